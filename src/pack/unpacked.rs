//! What a search reads most, unpacked: words and postings as numbers of 32 bits, in memory that the caller lends.
//!
//! Owns: how that memory is laid out, and reading it; [`Unpacking`] writes it. First stand three numbers: how many terms there are, how many slots, and how
//! many numbers a row has; then three for each term: where its postings begin and end, and its largest impact with the tenth largest above it and whether a
//! [row](super::row) of them is behind. Then the slots of a hash table of words, a power of two, each 0 or a byte of the hash and above it where an entry is;
//! the entries; the postings, in the order of terms and documents.
//!
//! Invariant: it says what the pack says. A word that found no slot near its place is looked up in the pack, so a look-up is bounded whatever the words are.
//! Cost: a word or a list takes a few reads. [`Pack::unpack`](crate::Pack::unpack) says how much memory it is.

use super::row::{self, Row};
use crate::SMALL;

/// How many numbers stand first,
const HEAD: usize = 3;
/// and how many for each term.
const TERM: usize = 3;
/// A term whose row stands behind its postings.
const IN_ROW: u32 = 1 << 16;
/// An entry begins at a multiple of so many numbers.
const ENTRY: usize = 8;
/// How many slots are looked at for a word.
const PROBES: usize = 16;
/// Up to so many bytes, a word is its first eight and its last eight.
const TWO_ENDS: usize = 16;
/// The first bit of the document in a posting, and that of the form: the impact has the lowest eight.
const DOCUMENT: u32 = 8;
const FORM: u32 = 30;

/// Documents from this number on do not fit a posting.
pub(crate) const MAX_DOCUMENTS: u32 = 1 << (FORM - DOCUMENT);

/// A document that has a term: how much it is about it, and in which of the four forms the term stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Posting(u32);

impl Posting {
    /// The document must be below [`MAX_DOCUMENTS`], the form below 4.
    pub const fn new(document: u32, impact: u8, form: u8) -> Self {
        Self((form as u32) << FORM | document << DOCUMENT | impact as u32)
    }

    /// As it stands in the memory.
    pub const fn of(number: u32) -> Self {
        Self(number)
    }

    #[inline(always)]
    pub const fn document(self) -> u32 {
        self.0 >> DOCUMENT & (MAX_DOCUMENTS - 1)
    }

    #[inline(always)]
    pub const fn impact(self) -> u32 {
        self.0 & 0xFF
    }

    #[inline(always)]
    pub const fn form(self) -> usize {
        (self.0 >> FORM) as usize
    }

    /// The place of the document in a window of so many, a power of two.
    #[inline(always)]
    pub const fn place(self, size: usize) -> usize {
        (self.0 >> DOCUMENT) as usize & (size - 1)
    }
}

/// The first eight bytes of a word and its last eight, or what is there of both: up to [`TWO_ENDS`] bytes, no other word of its length has the same.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Ends {
    first: u64,
    last: u64,
}

impl Ends {
    #[inline(always)]
    fn of(word: &[u8]) -> Self {
        if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
            return Self { first: u64::from_le_bytes(*first), last: u64::from_le_bytes(*last) };
        }
        if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
            let (first, last) = (u32::from_le_bytes(*first), u32::from_le_bytes(*last));
            return Self { first: u64::from(last) << 32 | u64::from(first), last: 0 };
        }
        Self { first: word.iter().fold(0, |all, &byte| all << 8 | u64::from(byte)), last: 0 }
    }

    /// As four numbers, the way they stand in an entry.
    const fn numbers(self) -> [u32; 4] {
        [self.first as u32, (self.first >> 32) as u32, self.last as u32, (self.last >> 32) as u32]
    }

    /// The slot to begin with, of as many as there may be, and the byte that it says.
    #[inline(always)]
    fn slot(self, length: usize) -> (usize, u32) {
        let mixed = (self.first ^ self.last.rotate_left(23) ^ length as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        ((mixed >> 32) as usize, (mixed >> 56) as u32)
    }
}

