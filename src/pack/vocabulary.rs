//! The words of an unpacked pack: entries, in the order of the lexicon, and two hash tables that say where they stand.
//!
//! Owns: how a word is written as numbers of 32 bits, and found again. An entry is the length of the word, its mark and how many characters it has; what it
//! means; and its first and last eight bytes. What a longer word has between them follows, behind a 0, so that halving finds where an entry begins. A slot
//! of a table is 0, or a byte of the hash and above it where an entry is. The first table has each word; the second has it for each of its first characters
//! that can be left out, by what is left then. So the words that have a letter more than another one, or a letter in the place of another, are those that
//! shorten to the same (the deletion neighbourhood: Mor and Fraenkel, CACM 1982), instead of hundreds that may be.
//!
//! Invariant: a word that found no free slot within [`PROBES`] left none there, so whoever looks for it knows that the pack itself must be asked. Cost: a
//! read of a slot and one of an entry; a walk begins after as many reads as the number of words has bits.

use crate::text::{MAX_WORD, WordText, begins_character};
use core::ops::RangeInclusive;

/// An entry begins at a multiple of so many numbers.
pub(super) const ENTRY: usize = 8;
/// How many slots are looked at for a word.
const PROBES: usize = 32;
/// Up to so many bytes, a word is its first eight and its last eight.
const TWO_ENDS: usize = 16;

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

    /// Of four numbers, the way they stand in an entry.
    #[inline(always)]
    fn from([a, b, c, d]: [u32; 4]) -> Self {
        let two = |low: u32, high: u32| u64::from(high) << 32 | u64::from(low);
        Self { first: two(a, b), last: two(c, d) }
    }

    /// As such numbers.
    const fn numbers(self) -> [u32; 4] {
        [self.first as u32, (self.first >> 32) as u32, self.last as u32, (self.last >> 32) as u32]
    }

    /// The first eight bytes of a word of this length in one number, which orders words as they do.
    fn beginning(self, length: usize) -> u64 {
        let left = 64_u32.saturating_sub(length as u32 * 8);
        match length {
            0 => 0,
            1..4 => self.first << left,
            4..8 => {
                let (first, last) = (self.first as u32, (self.first >> 32) as u32);
                u64::from(first.swap_bytes()) << 32 | u64::from(last.swap_bytes()) << left
            }
            _ => self.first.swap_bytes(),
        }
    }

    /// Writes them into a word of the length that they are of.
    fn write(self, word: &mut [u8]) {
        let (first, last) = (self.first.to_le_bytes(), self.last.to_le_bytes());
        if let Some(place) = word.first_chunk_mut() {
            *place = first;
            word.last_chunk_mut().into_iter().for_each(|place| *place = last);
            return;
        }
        let [a, b, c, d, last @ ..] = first;
        if let Some(place) = word.first_chunk_mut() {
            *place = [a, b, c, d];
            word.last_chunk_mut().into_iter().for_each(|place| *place = last);
            return;
        }
        word.iter_mut().rev().zip(first).for_each(|(place, byte)| *place = byte);
    }

    /// The hash of a word of this length.
    #[inline(always)]
    const fn hash(self, length: usize) -> u64 {
        (self.first ^ self.last.rotate_left(23) ^ length as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// What stands between the two ends of a long word, four bytes a number, the last one filled up with zeros.
fn middle(word: &[u8]) -> impl Iterator<Item = u32> {
    let between = word.get(TWO_ENDS / 2..word.len().saturating_sub(TWO_ENDS / 2)).unwrap_or(&[]);
    between.chunks(4).map(|bytes| bytes.iter().rev().fold(0, |number, &byte| number << 8 | u32::from(byte)))
}

/// What each [`ENTRY`] numbers but the first of an entry begin with: no word has no bytes.
const GOES_ON: u32 = 0;

/// How many numbers the entry of a word of so many bytes takes.
pub(super) const fn entry_size(length: usize) -> usize {
    ENTRY + length.saturating_sub(TWO_ENDS).div_ceil(4 * (ENTRY - 1)) * ENTRY
}

/// Writes the entry of a word to the beginning of this memory, which has room for it.
pub(super) fn write_entry(memory: &mut [u32], word: &[u8], meaning: &Meaning) {
    let Some((first, rest)) = memory.split_first_chunk_mut() else { return };
    let [a, b, c, d] = Ends::of(word).numbers();
    let characters = word.iter().filter(|&&byte| begins_character(byte)).count();
    let head = (characters as u32) << 16 | u32::from(meaning.mark) << 8 | word.len() as u32;
    *first = [head, meaning.next, meaning.terms.0, meaning.terms.1, a, b, c, d];
    let mut middle = middle(word);
    for part in rest.chunks_exact_mut(ENTRY) {
        let [first, rest @ ..] = part else { return };
        *first = GOES_ON;
        rest.fill_with(|| middle.next().unwrap_or_default());
    }
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

/// How many slots a table of so many words has: half of them are taken. Behind the last one there is room to look on.
pub(super) const fn slot_count(words: usize) -> usize {
    words.saturating_mul(2).saturating_add(PROBES)
}

/// The slot to begin with, of so many, and the byte that it says.
#[inline(always)]
const fn slot_of(hash: u64, slots: usize) -> (usize, u32) {
    let share = (hash >> 32).wrapping_mul(slots.saturating_sub(PROBES) as u64) >> 32;
    (share as usize, (hash >> 40) as u32 & 0xFF)
}

/// Writes into a free slot for this word where its entry stands, or that of one that shortens to it.
pub(super) fn fill(slots: &mut [u32], word: &[u8], entry: usize) {
    let (slot, byte) = slot_of(Ends::of(word).hash(word.len()), slots.len());
    let mut near = slots.iter_mut().skip(slot).take(PROBES);
    if let Some(free) = near.find(|there| **there == 0) {
        *free = ((entry / ENTRY) as u32) << 8 | byte;
    }
}

/// The words of an unpacked pack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabulary<'a> {
    /// Where each word stands among the entries,
    pub words: &'a [u32],
    /// and where those that shorten to a word.
    pub shortened: &'a [u32],
    pub entries: Entries<'a>,
}

impl<'a> Vocabulary<'a> {
    /// What is known of a word.
    #[inline]
    pub fn look_up(&self, word: &[u8]) -> Known {
        let ends = Ends::of(word);
        let mut known = Known::No;
        let all = probe(self.words, ends.hash(word.len()), |at| {
            let meaning = self.entries.meaning(at, ends, word);
            known = meaning.map_or(Known::No, Known::Yes);
            meaning.is_some()
        });
        if all { known } else { Known::Unsaid }
    }

    /// Tells the known words that may shorten to this one; false if there may be more.
    pub fn each_shortened_to(&self, word: &[u8], mut tell: impl FnMut(&WordText, &Meaning)) -> bool {
        probe(self.shortened, Ends::of(word).hash(word.len()), |at| {
            if let Some((word, meaning)) = self.entries.from(at).read() {
                tell(&word, &meaning);
            }
            false
        })
    }
}

/// Entries, one after the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entries<'a>(pub &'a [u32]);

impl<'a> Entries<'a> {
    /// The entry that begins here and those behind it.
    fn from(self, at: usize) -> Self {
        Self(self.0.get(at..).unwrap_or(&[]))
    }

    /// What the entry that begins here says, if it is that of the word.
    #[inline]
    fn meaning(self, at: usize, ends: Ends, word: &[u8]) -> Option<Meaning> {
        let (&[head, next, terms, bytes, a, b, c, d], rest) = self.0.get(at..)?.split_first_chunk()?;
        let same = [a, b, c, d] == ends.numbers() && (head & 0xFF) as usize == word.len();
        let whole = word.len() <= TWO_ENDS || middle(word).zip(behind(rest)).all(|(sought, there)| sought == there);
        (same && whole).then_some(Meaning { mark: (head >> 8) as u8, next, terms: (terms, bytes) })
    }

    /// The first word, and what it means.
    fn read(self) -> Option<(WordText, Meaning)> {
        let (&[head, next, terms, bytes, a, b, c, d], rest) = self.0.split_first_chunk()?;
        let mut word = WordText::from([0; MAX_WORD]);
        word.truncate((head & 0xFF) as usize);
        Ends::from([a, b, c, d]).write(&mut word);
        let between = TWO_ENDS / 2..word.len().saturating_sub(TWO_ENDS / 2);
        for (place, number) in word.get_mut(between).unwrap_or_default().chunks_mut(4).zip(behind(rest)) {
            place.iter_mut().zip(number.to_le_bytes()).for_each(|(place, byte)| *place = byte);
        }
        Some((word, Meaning { mark: (head >> 8) as u8, next, terms: (terms, bytes) }))
    }

    /// Passes over the words that begin like this one, in their first eight bytes, and have no such number of characters.
    pub fn pass_to(&mut self, beginning: &[u8], characters: &RangeInclusive<usize>) {
        let shown = u64::MAX.checked_shl(64_u32.saturating_sub(beginning.len() as u32 * 8)).unwrap_or(0);
        let wanted = Ends::of(beginning).beginning(beginning.len());
        while let Some(&[head, _, _, _, a, b, c, d]) = self.0.first_chunk() {
            let length = (head & 0xFF) as usize;
            let begins = Ends::from([a, b, c, d]).beginning(length) & shown == wanted;
            if !begins || characters.contains(&((head >> 16) as usize)) {
                return;
            }
            *self = self.from(entry_size(length));
        }
    }

    /// Takes the first word, and what it means.
    pub fn take(&mut self) -> Option<(WordText, Meaning)> {
        let (word, meaning) = self.read()?;
        *self = self.from(entry_size(word.len()));
        Some((word, meaning))
    }

    /// Those from the first word on that is not before this one.
    pub fn seek(self, word: &[u8]) -> Self {
        let beginning = Ends::of(word).beginning(word.len());
        let (mut low, mut high) = (0, self.0.len() / ENTRY);
        while low < high {
            let middle = low + (high - low) / 2;
            let place = self.begin(middle);
            if self.from(place * ENTRY).is_before(word, beginning) { low = middle + 1 } else { high = place }
        }
        self.from(low * ENTRY)
    }

    /// Where the entry begins that stands here.
    fn begin(self, mut place: usize) -> usize {
        while place > 0 && self.goes_on(place) {
            place -= 1;
        }
        place
    }

    /// Whether the entry before goes on here.
    fn goes_on(self, place: usize) -> bool {
        self.0.get(place * ENTRY) == Some(&GOES_ON)
    }

    /// Whether the first word is before this one, which begins so.
    fn is_before(self, word: &[u8], beginning: u64) -> bool {
        let Some(&[head, _, _, _, a, b, c, d]) = self.0.first_chunk() else { return false };
        let own = Ends::from([a, b, c, d]).beginning((head & 0xFF) as usize);
        own < beginning || own == beginning && self.read().is_some_and(|(own, _)| own.as_slice() < word)
    }
}

/// The numbers of an entry behind its first [`ENTRY`].
fn behind(rest: &[u32]) -> impl Iterator<Item = u32> {
    rest.chunks(ENTRY).flat_map(|part| part.get(1..).unwrap_or(&[])).copied()
}

/// Tells where entries of this hash may be, until one is the right one; false if there may be more.
#[inline(always)]
fn probe(slots: &[u32], hash: u64, mut is_right: impl FnMut(usize) -> bool) -> bool {
    let (slot, byte) = slot_of(hash, slots.len());
    for &said in slots.get(slot..).unwrap_or(&[]).iter().take(PROBES) {
        if said == 0 || said & 0xFF == byte && is_right((said >> 8) as usize * ENTRY) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use std::string::String;
    use std::vec::Vec;
    use std::{format, vec};

    fn meaning(number: usize) -> Meaning {
        Meaning { mark: number as u8, next: number as u32, terms: (number as u32 + 1, number as u32 % 7) }
    }

    /// The entries of these words, each with the meaning of its number, and where they stand.
    fn entries(words: &[String]) -> (Vec<u32>, Vec<usize>) {
        let (mut memory, mut places) = (Vec::new(), Vec::new());
        for (number, word) in words.iter().enumerate() {
            let at = memory.len();
            memory.resize(at + entry_size(word.len()), u32::MAX);
            write_entry(&mut memory[at..], word.as_bytes(), &meaning(number));
            places.push(at);
        }
        (memory, places)
    }

    #[test]
    fn words_are_read_and_sought_as_they_were_written() {
        // Of every length, and some that differ in one place alone.
        let mut words: Vec<String> = (1..=MAX_WORD).map(|length| "abcdefghijklm".repeat(4)[..length].into()).collect();
        words
            .extend((0..40).map(|place| format!("{}z{}", &"abcdefghijklm".repeat(4)[..place], "y".repeat(40 - place))));
        words.sort();
        let (memory, places) = entries(&words);
        let all = Entries(&memory);
        for (number, (word, place)) in words.iter().zip(places).enumerate() {
            for sought in [word.clone(), word[..word.len() - 1].into(), format!("{}0", &word[..word.len().min(47)])] {
                let next = words.iter().find(|word| **word >= sought);
                let found = all.seek(sought.as_bytes()).read().map(|(word, _)| word.to_vec());
                assert_eq!(found.as_deref(), next.map(|word| word.as_bytes()), "{sought}");
            }
            let (read, said) = all.from(place).read().unwrap();
            assert_eq!((read.as_slice(), said), (word.as_bytes(), meaning(number)));
        }
        assert!(all.seek(b"zz").read().is_none());
    }

    #[test]
    fn words_of_other_lengths_are_passed_over_while_they_begin_alike() {
        let words = ["abc", "abcd", "abcé", "abcde", "abd", "abdef"].map(String::from);
        let (memory, _) = entries(&words);
        for (length, next) in [(3, "abc"), (4, "abcd"), (5, "abcde"), (6, "abd")] {
            let mut rest = Entries(&memory);
            rest.pass_to(b"abc", &(length..=length));
            assert_eq!(rest.read().unwrap().0, next.as_bytes());
        }
    }

    #[test]
    fn the_pack_is_asked_for_a_word_without_a_slot() {
        const SLOTS: usize = 200;
        let crowded = |word: &String| slot_of(Ends::of(word.as_bytes()).hash(word.len()), SLOTS).0 == 9;
        let words: Vec<String> = (0..).map(|number| format!("w{number}")).filter(crowded).take(PROBES + 3).collect();
        let (memory, places) = entries(&words);
        let mut slots = vec![0; SLOTS];
        let known = words.len() - 1;
        words.iter().zip(&places).take(known).for_each(|(word, &place)| fill(&mut slots, word.as_bytes(), place));
        let vocabulary = Vocabulary { words: &slots, shortened: &slots, entries: Entries(&memory) };
        for (number, word) in words.iter().enumerate() {
            let expected = if number < PROBES { Known::Yes(meaning(number)) } else { Known::Unsaid };
            assert_eq!(vocabulary.look_up(word.as_bytes()), expected, "{word}");
            assert!(!vocabulary.each_shortened_to(word.as_bytes(), |_, _| {}));
        }
        assert_eq!(vocabulary.look_up(b"elsewhere"), Known::No);
    }
}
