"""The systems that are compared. Each is made of documents and gives the ids of the top 10 for a query, as its documentation says that one uses it."""

import heapq
import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict

import bm25s
import jobpack
import numpy
import Stemmer
from material import ROOT
from rank_bm25 import BM25Okapi

sys.path.insert(0, str(ROOT / "tests/reader"))
from find import Finder  # noqa: E402
from reader import Pack as Bytes  # noqa: E402

LIMIT = 10
WORD = re.compile(r"\w+")


def words(text):
    return WORD.findall(text.lower())


class Jobpack:
    """The package, with the ids of the hits."""

    name = "jobpack"

    def __init__(self, material):
        self.pack = jobpack.open(material.pack)

    def find(self, query):
        return [hit.resource.id for hit in self.pack.find(query, limit=LIMIT)]


class Reader:
    """The same pack and the same answers, in Python alone (tests/reader)."""

    name = "reader in Python"

    def __init__(self, material):
        self.finder = Finder(Bytes(material.pack.read_bytes()))

    def answer(self, query):
        return [(hit["resource"], hit["score"]) for hit in list(self.finder.find(query, LIMIT))[1:]]

    def find(self, query):
        return [id for id, _ in self.answer(query)]


class Bm25s:
    """With the stop words and the stemmer that its documentation recommends."""

    name = "bm25s"

    def __init__(self, material):
        self.ids = [id for id, _, _ in material.documents]
        self.stemmer = Stemmer.Stemmer("english")
        self.retriever = bm25s.BM25()
        self.retriever.index(self.tokens([f"{title} {text}" for _, title, text in material.documents]), show_progress=False)

    def tokens(self, texts):
        return bm25s.tokenize(texts, stopwords="en", stemmer=self.stemmer, show_progress=False)

    def find(self, query):
        found, scores = self.retriever.retrieve(self.tokens([query]), k=min(LIMIT, len(self.ids)), show_progress=False)
        return [self.ids[document] for document, score in zip(found[0], scores[0]) if score > 0]


class Sqlite:
    """FTS5 in memory: Porter's stemmer, its own bm25 order, any of the words."""

    name = "SQLite FTS5"

    def __init__(self, material):
        self.base = sqlite3.connect(":memory:")
        self.base.execute("CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')")
        self.base.executemany("INSERT INTO documents VALUES (?, ?, ?)", material.documents)
        self.base.execute("INSERT INTO documents(documents) VALUES ('optimize')")

    def find(self, query):
        match = " OR ".join(f'"{word}"' for word in dict.fromkeys(words(query)))
        if not match:
            return []
        return [id for (id,) in self.base.execute("SELECT id FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?", (match, LIMIT))]


class RankBm25:
    """Scores every document for every word."""

    name = "rank-bm25"

    def __init__(self, material):
        self.ids = [id for id, _, _ in material.documents]
        self.index = BM25Okapi([words(f"{title} {text}") for _, title, text in material.documents])

    def find(self, query):
        scores = self.index.get_scores(words(query))
        return [self.ids[place] for place in numpy.argsort(-scores, kind="stable")[:LIMIT] if scores[place] > 0]


class Loop:
    """BM25 over dictionaries, as people write it."""

    name = "loop in Python"
    K1, B = 1.5, 0.75

    def __init__(self, material):
        self.ids = [id for id, _, _ in material.documents]
        self.postings, lengths = defaultdict(list), []
        for number, (_, title, text) in enumerate(material.documents):
            counted = Counter(words(f"{title} {text}"))
            lengths.append(counted.total())
            for word, count in counted.items():
                self.postings[word].append((number, count))
        mean = sum(lengths) / len(lengths)
        self.norms = [self.K1 * (1 - self.B + self.B * length / mean) for length in lengths]

    def find(self, query):
        scores = defaultdict(float)
        for word in words(query):
            postings = self.postings.get(word, ())
            weight = math.log(1 + (len(self.ids) - len(postings) + 0.5) / (len(postings) + 0.5))
            for number, count in postings:
                scores[number] += weight * count * (self.K1 + 1) / (count + self.norms[number])
        return [self.ids[number] for number in heapq.nlargest(LIMIT, scores, key=scores.get)]


SYSTEMS = [Jobpack, Bm25s, Sqlite, Loop, RankBm25, Reader]