/// What stands between the two ends of a long word, four bytes a number, the last one filled up with zeros.
fn middle(word: &[u8]) -> impl Iterator<Item = u32> {
    let between = word.get(TWO_ENDS / 2..word.len().saturating_sub(TWO_ENDS / 2)).unwrap_or(&[]);
    between.chunks(4).map(|bytes| bytes.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte)))
}

/// How many numbers the entry of a word of so many bytes takes.
const fn entry_size(length: usize) -> usize {
    (ENTRY + length.saturating_sub(TWO_ENDS).div_ceil(4)).next_multiple_of(ENTRY)
}

/// What the lexicon says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// Its mark,
    pub mark: u8,
    /// the next new term,
    pub next: u32,
    /// and where the bytes of its terms are in the section, and how many.
    pub terms: (u32, u32),
}

/// Whether a word is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    Yes(Meaning),
    No,
    /// The pack itself must be asked.
    Unsaid,
}

/// The words of an unpacked pack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabulary<'a> {
    slots: &'a [u32],
    memory: &'a [u32],
}

impl<'a> Vocabulary<'a> {
    /// What is known of a word.
    #[inline]
    pub fn look_up(&self, word: &[u8]) -> Known {
        let ends = Ends::of(word);
        self.probe(ends, word.len(), |at| self.meaning(at, ends, word))
    }

    /// The words that are this one with another letter of ASCII in a place.
    pub fn one_letter(&self, word: &mut [u8], place: usize) -> OneLetter<'a> {
        let mut with = |letter: u8| {
            if let Some(byte) = word.get_mut(place) {
                *byte = letter;
            }
            Ends::of(word)
        };
        let (none, one) = (with(0), with(1));
        let each = Ends { first: one.first.wrapping_sub(none.first), last: one.last.wrapping_sub(none.last) };
        OneLetter { vocabulary: *self, none, each, length: word.len() }
    }

    /// What is found where an entry of these ends may be.
    #[inline(always)]
    fn probe(&self, ends: Ends, length: usize, found: impl Fn(usize) -> Option<Meaning>) -> Known {
        let (mut slot, byte) = ends.slot(length);
        for _ in 0..PROBES {
            let Some(&said) = self.slots.get(slot & self.slots.len().wrapping_sub(1)) else { break };
            if said == 0 {
                return Known::No;
            }
            if said & 0xFF == byte
                && let Some(meaning) = found((said >> 8) as usize * ENTRY)
            {
                return Known::Yes(meaning);
            }
            slot = slot.wrapping_add(1);
        }
        Known::Unsaid
    }

    /// What the entry that begins here says, if it is that of the word.
    #[inline]
    fn meaning(&self, at: usize, ends: Ends, word: &[u8]) -> Option<Meaning> {
        let (&[head, next, terms, bytes, a, b, c, d], rest) = self.memory.get(at..)?.split_first_chunk()?;
        let same = [a, b, c, d] == ends.numbers() && (head & 0xFF) as usize == word.len();
        let whole = word.len() <= TWO_ENDS || middle(word).zip(rest).all(|(sought, &there)| sought == there);
        (same && whole).then_some(Meaning { mark: (head >> 8) as u8, next, terms: (terms, bytes) })
    }
}

/// Words that are alike but for one letter of ASCII: their ends are reckoned, not read.
pub(crate) struct OneLetter<'a> {
    vocabulary: Vocabulary<'a>,
    /// The ends without the letter,
    none: Ends,
    /// and what each step in the alphabet adds to them.
    each: Ends,
    length: usize,
}

impl OneLetter<'_> {
    /// Whether the word with this letter may be known: if not, it is not.
    #[inline(always)]
    pub fn may_be(&self, letter: u8) -> bool {
        let with = |none: u64, each: u64| none.wrapping_add(each.wrapping_mul(letter.into()));
        let ends = Ends { first: with(self.none.first, self.each.first), last: with(self.none.last, self.each.last) };
        let some = Meaning { mark: 0, next: 0, terms: (0, 0) };
        self.vocabulary.probe(ends, self.length, |_| Some(some)) != Known::No
    }
}

