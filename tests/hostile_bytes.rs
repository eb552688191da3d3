//! Bytes that mean harm: a pack damaged in every small way, and every call on it.
//!
//! What must hold whatever the bytes say: no panic; nothing borrowed lies outside of the bytes; no iterator gives more items than the pack has bytes, nor
//! does the check take more steps. Damage that the checksums can see is refused by `open` or `verify`.

use jobpack::Error;
use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::{HEADER_SIZE, LexiconBlock, Pack, Section};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};

mod support;
use support::damage::{entries, mend};
use support::every_call::{Question, Watch, every_call};
use support::whole;

/// Sees that what the calls give stays inside of the bytes and within bounds.
struct Guard {
    start: usize,
    end: usize,
    largest: u64,
}

impl Guard {
    fn of(bytes: &[u8]) -> Self {
        let range = bytes.as_ptr_range();
        Self { start: range.start as usize, end: range.end as usize, largest: 0 }
    }
}

impl Watch for Guard {
    fn borrowed(&mut self, bytes: &[u8]) {
        let range = bytes.as_ptr_range();
        let inside = self.start <= range.start as usize && range.end as usize <= self.end;
        assert!(inside || bytes.is_empty(), "borrowed from elsewhere");
    }

    fn number(&mut self, _: u64) {}

    fn item(&mut self, number: u64) {
        let bound = (self.end - self.start) as u64 + 64;
        assert!(number <= bound, "more items than bytes");
        self.largest = self.largest.max(number);
    }
}

const QUESTIONS: [Question<'static>; 2] = [
    Question { query: "Reporting lsits of mailed tests, café r1", number: 1, offset: 2 },
    Question { query: "mail reprots errors", number: u32::MAX, offset: u32::MAX - 2 },
];

/// Every call on these bytes.
fn exercise(bytes: &[u8], question: usize) {
    every_call(bytes, QUESTIONS[question % QUESTIONS.len()], &mut Guard::of(bytes));
    let Ok(pack) = Pack::open(bytes) else { return };
    // What docs/SECURITY.md says of the memory that a pack asks for.
    let postings = pack.section(Section::Postings).len();
    assert!(4 * pack.unpacked_size() <= 160 * postings + 48 * (bytes.len() - postings));
}

fn verified(bytes: &[u8]) -> Result<(), Error> {
    Pack::open(bytes)?.verify()
}

/// Tries all cases on all processors: `check` gets a fresh copy of the pack and the number of the case.
fn try_all(cases: usize, pack: &[u8], check: impl Fn(&mut Vec<u8>, usize) + Sync) {
    let (next, threads) = (AtomicUsize::new(0), std::thread::available_parallelism().map_or(2, usize::from));
    let failed = std::sync::Mutex::new(Vec::new());
    let work = || {
        let mut copy = Vec::with_capacity(pack.len());
        loop {
            let case = next.fetch_add(1, Ordering::Relaxed);
            if case >= cases {
                return;
            }
            copy.clear();
            copy.extend_from_slice(pack);
            if catch_unwind(AssertUnwindSafe(|| check(&mut copy, case))).is_err() {
                failed.lock().unwrap().push(case);
            }
        }
    };
    std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    let failed = failed.into_inner().unwrap();
    assert!(failed.is_empty(), "{} of {cases} cases failed, the first {:?}", failed.len(), failed.iter().min());
    println!("{cases} cases");
}

#[test]
fn the_pack_is_whole() {
    let pack = whole::small_pack();
    assert_eq!(verified(&pack), Ok(()));
    let opened = Pack::open(&pack).unwrap();
    let whole = |&section: &Section| section == Section::Part || !opened.section(section).is_empty();
    assert!(Section::ALL.iter().all(whole));
    (0..QUESTIONS.len()).for_each(|question| exercise(&pack, question));
}

#[test]
fn every_truncation() {
    let pack = whole::small_pack();
    try_all(pack.len(), &pack, |bytes, length| {
        bytes.truncate(length);
        assert!(Pack::open(bytes).is_err());
        exercise(bytes, length);
        // Once more with the length told in the header, so that only what lies behind is missing.
        if length >= HEADER_SIZE {
            bytes[20..24].copy_from_slice(&(length as u32).to_le_bytes());
            mend(bytes);
            exercise(bytes, length);
        }
    });
}

#[test]
fn every_bit_as_it_is() {
    let pack = whole::small_pack();
    try_all(pack.len() * 8, &pack, |bytes, bit| {
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert!(verified(bytes).is_err(), "bit {} of byte {} was not noticed", bit % 8, bit / 8);
        // The calls do not look at checksums, so they are made where these fit: see below.
    });
}

