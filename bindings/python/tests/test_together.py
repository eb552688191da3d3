"""Several packs asked as one, and many questions in one call."""

from __future__ import annotations

import multiprocessing
import threading

import jobpack
import pytest
from places import ACADEMY, TOGETHER, WHOLE

PARTS = [jobpack.open(path) for path in sorted(TOGETHER.glob("*.pack"))]
PACKS = jobpack.Packs(PARTS)
PACK = jobpack.open(ACADEMY)
QUESTIONS = ["the raport is broken", "who gets credit", "", "numbers differ", "zzzz"] * 500


def test_packs_are_a_sequence() -> None:
    assert len(PACKS) == len(PARTS) and list(PACKS) == PARTS and PACKS[-1] is PARTS[-1] and PACKS[:2] == tuple(PARTS[:2])
    assert repr(PACKS) == "<jobpack.Packs, 3 of one division>"


def test_hits_lead_into_the_pack_that_has_them() -> None:
    found = PACKS.find("reporting mails readers")
    ids = [hit.resource.id for hit in found]
    assert len(ids) > 1 and len(set(ids)) == len(ids) and found.ids == tuple(ids)
    for hit in found:
        number = hit.to_dict()["resource"]
        resource = PACKS.resource(number)
        assert resource == hit.resource and resource is not None and PARTS[number].resources[0] == resource
        assert hit.need is None or hit.why[0].statement == hit.need.statement
    assert [row["resource"] for row in found.to_list()] == ids
    assert found == PACKS.find("reporting mails readers") != PARTS[0].find("reporting mails readers")
    assert PACKS.resource(3) is None


def test_a_circumstance_holds_in_all_packs() -> None:
    desk = PACKS.situation("desk")
    for parts in (PARTS, PARTS[::-1], PARTS[1:] + PARTS[:1]):
        packs = jobpack.Packs(parts)
        found = packs.find("reporting mails", when="desk")
        assert found.to_dict() == PACKS.find("reporting mails", when=desk).to_dict()
    with pytest.raises(jobpack.UsageError):
        PACKS.find("mails", when=PARTS[1].situation("desk"))


def test_packs_may_be_missing() -> None:
    everything = {hit.resource.id for hit in PACKS.find("reporting mails readers")}
    some = {hit.resource.id for hit in jobpack.Packs(PARTS[1:]).find("reporting mails readers")}
    assert some == everything - {PARTS[0].resources[0].id}


def test_what_was_not_made_together_is_refused() -> None:
    for packs in ([], [PACK, PACK], [PARTS[0], PARTS[0]], [PARTS[0], jobpack.open(WHOLE)]):
        with pytest.raises(jobpack.PackError) as raised:
            jobpack.Packs(packs)
        assert raised.value.code == "JOBPACK_ERROR_NOT_TOGETHER" and raised.value.advice
    with pytest.raises(TypeError):
        jobpack.Packs(["academy.pack"])  # type: ignore[list-item]


@pytest.mark.parametrize("asked", [PACK, PACKS])
def test_many_questions_have_the_answers_of_one_by_one(asked: jobpack.Pack | jobpack.Packs) -> None:
    answers = asked.find_many(iter(QUESTIONS), limit=3, minutes=20)
    assert answers == tuple(asked.find(words, limit=3, minutes=20) for words in QUESTIONS)
    assert [found.ids for found in answers] == [tuple(hit.resource.id for hit in found) for found in answers]
    assert asked.find_many([]) == () and asked.find_many(["x"], limit=0)[0].words == asked.find("x").words
    with pytest.raises(TypeError, match="a list of texts"):
        asked.find_many("one question")
    with pytest.raises(TypeError):
        asked.find_many(["a", 1])  # type: ignore[list-item]
    with pytest.raises(jobpack.UsageError):
        asked.find_many(["a"], limit=-1)


def test_other_threads_go_on_meanwhile() -> None:
    done = threading.Event()
    turns = 0

    def turn() -> None:
        nonlocal turns
        while not done.is_set():
            turns += 1

    thread = threading.Thread(target=turn)
    thread.start()
    PACK.find_many(QUESTIONS)
    before = turns
    PACK.find_many(QUESTIONS * 4)
    done.set()
    thread.join()
    assert turns > before


def _asked(_: int) -> int:
    return len(PACK.find_many(QUESTIONS))


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
def test_a_forked_process_asks_as_well() -> None:
    PACK.find_many(QUESTIONS)
    with multiprocessing.get_context("fork").Pool(2) as processes:
        assert processes.map_async(_asked, range(2)).get(timeout=60) == [len(QUESTIONS)] * 2


def test_an_unpacked_pack_answers_the_same() -> None:
    unpacked = jobpack.open(ACADEMY, unpack=True)
    for words in QUESTIONS[:5]:
        for limit in (1, 3, 100):
            there, here = PACK.find(words, limit=limit), unpacked.find(words, limit=limit)
            assert there.to_list() == here.to_list() and there.repairs == here.repairs
            assert [need.to_dict() for need in there.needs] == [need.to_dict() for need in here.needs]
    assert [found.ids for found in unpacked.find_many(QUESTIONS)] == [found.ids for found in PACK.find_many(QUESTIONS)]
    unpacked.verify()
    assert unpacked.counts == PACK.counts
    parts = [jobpack.open(path, unpack=True) for path in sorted(TOGETHER.glob("*.pack"))]
    mixed = jobpack.Packs([*parts[:2], *PARTS[2:]])
    assert mixed.find("reporting mails readers").to_list() == PACKS.find("reporting mails readers").to_list()


def test_unpacking_what_is_no_pack_says_so() -> None:
    with pytest.raises(jobpack.PackError):
        jobpack.open(b"no pack", unpack=True)
