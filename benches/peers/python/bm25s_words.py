"""bm25s with PyStemmer and stop words.

Settings: `k1` is how soon a repeated word stops counting, `repeats` keeps a word that stands twice in the query, `numba` scores with compiled code.
"""

import bm25s
import Stemmer
from words import STOP

STEMMER = Stemmer.Stemmer("english")


def tokens(texts):
    return bm25s.tokenize(texts, stopwords=sorted(STOP), stemmer=STEMMER, return_ids=False, show_progress=False)


def build(documents, folder, settings):
    retriever = bm25s.BM25(k1=settings.get("k1", 1.5))
    retriever.index(tokens([f"{one['title']} {one['text']}" for one in documents]), show_progress=False)
    retriever.save(folder, show_progress=False)


def open(folder, settings):
    retriever = bm25s.BM25.load(folder, show_progress=False)
    if settings.get("numba"):
        retriever.backend = "numba"
        retriever.activate_numba_scorer()
    most = retriever.scores["num_docs"]

    def find(query, limit):
        [found] = tokens([query])
        found = found if settings.get("repeats") else list(dict.fromkeys(found))
        if not any(word in retriever.vocab_dict for word in found):
            return []
        places, scores = retriever.retrieve([found], k=min(limit, most), show_progress=False)
        return [place for place, score in zip(places[0].tolist(), scores[0].tolist()) if score > 0]

    return find
