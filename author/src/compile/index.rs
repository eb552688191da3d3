//! The search index: documents into terms, counted in parallel and put together in an order that no thread can change.
//!
//! The texts are split in chunks, the vocabularies merged, what words stand for beside themselves is added, and the terms are counted. Cost: linear in the
//! text. The words of the text, four bytes for each, the terms of the documents, eight for each different one, and their postings lie on a shelf one after the
//! other, in memory only as long as they are few.

use super::additions::Additions;
use super::analyse::{self, Analyser};
use super::document::Documents;
use super::layout::Part;
use super::numbers::Numbers;
use super::occurrences::{Counting, Occurrences};
use super::postings::Postings;
use super::split::{Chunk, Tokens};
use super::synonyms::Synonyms;
use super::vocabulary::Vocabulary;
use super::weights::{self, Weights};
use super::{CompileError, compounds, folds, joins, lexicon, neighbours};
use crate::progress::Steps;
use crate::project::{FindSettings, Project, Synonym};
use crate::shelf::Shelf;
use jobpack::pack::{Search, Section, Table};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;

/// So many bytes of the words of the text are in memory, of the terms of documents, and of postings: those of some hundred thousand resources. Where they lie
/// makes no difference to a pack, and the tests below have nearly all of them in files.
const HELD: usize = if cfg!(test) { 1 << 12 } else { 128 << 20 };

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
        Ok(vec![Part::table(Section::Terms, &offsets), Part::of_pieces(Section::Postings, postings)])
    }

    /// Analyses the texts of a project.
    pub fn of(project: &Project, numbers: &Numbers, steps: &Steps) -> Result<Self, CompileError> {
        index(project, numbers, steps)
    }
}

fn index(project: &Project, numbers: &Numbers, steps: &Steps) -> Result<Index, CompileError> {
    let documents = Documents::of(numbers);
    let folds = folds::table(&characters(project, &documents));
    let fold_part = Part::table(Section::Folds, &folds);
    let languages: BTreeMap<&str, usize> = analyse::languages(project).into_iter().zip(0..).collect();
    let folds = Table::of(fold_part.bytes());
    let shelf = Shelf::holding(HELD);
    let split = |chunk: Range<usize>| {
        super::go_on(steps)?;
        let split = Chunk::of(project, documents.some(chunk.clone()), folds, &languages, &shelf)?;
        steps.done(chunk.len() as u64);
        Ok(split)
    };
    let chunks: Result<Vec<Chunk>, CompileError> = documents.chunks().into_par_iter().map(split).collect();
    let mut chunks = chunks?;

    let analyser = |language: &&str| Analyser::of(&project.settings, language, folds);
    let analysers: Vec<Analyser> = languages.keys().map(analyser).collect();
    let synonyms = Synonyms::of(project, &chunks, &languages, &analysers, folds)?;
    // Once they are counted, they make room.
    let said: Vec<Vec<Tokens>> = chunks.iter_mut().map(|chunk| std::mem::take(&mut chunk.said)).collect();
    let pieces = compounds::pieces(&chunks, documents.len());
    let own = languages.get(project.settings.language.as_str()).copied().unwrap_or(0);
    let vocabulary = Vocabulary::of(&chunks, own, synonyms.forms().chain(pieces.iter().copied()), &analysers);
    let mut additions = Additions::default();
    synonyms.add_to(&mut additions, &vocabulary);
    let names: Vec<&str> = languages.keys().copied().collect();
    compounds::add(&vocabulary, &names, &pieces, &mut additions);
    let with_forms: Vec<_> = chunks.par_iter().map(|chunk| (chunk, vocabulary.forms_of(chunk))).collect();
    let joins = joins::joins(&vocabulary, &with_forms, &said, &mut additions)?;
    let settings = &project.settings.find;
    let fields = weights::fields(settings);
    let (counting, shelf) = (Counting::of(&vocabulary, &additions, &fields), Shelf::holding(HELD));
    let count = |((_, forms), said): ((_, Vec<u32>), Vec<Tokens>)| counting.chunk(&forms, said, &shelf);
    let occurrences: io::Result<Vec<_>> = with_forms.into_par_iter().zip(said).map(count).collect();
    let occurrences: Vec<Occurrences> = occurrences?.into_iter().flatten().collect();
    let (term_count, weights) = (vocabulary.term_count, Weights::of(&occurrences, &vocabulary, settings)?);
    let added = neighbours::added(&occurrences, &weights, &vocabulary, settings.neighbours as f32)?;
    let postings = Postings::of(occurrences, &weights, &added, term_count, HELD, steps)?;
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
pub(super) fn characters(project: &Project, documents: &Documents) -> BTreeSet<char> {
    let of = |chunk: Range<usize>| {
        let mut found = BTreeSet::new();
        for document in documents.some(chunk).filter(|document| !document.is_plain()) {
            document.fields(project, |_, text| found.extend(beyond_ascii(text)));
        }
        found
    };
    let merge = |mut left: BTreeSet<char>, right| {
        left.extend(right);
        left
    };
    let mut found = documents.chunks().into_par_iter().map(of).reduce(BTreeSet::new, merge);
    found.extend(project.synonyms.iter().flat_map(Synonym::texts).flat_map(beyond_ascii));
    found
}

fn beyond_ascii(text: &str) -> impl Iterator<Item = char> {
    // Most texts have none, which is seen at a glance.
    let text = if text.is_ascii() { "" } else { text };
    text.chars().filter(|character| !character.is_ascii())
}

#[cfg(test)]
mod tests {
    use crate::progress::Quiet;
    use crate::source;
    use std::path::Path;

    /// Small pieces of which most lie in files make the very pack that is made otherwise.
    #[test]
    fn a_pack_is_the_same_wherever_its_pieces_lie() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the author side stands beside the engine");
        let academy = source::read(&root.join("examples/academy"), &Quiet).expect("the academy can be read");
        let built = crate::compile::compile(&academy.project).expect("the academy has no errors");
        let kept = std::fs::read(root.join("tests/vectors/v1/academy.pack")).expect("the academy's pack is kept");
        assert!(built == kept, "the pack of the academy is another");
    }
}
