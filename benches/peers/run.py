#!/usr/bin/env python3
"""Compares Jobpack with search engines that people would take instead: python3 benches/peers/run.py [COLLECTION...]. See README.md beside this."""

import argparse
import json
import sys
import time
from pathlib import Path

import collection
import report
from install import install, versions
from measure import Plan, measure
from systems import CHECK, OURS, SYSTEMS


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split(": ", 1)[0])
    parser.add_argument("collections", nargs="*", metavar="COLLECTION", help="a folder of JOBPACK_DATA, or academy; all without a name")
    parser.add_argument("--only", action="append", metavar="NAME", help="measure this system or all of this peer, beside ours; may be repeated")
    parser.add_argument("--rounds", type=int, default=5, help="how often each query is timed (default 5)")
    parser.add_argument("--queries", type=int, default=300, help="how many queries of a collection are timed at most, 0 for all (default 300)")
    parser.add_argument("--json", action="store_true", help="print figures for machines instead of tables")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the tables to this file as well")
    parser.add_argument("--self-check", action="store_true", help="check that the benchmark runs: ours, SQLite and bm25s on the academy")
    chosen = parser.parse_args()
    if chosen.rounds < 1 or chosen.queries < 0:
        parser.error("--rounds is at least 1, --queries at least 0")
    return parser, chosen


def tell(text):
    """Progress, where somebody looks."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text[:110]}", end="", file=sys.stderr, flush=True)


def wanted_systems(parser, chosen):
    only = set(CHECK if chosen.self_check else chosen.only or ())
    unknown = only - {name for system in SYSTEMS for name in (system.name, system.peer)}
    if unknown:
        parser.error(f"no such system or peer: {', '.join(sorted(unknown))}")
    return [system for system in SYSTEMS if not only or system.peer == OURS or {system.name, system.peer} & only]


def wanted_collections(parser, chosen):
    """How each is read, by name."""
    there = {"academy": collection.academy}
    there |= {name: lambda folder=folder: collection.of_folder(folder) for name, folder in collection.folders().items()}
    names = ["academy"] if chosen.self_check else chosen.collections or list(there)
    unknown = [name for name in names if name not in there]
    if unknown:
        parser.error(f"no such collection: {', '.join(unknown)}. There are: {', '.join(there)}. JOBPACK_DATA names the folder of collections")
    return {name: there[name] for name in names}


def check(measured, failed):
    """Whether the benchmark works at all: every system answered, and not with nothing."""
    [rows] = measured.values()
    assert not failed, failed
    assert {row["system"] for row in rows} == set(CHECK), rows
    for row in rows:
        assert 0 < row["ndcg"] <= 1 and 0 < row["median10"] <= row["p99_10"] and row["bytes"] > 0 and row["seconds"] > 0, row
    print("The benchmark runs.")


def main():
    parser, chosen = arguments()
    systems, collections = wanted_systems(parser, chosen), wanted_collections(parser, chosen)
    plan = Plan(2 if chosen.self_check else chosen.rounds, chosen.queries)
    start, pages, measured, failed = time.monotonic(), [], {}, {}

    def page(text):
        tell("")
        pages.append(text)
        if not chosen.json:
            print(text, flush=True)

    installed = install(dict.fromkeys(system.peer for system in systems), lambda what: tell(f"installing {what}"))
    for peer, reason in installed.missing.items():
        page(f"{peer} is left out, because it could not be installed: {reason}\n")
    systems = [system for system in systems if system.peer in installed.commands]
    for name, read in collections.items():
        one = read()
        measured[name], failures = measure(one, systems, installed, plan, tell)
        failed |= {f"{system} on {name}": reason for system, reason in failures.items()}
        page(f"## {name}: {len(one.documents):,} documents, {len(one.queries):,} queries\n\n{report.collection_table(measured[name])}")
    for which, reason in failed.items():
        page(f"{which} failed: {reason}\n")
    told = report.summary(measured)
    if told["collections"]:
        page(f"## What it comes to\n\n{report.summary_tables(told)}")
    versioned = ", ".join(f"{name} {version}" for name, version in versions().items())
    page(f"{plan.rounds} rounds, {time.monotonic() - start:.0f} s, {versioned}.")
    if chosen.json:
        print(json.dumps({"collections": measured, "summary": told, "failed": failed, "missing": installed.missing}, indent=1))
    if chosen.out:
        chosen.out.write_text("\n".join(pages) + "\n", encoding="utf-8")
    if chosen.self_check:
        check(measured, failed)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
