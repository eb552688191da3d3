"""Tests of the reader with the packs of make_pack.py, and of its tables against docs/FORMAT.md.

    python3 -m unittest discover tests/reader
"""
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unittest
import zlib

from canonical import check
from make_pack import NO_NAME, cases, counted, listed, pack, sections, table, varint
from reader import COLD, HOT, SECTIONS, VERSION, Cursor, Pack, Refused, lookup, records

HERE = pathlib.Path(__file__).parent
DOCUMENT = (HERE.parents[1] / "docs" / "FORMAT.md").read_text(encoding="utf-8")


def rows(heading):
    """The cells of the first table behind a heading."""
    part = DOCUMENT.split(f"\n{heading}", 1)[1]
    table = re.search(r"^\|.*\n\|---.*\n((?:\|.*\n)+)", part, re.M)[1]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def lines(data, *kinds):
    return [line for line in records(Pack(data)) if not kinds or line["record"] in kinds]


def content(data):
    """All that a pack says, without the section table."""
    return [line for line in records(Pack(data)) if line["record"] != "section"]


class Document(unittest.TestCase):
    def test_sections(self):
        forms = {tag: form for tag, _, _, form, _ in rows("## 3. Sections")}
        self.assertEqual(list(forms), list(SECTIONS))
        for tag, (_, hot, cold) in SECTIONS.items():
            expected = f"table of {hot}" if hot else f"record {cold}" if cold else "text" if tag == "TEXT" else "stream"
            self.assertEqual(forms[tag], expected)
        self.assertTrue(all(int(row[1]) == VERSION for row in rows("## 3. Sections")))

    def test_hot_records(self):
        headings = re.findall(r"^### (\w+): \d+ bytes", DOCUMENT, re.M)
        self.assertEqual(headings, list(HOT))
        for kind in headings:
            table = rows(f"### {kind}: ")
            self.assertEqual(" ".join(f"{name}:{size}" for _, size, name, _ in table), HOT[kind])
            sizes = [int(row[1]) for row in table]
            self.assertEqual([int(row[0]) for row in table], [sum(sizes[:n]) for n in range(len(sizes))])

    def test_cold_records(self):
        for kind, fields in COLD.items():
            types = {name: re.sub(r"^list of (\w+)$", r"[\1]", of) for name, of, _ in rows(f"### {kind}\n")}
            expected = " ".join(name if of == "string" else f"{name}:{of}" for name, of in types.items())
            self.assertEqual(expected, fields)

    def test_pack_in_full(self):
        data = bytes.fromhex(re.search(r"```hex\n(.*?)```", DOCUMENT, re.S)[1])
        check(data)
        (section, about) = lines(data)
        self.assertEqual((section["tag"], section["offset"], section["length"]), ("META", 52, 10))
        self.assertEqual((about["cold"]["title"], about["cold"]["edition"], about["cold"]["analysers"]), ("A", 1, []))


class Values(unittest.TestCase):
    def test_varints(self):
        for value, encoded in ((0, "00"), (127, "7f"), (128, "8001"), (300, "ac02"), (2**32 - 1, "ffffffff0f")):
            self.assertEqual(varint(value).hex(), encoded)
            self.assertEqual(Cursor(varint(value)).varint(), value)
        for malformed in (b"", b"\x80", b"\xff\xff\xff\xff\x1f", b"\x80\x80\x80\x80\x80\x00"):
            self.assertRaises(Refused, Cursor(malformed).varint)

    def test_checksum(self):
        self.assertEqual(zlib.crc32(b"123456789"), 0xCBF43926)
        data = pack(sections())
        for line in lines(data, "section"):
            self.assertEqual(zlib.crc32(data[line["offset"] :][: line["length"]]), line["crc"])


def padding(data, tag):
    """The pack with a padding byte of a section that is not zero."""
    (line,) = (line for line in lines(data, "section") if line["tag"] == tag)
    end = line["offset"] + line["length"]
    return data[:end] + b"\1" + data[end + 1 :]


class Canonical(unittest.TestCase):
    def test_a_canonical_pack_passes(self):
        check(pack(sections()))

    def test_what_is_not_canonical_is_refused(self):
        made, table_of = sections(), lambda tag, records, size: {tag: table(tag, records, size)}
        text = made["TEXT"]
        changed = {
            2: padding(pack(made), "ENDS"),
            4: pack(made, versions={"RESO": 0}),
            5: pack({**made, "POST": b""}),
            6: pack({**made, "NAME": made["NAME"] + bytes(4)}),
            7: pack(sections(LINK={"more": b"\0"})),
            8: pack({**made, **table_of("FACE", [{"name": 3, "matching": 2}], 4)}),
            9: pack({**made, **table_of("JCIR", [{"to": 0}, {"to": 0}], 4)}),
            10: pack({**made, **table_of("NAME", [{"to": 0}, {"to": 13}, {"to": 9}], 4)}),
            11: pack({**made, **table_of("SERV", [{"to": 1}, {"to": 0}], 4)}),
            13: pack({**made, **table_of("FACE", [{"name": 2}], 4)}),
            15: pack({**made, **table_of("FOLD", [{"character": 0x61, "action": 1}], 12)}),
            16: pack({**made, "TEXT": text + counted(b"\1a")}),
            17: pack({**made, "META": made["META"] + b"\0"}),
            21: pack({**made, "LEXI": made["LEXI"][:-6] + b"\2aaa\2\0"}),
            22: pack({**made, "POST": made["POST"][:-1] + b"\7"}),
            23: pack({**made, "ENDS": b"\2ab\1c"}),
            24: pack({**made, "LEXF": bytes(4)}),
        }
        for demand, data in changed.items():
            with self.subTest(demand), self.assertRaisesRegex(AssertionError, f"^demand {demand} "):
                check(data)


