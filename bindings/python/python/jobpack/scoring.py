"""From ratings to scores: which outcomes are underserved, and how sure that is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from typing import TYPE_CHECKING, Any, overload

from jobpack import _jobpack, html, plot, tables
from jobpack._author import Fields, Path, Progress
from jobpack._jobpack import Pack, Profile
from jobpack.quality import Quality

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class OutcomeScore(Fields):
    """An outcome with its figures, in points: importance and satisfaction from 0 to 10, opportunity from 0 to 20."""

    segment: str | None
    """The segment of the respondents; None is everyone."""
    outcome: str
    """The id."""
    statement: str
    """What the outcome says; empty where only its id is known, as in a file of ratings."""
    n: int
    """How many respondents it rests on."""
    importance: float
    """Ten times the share of respondents to whom it is important."""
    satisfaction: float
    """Ten times the share of respondents who are satisfied."""
    opportunity: float
    """Importance plus what satisfaction lacks."""
    low: float
    """The lower limit of the opportunity's 95 % interval."""
    high: float
    """The upper limit."""
    best_rank: int
    """The best rank that it may have; 1 is the highest opportunity."""
    worst_rank: int
    """The worst rank that it may have, with 95 % certainty for this outcome alone; `tier` says what can be told apart."""
    region: str
    """The region of the opportunity landscape, such as "underserved"."""
    certain: bool
    """Whether the whole interval lies in the region."""
    tier: int
    """1 for what cannot be told apart from the best outcome after Holm's correction, and so on downwards."""
    best_rank_together: int
    """The best rank, so that the ranks of all outcomes hold together with 95 % confidence."""
    worst_rank_together: int
    """The worst rank of that kind."""
    probability: float
    """The confidence that opportunity lies above the profile's first threshold."""
    p_holm: float
    """The p-value of "opportunity is at the threshold" after Holm's correction over the outcomes."""
    p_benjamini_hochberg: float
    """The same after that of Benjamini and Hochberg."""
    needed: int
    """How many respondents give the wanted half-width, if answers vary as they do."""
    important: int
    """How many find it important."""
    satisfied: int
    """How many are satisfied."""
    both: int
    """How many are both."""

    @classmethod
    def _of(cls, segment: str | None, row: Mapping[str, Any]) -> OutcomeScore:
        low, high = row["interval"]
        best, worst = row["ranks"]
        best_together, worst_together = row["ranks_together"]
        over, counts = row["over"], row["counts"]
        same = ("outcome", "statement", "n", "importance", "satisfaction", "opportunity", "region", "certain")
        more = ("tier", "probability", "needed")
        return cls(
            segment,
            low=low,
            high=high,
            best_rank=best,
            worst_rank=worst,
            best_rank_together=best_together,
            worst_rank_together=worst_together,
            p_holm=over["holm"],
            p_benjamini_hochberg=over["benjamini_hochberg"],
            important=counts["important"][0],
            satisfied=counts["satisfied"][0],
            both=counts["both"],
            **{name: row[name] for name in same + more},
        )


@dataclass(frozen=True, slots=True)
class SegmentScores(Sequence[OutcomeScore]):
    """The scores of a segment, or of everyone: a sequence of outcomes, the highest opportunity first."""

    segment: str | None
    """The segment; None is everyone."""
    outcomes: tuple[OutcomeScore, ...]
    """The highest opportunity first."""
    unscored: tuple[str, ...]
    """The ids of outcomes that nobody gave a usable answer for."""
    respondents: int | None
    """How many respondents there are; None from a pack, which holds counts."""
    excluded: int
    """Answers to one question without the other, where the profile leaves those out."""

    @classmethod
    def _of(cls, told: Mapping[str, Any]) -> SegmentScores:
        rows = tuple(OutcomeScore._of(told["segment"], row) for row in told["outcomes"])
        return cls(told["segment"], rows, tuple(told["unscored"]), told["respondents"], told["excluded"])

    @overload
    def __getitem__(self, key: int, /) -> OutcomeScore: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[OutcomeScore, ...]: ...
    def __getitem__(self, key: int | slice, /) -> OutcomeScore | tuple[OutcomeScore, ...]:
        return self.outcomes[key]

    def __len__(self) -> int:
        return len(self.outcomes)


