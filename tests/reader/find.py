#!/usr/bin/env python3
"""Finds in a Jobpack pack as section 14 of docs/FORMAT.md says, with reader.py and Python's standard library.

    python3 find.py PACK "query" [--limit 10] [--minutes 2] [--language de] [--level 1] [--moments 8] [--day 9000]
                    [--circumstance ID] [--facet role=analyst] ...
    python3 find.py PACK --queries FILE      a query with such options on each line, as a JSON object

For each query a line with its repairs and the needs that match best; then a line for each hit.
"""
import argparse
import json
import sys
from functools import lru_cache

from reader import NONE, Cursor, Pack, utf8

HARD = 1


def distance(left, right, limit):
    """Optimal string alignment; anything above the limit once it must be above it."""
    older, above = None, list(range(len(right) + 1))
    for i, a in enumerate(left):
        row = [i + 1]
        for j, b in enumerate(right):
            row.append(min(row[j] + 1, above[j + 1] + 1, above[j] + (a != b)))
            if i and j and a == right[j - 1] and left[i - 1] == b:
                row[-1] = min(row[-1], older[j - 1] + 1)
        if min(row) > limit:
            return limit + 1
        older, above = above, row
    return above[-1]


def tags_fit(left, right):
    left, right = left.lower().split("-"), right.lower().split("-")
    shorter = min(len(left), len(right))
    return left[:shorter] == right[:shorter]


