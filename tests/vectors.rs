//! The vectors that every language must meet: packs, requests, and the lines that come of them. See `tests/vectors/README.md`.
//!
//! `UPDATE_VECTORS=1 cargo test --test vectors` writes the lines anew, and a pack only where there is none: packs are never edited.

use jobpack::Pack;
use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::{Link, NONE, Packs, Section, TABLE_HEADER};
use jobpack::text::{Lexicon, TermForm};
use jobpack_author::compile::compile;
use jobpack_author::project::{Project, Resource};
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

mod support;
use support::damage::{MINOR, RawPack, RawSection};
use support::whole;

#[path = "support/lines/mod.rs"]
mod lines;

/// A name, and how its pack was made when it was first needed.
type Made = (&'static str, fn() -> Vec<u8>);

const PACKS: [Made; 5] = [
    ("academy", || whole::built("examples/academy")),
    ("whole", whole::pack),
    ("plain", plain),
    ("future", future),
    ("bilingual", bilingual),
];

/// A catalogue without needs.
fn plain() -> Vec<u8> {
    let resource = |id: &str, language: &str, title: &str, summary: &str, minutes, expires: &str| Resource {
        id: id.into(),
        language: language.into(),
        title: title.into(),
        summary: summary.into(),
        minutes,
        expires: expires.into(),
        ..Resource::default()
    };
    let resources = vec![
        resource("bitter", "en", "Why coffee turns bitter", "Too hot, too long, too fine.", Some(3), ""),
        resource("grind", "en", "Set the grind", "Coarser is less bitter.", None, "2026-06-30"),
        resource(
            "mahlgrad",
            "de",
            "Den Mahlgrad für Kaffee wählen",
            "Bitterer Kaffee ist zu fein gemahlen.",
            Some(4),
            "",
        ),
        resource("ελληνικός", "el", "Ελληνικός καφές στη χόβολη", "Αργά και με καϊμάκι.", Some(15), ""),
        resource("咖啡", "zh", "手冲咖啡", "水温与研磨。", Some(8), ""),
        resource("quote", "en", "\"Crema\" & \\foam\\ <b>", "Tab\tand line\nand bell \u{7}.", Some(1), ""),
    ];
    compile(&Project { resources: resources.into(), ..Project::default() }).unwrap()
}

/// A word with two terms, one of each language, that stand in the same resource: the builder puts each in resources of its own language.
fn bilingual() -> Vec<u8> {
    let resource = |id: &str, language: &str, title: &str| Resource {
        id: id.into(),
        language: language.into(),
        title: title.into(),
        ..Resource::default()
    };
    let resources = vec![resource("a", "en", "Page by page"), resource("b", "fr", "La page")];
    let bytes = compile(&Project { resources: resources.into(), ..Project::default() }).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let page = Lexicon::of(&pack).look_up(b"page").unwrap();
    // There are no needs, so the French page is document 1, and the list of its term has that one posting.
    let french = |term: &TermForm| pack.postings(term.term).only.is_some_and(|(document, ..)| document == 1);
    let french = page.terms().find(french).unwrap();
    let behind = pack.postings(french.term).blocks.len();
    let mut raw = RawPack::of(&bytes);
    let postings = raw.section(Section::Postings);
    let end = postings.len() - behind;
    // With two documents, a list of one posting is two bytes, the document from bit 10 on.
    postings[end - 1] &= !4;
    raw.bytes()
}

/// A pack as a later minor version may write it: longer records, sections that this version does not know, a compatible feature.
fn future() -> Vec<u8> {
    let mut pack = RawPack::of(&whole::built("tests/reader/project"));
    (pack.minor, pack.compatible) = (MINOR + 1, 1 << 7);
    for section in pack.sections.iter_mut().filter(|section| is_table(section)) {
        lengthen(&mut section.bytes, 4);
    }
    pack.sections.insert(0, RawSection { tag: *b"AAAA", version: 9, flags: 0, bytes: vec![1; 7] });
    pack.sections.push(RawSection { tag: *b"ZZZZ", version: 1, flags: 0, bytes: vec![2; 5] });
    pack.bytes()
}

/// What begins with the length and the number of its records.
fn is_table(section: &RawSection) -> bool {
    let [low, high, 0, 0, a, b, c, d, ..] = section.bytes[..] else { return false };
    let (stride, count) = (usize::from(u16::from_le_bytes([low, high])), u32::from_le_bytes([a, b, c, d]) as usize);
    stride > 0 && section.bytes.len() == TABLE_HEADER + count * stride && section.tag != Section::About.tag()
}

/// Puts something behind every record that only a later version understands.
fn lengthen(table: &mut Vec<u8>, more: usize) {
    let stride = usize::from(u16::from_le_bytes([table[0], table[1]]));
    let mut longer = ((stride + more) as u16).to_le_bytes().to_vec();
    longer.extend(&table[2..TABLE_HEADER]);
    for record in table[TABLE_HEADER..].chunks(stride) {
        longer.extend(record);
        longer.resize(longer.len() + more, 0xA5);
    }
    *table = longer;
}

fn path(name: &str, ending: &str) -> PathBuf {
    file(&format!("v1/{name}.{ending}"))
}

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors").join(name)
}

