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

impl Cursor {
    /// On the first posting of a term.
    pub fn of_term(pack: &Pack<'_>, term: u32, times: u8) -> Self {
        let term = pack.terms().get(term).unwrap_or_default();
        let mut cursor = Self { next: term.postings, left: term.count, document: END, impact: 0, times };
        let postings = pack.section(Section::Postings);
        cursor.drain(postings, 0, |_, _| {});
        cursor
    }

    /// Counts every posting before `end`, the one it stands on included, and stops on the first that is not. Postings that do not ascend, or
    /// are malformed, end the cursor.
    #[inline]
    pub fn drain(&mut self, postings: &[u8], end: u32, mut count: impl FnMut(u32, u8)) {
        let from = postings.get(self.next as usize..).unwrap_or(&[]);
        let mut rest = from;
        // Before the first posting there is no document to count the gap from.
        let mut before = if self.document == END { None } else { Some(self.document) };
        if let Some(document) = before {
            if document >= end {
                return;
            }
            count(document, self.impact);
        }
        self.document = END;
        while self.left > 0 {
            self.left -= 1;
            let Some((gap, after)) = take_varint(rest) else { break };
            let Some((&impact, after)) = after.split_first() else { break };
            let Some(document) = before.map_or(Some(gap), |last| last.checked_add(gap)?.checked_add(1)) else { break };
            rest = after;
            if document >= end {
                (self.document, self.impact) = (document, impact);
                break;
            }
            count(document, impact);
            before = Some(document);
        }
        if self.document == END {
            self.left = 0;
        }
        self.next = self.next.saturating_add((from.len() - rest.len()) as u32);
    }
}
