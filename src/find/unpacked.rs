//! One pass over the postings of the query's words in an unpacked pack: the documents that [`sweep`](super::sweep) gives, in any order.
//!
//! Owns: which documents are given, and with what score. The strong words and what is inherited fill a window of sums. Where many words meet, the largest sums
//! of some sets of documents say first where the floor is at least. What passes it is written down, all of it before any is looked at: as many of the best as
//! there are places for raise the floor again, which leaves few to be looked at closely. Postings are so quickly read that a branch the processor does not
//! foresee costs as much as eight of them; hence there are none for each posting and few for each document.
//!
//! Invariant: between two windows every sum is 0. Cost: about ten instructions a posting; one a document, or three where few have the words.

use super::MAX_TERMS;
use super::cursor::END;
use super::heirs::Heirs;
use super::line::{Line, amount};
use super::query::QueryWord;
use super::rank::NeedHit;
use super::weakest::{Weakest, Weighed};
use crate::SMALL;
use crate::pack::Pack;
use crate::pack::unpacked::{Posting, Unpacked};
use core::ops::Range;
use heapless::Vec;

/// How many documents a window has: as many as stay in the cache of a processor.
pub(super) const SIZE: usize = if SMALL { 1 } else { 8192 };
/// How many sums are compared together.
const GROUP: usize = 16;
/// How many documents are written down at most before they are looked at.
const CANDIDATES: usize = if SMALL { 1 } else { 1024 };
/// A window of which every so many documents have a posting is gone through by documents, others by postings.
const DENSE: usize = 8;
/// How finely scores are told apart when the floor is sought.
const STEPS: usize = 128;
/// Of so many sets of documents the largest scores are looked at first,
const SETS: usize = 128;
/// and in each of so many documents at most.
const SET: usize = 8;

/// The words of a query in an unpacked pack.
pub(super) type Lines<'m> = Vec<Line<'m>, MAX_TERMS>;

/// A document of the window, and what the strong words add to what it inherits.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    place: u32,
    score: u32,
}

/// The memory of a pass: about 40 KiB, none on a device.
#[derive(Clone, Debug)]
pub(super) struct Sums {
    pub scores: [u32; SIZE],
    candidates: [Candidate; CANDIDATES],
}

impl Sums {
    pub const fn new() -> Self {
        Self { scores: [0; SIZE], candidates: [Candidate { place: 0, score: 0 }; CANDIDATES] }
    }
}

/// What takes a document and its score, and says which score the next must reach.
pub(super) type Take<'t> = dyn FnMut(u32, u32) -> u32 + 't;

/// A pass that is under way.
pub(super) struct Pass<'s, 'p> {
    lines: &'s mut [Line<'p>],
    sums: &'s mut Sums,
    heirs: Heirs<'s, 'p>,
    weakest: Weakest,
    /// How many of the best are wanted, if nothing but the score matters.
    wanted: Option<usize>,
    /// How many bits of a score are below those that tell its step.
    fine_bits: u32,
    /// Whether the floor was sought before anything was written down.
    sampled: bool,
    /// A document must have more than this to be given,
    floor: u32,
    /// and more than this of the strong words and the needs.
    least: u32,
}

/// The words of a query as an unpacked pack has them.
pub(super) fn lines<'m>(unpacked: &Unpacked<'m>, words: &[QueryWord]) -> Lines<'m> {
    let mut lines = Lines::new();
    for word in words {
        // There are as many places as words.
        let _ = lines.push(Line::of_word(unpacked, word));
    }
    lines
}

