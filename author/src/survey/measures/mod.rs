//! Other measures than opportunity, beside it: what they say of the same answers, and questions of other kinds.
//!
//! Owns: gap, value left, index, importance-performance quadrants and mean ratings, all from ratings; [`kano`] and [`maxdiff`] from files of their own.
//! Invariant: what is made of mean ratings has no region. The thresholds 10, 12 and 15 are for shares of people: mean ratings hardly leave the middle of the
//! scale, and opportunity of means from 1 to 5 never passes 9. Cost: one pass over each tally.

pub mod kano;
pub mod maxdiff;

use super::{Scored, SegmentScores};
use crate::fault::Fault;
use jobpack::score::{Missing, Profile, Tally};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::path::Path;

/// Why mean ratings have no region.
pub const REFUSED: &str = "no regions: the thresholds 10, 12 and 15 are for ten times the share of people in the top box; mean ratings hardly leave the middle of the scale, and on 1 to 5 opportunity of means never passes 9";

/// Where quadrants meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cut {
    /// At the means of all outcomes: half of them are always above.
    #[default]
    Means,
    /// At the middle of the scale.
    Centre,
}

/// An outcome by the other measures.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Measured {
    /// The id.
    pub outcome: String,
    /// What it says, if known.
    pub statement: String,
    /// How many respondents count.
    pub n: u32,
    /// Opportunity, to compare with.
    pub opportunity: f64,
    /// Importance minus satisfaction, from -10 to 10.
    pub gap: f64,
    /// Its 95 % interval.
    pub gap_interval: [f64; 2],
    /// Importance times what satisfaction lacks, from 0 to 10 (Olsen, The Lean Product Playbook).
    pub value_left: f64,
    /// Importance times satisfaction, from 0 to 10.
    pub value_delivered: f64,
    /// Opportunity as a multiple of the median outcome's; `None` if that is 0.
    pub index: Option<f64>,
    /// The mean rating of importance, on the scale.
    pub mean_importance: f64,
    /// The mean rating of satisfaction.
    pub mean_satisfaction: f64,
    /// Opportunity of the mean ratings, which has no thresholds.
    pub mean_opportunity: f64,
    /// `concentrate here`, `keep up`, `low priority` or `possible overkill` (Martilla and James 1977).
    pub quadrant: &'static str,
}

/// A group's outcomes by the other measures.
#[derive(Clone, Debug, Serialize)]
pub struct Measures {
    /// The segment; `None` is everyone.
    pub segment: Option<String>,
    /// Whether some respondents count more than others: figures go by the weights, and `n` is the effective sample size.
    pub weighted: bool,
    /// Where quadrants meet.
    pub cut: Cut,
    /// Mean ratings of importance and satisfaction at which they do.
    pub cut_at: [f64; 2],
    /// Why mean ratings have no regions.
    pub refused: &'static str,
    /// The outcomes in falling order of opportunity.
    pub outcomes: Vec<Measured>,
}

