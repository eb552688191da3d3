//! The known id that someone may have meant.
//!
//! Owns: suggestions. Invariants: a suggestion depends on the ids alone, not on their order. Cost: two sorted lists, made when the first
//! unknown id asks; then a look at the neighbours in both. One slip leaves the beginning or the end of an id alone, so what was meant
//! stands near it in the list sorted from the front or in the one sorted from the back.

use std::cmp::Ordering;
use std::sync::OnceLock;

/// How many neighbours on either side are compared.
const REACH: usize = 32;

/// Ids among which to suggest.
pub struct Nearest<'p> {
    ids: Vec<&'p str>,
    sorted: OnceLock<[Vec<&'p str>; 2]>,
}

type Order = fn(&str, &str) -> Ordering;
const ORDERS: [Order; 2] = [|a, b| a.cmp(b), |a, b| a.bytes().rev().cmp(b.bytes().rev())];

impl<'p> Nearest<'p> {
    /// Among these ids.
    pub fn new(ids: impl Iterator<Item = &'p str>) -> Self {
        Self { ids: ids.collect(), sorted: OnceLock::new() }
    }

    /// The id nearest to `wrong`, if one is near enough to be what was meant.
    pub fn to(&self, wrong: &str) -> Option<&'p str> {
        let folded = wrong.to_lowercase();
        let near = self.candidates(wrong).map(|id| (strsim::osa_distance(&folded, &id.to_lowercase()), id));
        let (distance, id) = near.min()?;
        let allowed = (folded.chars().count() / 3).clamp(1, 4);
        (distance <= allowed).then_some(id)
    }

    fn candidates(&self, wrong: &str) -> impl Iterator<Item = &'p str> {
        let lists = self.sorted.get_or_init(|| ORDERS.map(|order| self.sorted_by(order)));
        let windows = lists.iter().zip(ORDERS).map(|(list, order)| {
            let at = list.partition_point(|id| order(id, wrong) == Ordering::Less);
            &list[at.saturating_sub(REACH)..(at + REACH).min(list.len())]
        });
        windows.flatten().copied()
    }

    fn sorted_by(&self, order: Order) -> Vec<&'p str> {
        let mut list = self.ids.clone();
        list.sort_unstable_by(|a, b| order(a, b));
        list
    }
}
