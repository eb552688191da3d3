//! The interval of the engine at any confidence: Wilson limits of each share, combined by MOVER, and read backwards.
//!
//! Shares run from 0 to 1 here, opportunity from 0 to 2. The engine decides regions and intervals in integers; this gives probabilities, which need the
//! tail of the normal distribution. Its error function is libm's, which is the same on every platform.

use jobpack::score::{Counts, Error, Overlap, Profile, Share, Tally};

/// The normal quantile of a 95 % interval.
pub const Z: f64 = 1.959_963_984_540_054;

/// Beyond so many standard errors nothing is told apart: a tail of 10^-23.
const FARTHEST: f64 = 10.0;

/// The answers to one outcome as shares, and how the two hang together.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    counts: Counts,
    correlation: f64,
}

/// A figure with its limits.
#[derive(Clone, Copy)]
struct Bounded {
    at: f64,
    lo: f64,
    hi: f64,
}

impl Reading {
    /// Reads a tally under a profile.
    pub fn of(tally: &Tally, profile: &Profile<'_>) -> Result<Self, Error> {
        let counts = Counts::of(tally, profile)?;
        let unpaired = profile.missing == jobpack::score::Missing::Unpaired;
        let correlation = if unpaired { 0.0 } else { correlation(tally, profile, &counts) };
        Ok(Self { counts, correlation })
    }

    /// The counts that it rests on.
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The people that it rests on.
    pub fn people(&self) -> f64 {
        f64::from(self.counts.n())
    }

    fn importance(&self) -> f64 {
        part(self.counts.importance())
    }

    fn satisfaction(&self) -> f64 {
        part(self.counts.satisfaction())
    }

    /// Opportunity.
    pub fn opportunity(&self) -> f64 {
        self.importance().max(2.0 * self.importance() - self.satisfaction())
    }

    /// The mark that a person adds to opportunity, near its estimate.
    fn mark(&self, bits: usize) -> f64 {
        let (important, satisfied) = ((bits & 1) as f64, (bits >> 1 & 1) as f64);
        if self.satisfaction() < self.importance() { 2.0 * important - satisfied } else { important }
    }

    /// The limits of opportunity at `z` standard errors.
    pub fn limits(&self, z: f64) -> (f64, f64) {
        let (i, s) = (wilson(self.counts.importance(), z), wilson(self.counts.satisfaction(), z));
        let (lo, hi) = contrast(2.0, i, s, self.correlation);
        (lo.max(i.lo), hi.max(i.hi))
    }

    /// The 95 % interval of importance minus satisfaction.
    pub fn gap_limits(&self) -> (f64, f64) {
        let (i, s) = (wilson(self.counts.importance(), Z), wilson(self.counts.satisfaction(), Z));
        contrast(1.0, i, s, self.correlation)
    }

    fn bounded(&self, z: f64) -> Bounded {
        let (lo, hi) = self.limits(z);
        Bounded { at: self.opportunity(), lo, hi }
    }
}

fn part(share: Share) -> f64 {
    f64::from(share.top()) / f64::from(share.n())
}

/// Phi among those who answered both questions, as far as they tie the two shares together.
fn correlation(tally: &Tally, profile: &Profile<'_>, counts: &Counts) -> f64 {
    let side = usize::from(profile.scale) + 1;
    let (mut n, mut x, mut y, mut both) = (0.0, 0.0, 0.0, 0.0);
    for (at, people) in tally.cells().enumerate() {
        let (importance, satisfaction) = (at / side, at % side);
        if importance == 0 || satisfaction == 0 {
            continue;
        }
        let top = |answer: usize| if answer >= usize::from(profile.top_from) { f64::from(people) } else { 0.0 };
        let (important, satisfied) = (top(importance), top(satisfaction));
        (n, x, y, both) = (n + f64::from(people), x + important, y + satisfied, both + important.min(satisfied));
    }
    let spread = (x * (n - x) * y * (n - y)).sqrt();
    let phi = if spread > 0.0 { (n * both - x * y) / spread } else { 0.0 };
    phi * diluted(n, counts.importance().n(), counts.satisfaction().n())
}

/// The part of a correlation that two estimates share, which rest on `x` and `y` people, `shared` of them the same.
fn diluted(shared: f64, x: u32, y: u32) -> f64 {
    if x == 0 || y == 0 { 0.0 } else { (shared / (f64::from(x) * f64::from(y)).sqrt()).min(1.0) }
}

