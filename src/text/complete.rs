//! How an unfinished word may go on.
//!
//! Known words that begin so, the most frequent first, one for each term: its other forms are as frequent, and nobody wants them all. Blocks of the
//! lexicon whose words are all rarer than what was found are passed over. Cost: the heads of the blocks with words that begin so, and the words of those blocks
//! that have a frequent one.

use super::lexicon::{Lexicon, Walk, commonness};
use super::words::MAX_WORD;

/// A known word that an unfinished one may become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)] // So that another language can have them filled where they lie.
pub struct Completion {
    text: [u8; MAX_WORD],
    length: u32,
    /// Its first term.
    pub term: u32,
    /// In how many needs and resources it stands, by its most frequent term.
    pub frequency: u32,
}

impl Default for Completion {
    fn default() -> Self {
        Self::nothing()
    }
}

impl Completion {
    /// No word.
    pub const fn nothing() -> Self {
        Self { text: [0; MAX_WORD], length: 0, term: 0, frequency: 0 }
    }

    /// The word.
    pub fn word(&self) -> &str {
        let text = self.text.get(..self.length as usize).unwrap_or_default();
        core::str::from_utf8(text).unwrap_or_default()
    }

    fn of(word: &[u8], term: u32, frequency: u32) -> Self {
        let mut new = Self { length: word.len() as u32, term, frequency, ..Self::nothing() };
        for (byte, &from) in new.text.iter_mut().zip(word) {
            *byte = from;
        }
        new
    }
}

/// Fills `found` with the most frequent known words that begin so, the most frequent first, and of equal ones the first in order; says how many there are.
pub fn complete(lexicon: &Lexicon<'_>, beginning: &[u8], found: &mut [Completion]) -> usize {
    let mut best = Best { lexicon, found, count: 0 };
    for block in lexicon.blocks_of(beginning) {
        let Some((common, mut walk)) = lexicon.block(block) else { break };
        if common >= best.least() && walk.step() {
            best.read(beginning, &mut walk);
        }
    }
    best.count
}

/// The best so far.
struct Best<'b, 'p> {
    lexicon: &'b Lexicon<'p>,
    found: &'b mut [Completion],
    count: usize,
}

impl Best<'_, '_> {
    /// How common a word must be to come in.
    fn least(&self) -> u8 {
        match self.found.last() {
            Some(last) if self.count == self.found.len() => commonness(last.frequency),
            Some(_) => 0,
            None => u8::MAX,
        }
    }

    /// Offers the words of the block that a walk stands in.
    fn read(&mut self, beginning: &[u8], walk: &mut Walk<'_>) {
        loop {
            let common = walk.entry.commonness() >= self.least() && !walk.entry.is_stop();
            if common && walk.word.starts_with(beginning) {
                self.offer(walk);
            }
            if walk.is_last_of_block() || !walk.step() {
                return;
            }
        }
    }

    fn offer(&mut self, walk: &Walk<'_>) {
        let (term, frequency) =
            (walk.entry.terms().next().map_or(0, |found| found.term), self.lexicon.frequency(&walk.entry));
        let found = self.found.get(..self.count).unwrap_or(&[]);
        let place = found.iter().take_while(|better| better.frequency >= frequency).count();
        let known = found.iter().any(|other| other.term == term);
        if known || place >= self.found.len() {
            return;
        }
        self.count = self.found.len().min(self.count + 1);
        // What is worse moves back by one, and the last falls out.
        let mut moved = Completion::of(&walk.word, term, frequency);
        for place in self.found.get_mut(place..self.count).unwrap_or_default() {
            core::mem::swap(place, &mut moved);
        }
    }
}
