//! From a query to the terms to search for.
//!
//! A known word stands for its terms, an unknown pair of pieces for those of its pieces. Two words that the pack knows as one stand for that one too; a word
//! that it does not know stands for what was probably meant, and half for the second best guess. Each such change is a [`Repair`] that says which place of the
//! query became what.

use super::Scratch;
use crate::SMALL;
use crate::pack::Pack;
use crate::text::{Lexicon, LexiconEntry, MAX_ENDINGS, TermForm, Word, WordText, Words, split};

/// The most different terms of a query; those beyond are not searched for.
pub const MAX_TERMS: usize = 64;

/// How many words of a query may be repaired; further unknown words are left out.
pub const MAX_REPAIRS: usize = 16;

/// A posting adds so many parts of its impact, for each time that the query says the word.
const WHOLE: u32 = 32;

/// A word of the query that is searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// The number of its term.
    pub term: u32,
    /// Where it begins in the query, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How often the query says it, 255 at most; 0 if it is the second best guess at what was meant, which counts half.
    pub times: u8,
    /// Which form of the term it is.
    pub form: u8,
    /// What a document adds that has the term in this form, in 32nds of what it adds anyway.
    pub bonus: u8,
}

impl QueryWord {
    /// What an impact of one adds to a score, and what it adds where the document has the form of the query. A second guess counts half.
    pub(super) const fn amounts(&self) -> (u32, u32) {
        let plain = if self.times == 0 { WHOLE / 2 } else { self.times as u32 * WHOLE };
        (plain, plain + plain * (self.bonus & 31) as u32 / WHOLE)
    }
}

/// A place of the query for which another word was searched for: one that the pack does not know, a part of one, or two that it knows as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where the place begins in the query, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What was searched for instead.
    pub found: WordText,
}

/// Fills the scratch with the query's terms and its repairs.
// Not inlined, so that its stack is given back before the passes over the postings begin.
#[inline(never)]
pub(super) fn read(pack: &Pack<'_>, query: &str, scratch: &mut Scratch) {
    scratch.words.clear();
    scratch.repairs.clear();
    scratch.overlong = false;
    let mut reading = Reading { pack, lexicon: Lexicon::of(pack), scratch, tries: MAX_REPAIRS, seen: 0 };
    // Two places that take turns, since a word is large to move.
    let (mut one, mut other) = (Said::nothing(), Said::nothing());
    let (mut before, mut said) = (&mut one, &mut other);
    let mut words = Words::new(query, pack.folds());
    while reading.next(&mut words, said) {
        reading.join(before, said);
        reading.take(before);
        core::mem::swap(&mut before, &mut said);
    }
    reading.take(before);
}

/// A word that the query says.
struct Said<'p> {
    word: Word,
    /// What the lexicon says of it, if the pack knows it.
    entry: Option<LexiconEntry<'p>>,
    /// Whether it is a part of a known word.
    joined: bool,
}

impl Said<'_> {
    /// No word, which is taken in as a stop word is.
    const fn nothing() -> Self {
        Self { word: Word::nothing(), entry: Some(LexiconEntry::of(0, 0, &[])), joined: false }
    }
}

/// A query that is being read.
struct Reading<'r, 'p> {
    pack: &'r Pack<'p>,
    lexicon: Lexicon<'p>,
    scratch: &'r mut Scratch,
    /// How many unknown words may still be repaired.
    tries: usize,
    /// What the lowest six bits of terms were so far.
    seen: u64,
}

