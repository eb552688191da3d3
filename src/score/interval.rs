//! The 95 % interval of a score in closed form: Wilson limits of each share, combined by MOVER.
//!
//! MOVER (method of variance estimates recovery; Zou and Donner, Statistics in Medicine 2008) builds the limits of a
//! sum or difference from the limits of its parts, and so needs neither random numbers nor a normal approximation
//! where shares are near 0 or 1. In simulation (nine pairs of shares, four correlations, 15 to 600 respondents) it holds
//! the true score 94.8 % of the time: 93 to 97 % from 180 respondents on, 90 to 99 % with 15.
//!
//! The limits are those of the real-number formula to 0.00002 points up to a million respondents and to 0.0001 points
//! up to 16 million, before they are rounded to milli-points.

use super::fixed::{self, ONE};

/// The square of the normal quantile 1.959964, as a share.
const Z2: u64 = 1_031_183_750;

/// Limits in milli-points, `lo <= hi`; the figure they belong to lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower limit.
    pub lo: u32,
    /// The upper limit.
    pub hi: u32,
}

impl Interval {
    /// Widened, if rounding makes it necessary, to contain `figure`.
    pub(super) fn around(self, figure: u32) -> Self {
        Self { lo: self.lo.min(figure), hi: self.hi.max(figure) }
    }
}

/// A figure with its limits, `lo <= at <= hi`, as shares.
#[derive(Clone, Copy, Debug)]
pub(super) struct Estimate {
    pub at: u32,
    pub lo: u32,
    pub hi: u32,
}

impl Estimate {
    /// Wilson limits of `top / n`, for `n` below 2^24.
    ///
    /// With `w = z²/n` they are `(p + w/2 ± sqrt(w p (1-p) + w²/4)) / (1 + w)`.
    pub fn wilson(top: u32, n: u32) -> Self {
        let at = fixed::share(top.into(), n.into());
        let w = (Z2 * u64::from(fixed::quotient(1, n.into(), 31))) >> 31;
        // 59 bits: w has 30, p (1-p) has 26.
        let chance = (u64::from(at) * u64::from(ONE - at)) >> 28;
        let half = u64::from(fixed::isqrt(w * chance + (w / 2) * (w / 2)));
        let middle = u64::from(at) + w / 2;
        let limit = |value: u64| fixed::share(value, u64::from(ONE) + w);
        Self { at, lo: limit(middle.saturating_sub(half)).min(at), hi: limit(middle + half).max(at) }
    }

    /// The limits in milli-points.
    pub fn interval(&self) -> Interval {
        Interval { lo: fixed::milli(self.lo.cast_signed()), hi: fixed::milli(self.hi.cast_signed()) }
    }
}

/// MOVER limits of `weight * x - y`, for a weight of 1 or 2 and estimates that correlate by `r`.
pub(super) fn contrast(weight: u32, x: Estimate, y: Estimate, r: i32) -> (i32, i32) {
    let at = (weight * x.at).cast_signed() - y.at.cast_signed();
    let below = reach(weight * (x.at - x.lo), y.hi - y.at, r);
    let above = reach(weight * (x.hi - x.at), y.at - y.lo, r);
    (at - below, at + above)
}

/// `sqrt(a² + b² - 2 r a b)`, for `a` of at most 29 bits and `b` of 28.
fn reach(a: u32, b: u32, r: i32) -> i32 {
    let square = |a: u32| u64::from(a) * u64::from(a);
    let (squares, shared) = (square(a) + square(b), fixed::twice_product(a, b, r.unsigned_abs()));
    let sum = if r < 0 { squares + shared } else { squares.saturating_sub(shared) };
    fixed::isqrt(sum).cast_signed()
}

/// Limits of opportunity, `max(importance, 2 * importance - satisfaction)`, in milli-points.
///
/// The larger of two figures lies between the larger of their lower and the larger of their upper limits.
pub(super) fn opportunity(importance: Estimate, satisfaction: Estimate, r: i32) -> Interval {
    let (lo, hi) = contrast(2, importance, satisfaction, r);
    Interval {
        lo: fixed::milli(lo.max(importance.lo.cast_signed())),
        hi: fixed::milli(hi.max(importance.hi.cast_signed())),
    }
}
