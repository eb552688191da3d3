"""Words for systems that leave it to their users to make some: folded, without stop words, stemmed. The stop words are those of the project."""

import re
from functools import lru_cache
from pathlib import Path

WORD = re.compile(r"[^\W_]+")
STOP = frozenset((Path(__file__).resolve().parents[3] / "author/src/compile/stop/en.txt").read_text(encoding="utf-8").split())


def words(text):
    return WORD.findall(text.lower())


def without_stop_words(text):
    """The words that are left; all of them where none would be."""
    found = words(text)
    return [word for word in found if word not in STOP] or found


@lru_cache(maxsize=1)
def stemmer():
    import Stemmer

    return Stemmer.Stemmer("english")


def terms(text):
    return stemmer().stemWords(without_stop_words(text))