/// Measures the outcomes of a group, whose scores are these.
pub fn measures(
    scores: &SegmentScores,
    group: &[Scored<'_>],
    profile: &Profile<'_>,
    cut: Cut,
    weighted: bool,
) -> Measures {
    let median = median(scores.outcomes.iter().map(|row| row.opportunity).collect());
    let mut outcomes: Vec<Measured> = Vec::new();
    for (row, scored) in scores.outcomes.iter().zip(group) {
        let [importance, satisfaction] = means(&scored.answers, profile.missing);
        outcomes.push(Measured {
            outcome: row.outcome.clone(),
            statement: row.statement.clone(),
            n: row.n,
            opportunity: row.opportunity,
            gap: row.importance - row.satisfaction,
            gap_interval: row.inferred.gap_interval,
            value_left: row.importance * (10.0 - row.satisfaction) / 10.0,
            value_delivered: row.importance * row.satisfaction / 10.0,
            index: (median > 0.0).then(|| row.opportunity / median),
            mean_importance: importance,
            mean_satisfaction: satisfaction,
            mean_opportunity: importance + (importance - satisfaction).max(0.0),
            quadrant: "",
        });
    }
    let centre = f64::from(profile.scale + 1) / 2.0;
    let mean = |of: fn(&Measured) -> f64| outcomes.iter().map(of).sum::<f64>() / outcomes.len().max(1) as f64;
    let cut_at = match cut {
        Cut::Centre => [centre; 2],
        Cut::Means => [mean(|one| one.mean_importance), mean(|one| one.mean_satisfaction)],
    };
    for one in &mut outcomes {
        one.quadrant = quadrant(one.mean_importance >= cut_at[0], one.mean_satisfaction >= cut_at[1]);
    }
    Measures { segment: scores.segment.clone(), weighted, cut, cut_at, refused: REFUSED, outcomes }
}

const fn quadrant(important: bool, satisfied: bool) -> &'static str {
    match (important, satisfied) {
        (true, false) => "concentrate here",
        (true, true) => "keep up",
        (false, false) => "low priority",
        (false, true) => "possible overkill",
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    match (figures.len(), figures.len() / 2) {
        (0, _) => 0.0,
        (count, middle) if count % 2 == 1 => figures[middle],
        (_, middle) => f64::midpoint(figures[middle - 1], figures[middle]),
    }
}

/// The mean ratings of importance and satisfaction, by the rule for missing answers.
fn means(tally: &Tally, missing: Missing) -> [f64; 2] {
    let side = usize::from(tally.scale()) + 1;
    let (mut sums, mut people) = ([0.0; 2], [0.0_f64; 2]);
    for (at, count) in tally.cells().enumerate() {
        let answers = [at / side, at % side];
        if missing == Missing::Listwise && answers.contains(&0) {
            continue;
        }
        for question in 0..2 {
            if answers[question] > 0 {
                sums[question] += f64::from(count) * answers[question] as f64;
                people[question] += f64::from(count);
            }
        }
    }
    [0, 1].map(|question| sums[question] / people[question].max(1.0))
}

/// Reads a CSV file with these columns, row by row; what `take` says is wrong is told with its line.
fn rows<T: DeserializeOwned>(
    path: &Path,
    columns: &str,
    mut take: impl FnMut(T) -> Result<(), String>,
) -> Result<(), Box<Fault>> {
    let advice = || format!("write the columns {columns}, and what they ask for in each row");
    let file = File::open(path).map_err(|error| Fault::io("open", path, &error))?;
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(file);
    for (row, read) in (2..).zip(reader.deserialize()) {
        let wrong = |message: String| Fault::malformed(path, row, message, &advice());
        take(read.map_err(|error: csv::Error| wrong(error.to_string()))?).map_err(wrong)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::{HALF_WIDTH, score_tallies};
    use jobpack::score::PROFILES;

    /// "Surviving grad school" (J. P. Carrascal): three of its outcomes as ratings, and the means it gives.
    #[test]
    fn means_have_no_regions_and_quadrants_cut_where_they_are_told() {
        let tally = |cells: &[(u8, u8, u32)]| {
            let mut tally = Tally::new(5).unwrap();
            cells.iter().for_each(|&(i, s, n)| tally.record_many(Some(i), Some(s), n).unwrap());
            tally
        };
        let tallies = [
            ("exams", tally(&[(5, 2, 4), (4, 3, 2), (2, 3, 1)])),
            ("food", tally(&[(5, 4, 5), (3, 5, 5)])),
            ("sleep", tally(&[(2, 1, 6), (4, 4, 4)])),
        ];
        let group =
            score_tallies(tallies.iter().map(|(id, one)| ((*id).to_owned(), one.clone())), &PROFILES[0], HALF_WIDTH);
        let group = group.unwrap();
        let scored = group.scored.clone();
        let scores = SegmentScores::of(None, group, |_| String::new());
        let told = measures(&scores, &scored, &PROFILES[0], Cut::Centre, false);
        let exams = told.outcomes.iter().find(|one| one.outcome == "exams").unwrap();
        assert_eq!((exams.mean_importance, exams.mean_satisfaction), (30.0 / 7.0, 17.0 / 7.0));
        assert!((exams.mean_opportunity - 43.0 / 7.0).abs() < 1e-12 && exams.opportunity > 15.0);
        assert!((exams.value_left - 60.0 / 7.0).abs() < 1e-3 && exams.gap_interval[0] < exams.gap);
        let quadrants: Vec<_> = told.outcomes.iter().map(|one| (one.outcome.as_str(), one.quadrant)).collect();
        assert!(quadrants.contains(&("exams", "concentrate here")) && quadrants.contains(&("food", "keep up")));
        assert!(quadrants.contains(&("sleep", "low priority")));
        let by_means = measures(&scores, &scored, &PROFILES[0], Cut::Means, false);
        assert_eq!(by_means.cut_at[0], told.outcomes.iter().map(|one| one.mean_importance).sum::<f64>() / 3.0);
        assert!(told.refused.contains("never passes 9"));
    }
}
