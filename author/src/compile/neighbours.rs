//! What the nearest neighbours of a resource say about it.
//!
//! Who asks seldom uses the words of the author, but may well use those of another who wrote about the same. So a resource gets terms that it does not say and
//! that the resources most like it say: at most a quarter as many as it has itself, the strongest of them, each at the mean of the neighbours' weights, if that is
//! worth its bytes: the rarer a term is, the more bits a posting of it takes, and the more it must weigh. The names of authors are not passed on: who asks for one means what that author made. Terms that it says itself are left as they are (measured:
//! raising them too loses what is gained); so are those that are the same words in other languages, or a query would count a word twice. A neighbour's say grows with the square of its likeness, the cosine of the weights; where even the nearest are little
//! alike, all of them say less.
//!
//! Cost: for each resource the postings of its rarest terms, up to [`PATIENCE`]; memory is sixteen bytes for each term of each resource. Catalogues of more
//! than [`MOST`] resources are left alone.

use super::occurrences::{Occurrences, Read};
use super::vocabulary::Vocabulary;
use super::weights::Weights;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::io;

/// Larger catalogues get nothing.
pub const MOST: usize = 1 << 17;
/// How many postings are looked at for one resource.
const PATIENCE: usize = 1 << 15;
/// Neighbours that are as alike as this or more have their full say.
const ALIKE: f32 = 0.2;

/// What is added weighs at least so much of what the resource's own terms weigh on average, and so much more for each time that one must halve the resources to
/// be left with those that have the term: a gap of its postings has so many bits. Less brings bytes and little else.
const LEAST: [f32; 2] = [0.05, 0.062];

/// A resource gets so many terms at most for each of its own.
const SHARE: f32 = 0.25;

/// A term or a document with a number of weight.
type Weighed = (u32, f32);

/// Lists of some kind, one after the other.
struct Lists {
    /// Where each ends.
    ends: Vec<usize>,
    items: Vec<Weighed>,
}

impl Lists {
    fn get(&self, number: usize) -> &[Weighed] {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.items[start..self.ends[number]]
    }
}

/// The terms that each resource gets, in the order of terms.
pub fn added(
    chunks: &[Occurrences],
    weights: &Weights,
    vocabulary: &Vocabulary,
    strength: f32,
) -> io::Result<Vec<Vec<Weighed>>> {
    let count = chunks.iter().map(|chunk| chunk.resources.documents()).sum();
    if strength == 0.0 || !(2..=MOST).contains(&count) {
        return Ok(Vec::new());
    }
    let chunks: Vec<Read> = chunks.iter().map(Occurrences::read).collect::<io::Result<_>>()?;
    let (resources, term_count) = (resources(&chunks, weights), vocabulary.term_count as usize);
    let lengths: Vec<f32> = (0..count).into_par_iter().map(|number| length(resources.get(number))).collect();
    let holders = holders(&resources, &lengths, term_count);
    let near = nearest_count(count);
    let documents = chunks.iter().flat_map(Read::documents).filter(|document| !document.is_need);
    let names = documents.map(|document| document.names).collect();
    let said = Said { resources: &resources, names, others: vocabulary.other_terms(), least: least(&holders, count) };
    let work = || Work { likeness: vec![0.0; count], said: vec![0.0; term_count], touched: Vec::new() };
    let added = (0..count).into_par_iter().map_init(work, |work, number| {
        let nearest = work.nearest(number as u32, resources.get(number), lengths[number], &holders, near);
        work.say(resources.get(number), &nearest, strength, &said)
    });
    Ok(added.collect())
}

/// How many neighbours are asked: the more resources there are, the more are near.
fn nearest_count(resources: usize) -> usize {
    (libm::log2(resources as f64) - 2.0).round().max(1.0) as usize
}

/// The weights of the terms of every resource.
fn resources(chunks: &[Read], weights: &Weights) -> Lists {
    let mut lists = Lists { ends: Vec::new(), items: Vec::new() };
    for document in chunks.iter().flat_map(Read::documents).filter(|document| !document.is_need) {
        lists.items.extend(weights.weigh(&document).map(|(term, _, weight)| (term, weight)));
        lists.ends.push(lists.items.len());
    }
    lists
}

fn length(terms: &[Weighed]) -> f32 {
    terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE)
}

/// The resources that have each term, with weights for resources of length one.
fn holders(resources: &Lists, lengths: &[f32], term_count: usize) -> Lists {
    let mut ends = vec![0; term_count];
    resources.items.iter().for_each(|&(term, _)| ends[term as usize] += 1);
    let mut total = 0;
    // Where each list begins; by the time that all are filled, where it ends.
    ends.iter_mut().for_each(|end| total += std::mem::replace(end, total));
    let mut items = vec![(0, 0.0); total];
    for (number, length) in lengths.iter().enumerate() {
        for &(term, weight) in resources.get(number) {
            items[ends[term as usize]] = (number as u32, weight / length);
            ends[term as usize] += 1;
        }
    }
    Lists { ends, items }
}

