//! `docs/FORMAT.md` is normative; this holds its tables against the declarations that the engine reads by, so that neither can drift.

use jobpack::model::{
    Confidence, FacetMatch, Force, HireKind, JobKind, JobStep, Level, LinkRole, Moment, OutcomeKind, Purpose, Region,
    RequirementKind, Stage,
};
use jobpack::pack::{
    BLOCK_POSTINGS, Choice, Circumstance, Collection, Condition, ENTRY_SIZE, FORMAT_MAJOR, FORMAT_MINOR, Facet, Fold,
    HEADER_SIZE, Item, LISTS_PER_OFFSET, LexiconBlock, Link, MAX_FORMS, MAX_SECTIONS, Need, Pack, Part, Record,
    Reference, Requirement, Resource, Search, Section, TABLE_HEADER, Tally, crc32, take_varint, write_varint,
};
use jobpack::text::{BLOCK_WORDS, MAX_WORD};
use jobpack::{Error, ErrorCode};

const DOCUMENT: &str = include_str!("../docs/FORMAT.md");

/// What follows the line that begins so.
fn part(heading: &str) -> &'static str {
    let start = DOCUMENT.find(&format!("\n{heading}")).unwrap_or_else(|| panic!("no heading {heading}"));
    DOCUMENT[start + 1..].split_once('\n').unwrap().1
}

/// The cells of the first table behind a heading, without its head.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let table =
        part(heading).lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    table.skip(2).map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

fn number(cell: &str) -> usize {
    cell.parse().unwrap_or_else(|_| panic!("{cell} is not a number"))
}

fn hot<R: Record>(name: &str) -> String {
    let heading = format!("### {name}: {} bytes", R::SIZE);
    let rows = rows(&heading);
    let fields: Vec<_> = rows.iter().map(|row| (row[2], number(row[0]), number(row[1]))).collect();
    assert_eq!(fields, R::FIELDS, "{name}");
    heading
}

macro_rules! hot {
    ($($name:ident)+) => { [$(hot::<$name>(stringify!($name))),+] };
}

#[test]
fn hot_records_are_those_of_the_engine() {
    let checked = hot!(Resource Need Link Requirement Choice Condition Facet Circumstance Collection Item Tally
        Reference LexiconBlock Part Search Fold);
    let written = DOCUMENT.lines().filter(|line| line.starts_with("### ") && line.ends_with(" bytes"));
    assert_eq!(written.collect::<Vec<_>>(), checked);
}

#[test]
fn sections_are_those_of_the_engine() {
    let rows = rows("## 3. Sections");
    assert_eq!(rows.len(), Section::ALL.len());
    for (row, section) in rows.iter().zip(Section::ALL) {
        assert_eq!(row[0].as_bytes(), section.tag());
        assert_eq!(number(row[1]), usize::from(section.version()), "{}", row[0]);
        assert_eq!(row[2], if section.critical() { "yes" } else { "no" }, "{}", row[0]);
    }
}

/// The codes of a list in the document and how many there are.
macro_rules! codes {
    ($($list:ident)+) => { $({
        let rows: Vec<_> = rows(concat!("### ", stringify!($list), "\n")).iter().map(|row| (number(row[0]), row[1])).collect();
        let known: Vec<_> = $list::ALL.iter().map(|code| (usize::from(code.code()), code.name())).collect();
        assert_eq!(rows, known, stringify!($list));
    })+ };
}

#[test]
fn code_lists_are_those_of_the_engine() {
    codes!(JobKind JobStep OutcomeKind Moment Force Stage HireKind Confidence LinkRole RequirementKind Purpose Level
        FacetMatch Region);
    let lists = DOCUMENT.matches("\n| code | name | meaning |\n").count();
    assert_eq!(lists, 14, "a code list of the document is not checked here");
}

#[test]
fn errors_of_opening_are_those_of_the_engine() {
    let steps = rows("## 2. Header");
    assert_eq!(steps.len(), 8, "the first table of the section is that of the header");
    let steps = rows("To **open** a pack");
    assert_eq!(steps.len(), 13);
    let known = [
        ErrorCode::NotAPack,
        ErrorCode::Truncated,
        ErrorCode::Version,
        ErrorCode::Feature,
        ErrorCode::Damaged,
        ErrorCode::SectionTable,
        ErrorCode::UnknownSection,
        ErrorCode::SectionVersion,
        ErrorCode::MissingSection,
    ];
    let known = known.map(|code| format!("{} {code:?}", code as u32));
    assert!(steps.iter().all(|step| known.iter().any(|code| code == step[2])));
    assert!(known.iter().all(|code| steps.iter().any(|step| code == step[2])));
}

#[test]
fn numbers_in_the_text_are_those_of_the_engine() {
    assert!(DOCUMENT.starts_with(&format!("# The format of packs, version {FORMAT_MAJOR}.{FORMAT_MINOR}\n")));
    let says = |text: &str| assert!(DOCUMENT.contains(text), "the document does not say: {text}");
    says(&format!("| header, {HEADER_SIZE} bytes   |"));
    says(&format!("{ENTRY_SIZE} bytes for each section, at most {MAX_SECTIONS}"));
    says(&format!("| {TABLE_HEADER} | stride x count | records |"));
    says(&format!("Words stand in blocks of {BLOCK_WORDS},"));
    says(&format!("is the offset of the list of term `{LISTS_PER_OFFSET} n`"));
    says(&format!("the postings, {BLOCK_POSTINGS} to a block,"));
    says(&format!("numbered in their order: 0 to {}, and {} for", MAX_FORMS - 2, MAX_FORMS - 1));
    says(&format!("byte string, UTF-8, of 1 to {MAX_WORD} bytes"));
    says(&format!("`123456789` is `0x{:X}`", crc32(b"123456789")));
    for value in [0, 127, 128, 300, u32::MAX] {
        let mut bytes = [0; 5];
        let length = write_varint(value, &mut bytes);
        let hex: Vec<_> = bytes[..length].iter().map(|byte| format!("{byte:02X}")).collect();
        let shown = if value == u32::MAX { "2^32-1".into() } else { value.to_string() };
        says(&format!(" {shown:<6} {}\n", hex.join(" ")));
        assert_eq!(take_varint(&bytes[..length]), Some((value, &[][..])));
    }
}

#[test]
fn the_pack_in_full_opens() {
    let dump = part("```hex").split_once("```").unwrap().0;
    let bytes: Vec<u8> = dump.split_whitespace().map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect();
    let about = Pack::open(&bytes).and_then(|pack| pack.about()).unwrap();
    assert_eq!((about.title, about.curator, about.edition), ("A", "", 1));
    let cut = Pack::open(&bytes[..bytes.len() - 1]).map(|_| ());
    assert!(matches!(cut, Err(Error { code: ErrorCode::Truncated, .. })));
}
