//! Just in time: "I am in the middle of this, here, now. What is the one thing I need?"
//!
//! Owns: how a query becomes hits. Words are OR-ed and ranked, never AND-ed. The pack holds an impact of 1 to 128 for each term in each need and resource;
//! a score is the sum of the impacts of the query's words in 32nds, more where the word has the same form; a word said twice counts twice. The needs that
//! match best pass their score on to what serves them, so that the customer's words reach a resource that does not use them; each hit names the need and
//! the words that led to it. A hard circumstance excludes, a soft one adds its share.
//!
//! What is where: `query` reads words into terms, `cursor` walks the postings of one, `window` adds them up, `weakest` says which words need not be walked,
//! `heirs` what needs pass on, `sweep` puts these together in one pass, and `rank` keeps the best. Where a pack was unpacked, `line` has the postings of a term,
//! `unpacked` is the pass, `sum` what it adds up in, and `steps` tells scores apart roughly.
//!
//! Invariants: integers only, so every platform gives the same answer; equal scores stand in the order of ids. Cost: O(postings of the query's words + links
//! of the best needs), a window of documents at a time; memory is the caller's [`Scratch`] and the slice of hits.

mod cursor;
mod heirs;
mod line;
mod query;
mod rank;
mod steps;
mod sum;
mod sweep;
mod unpacked;
mod weakest;
mod window;
mod words;

pub use query::{MAX_REPAIRS, MAX_TERMS, QueryWord, Repair};
pub use rank::Hit;

use crate::fit::Situation;
use crate::pack::unpacked::Unpacked;
use crate::pack::{NONE, Pack, Packs};
use crate::text::{self, Completion, Lexicon, Speller, Words};
use cursor::Cursor;
use heapless::Vec;
use heirs::Inheritance;
use rank::{NeedHit, Ranking};
use sweep::Sweep;
use unpacked::{Pass, Sums};
use window::Window;

/// How many needs pass their match on.
pub const MAX_NEEDS: usize = 8;

/// The memory of a search, kept by the caller, who may use it again: about 7 KiB on a device, 58 KiB where memory is plenty ([`ROOMY`](crate::ROOMY)), of which 40 are
/// touched only in a pack that was unpacked.
#[derive(Clone, Debug)]
pub struct Scratch {
    words: Vec<QueryWord, MAX_TERMS>,
    repairs: Vec<Repair, MAX_REPAIRS>,
    overlong: bool,
    needs: Vec<NeedHit, MAX_NEEDS>,
    cursors: Vec<Cursor, MAX_TERMS>,
    window: Window,
    sums: Sums,
    speller: Speller,
}

impl Default for Scratch {
    fn default() -> Self {
        Self::new()
    }
}

impl Scratch {
    /// Empty; may stand in a `static`.
    pub const fn new() -> Self {
        Self {
            words: Vec::new(),
            repairs: Vec::new(),
            overlong: false,
            needs: Vec::new(),
            cursors: Vec::new(),
            window: Window::new(),
            sums: Sums::new(),
            speller: Speller::new(),
        }
    }

    /// The query's words that were searched for: bit `i` of [`Hit::words`] is word `i` of these.
    pub fn words(&self) -> &[QueryWord] {
        &self.words
    }

    /// Words that the pack does not know, and what was searched for instead.
    pub fn repairs(&self) -> &[Repair] {
        &self.repairs
    }

    /// The words of a set such as [`Hit::words`]: see [`said`].
    pub fn said<'s>(&'s self, query: &'s str, set: u64) -> impl Iterator<Item = &'s str> {
        said(&self.words, &self.repairs, query, set)
    }

    /// True if the query had more different words than [`MAX_TERMS`]; those beyond were not searched for.
    pub const fn overlong(&self) -> bool {
        self.overlong
    }

    /// The needs that match best, the best first, with their scores.
    pub fn needs(&self) -> impl Iterator<Item = (u32, u32)> {
        self.needs.iter().map(|hit| (hit.need, hit.score))
    }
}

