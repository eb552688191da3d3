//! What a search reads most, unpacked: words and postings as numbers of 32 bits, in memory that the caller lends.
//!
//! Owns: how that memory is laid out, and reading it; [`Unpacking`] writes it. First stand five numbers: how many terms there are, how many slots the two tables
//! of the [vocabulary](super::vocabulary) have, how many numbers its entries, and how many a row; then three for each term: where its postings begin and end, and its largest
//! impact with the tenth largest above it and whether a [row](super::row) of them is behind. Then the slots; the entries; the postings, in the order of terms
//! and documents.
//!
//! Invariant: it says what the pack says. Cost: a word or a list takes a few reads. [`Pack::unpack`](crate::Pack::unpack) says how much memory it is.

use super::row::{self, Row};
use super::vocabulary::{self, ENTRY, Entries, Meaning, Vocabulary};
use crate::SMALL;
use crate::text::WordText;

/// How many numbers stand first,
const HEAD: usize = 5;
/// and how many for each term.
const TERM: usize = 3;
/// A term whose row stands behind its postings.
const IN_ROW: u32 = 1 << 16;
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
        let rest = self.0.get(first_slot(self.number(0))..).unwrap_or(&[]);
        let (words, rest) = rest.split_at_checked(self.number(1)).unwrap_or_default();
        let (shortened, rest) = rest.split_at_checked(self.number(2)).unwrap_or_default();
        Vocabulary { words, shortened, entries: Entries(rest.get(..self.number(3)).unwrap_or(&[])) }
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
        self.0.get(start..)?.get(..self.number(4)).map(Row::of)
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
    /// How often they can be shortened.
    pub shortened: usize,
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
    /// Counts a word of so many bytes that can be shortened so often.
    pub const fn add_word(&mut self, length: usize, shortened: usize) {
        self.words = self.words.saturating_add(1);
        self.shortened = self.shortened.saturating_add(shortened);
        self.entries = self.entries.saturating_add(vocabulary::entry_size(length));
    }

    /// Counts a list of so many postings.
    pub const fn add_list(&mut self, count: u32) {
        self.postings = self.postings.saturating_add(count as usize);
        self.rows = self.rows.saturating_add(if count >= self.frequent { self.row } else { 0 });
    }

    /// How many slots the two tables have.
    const fn slots(&self) -> [usize; 2] {
        [vocabulary::slot_count(self.words), vocabulary::slot_count(self.shortened)]
    }

    /// Where the words begin.
    const fn first_entry(&self) -> usize {
        let [words, shortened] = self.slots();
        first_slot(self.terms).saturating_add(words).saturating_add(shortened)
    }

    /// How many numbers come before the postings.
    const fn before_postings(&self) -> usize {
        self.first_entry().saturating_add(self.entries)
    }

    /// How many numbers.
    pub const fn numbers(&self) -> usize {
        self.before_postings().saturating_add(self.postings).saturating_add(self.rows)
    }

    /// Whether a slot can say where each entry is, and a term where its postings are.
    pub const fn is_addressable(&self) -> bool {
        self.entries / ENTRY < 1 << 24 && self.numbers() < u32::MAX as usize
    }
}

/// Memory that is being filled: all words, and then the postings of one term after the other.
pub(crate) struct Unpacking<'m> {
    memory: &'m mut [u32],
    terms: usize,
    slots: [usize; 2],
    frequent: u32,
    row: usize,
    /// Where the entries begin.
    first_entry: usize,
    /// Where the next number goes.
    at: usize,
    /// How many terms there are already.
    done: usize,
}

impl<'m> Unpacking<'m> {
    /// For a pack of this size; `None` if there is not so much memory.
    pub fn of(memory: &'m mut [u32], size: &Size) -> Option<Self> {
        let (terms, slots, at) = (size.terms, size.slots(), size.first_entry());
        let memory = memory.get_mut(..size.numbers())?;
        memory.get_mut(..at)?.fill(0);
        let head: &mut [u32; HEAD] = memory.first_chunk_mut()?;
        *head = [terms, slots[0], slots[1], size.entries, size.row].map(|number| number as u32);
        Some(Self { memory, terms, slots, frequent: size.frequent, row: size.row, first_entry: at, at, done: 0 })
    }

    fn put(&mut self, number: u32) {
        if let Some(place) = self.memory.get_mut(self.at) {
            *place = number;
            self.at += 1;
        }
    }

    /// Adds a word, and what it shortens to.
    pub fn word(&mut self, word: &[u8], meaning: &Meaning, shortened: impl Iterator<Item = WordText>) {
        let Some((before, free)) = self.memory.split_at_mut_checked(self.at) else { return };
        let entry = self.at - self.first_entry;
        let slots = before.get_mut(first_slot(self.terms)..).unwrap_or_default();
        let Some((words, shorter)) = slots.split_at_mut_checked(self.slots[0]) else { return };
        vocabulary::fill(words, word, entry);
        if let Some(shorter) = shorter.get_mut(..self.slots[1]) {
            shortened.for_each(|word| vocabulary::fill(shorter, &word, entry));
        }
        let size = vocabulary::entry_size(word.len());
        if let Some(place) = free.get_mut(..size) {
            vocabulary::write_entry(place, word, meaning);
        }
        self.at += size;
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
