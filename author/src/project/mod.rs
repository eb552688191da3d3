//! What a curator has said, in memory: the hand-over from `source` to `check` and `compile`.
//!
//! Owns: the typed project. Invariants: none beyond the types; a project may be wrong in every way that `check` knows, so that all of it
//! can be told at once. Ids are text and refer by text; `compile` turns them into indexes. Every record knows the place it came from.
//! Cost: about the size of the files.

mod need;
mod quality;
mod ratings;
mod resource;
mod resources;
mod settings;
mod synonym;

pub use need::{About, Evidence, Experience, ForceAt, Hire, Job, Obstacle, Outcome, Statement, Story, TradeOff};
pub use quality::{Case, Cases, Quality, QualityRule, SHOWN};
pub use ratings::{
    MAX_ANSWER, MAX_OUTCOMES, NO_SEGMENT, Names, Rating, Ratings, Segmentation, WEIGHT_ONE, packed, unpacked,
};
pub use resource::{
    BUILT_IN_FACETS, Circumstance, Collection, Facet, Item, Link, Options, Prerequisite, Requirement, Resource,
};
pub use resources::{Kept, Resources};
pub use settings::{CheckSettings, FacetSettings, FindSettings, Settings, SurveySettings};
pub use synonym::Synonym;

/// Where a record came from: a file of the project and its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Place {
    /// Index in [`Project::files`].
    pub file: u32,
    /// The row as a spreadsheet or an editor counts it: from 1; in CSV the header is row 1, in JSON Lines and TOML it is the line on
    /// which the record begins. 0 is the file as a whole.
    pub row: u32,
}

/// All that the files of a project say.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The names of the files read, relative to the project, with `/`.
    pub files: Vec<String>,
    /// What `jobpack.toml` says, or the defaults for a catalogue alone.
    pub settings: Settings,
    /// True for a single catalogue file with no project around it: rules about needs do not apply, and missing titles are made from the text.
    pub catalogue: bool,
    /// The jobs.
    pub jobs: Vec<Job>,
    /// The outcomes.
    pub outcomes: Vec<Outcome>,
    /// The resources.
    pub resources: Resources,
    /// Which resource serves which need.
    pub links: Vec<Link>,
    /// What resources require.
    pub requirements: Vec<Requirement>,
    /// Free-text prerequisites, to be resolved softly.
    pub prerequisites: Vec<Prerequisite>,
    /// The collections.
    pub collections: Vec<Collection>,
    /// The named circumstances.
    pub circumstances: Vec<Circumstance>,
    /// Evidence that stands in a table of its own, about a job, an outcome or a resource.
    pub evidence: Vec<About>,
    /// Words that mean the same.
    pub synonyms: Vec<Synonym>,
    /// The ratings of the survey, if there is one.
    pub ratings: Ratings,
}
