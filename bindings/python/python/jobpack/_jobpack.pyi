"""The extension module: import its names from `jobpack`."""

from collections.abc import Buffer, Iterator
from os import PathLike
from typing import Final, final

version: Final[str]

def open(source: str | PathLike[str] | bytes | bytearray | memoryview) -> Pack:
    """Open a pack: a path, which is mapped into memory, or its bytes."""

@final
class Pack:
    """A pack that is open."""
    def find(self, words: str, *, limit: int = 10) -> Found:
        """Just in time: the best resources for someone's own words, with the reason why."""
    def verify(self) -> None:
        """Check the whole pack."""

@final
class Found:
    """The answer to a question: a sequence of hits, the best first."""
    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Hit: ...
    def __iter__(self) -> Iterator[Hit]: ...

@final
class Hit:
    """A resource that answers."""
    @property
    def id(self) -> str:
        """The id of the resource."""
    @property
    def score(self) -> int:
        """The larger, the better; comparable within one question on one pack."""
