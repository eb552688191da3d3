//! Surveys from chance, with known truth.

#![allow(dead_code)] // Each test takes what it needs.

pub mod coverage;

use jobpack_author::project::{Rating, Ratings};
use jobpack_author::survey::segments::Chance;

/// Random numbers from a seed.
pub struct Draw(Chance);

impl Draw {
    pub fn new(seed: u64) -> Self {
        Self(Chance::of(seed, 77))
    }

    pub fn unit(&mut self) -> f64 {
        self.0.unit()
    }

    /// A standard normal number (Box and Muller).
    pub fn normal(&mut self) -> f64 {
        let (a, b) = (1.0 - self.unit(), self.unit());
        (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }
}

/// Ratings of `people` people for `outcomes` outcomes `o0`, `o1` and so on.
///
/// `level` draws how high a person answers whatever they are asked, in standard deviations; `truth` is the share of people in the top boxes of an outcome
/// (first) for a person (second). The shares hold for each outcome over all levels.
pub fn ratings(
    draw: &mut Draw,
    people: u32,
    outcomes: u16,
    level: impl Fn(&mut Draw) -> f64,
    truth: impl Fn(usize, usize) -> (f64, f64),
) -> Ratings {
    let mut ratings = Ratings::default();
    (0..outcomes).for_each(|outcome| _ = ratings.outcomes.number(&format!("o{outcome}")));
    for person in 0..people {
        let respondent = ratings.respondents.number(&format!("r{person}"));
        ratings.segment_of.push(u32::MAX);
        let level = level(draw);
        for outcome in 0..outcomes {
            let (important, satisfied) = truth(outcome.into(), person as usize);
            let (importance, satisfaction) = (answer(draw, level, important), answer(draw, level, satisfied));
            ratings.put(Rating { respondent, outcome, importance, satisfaction });
        }
    }
    ratings
}

/// 4 or 5 if the level and chance together pass what gives this share of people, else 1 to 3.
fn answer(draw: &mut Draw, level: f64, share: f64) -> u8 {
    let own = 0.6;
    let total = (own * own + 1.0_f64).sqrt();
    let top = own * level + draw.normal() > total * quantile(1.0 - share);
    if top { 4 + u8::from(draw.unit() < 0.4) } else { 1 + (draw.unit() * 3.0) as u8 }
}

/// The normal quantile, by halving.
fn quantile(share: f64) -> f64 {
    let (mut lo, mut hi) = (-8.0, 8.0);
    for _ in 0..60 {
        let middle = f64::midpoint(lo, hi);
        if 0.5 * libm::erfc(-middle / std::f64::consts::SQRT_2) < share { lo = middle } else { hi = middle }
    }
    lo
}
