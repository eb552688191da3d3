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
use super::synonyms::Synonyms;
use super::vocabulary::Vocabulary;
use super::weights::{self, Weights};
use super::{CompileError, compounds, folds, joins, lexicon, neighbours};
use crate::project::{FindSettings, Project, Synonym};
use jobpack::pack::{Search, Section, Table};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// How many documents a thread takes at a time: enough that the vocabularies of chunks, which overlap, stay few; the pack does not depend on it.
pub(super) fn chunk_size(documents: usize) -> usize {
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
    let folds = folds::table(&characters(project, &documents));
    let fold_part = Part::table(Section::Folds, &folds);
    let languages: BTreeMap<&str, usize> = analyse::languages(project).into_iter().zip(0..).collect();
    let folds = Table::of(fold_part.bytes());
    let split = |chunk: &[Document]| Chunk::of(project, chunk, folds, &languages);
    let chunks: Vec<Chunk> = documents.par_chunks(chunk_size(documents.len())).map(split).collect();

    let analyser = |language: &&str| Analyser::of(&project.settings, language, folds);
    let analysers: Vec<Analyser> = languages.keys().map(analyser).collect();
    let synonyms = Synonyms::of(project, &chunks, &languages, &analysers, folds);
    let own = languages.get(project.settings.language.as_str()).copied().unwrap_or(0);
    let vocabulary = Vocabulary::of(&chunks, own, synonyms.forms(), &analysers);
    let mut additions = Additions::default();
    synonyms.add_to(&mut additions, &vocabulary);
    let names: Vec<&str> = languages.keys().copied().collect();
    compounds::add(&vocabulary, &names, &mut additions);
    let joins = joins::joins(&vocabulary, &chunks, &mut additions);
    let settings = &project.settings.find;
    let fields = weights::fields(settings);
    let count = |chunk: &Chunk| Occurrences::of(chunk, &vocabulary, &additions, &fields);
    let occurrences: Vec<Occurrences> = chunks.par_iter().map(count).collect();
    let (term_count, weights) = (vocabulary.term_count, Weights::of(&occurrences, &vocabulary, settings));
    let added = neighbours::added(&occurrences, &weights, term_count, settings.neighbours as f32);
    let postings = Postings::of(&occurrences, &weights, &added, term_count);
    let words = vocabulary.words(&weights);
    let (blocks, lexicon) = lexicon::encode(&words, &joins, |term| postings.count(term))?;
    let (beginnings, endings) = (lexicon::beginnings(&words), lexicon::endings(&words));
    // The vocabularies are large; they make room before the lists are laid out.
    drop((words, joins, vocabulary));
    drop(chunks);

    let (offsets, postings) = postings.encode()?;
    Ok(vec![
        fold_part,
        Part::table(Section::Terms, &offsets),
        Part::new(Section::Postings, postings),
        Part::table(Section::LexiconBlocks, &blocks),
        Part::new(Section::Lexicon, lexicon),
        Part::new(Section::Beginnings, beginnings),
        Part::new(Section::Endings, endings),
    ])
}

/// The characters beyond ASCII that occur.
pub(super) fn characters(project: &Project, documents: &[Document]) -> BTreeSet<char> {
    let of = |chunk: &[Document]| {
        let mut found = BTreeSet::new();
        for document in chunk {
            document.fields(project, |_, text| found.extend(beyond_ascii(text)));
        }
        found
    };
    let merge = |mut left: BTreeSet<char>, right| {
        left.extend(right);
        left
    };
    let mut found = documents.par_chunks(chunk_size(documents.len())).map(of).reduce(BTreeSet::new, merge);
    found.extend(project.synonyms.iter().flat_map(Synonym::texts).flat_map(beyond_ascii));
    found
}

fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|character| !character.is_ascii())
}
