"""A worker of the benchmark, in Python: serve.py SYSTEM. Reads orders, a line of JSON each, and answers each with a line of JSON (README.md says which).

A system is a module beside this with two functions: `build(documents, folder, settings)` and `open(folder, settings)`, which gives a function from a
query and a limit to the places of the best documents.
"""

import importlib
import itertools
import json
import sys
import time
from pathlib import Path


class Worker:
    def __init__(self, system):
        self.system, self.find = system, None

    def build(self, documents, folder, settings, **_):
        documents = [json.loads(line) for line in Path(documents).read_text(encoding="utf-8").splitlines()]
        start = time.process_time()
        self.system.build(documents, Path(folder), settings)
        return {"seconds": time.process_time() - start}

    def open(self, folder, settings):
        self.find = self.system.open(Path(folder), settings)
        return {}

    def answer(self, queries, limit):
        return {"answers": [[int(place) for place in self.find(query, limit)] for query in read(queries)]}

    def time(self, queries, limit, warm):
        """The nanoseconds of each query, after queries for `warm` seconds that are not counted."""
        queries, end = read(queries), time.monotonic() + warm
        for query in itertools.cycle(queries):
            if time.monotonic() >= end:
                break
            self.find(query, limit)
        return {"nanoseconds": [self.nanoseconds(query, limit) for query in queries]}

    def nanoseconds(self, query, limit):
        start = time.perf_counter_ns()
        self.find(query, limit)
        return time.perf_counter_ns() - start


def read(queries):
    return json.loads(Path(queries).read_text(encoding="utf-8"))


if __name__ == "__main__":
    worker = Worker(importlib.import_module(sys.argv[1]))
    for line in sys.stdin:
        order = json.loads(line)
        print(json.dumps(getattr(worker, order.pop("do"))(**order)), flush=True)
