#!/usr/bin/env python3
"""Checks that packs are canonical as docs/FORMAT.md, section 12, says, demand by demand. It is slow and short: what verifies in earnest is the engine.

    python3 canonical.py PACK...
"""
import sys
import zlib

from make_pack import NO_NAME, cold, counted, listed, varint
from reader import BLOCK_WORDS, LISTS_PER_OFFSET, HOT, NONE, SECTIONS, Cursor, Pack, beginning, fold_bytes, number

TEXTS = "NAME JOBS OUTC RESO LINK REQU CIRC COLL ITEM TALY"  # the order of cold records (7)
LISTS = "stories forces obstacles tradeoffs experiences hires evidence".split()
STRIDES = dict(zip(HOT, (40, 36, 16, 12, 8, 4, 4, 16, 24, 8, 12, 4, 8, 16, 8, 12)))
# Largest codes (8): by table and field, or by field of any cold record.
CODES = {"RESO": {"level": 3, "moments": 31}, "JOBS": {"kind": 5, "step": 0, "region": 4, "certain": 1},
         "OUTC": {"kind": 2, "step": 8, "region": 4, "certain": 1}, "LINK": {"role": 3}, "REQU": {"kind": 2}, "CHOI": {"of": 2},
         "FACE": {"matching": 2}, "CIRC": {"level": 3, "moments": 31}, "COLL": {"purpose": 2}, "FOLD": {"action": 5}}  # fmt: skip
COLD_CODES = {"force": 4, "stage": 2, "kind": 4, "confidence": 3}


def demand(number, holds, what=""):
    if not holds:
        raise AssertionError(f"demand {number} of section 12 does not hold {what}")


def check(data):
    pack = Pack(data)  # 1
    all_tables = {tag: list(pack.table(tag)) for tag, (_, hot, _) in SECTIONS.items() if hot}
    sections(pack, data)
    tables(pack, all_tables)
    owners(all_tables)
    order(pack, all_tables)
    ranks(all_tables)
    texts(pack, all_tables)
    division(all_tables)
    index(pack, all_tables)


def sections(pack, data):
    at = 32 + 20 * len(pack.entries)
    for name, version, critical, offset, size, crc in pack.entries:
        end = offset + size + -size % 4
        demand(2, offset == at and not any(data[offset + size : end]), name)
        demand(3, zlib.crc32(data[offset : offset + size]) == crc, name)
        demand(4, version == 1 and critical == (name not in ("ENDS", "LEXF", "PART", "TALY")), name)
        demand(5, size > 0, name)
        at = end
    demand(2, at == len(pack.data))
    demand(4, all(number(data, 38 + 20 * n, 2) < 2 for n in range(len(pack.entries))) and not number(data, 16, 4))


