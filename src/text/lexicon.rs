//! The lexicon: every word of the pack with its terms, in order, front-coded in blocks.
//!
//! A block is a varint, how many terms the words before it led to first, a byte, the largest commonness in it, and [`BLOCK_WORDS`] entries, the last block
//! fewer. Bytes of an entry: one with `shared` (bytes in common with the word before; 0 at the start of a block) and `length` less 1 in four bits each,
//! where 15 says that a varint with the rest follows; `length` bytes of UTF-8; and the mark: what joins, how common, which terms ([`LexiconEntry`]).
//! The blocks' offsets stand in a table of their own. Cost of a look-up: the logarithm of the number of blocks, and one block, whose words are
//! compared where they lie.

use super::words::WordText;
use crate::SMALL;
use crate::model::take_bytes;
use crate::pack::unpacked::Kept;
use crate::pack::vocabulary::{Entries, Known, Meaning, Vocabulary};
use crate::pack::{LexiconBlock, Pack, Section, Table, take_varint};
use core::ops::{Range, RangeInclusive};

/// How many words a block has.
pub const BLOCK_WORDS: u32 = 32;

/// The bit of a mark that says that the word is part of a longer known one.
pub const JOINS: u8 = 0x80;
/// The low bits of a mark: 0 is a stop word, [`PLAIN`] a new term in its first form without a bonus, 2 to [`LIST`] - 1 one term, so many less 2 back; this is a
/// list.
pub const LIST: u8 = 15;
/// The low bits of the mark of a word that is the first of a new term and counts no more than its other forms: most words are the only form of theirs.
pub const PLAIN: u8 = 1;
/// The terms of such a word.
const FIRST_FORM: &[u8] = &[0];

/// The lexicon of a pack.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon<'p> {
    blocks: Table<'p, LexiconBlock>,
    bytes: &'p [u8],
    pack: Pack<'p>,
    /// The same words unpacked, if they are.
    vocabulary: Kept<Vocabulary<'p>>,
}

/// What a word means: a form of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermForm {
    /// The number of the term.
    pub term: u32,
    /// Which of its forms the word is, 0 to 3. Three stands for all further ones.
    pub form: u8,
    /// What a document adds that has the term in this form, in 32nds of what it adds anyway; 0 to 31.
    pub bonus: u8,
}

/// How common a word of this frequency is, in the three bits of its mark: the frequency's logarithm to the base 4, 7 at most.
pub const fn commonness(frequency: u32) -> u8 {
    let class = (frequency | 1).ilog2() / 2;
    if class > 7 { 7 } else { class as u8 }
}

/// What the lexicon says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LexiconEntry<'p> {
    mark: u8,
    /// The number of the next term that no word before this one led to.
    next: u32,
    /// The terms: for each, if they are a list, a varint, how far back it is from there, 0 the next one itself; and its form, which is not said in the pack
    /// where it is 0 of a new term.
    terms: &'p [u8],
}

impl Meaning {
    /// The entry that means this, in a lexicon of these bytes.
    fn entry<'p>(&self, lexicon: &'p [u8]) -> LexiconEntry<'p> {
        let (from, count) = self.terms;
        let terms = match self.mark & LIST {
            0 => &[],
            PLAIN => FIRST_FORM,
            _ => lexicon.get(from as usize..).and_then(|rest| rest.get(..count as usize)).unwrap_or(&[]),
        };
        LexiconEntry::of(self.mark, self.next, terms)
    }
}

impl<'p> LexiconEntry<'p> {
    /// The entry of a word with this mark.
    pub(crate) const fn of(mark: u8, next: u32, terms: &'p [u8]) -> Self {
        Self { mark, next, terms }
    }

    /// Whether the word is a stop word: known, and not searched for.
    pub const fn is_stop(&self) -> bool {
        self.mark & LIST == 0
    }

    /// Whether the word may be part of a longer known one that people write as two, as `set` of `setup`.
    pub const fn joins(&self) -> bool {
        self.mark & JOINS != 0
    }

    /// The [`commonness`] of the word's most frequent term.
    pub const fn commonness(&self) -> u8 {
        self.mark >> 4 & 7
    }

    /// The terms, each in a form.
    pub fn terms(&self) -> impl Iterator<Item = TermForm> + use<'p> {
        let (mark, mut next, mut rest) = (self.mark, self.next, self.terms);
        core::iter::from_fn(move || {
            let (back, form, after) = take_term(mark, rest)?;
            rest = after;
            // The next term of all is only met once.
            next = next.wrapping_add(u32::from(back == 0));
            Some(TermForm { term: next.wrapping_sub(back.max(1)), form: form & 7, bonus: form >> 3 })
        })
    }
}

