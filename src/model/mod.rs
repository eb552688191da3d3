//! What a pack says: the words of the model and the records that people read, borrowed from the pack's bytes.
//!
//! Owns: the closed word lists with their frozen numbers and the fields of what people read. What ranking and filtering touch is in
//! [`crate::pack`], in records of fixed stride.

mod codes;
mod cold;
mod list;
mod records;

pub(crate) use codes::codes;
pub use codes::{
    Confidence, FacetMatch, Force, HireKind, JobKind, JobStep, Level, LinkRole, Moment, OutcomeKind, Purpose, Region,
    RequirementKind, Stage,
};
pub use cold::{Cold, Reader};
pub(crate) use cold::{take_bytes, take_text};
pub use list::{List, ListIter};
pub use records::{
    Analyser, CircumstanceText, CollectionText, Evidence, Experience, ForceText, Hire, JobText, Obstacle, OutcomeText,
    PackText, ResourceText, Statement, Story, TradeOff, Why,
};
