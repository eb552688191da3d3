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
        let known = naive::lists(pack.section(Section::Postings), pack.document_count());
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
const LEAST: usize = 5;
const WIDTHS: usize = 6;
const PATCHES: usize = 7;
const SPAN: usize = 8;
const LAST_BLOCK: usize = 29;
/// Where the second list begins.
const SECOND: usize = 31;
/// How many bytes the last list has, of one posting: two bits that say so, the impact 63 less one from bit 4 on, and the document 261 from bit 10 on.
const ONLY: usize = 3;

#[test]
fn the_lists_are_as_the_tests_below_take_them() {
    let mut pack = three_terms();
    let bytes = pack.section(Section::Postings);
    // 131 postings without forms; 28 bytes follow; the largest impact, the tenth and the least; gaps of one bit, impacts less the least of none; no patches; 127 documents.
    assert_eq!(bytes[..9], [0x98, 0x08, 28, 8, 8, 8, 0x01, 0, 127]);
    // The last three, each with the gap 1, and five bits that fill up.
    assert_eq!(bytes[LAST_BLOCK..SECOND], [0x01, 0x07]);
    assert_eq!(bytes[bytes.len() - ONLY..], [0xE3, 0x17, 0x04]);
    assert_eq!(verified(|_| ()), Ok(()));
}

const MALFORMED: Result<(), (ErrorCode, [u8; 4])> = Err((ErrorCode::Record, *b"POST"));

#[test]
fn what_is_wrong_in_a_list_is_told() {
    let set = |at: usize, value: u8| verified(move |bytes| bytes[at] = value);
    assert_eq!(set(LENGTH, 27), MALFORMED, "a length that ends before the last block");
    assert_eq!(set(LENGTH, 29), MALFORMED, "a length that goes on behind the last block");
    assert_eq!(set(IMPACT, 7), MALFORMED, "a larger impact than the largest");
    assert_eq!(set(IMPACT, 9), MALFORMED, "a largest impact that no posting has");
    assert_eq!(set(TENTH, 7), MALFORMED, "a tenth that more than nine are above");
    assert_eq!(set(TENTH, 9), MALFORMED, "a tenth that fewer than ten reach");
    assert_eq!(set(TENTH, 0), MALFORMED, "no tenth where there are ten");
    assert_eq!(set(LEAST, 7), MALFORMED, "other impacts than the largest");
    let impacts = |impact: u8| verified(move |bytes| bytes[IMPACT..=LEAST].fill(impact));
    assert_eq!(impacts(128), Ok(()));
    assert_eq!(impacts(129), MALFORMED, "an impact above all that there are");
    assert_eq!(impacts(0), MALFORMED, "impacts of nothing");
    assert_eq!(set(WIDTHS, 0), MALFORMED, "gaps of no bits");
    assert_eq!(set(PATCHES, 1), MALFORMED, "a patch of no bits");
    assert_eq!(set(PATCHES, 8), MALFORMED, "bits for patches that are not there");
    assert_eq!(set(SPAN, 126), MALFORMED, "a span before the last document");
    assert_eq!(set(SPAN, 128), MALFORMED, "a span in two bytes that are no varint of it");
    assert_eq!(set(LAST_BLOCK + 1, 0x0F), MALFORMED, "a bit behind the last field");
    // The same three postings with gaps of two bits.
    let wider = verified(|bytes| bytes[LAST_BLOCK..SECOND].copy_from_slice(&[0x02, 0x15]));
    assert_eq!(wider, MALFORMED, "gaps of more bits than they need");
}

/// With another last list.
fn last(list: &[u8]) -> Result<(), (ErrorCode, [u8; 4])> {
    verified(|bytes| {
        bytes.truncate(bytes.len() - ONLY);
        bytes.extend(list);
    })
}

