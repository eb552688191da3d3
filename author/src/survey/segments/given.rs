//! The segments that a survey names.

use super::heldout::{Side, compare};
use super::words::describe;
use super::{Segment, Turned, masked, turned};
use crate::project::Ratings;
use crate::survey::inference::Reading;
use crate::survey::{Group, SegmentScores, score, tallies_by_segment};
use jobpack::score::{Error, Profile, Tally};

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
    let mut names: Vec<&str> = ratings.segments.all().collect();
    names.sort_unstable();
    let mut sides = Vec::new();
    for (outcome, id) in ratings.outcomes.all().enumerate() {
        let tallies = tallies_by_segment(ratings, outcome as u16, profile.scale)?;
        let find = |name: Option<&str>| tallies.iter().find(|(of, _)| *of == name).map(|(_, tally)| tally);
        for (segment, name) in names.iter().enumerate() {
            let both = find(Some(*name)).zip(find(None));
            sides.extend(both.and_then(|(here, everyone)| Side::of(id, segment, here, everyone, profile)));
        }
    }
    let (distinct, family) = compare(sides, names.len(), statement);
    let mut segments = Vec::new();
    for (name, distinct) in names.into_iter().zip(distinct) {
        let group = score(ratings, ratings.segments.find(name), profile, half_width)?;
        let turned = turned(&group, everyone.0);
        let scores = SegmentScores::of(Some(name.to_owned()), group, statement);
        let respondents = scores.respondents.unwrap_or(0);
        let mut segment = Segment {
            name: name.to_owned(),
            respondents,
            share: respondents as f64 / (ratings.respondents.len() as f64).max(1.0),
            masked: masked(&scores, everyone.1),
            distinct,
            family,
            turned,
            warnings: super::words::small(respondents, profile),
            words: Vec::new(),
            scores,
        };
        segment.words = describe(&segment);
        segments.push(segment);
    }
    Ok(segments)
}

/// Pairs of outcomes of which every segment has one above, and everyone together the other.
pub fn turned_everywhere(everyone: &SegmentScores, segments: &[Segment]) -> Vec<Turned> {
    if segments.len() < 2 {
        return Vec::new();
    }
    let figure = |segment: &Segment, id: &str| {
        segment.scores.outcomes.iter().find(|row| row.outcome == id).map(|row| row.opportunity)
    };
    let mut found = Vec::new();
    for (at, high) in everyone.outcomes.iter().enumerate() {
        for low in everyone.outcomes[at + 1..].iter().filter(|low| low.opportunity < high.opportunity) {
            let turns = |segment: &Segment| figure(segment, &low.outcome) > figure(segment, &high.outcome);
            if segments.iter().all(turns) {
                let both = [low.opportunity, high.opportunity];
                let (above, below) = (low.outcome.clone(), high.outcome.clone());
                found.push(Turned { above, below, here: both, everyone: both });
            }
        }
    }
    found
}

impl Side {
    /// This segment against all others, if both have answers that count.
    fn of(outcome: &str, segment: usize, here: &Tally, everyone: &Tally, profile: &Profile<'_>) -> Option<Self> {
        let others = everyone.cells().zip(here.cells()).map(|(all, mine)| all.saturating_sub(mine));
        let others = Tally::from_cells(everyone.scale(), others).ok()?;
        let read = |tally: &Tally| Reading::of(tally, profile).ok().filter(Reading::answered);
        Some(Self { outcome: outcome.to_owned(), segment, here: read(here)?, elsewhere: read(&others)? })
    }
}
