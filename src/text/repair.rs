//! The known word that an unknown one was meant to be: with another ending, or nearest to it.
//!
//! Distance is optimal string alignment over characters: insert, delete, replace, swap neighbours. An edit of the first characters is made and looked
//! up ([`edits`](super::edits)); for edits behind them the few known words with the same beginning are compared. Cost: that of the edits, and the words that
//! share the first characters.
//!
//! Words are compared by an automaton (Wu and Manber, CACM 1992, with swaps): for each number of edits the set of beginnings of the wanted word that the
//! characters so far can have become, one bit each. Words with a common beginning share its states, and no set left means no hope.

use super::beginnings::{BEGINNING, begins_character};
use super::edits::{Edits, number, take_character};
use super::endings::{COMMON_ENDINGS, inflected};
use super::lexicon::{Lexicon, LexiconEntry};
use super::words::WordText;
use crate::pack::{Pack, Section};

/// Words with more characters are not repaired.
pub(super) const MAX_CHARACTERS: usize = 24;
/// Words with fewer characters are not repaired: too many are near.
pub(super) const MIN_CHARACTERS: usize = 4;
/// From this length on, two edits may be repaired.
const LONG: usize = 8;
/// So many times as frequent a word counts as it is where people are that much likelier to have meant it: with a letter that was left out or two that were
/// swapped, for which there are few ways, while many letters may stand in the place of one; with the same first letter; and beyond both with another ending.
/// So far behind the best the second best may be.
const PREFERENCE: u32 = 16;
/// The most edits.
const MAX_EDITS: usize = 2;

/// What the automaton knows after a character.
#[derive(Clone, Copy, Debug)]
struct State {
    /// Bit `i` of set `e`: with `e` edits, the characters so far are the first `i` of the wanted word.
    reached: [u32; MAX_EDITS + 1],
    /// Bit `i`: the last character is number `i` of the wanted word, counted from 1.
    same: u32,
}

impl State {
    /// None was reached.
    const NONE: Self = Self { reached: [0; 3], same: 0 };
    /// Before the first character: the first `e` of the wanted word are left out.
    const START: Self = Self { reached: [0b1, 0b11, 0b111], same: 0 };

    /// After one more character, which is these of the wanted word, given the state before this one too.
    fn after(&self, same: u32, before: &Self) -> Self {
        let [none, one, two] = self.reached;
        let [before_none, before_one, _] = before.reached;
        // From what is there with one edit less: a character too many, one replaced, one left out; or the last two swapped.
        let edited = |less: u32, new: u32, before: u32| less | (less | new) << 1 | before << 2 & same << 1 & self.same;
        let new_none = none << 1 & same;
        let new_one = one << 1 & same | edited(none, new_none, before_none);
        let new_two = two << 1 & same | edited(one, new_one, before_one);
        Self { reached: [new_none, new_one, new_two], same }
    }
}

/// What follows the first characters of a word.
fn skip_characters(mut word: &[u8], characters: usize) -> &[u8] {
    for _ in 0..characters {
        word = take_character(word).map_or(&[], |(_, rest)| rest);
    }
    word
}

/// The first characters of a word.
fn first_characters(word: &[u8], characters: usize) -> &[u8] {
    let rest = skip_characters(word, characters).len();
    word.get(..word.len().saturating_sub(rest)).unwrap_or(word)
}

/// The memory of a repair; about 0.6 KiB, kept by the caller.
#[derive(Clone, Debug)]
pub struct Speller {
    /// The characters of the wanted word.
    wanted: heapless::Vec<u32, MAX_CHARACTERS>,
    /// The states after 0, 1, 2, ... characters of the word that is compared.
    states: [State; MAX_CHARACTERS + MAX_EDITS + 2],
    /// How many of its characters are too far already, whatever follows.
    hopeless: usize,
    choice: Choice,
}

impl Default for Speller {
    fn default() -> Self {
        Self::new()
    }
}

