//! Summing impacts, a window of documents at a time.
//!
//! A heap of cursors would compare once for each posting; a window adds instead, and costs a fixed piece of memory whatever the pack's size. Windows that no
//! cursor reaches are leapt over, and in a window only the groups of cells that were reached are looked at. Once the best hits are known to be above what the
//! weakest words can add together, those words are read only where the others have brought a document near enough; the answer is the same (MaxScore, Turtle and Flood 1995,
//! by windows).

use super::MAX_TERMS;
use super::cursor::{Cursor, END};
use super::rank::NeedHit;
use crate::SMALL;
use crate::pack::{Pack, Section};

/// How many documents a window has. Four times as many save a tenth of the work at best, and would take six kilobytes more.
pub(super) const SIZE: usize = 128;
/// How many cells a group has.
const GROUP: usize = 8;
/// How many groups.
const GROUPS: usize = SIZE / GROUP;

/// A number for each cell of a group.
type Group = [u32; GROUP];

/// What is known of a document in the end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// The query's words that it has.
    pub words: u64,
    /// The sum of its impacts.
    pub score: u32,
    /// The largest match that it inherits of a need.
    inheritance: Inheritance,
}

impl Cell {
    /// What is inherited of a need.
    pub const fn inherited(&self) -> u32 {
        self.inheritance.0 >> 8
    }

    /// The place of that need among the best; beyond all if nothing is inherited.
    pub const fn need(&self) -> usize {
        (!self.inheritance.0 & 0xFF) as usize
    }

    /// The score with what is inherited.
    pub const fn whole(&self) -> u32 {
        self.score.wrapping_add(self.inherited())
    }
}

/// What a need passes on, in 24 bits, and then 255 less the place of the need. So the larger is the one that passes on more, and of equal ones the better
/// need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Inheritance(u32);

impl Inheritance {
    const fn of(passed: u32, place: u8) -> Self {
        if passed == 0 {
            Self(0)
        } else {
            Self((if passed > MOST { MOST } else { passed }) << 8 | (u8::MAX - place) as u32)
        }
    }
}

/// The most that is passed on.
const MOST: u32 = 0xFF_FFFF;

/// The window. Between two uses all scores and inheritances are 0, and no group is reached.
#[derive(Clone, Debug)]
pub(super) struct Window {
    /// Only those of documents with a score mean something.
    words: [u64; SIZE],
    scores: [Group; GROUPS],
    inheritances: [Group; GROUPS],
    reached: [bool; GROUPS],
}

impl Window {
    pub const fn new() -> Self {
        let empty = [[0; GROUP]; GROUPS];
        Self { words: [0; SIZE], scores: empty, inheritances: empty, reached: [false; GROUPS] }
    }

    /// Gives every document from `first` to `end` that could be among the best, in order. `needs` pass on their match to what serves them. What takes a
    /// document says which score the next must pass.
    pub fn sweep(
        &mut self,
        pack: &Pack<'_>,
        cursors: &mut [Cursor],
        needs: &[NeedHit],
        first: u32,
        end: u32,
        give: &mut dyn FnMut(u32, &Cell) -> u32,
    ) {
        let postings = pack.section(Section::Postings);
        let mut heirs = Heirs::of(pack, needs, first);
        let mut weakest = Weakest::of(cursors);
        let (mut start, mut floor) = (first, 0);
        loop {
            weakest.grow(cursors, floor);
            let strong = weakest.others().iter().filter_map(|&number| cursors.get(usize::from(number)));
            let words = strong.map(|cursor| cursor.document).min().unwrap_or(END);
            start = start.max(words.min(heirs.next()));
            if start >= end {
                return;
            }
            let stop = start.saturating_add(SIZE as u32).min(end);
            for &number in weakest.others() {
                self.add(cursors, number, postings, start, stop);
            }
            heirs.pass_on(pack, start, stop, |document, inheritance| {
                self.inherit(document.wrapping_sub(start), inheritance)
            });
            if !weakest.numbers().is_empty() && self.passes(floor.saturating_sub(weakest.together)) {
                for &number in weakest.numbers() {
                    if let Some(cursor) = cursors.get_mut(usize::from(number)) {
                        cursor.leap(postings, start);
                        cursor.drain(postings, start, |_, _| ());
                    }
                    self.add(cursors, number, postings, start, stop);
                }
            }
            floor = self.empty(floor, |at, cell| give(start.saturating_add(at), cell));
            start = stop;
        }
    }

    /// Adds the postings of a word in this window.
    fn add(&mut self, cursors: &mut [Cursor], number: u8, postings: &[u8], start: u32, stop: u32) {
        let Some(cursor) = cursors.get_mut(usize::from(number)) else { return };
        if cursor.document >= stop {
            return;
        }
        let bit = 1 << (number & 63);
        let (scores, words) = (self.scores.as_flattened_mut(), &mut self.words);
        cursor.drain(postings, stop, |document, amount| {
            let at = document.wrapping_sub(start) as usize;
            if let (Some(score), Some(words)) = (scores.get_mut(at), words.get_mut(at)) {
                // What other windows left counts as nothing, without a branch that nobody could predict.
                *words = *words & 0u64.wrapping_sub(u64::from(*score != 0)) | bit;
                // 64 words of impact 128, each said 255 times and in its own form, are far from the end of the numbers.
                *score = score.wrapping_add(amount);
                if let Some(reached) = self.reached.get_mut(at / GROUP) {
                    *reached = true;
                }
            }
        });
    }

    fn inherit(&mut self, at: u32, inheritance: Inheritance) {
        let at = at as usize;
        let known = self.inheritances.as_flattened_mut().get_mut(at);
        if let (Some(known), Some(reached)) = (known, self.reached.get_mut(at / GROUP)) {
            *known = (*known).max(inheritance.0);
            *reached = true;
        }
    }

