//! Directions in which outcomes hang together: people who miss one of them miss the others too.
//!
//! Correlations between outcomes are taken down by twice their standard error (soft thresholding: Bickel and Levina 2008; Deshpande and Montanari 2016), so
//! that a few outcomes which hang together are not lost among the chance correlations of all others. What is left has few strong directions; they come from
//! orthogonal iteration, in plain loops that round alike on every machine.

use super::chance::Chance;
use super::features::{Features, dot, remove, scaled};

/// A correlation counts as far as it passes so many standard errors.
const ERRORS: f64 = 2.0;

/// Enough rounds for what is to be told apart from chance.
const ROUNDS: usize = 60;

/// A direction: how strongly outcomes hang together in it, and the part that each has.
#[derive(Clone)]
pub struct Direction {
    pub strength: f64,
    /// Of length 1.
    pub parts: Vec<f64>,
}

/// The strongest directions, at most `count` of them.
pub fn directions(features: &Features, count: usize) -> Vec<Direction> {
    let matrix = correlations(features);
    let outcomes = matrix.len();
    let mut chance = Chance::of(0, 0);
    // One more than asked for makes the last one come sooner.
    let mut found: Vec<Vec<f64>> =
        (0..(count + 1).min(outcomes)).map(|_| (0..outcomes).map(|_| chance.unit() - 0.5).collect()).collect();
    for _ in 0..ROUNDS {
        let turned = found.iter().map(|parts| times(&matrix, parts)).collect();
        found = orthogonal(turned);
    }
    let strength = |parts: Vec<f64>| Direction { strength: dot(&times(&matrix, &parts), &parts) - SHIFT, parts };
    let mut found: Vec<Direction> = found.into_iter().map(strength).collect();
    found.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    found.truncate(count);
    found
}

/// Correlations between different outcomes, thresholded.
fn correlations(features: &Features) -> Vec<Vec<f64>> {
    let (columns, people) = (&features.columns, features.people as f64);
    let least = ERRORS / people.sqrt();
    let mut matrix = vec![vec![0.0; columns.len()]; columns.len()];
    for i in 0..columns.len() {
        for j in i + 1..columns.len() {
            let r = dot(&columns[i], &columns[j]) / people;
            let kept = (r.abs() - least).max(0.0).copysign(r);
            (matrix[i][j], matrix[j][i]) = (kept, kept);
        }
    }
    matrix
}

fn times(matrix: &[Vec<f64>], parts: &[f64]) -> Vec<f64> {
    matrix.iter().zip(parts).map(|(row, part)| dot(row, parts) + SHIFT * part).collect()
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

/// Where each person stands along each direction.
pub fn along(features: &Features, directions: &[Direction]) -> Vec<Vec<f64>> {
    let place = |person: usize| -> Vec<f64> {
        let part = |direction: &Direction| -> f64 {
            features.columns.iter().zip(&direction.parts).map(|(column, part)| column[person] * part).sum()
        };
        directions.iter().map(part).collect()
    };
    (0..features.people).map(place).collect()
}