/// The share of the mean that each term must weigh to be added.
fn least(holders: &Lists, count: usize) -> Vec<f32> {
    let [always, each] = LEAST;
    let held = (0..holders.ends.len()).map(|term| holders.get(term).len().max(1));
    held.map(|held| always + each * libm::log2(count as f64 / held as f64) as f32).collect()
}

/// What all resources say.
struct Said<'s> {
    resources: &'s Lists,
    /// The terms that only the author's name says.
    names: Vec<&'s [u32]>,
    /// The terms that are the same words in other languages.
    others: FxHashMap<u32, Vec<u32>>,
    /// The share of the mean that each must weigh to be added.
    least: Vec<f32>,
}

/// The memory of one thread.
struct Work {
    /// How alike each resource is to the one at hand; 0 between two uses.
    likeness: Vec<f32>,
    /// What the neighbours say of each term; 0 between two uses.
    said: Vec<f32>,
    touched: Vec<u32>,
}

/// The larger weight first; of equal ones the smaller number.
fn heavier(left: &Weighed, right: &Weighed) -> std::cmp::Ordering {
    right.1.total_cmp(&left.1).then(left.0.cmp(&right.0))
}

/// Keeps the heaviest.
fn keep(items: &mut Vec<Weighed>, count: usize) {
    if items.len() > count && count > 0 {
        items.select_nth_unstable_by(count - 1, heavier);
    }
    items.truncate(count);
}

/// Puts one among the heaviest, which are in order, unless there are so many heavier ones.
fn put(one: Weighed, heaviest: &mut Vec<Weighed>, count: usize) {
    let place = heaviest.partition_point(|known| heavier(known, &one).is_lt());
    if place < count {
        heaviest.truncate(count - 1);
        heaviest.insert(place, one);
    }
}

impl Work {
    /// The nearest resources, by likeness.
    fn nearest(&mut self, own: u32, terms: &[Weighed], length: f32, holders: &Lists, count: usize) -> Vec<Weighed> {
        let mut rarest: Vec<(usize, f32)> = terms.iter().map(|&(term, weight)| (term as usize, weight)).collect();
        rarest.sort_by_key(|&(term, _)| (holders.get(term).len(), term));
        let mut patience = PATIENCE;
        let lists = rarest.into_iter().map_while(|(term, weight)| {
            let list = holders.get(term);
            patience = patience.checked_sub(list.len())?;
            Some((list, weight / length))
        });
        let lists: Vec<(&[Weighed], f32)> = lists.collect();
        for (list, weight) in &lists {
            list.iter().for_each(|&(other, share)| self.likeness[other as usize] += weight * share);
        }
        self.likeness[own as usize] = 0.0;
        let mut nearest = Vec::with_capacity(count);
        // Who comes in a second list is 0 by then. Nearly nobody is above the floor, so that the processor need not wait for the answer.
        let mut floor = f32::MIN_POSITIVE;
        for &(other, _) in lists.iter().flat_map(|(list, _)| *list) {
            let likeness = std::mem::take(&mut self.likeness[other as usize]);
            if likeness >= floor {
                put((other, likeness), &mut nearest, count);
                floor = if nearest.len() < count { floor } else { nearest[count - 1].1 };
            }
        }
        nearest
    }

    /// The terms that these neighbours add.
    fn say(&mut self, own: &[Weighed], nearest: &[Weighed], strength: f32, all: &Said) -> Vec<Weighed> {
        let squares: f32 = nearest.iter().map(|(_, likeness)| likeness * likeness).sum();
        let sum: f32 = nearest.iter().map(|(_, likeness)| likeness).sum();
        let trust = strength * (sum / nearest.len().max(1) as f32 / ALIKE).min(1.0);
        for &(neighbour, likeness) in nearest {
            let say = likeness * likeness / squares * trust;
            let (terms, names) = (all.resources.get(neighbour as usize), all.names[neighbour as usize]);
            for &(term, weight) in terms.iter().filter(|(term, _)| !names.contains(term)) {
                let said = &mut self.said[term as usize];
                if *said == 0.0 {
                    self.touched.push(term);
                }
                *said += weight * say;
            }
        }
        for (term, _) in own {
            let others = all.others.get(term).into_iter().flatten();
            others.chain([term]).for_each(|&term| self.said[term as usize] = 0.0);
        }
        let touched = self.touched.drain(..);
        let mut added: Vec<Weighed> =
            touched.map(|term| (term, std::mem::take(&mut self.said[term as usize]))).collect();
        let mean = own.iter().map(|(_, weight)| weight).sum::<f32>() / own.len().max(1) as f32;
        added.retain(|&(term, weight)| weight > 0.0 && weight >= mean * all.least[term as usize]);
        keep(&mut added, (own.len() as f32 * SHARE) as usize);
        added.sort_unstable_by_key(|&(term, _)| term);
        added
    }
}