/// The words of a set such as [`Hit::words`], as the query says them or as they were repaired: each place of the query once, in its order. A word may have
/// several terms. For who keeps what a [`Scratch`] says; else there is [`Scratch::said`].
pub fn said<'s>(
    words: &'s [QueryWord],
    repairs: &'s [Repair],
    query: &'s str,
    set: u64,
) -> impl Iterator<Item = &'s str> {
    let mut last = None;
    let words = (0..).zip(words).filter(move |&(bit, _)| set.wrapping_shr(bit) & 1 == 1);
    let places = words.filter(move |(_, word)| last.replace((word.start, word.end)) != Some((word.start, word.end)));
    places.map(move |(_, word)| {
        let mut of_place = repairs.iter().filter(|repair| (repair.start, repair.end) == (word.start, word.end));
        // The second best guess is the last repair of its place.
        match if word.times == 0 { of_place.next_back() } else { of_place.next() } {
            Some(repair) => core::str::from_utf8(&repair.found).unwrap_or(""),
            None => query.get(word.start as usize..word.end as usize).unwrap_or(""),
        }
    })
}

/// Fills `found` with the known words that the last word of a query may become, the most frequent first, and says how many there are: none if the query does
/// not end with a word.
pub fn complete(pack: &Pack<'_>, query: &str, found: &mut [Completion]) -> usize {
    let last = Words::new(query, pack.folds()).last().filter(|word| word.end == query.len());
    last.map_or(0, |word| text::complete(&Lexicon::of(pack), &word.text, found))
}

/// Fills `hits` with the best resources, the best first, and says how many there are. What was searched for, what was repaired and which needs matched
/// stand in `scratch` afterwards.
///
/// Malformed packs give fewer or other hits, never a panic.
pub fn find(pack: &Pack<'_>, query: &str, situation: &Situation<'_>, scratch: &mut Scratch, hits: &mut [Hit]) -> usize {
    query::read(pack, query, scratch);
    match_pack(pack, situation, scratch, hits, (0, 0))
}

/// The same in packs that belong together, whose hits, scores, needs and repairs are those that one pack with everything would give.
/// [`Hit::resource`] is the number among all: [`Packs::locate`] says which pack has it. A situation of a circumstance is one of the first pack that was given.
///
/// Cost: the query is read once; then that of [`find`] for each pack.
pub fn find_in(
    packs: &Packs<'_, '_>,
    query: &str,
    situation: &Situation<'_>,
    scratch: &mut Scratch,
    hits: &mut [Hit],
) -> usize {
    // They know the same words and number their terms alike.
    let Some(given) = packs.all().first() else { return 0 };
    query::read(given, query, scratch);
    match_all(packs, given, situation, scratch, hits)
}

/// Both passes in each pack, with a situation of the one that is given. Apart from the reading of the query, so that their stacks do not add up.
#[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
fn match_all(
    packs: &Packs<'_, '_>,
    given: &Pack<'_>,
    situation: &Situation<'_>,
    scratch: &mut Scratch,
    hits: &mut [Hit],
) -> usize {
    let (mut count, mut last) = (0, None);
    while let Some((first, pack)) = packs.after(last) {
        let situation = situation.moved(given, pack);
        count = match_pack(pack, &situation, scratch, hits, (count, first));
        last = Some(first);
    }
    count
}

/// Both passes in one pack. `count` hits are there already, of packs whose resources come before the `base` resources that are numbered before this pack's.
fn match_pack(
    pack: &Pack<'_>,
    situation: &Situation<'_>,
    scratch: &mut Scratch,
    hits: &mut [Hit],
    (count, base): (usize, u32),
) -> usize {
    if let Some(unpacked) = pack.unpacked() {
        return match_unpacked(pack, &unpacked, situation, scratch, hits, (count, base));
    }
    match_needs(pack, scratch);
    match_resources(pack, situation, scratch, hits, (count, base))
}

