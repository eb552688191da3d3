"""The extension module: import its names from `jobpack`."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from os import PathLike
from types import GenericAlias
from typing import Any, Final, Generic, SupportsIndex, TypeAlias, TypeVar, final, overload

from matplotlib.figure import Figure
from typing_extensions import Buffer, disjoint_base

from jobpack.words import (
    Confidence,
    FacetMatch,
    ForceKind,
    HireKind,
    JobKind,
    JobStep,
    Level,
    LinkRole,
    Moment,
    OptionKind,
    OutcomeKind,
    Purpose,
    Region,
    RequirementKind,
    Stage,
    WhyLeftOut,
)

__all__ = [
    "About",
    "Advice",
    "Analyser",
    "Aspect",
    "Certificate",
    "Circumstance",
    "Collection",
    "Completion",
    "Condition",
    "Difference",
    "Evidence",
    "Experience",
    "Facet",
    "Force",
    "Found",
    "Hire",
    "Hit",
    "Item",
    "Job",
    "LeftOut",
    "Link",
    "Need",
    "NeedMatch",
    "Obstacle",
    "Opportunity",
    "Option",
    "Outcome",
    "Pack",
    "Packs",
    "Picked",
    "Profile",
    "RankInterval",
    "Reason",
    "Records",
    "Repair",
    "Requirement",
    "Resource",
    "Section",
    "Selection",
    "Share",
    "Situation",
    "Statement",
    "Story",
    "Tally",
    "TallyRecord",
    "Tradeoff",
    "Word",
    "author_build",
    "author_check",
    "author_evaluate",
    "author_measure",
    "author_questions",
    "author_report",
    "author_rule",
    "author_rules",
    "author_score",
    "author_segments",
    "author_status",
    "author_strategy",
    "difference",
    "open",
    "profiles",
    "ranks",
    "score_paired",
    "score_stream",
    "score_unpaired",
    "share",
    "version",
]

_T_co = TypeVar("_T_co", covariant=True)

_When: TypeAlias = str | Circumstance | Situation | Sequence[str | Circumstance] | Mapping[str, str | Sequence[str]]
_Moments: TypeAlias = Moment | Sequence[Moment]
_Day: TypeAlias = date | str
_Resources: TypeAlias = str | int | Resource | Sequence[str | int | Resource]
_Needs: TypeAlias = str | int | Need | Sequence[str | int | Need]
_Profile: TypeAlias = Profile | str
_Progress: TypeAlias = Callable[[str, str, int, int], object]

version: Final[str]
"""The version of this package, such as "0.1.0"."""

profiles: Final[tuple[Profile, ...]]
"""The presets that scores are reckoned under, the default first."""

def open(source: str | PathLike[str] | Buffer, *, unpack: bool = False) -> Pack:
    """Open a pack: a path, which is mapped into memory, or its bytes.

    Only the header and the section table are looked at; `Pack.verify()` checks the rest. Bytes that are `bytes` are not copied.
    With `unpack`, what is searched is unpacked once, into four bytes of memory for each word in each text, about eighty for each different word, and
    one for each text and frequent word: the same answers in less time, for who asks often.
    Raises PackError for what is no pack, and OSError as Python's own open does.
    """

# The author side, as the modules of this package use it: JSON with the keys of docs/COMMAND.md.
def author_check(path: str | PathLike[str], progress: _Progress | None) -> str: ...
def author_rules() -> str: ...
def author_status(path: str | PathLike[str], progress: _Progress | None) -> str: ...
def author_report(
    path: str | PathLike[str], profile: _Profile | None, exclude: Sequence[str], progress: _Progress | None
) -> tuple[str, str, str, list[tuple[str, str]]]: ...
def author_rule(code: str) -> str: ...
def author_build(
    path: str | PathLike[str], output: str | PathLike[str] | None, threads: int | None, progress: _Progress | None
) -> tuple[bytes, str]: ...
def author_score(
    source: object,
    profile: _Profile | None,
    segment: str | None,
    by_segment: bool,
    by: str | None,
    exclude: list[str],
    unweighted: bool,
    half_width: float,
    progress: _Progress | None,
) -> str: ...
def author_measure(
    source: object,
    kind: str,
    profile: _Profile | None,
    segment: str | None,
    by_segment: bool,
    by: str | None,
    exclude: list[str],
    unweighted: bool,
    cut: str,
    progress: _Progress | None,
) -> str: ...
def author_questions(path: str | PathLike[str], kind: str) -> str: ...
def author_segments(
    source: object,
    profile: _Profile | None,
    exclude: Sequence[str],
    search: tuple[int, int, int | None] | None,
    progress: _Progress | None,
) -> str: ...
def author_strategy(
    source: object,
    profile: _Profile | None,
    exclude: Sequence[str],
    said: tuple[str | None, float | None, float | None, Sequence[str]],
    progress: _Progress | None,
) -> str: ...
def author_evaluate(
    pack: Pack,
    queries: Sequence[tuple[str, str]],
    judgements: Sequence[tuple[str, str, int]],
    progress: _Progress | None,
) -> str: ...
def score_stream(rows: Sequence[object]) -> object: ...

def score_paired(
    respondents: int, important: int, satisfied: int, both: int, profile: _Profile | None = None
) -> Opportunity:
    """Score counts of people who all answered both questions: in the top box of importance, of satisfaction, of both."""

def score_unpaired(
    important: int,
    asked_importance: int,
    satisfied: int,
    asked_satisfaction: int,
    profile: _Profile | None = None,
) -> Opportunity:
    """Score counts of two groups of people: so many of those asked are in the top box of importance, so many of satisfaction."""

def share(top: int, asked: int) -> Share:
    """The share of `top` among `asked` people, with its interval."""

def difference(first: Opportunity, second: Opportunity, overlap: Sequence[int] | None = None) -> Difference:
    """The difference of two scores under one profile. Without `overlap`, different people rated the two outcomes.

    `overlap` has 16 counts of people, by four bits of their places: the first outcome is important, it satisfies, and the same of the second.
    """

def ranks(scores: Sequence[Opportunity], overlaps: Sequence[Sequence[int]] | None = None) -> list[RankInterval]:
    """The ranks that each score may have. Without `overlaps`, different people rated the outcomes.

    `overlaps` has the 16 counts of each pair: (0, 1), (0, 2), ..., (1, 2), ...
    """

@final
class Pack:
    """A pack that is open: one file with jobs, desired outcomes and what helps with them. Any number of threads may share it."""
    @property
    def about(self) -> About:
        """The pack as a whole: title, curator, edition, ..."""
    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each kind of record."""
    @property
    def resources(self) -> Records[Resource]:
        """What helps, in the order of ids."""
    @property
    def needs(self) -> Records[Job | Outcome]:
        """The jobs, then the outcomes."""
    @property
    def jobs(self) -> Records[Job]:
        """The jobs, in the order of ids."""
    @property
    def outcomes(self) -> Records[Outcome]:
        """The outcomes, in the order of ids."""
    @property
    def links(self) -> Records[Link]:
        """The links, in the order of needs, then of resources."""
    @property
    def served(self) -> Records[Link]:
        """The same links, in the order of resources."""
    @property
    def requirements(self) -> Records[Requirement]:
        """The requirements, in the order of resources."""
    @property
    def options(self) -> Records[Option]:
        """The options of requirements."""
    @property
    def conditions(self) -> Records[Condition]:
        """The facet values of resources and circumstances."""
    @property
    def facets(self) -> Records[Facet]:
        """The facets, in the order of their names."""
    @property
    def circumstances(self) -> Records[Circumstance]:
        """The circumstances that have names, in the order of ids."""
    @property
    def job_circumstances(self) -> Records[Circumstance]:
        """The circumstances that jobs are known in, in the order of jobs."""
    @property
    def collections(self) -> Records[Collection]:
        """The collections, in the order of ids."""
    @property
    def items(self) -> Records[Item]:
        """The items of collections."""
    @property
    def tallies(self) -> Records[TallyRecord]:
        """The tallies of ratings."""
    @property
    def names(self) -> Records[str]:
        """The names of languages, kinds, facets and their values."""
    @property
    def sections(self) -> Records[Section]:
        """The sections of the file."""
    def resource(self, key: str | int) -> Resource | None:
        """The resource with this id or number; None if there is none."""
    def need(self, key: str | int) -> Job | Outcome | None:
        """The need with this id or number; None if there is none."""
    def circumstance(self, key: str | int) -> Circumstance | None:
        """The circumstance with this id or number; None if there is none."""
    def collection(self, key: str | int) -> Collection | None:
        """The collection with this id or number; None if there is none."""
    def name_number(self, name: str) -> int | None:
        """The number of a name among `names`; None if there is none."""
    def condition(self, facet: str, value: str) -> Condition | None:
        """The facet value with these names; None if the pack has no such facet. A value that the pack does not know is one that no resource has."""
    def link_between(self, resource: str | int | Resource, need: str | int | Need) -> Link | None:
        """The link by which a resource serves a need, each given by id, number or itself; None if it does not."""
    def situation(
        self,
        when: _When | None = None,
        *,
        minutes: int | None = None,
        language: str | None = None,
        moments: _Moments | None = None,
        level: Level | None = None,
        today: _Day | None = None,
    ) -> Situation:
        """What is true of the person who asks, resolved on this pack; ask with it as `when`, as often as you like.

        `when` is the id of a circumstance, `"facet=value"`, a list of these (one circumstance at most), a dict `{facet: value or values}` or a Situation;
        what is said besides holds instead of what the circumstance says. Raises UsageError for what the pack does not have.
        """
    def find(
        self,
        words: str,
        *,
        limit: int = 10,
        when: _When | None = None,
        minutes: int | None = None,
        language: str | None = None,
        moments: _Moments | None = None,
        level: Level | None = None,
        today: _Day | None = None,
    ) -> Found:
        """Just in time: the best resources for someone's own words, with the reason why.

        `minutes` leaves out what takes longer, `language` what is in another language, `today` what has expired; `moments` and `level` prefer what fits.
        """
    def find_many(
        self,
        questions: Iterable[str],
        *,
        limit: int = 10,
        when: _When | None = None,
        minutes: int | None = None,
        language: str | None = None,
        moments: _Moments | None = None,
        level: Level | None = None,
        today: _Day | None = None,
    ) -> tuple[Found, ...]:
        """Many questions at once, on all cores: what `find` answers to each, in their order. Other threads go on meanwhile."""
    def complete(self, words: str, *, limit: int = 8) -> tuple[Completion, ...]:
        """As one types: the known words that the last word may become, the most frequent first; none behind a space."""
    def pick(
        self,
        *,
        minutes: int | None = None,
        items: int | None = None,
        aspects: _Needs | None = None,
        known: _Resources | None = None,
        known_needs: _Needs | None = None,
        pool: str | Collection | _Resources | None = None,
        when: _When | None = None,
        language: str | None = None,
        moments: _Moments | None = None,
        level: Level | None = None,
        today: _Day | None = None,
    ) -> Selection:
        """Just in case: the few resources that cover what matters, in the time at hand.

        `minutes` is for all together, `items` how many at most; the minutes of a situation given as `when` are for each. `aspects` are the needs to cover,
        every outcome if not said; `known` and `known_needs` are not covered again; `pool` is a collection, or the only resources to choose from.
        """
    def verify(self) -> None:
        """Check the whole pack; raises PackError at the first thing that is wrong. Other threads go on meanwhile."""

