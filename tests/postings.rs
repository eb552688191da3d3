//! Lists of postings: they read as their bits say, they are found by their numbers, and what is wrong in one is told.

#[path = "support/lists.rs"]
mod lists;
#[path = "support/naive.rs"]
#[allow(dead_code, reason = "only its lists are used here")]
mod naive;
#[path = "support/projects.rs"]
#[allow(dead_code, reason = "nothing is asked here")]
mod projects;
mod support;

use jobpack::pack::{Pack, Section, TABLE_HEADER};
use jobpack::{Error, ErrorCode};
use jobpack_author::compile::compile;
use jobpack_author::project::{Project, Resource};
use proptest::prelude::*;
use support::damage::RawPack;

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_list_is_found_and_reads_as_its_bits_say(project in projects::project_of(1..500)) {
        let bytes = compile(&project).expect("the project compiles");
        let pack = Pack::open(&bytes).unwrap();
        prop_assert_eq!(pack.verify(), Ok(()));
        let known = naive::lists(pack.section(Section::Postings));
        for (number, known) in (0..).zip(&known) {
            let list = pack.postings(number);
            prop_assert_eq!((list.frequency, list.count as usize), (known.frequency, known.postings.len()));
            prop_assert_eq!(&lists::postings(&list), &known.postings);
        }
        prop_assert_eq!(pack.postings(known.len() as u32).count, 0);
    }
}

/// A pack with three terms: `alpha` in documents 0, 2, 4 to 260, `beta` in 1, 3 to 259, `omega` in 261.
fn three_terms() -> RawPack {
    let title = |number: usize| if number == 261 { "omega" } else { ["alpha", "beta"][number % 2] };
    let resource =
        |number| Resource { id: format!("r{number:03}"), title: title(number).into(), ..Resource::default() };
    let mut project = Project { resources: (0..262).map(resource).collect(), ..Project::default() };
    // A title counts for its own word alone.
    project.settings.find.neighbours = 0.0;
    RawPack::of(&compile(&project).expect("the project compiles"))
}

fn verified(change: impl FnOnce(&mut Vec<u8>)) -> Result<(), (ErrorCode, [u8; 4])> {
    let mut pack = three_terms();
    change(pack.section(Section::Postings));
    let told = |error: Error| (error.code, error.section);
    Pack::open(&pack.bytes()).unwrap().verify().map_err(told)
}

/// Where the parts of the first list lie, of 131 postings.
const LENGTH: usize = 2;
const IMPACT: usize = 3;
const TENTH: usize = 4;
const WIDTHS: usize = 5;
const SPAN: usize = 6;
const LAST_BLOCK: usize = 74;
/// Where the second list begins.
const SECOND: usize = 77;

#[test]
fn the_lists_are_as_the_tests_below_take_them() {
    let mut pack = three_terms();
    let bytes = pack.section(Section::Postings);
    // 131 postings without forms; 74 bytes follow; the largest impact and the tenth; gaps of one bit, impacts less one of three; 127 documents.
    assert_eq!(bytes[..7], [0x98, 0x08, 74, 8, 8, 0x61, 127]);
    // The last three, each with the gap 1 and the impact 8, and four bits that fill up.
    assert_eq!(bytes[LAST_BLOCK..SECOND], [0x61, 0xFF, 0x0F]);
    // One posting: gaps of nine bits, impacts of six, 261 and 63 less one.
    assert_eq!(bytes[bytes.len() - 4..], [8, 0xC9, 0x05, 62 << 1 | 1]);
    assert_eq!(verified(|_| ()), Ok(()));
}

