//! The search index: documents into terms, counted in parallel and put together in an order that no thread can change.
//!
//! The texts are split in chunks, the vocabularies merged, what words stand for beside themselves is added, and the terms are counted. Cost: linear in the
//! text; four bytes for each word of it, and eight for each different term of a document.

use super::additions::Additions;
use super::analyse::{self, Analyser};
use super::document::{Document, documents};
use super::layout::Part;
use super::numbers::Numbers;
use super::occurrences::Occurrences;
use super::postings::Postings;
use super::split::Chunk;
use super::vocabulary::Vocabulary;
use super::weights::Weights;
use super::{CompileError, compounds, folds, lexicon, neighbours};
use crate::project::{FindSettings, Project};
use jobpack::pack::{Search, Section, Table};
use rayon::prelude::*;
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
    let languages: BTreeMap<&str, usize> = analyse::languages(project).into_iter().zip(0..).collect();
    let folds = Table::of(fold_part.bytes());
    let split = |chunk: &[Document]| Chunk::of(project, chunk, folds, &languages);
    let chunks: Vec<Chunk> = documents.par_chunks(chunk_size(documents.len())).map(split).collect();

    let analyser = |language: &&str| Analyser::of(&project.settings, language, folds);
    let analysers: Vec<Analyser> = languages.keys().map(analyser).collect();
    let own = languages.get(project.settings.language.as_str()).copied().unwrap_or(0);
    let vocabulary = Vocabulary::of(&chunks, own, &analysers);
    let mut additions = Additions::default();
    let names: Vec<&str> = languages.keys().copied().collect();
    compounds::add(&vocabulary, &names, &mut additions);
    let count = |chunk: &Chunk| Occurrences::of(chunk, &vocabulary, &additions);
    let occurrences: Vec<Occurrences> = chunks.par_iter().map(count).collect();
    let words = vocabulary.words();
    let (blocks, lexicon) = lexicon::encode(&words)?;
    let endings = lexicon::endings(&words);
    let settings = &project.settings.find;
    let (term_count, weights) = (vocabulary.term_count, Weights::of(&occurrences, &vocabulary, &words, settings));
    // The vocabularies are large; they make room before the lists are laid out.
    drop((words, vocabulary));
    drop(chunks);

    let added = neighbours::added(&occurrences, &weights, term_count, settings.neighbours as f32);
    let (terms, postings) = Postings::of(&occurrences, &weights, &added, term_count).encode()?;
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
