//! How well a pack answers: questions with known answers, and the usual measures.
//!
//! Owns: the forms of question files and judgements, and the measures: nDCG@10 with linear gain, MRR@10 and recall@100. Each is a mean over all judged
//! queries with at least one relevant document; a query without an answer counts 0. Grades below 1 are not relevant. Cost: one pass over each.

mod judgements;
mod measures;
mod queries;
mod run;

pub use judgements::{Judgements, read_judgements};
pub use measures::{Measures, measure, quantile};
pub use queries::{Query, read_queries};
pub use run::{DEPTH, Evaluated, evaluate};

/// A line that cannot be read: its number from 1, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// From 1.
    pub row: u32,
    /// What is wrong.
    pub message: String,
}
