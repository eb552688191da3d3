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
use super::split::{Chunk, Tokens};
use super::synonyms::Synonyms;
use super::vocabulary::Vocabulary;
use super::weights::{self, Weights};
use super::{CompileError, compounds, folds, joins, lexicon, neighbours};
use crate::progress::Steps;
use crate::project::{FindSettings, Project, Synonym};
use jobpack::pack::{Search, Section, Table};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many documents a thread takes at a time: enough that the vocabularies of chunks, which overlap, stay few; the pack does not depend on it.
pub(super) fn chunk_size(documents: usize) -> usize {
    (documents / (2 * rayon::current_num_threads())).max(1024)
}

/// How the pack is to be searched, by the author's weights.
pub fn search(settings: &FindSettings) -> Search {
    let inherit = (settings.need * 64.0 / 3.0).round().clamp(0.0, 255.0) as u8;
    Search { inherit, prefer: 8, reserved: 0 }
}

/// The search index: what all packs share, and what their postings are made from.
pub struct Index {
    shared: Vec<Part>,
    postings: Postings,
}

impl Index {
    /// The sections that every pack has.
    pub fn shared(&self) -> &[Part] {
        &self.shared
    }

    /// How many bytes these are.
    pub fn shared_bytes(&self) -> u64 {
        self.shared.iter().map(Part::len).sum()
    }

    /// About how many bytes the postings of all packs are.
    pub fn posting_bytes(&self) -> u64 {
        self.postings.bytes()
    }

    /// A checksum of what all packs share.
    pub fn mark(&self) -> u32 {
        let mut hasher = crc32fast::Hasher::new();
        self.shared.iter().for_each(|part| hasher.update(part.bytes()));
        self.postings.counts().iter().for_each(|count| hasher.update(&count.to_le_bytes()));
        hasher.finalize()
    }

    /// The lists of postings of the needs and of the resources in this range.
    pub fn postings(&self, resources: Range<u32>, steps: &Steps) -> Result<Vec<Part>, CompileError> {
        let (offsets, postings) = self.postings.encode(resources, steps)?;
        Ok(vec![Part::table(Section::Terms, &offsets), Part::new(Section::Postings, postings)])
    }

    /// Analyses the texts of a project.
    pub fn of(project: &Project, numbers: &Numbers, steps: &Steps) -> Result<Self, CompileError> {
        index(project, numbers, steps)
    }
}

fn index(project: &Project, numbers: &Numbers, steps: &Steps) -> Result<Index, CompileError> {
    let documents = documents(numbers);
    let folds = folds::table(&characters(project, &documents));
    let fold_part = Part::table(Section::Folds, &folds);
    let languages: BTreeMap<&str, usize> = analyse::languages(project).into_iter().zip(0..).collect();
    let folds = Table::of(fold_part.bytes());
    let split = |chunk: &[Document]| {
        super::go_on(steps)?;
        let split = Chunk::of(project, chunk, folds, &languages);
        steps.done(chunk.len() as u64);
        Ok(split)
    };
    let chunks: Result<Vec<Chunk>, CompileError> =
        documents.par_chunks(chunk_size(documents.len())).map(split).collect();
    let mut chunks = chunks?;
    let document_count = documents.len();
    drop(documents);

    let analyser = |language: &&str| Analyser::of(&project.settings, language, folds);
    let analysers: Vec<Analyser> = languages.keys().map(analyser).collect();
    let synonyms = Synonyms::of(project, &chunks, &languages, &analysers, folds);
    // Once they are counted, they make room.
    let said: Vec<Tokens> = chunks.iter_mut().map(|chunk| std::mem::take(&mut chunk.said)).collect();
    let pieces = compounds::pieces(&chunks, document_count);
    let own = languages.get(project.settings.language.as_str()).copied().unwrap_or(0);
    let vocabulary = Vocabulary::of(&chunks, own, synonyms.forms().chain(pieces.iter().copied()), &analysers);
    let mut additions = Additions::default();
    synonyms.add_to(&mut additions, &vocabulary);
    let names: Vec<&str> = languages.keys().copied().collect();
    compounds::add(&vocabulary, &names, &pieces, &mut additions);
    let with_forms: Vec<_> = chunks.par_iter().map(|chunk| (chunk, vocabulary.forms_of(chunk))).collect();
    let joins = joins::joins(&vocabulary, &with_forms, &said, &mut additions);
    let settings = &project.settings.find;
    let fields = weights::fields(settings);
    let count =
        |((_, forms), said): ((_, Vec<u32>), Tokens)| Occurrences::of(&forms, &said, &vocabulary, &additions, &fields);
    let occurrences: Vec<Occurrences> = with_forms.into_par_iter().zip(said).map(count).collect();
    let (term_count, weights) = (vocabulary.term_count, Weights::of(&occurrences, &vocabulary, settings));
    let added = neighbours::added(&occurrences, &weights, &vocabulary, settings.neighbours as f32);
    let postings = Postings::of(occurrences, &weights, &added, term_count, steps)?;
    let words = vocabulary.words(&weights);
    let encode = || lexicon::encode(&words, &joins, |term| postings.counts()[term as usize]);
    let (encoded, (beginnings, endings)) =
        rayon::join(encode, || rayon::join(|| lexicon::beginnings(&words), || lexicon::endings(&words)));
    let (blocks, lexicon) = encoded?;
    // The vocabularies are large; they make room before the lists are laid out.
    drop((words, joins, vocabulary));
    drop(chunks);

    let shared = vec![
        fold_part,
        Part::table(Section::LexiconBlocks, &blocks),
        Part::new(Section::Lexicon, lexicon),
        Part::new(Section::Beginnings, beginnings),
        Part::new(Section::Endings, endings),
    ];
    Ok(Index { shared, postings })
}

/// The characters beyond ASCII that occur.
pub(super) fn characters(project: &Project, documents: &[Document]) -> BTreeSet<char> {
    let of = |chunk: &[Document]| {
        let mut found = BTreeSet::new();
        for document in chunk.iter().filter(|document| !document.is_plain()) {
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
    // Most texts have none, which is seen at a glance.
    let text = if text.is_ascii() { "" } else { text };
    text.chars().filter(|character| !character.is_ascii())
}
