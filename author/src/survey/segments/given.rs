//! The segments that a survey names.

use super::heldout::{Side, compare};
use super::words::describe;
use super::{Segment, Turned, masked, turned};
use crate::project::Ratings;
use crate::survey::weights::Sums;
use crate::survey::{Group, OutcomeScore, SegmentScores, is_weighted, score};
use jobpack::score::{Error, Profile};
use rayon::prelude::*;
use std::collections::HashMap;

/// Scores each segment of the ratings and says what sets it apart, in the order of their names.
///
/// # Errors
/// An answer off the profile's scale.
pub fn given(
    ratings: &Ratings,
    profile: &Profile<'_>,
    half_width: f64,
    everyone: (&Group<'_>, &SegmentScores),
    statement: &impl Fn(&str) -> String,
) -> Result<Vec<Segment>, Error> {
    let (distinct, family) = compare(&sides(ratings, profile)?, ratings.segments.len(), statement);
    let mut segments = Vec::new();
    for ((number, name), distinct) in (0..).zip(ratings.segments.all()).zip(distinct) {
        let group = score(ratings, Some(number), profile, half_width)?;
        let turned = turned(&group, everyone.0);
        let scores = SegmentScores::of(Some(name.to_owned()), group, statement);
        let respondents = scores.respondents.unwrap_or(0);
        let mut segment = Segment {
            name: name.to_owned(),
            respondents,
            share: scores.weight / everyone.1.weight.max(f64::MIN_POSITIVE),
            masked: masked(&scores, everyone.1),
            distinct,
            family,
            turned,
            warnings: super::words::small(respondents, profile),
            words: Vec::new(),
            scores,
        };
        segment.words = describe(&segment, is_weighted(ratings));
        segments.push(segment);
    }
    segments.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(segments)
}

/// Each outcome as each segment and as all others rate it.
fn sides(ratings: &Ratings, profile: &Profile<'_>) -> Result<Vec<Side>, Error> {
    let count = ratings.segments.len();
    // Who is in no segment stands in one more.
    let group = |respondent: usize| {
        Some(ratings.segment_of.get(respondent).map_or(count, |&segment| count.min(segment as usize)))
    };
    let of = |outcome: u16| {
        let sums = Sums::grouped(ratings.answers(outcome), &ratings.weights, count + 1, group);
        Side::all(ratings.outcomes.name(outcome.into()), &sums[..count], &sums[count], profile)
    };
    let sides: Result<Vec<Vec<Side>>, Error> = (0..ratings.outcomes.len() as u16).into_par_iter().map(of).collect();
    Ok(sides?.into_iter().flatten().collect())
}

/// Pairs of outcomes of which every segment has one above, and everyone together the other, as far as scores go: nothing is tested.
pub fn turned_everywhere(everyone: &SegmentScores, segments: &[Segment]) -> Vec<Turned> {
    if segments.len() < 2 {
        return Vec::new();
    }
    let points = |row: &OutcomeScore| (row.outcome.clone(), row.opportunity);
    let figures: Vec<HashMap<String, f64>> =
        segments.iter().map(|segment| segment.scores.outcomes.iter().map(points).collect()).collect();
    let mut found = Vec::new();
    for (at, high) in everyone.outcomes.iter().enumerate() {
        for low in everyone.outcomes[at + 1..].iter().filter(|low| low.opportunity < high.opportunity) {
            let turns = |figures: &HashMap<String, f64>| {
                figures.get(&low.outcome).zip(figures.get(&high.outcome)).is_some_and(|(low, high)| low > high)
            };
            if figures.iter().all(turns) {
                let both = [low.opportunity, high.opportunity];
                let (above, below) = (low.outcome.clone(), high.outcome.clone());
                found.push(Turned { above, below, here: both, everyone: both });
            }
        }
    }
    found
}