    /// Whether a document has more than this so far, with what it inherits.
    fn passes(&self, least: u32) -> bool {
        let groups = self.reached.iter().zip(&self.scores).zip(&self.inheritances);
        groups.into_iter().any(|((&reached, scores), inheritances)| reached && any_passes(scores, inheritances, least))
    }

    /// Gives every cell that passes the floor with its place, in order, and empties all. What takes a cell says how the floor is then; so does this.
    fn empty(&mut self, mut floor: u32, mut give: impl FnMut(u32, &Cell) -> u32) -> u32 {
        let cells = self.scores.iter_mut().zip(&mut self.inheritances).zip(self.words.chunks_exact(GROUP));
        for ((reached, ((scores, inheritances), words)), first) in
            self.reached.iter_mut().zip(cells).zip((0..).step_by(GROUP))
        {
            if !core::mem::take(reached) {
                continue;
            }
            if any_passes(scores, inheritances, floor) {
                for (((&score, &inheritance), &words), at) in scores.iter().zip(&*inheritances).zip(words).zip(first..)
                {
                    let cell = Cell {
                        words: if score == 0 { 0 } else { words },
                        score,
                        inheritance: Inheritance(inheritance),
                    };
                    if cell.whole() > floor {
                        floor = give(at, &cell);
                    }
                }
            }
            (*scores, *inheritances) = ([0; GROUP], [0; GROUP]);
        }
        floor
    }
}

/// Whether a cell has more than this, with what it inherits.
fn any_passes(scores: &Group, inheritances: &Group, least: u32) -> bool {
    let wholes = scores.iter().zip(inheritances).map(|(score, passed)| score.wrapping_add(passed >> 8));
    // No short cut: eight comparisons at once are quicker.
    wholes.fold(false, |any, whole| any | (whole > least))
}

/// The words in the order of what they can add, the weakest first, and how many of these cannot make a hit together. A device knows no weak ones: what they
/// would save there is less than the code for them.
struct Weakest {
    order: [u8; MAX_TERMS],
    count: usize,
    weak: usize,
    /// What the weak ones can add together.
    together: u32,
}

impl Weakest {
    fn of(cursors: &[Cursor]) -> Self {
        let mut order = [0; MAX_TERMS];
        for (place, number) in order.iter_mut().zip(0..) {
            *place = number;
        }
        let count = cursors.len().min(MAX_TERMS);
        let most = |number: u8| cursors.get(usize::from(number)).map_or(0, Cursor::most);
        // Sorted by insertion: there are few.
        for end in if SMALL { 0..0 } else { 1..count } {
            for at in (1..=end).rev() {
                let Some([before, after]) = order.get_mut(at - 1..=at) else { break };
                if most(*before) <= most(*after) {
                    break;
                }
                core::mem::swap(before, after);
            }
        }
        Self { order, count, weak: 0, together: 0 }
    }

    /// Takes in the words that, with the weaker ones, cannot pass this score.
    fn grow(&mut self, cursors: &[Cursor], floor: u32) {
        while let Some(next) = self.others().first().and_then(|&number| cursors.get(usize::from(number))) {
            let together = self.together.saturating_add(next.most());
            if SMALL || together > floor {
                return;
            }
            (self.together, self.weak) = (together, self.weak + 1);
        }
    }

    fn numbers(&self) -> &[u8] {
        self.order.get(..self.weak).filter(|_| !SMALL).unwrap_or(&[])
    }

    fn others(&self) -> &[u8] {
        self.order.get(self.weak..self.count).unwrap_or(&[])
    }
}

/// The links of the best needs, walked beside the postings: links stand in the order of resources.
struct Heirs<'n> {
    needs: &'n [NeedHit],
    /// The link that each need stands on, how many follow, and the document there.
    places: [(u32, u32, u32); super::MAX_NEEDS],
    first: u32,
    inherit: u32,
}

impl<'n> Heirs<'n> {
    fn of(pack: &Pack<'_>, needs: &'n [NeedHit], first: u32) -> Self {
        let mut places = [(0, 0, END); super::MAX_NEEDS];
        for (place, hit) in places.iter_mut().zip(needs) {
            if let Some(need) = pack.need(hit.need).filter(|need| need.link_count > 0) {
                *place = (need.first_link, need.link_count, 0);
                step_to(pack, place, first);
            }
        }
        Self { needs, places, first, inherit: pack.search().inherit.into() }
    }

    /// The first document that a need leads to.
    fn next(&self) -> u32 {
        self.places.iter().map(|&(_, _, document)| document).min().unwrap_or(END)
    }

    /// Gives every heir before `stop` and what it inherits.
    fn pass_on(&mut self, pack: &Pack<'_>, start: u32, stop: u32, mut give: impl FnMut(u32, Inheritance)) {
        for ((place, hit), number) in self.places.iter_mut().zip(self.needs).zip(0..) {
            while place.2 < stop {
                let strength = pack.links().get(place.0).map_or(0, |link| u32::from(link.strength));
                let inherited = hit.score.saturating_mul(self.inherit) / 64;
                if place.2 >= start {
                    give(place.2, Inheritance::of(inherited.saturating_mul(strength) / 255, number));
                }
                place.0 = place.0.saturating_add(1);
                place.1 = place.1.saturating_sub(1);
                step_to(pack, place, self.first);
            }
        }
    }
}

/// Reads the document of the link that a place stands on.
fn step_to(pack: &Pack<'_>, place: &mut (u32, u32, u32), first: u32) {
    let link = if place.1 > 0 { pack.links().get(place.0) } else { None };
    place.2 = link.map_or(END, |link| link.resource.saturating_add(first));
}
