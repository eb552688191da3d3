"""How good answers are: one measure for all systems.

nDCG@10 with linear gain and MRR@10, as means over all judged queries that have a relevant document; one that is not answered counts 0.
"""

import math

DEPTH = 10


def evaluate(judged, answers):
    """From `judged`, query to document to grade, and `answers`, query to documents with the best first."""
    ndcg, rank = [], []
    for query, grades in judged.items():
        ideal = gain(sorted(grades.values(), reverse=True))
        if ideal > 0:
            found = [grades.get(document, 0) for document in answers.get(query, [])]
            ndcg.append(gain(found) / ideal)
            rank.append(next((1 / place for place, grade in enumerate(found[:DEPTH], 1) if grade > 0), 0))
    return {"ndcg": mean(ndcg), "mrr": mean(rank)}


def gain(grades):
    return sum(max(grade, 0) / math.log2(place + 2) for place, grade in enumerate(grades[:DEPTH]))


def mean(values):
    return sum(values) / len(values) if values else math.nan
