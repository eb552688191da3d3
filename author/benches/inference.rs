//! What intervals, tests and segments promise, by simulation: `cargo bench -p jobpack-author --bench inference`, and `-- --long` for ten times as many surveys.
//!
//! Prints the coverage of the 95 % interval over settings and sizes, how often something is found that is not there, and how often surveys of one kind of
//! people are divided. The figures stand in docs/COMPARE.md, "Scores". Cost: a minute or two on four cores, ten times that with `--long`.

#[path = "../tests/survey_support/mod.rs"]
mod survey_support;

use jobpack::score::PROFILES;
use jobpack_author::project::Ratings;
use jobpack_author::survey::segments::{Search, find};
use jobpack_author::survey::{Group, HALF_WIDTH, LEVEL, SegmentScores, score};
use rayon::prelude::*;
use std::time::Instant;
use survey_support::coverage::{SETTINGS, SIZES, coverage};
use survey_support::{Draw, ratings};

/// Surveys for each cell of the table of coverage: a standard error of 0.2 % at 95 %.
const SURVEYS: u32 = 10_000;

/// Surveys in which findings are counted: a standard error of half a percent at 5 %.
const TESTED: u64 = 2_000;

/// Surveys of one kind of people for each size and style.
const NOISE: u64 = 100;

fn main() {
    let times = if std::env::args().any(|argument| argument == "--long") { 10 } else { 1 };
    intervals(SURVEYS * times);
    findings(TESTED * u64::from(times));
    divisions(NOISE * u64::from(times));
}

fn intervals(surveys: u32) {
    println!("coverage of the 95 % interval, {surveys} surveys a cell");
    println!("  I    S    phi  {}", SIZES.map(|n| format!("{n:>6}")).join(""));
    let rows = SETTINGS.par_iter().enumerate().map(|(at, &setting)| {
        let mut draw = Draw::new(at as u64);
        SIZES.map(|n| coverage(setting, n, surveys, &mut draw))
    });
    let rows: Vec<[f64; SIZES.len()]> = rows.collect();
    for ((i, s, phi), row) in SETTINGS.iter().zip(&rows) {
        println!("  {i:.2} {s:.2} {phi:>4.1}  {}", row.map(|cell| format!("{cell:>6.3}")).join(""));
    }
    let least = rows.iter().flatten().copied().fold(1.0, f64::min);
    let most = rows.iter().flatten().copied().fold(0.0, f64::max);
    println!("  from {least:.3} to {most:.3}");
}

/// Ten outcomes that are equal in truth and lie on the threshold, then twelve of which half lie above it.
fn findings(surveys: u64) {
    let equal = |seed: u64| {
        let group = scored(&ratings(&mut Draw::new(seed), 150, 10, |draw| draw.normal(), |_, _| (0.75, 0.5)));
        let (pairs, over) = (group.inference.differ, group.inference.over);
        let certain = group.scored.iter().filter(|one| one.score.certain && one.score.band > 0).count();
        let any = [pairs.unadjusted, pairs.holm, pairs.benjamini_hochberg, over.holm, over.benjamini_hochberg, certain];
        any.map(|found| u64::from(found > 0))
    };
    let none = || [0; 6];
    let sum = |mut all: [u64; 6], one: [u64; 6]| {
        all.iter_mut().zip(one).for_each(|(all, one)| *all += one);
        all
    };
    let any = (0..surveys).into_par_iter().map(equal).reduce(none, sum);
    println!("surveys of ten equal outcomes on the threshold, 150 people: of {surveys} this many find");
    let names = [
        "a false pair, if each stood alone",
        "a false pair after Holm",
        "a false pair after Benjamini-Hochberg",
        "a false pass after Holm",
        "a false pass after Benjamini-Hochberg",
        "an outcome that is certainly underserved, each by itself",
    ];
    names.iter().zip(any).for_each(|(name, any)| println!("  {any:>6}  {:.3}  {name}", any as f64 / surveys as f64));
    let shares: Vec<(f64, usize)> = (0..surveys).into_par_iter().map(false_share).collect();
    let false_share = shares.iter().map(|(share, _)| share).sum::<f64>() / surveys as f64;
    let missed = shares.iter().filter(|(_, found)| *found < 6).count();
    println!(
        "  {false_share:.4} of what passes after Benjamini-Hochberg is false, where half of twelve outcomes lie on the threshold"
    );
    println!("  {missed} of {surveys} surveys miss one of the six that lie above it");
}

/// The share of false passes among all after Benjamini and Hochberg, and how many true ones there are.
fn false_share(seed: u64) -> (f64, usize) {
    let truth = |outcome: usize, _: usize| if outcome < 6 { (0.85, 0.35) } else { (0.75, 0.5) };
    let group = scored(&ratings(&mut Draw::new(1_000_000 + seed), 200, 12, |draw| draw.normal(), truth));
    let passes = group.scored.iter().zip(&group.inference.outcomes);
    let passes = passes.filter(|(_, one)| one.over.benjamini_hochberg <= LEVEL && one.probability > 0.5);
    let numbers: Vec<usize> = passes.filter_map(|(one, _)| one.outcome[1..].parse().ok()).collect();
    let wrong = numbers.iter().filter(|&&outcome| outcome >= 6).count();
    (wrong as f64 / numbers.len().max(1) as f64, numbers.len() - wrong)
}

fn divisions(surveys: u64) {
    println!("surveys of one kind of people that were divided, of {surveys} (level 0.01)");
    let (begun, mut all) = (Instant::now(), 0);
    for (people, outcomes) in [(80, 8), (150, 25), (300, 40)] {
        for style in [0.0, 1.0, 2.5] {
            let divided = (0..surveys).filter(|&seed| divided(seed, people, outcomes, style)).count();
            println!("  {people:>4} people, {outcomes:>3} outcomes, response style {style:.1}: {divided}");
            all += divided as u64;
        }
    }
    let each = begun.elapsed().as_secs_f64() * 1_000.0 / (9 * surveys) as f64;
    println!("  {all} of {}, {each:.1} ms a survey", 9 * surveys);
}

fn divided(seed: u64, people: u32, outcomes: u16, style: f64) -> bool {
    let mut draw = Draw::new(10_000 + seed);
    let shares: Vec<(f64, f64)> = (0..outcomes).map(|_| (0.2 + 0.6 * draw.unit(), 0.2 + 0.6 * draw.unit())).collect();
    let ratings = ratings(&mut draw, people, outcomes, |draw| style * draw.normal(), |at, _| shares[at]);
    let group = scored(&ratings);
    let scores = SegmentScores::of(None, group.clone(), |_| String::new());
    let search = Search { seed, ..Search::default() };
    let found = find(&ratings, &PROFILES[0], HALF_WIDTH, &search, (&group, &scores), &|_| String::new());
    found.expect("ratings are on the scale").count > 1
}

fn scored(ratings: &Ratings) -> Group<'static> {
    score(ratings, None, &PROFILES[0], HALF_WIDTH).expect("ratings are on the scale")
}
