#!/usr/bin/env python3
"""Writes small packs as docs/FORMAT.md says: a second proof of the document, and the cases of its section on growth.

    python3 make_pack.py FOLDER    writes each case as FOLDER/NAME.pack
"""
import pathlib
import struct
import sys
import zlib

from reader import BLOCK_POSTINGS, COLD, HOT, MAGIC, MAX_PATCHES, NONE, ONLY, PATCH_COST, SECTIONS, UNPATCHED, beginning, only_size

NO_NAME = 0xFFFF


def varint(value):
    low = bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
    return low if value < 0x80 else low + varint(value >> 7)


def counted(data):
    return varint(len(data)) + data


def cold(kind, value):
    """A value of a type of the document; fields that are left out are not said."""
    if kind.startswith("["):
        return counted(b"".join(cold(kind[1:-1], item) for item in value or []))
    if kind in COLD:
        fields = (field.partition(":") for field in COLD[kind].split())
        return b"".join(cold(of or "string", (value or {}).get(name)) for name, _, of in fields)
    if kind == "string":
        return counted((value or "").encode())
    return varint(value or 0) if kind == "varint" else bytes([value or 0])


def table(tag, records, size, more=b"", cut=0):
    """A table with records of a size, each with `more` bytes appended or some cut off."""
    kind, rows = HOT[SECTIONS[tag][1]], b""
    for record in records:
        fields = (field.split(":") for field in kind.split())
        row = b"".join(record.get(name, 0).to_bytes(int(bytes_), "little") for name, bytes_ in fields)
        rows += (row.ljust(size, b"\0") + more)[: size + len(more) - cut]
    return struct.pack("<HHI", size + len(more) - cut, 0, len(records)) + rows


def pack(sections, versions=(), minor=0, major=1, incompatible=0, compatible=0, order=sorted, gap=0):
    """Sections by tag into a pack. A tag in small letters is not critical, as are ENDS and TALY."""
    entries, body, start = b"", b"", 32 + 20 * len(sections)
    for tag in order(sections):
        data, critical = sections[tag], tag not in ("ENDS", "LEXF", "TALY") and tag.isupper()
        version = dict(versions).get(tag, 1)
        entries += struct.pack("<4sHHIII", tag.encode(), version, critical, start + len(body) + gap, len(data), zlib.crc32(data))
        body += data + bytes(-len(data) % 4)
    head = struct.pack("<8sHHIIII", MAGIC, major, minor, incompatible, compatible, start + len(body), len(sections))
    return head + struct.pack("<I", zlib.crc32(head + entries)) + entries + body


def spelt(shared, rest, mark):
    """An entry of the lexicon."""
    return bytes([shared << 4 | len(rest) - 1]) + rest + mark


def gap_widths(gaps):
    """How many bits of a gap fields have, and which gaps have more: what takes the fewest bits, and of that the fewest patches."""
    widest, found = max(gaps).bit_length(), []
    for bits in range(widest, -1 if len(gaps) > UNPATCHED else widest - 1, -1):
        patched = [place for place, gap in enumerate(gaps) if gap >> bits]
        if len(patched) <= MAX_PATCHES:
            found.append((bits * len(gaps) + len(patched) * (PATCH_COST + 6 + widest - bits), len(patched), bits, patched))
    return min(found)[2:]


