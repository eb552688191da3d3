//! A pack of a later version either answers the same or is refused with the reason: what may be added, and what a reader must know.

use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::{FORMAT_MAJOR, Need, Pack, Record, Resource, Section, TABLE_HEADER, Table};
use jobpack::{Error, ErrorCode};

mod support;
use support::damage::{MINOR, RawPack, RawSection, mend};
use support::whole;

const TABLES: [Section; 19] = [
    Section::Choices,
    Section::Circumstances,
    Section::Collections,
    Section::Conditions,
    Section::Facets,
    Section::Search,
    Section::Folds,
    Section::Items,
    Section::JobCircumstances,
    Section::Jobs,
    Section::LexiconBlocks,
    Section::Links,
    Section::Names,
    Section::Outcomes,
    Section::Requirements,
    Section::Resources,
    Section::Served,
    Section::Tallies,
    Section::Terms,
];

fn records<R: Record>(table: Table<'_, R>) -> Vec<R> {
    table.iter().map(|(_, record)| record).collect()
}

/// What a pack answers, in words.
fn answers(bytes: &[u8]) -> String {
    let pack = Pack::open(bytes).unwrap();
    let (mut said, mut scratch) = (String::new(), Scratch::new());
    for query in ["reporting mails", "lsits of readers", "tests", "errors"] {
        let mut hits = [Hit::default(); 5];
        let found = find(&pack, query, &Situation::default(), &mut scratch, &mut hits);
        said += &format!("{query}: {:?}\n", &hits[..found]);
    }
    for resource in records::<Resource>(pack.resources()) {
        said += &format!("{resource:?} {:?}\n", pack.resource_text(&resource));
    }
    for job in records::<Need>(pack.jobs()) {
        said += &format!("{job:?} {:?}\n", pack.job_text(&job));
    }
    for outcome in records::<Need>(pack.outcomes()) {
        said += &format!("{outcome:?} {:?}\n", pack.outcome_text(&outcome));
    }
    said + &format!("{:?} {:?}\n", pack.about(), records(pack.links()))
}

/// The pack with a change, which must be sound and answer the same.
fn answers_the_same(change: impl FnOnce(&mut RawPack)) {
    let before = whole::small_pack();
    let mut raw = RawPack::of(&before);
    change(&mut raw);
    let after = raw.bytes();
    assert_eq!(Pack::open(&after).unwrap().verify(), Ok(()));
    assert_eq!(answers(&after), answers(&before));
}

/// Why the pack with a change is refused.
fn refused(change: impl FnOnce(&mut RawPack)) -> Error {
    let mut raw = RawPack::of(&whole::small_pack());
    change(&mut raw);
    Pack::open(&raw.bytes()).unwrap_err()
}

fn raw(pack: &mut RawPack, section: Section) -> &mut RawSection {
    pack.sections.iter_mut().find(|raw| raw.tag == section.tag()).unwrap()
}

/// The records of a table with another stride: cut, or with something behind that only a later version understands.
fn restride(bytes: &mut Vec<u8>, change: i32) {
    let old = usize::from(u16::from_le_bytes([bytes[0], bytes[1]]));
    let new = old.checked_add_signed(change as isize).unwrap();
    let mut grown = bytes[..TABLE_HEADER].to_vec();
    grown[..2].copy_from_slice(&(new as u16).to_le_bytes());
    for record in bytes[TABLE_HEADER..].chunks(old) {
        grown.extend(&record[..old.min(new)]);
        grown.resize(grown.len() + new.saturating_sub(old), 0xA5);
    }
    *bytes = grown;
}

#[test]
fn every_record_may_grow() {
    answers_the_same(|pack| {
        pack.minor = MINOR + 1;
        TABLES.iter().for_each(|&section| restride(pack.section(section), 4));
    });
}

#[test]
fn a_record_of_an_older_builder_reads_as_not_said() {
    let mut raw = RawPack::of(&whole::small_pack());
    restride(raw.section(Section::Resources), -4);
    let bytes = raw.bytes();
    let pack = Pack::open(&bytes).unwrap();
    assert!(records::<Resource>(pack.resources()).iter().all(|record| (record.review_by, record.expires) == (0, 0)));
    assert_eq!(pack.resource_text(&pack.resources().get(0).unwrap()).unwrap().id, "r1");
}

#[test]
fn a_section_that_is_not_known_and_need_not_be_is_passed_over() {
    answers_the_same(|pack| {
        pack.minor = MINOR + 1;
        pack.sections.insert(0, RawSection { tag: *b"AAAA", version: 9, flags: 0, bytes: vec![1; 7] });
        pack.sections.push(RawSection { tag: *b"ZZZZ", version: 1, flags: 0xFFFE, bytes: vec![2; 5] });
    });
}

#[test]
fn a_section_that_is_not_known_and_must_be_is_refused() {
    let section = RawSection { tag: *b"ZZZZ", version: 3, flags: 1, bytes: vec![2; 5] };
    let error = refused(|pack| pack.sections.push(section));
    assert_eq!((error.code, error.section), (ErrorCode::UnknownSection, *b"ZZZZ"));
}

#[test]
fn a_newer_section_is_refused_if_it_must_be_known() {
    for &section in Section::ALL.iter().filter(|section| section.critical()) {
        let error = refused(|pack| raw(pack, section).version = 7);
        assert_eq!((error.code, error.section), (ErrorCode::SectionVersion, section.tag()));
        assert_eq!((error.found, error.supported), (7, section.version().into()));
    }
}

#[test]
fn a_newer_section_reads_as_absent_if_it_need_not_be_known() {
    for &section in Section::ALL.iter().filter(|section| !section.critical()) {
        let mut newer = RawPack::of(&whole::small_pack());
        let Some(raw) = newer.sections.iter_mut().find(|raw| raw.tag == section.tag()) else {
            // Only a pack of several has it.
            assert_eq!(section, Section::Part);
            continue;
        };
        raw.version = 7;
        let bytes = newer.bytes();
        let pack = Pack::open(&bytes).unwrap();
        assert!(pack.section(section).is_empty());
        assert_eq!(pack.verify(), Ok(()), "{section:?}");
    }
}

#[test]
fn a_newer_minor_version_and_compatible_features_change_nothing() {
    answers_the_same(|pack| pack.minor = MINOR + 1);
    answers_the_same(|pack| (pack.minor, pack.compatible) = (MINOR + 1, 1 << 31 | 1));
}

#[test]
fn an_incompatible_feature_is_refused() {
    for bit in [1, 1 << 31] {
        let error = refused(|pack| pack.incompatible = bit);
        assert_eq!((error.code, error.found, error.supported), (ErrorCode::Feature, bit, 0));
    }
}

#[test]
fn another_major_version_is_refused_with_both_named() {
    for major in [0, FORMAT_MAJOR + 1] {
        let mut bytes = whole::small_pack();
        bytes[8..10].copy_from_slice(&major.to_le_bytes());
        mend(&mut bytes);
        let error = Pack::open(&bytes).unwrap_err();
        assert_eq!(error.code, ErrorCode::Version);
        assert_eq!((error.found, error.supported), (major.into(), FORMAT_MAJOR.into()));
        assert!(error.to_string().contains(&format!("found {major}, this engine needs {FORMAT_MAJOR}")) || major == 0);
    }
}
