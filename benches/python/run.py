"""Installs the package and its peers below target/, builds the packs, and measures: python3 benches/python/run.py [COLLECTION...]"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
FOLDER = TARGET / "benches" / "python"
PYTHON = FOLDER / "venv" / "bin" / "python"


def run(*command, **options):
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, **options)


def install():
    """The peers, and the package as a wheel that is built like a released one."""
    if not PYTHON.exists():
        venv.create(FOLDER / "venv", with_pip=True)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--requirement", ROOT / "benches/python/requirements.txt")
    wheels = FOLDER / "wheels"
    for old in wheels.glob("*.whl"):
        old.unlink()
    run(PYTHON, "-m", "maturin", "build", "--release", "--quiet", "--manifest-path", ROOT / "bindings/python/Cargo.toml", "--out", wheels)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps", *wheels.glob("*.whl"))


def native():
    """Builds the command and the engine's own measurement; gives the program of each."""
    run("cargo", "build", "--release", "--quiet", "--package", "jobpack-author", "--bin", "jobpack")
    run("cargo", "bench", "--no-run", "--quiet", "--bench", "queries")
    built = (TARGET / "release/deps").glob("queries-*")
    probe = max((path for path in built if path.suffix == ""), key=lambda path: path.stat().st_mtime)
    return TARGET / "release/jobpack", probe


if __name__ == "__main__":
    install()
    command, probe = native()
    named = {"COMMAND": str(command), "PROBE": str(probe), "FOLDER": str(FOLDER), "OMP_NUM_THREADS": "1"}
    run(PYTHON, ROOT / "benches/python/bench.py", *sys.argv[1:], env={**os.environ, **named})
