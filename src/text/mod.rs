//! Words out of a query: folding, splitting, looking up, repair, and how an unfinished word may go on.
//!
//! Owns: how text becomes words, and words terms. All knowledge of languages is data in the pack (folds, lexicon, endings), so a language costs no code.
//! The builder splits with the same code, so a word that stands in the text is found. Invariants: words are at most [`MAX_WORD`] bytes; the rest of a
//! longer one is dropped on both sides. Cost: a word known is a binary search; a word unknown is some tens of
//! look-ups and a short walk.

mod beginnings;
mod complete;
mod edits;
mod endings;
mod lexicon;
mod repair;
mod split;
mod words;

pub(crate) use beginnings::begins_character;
pub use beginnings::{BEGINNING, beginning_bits, may_begin};
pub use complete::{Completion, complete};
pub(crate) use edits::shortened;
pub use endings::{COMMON_ENDINGS, LONGEST_ENDING, MAX_ENDINGS};
pub use lexicon::{BLOCK_WORDS, JOINS, LIST, Lexicon, LexiconEntry, PLAIN, TermForm, Walk, commonness};
pub use repair::Speller;
pub use split::split;
pub use words::{MAX_WORD, Word, WordText, Words};
