//! Ratings into tallies and opportunity scores, by the engine's own reckoning.

use super::CompileError;
use super::layout::varint;
use super::numbers::Numbers;
use crate::project::Project;
use jobpack::pack::{NO_NAME, NONE, Need, Tally as TallyRecord};
use jobpack::score::{Score, Tally};
use std::collections::BTreeMap;

/// The tally of a need in a segment; without a segment it is everyone's.
pub struct SegmentTally<'p> {
    pub need: u32,
    pub segment: Option<&'p str>,
    pub tally: Tally,
}

/// What is known of needs from ratings.
pub struct Scores<'p> {
    tallies: Vec<SegmentTally<'p>>,
    needs: BTreeMap<u32, Need>,
}

/// Tallies the ratings of a project and scores each need that was rated.
pub fn score<'p>(project: &'p Project, numbers: &Numbers<'p>) -> Result<Scores<'p>, CompileError> {
    let unknown = || CompileError::Profile(project.settings.profile.clone());
    if project.ratings.rows.is_empty() {
        return Ok(Scores { tallies: Vec::new(), needs: BTreeMap::new() });
    }
    let profile = project.settings.scoring().ok_or_else(unknown)?;
    let tallies = tally(project, numbers, profile.scale)?;
    let everyone = tallies.iter().filter(|tally| tally.segment.is_none());
    let needs =
        everyone.filter_map(|tally| Some((tally.need, need(&Score::of(&tally.tally, &profile).ok()?)))).collect();
    Ok(Scores { tallies, needs })
}

fn tally<'p>(project: &'p Project, numbers: &Numbers<'p>, scale: u8) -> Result<Vec<SegmentTally<'p>>, CompileError> {
    let ratings = &project.ratings;
    let needs: Vec<u32> = ratings.outcomes.all().iter().map(|id| numbers.need(id)).collect::<Result<_, _>>()?;
    let mut found: BTreeMap<(u32, bool, &str), Tally> = BTreeMap::new();
    for rating in &ratings.rows {
        let segment = ratings.segment_of.get(rating.respondent as usize).filter(|&&segment| segment != u32::MAX);
        let segment = segment.map(|&segment| ratings.segments.name(segment));
        let answer = |rating: u8| (rating != 0).then_some(rating);
        for key in segment.map(|segment| (false, segment)).into_iter().chain([(true, "")]) {
            let empty = Tally::new(scale).map_err(|_| CompileError::Profile(project.settings.profile.clone()))?;
            let tally = found.entry((needs[usize::from(rating.outcome)], key.0, key.1)).or_insert(empty);
            // Ratings off the scale are errors that `check` has told of.
            let _ = tally.record(answer(rating.importance), answer(rating.satisfaction));
        }
    }
    let of = |((need, everyone, segment), tally): ((_, bool, _), _)| SegmentTally {
        need,
        segment: (!everyone).then_some(segment),
        tally,
    };
    Ok(found.into_iter().map(of).collect())
}

/// What a need's record says of its score.
fn need(score: &Score) -> Need {
    Need {
        respondents: score.n,
        opportunity: score.opportunity as u16,
        opportunity_low: score.interval.lo as u16,
        opportunity_high: score.interval.hi as u16,
        region: score.region.code(),
        certain: score.certain.into(),
        ..Need::default()
    }
}

impl<'p> Scores<'p> {
    /// A need's record with its score and nothing else.
    pub fn of(&self, need: u32) -> Need {
        Need { job: NONE, ..self.needs.get(&need).copied().unwrap_or_default() }
    }

    pub fn tallies(&self) -> &[SegmentTally<'p>] {
        &self.tallies
    }
}

impl SegmentTally<'_> {
    /// The counts as varints.
    pub fn cells(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        self.tally.cells().for_each(|count| varint(count, &mut bytes));
        bytes
    }

    pub fn record(&self, numbers: &Numbers) -> TallyRecord {
        let segment = self.segment.map_or(NO_NAME, |segment| numbers.name(segment));
        TallyRecord { need: self.need, text: 0, segment, scale: self.tally.scale(), reserved: 0 }
    }
}
