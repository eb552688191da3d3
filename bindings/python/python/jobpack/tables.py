"""Data frames: in, from whatever hands out columns, and out.

Arrow is preferred. What does not hand it out, or cannot for want of a library, is read through the data frame interchange protocol, or as a dict of columns.
"""

from __future__ import annotations

import ctypes
import importlib
import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

if TYPE_CHECKING:
    from jobpack.scoring import Scores

Columns: TypeAlias = tuple[list[str], list[list[Any]]]
"""The names of columns, and the columns."""


class HandsOutArrow(Protocol):
    """What can be read without a copy."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


def handed_out(source: Any) -> HandsOutArrow | Columns:
    """What the extension reads: an object that hands out Arrow, or columns."""
    if hasattr(source, "__arrow_c_stream__") or hasattr(source, "__arrow_c_array__"):
        try:
            return _arrow(source)
        except ImportError:
            # pandas needs pyarrow for it.
            pass
    if hasattr(source, "__dataframe__"):
        return _interchanged(source)
    if isinstance(source, Mapping):
        return [str(name) for name in source], [list(column) for column in source.values()]
    kind = type(source).__name__
    raise TypeError(f"score a path, a Pack, a data frame or a dict of columns, not {kind}")


class _Stream:
    """A stream that was asked for already."""

    def __init__(self, capsule: object) -> None:
        self._capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._capsule


def _arrow(source: Any) -> HandsOutArrow:
    """The source itself, or its stream, once it is known that it can give one."""
    if hasattr(source, "__arrow_c_array__"):
        return cast(HandsOutArrow, source)
    return _Stream(source.__arrow_c_stream__())


def frame(scores: Scores) -> Any:
    """The rows as a data frame of pandas, or of polars where pandas is not installed."""
    for name in ("pandas", "polars"):
        try:
            library = importlib.import_module(name)
        except ImportError:
            continue
        return library.DataFrame(scores.to_list())
    raise ImportError('a data frame needs pandas or polars: pip install "pandas"; to_list() needs neither')


# The data frame interchange protocol: https://data-apis.org/dataframe-protocol/latest/
_INT, _UINT, _FLOAT, _BOOL, _STRING, _CATEGORICAL = 0, 1, 2, 20, 21, 23
_USE_NAN, _USE_SENTINEL, _USE_BITMASK, _USE_BYTEMASK = 1, 2, 3, 4
_NUMBERS: Mapping[tuple[int, int], Any] = {
    (_INT, 8): ctypes.c_int8,
    (_INT, 16): ctypes.c_int16,
    (_INT, 32): ctypes.c_int32,
    (_INT, 64): ctypes.c_int64,
    (_UINT, 8): ctypes.c_uint8,
    (_UINT, 16): ctypes.c_uint16,
    (_UINT, 32): ctypes.c_uint32,
    (_UINT, 64): ctypes.c_uint64,
    (_FLOAT, 32): ctypes.c_float,
    (_FLOAT, 64): ctypes.c_double,
}


def _interchanged(source: Any) -> Columns:
    """Every column as values of Python's own."""
    with warnings.catch_warnings():
        # pandas deprecates the protocol in favour of Arrow, which comes first here.
        warnings.simplefilter("ignore")
        table = source.__dataframe__(allow_copy=True)
        names = [str(name) for name in table.column_names()]
        columns: list[list[Any]] = [[] for _ in names]
        for chunk in table.get_chunks():
            for values, column in zip(columns, chunk.get_columns(), strict=True):
                values.extend(_values(column))
    return names, columns


def _values(column: Any) -> list[Any]:
    """The values of a chunk of a column, None where there is none."""
    kind, bits = column.dtype[0], column.dtype[1]
    buffers, offset, size = column.get_buffers(), column.offset, column.size()
    if kind == _CATEGORICAL:
        coded, values = _categories(column, buffers, offset, size)
    elif kind == _STRING:
        coded, values = [], _texts(buffers, offset, size)
    elif kind == _BOOL:
        coded, values = [], [bool(flag) for flag in _flags(buffers["data"], bits, offset, size)]
    elif (kind, bits) in _NUMBERS:
        coded = _numbers(buffers["data"][0], (kind, bits), offset, size)
        values = coded
    else:
        # Neither texts nor numbers, such as dates: told where the column is needed.
        coded, values = [], [object() for _ in range(size)]
    missing = _missing(column, coded, buffers["validity"], offset, size)
    return [None if gone else value for gone, value in zip(missing, values, strict=True)]


def _numbers(buffer: Any, kind: tuple[int, int], offset: int, size: int) -> list[Any]:
    number = _NUMBERS[kind]
    if size == 0:
        return []
    start = ctypes.sizeof(number) * offset
    return list((number * size).from_address(buffer.ptr + start))


def _texts(buffers: Any, offset: int, size: int) -> list[Any]:
    ends = buffers["offsets"]
    places = _numbers(ends[0], (ends[1][0], ends[1][1]), offset, size + 1) if size else []
    start = buffers["data"][0].ptr
    pairs = zip(places, places[1:], strict=False)
    return [ctypes.string_at(start + begin, end - begin).decode("utf-8", "replace") for begin, end in pairs]


def _categories(column: Any, buffers: Any, offset: int, size: int) -> tuple[list[Any], list[Any]]:
    codes, dtype = buffers["data"]
    coded = _numbers(codes, (dtype[0], dtype[1]), offset, size)
    names: Sequence[Any] = _values(column.describe_categorical["categories"])
    return coded, [names[code] if 0 <= code < len(names) else None for code in coded]


def _flags(buffer: Any, bits: int, offset: int, size: int) -> list[int]:
    data, start = buffer[0], offset
    if bits == 8:
        return _numbers(data, (_UINT, 8), start, size)
    whole = ctypes.string_at(data.ptr, (start + size + 7) // 8)
    return [whole[place // 8] >> place % 8 & 1 for place in range(start, start + size)]


def _missing(column: Any, coded: list[Any], validity: Any, offset: int, size: int) -> list[bool]:
    how, value = column.describe_null
    if how == _USE_NAN:
        return [number != number for number in coded]
    if how == _USE_SENTINEL:
        return [number == value for number in coded] if coded else [False] * size
    if how in (_USE_BITMASK, _USE_BYTEMASK) and validity is not None:
        bits = 8 if how == _USE_BYTEMASK else 1
        return [flag == value for flag in _flags(validity, bits, offset, size)]
    return [False] * size
