"""Installs the peers below target/, pinned, and builds what is Rust. What cannot be installed is told, and measured without.

Owns: `Installed.commands`, how a worker of each peer is started, and `Installed.missing`, why there is none.
"""

import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
FOLDER = TARGET / "benches/peers"
PYTHON = FOLDER / "venv/bin/python"
JOBPACK = TARGET / "release/jobpack"

#: The peers of PyPI: the module of the adapter, and what it needs. SQLite comes with Python.
PYTHON_PEERS = {
    "fts5": ("fts5", []),
    "bm25s": ("bm25s_words", ["bm25s==0.3.16", "numba==0.68.1", "numpy==2.4.6", "PyStemmer==3.1.0"]),
    "rank_bm25": ("rank_bm25_words", ["numpy==2.4.6", "PyStemmer==3.1.0", "rank-bm25==0.2.2"]),
    "xapian": ("xapian_terms", ["xapian-bindings-binary==1.4.26"]),
}
NODE_PEERS = ("minisearch", "lunr")
RUST_PEERS = ("jobpack", "tantivy")


@dataclass
class Installed:
    commands: dict[str, list[str]] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    def attempt(self, peer, make):
        """Notes the command that `make` gives, or why it failed."""
        try:
            self.commands[peer] = [str(part) for part in make()]
        except subprocess.CalledProcessError as error:
            said = f"{error.stdout or ''}{error.stderr or ''}".strip().splitlines()
            self.missing[peer] = " ".join([f"{Path(error.cmd[0]).name} failed:", *said[-2:]])
        except OSError as error:
            self.missing[peer] = str(error)


def run(*command, folder=ROOT, **variables):
    parts = [str(part) for part in command]
    subprocess.run(parts, check=True, cwd=folder, capture_output=True, text=True, env={**os.environ, **variables})


def python(peer):
    module, needs = PYTHON_PEERS[peer]
    if not PYTHON.exists():
        venv.create(FOLDER / "venv", with_pip=True)
    if needs:
        run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", *needs)
    return PYTHON, HERE / "python/serve.py", module


def xapian():
    """Of PyPI; else of Debian, whose module only Debian's Python reads."""
    try:
        return python("xapian")
    except subprocess.CalledProcessError:
        debian = "/usr/bin/python3"
        told = "import sys\ntry: import xapian\nexcept ImportError: sys.exit('no wheel for this machine; apt-get install python3-xapian')"
        run(debian, "-c", told)
        return debian, HERE / "python/serve.py", PYTHON_PEERS["xapian"][0]


def node(peer):
    return "node", node_folder() / "serve.js", peer


@cache
def node_folder():
    """A copy of the adapters with their packages: they find them in the folder that they stand in."""
    folder = FOLDER / "node"
    shutil.copytree(HERE / "node", folder, dirs_exist_ok=True)
    run("npm", "ci", "--ignore-scripts", "--prefer-offline", "--silent", folder=folder)
    return folder


def rust(peer):
    target = FOLDER / "rust"
    build = ("cargo", "build", "--release", "--quiet", "--manifest-path", HERE / "rust/Cargo.toml", "--bin", peer)
    run(*build, *(["--features", "tantivy"] if peer == "tantivy" else []), CARGO_TARGET_DIR=str(target))
    return (target / "release" / peer,)


def install(peers, tell=lambda text: None):
    """What these peers need."""
    installed = Installed(
        environment={
            "JOBPACK": str(JOBPACK),
            "STOP_WORDS": str(ROOT / "author/src/compile/stop/en.txt"),
            # One thread.
            **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS", "RAYON_NUM_THREADS"), "1"),
        }
    )
    FOLDER.mkdir(parents=True, exist_ok=True)
    tell("the command jobpack")
    run("cargo", "build", "--release", "--quiet", "--package", "jobpack-author", "--bin", "jobpack")
    for peer in peers:
        tell(peer)
        installed.attempt(peer, maker(peer))
    return installed


def maker(peer):
    if peer == "xapian":
        return xapian
    make = rust if peer in RUST_PEERS else node if peer in NODE_PEERS else python
    return lambda: make(peer)


def versions():
    """What the figures are of, as far as it is not pinned here."""
    import sqlite3

    told = subprocess.run(["node", "--version"], check=False, capture_output=True, text=True).stdout.strip() if shutil.which("node") else "none"
    return {"python": sys.version.split()[0], "sqlite": sqlite3.sqlite_version, "node": told}
