//! What the survey already knows that a found segment follows: a segment, a role, a place.

use crate::project::{Names, Ratings};
use crate::survey::inference::{LEVEL, adjust};
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

/// A value against a group, with the p-value of "no more of them are in it than by chance" (Fisher's exact test, doubled for both sides).
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
    let (column, value) = (column.to_owned(), value.to_owned());
    let p = 2.0 * at_least(here, of_value, of_segment, respondents.len() as u64);
    (Explained { column, value, here, of_value, of_segment, holm: 1.0 }, p.min(1.0))
}

/// The chance that so many or more of those who have a value are in a segment, if the two have nothing to do with each other: exact, since values may be rare.
fn at_least(here: u64, of_value: u64, of_segment: u64, all: u64) -> f64 {
    let factorial = |count: u64| libm::lgamma(count as f64 + 1.0);
    let ways = |all: u64, of: u64| factorial(all) - factorial(of) - factorial(all - of);
    let chance =
        |here: u64| libm::exp(ways(of_segment, here) + ways(all - of_segment, of_value - here) - ways(all, of_value));
    (here..=of_value.min(of_segment)).map(chance).sum::<f64>().min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_values_are_not_taken_for_a_sign() {
        // One person with a value of their own, in a segment of 12 of 240.
        assert!((at_least(1, 1, 12, 240) - 0.05).abs() < 1e-12);
        // Three of four, as Fisher had it of the lady who tasted tea.
        assert!((at_least(3, 4, 4, 8) - 17.0 / 70.0).abs() < 1e-12);
        assert!((at_least(0, 4, 4, 8) - 1.0).abs() < 1e-12);
    }
}
