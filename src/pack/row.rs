//! The postings of a frequent term as a row: a byte for each document, so that who asks what a document has of the term reads a byte.
//!
//! Owns: how a row is laid out, in an unpacked pack: the impact has the lowest six bits of a byte, the form those above; 0 stands for none.

use core::ops::Range;

/// An impact has so many bits, and the form those above.
const FORM: u32 = 6;

/// No impact of a row is larger.
pub(crate) const MOST: u8 = (1 << FORM) - 1;

/// The impact of a cell.
#[inline(always)]
pub(crate) const fn impact(cell: u8) -> u8 {
    cell & MOST
}

/// The form of a cell.
#[inline(always)]
pub(crate) const fn form(cell: u8) -> u8 {
    cell >> FORM
}

/// How many numbers the row of a term takes, in a pack of so many documents.
pub(crate) const fn numbers(documents: usize) -> usize {
    documents.div_ceil(4)
}

/// A row, in its bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'m>(&'m [u8]);

impl<'m> Row<'m> {
    /// Of these numbers.
    pub const fn of(numbers: &'m [u32]) -> Self {
        Self(bytemuck::must_cast_slice(numbers))
    }

    /// What a document has of the term; 0 if it does not have it.
    #[inline(always)]
    pub fn cell(self, document: u32) -> u8 {
        self.0.get(document as usize).copied().unwrap_or(0)
    }

    /// What these documents have of it, one after the other.
    pub fn cells(self, documents: Range<u32>) -> Option<&'m [u8]> {
        self.0.get(documents.start as usize..documents.end as usize)
    }
}

/// Writes the row of these documents, given with the impact, at most [`MOST`], and the form, below 4.
pub(crate) fn write(numbers: &mut [u32], postings: impl Iterator<Item = (u32, u8, u8)>) {
    numbers.fill(0);
    let cells: &mut [u8] = bytemuck::must_cast_slice_mut(numbers);
    for (document, impact, form) in postings {
        if let Some(cell) = cells.get_mut(document as usize) {
            *cell = form << FORM | impact;
        }
    }
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use std::vec;

    #[test]
    fn what_is_written_is_read() {
        for count in [1_u32, 8, 127, 1_000] {
            let posting = |document: u32| (document, (1 + document * 7 % 63) as u8, (document % 4) as u8);
            let has = |document: &u32| document % 3 == 1 && *document < count;
            let mut memory = vec![u32::MAX; numbers(count as usize)];
            write(&mut memory, (0..count).filter(has).map(posting));
            let cell = |document: u32| {
                let (_, impact, form) = posting(document);
                if has(&document) { form << FORM | impact } else { 0 }
            };
            assert!((0..2 * count).all(|document| Row::of(&memory).cell(document) == cell(document)));
        }
    }
}
