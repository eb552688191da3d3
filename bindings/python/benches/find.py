"""How long it takes to find from Python: `python find.py PACK QUESTIONS`, lines of `id TAB text`, as `cargo bench --bench find` measures the engine.

Each question is asked in several rounds and counts with its median; the figures are the median over the questions, in microseconds. Then thousands of
questions are asked for the ids of ten hits one by one and in one call, in turns: the figures are the median over the turns, for one question.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter_ns

import jobpack

ROUNDS = 101
MANY = 5_000
TURNS = 11


def microseconds(work: Callable[[str], object], question: str) -> float:
    times = []
    for _ in range(ROUNDS):
        start = perf_counter_ns()
        work(question)
        times.append(perf_counter_ns() - start)
    return median(times) / 1000


def many(pack: jobpack.Pack, texts: list[str]) -> None:
    questions = texts * (MANY // len(texts) + 1)
    ways: dict[str, Callable[[], object]] = {
        "one by one": lambda: [[hit.resource.id for hit in pack.find(text)] for text in questions],
        "one by one, found.ids": lambda: [pack.find(text).ids for text in questions],
        "in one call, found.ids": lambda: [found.ids for found in pack.find_many(questions)],
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(TURNS):
        for name, ask in ways.items():
            start = perf_counter_ns()
            ask()
            times[name].append((perf_counter_ns() - start) / 1000 / len(questions))
    for name, taken in times.items():
        print(f"{len(questions)} questions {name:22} {median(taken):8.2f} µs")


def main(path: str, questions: str) -> None:
    pack = jobpack.open(path)
    texts = [line.split("\t")[1] for line in Path(questions).read_text(encoding="utf-8").splitlines() if "\t" in line]
    nothing = median(microseconds(lambda _: None, text) for text in texts)
    for limit in (10, 100):
        answers: list[tuple[str, Callable[[str], object]]] = [
            ("find", lambda text: pack.find(text, limit=limit)),
            ("find, ids and titles", lambda text: [(h.resource.id, h.resource.title) for h in pack.find(text, limit=limit)]),
            ("find, with reasons", lambda text: pack.find(text, limit=limit).to_list()),
        ]
        for name, work in answers:
            print(f"{limit:3} hits  {name:22} {median(microseconds(work, text) for text in texts) - nothing:8.2f} µs")
    many(pack, texts)


if __name__ == "__main__":
    main(*sys.argv[1:])
