//! Sections as wholes: checksums, places, padding, and the headers of tables.

use super::{Piece, Verifier, ensure};
use crate::error::{Error, ErrorCode};
use crate::pack::crc::Crc;
use crate::pack::header::{ENTRY_SIZE, Entry, HEADER_SIZE, compatible, entry, section_count};
use crate::pack::hot::{
    Choice, Circumstance, Collection, Condition, Facet, Fold, Item, LexiconBlock, Link, Need, Part, Record, Reference,
    Requirement, Resource, Search, Tally,
};
use crate::pack::section::Section;
use crate::pack::table::{Rows, TABLE_HEADER};

/// The next bytes of a section, known or not, and at its end its place, checksum and padding.
#[inline(never)]
pub(super) fn sections(verifier: &mut Verifier<'_>, budget: u32) -> Piece {
    let bytes = verifier.pack.bytes();
    let Some(entry) = entry(bytes, verifier.at) else {
        let compatible = compatible(bytes);
        if verifier.exact && compatible != 0 {
            return Err(verifier.stop(Error::header(ErrorCode::Feature, 16, compatible, 0)));
        }
        let end = place(verifier);
        let tight = ensure(end as usize == bytes.len(), ErrorCode::SectionTable);
        return tight.map(|()| None).map_err(|code| verifier.stop(Error::header(code, 20, bytes.len() as u32, end)));
    };
    let start = entry.offset.saturating_add(verifier.inner);
    let run = entry.length.saturating_sub(verifier.inner).min(budget);
    let piece = bytes.get(start as usize..).and_then(|rest| rest.get(..run as usize)).unwrap_or(&[]);
    verifier.crc = verifier.crc.update(piece);
    verifier.inner = verifier.inner.saturating_add(run);
    if verifier.inner >= entry.length {
        section_end(verifier, &entry).map_err(|code| verifier.stop(Error::new(code, entry.tag, entry.offset)))?;
        (verifier.at, verifier.inner, verifier.crc) = (verifier.at.saturating_add(1), 0, Crc::new());
    }
    Ok(Some(run))
}

/// Where the next section must begin.
fn place(verifier: &Verifier<'_>) -> u32 {
    let sections = section_count(verifier.pack.bytes());
    verifier.next.max((ENTRY_SIZE as u32).saturating_mul(sections).saturating_add(HEADER_SIZE as u32))
}

fn section_end(verifier: &mut Verifier<'_>, entry: &Entry) -> Result<(), ErrorCode> {
    ensure(verifier.crc.finish() == entry.crc, ErrorCode::Damaged)?;
    ensure(entry.offset == place(verifier), ErrorCode::SectionTable)?;
    // What is empty is left out.
    ensure(entry.length > 0 && entry.version > 0, ErrorCode::SectionTable)?;
    let critical = Section::from_tag(entry.tag).map_or(entry.critical(), Section::critical);
    ensure(!verifier.exact || entry.flags == u16::from(critical), ErrorCode::SectionTable)?;
    let end = entry.offset.saturating_add(entry.length);
    let next = end.checked_next_multiple_of(4).ok_or(ErrorCode::SectionTable)?;
    let padding = verifier.pack.bytes().get(end as usize..next as usize).ok_or(ErrorCode::SectionTable)?;
    verifier.next = next;
    ensure(padding.iter().all(|&byte| byte == 0), ErrorCode::SectionTable)
}

/// The header of the next table: nothing reserved is said, and the records fill the section.
#[inline(never)]
pub(super) fn tables(verifier: &mut Verifier<'_>) -> Piece {
    let Some(&section) = Section::ALL.get(verifier.at as usize) else { return Ok(None) };
    verifier.at = verifier.at.saturating_add(1);
    let bytes = verifier.pack.section(section);
    let size = RECORD_SIZES.get(section as usize).copied().map_or(0, usize::from);
    let fine = size == 0 || bytes.is_empty() || is_table(section, bytes, size, verifier.exact);
    ensure(fine, ErrorCode::Record).map_err(|code| verifier.stop_at(section, 0, code))?;
    Ok(Some(1))
}

fn is_table(section: Section, bytes: &[u8], size: usize, exact: bool) -> bool {
    let Some(table) = Rows::of(bytes) else { return false };
    let records = table.stride().checked_mul(table.len() as usize);
    let tight = records.and_then(|records| records.checked_add(TABLE_HEADER)) == Some(bytes.len());
    let count = if matches!(section, Section::Search | Section::Part) { table.len() == 1 } else { table.len() > 0 };
    let stride = if exact { table.stride() == size } else { table.stride() >= size };
    tight && count && stride && bytes.get(2..4) == Some(&[0, 0])
}

/// How many bytes a record of each table has in this version, laid out by the compiler.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
static RECORD_SIZES: [u8; Section::ALL.len()] = {
    let (mut sizes, mut number) = ([0; Section::ALL.len()], 0);
    while number < Section::ALL.len() {
        sizes[number] = record_size(Section::ALL[number]) as u8;
        number += 1;
    }
    sizes
};

/// How many bytes a record of a table has; 0 of what is no table.
const fn record_size(section: Section) -> usize {
    match section {
        Section::Choices => Choice::SIZE,
        Section::Circumstances => Circumstance::SIZE,
        Section::Collections => Collection::SIZE,
        Section::Conditions => Condition::SIZE,
        Section::Facets => Facet::SIZE,
        Section::Search => Search::SIZE,
        Section::Folds => Fold::SIZE,
        Section::Items => Item::SIZE,
        Section::Jobs | Section::Outcomes => Need::SIZE,
        Section::LexiconBlocks => LexiconBlock::SIZE,
        Section::Links => Link::SIZE,
        Section::JobCircumstances | Section::Names | Section::Served | Section::Terms => Reference::SIZE,
        Section::Requirements => Requirement::SIZE,
        Section::Part => Part::SIZE,
        Section::Resources => Resource::SIZE,
        Section::Tallies => Tally::SIZE,
        Section::About
        | Section::Beginnings
        | Section::Endings
        | Section::Lexicon
        | Section::Postings
        | Section::Text => 0,
    }
}
