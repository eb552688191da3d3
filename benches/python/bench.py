"""Measures and prints tables. Started by run.py."""

import gc
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import jobpack
from material import all_of_it, ndcg
from systems import LIMIT, SYSTEMS, Jobpack, Reader

#: Rounds, in each of which every system answers every query once, one system after the other.
ROUNDS = 7
#: The most queries that are timed: every second, third ... of those there are.
MOST = 100


def some(queries):
    return queries[:: -(-len(queries) // MOST)]


def timed(ask, queries, clock=time.perf_counter_ns):
    """The microseconds of each query."""
    times = []
    for query in queries:
        start = clock()
        ask(query)
        times.append((clock() - start) / 1000)
    return times


def native(pack, queries):
    """The engine's own times for the same queries, in a process of its own."""
    file = Path(os.environ["FOLDER"]) / "queries.txt"
    file.write_text("".join(" ".join(query.split()) + "\n" for query in queries), encoding="utf-8")
    told = subprocess.run([os.environ["PROBE"], "--bench", pack, file], check=True, capture_output=True, text=True).stdout
    return [float(line) for line in told.split()]


def medians(rounds):
    """The median of each query over the rounds."""
    return [statistics.median(times) for times in zip(*rounds)]


def p99(values):
    return sorted(values)[round((len(values) - 1) * 0.99)]


def memory(system, material):
    """How much more memory the process takes with it, in MiB: made in a copy of this process, so that nothing of the others counts."""
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:
        gc.collect()
        before = resident()
        kept = system(material)
        for _, query in some(material.queries):
            kept.find(query)
        os.write(writer, json.dumps(resident() - before).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as told:
        return json.load(told) / 2**20


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def compare(material):
    """Each system on this collection: a row of figures. Times are those of the processor, so that other work on the machine is not counted."""
    queries = some([query for _, query in material.queries])
    kept, seconds = [], []
    for system in SYSTEMS:
        start = time.process_time()
        kept.append(system(material))
        seconds.append(time.process_time() - start)
    same_answers(kept, queries)
    rounds = [[timed(system.find, queries, time.thread_time_ns) for system in kept] for _ in range(ROUNDS + 1)][1:]
    for system, one, times in zip(kept, seconds, zip(*rounds)):
        times = medians(times)
        answers = {id: system.find(query) for id, query in material.queries}
        quality, mebibytes = ndcg(material.judged, answers), memory(type(system), material)
        ready = f"{material.seconds:.2f} s, {one * 1e6:.0f} µs" if isinstance(system, Jobpack) else f"{one:.2f} s"
        print(f"| {material.name} | {system.name} | {statistics.median(times):,.0f} | {p99(times):,.0f} | {ready} | {mebibytes:.1f} | {quality:.4f} |", flush=True)


def same_answers(kept, queries):
    """The reader in Python answers as the engine does, or nothing is worth comparing."""
    pack = next(system.pack for system in kept if isinstance(system, Jobpack))
    reader = next(system for system in kept if isinstance(system, Reader))
    for query in queries:
        ours = [(hit.resource.id, hit.score) for hit in pack.find(query, limit=LIMIT)]
        assert ours == reader.answer(query), query


#: What one asks of the answer.
USES = {
    "find": lambda found: found,
    "and ids": lambda found: [hit.resource.id for hit in found],
    "and ids, titles": lambda found: [(hit.resource.id, hit.resource.title) for hit in found],
    "and reasons": lambda found: [[(reason.statement, reason.why, reason.words) for reason in hit.why] for hit in found],
}


def overhead(material):
    """What the binding adds to the engine's own time: the median of the differences over the queries."""
    pack, queries = jobpack.open(material.pack), some([query for _, query in material.queries])
    rounds = []
    for _ in range(ROUNDS + 1):
        asked = [timed(lambda query: use(pack.find(query, limit=LIMIT)), queries) for use in USES.values()]
        rounds.append([native(material.pack, queries), *asked])
    own, *asked = [medians(times) for times in zip(*rounds[1:])]
    added = [statistics.median(total - one for total, one in zip(times, own)) for times in asked]
    print(f"| {material.name} | {statistics.median(own):.1f} | " + " | ".join(f"{one:+.1f}" for one in added) + " |", flush=True)


if __name__ == "__main__":
    materials = list(all_of_it(sys.argv[1:]))
    print("| collection | system | median, µs | p99, µs | ready in | MiB | nDCG@10 |\n|---|---|--:|--:|--:|--:|--:|")
    for material in materials:
        compare(material)
    print("\n| collection | engine, µs | " + " | ".join(USES) + " |\n|---|--:|" + "--:|" * len(USES))
    for material in materials:
        overhead(material)
