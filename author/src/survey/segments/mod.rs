//! Segments: groups of respondents who miss different things, given by the survey or found in the answers.
//!
//! Owns: what averages hide (masking, turned orders) and the search for groups that nobody named. Invariants: the same ratings and seed give the same
//! segments on every machine and any number of threads; people who differ only by chance, or only in how high they answer whatever they are asked, are one
//! segment, but for one survey in a hundred (a level of 1 %, which docs/COMPARE.md holds against simulation); what is said of a found segment's outcome rests on members who were found without that outcome, so that nothing
//! is tested on the answers that made it up. Weights decide the scores and tests of segments, not who is in one. Cost: for given segments that of their scores; for found ones a hundred times the pairs of outcomes times the
//! respondents, of whom at most 5,000, drawn by the seed, are looked at.

mod answers;
mod chance;
mod directions;
mod explain;
mod features;
mod found;
mod given;
mod groups;
mod heldout;
mod words;

pub use chance::Chance;
pub use found::{Criterion, Found, FoundSegment, Search, find};
pub use given::{given, turned_everywhere};

use super::{Adjusted, Group, SegmentScores};
use jobpack::score::Profile;
use serde::Serialize;

/// What is known of the respondents' segments.
#[derive(Clone, Debug, Serialize)]
pub struct Segments {
    /// The name of the profile.
    pub profile: &'static str,
    /// How ratings became scores.
    #[serde(skip)]
    pub rule: Profile<'static>,
    /// Whether some respondents count more than others: shares, scores and comparisons go by the weights, and `n` is the effective sample size.
    pub weighted: bool,
    /// The scores of everyone.
    pub everyone: SegmentScores,
    /// The segments that the survey names.
    pub given: Vec<Segment>,
    /// Pairs of outcomes whose order for everyone is the opposite of that in every given segment (Simpson's paradox).
    pub turned_everywhere: Vec<Turned>,
    /// What was found in the answers; `None` if it was not looked for.
    pub found: Option<Found>,
}

/// A group of respondents and what sets it apart.
#[derive(Clone, Debug, Serialize)]
pub struct Segment {
    /// The name.
    pub name: String,
    /// How many respondents.
    pub respondents: u64,
    /// Of all respondents who were looked at, by their weights.
    pub share: f64,
    /// Outcomes that differ between this segment and all others after Holm's correction over outcomes and segments; the most unmet here first.
    pub distinct: Vec<Distinct>,
    /// How many comparisons the correction was for.
    pub family: usize,
    /// Outcomes that are underserved here and not for everyone: what the average hides. Certain ones first.
    pub masked: Vec<Masked>,
    /// Pairs of outcomes that are told apart here in one order and for everyone in the other, both after Holm's correction.
    pub turned: Vec<Turned>,
    /// What to beware of.
    pub warnings: Vec<String>,
    /// All of that in sentences.
    pub words: Vec<String>,
    /// The scores.
    pub scores: SegmentScores,
}

/// An outcome that sets a segment apart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Distinct {
    /// The id.
    pub outcome: String,
    /// What it says, if known.
    pub statement: String,
    /// Opportunity in this segment.
    pub here: f64,
    /// Opportunity among all others.
    pub elsewhere: f64,
    /// The test of "both are the same".
    pub test: Adjusted,
}

/// An outcome that is underserved in a segment and not for everyone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Masked {
    /// The id.
    pub outcome: String,
    /// What it says, if known.
    pub statement: String,
    /// Opportunity in this segment.
    pub here: f64,
    /// Its 95 % interval.
    pub interval: [f64; 2],
    /// Opportunity of everyone.
    pub everyone: f64,
    /// The region of everyone's.
    pub everyone_region: &'static str,
    /// Whether the whole interval of the segment is underserved.
    pub certain: bool,
}

/// Two outcomes whose order turns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Turned {
    /// The outcome that is higher here.
    pub above: String,
    /// The outcome that is lower here and higher for everyone.
    pub below: String,
    /// Opportunity of both here; for an order that turns everywhere, of everyone.
    pub here: [f64; 2],
    /// Opportunity of both for everyone.
    pub everyone: [f64; 2],
}

/// What is underserved here and not for everyone.
fn masked(here: &SegmentScores, everyone: &SegmentScores) -> Vec<Masked> {
    let mut masked: Vec<Masked> = here
        .outcomes
        .iter()
        .filter(|row| row.region == "underserved")
        .filter_map(|row| {
            let all = everyone.outcomes.iter().find(|all| all.outcome == row.outcome)?;
            (all.region != "underserved").then(|| Masked {
                outcome: row.outcome.clone(),
                statement: row.statement.clone(),
                here: row.opportunity,
                interval: row.interval,
                everyone: all.opportunity,
                everyone_region: all.region,
                certain: row.certain,
            })
        })
        .collect();
    // Stable, so that within both kinds the order stays that of opportunity.
    masked.sort_by_key(|one| !one.certain);
    masked
}

/// Pairs that are told apart in both groups, in opposite orders.
fn turned(here: &Group<'_>, everyone: &Group<'_>) -> Vec<Turned> {
    let place = |id: &str| everyone.scored.iter().position(|scored| scored.outcome == id);
    let told = |group: &Group<'_>| -> std::collections::HashSet<[usize; 2]> {
        let apart = group.inference.pairs.iter().filter(|pair| pair.differ.holm <= super::LEVEL);
        apart.map(|pair| pair.places).collect()
    };
    let (everyone_told, places) = (told(everyone), here.scored.iter().map(|one| place(&one.outcome)));
    let places: Vec<Option<usize>> = places.collect();
    let mut pairs: Vec<[usize; 2]> = told(here).into_iter().collect();
    pairs.sort_unstable();
    let points = |group: &Group<'_>, at: usize| f64::from(group.scored[at].score.opportunity) / 1_000.0;
    let turn = |[above, below]: [usize; 2]| {
        let (a, b) = (places[above]?, places[below]?);
        everyone_told.contains(&[b, a]).then(|| Turned {
            above: here.scored[above].outcome.clone(),
            below: here.scored[below].outcome.clone(),
            here: [points(here, above), points(here, below)],
            everyone: [points(everyone, a), points(everyone, b)],
        })
    };
    pairs.into_iter().filter_map(turn).collect()
}