impl<'s, 'p> Pass<'s, 'p> {
    /// A pass over what the lines have from the document `first` on. `needs` pass on their match to what serves them. A document must have more than the floor.
    pub fn of(
        pack: &'s Pack<'p>,
        lines: &'s mut [Line<'p>],
        sums: &'s mut Sums,
        needs: &'s [NeedHit],
        (first, wanted, floor): (u32, Option<usize>, u32),
    ) -> Self {
        let most = lines.iter().fold(0_u32, |sum, line| sum.saturating_add(line.most()));
        let inherited = needs.first().map_or(0, |need| need.score.saturating_mul(4));
        let bits = u32::BITS - most.saturating_add(inherited).leading_zeros();
        let (weakest, heirs) = (Weakest::of(lines), Heirs::of(pack, needs, first));
        let fine_bits = bits.saturating_sub(STEPS.ilog2());
        Self { lines, sums, heirs, weakest, wanted, fine_bits, sampled: false, floor, least: 0 }
    }

    /// Gives every document from `first` to `end` that could be among the best.
    pub fn run(&mut self, first: u32, end: u32, take: &mut Take<'_>) {
        let mut start = first;
        loop {
            self.weakest.grow(self.lines, self.floor);
            self.rise(0);
            start = start.max(self.next());
            if start >= end {
                return;
            }
            // A window begins at a multiple of its size.
            let place = start % SIZE as u32;
            let stop = (start - place).saturating_add(SIZE as u32).min(end);
            self.window(start, stop, start - place, take);
            start = stop;
        }
    }

    /// Raises the floor.
    fn rise(&mut self, floor: u32) {
        self.floor = self.floor.max(floor);
        self.least = self.floor.saturating_sub(self.weakest.together);
    }

    /// The first document that a strong word or a need leads to.
    fn next(&self) -> u32 {
        let strong = self.weakest.strong().iter().filter_map(|&number| self.lines.get(usize::from(number)));
        strong.map(Line::document).min().unwrap_or(END).min(self.heirs.document)
    }

    /// Gives the documents from `start` to `stop`, of the window that begins with `first`.
    fn window(&mut self, start: u32, stop: u32, first: u32, take: &mut Take<'_>) {
        let used = (start - first) as usize..(stop - first) as usize;
        let (count, heirs) = (self.fill(start, stop), self.inherit(first, stop));
        if !heirs && count <= CANDIDATES && count * DENSE < used.len() {
            let count = self.walk();
            self.weigh(first, count, take);
        } else {
            if count > CANDIDATES {
                self.sample(&used);
            }
            let count = self.scan(used, first, take);
            self.weigh(first, count, take);
        }
    }

    /// Adds the strong words, and says how many postings that were.
    #[inline(never)]
    fn fill(&mut self, start: u32, stop: u32) -> usize {
        let (scores, mut count) = (&mut self.sums.scores, 0);
        for &number in self.weakest.strong() {
            let Some(line) = self.lines.get_mut(usize::from(number)) else { continue };
            if line.document() < start {
                line.take(start);
            }
            line.take(stop);
            count += line.now.len();
            let each = line.each();
            for &posting in line.now {
                let posting = Posting::of(posting);
                if let Some(score) = scores.get_mut(posting.place(SIZE)) {
                    // 64 words of impact 128, each said 255 times and in its own form, are far from the end of the numbers.
                    *score = score.wrapping_add(amount(posting, &each));
                }
            }
        }
        count
    }

    /// Adds what the documents up to `stop` inherit, and says whether any does.
    fn inherit(&mut self, first: u32, stop: u32) -> bool {
        let some = self.heirs.document < stop;
        while self.heirs.document < stop {
            let document = self.heirs.document;
            let passed = self.heirs.take(document).passed;
            // What lies before, in a malformed pack, is beyond all places of the window.
            if let Some(score) = self.sums.scores.get_mut(document.wrapping_sub(first) as usize) {
                *score = score.wrapping_add(passed);
            }
        }
        some
    }

    /// Writes down what passes by going through the documents, looks at it whenever there is enough, and empties the window. Says how many are left to look at.
    #[inline(never)]
    fn scan(&mut self, used: Range<usize>, first: u32, take: &mut Take<'_>) -> usize {
        let enough = self.wanted.unwrap_or(0).saturating_mul(4).max(64).min(CANDIDATES.saturating_sub(GROUP));
        let (mut group, mut count) = (used.start / GROUP, 0);
        while let Some(at) = self.passing(group, used.end) {
            let Sums { scores, candidates } = &mut *self.sums;
            let Some(scores) = scores.get(at..).and_then(|rest| rest.first_chunk::<GROUP>()) else { break };
            for (&score, place) in scores.iter().zip(at as u32..) {
                count = note(candidates, count, Candidate { place, score }, self.least);
            }
            if count >= enough {
                self.weigh(first, count, take);
                count = 0;
            }
            group = at / GROUP + 1;
        }
        self.sums.scores.get_mut(used).unwrap_or(&mut []).fill(0);
        count
    }

    /// Raises the floor, the first time, by what the largest scores of some sets of documents say: not much more than what is wanted passes it then.
    #[inline(never)]
    fn sample(&mut self, used: &Range<usize>) {
        if core::mem::replace(&mut self.sampled, true) || self.wanted.is_none_or(|wanted| wanted * SET > SETS) {
            return;
        }
        let mut largest = [0; SETS];
        for scores in self.sums.scores.get(used.clone()).unwrap_or(&[]).chunks_exact(SETS).take(SET) {
            for (largest, &score) in largest.iter_mut().zip(scores) {
                // Scores are far from 2^31: see `passing`.
                *largest = (*largest).max(score as i32);
            }
        }
        let floor = self.floor_of(largest.iter().map(|&score| score as u32));
        self.rise(floor);
    }

    /// Where the next group begins, from this one on, of which a document passes the floor.
    #[inline(always)]
    fn passing(&self, group: usize, end: usize) -> Option<usize> {
        // Scores are far from 2^31, and several numbers at once are compared with a sign.
        let least = self.least as i32;
        let passes = |scores: &[u32]| scores.iter().fold(false, |some, &score| some | (score as i32 > least));
        let mut groups = self.sums.scores.get(group * GROUP..end.next_multiple_of(GROUP))?.chunks_exact(GROUP);
        groups.position(passes).map(|step| (group + step) * GROUP)
    }

    /// The same by going through the postings.
    #[inline(never)]
    fn walk(&mut self) -> usize {
        let Sums { scores, candidates } = &mut *self.sums;
        let mut count = 0;
        for &number in self.weakest.strong() {
            let now = self.lines.get(usize::from(number)).map_or(&[][..], |line| line.now);
            for place in now.iter().map(|&posting| Posting::of(posting).place(SIZE)) {
                let score = scores.get_mut(place).map_or(0, core::mem::take);
                count = note(candidates, count, Candidate { place: place as u32, score }, self.least);
            }
        }
        count
    }

    /// Gives those of so many that are written down which pass the floor.
    #[inline(never)]
    fn weigh(&mut self, first: u32, count: usize, take: &mut Take<'_>) {
        let candidates = self.sums.candidates.get(..count).unwrap_or(&[]);
        self.rise(self.floor_of(candidates.iter().map(|candidate| candidate.score)));
        for number in 0..count {
            let Some(&Candidate { place, score }) = self.sums.candidates.get(number) else { return };
            if score > self.least
                && let Some(score) = self.ask(first + place, score)
            {
                // One with the same score may come before those that are there.
                self.rise(take(first + place, score).saturating_sub(1));
            }
        }
    }

    /// A score that as many of these as are wanted pass: what they have already they keep.
    fn floor_of(&self, scores: impl ExactSizeIterator<Item = u32>) -> u32 {
        let Some(wanted) = self.wanted.filter(|&wanted| wanted <= scores.len()) else { return 0 };
        let mut steps = [0_u32; STEPS];
        for score in scores {
            if let Some(step) = steps.get_mut(((score >> self.fine_bits) as usize).min(STEPS - 1)) {
                *step += 1;
            }
        }
        let (mut step, mut sum) = (STEPS, 0);
        while sum < wanted && step > 0 {
            step -= 1;
            sum += steps.get(step).copied().unwrap_or(0) as usize;
        }
        ((step as u32) << self.fine_bits).saturating_sub(1)
    }

    /// Asks the weak words about a document, the strongest of them first: its score with what they add, unless it does not pass the floor.
    fn ask(&self, document: u32, mut score: u32) -> Option<u32> {
        let mut together = self.weakest.together;
        for &number in self.weakest.weak().iter().rev() {
            if score.saturating_add(together) <= self.floor {
                return None;
            }
            let Some(line) = self.lines.get(usize::from(number)) else { continue };
            together = together.wrapping_sub(line.most());
            score = score.wrapping_add(line.amount_of(document).unwrap_or(0));
        }
        (score > self.floor).then_some(score)
    }
}

/// Writes a document down as this number, and says which the next has: the same, if it does not pass.
#[inline(always)]
fn note(candidates: &mut [Candidate; CANDIDATES], number: usize, candidate: Candidate, least: u32) -> usize {
    if let Some(place) = candidates.get_mut(number) {
        *place = candidate;
    }
    number + usize::from(candidate.score > least)
}
