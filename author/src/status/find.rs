//! Step four: what is underserved, and with what certainty.

use super::{Found, Todo, count, few};
use crate::survey::{OutcomeScore, SegmentScores};
use crate::workflow::{Overview, Surveyed};
use jobpack::model::Region;

pub fn rules(overview: &Overview, path: &str, found: &mut Found) {
    let score = |what: &str| Todo::run(what, format!("jobpack score {path}"));
    let Some(survey) = &overview.survey else {
        return found.needs("no scores without ratings", score("Gather ratings, then look at the scores"));
    };
    let everyone = &survey.everyone;
    let (underserved, certain) = (underserved(everyone).count(), certain(everyone).count());
    found.has(format!(
        "{} of {} underserved under {}, {certain} with certainty",
        underserved,
        count(everyone.outcomes.len(), "outcome"),
        survey.profile.name
    ));
    let hidden = hidden(survey);
    if !hidden.is_empty() {
        found.has(format!("certain in a segment and hidden by the average: {}", few(&hidden)));
    }
    let possible = everyone.outcomes.iter().any(|row| can_pass(row, survey));
    if certain == 0 && hidden.is_empty() && possible {
        let what = "Ask more people until the intervals of the best outcomes clear the threshold, or of each segment";
        found.needs("nothing is certainly underserved, and nothing is ruled out", score(what));
    } else if underserved > certain {
        let what = "Read their intervals and ranks before you act on them";
        found.better(format!("{} underserved without certainty", count(underserved - certain, "outcome")), score(what));
    }
}

fn underserved(scores: &SegmentScores) -> impl Iterator<Item = &OutcomeScore> {
    scores.outcomes.iter().filter(|row| row.region == Region::Underserved.name())
}

fn certain(scores: &SegmentScores) -> impl Iterator<Item = &OutcomeScore> {
    underserved(scores).filter(|row| row.certain)
}

/// Outcomes that are certainly underserved in a segment, and not underserved over all.
fn hidden(survey: &Surveyed) -> Vec<&str> {
    let open = |row: &&OutcomeScore| underserved(&survey.everyone).any(|other| other.outcome == row.outcome);
    let mut hidden: Vec<&str> =
        survey.segments.iter().flat_map(certain).filter(|row| !open(row)).map(|row| row.outcome.as_str()).collect();
    hidden.sort_unstable();
    hidden.dedup();
    hidden
}

/// Whether an outcome may be underserved by what is known.
fn can_pass(row: &OutcomeScore, survey: &Surveyed) -> bool {
    row.interval[1] * 1_000.0 > f64::from(survey.profile.thresholds[0])
}
