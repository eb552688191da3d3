"""Scores: the figures of the command, whatever the ratings come in."""

import csv
import json
import math
from pathlib import Path
from typing import Any

import jobpack
import pytest
from jobpack import OutcomeScore, Scores

from places import ACADEMY, REPOSITORY

PROJECT = REPOSITORY / "examples/academy"
RATINGS = PROJECT / "ratings.csv"
WHOLE_PACK = ACADEMY.with_name("whole.pack")
SMALL = Path(__file__).parent / "survey"
SURVEY = SMALL / "ratings.csv"
EXPECTED = Path(__file__).parent / "expected"


def expected(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((EXPECTED / name).read_text("utf-8"))
    return told


def as_row(row: dict[str, Any]) -> dict[str, Any]:
    """The command's row, flat as Python has it."""
    told = {name: value for name, value in row.items() if name not in ("interval", "ranks", "ranks_together", "over", "counts")}
    del told["gap_interval"]
    return told | {
        "low": row["interval"][0],
        "high": row["interval"][1],
        "best_rank": row["ranks"][0],
        "worst_rank": row["ranks"][1],
        "best_rank_together": row["ranks_together"][0],
        "worst_rank_together": row["ranks_together"][1],
        "p_holm": row["over"]["holm"],
        "p_benjamini_hochberg": row["over"]["benjamini_hochberg"],
        "important": row["counts"]["important"][0],
        "satisfied": row["counts"]["satisfied"][0],
        "both": row["counts"]["both"],
    }


def as_rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [as_row(row) for row in rows]


def without_segment(row: OutcomeScore) -> dict[str, Any]:
    told = row.to_dict()
    del told["segment"]
    return told


def test_a_project_has_the_figures_of_the_command() -> None:
    scores, told = jobpack.score(SMALL), expected("score-project.json")
    assert [without_segment(row) for row in scores] == as_rows(told["outcomes"])
    assert (scores.profile.name, scores.respondents) == (told["profile"], told["respondents"])
    assert (scores.excluded, list(scores.unscored)) == (told["excluded"], told["unscored"])
    assert scores[0].statement and not scores.independent


def test_ratings_alone_have_the_figures_of_the_command() -> None:
    assert [without_segment(row) for row in jobpack.score(str(SURVEY))] == as_rows(expected("score-ratings.json")["outcomes"])


def test_segments_and_another_profile() -> None:
    scores, told = jobpack.score(SURVEY, "share10-2016", by_segment=True), expected("score-segments.json")
    assert [one.segment for one in scores.segments] == [one["segment"] for one in told["segments"]]
    for one, segment in zip(scores.segments, told["segments"], strict=True):
        assert [without_segment(row) for row in one] == as_rows(segment["outcomes"])
        assert {row.segment for row in one} == {segment["segment"]}
    name = scores.segments[0].segment
    assert list(jobpack.score(SURVEY, "share10-2016", name)) == list(scores.segments[0])
    profile = jobpack.Profile.named("share10-2016")
    assert jobpack.score(SURVEY, profile, by_segment=True) == scores


def test_a_pack_has_the_figures_of_the_command() -> None:
    told = expected("score-pack.json")
    for source in (WHOLE_PACK, jobpack.open(WHOLE_PACK), jobpack.open(WHOLE_PACK.read_bytes())):
        scores = jobpack.score(source)
        assert [without_segment(row) for row in scores] == as_rows(told["outcomes"])
        assert scores.independent and scores.respondents is None


def long_columns() -> dict[str, list[Any]]:
    with RATINGS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns: dict[str, list[Any]] = {name: [row[name] or None for row in rows] for name in rows[0]}
    for name in ("importance", "satisfaction"):
        columns[name] = [None if cell is None else int(cell) for cell in columns[name]]
    return columns


def wide_columns() -> dict[str, list[Any]]:
    long = long_columns()
    people: dict[str, dict[str, Any]] = {}
    for cells in zip(*long.values(), strict=True):
        row = dict(zip(long, cells, strict=True))
        one = people.setdefault(row["respondent"], {"respondent": row["respondent"], "segment": row["segment"]})
        one[f"imp_{row['outcome']}"], one[f"sat_{row['outcome']}"] = row["importance"], row["satisfaction"]
    names = dict.fromkeys(name for row in people.values() for name in row)
    return {name: [row.get(name) for row in people.values()] for name in names}


class OnlyInterchange:
    """A frame that knows nothing of Arrow."""

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def __dataframe__(self, nan_as_null: bool = False, allow_copy: bool = True) -> Any:
        return self._frame.__dataframe__(allow_copy=allow_copy)


def of_pandas(columns: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("pandas").DataFrame(columns)


def of_pandas_nullable(columns: dict[str, list[Any]]) -> Any:
    return of_pandas(columns).convert_dtypes()


def of_pandas_categories(columns: dict[str, list[Any]]) -> Any:
    frame = of_pandas(columns)
    return frame.astype({name: "category" for name in frame.columns if frame[name].dtype.kind not in "iuf"})


def of_interchange(columns: dict[str, list[Any]]) -> Any:
    return OnlyInterchange(of_pandas(columns))


def of_interchange_nullable(columns: dict[str, list[Any]]) -> Any:
    return OnlyInterchange(of_pandas_nullable(columns))


def of_interchange_categories(columns: dict[str, list[Any]]) -> Any:
    return OnlyInterchange(of_pandas_categories(columns))


def of_polars(columns: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("polars").DataFrame(columns)


def of_pyarrow(columns: dict[str, list[Any]]) -> Any:
    return pytest.importorskip("pyarrow").table(columns)


def of_pyarrow_batches(columns: dict[str, list[Any]]) -> Any:
    return of_pyarrow(columns).to_reader(max_chunksize=97)


def of_pyarrow_small(columns: dict[str, list[Any]]) -> Any:
    """Small integers, halves and dictionaries."""
    arrow = pytest.importorskip("pyarrow")
    table = of_pyarrow(columns)
    kinds = {"int64": arrow.int8(), "string": arrow.dictionary(arrow.int16(), arrow.string())}
    fields = [field.with_type(kinds.get(str(field.type), field.type)) for field in table.schema]
    return table.cast(arrow.schema(fields))


def of_duckdb(columns: dict[str, list[Any]]) -> Any:
    connection = pytest.importorskip("duckdb").connect()
    connection.register("ratings", of_pyarrow(columns))
    return connection.sql("select * from ratings")


def of_dict(columns: dict[str, list[Any]]) -> Any:
    return columns


FRAMES = [
    of_pandas,
    of_pandas_nullable,
    of_pandas_categories,
    of_interchange,
    of_interchange_nullable,
    of_interchange_categories,
    of_polars,
    of_pyarrow,
    of_pyarrow_batches,
    of_pyarrow_small,
    of_duckdb,
    of_dict,
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("columns", [long_columns, wide_columns])
def test_data_frames_have_the_figures_of_the_file(frame: Any, columns: Any) -> None:
    given = columns()
    from_file, from_frame = jobpack.score(RATINGS), jobpack.score(frame(given))
    assert from_frame == from_file
    assert jobpack.score(frame(given), by_segment=True) == jobpack.score(RATINGS, by_segment=True)


@pytest.mark.parametrize("frame", [of_pandas, of_pandas_nullable, of_interchange, of_polars, of_pyarrow, of_dict])
def test_missing_answers_are_missing(frame: Any) -> None:
    columns: dict[str, list[Any]] = {
        "respondent": ["a", "b", "c", "d"],
        "outcome": ["x", "x", "x", "x"],
        "importance": [5, None, 4, 2],
        "satisfaction": [1, 2, None, 3],
    }
    scores = jobpack.score(frame(columns))
    assert (scores[0].n, scores.excluded, scores.respondents) == (2, 2, 4)


def test_floats_that_are_no_number_are_missing() -> None:
    columns: dict[str, list[Any]] = {"respondent": [1, 2, 3], "imp_x": [5.0, math.nan, 4.0], "sat_x": [1.0, 2.0, 2.0]}
    assert jobpack.score(columns)[0].n == 2
    assert jobpack.score(of_polars(columns))[0].n == 2
    assert jobpack.score(of_pandas(columns))[0].n == 2


@pytest.mark.parametrize("frame", [of_pandas, of_interchange, of_polars, of_duckdb, of_dict])
def test_mistakes_are_told_with_their_rows(frame: Any) -> None:
    columns: dict[str, list[Any]] = {
        "respondent": ["a", "b", None],
        "outcome": ["x", "x", "x"],
        "importance": ["5", "often", "3"],
        "satisfaction": [1, 7, 2],
    }
    with pytest.raises(jobpack.ProjectError) as caught:
        jobpack.score(frame(columns))
    error = caught.value
    found = {(finding.code, finding.row, finding.field) for finding in error.findings}
    assert {("E118", 2, "importance"), ("E104", 3, "respondent"), ("E231", 2, "satisfaction")} <= found
    assert error.place == {"file": "data frame", "row": error.findings[0].row, "field": error.findings[0].field}
    assert error.code == error.findings[0].code and f"row {error.findings[0].row}" in str(error)


def test_what_is_no_survey_says_so() -> None:
    with pytest.raises(jobpack.ProjectError, match="no row says anything in a column `outcome`"):
        jobpack.score({"respondent": ["a"], "rating": [3]})
    with pytest.raises(jobpack.ProjectError):
        jobpack.score({"respondent": [], "imp_x": []})
    with pytest.raises(TypeError, match="not int"):
        jobpack.score(3)
    with pytest.raises(TypeError, match="as long as each other"):
        jobpack.score({"respondent": ["a", "b"], "imp_x": [3]})
    with pytest.raises(jobpack.ReadError) as caught:
        jobpack.score("nowhere.csv")
    assert isinstance(caught.value, OSError)
    with pytest.raises(FileNotFoundError):
        jobpack.score("nowhere.pack")


def test_what_is_asked_for_must_be_there() -> None:
    with pytest.raises(jobpack.UsageError, match="share10-2005"):
        jobpack.score(RATINGS, "share11")
    with pytest.raises(jobpack.UsageError, match="no respondent is in a segment `nobody`"):
        jobpack.score(RATINGS, segment="nobody")
    with pytest.raises(jobpack.UsageError, match="in no segments"):
        jobpack.score({"respondent": ["a"], "imp_x": [5], "sat_x": [1]}, by_segment=True)


@pytest.fixture(scope="module")
def scores() -> Scores:
    return jobpack.score(PROJECT)


def test_scores_go_into_every_frame(scores: Scores) -> None:
    rows = scores.to_list()
    polars, arrow, pandas = (pytest.importorskip(name) for name in ("polars", "pyarrow", "pandas"))
    assert polars.DataFrame(scores).to_dicts() == rows
    assert arrow.table(scores).to_pylist() == rows
    assert polars.DataFrame(jobpack.score(RATINGS, by_segment=True))["segment"].n_unique() > 1
    frame = scores.to_frame()
    assert isinstance(frame, pandas.DataFrame) and list(frame.columns) == list(rows[0])
    assert frame["opportunity"].tolist() == [row.opportunity for row in scores]


def test_scores_are_a_sequence(scores: Scores) -> None:
    assert len(scores) == len(list(scores)) == len(scores.to_list())
    assert scores[-1] in scores and scores[:2] == (scores[0], scores[1])
    assert all(0 <= row.low <= row.opportunity <= row.high <= 20 for row in scores)
    assert sorted(scores, key=lambda row: -row.opportunity)[0].opportunity == scores[0].opportunity
    assert repr(scores) == f"<{len(scores)} outcome scores under share10-2005>"
    assert scores == jobpack.score(PROJECT) and hash(scores) == hash(jobpack.score(PROJECT))


@pytest.mark.parametrize("columns", [long_columns, wide_columns])
def test_parquet_and_arrow_files_have_the_figures_of_the_same_survey(columns: Any, tmp_path: Path) -> None:
    table, expected = of_pyarrow(columns()), jobpack.score(RATINGS)
    parquet, arrow = pytest.importorskip("pyarrow.parquet"), pytest.importorskip("pyarrow.feather")
    parquet.write_table(table, tmp_path / "r.parquet", row_group_size=97)
    arrow.write_feather(table, tmp_path / "r.feather", chunksize=97)
    for name in ("r.parquet", "r.feather"):
        assert list(jobpack.score(tmp_path / name)) == list(expected)


def test_who_answered_carelessly_is_told_and_left_out_if_you_say_so() -> None:
    people = [f"p{at}" for at in range(40)]
    columns: dict[str, list[Any]] = {"respondent": people, "weight": [1.5] * 40, "seconds": [300] * 39 + [60]}
    for outcome in range(6):
        columns[f"imp_o{outcome}"] = [1 + (at * 7 + outcome * at) % 5 for at in range(39)] + [4]
        columns[f"sat_o{outcome}"] = [1 + (at * 3 + outcome) % 5 for at in range(39)] + [2]
    columns["solution"] = ["x", "y"] * 20

    def found(scores: Scores) -> dict[str, tuple[int, int]]:
        assert scores.quality is not None
        return {rule.rule: (rule.count, rule.left_out) for rule in scores.quality.rules if rule.count}

    kept = jobpack.score(columns)
    left = jobpack.score(columns, exclude=["straight-line", "speeder"])
    assert found(kept)["speeder"] == (1, 0) and found(left)["straight-line"][1] >= 1
    assert kept.respondents == 40 and left.respondents is not None and left.respondents < 40
    assert not kept.weighted
    assert [one.segment for one in jobpack.score(columns, by="solution").segments] == ["x", "y"]
    with pytest.raises(ValueError, match="straight-line"):
        jobpack.score(columns, exclude=["lazy"])
