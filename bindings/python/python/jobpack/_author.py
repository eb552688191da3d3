"""What the modules of the author side share: places, paths, and who is told how far work has come."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeAlias

Path: TypeAlias = str | os.PathLike[str]
"""Where something is."""

Progress: TypeAlias = Callable[[str, str, int, int], object]
"""Told the stage ("reading", "checking", "building", "scoring", "asking"), the file or "", and how much of how much is done; 0 of 0 where nobody knows.

What it raises stops the work."""


class Fields:
    """What dataclasses of plain fields have in common."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """The fields by their names."""
        return {field.name: getattr(self, field.name) for field in fields(self)}  # type: ignore[arg-type]
