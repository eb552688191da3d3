//! Summing impacts, a window of documents at a time.
//!
//! A heap of cursors would compare once for each posting; a window adds instead, and costs a fixed piece of memory whatever the pack's size. Windows
//! that no cursor reaches are leapt over, and in a window only the cells that were reached are looked at.

use super::cursor::{Cursor, END};
use super::rank::NeedHit;
use crate::pack::{Pack, Section};

/// How many documents a window has.
pub(super) const SIZE: usize = 128;

/// What is known of a document so far.
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
    const EMPTY: Self = Self { words: 0, score: 0, inheritance: Inheritance(0) };

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

/// What a need passes on, 24 bits: 64 words of impact 255, each said 255 times, fit with the largest weight; then 255 less the place of the need. So the
/// larger is the one that passes on more, and of equal ones the better need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Inheritance(u32);

impl Inheritance {
    const fn of(passed: u32, place: u8) -> Self {
        if passed == 0 { Self(0) } else { Self(passed << 8 | (u8::MAX - place) as u32) }
    }
}

/// The window: about 2 KiB. Between two uses all cells are empty.
#[derive(Clone, Debug)]
pub(super) struct Window {
    cells: [Cell; SIZE],
    /// One bit for each cell that is not empty.
    touched: [u32; SIZE / 32],
}

impl Window {
    pub const fn new() -> Self {
        Self { cells: [Cell::EMPTY; SIZE], touched: [0; SIZE / 32] }
    }

    /// Gives every document from `first` to `end` that a word or a need leads to, in order. `needs` pass on their match to what serves them. What
    /// takes a document says which score the next must pass.
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
        let (mut start, mut floor) = (first, 0);
        loop {
            let words = cursors.iter().map(|cursor| cursor.document).min().unwrap_or(END);
            start = start.max(words.min(heirs.next()));
            if start >= end {
                return;
            }
            let stop = start.saturating_add(SIZE as u32).min(end);
            for (number, cursor) in cursors.iter_mut().enumerate() {
                self.add(cursor, postings, start, stop, 1 << (number & 63));
            }
            heirs.pass_on(pack, start, stop, |document, inheritance| {
                if let Some(cell) = self.touch(document.wrapping_sub(start)) {
                    cell.inheritance = cell.inheritance.max(inheritance);
                }
            });
            self.empty(|at, cell| {
                if cell.whole() > floor {
                    floor = give(start.saturating_add(at), cell);
                }
            });
            start = stop;
        }
    }

    fn add(&mut self, cursor: &mut Cursor, postings: &[u8], start: u32, stop: u32, bit: u64) {
        let times = u32::from(cursor.times);
        cursor.drain(postings, stop, |document, impact| {
            if let Some(cell) = self.touch(document.wrapping_sub(start)) {
                // 64 words of impact 255, each said 255 times, are far from the end of the numbers.
                cell.score = cell.score.wrapping_add(u32::from(impact) * times);
                cell.words |= bit;
            }
        });
    }

    /// The cell at a place, which is not empty any more.
    #[inline]
    fn touch(&mut self, at: u32) -> Option<&mut Cell> {
        let cell = self.cells.get_mut(at as usize)?;
        *self.touched.get_mut(at as usize / 32)? |= 1 << (at % 32);
        Some(cell)
    }

    /// Gives every cell that is not empty with its place, in order, and empties it.
    fn empty(&mut self, mut give: impl FnMut(u32, &Cell)) {
        for (bits, first) in self.touched.iter_mut().zip((0..).step_by(32)) {
            while *bits != 0 {
                let at = first + bits.trailing_zeros();
                *bits &= *bits - 1;
                if let Some(cell) = self.cells.get_mut(at as usize) {
                    give(at, cell);
                    *cell = Cell::EMPTY;
                }
            }
        }
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
