//! The memory of a sweep: sums of impacts, a window of documents at a time.
//!
//! A heap of cursors would compare once for each posting; a window adds instead, and costs a fixed piece of memory whatever the pack's size. Its documents
//! are looked at in groups, of which one machine word says which were reached: the bits stay in a register while postings are added, and the documents of a
//! group are compared together.
//!
//! Invariant: between two windows every score and every bit is 0. Cost: a few instructions a posting, and a few for each group that was reached.

use super::cursor::Cursor;
use crate::ROOMY;

/// How many documents a window has: as many as a device has memory for, and elsewhere so many that beginning one costs little.
pub(super) const SIZE: usize = if ROOMY { 1024 } else { 128 };

/// How many documents are looked at together.
pub(super) const GROUP: usize = SIZE / Groups::BITS as usize;

/// All documents of a group, as a set.
pub(super) const WHOLE_GROUP: u32 = u32::MAX >> (u32::BITS as usize - GROUP);

/// A bit for each group of documents of a window.
pub(super) type Groups = usize;

/// The sums, and the words that each document has: bit `i` is word `i`.
#[derive(Clone, Debug)]
pub(super) struct Window {
    scores: [u32; SIZE],
    words: [u64; SIZE],
}

impl Window {
    pub const fn new() -> Self {
        Self { scores: [0; SIZE], words: [0; SIZE] }
    }

    /// Adds the postings of a word from `start` to `stop`, no more than a window's, and says which groups it reached.
    pub fn add(&mut self, number: u8, cursor: &mut Cursor, postings: &[u8], start: u32, stop: u32) -> Groups {
        let Self { scores, words } = self;
        let (word, mut groups) = (1 << (number & 63), 0);
        cursor.drain(postings, start, stop.wrapping_sub(start).min(SIZE as u32), |place, amount| {
            let at = place as usize;
            if let (Some(score), Some(words)) = (scores.get_mut(at), words.get_mut(at)) {
                // 64 words of impact 128, each said 255 times and in its own form, are far from the end of the numbers.
                *score = score.wrapping_add(amount);
                *words |= word;
                groups |= 1 << (at / GROUP);
            }
        });
        groups
    }

    /// Which documents of the group that begins here have more than this score: bit `i` is the document `i` of it.
    #[inline(always)]
    pub fn passing(&self, group: usize, least: u32) -> u32 {
        let scores = self.scores.get(group..).and_then(|scores| scores.first_chunk::<GROUP>());
        // Scores are far from 2^31, and several numbers at once are compared with a sign.
        let passes = |score: &u32| *score as i32 > least as i32;
        // Of most groups none has, and that is quicker to know than which.
        let some = scores.filter(|scores| scores.iter().fold(false, |some, score| some | passes(score)));
        some.map_or(0, |scores| {
            scores.iter().zip(0..).fold(0, |set, (score, bit)| set | u32::from(passes(score)) << bit)
        })
    }

    /// The score of a document.
    #[inline(always)]
    pub fn score(&self, at: usize) -> u32 {
        self.scores.get(at).copied().unwrap_or(0)
    }

    /// Which words reached a document.
    pub fn words(&self, at: usize) -> u64 {
        self.words.get(at).copied().unwrap_or(0)
    }

    /// Forgets the group that begins here.
    #[inline(always)]
    pub fn forget(&mut self, group: usize) {
        if let Some(scores) = self.scores.get_mut(group..).and_then(|scores| scores.first_chunk_mut::<GROUP>()) {
            *scores = [0; GROUP];
        }
        if let Some(words) = self.words.get_mut(group..).and_then(|words| words.first_chunk_mut::<GROUP>()) {
            *words = [0; GROUP];
        }
    }
}

/// The group of a place, as a set.
pub(super) const fn group_of(place: u32) -> Groups {
    if place < SIZE as u32 { 1 << (place as usize / GROUP) } else { 0 }
}
