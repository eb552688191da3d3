//! People into groups: k-means from many beginnings, then a mixture that lets groups have different sizes.
//!
//! K-means alone halves people where one group is small. Own code rather than a library: those that are kept either bring eighty more of them or draw from a
//! generator that differs between platforms, and none lets groups differ in size; this is a page, and gives the same groups on every machine.

use super::chance::Chance;
use super::directions::{along, directions};
use super::features::Features;

/// K-means begins so often.
const STARTS: usize = 10;

/// Neither loop takes longer; both have mostly come to rest by then.
const ROUNDS: usize = 60;

/// The group of each person, from 0 to `count - 1`; there may be groups without anybody.
///
/// People are divided along one direction fewer than there are groups, and then by the outcomes that have more than an even part in those.
pub fn group(features: &Features, count: usize, chance: &mut Chance) -> Vec<usize> {
    let found = directions(features, count - 1);
    let part = |outcome: usize| found.iter().map(|direction| direction.parts[outcome].powi(2)).sum::<f64>();
    let even = found.len() as f64 / features.columns.len() as f64;
    let kept: Vec<usize> = (0..features.columns.len()).filter(|&outcome| part(outcome) > even).collect();
    let first = k_means(&along(features, &found), count, chance);
    let places: Vec<Vec<f64>> = (0..features.people)
        .map(|person| kept.iter().map(|&outcome| features.columns[outcome][person]).collect())
        .collect();
    if kept.is_empty() { first } else { mixture(&places, first, count) }
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// The nearest centre, and how far it is (squared).
fn nearest(place: &[f64], centres: &[Vec<f64>]) -> (usize, f64) {
    let distances = centres.iter().map(|centre| distance(place, centre)).enumerate();
    distances.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0))
}

/// The best of several runs of k-means.
fn k_means(places: &[Vec<f64>], count: usize, chance: &mut Chance) -> Vec<usize> {
    let mut best: Option<(f64, Vec<usize>)> = None;
    for _ in 0..STARTS {
        let (spread, groups) = settle(places, spread_out(places, count, chance));
        if best.as_ref().is_none_or(|(least, _)| spread < *least) {
            best = Some((spread, groups));
        }
    }
    best.map_or_else(Vec::new, |(_, groups)| groups)
}

/// Centres far from each other: k-means++ (Arthur and Vassilvitskii 2007).
fn spread_out(places: &[Vec<f64>], count: usize, chance: &mut Chance) -> Vec<Vec<f64>> {
    let mut centres = vec![places[chance.below(places.len())].clone()];
    while centres.len() < count {
        let far: Vec<f64> = places.iter().map(|place| nearest(place, &centres).1).collect();
        let mut left = chance.unit() * far.iter().sum::<f64>();
        let taken = far.iter().position(|far| {
            left -= far;
            left < 0.0
        });
        centres.push(places[taken.unwrap_or(places.len() - 1)].clone());
    }
    centres
}

/// Moves people and centres until nobody moves.
fn settle(places: &[Vec<f64>], mut centres: Vec<Vec<f64>>) -> (f64, Vec<usize>) {
    let mut groups: Vec<usize> = Vec::new();
    let mut spread = f64::INFINITY;
    for _ in 0..ROUNDS {
        let near: Vec<(usize, f64)> = places.iter().map(|place| nearest(place, &centres)).collect();
        let moved: Vec<usize> = near.iter().map(|(group, _)| *group).collect();
        spread = near.iter().map(|(_, far)| far).sum();
        if moved == groups {
            break;
        }
        groups = moved;
        let shares: Vec<Vec<f64>> = shares_of(&groups, centres.len());
        centres = means(places, &shares, &centres);
    }
    (spread, groups)
}

fn shares_of(groups: &[usize], count: usize) -> Vec<Vec<f64>> {
    let share = |&group: &usize| (0..count).map(|one| if one == group { 1.0 } else { 0.0 }).collect();
    groups.iter().map(share).collect()
}

/// The mean place of each group, people counting by their share in it; an empty group stays where it was.
fn means(places: &[Vec<f64>], shares: &[Vec<f64>], before: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mean = |(group, before): (usize, &Vec<f64>)| {
        let weight: f64 = shares.iter().map(|share| share[group]).sum();
        if weight < 1e-9 {
            return before.clone();
        }
        let mut mean = vec![0.0; before.len()];
        for (place, share) in places.iter().zip(shares) {
            mean.iter_mut().zip(place).for_each(|(mean, value)| *mean += share[group] * value / weight);
        }
        mean
    };
    before.iter().enumerate().map(mean).collect()
}

/// Groups of equal spread and any size, by expectation and maximisation from these groups on.
fn mixture(places: &[Vec<f64>], first: Vec<usize>, count: usize) -> Vec<usize> {
    let (people, values) = (places.len() as f64, places.first().map_or(0, Vec::len));
    let mut shares = shares_of(&first, count);
    let mut centres = vec![vec![0.0; values]; count];
    for _ in 0..ROUNDS {
        centres = means(places, &shares, &centres);
        let sizes: Vec<f64> = (0..count).map(|group| shares.iter().map(|share| share[group]).sum()).collect();
        let far: Vec<Vec<f64>> =
            places.iter().map(|place| centres.iter().map(|centre| distance(place, centre)).collect()).collect();
        let sum: f64 = far.iter().zip(&shares).map(|(far, shares)| super::features::dot(far, shares)).sum();
        let variance = (sum / (people * values as f64)).max(1e-9);
        for (shares, far) in shares.iter_mut().zip(&far) {
            let weight = |(far, size): (&f64, &f64)| libm::log(size / people + 1e-12) - far / (2.0 * variance);
            let weights: Vec<f64> = far.iter().zip(&sizes).map(weight).collect();
            let most = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let parts: Vec<f64> = weights.iter().map(|weight| libm::exp(weight - most)).collect();
            let sum: f64 = parts.iter().sum();
            *shares = parts.iter().map(|part| part / sum).collect();
        }
    }
    let largest = |shares: &Vec<f64>| {
        let best = shares.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
        best.map_or(0, |(group, _)| group)
    };
    shares.iter().map(largest).collect()
}

/// How far two divisions of the same people agree: 1 wholly, 0 as by chance (Hubert and Arabie 1985).
pub fn agreement(first: &[usize], second: &[usize], count: usize) -> f64 {
    let mut cells = vec![vec![0.0; count]; count];
    first.iter().zip(second).for_each(|(&a, &b)| cells[a][b] += 1.0);
    let pairs = |people: f64| people * (people - 1.0) / 2.0;
    let rows: f64 = cells.iter().map(|row| pairs(row.iter().sum())).sum();
    let columns: f64 = (0..count).map(|at| pairs(cells.iter().map(|row| row[at]).sum())).sum();
    let both: f64 = cells.iter().flatten().map(|people| pairs(*people)).sum();
    let all = pairs(first.len() as f64);
    let chance = rows * columns / all.max(1.0);
    let most = (rows + columns) / 2.0;
    if most - chance > 1e-9 { (both - chance) / (most - chance) } else { 1.0 }
}
