//! The nearest known word to an unknown one.
//!
//! Distance is optimal string alignment over characters: insert, delete, replace, swap neighbours. The lexicon is walked in order while one row of the
//! table is kept for each character of the word walked on, so that words with a common beginning share their rows; where no row can lead below the
//! limit any more, the walk leaps over all words that begin so. Cost: bounded by the lexicon, in practice a few hundred words.

use super::lexicon::{Lexicon, Walk};
use super::words::{MAX_WORD, WordText, next_character};

/// Words with more characters are not repaired.
const MAX_CHARACTERS: usize = 24;
/// Words with fewer characters are not repaired: too many are near.
const MIN_CHARACTERS: usize = 4;
/// From this length on, two edits may be repaired.
const LONG: usize = 8;
/// After so many words of a hopeless beginning, leap by a binary search.
const PATIENCE: u32 = 8;

type Row = [u8; MAX_CHARACTERS + 1];

/// The memory of a repair; about 1.2 KiB, kept by the caller.
#[derive(Clone, Debug)]
pub struct Speller {
    wanted: heapless::Vec<char, MAX_CHARACTERS>,
    walked: heapless::Vec<char, MAX_WORD>,
    rows: [Row; MAX_CHARACTERS + 3],
}

impl Default for Speller {
    fn default() -> Self {
        Self::new()
    }
}

/// How good a candidate is: the larger, the better.
type Merit = (u8, u32);

impl Speller {
    /// Empty.
    pub const fn new() -> Self {
        Self {
            wanted: heapless::Vec::new(),
            walked: heapless::Vec::new(),
            rows: [[0; MAX_CHARACTERS + 1]; MAX_CHARACTERS + 3],
        }
    }

    /// The nearest known word that is no stop word: one with the same first letter if there is one, then fewest edits, then the most frequent. One
    /// edit; two if the word is long and the first letter is the same. Words with digits are never repaired.
    pub fn repair(&mut self, lexicon: &Lexicon<'_>, word: &[u8]) -> Option<WordText> {
        let text = core::str::from_utf8(word).ok()?;
        self.wanted.clear();
        let mut rest = text.chars();
        while let Some(character) = next_character(&mut rest) {
            self.wanted.push(character).ok().filter(|()| !character.is_ascii_digit())?;
        }
        if self.wanted.len() < MIN_CHARACTERS {
            return None;
        }
        let limit = if self.wanted.len() >= LONG { 2 } else { 1 };
        self.first_row();
        // Most errors spare the first letter, and words with another are many: the wrong first letter is the one edit then.
        let first = word.get(..self.wanted.first()?.len_utf8())?;
        [(first, limit), (&[], 1)].into_iter().find_map(|(first, limit)| self.search(lexicon, first, limit))
    }

    fn first_row(&mut self) {
        if let Some(row) = self.rows.first_mut() {
            for (cell, distance) in row.iter_mut().zip(0..) {
                *cell = distance;
            }
        }
    }

    /// The best of the words that begin with `first`.
    fn search(&mut self, lexicon: &Lexicon<'_>, first: &[u8], limit: u8) -> Option<WordText> {
        let mut best: Option<(Merit, WordText)> = None;
        let mut walk = lexicon.seek(first)?;
        self.walked.clear();
        let mut going = true;
        while going && walk.word.starts_with(first) {
            match self.compare(&walk.word, limit) {
                Ok(distance) if distance <= limit && !walk.entry.is_stop() => {
                    let merit = (limit - distance, lexicon.frequency(&walk.entry));
                    if best.as_ref().is_none_or(|(most, _)| merit > *most) {
                        best = Some((merit, walk.word.clone()));
                    }
                    going = walk.step();
                }
                Ok(_) => going = walk.step(),
                Err(hopeless) => going = leap(lexicon, &mut walk, hopeless),
            }
        }
        best.map(|(_, word)| word)
    }

