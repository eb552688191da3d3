//! The memory of a sweep: sums of impacts, a window of documents at a time.
//!
//! A heap of cursors would compare once for each posting; a window adds instead, and costs a fixed piece of memory whatever the pack's size. Which words
//! reached a document is a bit in a row of each word, so that documents that nobody reached are never looked at.
//!
//! Invariant: between two windows every score and every bit is 0. Cost: a few instructions a posting, and for each window those of a machine word of documents at once.

use super::MAX_TERMS;
use super::cursor::Cursor;
use crate::ROOMY;

/// How many documents a window has: as many as a device has memory for, and elsewhere so many that beginning one costs little.
pub(super) const SIZE: usize = if ROOMY { 1024 } else { 128 };

/// A bit for each document of a window.
pub(super) type Documents = [usize; SIZE / BITS];

/// How many of them stand in one number.
pub(super) const BITS: usize = usize::BITS as usize;

/// The sums, and the documents that each word reached.
#[derive(Clone, Debug)]
pub(super) struct Window {
    scores: [u32; SIZE],
    reached: [Documents; MAX_TERMS],
}

impl Window {
    pub const fn new() -> Self {
        Self { scores: [0; SIZE], reached: [[0; SIZE / BITS]; MAX_TERMS] }
    }

    /// Adds the postings of a word from `start` to `stop`, no more than a window's, and the documents that it reached to `all`.
    pub fn add(
        &mut self,
        number: u8,
        cursor: &mut Cursor,
        postings: &[u8],
        start: u32,
        stop: u32,
        all: &mut Documents,
    ) {
        let Some(reached) = self.reached.get_mut(usize::from(number)) else { return };
        let scores = &mut self.scores;
        cursor.drain(postings, start, stop.wrapping_sub(start).min(SIZE as u32), |place, amount| {
            let at = place as usize;
            if let (Some(score), Some(documents)) = (scores.get_mut(at), reached.get_mut(at / BITS)) {
                // 64 words of impact 128, each said 255 times and in its own form, are far from the end of the numbers.
                *score = score.wrapping_add(amount);
                *documents |= 1 << (at % BITS);
            }
        });
        for (all, reached) in all.iter_mut().zip(reached) {
            *all |= *reached;
        }
    }

    /// Takes the score of a document out.
    #[inline(always)]
    pub fn take(&mut self, at: usize) -> u32 {
        self.scores.get_mut(at).map_or(0, core::mem::take)
    }

    /// Which of the first `count` words reached a document: bit `i` is word `i`.
    pub fn words(&self, count: usize, at: usize) -> u64 {
        let bits = self
            .reached
            .iter()
            .take(count)
            .map(|documents| documents.get(at / BITS).map_or(0, |bits| bits >> (at % BITS) & 1));
        bits.zip(0..).fold(0, |words, (bit, number)| words | (bit as u64) << number)
    }

    /// Forgets which documents a word reached.
    pub fn forget(&mut self, number: u8) {
        if let Some(reached) = self.reached.get_mut(usize::from(number)) {
            *reached = [0; SIZE / BITS];
        }
    }
}

/// Adds a document to a set.
pub(super) fn include(documents: &mut Documents, at: usize) {
    if let Some(documents) = documents.get_mut(at / BITS) {
        *documents |= 1 << (at % BITS);
    }
}
