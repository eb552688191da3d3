"""What is wrong or weak in a project, and the rules behind it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from os import fspath
from typing import Any, Literal, TypeAlias, overload

from jobpack import _jobpack, html
from jobpack._author import Fields, Path, Progress
from jobpack.quality import Quality

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something a project is held against. Codes are stable."""

    code: str
    """`E` or `W` and three digits."""
    severity: Severity
    """Errors stop a build; warnings do not."""
    title: str
    """A few words: what is wrong."""
    advice: str
    """What to do."""
    explanation: str
    """Why the rule is there, with an example of wrong and right."""

    def _repr_html_(self) -> str:
        return html.rule(self)


@dataclass(frozen=True, slots=True)
class Finding(Fields):
    """Something wrong or weak."""

    severity: Severity
    """Errors stop a build; warnings do not."""
    code: str
    """The code of the rule."""
    message: str
    """What was found, with the values that matter."""
    advice: str
    """What to do about it."""
    file: str
    """The file, relative to the project."""
    row: int
    """The row as an editor or a spreadsheet counts; 0 is the file as a whole. In a data frame 1 is the first row."""
    field: str
    """The field under the name it has in the file; may be empty."""
    title: str
    """The title of the rule."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.row}" if self.row else self.file
        field = f" ({self.field})" if self.field else ""
        return f"{self.code} {place}{field}: {self.message}"


def findings(text: str) -> tuple[Finding, ...]:
    """The findings in this JSON text."""
    return tuple(Finding(**row) for row in json.loads(text))


class Checked(Sequence[Finding]):
    """What a check has found: a sequence of findings, errors first, then by place."""

    __slots__ = ("_findings", "allowed", "quality", "unlisted")

    allowed: int
    """How many warnings were left out, because `[check] allow` in jobpack.toml says so."""

    unlisted: dict[str, int]
    """How many findings of a code are counted here and not listed; empty if all are."""

    quality: Quality | None
    """What was found in the answers of the project's survey; None if it has none."""

    def __init__(
        self, findings: tuple[Finding, ...], allowed: int, unlisted: dict[str, int], quality: Quality | None = None
    ) -> None:
        self._findings, self.allowed, self.unlisted, self.quality = findings, allowed, unlisted, quality

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self._findings if finding.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that do not."""
        return tuple(finding for finding in self._findings if finding.severity == "warning")

    def to_list(self) -> list[dict[str, Any]]:
        """The findings as rows of a table."""
        return [finding.to_dict() for finding in self._findings]

    @overload
    def __getitem__(self, key: int, /) -> Finding: ...
    @overload
    def __getitem__(self, key: slice, /) -> tuple[Finding, ...]: ...
    def __getitem__(self, key: int | slice, /) -> Finding | tuple[Finding, ...]:
        return self._findings[key]

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __repr__(self) -> str:
        more = f", {sum(self.unlisted.values())} more not listed" if self.unlisted else ""
        return f"<{len(self.errors)} errors, {len(self.warnings)} warnings, {self.allowed} allowed{more}>"

    def _repr_html_(self) -> str:
        return html.checked(self)


def check(path: Path, *, progress: Progress | None = None) -> Checked:
    """What is wrong (errors) or weak (warnings) in a project's folder, or in a single CSV or JSON Lines file of resources.

    Raises ReadError if there is nothing to check.
    """
    told = json.loads(_jobpack.author_check(fspath(path), progress))
    quality = Quality._of(told["quality"]) if told["quality"] else None
    return Checked(tuple(Finding(**row) for row in told["findings"]), told["allowed"], told["unlisted"], quality)


rules: tuple[Rule, ...] = tuple(Rule(**row) for row in json.loads(_jobpack.author_rules()))
"""Every rule there is, by code."""


def explain(code: str) -> Rule:
    """The rule with this code, in any case; its `explanation` says why it is there. Raises UsageError if there is none."""
    return Rule(**json.loads(_jobpack.author_rule(code)))
