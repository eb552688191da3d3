//! Arithmetic on shares as integers: a share of 1 is 2^30.
//!
//! Every bound below keeps intermediate values inside 64 bits; the comments give the largest size in bits.

use core::num::NonZero;

/// The share 1.
pub(super) const ONE: u64 = 1 << 30;

/// Ten points, in milli-points.
pub(super) const TEN: u64 = 10_000;

/// Counts are scaled to at most this many bits before they are multiplied.
pub(super) const COUNT_BITS: u32 = 24;

/// The largest integer whose square is at most `value`, by binary digits: no division, no table, 32 steps.
pub(super) fn isqrt(value: u64) -> u64 {
    let (mut rest, mut root, mut bit) = (value, 0u64, 1u64 << 62);
    while bit != 0 {
        let trial = root | bit;
        root >>= 1;
        if rest >= trial {
            rest -= trial;
            root |= bit;
        }
        bit >>= 2;
    }
    root
}

/// `top / n` for counts of at most 33 bits.
pub(super) fn share(top: u64, n: NonZero<u64>) -> u64 {
    (top << 30) / n
}

/// A share, or twice a share, in milli-points, rounded half up and kept in `0..=20,000`.
pub(super) fn milli(share: i64) -> u32 {
    let share = share.clamp(0, 2 << 30).unsigned_abs();
    ((share * TEN + ONE / 2) >> 30) as u32
}

/// `numerator / n`, rounded half up.
pub(super) fn rounded(numerator: u64, n: NonZero<u64>) -> u32 {
    ((numerator + n.get() / 2) / n) as u32
}

/// Sums over `n` people of two marks x and y, each mark between -1 and 2.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moments {
    pub n: u64,
    pub x: i64,
    pub y: i64,
    pub xx: i64,
    pub yy: i64,
    pub xy: i64,
}

impl Moments {
    /// Pearson's correlation of x and y as a share in `-1..=1`; 0 if a mark never varies.
    ///
    /// For marks of 0 and 1 it is the phi coefficient.
    pub fn correlation(&self) -> i64 {
        let sums = self.scaled();
        let n = sums.n.cast_signed();
        // 50 bits: a count has 24, a sum of marks 25, a sum of squares 26.
        let root = |variance: i64| NonZero::new(isqrt(variance.max(0).unsigned_abs() << 12));
        let x = root(n * sums.xx - sums.x * sums.x);
        let y = root(n * sums.yy - sums.y * sums.y);
        let covariance = n * sums.xy - sums.x * sums.y;
        let (Some(x), Some(y)) = (x, y) else { return 0 };
        let size = ((covariance.unsigned_abs() << 12) / x).min(1 << 33);
        let size = ((size << 30) / y).min(ONE).cast_signed();
        if covariance < 0 { -size } else { size }
    }

    /// The same moments for exactly `COUNT_BITS` bits of people: a correlation does not depend on their number.
    fn scaled(&self) -> Self {
        let bits = u64::BITS - self.n.leading_zeros();
        let (down, up) = (bits.saturating_sub(COUNT_BITS), COUNT_BITS.saturating_sub(bits));
        let scale = |sum: i64| sum >> down << up;
        Self {
            n: self.n >> down << up,
            x: scale(self.x),
            y: scale(self.y),
            xx: scale(self.xx),
            yy: scale(self.yy),
            xy: scale(self.xy),
        }
    }
}

/// The correlation of two estimates from `x` and `y` people, when `shared` people are in both and their answers
/// correlate by `correlation`: `correlation * shared / sqrt(x * y)`.
pub(super) fn diluted(correlation: i64, shared: u64, x: u64, y: u64) -> i64 {
    let part = |of: u64| {
        let down = (u64::BITS - of.leading_zeros()).saturating_sub(33);
        NonZero::new(of >> down).map_or(0, |n| share(shared.min(of) >> down, n))
    };
    let factor = isqrt(part(x) * part(y)).cast_signed();
    (correlation * factor) >> 30
}
