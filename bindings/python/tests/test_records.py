"""Records: what they are, how they compare, and that they lead to each other."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from itertools import islice

import jobpack
import pytest
from places import ACADEMY, WHOLE

PACK = jobpack.open(WHOLE)
SHARED = ("conditions", "job_circumstances")
"""What several others may have alike."""
KINDS = [kind for kind in PACK.counts if kind not in ("names", "sections")]


@pytest.mark.parametrize("kind", PACK.counts)
def test_a_kind_is_a_sequence(kind: str) -> None:
    records: jobpack.Records[typing.Any] = getattr(PACK, kind)
    assert isinstance(records, Sequence)
    every = list(records)
    assert len(every) == len(records) == PACK.counts[kind] > 0
    assert records[-1] == every[-1] == records[len(every) - 1]
    assert records[1:] == tuple(every[1:]) and records[::-1] == tuple(every[::-1])
    assert list(reversed(records)) == every[::-1]
    assert every[-1] in records
    assert records.index(every[-1]) == every.index(every[-1]) and records.count(every[-1]) == every.count(every[-1])
    assert object() not in records
    assert list(islice(records, 1)) == every[:1]
    for place in (len(every), -len(every) - 1, 10**30):
        with pytest.raises(IndexError):
            records[place]
    with pytest.raises(TypeError):
        records["first"]  # type: ignore[call-overload]
    with pytest.raises(ValueError):
        records.index(object())


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_values(kind: str) -> None:
    records, again = getattr(PACK, kind), getattr(PACK, kind)
    assert records[0] is not again[0] and records[0] == again[0] and hash(records[0]) == hash(again[0])
    assert kind in SHARED or len(set(records)) == len(records)
    assert records[0] != getattr(jobpack.open(WHOLE), kind)[0]
    assert records[0] != "something else"
    assert type(records[0]).__name__ in repr(records[0])
    with pytest.raises(AttributeError):
        records[0].number = 1


def test_a_repr_shows_who_it_is() -> None:
    resource = PACK.resources[0]
    assert resource.id in repr(resource) and resource.title in repr(resource)
    assert PACK.about.title in repr(PACK)


def test_needs_are_jobs_or_outcomes() -> None:
    assert [type(need) for need in PACK.needs] == [jobpack.Job] * len(PACK.jobs) + [jobpack.Outcome] * len(PACK.outcomes)
    assert all(isinstance(need, jobpack.Need) for need in PACK.needs)
    outcome = PACK.outcomes[0]
    assert outcome == PACK.needs[len(PACK.jobs)] and outcome.number == len(PACK.jobs)
    assert outcome.job is not None and outcome in outcome.job.outcomes
    assert not hasattr(outcome, "executor") and PACK.jobs[0].executor is not None


def test_records_lead_to_each_other() -> None:
    for link in PACK.links:
        assert link in link.need.links and link in link.resource.served
        assert PACK.link_between(link.resource, link.need) == link
        assert PACK.link_between(link.resource.id, link.need.number) == link
    for resource in PACK.resources:
        for requirement in resource.requirements:
            assert all(isinstance(option.target, jobpack.Resource | jobpack.Need) for option in requirement.options)
    assert any(collection.items for collection in PACK.collections)
    for collection in PACK.collections:
        assert all(item.resource == PACK.resources[item.resource.number] for item in collection.items)
    assert any(isinstance(job.circumstances[0], jobpack.Circumstance) for job in PACK.jobs if job.circumstances)


def test_records_are_found_by_id_and_by_number() -> None:
    for look_up, records in [
        (PACK.resource, PACK.resources),
        (PACK.need, PACK.needs),
        (PACK.circumstance, PACK.circumstances),
        (PACK.collection, PACK.collections),
    ]:
        record = records[-1]
        assert look_up(record.id) == look_up(record.number) == record
        assert look_up("nobody") is None and look_up(len(records)) is None and look_up(-1) is None
        with pytest.raises(TypeError):
            look_up(1.5)  # type: ignore[arg-type]


def test_facet_values_may_be_asked_for() -> None:
    known = PACK.conditions[0]
    assert known.value is not None
    condition = PACK.condition(known.facet.name, known.value)
    assert condition == known and condition is not None and condition.number is None
    unknown = PACK.condition(known.facet.name, "no such value")
    assert unknown is not None and unknown.value is None
    assert PACK.condition("no such facet", known.value) is None


def test_codes_are_words_of_their_lists() -> None:
    pack = jobpack.open(ACADEMY)
    for resource in pack.resources:
        assert resource.level is None or resource.level in typing.get_args(jobpack.Level)
        assert set(resource.moments) <= set(typing.get_args(jobpack.Moment))
    for link in pack.links:
        assert link.role is None or link.role in typing.get_args(jobpack.LinkRole)
    for need in pack.needs:
        kinds = jobpack.JobKind if need.is_job else jobpack.OutcomeKind
        assert need.kind in typing.get_args(kinds)
        assert need.step is None or need.step in typing.get_args(jobpack.JobStep)
        assert need.region is None or need.region in typing.get_args(jobpack.Region)


def test_a_code_is_one_object() -> None:
    roles = [link.role for link in jobpack.open(ACADEMY).links if link.role == "primary"]
    assert len(roles) > 1 and all(role is roles[0] for role in roles)
