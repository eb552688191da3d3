//! From a project to a pack: analysis, weights, lexicon, postings, layout.
//!
//! Owns: everything that is decided once so that a device can look it up. Invariants: the same project gives the same bytes, whatever the order of its
//! files and rows, the number of threads, the locale or the clock; nothing but the project goes in. Needs a project without errors. Cost: a million
//! resources in four to nine seconds on four cores; memory for the vocabulary, some forty bytes for each resource, and some hundred megabytes of the text,
//! its words and its postings: what is beyond lies in temporary files.

mod additions;
mod analyse;
mod cold;
mod compounds;
mod division;
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
mod runs;
mod scores;
mod split;
mod synonyms;
mod vocabulary;
mod weights;

pub use analyse::{ANALYSER_VERSION, names as analyser_names};
pub(crate) use synonyms::idle as idle_synonyms;

use crate::progress::Steps;
use crate::project::Project;
use index::Index;
use jobpack::pack::Section;
use layout::Part;
use numbers::Numbers;
use scores::Scores;
use std::io::{Cursor, Seek, Write};
use std::ops::Range;

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
    #[error("the pack would be larger than 4 GiB; divide it with --packs or --pack-size")]
    TooLarge,
    /// Names of languages, kinds, facets, values and segments are numbered with 16 bits.
    #[error("there are more than 65,534 different names of languages, kinds, facet values and segments")]
    TooManyNames,
    /// Facet values, requirements and options of one record are counted with 16 bits.
    #[error("`{0}` has more than 65,535 facet values, requirements or options")]
    TooManyParts(String),
    /// Packs that are asked as one are 16 at most.
    #[error("{0}")]
    Division(String),
    /// A place that cannot be written.
    #[error("cannot write: {0}")]
    Io(#[from] std::io::Error),
    /// Whoever watches wants no more.
    #[error("building was stopped")]
    Stopped,
}

/// Into how many packs a project goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Division {
    /// One, which may be too small.
    #[default]
    None,
    /// One if it fits, else as many as it takes.
    AsNeeded,
    /// So many, 1 to 16.
    Packs(u8),
    /// As many as it takes for none to be much larger than so many bytes.
    Size(u32),
}

/// Builds the pack of a project.
///
/// # Errors
/// See [`CompileError`]; a project without errors only fails if it is too large.
pub fn compile(project: &Project) -> Result<Vec<u8>, CompileError> {
    let mut bytes = Cursor::new(Vec::new());
    Compiled::of(project, Division::None, &Steps::default())?.write(0, &mut bytes)?;
    Ok(bytes.into_inner())
}

/// Everything that packs are made from; the packs are still to be written.
pub struct Compiled<'p> {
    project: &'p Project,
    numbers: Numbers<'p>,
    scores: Scores<'p>,
    index: Index,
    /// The resources of each pack.
    ranges: Vec<Range<u32>>,
    /// Whether one pack has everything.
    whole: bool,
    steps: &'p Steps,
}

impl<'p> Compiled<'p> {
    /// Analyses a project, to be written as the packs of this division.
    ///
    /// # Errors
    /// See [`CompileError`].
    pub fn of(project: &'p Project, division: Division, steps: &'p Steps) -> Result<Self, CompileError> {
        let resources = project.resources.len() as u64;
        steps.expect(3 * resources);
        let numbers = Numbers::of(project)?;
        let scores = scores::score(project, &numbers)?;
        let index = Index::of(project, &numbers, steps)?;
        let ranges = division::ranges(&numbers.resources, division, index.shared_bytes(), index.posting_bytes())?;
        let whole = ranges.len() == 1;
        Ok(Self { project, numbers, scores, index, ranges, whole, steps })
    }

    /// How many packs there are.
    pub fn packs(&self) -> usize {
        self.ranges.len()
    }

    /// Whether one pack has everything.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// Writes a pack, the first being 0, and says how large it is.
    ///
    /// # Errors
    /// See [`CompileError`].
    pub fn write(&self, number: usize, out: &mut (impl Write + Seek + Send)) -> Result<u32, CompileError> {
        let range = self.ranges[number].clone();
        let (records, postings) = rayon::join(
            || records::write(self.project, &self.numbers, &self.scores, range.clone(), self.steps),
            || self.index.postings(range.clone(), self.steps),
        );
        let mut own = records?;
        own.extend(postings?);
        if !self.whole {
            let resources = self.numbers.resources.len() as u32;
            let packs = self.packs() as u16;
            let place = jobpack::pack::Part {
                edition: self.index.mark(),
                first_resource: range.start,
                resources,
                number: number as u16,
                packs,
            };
            own.push(Part::table(Section::Part, &[place]));
        }
        layout::assemble(own.iter().chain(self.index.shared()).collect(), out)
    }
}

/// Ends work that is to end.
fn go_on(steps: &Steps) -> Result<(), CompileError> {
    if steps.stopped() { Err(CompileError::Stopped) } else { Ok(()) }
}
