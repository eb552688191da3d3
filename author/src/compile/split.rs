//! Documents into tokens: which word of which language stands where.
//!
//! A chunk of documents is split by one thread, which numbers the words that it meets; [`Vocabulary`](super::vocabulary::Vocabulary) gives them the numbers
//! of the pack. Cost: linear in the text; four bytes for each word of it.

use super::document::{Document, Field};
use crate::project::Project;
use compact_str::CompactString;
use jobpack::pack::{Fold, Table};
use jobpack::text::Words;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A token with this bit begins a text, and says of which field it is. The others are numbers of words.
const TEXT: u32 = 1 << 31;

/// A document of a chunk.
struct Extent {
    /// Where its tokens end.
    end: usize,
    is_need: bool,
}

/// The tokens of some documents.
#[derive(Default)]
pub struct Chunk {
    /// The words of each language, by its number, with their numbers here: frequent ones come early.
    pub words: Vec<FxHashMap<CompactString, u32>>,
    /// How texts write them, where that is not of ASCII and not how they are looked up.
    pub spellings: Vec<FxHashMap<CompactString, Spelling>>,
    /// How often each word is said, by its number.
    pub times: Vec<u32>,
    /// What the documents say.
    pub said: Tokens,
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
#[derive(Default)]
pub struct Tokens {
    tokens: Vec<u32>,
    documents: Vec<Extent>,
}

/// A text of a field of a document, as tokens.
pub struct Text<'c> {
    pub field: usize,
    pub words: &'c [u32],
}

impl Chunk {
    /// Splits these documents. `languages` has the number of each language.
    pub fn of(
        project: &Project,
        documents: &[Document],
        folds: Table<Fold>,
        languages: &BTreeMap<&str, usize>,
    ) -> Self {
        let count = languages.len();
        let (words, spellings) = (vec![FxHashMap::default(); count], vec![FxHashMap::default(); count]);
        let mut chunk = Self { words, spellings, ..Self::default() };
        for document in documents {
            let language = languages.get(document.language(project)).copied().unwrap_or(0);
            document.fields(project, |field, text| chunk.split(field, text, language, folds));
            chunk.said.documents.push(Extent { end: chunk.said.tokens.len(), is_need: document.is_need() });
        }
        chunk.said.tokens.shrink_to_fit();
        chunk
    }

    fn split(&mut self, field: Field, text: &str, language: usize, folds: Table<Fold>) {
        self.said.tokens.push(TEXT | field as u32);
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
            self.said.tokens.push(number);
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
    /// Every document in order: whether it is a need, and its texts.
    pub fn documents(&self) -> impl Iterator<Item = (bool, impl Iterator<Item = Text<'_>>)> {
        let mut start = 0;
        self.documents.iter().map(move |&Extent { end, is_need }| {
            let tokens = &self.tokens[start..end];
            start = end;
            (is_need, texts(tokens))
        })
    }
}

fn texts(tokens: &[u32]) -> impl Iterator<Item = Text<'_>> {
    let begins = tokens.chunk_by(|_, &next| next & TEXT == 0);
    begins.filter_map(|text| {
        let (&mark, words) = text.split_first()?;
        Some(Text { field: (mark & !TEXT) as usize, words })
    })
}
