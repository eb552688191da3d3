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
WHOLE, MOST = 32, 0xFFFFFF


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


def edits(text):
    """What one edit of the first five characters makes of a word."""
    for at in range(min(5, len(text))):
        head, this, rest = text[:at], text[at], text[at + 1 :]
        yield (head + rest).encode()
        yield (head + rest[:1] + this + rest[1:]).encode()
        start = ord(this) & ~127
        for letter in map(chr, range(start, start + 128) if start else range(ord("a"), ord("z") + 1)):
            if not "\ud800" <= letter <= "\udfff":
                yield (head + letter + rest).encode()
                yield (head + letter + this + rest).encode()


def commonness(frequency):
    """The logarithm to the base 4, 7 at most (10)."""
    return min(7, max(0, frequency.bit_length() - 1) // 2)


def tags_fit(left, right):
    left, right = left.lower().split("-"), right.lower().split("-")
    shorter = min(len(left), len(right))
    return left[:shorter] == right[:shorter]


class Finder:
    def __init__(self, pack):
        self.pack, self.words = pack, {word: terms for word, terms, _ in pack.words()}
        self.joins = {word for word, _, mark in pack.words() if mark & 0x80}
        self.endings = [ending.encode() for ending in Cursor(pack.section("ENDS")).rest("string")[:64]]
        self.lists, self.links, self.facets = list(pack.lists()), list(pack.table("LINK")), list(pack.table("FACE"))
        self.needs = [*pack.table("JOBS"), *pack.table("OUTC")]
        self.resources, self.conditions = list(pack.table("RESO")), list(pack.table("COND"))
        self.need_ids = [id for of in (("JOBS", "JobText"), ("OUTC", "OutcomeText")) for id in self.ids(*of)]
        self.resource_ids = self.ids("RESO", "ResourceText")
        self.names = [pack.text(name["to"], "Name")["name"] for name in pack.table("NAME")]
        self.search = next(pack.table("FIND"), {"inherit": 0, "prefer": 0})
        self.repair = lru_cache(maxsize=None)(self.repair)

    def ids(self, tag, kind):
        return [self.pack.text(record["text"], kind)["id"] for record in self.pack.table(tag)]

    def frequency(self, word):
        return max((self.lists[term][0] for term, _, _ in self.words[word]), default=0)

    def repair(self, word):
        """What is searched for instead of an unknown word: a part of it, mostly the whole, a known word, and 0 if that is a guess beside, else 1."""
        found = {**self.near(word), **self.other_ending(word, 8)} or self.other_ending(word, 64)
        if not found and (parts := self.parts(word)):
            return [(*part, 1) for part in parts]
        found = found or self.far(word)
        best = sorted(found, key=lambda known: (-found[known], known))[:2]
        return [(word, known, times) for known, times in zip(best, (1, 0)) if found[known] >= found[best[0]] // 16]

    def other_ending(self, word, count):
        """Known words with another ending, and how good they are."""
        endings = self.endings[:count]
        for ending in [b"", *endings]:
            start = word[: len(word) - len(ending)]
            if len(start) < 4 or not word.endswith(ending):
                continue
            near = [known for known in self.words if known.startswith(start)][:32]
            near = [known for known in near if self.words[known] and (known == start or known[len(start) :] in endings)]
            if near:
                return {known: min(4096 * self.frequency(known), NONE) for known in near}
        return {}

    def merit(self, word, known):
        likely = len(known) > len(word) or (len(known), sum(known)) == (len(word), sum(word))
        same_letter = utf8(known)[0] == utf8(word)[0]
        return min(self.frequency(known) * 16 ** (likely + same_letter), NONE)

    def near(self, word):
        """Known words at one edit, and how good they are."""
        text = utf8(word)
        if not 4 <= len(text) <= 24 or any(byte in b"0123456789" for byte in word):
            return {}
        near = {known for known in edits(text) if self.words.get(known)} | self.within(text, 5, 1)
        return {known: self.merit(word, known) for known in near}

    def far(self, word):
        """Known words at two edits behind the first third."""
        text = utf8(word)
        if not 8 <= len(text) <= 24 or any(byte in b"0123456789" for byte in word):
            return {}
        return {known: self.merit(word, known) for known in self.within(text, max(3, len(text) // 3), 2)}

    def within(self, text, first, limit):
        start, near = text[:first].encode(), set()
        for known, terms in self.words.items():
            if terms and known.startswith(start):
                other = utf8(known)
                if abs(len(other) - len(text)) <= limit and distance(other, text, limit) <= limit:
                    near.add(known)
        return near

    def parts(self, word):
        """The two known words that an unknown one consists of."""
        best, links = None, [b"", *(ending for ending in self.endings[:8] if len(ending) <= 2)]
        for end in range(len(word) - 1, 2, -1):
            first, rest = word[:end], word[end:]
            if first not in self.words or rest[0] & 0xC0 == 0x80:
                continue
            for link in links:
                second = rest[len(link) :]
                if not rest.startswith(link) or len(second) < 2 or second not in self.words:
                    continue
                merit = min(commonness(self.frequency(part)) for part in (first, second))
                if (self.words[first] or self.words[second]) and (best is None or merit > best[0]):
                    best = (merit, [(first + link, first), (second, second)])
        return best and best[1]

    def read(self, query):
        """The query's terms in their forms, each with the word that said it first, how often it was said, and its bonus; and the repairs."""
        terms, repairs, unknown, joined = {}, [], 0, False

        def add(said, found, times=1):
            for term, form, bonus in self.words[found]:
                if (known := terms.get((term, form))) and known[1]:
                    known[1] = min(255, known[1] + times)
                elif known or len(terms) < 64:
                    terms[term, form] = [utf8(said), times, bonus]

        def search(said, found, times=1):
            # A guess says nothing new of a term that is there already.
            said_before = times == 0 and {term for term, _, _ in self.words[found]} & {term for term, _ in terms}
            if room := bool(self.words.get(found)) and len(repairs) < 16 and not said_before:
                repairs.append([utf8(said), utf8(found)])
                add(said, found, times)
            return room

        words = list(self.pack.places(query))
        for (word, length, pieces), (after, _, others) in zip(words, [*words[1:], (None, 0, [])]):
            part, joined = joined, False
            if after and len(pieces) == len(others) == 1 and self.words.get(word) != [] and len(word + after) <= 48 and (
                {word, after, word + after} <= self.joins or word not in self.words or after not in self.words
            ):
                joined = search(word + after, word + after)
            if word in self.words:
                add(word, word)
            elif len(pieces) == 2:
                for piece in pieces:
                    if piece in self.words:
                        add(word, piece)
            elif not part and not joined and unknown < 16:
                unknown += 1
                for said, found, times in self.repair(word):
                    # The parts of a word have a place of their own only if it is as long in the query.
                    search(said if length == len(word) else word, found, times)
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
        for (term, form), (word, times, bonus) in terms.items():
            for document, impact, its_form in self.lists[term][1]:
                # A guess counts half.
                parts = times * WHOLE or WHOLE // 2
                amount = impact * (parts + (parts * bonus // WHOLE if its_form == form else 0))
                scores[document] = scores.get(document, 0) + amount
                found.setdefault(document, []).append(word)
        count = len(self.needs)
        best = sorted((document for document in scores if document < count), key=lambda need: (-scores[need], need))[:8]
        passed = {}
        for need in best:
            first = self.needs[need]["first_link"]
            for link in self.links[first : first + self.needs[need]["link_count"]]:
                inherited = min(scores[need] * self.search["inherit"], NONE) // 64
                more = min(min(inherited * link["strength"], NONE) // 255, MOST)
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
