//! What the builder writes is verified, in any steps; what is wrong is told with its code and place.

use jobpack::model::{List, PackText};
use jobpack::pack::{
    Circumstance, Collection, LexiconBlock, Link, Need, Pack, Record, Reference, Requirement, Resource, Section,
    TABLE_HEADER, Tally,
};
use jobpack::{Error, ErrorCode};

mod support;
use support::damage::{RawPack, RawSection, mend};
use support::{encode, whole};

fn verified(bytes: &[u8]) -> Result<(), Error> {
    Pack::open(bytes).unwrap().verify()
}

#[test]
fn what_is_built_is_verified() {
    let bytes = whole::pack();
    let pack = Pack::open(&bytes).unwrap();
    for &section in Section::ALL.iter().filter(|&&section| section != Section::Part) {
        assert!(!pack.section(section).is_empty(), "{section:?} is empty");
    }
    assert_eq!(pack.verify(), Ok(()));
    let academy = whole::built("examples/academy");
    assert_eq!(verified(&academy), Ok(()));
}

#[test]
fn steps_of_any_size_come_to_the_same() {
    let sound = whole::pack();
    let mut damaged = sound.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    for bytes in [sound, damaged] {
        let pack = Pack::open(&bytes).unwrap();
        let whole = pack.verify();
        for budget in [0, 1, 7, 100, 10_000] {
            let mut verifier = pack.verifier();
            let mut steps = 1;
            let result = loop {
                match verifier.step(budget) {
                    Ok(false) => steps += 1,
                    Ok(true) => break Ok(()),
                    Err(error) => break Err(error),
                }
            };
            assert_eq!(result, whole);
            assert_eq!(verifier.step(budget).map(|_| ()), whole, "what is done stays done");
            let bound = bytes.len() * 2 / budget.max(1) as usize + 2;
            assert!(steps <= bound, "{steps} steps of {budget}, {bound} expected");
        }
    }
}

/// Flips each bit of these fields, and of what no field says, in each record of a table; all must be noticed.
fn fixed<R: Record>(section: Section, fields: &[&str]) {
    let pack = RawPack::of(&whole::small_pack());
    let free = |at: usize| {
        let field = R::FIELDS.iter().find(|&&(_, start, size)| (start..start + size).contains(&at));
        field.is_some_and(|(name, ..)| !fields.contains(name) && *name != "reserved")
    };
    let length = pack.clone().section(section).len();
    for byte in (0..length).filter(|&byte| byte < TABLE_HEADER || !free((byte - TABLE_HEADER) % R::SIZE)) {
        for bit in 0..8 {
            let mut pack = pack.clone();
            pack.section(section)[byte] ^= 1 << bit;
            let result = verified(&pack.bytes());
            assert!(result.is_err(), "bit {bit} of byte {byte} of {section:?} was not noticed");
            assert_ne!(result.unwrap_err().code, ErrorCode::Damaged);
        }
    }
}

#[test]
fn what_may_not_be_otherwise_is_noticed() {
    let resource = ["text", "first_served", "served_count", "first_condition", "condition_count"];
    fixed::<Resource>(
        Section::Resources,
        &[&resource[..], &["requirement_count", "first_requirement", "rank"]].concat(),
    );
    let need = ["text", "first_link", "link_count", "circumstance_count", "first_circumstance"];
    fixed::<Need>(Section::Jobs, &need);
    fixed::<Need>(Section::Outcomes, &need);
    fixed::<Link>(Section::Links, &["need", "resource", "text", "strength"]);
    fixed::<Requirement>(Section::Requirements, &["first_option", "text", "option_count", "kind"]);
    fixed::<Circumstance>(Section::Circumstances, &["text", "first_condition", "condition_count"]);
    fixed::<Collection>(Section::Collections, &["text", "first_item", "item_count"]);
    fixed::<Tally>(Section::Tallies, &["text", "scale"]);
    fixed::<Reference>(Section::Terms, &["to"]);
    fixed::<Reference>(Section::Served, &["to"]);
    fixed::<Reference>(Section::Names, &["to"]);
    fixed::<LexiconBlock>(Section::LexiconBlocks, &["to", "beginning"]);
}

/// The fault that a change of one section leads to.
fn fault_of(section: Section, change: impl FnOnce(&mut Vec<u8>)) -> (ErrorCode, [u8; 4]) {
    let mut pack = RawPack::of(&whole::small_pack());
    change(pack.section(section));
    let error = verified(&pack.bytes()).unwrap_err();
    (error.code, error.section)
}

