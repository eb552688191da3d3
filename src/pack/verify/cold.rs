//! Cold records: where they stand, and that each is written in the one canonical way.

use super::{Checked, Fault, Piece, Verifier, ensure, fault};
use crate::error::ErrorCode;
use crate::model::{PackText, Why, take_canonical};
use crate::pack::header::{FORMAT_MINOR, entry, minor};
use crate::pack::hot::{NONE, Tally};
use crate::pack::section::Section;
use crate::pack::varint::take_shortest;
use serde::{Deserialize, Serialize};

impl<'a> Verifier<'a> {
    /// The bytes of the cold record that a hot record leads to, which must be the next one.
    fn cold_bytes(&mut self, offset: u32) -> Result<&'a [u8], Fault> {
        ensure(offset == self.text, ErrorCode::Order)?;
        let bytes = self.pack.section(Section::Text).get(offset as usize..).ok_or(ErrorCode::Reference)?;
        let (length, rest) = take_shortest(bytes).ok_or_else(|| self.cold_fault(offset))?;
        let record = rest.get(..length as usize).ok_or_else(|| self.cold_fault(offset))?;
        let size = bytes.len().saturating_sub(rest.len()).saturating_add(record.len());
        self.text = offset.saturating_add(size as u32);
        Ok(record)
    }

    fn cold_fault(&self, offset: u32) -> Fault {
        Fault::There(fault(&self.pack, Section::Text, offset, ErrorCode::Record))
    }

    /// The cold record that a hot record leads to. How much work it was is the distance that `text` went on.
    pub(super) fn cold<T: Deserialize<'a> + Serialize>(&mut self, offset: u32) -> Result<T, Fault> {
        let bytes = self.cold_bytes(offset)?;
        let record = take_canonical::<T>(bytes).filter(|(_, rest)| rest.is_empty());
        record.map(|(record, _)| record).ok_or_else(|| self.cold_fault(offset))
    }

    /// The reason that a hot record leads to, if it says one.
    pub(super) fn why(&mut self, offset: u32) -> Checked {
        if offset == NONE {
            return Ok(0);
        }
        let why = self.cold::<Why<'a>>(offset)?.why;
        // What is not said has no record.
        ensure(!why.is_empty(), ErrorCode::Record)?;
        Ok(why.len() as u32)
    }

    /// The counts of a tally: as many as its scale asks for.
    pub(super) fn cells(&mut self, tally: &Tally) -> Checked {
        let mut rest = self.cold_bytes(tally.text)?;
        let side = u32::from(tally.scale).saturating_add(1);
        let cells = side.saturating_mul(side);
        for _ in 0..cells {
            rest = take_shortest(rest).ok_or_else(|| self.cold_fault(tally.text))?.1;
        }
        ensure(rest.is_empty(), ErrorCode::Record)?;
        Ok(cells)
    }
}

/// The record of the pack as a whole.
pub(super) fn about(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    let bytes = verifier.pack.section(Section::About);
    match take_canonical::<PackText<'_>>(bytes) {
        Some((_, [])) => Ok(None),
        _ => Err(fault(&verifier.pack, Section::About, 0, ErrorCode::Record)),
    }
}

/// Nothing stands behind the last cold record, unless something in the pack is newer than this engine and may lead there.
pub(super) fn text_end(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    let bytes = verifier.pack.bytes();
    let mut entries = (0..).map_while(|number| entry(bytes, number));
    let newer = minor(bytes) > FORMAT_MINOR || entries.any(|entry| !matches!(entry.section(), Ok(Some(_))));
    let tight = verifier.text as usize == verifier.pack.section(Section::Text).len();
    match tight || newer {
        true => Ok(None),
        false => Err(fault(&verifier.pack, Section::Text, verifier.text, ErrorCode::Order)),
    }
}