def tables(pack, found):
    demand(5, len(found["FIND"]) <= 1 and all(search["inherit"] or search["prefer"] for search in found["FIND"]), "FIND")
    for tag, records in found.items():
        data, (_, hot, _) = pack.section(tag), SECTIONS[tag]
        demand(5, not data or records, tag)
        stride = number(data, 0, 2)
        demand(6, len(data) in (0, 8 + stride * len(records)) and not number(data, 2, 2), tag)
        demand(7, not data or stride == STRIDES[hot], tag)
        known = sum(int(field[-1]) for field in HOT[hot].split())
        rows = [data[at : at + stride] for at in range(8, len(data), stride or 1)]
        demand(7, not any(any(row[known:]) for row in rows) and not any(record.get("reserved") for record in records), tag)
        for field, most in CODES.get(tag, {}).items():
            least = 1 if (tag, field) in {("REQU", "kind"), ("CHOI", "of"), ("FACE", "matching")} else 0
            demand(13, all(least <= record[field] <= most for record in records), f"{tag} {field}")
    count = {tag: len(records) for tag, records in found.items()}
    needs = count["JOBS"] + count["OUTC"]

    def leads(tag, field, to, none=None):
        demand(8, all(record[field] < to or record[field] == none for record in found[tag]), f"{tag} {field}")

    for tag, field in (("RESO", "language"), ("RESO", "kind"), ("CIRC", "language"), ("TALY", "segment"), ("COND", "value")):
        leads(tag, field, count["NAME"], NO_NAME if tag != "COND" else None)
    leads("FACE", "name", count["NAME"])
    leads("COND", "facet", count["FACE"])
    for tag, field, to, none in (
        ("JOBS", "job", count["JOBS"], NONE), ("OUTC", "job", count["JOBS"], NONE), ("COLL", "job", count["JOBS"], NONE),
        ("COLL", "circumstance", count["CIRC"], NONE), ("LINK", "need", needs, None), ("LINK", "resource", count["RESO"], None),
        ("ITEM", "resource", count["RESO"], None), ("TALY", "need", needs, None), ("JCIR", "to", count["CIRC"], None),
    ):  # fmt: skip
        leads(tag, field, to, none)
    demand(8, all(choice["target"] < (count["RESO"] if choice["of"] == 1 else needs) for choice in found["CHOI"]))
    for need in found["JOBS"] + found["OUTC"]:
        demand(14, need["opportunity_low"] <= need["opportunity"] <= need["opportunity_high"] <= 20000, need)


def owners(found):
    """Ranges tile their tables."""
    for target, tags, field in (
        ("COND", ("RESO", "CIRC"), "condition"), ("LINK", ("JOBS", "OUTC"), "link"), ("SERV", ("RESO",), "served"),
        ("REQU", ("RESO",), "requirement"), ("CHOI", ("REQU",), "option"), ("JCIR", ("JOBS",), "circumstance"), ("ITEM", ("COLL",), "item"),
    ):  # fmt: skip
        at = 0
        for owner in (record for tag in tags for record in found[tag]):
            demand(9, owner[f"first_{field}"] == at, f"{target} at {at}")
            at += owner[f"{field}_count"]
        demand(9, at == len(found[target]), target)


def rising(number, keys, what):
    keys = list(keys)
    demand(number, all(left < right for left, right in zip(keys, keys[1:])), what)


def part(records, owner, field):
    first = owner[f"first_{field}"]
    return records[first : first + owner[f"{field}_count"]]


def order(pack, found):
    ids = {}
    for tag in ("JOBS", "OUTC", "RESO", "CIRC", "COLL"):
        ids[tag] = [pack.text(record["text"], SECTIONS[tag][2])["id"].encode() for record in found[tag]]
        rising(10, ids[tag], tag)
    demand(10, not set(ids["JOBS"]) & set(ids["OUTC"]), "an id is a job's and an outcome's")
    rising(10, (pack.text(name["to"], "Name")["name"].encode() for name in found["NAME"]), "NAME")
    for tag, fields in (("LINK", "need resource"), ("TALY", "need segment"), ("FACE", "name"), ("FOLD", "character")):
        rising(10, ([record[field] for field in fields.split()] for record in found[tag]), tag)
    for owner in found["RESO"] + found["CIRC"]:
        rising(10, ((each["facet"], each["value"]) for each in part(found["COND"], owner, "condition")), "COND")
    for resource in found["RESO"]:
        keys = []
        for requirement in part(found["REQU"], resource, "requirement"):
            options = [(choice["of"], choice["target"]) for choice in part(found["CHOI"], requirement, "option")]
            rising(10, options, "CHOI")
            demand(10, options, "a requirement has no option")
            why = pack.text(requirement["text"], "Why") or {"why": ""}
            keys.append((requirement["kind"], options, why["why"].encode()))
        rising(10, keys, "REQU")
    for job in found["JOBS"]:
        rising(10, (each["to"] for each in part(found["JCIR"], job, "circumstance")), "JCIR")
    for number, need in enumerate(found["JOBS"] + found["OUTC"]):
        demand(11, all(link["need"] == number for link in part(found["LINK"], need, "link")), f"links of need {number}")
    served = sorted((link["resource"], number) for number, link in enumerate(found["LINK"]))
    listed = [(n, each["to"]) for n, resource in enumerate(found["RESO"]) for each in part(found["SERV"], resource, "served")]
    demand(11, served == listed, "SERV")


