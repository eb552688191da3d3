//! Keeping the best.

use super::MAX_NEEDS;
use crate::SMALL;
use crate::fit::{Situation, fits};
use crate::pack::{NONE, Pack, Resource, TENTH, Table};
use heapless::Vec;

/// A resource that answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)] // So that another language can have them filled where they lie.
pub struct Hit {
    /// The query's words that stand in the resource: bit `i` is word `i` of [`Scratch::words`](super::Scratch::words).
    pub words: u64,
    /// The query's words that stand in the need.
    pub need_words: u64,
    /// The number of the resource.
    pub resource: u32,
    /// The larger, the better; comparable within one query.
    pub score: u32,
    /// The need that led to it, the one that passed on most; [`NONE`] if none did.
    pub need: u32,
    /// What of the score that need passed on.
    pub inherited: u32,
}

impl Default for Hit {
    fn default() -> Self {
        Self { words: 0, need_words: 0, resource: NONE, score: 0, need: NONE, inherited: 0 }
    }
}

/// A need that matches the query.
#[derive(Clone, Copy, Debug)]
pub(super) struct NeedHit {
    pub need: u32,
    pub score: u32,
    pub words: u64,
}

/// What comes first: the larger score, and of equal ones the smaller number.
type Rank = (u32, u32);

/// A device gives everything in the order of numbers, which need not be compared there.
const fn rank(score: u32, number: u32) -> Rank {
    (score, if SMALL { 0 } else { !number })
}

/// Keeps the best needs, the best first. Needs must have the score that was returned last, or 0.
pub(super) fn keep_need(best: &mut Vec<NeedHit, MAX_NEEDS>, hit: NeedHit) -> u32 {
    let rank = |hit: &NeedHit| rank(hit.score, hit.need);
    if !SMALL && best.is_full() && best.last().is_some_and(|last| rank(last) >= rank(&hit)) {
        return best.last().map_or(0, |last| last.score);
    }
    // The last one gives way if there is no room.
    let _ = best.push(hit);
    put(best, hit, rank);
    if best.is_full() { best.last().map_or(0, |last| last.score) } else { 0 }
}

/// Puts an item behind all that come before it, instead of the last one.
fn put<T: Copy>(items: &mut [T], item: T, rank: impl Fn(&T) -> Rank) {
    let mut at = items.len().saturating_sub(1);
    while let Some([before, place]) = at.checked_sub(1).and_then(|before| items.get_mut(before..=at)) {
        if rank(before) >= rank(&item) {
            break;
        }
        *place = *before;
        at -= 1;
    }
    if let Some(place) = items.get_mut(at) {
        *place = item;
    }
}

/// The best hits so far, in the caller's slice.
pub(super) struct Ranking<'r, 'p, 's, 'h> {
    pack: &'r Pack<'p>,
    resources: Table<'p, Resource>,
    situation: &'r Situation<'s>,
    hits: &'h mut [Hit],
    count: usize,
    first: u32,
    prefer: u32,
    most_agreements: u32,
    /// Whether the situation says nothing, so that everything fits it.
    anything: bool,
    floor: u32,
}

/// How many agreements with the situation count.
const MOST_AGREEMENTS: u32 = 4;

impl<'r, 'p, 's, 'h> Ranking<'r, 'p, 's, 'h> {
    /// `count` of the hits are of packs whose resources come before. The pack's first resource has the number `first` among all. Ten resources have the
    /// score `tenth` at least.
    pub fn new(
        pack: &'r Pack<'p>,
        situation: &'r Situation<'s>,
        hits: &'h mut [Hit],
        count: usize,
        first: u32,
        tenth: u32,
    ) -> Self {
        let most_agreements = situation.most_agreements().unwrap_or(MOST_AGREEMENTS);
        let (resources, prefer) = (pack.resources(), pack.search().prefer.into());
        let anything = situation.says_nothing();
        let mut ranking =
            Self { pack, resources, situation, hits, count, first, prefer, most_agreements, anything, floor: 0 };
        let ten_fit = anything && ranking.hits.len() <= TENTH as usize;
        ranking.floor = ranking.below(ranking.last().0).max(if ten_fit { tenth.saturating_sub(1) } else { 0 });
        ranking
    }

    /// A score below which no hit can be.
    pub const fn floor(&self) -> u32 {
        self.floor
    }

    pub const fn len(&self) -> usize {
        self.count
    }

    /// What a hit must come before.
    fn last(&self) -> Rank {
        match self.hits.last() {
            Some(last) if self.count == self.hits.len() => rank(last.score, last.resource),
            // No score is 0.
            Some(_) => rank(0, 0),
            None => rank(u32::MAX, 0),
        }
    }

    /// Takes a hit in if it is among the best and fits the situation, and returns a score below which no hit can be, however well it fits. On a device
    /// hits come in the order of resources.
    pub fn offer(&mut self, mut hit: Hit) -> u32 {
        let Some(agreements) = self.agreements(hit.resource) else { return self.floor };
        hit.score = self.preferred(hit.score, agreements.min(MOST_AGREEMENTS));
        hit.resource = hit.resource.saturating_add(self.first);
        if rank(hit.score, hit.resource) > self.last() {
            self.insert(hit);
            self.floor = self.floor.max(self.below(self.last().0));
        }
        self.floor
    }

    /// How many hits are wanted, if nothing but the score matters.
    pub const fn wanted(&self) -> Option<usize> {
        if self.anything { Some(self.hits.len()) } else { None }
    }

    fn insert(&mut self, hit: Hit) {
        self.count = self.hits.len().min(self.count + 1);
        put(self.hits.get_mut(..self.count).unwrap_or_default(), hit, |hit| rank(hit.score, hit.resource));
    }

    /// The largest score that is not above `least` with every agreement.
    fn below(&self, least: u32) -> u32 {
        if self.anything {
            return least;
        }
        // `least * 64 / whole`, rounded down, without a product that 32 bits cannot hold.
        let whole = (64 + self.prefer * self.most_agreements).max(1);
        (least / whole).saturating_mul(64).saturating_add(least % whole * 64 / whole)
    }

    fn agreements(&self, resource: u32) -> Option<u32> {
        if self.anything {
            return Some(0);
        }
        fits(self.pack, &self.resources.get(resource)?, self.situation)
    }

    fn preferred(&self, score: u32, agreements: u32) -> u32 {
        score.saturating_add(score.saturating_mul(self.prefer * agreements) / 64)
    }
}
