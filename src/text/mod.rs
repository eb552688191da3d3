//! Words out of a query: folding, splitting, looking up, repair.
//!
//! Owns: how text becomes words, and words terms. All knowledge of languages is data in the pack (folds, lexicon, endings), so a language costs no code.
//! The builder splits with the same code, so a word that stands in the text is found. Invariants: words are at most [`MAX_WORD`] bytes; the rest of a
//! longer one is dropped on both sides. Cost: a word known is a binary search; a word unknown is a bounded walk over the lexicon.

mod endings;
mod lexicon;
mod repair;
mod words;

pub use endings::{MAX_ENDINGS, inflected};
pub use lexicon::{BLOCK_WORDS, Lexicon, LexiconEntry, TermForm, Walk};
pub use repair::Speller;
pub use words::{MAX_WORD, Word, WordText, Words};
