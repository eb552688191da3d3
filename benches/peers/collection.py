"""What is asked of what: documents, queries, judgements. A folder of JOBPACK_DATA, or the academy, the project's own example."""

import csv
import json
import os
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ACADEMY = ROOT / "examples/academy"


@dataclass
class Collection:
    name: str
    source: Path  # what `jobpack build` reads
    documents: list[dict]  # id, title, text: what the others get
    queries: list[dict]  # id, text
    typos: list[dict]  # the same queries with typos; none where nobody made any
    judged: dict[str, dict[str, int]]

    @cached_property
    def ids(self):
        return [document["id"] for document in self.documents]


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def judgements(path):
    judged = defaultdict(dict)
    for row in rows(path):
        judged[row[0]][row[-2]] = int(row[-1])
    return judged


def folders():
    """The collections of JOBPACK_DATA: folders with documents, queries and judgements."""
    data = os.environ.get("JOBPACK_DATA")
    found = sorted(Path(data).glob("*/queries.jsonl")) if data else []
    return {path.parent.name: path.parent for path in found if all((path.parent / name).exists() for name in ("docs.jsonl", "qrels.tsv"))}


def of_folder(folder):
    typos = folder / "queries_typo.jsonl"
    keys = ("id", "title", "text")
    return Collection(
        folder.name,
        folder / "docs.jsonl",
        [{key: one.get(key, "") for key in keys} for one in lines(folder / "docs.jsonl")],
        lines(folder / "queries.jsonl"),
        lines(typos) if typos.exists() else [],
        judgements(folder / "qrels.tsv"),
    )


def academy():
    """The peers get what can be searched in the resources; the jobs and outcomes are Jobpack's alone."""
    with open(ACADEMY / "resources.csv", encoding="utf-8", newline="") as file:
        documents = [document(row) for row in csv.DictReader(file)]
    queries = [{"id": id, "text": text} for id, text in rows(ACADEMY / "questions/questions.tsv")]
    return Collection("academy", ACADEMY, documents, queries, [], judgements(ACADEMY / "questions/expected.tsv"))


def document(row):
    body = ACADEMY / "bodies" / f"{row['id']}.md"
    parts = [row["summary"], body.read_text(encoding="utf-8") if body.exists() else "", row["tags"].replace(";", " ")]
    return {"id": row["id"], "title": row["title"], "text": " ".join(filter(None, parts))}
