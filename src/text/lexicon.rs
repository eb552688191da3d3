//! The lexicon: every word of the pack with its terms, in order, front-coded in blocks.
//!
//! Bytes of an entry: varint `shared` (bytes in common with the word before; 0 at the start of a block), varint `length`, `length` bytes of UTF-8, varint
//! `terms` (how many; 0 is a stop word), and for each the number of the term as a varint and a byte: the number of its form and, from bit 3 on, the bonus. A block has [`BLOCK_WORDS`] words, the last one fewer;
//! the blocks' offsets stand in a table of their own. Cost of a look-up: the logarithm of the number of blocks, and one block.

use super::words::WordText;
use crate::model::take_bytes;
use crate::pack::{Pack, Reference, Section, Table, take_varint};

/// How many words a block has.
pub const BLOCK_WORDS: u32 = 16;

/// The lexicon of a pack.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'p> {
    blocks: Table<'p, Reference>,
    bytes: &'p [u8],
    pack: Pack<'p>,
}

/// What a word means: a form of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermForm {
    /// The number of the term.
    pub term: u32,
    /// Which of its forms the word is, 0 to 7. Seven stands for all further ones.
    pub form: u8,
    /// What a document adds that has the term in this form, in 32nds of what it adds anyway; 0 to 31.
    pub bonus: u8,
}

/// The terms of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LexiconEntry<'p> {
    terms: &'p [u8],
    count: u32,
}

impl<'p> LexiconEntry<'p> {
    /// Whether the word is a stop word: known, and not searched for.
    pub const fn is_stop(&self) -> bool {
        self.count == 0
    }

    /// The terms, each in a form.
    pub fn terms(&self) -> impl Iterator<Item = TermForm> + use<'p> {
        let mut rest = self.terms;
        core::iter::from_fn(move || {
            let (term, after) = take_term(rest)?;
            rest = after;
            Some(term)
        })
    }
}

fn take_term(bytes: &[u8]) -> Option<(TermForm, &[u8])> {
    let (term, rest) = take_varint(bytes)?;
    let (&form, rest) = rest.split_first()?;
    Some((TermForm { term, form: form & 7, bonus: form >> 3 }, rest))
}

/// A walk over the lexicon in order, holding the word it stands on.
#[derive(Clone, Debug)]
pub struct Walk<'p> {
    rest: &'p [u8],
    /// How many bytes the word is known to have in common with the one before; 0 at the start of a block.
    pub(super) shared: usize,
    /// The word.
    pub word: WordText,
    /// Its terms.
    pub entry: LexiconEntry<'p>,
}

impl<'p> Walk<'p> {
    fn at(bytes: &'p [u8]) -> Self {
        Self { rest: bytes, shared: 0, word: WordText::new(), entry: LexiconEntry { terms: &[], count: 0 } }
    }

    /// Whether this walk, over the same lexicon, is further on than the other.
    pub(super) const fn is_after(&self, other: &Self) -> bool {
        self.rest.len() < other.rest.len()
    }

    /// Goes on to the next word; false at the end, or where the bytes are malformed.
    pub fn step(&mut self) -> bool {
        self.try_step().is_some()
    }

    fn try_step(&mut self) -> Option<()> {
        let (shared, mut rest) = take_varint(self.rest)?;
        let tail = take_bytes::<false>(&mut rest)?;
        let (count, terms) = take_varint(rest)?;
        let mut rest = terms;
        for _ in 0..count {
            rest = take_term(rest)?.1;
        }
        self.shared = shared as usize;
        if self.shared > self.word.len() {
            return None;
        }
        self.word.truncate(self.shared);
        self.word.extend_from_slice(tail).ok()?;
        let terms = terms.get(..terms.len().checked_sub(rest.len())?)?;
        self.entry = LexiconEntry { terms, count };
        self.rest = rest;
        Some(())
    }
}

impl<'p> Lexicon<'p> {
    /// The lexicon of this pack.
    pub fn of(pack: &Pack<'p>) -> Self {
        Self { blocks: pack.lexicon_blocks(), bytes: pack.section(Section::Lexicon), pack: *pack }
    }

    /// How many blocks.
    pub const fn block_count(&self) -> u32 {
        self.blocks.len()
    }

    fn block(&self, offset: u32) -> &'p [u8] {
        self.bytes.get(offset as usize..).unwrap_or(&[])
    }

    /// The first word of a block.
    fn head(&self, offset: u32) -> &'p [u8] {
        let word = || {
            let (_, mut rest) = take_varint(self.block(offset))?;
            take_bytes::<false>(&mut rest)
        };
        word().unwrap_or(&[])
    }

    /// A walk before the first word: the first step goes there.
    pub fn walk(&self) -> Walk<'p> {
        Walk::at(self.bytes)
    }

    /// A walk that stands on the first word; `None` without words.
    pub fn first(&self) -> Option<Walk<'p>> {
        let mut walk = self.walk();
        walk.step().then_some(walk)
    }

    /// A walk that stands on the first word that is not before `word`; `None` if all are.
    pub fn seek(&self, word: &[u8]) -> Option<Walk<'p>> {
        let block = self.blocks.partition_point(|block| self.head(block.to) <= word);
        let offset = self.blocks.get(block.saturating_sub(1)).map_or(0, |block| block.to);
        let mut walk = Walk::at(self.block(offset));
        // The word stands in this block or is the head of the next.
        for _ in 0..=BLOCK_WORDS {
            if !walk.step() {
                return None;
            }
            if walk.word.as_slice() >= word {
                return Some(walk);
            }
        }
        None
    }

    /// The entry of a word, if the pack knows it.
    pub fn look_up(&self, word: &[u8]) -> Option<LexiconEntry<'p>> {
        self.seek(word).filter(|walk| walk.word.as_slice() == word).map(|walk| walk.entry)
    }

    /// In how many needs and resources the word stands, by its most frequent term.
    pub fn frequency(&self, entry: &LexiconEntry<'p>) -> u32 {
        entry.terms().map(|found| self.pack.postings(found.term).frequency).max().unwrap_or(0)
    }
}
