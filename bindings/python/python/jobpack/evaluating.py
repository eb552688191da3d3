"""How well a pack answers questions with known answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jobpack import _jobpack
from jobpack._author import Progress
from jobpack._jobpack import Pack


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Means over the judged queries that have a relevant resource (grade 1 or more); a query without an answer counts 0."""

    judged: int
    """How many such queries there are."""
    queries: int
    """How many queries were asked."""
    ndcg_10: float
    """nDCG@10 with linear gain: the best answers first."""
    mrr_10: float
    """MRR@10: one over the place of the first good answer."""
    recall_100: float
    """Recall@100: good answers among the first hundred."""
    without_hit: float
    """The share of all queries without a hit."""


def evaluate(
    pack: Pack,
    queries: Mapping[str, str] | Iterable[tuple[str, str]],
    judgements: Mapping[str, Mapping[str, int]] | Iterable[tuple[str, str, int]],
    *,
    progress: Progress | None = None,
) -> Evaluation:
    """Measure how well a pack answers.

    `queries` are texts by id; `judgements` are grades by query and resource, or (query, resource, grade).
    """
    asked = list(queries.items()) if isinstance(queries, Mapping) else list(queries)
    if isinstance(judgements, Mapping):
        known = [(query, resource, grade) for query, grades in judgements.items() for resource, grade in grades.items()]
    else:
        known = list(judgements)
    return Evaluation(**json.loads(_jobpack.author_evaluate(pack, asked, known, progress)))
