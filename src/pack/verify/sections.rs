//! Sections as wholes: checksums, places, padding, and the headers of tables.

use super::{Piece, Verifier, ensure, fault};
use crate::error::{Error, ErrorCode};
use crate::pack::crc::Crc;
use crate::pack::header::{ENTRY_SIZE, Entry, HEADER_SIZE, entry, section_count};
use crate::pack::section::Section;
use crate::pack::table::{TABLE_HEADER, Table};

/// Sections whose bytes are no table.
const NO_TABLES: &[Section] = &[Section::About, Section::Endings, Section::Lexicon, Section::Postings, Section::Text];

/// The next bytes of a section, known or not, and at its end its place, checksum and padding.
pub(super) fn sections(verifier: &mut Verifier<'_>, budget: u32) -> Piece {
    let bytes = verifier.pack.bytes();
    let Some(entry) = entry(bytes, verifier.at) else {
        let end = place(verifier);
        let tight = ensure(end as usize == bytes.len(), ErrorCode::SectionTable);
        return tight.map(|()| None).map_err(|code| Error::header(code, 20, bytes.len() as u32, end));
    };
    let start = entry.offset.saturating_add(verifier.inner);
    let run = entry.length.saturating_sub(verifier.inner).min(budget);
    let piece = bytes.get(start as usize..).and_then(|rest| rest.get(..run as usize)).unwrap_or(&[]);
    verifier.crc = verifier.crc.update(piece);
    verifier.inner = verifier.inner.saturating_add(run);
    if verifier.inner >= entry.length {
        let wrong = |code| Error::new(code, entry.tag, entry.offset);
        section_end(verifier, &entry).map_err(wrong)?;
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
    ensure(entry.length > 0, ErrorCode::SectionTable)?;
    let end = entry.offset.saturating_add(entry.length);
    let next = end.checked_next_multiple_of(4).ok_or(ErrorCode::SectionTable)?;
    let padding = verifier.pack.bytes().get(end as usize..next as usize).ok_or(ErrorCode::SectionTable)?;
    verifier.next = next;
    ensure(padding.iter().all(|&byte| byte == 0), ErrorCode::SectionTable)
}

/// The header of the next table: nothing reserved is said, and the records fill the section.
pub(super) fn tables(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    let Some(&section) = Section::ALL.get(verifier.at as usize) else { return Ok(None) };
    verifier.at = verifier.at.saturating_add(1);
    let bytes = verifier.pack.section(section);
    let fine = NO_TABLES.contains(&section) || bytes.is_empty() || is_table(section, bytes);
    ensure(fine, ErrorCode::Record).map_err(|code| fault(&verifier.pack, section, 0, code))?;
    Ok(Some(1))
}

fn is_table(section: Section, bytes: &[u8]) -> bool {
    use crate::pack::hot::Reference;
    let Some(table) = Table::<Reference>::checked(bytes) else { return false };
    let records = table.stride().checked_mul(table.len() as usize);
    let tight = records.and_then(|records| records.checked_add(TABLE_HEADER)) == Some(bytes.len());
    let count = section != Section::Search || table.len() == 1;
    tight && count && !table.is_empty() && bytes.get(2..4) == Some(&[0, 0])
}