/// How far back a term is, its form, and what follows.
fn take_term(mark: u8, bytes: &[u8]) -> Option<(u32, u8, &[u8])> {
    let (back, rest) =
        if mark & LIST == LIST { take_varint(bytes)? } else { (u32::from(mark & LIST).saturating_sub(2), bytes) };
    let (&form, rest) = rest.split_first()?;
    Some((back, form, rest))
}

/// An entry as it stands: the bytes that follow what it shares with the word before.
#[derive(Clone, Copy)]
struct Item<'p> {
    shared: usize,
    tail: &'p [u8],
    entry: LexiconEntry<'p>,
}

/// Entries one after the other, through blocks, as they stand.
#[derive(Clone, Debug)]
struct Items<'p> {
    rest: &'p [u8],
    /// How many words of the block are still to come.
    left: u32,
    /// The number of the next term that no word so far led to.
    next: u32,
}

/// A number of which four bits were read, and which goes on in a varint if they are all set.
fn take_nibble(bits: u8, from: &mut &[u8]) -> Option<usize> {
    if bits < 15 {
        return Some(bits.into());
    }
    let (more, rest) = take_varint(from)?;
    *from = rest;
    usize::try_from(more).ok()?.checked_add(15)
}

/// How an entry goes on: how many bytes it shares with the word before, and those behind them.
#[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
#[cfg_attr(not(any(target_os = "none", target_family = "wasm")), inline(always))]
fn take_spelling<'p>(from: &mut &'p [u8]) -> Option<(usize, &'p [u8])> {
    let (&sizes, mut rest) = from.split_first()?;
    let (mut shared, mut length) = (usize::from(sizes >> 4), usize::from(sizes & 15));
    // Most are short.
    if SMALL || shared == 15 || length == 15 {
        shared = take_nibble(sizes >> 4, &mut rest)?;
        length = take_nibble(sizes & 15, &mut rest)?;
    }
    let (tail, rest) = rest.split_at_checked(length.checked_add(1)?)?;
    *from = rest;
    Some((shared, tail))
}

impl<'p> Items<'p> {
    const fn of(bytes: &'p [u8]) -> Self {
        Self { rest: bytes, left: 0, next: 0 }
    }

    /// The largest commonness of the block that begins here; goes on behind it.
    fn open(&mut self) -> Option<u8> {
        let (next, rest) = take_varint(self.rest)?;
        let (&common, rest) = rest.split_first()?;
        *self = Self { rest, left: BLOCK_WORDS, next };
        Some(common)
    }

    /// The next entry; `None` at the end, or where the bytes are malformed.
    #[cfg_attr(not(any(target_os = "none", target_family = "wasm")), inline(always))]
    fn take(&mut self) -> Option<Item<'p>> {
        if self.left == 0 {
            self.open()?;
        }
        self.left -= 1;
        let (shared, tail) = take_spelling(&mut self.rest)?;
        Some(Item { shared, tail, entry: self.take_entry()? })
    }

    /// What follows the spelling of a word.
    #[cfg_attr(not(any(target_os = "none", target_family = "wasm")), inline(always))]
    fn take_entry(&mut self) -> Option<LexiconEntry<'p>> {
        let (&mark, mut rest) = self.rest.split_first()?;
        let terms = match mark & LIST {
            0 => &[][..],
            PLAIN => FIRST_FORM,
            LIST => take_bytes::<false>(&mut rest)?,
            _ => {
                let (form, after) = rest.split_at_checked(1)?;
                rest = after;
                form
            }
        };
        let entry = LexiconEntry::of(mark, self.next, terms);
        if mark & LIST == LIST {
            let mut terms = terms;
            while let Some((back, _, rest)) = take_term(mark, terms) {
                self.next = self.next.wrapping_add(u32::from(back == 0));
                terms = rest;
            }
        }
        self.next = self.next.wrapping_add(u32::from(matches!(mark & LIST, PLAIN | 2)));
        self.rest = rest;
        Some(entry)
    }

    /// Passes over the words before this one in the block that begins here, as they stand, and gives the spelling of the next; its entry follows.
    #[inline(always)]
    fn pass_to(&mut self, word: &[u8]) -> Option<(usize, &'p [u8])> {
        self.open()?;
        // How much the word before has in common with the one that is sought. One that shares more with the word before compares as that one did.
        let mut matched = 0;
        while self.left > 0 {
            self.left -= 1;
            let (shared, tail) = take_spelling(&mut self.rest)?;
            if shared <= matched {
                let rest = word.get(shared..)?;
                let same = common(tail, rest);
                if tail.get(same) >= rest.get(same) {
                    return Some((shared, tail));
                }
                matched = shared + same;
            }
            self.pass_entry()?;
        }
        None
    }

    /// The same, of which nothing is wanted.
    #[inline(always)]
    fn pass_entry(&mut self) -> Option<()> {
        let (&mark, rest) = self.rest.split_first()?;
        let kind = mark & LIST;
        if kind == LIST {
            return self.take_entry().map(|_| ());
        }
        self.rest = rest.get(usize::from(kind > PLAIN)..)?;
        self.next = self.next.wrapping_add(u32::from(kind.wrapping_sub(PLAIN) < 2));
        Some(())
    }
}