#[test]
fn what_is_wrong_in_a_list_is_told() {
    let malformed = Err((ErrorCode::Record, Section::Postings.tag()));
    let set = |at: usize, value: u8| verified(move |bytes| bytes[at] = value);
    assert_eq!(set(LENGTH, 73), malformed, "a length that ends before the last block");
    assert_eq!(set(LENGTH, 75), malformed, "a length that goes on behind the last block");
    assert_eq!(set(IMPACT, 7), malformed, "a larger impact than the largest");
    assert_eq!(set(IMPACT, 9), malformed, "a largest impact that no posting has");
    assert_eq!(set(TENTH, 7), malformed, "a tenth that more than nine are above");
    assert_eq!(set(TENTH, 9), malformed, "a tenth that fewer than ten reach");
    assert_eq!(set(TENTH, 0), malformed, "no tenth where there are ten");
    assert_eq!(set(WIDTHS, 0x60), malformed, "gaps of no bits");
    assert_eq!(set(SPAN, 126), malformed, "a span before the last document");
    assert_eq!(set(SPAN, 128), malformed, "a span in two bytes that are no varint of it");
    assert_eq!(set(LAST_BLOCK + 2, 0x1F), malformed, "a bit behind the last field");
    let wider = verified(|bytes| {
        // The same three postings with gaps of two bits.
        let field = 1_u16 | 7 << 2;
        let [low, high] = (field | field << 5 | field << 10).to_le_bytes();
        bytes[LAST_BLOCK..SECOND].copy_from_slice(&[0x62, low, high]);
    });
    assert_eq!(wider, malformed, "gaps of more bits than they need");
}

#[test]
fn what_is_wrong_in_the_head_of_a_list_is_told() {
    let malformed = Err((ErrorCode::Record, Section::Postings.tag()));
    let last = |head: &'static [u8]| {
        verified(move |bytes| {
            let at = bytes.len() - 4;
            bytes.splice(at..=at, head.iter().copied());
        })
    };
    assert_eq!(last(&[9]), malformed, "a bit for forms, and all are 0");
    assert_eq!(last(&[0]), malformed, "no posting, and none elsewhere");
    assert_eq!(last(&[12, 1]), malformed, "elsewhere, and no more than here");
    assert_eq!(last(&[12, 0]), malformed, "elsewhere, and less than here");
    assert_eq!(last(&[12, 0x82, 0]), malformed, "a frequency in more bytes than it needs");
    assert_eq!(last(&[0x88, 0]), malformed, "a head in more bytes than it needs");
    assert_eq!(last(&[12, 2]), Ok(()), "elsewhere too");
    let elsewhere = |head: &'static [u8]| {
        verified(move |bytes| {
            bytes.truncate(bytes.len() - 4);
            bytes.extend(head);
        })
    };
    assert_eq!(elsewhere(&[4, 1]), Ok(()), "only elsewhere");
    assert_eq!(elsewhere(&[4, 0]), malformed, "nowhere at all");
    assert_eq!(elsewhere(&[5, 1]), malformed, "bits for the forms of no posting");
}

#[test]
fn lists_without_their_place_or_their_term_are_told() {
    let dangling = Err((ErrorCode::Reference, Section::Postings.tag()));
    // The gap 262 is the first document that is not there.
    assert_eq!(verified(|bytes| *bytes.iter_mut().rev().nth(1).unwrap() = 6), dangling, "a document beyond the last");
    let no_word = Err((ErrorCode::Reference, Section::Lexicon.tag()));
    assert_eq!(verified(|bytes| bytes.extend([8, 0])), no_word, "a list of a term that no word leads to");
    assert_eq!(verified(|bytes| bytes.truncate(bytes.len() - 4)), no_word, "a word that leads to no list");
    let offsets = |change: fn(&mut Vec<u8>)| {
        let mut pack = three_terms();
        change(pack.section(Section::Terms));
        Pack::open(&pack.bytes()).unwrap().verify().map_err(|error| (error.code, error.section))
    };
    assert_eq!(offsets(|_| ()), Ok(()));
    assert_eq!(offsets(|bytes| bytes[TABLE_HEADER] = SECOND as u8), dangling, "the offset of another list");
    let one_more = offsets(|bytes| {
        bytes[4] += 1;
        bytes.extend([0; 4]);
    });
    assert_eq!(one_more, dangling, "an offset of no list");
}
