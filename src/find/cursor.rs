//! A place in the postings of a term.
//!
//! Bytes of a posting: varint gap (the number of the document; then the difference to the one before, less one) and one byte of impact. Documents are
//! the needs, jobs first, and then the resources.

use crate::pack::{Pack, Section, take_varint};

/// A cursor stands on a posting that was read and not yet counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    /// Where the next posting begins in the postings section.
    next: u32,
    /// How many postings follow the one it stands on.
    left: u32,
    /// The document it stands on; [`END`] behind the last.
    pub document: u32,
    /// The impact there.
    pub impact: u8,
    /// How often the query says the word.
    pub times: u8,
}

/// No document.
pub(super) const END: u32 = u32::MAX;

/// The gap and the impact of the posting at the start of these bytes, and what follows it.
#[inline]
fn take_posting(bytes: &[u8]) -> Option<(u32, u8, &[u8])> {
    // Most gaps are one byte: one check for both.
    if let [gap @ 0..0x80, impact, rest @ ..] = bytes {
        return Some((u32::from(*gap), *impact, rest));
    }
    let (gap, rest) = take_varint(bytes)?;
    let (&impact, rest) = rest.split_first()?;
    Some((gap, impact, rest))
}

impl Cursor {
    /// On the first posting of a term.
    pub fn of_term(pack: &Pack<'_>, term: u32, times: u8) -> Self {
        let term = pack.terms().get(term).unwrap_or_default();
        let postings = pack.section(Section::Postings).get(term.postings as usize..).unwrap_or(&[]);
        let (Some(left), Some((document, impact, rest))) = (term.count.checked_sub(1), take_posting(postings)) else {
            return Self { next: 0, left: 0, document: END, impact: 0, times };
        };
        let next = term.postings.saturating_add((postings.len() - rest.len()) as u32);
        Self { next, left, document, impact, times }
    }

    /// Counts every posting before `end`, the one it stands on included, and stops on the first that is not. Postings that do not ascend, or
    /// are malformed, end the cursor.
    #[inline]
    pub fn drain(&mut self, postings: &[u8], end: u32, mut count: impl FnMut(u32, u8)) {
        if self.document >= end {
            return;
        }
        let from = postings.get(self.next as usize..).unwrap_or(&[]);
        let (mut rest, mut left, mut document, mut impact) = (from, self.left, self.document, self.impact);
        while document < end {
            count(document, impact);
            let posting = if left > 0 { take_posting(rest) } else { None };
            let Some((gap, next, after)) = posting else {
                document = END;
                break;
            };
            // What would be beyond all documents is END, and so is the end. This one is below END, so the first sum is right.
            document = document.wrapping_add(1).saturating_add(gap);
            left -= 1;
            (impact, rest) = (next, after);
        }
        (self.left, self.document, self.impact) = (left, document, impact);
        self.next = self.next.saturating_add((from.len() - rest.len()) as u32);
    }
}
