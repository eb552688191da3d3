//! Documents into tokens: which word of which language stands where.
//!
//! A chunk of documents is split by one thread, which numbers the words that it meets; [`Vocabulary`](super::vocabulary::Vocabulary) gives them the numbers
//! of the pack. Cost: linear in the text; four bytes for each word of it, which lie on a shelf.

use super::document::{Document, Field};
use crate::project::Project;
use crate::shelf::{Piece, Shelf};
use compact_str::CompactString;
use jobpack::pack::{Fold, Table};
use jobpack::text::Words;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

/// A token with this bit begins a text, and says of which field it is. The others are numbers of words.
const TEXT: u32 = 1 << 31;

/// A token with these bits begins a document, and says whether it is a need.
const DOCUMENT: u32 = TEXT | 1 << 30;

/// A piece has about so many tokens: few enough that one for each thread is nothing, enough for their numbers to be few.
const TOKENS: usize = if cfg!(test) { 1 } else { 1 << 20 };

/// The tokens of some documents.
#[derive(Default)]
pub struct Chunk {
    /// The words of each language, by its number, with their numbers here: frequent ones come early.
    pub words: Vec<FxHashMap<CompactString, u32>>,
    /// How texts write them, where that is not of ASCII and not how they are looked up.
    pub spellings: Vec<FxHashMap<CompactString, Spelling>>,
    /// How often each word is said, by its number.
    pub times: Vec<u32>,
    /// What the documents say, some of them after the other.
    pub said: Vec<Tokens>,
}

/// A way to write a word.
#[derive(Clone, Copy)]
pub struct Spelling {
    /// The number of the word.
    pub word: u32,
    /// How often it is written so.
    pub times: u32,
}

/// The words of some documents, one after the other, by their numbers.
pub struct Tokens(Piece<u32>);

/// The same, in memory.
pub struct Said<'t>(Cow<'t, [u32]>);

/// A text of a field of a document, as tokens.
pub struct Text<'c> {
    pub field: usize,
    pub words: &'c [u32],
}

impl Chunk {
    /// Splits these documents. `languages` has the number of each language.
    pub fn of<'d>(
        project: &Project,
        documents: impl Iterator<Item = Document<'d>>,
        folds: Table<Fold>,
        languages: &BTreeMap<&str, usize>,
        shelf: &Shelf,
    ) -> io::Result<Self> {
        let count = languages.len();
        let (words, spellings) = (vec![FxHashMap::default(); count], vec![FxHashMap::default(); count]);
        let mut chunk = Self { words, spellings, ..Self::default() };
        let mut tokens = Vec::new();
        for document in documents {
            let language = languages.get(document.language(project)).copied().unwrap_or(0);
            tokens.push(DOCUMENT | u32::from(document.is_need()));
            document.fields(project, |field, text| chunk.split(field, text, language, folds, &mut tokens));
            if tokens.len() >= TOKENS {
                chunk.said.push(Tokens(shelf.put(std::mem::take(&mut tokens))?));
            }
        }
        chunk.said.push(Tokens(shelf.put(tokens)?));
        Ok(chunk)
    }

    fn split(&mut self, field: Field, text: &str, language: usize, folds: Table<Fold>, tokens: &mut Vec<u32>) {
        tokens.push(TEXT | field as u32);
        for word in Words::new(text, folds) {
            let written = &text[word.start..word.end];
            // Most words are written as they are looked up.
            let is_plain = written.as_bytes() == &word.text[..];
            let word = if is_plain { written } else { std::str::from_utf8(&word.text).unwrap_or_default() };
            let is_spelling = !is_plain && !written.is_ascii();
            let known = if is_spelling { self.spellings[language].get_mut(written) } else { None };
            let number = match known {
                Some(spelling) => {
                    spelling.times += 1;
                    spelling.word
                }
                None => {
                    let word = self.number(word, language);
                    if is_spelling {
                        self.spellings[language].insert(written.into(), Spelling { word, times: 1 });
                    }
                    word
                }
            };
            self.times[number as usize] += 1;
            tokens.push(number);
        }
    }

    /// The number of a word, which is a new one if it was not said before.
    fn number(&mut self, word: &str, language: usize) -> u32 {
        if let Some(&number) = self.words[language].get(word) {
            return number;
        }
        let number = self.times.len() as u32;
        self.words[language].insert(word.into(), number);
        self.times.push(0);
        number
    }
}

impl Tokens {
    /// What they say.
    pub fn read(&self) -> io::Result<Said<'_>> {
        self.0.read().map(Said)
    }
}

impl Said<'_> {
    /// Every document in order: whether it is a need, and its texts.
    pub fn documents(&self) -> impl Iterator<Item = (bool, impl Iterator<Item = Text<'_>>)> {
        let documents = self.0.chunk_by(|_, &next| next & DOCUMENT != DOCUMENT);
        documents.filter_map(|document| {
            let (&mark, texts) = document.split_first()?;
            Some((mark != DOCUMENT, texts_of(texts)))
        })
    }

    /// Every text in order.
    pub fn texts(&self) -> impl Iterator<Item = Text<'_>> {
        self.documents().flat_map(|(_, texts)| texts)
    }
}

fn texts_of(tokens: &[u32]) -> impl Iterator<Item = Text<'_>> {
    let begins = tokens.chunk_by(|_, &next| next & TEXT == 0);
    begins.filter_map(|text| {
        let (&mark, words) = text.split_first()?;
        Some(Text { field: (mark & !TEXT) as usize, words })
    })
}
