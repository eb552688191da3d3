"""Hostile bytes: whatever they are, nothing but a PackError comes of them, and nothing runs for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import conformance
import jobpack
from hypothesis import given, settings
from hypothesis import strategies as some
from places import VECTORS, WHOLE

T = TypeVar("T")
SOUND = WHOLE.read_bytes()


def every_call(data: bytes) -> None:
    """Everything that can be asked of a pack, as far as it opens."""
    pack = quietly(lambda: jobpack.open(data))
    if pack is None:
        return
    quietly(pack.verify)
    quietly(lambda: pack.about)
    repr(pack)
    for kind in pack.counts:
        records = getattr(pack, kind)
        for number in range(min(len(records), 40)):
            record = quietly(lambda: records[number])
            if record is not None:
                read(record)
    for hit in quietly(lambda: pack.find("how do I find out why the numbers differ", limit=20)) or ():
        read(hit)
        for reason in hit.why:
            read(reason)
    selection = quietly(lambda: pack.pick(minutes=60))
    if selection is not None:
        quietly(selection.to_dict)
        quietly(selection.to_list)


def read(record: object) -> None:
    """Every attribute and form of a record."""
    repr(record)
    for name in dir(record):
        if not name.startswith("_"):
            value = quietly(lambda: getattr(record, name))
            if name == "to_dict" and callable(value):
                quietly(value)


def quietly(action: Callable[[], T]) -> T | None:
    try:
        return action()
    except (jobpack.PackError, jobpack.ScoreError):
        return None


@settings(max_examples=150, deadline=None)
@given(some.data())
def test_flipped_bytes(data: some.DataObject) -> None:
    damaged = bytearray(SOUND)
    flips = some.tuples(some.integers(0, len(SOUND) - 1), some.integers(1, 255))
    for place, change in data.draw(some.lists(flips, min_size=1, max_size=8)):
        damaged[place] ^= change
    every_call(bytes(damaged))


@settings(max_examples=60, deadline=None)
@given(some.integers(0, len(SOUND) - 1))
def test_cut_short(length: int) -> None:
    every_call(SOUND[:length])
    every_call(SOUND[:length] + bytes(len(SOUND) - length))


@settings(max_examples=60, deadline=None)
@given(some.binary(max_size=400))
def test_anything_behind_the_magic(rest: bytes) -> None:
    every_call(SOUND[:8] + rest)
    every_call(rest)


def test_every_wrong_pack() -> None:
    for path in sorted((VECTORS / "wrong").glob("*.pack")):
        every_call(path.read_bytes())


def test_the_sound_pack_is_read_whole() -> None:
    """So that the tests above read something."""
    pack = jobpack.open(SOUND)
    pack.verify()
    assert len(list(conformance.records(pack))) > 50
    every_call(SOUND)


@settings(max_examples=200, deadline=None)
@given(some.text(max_size=300), some.integers(0, 30))
def test_any_words(words: str, limit: int) -> None:
    pack = jobpack.open(SOUND)
    try:
        found = pack.find(words, limit=limit)
    except UnicodeEncodeError:
        assert any(0xD800 <= ord(character) <= 0xDFFF for character in words)
        return
    query = words.encode()
    assert len(found) <= limit
    for word in found.words:
        assert query[word.start : word.end].decode() == word.text