#[test]
fn every_bit_with_fitting_checksums() {
    let pack = whole::small_pack();
    try_all(pack.len() * 8, &pack, |bytes, bit| {
        bytes[bit / 8] ^= 1 << (bit % 8);
        mend(bytes);
        exercise(bytes, bit);
    });
}

#[test]
fn every_byte_overwritten() {
    const VALUES: [u8; 5] = [0x00, 0x01, 0x7F, 0x80, 0xFF];
    let pack = whole::small_pack();
    try_all(pack.len() * VALUES.len(), &pack, |bytes, case| {
        bytes[case / VALUES.len()] = VALUES[case % VALUES.len()];
        mend(bytes);
        exercise(bytes, case);
    });
}

#[test]
fn every_word_overwritten() {
    let pack = whole::small_pack();
    let length = pack.len() as u32;
    let values = [0, 1, length - 1, length, length + 1, 1 << 31, u32::MAX];
    // At every byte, since fields of 32 bits stand at any place in a record.
    let places = pack.len() - 3;
    try_all(places * values.len(), &pack, |bytes, case| {
        let at = case / values.len();
        bytes[at..at + 4].copy_from_slice(&values[case % values.len()].to_le_bytes());
        mend(bytes);
        exercise(bytes, case);
    });
}

/// Pairs of sections that change places, in the table alone: reordered, doubled and overlapping ones.
#[test]
fn every_pair_of_sections() {
    let pack = whole::small_pack();
    let places: Vec<usize> = entries(&pack).collect();
    let (count, ways) = (places.len(), 3);
    try_all(count * count * ways, &pack, |bytes, case| {
        let (from, to) = (places[case / ways / count], places[case / ways % count]);
        let entry: [u8; 20] = bytes[from..from + 20].try_into().unwrap();
        match case % ways {
            // The whole entry; only its tag; only its place.
            0 => bytes[to..to + 20].copy_from_slice(&entry),
            1 => bytes[to..to + 4].copy_from_slice(&entry[..4]),
            _ => bytes[to + 8..to + 16].copy_from_slice(&entry[8..16]),
        }
        mend(bytes);
        exercise(bytes, case);
    });
}

/// The bytes of one section in the place of another, so that its records are read as what they are not.
#[test]
fn every_section_as_another() {
    let pack = whole::small_pack();
    let raw = support::damage::RawPack::of(&pack);
    let count = raw.sections.len();
    try_all(count * count, &pack, |_, case| {
        let mut raw = raw.clone();
        raw.sections[case / count].bytes = raw.sections[case % count].bytes.clone();
        exercise(&raw.bytes(), case);
    });
}

/// Links that lead to what is behind the last resource.
#[test]
fn nobody_behind_the_last_resource_is_found() {
    let mut raw = support::damage::RawPack::of(&whole::small_pack());
    let resources = Pack::open(&whole::small_pack()).unwrap().resources().len();
    let (header, links) = raw.section(Section::Links).split_at_mut(8);
    for link in links.chunks_exact_mut(usize::from(header[0])) {
        link[4..8].copy_from_slice(&resources.to_le_bytes());
    }
    let bytes = raw.bytes();
    let pack = Pack::open(&bytes).unwrap();
    let (mut scratch, mut hits, mut needs) = (Scratch::new(), [Hit::default(); 20], 0);
    for question in &QUESTIONS {
        let count = find(&pack, question.query, &Situation::default(), &mut scratch, &mut hits);
        assert!(hits[..count].iter().all(|hit| hit.resource < resources), "{}", question.query);
        needs += scratch.needs().count();
    }
    assert!(needs > 0, "no question meets a need");
}

/// A lexicon whose words go back: repair must not follow it round and round.
#[test]
fn a_lexicon_out_of_order_is_walked_once() {
    let first = (0..32).map(|number| format!("cc{number:02}"));
    let second = std::iter::once("zz00".to_owned()).chain((0..31).map(|number| format!("bz{number:02}")));
    let (mut lexicon, mut blocks) = (Vec::new(), vec![8, 0, 0, 0, 2, 0, 0, 0]);
    for (number, word) in first.chain(second).enumerate() {
        if number % 32 == 0 {
            blocks.extend((lexicon.len() as u32).to_le_bytes());
            blocks.extend(LexiconBlock::beginning_of(word.as_bytes()).to_le_bytes());
            lexicon.extend([0, 0]);
        }
        // Nothing shared, its length, the word, no terms.
        lexicon.push(word.len() as u8 - 1);
        lexicon.extend(word.bytes());
        lexicon.push(0);
    }
    let mut raw = support::damage::RawPack::of(&whole::small_pack());
    *raw.section(Section::Lexicon) = lexicon;
    *raw.section(Section::LexiconBlocks) = blocks;
    let bytes = raw.bytes();
    let question = Question { query: "aaaa", ..QUESTIONS[0] };
    every_call(&bytes, question, &mut Guard::of(&bytes));
}
