//! One pass over the postings of the query's words in an unpacked pack: the documents that [`sweep`](super::sweep) gives, in any order.
//!
//! Owns: which documents are given, and with what score. The strong words and what is inherited fill a window of sums. Where many words meet, the largest sums
//! of some sets of documents say first where the floor is at least. What passes it is written down, all of it before any is looked at: as many of the best as
//! there are places for raise the floor again, which leaves few to be looked at closely. Where more than a few are wanted, these are kept and given in about
//! their order. Postings are so quickly read that a branch the processor does not
//! foresee costs as much as eight of them; hence there are none for each posting and few for each document.
//!
//! Invariant: between two windows every sum is 0. Cost: about ten instructions a posting; one a document, or three where few have the words.

use super::MAX_TERMS;
use super::cursor::END;
use super::heirs::Heirs;
use super::line::{Amounts, Line, amount};
use super::query::QueryWord;
use super::rank::NeedHit;
use super::steps::Steps;
use super::sum::Sum;
use super::weakest::{Weakest, Weighed};
use crate::SMALL;
use crate::pack::Pack;
use crate::pack::row;
use crate::pack::unpacked::{Posting, Unpacked};
use core::ops::Range;
use heapless::Vec;

/// How many documents a window of wide sums has: as many as stay in the cache of a processor.
pub(super) const SIZE: usize = if SMALL { 1 } else { 8192 };
/// How many sums are compared together.
const GROUP: usize = 16;
/// How many documents are written down at most: half of them before they are looked at, half of them afterwards.
const CANDIDATES: usize = if SMALL { 1 } else { 1024 };
const HALF: usize = CANDIDATES / 2;
/// So many are few,
const FEW: usize = 16;
/// and so many are enough to be counted by their scores.
const MANY: usize = 32;
/// A window of which every so many documents have a posting is gone through by documents, others by postings.
const DENSE: usize = 16;
/// The largest scores of so many sets of documents are looked at first, for each hit that is wanted.
const SETS: usize = 8;

/// The words of a query in an unpacked pack.
pub(super) type Lines<'m> = Vec<Line<'m>, MAX_TERMS>;

/// A document that may be given, with what the strong words add to what it inherits, or with its score.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    document: u32,
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
        Self { scores: [0; SIZE], candidates: [Candidate { document: 0, score: 0 }; CANDIDATES] }
    }

    /// The sums of a window.
    #[inline(always)]
    fn of<S: Sum>(&mut self) -> &mut [S] {
        bytemuck::must_cast_slice_mut(&mut self.scores)
    }
}

/// What takes a document and its score, and says which score the next must reach.
pub(super) type Take<'t> = dyn FnMut(u32, u32) -> u32 + 't;

/// A pass that is under way.
pub(super) struct Pass<'s, 'p> {
    lines: &'s mut [Line<'p>],
    sums: &'s mut Sums,
    /// The best so far, if few are wanted.
    best: Best,
    /// Whether documents are kept and given in their order, which is less work where many are wanted than to have each take its place among those before;
    keeps: bool,
    /// how many of the candidates, the first, are.
    kept: usize,
    heirs: Heirs<'s, 'p>,
    weakest: Weakest,
    /// How many of the best are wanted, if nothing but the score matters.
    wanted: Option<usize>,
    steps: Steps,
    /// Whether all that is added up fits 16 bits.
    narrow: bool,
    /// Where what is left of the window begins.
    start: u32,
    /// Whether the floor was sought before anything was written down.
    sampled: bool,
    /// What is behind all that was given must have more than this,
    reached: u32,
    /// A document must have more than this to be given,
    floor: u32,
    /// and more than this of the strong words and the needs.
    least: u32,
}

