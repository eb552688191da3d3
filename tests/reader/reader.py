#!/usr/bin/env python3
"""Reads a Jobpack pack as docs/FORMAT.md says, with nothing but Python's standard library.

    python3 reader.py PACK               every record, one JSON object on each line
    python3 reader.py PACK --word WORD   only this word, with its terms and their postings

Numbers in comments are sections of the document. The class Pack is the reader; what follows it prints.
"""
import argparse
import json
import sys
import zlib
from bisect import bisect_right
from itertools import islice

MAGIC = b"\x89JBP\r\n\x1a\n"
MAJOR, VERSION, NONE = 1, 1, 0xFFFFFFFF
BLOCK_WORDS, BLOCK_POSTINGS, LISTS_PER_OFFSET = 32, 64, 16
UNPATCHED, MAX_PATCHES, PATCH_COST, ONLY = 16, 7, 8, 3

# Section 3: each section's word for one of its entries, its hot record and the cold record that `text` (or `to`) of it leads to.
SECTIONS = {
    "CHOI": ("choice", "Choice", None),
    "CIRC": ("circumstance", "Circumstance", "CircumstanceText"),
    "COLL": ("collection", "Collection", "CollectionText"),
    "COND": ("condition", "Condition", None),
    "ENDS": ("ending", None, None),
    "FACE": ("facet", "Facet", None),
    "FIND": ("search", "Search", None),
    "FOLD": ("fold", "Fold", None),
    "ITEM": ("item", "Item", "Why"),
    "JCIR": ("job_circumstance", "Reference", None),
    "JOBS": ("job", "Need", "JobText"),
    "LEXB": ("lexicon_block", "LexiconBlock", None),
    "LEXF": (None, None, None),
    "LEXI": ("word", None, None),
    "LINK": ("link", "Link", "Why"),
    "META": ("about", None, "PackText"),
    "NAME": ("name", "Reference", "Name"),
    "OUTC": ("outcome", "Need", "OutcomeText"),
    "PART": ("part", "Part", None),
    "POST": ("list", None, None),
    "REQU": ("requirement", "Requirement", "Why"),
    "RESO": ("resource", "Resource", "ResourceText"),
    "SERV": ("served", "Reference", None),
    "TALY": ("tally", "Tally", "Cells"),
    "TERM": ("term", "Reference", None),
    "TEXT": (None, None, None),
}

# Section 6: the fields of hot records with their sizes. None has a gap between two fields.
HOT = {
    "Resource": "text:4 minutes:2 language:2 kind:2 level:1 moments:1 first_served:4 served_count:4 first_condition:4"
    " condition_count:2 requirement_count:2 first_requirement:4 rank:4 review_by:2 expires:2",
    "Need": "text:4 job:4 first_link:4 link_count:4 respondents:4 opportunity:2 opportunity_low:2 opportunity_high:2"
    " kind:1 step:1 region:1 certain:1 circumstance_count:2 first_circumstance:4",
    "Link": "need:4 resource:4 text:4 order:2 strength:1 role:1",
    "Requirement": "first_option:4 text:4 option_count:2 kind:1 reserved:1",
    "Choice": "target:4 of:1 reserved:1",
    "Condition": "facet:2 value:2",
    "Facet": "name:2 matching:1 reserved:1",
    "Circumstance": "text:4 first_condition:4 condition_count:2 minutes:2 language:2 level:1 moments:1",
    "Collection": "text:4 first_item:4 item_count:4 job:4 circumstance:4 minutes:2 purpose:1 reserved:1",
    "Item": "resource:4 text:4",
    "Tally": "need:4 text:4 segment:2 scale:1 reserved:1",
    "Reference": "to:4",
    "LexiconBlock": "to:4 beginning:4",
    "Part": "edition:4 first_resource:4 resources:4 number:2 packs:2",
    "Search": "inherit:1 prefer:1 reserved:2",
    "Fold": "character:4 action:1 length:1 text:4 more:2",
}