@final
class Packs(Sequence[Pack]):
    """Packs that were made together because one file would be too large, asked as one, in any order; some may be missing. A slice is a tuple.

    Hits, scores, needs and repairs are those that one pack with everything would give. Raises PackError for packs that were not made together. Any number of
    threads may share them.
    """
    def __new__(cls, packs: Iterable[Pack]) -> Packs: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, key: SupportsIndex, /) -> Pack: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[Pack, ...]: ...
    def __iter__(self) -> Iterator[Pack]: ...
    def resource(self, number: int) -> Resource | None:
        """The resource with this number among all, as the hits count them; None if no pack has it."""
    def situation(
        self,
        when: _When | None = None,
        *,
        minutes: int | None = None,
        language: str | None = None,
        moments: _Moments | None = None,
        level: Level | None = None,
        today: _Day | None = None,
    ) -> Situation:
        """What is true of the person who asks, resolved on these packs; ask with it as `when`, as often as you like."""
    def find(
        self,
        words: str,
        *,
        limit: int = 10,
        when: _When | None = None,
        minutes: int | None = None,
        language: str | None = None,
        moments: _Moments | None = None,
        level: Level | None = None,
        today: _Day | None = None,
    ) -> Found:
        """Just in time: the best resources of all packs for someone's own words, with the reason why; see Pack.find."""
    def find_many(
        self,
        questions: Iterable[str],
        *,
        limit: int = 10,
        when: _When | None = None,
        minutes: int | None = None,
        language: str | None = None,
        moments: _Moments | None = None,
        level: Level | None = None,
        today: _Day | None = None,
    ) -> tuple[Found, ...]:
        """Many questions at once, on all cores: what `find` answers to each, in their order. Other threads go on meanwhile."""

