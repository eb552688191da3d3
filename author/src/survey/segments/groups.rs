//! People into groups: k-means from many beginnings, then a mixture that lets groups have different sizes.
//!
//! K-means alone halves people where one group is small. Own code rather than a library: those that are kept either bring eighty more of them or draw from a
//! generator that differs between platforms, and none lets groups differ in size; this is a page, and gives the same groups on every machine. Cost: some
//! hundred passes over people, groups and the outcomes that tell them apart.

use super::chance::Chance;
use super::directions::{along, directions};
use super::features::Features;

/// K-means begins so often.
const STARTS: usize = 10;

/// Neither loop takes longer; both have mostly come to rest by then.
const ROUNDS: usize = 60;

/// A mixture is at rest where nobody's share in a group moves by more.
const REST: f64 = 1e-6;

/// Where people stand: so many values for each.
struct Places {
    width: usize,
    values: Vec<f64>,
}

impl Places {
    fn all(&self) -> impl ExactSizeIterator<Item = &[f64]> {
        self.values.chunks_exact(self.width)
    }

    fn of(&self, person: usize) -> &[f64] {
        &self.values[person * self.width..][..self.width]
    }
}

/// The group of each person, from 0 to `count - 1`; there may be groups without anybody.
///
/// People are divided along one direction fewer than there are groups, and then by the outcomes that have more than an even part in those.
pub fn group(features: &Features, count: usize, chance: &mut Chance) -> Vec<usize> {
    let found = directions(features, count - 1);
    let part = |outcome: usize| found.iter().map(|direction| direction.parts[outcome].powi(2)).sum::<f64>();
    let even = found.len() as f64 / features.columns.len() as f64;
    let kept: Vec<&Vec<f64>> = features
        .columns
        .iter()
        .enumerate()
        .filter(|(outcome, _)| part(*outcome) > even)
        .map(|(_, kept)| kept)
        .collect();
    let first = k_means(&Places { width: found.len(), values: along(features, &found) }, count, chance);
    if kept.is_empty() {
        return first;
    }
    let values = (0..features.people).flat_map(|person| kept.iter().map(move |column| column[person])).collect();
    mixture(&Places { width: kept.len(), values }, &first, count)
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

/// The nearest centre, and how far it is (squared).
fn nearest(place: &[f64], centres: &Places) -> (usize, f64) {
    let distances = centres.all().map(|centre| distance(place, centre)).enumerate();
    distances.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0))
}

/// The best of several runs of k-means.
fn k_means(places: &Places, count: usize, chance: &mut Chance) -> Vec<usize> {
    let mut best: Option<(f64, Vec<usize>)> = None;
    for _ in 0..STARTS {
        let (spread, groups) = settle(places, spread_out(places, count, chance), count);
        if best.as_ref().is_none_or(|(least, _)| spread < *least) {
            best = Some((spread, groups));
        }
    }
    best.map_or_else(Vec::new, |(_, groups)| groups)
}

/// Centres far from each other: k-means++ (Arthur and Vassilvitskii 2007).
fn spread_out(places: &Places, count: usize, chance: &mut Chance) -> Places {
    let people = places.all().len();
    let mut centres = Places { width: places.width, values: places.of(chance.below(people)).to_vec() };
    for _ in 1..count {
        let far: Vec<f64> = places.all().map(|place| nearest(place, &centres).1).collect();
        let mut left = chance.unit() * far.iter().sum::<f64>();
        let taken = far.iter().position(|far| {
            left -= far;
            left < 0.0
        });
        centres.values.extend_from_slice(places.of(taken.unwrap_or(people - 1)));
    }
    centres
}

/// Moves people and centres until nobody moves.
fn settle(places: &Places, mut centres: Places, count: usize) -> (f64, Vec<usize>) {
    let mut groups: Vec<usize> = Vec::new();
    let mut spread = f64::INFINITY;
    for _ in 0..ROUNDS {
        let mut sum = 0.0;
        let near = places.all().map(|place| {
            let (group, far) = nearest(place, &centres);
            sum += far;
            group
        });
        let moved: Vec<usize> = near.collect();
        spread = sum;
        if moved == groups {
            break;
        }
        groups = moved;
        centres = means(places, &shares_of(&groups, count), centres);
    }
    (spread, groups)
}

/// Each person's share in each group: all of it in their own.
fn shares_of(groups: &[usize], count: usize) -> Vec<f64> {
    let mut shares = vec![0.0; groups.len() * count];
    groups.iter().enumerate().for_each(|(person, group)| shares[person * count + group] = 1.0);
    shares
}

/// The mean place of each group, people counting by their share in it; an empty group stays where it was.
fn means(places: &Places, shares: &[f64], before: Places) -> Places {
    let count = before.all().len();
    let mut weights = vec![0.0; count];
    let mut sums = Places { width: places.width, values: vec![0.0; before.values.len()] };
    for (place, shares) in places.all().zip(shares.chunks_exact(count)) {
        for (group, share) in shares.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            weights[group] += share;
            let sum = &mut sums.values[group * places.width..][..places.width];
            sum.iter_mut().zip(place).for_each(|(sum, value)| *sum += share * value);
        }
    }
    for (group, weight) in weights.into_iter().enumerate() {
        let range = group * places.width..(group + 1) * places.width;
        if weight < 1e-9 {
            sums.values[range.clone()].copy_from_slice(&before.values[range]);
        } else {
            sums.values[range].iter_mut().for_each(|sum| *sum /= weight);
        }
    }
    sums
}

/// Groups of equal spread and any size, by expectation and maximisation from these groups on.
fn mixture(places: &Places, first: &[usize], count: usize) -> Vec<usize> {
    let people = first.len();
    let mut shares = shares_of(first, count);
    let mut centres = Places { width: places.width, values: vec![0.0; count * places.width] };
    let mut far = vec![0.0; people * count];
    for _ in 0..ROUNDS {
        centres = means(places, &shares, centres);
        let places_and_far = places.all().zip(far.chunks_exact_mut(count));
        places_and_far.for_each(|(place, far)| {
            far.iter_mut().zip(centres.all()).for_each(|(far, centre)| *far = distance(place, centre));
        });
        if expect(&mut shares, &far, count, places.width) < REST {
            break;
        }
    }
    let largest = |shares: &[f64]| {
        let best = shares.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
        best.map_or(0, |(group, _)| group)
    };
    shares.chunks_exact(count).map(largest).collect()
}

/// Everyone's share in each group by how far they are from its middle, over so many values; says by how much any share moved.
fn expect(shares: &mut [f64], far: &[f64], count: usize, width: usize) -> f64 {
    let people = (shares.len() / count) as f64;
    let size = |group: usize| shares.iter().skip(group).step_by(count).sum::<f64>();
    let logarithms: Vec<f64> = (0..count).map(|group| libm::log(size(group) / people + 1e-12)).collect();
    let variance = (super::features::dot(far, shares) / (people * width as f64)).max(1e-9);
    let mut most_moved: f64 = 0.0;
    let mut weights = vec![0.0; count];
    for (shares, far) in shares.chunks_exact_mut(count).zip(far.chunks_exact(count)) {
        for (group, weight) in weights.iter_mut().enumerate() {
            *weight = logarithms[group] - far[group] / (2.0 * variance);
        }
        let most = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        weights.iter_mut().for_each(|weight| *weight = libm::exp(*weight - most));
        let sum: f64 = weights.iter().sum();
        for (share, weight) in shares.iter_mut().zip(&weights) {
            most_moved = most_moved.max((*share - weight / sum).abs());
            *share = weight / sum;
        }
    }
    most_moved
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
