"""The vectors that every language must meet."""

from __future__ import annotations

import json

import jobpack
import pytest
from conformance import line, lines, rows, together, wrong
from places import TOGETHER, VECTORS

PACKS = sorted(path.stem for path in (VECTORS / "v1").glob("*.pack"))


def test_there_are_vectors() -> None:
    assert len(PACKS) >= 4


@pytest.mark.parametrize("name", PACKS)
@pytest.mark.parametrize("mapped", [True, False])
def test_every_pack_gives_the_expected_lines(name: str, mapped: bool) -> None:
    path = VECTORS / "v1" / f"{name}.pack"
    pack = jobpack.open(path if mapped else path.read_bytes())
    expected = path.with_suffix(".expected").read_text(encoding="utf-8")
    printed = lines(pack, path.with_suffix(".requests").read_text(encoding="utf-8"))
    for number, (shown, wanted) in enumerate(zip(printed.split("\n"), expected.split("\n"), strict=False), 1):
        assert shown == wanted, f"{name}.expected, line {number}"
    assert printed == expected


def test_packs_that_were_made_together_give_the_expected_lines() -> None:
    packs = jobpack.Packs(map(jobpack.open, sorted(TOGETHER.glob("*.pack"), reverse=True)))
    printed = together(packs, (TOGETHER / "whole.requests").read_text(encoding="utf-8"))
    assert printed == (TOGETHER / "whole.expected").read_text(encoding="utf-8")


def test_tables_have_the_expected_rows() -> None:
    path = VECTORS / "v1/academy.pack"
    pack = jobpack.open(path)
    expected = path.with_suffix(".rows").read_text(encoding="utf-8").splitlines(keepends=True)
    assert len(expected) > 5
    for wanted in expected:
        assert line(rows(pack, json.loads(wanted)["request"])) == wanted


def test_every_wrong_pack_is_told_as_expected() -> None:
    packs = sorted((VECTORS / "wrong").glob("*.pack"))
    assert len(packs) > 30
    printed = [line(wrong(pack)) for pack in packs]
    assert "".join(printed) == (VECTORS / "wrong/wrong.expected").read_text(encoding="utf-8")
