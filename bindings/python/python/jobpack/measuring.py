"""Other measures than opportunity: of ratings, and of the questions of Kano and of best-worst choices."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from typing import Any, Literal, TypeAlias, overload

from jobpack import _jobpack, tables
from jobpack._author import Fields, Path, Progress
from jobpack._jobpack import Profile

RatingMeasure: TypeAlias = Literal["gap", "value", "index", "means", "quadrants"]
"""What ratings can be measured by."""


@dataclass(frozen=True, slots=True)
class Measured(Fields):
    """An outcome by the measures of ratings."""

    segment: str | None
    """The segment of the respondents; None is everyone."""
    outcome: str
    """The id."""
    statement: str
    """What the outcome says; empty where only its id is known."""
    n: int
    """How many respondents it rests on."""
    opportunity: float
    """From 0 to 20, to compare with."""
    gap: float
    """Importance minus satisfaction, from -10 to 10."""
    gap_low: float
    """The lower limit of the gap's 95 % interval."""
    gap_high: float
    """The upper limit."""
    value_left: float
    """Importance times what satisfaction lacks, from 0 to 10."""
    value_delivered: float
    """Importance times satisfaction, from 0 to 10."""
    index: float | None
    """Opportunity as a multiple of the median outcome's; None if that is 0."""
    mean_importance: float
    """The mean rating of importance, on the scale."""
    mean_satisfaction: float
    """The mean rating of satisfaction."""
    mean_opportunity: float
    """Opportunity of the mean ratings, which has no thresholds."""
    quadrant: str
    """"concentrate here", "keep up", "low priority" or "possible overkill"."""


@dataclass(frozen=True, slots=True)
class Measures(Sequence[Measured]):
    """The measures of a segment, or of everyone: a sequence of outcomes, the highest opportunity first."""

    segment: str | None
    """The segment; None is everyone."""
    outcomes: tuple[Measured, ...]
    """The highest opportunity first."""
    cut: str
    """Where quadrants meet: at the "means" of all outcomes or at the "centre" of the scale."""
    cut_at: tuple[float, float]
    """The mean importance and satisfaction at which they do."""
    refused: str
    """Why mean ratings have no regions."""

    @classmethod
    def _of(cls, told: Mapping[str, Any]) -> Measures:
        rows = tuple(_measured(told["segment"], row) for row in told["outcomes"])
        return cls(told["segment"], rows, told["cut"], (told["cut_at"][0], told["cut_at"][1]), told["refused"])

    @overload
    def __getitem__(self, key: int, /) -> Measured: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[Measured, ...]: ...
    def __getitem__(self, key: int | slice, /) -> Measured | tuple[Measured, ...]:
        return self.outcomes[key]

    def __len__(self) -> int:
        return len(self.outcomes)

    def to_list(self) -> list[dict[str, Any]]:
        """The outcomes as rows of a table."""
        return [row.to_dict() for row in self.outcomes]


def _measured(segment: str | None, row: Mapping[str, Any]) -> Measured:
    low, high = row["gap_interval"]
    same = {name: value for name, value in row.items() if name != "gap_interval"}
    return Measured(segment, gap_low=low, gap_high=high, **same)


@dataclass(frozen=True, slots=True)
class Kano:
    """What an outcome is to people, by the questions how they would feel if it were so, and if it were not."""

    outcome: str
    """The id."""
    n: int
    """How many answered both questions."""
    must_be: int
    """Taken for granted, missed where it lacks."""
    one_dimensional: int
    """The more the better."""
    attractive: int
    """Pleases, and is not missed."""
    indifferent: int
    """Neither pleases nor is missed."""
    reversed: int
    """People would rather not have it."""
    questionable: int
    """The two answers contradict each other."""
    category: str
    """The most frequent of these."""
    certain: bool
    """Whether it is told apart from the next with 95 % confidence."""
    better: float | None
    """The share whom having it pleases, from 0 to 1."""
    better_interval: tuple[float, float] | None
    """Its 95 % interval."""
    worse: float | None
    """The share whom missing it displeases, from -1 to 0."""
    worse_interval: tuple[float, float] | None
    """Its 95 % interval."""


@dataclass(frozen=True, slots=True)
class MaxDiff:
    """An outcome by choices of the best and the worst of a few."""

    outcome: str
    """The id."""
    n: int
    """To how many respondents it was shown."""
    shown: int
    """How often it was shown."""
    best: int
    """How often it was the best."""
    worst: int
    """How often it was the worst."""
    score: float
    """Best minus worst by shown, from -1 to 1."""
    interval: tuple[float, float] | None
    """Its 95 % interval over respondents; None for one respondent."""


def _questions(path: Path, kind: str) -> list[dict[str, Any]]:
    """The outcomes of a file of its own, intervals as pairs."""
    rows: list[dict[str, Any]] = json.loads(_jobpack.author_questions(fspath(path), kind))
    return [{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()} for row in rows]


@overload
def measure(source: Path, kind: Literal["kano"]) -> tuple[Kano, ...]: ...
@overload
def measure(source: Path, kind: Literal["maxdiff"]) -> tuple[MaxDiff, ...]: ...
@overload
def measure(
    source: Path | Any,
    kind: RatingMeasure = "gap",
    profile: str | Profile | None = None,
    segment: str | None = None,
    by_segment: bool = False,
    *,
    by: str | None = None,
    exclude: Iterable[str] = (),
    unweighted: bool = False,
    cut: Literal["means", "centre"] = "means",
    progress: Progress | None = None,
) -> tuple[Measures, ...]: ...
def measure(
    source: Path | Any,
    kind: Literal["kano", "maxdiff"] | RatingMeasure = "gap",
    profile: str | Profile | None = None,
    segment: str | None = None,
    by_segment: bool = False,
    *,
    by: str | None = None,
    exclude: Iterable[str] = (),
    unweighted: bool = False,
    cut: Literal["means", "centre"] = "means",
    progress: Progress | None = None,
) -> tuple[Measures, ...] | tuple[Kano, ...] | tuple[MaxDiff, ...]:
    """Outcomes by other measures than opportunity.

    `source` is a project, a file of ratings or a data frame, as `score` takes them with the same `profile`, `segment`, `by_segment`, `by`, `exclude` and
    `unweighted`. What comes back has each group of respondents with all measures of each outcome: gap, value left, index, means, quadrant. Mean ratings
    cannot be held against the thresholds of a profile, so "means" and "quadrants" refuse one. Quadrants meet at a `cut`: the "means" of all outcomes, or the
    "centre" of the scale.

    Of "kano" `source` is a CSV file of respondent, outcome, functional and dysfunctional (1 to 5, or like, must-be, neutral, live-with, dislike), of
    "maxdiff" one of respondent, shown (outcomes divided by ;), best and worst.
    """
    if kind == "kano":
        return tuple(Kano(**row) for row in _questions(source, kind))
    if kind == "maxdiff":
        return tuple(MaxDiff(**row) for row in _questions(source, kind))
    if not isinstance(source, (str, PathLike)):
        source = tables.handed_out(source)
    excluded = list(exclude)
    told = _jobpack.author_measure(source, kind, profile, segment, by_segment, by, excluded, unweighted, cut, progress)
    return tuple(Measures._of(one) for one in json.loads(told))