fn read(name: &str, ending: &str) -> Vec<u8> {
    let path = path(name, ending);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn updates() -> bool {
    std::env::var_os("UPDATE_VECTORS").is_some()
}

fn pack(name: &str, made: fn() -> Vec<u8>) -> Vec<u8> {
    if updates() && !path(name, "pack").exists() {
        fs::write(path(name, "pack"), made()).unwrap();
    }
    read(name, "pack")
}

fn lines_of(bytes: &[u8], name: &str) -> String {
    let requests = String::from_utf8(read(name, "requests")).unwrap();
    lines::lines(&Pack::open(bytes).unwrap(), &requests)
}

#[test]
fn every_pack_gives_the_expected_lines() {
    for (name, made) in PACKS {
        let lines = lines_of(&pack(name, made), name);
        if updates() {
            fs::write(path(name, "expected"), &lines).unwrap();
        }
        let expected = String::from_utf8(read(name, "expected")).unwrap();
        for (number, (line, expected)) in (1..).zip(lines.lines().zip(expected.lines())) {
            assert_eq!(line, expected, "{name}.expected, line {number}");
        }
        assert!(lines == expected, "{name}.expected has more or fewer lines, or ends otherwise");
    }
}

/// Packs that were made together, from the last to the first, as every language opens them.
#[test]
fn packs_that_were_made_together_give_the_expected_lines() {
    let parts: Vec<Vec<u8>> = (0..).zip(whole::parts()).map(|(number, made)| part(number, &made)).collect();
    let packs: Vec<Pack<'_>> = parts.iter().rev().map(|bytes| Pack::open(bytes).unwrap()).collect();
    let packs: Vec<&Pack<'_>> = packs.iter().collect();
    let requests = fs::read_to_string(file("together/whole.requests")).unwrap();
    let lines = lines::together(&Packs::of(&packs).unwrap(), &requests);
    if updates() {
        fs::write(file("together/whole.expected"), &lines).unwrap();
    }
    assert!(lines == fs::read_to_string(file("together/whole.expected")).unwrap(), "whole.expected differs");
}

/// A part of the small project, as it was made when it was first needed.
fn part(number: usize, made: &[u8]) -> Vec<u8> {
    let path = file(&format!("together/whole-{number}.pack"));
    if updates() && !path.exists() {
        fs::write(&path, made).unwrap();
    }
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What Python and Node give for a table, from the one pack that has something in every column.
#[test]
fn the_academy_gives_the_expected_rows() {
    let requests = String::from_utf8(read("academy", "requests")).unwrap();
    let rows = lines::rows(&Pack::open(&read("academy", "pack")).unwrap(), &requests);
    if updates() {
        fs::write(path("academy", "rows"), &rows).unwrap();
    }
    for silent in ["\"need\":null", "\"url\":\"\"", "\"why\":\"\""] {
        assert!(rows.contains(silent), "no {silent}");
    }
    assert!(rows == String::from_utf8(read("academy", "rows")).unwrap(), "academy.rows differs");
}

#[test]
fn every_pack_of_the_folder_is_asked() {
    let files = fs::read_dir(path("whole", "pack").parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let packs = files.filter(|path| path.extension().is_some_and(|extension| extension == "pack"));
    let found: BTreeSet<String> = packs.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(found, PACKS.iter().map(|(name, _)| (*name).to_owned()).collect());
}

/// A comparison of empty lists would show nothing.
#[test]
fn the_vectors_have_every_kind_of_record_and_of_request() {
    let read = |name| String::from_utf8(read(name, "expected")).unwrap();
    let counts = read("whole").lines().next().unwrap().to_owned();
    assert!(!counts.contains(":0,"), "{counts}");
    let all: String = PACKS.iter().map(|(name, _)| read(name)).collect();
    for list in ["tags", "teaches", "prerequisites", "evidence", "ways", "stories", "forces", "obstacles", "tradeoffs"]
    {
        assert!(all.contains(&format!("\"{list}\":[\"")) || all.contains(&format!("\"{list}\":[{{")), "no {list}");
    }
    for list in [
        "experiences",
        "hires",
        "hits",
        "words",
        "repairs",
        "needs",
        "completions",
        "items",
        "left_out",
        "advice",
        "ranks",
    ] {
        assert!(all.contains(&format!("\"{list}\":[{{")), "no {list}");
    }
    for operation in [
        "id", "find", "why", "complete", "fit", "pick", "profile", "score", "paired", "unpaired", "share", "differ",
        "rank",
    ] {
        assert!(all.contains(&format!("{{\"request\":\"{operation}\\t")), "no {operation}");
    }
    for answer in [
        "\"status\":124",
        "\"status\":126",
        "\"overlong\":true",
        "\"number\":null",
        "\"agreements\":null",
        "\"need\":null",
    ] {
        assert!(all.contains(answer), "no {answer}");
    }
}

/// Reasons with and without a need and a curator's word, words that were repaired, and words with several terms, of which there must be any to be said once.
#[test]
fn the_vectors_have_every_kind_of_reason() {
    let (mut with, mut without, mut repaired, mut several) = (0, 0, 0, 0);
    for (name, _) in PACKS {
        let (bytes, requests) = (read(name, "pack"), String::from_utf8(read(name, "requests")).unwrap());
        let (pack, mut scratch, mut hits) = (Pack::open(&bytes).unwrap(), Scratch::new(), [Hit::default(); 5]);
        let asked = requests.lines().filter_map(|line| line.strip_prefix("why\t")?.split('\t').next());
        for query in asked {
            let count = find(&pack, query, &Situation::default(), &mut scratch, &mut hits);
            let needs = hits[..count].iter().filter(|hit| hit.need != NONE);
            let links = needs.map(|hit| pack.links().get(pack.link_between(hit.resource, hit.need).unwrap()).unwrap());
            let (said, silent): (Vec<Link>, Vec<Link>) = links.partition(|link| !pack.why(link.text).is_empty());
            (with, without) = (with + said.len(), without + silent.len());
            repaired += scratch.repairs().len();
            let said = |hit: &&Hit| scratch.said(query, hit.words).count() < hit.words.count_ones() as usize;
            several += hits[..count].iter().filter(said).count();
        }
    }
    assert!(with > 0 && without > 0 && repaired > 0 && several > 0, "{with} {without} {repaired} {several}");
}
