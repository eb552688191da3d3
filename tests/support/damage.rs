//! Packs taken apart, put together again, and damaged in ways that checksums do not show.

use jobpack::pack::{ENTRY_SIZE, FORMAT_MAJOR, FORMAT_MINOR, HEADER_SIZE, MAGIC, Section, crc32};

/// A section as it stands in a pack, known or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawSection {
    pub tag: [u8; 4],
    pub version: u16,
    pub flags: u16,
    pub bytes: Vec<u8>,
}

/// A pack in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawPack {
    pub minor: u16,
    pub incompatible: u32,
    pub compatible: u32,
    pub sections: Vec<RawSection>,
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let field = bytes.get(at..).and_then(|rest| rest.first_chunk()).copied();
    u32::from_le_bytes(field.unwrap_or_default())
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let [low, high, ..] = u32_at(bytes, at).to_le_bytes();
    u16::from_le_bytes([low, high])
}

/// Where the entries of the section table begin.
pub fn entries(pack: &[u8]) -> impl Iterator<Item = usize> {
    (0..u32_at(pack, 24).min(64) as usize).map(|number| HEADER_SIZE + number * ENTRY_SIZE)
}

impl RawPack {
    /// A sound pack, taken apart.
    pub fn of(pack: &[u8]) -> Self {
        let section = |at: usize| {
            let (start, length) = (u32_at(pack, at + 8) as usize, u32_at(pack, at + 12) as usize);
            RawSection {
                tag: pack[at..at + 4].try_into().unwrap(),
                version: u16_at(pack, at + 4),
                flags: u16_at(pack, at + 6),
                bytes: pack[start..start + length].to_vec(),
            }
        };
        let sections = entries(pack).map(section).collect();
        Self { minor: u16_at(pack, 10), incompatible: u32_at(pack, 12), compatible: u32_at(pack, 16), sections }
    }

    /// The bytes of a known section.
    pub fn section(&mut self, section: Section) -> &mut Vec<u8> {
        let found = self.sections.iter_mut().find(|raw| raw.tag == section.tag());
        &mut found.unwrap_or_else(|| panic!("no {section:?}")).bytes
    }

    /// The pack, put together as the format says, whatever its parts say.
    pub fn bytes(&self) -> Vec<u8> {
        let start = HEADER_SIZE + ENTRY_SIZE * self.sections.len();
        let (mut table, mut body) = (Vec::new(), Vec::new());
        for RawSection { tag, version, flags, bytes } in &self.sections {
            table.extend(tag);
            table.extend(version.to_le_bytes());
            table.extend(flags.to_le_bytes());
            for field in [start + body.len(), bytes.len()] {
                table.extend((field as u32).to_le_bytes());
            }
            table.extend(crc32(bytes).to_le_bytes());
            body.extend(bytes);
            body.resize(body.len().next_multiple_of(4), 0);
        }
        let mut pack = MAGIC.to_vec();
        pack.extend(FORMAT_MAJOR.to_le_bytes());
        pack.extend(self.minor.to_le_bytes());
        for field in [self.incompatible, self.compatible, (start + body.len()) as u32, self.sections.len() as u32, 0] {
            pack.extend(field.to_le_bytes());
        }
        pack.extend(table);
        pack.extend(body);
        mend(&mut pack);
        pack
    }
}

/// The minor version that builders write now.
pub const MINOR: u16 = FORMAT_MINOR;

/// Makes every checksum fit again, as far as there is something to sum.
pub fn mend(pack: &mut [u8]) {
    let places: Vec<usize> = entries(pack).collect();
    for &at in &places {
        let (start, length) = (u32_at(pack, at + 8) as usize, u32_at(pack, at + 12) as usize);
        let sum = pack.get(start..).and_then(|rest| rest.get(..length)).map(crc32);
        if let (Some(sum), Some(field)) = (sum, pack.get_mut(at + 16..at + 20)) {
            field.copy_from_slice(&sum.to_le_bytes());
        }
    }
    let end = HEADER_SIZE + ENTRY_SIZE * places.len();
    let Some(table) = pack.get(HEADER_SIZE..end) else { return };
    let sum = crc32(&[&pack[..28], table].concat());
    pack[28..32].copy_from_slice(&sum.to_le_bytes());
}
