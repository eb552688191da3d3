"""What is measured: documents, questions and judgements. The academy, and each collection in the folder that JOBPACK_DATA names."""

import json
import math
import os
import resource
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import jobpack

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Material:
    """A collection: what every system gets, and the pack that Jobpack makes of it."""

    name: str
    documents: list[tuple[str, str, str]]  # id, title, text
    queries: list[tuple[str, str]]
    judged: dict[str, dict[str, int]]
    pack: Path
    seconds: float


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def rows(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def judgements(path):
    judged = defaultdict(dict)
    for row in rows(path):
        judged[row[0]][row[-2]] = int(row[-1])
    return judged


def build(source, name):
    pack = Path(os.environ["FOLDER"]) / f"{name}.pack"
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([os.environ["COMMAND"], "build", source, "-o", pack], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return pack, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def academy():
    """The peers get what can be searched in the resources; the jobs and outcomes are Jobpack's alone."""
    folder = ROOT / "examples/academy"
    pack, seconds = build(folder, "academy")
    documents = [(one.id, one.title, f"{one.summary} {one.body} {' '.join(one.tags)}") for one in jobpack.open(pack).resources]
    queries = [tuple(row) for row in rows(folder / "questions/questions.tsv")]
    return Material("academy", documents, queries, judgements(folder / "questions/expected.tsv"), pack, seconds)


def collection(folder):
    pack, seconds = build(folder / "docs.jsonl", folder.name)
    documents = [(one["id"], one["title"], one["text"]) for one in lines(folder / "docs.jsonl")]
    queries = [(one["id"], one["text"]) for one in lines(folder / "queries.jsonl")]
    return Material(folder.name, documents, queries, judgements(folder / "qrels.tsv"), pack, seconds)


def all_of_it(wanted):
    """The academy and the collections there are; only those that are named, if any are."""
    data = os.environ.get("JOBPACK_DATA")
    if data is None:
        print("JOBPACK_DATA is not set: only the academy is measured.\n")
    files = sorted(Path(data).glob("*/queries.jsonl")) if data else []
    folders = [path.parent for path in files if (path.parent / "qrels.tsv").exists()]
    for name, make in [("academy", academy), *((folder.name, lambda folder=folder: collection(folder)) for folder in folders)]:
        if not wanted or name in wanted:
            yield make()


def ndcg(judged, answers):
    """nDCG@10 with linear gain: the mean over queries with a relevant document."""
    total, count = 0.0, 0
    for query, grades in judged.items():
        ideal = gain(sorted(grades.values(), reverse=True)[:10])
        if ideal > 0:
            total += gain([grades.get(id, 0) for id in answers.get(query, [])[:10]]) / ideal
            count += 1
    return total / count if count else math.nan


def gain(grades):
    return sum(max(grade, 0) / math.log2(place + 2) for place, grade in enumerate(grades))
