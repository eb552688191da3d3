//! Answers counted, where respondents may count more or less than one.
//!
//! Weights are whole millionths, and sums of them exact. The figures of a score are those of the weighted shares; how sure they are goes by the effective
//! sample size of Kish (Survey Sampling, 1965), the square of the sum of weights by the sum of their squares: so many people of equal weight would give as
//! wide an interval. Only answers that the profile counts are in it. Invariant: weights that are all the same change nothing. Cost: three additions for each
//! answer.

use super::tally::{Histogram, of_histogram};
use crate::project::{WEIGHT_ONE, unpacked};
use jobpack::score::{Error, Interval, Missing, Profile, Score, Tally};

/// Figures are reckoned from so many people at most, which the engine counts exactly.
const MOST: u64 = (1 << 24) - 1;

/// The answers of a group of respondents to one outcome.
#[derive(Clone, Debug)]
pub struct Counted {
    /// What shares are of: of a weighted survey the weighted answers, as if of a great many people.
    pub shares: Tally,
    /// As many people as the answers are worth, which intervals go by; without weights the same.
    pub sample: Tally,
    /// How many gave an answer that the profile does not count, for want of the other answer.
    pub left_out: u64,
}

/// Answers to one outcome as they are added up.
#[derive(Clone)]
pub struct Sums {
    people: Histogram,
    weights: [u64; 256],
    /// Of the weights.
    squares: [u128; 256],
}

/// The sum of weights, and of their squares.
#[derive(Clone, Copy, Default)]
pub struct Total {
    sum: u64,
    squares: u128,
}

impl Total {
    pub fn add(&mut self, weight: u32) {
        self.sum += u64::from(weight);
        self.squares += square(weight);
    }

    /// The effective sample size, rounded.
    pub fn effective(&self) -> u64 {
        let square = u128::from(self.sum) * u128::from(self.sum);
        square.checked_add(self.squares / 2).and_then(|all| all.checked_div(self.squares)).unwrap_or(0) as u64
    }
}

fn square(weight: u32) -> u128 {
    u128::from(weight) * u128::from(weight)
}

/// Whether some respondents count more than others; where nobody counts at all, that is no more than nothing.
pub fn differ(weights: &[u32]) -> bool {
    weights.first() == Some(&0) || weights.windows(2).any(|two| two[0] != two[1])
}

impl Counted {
    /// Answers of respondents who count the same.
    pub fn plain(tally: Tally, profile: &Profile<'_>) -> Self {
        let side = usize::from(tally.scale()) + 1;
        let single = |at: usize| (at < side) != at.is_multiple_of(side);
        let cells = tally.cells().enumerate().filter(|(at, _)| single(*at));
        let singles: u64 = cells.map(|(_, people)| u64::from(people)).sum();
        let left_out = if profile.missing == Missing::Listwise { singles } else { 0 };
        Self { shares: tally.clone(), sample: tally, left_out }
    }

    /// The score by weighted shares, whose interval and whose certainty are those of the effective sample.
    ///
    /// # Errors
    /// Nobody has answered, or a profile that does not fit.
    pub fn score<'p>(&self, profile: &Profile<'p>) -> Result<Score<'p>, Error> {
        let (exact, sample) = (Score::of(&self.shares, profile)?, Score::of(&self.sample, profile)?);
        let below = sample.opportunity - sample.interval.lo;
        let above = sample.interval.hi - sample.opportunity;
        let interval =
            Interval { lo: exact.opportunity.saturating_sub(below), hi: (exact.opportunity + above).min(20_000) };
        let certain = sample.certain && sample.region == exact.region;
        Ok(Score { n: sample.n, interval, certain, warnings: sample.warnings, ..exact })
    }
}

impl Default for Sums {
    fn default() -> Self {
        Self { people: [0; 256], weights: [0; 256], squares: [0; 256] }
    }
}

impl Sums {
    /// The answers of everyone; without weights everyone counts one.
    pub fn of(answers: &[u8], weights: &[u32]) -> Self {
        Self::grouped(answers, weights, 1, |_| Some(0)).swap_remove(0)
    }

    /// The answers of each of so many groups; `group` says in which a respondent is.
    pub fn grouped(
        answers: &[u8],
        weights: &[u32],
        groups: usize,
        group: impl Fn(usize) -> Option<usize>,
    ) -> Vec<Self> {
        let mut sums = vec![Self::default(); groups];
        for (respondent, &both) in answers.iter().enumerate().filter(|(_, both)| **both != 0) {
            if let Some(sums) = group(respondent).and_then(|group| sums.get_mut(group)) {
                let weight = weights.get(respondent).copied().unwrap_or(WEIGHT_ONE);
                sums.people[usize::from(both)] += 1;
                sums.weights[usize::from(both)] += u64::from(weight);
                sums.squares[usize::from(both)] += square(weight);
            }
        }
        sums
    }