class Finder:
    def __init__(self, pack):
        self.pack, self.words = pack, dict(pack.words())
        self.endings = [ending.encode() for ending in Cursor(pack.section("ENDS")).rest("string")[:64]]
        self.terms, self.links, self.facets = (list(pack.table(tag)) for tag in ("TERM", "LINK", "FACE"))
        self.needs = [*pack.table("JOBS"), *pack.table("OUTC")]
        self.resources, self.conditions = list(pack.table("RESO")), list(pack.table("COND"))
        self.need_ids = [id for of in (("JOBS", "JobText"), ("OUTC", "OutcomeText")) for id in self.ids(*of)]
        self.resource_ids = self.ids("RESO", "ResourceText")
        self.names = [pack.text(name["to"], "Name")["name"] for name in pack.table("NAME")]
        self.search = next(pack.table("FIND"), {"inherit": 0, "prefer": 0})
        self.postings = lru_cache(maxsize=None)(lambda term: list(pack.postings(self.terms[term])))
        self.repair = lru_cache(maxsize=None)(lambda word: self.other_ending(word) or self.other_spelling(word))

    def ids(self, tag, kind):
        return [self.pack.text(record["text"], kind)["id"] for record in self.pack.table(tag)]

    def frequency(self, word):
        return max(self.terms[term]["count"] for term in self.words[word])

    def other_ending(self, word):
        for ending in [b"", *self.endings]:
            start = word[: len(word) - len(ending)]
            if len(start) < 4 or not word.endswith(ending):
                continue
            near = [known for known in self.words if known.startswith(start)][:32]
            near = [known for known in near if self.words[known] and (known == start or known[len(start) :] in self.endings)]
            if near:
                return max(near, key=self.frequency)

    def other_spelling(self, word):
        text = utf8(word)
        if not 4 <= len(text) <= 24 or any(byte in b"0123456789" for byte in word):
            return None
        limit = 2 if len(text) >= 8 else 1
        searched = [utf8(known) for known, terms in self.words.items() if terms]
        for some, limit in (([known for known in searched if known[0] == text[0]], limit), (searched, 1)):
            some = [known for known in some if abs(len(known) - len(text)) <= limit]
            near = [(distance(known, text, limit), known.encode()) for known in some]
            near = [(edits, -self.frequency(known), known) for edits, known in near if edits <= limit]
            if near:
                return min(near)[2]

    def read(self, query):
        """The query's terms, each with the word that said it first and how often it was said; and the repairs."""
        terms, repairs, unknown = {}, [], 0
        for word, pieces in self.pack.split(query):
            found = [word]
            if word not in self.words and len(pieces) == 2:
                found = [piece for piece in pieces if piece in self.words]
            elif word not in self.words:
                unknown += 1
                repaired = self.repair(word) if unknown <= 16 else None
                found = [repaired] if repaired else []
                repairs += [[utf8(word), utf8(repaired)]] if repaired else []
            for term in (term for known in found for term in self.words[known]):
                if term in terms:
                    terms[term][1] = min(255, terms[term][1] + 1)
                elif len(terms) < 64:
                    terms[term] = [utf8(word), 1]
        return terms, repairs

    def situation(self, asked):
        """What was said in words and numbers, over what the circumstance says."""
        said = {"minutes": 0, "language": "", "level": 0, "moments": 0, "day": 0, "facets": []}
        number = {self.names[facet["name"]]: n for n, facet in enumerate(self.facets)}
        for facet, value in (pair.split("=", 1) for pair in asked.get("facet", [])):
            if facet in number:
                said["facets"].append((number[facet], self.names.index(value) if value in self.names else None))
        for circumstance in self.pack.table("CIRC"):
            if self.pack.text(circumstance["text"], "CircumstanceText")["id"] == asked.get("circumstance"):
                said.update({key: circumstance[key] for key in ("minutes", "level", "moments")})
                said["language"] = self.names[circumstance["language"]] if circumstance["language"] != 0xFFFF else ""
                said["facets"] += self.values(circumstance)
        said.update({key: value for key, value in asked.items() if key in said})
        return said

    def values(self, owner):
        first = owner["first_condition"]
        return [(it["facet"], it["value"]) for it in self.conditions[first : first + owner["condition_count"]]]

    def agreements(self, resource, said):
        """How many agreements there are, 4 at most; None if the resource does not fit."""
        if 0 < said["minutes"] < resource["minutes"] or said["day"] and 0 < resource["expires"] <= said["day"]:
            return None
        if said["language"] and resource["language"] != 0xFFFF and not tags_fit(self.names[resource["language"]], said["language"]):
            return None
        ours, asked = self.values(resource)[:64], said["facets"][:64]
        for number, facet in enumerate(self.facets):
            here, there = ({value for of, value in values if of == number} for values in (ours, asked))
            if facet["matching"] == HARD and here and there and not here & there:
                return None
        count = sum(value == wanted for value in ours for wanted in asked)
        count += resource["moments"] & said["moments"] != 0
        return min(4, count + (0 < resource["level"] <= said["level"]))

    def find(self, query, limit=10, **asked):
        terms, repairs = self.read(query)
        scores, found = {}, {}
        for term, (word, times) in terms.items():
            for document, impact in self.postings(term):
                scores[document] = scores.get(document, 0) + impact * times
                found.setdefault(document, []).append(word)
        count = len(self.needs)
        best = sorted((document for document in scores if document < count), key=lambda need: (-scores[need], need))[:8]
        passed = {}
        for need in best:
            first = self.needs[need]["first_link"]
            for link in self.links[first : first + self.needs[need]["link_count"]]:
                more = scores[need] * self.search["inherit"] // 64 * link["strength"] // 255
                if more > passed.get(link["resource"], (0, None))[0]:
                    passed[link["resource"]] = (more, need)
        said, hits = self.situation(asked), []
        for number in {*passed, *(document - count for document in scores if document >= count)}:
            more, need = passed.get(number, (0, None))
            agreements, score = self.agreements(self.resources[number], said), scores.get(number + count, 0) + more
            if agreements is not None:
                product = min(score * self.search["prefer"] * agreements, NONE)
                hits.append((-score - product // 64, number, need))
        yield {"query": query, "repairs": repairs, "needs": [[self.need_ids[need], scores[need]] for need in best]}
        for score, number, need in sorted(hits, key=lambda hit: hit[:2])[:limit]:
            hit = {"resource": self.resource_ids[number], "score": -score, "need": None if need is None else self.need_ids[need]}
            yield {**hit, "words": found.get(number + count, []), "need_words": found.get(need, [])}


def main():
    parser = argparse.ArgumentParser(description="Finds in a Jobpack pack and prints JSON Lines.")
    parser.add_argument("pack")
    parser.add_argument("query", nargs="?", default="")
    parser.add_argument("--queries", metavar="FILE", help="queries with options, a JSON object on each line")
    for option in ("limit", "minutes", "level", "moments", "day"):
        parser.add_argument(f"--{option}", type=int)
    for option in ("language", "circumstance"):
        parser.add_argument(f"--{option}")
    parser.add_argument("--facet", metavar="FACET=VALUE", action="append")
    asked = {key: value for key, value in vars(parser.parse_args()).items() if value is not None}
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    with open(asked.pop("pack"), "rb") as file:
        finder = Finder(Pack(file.read()))
    queries = asked.pop("queries", None)
    for asked in map(json.loads, open(queries, encoding="utf-8")) if queries else [asked]:
        for line in finder.find(**asked):
            print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))


if __name__ == "__main__":
    main()