#[test]
fn what_is_wrong_in_the_head_of_a_list_is_told() {
    // Documents 0 and 1, with the impact 1.
    assert_eq!(last(&[16, 0]), Ok(()));
    assert_eq!(last(&[17, 0, 0]), MALFORMED, "a bit for forms, and all are 0");
    assert_eq!(last(&[20, 2, 0]), MALFORMED, "elsewhere, and no more than here");
    assert_eq!(last(&[20, 1, 0]), MALFORMED, "elsewhere, and less than here");
    assert_eq!(last(&[20, 0x83, 0, 0]), MALFORMED, "a frequency in more bytes than it needs");
    assert_eq!(last(&[0x90, 0, 0]), MALFORMED, "a head in more bytes than it needs");
    assert_eq!(last(&[20, 3, 0]), Ok(()), "elsewhere too");
    assert_eq!(last(&[0]), MALFORMED, "no posting, and none elsewhere");
    assert_eq!(last(&[4, 1]), Ok(()), "only elsewhere");
    assert_eq!(last(&[4, 0]), MALFORMED, "nowhere at all");
    assert_eq!(last(&[5, 1]), MALFORMED, "bits for the forms of no posting");
}

#[test]
fn what_is_wrong_in_a_list_of_one_posting_is_told() {
    assert_eq!(last(&[0xE7, 0x17, 0x04, 2]), Ok(()), "elsewhere too");
    assert_eq!(last(&[0xE7, 0x17, 0x04, 1]), MALFORMED, "elsewhere, and no more than here");
    assert_eq!(last(&[0xE7, 0x17, 0x04, 0x82, 0]), MALFORMED, "a frequency in more bytes than it needs");
    assert_eq!(last(&[0xE3, 0x17]), MALFORMED, "a byte too few");
    assert_eq!(last(&[8, 0xC9, 0x05, 62 << 1 | 1]), MALFORMED, "as if there were more");
    assert_eq!(last(&[8, 0xE9, 0x05, 64 << 1 | 1]), Ok(()), "an impact of 65 has no other way");
}

#[test]
fn what_is_wrong_in_a_patch_is_told() {
    // Of so long a list, the lexicon should say that the word is commoner.
    let sound = Err((ErrorCode::Record, Section::Lexicon.tag()));
    // Twenty postings with gaps of 0; but that of the last, 181, has eight bits in a patch.
    assert_eq!(last(&[0xA0, 1, 0, 8 << 3 | 1, 0x53, 0x2D]), sound);
    assert_eq!(last(&[0xA0, 1, 0, 8 << 3 | 1, 0x54, 0x2D]), MALFORMED, "a patch behind the last posting");
    assert_eq!(last(&[0xA0, 1, 0, 9 << 3 | 1, 0x53, 0x2D]), MALFORMED, "a patch of more bits than it needs");
    assert_eq!(last(&[0xA0, 1, 0, 8 << 3 | 1, 0x53, 0x6D]), MALFORMED, "a bit behind the last patch");
    let unpatched = [&[0xA0, 1, 8, 0][..], &[0; 19], &[181]].concat();
    assert_eq!(last(&unpatched), MALFORMED, "a gap that is cheaper with a patch");
    let two = |first: u32, second: u32| {
        let bits = (first | second << 13).to_le_bytes();
        last(&[&[0xA0, 1, 0, 7 << 3 | 2][..], &bits].concat())
    };
    let (sixth, twentieth) = (5 | 100 << 6, 19 | 120 << 6);
    assert_eq!(two(sixth, twentieth), sound);
    assert_eq!(two(twentieth, sixth), MALFORMED, "patches out of order");
    assert_eq!(two(sixth, sixth), MALFORMED, "a gap that is patched twice");
}

#[test]
fn lists_without_their_place_or_their_term_are_told() {
    let dangling = Err((ErrorCode::Reference, Section::Postings.tag()));
    // Document 262 is the first that is not there.
    assert_eq!(last(&[0xE3, 0x1B, 0x04]), dangling, "a document beyond the last");
    assert_eq!(last(&[8, 0xE9, 0x06, 64 << 1 | 1]), dangling, "a document beyond the last in a block");
    let no_word = Err((ErrorCode::Reference, Section::Lexicon.tag()));
    assert_eq!(verified(|bytes| bytes.extend([16, 0])), no_word, "a list of a term that no word leads to");
    assert_eq!(verified(|bytes| bytes.truncate(bytes.len() - ONLY)), no_word, "a word that leads to no list");
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
