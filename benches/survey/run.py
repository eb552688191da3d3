#!/usr/bin/env python3
"""Measures how fast a large survey is counted, beside polars and DuckDB: python3 benches/survey/run.py. See README.md beside this."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()
FOLDER = TARGET / "benches/survey"
PYTHON = FOLDER / "venv/bin/python"
OURS = TARGET / "release/examples/survey"
NEEDS = ["duckdb==2.0.0", "numpy==2.4.6", "polars==2.1.0"]
#: How each peer can be asked for the same: serve.py says how.
WAYS = {"polars": ("value_counts", "group_by", "read_first"), "duckdb": ("histogram", "group_by")}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split(": ", 1)[0])
    parser.add_argument("--people", type=int, default=1_000_000, help="respondents (default 1,000,000)")
    parser.add_argument("--outcomes", type=int, default=100, help="outcomes (default 100)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds; all systems have their turn in each (default 7)")
    parser.add_argument("--json", action="store_true", help="print figures for machines instead of tables")
    parser.add_argument("--self-check", action="store_true", help="check that the benchmark runs, with a small survey")
    chosen = parser.parse_args()
    if chosen.self_check:
        chosen.people, chosen.outcomes, chosen.rounds = 20_000, 5, 2
    if min(chosen.people, chosen.outcomes, chosen.rounds) < 1:
        parser.error("--people, --outcomes and --rounds are at least 1")
    return chosen


def run(*command):
    subprocess.run([str(part) for part in command], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def install():
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not PYTHON.exists():
        venv.create(FOLDER / "venv", with_pip=True)
    run(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:", *NEEDS)
    run("cargo", "build", "--release", "--quiet", "--package", "jobpack-author", "--example", "survey")


class Worker:
    """A process that answers each line with one of JSON."""

    def __init__(self, *command):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen([str(part) for part in command], text=True, **pipes)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline()
        if not said:
            sys.exit(f"a worker ended at: {line}")
        return json.loads(said)

    def end(self):
        self.process.stdin.close()
        self.process.wait()


def files(people, outcomes):
    """The survey as polars and as DuckDB write it."""
    made = {by: FOLDER / f"{people}x{outcomes}-{by}.parquet" for by in WAYS}
    if not all(path.exists() for path in made.values()):
        writer = Worker(PYTHON, HERE / "serve.py", "write")
        writer.ask(json.dumps({"people": people, "outcomes": outcomes, **{by: str(path) for by, path in made.items()}}))
        writer.end()
    return made


def measure(chosen):
    made = files(chosen.people, chosen.outcomes)
    ours = Worker(OURS)
    peers = {peer: Worker(PYTHON, HERE / "serve.py", peer) for peer in WAYS}
    memory, seconds, checks = [], {}, {}
    # One round more than is counted: files come into memory, and code is read.
    for count in range(chosen.rounds + 1):
        told = ours.ask(f"memory {chosen.people} {chosen.outcomes}")
        found = {}
        for by, path in made.items():
            found[by, "jobpack", "count"] = ours.ask(f"file {path}")
            for peer, ways in WAYS.items():
                for way in ways:
                    order = {"way": way, "path": str(path), "outcomes": chosen.outcomes}
                    found[by, peer, way] = peers[peer].ask(json.dumps(order))
        for (by, *which), one in found.items():
            checks.setdefault(by, set()).add(one["check"])
            if count:
                seconds.setdefault((by, *which), []).append(one["seconds"])
        if count:
            memory.append(told)
    for worker in (ours, *peers.values()):
        worker.end()
    wrong = {by: found for by, found in checks.items() if len(found) != 1}
    if wrong:
        sys.exit(f"the systems do not agree: {wrong}")
    return memory, seconds


def report(chosen, memory, seconds):
    size = memory[0]["bytes"]
    rates = {what: statistics.median(size / one[what] / 1e9 for one in memory) for what in ("sum", "scored", "counted")}
    shares = {what: statistics.median(one["sum"] / one[what] for one in memory) for what in ("scored", "counted")}
    figures = {
        "people": chosen.people,
        "outcomes": chosen.outcomes,
        "memory": {"bytes": size, "gigabytes_a_second": rates, "share_of_sum": shares},
        "files": [
            {"written_by": by, "system": system, "way": way, "seconds": statistics.median(times)}
            for (by, system, way), times in seconds.items()
        ],
    }
    if chosen.json:
        print(json.dumps(figures, indent=1))
        return figures
    print(f"## {chosen.people:,} respondents, {chosen.outcomes:,} outcomes; medians of {chosen.rounds} rounds, {os.cpu_count()} cores\n")
    print(f"From memory, {size / 1e6:,.0f} MB, two answers in a byte:\n")
    print("| work over the same bytes | GB/s | of the sum |\n|---|---:|---:|")
    print(f"| added up, which is what memory gives | {rates['sum']:.1f} | 100 % |")
    print(f"| scored: top boxes, intervals, regions | {rates['scored']:.1f} | {shares['scored']:.0%} |")
    print(f"| every pair of answers counted | {rates['counted']:.1f} | {shares['counted']:.0%} |\n")
    print("From Parquet, every pair of answers counted for each outcome:\n")
    print("| system | way | file of polars, s | file of DuckDB, s |\n|---|---|---:|---:|")
    for system, way in dict.fromkeys(tuple(which) for _, *which in seconds):
        times = (statistics.median(seconds[by, system, way]) for by in WAYS)
        print(f"| {system} | {way} | {' | '.join(f'{time:.3f}' for time in times)} |")
    return figures


def main():
    chosen = arguments()
    install()
    figures = report(chosen, *measure(chosen))
    if chosen.self_check:
        assert all(row["seconds"] > 0 for row in figures["files"]) and len(figures["files"]) == 12, figures
        print("The benchmark runs.")


if __name__ == "__main__":
    main()
