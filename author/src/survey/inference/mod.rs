//! What scores can carry: which outcomes differ, which pass the threshold, and how many people it takes to know better.
//!
//! Owns: probabilities, corrections for many tests, tiers, sample sizes. Everything is the confidence interval of the engine read backwards: a figure passes
//! a bound with the probability at which the interval's limit touches the bound. So a probability never contradicts its interval: above 97.5 % is what
//! lies wholly above the bound with 95 %. It is a confidence (frequentist) statement in closed form, without random numbers; it agrees with resampling the
//! respondents to 0.022 on the survey of docs/COMPARE.md. Two families are tested, each with its own correction: every pair of outcomes (do they differ?) and
//! every outcome (does it pass the threshold?). Cost: some ten evaluations of an interval for each pair.

mod families;
mod limits;

pub use families::{Adjusted, Family, LEVEL, adjust};
pub(super) use limits::{Reading, Z, marks_correlation, two_sided, wilson_points};

use jobpack::score::{Overlap, Profile, Ranks};
use limits::tail_below;
use serde::Serialize;

/// What is known of one outcome beside its score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Inferred {
    /// 1 from the best outcome down to the first that is told apart from it, 2 from that one on, and so on.
    pub tier: u32,
    /// The best and worst rank, all outcomes considered at once: the ranks of all hold together with 95 % confidence, by Holm's correction.
    pub ranks_together: [u32; 2],
    /// The confidence, from 0 to 1, that opportunity lies above the profile's first threshold.
    pub probability: f64,
    /// The two-sided p-value of "opportunity is at the threshold", and as corrected for all outcomes of the group.
    pub over: Adjusted,
    /// The 95 % interval of importance minus satisfaction, in points.
    pub gap_interval: [f64; 2],
    /// How many respondents it would take for the wanted half-width, if answers vary as they do.
    pub needed: u32,
}

/// Two outcomes, and whether they differ.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Pair {
    /// Places of the two among the scores, the first before the second.
    pub places: [usize; 2],
    /// The two-sided p-value of "they are equal", and as corrected for all pairs of the group.
    pub differ: Adjusted,
}

/// What the scores of a group can carry.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inference {
    /// One for each outcome, in the order of the scores.
    pub outcomes: Vec<Inferred>,
    /// Every pair of outcomes.
    pub pairs: Vec<Pair>,
    /// What came of testing each pair.
    pub differ: Family,
    /// What came of testing each outcome against the threshold: how many lie above it.
    pub over: Family,
}

impl Inference {
    /// Infers from readings in falling order of opportunity; `overlap` says how two of them, by their places, were rated together.
    ///
    /// Tiers, from the top: the best outcome opens a tier, and all that follow belong to it up to the first that is told apart from its best after Holm's
    /// correction over all pairs; that one opens the next tier.
    pub(super) fn of(
        readings: &[Reading],
        profile: &Profile<'_>,
        half_width: f64,
        overlap: impl Fn(usize, usize) -> Option<Overlap>,
    ) -> Self {
        let threshold = f64::from(profile.thresholds[0]) / 10_000.0;
        let pairs = pairs(readings, overlap);
        let below: Vec<f64> = readings.iter().map(|one| tail_below(one, threshold)).collect();
        let over = adjust(&below.iter().map(|&below| (2.0 * below.min(1.0 - below)).min(1.0)).collect::<Vec<f64>>());
        let above = |(_, below): &(&Adjusted, &f64)| **below < 0.5;
        let passing: Vec<Adjusted> = over.iter().zip(&below).filter(above).map(|(test, _)| *test).collect();
        let tiers = tiers(readings.len(), &pairs);
        let ranks = ranks_together(readings.len(), &pairs);
        let outcomes = (0..readings.len()).map(|at| Inferred {
            tier: tiers[at],
            ranks_together: [ranks[at].lo, ranks[at].hi],
            probability: 1.0 - below[at],
            over: over[at],
            gap_interval: gap_interval(&readings[at]),
            needed: needed(&readings[at], half_width),
        });
        let differ: Vec<Adjusted> = pairs.iter().map(|pair| pair.differ).collect();
        let over = Family { size: readings.len(), ..Family::of(&passing) };
        Self { outcomes: outcomes.collect(), differ: Family::of(&differ), over, pairs }
    }
}

/// Tests every pair.
fn pairs(readings: &[Reading], overlap: impl Fn(usize, usize) -> Option<Overlap>) -> Vec<Pair> {
    let places = (0..readings.len()).flat_map(|i| (i + 1..readings.len()).map(move |j| [i, j]));
    let places: Vec<[usize; 2]> = places.collect();
    let test = |&[i, j]: &[usize; 2]| {
        let (first, second) = (&readings[i], &readings[j]);
        let r = overlap(i, j).map_or(0.0, |overlap| marks_correlation(&overlap, first, second));
        two_sided(first, second, r)
    };
    let plain: Vec<f64> = places.iter().map(test).collect();
    places.into_iter().zip(adjust(&plain)).map(|(places, differ)| Pair { places, differ }).collect()
}

fn tiers(count: usize, pairs: &[Pair]) -> Vec<u32> {
    let apart: std::collections::HashSet<[usize; 2]> =
        pairs.iter().filter(|pair| pair.differ.holm <= LEVEL).map(|pair| pair.places).collect();
    let (mut tier, mut best) = (1, 0);
    let place = |at: usize| {
        if apart.contains(&[best, at]) {
            (tier, best) = (tier + 1, at);
        }
        tier
    };
    (0..count).map(place).collect()
}

/// Rank intervals from the pairs that differ after Holm's correction; the first of a pair has the higher opportunity.
fn ranks_together(count: usize, pairs: &[Pair]) -> Vec<Ranks> {
    let mut ranks = vec![Ranks { lo: 1, hi: count as u32 }; count];
    for Pair { places: [above, below], .. } in pairs.iter().filter(|pair| pair.differ.holm <= LEVEL) {
        ranks[*above].hi -= 1;
        ranks[*below].lo += 1;
    }
    ranks
}

/// In points, to the milli-points that scores have.
fn gap_interval(reading: &Reading) -> [f64; 2] {
    let (lo, hi) = reading.gap_limits();
    [lo, hi].map(|limit| (limit * 10_000.0).round() / 1_000.0)
}

/// How many respondents give a half-width, in points, whatever they answer: `1.25 (19.6 / h)²`.
///
/// It is the worst case for independent answers, importance and satisfaction of one half.
pub fn planned(half_width: f64) -> u32 {
    (1.25 * (19.6 / half_width).powi(2)).round() as u32
}

/// The same by the interval that these answers have: limits narrow with the root of the number of people.
fn needed(reading: &Reading, half_width: f64) -> u32 {
    let (lo, hi) = reading.limits(Z);
    (reading.people() * (10.0 * (hi - lo) / 2.0 / half_width).powi(2)).ceil() as u32
}
