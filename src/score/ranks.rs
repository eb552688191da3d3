//! Which order of outcomes the scores can carry.
//!
//! Two outcomes differ if the 95 % interval of the difference of their opportunity leaves out 0. The rank of an
//! outcome is then an interval: 1 + those certainly above it, to all but those certainly below it. Each pair is tested
//! on its own; nothing is adjusted for the number of pairs, so of 231 pairs of equals some 12 will seem to differ.

use super::fixed::{self, Moments};
use super::interval::{Estimate, Interval, contrast};
use super::{Error, Score};

/// How two outcomes were rated together: people by whether each outcome is important to and satisfies them.
///
/// Only people whose answers count for both outcomes are in it. It merges exactly, in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overlap {
    cells: [u32; 16],
}

impl Overlap {
    /// From 16 counts, where bit 0 of the index is "the first is important", bit 1 "the first satisfies",
    /// bits 2 and 3 the same of the second outcome.
    pub const fn from_cells(cells: [u32; 16]) -> Self {
        Self { cells }
    }

    /// The 16 counts, as [`from_cells`](Overlap::from_cells) takes them.
    pub const fn cells(&self) -> &[u32; 16] {
        &self.cells
    }

    /// Counts one respondent: is (important, satisfied) in the top box, for either outcome.
    pub fn record(&mut self, first: (bool, bool), second: (bool, bool)) {
        let bit = |set: bool, place: u8| usize::from(set) << place;
        let index = bit(first.0, 0) | bit(first.1, 1) | bit(second.0, 2) | bit(second.1, 3);
        if let Some(cell) = self.cells.get_mut(index) {
            *cell = cell.saturating_add(1);
        }
    }

    /// Adds other respondents' answers to the same two outcomes.
    pub fn merge(&mut self, other: &Self) {
        for (mine, theirs) in self.cells.iter_mut().zip(&other.cells) {
            *mine = mine.saturating_add(*theirs);
        }
    }

    /// The correlation of the two opportunity scores.
    ///
    /// Near its estimate, opportunity is the mean of a mark that each person gives: `2 * important - satisfied` if
    /// people are less satisfied than the outcome is important, else `important`. So the scores correlate as the marks.
    fn correlation(&self, first: &Score, second: &Score) -> i32 {
        let mark = |score: &Score, bits: i32| {
            let (important, satisfied) = (bits & 1, bits >> 1 & 1);
            if score.satisfaction < score.importance { 2 * important - satisfied } else { important }
        };
        let all: u64 = self.cells.iter().map(|people| u64::from(*people)).sum();
        let times = fixed::excess(all);
        let mut sums = Moments::default();
        for (index, people) in (0..).zip(self.cells) {
            let (x, y, people) = (mark(first, index), mark(second, index >> 2), (people >> times).cast_signed());
            sums.n += people.unsigned_abs();
            sums.x += people * x;
            sums.y += people * y;
            sums.xx += people * x * x;
            sums.yy += people * y * y;
            sums.xy += people * x * y;
        }
        let shared = u32::try_from(all).unwrap_or(u32::MAX);
        fixed::diluted(sums.correlation(), shared, first.n, second.n)
    }
}

/// The 95 % interval of one opportunity minus another, in milli-points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The lower limit; above 0, the first is certainly above the second.
    pub lo: i32,
    /// The upper limit; below 0, the first is certainly below the second.
    pub hi: i32,
}

/// The difference of two scores under one profile; without an overlap, different people rated the two outcomes.
///
/// MOVER on the limits of both scores, with the correlation of [`Overlap`]: in simulation (two outcomes, 15 to 600
/// people, 200 settings) it holds the true difference 95.0 % of the time and never less than 89 %, where the delta
/// method, two standard errors of the mean mark, falls to 74 % as shares near 1. It also needs no variance: the limits
/// say it.
pub fn difference(first: &Score, second: &Score, overlap: Option<&Overlap>) -> Difference {
    let r = overlap.map_or(0, |overlap| overlap.correlation(first, second));
    let (lo, hi) = contrast(1, estimate(first), estimate(second), r);
    Difference { lo: lo >> FINER, hi: -(-hi >> FINER) }
}

/// Milli-points are shifted by so many bits, to lose nothing in the arithmetic.
const FINER: u32 = 13;

/// The fields of a score are open to the caller, so their order and range are not taken on trust.
fn estimate(score: &Score) -> Estimate {
    let at = score.opportunity.min(20_000);
    let Interval { lo, hi } = score.interval.around(at);
    let fine = |milli: u32| milli.min(20_000) << FINER;
    Estimate { at: fine(at), lo: fine(lo), hi: fine(hi) }
}

/// The ranks that an outcome may have, from 1 (the highest opportunity).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)] // So that another language can have them filled where they lie.
pub struct Ranks {
    /// The best rank.
    pub lo: u32,
    /// The worst.
    pub hi: u32,
}

/// Writes the ranks of each score into `out`, which is as long as `scores`. Cost: O(k²) differences.
///
/// `overlap` gives how outcomes `i < j` were rated together, or `None` if by different people. It is asked once for each pair, in this order:
/// (0, 1), (0, 2), ..., (1, 2), ...
pub fn ranks(
    scores: &[Score],
    overlap: impl FnMut(usize, usize) -> Option<Overlap>,
    out: &mut [Ranks],
) -> Result<(), Error> {
    if scores.len() != out.len() {
        return Err(Error::WrongLength);
    }
    ranks_of(|at| scores.get(at).copied(), overlap, out);
    Ok(())
}

/// The same for scores that are not kept as such: `score` gives them by their places. One that is `None` differs from none.
pub fn ranks_of<'s>(
    score: impl Fn(usize) -> Option<Score<'s>>,
    mut overlap: impl FnMut(usize, usize) -> Option<Overlap>,
    out: &mut [Ranks],
) {
    let count = out.len();
    out.fill(Ranks { lo: 1, hi: u32::try_from(count).unwrap_or(u32::MAX) });
    for i in 0..count {
        for j in i.saturating_add(1)..count {
            let overlap = overlap(i, j);
            let Some((first, second)) = score(i).zip(score(j)) else { continue };
            let gap = difference(&first, &second, overlap.as_ref());
            if gap.lo > 0 {
                place(out, i, j);
            } else if gap.hi < 0 {
                place(out, j, i);
            }
        }
    }
}

fn place(out: &mut [Ranks], above: usize, below: usize) {
    if let Some(ranks) = out.get_mut(above) {
        ranks.hi = ranks.hi.saturating_sub(1);
    }
    if let Some(ranks) = out.get_mut(below) {
        ranks.lo = ranks.lo.saturating_add(1);
    }
}
