//! The search index: documents into terms, counted in parallel and put together in an order that no thread can change.
//!
//! A chunk of documents is split and stemmed by itself; the vocabularies are then merged in the order of their words. Cost: linear in the text; sixteen
//! bytes for each different term of a document.

use super::analyse::{self, Analyser};
use super::document::{Document, documents};
use super::layout::Part;
use super::numbers::Numbers;
use super::postings::{Occurrences, Postings, Weights};
use super::{CompileError, folds, lexicon};
use crate::project::{FindSettings, Project};
use jobpack::pack::{Fold, Search, Section, Table};
use jobpack::text::Words;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::{BTreeMap, BTreeSet};

/// How many documents a thread takes at a time: enough that the vocabularies of chunks, which overlap, stay few; the pack does not depend on it.
fn chunk_size(documents: usize) -> usize {
    (documents / (4 * rayon::current_num_threads())).clamp(1024, 131_072)
}

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
    let (chunks, occurrences): (Vec<Chunk>, Vec<Occurrences>) =
        documents.par_chunks(chunk_size(documents.len())).map(split).unzip();

    let Vocabulary { term_count, numbers, words } = Vocabulary::of(project, &chunks);
    let (blocks, lexicon) = lexicon::encode(&words)?;
    let endings = lexicon::endings(&words);
    // The vocabularies are large; they make room before the lists are laid out.
    drop(words);
    drop(chunks);

    let weights = Weights::of(&project.settings.find);
    let (terms, postings) = Postings::of(&occurrences, &numbers, term_count, weights).encode()?;
    Ok(vec![
        fold_part,
        Part::table(Section::Terms, &terms),
        Part::new(Section::Postings, postings),
        Part::table(Section::LexiconBlocks, &blocks),
        Part::new(Section::Lexicon, lexicon),
        Part::new(Section::Endings, endings),
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
    documents.par_chunks(chunk_size(documents.len())).map(of).reduce(BTreeSet::new, merge)
}

fn analysers(project: &Project) -> BTreeMap<&str, Analyser> {
    analyse::languages(project).into_iter().map(|language| (language, Analyser::of(language))).collect()
}

/// The vocabulary of a chunk of documents.
struct Chunk {
    /// The words of each language with the number of their term here; `None` for a stop word.
    words: Vec<FxHashMap<Box<str>, Option<u32>>>,
    /// The terms, by number.
    terms: Vec<Box<str>>,
}

/// Splits the documents of a chunk and numbers their terms.
struct Splitter<'a> {
    chunk: Chunk,
    occurrences: Occurrences,
    term_numbers: FxHashMap<Box<str>, u32>,
    folds: Table<'a, Fold>,
    /// The term and the field of each word of the document at hand.
    counted: Vec<(u32, usize)>,
}

impl Chunk {
    fn of(
        project: &Project,
        documents: &[Document],
        folds: Table<Fold>,
        analysers: &BTreeMap<&str, Analyser>,
    ) -> (Self, Occurrences) {
        let chunk = Self { words: vec![FxHashMap::default(); analysers.len()], terms: Vec::new() };
        let (occurrences, term_numbers) = (Occurrences::default(), FxHashMap::default());
        let mut splitter = Splitter { chunk, occurrences, term_numbers, folds, counted: Vec::new() };
        for document in documents {
            let language = document.language(project);
            let number = analysers.keys().position(|&known| known == language).unwrap_or(0);
            splitter.read(document, number, &analysers[language]);
        }
        (splitter.chunk, splitter.occurrences.finish())
    }
}

impl Splitter<'_> {
    fn read(&mut self, document: &Document, language: usize, analyser: &Analyser) {
        let mut counted = std::mem::take(&mut self.counted);
        document.fields(|field, text| {
            for word in Words::new(text, self.folds) {
                let word = std::str::from_utf8(&word.text).unwrap_or_default();
                counted.extend(self.term(word, language, analyser).map(|term| (term, field as usize)));
            }
        });
        counted.sort_unstable();
        self.occurrences.push(document.is_need(), &counted);
        counted.clear();
        self.counted = counted;
    }

    fn term(&mut self, word: &str, language: usize, analyser: &Analyser) -> Option<u32> {
        if let Some(&known) = self.chunk.words[language].get(word) {
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
        self.chunk.words[language].insert(word.into(), term);
        term
    }
}

/// The words and terms of the whole pack.
struct Vocabulary<'c> {
    /// How many terms there are; their numbers follow their order.
    term_count: usize,
    /// The numbers that the terms of each chunk have in the pack.
    numbers: Vec<Vec<u32>>,
    /// The words in order, each with its terms; none for a stop word.
    words: Vec<(&'c str, Vec<u32>)>,
}

impl<'c> Vocabulary<'c> {
    fn of(project: &Project, chunks: &'c [Chunk]) -> Vocabulary<'c> {
        let terms: FxHashSet<&str> = chunks.iter().flat_map(|chunk| chunk.terms.iter().map(|term| &**term)).collect();
        let mut terms: Vec<&str> = terms.into_iter().collect();
        terms.par_sort_unstable();
        let terms: FxHashMap<&str, u32> = terms.into_iter().zip(0..).collect();
        let numbers = |chunk: &Chunk| chunk.terms.iter().map(|term| terms[&**term]).collect();
        let numbers: Vec<Vec<u32>> = chunks.par_iter().map(numbers).collect();
        Vocabulary { term_count: terms.len(), words: words(project, chunks, &numbers), numbers }
    }
}

/// Every word in order with its terms. Stop words of the pack's own language are known even if no text says them, and stay stop words even where
/// another language says them.
fn words<'c>(project: &Project, chunks: &'c [Chunk], numbers: &[Vec<u32>]) -> Vec<(&'c str, Vec<u32>)> {
    let mut words: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (chunk, numbers) in chunks.iter().zip(numbers) {
        for (word, term) in chunk.words.iter().flatten() {
            let terms = words.entry(word).or_default();
            terms.extend(term.map(|term| numbers[term as usize]).filter(|term| !terms.contains(term)));
        }
    }
    words.extend(analyse::stop_words(&project.settings.language).map(|word| (word, Vec::new())));
    let mut words: Vec<(&str, Vec<u32>)> = words.into_iter().collect();
    words.par_sort_unstable_by_key(|(word, _)| *word);
    words.iter_mut().for_each(|(_, terms)| terms.sort_unstable());
    words
}