# Section 7: the fields of cold records with their types, string if none is named; `[X]` is a list of X.
COLD = {
    "PackText": "title curator language licence made_for summary profile edition:varint analysers:[Analyser]",
    "Analyser": "language name",
    "Name": "name",
    "JobText": "id statement:Statement executor phase summary ways:[string] stories:[Story] forces:[ForceText]"
    " obstacles:[Obstacle] tradeoffs:[TradeOff] experiences:[Experience] hires:[Hire] evidence:[Evidence]",
    "OutcomeText": "id statement:Statement example ways:[string] evidence:[Evidence]",
    "Statement": "whole lead metric object clarifier",
    "Story": "when want so_that without",
    "ForceText": "force:u8 statement evidence:Evidence",
    "Obstacle": "stage:u8 statement evidence:Evidence",
    "TradeOff": "gives_up gets evidence:Evidence",
    "Experience": "statement evidence:Evidence",
    "Hire": "kind:u8 solution why evidence:Evidence",
    "Evidence": "quote source confidence:u8",
    "ResourceText": "id title summary url body licence author source added reviewed review_by expires superseded_by"
    " tags:[string] teaches:[string] prerequisites:[string] evidence:[Evidence]",
    "Why": "why",
    "CollectionText": "id title curator summary",
    "CircumstanceText": "id title summary",
}


class Refused(Exception):
    """The pack cannot be read; the message says why."""


def number(data, at, size):
    """A number of fixed size; 0 if the bytes end before it does (5)."""
    return int.from_bytes(data[at : at + size], "little") if at + size <= len(data) else 0


