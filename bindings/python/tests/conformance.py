"""Prints what a pack says and answers as the lines of tests/vectors: `conformance.py PACK REQUESTS`, `conformance.py --together
REQUESTS PACKS...` for packs that are asked as one, or `conformance.py --wrong PACKS...`.

Each line is a `to_dict()` as it is; what stands here is only how requests are written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jobpack

Line = dict[str, Any]
EPOCH = date(2000, 1, 1)


def line(values: Line) -> str:
    """A line, as every language writes it."""
    return json.dumps(values, separators=(",", ":"), ensure_ascii=False) + "\n"


def whole(pack: jobpack.Pack) -> bool:
    try:
        pack.verify()
    except jobpack.PackError:
        return False
    return True


def records(pack: jobpack.Pack) -> Iterator[Line]:
    """Every record."""

    def each(kind: str, of: Iterable[Any]) -> Iterator[Line]:
        for record in of:
            yield {"record": kind, **record.to_dict()}

    yield {"record": "counts", **pack.counts}
    yield {"record": "check", "whole": whole(pack)}
    yield {"record": "about", **pack.about.to_dict()}
    yield from each("resource", pack.resources)
    yield from each("need", pack.needs)
    yield from each("link", pack.links)
    for place, link in enumerate(pack.served):
        yield {"record": "served", "place": place, **link.to_dict()}
    yield from each("requirement", pack.requirements)
    yield from each("option", pack.options)
    yield from each("condition", pack.conditions)
    yield from each("facet", pack.facets)
    yield from each("circumstance", pack.circumstances)
    for place, circumstance in enumerate(pack.job_circumstances):
        yield {"record": "job_circumstance", "place": place, "circumstance": circumstance.number}
    yield from each("collection", pack.collections)
    yield from each("item", pack.items)
    yield from each("tally", pack.tallies)
    for number, name in enumerate(pack.names):
        yield {"record": "name", "number": number, "name": name}
    yield from each("section", pack.sections)


class Columns:
    """The columns of a request; those that are left off say nothing."""

    def __init__(self, columns: list[str]) -> None:
        self.columns = columns

    def said(self, place: int) -> str | None:
        text = self.columns[place] if place < len(self.columns) else "-"
        return None if text == "-" else text

    def text(self, place: int) -> str:
        """A column taken as it is."""
        return self.columns[place]

    def number(self, place: int) -> int:
        return int(self.said(place) or 0)

    def list(self, place: int) -> list[str]:
        text = self.said(place)
        return text.split(",") if text else []

    def situation(self, asked: jobpack.Pack | jobpack.Packs, first: int) -> jobpack.Situation:
        """The situation in seven columns, from one on."""
        named, minutes, language, today, level, moments = (self.said(first + place) for place in range(6))
        pack = asked if isinstance(asked, jobpack.Pack) else asked[0]
        conditions = [text for text in self.list(first + 6) if "=" in text]
        known = [text for text in conditions if pack.condition(*text.split("=", 1)) is not None]
        when = [named] if named and pack.circumstance(named) is not None else []
        return asked.situation(
            when + known,
            minutes=None if minutes is None else int(minutes),
            language=language,
            today=None if today is None else EPOCH + timedelta(days=int(today)),
            level=None if level is None else LEVELS[int(level) - 1],
            moments=None if moments is None else [name for bit, name in enumerate(MOMENTS) if int(moments) >> bit & 1],
        )


LEVELS: tuple[jobpack.Level, ...] = ("beginner", "intermediate", "advanced")
MOMENTS: tuple[jobpack.Moment, ...] = ("new", "more", "apply", "solve", "change")


def number_of(pack: jobpack.Pack, columns: Columns) -> Line:
    kind, id = columns.text(0), columns.text(1)
    if kind == "names":
        return {"number": pack.name_number(id)}
    look_up: dict[str, Callable[[str], Any]] = {
        "resources": pack.resource,
        "needs": pack.need,
        "circumstances": pack.circumstance,
        "collections": pack.collection,
    }
    record = look_up[kind](id)
    return {"number": None if record is None else record.number}


def found(asked: jobpack.Pack | jobpack.Packs, columns: Columns) -> jobpack.Found:
    return asked.find(columns.text(0), limit=columns.number(1), when=columns.situation(asked, 2))


def why(asked: jobpack.Pack | jobpack.Packs, columns: Columns) -> Line:
    hits = found(asked, columns)
    return {
        "hits": [
            {"resource": hit.resource.id, "why": [reason.to_dict() for reason in hit.why]} for hit in hits
        ]
    }


def complete(pack: jobpack.Pack, columns: Columns) -> Line:
    completions = pack.complete(columns.text(0), limit=columns.number(1))
    return {"completions": [completion.to_dict() for completion in completions]}


def fit(pack: jobpack.Pack, columns: Columns) -> Line:
    resource = pack.resource(columns.text(0))
    assert resource is not None
    return {"resource": resource.number, "agreements": resource.fit(columns.situation(pack, 1))}


def picked(pack: jobpack.Pack, columns: Columns) -> jobpack.Selection:
    collection = columns.said(5)
    return pack.pick(
        minutes=columns.number(0),
        items=columns.number(1),
        aspects=[id for id in columns.list(2) if pack.need(id) is not None],
        known=[id for id in columns.list(3) if pack.resource(id) is not None],
        known_needs=[id for id in columns.list(4) if pack.need(id) is not None],
        pool=None if collection is None else pack.collection(collection),
        when=columns.situation(pack, 6),
    )


def scored(pack: jobpack.Pack, tally: str, profile: str) -> jobpack.Opportunity:
    return pack.tallies[int(tally)].read().score(profile)


def score(pack: jobpack.Pack, columns: Columns) -> Line:
    return scored(pack, columns.text(0), columns.text(1)).to_dict()


def paired(_: jobpack.Pack, columns: Columns) -> Line:
    respondents, important, satisfied, both = (columns.number(place) for place in range(4))
    return jobpack.score_paired(respondents, important, satisfied, both, columns.text(4)).to_dict()


def unpaired(_: jobpack.Pack, columns: Columns) -> Line:
    important, asked_importance, satisfied, asked_satisfaction = (columns.number(place) for place in range(4))
    opportunity = jobpack.score_unpaired(
        important, asked_importance, satisfied, asked_satisfaction, columns.text(4)
    )
    return opportunity.to_dict()


def overlap(columns: Columns, place: int) -> list[int] | None:
    return [int(count) for count in columns.list(place)] if columns.said(place) else None


def differ(pack: jobpack.Pack, columns: Columns) -> Line:
    first, second = (scored(pack, columns.text(place), columns.text(0)) for place in (1, 2))
    return jobpack.difference(first, second, overlap(columns, 3)).to_dict()


def rank(pack: jobpack.Pack, columns: Columns) -> Line:
    scores = [scored(pack, tally, columns.text(0)) for tally in columns.list(1)]
    together = overlap(columns, 2)
    pairs = len(scores) * (len(scores) - 1) // 2
    ranks = jobpack.ranks(scores, None if together is None else [together] * pairs)
    return {"ranks": [rank.to_dict() for rank in ranks]}


ANSWERS: dict[str, Callable[[jobpack.Pack, Columns], Line]] = {
    "id": number_of,
    "find": lambda pack, columns: found(pack, columns).to_dict(),
    "why": why,
    "complete": complete,
    "fit": fit,
    "pick": lambda pack, columns: picked(pack, columns).to_dict(),
    "profile": lambda _, columns: jobpack.Profile.named(columns.text(0)).to_dict(),
    "score": score,
    "paired": paired,
    "unpaired": unpaired,
    "share": lambda _, columns: jobpack.share(columns.number(0), columns.number(1)).to_dict(),
    "differ": differ,
    "rank": rank,
}


def answer(pack: jobpack.Pack, request: str) -> Line:
    """The answer to a request."""
    operation, *columns = request.split("\t")
    try:
        answered = ANSWERS[operation](pack, Columns(columns))
    except jobpack.ScoreError as error:
        answered = {"status": error.status}
    return {"request": request, **answered}


def lines(pack: jobpack.Pack, requests: str) -> str:
    """All lines: every record, then the answer to every request."""
    asked = requests.removesuffix("\n").split("\n") if requests else []
    answers = (answer(pack, request) for request in asked)
    return "".join(map(line, [*records(pack), *answers]))


def together(packs: jobpack.Packs, requests: str) -> str:
    """The answers of packs that were made together."""
    asked: dict[str, Callable[[jobpack.Packs, Columns], Line]] = {
        "find": lambda packs, columns: found(packs, columns).to_dict(),
        "why": why,
    }
    split = (request.split("\t") for request in requests.removesuffix("\n").split("\n"))
    return "".join(
        line({"request": "\t".join([operation, *columns]), **asked[operation](packs, Columns(columns))})
        for operation, *columns in split
    )


def rows(pack: jobpack.Pack, request: str) -> Line:
    """The answer to a request as rows for a table."""
    operation, *columns = request.split("\t")
    asked: dict[str, Callable[[jobpack.Pack, Columns], jobpack.Found | jobpack.Selection]] = {
        "why": found,
        "pick": picked,
    }
    return {"request": request, "rows": asked[operation](pack, Columns(columns)).to_list()}


def fault(error: jobpack.PackError | None) -> Line | None:
    """What is wrong with a pack."""
    if error is None:
        return None
    return {
        "status": error.status,
        "name": error.code,
        "message": error.message,
        "advice": error.advice,
        "section": error.place["section"],
        "byte": error.place["byte"],
        "found": error.found,
        "supported": error.supported,
    }


def caught(action: Callable[[], object]) -> jobpack.PackError | None:
    try:
        action()
    except jobpack.PackError as error:
        return error
    return None


def wrong(path: Path) -> Line:
    """The line of a pack that is wrong."""
    opening = caught(lambda: jobpack.open(path))
    verifying = None if opening else caught(jobpack.open(path).verify)
    return {"pack": path.stem, "open": fault(opening), "verify": fault(verifying)}


if __name__ == "__main__":
    if sys.argv[1] == "--wrong":
        text = "".join(line(wrong(Path(path))) for path in sys.argv[2:])
    elif sys.argv[1] == "--together":
        packs = jobpack.Packs(map(jobpack.open, sys.argv[3:]))
        text = together(packs, Path(sys.argv[2]).read_text(encoding="utf-8"))
    else:
        pack, requests = sys.argv[1:]
        text = lines(jobpack.open(pack), Path(requests).read_text(encoding="utf-8"))
    sys.stdout.buffer.write(text.encode())
