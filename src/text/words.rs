//! Splitting text into folded words.

use crate::SMALL;
use crate::pack::{Fold, Table};
use core::num::NonZeroU8;
use core::str::Chars;
use heapless::Vec;

/// The longest word in bytes.
pub const MAX_WORD: usize = 48;

/// The bytes of a folded word: UTF-8.
pub type WordText = Vec<u8, MAX_WORD>;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it is looked up.
    pub text: WordText,
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Where its second piece begins in `text`; `None` if it is not a pair.
    pub second: Option<NonZeroU8>,
}

impl Word {
    /// No word.
    pub(crate) const fn nothing() -> Self {
        Self { text: WordText::new(), start: 0, end: 0, second: None }
    }

    /// Its two pieces, if it is a pair.
    pub fn pieces(&self) -> Option<(&[u8], &[u8])> {
        self.text.split_at_checked(self.second?.get().into())
    }
}

/// The words of a text, in order. A run of pieces, as scripts without spaces are read, gives each two neighbours as a word, and a piece that stands
/// alone as one. Cost: a binary search of the fold table for each character that is not a letter or digit of ASCII; what is paired is read twice.
#[derive(Clone, Debug)]
pub struct Words<'t, 'p> {
    rest: Chars<'t>,
    /// How long the whole text is.
    length: usize,
    /// Whether what comes next is a piece that was paired with the one before.
    paired: bool,
    folds: Table<'p, Fold>,
}

/// What a character does to the word in the making, as in [`Fold`]; any other number separates words.
const APPEND: u8 = 0;
const SEPARATE: u8 = 1;
const PIECE: u8 = 2;
const SKIP: u8 = 3;
const MARK: u8 = 4;
const SIGN: u8 = 5;

/// How many characters ASCII has.
const ASCII: usize = 128;

/// After so many bytes at most, a sign belongs to the word.
const SHORT: usize = 2;

impl<'t, 'p> Words<'t, 'p> {
    /// The words of `text`, read with these folds.
    pub fn new(text: &'t str, folds: Table<'p, Fold>) -> Self {
        Self { rest: text.chars(), length: text.len(), paired: false, folds }
    }

    /// How far the text was read, in bytes.
    fn place(&self) -> usize {
        self.length - self.rest.as_str().len()
    }

    /// The record of a character: its own, or that of the range it is in. The records of ASCII are few and come first, and spaces are most of what is
    /// looked up: they are gone through, where there is flash for that, and no further, whatever the pack has.
    fn fold(&self, character: char) -> Option<Fold> {
        let code = u32::from(character);
        if character.is_ascii() && !SMALL {
            let (_, fold) = self.folds.iter().take(ASCII).find(|(_, fold)| fold.character >= code)?;
            return Some(fold).filter(|fold| fold.character == code);
        }
        let number = self.folds.partition_point(|fold| fold.character <= code).checked_sub(1)?;
        let in_range = |fold: &Fold| fold.length == 0 && matches!(fold.action, PIECE | MARK) && !character.is_ascii();
        self.folds.get(number).filter(|fold| fold.character == code || in_range(fold))
    }

    /// How a character is read, with which this text begins.
    fn read(&self, character: char, text: &str) -> Fold {
        if character.is_ascii_alphanumeric() {
            return Fold { length: 1, text: u32::from(character.to_ascii_lowercase()), ..Fold::default() };
        }
        let action = if character.is_ascii() { SEPARATE } else { APPEND };
        let mut fold = self.fold(character).unwrap_or(Fold { action, ..Fold::default() });
        if fold.length == 0 {
            // It reads as itself, by its bytes in the text.
            let bytes = text.as_bytes().get(..character.len_utf8()).unwrap_or(&[]);
            fold.text = bytes.iter().rev().fold(0, |text, &byte| text << 8 | u32::from(byte));
            fold.length = bytes.len() as u8;
        }
        fold
    }
}

/// The next character. One copy on a device: whoever walks text needs it.
#[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
pub(super) fn next_character(rest: &mut Chars<'_>) -> Option<char> {
    rest.next()
}

/// Appends a character if it fits whole, so that words stay UTF-8.
fn append(word: &mut WordText, fold: &Fold) -> bool {
    let (bytes, length) = fold.bytes();
    word.extend_from_slice(bytes.get(..length).unwrap_or(&[])).is_ok()
}

impl Iterator for Words<'_, '_> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let mut word = Word::nothing();
        self.read_next(&mut word).then_some(word)
    }
}

impl Words<'_, '_> {
    /// Reads the next word into this place, since a word is large to move; false at the end.
    pub(crate) fn read_next(&mut self, word: &mut Word) -> bool {
        loop {
            word.second = None;
            self.word(word);
            let said = core::mem::replace(&mut self.paired, word.second.is_some());
            if said && !self.paired && !word.text.is_empty() {
                // The last piece of a run was said with the one before it.
                continue;
            }
            return !word.text.is_empty();
        }
    }

