//! What intervals and segments promise, by simulation: `cargo bench -p jobpack-author --bench inference`.
//!
//! Prints the coverage of the 95 % interval over settings and sizes, and how often surveys of one kind of people are divided.

#[path = "../tests/survey_support/mod.rs"]
mod survey_support;

use jobpack::score::PROFILES;
use jobpack_author::survey::segments::{Search, find};
use jobpack_author::survey::{HALF_WIDTH, SegmentScores, score};
use survey_support::coverage::{SETTINGS, SIZES, coverage};
use survey_support::{Draw, ratings};

/// Surveys for each cell of the table: a standard error of 0.2 % at 95 %.
const SURVEYS: u32 = 10_000;

/// Surveys of noise for each size and style.
const NOISE: u64 = 100;

fn main() {
    println!("coverage of the 95 % interval, {SURVEYS} surveys a cell");
    println!("  I    S    phi  {}", SIZES.map(|n| format!("{n:>6}")).join(""));
    let (mut least, mut most): (f64, f64) = (1.0, 0.0);
    for (at, setting) in SETTINGS.into_iter().enumerate() {
        let mut draw = Draw::new(at as u64);
        let row = SIZES.map(|n| coverage(setting, n, SURVEYS, &mut draw));
        (least, most) = row.iter().fold((least, most), |(least, most), &cell| (least.min(cell), most.max(cell)));
        let (i, s, phi) = setting;
        println!("  {i:.2} {s:.2} {phi:>4.1}  {}", row.map(|cell| format!("{cell:>6.3}")).join(""));
    }
    println!("  from {least:.3} to {most:.3}");
    println!("surveys of one kind of people that were divided, of {NOISE}");
    for (people, outcomes) in [(80, 8), (150, 25), (300, 40)] {
        for style in [0.0, 1.0, 2.5] {
            let divided = (0..NOISE).filter(|&seed| divided(seed, people, outcomes, style)).count();
            println!("  {people:>4} people, {outcomes:>3} outcomes, response style {style:.1}: {divided}");
        }
    }
}

fn divided(seed: u64, people: u32, outcomes: u16, style: f64) -> bool {
    let mut draw = Draw::new(10_000 + seed);
    let shares: Vec<(f64, f64)> = (0..outcomes).map(|_| (0.2 + 0.6 * draw.unit(), 0.2 + 0.6 * draw.unit())).collect();
    let ratings = ratings(&mut draw, people, outcomes, |draw| style * draw.normal(), |at, _| shares[at]);
    let group = score(&ratings, None, &PROFILES[0], HALF_WIDTH).expect("ratings are on the scale");
    let scores = SegmentScores::of(None, group.clone(), |_| String::new());
    let search = Search { seed, ..Search::default() };
    let found = find(&ratings, &PROFILES[0], HALF_WIDTH, &search, (&group, &scores), &|_| String::new());
    found.expect("ratings are on the scale").count > 1
}
