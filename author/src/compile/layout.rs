//! Sections into a pack: the header, the section table, padding and checksums.

use super::CompileError;
use jobpack::model::{Cold, Why};
use jobpack::pack::{ENTRY_SIZE, FORMAT_MAJOR, FORMAT_MINOR, HEADER_SIZE, MAGIC, NONE, Record, Section, crc32};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

/// A section with its bytes.
pub struct Part {
    section: Section,
    bytes: Bytes,
    /// Without records, or without bytes in a section that is no table.
    empty: bool,
}

/// Where the bytes of a section are.
enum Bytes {
    Held(Vec<u8>),
    /// One piece after the other.
    Pieces(Vec<Vec<u8>>),
    /// In a temporary file, of which they are so many.
    Spilled(File, u64),
}

impl Bytes {
    fn len(&self) -> u64 {
        match self {
            Self::Held(bytes) => bytes.len() as u64,
            Self::Pieces(pieces) => pieces.iter().map(|piece| piece.len() as u64).sum(),
            Self::Spilled(_, length) => *length,
        }
    }

    /// Gives the bytes piece by piece.
    fn give(&self, mut take: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        match self {
            Self::Held(bytes) => take(bytes),
            Self::Pieces(pieces) => pieces.iter().try_for_each(|piece| take(piece)),
            Self::Spilled(file, _) => {
                let mut file = file;
                file.seek(SeekFrom::Start(0))?;
                let mut piece = vec![0; PIECE];
                loop {
                    match file.read(&mut piece)? {
                        0 => return Ok(()),
                        read => take(&piece[..read])?,
                    }
                }
            }
        }
    }
}

/// So many bytes are copied at a time.
const PIECE: usize = 1 << 18;

impl Part {
    pub fn new(section: Section, bytes: Vec<u8>) -> Self {
        Self { section, empty: bytes.is_empty(), bytes: Bytes::Held(bytes) }
    }

    /// A section whose bytes are these pieces, one after the other.
    pub fn of_pieces(section: Section, pieces: Vec<Vec<u8>>) -> Self {
        Self { section, empty: pieces.iter().all(Vec::is_empty), bytes: Bytes::Pieces(pieces) }
    }

    /// The bytes, if they are in memory and in one piece.
    pub fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Held(bytes) => bytes,
            Bytes::Pieces(_) | Bytes::Spilled(..) => &[],
        }
    }

    /// How many bytes there are.
    pub fn len(&self) -> u64 {
        self.bytes.len()
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
        Self { section, empty: records.is_empty(), bytes: Bytes::Held(bytes) }
    }

    /// Writes the section, padded, and gives its checksum.
    fn write(&self, out: &mut impl Write) -> io::Result<u32> {
        let mut crc = crc32fast::Hasher::new();
        self.bytes.give(|piece| {
            crc.update(piece);
            out.write_all(piece)
        })?;
        let length = self.bytes.len();
        out.write_all(&[0; 4][..(length.next_multiple_of(4) - length) as usize])?;
        Ok(crc.finalize())
    }
}

/// Writes the pack with these sections; empty ones are left out. The header comes last, since it has the checksums of all others.
pub fn assemble(mut parts: Vec<&Part>, out: &mut (impl Write + Seek)) -> Result<u32, CompileError> {
    parts.retain(|part| !part.empty);
    parts.sort_by_key(|part| part.section.tag());
    let start = HEADER_SIZE + ENTRY_SIZE * parts.len();
    let total = start as u64 + parts.iter().map(|part| part.len().next_multiple_of(4)).sum::<u64>();
    let length = u32::try_from(total).map_err(|_| CompileError::TooLarge)?;
    out.write_all(&vec![0; start])?;
    let (mut table, mut offset) = (Vec::new(), start as u32);
    for part in parts.iter() {
        let crc = part.write(out)?;
        table.extend(part.section.tag());
        table.extend(part.section.version().to_le_bytes());
        table.extend(u16::from(part.section.critical()).to_le_bytes());
        for field in [offset, part.len() as u32, crc] {
            table.extend(field.to_le_bytes());
        }
        offset += part.len().next_multiple_of(4) as u32;
    }
    let mut header = Vec::from(MAGIC);
    header.extend(FORMAT_MAJOR.to_le_bytes());
    header.extend(FORMAT_MINOR.to_le_bytes());
    for field in [0, 0, length, parts.len() as u32] {
        header.extend(field.to_le_bytes());
    }
    let crc = crc32(&[&header[..], &table[..]].concat());
    header.extend(crc.to_le_bytes());
    header.extend(table);
    out.seek(SeekFrom::Start(0))?;
    out.write_all(&header)?;
    out.seek(SeekFrom::End(0))?;
    out.flush()?;
    Ok(length)
}

