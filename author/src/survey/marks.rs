//! Who is in the top box of what, as sets of respondents.

use super::tally::tally;
use super::tops::sets;
use super::weights::{Counted, Sums, Total, differ, scaled};
use crate::project::{Ratings, WEIGHT_ONE};
use jobpack::score::{Error, Overlap, Profile};
use pulp::NullaryFnOnce;
use rayon::prelude::*;

/// The answers to one outcome: how many they are, and three sets of respondents, a bit each.
struct Marked {
    answers: Counted,
    counted: Vec<u64>,
    important: Vec<u64>,
    satisfied: Vec<u64>,
}

/// The answers of a group of respondents.
pub struct Marks<'r> {
    ratings: &'r Ratings,
    marked: Vec<Marked>,
    /// What each respondent of the group counts; empty if all count the same.
    weights: Vec<u32>,
    respondents: u64,
    weight: f64,
}

impl<'r> Marks<'r> {
    /// The marks of one segment, or of everyone.
    pub fn of(ratings: &'r Ratings, segment: Option<u32>, profile: &Profile) -> Result<Self, Error> {
        profile.check()?;
        let members = segment.map(|segment| members(ratings, segment));
        let mut weights = ratings.weights.clone();
        if let Some(members) = &members {
            weights = if weights.is_empty() { weights } else { gathered(&weights, members) };
        }
        let respondents = members.as_ref().map_or(ratings.respondents.len(), Vec::len) as u64;
        let sum: u64 = weights.iter().copied().map(u64::from).sum();
        let weight = if differ(&ratings.weights) { sum as f64 / f64::from(WEIGHT_ONE) } else { respondents as f64 };
        if !differ(&weights) {
            weights.clear();
        }
        let outcomes = 0..ratings.outcomes.len() as u16;
        let marked: Result<Vec<Marked>, Error> = outcomes
            .into_par_iter()
            .map(|outcome| match &members {
                None => Marked::of(ratings.answers(outcome), &weights, profile),
                Some(members) => Marked::of(&gathered(ratings.answers(outcome), members), &weights, profile),
            })
            .collect();
        Ok(Self { ratings, marked: marked?, weights, respondents, weight })
    }

    /// The outcomes with their answers, in the order of their numbers.
    pub fn outcomes(&self) -> impl Iterator<Item = (&str, &Counted)> {
        self.ratings.outcomes.all().zip(self.marked.iter().map(|marked| &marked.answers))
    }

    pub const fn respondents(&self) -> u64 {
        self.respondents
    }

    /// What the respondents count together.
    pub const fn weight(&self) -> f64 {
        self.weight
    }

    /// How two outcomes were rated together.
    pub fn overlap(&self, first: usize, second: usize) -> Overlap {
        let (first, second) = (&self.marked[first], &self.marked[second]);
        if !self.weights.is_empty() {
            return self.weighted_overlap(first, second);
        }
        let together = Together { first, second };
        let mut cells = pulp::Arch::new().dispatch(together);
        // From "at least these marks" to "just these": what has another mark too is taken off.
        for mark in [1, 2, 4, 8] {
            for index in (0..16).filter(|index| index & mark == 0) {
                cells[index] -= cells[index | mark];
            }
        }
        Overlap::from_cells(cells)
    }
}

/// Counts, of those who answered both questions for both outcomes, who has at least the marks of each index. On whatever the processor has.
struct Together<'m> {
    first: &'m Marked,
    second: &'m Marked,
}

impl NullaryFnOnce for Together<'_> {
    type Output = [u32; 16];

    #[inline(always)]
    fn call(self) -> [u32; 16] {
        let Self { first, second } = self;
        let mut cells = [0; 16];
        let counted = first.counted.iter().zip(&second.counted);
        let marks = first.important.iter().zip(&first.satisfied).zip(second.important.iter().zip(&second.satisfied));
        for ((one, other), ((a, b), (c, d))) in counted.zip(marks) {
            let mut sets = [one & other; 16];
            for (mark, set) in [(1, a), (2, b), (4, c), (8, d)] {
                for index in mark..2 * mark {
                    sets[index] = sets[index - mark] & set;
                }
            }
            for (cell, set) in cells.iter_mut().zip(sets) {
                *cell += set.count_ones();
            }
        }
        cells
    }
}

impl Marks<'_> {
    /// How two outcomes were rated together by as many people as those who rated them are worth.
    fn weighted_overlap(&self, first: &Marked, second: &Marked) -> Overlap {
        let (mut sums, mut total) = ([0_u64; 16], Total::default());
        for at in 0..first.counted.len().min(second.counted.len()) {
            let mut both = first.counted[at] & second.counted[at];
            let marks = [first.important[at], first.satisfied[at], second.important[at], second.satisfied[at]];
            while both != 0 {
                let bit = both.trailing_zeros();
                both &= both - 1;
                let index = (0..4).fold(0, |index, set| index | (marks[set] >> bit & 1) << set);
                let weight = self.weights[at * 64 + bit as usize];
                sums[index as usize] += u64::from(weight);
                total.add(weight);
            }
        }
        Overlap::from_cells(scaled(&sums, total.effective()))
    }
}

/// The respondents of a segment.
fn members(ratings: &Ratings, segment: u32) -> Vec<u32> {
    let numbered = (0..).zip(&ratings.segment_of);
    numbered.filter(|(_, of)| **of == segment).map(|(respondent, _)| respondent).collect()
}

/// What these respondents have; nothing where a column ends before them.
fn gathered<T: Copy + Default>(column: &[T], members: &[u32]) -> Vec<T> {
    members.iter().map(|&respondent| column.get(respondent as usize).copied().unwrap_or_default()).collect()
}

impl Marked {
    fn of(answers: &[u8], weights: &[u32], profile: &Profile) -> Result<Self, Error> {
        let [counted, important, satisfied] = sets(answers, profile.top_from);
        let answers = match weights.is_empty() {
            true => Counted::plain(tally(answers, profile.scale)?, profile),
            false => Sums::of(answers, weights).counted(profile)?,
        };
        Ok(Self { answers, counted, important, satisfied })
    }
}
