"""Scores: tallies, profiles, and what makes no score."""

from __future__ import annotations

from collections.abc import Callable

import jobpack
import pytest
from places import WHOLE


def tally(*answers: tuple[int | None, int | None, int]) -> jobpack.Tally:
    counted = jobpack.Tally(5)
    for importance, satisfaction, people in answers:
        counted.record(importance, satisfaction, people)
    return counted


def test_ten_of_ten_to_whom_it_matters_and_none_satisfied() -> None:
    score = tally((5, 1, 10)).score()
    assert (score.importance, score.satisfaction, score.opportunity) == (10_000, 0, 20_000)
    assert score.region == "underserved" and score.low <= score.opportunity <= score.high
    assert score.profile == jobpack.profiles[0].name == "share10-2005"
    assert score == jobpack.score_paired(10, 10, 0, 0)


def test_no_answer_is_none_or_nought() -> None:
    assert tally((None, 3, 2)) == tally((0, 3, 2)) != tally((3, None, 2))
    assert tally((None, 3, 2)).count(None, 3) == 2 == tally((None, 3, 2)).cells[0][3]


def test_merging_adds() -> None:
    merged = tally((4, 2, 1))
    merged.merge(tally((4, 2, 2), (1, 1, 1)))
    assert merged == tally((4, 2, 3), (1, 1, 1)) and merged.count(4, 2) == 3
    merged.merge(merged)
    assert merged.count(4, 2) == 6


def test_a_pack_s_tallies_can_be_scored_and_added_to() -> None:
    record = jobpack.open(WHOLE).tallies[0]
    counted = record.read()
    assert [list(row) for row in counted.cells] == record.to_dict()["cells"] and counted.scale == record.scale
    before = counted.score("share10-2016").respondents
    counted.record(5, 1)
    assert counted.score("share10-2016").respondents == before + 1
    assert record.read() != counted


def test_presets_are_found_by_name() -> None:
    for profile in jobpack.profiles:
        assert jobpack.Profile.named(profile.name) == profile and profile.thresholds[0] < profile.thresholds[2]
        assert tally((5, 1, 10)).score(profile) == tally((5, 1, 10)).score(profile.name)


def test_differences_and_ranks() -> None:
    high, low = jobpack.score_paired(400, 380, 40, 30), jobpack.score_paired(400, 100, 300, 90)
    assert jobpack.difference(high, low).low > 0 > jobpack.difference(low, high).high
    assert [(rank.best, rank.worst) for rank in jobpack.ranks([low, high])] == [(2, 2), (1, 1)]
    assert jobpack.ranks([]) == []
    assert jobpack.ranks([high, high, low], [[25] * 16] * 3)[2].best == 3


FAULTS: list[tuple[Callable[[], object], str, int]] = [
    (lambda: jobpack.Tally(11), "JOBPACK_ERROR_OFF_SCALE", 121),
    (lambda: jobpack.Tally(5).record(6, 1), "JOBPACK_ERROR_OFF_SCALE", 121),
    (lambda: jobpack.Tally(5).count(6, 0), "JOBPACK_ERROR_OFF_SCALE", 121),
    (lambda: jobpack.Tally(5).merge(jobpack.Tally(7)), "JOBPACK_ERROR_OTHER_SCALE", 122),
    (lambda: jobpack.ranks([jobpack.score_paired(9, 9, 0, 0)] * 2, []), "JOBPACK_ERROR_WRONG_LENGTH", 123),
    (lambda: jobpack.share(2, 1), "JOBPACK_ERROR_IMPOSSIBLE", 124),
    (lambda: jobpack.score_unpaired(2, 1, 0, 1), "JOBPACK_ERROR_IMPOSSIBLE", 124),
    (lambda: jobpack.Tally(5).score(), "JOBPACK_ERROR_NO_ANSWERS", 126),
]


@pytest.mark.parametrize(("act", "code", "status"), FAULTS)
def test_what_makes_no_score_says_so(act: Callable[[], object], code: str, status: int) -> None:
    with pytest.raises(jobpack.ScoreError) as caught:
        act()
    assert isinstance(caught.value, ValueError)
    assert (caught.value.code, caught.value.status) == (code, status) and caught.value.advice
