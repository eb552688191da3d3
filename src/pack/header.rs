//! The header and the section table.
//!
//! ```text
//! 0   magic[8]      89 'J' 'B' 'P' 0D 0A 1A 0A    catches text-mode and seven-bit damage, as PNG's does
//! 8   u16 major     u16 minor                     another major is refused; the minor says nothing that a reader must know
//! 12  u32 incompatible  u32 compatible            an unknown bit of the first is refused, of the second ignored
//! 20  u32 length    u32 sections                  of the whole pack; at most 64
//! 28  u32 crc                                     CRC-32 of bytes 0 to 28 and of the section table
//! 32  entries       tag[4] u16 version u16 flags u32 offset u32 length u32 crc
//! ```
//!
//! Entries ascend by tag; sections follow one another in that order, each padded with zeros to four bytes.

use super::crc::Crc;
use super::section::Section;
use crate::error::{Error, ErrorCode};

/// The first eight bytes of every pack.
pub const MAGIC: [u8; 8] = *b"\x89JBP\r\n\x1a\n";
/// The major version that this engine reads.
pub const FORMAT_MAJOR: u16 = 1;
/// The minor version that this engine writes.
pub const FORMAT_MINOR: u16 = 0;
/// The bytes before the section table.
pub const HEADER_SIZE: usize = 32;
/// The bytes of an entry of the section table.
pub const ENTRY_SIZE: usize = 20;
/// The most sections a pack may have.
pub const MAX_SECTIONS: u32 = 64;

/// Bit 0 of an entry's flags: a reader that does not know the section must refuse the pack.
const CRITICAL: u16 = 1;

/// An entry of the section table.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry {
    pub tag: [u8; 4],
    pub version: u16,
    pub flags: u16,
    pub offset: u32,
    pub length: u32,
    pub crc: u32,
}

#[inline(never)]
fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |field| u16::from_le_bytes(*field))
}

#[inline(never)]
fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|rest| rest.first_chunk()).map_or(0, |field| u32::from_le_bytes(*field))
}

impl Entry {
    /// The entry in these twenty bytes.
    pub fn read(bytes: &[u8]) -> Self {
        Self {
            tag: u32_at(bytes, 0).to_le_bytes(),
            version: u16_at(bytes, 4),
            flags: u16_at(bytes, 6),
            offset: u32_at(bytes, 8),
            length: u32_at(bytes, 12),
            crc: u32_at(bytes, 16),
        }
    }

    pub const fn critical(&self) -> bool {
        self.flags & CRITICAL != 0
    }

    /// The section, if this engine reads it in this version; an error if it does not and must.
    pub fn section(&self) -> Result<Option<Section>, Error> {
        match Section::from_tag(self.tag) {
            Some(section) if self.version <= section.version() => Ok(Some(section)),
            Some(section) if self.critical() => Err(Error {
                found: self.version.into(),
                supported: section.version().into(),
                ..Error::new(ErrorCode::SectionVersion, self.tag, self.offset)
            }),
            None if self.critical() => Err(Error::new(ErrorCode::UnknownSection, self.tag, self.offset)),
            _ => Ok(None),
        }
    }
}

/// An entry of a section table that was checked when the pack was opened.
pub(super) fn entry(bytes: &[u8], number: u32) -> Option<Entry> {
    let start = HEADER_SIZE.checked_add(ENTRY_SIZE.checked_mul(number as usize)?)?;
    let entry = bytes.get(start..)?.get(..ENTRY_SIZE)?;
    (number < section_count(bytes)).then(|| Entry::read(entry))
}

/// How many sections the header says there are.
pub(super) fn section_count(bytes: &[u8]) -> u32 {
    u32_at(bytes, 24)
}

/// The bits of features that a reader need not know.
pub(super) fn compatible(bytes: &[u8]) -> u32 {
    u32_at(bytes, 16)
}

/// Whether the pack is of a newer minor version, so that reserved bytes may mean something.
pub(super) fn is_newer(bytes: &[u8]) -> bool {
    u16_at(bytes, 10) > FORMAT_MINOR
}

/// Checks the header and returns the length of the pack and its section table.
pub(super) fn read_header(bytes: &[u8]) -> Result<(u32, &[u8]), Error> {
    let Some(header) = bytes.get(..HEADER_SIZE) else {
        let code = if bytes.starts_with(&MAGIC) { ErrorCode::Truncated } else { ErrorCode::NotAPack };
        return Err(Error::header(code, 0, u32::try_from(bytes.len()).unwrap_or(u32::MAX), HEADER_SIZE as u32));
    };
    if !header.starts_with(&MAGIC) {
        return Err(Error::header(ErrorCode::NotAPack, 0, 0, 0));
    }
    let (major, incompatible) = (u16_at(header, 8), u32_at(header, 12));
    if major != FORMAT_MAJOR {
        return Err(Error::header(ErrorCode::Version, 8, major.into(), FORMAT_MAJOR.into()));
    }
    if incompatible != 0 {
        return Err(Error::header(ErrorCode::Feature, 12, incompatible, 0));
    }
    let (length, count) = (u32_at(header, 20), u32_at(header, 24));
    let held = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
    if length > held {
        return Err(Error::header(ErrorCode::Truncated, 20, held, length));
    }
    if count > MAX_SECTIONS {
        return Err(Error::header(ErrorCode::SectionTable, 24, count, MAX_SECTIONS));
    }
    let end = HEADER_SIZE.saturating_add(ENTRY_SIZE.saturating_mul(count as usize));
    let table = bytes.get(HEADER_SIZE..end).filter(|_| end <= length as usize);
    let table = table.ok_or(Error::header(ErrorCode::Truncated, 24, length, end as u32))?;
    let summed = header.get(..28).unwrap_or(header);
    if Crc::new().update(summed).update(table).finish() != u32_at(header, 28) {
        return Err(Error::header(ErrorCode::Damaged, 28, 0, 0));
    }
    Ok((length, table))
}
