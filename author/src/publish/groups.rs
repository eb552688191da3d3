//! The segments as they are told: what sets each apart, and the strategy that it calls for. Respondents are never named.

use crate::survey::SegmentScores;
use crate::survey::segments::Segment;
use crate::survey::strategy::{Read, Strategy};
use crate::workflow::Surveyed;
use serde::Serialize;

/// A segment, and what is known of it beside its scores.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupRow {
    /// Its name; `None` is everyone.
    pub segment: Option<String>,
    /// Whether it was found in the answers rather than named by the survey.
    pub found: bool,
    /// How many respondents.
    pub respondents: Option<u64>,
    /// Of all who were looked at, from 0 to 1.
    pub share: f64,
    /// What sets it apart, in sentences.
    pub words: Vec<String>,
    /// What to beware of.
    pub warnings: Vec<String>,
    /// The growth strategy that its scores call for, or `undecided`.
    pub strategy: &'static str,
    /// The rule that fired.
    pub rule: &'static str,
    /// What the rule read.
    pub read: Read,
    /// What the rule lacks.
    pub lacks: Vec<String>,
}

/// How segments that nobody named were looked for, and what came of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Search {
    /// How many there are; 1 if the respondents are all of one kind as far as this survey can tell.
    pub count: usize,
    /// Why there are so many.
    pub reason: String,
    /// Where chance began.
    pub seed: u64,
    /// Agreement with the segments found in parts of the respondents; `None` where none were found.
    pub stability: Option<f64>,
    /// How many respondents were looked at, and how many were not.
    pub respondents: [usize; 2],
    /// What to beware of.
    pub warnings: Vec<String>,
}

/// Those that the survey names, then those that were found, with their strategies.
pub fn groups(survey: &Surveyed) -> Vec<GroupRow> {
    let found = survey.apart.found.iter().flat_map(|found| &found.segments).map(|one| &one.segment);
    let segments: Vec<&Segment> = survey.apart.given.iter().chain(found).collect();
    let of = |(at, strategy): (usize, &Strategy)| row(segments.get(at).copied(), strategy);
    survey.strategies.strategies.iter().enumerate().map(of).collect()
}

fn row(segment: Option<&Segment>, strategy: &Strategy) -> GroupRow {
    GroupRow {
        segment: strategy.segment.clone(),
        found: strategy.found,
        respondents: strategy.respondents,
        share: segment.map_or(1.0, |segment| segment.share),
        words: segment.map(|segment| segment.words.clone()).unwrap_or_default(),
        warnings: segment.map(|segment| segment.warnings.clone()).unwrap_or_default(),
        strategy: strategy.strategy,
        rule: strategy.rule,
        read: strategy.read,
        lacks: strategy.lacks.clone(),
    }
}

/// The scores of the segments that were found in the answers.
pub fn found(survey: &Surveyed) -> Vec<SegmentScores> {
    let found = survey.apart.found.iter().flat_map(|found| &found.segments);
    found.map(|one| one.segment.scores.clone()).collect()
}

/// What came of looking for segments.
pub fn search(survey: &Surveyed) -> Option<Search> {
    let found = survey.apart.found.as_ref()?;
    Some(Search {
        count: found.count,
        reason: found.reason.clone(),
        seed: found.seed,
        stability: found.criterion.stability,
        respondents: [found.respondents, found.left_out],
        warnings: found.warnings.clone(),
    })
}