/// How two opportunities correlate, because the same people rated both outcomes.
pub fn marks_correlation(overlap: &Overlap, first: &Reading, second: &Reading) -> f64 {
    let [mut n, mut x, mut y, mut xx, mut yy, mut xy] = [0.0; 6];
    for (bits, people) in overlap.cells().iter().enumerate() {
        let (a, b, people) = (first.mark(bits), second.mark(bits >> 2), f64::from(*people));
        n += people;
        x += people * a;
        y += people * b;
        xx += people * a * a;
        yy += people * b * b;
        xy += people * a * b;
    }
    let spread = ((n * xx - x * x) * (n * yy - y * y)).max(0.0).sqrt();
    if spread > 0.0 { (n * xy - x * y) / spread * diluted(n, first.counts.n(), second.counts.n()) } else { 0.0 }
}

/// A share from 0 to 1 with its 95 % interval: at, from, to; `None` of nobody.
pub fn wilson_points(top: u32, n: u32) -> Option<[f64; 3]> {
    let share = Share::new(top, n).ok().filter(|_| n > 0)?;
    let Bounded { at, lo, hi } = wilson(share, Z);
    Some([at, lo, hi])
}

fn wilson(share: Share, z: f64) -> Bounded {
    let (at, w) = (part(share), z * z / f64::from(share.n()));
    let (middle, half) = (at + w / 2.0, (w * at * (1.0 - at) + w * w / 4.0).sqrt());
    Bounded { at, lo: ((middle - half) / (1.0 + w)).clamp(0.0, at), hi: ((middle + half) / (1.0 + w)).clamp(at, 1.0) }
}

/// MOVER limits of `weight * x - y`, for estimates that correlate by `r`.
fn contrast(weight: f64, x: Bounded, y: Bounded, r: f64) -> (f64, f64) {
    let reach = |a: f64, b: f64| (a * a + b * b - 2.0 * r * a * b).max(0.0).sqrt();
    let at = weight * x.at - y.at;
    (at - reach(weight * (x.at - x.lo), y.hi - y.at), at + reach(weight * (x.hi - x.at), y.at - y.lo))
}

/// The p-value of "opportunity is not above the bound", with all its digits where it is small.
pub fn tail_below(reading: &Reading, bound: f64) -> f64 {
    let at = reading.opportunity();
    if at >= bound {
        tail(touching(|z| reading.limits(z).0 - bound))
    } else {
        1.0 - tail(touching(|z| bound - reading.limits(z).1))
    }
}

/// Fewer people than this tell nothing apart: that two or three answer alike is chance more often than any limits in closed form say.
const FEWEST: f64 = 5.0;

/// The two-sided p-value of "both have the same opportunity", for estimates that correlate by `r`; 1 of a handful.
pub fn two_sided(first: &Reading, second: &Reading, r: f64) -> f64 {
    if first.people().min(second.people()) < FEWEST {
        return 1.0;
    }
    let (above, below) = if first.opportunity() >= second.opportunity() { (first, second) } else { (second, first) };
    let z = touching(|z| contrast(1.0, above.bounded(z), below.bounded(z), r).0);
    (2.0 * tail(z)).min(1.0)
}

/// The `z` at which a limit touches its bound, by how far it is from it, which falls as `z` grows: 0 if it never is clear, `FARTHEST` if it always is.
///
/// Regula falsi as the Illinois method mends it: limits are all but straight lines, so a few steps do.
fn touching(clear: impl Fn(f64) -> f64) -> f64 {
    let (mut lo, mut hi) = (0.0, FARTHEST);
    let (mut above, mut below) = (clear(lo), clear(hi));
    if below >= 0.0 {
        return hi;
    }
    if above <= 0.0 {
        return lo;
    }
    let mut moved_lo = None;
    for _ in 0..60 {
        let next = lo + (hi - lo) * above / (above - below);
        let rest = clear(next);
        if rest >= 0.0 {
            below /= if moved_lo == Some(true) { 2.0 } else { 1.0 };
            (lo, above, moved_lo) = (next, rest, Some(true));
        } else {
            above /= if moved_lo == Some(false) { 2.0 } else { 1.0 };
            (hi, below, moved_lo) = (next, rest, Some(false));
        }
        if rest.abs() < 1e-14 || hi - lo < 1e-12 {
            return next;
        }
    }
    lo
}

/// The upper tail of the normal distribution.
fn tail(z: f64) -> f64 {
    libm::erfc(z / std::f64::consts::SQRT_2) / 2.0
}