class Packs(unittest.TestCase):
    plain = pack(sections())

    def test_every_field_of_a_record(self):
        link = {"record": "link", "number": 1, "need": 1, "resource": 0, "order": 1, "strength": 255, "role": 0}
        unsaid, said = lines(self.plain, "link")
        self.assertEqual(said, {**link, "text": said["text"], "cold": {"why": "It answers at once"}})
        self.assertIsNone(unsaid["cold"])

    def test_cold_records(self):
        job = lines(self.plain, "job")[0]["cold"]
        self.assertEqual(job["forces"][0]["evidence"], {"quote": "We never know", "source": "Interview 7", "confidence": 2})
        self.assertEqual(job["ways"], ["who brought it in?", "prove it"])
        self.assertEqual([name["cold"]["name"] for name in lines(self.plain, "name")], ["analyst", "en", "role"])
        self.assertEqual([tally["cold"] for tally in lines(self.plain, "tally")], [[0, 1, 2, 300]])
        self.assertEqual(lines(self.plain, "tally")[0]["segment"], NO_NAME)
        self.assertEqual([ending["cold"] for ending in lines(self.plain, "ending")], ["s", "ing"])

    def test_words(self):
        words = [line["cold"] for line in lines(self.plain, "word")]
        self.assertEqual((len(words), words[:3], words[32:]), (34, ["the", "ward", "worda1"], ["xж", "yes"]))
        for text, known in (("the", True), ("WordE6", True), ("yes", True), ("zoo", False), ("a", False), ("wordaa", False)):
            self.assertEqual([line["known"] for line in lookup(Pack(self.plain), text)], [known], text)
        (found,) = lookup(Pack(self.plain), "WARD!")
        first = {"number": 0, "form": 0, "bonus": 0, "frequency": 2, "cold": [(0, 7, 0), (3, 100, 1)]}
        second = {"number": 1, "form": 0, "bonus": 0, "frequency": 3, "cold": [(2, 128, 0)]}
        self.assertEqual((found["word"], found["terms"]), ("ward", [first, second]))
        (other,) = lookup(Pack(self.plain), "worda1")
        self.assertEqual(other["terms"], [{**first, "form": 1, "bonus": 5}])

    def test_lists(self):
        chance, lists = random.Random(5), []
        for size in (0, 1, 2, 63, 64, 65, 127, 128, 129, 300):
            for gaps, impacts, forms in ((1, 1, 1), (2, 63, 2), (90, 128, 4), (1 << 20, 5, 1)):
                document, postings = -1, []
                for _ in range(size):
                    document += chance.randrange(gaps) + 1
                    postings.append((document, chance.randrange(impacts) + 1, chance.randrange(forms)))
                lists.append((size + chance.randrange(2) + (size == 0), postings))
        made = sections()
        opened = Pack(pack({**made, "POST": b"".join(listed(*each, documents=1 << 30) for each in lists)}))
        opened.documents = lambda: 1 << 30
        self.assertEqual(list(opened.lists()), lists)

    def test_splitting(self):
        def split(text):
            return [word.decode() for word in Pack(self.plain).split(text)]

        self.assertEqual(split("What's the Café,Straße (42)?"), ["whats", "the", "cafe", "strasse", "42"])
        self.assertEqual(split(" ,'; "), [])
        self.assertEqual(split("ab@cd@@\uFDFA"), ["ab", "@", "cd", "@@", "dcbafe"])
        self.assertEqual(split("x" * 47 + "жy z"), ["x" * 47, "z"])

    def test_growth(self):
        plain = content(self.plain)
        for name, (error, data) in cases().items():
            with self.subTest(name):
                if error:
                    with self.assertRaisesRegex(Refused, f"^{error} "):
                        Pack(data)
                elif name in ("longer_stride", "unknown_ancillary", "newer_minor", "compatible_bit", "bytes_behind"):
                    self.assertEqual(content(data), plain)
        missing = lines(cases()["shorter_stride"][1], "link", "resource")
        self.assertEqual([line["role"] for line in missing if "role" in line], [0, 0])
        self.assertEqual([(line["review_by"], line["expires"]) for line in missing if "rank" in line], [(0, 0), (73, 0)])
        older = [line for line in plain if line["record"] not in ("tally", "ending")]
        self.assertEqual(content(cases()["newer_ancillary_section"][1]), older)

    def test_damage_is_refused_or_read_and_never_anything_else(self):
        chance = random.Random(20)
        for _ in range(500):
            data = bytearray(self.plain)
            for _ in range(chance.choice((1, 1, 2, 5))):
                data[chance.randrange(32, len(data))] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
            end = 32 + 20 * len(lines(self.plain, "section"))
            data[28:32] = zlib.crc32(data[:28] + data[32:end]).to_bytes(4, "little")
            try:
                opened = Pack(bytes(data))
                list(records(opened)), list(lookup(opened, "the worda yes x"))
            except Refused:
                pass

    def test_command(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "a.pack")
            path.write_bytes(self.plain)
            command = [sys.executable, str(HERE / "reader.py"), str(path)]
            listed = subprocess.run(command, capture_output=True, check=True)
            self.assertEqual(len(listed.stdout.decode().splitlines()), len(lines(self.plain)))
            path.write_bytes(self.plain[:-1])
            refused = subprocess.run(command, capture_output=True)
            self.assertEqual(refused.returncode, 1)
            self.assertIn(b"2 Truncated", refused.stderr)


if __name__ == "__main__":
    unittest.main()
