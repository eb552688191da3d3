"""Measures the systems on one collection: builds, asks, takes times in turns. Gives a row of figures for each.

Times: each system is asked in a process of its own, all are open at once, and one after the other is given a round: it asks queries for a while that is not
counted, then each query once. A query counts with its fastest round, so that other work on the machine shows as little as can be.
"""

import json
import os
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import product
from pathlib import Path

from evaluate import evaluate
from worker import Failed, Worker

LIMITS = (10, 100)
#: Seconds of queries that are not counted: before the first round, since some compile while they run, and before each other.
WARM, WARM_AGAIN = 0.5, 0.05


@dataclass(frozen=True)
class Plan:
    rounds: int
    queries: int  # the most that are timed: every second, third ... of those there are; 0 is all


@dataclass
class Run:
    """A system while it is measured: its index, its process, its figures."""

    system: object
    folder: Path = None
    worker: Worker = None
    row: dict = field(default_factory=dict)
    times: dict = field(default_factory=lambda: {limit: [] for limit in LIMITS})  # by limit, for each round: the nanoseconds of each query


def measure(collection, systems, installed, plan, tell):
    """The rows of figures, and why those that have none failed."""
    environment = {**os.environ, **installed.environment}
    failed = {}

    def each(doing, runs, step):
        """The step for every system, without those that fail in it."""
        for number, run in enumerate(runs, 1):
            tell(f"{collection.name}: {doing} {number}/{len(runs)}, {run.system.name}")
            try:
                step(run)
            except Failed as reason:
                failed[run.system.name] = str(reason)
        return [run for run in runs if run.system.name not in failed]

    def start(run):
        return Worker(installed.commands[run.system.peer], environment)

    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        files = write(collection, Path(folder), plan)
        built = {}
        runs = [Run(system, row={"system": system.name, "peer": system.peer}) for system in systems]
        runs = each("building", runs, lambda run: build(run, start, collection, files, built))
        runs = each("opening", runs, lambda run: open_index(run, opened.enter_context(start(run))))
        runs = each("answers of", runs, lambda run: answer(run, collection, files))
        for turn, limit in product(range(plan.rounds), LIMITS):
            doing = f"top {limit}, round {turn + 1}/{plan.rounds}, system"
            runs = each(doing, runs, partial(time, files=files, limit=limit, warm=WARM_AGAIN if turn else WARM))
        for run in runs:
            run.row |= {"memory": run.worker.peak(), **summed_up(run.times)}
    return [run.row for run in runs], failed


def write(collection, folder, plan):
    """The files that the orders name."""
    (folder / "documents.jsonl").write_text("".join(json.dumps(one) + "\n" for one in collection.documents), encoding="utf-8")
    texts = {name: [query["text"] for query in queries] for name, queries in (("clean", collection.queries), ("typo", collection.typos))}
    step = -(-len(texts["clean"]) // (plan.queries or len(texts["clean"])))
    texts["timed"] = texts["clean"][::step]
    for name, queries in texts.items():
        (folder / f"{name}.json").write_text(json.dumps(queries), encoding="utf-8")
    return folder


def build(run, start, collection, files, built):
    """Its index, or that of a system of the same peer with the same settings for it."""
    key = (run.system.peer, json.dumps(run.system.index, sort_keys=True))
    if key not in built:
        folder = Path(tempfile.mkdtemp(dir=files))
        order = {"documents": files / "documents.jsonl", "source": collection.source, "folder": folder, "settings": run.system.index}
        with start(run) as worker:
            told = worker.order("build", **order)
            figures = {"seconds": told["seconds"], "bytes": told.get("bytes", size(folder)), "build_memory": told.get("peak", worker.peak())}
        built[key] = folder, figures
    run.folder, figures = built[key]
    run.row |= figures


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def open_index(run, worker):
    run.worker = worker
    worker.order("open", folder=run.folder, settings=run.system.settings)


def answer(run, collection, files):
    for name, queries, suffix in (("clean", collection.queries, ""), ("typo", collection.typos, "_typo")):
        if queries:
            told = run.worker.order("answer", queries=files / f"{name}.json", limit=LIMITS[0])["answers"]
            found = {query["id"]: [document_id(collection, one) for one in places] for query, places in zip(queries, told, strict=True)}
            run.row |= {f"{measure}{suffix}": value for measure, value in evaluate(collection.judged, found).items()}


def document_id(collection, named):
    """Documents are named by their places, or by their ids."""
    return collection.ids[named] if isinstance(named, int) else named


def time(run, files, limit, warm):
    told = run.worker.order("time", queries=files / "timed.json", limit=limit, warm=warm)
    run.times[limit].append(told["nanoseconds"])


def summed_up(times):
    """In microseconds: each query counts with its fastest round."""
    fastest = {limit: [min(rounds) / 1000 for rounds in zip(*times[limit], strict=True)] for limit in LIMITS}
    medians = {f"median{limit}": quantile(fastest[limit], 0.5) for limit in LIMITS}
    return medians | {f"p99_{limit}": quantile(fastest[limit], 0.99) for limit in LIMITS}


def quantile(values, share):
    return sorted(values)[round((len(values) - 1) * share)]