    /// The distance to this word, or how many of its bytes are already too far, whatever follows.
    fn compare(&mut self, word: &[u8], limit: u8) -> Result<u8, usize> {
        // The lexicon is UTF-8 unless the pack is damaged; such words are passed over.
        let Ok(text) = core::str::from_utf8(word) else { return Ok(u8::MAX) };
        let mut shared = 0;
        let mut same = true;
        let mut rest = text.chars();
        while let Some(character) = next_character(&mut rest) {
            same = same && self.walked.get(shared) == Some(&character);
            if !same {
                self.walked.truncate(shared);
                if self.walked.push(character).is_err() || self.row(shared, limit) > limit {
                    return Err(text.len() - rest.as_str().len());
                }
            }
            shared += 1;
        }
        self.walked.truncate(shared);
        // Cells farther from the diagonal than the limit were not reckoned.
        if shared.abs_diff(self.wanted.len()) > limit.into() {
            return Ok(u8::MAX);
        }
        let row = self.rows.get(shared);
        Ok(row.and_then(|row| row.get(self.wanted.len())).copied().unwrap_or(u8::MAX))
    }

    /// Fills the row after character number `depth` of the walked word and returns its smallest distance. Only the cells that can lie within the
    /// limit are reckoned; their neighbours count as too far.
    fn row(&mut self, depth: usize, limit: u8) -> u8 {
        let far = limit + 1;
        let Some(&character) = self.walked.get(depth) else { return far };
        let before = depth.checked_sub(1).and_then(|last| self.walked.get(last)).copied();
        let Some((rows, [row, ..])) = self.rows.split_at_mut_checked(depth + 1) else { return far };
        let Some(above) = rows.last() else { return far };
        let older = depth.checked_sub(1).and_then(|older| rows.get(older));
        let cell = |row: &Row, at: usize| row.get(at).copied().unwrap_or(far);
        let (first, last) = ((depth + 1).saturating_sub(limit.into()), depth + 1 + usize::from(limit));
        let mut smallest = far;
        let mut left = far;
        if let Some(edge) = first.checked_sub(1).and_then(|edge| row.get_mut(edge)) {
            *edge = far;
        }
        for at in first..=last.min(self.wanted.len()) {
            let wanted = at.checked_sub(1).and_then(|at| self.wanted.get(at)).copied();
            let mut distance = left.min(cell(above, at)).saturating_add(1);
            if let Some(wanted) = wanted {
                distance = distance.min(cell(above, at - 1).saturating_add(u8::from(wanted != character)));
                let neighbour = at.checked_sub(2).and_then(|at| self.wanted.get(at)).copied();
                if before == Some(wanted) && neighbour == Some(character) {
                    let swapped = older.map_or(far, |older| cell(older, at - 2));
                    distance = distance.min(swapped.saturating_add(1));
                }
            }
            if let Some(cell) = row.get_mut(at) {
                *cell = distance;
            }
            left = distance;
            smallest = smallest.min(distance);
        }
        if let Some(edge) = row.get_mut(last + 1) {
            *edge = far;
        }
        smallest
    }
}

/// Goes on behind all words that begin with the first `hopeless` bytes of the current one; false at the end.
fn leap<'p>(lexicon: &Lexicon<'p>, walk: &mut Walk<'p>, hopeless: usize) -> bool {
    let mut prefix = walk.word.clone();
    prefix.truncate(hopeless);
    for _ in 0..PATIENCE {
        if !walk.step() {
            return false;
        }
        if walk.shared < hopeless && !walk.word.starts_with(&prefix) {
            return true;
        }
    }
    if !pass(&mut prefix) {
        return false;
    }
    let Some(next) = lexicon.seek(&prefix) else { return false };
    // A damaged pack may lie about its order; a walk that goes back would never end.
    if !next.is_after(walk) {
        return walk.step();
    }
    *walk = next;
    true
}

/// Makes of a beginning the first byte string behind all that begin so; false if there is none.
fn pass(prefix: &mut WordText) -> bool {
    while let Some(last) = prefix.pop() {
        if let Some(more) = last.checked_add(1) {
            return prefix.push(more).is_ok();
        }
    }
    false
}
