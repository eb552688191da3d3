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
        let score = Counts::paired(n, important, satisfied, together).unwrap().score(&PROFILES[0]).unwrap();
        held += u32::from(f64::from(score.interval.lo) <= truth + 0.5 && truth - 0.5 <= f64::from(score.interval.hi));
    }
    f64::from(held) / f64::from(surveys)
}
