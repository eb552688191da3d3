"""Finding and picking: what may be said, and what comes back."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

import jobpack
import pytest
from places import ACADEMY

PACK = jobpack.open(ACADEMY)
FACET = PACK.facets[0].name
CIRCUMSTANCE = PACK.circumstances[0].id


def test_a_hit_says_why() -> None:
    found = PACK.find("the raport is broken", limit=3)
    assert isinstance(found, Sequence) and len(found) == 3
    hit = found[0]
    assert isinstance(hit.resource, jobpack.Resource) and hit.score >= found[1].score
    led = hit.why[0]
    assert led.need == hit.need and led.statement and "broken" in led.words
    said = {word for hit in found for reason in hit.why for word in reason.words}
    assert said == {"report", "broken"}
    assert [(repair.text, repair.found) for repair in found.repairs] == [("raport", "report"), ("raport", "rapport")]
    # The second guess is told as a word that is said no time.
    assert [(word.text, word.times) for word in found.words] == [("raport", 1), ("raport", 0), ("broken", 1)]
    assert found.needs[0].need in PACK.needs and not found.overlong


def test_found_is_a_sequence_of_hits() -> None:
    found = PACK.find("the report is broken", limit=4)
    hits = list(found)
    assert found[-1] == hits[-1] and found[1:3] == tuple(hits[1:3]) and hits[0] in found
    assert [row["resource"] for row in found.to_list()] == [hit.resource.id for hit in found]
    assert len(found.to_dict()["hits"]) == 4 == len(set(hits))
    assert found == PACK.find("the report is broken", limit=4) != PACK.find("the report is broken")
    with pytest.raises(IndexError):
        found[4]


def test_places_are_in_bytes() -> None:
    (word,) = PACK.find("ä report").words
    assert (word.text, word.start, word.end) == ("report", 3, 9)


def test_nothing_found_is_empty() -> None:
    found = PACK.find("")
    assert not found and found.to_list() == [] and found.to_dict()["hits"] == []
    assert len(PACK.find("the report is broken", limit=0)) == 0


def test_when_may_be_said_in_many_ways() -> None:
    value = next(condition.value for condition in PACK.conditions if condition.facet.name == FACET)
    assert value is not None
    fact = f"{FACET}={value}"
    said = PACK.situation(fact)
    assert said.conditions == (PACK.condition(FACET, value),)
    assert said == PACK.situation([fact]) == PACK.situation({FACET: value}) == PACK.situation({FACET: [value]})
    named = PACK.situation(CIRCUMSTANCE)
    assert named == PACK.situation(PACK.circumstances[0])
    assert named.minutes == PACK.circumstances[0].minutes
    both = PACK.situation([CIRCUMSTANCE, fact], minutes=7, language="de", moments="apply", level="beginner")
    assert (both.minutes, both.language, both.moments, both.level) == (7, "de", ("apply",), "beginner")
    assert len(both.conditions) == 1 + len(named.conditions)
    again = PACK.situation(both, minutes=9)
    assert again.minutes == 9 and again.conditions == both.conditions and again.level == "beginner"


def test_a_day_is_a_date_or_a_text() -> None:
    day = datetime.date(2026, 3, 4)
    at_noon = datetime.datetime(2026, 3, 4, 12)
    days = [PACK.situation(today=today).today for today in (day, at_noon, "2026-03-04")]
    assert days == [(day - datetime.date(2000, 1, 1)).days] * 3


def test_a_situation_is_resolved_once_and_asked_often() -> None:
    situation = PACK.situation(CIRCUMSTANCE, minutes=5)
    directly = PACK.find("the report is broken", when=CIRCUMSTANCE, minutes=5)
    assert PACK.find("the report is broken", when=situation) == directly
    assert all(hit.resource.minutes <= 5 for hit in directly)
    assert all(hit.resource.fit(situation) is not None for hit in directly)
    assert any(resource.fit(situation) is None for resource in PACK.resources)
    assert PACK.resources[0].fit() == 0


ASKED: list[tuple[Callable[[], object], str, str]] = [
    (lambda: PACK.find("x", when="nowhere"), "no circumstance `nowhere`", CIRCUMSTANCE),
    (lambda: PACK.find("x", when="nothing=much"), "no facet `nothing`", FACET),
    (lambda: PACK.find("x", when={"nothing": "much"}), "no facet `nothing`", FACET),
    (lambda: PACK.find("x", when=[CIRCUMSTANCE, PACK.circumstances[1].id]), "only one circumstance", "facet=value"),
    (lambda: PACK.find("x", level="expert"), "no level `expert`", "advanced"),  # type: ignore[arg-type]
    (lambda: PACK.find("x", moments=["new", "old"]), "no moment `old`", "solve"),  # type: ignore[list-item]
    (lambda: PACK.find("x", today="tomorrow"), "`tomorrow`", "YYYY-MM-DD"),
    (lambda: PACK.find("x", today=datetime.date(1999, 12, 31)), "1999-12-31", "from 2000-01-01"),
    (lambda: PACK.find("x", limit=10_001), "limit", "10000"),
    (lambda: PACK.find("x", limit=-1), "limit", "10000"),
    (lambda: PACK.find("x", minutes=70_000), "minutes", "65535"),
    (lambda: PACK.pick(minutes=-1), "minutes", "65535"),
    (lambda: PACK.pick(items=100_000), "items", "65535"),
    (lambda: PACK.pick(aspects=["nobody"]), "no need `nobody`", "pack.needs"),
    (lambda: PACK.pick(known="nobody"), "no resource `nobody`", "pack.resources"),
    (lambda: PACK.pick(known=10**9), "no resource", "pack.resources"),
    (lambda: PACK.pick(pool="nobody"), "no collection `nobody`", "pack.collections"),
    (lambda: PACK.pick(known=jobpack.open(ACADEMY).resources[0]), "another pack", "id"),
    (lambda: PACK.find("x", when=jobpack.open(ACADEMY).situation()), "another pack", "situation"),
    (lambda: jobpack.Profile.named("mine"), "no profile `mine`", "share10-2005"),
]


@pytest.mark.parametrize(("ask", "message", "advice"), ASKED)
def test_what_makes_no_sense_says_what_does(ask: Callable[[], object], message: str, advice: str) -> None:
    with pytest.raises(jobpack.UsageError) as caught:
        ask()
    assert isinstance(caught.value, ValueError) and caught.value.code == "usage"
    assert message in caught.value.message and advice in caught.value.advice


@pytest.mark.parametrize(
    "arguments",
    [{"when": 3}, {"when": [3]}, {"today": 3}, {"moments": 3}, {"limit": "many"}, {"language": 3}],
)
def test_the_wrong_type_is_a_type_error(arguments: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        PACK.find("x", **arguments)
    with pytest.raises(TypeError):
        PACK.find(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        PACK.pick(known=1.5)  # type: ignore[arg-type]


def test_a_pick_keeps_to_its_limits_and_says_how_good_it_is() -> None:
    selection = PACK.pick(minutes=30, items=4)
    assert isinstance(selection, Sequence) and 0 < len(selection) <= 4
    assert list(selection) == list(selection.items) and selection[-1] == selection.items[-1]
    certificate = selection.certificate
    assert sum(item.minutes for item in selection) == certificate.minutes <= 30
    assert certificate.known + sum(item.gain for item in selection) == certificate.value <= certificate.bound
    assert certificate.item_count == len(selection) and certificate.aspect_count == len(selection.aspects)
    assert [row["resource"] for row in selection.to_list()] == [item.resource.id for item in selection]
    assert selection.left_out[0].reason and selection.left_out[0].resource not in [item.resource for item in selection]
    assert selection.to_dict()["certificate"] == certificate.to_dict()


def test_what_is_known_is_not_picked() -> None:
    first = PACK.pick(items=1)[0].resource
    for known in (first, first.id, first.number, [first]):
        assert first not in [item.resource for item in PACK.pick(items=3, known=known)]


def test_a_pool_is_a_collection_or_a_list() -> None:
    collection = PACK.collections[0]
    resources = [item.resource for item in collection.items]
    picked = [PACK.pick(pool=pool) for pool in (collection, collection.id, resources, [one.id for one in resources])]
    assert all(selection.to_dict() == picked[0].to_dict() for selection in picked)
    assert {item.resource for item in picked[0]} <= set(resources)
    assert len(PACK.pick(pool=[])) == 0


def test_aspects_may_be_needs() -> None:
    need = PACK.outcomes[0]
    selection = PACK.pick(aspects=need, items=1)
    assert [aspect.need for aspect in selection.aspects] == [need]


def test_the_last_word_is_completed() -> None:
    (first, *_) = completions = PACK.complete("Which rep", limit=3)
    assert first.text == "report" and first.frequency > 0
    assert [one.text[:3] for one in completions] == ["rep"] * len(completions)
    assert list(first.to_dict()) == ["text", "term", "frequency"]
    assert PACK.complete("report ") == PACK.complete("") == PACK.complete("rep", limit=0) == ()
    with pytest.raises(jobpack.UsageError):
        PACK.complete("rep", limit=-1)
