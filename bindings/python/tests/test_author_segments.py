"""Segments and strategies: what the command says, whatever the ratings come in."""

import csv

import jobpack
import pytest

from places import REPOSITORY

PROJECT = REPOSITORY / "examples/academy"
RATINGS = PROJECT / "ratings.csv"


def columns() -> dict[str, list[str]]:
    with RATINGS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {name: [row[name] for row in rows] for name in rows[0]}


def test_the_hidden_segment_is_given_and_found() -> None:
    told = jobpack.segments(PROJECT)
    solo = next(one for one in told.given if one.name == "solo marketers")
    assert sum(one.certain for one in solo.masked) == 7
    assert told.found is not None and told.found.count == 2
    found = told.found.segments[0]
    assert found.name == "mostly solo marketers" and found.explained is not None
    assert found.explained.of_value == 55 and len(found.members) == found.respondents
    assert found.words and told.found.warnings and len(told.everyone) == 87


def test_frames_and_files_say_the_same() -> None:
    by_file, by_frame = jobpack.segments(RATINGS, find=False), jobpack.segments(columns(), find=False)
    assert by_file.found is None and by_file == by_frame


def test_who_answers_without_looking_is_left_out_where_that_is_wished() -> None:
    ratings = columns()
    respondents = dict.fromkeys(ratings["respondent"])
    careless = next(iter(respondents))
    for kind in ("importance", "satisfaction"):
        ratings[kind] = ["5" if who == careless else given for who, given in zip(ratings["respondent"], ratings[kind])]
    rules = ["straight-line"]
    kept = jobpack.segments(ratings, find=False)
    left = jobpack.segments(ratings, find=False, exclude=rules)
    assert (kept.everyone.respondents, left.everyone.respondents) == (len(respondents), len(respondents) - 1)
    assert jobpack.strategy(ratings, exclude=rules) == jobpack.strategy(ratings, exclude=rules * 2)
    with pytest.raises(ValueError, match="straight-line"):
        jobpack.strategy(RATINGS, exclude=["careless"])
    assert jobpack.report(RATINGS, exclude=rules).html


def test_strategies_name_no_more_than_scores_can_say() -> None:
    told = jobpack.strategy(RATINGS)
    assert {one.segment for one in told} > {"solo marketers", "team marketers", "operations leads"}
    assert not {"dominant", "discrete"} & {one.strategy for one in told}
    said = jobpack.strategy(RATINGS, restricted=["solo marketers"], better=25, cheaper=30)
    assert next(one for one in said if one.segment == "solo marketers").strategy == "discrete"
    assert {one.strategy for one in said if one.segment == "team marketers"} == {"dominant"}


def test_what_cannot_be_is_said() -> None:
    with pytest.raises(ValueError, match="no price"):
        jobpack.strategy(RATINGS, price="cheap")
