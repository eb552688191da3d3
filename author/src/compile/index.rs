//! The search index: documents into terms, counted in parallel and put together in an order that no thread can change.
//!
//! A chunk of documents is split and stemmed by itself; the vocabularies are then merged in the order of their words. Cost: linear in the text; sixteen
//! bytes for each different term of a document.

use super::analyse::{self, Analyser};
use super::document::{Document, FIELDS, documents};
use super::layout::Part;
use super::numbers::Numbers;
use super::postings::{Occurrences, Weights};
use super::{CompileError, folds, lexicon, postings};
use crate::project::{FindSettings, Project};
use jobpack::pack::{Fold, Search, Section, Table};
use jobpack::text::Words;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// How many documents a thread takes at a time.
const CHUNK: usize = 2048;

/// How the pack is to be searched, by the author's weights.
pub fn search(settings: &FindSettings) -> Search {
    let inherit = (settings.need * 64.0 / 3.0).round().clamp(0.0, 255.0) as u8;
    Search { inherit, prefer: 8, reserved: 0 }
}

/// The sections of the search index.
pub fn write(project: &Project, numbers: &Numbers) -> Result<Vec<Part>, CompileError> {
    let documents = documents(numbers);
    let folds = folds::table(&characters(&documents));
    let fold_part = Part::table(Section::Folds, &folds);
    let analysers = analysers(project);
    let split = |chunk: &[Document]| Chunk::of(project, chunk, Table::of(fold_part.bytes()), &analysers);
    let (chunks, occurrences): (Vec<Chunk>, Vec<Occurrences>) = documents.par_chunks(CHUNK).map(split).unzip();

    let vocabulary = Vocabulary::of(project, &chunks);
    let weights = Weights::of(&project.settings.find);
    let needs = documents.iter().filter(|document| document.is_need()).count();
    let lists = postings::Lists::of(occurrences, &vocabulary.numbers, vocabulary.term_count, &weights, needs);
    let (terms, postings) = lists.encode()?;
    let (blocks, words) = lexicon::encode(&vocabulary.words)?;
    Ok(vec![
        fold_part,
        Part::table(Section::Terms, &terms),
        Part::new(Section::Postings, postings),
        Part::table(Section::LexiconBlocks, &blocks),
        Part::new(Section::Lexicon, words),
        Part::new(Section::Endings, lexicon::endings(&vocabulary.words)),
    ])
}

/// The characters beyond ASCII that occur.
fn characters(documents: &[Document]) -> BTreeSet<char> {
    let of = |chunk: &[Document]| {
        let mut found = BTreeSet::new();
        for document in chunk {
            document.fields(|_, text| found.extend(text.chars().filter(|character| !character.is_ascii())));
        }
        found
    };
    let merge = |mut left: BTreeSet<char>, right| {
        left.extend(right);
        left
    };
    documents.par_chunks(CHUNK).map(of).reduce(BTreeSet::new, merge)
}

fn analysers(project: &Project) -> BTreeMap<&str, Analyser> {
    analyse::languages(project).into_iter().map(|language| (language, Analyser::of(language))).collect()
}

/// The vocabulary of a chunk of documents.
struct Chunk {
    /// The words of each language with the number of their term here; `None` for a stop word.
    words: FxHashMap<(u32, Box<str>), Option<u32>>,
    /// The terms, by number.
    terms: Vec<Box<str>>,
}

/// Finds the numbers of terms of a chunk.
struct Splitter<'a> {
    chunk: Chunk,
    occurrences: Occurrences,
    term_numbers: FxHashMap<Box<str>, u32>,
    folds: Table<'a, Fold>,
}

impl Chunk {
    fn of(
        project: &Project,
        documents: &[Document],
        folds: Table<Fold>,
        analysers: &BTreeMap<&str, Analyser>,
    ) -> (Self, Occurrences) {
        let chunk = Self { words: FxHashMap::default(), terms: Vec::new() };
        let occurrences = Occurrences::default();
        let mut splitter = Splitter { chunk, occurrences, term_numbers: FxHashMap::default(), folds };
        for document in documents {
            let language = document.language(project);
            let number = analysers.keys().position(|&known| known == language).unwrap_or(0) as u32;
            splitter.read(document, number, &analysers[language]);
        }
        (splitter.chunk, splitter.occurrences)
    }
}

impl Splitter<'_> {
    fn read(&mut self, document: &Document, language: u32, analyser: &Analyser) {
        let mut counts: BTreeMap<u32, [u8; FIELDS]> = BTreeMap::new();
        let mut lengths = [0; FIELDS];
        document.fields(|field, text| {
            for word in Words::new(text, self.folds) {
                let word = std::str::from_utf8(&word.text).unwrap_or_default();
                if let Some(term) = self.term(word, language, analyser) {
                    let count = &mut counts.entry(term).or_default()[field as usize];
                    *count = count.saturating_add(1);
                    lengths[field as usize] += 1;
                }
            }
        });
        self.occurrences.push(document.is_need(), lengths, counts);
    }

    fn term(&mut self, word: &str, language: u32, analyser: &Analyser) -> Option<u32> {
        let key = (language, word.into());
        if let Some(&known) = self.chunk.words.get(&key) {
            return known;
        }
        let term = analyser.term(word).map(|term| match self.term_numbers.get(&*term) {
            Some(&number) => number,
            None => {
                let number = self.chunk.terms.len() as u32;
                self.chunk.terms.push((*term).into());
                self.term_numbers.insert((*term).into(), number);
                number
            }
        });
        self.chunk.words.insert(key, term);
        term
    }
}

/// The words and terms of the whole pack.
struct Vocabulary<'c> {
    /// How many terms there are; their numbers follow their order.
    term_count: usize,
    /// The numbers that the terms of each chunk have in the pack.
    numbers: Vec<Vec<u32>>,
    /// Each word with its terms; none for a stop word.
    words: BTreeMap<&'c str, BTreeSet<u32>>,
}

impl<'c> Vocabulary<'c> {
    fn of(project: &Project, chunks: &'c [Chunk]) -> Vocabulary<'c> {
        let terms: BTreeSet<&str> = chunks.iter().flat_map(|chunk| chunk.terms.iter().map(|term| &**term)).collect();
        let terms: FxHashMap<&str, u32> = terms.into_iter().zip(0..).collect();
        let number = |chunk: &Chunk| chunk.terms.iter().map(|term| terms[&**term]).collect();
        let numbers: Vec<Vec<u32>> = chunks.par_iter().map(number).collect();
        let mut words: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for (chunk, numbers) in chunks.iter().zip(&numbers) {
            for ((_, word), term) in &chunk.words {
                words.entry(word).or_default().extend(term.map(|term| numbers[term as usize]));
            }
        }
        // Stop words of the pack's own language stay stop words even where another language says them, and are known even if no text does.
        for stop in analyse::stop_words(&project.settings.language) {
            words.insert(stop, BTreeSet::new());
        }
        Vocabulary { term_count: terms.len(), numbers, words }
    }
}