@final
class Records(Sequence[_T_co], Generic[_T_co]):
    """All records of a kind: a sequence that makes each when it is looked at. A slice is a tuple."""
    def __class_getitem__(cls, key: Any) -> GenericAlias: ...
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, key: SupportsIndex, /) -> _T_co: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[_T_co, ...]: ...
    def __iter__(self) -> Iterator[_T_co]: ...
    def index(self, item: Any) -> int:  # type: ignore[override]
        """The first place of an item; ValueError if there is none."""
    def count(self, item: Any) -> int:
        """How often an item is there."""

@final
class Situation:
    """What is true of the person who asks, resolved on a pack; ask with it as often as you like."""
    @property
    def minutes(self) -> int:
        """The minutes at hand; 0 if not said."""
    @property
    def language(self) -> str:
        """BCP 47, or ""."""
    @property
    def level(self) -> Level | None:
        """The level of the person."""
    @property
    def moments(self) -> tuple[Moment, ...]:
        """The moments of need."""
    @property
    def today(self) -> int:
        """The day, in days since 2000-01-01; 0 if not said."""
    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The facet values that hold: what was said, then those of the circumstance."""

@final
class Found(Sequence[Hit]):
    """The answer to a question: a sequence of hits, the best first. A slice is a tuple."""
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, key: SupportsIndex, /) -> Hit: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[Hit, ...]: ...
    def __iter__(self) -> Iterator[Hit]: ...
    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the resources, the best first: for those who want no more."""
    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the question that were searched for."""
    @property
    def repairs(self) -> tuple[Repair, ...]:
        """The words that were searched for instead of what the question says."""
    @property
    def needs(self) -> tuple[NeedMatch, ...]:
        """The needs that match best, the best first."""
    @property
    def overlong(self) -> bool:
        """Whether the question had more different words than are searched for."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""
    def to_list(self) -> list[dict[str, Any]]:
        """The hits as rows of a table: a list of flat dicts."""
    def _repr_html_(self) -> str: ...

