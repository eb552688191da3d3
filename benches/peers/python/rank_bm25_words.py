"""rank-bm25: scores every document for every word. It does not say how to keep an index: the bytes are those of a pickle."""

import pickle

import numpy
from rank_bm25 import BM25Okapi
from words import terms


def build(documents, folder, settings):
    index = BM25Okapi([terms(f"{one['title']} {one['text']}") for one in documents], k1=settings.get("k1", 1.5))
    (folder / "index.pickle").write_bytes(pickle.dumps(index))


def open(folder, settings):
    index = pickle.loads((folder / "index.pickle").read_bytes())

    def find(query, limit):
        scores = index.get_scores(terms(query))
        best = numpy.argpartition(-scores, limit)[:limit] if limit < len(scores) else numpy.arange(len(scores))
        best = best[numpy.lexsort((best, -scores[best]))]
        return [place for place in best.tolist() if scores[place] > 0]

    return find
