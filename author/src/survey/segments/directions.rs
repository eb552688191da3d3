//! Directions in which outcomes hang together: people who miss one of them miss the others too.
//!
//! Correlations between outcomes are taken down by twice their standard error (soft thresholding: Bickel and Levina 2008; Deshpande and Montanari 2016), so
//! that a few outcomes which hang together are not lost among the chance correlations of all others. What is left is mostly 0 and has few strong directions;
//! they come from orthogonal iteration, in plain loops that round alike on every machine. Cost: the pairs of outcomes times the people for correlations,
//! and for each round those that are left.

use super::chance::Chance;
use super::features::{Features, dot, remove, scaled};

/// A correlation counts as far as it passes so many standard errors.
const ERRORS: f64 = 2.0;

/// Enough rounds for what is to be told apart from chance.
const ROUNDS: usize = 60;

/// Directions are at rest where their strengths together change by less than this in a round.
const REST: f64 = 1e-7;

/// A direction: how strongly outcomes hang together in it, and the part that each has.
#[derive(Clone)]
pub struct Direction {
    pub strength: f64,
    /// Of length 1.
    pub parts: Vec<f64>,
}

/// For each outcome those that it hangs together with, and how strongly.
type Together = Vec<Vec<(usize, f64)>>;

/// The strongest directions, at most `count` of them.
pub fn directions(features: &Features, count: usize) -> Vec<Direction> {
    let together = correlations(features);
    let outcomes = together.len();
    let mut chance = Chance::of(0, 0);
    // One more than asked for makes the last one come sooner.
    let first = |_| (0..outcomes).map(|_| chance.unit() - 0.5).collect();
    let mut found = orthogonal((0..(count + 1).min(outcomes)).map(first).collect());
    let mut before = f64::NEG_INFINITY;
    for _ in 0..ROUNDS {
        let turned: Vec<Vec<f64>> = found.iter().map(|parts| times(&together, parts)).collect();
        let strengths: f64 = turned.iter().zip(&found).map(|(turned, parts)| dot(turned, parts)).sum();
        found = orthogonal(turned);
        if (strengths - before).abs() < REST {
            break;
        }
        before = strengths;
    }
    let strength = |parts: Vec<f64>| Direction { strength: dot(&times(&together, &parts), &parts) - SHIFT, parts };
    let mut found: Vec<Direction> = found.into_iter().map(strength).collect();
    found.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    found.truncate(count);
    found
}

/// Correlations between different outcomes, thresholded.
fn correlations(features: &Features) -> Together {
    let (columns, people) = (&features.columns, features.people as f64);
    let least = ERRORS / people.sqrt();
    let mut together: Together = vec![Vec::new(); columns.len()];
    for i in 0..columns.len() {
        for j in i + 1..columns.len() {
            let r = dot(&columns[i], &columns[j]) / people;
            let kept = (r.abs() - least).copysign(r);
            if r.abs() > least {
                together[i].push((j, kept));
                together[j].push((i, kept));
            }
        }
    }
    together
}

fn times(together: &Together, parts: &[f64]) -> Vec<f64> {
    let turned = |(row, part): (&Vec<(usize, f64)>, &f64)| {
        row.iter().map(|&(other, strength)| strength * parts[other]).sum::<f64>() + SHIFT * part
    };
    together.iter().zip(parts).map(turned).collect()
}

/// Added to every strength while they are looked for, so that the largest is also the largest in size.
const SHIFT: f64 = 1.0;

/// The same directions at right angles to each other, each of length 1.
fn orthogonal(found: Vec<Vec<f64>>) -> Vec<Vec<f64>> {
    let mut straight: Vec<Vec<f64>> = Vec::new();
    for mut parts in found {
        straight.iter().for_each(|before| remove(&mut parts, before));
        straight.push(scaled(parts, 1.0));
    }
    straight
}

/// Where each person stands along each direction: so many values for each.
pub fn along(features: &Features, directions: &[Direction]) -> Vec<f64> {
    let mut places = vec![0.0; features.people * directions.len()];
    for (at, direction) in directions.iter().enumerate() {
        let mine = || (at..).step_by(directions.len());
        for (column, part) in features.columns.iter().zip(&direction.parts) {
            column.iter().zip(mine()).for_each(|(value, place)| places[place] += value * part);
        }
    }
    places
}
