//! Arithmetic on shares as integers: a share of 1 is 2^28.
//!
//! Divisions and roots go digit by digit. That is slower than the machine's division where it has one, but most
//! microcontrollers have none for 64 bits, and a loop of ten instructions replaces a kilobyte of library. It also
//! cannot divide by zero. Comments give the largest intermediate values in bits.

/// Binary digits of a share after the point.
const DIGITS: u32 = 28;

/// The share 1.
pub(super) const ONE: u32 = 1 << DIGITS;

/// Ten points, in milli-points.
pub(super) const TEN: u32 = 10_000;

/// Counts have at most this many bits, so that products of two counts and a score fit in 63.
const COUNT_BITS: u32 = 24;

/// By how many bits counts that add up to `total` must be shifted down to fit in [`COUNT_BITS`].
pub(super) fn excess(total: u64) -> u32 {
    (u64::BITS - COUNT_BITS).saturating_sub(total.leading_zeros())
}

// One copy of each of the loops and of what rounds: code size counts for more here than speed.

/// The largest integer whose square is at most `value`.
#[inline(never)]
pub(super) fn isqrt(value: u64) -> u32 {
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
    root as u32
}

/// `top / n` to so many binary digits, cut off, for `top <= n` below 2^63 and at most 31 digits.
#[inline(never)]
pub(super) fn quotient(top: u64, n: u64, digits: u32) -> u32 {
    let (mut rest, mut quotient) = (top, 0);
    for _ in 0..=digits {
        quotient <<= 1;
        if rest >= n {
            rest -= n;
            quotient |= 1;
        }
        rest <<= 1;
    }
    quotient
}

/// `top / n` as a share, for `top <= n`.
#[inline(never)]
pub(super) fn share(top: u64, n: u64) -> u32 {
    quotient(top, n, DIGITS)
}

/// `numerator / n` rounded half up, for results below 2^15 and `n` of at most 48 bits.
#[inline(never)]
pub(super) fn rounded(numerator: u64, n: u64) -> u32 {
    quotient(numerator + n / 2, n << 15, 15)
}

/// A share, or twice a share, in milli-points, rounded half up and kept in `0..=20,000`.
#[inline(never)]
pub(super) fn milli(share: i32) -> u32 {
    let milli = u64::from(share.max(0).unsigned_abs()) * u64::from(TEN);
    ((milli + u64::from(ONE / 2)) >> DIGITS).min(20_000) as u32
}

/// Sums over `n` people of two marks x and y, each mark between -1 and 2.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moments {
    pub n: u32,
    pub x: i32,
    pub y: i32,
    pub xx: i32,
    pub yy: i32,
    pub xy: i32,
}

impl Moments {
    /// Pearson's correlation of x and y as a share in `-1..=1`; 0 if a mark never varies.
    ///
    /// For marks of 0 and 1 it is the phi coefficient. It does not depend on the number of people, so all sums are
    /// first scaled up to 24 bits of people, which keeps its digits when there are few.
    pub fn correlation(&self) -> i32 {
        let up = self.n.leading_zeros().saturating_sub(u32::BITS - COUNT_BITS);
        let n = self.n << up;
        // 50 bits: a count has 24, a sum of marks 25, a sum of squares 26.
        let times = |a: i32, b: i32| i64::from(a << up) * i64::from(b << up);
        let spread = |xy: i32, x: i32, y: i32| (i64::from(n) * i64::from(xy << up)) - times(x, y);
        let root = |variance: i64| u64::from(isqrt(variance.max(0).unsigned_abs() << 12));
        let covariance = spread(self.xy, self.x, self.y);
        let most = root(spread(self.xx, self.x, self.x)) * root(spread(self.yy, self.y, self.y));
        if most == 0 {
            return 0;
        }
        let size = share((covariance.unsigned_abs() << 12).min(most), most).cast_signed();
        if covariance < 0 { -size } else { size }
    }
}

/// The correlation of two estimates from `x` and `y` people, when `shared` people are in both and their answers
/// correlate by `correlation`: `correlation * shared / sqrt(x * y)`.
pub(super) fn diluted(correlation: i32, shared: u32, x: u32, y: u32) -> i32 {
    if shared.min(x).min(y) == 0 {
        return 0;
    }
    let part = |of: u32| u64::from(share(shared.min(of).into(), of.into()));
    let factor = isqrt(part(x) * part(y));
    ((i64::from(correlation) * i64::from(factor)) >> DIGITS) as i32
}

/// `2 * a * b * r / 2^28` for shares of at most 29, 28 and 28 bits, to 64 bits.
pub(super) fn twice_product(a: u32, b: u32, r: u32) -> u64 {
    (((u64::from(a) * u64::from(b)) >> 22) * u64::from(r)) >> 5
}