def utf8(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise Refused("a string is not UTF-8") from None


def fold_bytes(fold):
    """What a character reads as: the four bytes of one field and the two of the other, as many as count (6, Fold)."""
    return (fold["text"].to_bytes(4, "little") + fold["more"].to_bytes(2, "little"))[: fold["length"]]


def only_size(documents):
    """How many bytes a list of one posting has (10)."""
    return (10 + max(documents - 1, 0).bit_length() + 7) // 8


def fields(data, at, parts, count):
    """So many fields of equal width from a bit on, each as its parts (10)."""
    bits = int.from_bytes(data, "little") >> at
    for _ in range(count):
        field = []
        for part in parts:
            field.append(bits & (1 << part) - 1)
            bits >>= part
        yield field


def beginning(word):
    """The first four bytes of a word as one number, with zeros behind a shorter one (6, LexiconBlock)."""
    return int.from_bytes(word[:4].ljust(4, b"\0"), "big")


class Cursor:
    """Takes one value after the other off some bytes (4)."""

    def __init__(self, data, at=0):
        self.data, self.at = data, at

    def take(self, length):
        self.at += length
        if self.at > len(self.data):
            raise Refused("a record goes on beyond the bytes that it has")
        return self.data[self.at - length : self.at]

    def u8(self):
        return self.take(1)[0]

    def varint(self):
        value = shift = 0
        while True:
            byte = self.u8()
            value |= (byte & 0x7F) << shift
            shift += 7
            if value > 0xFFFFFFFF or (shift == 35 and byte > 0x7F):
                raise Refused("a varint does not fit 32 bits")
            if byte < 0x80:
                return value

    def bytes(self):
        return self.take(self.varint())

    def string(self):
        return utf8(self.bytes())

    def value(self, kind):
        """A value of a type of the document, `[X]` for a list of X."""
        if kind.startswith("["):
            return Cursor(self.bytes()).rest(kind[1:-1])
        if kind in COLD:
            fields = (field.partition(":") for field in COLD[kind].split())
            return {name: self.value(of or "string") for name, _, of in fields}
        return {"u8": self.u8, "varint": self.varint, "string": self.string}[kind]()

    def terms(self, kind):
        """The terms of a word by the bits of its mark: how far back each is, and the byte of its form and bonus (10)."""
        if 0 < kind < 15:
            return [(0, 0) if kind == 1 else (kind - 2, self.u8())]
        terms, found = Cursor(self.bytes() if kind else b""), []
        while terms.at < len(terms.data):
            found.append((terms.varint(), terms.u8()))
        return found

    def rest(self, kind):
        """Values up to the end of the bytes."""
        values = []
        while self.at < len(self.data):
            values.append(self.value(kind))
        return values


def action(character, folds, codes):
    """What a character does, and what it reads as (9)."""
    itself = character.encode()
    if character.isascii() and character.isalnum():
        return 0, itself.lower()
    at = bisect_right(codes, ord(character)) - 1
    fold = folds[at] if at >= 0 else {"character": None, "action": 0, "length": 1}
    is_range = fold["action"] in (2, 4) and not fold["length"]
    if fold["character"] == ord(character):
        return fold["action"], fold_bytes(fold) or itself
    return (1, b"") if character.isascii() else (fold["action"] if is_range else 0, itself)


def joined(parts):
    """The bytes of parts up to the first that does not fit (9)."""
    whole = b""
    for reads, *_ in parts:
        if len(whole) + len(reads) > 48:
            break
        whole += reads
    return whole


def given(word, run):
    """What a word or a run of pieces gives (9), as `places` has it. `word` has parts, each with whether a piece begins there, and its place."""
    starts = [at for at, (_, begins, _, _) in enumerate(word) if begins] if run else [0]
    pieces = [word[start:end] for start, end in zip(starts, [*starts[1:], len(word)])]
    for pair in zip(pieces, pieces[1:]) if len(pieces) > 1 else [pieces]:
        whole = joined(sum(pair, []))
        if whole:
            first, both = joined(pair[0]), sum(pair, [])
            yield whole, both[-1][3] - both[0][2], [first, whole[len(first) :]][: len(pair)]


class Pack:
    """A pack in memory, opened. What it reads after that it reads on demand."""

    def __init__(self, data):
        """The checks of section 2, in their order."""
        if len(data) < 32 and data[:8] == MAGIC:
            raise Refused(f"2 Truncated: {len(data)} bytes, the header has 32")
        if data[:8] != MAGIC:
            raise Refused("1 NotAPack: it does not begin as a pack does")
        if number(data, 8, 2) != MAJOR:
            raise Refused(f"3 Version: found {number(data, 8, 2)}, this reader reads {MAJOR}")
        if number(data, 12, 4) != 0:
            raise Refused(f"4 Feature: found bits {number(data, 12, 4):#x}, this reader knows none")
        length, count = number(data, 20, 4), number(data, 24, 4)
        end = 32 + 20 * count
        if length > len(data):
            raise Refused(f"2 Truncated: {len(data)} bytes of {length}")
        if count > 64:
            raise Refused(f"6 SectionTable: {count} sections, 64 at most")
        if length < end:
            raise Refused(f"2 Truncated: {length} bytes, header and section table have {end}")
        if zlib.crc32(data[:28] + data[32:end]) != number(data, 28, 4):
            raise Refused("5 Damaged: the checksum of the header does not match")
        self.data, self.entries, self.spans, last = data[:length], [], {}, bytes(4)
        for at in range(32, end, 20):
            tag, version, critical = data[at : at + 4], number(data, at + 4, 2), number(data, at + 6, 2) & 1 == 1
            offset, size, crc = (number(data, at + field, 4) for field in (8, 12, 16))
            name = tag.decode("latin-1")
            if tag <= last or offset < end or offset + size > length:
                raise Refused(f"6 SectionTable: {name} is out of order or out of place")
            if critical and name not in SECTIONS:
                raise Refused(f"7 UnknownSection: {name} must be understood and is not known")
            if critical and version > VERSION:
                raise Refused(f"8 SectionVersion: {name} has version {version}, this reader reads {VERSION}")
            if name in SECTIONS and version <= VERSION:
                self.spans[name] = (offset, offset + size)
            self.entries.append((name, version, critical, offset, size, crc))
            last, end = tag, offset + size
        if not self.section("META"):
            raise Refused("9 MissingSection: META")

    def section(self, tag):
        """The bytes of a section; none if the pack does not have it."""
        start, end = self.spans.get(tag, (0, 0))
        return self.data[start:end]

    def table(self, tag):
        """The hot records of a section, one by one (5, 6)."""
        data = self.section(tag)
        stride, count = number(data, 0, 2), number(data, 4, 4)
        if data and (stride == 0 or 8 + stride * count > len(data)):
            raise Refused(f"section {tag} does not hold the table that it says")
        fields = [(name, int(size)) for name, size in (field.split(":") for field in HOT[SECTIONS[tag][1]].split())]
        for start in range(8, 8 + stride * count, stride or 1):
            stored, record, at = data[start : start + stride].ljust(64, b"\0"), {}, 0
            for name, size in fields:
                record[name] = number(stored, at, size)
                at += size
            yield record

    def text(self, offset, kind):
        """The cold record of a kind at an offset of TEXT (7); None if the offset leads nowhere."""
        if offset == NONE:
            return None
        record = Cursor(Cursor(self.section("TEXT"), offset).bytes())
        return record.rest("varint") if kind == "Cells" else record.value(kind)

    def split(self, text):
        """The words of a text as they stand in the lexicon (9)."""
        return (word for word, _, _ in self.places(text))

    def places(self, text):
        """The words of a text, each with how many bytes it has there and with its pieces: two in a pair, else the word itself (9)."""
        folds, word, run, signed = list(self.table("FOLD")), [], False, False
        codes, at, start = [fold["character"] for fold in folds], 0, 0
        for character in text:
            does, reads = action(character, folds, codes)
            begins, at = at, at + len(character.encode())
            if does == 3:
                start = start if word else at
                continue
            is_sign = does == 5 and not run and 1 <= len(joined(word)) <= 2
            does = 4 if is_sign else does
            if (does == 0 and (run or signed)) or (does == 2 and not run) or does not in (0, 2, 4):
                yield from given(word, run)
                word, run, signed = [], False, False
                start = begins if does in (0, 2) else at
            signed = signed or is_sign
            if does in (0, 2, 4):
                word, run = [*word, (reads, does == 2, begins if word else start, at)], run or does == 2
        yield from given(word, run)

    def words(self, at=0):
        """The words of the lexicon from a block on, each with its mark and its terms: number, form and bonus (10)."""
        entry, number = Cursor(self.section("LEXI"), at), 0
        while entry.at < len(entry.data):
            if number % BLOCK_WORDS == 0:
                word, new, _largest = b"", entry.varint(), entry.u8()
            sizes, number = entry.u8(), number + 1
            shared, length = (bits + (entry.varint() if bits == 15 else 0) for bits in (sizes >> 4, sizes & 15))
            word, terms = word[:shared] + entry.take(length + 1), []
            mark = entry.u8()
            for back, form in entry.terms(mark & 15):
                terms.append((new - back, form & 7, form >> 3))
                new += back == 0
            yield word, terms, mark

    def look_up(self, word):
        """The terms of a word with form and bonus; None if the pack does not know it, an empty list if it is a stop word (10)."""
        # Where a block begins with the same four bytes, its first word decides.
        def first(block):
            same = block["beginning"] == beginning(word)
            return (block["beginning"], next(self.words(block["to"]), (b"",))[0] if same else b"")

        blocks = list(self.table("LEXB"))
        block = bisect_right(blocks, (beginning(word), word), key=first)
        for known, terms, _ in self.words(blocks[block - 1]["to"]) if block else ():
            if known >= word:
                return terms if known == word else None
        return None

    def documents(self):
        """How many needs and resources there are."""
        return sum(len(list(self.table(tag))) for tag in ("JOBS", "OUTC", "RESO"))

    def lists(self, at=0):
        """The lists of postings from an offset of POST on, each as its frequency and its postings: document, impact, form (10)."""
        data, documents = Cursor(self.section("POST"), at), self.documents()
        while data.at < len(data.data):
            if data.data[data.at] & 3 == ONLY:
                only = int.from_bytes(data.take(only_size(documents)), "little")
                yield data.varint() if only >> 2 & 1 else 1, [(only >> 10, (only >> 4 & 63) + 1, only >> 3 & 1)]
                continue
            head = data.varint()
            count, form_bits, postings, document = head >> 3, head & 3, [], -1
            frequency, least = data.varint() if head & 4 else count, 1
            if count > BLOCK_POSTINGS:
                _length, _impact, _tenth, least = data.varint(), data.u8(), data.u8(), data.u8()
            while left := count - len(postings):
                widths, size = data.u8(), min(left, BLOCK_POSTINGS)
                patches = data.u8() if left > UNPATCHED else 0
                if left > BLOCK_POSTINGS:
                    _span = data.varint()
                parts, patch = (widths & 31, widths >> 5, form_bits), (6, patches >> 3)
                packed = data.take((sum(patch) * (patches & 7) + sum(parts) * size + 7) // 8)
                more = dict(fields(packed, 0, patch, patches & 7))
                for place, (gap, impact, form) in enumerate(fields(packed, sum(patch) * (patches & 7), parts, size)):
                    document += (gap | more.get(place, 0) << parts[0]) + 1
                    postings.append((document, impact + least, form))
            yield frequency, postings

    def postings(self, term):
        """The frequency and the postings of a term, found by TERM."""
        offset = next(islice(self.table("TERM"), term // LISTS_PER_OFFSET, None), None)
        found = next(islice(self.lists(offset["to"]), term % LISTS_PER_OFFSET, None), None) if offset else None
        if found is None:
            raise Refused("a word has a term that has no list")
        return found


def records(pack):
    """Every section and every record, in the order of the pack: number, hot fields by name, and what people read as `cold`."""
    for n, entry in enumerate(pack.entries):
        yield {"record": "section", "number": n, **dict(zip(("tag", "version", "critical", "offset", "length", "crc"), entry))}
    for tag, (record, hot, cold) in SECTIONS.items():
        if tag == "META":
            yield {"record": record, "number": 0, "cold": Cursor(pack.section(tag)).value(cold)}
        elif tag == "ENDS":
            for n, ending in enumerate(Cursor(pack.section(tag)).rest("string")):
                yield {"record": record, "number": n, "cold": ending}
        elif tag == "LEXI":
            for n, (word, terms, mark) in enumerate(pack.words()):
                yield {"record": record, "number": n, "cold": utf8(word), "joins": mark >= 0x80, "commonness": mark >> 4 & 7, "terms": terms}
        elif tag == "POST":
            for n, (frequency, postings) in enumerate(pack.lists()):
                yield {"record": record, "number": n, "frequency": frequency, "cold": postings}
        elif hot:
            for n, fields in enumerate(pack.table(tag)):
                line = {"record": record, "number": n, **fields}
                if cold:
                    line["cold"] = pack.text(fields["to" if tag == "NAME" else "text"], cold)
                yield line


def lookup(pack, text):
    """The words of a text, whether the lexicon has them, their terms and the postings of these."""
    for word in pack.split(text):
        terms = pack.look_up(word)
        found = []
        for term, form, bonus in terms or []:
            frequency, postings = pack.postings(term)
            found.append({"number": term, "form": form, "bonus": bonus, "frequency": frequency, "cold": postings})
        yield {"record": "look_up", "word": utf8(word), "known": terms is not None, "terms": found}


def main():
    parser = argparse.ArgumentParser(description="Prints the records of a Jobpack pack as JSON Lines.")
    parser.add_argument("pack")
    parser.add_argument("--word", metavar="WORD", action="append", help="only this word (or words): its terms and their postings")
    asked = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        with open(asked.pack, "rb") as file:
            pack = Pack(file.read())
        for line in (line for text in asked.word for line in lookup(pack, text)) if asked.word else records(pack):
            print(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    except (Refused, OSError) as error:
        sys.exit(f"{asked.pack}: {error}")


if __name__ == "__main__":
    main()
