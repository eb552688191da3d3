//! Ratings into tallies and opportunity scores, by the engine's own reckoning.

use super::CompileError;
use super::layout::varint;
use super::numbers::Numbers;
use crate::project::Project;
use crate::survey;
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
    if project.ratings.is_empty() {
        return Ok(Scores { tallies: Vec::new(), needs: BTreeMap::new() });
    }
    let profile = project.settings.scoring().ok_or_else(unknown)?;
    let tallies = tally(project, numbers, profile.scale)?;
    let everyone = tallies.iter().filter(|tally| tally.segment.is_none());
    let needs =
        everyone.filter_map(|tally| Some((tally.need, need(&Score::of(&tally.tally, &profile).ok()?)))).collect();
    Ok(Scores { tallies, needs })
}

/// The tallies of each outcome, by everyone and by segment, in the order of needs.
fn tally<'p>(project: &'p Project, numbers: &Numbers<'p>, scale: u8) -> Result<Vec<SegmentTally<'p>>, CompileError> {
    let ratings = &project.ratings;
    let mut needs = Vec::new();
    for (outcome, id) in (0..).zip(ratings.outcomes.all()) {
        needs.push((numbers.need(id)?, outcome));
    }
    needs.sort_unstable();
    let mut found = Vec::new();
    for (need, outcome) in needs {
        let tallies = survey::tallies_by_segment(ratings, outcome, scale);
        let tallies = tallies.map_err(|_| CompileError::Profile(project.settings.profile.clone()))?;
        found.extend(tallies.into_iter().map(|(segment, tally)| SegmentTally { need, segment, tally }));
    }
    Ok(found)
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
