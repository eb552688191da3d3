//! Sections into a pack: the header, the section table, padding and checksums.

use super::CompileError;
use jobpack::model::{Cold, Why};
use jobpack::pack::{ENTRY_SIZE, FORMAT_MAJOR, FORMAT_MINOR, HEADER_SIZE, MAGIC, NONE, Record, Section, crc32};

/// A section with its bytes.
pub struct Part {
    section: Section,
    bytes: Vec<u8>,
    /// Without records, or without bytes in a section that is no table.
    empty: bool,
}

impl Part {
    pub fn new(section: Section, bytes: Vec<u8>) -> Self {
        Self { section, empty: bytes.is_empty(), bytes }
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// A section of hot records.
    pub fn table<R: Record>(section: Section, records: &[R]) -> Self {
        let stride = R::SIZE;
        let mut bytes = Vec::with_capacity(8 + records.len() * stride);
        bytes.extend((stride as u16).to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend((records.len() as u32).to_le_bytes());
        for record in records {
            let start = bytes.len();
            bytes.resize(start + stride, 0);
            record.write(&mut bytes[start..]);
        }
        Self { section, empty: records.is_empty(), bytes }
    }
}

/// The pack with these sections; empty ones are left out.
pub fn assemble(mut parts: Vec<Part>) -> Result<Vec<u8>, CompileError> {
    parts.retain(|part| !part.empty);
    parts.sort_by_key(|part| part.section.tag());
    let start = HEADER_SIZE + ENTRY_SIZE * parts.len();
    let total = start + parts.iter().map(|part| part.bytes.len().next_multiple_of(4)).sum::<usize>();
    let length = u32::try_from(total).map_err(|_| CompileError::TooLarge)?;
    let mut table = Vec::new();
    let mut offset = start;
    for Part { section, bytes, .. } in &parts {
        table.extend(section.tag());
        table.extend(section.version().to_le_bytes());
        table.extend(u16::from(section.critical()).to_le_bytes());
        for field in [offset as u32, bytes.len() as u32, crc32(bytes)] {
            table.extend(field.to_le_bytes());
        }
        offset += bytes.len().next_multiple_of(4);
    }
    let mut pack = Vec::with_capacity(total);
    pack.extend(MAGIC);
    pack.extend(FORMAT_MAJOR.to_le_bytes());
    pack.extend(FORMAT_MINOR.to_le_bytes());
    for field in [0, 0, length, parts.len() as u32] {
        pack.extend(field.to_le_bytes());
    }
    let crc = crc32(&[&pack[..], &table[..]].concat());
    pack.extend(crc.to_le_bytes());
    pack.extend(table);
    for part in parts {
        pack.extend(part.bytes);
        pack.resize(pack.len().next_multiple_of(4), 0);
    }
    Ok(pack)
}

/// The text section in the making.
#[derive(Default)]
pub struct TextWriter {
    bytes: Vec<u8>,
}

impl TextWriter {
    /// Appends a cold record and returns its offset.
    pub fn push<'p>(&mut self, record: &impl Cold<'p>) -> Result<u32, CompileError> {
        self.push_bytes(&encode(record))
    }

    /// Appends an encoded record and returns its offset.
    pub fn push_bytes(&mut self, record: &[u8]) -> Result<u32, CompileError> {
        let offset = u32::try_from(self.bytes.len()).map_err(|_| CompileError::TooLarge)?;
        varint(record.len() as u32, &mut self.bytes);
        self.bytes.extend(record);
        Ok(offset)
    }

    /// Appends a reason if there is one.
    pub fn push_why(&mut self, why: &str) -> Result<u32, CompileError> {
        if why.is_empty() { Ok(NONE) } else { self.push(&Why { why }) }
    }

    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// A cold value in its bytes.
pub fn encode<'p>(value: &impl Cold<'p>) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.put(&mut |part| bytes.extend_from_slice(part));
    bytes
}

/// Appends a varint.
pub fn varint(value: u32, out: &mut Vec<u8>) {
    let mut bytes = [0; 5];
    let length = jobpack::pack::write_varint(value, &mut bytes);
    out.extend(&bytes[..length]);
}
