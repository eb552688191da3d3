//! From a project to a pack: analysis, weights, lexicon, postings, layout.
//!
//! Owns: everything that is decided once so that a device can look it up. Invariants: the same project gives the same bytes, whatever the order of its
//! files and rows, the number of threads, the locale or the clock; nothing but the project goes in. Needs a project without errors. Cost: about a
//! hundred thousand resources a second on four cores; memory is about the text, its terms at sixteen bytes each, and the pack.

mod additions;
mod analyse;
mod cold;
mod compounds;
mod document;
mod folds;
mod frequency;
mod index;
mod joins;
mod layout;
mod lexicon;
mod neighbours;
mod numbers;
mod occurrences;
mod postings;
mod records;
mod requirements;
mod scores;
mod split;
mod synonyms;
mod vocabulary;
mod weights;

pub use analyse::{ANALYSER_VERSION, names as analyser_names};
pub(crate) use synonyms::idle as idle_synonyms;

use crate::project::Project;
use numbers::Numbers;

/// Why a project could not become a pack.
#[derive(Debug, thiserror::Error)]
pub enum CompileError {
    /// The project refers to an id that it does not have; `check` tells where.
    #[error("the project refers to `{0}`, which it does not have; `jobpack check` tells where")]
    Unresolved(String),
    /// The scoring profile is not known.
    #[error("the scoring profile `{0}` is not known; `jobpack score --help` lists them")]
    Profile(String),
    /// Offsets are 32 bits.
    #[error("the pack would be larger than 4 GiB; divide the catalogue into several packs")]
    TooLarge,
    /// Names of languages, kinds, facets, values and segments are numbered with 16 bits.
    #[error("there are more than 65,534 different names of languages, kinds, facet values and segments")]
    TooManyNames,
    /// Facet values, requirements and options of one record are counted with 16 bits.
    #[error("`{0}` has more than 65,535 facet values, requirements or options")]
    TooManyParts(String),
}

/// Builds the pack of a project.
///
/// # Errors
/// See [`CompileError`]; a project without errors only fails if it is too large.
pub fn compile(project: &Project) -> Result<Vec<u8>, CompileError> {
    let numbers = Numbers::of(project)?;
    let scores = scores::score(project, &numbers)?;
    let (records, index) =
        rayon::join(|| records::write(project, &numbers, &scores), || index::write(project, &numbers));
    let mut sections = records?;
    sections.extend(index?);
    layout::assemble(sections)
}
