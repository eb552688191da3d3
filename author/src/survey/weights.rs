//! Respondents who count more or less than one.
//!
//! Weights are whole millionths, and sums of them exact. The figures of a score are those of the weighted shares; how sure they are goes by the effective
//! sample size of Kish (Survey Sampling, 1965), the square of the sum of weights by the sum of their squares: so many people of equal weight would give as
//! wide an interval. Invariant: weights that are all the same change nothing. Cost: two additions for each answer.

use super::tally::of_histogram;
use jobpack::score::{Error, Interval, Profile, Score, Tally};

/// Figures are reckoned from so many people at most, which the engine counts exactly.
const MOST: u64 = (1 << 24) - 1;

/// Weighted answers to one outcome.
pub struct Weighted {
    /// The weighted shares, as if of a great many people.
    exact: Tally,
    /// As many people as the answers are worth.
    pub effective: Tally,
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
        self.squares += u128::from(weight) * u128::from(weight);
    }

    /// The effective sample size, rounded.
    pub fn effective(&self) -> u64 {
        let square = u128::from(self.sum) * u128::from(self.sum);
        square.checked_add(self.squares / 2).and_then(|all| all.checked_div(self.squares)).unwrap_or(0) as u64
    }
}

/// Whether some respondents count more than others; where nobody counts at all, that is no more than nothing.
pub fn differ(weights: &[u32]) -> bool {
    weights.first() == Some(&0) || weights.windows(2).any(|two| two[0] != two[1])
}

impl Weighted {
    /// Adds the weights of answers up; those without any answer count nowhere.
    ///
    /// # Errors
    /// An answer that is not on the scale.
    pub fn of(answers: impl Iterator<Item = (u8, u32)>, scale: u8) -> Result<Self, Error> {
        let (mut sums, mut total) = ([0_u64; 256], Total::default());
        for (both, weight) in answers.filter(|(both, _)| *both != 0) {
            sums[usize::from(both)] += u64::from(weight);
            total.add(weight);
        }
        let exact = scaled(&reduced(&sums), MOST.min(total.sum));
        Ok(Self {
            exact: of_histogram(&exact, scale)?,
            effective: of_histogram(&scaled(&sums, total.effective()), scale)?,
        })
    }

    /// The score by weighted shares, whose interval and whose certainty are those of the effective sample.
    ///
    /// # Errors
    /// Nobody has answered, or a profile that does not fit.
    pub fn score<'p>(&self, profile: &Profile<'p>) -> Result<Score<'p>, Error> {
        let (exact, sample) = (Score::of(&self.exact, profile)?, Score::of(&self.effective, profile)?);
        let below = sample.opportunity - sample.interval.lo;
        let above = sample.interval.hi - sample.opportunity;
        let interval =
            Interval { lo: exact.opportunity.saturating_sub(below), hi: (exact.opportunity + above).min(20_000) };
        let certain = sample.certain && sample.region == exact.region;
        Ok(Score { n: sample.n, interval, certain, warnings: sample.warnings, ..exact })
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