/// The postings of a term.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Postings<'a> {
    /// In the order of documents: see [`Posting::of`].
    pub all: &'a [u32],
    /// No impact is larger.
    pub impact: u8,
    /// Ten resources have so much at least; 0 if fewer have the term.
    pub tenth: u8,
    /// The same as a row, if the term is frequent.
    pub row: Option<Row<'a>>,
}

/// Something of an unpacked pack, where there is any: no byte and no code on a device.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept<T>([Option<T>; if SMALL { 0 } else { 1 }]);

impl<T: Copy> Kept<T> {
    pub const fn of(thing: Option<T>) -> Self {
        Self([thing; if SMALL { 0 } else { 1 }])
    }

    #[inline(always)]
    pub const fn get(&self) -> Option<T> {
        match self.0.as_slice() {
            [thing, ..] => *thing,
            [] => None,
        }
    }
}

/// An unpacked pack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Unpacked<'a>(&'a [u32]);

impl<'a> Unpacked<'a> {
    fn number(&self, at: usize) -> usize {
        self.0.get(at).map_or(0, |&number| number as usize)
    }

    /// The words.
    pub fn vocabulary(&self) -> Vocabulary<'a> {
        let first = first_slot(self.number(0));
        let slots = self.0.get(first..).and_then(|rest| rest.get(..self.number(1))).unwrap_or(&[]);
        Vocabulary { slots, memory: self.0 }
    }

    /// The postings of a term; none if the pack has none of it.
    pub fn postings(&self, term: u32) -> Postings<'a> {
        let at = HEAD + term as usize * TERM;
        match self.0.get(at..).and_then(|rest| rest.first_chunk()) {
            Some(&[start, end, best]) if (term as usize) < self.number(0) => {
                let all = self.0.get(start as usize..end as usize).unwrap_or(&[]);
                let row = self.row(end as usize).filter(|_| best & IN_ROW > 0);
                Postings { all, impact: best as u8, tenth: (best >> 8) as u8, row }
            }
            _ => Postings::default(),
        }
    }

    /// The row that begins here.
    fn row(&self, start: usize) -> Option<Row<'a>> {
        self.0.get(start..)?.get(..self.number(2)).map(Row::of)
    }
}

/// Where the slots begin.
const fn first_slot(terms: usize) -> usize {
    HEAD + terms * TERM
}

/// How much memory it takes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Size {
    pub terms: usize,
    pub words: usize,
    /// The numbers of all entries.
    pub entries: usize,
    pub postings: usize,
    /// How many documents a term must have to get a row,
    pub frequent: u32,
    /// and how many numbers that has.
    pub row: usize,
    /// The numbers of all rows.
    pub rows: usize,
}

impl Size {
    /// Counts a word of so many bytes.
    pub const fn add_word(&mut self, length: usize) {
        self.words = self.words.saturating_add(1);
        self.entries = self.entries.saturating_add(entry_size(length));
    }

    /// Counts a list of so many postings.
    pub const fn add_list(&mut self, count: u32) {
        self.postings = self.postings.saturating_add(count as usize);
        self.rows = self.rows.saturating_add(if count >= self.frequent { self.row } else { 0 });
    }

    /// At most a quarter of them are taken: most words that are asked for to repair another are not there, and said so by the first.
    const fn slots(&self) -> usize {
        self.words.saturating_mul(4).next_power_of_two()
    }

    /// How many numbers come before the postings.
    const fn before_postings(&self) -> usize {
        (first_slot(self.terms) + self.slots()).next_multiple_of(ENTRY).saturating_add(self.entries)
    }

    /// How many numbers.
    pub const fn numbers(&self) -> usize {
        self.before_postings().saturating_add(self.postings).saturating_add(self.rows)
    }

    /// Whether a slot can say where each entry is, and a term where its postings are.
    pub const fn is_addressable(&self) -> bool {
        self.before_postings() / ENTRY < 1 << 24 && self.numbers() < u32::MAX as usize
    }
}

