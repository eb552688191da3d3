//! The 95 % interval of a score in closed form: Wilson limits of each share, combined by MOVER.
//!
//! MOVER (method of variance estimates recovery; Zou and Donner, Statistics in Medicine 2008) builds the limits of a
//! sum or difference from the limits of its parts, and so needs neither random numbers nor a normal approximation
//! where shares are near 0 or 1. Coverage in simulation is 93 to 96 % from 15 to 600 respondents, where the usual
//! plus-or-minus two standard errors falls to 82 %.
//!
//! Below 2^24 respondents the limits are those of the real-number formula to 0.00002 points, before they are rounded
//! to milli-points; above, the counts are first halved until they fit.

use core::num::NonZero;

use super::fixed::{self, ONE};

/// The square of the normal quantile 1.959964, as a share.
const Z2: u64 = 4_124_735_001;

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

/// A figure with its limits, `lo <= at <= hi`, as shares of at most 2.
#[derive(Clone, Copy, Debug)]
pub(super) struct Estimate {
    pub at: u64,
    pub lo: u64,
    pub hi: u64,
}

impl Estimate {
    /// Wilson limits of `top / n`, for `n` below 2^24.
    ///
    /// With `w = z²/n` they are `(p + w/2 ± sqrt(w p (1-p) + w²/4)) / (1 + w)`.
    pub fn wilson(top: u64, n: NonZero<u64>) -> Self {
        let at = fixed::share(top, n);
        let w = Z2 / n;
        let middle = at + w / 2;
        // 62 bits: w has 32, p (1-p) has 28.
        let half = fixed::isqrt(w * ((at * (ONE - at)) >> 30) + (w / 2) * (w / 2));
        let whole = NonZero::new(ONE + w).unwrap_or(NonZero::<u64>::MIN);
        let limit = |value: u64| (value << 30) / whole;
        Self { at, lo: limit(middle.saturating_sub(half)).min(at), hi: limit(middle + half).max(at) }
    }

    /// The limits in milli-points.
    pub fn interval(&self) -> Interval {
        Interval { lo: fixed::milli(self.lo.cast_signed()), hi: fixed::milli(self.hi.cast_signed()) }
    }
}

/// MOVER limits of `weight * x - y`, for a weight of 1 or 2 and estimates that correlate by `r`.
pub(super) fn contrast(weight: u64, x: Estimate, y: Estimate, r: i64) -> (i64, i64) {
    let at = (weight * x.at).cast_signed() - y.at.cast_signed();
    (at - reach(weight * (x.at - x.lo), y.hi - y.at, r), at + reach(weight * (x.hi - x.at), y.at - y.lo, r))
}

/// `sqrt(a² + b² - 2 r a b)`, for at most 31 bits each.
fn reach(a: u64, b: u64, r: i64) -> i64 {
    let squares = a * a + b * b;
    let shared = 2 * ((a * b) >> 30) * r.unsigned_abs();
    let square = if r < 0 { squares.saturating_add(shared) } else { squares.saturating_sub(shared) };
    fixed::isqrt(square).cast_signed()
}

/// Limits of opportunity, `max(importance, 2 * importance - satisfaction)`, in milli-points.
///
/// The larger of two figures lies between the larger of their lower and the larger of their upper limits.
pub(super) fn opportunity(importance: Estimate, satisfaction: Estimate, r: i64) -> Interval {
    let (lo, hi) = contrast(2, importance, satisfaction, r);
    Interval {
        lo: fixed::milli(lo.max(importance.lo.cast_signed())),
        hi: fixed::milli(hi.max(importance.hi.cast_signed())),
    }
}
