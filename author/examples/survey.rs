//! What `benches/survey` measures of Jobpack. It answers one line of JSON for each line that it reads.
//!
//! - `memory PEOPLE OUTCOMES`: makes answers, two in a byte; then, over the same bytes on all cores, sums them, counts them and scores them.
//! - `file PATH`: counts each pair of answers for each outcome of a wide survey.
//! - `score PATH`: reads a survey as `jobpack score` does, and scores it with ranks.

use jobpack::score::PROFILES;
use jobpack_author::progress::Quiet;
use jobpack_author::project::packed;
use jobpack_author::source::{count_ratings, read_ratings};
use jobpack_author::survey::{HALF_WIDTH, Histogram, histogram, of_histogram, score, score_answers};
use rayon::prelude::*;
use serde_json::{Value, json};
use std::hint::black_box;
use std::io::{BufRead, stdin};
use std::path::Path;
use std::time::Instant;

fn main() {
    let mut answers = Vec::new();
    for line in stdin().lock().lines() {
        let line = line.expect("a line can be read");
        let words: Vec<&str> = line.split(' ').collect();
        let said = match words[..] {
            ["memory", people, outcomes] => {
                let wanted = [people, outcomes].map(|text| text.parse().expect("a number"));
                memory(wanted, &mut answers)
            }
            ["file", path] => file(Path::new(path)),
            ["score", path] => whole(Path::new(path)),
            _ => panic!("`{line}` is none of memory PEOPLE OUTCOMES, file PATH, score PATH"),
        };
        println!("{said}");
    }
}

/// Seconds, and what came of the work.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let made = black_box(work());
    (start.elapsed().as_secs_f64(), made)
}

fn memory([people, outcomes]: [usize; 2], answers: &mut Vec<Vec<u8>>) -> Value {
    if answers.len() != outcomes || answers[0].len() != people {
        *answers = (0..outcomes).into_par_iter().map(|outcome| made(people, outcome as u32)).collect();
    }
    let (sum, _) = timed(|| answers.par_iter().map(|column| sum(column)).reduce(|| 0, u64::wrapping_add));
    let (scored, opportunity) = timed(|| {
        let scores =
            answers.par_iter().map(|column| score_answers(column, &PROFILES[0]).expect("answers on the scale"));
        scores.map(|score| u64::from(score.opportunity)).sum::<u64>()
    });
    let (counted, histograms) = timed(|| answers.par_iter().map(|column| histogram(column)).collect::<Vec<_>>());
    // One and the same, or one of the two is wrong.
    let again: u64 = histograms.iter().map(opportunity_of).sum();
    assert_eq!(opportunity, again);
    json!({"bytes": people * outcomes, "sum": sum, "scored": scored, "counted": counted})
}

fn opportunity_of(counts: &Histogram) -> u64 {
    let tally = of_histogram(counts, PROFILES[0].scale).expect("answers on the scale");
    jobpack::score::Score::of(&tally, &PROFILES[0]).expect("answers").opportunity.into()
}

/// Adds the bytes up eight at a time, which takes as long as bringing them from memory.
fn sum(bytes: &[u8]) -> u64 {
    bytes.chunks_exact(8).map(|word| u64::from_le_bytes(word.try_into().expect("eight"))).fold(0, u64::wrapping_add)
}

/// Answers from 1 to 5, one in fifty of them none, from a small recurrence.
fn made(people: usize, seed: u32) -> Vec<u8> {
    let mut state = seed.wrapping_mul(2_654_435_761).wrapping_add(1);
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let number = state >> 16;
        if number.is_multiple_of(50) { 0 } else { 1 + (number % 5) as u8 }
    };
    (0..people).map(|_| packed(next(), next())).collect()
}

fn file(path: &Path) -> Value {
    let (seconds, (counted, _)) = timed(|| count_ratings(path, &Quiet).expect("a file"));
    let counts = counted.outcomes;
    let cells = counts.iter().map(|(_, counts)| counts.iter().filter(|count| **count > 0).count()).sum::<usize>();
    json!({"seconds": seconds, "check": check(&counts), "cells": cells})
}

/// What every system must come to: each count times what its answers are, outcome by outcome.
fn check(counts: &[(String, Histogram)]) -> u64 {
    let of = |counts: &Histogram| (0..).zip(counts).map(|(both, count)| u64::from(*count) * value(both)).sum::<u64>();
    (1..).zip(counts).map(|(outcome, (_, counts))| outcome * of(counts)).sum()
}

/// Of importance and satisfaction.
fn value(both: u64) -> u64 {
    let (importance, satisfaction) = (both >> 4, both & 15);
    importance * 7 + satisfaction
}

fn whole(path: &Path) -> Value {
    let (reading, (ratings, _, findings)) = timed(|| read_ratings(path, &Quiet).expect("a file"));
    assert!(findings.is_empty(), "{findings:?}");
    let (scoring, group) = timed(|| score(&ratings, None, &PROFILES[0], HALF_WIDTH).expect("answers on the scale"));
    json!({"reading": reading, "scoring": scoring, "outcomes": group.scored.len()})
}
