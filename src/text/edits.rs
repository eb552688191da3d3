//! The known words that one edit of the first characters makes of a word.
//!
//! Owns: which edits there are: a character left out, swapped with the next, replaced, or put in before, by a letter that may stand there. Each word that
//! this makes is looked up, if the pack has one that begins so. What is unpacked is asked the other way round: which known words have a letter more, or
//! another, is said by what is left of them without it. Cost: some hundreds of beginnings and some tens of look-ups, or ten look-ups and six lists.

use super::beginnings::{BEGINNING, begins_character, may_begin};
use super::lexicon::{Lexicon, LexiconEntry};
use super::repair::{Choice, MAX_CHARACTERS, MIN_CHARACTERS, likelihood};
use super::words::WordText;
use crate::SMALL;
use core::ops::Range;

/// The character that these bytes begin with, and what follows it.
pub(super) fn take_character(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let more = bytes.get(1..)?.iter().take_while(|&&byte| !begins_character(byte)).count();
    bytes.split_at_checked(more + 1)
}

/// A character as one number: its bytes.
pub(super) fn number(character: &[u8]) -> u32 {
    character.iter().fold(0, |number, &byte| number << 8 | u32::from(byte))
}

/// A word at one of its first characters: what is before it, the character, and what follows.
#[derive(Clone, Copy)]
struct Place<'w> {
    head: &'w [u8],
    character: &'w [u8],
    rest: &'w [u8],
}

impl<'w> Place<'w> {
    /// The first places of a word.
    fn all(word: &'w [u8]) -> impl Iterator<Item = Self> {
        let mut from = word;
        let places = core::iter::from_fn(move || {
            let head = word.get(..word.len().saturating_sub(from.len()))?;
            let (character, rest) = take_character(from)?;
            from = rest;
            Some(Self { head, character, rest })
        });
        places.take(BEGINNING)
    }

    /// What is left without the character.
    fn shortened(self) -> WordText {
        joined([self.head, &[], &[], self.rest]).unwrap_or_default()
    }

    /// Whether a word is this one with a letter that may stand there in the place of the character, or before it.
    fn has_letter(self, word: &[u8], before: bool) -> bool {
        let kept = if before { self.character } else { &[] };
        let letter = word.strip_prefix(self.head).and_then(|rest| rest.strip_suffix(self.rest)?.strip_suffix(kept));
        letter.is_some_and(|letter| is_beside(letter, self.character))
    }
}

/// One word of these pieces, if it is not too long.
fn joined(pieces: [&[u8]; 4]) -> Option<WordText> {
    let mut word = WordText::new();
    pieces.into_iter().try_for_each(|piece| word.extend_from_slice(piece)).ok().map(|()| word)
}

/// What is left of a known word without one of its first characters, if an unknown one may be repaired by that.
pub(crate) fn shortened(word: &[u8], entry: &LexiconEntry<'_>) -> impl Iterator<Item = WordText> {
    let characters = word.iter().filter(|&&byte| begins_character(byte)).count();
    let fits = (MIN_CHARACTERS..=MAX_CHARACTERS + 1).contains(&characters);
    let is_sought = fits && !entry.is_stop() && !word.iter().any(u8::is_ascii_digit);
    Place::all(if is_sought { word } else { &[] }).map(Place::shortened)
}

/// The words that one edit of the first characters makes of a word.
pub(super) struct Edits<'c, 'p> {
    pub word: &'c [u8],
    pub beginnings: &'p [u8],
    pub lexicon: &'c Lexicon<'p>,
    /// Where the words of the same beginning stand.
    pub blocks: Range<u32>,
    pub choice: &'c mut Choice,
}

impl Edits<'_, '_> {
    /// Offers the known ones among them: a character left out, swapped with the next, replaced, or put in before.
    pub fn offer(&mut self) {
        let said = !SMALL && self.offer_said().is_some();
        for place in Place::all(self.word) {
            let Place { head, character, rest } = place;
            let (next, tail) = take_character(rest).unwrap_or((&[], rest));
            // On a device all is searched, with less code.
            if !SMALL && !said {
                self.blocks = self.lexicon.blocks_of(head);
            }
            self.ask([head, &[], &[], rest], &[]);
            self.ask([head, next, character, tail], &[]);
            if !said {
                self.ask([head, character, &[], rest], character);
                self.ask([head, character, character, rest], character);
            }
        }
    }

    /// Offers those with a letter put in or replaced; `None` if it is not quickly said which ones are known.
    fn offer_said(&mut self) -> Option<()> {
        let Self { word, lexicon, choice, .. } = self;
        let mut offer = |shortened: &[u8], fits: &dyn Fn(&[u8]) -> bool| {
            lexicon.each_shortened_to(shortened, |known, entry| {
                if fits(known) {
                    choice.offer(lexicon, likelihood(word, known), known, entry);
                }
            })
        };
        offer(word, &|known| Place::all(word).any(|place| place.has_letter(known, true)))?;
        Place::all(word).try_for_each(|place| offer(&place.shortened(), &|known| place.has_letter(known, false)))
    }

    /// Offers the word of these pieces, with every letter that may stand in the place of the second one, if that is the letter.
    #[inline(never)]
    fn ask(&mut self, pieces: [&[u8]; 4], letter: &[u8]) {
        let Some(mut word) = joined(pieces) else { return };
        let [head, ..] = pieces;
        for number in letters_beside(letter) {
            // Letters of a script differ in their last two bytes.
            let place = word.get_mut(head.len()..).and_then(|from| from.get_mut(..letter.len()));
            match place {
                Some([last]) => *last = number as u8,
                Some([.., before, last]) => (*before, *last) = ((number >> 8) as u8, number as u8),
                _ => {}
            }
            // A device has time to look all of them up, and no flash for more; what is unpacked is as quickly looked up.
            if (SMALL || self.lexicon.is_unpacked() || may_begin(self.beginnings, &word))
                && let Some(entry) = self.lexicon.look_up_within(&word, &self.blocks)
            {
                self.choice.offer(self.lexicon, likelihood(self.word, &word), &word, &entry);
            }
        }
    }
}

/// The bits in which the letters of a script differ, that are not of ASCII: six of the last byte, and one of that before.
const OF_SCRIPT: u32 = 0x013F;

/// The letters that may stand in the place of a character: a to z for one of ASCII, else its 128 neighbours in Unicode, which hold a script; one for none.
fn letters_beside(character: &[u8]) -> impl Iterator<Item = u32> {
    let (first, count) = match character {
        [] => (0, 1),
        [_] => (b'a'.into(), 26),
        _ => (number(character) & !OF_SCRIPT, 128),
    };
    (0..count).map(move |letter: u32| first + (letter & 0x3F | letter >> 6 << 8))
}

/// Whether a letter is one of these.
fn is_beside(letter: &[u8], character: &[u8]) -> bool {
    match (letter, character) {
        ([letter], [_]) => letter.is_ascii_lowercase(),
        _ => letter.len() == character.len() && (number(letter) ^ number(character)) & !OF_SCRIPT == 0,
    }
}
