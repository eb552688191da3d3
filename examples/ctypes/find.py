"""Just in time: the three best resources for your words, and why. Over the C ABI alone, with nothing but Python's own ctypes.

    LD_LIBRARY_PATH=/usr/local/lib python3 find.py academy.pack the report is due and the numbers differ
"""

import ctypes
import sys
from ctypes import POINTER, byref, c_char, c_char_p, c_size_t, c_uint32, c_uint64, sizeof

lib = ctypes.CDLL("libjobpack.so")


class Text(ctypes.Structure):
    _fields_ = [("data", POINTER(c_char)), ("length", c_size_t)]

    def __str__(self) -> str:
        return self.data[: self.length].decode()


class Hit(ctypes.Structure):
    _fields_ = [("words", c_uint64), ("need_words", c_uint64)]
    _fields_ += [(name, c_uint32) for name in ("resource", "score", "need", "inherited")]


class Word(ctypes.Structure):
    _fields_ = [(name, c_uint32) for name in ("start", "end", "times", "reserved_")]


# The sizes of the handles are those of jobpack.h; opening fails if the library needs more.
Pack, Search = c_uint64 * 40, c_uint64 * 7360
lib.jobpack_open.argtypes = [POINTER(Pack), c_size_t, c_char_p, c_size_t, ctypes.c_void_p]
lib.jobpack_find.argtypes = [POINTER(Pack), c_char_p, c_size_t, ctypes.c_void_p, POINTER(Search), POINTER(Hit), c_size_t, POINTER(c_size_t)]
lib.jobpack_need_statement.argtypes = [POINTER(Pack), c_uint32, c_char_p, c_size_t, POINTER(c_size_t)]


def show(pack: Pack, hit: Hit, search: Search, words: bytes) -> None:
    title, word, length = Text(), Word(), c_size_t()
    if lib.jobpack_resource_title(byref(pack), hit.resource, byref(title)) == 0:
        print(title)
    if lib.jobpack_need_statement(byref(pack), hit.need, None, 0, byref(length)) == 0:
        statement = ctypes.create_string_buffer(length.value)
        lib.jobpack_need_statement(byref(pack), hit.need, statement, length, byref(length))
        print("    What for:", statement.raw.decode())
    said, number = "    Your words:", 0
    while lib.jobpack_search_word_at(byref(search), number, byref(word)) == 0:
        if (hit.words | hit.need_words) >> number & 1:
            said += " " + words[word.start : word.end].decode()
        number += 1
    print(said)


def main(path: str, *said: str) -> str | None:
    data, words = open(path, "rb").read(), " ".join(said).encode()
    pack, search, hits, count, message = Pack(), Search(), (Hit * 3)(), c_size_t(), Text()
    status = lib.jobpack_open(byref(pack), sizeof(pack), data, len(data), None) or lib.jobpack_search_open(byref(search), c_size_t(sizeof(search)))
    status = status or lib.jobpack_find(byref(pack), words, len(words), None, byref(search), hits, len(hits), byref(count))
    if status:
        lib.jobpack_status_message(status, byref(message))
        return f"{path}: {message}"
    for hit in hits[: count.value]:
        show(pack, hit, search, words)
    if not count:
        print("Nothing here is about that.")
    return None


if __name__ == "__main__":
    sys.exit("Usage: find.py PACK WORDS..." if len(sys.argv) < 3 else main(*sys.argv[1:]))