/// A walk over the lexicon in order, holding the word it stands on.
#[derive(Clone, Debug)]
pub struct Walk<'p> {
    items: Items<'p>,
    /// Where the words are read that were sought in an unpacked pack: the items do not go on then.
    said: Kept<Entries<'p>>,
    /// How many bytes the word is known to have in common with the one before; 0 at the start of a block.
    pub(super) shared: usize,
    /// The word.
    pub word: WordText,
    /// Its terms.
    pub entry: LexiconEntry<'p>,
}

impl<'p> Walk<'p> {
    fn at(bytes: &'p [u8]) -> Self {
        let said = Kept::of(None);
        Self { items: Items::of(bytes), said, shared: 0, word: WordText::new(), entry: LexiconEntry::of(0, 0, &[]) }
    }

    /// Goes on to the next word; false at the end, or where the bytes are malformed.
    pub fn step(&mut self) -> bool {
        if let Some(said) = self.said.get() {
            return self.step_said(said);
        }
        let Some(item) = self.items.take() else { return false };
        let sound = item.shared <= self.word.len();
        self.word.truncate(item.shared);
        (self.shared, self.entry) = (item.shared, item.entry);
        sound && self.word.extend_from_slice(item.tail).is_ok()
    }

    /// The same, where words that begin so and have not as many characters may be passed over, if that is quicker.
    pub(super) fn step_to(&mut self, beginning: &[u8], characters: &RangeInclusive<usize>) -> bool {
        let Some(mut said) = self.said.get() else { return self.step() };
        said.pass_to(beginning, characters);
        self.step_said(said)
    }

    /// Goes on to the first of these words.
    fn step_said(&mut self, mut said: Entries<'p>) -> bool {
        let Some((word, meaning)) = said.take() else { return false };
        self.shared = common(&self.word, &word);
        (self.word, self.entry) = (word, meaning.entry(self.items.rest));
        self.said = Kept::of(Some(said));
        true
    }

    /// Goes on to the first word that is not before this one, which stands in the block that begins or is the head of the next; false if there is none.
    fn pass_to(&mut self, word: &[u8]) -> bool {
        let Some((shared, tail)) = self.items.pass_to(word) else {
            return self.step() && self.word.as_slice() >= word;
        };
        // What it shares with the word before, that one shares with the one that is sought.
        let beginning = word.get(..shared).unwrap_or(&[]);
        let fits = [beginning, tail].iter().try_for_each(|bytes| self.word.extend_from_slice(bytes)).is_ok();
        let entry = self.items.take_entry();
        (self.shared, self.entry) = (shared, entry.unwrap_or(self.entry));
        fits && entry.is_some()
    }

    /// What the entry says, in a section of so many bytes.
    pub(crate) fn meaning(&self, section: usize) -> Meaning {
        let behind = section.saturating_sub(self.items.rest.len());
        let count = self.entry.terms.len();
        let terms = (behind.saturating_sub(count) as u32, count as u32);
        Meaning { mark: self.entry.mark, next: self.entry.next, terms }
    }

    /// Whether the word is the last of its block.
    pub(super) const fn is_last_of_block(&self) -> bool {
        self.items.left == 0
    }
}

/// How many bytes two words begin with in common.
fn common(left: &[u8], right: &[u8]) -> usize {
    left.iter().zip(right).take_while(|(left, right)| left == right).count()
}

impl<'p> Lexicon<'p> {
    /// The lexicon of this pack.
    pub fn of(pack: &Pack<'p>) -> Self {
        let vocabulary = Kept::of(pack.unpacked().map(|unpacked| unpacked.vocabulary()));
        Self { blocks: pack.lexicon_blocks(), bytes: pack.section(Section::Lexicon), pack: *pack, vocabulary }
    }