/// Writes down the words of a query as an unpacked pack has them.
pub(super) fn read<'m>(unpacked: &Unpacked<'m>, words: &[QueryWord], lines: &mut Lines<'m>) {
    for word in words {
        // There are as many places as words.
        let _ = lines.push(Line::of_word(unpacked, word));
    }
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
        let (weakest, heirs) = (Weakest::of(lines), Heirs::of(pack, needs, first));
        let most = most.saturating_add(inherited);
        let (steps, narrow) = (Steps::up_to(most), most <= u16::MAX.into());
        let keeps = wanted.is_some_and(|wanted| wanted > FEW);
        Self {
            lines,
            sums,
            best: Best::of(wanted.filter(|_| !keeps)),
            keeps,
            kept: 0,
            heirs,
            weakest,
            wanted,
            steps,
            narrow,
            start: first,
            sampled: false,
            reached: 0,
            floor,
            least: 0,
        }
    }

    /// Gives every document from `first` to `end` that could be among the best.
    pub fn run(&mut self, first: u32, end: u32, take: &mut Take<'_>) {
        if self.narrow {
            self.windows::<u16>(first, end, take)
        } else {
            self.windows::<u32>(first, end, take)
        }
        if self.keeps {
            self.give(take);
        }
        for (document, score) in self.best.all() {
            take(document, score);
        }
    }

    /// One window after the other.
    fn windows<S: Sum>(&mut self, first: u32, end: u32, take: &mut Take<'_>) {
        let mut start = first;
        loop {
            self.weakest.grow(self.lines, self.floor);
            self.rise(0);
            start = start.max(self.next());
            if start >= end {
                break;
            }
            // A window begins at a multiple of its size.
            let place = start % S::WINDOW as u32;
            let stop = (start - place).saturating_add(S::WINDOW as u32).min(end);
            self.window::<S>(start, stop, start - place, take);
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
    fn window<S: Sum>(&mut self, start: u32, stop: u32, first: u32, take: &mut Take<'_>) {
        self.start = start;
        let used = (start - first) as usize..(stop - first) as usize;
        let (count, heirs) = (self.fill::<S>(start, stop), self.inherit::<S>(first, stop));
        let end = if !heirs && count + self.kept <= CANDIDATES && count * DENSE < used.len() {
            self.walk::<S>()
        } else {
            if count > CANDIDATES && !self.sampled {
                self.sample::<S>(&used);
            }
            self.scan::<S>(used, first, take)
        };
        self.weigh(end, take);
        if self.kept > HALF / 2 {
            self.give(take);
        }
        // What comes later has a larger number, and of equal ones the smaller comes first.
        self.rise(self.reached);
    }

    /// Adds the strong words, and says how many postings that were.
    #[inline(never)]
    fn fill<S: Sum>(&mut self, start: u32, stop: u32) -> usize {
        let (scores, mut count) = (self.sums.of::<S>(), 0);
        for &number in self.weakest.strong() {
            let Some(line) = self.lines.get_mut(usize::from(number)) else { continue };
            line.pass_to(start);
            line.take(stop);
            count += line.now.len();
            let Amounts { plain, same, form } = line.amounts;
            if let Some(cells) = line.cells(start..stop) {
                let sums = scores.get_mut(start as usize % S::WINDOW..).unwrap_or_default();
                add_cells(sums, cells, form, (S::of(plain), S::of(same)));
            } else if plain == same {
                // Many a word has one form, and most of what is added is added so.
                add(scores, line.now, |posting| posting.impact().wrapping_mul(plain));
            } else {
                let each = line.amounts.by_form();
                add(scores, line.now, |posting| amount(posting, &each));
            }
        }
        count
    }

    /// Adds what the documents up to `stop` inherit, and says whether any does.
    fn inherit<S: Sum>(&mut self, first: u32, stop: u32) -> bool {
        let some = self.heirs.document < stop;
        while self.heirs.document < stop {
            let document = self.heirs.document;
            let passed = self.heirs.take(document).passed;
            // What lies before, in a malformed pack, is beyond all places of the window.
            if let Some(score) = self.sums.of::<S>().get_mut(document.wrapping_sub(first) as usize) {
                *score = score.and(passed);
            }
        }
        some
    }

    /// Writes down what passes by going through the documents, looks at it whenever there is enough, and empties the window. Says how many are written down.
    #[inline(never)]
    fn scan<S: Sum>(&mut self, used: Range<usize>, first: u32, take: &mut Take<'_>) -> usize {
        let enough = self.wanted.unwrap_or(0).saturating_mul(4).max(64).min(HALF.saturating_sub(GROUP));
        let (mut group, mut count) = (used.start / GROUP, self.kept);
        while let Some(at) = self.passing::<S>(group, used.end) {
            let Some(&scores) = self.sums.of::<S>().get(at..).and_then(|rest| rest.first_chunk::<GROUP>()) else {
                break;
            };
            for (score, document) in scores.into_iter().zip(first + at as u32..) {
                let candidate = Candidate { document, score: score.score() };
                count = note(&mut self.sums.candidates, count, candidate, self.least);
            }
            if count >= self.kept + enough {
                self.weigh(count, take);
                count = self.kept;
            }
            group = at / GROUP + 1;
        }
        self.sums.of::<S>().get_mut(used).unwrap_or(&mut []).fill(S::zeroed());
        count
    }

    /// Raises the floor, the first time, by what the largest scores of some sets of documents say: not much more than what is wanted passes it then.
    fn sample<S: Sum>(&mut self, used: &Range<usize>) {
        self.sampled = true;
        match self.wanted.map_or(usize::MAX, |wanted| wanted * SETS) {
            0..=128 => self.sample_of::<S, 128>(used),
            129..=1024 => self.sample_of::<S, 1024>(used),
            _ => {}
        }
    }

    #[inline(never)]
    fn sample_of<S: Sum, const COUNT: usize>(&mut self, used: &Range<usize>) {
        let mut largest = [S::zeroed(); COUNT];
        for scores in self.sums.of::<S>().get(used.clone()).unwrap_or(&[]).chunks_exact(COUNT) {
            for (largest, &score) in largest.iter_mut().zip(scores) {
                *largest = if score.passes(*largest) { score } else { *largest };
            }
        }
        let wanted = self.wanted.unwrap_or(usize::MAX);
        self.rise(self.steps.passed(wanted, largest.iter().map(|score| score.score())));
    }

    /// Where the next group begins, from this one on, of which a document passes the floor.
    #[inline(always)]
    fn passing<S: Sum>(&mut self, group: usize, end: usize) -> Option<usize> {
        let least = S::of(self.least);
        let passes = |scores: &[S]| scores.iter().fold(false, |some, score| some | score.passes(least));
        let mut groups = self.sums.of::<S>().get(group * GROUP..end.next_multiple_of(GROUP))?.chunks_exact(GROUP);
        groups.position(passes).map(|step| (group + step) * GROUP)
    }

    /// The same by going through the postings.
    #[inline(never)]
    fn walk<S: Sum>(&mut self) -> usize {
        let mut count = self.kept;
        for &number in self.weakest.strong() {
            let now = self.lines.get(usize::from(number)).map_or(&[][..], |line| line.now);
            for posting in now.iter().map(|&posting| Posting::of(posting)) {
                let score = self.sums.of::<S>().get_mut(posting.place(S::WINDOW));
                let score = score.map_or(0, |score| core::mem::replace(score, S::zeroed()).score());
                let candidate = Candidate { document: posting.document(), score };
                count = note(&mut self.sums.candidates, count, candidate, self.least);
            }
        }
        count
    }

    /// Keeps those that pass the floor, of so many that are written down.
    #[inline(never)]
    fn weigh(&mut self, end: usize, take: &mut Take<'_>) {
        let mut kept = self.kept;
        if end - kept >= MANY {
            self.settle(end);
            kept = self.pass_over(kept);
        }
        for number in self.kept..end {
            let Some(&Candidate { document, score }) = self.sums.candidates.get(number) else { break };
            if score > self.least
                && let Some(score) = self.ask(document, score)
            {
                if !self.keeps || kept == HALF {
                    self.reached = match self.best.is_wanted() {
                        true => self.best.insert(document, score),
                        false => take(document, score),
                    };
                    // One with the same score may come before those that are there.
                    self.rise(self.reached.saturating_sub(1));
                } else if let Some(place) = self.sums.candidates.get_mut(kept) {
                    *place = Candidate { document, score };
                    kept += 1;
                }
            }
        }
        self.kept = kept;
        if kept == HALF {
            self.give(take);
        }
    }

    /// Leaves out those of so many kept ones that do not pass any more, and says how many are left.
    fn pass_over(&mut self, end: usize) -> usize {
        let mut kept = 0;
        for number in 0..end {
            let Some(&candidate) = self.sums.candidates.get(number) else { break };
            kept = note(&mut self.sums.candidates, kept, candidate, self.floor);
        }
        kept
    }

    /// Raises the floor by what so many that are written down say.
    fn settle(&mut self, end: usize) {
        // What as many as are wanted have already they keep.
        let candidates = self.sums.candidates.get(..end).unwrap_or(&[]);
        if let Some(wanted) = self.wanted {
            self.rise(self.steps.passed(wanted, candidates.iter().map(|candidate| candidate.score)));
        }
    }

    /// Gives all that are kept by the steps of their scores, the highest first, so that each finds its place soon.
    #[inline(never)]
    fn give(&mut self, take: &mut Take<'_>) {
        // What the weak words added is not in the floor yet.
        self.settle(self.kept);
        let count = self.pass_over(self.kept);
        self.kept = 0;
        let (kept, given) = self.sums.candidates.split_at_mut(HALF);
        self.steps.sort(kept.get(..count).unwrap_or(&[]), given, |candidate| candidate.score);
        for &Candidate { document, score } in given.iter().take(count) {
            self.reached = take(document, score);
        }
        self.rise(self.reached.saturating_sub(1));
    }

    /// Asks the weak words about a document, the strongest of them first: its score with what they add, unless it does not pass the floor.
    fn ask(&mut self, document: u32, mut score: u32) -> Option<u32> {
        let mut together = self.weakest.together;
        for &number in self.weakest.weak().iter().rev() {
            if score.saturating_add(together) <= self.floor {
                return None;
            }
            let Some(line) = self.lines.get_mut(usize::from(number)) else { continue };
            together = together.wrapping_sub(line.most());
            line.pass_to(self.start);
            score = score.wrapping_add(line.amount_of(document).unwrap_or(0));
        }
        (score > self.floor).then_some(score)
    }
}

/// The best documents, the best first, of which few are wanted.
#[derive(Clone, Copy, Debug)]
struct Best {
    /// The score above the number, of which the smaller comes first.
    keys: [u64; FEW],
    wanted: usize,
}

impl Best {
    /// None yet, of as many as are wanted, if it is said and few.
    fn of(wanted: Option<usize>) -> Self {
        Self { keys: [0; FEW], wanted: wanted.unwrap_or(0) }
    }

    const fn is_wanted(&self) -> bool {
        self.wanted > 0
    }

    /// Puts one where it belongs, and says which score the next must reach.
    #[inline(always)]
    fn insert(&mut self, document: u32, score: u32) -> u32 {
        let mut new = u64::from(score) << 32 | u64::from(!document);
        for place in self.keys.iter_mut().take(self.wanted) {
            (*place, new) = (new.max(*place), new.min(*place));
        }
        let last = self.keys.get(self.wanted.wrapping_sub(1));
        last.map_or(0, |last| (last >> 32) as u32)
    }

    /// All that are there.
    fn all(self) -> impl Iterator<Item = (u32, u32)> {
        self.keys.into_iter().take_while(|&key| key > 0).map(|key| (!key as u32, (key >> 32) as u32))
    }
}

/// Adds what postings bring to the sums of a window.
#[inline(always)]
fn add<S: Sum>(sums: &mut [S], postings: &[u32], amount: impl Fn(Posting) -> u32) {
    for posting in postings.iter().map(|&posting| Posting::of(posting)) {
        if let Some(sum) = sums.get_mut(posting.place(S::WINDOW)) {
            *sum = sum.and(amount(posting));
        }
    }
}

/// Adds what documents one after the other have of a frequent word, by its cells: a processor does eight of them at once.
#[inline(never)]
fn add_cells<S: Sum>(sums: &mut [S], cells: &[u8], form: u8, (plain, same): (S, S)) {
    for (sum, &cell) in sums.iter_mut().zip(cells) {
        *sum = sum.and_times(row::impact(cell), if row::form(cell) == form { same } else { plain });
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
