"""The systems that are compared, and the settings that each is measured with.

The names say what is set: `stop` without stop words (the project's list for all), `rep` a word that a query repeats counts again, `titleN` a title counts N
times, `fuzzy` also words that are nearly alike, `k1.2` BM25's saturation at 1.2.
"""

from dataclasses import dataclass, field

OURS = "jobpack"
#: The same, unpacked into memory before it is asked.
UNPACKED = "jobpack_unpacked"


@dataclass(frozen=True)
class System:
    name: str
    peer: str  # whose adapter answers
    index: dict = field(default_factory=dict)  # settings for building: systems of a peer that agree here share an index
    query: dict = field(default_factory=dict)  # settings for asking

    @property
    def settings(self):
        return {**self.index, **self.query}


STOP = {"stop": True}
REPEATS = {"repeats": True}
ONE_FIELD = {"stop": True, "together": True}
PREFIX = {"fuzzy": 0.2, "prefix": True, "boost": {"title": 2}}

SYSTEMS = [
    System(OURS, "jobpack"),
    System(UNPACKED, "jobpack", {}, {"unpack": True}),
    System("tantivy", "tantivy"),
    System("tantivy_stop", "tantivy", STOP),
    System("tantivy_stop_rep", "tantivy", STOP, REPEATS),
    System("tantivy_stop_fuzzy", "tantivy", STOP, {"fuzzy": True}),
    System("tantivy_stop_rep_fuzzy", "tantivy", STOP, {**REPEATS, "fuzzy": True}),
    System("tantivy_stop_title2", "tantivy", STOP, {"title": 2}),
    System("tantivy_stop_title4_fuzzy", "tantivy", STOP, {"title": 4, "fuzzy": True}),
    System("tantivy_onefield_rep", "tantivy", ONE_FIELD, REPEATS),
    System("tantivy_onefield_rep_fuzzy", "tantivy", ONE_FIELD, {**REPEATS, "fuzzy": True}),
    System("bm25s", "bm25s"),
    System("bm25s_rep", "bm25s", {}, REPEATS),
    System("bm25s_rep_numba", "bm25s", {}, {**REPEATS, "numba": True}),
    System("bm25s_rep_k1.2", "bm25s", {"k1": 1.2}, REPEATS),
    System("rank_bm25", "rank_bm25"),
    System("rank_bm25_k1.2", "rank_bm25", {"k1": 1.2}),
    System("xapian", "xapian"),
    System("xapian_stop", "xapian", {}, STOP),
    System("fts5", "fts5"),
    System("fts5_stop", "fts5", {}, STOP),
    System("fts5_stop_rep", "fts5", {}, {**STOP, **REPEATS}),
    System("fts5_title2", "fts5", {}, {"title": 2}),
    System("fts5_stop_rep_title2", "fts5", {}, {**STOP, **REPEATS, "title": 2}),
    System("minisearch", "minisearch"),
    System("minisearch_boost", "minisearch", {}, {"boost": {"title": 2}}),
    System("minisearch_fuzzy", "minisearch", {}, {"fuzzy": 0.2}),
    System("minisearch_fuzzy_prefix", "minisearch", {}, PREFIX),
    System("lunr", "lunr"),
    System("lunr_fuzzy", "lunr", {}, {"fuzzy": 1}),
]

#: What the check of the benchmark itself runs: ours, one that every Python has, and one of PyPI.
CHECK = ("jobpack", "jobpack_unpacked", "fts5_stop_rep", "bm25s_rep")