def ranks(found):
    hard = {}
    for number, resource in enumerate(found["RESO"]):
        requirements = [r for r in part(found["REQU"], resource, "requirement") if r["kind"] == 1]
        hard[number] = [part(found["CHOI"], requirement, "option") for requirement in requirements]
    teachers = {}
    for link in found["LINK"]:
        teachers.setdefault(link["need"], set()).add(link["resource"])
    reached, rank = {number: 0 for number in hard if not hard[number]}, 0

    def met(option, own):
        if option["of"] == 1:
            return option["target"] in reached
        return option["target"] not in teachers or any(t != own and t in reached for t in teachers[option["target"]])

    while True:
        rank += 1
        now = [n for n in hard if n not in reached and all(any(met(o, n) for o in options) for options in hard[n])]
        if not now:
            break
        reached.update((number, rank) for number in now)
    for number, resource in enumerate(found["RESO"]):
        demand(12, resource["rank"] == reached.get(number, NONE), f"resource {number}")


def texts(pack, found):
    at = 0
    for tag in TEXTS.split():
        kind = SECTIONS[tag][2]
        for record in found[tag]:
            offset = record["to" if tag == "NAME" else "text"]
            if kind == "Why" and offset == NONE:
                continue
            demand(16, offset == at, f"{tag} at {offset}, not at {at}")
            value = pack.text(offset, kind)
            encoded = b"".join(map(varint, value)) if kind == "Cells" else cold(kind, value)
            demand(17, pack.section("TEXT")[at:].startswith(counted(encoded)), f"{tag} at {at}")
            at += len(counted(encoded))
            if kind == "Cells":
                demand(20, record["scale"] >= 1 and len(value) == (record["scale"] + 1) ** 2)
            elif kind == "Why":
                demand(19, value["why"])
            else:
                said(value, kind)
    demand(16, at == len(pack.section("TEXT")), "TEXT")
    about = Cursor(pack.section("META")).value("PackText")
    demand(17, cold("PackText", about) == pack.section("META"), "META")
    rising(19, (analyser["language"].encode() for analyser in about["analysers"]), "analysers")


def said(value, kind):
    kinds = dict(zip(LISTS, "Story ForceText Obstacle TradeOff Experience Hire Evidence".split()))
    for field, inner in value.items():
        if isinstance(inner, int):
            demand(18, inner <= COLD_CODES[field], field)
        if isinstance(inner, dict):
            said(inner, field)
        if isinstance(inner, list) and field in kinds:
            encoded = [cold(kinds[field], item) for item in inner]
            demand(19, encoded == sorted(encoded), field)
            for item in inner:
                said(item, field)
        if field == "prerequisites":
            rising(19, (text.encode() for text in inner), field)


def division(found):
    parts = found["PART"]
    demand(14, len(parts) <= 1, "PART")
    for part in parts:
        demand(14, 2 <= part["packs"] <= 16 and part["number"] < part["packs"], "PART")
        demand(14, part["first_resource"] + len(found["RESO"]) <= part["resources"], "PART")