    /// Reads on to the end of a word, or past the first of a pair of pieces.
    #[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
    fn word(&mut self, word: &mut Word) {
        word.text.clear();
        word.start = self.place();
        let (mut fits, mut is_run, mut signed, mut second) = (true, false, false, None);
        loop {
            if !SMALL && fits && !is_run && !signed {
                self.take_plain(word);
            }
            let before = self.rest.clone();
            let Some(character) = next_character(&mut self.rest) else { break };
            let fold = self.read(character, before.as_str());
            let begins = word.text.is_empty();
            match fold.action {
                // What is left out before a word is no part of it.
                SKIP if !begins => continue,
                MARK => {}
                APPEND if !is_run && !signed => {}
                SIGN if !is_run && !begins && word.text.len() <= SHORT => signed = true,
                PIECE if begins => is_run = true,
                PIECE if is_run && word.second.is_none() => {
                    (word.second, second) = (NonZeroU8::new(word.text.len() as u8), Some(before))
                }
                // Read again, as the start of another word.
                APPEND | PIECE => {
                    self.rest = before;
                    break;
                }
                _ if begins => {
                    word.start = self.place();
                    continue;
                }
                _ => break,
            }
            fits = fits && append(&mut word.text, &fold);
            word.end = self.place();
        }
        if let Some(second) = second {
            self.rest = second;
        }
    }

    /// Takes the letters and digits of ASCII with which the rest begins, as many as fit: most text is nothing else.
    #[inline(always)]
    fn take_plain(&mut self, word: &mut Word) {
        let text = self.rest.as_str();
        let mut count = 0;
        // One at a time: words are too short for more at once to pay.
        for byte in text.bytes() {
            // The bit that makes letters small is set in digits.
            let small = byte | 0x20;
            let is_plain = small.is_ascii_lowercase() | byte.is_ascii_digit();
            if !is_plain || word.text.push(small).is_err() {
                break;
            }
            count += 1;
        }
        if let Some(rest) = text.get(count..).filter(|_| count > 0) {
            self.rest = rest.chars();
            word.end = self.place();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Record;

    fn folds() -> std::vec::Vec<u8> {
        let text = |t: &str| u32::from_le_bytes([t.as_bytes()[0], *t.as_bytes().get(1).unwrap_or(&0), 0, 0]);
        let fold = |character: char, action, t: &str| Fold {
            character: character.into(),
            action,
            length: t.len() as u8,
            text: if t.is_empty() { 0 } else { text(t) },
            more: 0,
        };
        let all = [fold('\'', 3, ""), fold('ß', 0, "ss"), fold('é', 0, "e"), fold('–', 1, "")];
        let mut bytes = vec![12, 0, 0, 0, 4, 0, 0, 0];
        for fold in all {
            let mut record = [0; Fold::SIZE];
            fold.write(&mut record);
            bytes.extend(record);
        }
        bytes
    }

    fn words(text: &str) -> std::vec::Vec<std::string::String> {
        let bytes = folds();
        Words::new(text, Table::of(&bytes)).map(|w| std::string::String::from_utf8(w.text.to_vec()).unwrap()).collect()
    }

    #[test]
    fn folds_and_splits() {
        assert_eq!(words("What's the Café–Straße, (42)?"), ["whats", "the", "cafe", "strasse", "42"]);
        assert_eq!(words(""), [""; 0]);
        assert_eq!(words(" ,'; "), [""; 0]);
        assert_eq!(words("Привет"), ["Привет"]);
    }

    #[test]
    fn places_are_those_of_the_text() {
        let bytes = folds();
        let word = Words::new("  Né!", Table::of(&bytes)).next().unwrap();
        assert_eq!((word.start, word.end), (2, 5));
        let word = Words::new(" 'Né'!", Table::of(&bytes)).next().unwrap();
        assert_eq!((word.start, word.end), (2, 5), "what is left out beside a word");
    }

    #[test]
    fn a_table_without_order_costs_no_more() {
        // As many records of nothing as ASCII has, and behind them one that would leave an apostrophe out: it is not reached.
        let mut bytes = vec![12, 0, 0, 0, ASCII as u8 + 1, 0, 0, 0];
        bytes.resize(8 + ASCII * Fold::SIZE, 0);
        let mut record = [0; Fold::SIZE];
        Fold { character: '\''.into(), action: SKIP, ..Fold::default() }.write(&mut record);
        bytes.extend(record);
        assert_eq!(Words::new("it's", Table::of(&bytes)).count(), 2);
        assert_eq!(Words::new(&" a".repeat(5_000), Table::of(&bytes)).count(), 5_000);
    }

    #[test]
    fn long_words_are_cut_between_characters() {
        let long = "ж".repeat(40);
        assert_eq!(words(&long)[0].len(), 48);
        assert_eq!(words(&"x".repeat(100))[0].len(), 48);
        assert_eq!(words(&("x".repeat(47) + "жy"))[0].len(), 47);
    }
}