/// Memory that is being filled: all words, and then the postings of one term after the other.
pub(crate) struct Unpacking<'m> {
    memory: &'m mut [u32],
    terms: usize,
    slots: usize,
    frequent: u32,
    row: usize,
    /// Where the next number goes.
    at: usize,
    /// How many terms there are already.
    done: usize,
}

impl<'m> Unpacking<'m> {
    /// For a pack of this size; `None` if there is not so much memory.
    pub fn of(memory: &'m mut [u32], size: &Size) -> Option<Self> {
        let (terms, slots) = (size.terms, size.slots());
        let memory = memory.get_mut(..size.numbers())?;
        let at = (first_slot(terms) + slots).next_multiple_of(ENTRY);
        memory.get_mut(..at)?.fill(0);
        memory.get_mut(..HEAD)?.copy_from_slice(&[terms as u32, slots as u32, size.row as u32]);
        Some(Self { memory, terms, slots, frequent: size.frequent, row: size.row, at, done: 0 })
    }

    fn put(&mut self, number: u32) {
        if let Some(place) = self.memory.get_mut(self.at) {
            *place = number;
            self.at += 1;
        }
    }

    /// Adds a word.
    pub fn word(&mut self, word: &[u8], meaning: &Meaning) {
        let ends = Ends::of(word);
        let (slot, byte) = ends.slot(word.len());
        let said = ((self.at / ENTRY) as u32) << 8 | byte;
        let places = (slot..slot.saturating_add(PROBES)).map(|slot| first_slot(self.terms) + (slot & (self.slots - 1)));
        for place in places {
            if let Some(free) = self.memory.get_mut(place).filter(|there| **there == 0) {
                *free = said;
                break;
            }
        }
        let end = self.at + entry_size(word.len());
        self.put(u32::from(meaning.mark) << 8 | word.len() as u32);
        for number in [meaning.next, meaning.terms.0, meaning.terms.1].into_iter().chain(ends.numbers()) {
            self.put(number);
        }
        for number in middle(word) {
            self.put(number);
        }
        self.at = end;
    }

    /// Adds the postings of the next term, in the order of documents. Those from the document `resources` on are of resources. The list says that it has so
    /// many.
    pub fn list(&mut self, postings: impl Iterator<Item = Posting>, count: u32, resources: u32) {
        let (start, mut impact, mut best) = (self.at as u32, 0, [0_u8; crate::pack::TENTH as usize]);
        for posting in postings {
            let new = posting.impact() as u8;
            impact = new.max(impact);
            if posting.document() >= resources && best.last() < Some(&new) {
                // The smallest leaves.
                best.iter_mut().fold(new, |new, place| core::mem::replace(place, new.max(*place)).min(new));
            }
            self.put(posting.0);
        }
        let [.., tenth] = best;
        let in_row = if count >= self.frequent && impact <= row::MOST { IN_ROW } else { 0 };
        let head = [start, self.at as u32, in_row | u32::from(tenth) << 8 | u32::from(impact)];
        let at = HEAD + self.done * TERM;
        if let Some(place) = self.memory.get_mut(at..).and_then(|rest| rest.first_chunk_mut()) {
            *place = head;
        }
        if in_row > 0 {
            self.row(start as usize);
        }
        self.done += 1;
    }

    /// Adds the row of the postings that begin here and end with what was written last.
    fn row(&mut self, start: usize) {
        let Some((written, free)) = self.memory.split_at_mut_checked(self.at) else { return };
        let postings = written.get(start..).unwrap_or(&[]).iter().map(|&posting| Posting::of(posting));
        let postings = postings.map(|posting| (posting.document(), posting.impact() as u8, posting.form() as u8));
        if let Some(numbers) = free.get_mut(..self.row) {
            row::write(numbers, postings);
            self.at += self.row;
        }
    }

    /// What can be asked now.
    pub fn done(self) -> Unpacked<'m> {
        Unpacked(self.memory)
    }
}
