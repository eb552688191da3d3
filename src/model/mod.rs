//! What a pack says: the words of the model and the records that people read, borrowed from the pack's bytes.

mod codes;

pub use codes::{
    Confidence, FacetMatch, Force, HireKind, JobKind, JobStep, Level, LinkRole, Moment, OutcomeKind, Purpose, Region,
    RequirementKind, Stage,
};
