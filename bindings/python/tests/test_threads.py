"""Any number of threads share a pack."""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import jobpack
from places import ACADEMY

THREADS = 8
ROUNDS = 200
QUESTIONS = ["the raport is broken", "who gets credit", "numbers differ", "quarterly forecast", ""]


def test_threads_get_the_answers_of_one() -> None:
    pack = jobpack.open(ACADEMY)
    expected = [pack.find(words, limit=5).to_dict() for words in QUESTIONS]
    picked = pack.pick(minutes=30).to_dict()
    together = threading.Barrier(THREADS)

    def ask(thread: int) -> None:
        together.wait()
        for turn in range(ROUNDS):
            at = (turn + thread) % len(QUESTIONS)
            assert pack.find(QUESTIONS[at], limit=5).to_dict() == expected[at]
        assert pack.pick(minutes=30).to_dict() == picked
        assert [resource.id for resource in pack.resources] == [resource.id for resource in pack.resources[:]]
        pack.verify()

    sys.setswitchinterval(1e-5)
    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(ask, range(THREADS)))


def test_threads_count_into_one_tally() -> None:
    tally, other = jobpack.Tally(5), jobpack.Tally(5)

    def count(_: int) -> None:
        for _ in range(ROUNDS):
            tally.record(5, 1)
            other.merge(jobpack.Tally(5))
            tally.merge(other)

    with ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(count, range(THREADS)))
    assert tally.count(5, 1) == THREADS * ROUNDS