/// A known word that may have been meant.
#[derive(Clone, Debug)]
struct Candidate {
    /// How frequent it is, and how likely the change.
    merit: u32,
    /// The word; empty if there is none.
    word: WordText,
}

impl Candidate {
    const NONE: Self = Self { merit: 0, word: WordText::new() };

    /// Whether another is better: of equal ones the first in order is.
    fn is_behind(&self, other: &Self) -> bool {
        self.word.is_empty() || (other.merit, &self.word) > (self.merit, &other.word)
    }
}

/// The two best candidates so far.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    best: Candidate,
    second: Candidate,
}

impl Choice {
    const NONE: Self = Self { best: Candidate::NONE, second: Candidate::NONE };

    /// Forgets them.
    fn clear(&mut self) {
        self.best.word.clear();
        self.second.word.clear();
    }

    /// Whether there is one.
    pub fn is_made(&self) -> bool {
        !self.best.word.is_empty()
    }

    /// Takes a known word if it is no stop word and one of the two best: those whose frequency, so many times as large, is the largest. What is offered again
    /// counts no more than before.
    pub fn offer(&mut self, lexicon: &Lexicon<'_>, times: u32, word: &WordText, entry: &LexiconEntry<'_>) {
        if entry.is_stop() || *word == self.best.word {
            return;
        }
        let mut new = Candidate { merit: lexicon.frequency(entry).saturating_mul(times), word: word.clone() };
        for place in [&mut self.best, &mut self.second] {
            if place.is_behind(&new) {
                core::mem::swap(place, &mut new);
            }
        }
    }
}

/// How many times as frequent as it is a word with another ending counts: it is no typo, and mostly no other word is meant.
pub(super) const ANOTHER_ENDING: u32 = PREFERENCE * PREFERENCE * PREFERENCE;

/// How many times as frequent as it is a known word counts that is at one edit: whether a letter was left out or two were swapped is told by the bytes.
pub(super) fn likelihood(wanted: &[u8], known: &[u8]) -> u32 {
    let change = known.iter().zip(wanted).fold(0, |change, (&to, &from)| change + i32::from(to) - i32::from(from));
    let is_likely = known.len() > wanted.len() || known.len() == wanted.len() && change == 0;
    let times = |likelier| if likelier { PREFERENCE } else { 1 };
    times(is_likely) * times(known.starts_with(first_characters(wanted, 1)))
}

impl Speller {
    /// Empty: all zeros, so that memory of zeros is one too.
    pub const fn new() -> Self {
        let states = [State::NONE; MAX_CHARACTERS + MAX_EDITS + 2];
        Self { wanted: heapless::Vec::new(), states, hopeless: 0, choice: Choice::NONE }
    }

    /// The known word that the last search found; empty if it found none. No stop word is ever found.
    pub const fn found(&self) -> &WordText {
        &self.choice.best.word
    }

    /// The second best, if the best is sixteen times better at most; else empty.
    pub fn other(&self) -> &[u8] {
        let Choice { best, second } = &self.choice;
        if best.merit / PREFERENCE > second.merit { &[] } else { &second.word }
    }

    /// Searches for the known word with another common ending or at one edit that was probably meant, and says whether there is one: the most frequent, where
    /// one counts sixteen times of which a letter was left out, or two were swapped, sixteen times again one with the same first letter, and sixteen times
    /// beyond both one with another ending. Words with digits are at no edit.
    #[inline(never)]
    pub fn near(&mut self, pack: &Pack<'_>, lexicon: &Lexicon<'_>, word: &[u8]) -> bool {
        self.inflected(pack, lexicon, word, COMMON_ENDINGS);
        if self.want(word).is_some() {
            self.scan(lexicon, word, BEGINNING, 1);
            let (beginnings, blocks) = (pack.section(Section::Beginnings), lexicon.all());
            Edits { word, beginnings, lexicon, blocks, choice: &mut self.choice }.offer();
        }
        self.choice.is_made()
    }

