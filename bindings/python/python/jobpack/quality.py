"""What was found in the answers of a survey before they were scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Quality:
    """What was found in the answers of a survey before they were scored."""

    respondents: int
    """How many respondents the survey has."""
    scored: int
    """How many of them are scored."""
    median_seconds: int | None
    """The median of the seconds that respondents took, where a column `seconds` says it."""
    rules: tuple[QualityRule, ...]
    """What each rule found, and whom it left out."""
    missing: Mapping[str, int]
    """Outcomes that more than a fifth did not answer, with how many did not."""
    small: tuple[tuple[str, str, int], ...]
    """Segments of fewer than 30 respondents: what they are of, their name, how many."""

    @classmethod
    def _of(cls, told: Mapping[str, Any]) -> Quality:
        return cls(
            told["respondents"],
            told["scored"],
            told["median_seconds"],
            tuple(QualityRule(**one | {"rows": tuple(one["rows"])}) for one in told["rules"]),
            {one["outcome"]: one["missing"] for one in told["missing"]},
            tuple((one["by"], one["segment"], one["respondents"]) for one in told["small"]),
        )


@dataclass(frozen=True, slots=True)
class QualityRule:
    """What a rule found in the answers of a survey."""

    rule: str
    """The word for it: "off-scale", "repeated", "straight-line", "speeder" or "identical"."""
    of: str
    """What it counts: "answers" or "respondents"."""
    count: int
    """How many it found."""
    left_out: int
    """How many of them are left out, which is yours to say: see `exclude` of `jobpack.score`."""
    rows: tuple[Mapping[str, Any], ...]
    """The first hundred: file, row, field, respondent, and what was told."""