class Scores(Sequence[OutcomeScore]):
    """Scores under one profile: a sequence of outcomes, the highest opportunity first, segment after segment.

    `polars.DataFrame(scores)` and `pyarrow.table(scores)` take it as it is.
    """

    __slots__ = ("_rows", "independent", "profile", "quality", "segments", "weighted")

    profile: Profile
    """How ratings became scores."""
    segments: tuple[SegmentScores, ...]
    """Everyone, the segment that was asked for, or each."""
    independent: bool
    """Whether outcomes were taken as rated by different people, as is done from a pack: ranks are wider then."""

    weighted: bool
    """Whether respondents count by their weights: `n` is the effective sample size then (Kish)."""
    quality: Quality | None
    """What was found in the answers; None from a pack, which holds counts."""

    def __init__(
        self,
        profile: Profile,
        segments: tuple[SegmentScores, ...],
        independent: bool,
        weighted: bool = False,
        quality: Quality | None = None,
    ) -> None:
        self.profile, self.segments, self.independent = profile, segments, independent
        self.weighted, self.quality = weighted, quality
        self._rows = tuple(row for segment in segments for row in segment.outcomes)

    @property
    def respondents(self) -> int | None:
        """How many respondents there are; None from a pack, which holds counts."""
        counts = [segment.respondents for segment in self.segments if segment.respondents is not None]
        return sum(counts) if counts else None

    @property
    def excluded(self) -> int:
        """Answers to one question without the other, where the profile leaves those out."""
        return sum(segment.excluded for segment in self.segments)

    @property
    def unscored(self) -> tuple[str, ...]:
        """The ids of outcomes that nobody in some segment gave a usable answer for."""
        return tuple(dict.fromkeys(outcome for segment in self.segments for outcome in segment.unscored))

    def to_list(self) -> list[dict[str, Any]]:
        """The outcomes as rows of a table."""
        return [row.to_dict() for row in self._rows]

    def to_frame(self) -> Any:
        """A data frame: of pandas, or of polars where pandas is not installed."""
        return tables.frame(self)

    def plot(self, kind: plot.ScoresKind = "landscape", *, top: int | None = None) -> Figure:
        """Draw the opportunity "landscape", importance against satisfaction, or the "intervals" of the `top` outcomes by rank.

        Needs matplotlib: `pip install "jobpack[plot]"`.
        """
        return plot.scores(self, kind, top=top)

    @overload
    def __getitem__(self, key: int, /) -> OutcomeScore: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[OutcomeScore, ...]: ...
    def __getitem__(self, key: int | slice, /) -> OutcomeScore | tuple[OutcomeScore, ...]:
        return self._rows[key]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[OutcomeScore]:
        return iter(self._rows)

    def __eq__(self, other: object) -> bool:
        same = isinstance(other, Scores) and (self.profile, self.independent) == (other.profile, other.independent)
        return same and isinstance(other, Scores) and self.segments == other.segments

    def __hash__(self) -> int:
        return hash(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} outcome scores under {self.profile.name}>"

    def _repr_html_(self) -> str:
        return html.scores(self)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """An Arrow stream of the rows; a requested schema is for whoever reads to cast to."""
        return _jobpack.score_stream(self._rows)


def score(
    source: Path | Pack | Any,
    profile: str | Profile | None = None,
    segment: str | None = None,
    by_segment: bool = False,
    *,
    by: str | None = None,
    exclude: Iterable[str] = (),
    unweighted: bool = False,
    half_width: float = 1.0,
    progress: Progress | None = None,
) -> Scores:
    """Which outcomes are underserved, with intervals and ranks.

    `source` is a file of ratings, a project, a pack (open, or its path), or a data frame: anything that hands out Arrow (pandas, polars, pyarrow, DuckDB)
    or the interchange protocol, or a dict of columns. A file is CSV, JSON Lines, Parquet or Arrow. A table of ratings is long (respondent, outcome,
    importance, satisfaction, segment) or wide (respondent, segment, imp_ID and sat_ID for each outcome).

    `by` says what the segments are of: "solution", or "role" of a column `segment_role`. `exclude` leaves out what these rules find in the answers:
    "off-scale", "repeated", "straight-line", "speeder", "identical"; nothing is left out unless you or the project say so, and `quality` of what comes
    back tells what was found. `unweighted` counts every respondent the same, whatever a column `weight` says.

    Without a `profile` the project's holds, else the first of `jobpack.profiles`. Raises ProjectError with all findings if ratings are wrong; rows of data
    frames count from 1.
    """
    if not isinstance(source, (Pack, str, PathLike)):
        source = tables.handed_out(source)
    excluded = list(exclude)
    told = json.loads(
        _jobpack.author_score(source, profile, segment, by_segment, by, excluded, unweighted, half_width, progress)
    )
    segments = tuple(SegmentScores._of(one) for one in told["segments"])
    quality = Quality._of(told["quality"]) if told["quality"] else None
    return Scores(Profile.named(told["profile"]), segments, told["independent"], told["weighted"], quality)