    /// The answers of these and of others.
    pub fn with(mut self, others: &Self) -> Self {
        for both in 0..256 {
            self.people[both] += others.people[both];
            self.weights[both] += others.weights[both];
            self.squares[both] += others.squares[both];
        }
        self
    }

    /// The answers of these less those of some among them.
    pub fn without(mut self, some: &Self) -> Self {
        for both in 0..256 {
            self.people[both] -= some.people[both];
            self.weights[both] -= some.weights[both];
            self.squares[both] -= some.squares[both];
        }
        self
    }

    /// The answers as the profile counts them.
    ///
    /// # Errors
    /// An answer that is not on the scale.
    pub fn counted(&self, profile: &Profile<'_>) -> Result<Counted, Error> {
        let plain = Counted::plain(of_histogram(&self.people, profile.scale)?, profile);
        let ones = self.people.iter().map(|&people| u64::from(people) * u64::from(WEIGHT_ONE));
        if self.weights.iter().copied().eq(ones) {
            return Ok(plain);
        }
        let reduced = reduced(&self.weights);
        let shares = scaled(&reduced, MOST.min(reduced.iter().sum()));
        let sample = scaled(&self.weights, self.worth(profile.missing));
        Ok(Counted {
            shares: of_histogram(&shares, profile.scale)?,
            sample: of_histogram(&sample, profile.scale)?,
            ..plain
        })
    }

    /// How many people all answers are worth, if those that count are worth their effective sample size.
    fn worth(&self, missing: Missing) -> u64 {
        let counts = |both: u8| missing != Missing::Listwise || !matches!(unpacked(both), (0, _) | (_, 0));
        let mut counted = Total::default();
        for both in (0..=255_u8).filter(|&both| counts(both)) {
            counted.sum += self.weights[usize::from(both)];
            counted.squares += self.squares[usize::from(both)];
        }
        let all = u128::from(self.weights.iter().sum::<u64>());
        let (effective, sum) = (u128::from(counted.effective()), u128::from(counted.sum));
        (effective * all + sum / 2).checked_div(sum).unwrap_or(0) as u64
    }
}

/// The sums divided by what divides them all: weights such as 0.5 and 1.25 are counts of quarters.
fn reduced(sums: &[u64; 256]) -> [u64; 256] {
    let divisor = sums.iter().fold(0, |divisor, &sum| greatest_common_divisor(divisor, sum)).max(1);
    sums.map(|sum| sum / divisor)
}

fn greatest_common_divisor(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The sums scaled to so many people, if they are more; what rounding leaves over goes to the largest remainders.
pub fn scaled<const N: usize>(sums: &[u64; N], people: u64) -> [u32; N] {
    let total: u64 = sums.iter().sum();
    if total <= people {
        return sums.map(|sum| sum as u32);
    }
    let parts = sums.map(|sum| u128::from(sum) * u128::from(people));
    let mut counts = parts.map(|part| (part / u128::from(total)) as u32);
    let left = people - counts.iter().map(|&count| u64::from(count)).sum::<u64>();
    let mut order: Vec<usize> = (0..N).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(parts[at] % u128::from(total)), at));
    order.into_iter().take(left as usize).for_each(|at| counts[at] += 1);
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::packed;
    use jobpack::score::PROFILES;

    #[test]
    fn answers_that_do_not_count_take_nothing_from_those_that_do() {
        let mut answers = vec![packed(5, 2); 100];
        let mut weights = vec![WEIGHT_ONE; 100];
        answers.push(packed(5, 0));
        weights.push(1_000 * WEIGHT_ONE);
        let counted = Sums::of(&answers, &weights).counted(&PROFILES[0]).unwrap();
        let score = counted.score(&PROFILES[0]).unwrap();
        assert_eq!((score.n, score.opportunity, counted.left_out), (100, 20_000, 1));
    }

    #[test]
    fn groups_are_those_of_everyone_without_the_others() {
        let answers: Vec<u8> = (0..60).map(|at| packed(1 + at % 5, at % 6)).collect();
        let weights: Vec<u32> = (1..=60).map(|at| at * 10_000).collect();
        let groups = Sums::grouped(&answers, &weights, 2, |respondent| Some(respondent % 2));
        let all = Sums::of(&answers, &weights);
        let both = groups[0].clone().with(&groups[1]);
        assert_eq!(all.weights, both.weights);
        let other = all.without(&groups[0]);
        assert_eq!((other.people, other.squares), (groups[1].people, groups[1].squares));
    }

    #[test]
    fn the_same_weight_for_all_changes_nothing() {
        let answers: Vec<u8> = (0..90).map(|at| packed(1 + at % 5, 1 + at % 4)).collect();
        let [plain, halves] = [&[][..], &[WEIGHT_ONE / 2; 90]].map(|weights| {
            let counted = Sums::of(&answers, weights).counted(&PROFILES[0]).unwrap();
            (counted.sample.clone(), counted.score(&PROFILES[0]).unwrap())
        });
        assert_eq!(plain, halves);
    }
}