def may_begin(beginnings, word):
    """Whether a word has its bits in the set of beginnings (10)."""
    hash = 0x811C9DC5
    for byte in word.decode()[:5].encode():
        hash = (hash ^ byte) * 0x01000193 & NONE
    hash = hash * 0x9E3779B1 & NONE
    bits = [share * len(beginnings) * 8 >> 32 for share in (hash, (hash << 16 | hash >> 16) & NONE, hash * 0x85EBCA6B & NONE)]
    return all(beginnings[bit // 8] >> bit % 8 & 1 for bit in bits)


def index(pack, found):
    lengths = {0: range(1, 7), 2: range(7), 4: range(7), 5: range(1, 7)}
    for fold in found["FOLD"]:
        character, text = chr(fold["character"]), fold_bytes(fold)
        demand(15, not (character.isascii() and character.isalnum()) and not 0xD800 <= fold["character"] <= 0xDFFF, character)
        demand(15, fold["length"] in lengths.get(fold["action"], (0,)) and text.decode() is not None, character)
        demand(15, fold["text"] + (fold["more"] << 32) < 256 ** fold["length"], character)
    words, lists, lexicon, before, blocks, new = list(pack.words()), list(pack.lists()), b"", b"", [], 0
    beginnings = pack.section("LEXF")
    for n, (word, terms, mark) in enumerate(words):
        if n % BLOCK_WORDS == 0:
            blocks.append({"to": len(lexicon), "beginning": beginning(word)})
            lexicon += varint(new) + bytes([max(mark >> 4 & 7 for _, _, mark in words[n : n + BLOCK_WORDS])])
            before = b""
        shared = next((i for i, (a, b) in enumerate(zip(word, before)) if a != b), min(len(word), len(before)))
        back, before = [], word
        for term, _, _ in terms:
            back.append(new - term)
            new += new == term
        single, plain = len(back) == 1 and back[0] < 13, back == [0] and terms[0][1:] == (0, 0)
        kind = 0 if not back else 1 if plain else back[0] + 2 if single else 15
        demand(21, all(term < len(lists) for term, _, _ in terms), word)
        frequency = max((lists[term][0] for term, _, _ in terms), default=0)
        forms = [bytes([form | bonus << 3]) for _, form, bonus in terms]
        listing = counted(b"".join(varint(far) + form for far, form in zip(back, forms)))
        common = min(7, max(0, frequency.bit_length() - 1) // 2)
        demand(21, mark == mark & 0x80 | common << 4 | kind, word)
        sizes = (shared, len(word) - shared - 1)
        lexicon += bytes([min(sizes[0], 15) << 4 | min(sizes[1], 15)]) + b"".join(varint(size - 15) for size in sizes if size >= 15)
        lexicon += word[shared:] + bytes([mark]) + (listing if kind == 15 else b"" if kind == 1 else b"".join(forms))
        demand(21, 0 < len(word) <= 48 and word.decode() and all(n >= 0 for n in back), word)
        rising(21, (term for term, _, _ in terms), word)
        meant = terms and not any(byte in b"0123456789" for byte in word)
        demand(24, not (meant and beginnings) or may_begin(beginnings, word), word)
    demand(21, new == len(lists) and lexicon == pack.section("LEXI"), "LEXI")
    demand(21, blocks == list(found["LEXB"]), "LEXB")
    rising(21, (word for word, _, _ in words), "LEXI")
    at, needs = 0, len(found["JOBS"]) + len(found["OUTC"])
    documents = needs + len(found["RESO"])
    offsets = []
    for n, (frequency, postings) in enumerate(lists):
        offsets += [] if n % LISTS_PER_OFFSET else [at]
        encoded = listed(frequency, postings, documents, needs)
        demand(22, pack.section("POST")[at:].startswith(encoded), f"list {n}")
        demand(22, frequency > 0 and all(document < documents for document, _, _ in postings), f"list {n}")
        at += len(encoded)
    demand(22, at == len(pack.section("POST")) and offsets == [offset["to"] for offset in found["TERM"]], "TERM")
    endings = [ending.encode() for ending in Cursor(pack.section("ENDS")).rest("string")]
    demand(23, b"".join(map(counted, endings)) == pack.section("ENDS") and all(endings), "ENDS")
    for some in (endings[:8], endings[8:]):
        rising(23, ((len(ending), ending) for ending in some), "ENDS")
    demand(23, len(endings) == len(set(endings)) <= 64 and all(len(ending) <= 8 for ending in endings), "ENDS")


if __name__ == "__main__":
    for path in sys.argv[1:]:
        with open(path, "rb") as file:
            check(file.read())
