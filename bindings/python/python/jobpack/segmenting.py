"""Who misses what others do not, and which growth strategy each group calls for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from os import PathLike
from typing import Any, TypeVar

from jobpack import _jobpack, tables
from jobpack._author import Path, Progress
from jobpack._jobpack import Profile
from jobpack.scoring import SegmentScores

_T = TypeVar("_T")


def _made(kind: type[_T], told: Mapping[str, Any], **more: Any) -> _T:
    """An object of the keys of the command that have its fields' names."""
    names = (field.name for field in fields(kind))  # type: ignore[arg-type]
    return kind(**{name: told[name] for name in names if name not in more}, **more)


@dataclass(frozen=True, slots=True)
class Distinct:
    """An outcome that sets a segment apart from all others, after Holm's correction."""

    outcome: str
    """The id."""
    statement: str
    """What it says, if known."""
    here: float
    """Opportunity in the segment."""
    elsewhere: float
    """Opportunity among all others."""


@dataclass(frozen=True, slots=True)
class Masked:
    """An outcome that is underserved in a segment and not for everyone."""

    outcome: str
    """The id."""
    statement: str
    """What it says, if known."""
    here: float
    """Opportunity in the segment."""
    interval: tuple[float, float]
    """Its 95 % interval."""
    everyone: float
    """Opportunity of everyone."""
    everyone_region: str
    """The region of everyone's."""
    certain: bool
    """Whether the whole interval of the segment is underserved."""


@dataclass(frozen=True, slots=True)
class Turned:
    """Two outcomes whose order here is the opposite of that for everyone."""

    above: str
    """The outcome that is higher here."""
    below: str
    """The outcome that is lower here and higher for everyone."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A value of a column of the respondents that a found segment follows."""

    column: str
    """The column."""
    value: str
    """The value."""
    here: int
    """How many respondents with this value are in the segment."""
    of_value: int
    """How many have this value."""
    of_segment: int
    """How many are in the segment."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A group of respondents and what sets it apart."""

    name: str
    """The name."""
    respondents: int
    """How many there are."""
    share: float
    """Their share of all."""
    distinct: tuple[Distinct, ...]
    """Outcomes that differ from all others', the most unmet here first."""
    family: int
    """How many comparisons were corrected for."""
    masked: tuple[Masked, ...]
    """What the average hides, certain ones first."""
    turned: tuple[Turned, ...]
    """Pairs of outcomes whose order is the opposite of everyone's."""
    warnings: tuple[str, ...]
    """What to beware of."""
    words: tuple[str, ...]
    """All of that in sentences."""
    scores: SegmentScores
    """The scores; of a found segment they rest, outcome by outcome, on members who were found without that outcome."""
    explained: Explained | None = None
    """The value that a found segment follows, if any."""
    members: tuple[str, ...] = ()
    """The respondents of a found segment."""

    @classmethod
    def _of(cls, told: Mapping[str, Any]) -> Segment:
        explained = told.get("explained")
        masked = (_made(Masked, one, interval=tuple(one["interval"])) for one in told["masked"])
        return _made(
            cls,
            told,
            distinct=tuple(_made(Distinct, one) for one in told["distinct"]),
            masked=tuple(masked),
            turned=tuple(_made(Turned, one) for one in told["turned"]),
            warnings=tuple(told["warnings"]),
            words=tuple(told["words"]),
            scores=SegmentScores._of(told["scores"]),
            explained=_made(Explained, explained) if explained else None,
            members=tuple(told.get("members", ())),
        )


@dataclass(frozen=True, slots=True)
class FoundSegments:
    """What was found in the answers."""

    count: int
    """How many segments there are; 1 if the respondents are all of one kind as far as this survey can tell."""
    reason: str
    """Why there are so many."""
    criterion: dict[str, Any]
    """The figures behind it, as docs/COMMAND.md describes them."""
    respondents: int
    """How many respondents were looked at."""
    left_out: int
    """How many were not."""
    segments: tuple[Segment, ...]
    """The smallest first; empty if there is one."""
    warnings: tuple[str, ...]
    """What to beware of."""


@dataclass(frozen=True, slots=True)
class Segments:
    """What is known of the respondents' segments."""

    profile: Profile
    """How ratings became scores."""
    everyone: SegmentScores
    """The scores of everyone."""
    given: tuple[Segment, ...]
    """The segments that the survey names."""
    turned_everywhere: tuple[Turned, ...]
    """Pairs of outcomes whose order for everyone is the opposite of that in every given segment."""
    found: FoundSegments | None
    """What was found in the answers; None if it was not looked for."""


@dataclass(frozen=True, slots=True)
class Strategy:
    """The growth strategy that a segment calls for."""

    segment: str | None
    """The segment; None is everyone."""
    respondents: int | None
    """How many respondents."""
    found: bool
    """Whether the segment was found in the answers."""
    strategy: str
    """"differentiated", "dominant", "disruptive", "discrete", "sustaining" or "undecided"."""
    rule: str
    """The rule that fired."""
    read: dict[str, Any]
    """What it read: outcomes that are underserved and overserved with certainty, by their point, and at most."""
    lacks: tuple[str, ...]
    """What scores cannot say."""


def _source(source: Any) -> Any:
    return source if isinstance(source, (str, PathLike)) else tables.handed_out(source)


def segments(
    source: Path | Any,
    profile: str | Profile | None = None,
    *,
    find: bool = True,
    seed: int = 1,
    most: int = 6,
    smallest: int | None = None,
    exclude: Iterable[str] = (),
    progress: Progress | None = None,
) -> Segments:
    """Which groups of respondents miss what others do not: given ones, and with `find` those that nobody named.

    `source` is a project, a file of ratings or a data frame, as `score` takes them. The same ratings and `seed` give the same segments everywhere. No
    segment is smaller than `smallest`, 30 or a twentieth of all if that is not said. Chance alone gives one segment. `exclude` leaves out what these rules
    find in the answers, as in `score`.
    """
    search = (seed, most, smallest) if find else None
    told = json.loads(_jobpack.author_segments(_source(source), profile, list(exclude), search, progress))
    found = told["found"]
    return Segments(
        Profile.named(told["profile"]),
        SegmentScores._of(told["everyone"]),
        tuple(Segment._of(one) for one in told["given"]),
        tuple(_made(Turned, one) for one in told["turned_everywhere"]),
        None
        if found is None
        else _made(
            FoundSegments,
            found,
            segments=tuple(Segment._of(one) for one in found["segments"]),
            warnings=tuple(found["warnings"]),
        ),
    )


def strategy(
    source: Path | Any,
    profile: str | Profile | None = None,
    *,
    price: str | None = None,
    better: float | None = None,
    cheaper: float | None = None,
    restricted: Iterable[str] = (),
    exclude: Iterable[str] = (),
    progress: Progress | None = None,
) -> tuple[Strategy, ...]:
    """Which growth strategy each given and found segment calls for; everyone's where there are none.

    What you know beside the scores is said by `price` ("more" or "less" than what people use today), `better` and `cheaper` (per cent, confirmed) and
    `restricted` (segments whose people have no choice); a project may say it in `[strategy]`. Scores alone never give "dominant" or "discrete".
    `exclude` leaves out what these rules find in the answers, as in `score`.
    """
    said = (price, better, cheaper, list(restricted))
    told = json.loads(_jobpack.author_strategy(_source(source), profile, list(exclude), said, progress))
    return tuple(_made(Strategy, one, lacks=tuple(one["lacks"])) for one in told["strategies"])