def packed(fields):
    """Numbers, each with how many bits it has."""
    bits, size = 0, 0
    for number, width in fields:
        bits |= number << size
        size += width
    return bits.to_bytes((size + 7) // 8, "little")


def blocked(block, form_bits, left):
    """A block of fields, in which and behind which so many stand."""
    gap_bits, patched = gap_widths([gap for gap, _, _ in block])
    impact_bits = max(impact for _, impact, _ in block).bit_length()
    patch_bits = max(gap for gap, _, _ in block).bit_length() - gap_bits if patched else 0
    widths = bytes([gap_bits | impact_bits << 5]) + (bytes([len(patched) | patch_bits << 3]) if left > UNPATCHED else b"")
    span = varint(sum(gap + 1 for gap, _, _ in block)) if left > BLOCK_POSTINGS else b""
    patches = [part for place in patched for part in ((place, 6), (block[place][0] >> gap_bits, patch_bits))]
    low = (1 << gap_bits) - 1
    return widths + span + packed(patches + [part for gap, impact, form in block for part in ((gap & low, gap_bits), (impact, impact_bits), (form, form_bits))])


def listed(frequency, postings, documents, needs=0):
    """A list of postings: document, impact, form; in a pack of so many documents, the first ones of which are needs."""
    elsewhere = frequency > len(postings)
    extra = varint(frequency) if elsewhere else b""
    if len(postings) == 1 and postings[0][1] <= 64 and postings[0][2] <= 1:
        ((document, impact, form),) = postings
        return packed([(ONLY, 2), (elsewhere, 1), (form, 1), (impact - 1, 6), (document, 8 * only_size(documents) - 10)]) + extra
    impacts = [impact for _, impact, _ in postings]
    least = min(impacts) if len(postings) > BLOCK_POSTINGS else 1
    gaps = [document - before - 1 for (document, _, _), (before, _, _) in zip(postings, [(-1, 0, 0), *postings])]
    fields = [(gap, impact - least, form) for gap, (_, impact, form) in zip(gaps, postings)]
    form_bits = max((form for _, _, form in fields), default=0).bit_length()
    head = varint(len(fields) << 3 | elsewhere << 2 | form_bits) + extra
    starts = range(0, len(fields), BLOCK_POSTINGS)
    blocks = b"".join(blocked(fields[start : start + BLOCK_POSTINGS], form_bits, len(fields) - start) for start in starts)
    if len(fields) > BLOCK_POSTINGS:
        best = sorted((impact for document, impact, _ in postings if document >= needs), reverse=True)
        blocks = bytes([max(impacts), best[9] if len(best) > 9 else 0, least]) + blocks
        head += varint(len(blocks))
    return head + blocks


def sections(**changed):
    """The sections of a pack with a record of every kind. `changed` appends to or cuts the records of a table."""
    text, offsets = b"", []

    def put(kind, value):
        nonlocal text
        offsets.append(len(text))
        text += counted(b"".join(map(varint, value)) if kind == "Cells" else cold(kind, value))
        return offsets[-1]

    names = [{"to": put("Name", {"name": name})} for name in ("analyst", "en", "role")]
    quote = {"quote": "We never know", "source": "Interview 7", "confidence": 2}
    said = {"whole": "", "lead": "Attribute", "object": "revenue", "clarifier": "to campaigns"}
    job = put("JobText", {
        "id": "attribute", "statement": said, "ways": ["who brought it in?", "prove it"], "evidence": [quote],
        "stories": [{"when": "the quarter closes", "want": "to say what worked"}],
        "forces": [{"force": 3, "statement": "looking wrong", "evidence": quote}],
        "obstacles": [{"stage": 1, "statement": "no data"}], "tradeoffs": [{"gives_up": "speed", "gets": "trust"}],
        "experiences": [{"statement": "calm"}], "hires": [{"kind": 4, "solution": "a spreadsheet", "why": "at hand"}],
    })  # fmt: skip
    outcome = put("OutcomeText", {"id": "time", "statement": {"whole": "Minimize the time it takes"}, "ways": ["faster"]})
    first = put("ResourceText", {"id": "café", "title": "Attribution \"101\"\n\t\x01", "tags": ["a", "b"], "body": "é" * 70})
    second = put("ResourceText", {"id": "models", "title": "Models", "review_by": "2026-11-01", "evidence": [quote]})
    why, needs = put("Why", {"why": "It answers at once"}), put("Why", {"why": "It uses the words of the first"})
    here = put("CircumstanceText", {"id": "desk", "title": "At the desk"})
    course = put("CollectionText", {"id": "start", "title": "Start here"})
    note, cells = put("Why", {"why": "Begin"}), put("Cells", [0, 1, 2, 300])
    need = {"job": NONE, "kind": 1}
    tables = {
        "CHOI": ([{"target": 0, "of": 1}, {"target": 1, "of": 2}], 8),
        "CIRC": ([{"text": here, "first_condition": 1, "condition_count": 1, "language": NO_NAME, "moments": 8}], 16),
        "COLL": ([{"text": course, "item_count": 2, "job": 0, "circumstance": NONE, "minutes": 30, "purpose": 2}], 24),
        "COND": ([{"facet": 0, "value": 0}] * 2, 4),
        "FACE": ([{"name": 2, "matching": 2}], 4),
        "FIND": ([{"inherit": 32, "prefer": 16}], 8),
        "FOLD": ([{"character": 0x27, "action": 3}, {"character": 0x40, "action": 2, "length": 1, "text": 0x40},
                  {"character": 0xDF, "length": 2, "text": 0x7373}, {"character": 0xE9, "length": 1, "text": 0x65},
                  {"character": 0x3005, "action": 2}, {"character": 0x3099, "action": 4, "length": 1, "text": 0x2A},
                  {"character": 0xFDFA, "length": 6, "text": 0x61626364, "more": 0x6566}], 12),
        "ITEM": ([{"resource": 1, "text": note}, {"resource": 0, "text": NONE}], 8),
        "JCIR": ([{"to": 0}], 4),
        "JOBS": ([{**need, "text": job, "link_count": 1, "circumstance_count": 1}], 36),
        "LINK": ([{"need": 0, "resource": 0, "text": NONE, "strength": 153, "role": 1},
                  {"need": 1, "resource": 0, "text": why, "order": 1, "strength": 255}], 16),
        "NAME": (names, 4),
        "OUTC": ([{"text": outcome, "job": 0, "first_link": 1, "link_count": 1, "respondents": 303, "opportunity": 12500,
                   "opportunity_low": 11000, "opportunity_high": 14000, "kind": 1, "step": 5, "region": 1, "certain": 1}], 36),
        "REQU": ([{"option_count": 2, "text": needs, "kind": 1}], 12),
        "RESO": ([{"text": first, "minutes": 15, "language": 1, "kind": NO_NAME, "level": 1, "moments": 3, "served_count": 2,
                   "condition_count": 1, "expires": 9999},
                  {"text": second, "language": 1, "kind": NO_NAME, "first_served": 2, "first_condition": 1,
                   "requirement_count": 1, "rank": 1, "review_by": 9801}], 40),
        "SERV": ([{"to": 0}, {"to": 1}], 4),
        "TALY": ([{"need": 1, "text": cells, "segment": NO_NAME, "scale": 1}], 12),
        "TERM": ([{"to": 0}], 4),
    }  # fmt: skip
    made = {tag: table(tag, *rows, **changed.get(tag, {})) for tag, rows in tables.items()}
    words = [f"word{a}{b}" for a in "abcde" for b in "123456"]  # with `the` and `ward` a block; `xж` and `yes` are the second
    lexicon = b"\0\0" + spelt(0, b"the", b"\0") + spelt(0, b"ward", b"\x8f\4\0\0\0\0")
    for before, word in zip(["ward", *words], words):
        shared = 1 if before == "ward" else 4 if before[4] != word[4] else 5
        lexicon += spelt(shared, word[shared:].encode(), b"\x04\x29")
    made["LEXB"] = table("LEXB", [{"to": 0, "beginning": beginning(b"the")}, {"to": len(lexicon), "beginning": beginning("xж".encode())}], 8, **changed.get("LEXB", {}))
    made["LEXI"] = lexicon + b"\2\0" + spelt(0, "xж".encode(), b"\x03\0") + spelt(0, b"yes", b"\x03\0")
    about = {"title": "Attribution", "edition": 300, "analysers": [{"language": "en", "name": "by-hand-1"}]}
    made["META"] = cold("PackText", about)
    made["ENDS"] = counted(b"s") + counted(b"ing")
    made["POST"] = listed(2, [(0, 7, 0), (3, 100, 1)], 4) + listed(3, [(2, 128, 0)], 4)
    made["TEXT"] = text
    return made


def cases():
    """Each case with the error that opening it must give; 0 if it must open and read as `plain` does in all that this reader knows."""
    plain, grown = sections(), {tag: {"more": b"\xaa\xbb\xcc"} for tag in SECTIONS}
    shorter, tight, unsummed = sections(LINK={"cut": 1}, RESO={"cut": 3}), pack(plain), bytearray(pack(plain))
    unsummed[40] ^= 1
    without = {tag: data for tag, data in plain.items() if tag != "META"}
    return {
        "plain": (0, tight),
        "longer_stride": (0, pack(sections(**grown))),
        "shorter_stride": (0, pack(shorter)),
        "unknown_ancillary": (0, pack({**plain, "MORe": b"news"})),
        "newer_minor": (0, pack(plain, minor=7)),
        "compatible_bit": (0, pack(plain, compatible=1 << 31)),
        "newer_ancillary_section": (0, pack(plain, versions={"TALY": 2, "ENDS": 9})),
        "bytes_behind": (0, tight + b"\xff" * 100),
        "only_about": (0, pack({"META": plain["META"]})),
        "not_a_pack": (1, b"PK" + tight[2:]),
        "short_header": (2, tight[:31]),
        "truncated": (2, tight[:-1]),
        "other_major": (3, pack(plain, major=2)),
        "incompatible_bit": (4, pack(plain, incompatible=4)),
        "damaged": (5, bytes(unsummed)),
        "out_of_order": (6, pack(plain, order=lambda tags: sorted(tags, reverse=True))),
        "misplaced": (6, pack(plain, gap=4)),
        "unknown_critical": (7, pack({**plain, "MORE": b"news"})),
        "newer_critical_section": (8, pack(plain, versions={"RESO": 2})),
        "no_about": (9, pack(without)),
        "newer_about": (8, pack(plain, versions={"META": 2})),
    }


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    for case, (_, data) in cases().items():
        (folder / f"{case}.pack").write_bytes(data)