/// The first pass: over the needs, which come first in the postings. Leaves the cursors at the first resource.
fn match_needs(pack: &Pack<'_>, scratch: &mut Scratch) {
    let Scratch { words, needs, cursors, window, .. } = scratch;
    needs.clear();
    cursors.clear();
    for word in words.iter() {
        let cursor = Cursor::of_word(pack, word);
        // There are as many places as words.
        let _ = cursors.push(cursor);
    }
    let mut sweep = Sweep::of(pack, cursors, window, &[], 0, 0);
    sweep.run(0, pack.need_count(), &mut |found| {
        rank::keep_need(needs, NeedHit { need: found.document, score: found.score, words: found.words })
    });
}

/// The second pass: over the resources, with a cursor more for each need that matched.
fn match_resources(
    pack: &Pack<'_>,
    situation: &Situation<'_>,
    scratch: &mut Scratch,
    hits: &mut [Hit],
    (count, base): (usize, u32),
) -> usize {
    let Scratch { needs, cursors, window, .. } = scratch;
    let (first, resources) = (pack.need_count(), pack.resources());
    // For a device it is more code than it saves.
    let tenth = if crate::SMALL { 0 } else { cursors.iter().map(Cursor::tenth).max().unwrap_or(0) };
    let mut ranking = Ranking::new(pack, situation, hits, count, base, tenth);
    let end = first.saturating_add(resources.len());
    let mut sweep = Sweep::of(pack, cursors, window, needs, first, ranking.floor());
    sweep.run(first, end, &mut |found| {
        let hit = Hit { resource: found.document - first, score: found.score, words: found.words, ..Hit::default() };
        ranking.offer(led_to(hit, needs, found.inheritance))
    });
    ranking.len()
}

/// Both passes in a pack that was unpacked. What leads to a hit is looked up when it is one in the end.
fn match_unpacked(
    pack: &Pack<'_>,
    unpacked: &Unpacked<'_>,
    situation: &Situation<'_>,
    scratch: &mut Scratch,
    hits: &mut [Hit],
    (count, base): (usize, u32),
) -> usize {
    let Scratch { words, needs, sums, .. } = scratch;
    let mut lines = unpacked::Lines::new();
    unpacked::read(unpacked, words, &mut lines);
    let (first, resources, documents) = (pack.need_count(), pack.resources().len(), pack.document_count());
    needs.clear();
    if first > 0 {
        let mut pass = Pass::of(pack, &mut lines, sums, &[], (0, Some(MAX_NEEDS), 0));
        pass.run(0, first, &mut |need, score| rank::keep_need(needs, NeedHit { need, score, words: 0 }));
        words::find(&lines, needs, &|hit: &mut NeedHit| Some((hit.need, &mut hit.words)), sums, documents);
    }
    let tenth = lines.iter().map(|line| line.tenth).max().unwrap_or(0);
    let mut ranking = Ranking::new(pack, situation, hits, count, base, tenth);
    let mut pass = Pass::of(pack, &mut lines, sums, needs, (first, ranking.wanted(), ranking.floor()));
    pass.run(first, first.saturating_add(resources), &mut |document, score| {
        ranking.offer(Hit { resource: document - first, score, ..Hit::default() })
    });
    let count = ranking.len();
    let hits = hits.get_mut(..count).unwrap_or_default();
    // Others are of packs that were asked before.
    let own = |hit: &Hit| hit.resource.checked_sub(base).filter(|&resource| resource < resources);
    words::find(&lines, hits, &|hit: &mut Hit| Some((own(hit)? + first, &mut hit.words)), sums, documents);
    for hit in hits.iter_mut().filter(|_| !needs.is_empty()) {
        if let Some(resource) = own(hit) {
            *hit = led_to(*hit, needs, heirs::inherited(pack, needs, resource));
        }
    }
    count
}

/// The hit with the need that led to it, if one did.
fn led_to(hit: Hit, needs: &[NeedHit], inheritance: Inheritance) -> Hit {
    let need = needs.get(inheritance.need).filter(|_| inheritance.passed > 0);
    let (number, need_words) = need.map_or((NONE, 0), |need| (need.need, need.words));
    Hit { need: number, inherited: inheritance.passed, need_words, ..hit }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_scratch_is_as_small_as_it_says() {
        let size = size_of::<super::Scratch>();
        assert!(size <= if crate::ROOMY { 58_712 } else { 7_008 }, "{size} bytes");
    }
}
