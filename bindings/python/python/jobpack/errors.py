"""What can go wrong, each with a code for programs and a message, a place and advice for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from jobpack.checking import Finding


class PackPlace(TypedDict):
    """Where in a pack something is wrong."""

    section: str | None
    """The tag of the section, or None for the header."""
    byte: int
    """The offset from the start of the pack."""
    file: str
    """The path, or "" for bytes."""


class FilePlace(TypedDict):
    """Where in a file something is wrong."""

    file: str
    """The file, relative to the project if it is part of one."""
    row: int
    """The row as an editor or a spreadsheet counts; 0 is the file as a whole. In a data frame 1 is the first row."""
    field: str
    """The field, or ""."""


class JobpackError(Exception):
    """Something went wrong: what, where, and what to do about it."""

    code: str
    """A stable word for programs."""
    message: str
    """A sentence for people."""
    advice: str
    """What to do about it, or ""."""
    place: object | None
    """Where it is wrong, if it is somewhere."""

    def __init__(self, message: str = "", *, code: str = "", advice: str = "", place: object | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.advice, self.place = code, message, advice, place

    def where(self) -> str:
        """The place in words, or ""."""
        return ""

    def __str__(self) -> str:
        where = f" ({self.where()})" if self.where() else ""
        advice = f": {self.advice}" if self.advice else ""
        return f"{self.message}{where}{advice}"


class PackError(JobpackError):
    """Bytes that are no pack, or a damaged one."""

    status: int
    """The frozen number of the error in jobpack.h."""
    found: int
    """What was found, for versions, features and lengths; else 0."""
    supported: int
    """What this version supports or needs there; else 0."""
    place: PackPlace

    def __init__(
        self,
        message: str = "",
        *,
        code: str = "",
        advice: str = "",
        place: PackPlace | None = None,
        status: int = 0,
        found: int = 0,
        supported: int = 0,
    ) -> None:
        place = place or PackPlace(section=None, byte=0, file="")
        super().__init__(message, code=code, advice=advice, place=place)
        self.status, self.found, self.supported = status, found, supported

    def where(self) -> str:
        file, section, byte = self.place["file"], self.place["section"], self.place["byte"]
        parts = [file, f"section {section}" if section else "", f"at byte {byte}"]
        if self.found or self.supported:
            parts.append(f"found {self.found}, this version needs {self.supported}")
        return ", ".join(part for part in parts if part)


class UsageError(JobpackError, ValueError):
    """An argument that makes no sense here; the advice says what there is instead."""


class ScoreError(JobpackError, ValueError):
    """Counts that no score comes of."""

    status: int
    """The frozen number of the error in jobpack.h."""

    def __init__(
        self, message: str = "", *, code: str = "", advice: str = "", place: object | None = None, status: int = 0
    ) -> None:
        super().__init__(message, code=code, advice=advice, place=place)
        self.status = status


class FileError(JobpackError):
    """What the errors of files and projects share: a place in a file."""

    place: FilePlace | None

    def where(self) -> str:
        if self.place is None:
            return ""
        file, row, field = self.place["file"], self.place["row"], self.place["field"]
        # Most messages name the file already.
        file = "" if file in self.message and not row else file
        return ", ".join(part for part in (file, f"row {row}" if row else "", field) if part)


class ReadError(FileError, OSError):
    """A file that cannot be read as asked."""


class WriteError(FileError, OSError):
    """A place that cannot be written; what was there before is there still."""


class ProjectError(FileError):
    """A project, or ratings, with errors, or one that lacks what is asked for; nothing was done.

    Code, message, place and advice are those of the first error; `findings` has all of them.
    """

    findings: tuple[Finding, ...]
    """The errors; empty if the project only lacks what is asked for."""

    def __init__(
        self,
        message: str = "",
        *,
        code: str = "",
        advice: str = "",
        place: FilePlace | None = None,
        findings: tuple[Finding, ...] = (),
    ) -> None:
        super().__init__(message, code=code, advice=advice, place=place)
        self.findings = findings

    def __str__(self) -> str:
        more = len(self.findings) - 1
        told = f"{self.code}: " if self.findings else ""
        return told + super().__str__() + (f" (and {more} more, see findings)" if more > 0 else "")