    /// Searches for the known word with another of so many endings: what the first ending to be cut leads to, and of this the most frequent.
    #[inline(never)]
    pub fn inflected(&mut self, pack: &Pack<'_>, lexicon: &Lexicon<'_>, word: &[u8], endings: usize) -> bool {
        self.choice.clear();
        inflected(pack, lexicon, word, endings, &mut self.choice);
        self.choice.is_made()
    }

    /// Searches for the most frequent known word at two edits, if the word is long and neither is in its first third.
    #[inline(never)]
    pub fn far(&mut self, lexicon: &Lexicon<'_>, word: &[u8]) -> bool {
        self.choice.clear();
        let characters = self.want(word).map_or(0, |()| self.wanted.len());
        if characters >= LONG {
            self.scan(lexicon, word, (characters / 3).max(3), MAX_EDITS);
        }
        self.choice.is_made()
    }

    /// Takes the word in; `None` if such words are not repaired.
    fn want(&mut self, word: &[u8]) -> Option<()> {
        self.wanted.clear();
        if let Some(first) = self.states.first_mut() {
            *first = State::START;
        }
        let mut rest = word;
        while let Some((character, after)) = take_character(rest) {
            self.wanted.push(number(character)).ok()?;
            rest = after;
        }
        let digits = word.iter().any(u8::is_ascii_digit);
        (self.wanted.len() >= MIN_CHARACTERS && !digits).then_some(())
    }

    /// Looks among the words that begin with the same characters.
    fn scan(&mut self, lexicon: &Lexicon<'_>, word: &[u8], characters: usize, limit: usize) {
        let beginning = first_characters(word, characters);
        let Some(mut walk) = lexicon.seek(beginning) else { return };
        self.hopeless = usize::MAX;
        // What has more characters, or fewer, than the edits can bring is too far.
        let characters = self.wanted.len().saturating_sub(limit)..=self.wanted.len() + limit;
        let mut shared = 0;
        while walk.word.starts_with(beginning) {
            if self.compare(&walk.word, shared, limit) {
                self.choice.offer(lexicon, likelihood(word, &walk.word), &walk.word, &walk.entry);
            }
            if !walk.step_to(beginning, &characters) {
                return;
            }
            shared = walk.shared;
        }
    }

    /// Whether a word is within the limit, given how many bytes it shares with the word compared before.
    fn compare(&mut self, word: &[u8], shared: usize, limit: usize) -> bool {
        // A character ends where the next begins.
        let ends = word.get(1..=shared).unwrap_or(&[]).iter();
        let mut characters = ends.filter(|&&byte| begins_character(byte)).count();
        if characters >= self.hopeless {
            return false;
        }
        self.hopeless = usize::MAX;
        let mut rest = skip_characters(word, characters);
        while let Some((character, after)) = take_character(rest) {
            let state = self.step(characters, number(character));
            characters += 1;
            if state.reached.get(limit) == Some(&0) {
                self.hopeless = characters;
                return false;
            }
            let Some(place) = self.states.get_mut(characters) else { return false };
            *place = state;
            rest = after;
        }
        let last = self.states.get(characters).and_then(|state| state.reached.get(limit));
        last.is_some_and(|reached| reached >> self.wanted.len() & 1 == 1)
    }

    /// The state after one more character.
    fn step(&self, characters: usize, character: u32) -> State {
        let state = |characters| self.states.get(characters).unwrap_or(&State::START);
        let same = self.wanted.iter().rev().fold(0, |same, &wanted| (same | u32::from(wanted == character)) << 1);
        let mut state = state(characters).after(same, state(characters.saturating_sub(1)));
        let places = (2 << self.wanted.len()) - 1;
        state.reached.iter_mut().for_each(|reached| *reached &= places);
        state
    }
}
