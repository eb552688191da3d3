"""From a project to a pack."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from os import PathLike, fspath
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from jobpack import _jobpack
from jobpack._author import Path, Progress
from jobpack.checking import Finding

if TYPE_CHECKING:
    from jobpack._jobpack import Pack


@dataclass(frozen=True, slots=True)
class Built:
    """A pack that was built."""

    data: bytes = field(repr=False)
    """The pack; the same project gives the same bytes everywhere."""
    path: FilePath | None
    """Where it was written; None if it was not."""
    warnings: tuple[Finding, ...] = field(repr=False)
    """What is weak in the project."""
    allowed: int
    """How many warnings were left out, because `[check] allow` in jobpack.toml says so."""

    def open(self, *, unpack: bool = False) -> Pack:
        """Open the pack, and unpack it for who asks often."""
        return _jobpack.open(self.data, unpack=unpack)

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of each kind of record."""
        return self.open().counts

    def __bytes__(self) -> bytes:
        return self.data

    def __len__(self) -> int:
        return len(self.data)


def build(
    path: Path,
    output: str | PathLike[str] | None = None,
    *,
    threads: int | None = None,
    progress: Progress | None = None,
) -> Built:
    """Build a pack from a project's folder, or from a single CSV or JSON Lines file of resources.

    With `output` it is put in its place whole or not at all: whoever reads meanwhile sees the old one or the new one. `threads` changes the time it takes
    and nothing else. Raises ProjectError with all findings if the project has errors, ReadError or WriteError if files cannot be read or written.
    """
    target = None if output is None else fspath(output)
    data, told = _jobpack.author_build(fspath(path), target, threads, progress)
    rest = json.loads(told)
    warnings = tuple(Finding(**row) for row in rest["warnings"])
    return Built(data, None if target is None else FilePath(target), warnings, rest["allowed"])