@final
class Selection(Sequence[Picked]):
    """What was picked, in the order in which to take it. A slice is a tuple."""
    def __len__(self) -> int: ...
    @overload
    def __getitem__(self, key: SupportsIndex, /) -> Picked: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[Picked, ...]: ...
    def __iter__(self) -> Iterator[Picked]: ...
    @property
    def items(self) -> tuple[Picked, ...]:
        """What to take, in the order in which to take it."""
    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """The needs that were to be covered, in the order of their numbers."""
    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Resources that serve an aspect and were left out, the worthiest first."""
    @property
    def advice(self) -> tuple[Advice, ...]:
        """The soft requirements that nothing meets."""
    @property
    def certificate(self) -> Certificate:
        """How good the selection is."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""
    def to_list(self) -> list[dict[str, Any]]:
        """The items as rows of a table: a list of flat dicts."""
    def _repr_html_(self) -> str: ...
    def plot(self) -> Figure:
        """Draw which item serves which aspect, and the minutes; needs matplotlib: `pip install "jobpack[plot]"`."""

@final
class Tally:
    """Counts how often each pair of importance and satisfaction was given for one outcome. Threads may record into one tally at once."""
    def __new__(cls, scale: int = 5) -> Tally: ...
    @property
    def scale(self) -> int:
        """The highest answer of the scale; the lowest is 1."""
    def record(self, importance: int | None, satisfaction: int | None, people: int = 1) -> None:
        """Count people who gave the same two answers; None or 0 is "no answer"."""
    def merge(self, other: Tally) -> None:
        """Add the answers of another tally on the same scale."""
    def count(self, importance: int | None, satisfaction: int | None) -> int:
        """How many people gave these two answers; None or 0 is "no answer"."""
    @property
    def cells(self) -> tuple[tuple[int, ...], ...]:
        """The counts: a tuple for each importance from 0, "no answer", of the counts for each satisfaction from 0."""
    def score(self, profile: _Profile | None = None) -> Opportunity:
        """The opportunity under a profile, or the name of one; the default if nothing is said."""

