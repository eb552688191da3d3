//! Tables: sections of hot records.
//!
//! Bytes: `u16 stride, u16 zero, u32 count`, then `count` records of `stride` bytes. The reader uses the file's stride, so records may grow at the end.
//! Cost of a record: one bounds check and its fields.

use super::hot::{LARGEST, Record};
use crate::SMALL;
use core::marker::PhantomData;

/// The bytes before the first record.
pub const TABLE_HEADER: usize = 8;

/// The bytes of a table, whatever its records are: code that is the same for all of them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rows<'a> {
    bytes: &'a [u8],
    stride: usize,
    count: u32,
}

impl<'a> Rows<'a> {
    /// The table in a section, if its header fits its bytes.
    pub(super) fn of(section: &'a [u8]) -> Option<Self> {
        let (header, bytes) = section.split_first_chunk::<TABLE_HEADER>()?;
        let [a, b, _, _, d, e, f, g] = *header;
        let stride = usize::from(u16::from_le_bytes([a, b]));
        let count = u32::from_le_bytes([d, e, f, g]);
        let size = stride.checked_mul(usize::try_from(count).ok()?)?;
        (stride > 0 && size <= bytes.len()).then_some(Self { bytes, stride, count })
    }

    /// How many rows.
    pub(super) const fn len(&self) -> u32 {
        self.count
    }

    /// How many bytes a row has.
    pub(super) const fn stride(&self) -> usize {
        self.stride
    }

    /// `count` rows from `first` on, fewer where there are no more.
    fn part(&self, first: u32, count: u32) -> Self {
        let first = first.min(self.count);
        let bytes = self.bytes.get(self.stride.saturating_mul(first as usize)..).unwrap_or(&[]);
        Self { bytes, stride: self.stride, count: count.min(self.count - first) }
    }

    /// The bytes of a row, as many as the pack has.
    pub(super) fn row(&self, number: u32) -> Option<&'a [u8]> {
        if number >= self.count {
            return None;
        }
        let start = self.stride.checked_mul(usize::try_from(number).ok()?)?;
        self.bytes.get(start..)?.get(..self.stride)
    }

    /// The bytes of a row that a record may have, with zeros where the pack has fewer.
    #[inline(never)]
    fn padded(&self, number: u32) -> Option<[u8; LARGEST]> {
        let row = self.row(number)?;
        let mut padded = [0; LARGEST];
        padded.iter_mut().zip(row).for_each(|(to, from)| *to = *from);
        Some(padded)
    }
}

/// A table of records, borrowed from a pack.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a, R> {
    rows: Rows<'a>,
    record: PhantomData<R>,
}

impl<'a, R: Record> Table<'a, R> {
    /// The table in a section. Bytes that cannot be one read as a table without records.
    pub fn of(section: &'a [u8]) -> Self {
        Self::of_rows(Rows::of(section).unwrap_or_default())
    }

    /// Takes these rows as records.
    pub(super) const fn of_rows(rows: Rows<'a>) -> Self {
        Self { rows, record: PhantomData }
    }

    /// How many records.
    pub const fn len(&self) -> u32 {
        self.rows.count
    }

    /// True without records.
    pub const fn is_empty(&self) -> bool {
        self.rows.count == 0
    }

    /// How many bytes a record has in this pack.
    pub const fn stride(&self) -> usize {
        self.rows.stride
    }

    /// The record with this number.
    #[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
    pub fn get(&self, number: u32) -> Option<R> {
        // On a device one copy of what looks and pads serves all tables.
        match SMALL {
            true => self.rows.padded(number).map(|row| R::read(&row)),
            false => self.rows.row(number).map(R::read),
        }
    }

    /// The table of `count` records from `first` on, fewer where the table ends.
    pub(crate) fn part(&self, first: u32, count: u32) -> Self {
        Self::of_rows(self.rows.part(first, count))
    }

    /// `count` records from `first` on with their numbers, fewer where the table ends.
    pub fn range(&self, first: u32, count: u32) -> impl Iterator<Item = (u32, R)> + use<'a, R> {
        let table = *self;
        let end = first.saturating_add(count).min(self.rows.count);
        (first..end).filter_map(move |number| table.get(number).map(|record| (number, record)))
    }

    /// Every record with its number.
    pub fn iter(&self) -> impl Iterator<Item = (u32, R)> + use<'a, R> {
        self.range(0, self.rows.count)
    }

    /// The number of the first record for which `before` is false, as in `slice::partition_point`. Cost: at most 32 records.
    pub fn partition_point(&self, mut before: impl FnMut(&R) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.rows.count);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle) {
                Some(record) if before(&record) => low = middle + 1,
                _ => high = middle,
            }
        }
        low
    }
}