#[test]
fn each_fault_has_its_code_and_section() {
    use ErrorCode::{Order, Record as Malformed, Reference as Dangling};
    let at = |section: Section, code| (code, section.tag());

    // A length in more bytes than it needs.
    let longer = |bytes: &mut Vec<u8>| {
        bytes[0] |= 0x80;
        bytes.insert(1, 0);
    };
    assert_eq!(fault_of(Section::Text, longer), at(Section::Text, Malformed));
    assert_eq!(fault_of(Section::About, longer), at(Section::About, Malformed));
    assert_eq!(fault_of(Section::Lexicon, longer), at(Section::Lexicon, Malformed));
    assert_eq!(fault_of(Section::Endings, longer), at(Section::Endings, Malformed));

    // Something that nobody leads to.
    assert_eq!(fault_of(Section::Text, |bytes| bytes.push(0)), at(Section::Text, Order));
    assert_eq!(fault_of(Section::About, |bytes| bytes.push(0)), at(Section::About, Malformed));
    assert_eq!(fault_of(Section::Postings, |bytes| bytes.push(0)), at(Section::Postings, Malformed));
    assert_eq!(fault_of(Section::Endings, |bytes| bytes.extend(b"\x01a")), at(Section::Endings, Order));

    // A reference beyond the end, and what comes before what it requires.
    let resource = |number: usize, field: usize| TABLE_HEADER + number * Resource::SIZE + field;
    let language = |bytes: &mut Vec<u8>| bytes[resource(0, 6) + 1] = 0x7F;
    assert_eq!(fault_of(Section::Resources, language), at(Section::Resources, Dangling));
    let rank = |bytes: &mut Vec<u8>| bytes[resource(1, 32)] = 0;
    assert_eq!(fault_of(Section::Resources, rank), at(Section::Resources, Order));
    for section in [Section::Items, Section::Conditions, Section::JobCircumstances, Section::Choices] {
        let beyond = |bytes: &mut Vec<u8>| bytes[TABLE_HEADER + 1] = 0x7F;
        let (code, tag) = fault_of(section, beyond);
        assert!(matches!(code, Dangling | Order), "{section:?}");
        assert_ne!(tag, [0; 4]);
    }
}

#[test]
fn items_of_a_list_are_whole_and_written_the_shortest_way() {
    let about = |items: &[u8]| {
        let mut pack = RawPack::of(&whole::small_pack());
        *pack.section(Section::About) = encode(&PackText { analysers: List::from_bytes(items), ..PackText::default() });
        verified(&pack.bytes()).map_err(|error| (error.code, error.section))
    };
    let malformed = Err((ErrorCode::Record, Section::About.tag()));
    assert_eq!(about(b""), Ok(()));
    assert_eq!(about(b"\x02en\x01x"), Ok(()));
    assert_eq!(about(b"\x82\x00en\x01x"), malformed, "a length in more bytes than it needs");
    assert_eq!(about(b"\x02en\x81\x00x"), malformed, "the same in the field behind the one that orders the list");
    assert_eq!(about(b"\x02en\x01"), malformed, "an item that ends too early");
    assert_eq!(about(b"\x02en"), malformed, "an item that lacks a field");
}

#[test]
fn sections_fill_the_pack() {
    let pack = whole::small_pack();
    let raw = RawPack::of(&pack);
    let padded = Pack::open(&pack).unwrap().sections().find(|section| section.length % 4 != 0).unwrap();

    let mut padding = pack.clone();
    padding[(padded.offset + padded.length) as usize] = 1;
    let error = verified(&padding).unwrap_err();
    assert_eq!((error.code, error.section, error.at), (ErrorCode::SectionTable, padded.tag, padded.offset));

    let mut longer = pack.clone();
    longer.extend([0; 4]);
    let length = longer.len() as u32;
    longer[20..24].copy_from_slice(&length.to_le_bytes());
    mend(&mut longer);
    assert_eq!(verified(&longer).unwrap_err().code, ErrorCode::SectionTable);

    // Sections that the engine does not know are summed as well.
    let mut unknown = raw;
    unknown.sections.push(RawSection { tag: *b"ZZZZ", version: 1, flags: 0, bytes: vec![1, 2, 3, 4] });
    let mut bytes = unknown.bytes();
    assert_eq!(verified(&bytes), Ok(()));
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let error = verified(&bytes).unwrap_err();
    assert_eq!((error.code, error.section), (ErrorCode::Damaged, *b"ZZZZ"));
}