@final
class Condition:
    """A value of a facet."""
    @property
    def number(self) -> int | None:
        """Its number in the pack; None if it was asked for by its names."""
    @property
    def facet(self) -> Facet:
        """The facet."""
    @property
    def value(self) -> str | None:
        """The value; None if the pack does not know it."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Analyser:
    """What found the terms of words in a language."""
    @property
    def language(self) -> str:
        """BCP 47."""
    @property
    def name(self) -> str:
        """Name and version, such as `snowball-english-2`."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class About:
    """The pack as a whole."""
    @property
    def title(self) -> str:
        """The title."""
    @property
    def curator(self) -> str:
        """Who answers for the choice."""
    @property
    def language(self) -> str:
        """BCP 47, of what says nothing else."""
    @property
    def licence(self) -> str:
        """SPDX or words, of what says nothing else."""
    @property
    def made_for(self) -> str:
        """The date it was made for, or ""."""
    @property
    def summary(self) -> str:
        """A sentence or two."""
    @property
    def profile(self) -> str:
        """The name of the scoring profile under which opportunities were reckoned."""
    @property
    def analysers(self) -> tuple[Analyser, ...]:
        """What analysed the texts, by language."""
    @property
    def edition(self) -> int:
        """The edition, a number that grows."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Evidence:
    """A quotation that backs a claim."""
    @property
    def quote(self) -> str:
        """What was said or seen."""
    @property
    def source(self) -> str:
        """Who or where."""
    @property
    def confidence(self) -> Confidence | None:
        """How far it can be trusted."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Statement:
    """A job or outcome statement: whole, or in parts."""
    @property
    def whole(self) -> str:
        """The whole statement, if it was written so; else ""."""
    @property
    def lead(self) -> str:
        """The verb of a job; the direction of an outcome."""
    @property
    def metric(self) -> str:
        """The performance metric of an outcome."""
    @property
    def object(self) -> str:
        """The object of the verb, or the object of control."""
    @property
    def clarifier(self) -> str:
        """The contextual clarifier."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Story:
    """When ..., I want to ..., so that ..., without ..."""
    @property
    def when(self) -> str:
        """The situation."""
    @property
    def want(self) -> str:
        """The motivation."""
    @property
    def so_that(self) -> str:
        """The hoped-for result."""
    @property
    def without(self) -> str:
        """The constraint."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Force:
    """A force on the way to a new solution."""
    @property
    def statement(self) -> str:
        """What it is."""
    @property
    def evidence(self) -> Evidence:
        """What backs it; empty if nothing does."""
    @property
    def kind(self) -> ForceKind | None:
        """Which force."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Obstacle:
    """Something in the way."""
    @property
    def statement(self) -> str:
        """What it is."""
    @property
    def evidence(self) -> Evidence:
        """What backs it; empty if nothing does."""
    @property
    def stage(self) -> Stage | None:
        """Where it stands."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Tradeoff:
    """What one gives up for what."""
    @property
    def gives_up(self) -> str:
        """What is given up."""
    @property
    def gets(self) -> str:
        """What for."""
    @property
    def evidence(self) -> Evidence:
        """What backs it; empty if nothing does."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Experience:
    """What doing the job must feel like."""
    @property
    def statement(self) -> str:
        """What it is."""
    @property
    def evidence(self) -> Evidence:
        """What backs it; empty if nothing does."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Hire:
    """What was taken on or let go to do the job."""
    @property
    def solution(self) -> str:
        """The solution, product or habit."""
    @property
    def why(self) -> str:
        """Why."""
    @property
    def evidence(self) -> Evidence:
        """What backs it; empty if nothing does."""
    @property
    def kind(self) -> HireKind | None:
        """What became of the solution."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Resource:
    """Something that helps with a need: an article, a video, a tool, ..."""
    @property
    def number(self) -> int:
        """Its number in the pack: its place in the order of ids."""
    @property
    def language(self) -> str:
        """BCP 47, or "": that of the pack."""
    @property
    def kind(self) -> str:
        """Article, video, ..., or ""."""
    @property
    def minutes(self) -> int:
        """How long it takes, in minutes; 0 if not said."""
    @property
    def level(self) -> Level | None:
        """How much it takes for granted."""
    @property
    def moments(self) -> tuple[Moment, ...]:
        """The moments of need that it is for."""
    @property
    def rank(self) -> int | None:
        """The round in which its hard requirements are met when everything that can be learned is learned round by round; None if never."""
    @property
    def served(self) -> tuple[Link, ...]:
        """The links to what it serves."""
    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """What it requires."""
    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Its facet values."""
    @property
    def id(self) -> str:
        """Stable id."""
    @property
    def title(self) -> str:
        """The title."""
    @property
    def summary(self) -> str:
        """What it is about."""
    @property
    def url(self) -> str:
        """Where it is."""
    @property
    def body(self) -> str:
        """The text itself, where it is in the pack: Markdown."""
    @property
    def licence(self) -> str:
        """SPDX or words; "" is the pack's."""
    @property
    def author(self) -> str:
        """Who made it."""
    @property
    def source(self) -> str:
        """Where it was found."""
    @property
    def added(self) -> str:
        """When it was added, YYYY-MM-DD."""
    @property
    def reviewed(self) -> str:
        """When it was last reviewed."""
    @property
    def review_by(self) -> str:
        """When it must be reviewed again."""
    @property
    def expires(self) -> str:
        """When it stops being true."""
    @property
    def superseded_by(self) -> str:
        """The id of the resource that replaces it."""
    @property
    def tags(self) -> tuple[str, ...]:
        """Words to find it by."""
    @property
    def teaches(self) -> tuple[str, ...]:
        """What it teaches, in words."""
    @property
    def prerequisites(self) -> tuple[str, ...]:
        """Prerequisites that nothing in the pack answers to, as they were written."""
    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What backs it."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""
    def fit(
        self,
        when: _When | None = None,
        *,
        minutes: int | None = None,
        language: str | None = None,
        moments: _Moments | None = None,
        level: Level | None = None,
        today: _Day | None = None,
    ) -> int | None:
        """How many soft facets agree with a situation; None if a hard one excludes the resource."""

