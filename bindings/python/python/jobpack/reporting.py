"""Where a project stands, and what is handed to those who decide."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from os import PathLike, fspath
from pathlib import Path as FilePath
from typing import Any, Literal, TypeAlias

from jobpack import _jobpack
from jobpack._author import Path, Progress
from jobpack._jobpack import Profile
from jobpack.errors import UsageError, WriteError

StepName: TypeAlias = Literal[
    "initiated",
    "needs-uncovered",
    "ratings-gathered",
    "opportunities-found",
    "market-strategy",
    "learning-designed",
]
StepState: TypeAlias = Literal["open", "begun", "done"]
TableName: TypeAlias = Literal["outcomes", "grid", "make", "retire"]


@dataclass(frozen=True, slots=True)
class Todo:
    """One concrete thing to do: a command to run, or a file to edit with an example of what to write there."""

    what: str
    """What to do, in a sentence."""
    command: str
    """The command that does it, or shows how far it is; may be empty."""
    file: str
    """The file to edit, relative to the project; may be empty."""
    example: str
    """What could stand in the file, header and row; may be empty."""

    def __str__(self) -> str:
        return "\n".join(text for text in (self.what, self.command, self.file, self.example) if text)


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a step lacks."""

    what: str
    """What is lacking."""
    needed: bool
    """Whether the step is not done without it; else it would only be better."""
    todo: Todo
    """What to do about it."""


@dataclass(frozen=True, slots=True)
class StepStatus:
    """A step of the six."""

    step: StepName
    """Which."""
    state: StepState
    """How far it is."""
    has: tuple[str, ...]
    """What is there, each in a few words."""
    lacks: tuple[Lack, ...]
    """What is lacking, what is needed first."""


@dataclass(frozen=True, slots=True)
class Status:
    """Where a project stands."""

    title: str
    """The title of the project; empty if it has none."""
    stands_at: StepName | None
    """The first step that is not done; None if all are."""
    errors: int
    """Errors, which keep the project from being built."""
    warnings: int
    """Warnings, which do not."""
    steps: tuple[StepStatus, ...]
    """All six."""
    next: Todo
    """The one thing to do next."""


def status(path: Path, *, progress: Progress | None = None) -> Status:
    """Say where the project in a folder stands among the six steps, what each lacks, and what to do next. An empty folder will do.

    Raises ReadError if it cannot be read, UsageError if it is no folder.
    """
    told = json.loads(_jobpack.author_status(fspath(path), progress))

    def lack(row: dict[str, Any]) -> Lack:
        return Lack(row["what"], row["needed"], Todo(**row["todo"]))

    steps = tuple(
        StepStatus(row["step"], row["state"], tuple(row["has"]), tuple(map(lack, row["lacks"]))) for row in told["steps"]
    )
    return Status(
        told["title"], told["stands_at"], told["errors"], told["warnings"], steps, Todo(**told["next"])
    )


@dataclass(frozen=True, slots=True)
class Report:
    """A report for those who decide, in every form; the same project gives the same texts everywhere. It shows itself in notebooks."""

    html: str
    """One page that needs nothing else: no network, no scripts."""
    markdown: str
    """The same in Markdown."""
    json: str
    """All of it as JSON."""
    tables: dict[TableName, str]
    """Its tables as CSV, by name."""

    @property
    def answer(self) -> str:
        """The answer in a few sentences."""
        return " ".join(self.to_dict()["answer"])

    def to_dict(self) -> dict[str, Any]:
        """All of it, as `jobpack report --json` tells it."""
        told: dict[str, Any] = json.loads(self.json)
        return told

    def save(self, path: str | PathLike[str], table: TableName = "outcomes") -> FilePath:
        """Write it in the form that the name's end says: .html, .md, .json, or .csv for one table. Raises WriteError if that fails."""
        target = FilePath(path)
        forms = {".html": self.html, ".md": self.markdown, ".json": self.json, ".csv": self.tables[table]}
        text = forms.get(target.suffix.lower())
        if text is None:
            raise UsageError(
                f"{target} does not say its form", code="usage", advice="let its name end in .html, .md, .csv or .json"
            )
        try:
            target.write_bytes(text.encode())
        except OSError as error:
            raise WriteError(f"cannot write {target}: {error.strerror}", code="io") from error
        return target

    def __repr__(self) -> str:
        return f"<report of {len(self.html)} bytes of HTML>"

    def _repr_html_(self) -> str:
        frame = "width:100%;height:40rem;border:1px solid #ccc"
        return f'<iframe sandbox title="Report" style="{frame}" srcdoc="{escape(self.html)}"></iframe>'


def report(
    path: Path, profile: str | Profile | None = None, *, exclude: Iterable[str] = (), progress: Progress | None = None
) -> Report:
    """Tell what is underserved, what the programme covers, what to make and what to retire.

    `path` is a project's folder, with or without ratings, or a file of ratings alone. Without a `profile` the project's holds, else the first of
    `jobpack.profiles`. `exclude` leaves out what these rules find in the answers, as in `score`. Raises ReadError if it cannot be read, ProjectError if
    ratings alone are wrong; a project with errors is told of as far as it goes.
    """
    html, markdown, told, tables = _jobpack.author_report(fspath(path), profile, list(exclude), progress)
    return Report(html, markdown, told, {name: text for name, text in tables})  # type: ignore[misc]
