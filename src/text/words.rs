//! Splitting text into folded words.

use crate::SMALL;
use crate::pack::{Fold, Table};
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
}

/// The words of a text, in order. Cost: a binary search of the fold table for each character that is not a letter or digit of ASCII.
#[derive(Clone, Debug)]
pub struct Words<'t, 'p> {
    rest: Chars<'t>,
    /// How long the whole text is.
    length: usize,
    folds: Table<'p, Fold>,
}

/// What a character does to the word in the making, as in [`Fold`]; any other number separates words.
const APPEND: u8 = 0;
const SEPARATE: u8 = 1;
const ALONE: u8 = 2;
const SKIP: u8 = 3;

impl<'t, 'p> Words<'t, 'p> {
    /// The words of `text`, read with these folds.
    pub fn new(text: &'t str, folds: Table<'p, Fold>) -> Self {
        Self { rest: text.chars(), length: text.len(), folds }
    }

    /// How far the text was read, in bytes.
    fn place(&self) -> usize {
        self.length - self.rest.as_str().len()
    }

    /// The record of a character. Those of ASCII are few and come first, and spaces are most of what is looked up: they are gone through, where there is
    /// flash for that.
    fn fold(&self, character: char) -> Option<Fold> {
        let code = u32::from(character);
        let number = if character.is_ascii() && !SMALL {
            self.folds.iter().find(|(_, fold)| fold.character >= code)?.0
        } else {
            self.folds.partition_point(|fold| fold.character < code)
        };
        self.folds.get(number).filter(|fold| fold.character == code)
    }

    /// How a character is read, with which this text begins.
    fn read(&self, character: char, text: &str) -> Fold {
        if character.is_ascii_alphanumeric() {
            return Fold { length: 1, text: u32::from(character.to_ascii_lowercase()), ..Fold::default() };
        }
        match self.fold(character) {
            Some(Fold { action: ALONE, length: 0, .. }) => Fold { action: SEPARATE, ..Fold::default() },
            Some(fold) => fold,
            None if character.is_ascii() => Fold { action: SEPARATE, ..Fold::default() },
            None => itself(text.as_bytes().get(..character.len_utf8()).unwrap_or(&[])),
        }
    }
}

/// A character that reads as itself, by its bytes in the text.
fn itself(bytes: &[u8]) -> Fold {
    let text = bytes.iter().rev().fold(0, |text, &byte| text << 8 | u32::from(byte));
    Fold { action: APPEND, length: bytes.len() as u8, text, ..Fold::default() }
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
        let mut word = Word { text: WordText::new(), start: self.place(), end: self.place() };
        let mut fits = true;
        loop {
            let (before, begin) = (self.rest.clone(), self.place());
            let Some(character) = next_character(&mut self.rest) else { break };
            let fold = self.read(character, before.as_str());
            match fold.action {
                APPEND => {
                    fits = fits && append(&mut word.text, &fold);
                    word.end = self.place();
                }
                SKIP => {}
                ALONE if word.text.is_empty() => {
                    append(&mut word.text, &fold);
                    (word.start, word.end) = (begin, self.place());
                    break;
                }
                // The character is read again, as the start of what follows.
                ALONE => {
                    self.rest = before;
                    break;
                }
                _ if word.text.is_empty() => word.start = self.place(),
                _ => break,
            }
        }
        (!word.text.is_empty()).then_some(word)
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
    }

    #[test]
    fn long_words_are_cut_between_characters() {
        let long = "ж".repeat(40);
        assert_eq!(words(&long)[0].len(), 48);
        assert_eq!(words(&"x".repeat(100))[0].len(), 48);
        assert_eq!(words(&("x".repeat(47) + "жy"))[0].len(), 47);
    }
}