@disjoint_base
class Need:
    """A job or an outcome."""
    @property
    def number(self) -> int:
        """Its number in the pack: first come the jobs, then the outcomes, each in the order of ids."""
    @property
    def id(self) -> str:
        """Stable id."""
    @property
    def is_job(self) -> bool:
        """Whether it is a job."""
    @property
    def kind(self) -> JobKind | OutcomeKind | None:
        """What kind of progress a job is, or whose measure an outcome is."""
    @property
    def statement(self) -> str:
        """The whole statement."""
    @property
    def parts(self) -> Statement:
        """The statement in its parts."""
    @property
    def step(self) -> JobStep | None:
        """The step of the job map."""
    @property
    def job(self) -> Job | None:
        """The job that an outcome belongs to; the parent of a job."""
    @property
    def respondents(self) -> int:
        """How many respondents its score stands on; 0 if it was not rated."""
    @property
    def opportunity(self) -> int:
        """The opportunity score in thousandths, 0 to 20,000."""
    @property
    def opportunity_low(self) -> int:
        """The lower limit of its 95 % interval, in thousandths."""
    @property
    def opportunity_high(self) -> int:
        """The upper limit of its 95 % interval, in thousandths."""
    @property
    def region(self) -> Region | None:
        """The region of the opportunity landscape; None if it was not rated."""
    @property
    def certain(self) -> bool:
        """Whether the whole interval lies in the region."""
    @property
    def links(self) -> tuple[Link, ...]:
        """The links to what serves it."""
    @property
    def circumstances(self) -> tuple[Circumstance, ...]:
        """The circumstances that a job is known in."""
    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes of a job."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Job(Need):
    """A job: progress that someone wants to make."""
    @property
    def executor(self) -> str:
        """Who does it."""
    @property
    def phase(self) -> str:
        """The phase of a consumption job."""
    @property
    def summary(self) -> str:
        """A sentence or two more."""
    @property
    def ways(self) -> tuple[str, ...]:
        """How people say it."""
    @property
    def stories(self) -> tuple[Story, ...]:
        """Job stories."""
    @property
    def forces(self) -> tuple[Force, ...]:
        """What pushes, pulls and holds."""
    @property
    def obstacles(self) -> tuple[Obstacle, ...]:
        """What stands in the way."""
    @property
    def tradeoffs(self) -> tuple[Tradeoff, ...]:
        """What one gives up for what."""
    @property
    def experiences(self) -> tuple[Experience, ...]:
        """What it must feel like."""
    @property
    def hires(self) -> tuple[Hire, ...]:
        """What was hired or fired for it."""
    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What backs the job itself."""

@final
class Outcome(Need):
    """An outcome: how someone measures that a job went well."""
    @property
    def example(self) -> str:
        """An example of the object of control."""
    @property
    def ways(self) -> tuple[str, ...]:
        """How people say it."""
    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What backs it."""

@final
class Link:
    """A resource serves a need."""
    @property
    def number(self) -> int:
        """Its number in the pack."""
    @property
    def why(self) -> str:
        """The reason, in the curator's words."""
    @property
    def need(self) -> Job | Outcome:
        """The need."""
    @property
    def resource(self) -> Resource:
        """The resource."""
    @property
    def order(self) -> int:
        """The curator's order, from 1; 0 if not said."""
    @property
    def strength(self) -> int:
        """How well it serves, up to 255."""
    @property
    def role(self) -> LinkRole | None:
        """What the resource is among those that serve the need."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Requirement:
    """What a resource requires: any one of the options will do."""
    @property
    def number(self) -> int:
        """Its number in the pack."""
    @property
    def why(self) -> str:
        """The reason, in the curator's words."""
    @property
    def kind(self) -> RequirementKind | None:
        """Whether it binds."""
    @property
    def options(self) -> tuple[Option, ...]:
        """The options."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Option:
    """An option of a requirement: a resource or a need."""
    @property
    def number(self) -> int:
        """Its number in the pack."""
    @property
    def kind(self) -> OptionKind | None:
        """What it leads to."""
    @property
    def target(self) -> Resource | Job | Outcome:
        """The resource or the need."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Facet:
    """A facet of circumstances, such as the role."""
    @property
    def number(self) -> int:
        """Its number in the pack: its place in the order of names."""
    @property
    def name(self) -> str:
        """Its name."""
    @property
    def matching(self) -> FacetMatch | None:
        """How it acts on an answer: `hard` leaves out what does not fit, `soft` prefers what fits."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Circumstance:
    """A circumstance that has a name, such as "in the meeting"."""
    @property
    def number(self) -> int:
        """Its number in the pack: its place in the order of ids."""
    @property
    def language(self) -> str:
        """BCP 47, or ""."""
    @property
    def minutes(self) -> int:
        """The minutes at hand; 0 if not said."""
    @property
    def level(self) -> Level | None:
        """The level of the person."""
    @property
    def moments(self) -> tuple[Moment, ...]:
        """The moments of need."""
    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Its facet values."""
    @property
    def id(self) -> str:
        """Stable id."""
    @property
    def title(self) -> str:
        """The title."""
    @property
    def summary(self) -> str:
        """A sentence or two."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Collection:
    """What a curator put together, in order."""
    @property
    def number(self) -> int:
        """Its number in the pack: its place in the order of ids."""
    @property
    def job(self) -> Job | None:
        """The job it is for."""
    @property
    def circumstance(self) -> Circumstance | None:
        """The circumstance it is for."""
    @property
    def minutes(self) -> int:
        """The budget in minutes; 0 if not said."""
    @property
    def purpose(self) -> Purpose | None:
        """What it is for."""
    @property
    def items(self) -> tuple[Item, ...]:
        """The items, in the curator's order."""
    @property
    def id(self) -> str:
        """Stable id."""
    @property
    def title(self) -> str:
        """The title."""
    @property
    def curator(self) -> str:
        """Who answers for it; "" is the pack's curator."""
    @property
    def summary(self) -> str:
        """A sentence or two."""
    def _repr_html_(self) -> str: ...
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Item:
    """An item of a collection."""
    @property
    def number(self) -> int:
        """Its number in the pack."""
    @property
    def why(self) -> str:
        """The reason, in the curator's words."""
    @property
    def resource(self) -> Resource:
        """The resource."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class TallyRecord:
    """The tally of an outcome, of everyone or of a segment."""
    @property
    def number(self) -> int:
        """Its number in the pack."""
    @property
    def segment(self) -> str:
        """The segment; "" for everyone."""
    @property
    def need(self) -> Job | Outcome:
        """The need that was rated."""
    @property
    def scale(self) -> int:
        """The highest answer of the scale."""
    @property
    def everyone(self) -> bool:
        """Whether it is of everyone."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""
    def read(self) -> Tally:
        """The counts, to be scored and added to."""

