"""Other measures than opportunity, and the quality of a survey's answers: the figures of the command, whatever the ratings come in."""

from pathlib import Path
from statistics import fmean, median
from typing import Literal

import jobpack
import pytest

from places import REPOSITORY

PROJECT = REPOSITORY / "examples/academy"
RATINGS = PROJECT / "ratings.csv"


def test_measures_stand_beside_the_scores() -> None:
    (everyone,) = jobpack.measure(PROJECT)
    scores = jobpack.score(PROJECT)
    assert [(row.outcome, row.n, row.opportunity, row.statement) for row in everyone] == [
        (row.outcome, row.n, row.opportunity, row.statement) for row in scores
    ]
    middle = median(row.opportunity for row in scores)
    for row, score in zip(everyone, scores, strict=True):
        assert row.gap == pytest.approx(score.importance - score.satisfaction)
        assert row.gap_low < row.gap < row.gap_high
        assert row.value_left == pytest.approx(score.importance * (10 - score.satisfaction) / 10)
        assert row.value_left + row.value_delivered == pytest.approx(score.importance)
        assert row.index == pytest.approx(score.opportunity / middle)
        assert 1 <= row.mean_satisfaction <= 5 and row.mean_opportunity <= 9
    assert everyone.cut_at == pytest.approx((fmean(row.mean_importance for row in everyone), fmean(row.mean_satisfaction for row in everyone)))
    assert "never passes 9" in everyone.refused and everyone.segment is None and len(everyone) == len(everyone.to_list())


def test_segments_frames_and_cuts() -> None:
    by_segment = jobpack.measure(RATINGS, "quadrants", by_segment=True, cut="centre")
    assert [one.segment for one in by_segment] == [one.segment for one in jobpack.score(RATINGS, by_segment=True).segments]
    assert all(one.cut_at == (3.0, 3.0) and one[0].segment == one.segment for one in by_segment)
    columns = {"respondent": ["a", "b", "c"], "weight": [1, 2, 1], "imp_x": [5, 4, 2], "sat_x": [1, 5, 1]}
    (weighted,), (plain,) = jobpack.measure(columns), jobpack.measure(columns, unweighted=True)
    assert weighted[0].gap != plain[0].gap


def test_mean_ratings_refuse_a_profile() -> None:
    assert jobpack.measure(RATINGS, "gap", "share10-2016")
    kinds: tuple[Literal["means", "quadrants"], ...] = ("means", "quadrants")
    for kind in kinds:
        with pytest.raises(jobpack.UsageError, match="mean ratings cannot be held against"):
            jobpack.measure(RATINGS, kind, "share10-2016")
    with pytest.raises(ValueError, match="there are gap, value, index, means, quadrants"):
        jobpack.measure(RATINGS, "worth")  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="there are means, centre"):
        jobpack.measure(RATINGS, cut="middle")  # type: ignore[call-overload]


def test_questions_of_other_kinds(tmp_path: Path) -> None:
    answers = tmp_path / "kano.csv"
    answers.write_text("respondent,outcome,functional,dysfunctional\na,dose,like,dislike\nb,dose,like,dislike\nc,dose,neutral,dislike\n")
    (dose,) = jobpack.measure(answers, "kano")
    assert (dose.outcome, dose.n, dose.one_dimensional, dose.must_be, dose.category) == ("dose", 3, 2, 1, "one-dimensional")
    assert dose.worse == -1.0 and dose.better_interval is not None and dose.better_interval[0] < (dose.better or 0)
    choices = tmp_path / "choices.csv"
    choices.write_text("respondent,shown,best,worst\na,dose;grind;taste,taste,dose\nb,dose;grind;taste,taste,grind\n")
    best, *rest = jobpack.measure(choices, "maxdiff")
    assert (best.outcome, best.n, best.shown, best.best, best.worst, best.score) == ("taste", 2, 2, 2, 0, 1.0)
    assert {one.outcome for one in rest} == {"dose", "grind"}
    choices.write_text("respondent,shown,best,worst\na,dose;grind,dose,taste\n")
    with pytest.raises(jobpack.ReadError, match="taste") as wrong:
        jobpack.measure(choices, "maxdiff")
    assert wrong.value.place is not None and wrong.value.place["row"] == 2


def test_a_check_tells_the_quality_of_the_answers(tmp_path: Path) -> None:
    assert jobpack.check(PROJECT).quality == jobpack.score(PROJECT).quality is not None
    rows = "".join(f"p{at},{'5,5,' * 5}{300 if at else 20}\n" for at in range(9))
    header = "respondent," + "".join(f"imp_o{at},sat_o{at}," for at in range(5)) + "seconds\n"
    (tmp_path / "jobpack.toml").write_text('title = "Coffee"\n')
    assert jobpack.check(tmp_path).quality is None
    (tmp_path / "ratings.csv").write_text(header + rows)
    quality = jobpack.check(tmp_path).quality
    assert quality is not None and (quality.respondents, quality.scored, quality.median_seconds) == (9, 9, 300)
    found = {rule.rule: (rule.count, rule.left_out, rule.of) for rule in quality.rules}
    assert found["straight-line"] == (9, 0, "respondents") and found["speeder"] == (1, 0, "respondents")
    assert [row["row"] for rule in quality.rules if rule.rule == "speeder" for row in rule.rows] == [2]
