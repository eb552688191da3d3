//! From a query to the terms to search for.

use super::Scratch;
use crate::pack::Pack;
use crate::text::{Lexicon, Speller, Word, WordText, Words, inflected};

/// The most different terms of a query; those beyond are not searched for.
pub const MAX_TERMS: usize = 64;

/// How many words of a query may be repaired; further unknown words are left out.
pub const MAX_REPAIRS: usize = 16;

/// A word of the query that is searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueryWord {
    /// The number of its term.
    pub term: u32,
    /// Where it begins in the query, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How often the query says it, 255 at most.
    pub times: u8,
}

/// A word that the pack does not know, and the known one that was searched for instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where the word begins in the query, in bytes.
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
    let lexicon = Lexicon::of(pack);
    let mut repairs_left = if cfg!(feature = "repair") { MAX_REPAIRS } else { 0 };
    for word in Words::new(query, pack.folds()) {
        if ask(scratch, &lexicon, &word, &word.text) {
            continue;
        }
        if let Some(second) = word.second {
            // Two pieces that no text has beside each other, each by itself.
            for piece in [word.start..second, second..word.end] {
                if let Some(piece) = Words::new(query.get(piece).unwrap_or_default(), pack.folds()).next() {
                    ask(scratch, &lexicon, &word, &piece.text);
                }
            }
        } else if repairs_left > 0 {
            repairs_left -= 1;
            let Some(found) = repair(pack, &lexicon, &mut scratch.speller, &word.text) else { continue };
            if ask(scratch, &lexicon, &word, &found) {
                let Word { start, end, .. } = word;
                let _ = scratch.repairs.push(Repair { start: start as u32, end: end as u32, found });
            }
        }
    }
}

/// The known word that was meant: one with another ending, or else the nearest.
fn repair(pack: &Pack<'_>, lexicon: &Lexicon<'_>, speller: &mut Speller, word: &[u8]) -> Option<WordText> {
    inflected(pack, lexicon, word).or_else(|| speller.repair(lexicon, word))
}

/// Adds the terms that stand for a word of the query, or counts them once more; false if the pack does not know the text.
#[inline(never)]
fn ask(scratch: &mut Scratch, lexicon: &Lexicon<'_>, word: &Word, text: &[u8]) -> bool {
    let Some(entry) = lexicon.look_up(text) else { return false };
    for term in entry.terms() {
        if let Some(known) = scratch.words.iter_mut().find(|known| known.term == term) {
            known.times = known.times.saturating_add(1);
            continue;
        }
        let new = QueryWord { term, start: word.start as u32, end: word.end as u32, times: 1 };
        scratch.overlong |= scratch.words.push(new).is_err();
    }
    true
}