    /// How many blocks.
    pub const fn block_count(&self) -> u32 {
        self.blocks.len()
    }

    fn at(&self, block: &LexiconBlock) -> &'p [u8] {
        self.bytes.get(block.to as usize..).unwrap_or(&[])
    }

    /// The first word of a block.
    fn head(&self, block: &LexiconBlock) -> &'p [u8] {
        let word = || {
            let mut items = Items::of(self.at(block));
            items.open()?;
            take_spelling(&mut items.rest)
        };
        word().map_or(&[], |(_, tail)| tail)
    }

    /// The number of the last of these blocks that begins at or before a word; the first if there is none.
    fn block_of(&self, word: &[u8], within: &Range<u32>) -> u32 {
        let beginning = LexiconBlock::beginning_of(word);
        let (mut low, mut high) = (within.start, within.end);
        while low < high {
            let middle = low + (high - low) / 2;
            let block = self.blocks.get(middle).unwrap_or_default();
            let same = block.beginning == beginning;
            let before = if same { self.head(&block) <= word } else { block.beginning < beginning };
            if before { low = middle + 1 } else { high = middle }
        }
        low.saturating_sub(1).max(within.start)
    }

    /// Every block.
    pub(super) const fn all(&self) -> Range<u32> {
        0..self.blocks.len()
    }

    /// The blocks that words with this beginning stand in.
    pub(super) fn blocks_of(&self, beginning: &[u8]) -> Range<u32> {
        let all = self.all();
        let first = self.block_of(beginning, &all);
        let mut behind = WordText::new();
        // No text has this byte.
        let _ = behind.extend_from_slice(beginning).map(|()| behind.push(0xFF));
        first..self.block_of(&behind, &all).saturating_add(1).min(all.end)
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

    /// A walk before the first word of a block, and the largest commonness there; `None` behind the last.
    pub(super) fn block(&self, number: u32) -> Option<(u8, Walk<'p>)> {
        let mut walk = Walk::at(self.at(&self.blocks.get(number)?));
        let common = walk.items.open()?;
        Some((common, walk))
    }

    fn block_with(&self, word: &[u8], within: &Range<u32>) -> &'p [u8] {
        self.blocks.get(self.block_of(word, within)).map_or(&[], |block| self.at(&block))
    }

    /// A walk that stands on the first word that is not before `word`; `None` if all are.
    pub fn seek(&self, word: &[u8]) -> Option<Walk<'p>> {
        if let Some(vocabulary) = self.vocabulary.get() {
            let mut walk = Walk::at(self.bytes);
            return walk.step_said(vocabulary.entries.seek(word)).then_some(walk);
        }
        let mut walk = Walk::at(self.block_with(word, &self.all()));
        if !SMALL {
            return walk.pass_to(word).then_some(walk);
        }
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
        self.look_up_within(word, &self.all())
    }

    /// The same for a word that can only stand in these blocks.
    pub(super) fn look_up_within(&self, word: &[u8], blocks: &Range<u32>) -> Option<LexiconEntry<'p>> {
        match self.vocabulary.get().map_or(Known::Unsaid, |vocabulary| vocabulary.look_up(word)) {
            Known::Yes(meaning) => return Some(meaning.entry(self.bytes)),
            Known::No => return None,
            Known::Unsaid => {}
        }
        if SMALL {
            return self.seek(word).filter(|walk| walk.word.as_slice() == word).map(|walk| walk.entry);
        }
        let mut items = Items::of(self.block_with(word, blocks));
        let (shared, tail) = items.pass_to(word)?;
        if word.get(shared..) == Some(tail) { items.take_entry() } else { None }
    }

    /// Whether words are looked up quickly, known or not.
    pub(super) const fn is_unpacked(&self) -> bool {
        self.vocabulary.get().is_some()
    }

    /// Tells the known words that may shorten to this one; `None` if that is not quickly said, or not of all.
    pub(super) fn each_shortened_to(
        &self,
        word: &[u8],
        mut tell: impl FnMut(&WordText, &LexiconEntry<'p>),
    ) -> Option<()> {
        let vocabulary = self.vocabulary.get()?;
        vocabulary.each_shortened_to(word, |known, meaning| tell(known, &meaning.entry(self.bytes))).then_some(())
    }

    /// In how many needs and resources the word stands, by its most frequent term.
    pub fn frequency(&self, entry: &LexiconEntry<'p>) -> u32 {
        entry.terms().map(|found| self.pack.postings(found.term).frequency).max().unwrap_or(0)
    }
}