impl<'p> Reading<'_, 'p> {
    /// Reads the next word into this place; false at the end.
    #[inline(never)]
    fn next(&self, words: &mut Words<'_, 'p>, said: &mut Said<'p>) -> bool {
        let some = words.read_next(&mut said.word);
        if some {
            (said.entry, said.joined) = (self.lexicon.look_up(&said.word.text), false);
        }
        some
    }

    /// Takes a word in: its terms, or what was probably meant by it.
    fn take(&mut self, said: &Said<'p>) {
        let Said { word, entry, joined } = said;
        if let Some(entry) = entry {
            self.add(word.start, word.end, entry, 1);
        } else if word.second.is_some() {
            self.pieces(word);
        } else if cfg!(feature = "repair") && !joined && self.tries > 0 {
            self.tries -= 1;
            self.repair(word);
        }
    }

    /// Takes the pieces of a pair in, as if each were said alone: no text has them beside each other.
    #[inline(never)]
    fn pieces(&mut self, pair: &Word) {
        let pieces = pair.pieces().map(|(first, second)| [first, second]);
        for piece in pieces.into_iter().flatten() {
            if let Some(entry) = self.lexicon.look_up(piece) {
                self.add(pair.start, pair.end, &entry, 1);
            }
        }
    }

    /// Two words after each other that the pack knows as one stand for it too, if it does not know one of them, or marks all three. The first is no stop word,
    /// and neither is a pair of pieces.
    // Not inlined, here and below, so that no stack is held for what is not at work.
    #[inline(never)]
    fn join(&mut self, before: &mut Said<'p>, said: &mut Said<'p>) {
        let known = before.entry.zip(said.entry);
        let unmarked = known.is_some_and(|(before, said)| !before.joins() || !said.joins());
        let is_pair = before.word.second.or(said.word.second).is_some();
        if !cfg!(feature = "repair") || unmarked || is_pair || before.entry.is_some_and(|entry| entry.is_stop()) {
            return;
        }
        let mut whole = before.word.text.clone();
        if whole.extend_from_slice(&said.word.text).is_ok()
            && let Some(entry) = self.lexicon.look_up(&whole).filter(|entry| known.is_none() || entry.joins())
            && self.replace(before.word.start, said.word.end, &whole, &entry, 1)
        {
            (before.joined, said.joined) = (true, true);
        }
    }

    /// Searches for the known word that was meant: with another common ending or at one edit, with any other ending; or for the two that the word consists
    /// of; or for the nearest. If another word is about as near, it is searched for as well, and counts half.
    #[inline(never)]
    fn repair(&mut self, word: &Word) {
        let (pack, lexicon, speller) = (self.pack, &self.lexicon, &mut self.scratch.speller);
        let near = speller.near(pack, lexicon, &word.text) || speller.inflected(pack, lexicon, &word.text, MAX_ENDINGS);
        if near || !self.split(word) && self.scratch.speller.far(&self.lexicon, &word.text) {
            self.look_for_found(word, 1);
            self.look_for_found(word, 0);
        }
    }

    /// Searches for what the speller found instead of a word, or for what it found beside.
    #[inline(never)]
    fn look_for_found(&mut self, word: &Word, times: u8) {
        let speller = &self.scratch.speller;
        let found = if times == 0 { speller.other() } else { speller.found() };
        if let Ok(found) = WordText::from_slice(found) {
            self.look_for(word.start, word.end, &found, times);
        }
    }

    /// Searches for the two known words that the word consists of.
    #[inline(never)]
    fn split(&mut self, word: &Word) -> bool {
        let Some((first, second)) = split(self.pack, &self.lexicon, &word.text) else { return false };
        // Where folding changed the length of the word, its parts have no places of their own.
        let own = word.end - word.start == word.text.len();
        let middle = word.end - second.len();
        self.look_for(word.start, if own { middle } else { word.end }, first, 1);
        self.look_for(if own { middle } else { word.start }, word.end, second, 1);
        true
    }

    /// Searches for a known word instead of what stands in a place of the query.
    #[inline(never)]
    fn look_for(&mut self, start: usize, end: usize, found: &[u8], times: u8) {
        if let Some(entry) = self.lexicon.look_up(found) {
            self.replace(start, end, found, &entry, times);
        }
    }

    /// Searches for a known word instead of what stands in a place of the query, and says so; false if it is a stop word, or there is no room to say it,
    /// or for a guess that adds nothing new.
    fn replace(&mut self, start: usize, end: usize, found: &[u8], entry: &LexiconEntry<'_>, times: u8) -> bool {
        let Ok(found) = WordText::from_slice(found) else { return false };
        let repair = Repair { start: start as u32, end: end as u32, found };
        let Scratch { words, repairs, .. } = &mut *self.scratch;
        let is_known = times == 0 && entry.terms().any(|found| words.iter().any(|known| known.term == found.term));
        let said = !entry.is_stop() && !is_known && repairs.push(repair).is_ok();
        if said {
            self.add(start, end, entry, times);
        }
        said
    }

    /// Whether no term was like this one in its lowest bits: most are new, and nobody foresees how many there are to look through.
    fn is_new(&mut self, term: u32) -> bool {
        let bit = 1 << (term & 63);
        let is_new = self.seen & bit == 0;
        self.seen |= bit;
        is_new
    }

    /// Adds the terms of a word, or counts them so many times more. What was a guess and is said now has its place there.
    fn add(&mut self, start: usize, end: usize, entry: &LexiconEntry<'_>, times: u8) {
        for TermForm { term, form, bonus } in entry.terms() {
            let new = QueryWord { term, start: start as u32, end: end as u32, times, form, bonus };
            let same = |known: &&mut QueryWord| known.term == term && known.form == form;
            let is_new = !SMALL && self.is_new(term);
            let known = if is_new { None } else { self.scratch.words.iter_mut().find(same) };
            match known {
                Some(known) if known.times < times => *known = new,
                Some(known) => known.times = known.times.saturating_add(times),
                None => self.scratch.overlong |= self.scratch.words.push(new).is_err(),
            }
        }
    }
}
