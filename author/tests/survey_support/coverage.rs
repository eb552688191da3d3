//! How often the interval of opportunity holds the truth.

use super::Draw;
use jobpack::score::{Counts, PROFILES};

/// Importance, satisfaction and the correlation (phi) of the two: the settings of the table in docs/COMPARE.md.
pub const SETTINGS: [(f64, f64, f64); 9] = [
    (0.7, 0.3, 0.0),
    (0.74, 0.28, 0.2),
    (0.5, 0.5, 0.0),
    (0.5, 0.5, 0.4),
    (0.85, 0.58, 0.2),
    (0.9, 0.75, 0.3),
    (0.95, 0.9, 0.3),
    (0.6, 0.75, 0.2),
    (0.35, 0.6, -0.2),
];

/// How many people are asked.
pub const SIZES: [u32; 6] = [15, 30, 60, 100, 180, 600];

/// The share of so many surveys whose interval holds the true opportunity.
pub fn coverage((i, s, phi): (f64, f64, f64), n: u32, surveys: u32, draw: &mut Draw) -> f64 {
    let both = i * s + phi * (i * (1.0 - i) * s * (1.0 - s)).sqrt();
    let truth = 10_000.0 * i.max(2.0 * i - s);
    let mut held = 0;
    for _ in 0..surveys {
        let [mut important, mut satisfied, mut together] = [0; 3];
        for _ in 0..n {
            let (a, b) = match draw.unit() {
                at if at < both => (1, 1),
                at if at < i => (1, 0),
                at if at < i + s - both => (0, 1),
                _ => (0, 0),
            };
            (important, satisfied, together) = (important + a, satisfied + b, together + a * b);
        }
        held += u32::from(holds([n, important, satisfied, together], truth));
    }
    f64::from(held) / f64::from(surveys)
}

/// Whether the interval of these counts (people, important, satisfied, both) holds the truth, to the milli-point that it is rounded to.
fn holds([n, important, satisfied, together]: [u32; 4], truth: f64) -> bool {
    let score = Counts::paired(n, important, satisfied, together).unwrap().score(&PROFILES[0]).unwrap();
    f64::from(score.interval.lo) <= truth + 0.5 && truth - 0.5 <= f64::from(score.interval.hi)
}

/// The same of all surveys of a few people, each as often as it comes.
pub fn exact((i, s, phi): (f64, f64, f64), n: u32) -> f64 {
    let both = i * s + phi * (i * (1.0 - i) * s * (1.0 - s)).sqrt();
    let truth = 10_000.0 * i.max(2.0 * i - s);
    let shares = [both, i - both, s - both, 1.0 - i - s + both];
    let mut held = 0.0;
    for a in 0..=n {
        for b in 0..=n - a {
            for c in (0..=n - a - b).filter(|c| holds([n, a + b, a + c, a], truth)) {
                let of = [a, b, c, n - a - b - c].into_iter().zip(shares);
                let log = |(people, share): (u32, f64)| {
                    f64::from(people) * share.max(1e-300).ln() - libm::lgamma(f64::from(people) + 1.0)
                };
                held += (libm::lgamma(f64::from(n) + 1.0) + of.map(log).sum::<f64>()).exp();
            }
        }
    }
    held
}