/// So many bytes of text are held in memory before they go to a temporary file.
const MOST_TEXT: usize = 64 << 20;

/// The text section in the making.
#[derive(Default)]
pub struct TextWriter {
    pieces: Vec<Vec<u8>>,
    /// How many bytes these have.
    held: usize,
    spilled: Option<(File, u64)>,
}

impl TextWriter {
    /// Appends a cold record and returns its offset.
    pub fn push<'p>(&mut self, record: &impl Cold<'p>) -> Result<u32, CompileError> {
        self.push_bytes(&encode(record))
    }

    /// Appends an encoded record and returns its offset.
    pub fn push_bytes(&mut self, record: &[u8]) -> Result<u32, CompileError> {
        let offset = self.offset()?;
        if self.pieces.is_empty() {
            self.pieces.push(Vec::new());
        }
        let Some(piece) = self.pieces.last_mut() else { unreachable!("there is a piece") };
        let before = piece.len();
        put_record(record, piece);
        self.held += piece.len() - before;
        self.make_room()?;
        Ok(offset)
    }

    /// Appends records as [`put_record`] puts them, without copying them, and returns the offset of the first.
    pub fn push_records(&mut self, records: Vec<u8>) -> Result<u32, CompileError> {
        let offset = self.offset()?;
        self.held += records.len();
        self.pieces.push(records);
        self.make_room()?;
        self.offset().map(|_| offset)
    }

    /// Where the next record begins.
    fn offset(&self) -> Result<u32, CompileError> {
        let before = self.spilled.as_ref().map_or(0, |(_, length)| *length);
        u32::try_from(before + self.held as u64).map_err(|_| CompileError::TooLarge)
    }

    fn make_room(&mut self) -> io::Result<()> {
        if self.held > MOST_TEXT { self.spill() } else { Ok(()) }
    }

    fn spill(&mut self) -> io::Result<()> {
        let (mut file, length) = match self.spilled.take() {
            Some(spilled) => spilled,
            None => (tempfile::tempfile()?, 0),
        };
        self.pieces.drain(..).try_for_each(|piece| file.write_all(&piece))?;
        self.spilled = Some((file, length + std::mem::take(&mut self.held) as u64));
        Ok(())
    }

    /// Appends a reason if there is one.
    pub fn push_why(&mut self, why: &str) -> Result<u32, CompileError> {
        if why.is_empty() { Ok(NONE) } else { self.push(&Why { why }) }
    }

    pub fn finish(mut self) -> Result<Part, CompileError> {
        if self.spilled.is_some() {
            self.spill()?;
        }
        let bytes = self.spilled.map_or(Bytes::Pieces(self.pieces), |(file, length)| Bytes::Spilled(file, length));
        Ok(Part { section: Section::Text, empty: bytes.len() == 0, bytes })
    }
}

/// Appends an encoded record as the text section has it: its length, and its bytes.
pub fn put_record(record: &[u8], to: &mut Vec<u8>) {
    varint(record.len() as u32, to);
    to.extend_from_slice(record);
}

/// A cold value in its bytes.
pub fn encode<'p>(value: &impl Cold<'p>) -> Vec<u8> {
    let mut length = 0;
    value.put(&mut |part| length += part.len());
    let mut bytes = Vec::with_capacity(length);
    value.put(&mut |part| bytes.extend_from_slice(part));
    bytes
}

/// Appends a varint.
pub fn varint(value: u32, out: &mut Vec<u8>) {
    let mut bytes = [0; 5];
    let length = jobpack::pack::write_varint(value, &mut bytes);
    out.extend(&bytes[..length]);
}
