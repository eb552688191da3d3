//! What the survey already knows that a found segment follows: a segment, a role, a place.

use crate::project::{Names, Ratings};
use crate::survey::inference::{LEVEL, adjust, tail};
use serde::Serialize;

/// A value of a column of the respondents that goes with a found segment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explained {
    /// The column, such as `segment`.
    pub column: String,
    /// The value.
    pub value: String,
    /// How many respondents with this value are in the segment.
    pub here: u64,
    /// How many have this value.
    pub of_value: u64,
    /// How many are in the segment.
    pub of_segment: u64,
    /// The p-value of "the two have nothing to do with each other", after Holm's correction over all values and found segments.
    pub holm: f64,
}

impl Explained {
    /// How well the value stands for the segment: the harmonic mean of the two shares.
    fn fit(&self) -> f64 {
        2.0 * self.here as f64 / (self.of_value + self.of_segment) as f64
    }

    /// Whether most who have the value are in the segment, and two thirds of the segment have it.
    pub fn stands_for(&self) -> bool {
        2 * self.here >= self.of_value && 3 * self.here >= 2 * self.of_segment
    }
}

/// For each group, the value that fits it best, if it goes with the group beyond chance.
pub fn explain(ratings: &Ratings, respondents: &[u32], groups: &[usize], count: usize) -> Vec<Option<Explained>> {
    let mut all = Vec::new();
    let mut add = |column: &str, names: &Names, of: &[u32]| {
        for (number, value) in names.all().enumerate() {
            for group in 0..count {
                all.push((group, counted(column, value, number as u32, of, respondents, groups, group)));
            }
        }
    };
    add("segment", &ratings.segments, &ratings.segment_of);
    ratings.others.iter().for_each(|other| add(&other.name, &other.segments, &other.segment_of));
    let plain: Vec<f64> = all.iter().map(|(_, (_, p))| *p).collect();
    let tests = adjust(&plain);
    let mut best: Vec<Option<Explained>> = vec![None; count];
    for ((group, (mut explained, _)), test) in all.into_iter().zip(tests) {
        explained.holm = test.holm;
        let more = explained.here * respondents.len() as u64 > explained.of_value * explained.of_segment;
        let better = best[group].as_ref().is_none_or(|known| explained.fit() > known.fit());
        if test.holm <= LEVEL && more && better {
            best[group] = Some(explained);
        }
    }
    best
}

/// A value against a group, with the p-value of the test of two by two (score test, as chi-square without a correction).
fn counted(
    column: &str,
    value: &str,
    number: u32,
    of: &[u32],
    respondents: &[u32],
    groups: &[usize],
    group: usize,
) -> (Explained, f64) {
    let has = |respondent: u32| of.get(respondent as usize) == Some(&number);
    let (mut here, mut of_value, mut of_segment) = (0, 0, 0);
    for (&respondent, &its) in respondents.iter().zip(groups) {
        of_value += u64::from(has(respondent));
        of_segment += u64::from(its == group);
        here += u64::from(has(respondent) && its == group);
    }
    let (n, a, b, both) = (respondents.len() as f64, of_value as f64, of_segment as f64, here as f64);
    let spread = (a * (n - a) * b * (n - b)).sqrt();
    let z = if spread > 0.0 { (n * both - a * b).abs() * n.sqrt() / spread } else { 0.0 };
    let (column, value) = (column.to_owned(), value.to_owned());
    (Explained { column, value, here, of_value, of_segment, holm: 1.0 }, 2.0 * tail(z))
}