@final
class Section:
    """A section of the file."""
    @property
    def number(self) -> int:
        """Its number."""
    @property
    def tag(self) -> str:
        """Its tag, four letters."""
    @property
    def offset(self) -> int:
        """Where it begins, in bytes."""
    @property
    def length(self) -> int:
        """How many bytes it has, without padding."""
    @property
    def crc(self) -> int:
        """Its checksum."""
    @property
    def version(self) -> int:
        """Its version."""
    @property
    def critical(self) -> bool:
        """Whether a reader that does not know it must refuse the pack."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Word:
    """A word of the question that was searched for."""
    @property
    def start(self) -> int:
        """Where it begins in the question, in bytes of UTF-8."""
    @property
    def end(self) -> int:
        """Where it ends."""
    @property
    def times(self) -> int:
        """How often the question says it; 0 if it is the second best guess at what was meant, which counts half."""
    @property
    def text(self) -> str:
        """The word as it was typed."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Repair:
    """A word that was searched for instead of what the question says: for one that the pack does not know, for two that are one word of the pack (the place covers
    both), or for one that is two words of the pack (each a repair with a place of its own).
    """
    @property
    def found(self) -> str:
        """What was searched for instead."""
    @property
    def start(self) -> int:
        """Where it begins in the question, in bytes of UTF-8."""
    @property
    def end(self) -> int:
        """Where it ends."""
    @property
    def text(self) -> str:
        """The word as it was typed."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Completion:
    """A known word that an unfinished one may become."""
    @property
    def text(self) -> str:
        """The word."""
    @property
    def term(self) -> int:
        """The number of the term that it stands for."""
    @property
    def frequency(self) -> int:
        """In how many needs and resources it stands."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class NeedMatch:
    """A need that matches the question."""
    @property
    def need(self) -> Job | Outcome:
        """The need."""
    @property
    def score(self) -> int:
        """How well it matches."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Hit:
    """A resource that answers, and why."""
    @property
    def resource(self) -> Resource:
        """The resource."""
    @property
    def score(self) -> int:
        """The larger, the better; comparable within one question on one pack."""
    @property
    def need(self) -> Job | Outcome | None:
        """The need that led to it, the one that passed on most; None if none did."""
    @property
    def inherited(self) -> int:
        """What of the score that need passed on."""
    @property
    def words(self) -> tuple[Word, ...]:
        """The words of the question that stand in the resource."""
    @property
    def need_words(self) -> tuple[Word, ...]:
        """The words of the question that stand in the need."""
    @property
    def matched(self) -> tuple[Word, ...]:
        """The words of the question that stand in either."""
    @property
    def why(self) -> tuple[Reason, ...]:
        """The reasons: the need that led to the resource, then the words that stand in it."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Reason:
    """Why a resource answers: a need that led to it, or words that stand in it."""
    @property
    def need(self) -> Job | Outcome | None:
        """The need that led to the resource; None if the words stand in the resource itself."""
    @property
    def statement(self) -> str:
        """The statement of the need, or ""."""
    @property
    def why(self) -> str:
        """Why the resource serves the need, in the curator's words, or ""."""
    @property
    def words(self) -> tuple[str, ...]:
        """The words of the question, in its order, as they were typed or repaired."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Certificate:
    """How good a selection is. Values are sums of weight times strength: thousandths of opportunity times 255."""
    @property
    def value(self) -> int:
        """What is covered, `known` included."""
    @property
    def known(self) -> int:
        """What known resources cover."""
    @property
    def bound(self) -> int:
        """No choice within the limits covers more than this."""
    @property
    def possible(self) -> int:
        """All aspects with full strength."""
    @property
    def minutes(self) -> int:
        """The minutes of all items."""
    @property
    def item_count(self) -> int:
        """How many items there are."""
    @property
    def aspect_count(self) -> int:
        """How many aspects were to be covered."""
    @property
    def left_out_count(self) -> int:
        """How many resources are listed that were left out."""
    @property
    def estimated(self) -> int:
        """How many items have minutes that are not said and were taken to be ten."""
    @property
    def truncated(self) -> bool:
        """Whether not everything could be looked at; then `bound` is `possible`."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Picked:
    """A chosen resource."""
    @property
    def resource(self) -> Resource:
        """The resource."""
    @property
    def need(self) -> Job | Outcome | None:
        """The aspect to which it adds the most after those before it; None if it is there only because another requires it."""
    @property
    def gain(self) -> int:
        """What it adds to the value of those before it."""
    @property
    def minutes(self) -> int:
        """What it takes, in minutes."""
    @property
    def estimated(self) -> bool:
        """Whether its minutes are not said and ten were counted."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Aspect:
    """A need that was to be covered."""
    @property
    def need(self) -> Job | Outcome:
        """The need."""
    @property
    def weight(self) -> int:
        """What it weighs: thousandths of opportunity."""
    @property
    def covered(self) -> int:
        """How well it is covered, up to 255."""
    @property
    def reason(self) -> WhyLeftOut | None:
        """Why it is not covered; None if it is."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class LeftOut:
    """A resource that serves an aspect and was left out."""
    @property
    def resource(self) -> Resource:
        """The resource."""
    @property
    def worth(self) -> int:
        """What it would be worth alone if nothing were known, in the unit of the certificate's value."""
    @property
    def reason(self) -> WhyLeftOut | None:
        """Why it was left out."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Advice:
    """A soft requirement of an item that neither the selection nor what is known meets."""
    @property
    def resource(self) -> Resource:
        """The item."""
    @property
    def requirement(self) -> Requirement:
        """What it requires."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Opportunity:
    """What a score says of an outcome. Figures are thousandths: 10,000 is ten points."""
    @property
    def profile(self) -> str:
        """The name of the profile, without which the figures mean nothing."""
    @property
    def respondents(self) -> int:
        """How many respondents it rests on."""
    @property
    def importance(self) -> int:
        """Ten times the share to whom the outcome is important, 0 to 10,000."""
    @property
    def satisfaction(self) -> int:
        """Ten times the share who are satisfied, 0 to 10,000."""
    @property
    def opportunity(self) -> int:
        """Importance plus what satisfaction lacks, 0 to 20,000."""
    @property
    def low(self) -> int:
        """The lower limit of its 95 % interval."""
    @property
    def high(self) -> int:
        """The upper limit of its 95 % interval."""
    @property
    def region(self) -> Region | None:
        """The region of the opportunity landscape."""
    @property
    def certain(self) -> bool:
        """Whether the whole interval lies in the region."""
    @property
    def band(self) -> int:
        """How many thresholds of the profile it passes, 0 to 3."""
    @property
    def warnings(self) -> int:
        """What to beware of: 1 a small sample, 2 many answers missing, 4 the limits lie in different bands; added up."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Share:
    """A share of people with its 95 % interval, each ten times, in thousandths."""
    @property
    def share(self) -> int:
        """The share."""
    @property
    def low(self) -> int:
        """The lower limit."""
    @property
    def high(self) -> int:
        """The upper limit."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Difference:
    """The 95 % interval of one opportunity minus another, in thousandths."""
    @property
    def low(self) -> int:
        """The lower limit; above 0, the first is certainly above the second."""
    @property
    def high(self) -> int:
        """The upper limit; below 0, the first is certainly below the second."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class RankInterval:
    """The ranks that an outcome may have, from 1, the highest opportunity."""
    @property
    def best(self) -> int:
        """The best rank."""
    @property
    def worst(self) -> int:
        """The worst rank."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""

@final
class Profile:
    """The rule that turns answers into a score."""
    @property
    def name(self) -> str:
        """The name that every score carries."""
    @property
    def thresholds(self) -> tuple[int, int, int]:
        """Three rising thresholds of opportunity; the first bounds the underserved region."""
    @property
    def table_stakes_importance(self) -> int:
        """The importance from which an outcome can be table stakes."""
    @property
    def table_stakes_satisfaction(self) -> int:
        """The satisfaction from which it is."""
    @property
    def least_respondents(self) -> int:
        """Fewer respondents than this earn a warning."""
    @property
    def scale(self) -> int:
        """The highest answer; the lowest is 1."""
    @property
    def top_from(self) -> int:
        """The lowest answer in the top box."""
    @property
    def missing(self) -> int:
        """Which answers count when some are missing: 1 listwise, 2 pairwise, 3 unpaired."""
    @property
    def comparison(self) -> int:
        """How a score passes a threshold: 1 above it, 2 on it or above."""
    def to_dict(self) -> dict[str, Any]:
        """The canonical form, the same in every language."""
    @staticmethod
    def named(name: str) -> Profile:
        """The preset with this name."""
