"""What the modules of the author side share: places, paths, and who is told how far work has come."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TypeAlias

Path: TypeAlias = str | os.PathLike[str]
"""Where something is."""

Progress: TypeAlias = Callable[[str, str, int, int], object]
"""Told the stage ("reading", "checking", "building", "scoring", "asking"), the file or "", and how much of how much is done; 0 of 0 where nobody knows.

What it raises stops the work."""
