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
    /// The words of each language, by its number, with their numbers here.
    pub words: Vec<FxHashMap<CompactString, Known>>,
    /// How texts write them, where that is not of ASCII and not how they are looked up.
    pub spellings: Vec<FxHashMap<CompactString, Spelling>>,
    /// How many words there are.
    pub word_count: u32,
    /// What the documents say.
    pub said: Tokens,
}

/// A word of a chunk.
#[derive(Clone, Copy)]
pub struct Known {
    /// Its number here.
    pub number: u32,
    /// How often it is said.
    pub times: u32,
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
        chunk.count_spellings();
        chunk
    }

    fn split(&mut self, field: Field, text: &str, language: usize, folds: Table<Fold>) {
        self.said.tokens.push(TEXT | field as u32);
        for word in Words::new(text, folds) {
            let written = &text[word.start..word.end];
            let word = std::str::from_utf8(&word.text).unwrap_or_default();
            let is_spelling = !written.is_ascii() && written != word;
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
            self.said.tokens.push(number);
        }
    }

    /// The number of a word that is said once more.
    fn number(&mut self, word: &str, language: usize) -> u32 {
        if let Some(known) = self.words[language].get_mut(word) {
            known.times += 1;
            return known.number;
        }
        let number = self.word_count;
        self.words[language].insert(word.into(), Known { number, times: 1 });
        self.word_count += 1;
        number
    }

    /// Counts the words too that were known by how they are written: of each spelling only the first was counted when it came.
    fn count_spellings(&mut self) {
        if self.spellings.iter().all(FxHashMap::is_empty) {
            return;
        }
        let mut more = vec![0; self.word_count as usize];
        for spelling in self.spellings.iter().flat_map(FxHashMap::values) {
            more[spelling.word as usize] += spelling.times - 1;
        }
        for known in self.words.iter_mut().flat_map(FxHashMap::values_mut) {
            known.times += more[known.number as usize];
        }
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
