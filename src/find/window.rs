//! Summing impacts, a window of documents at a time.
//!
//! A heap of cursors would compare once for each posting; a window adds instead, and costs a fixed piece of memory whatever the pack's size. Windows
//! that no cursor reaches are leapt over.

use super::cursor::{Cursor, END};
use super::rank::NeedHit;
use crate::pack::{Pack, Section};

/// How many documents a window has.
pub(super) const SIZE: usize = 128;

/// No need.
pub(super) const NO_NEED: u8 = u8::MAX;

/// What is known of a document so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    /// The query's words that it has.
    pub words: u64,
    /// The sum of its impacts.
    pub score: u32,
    /// The largest match that it inherits of a need.
    pub inherited: u32,
    /// The need that it inherits from, as a place among the best needs; [`NO_NEED`] without one.
    pub need: u8,
}

const EMPTY: Cell = Cell { words: 0, score: 0, inherited: 0, need: NO_NEED };

/// The window: about 3 KiB.
#[derive(Clone, Debug)]
pub(super) struct Window {
    cells: [Cell; SIZE],
}

impl Window {
    pub const fn new() -> Self {
        Self { cells: [EMPTY; SIZE] }
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
        mut give: impl FnMut(u32, &Cell) -> u32,
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
            self.cells.fill(EMPTY);
            for (number, cursor) in cursors.iter_mut().enumerate() {
                self.add(cursor, postings, start, stop, 1 << (number & 63));
            }
            heirs.pass_on(pack, start, stop, |document, inherited, need| {
                self.inherit(document - start, inherited, need)
            });
            for (document, cell) in (start..stop).zip(&self.cells) {
                if cell.score.wrapping_add(cell.inherited) > floor {
                    floor = give(document, cell);
                }
            }
            start = stop;
        }
    }

    fn add(&mut self, cursor: &mut Cursor, postings: &[u8], start: u32, stop: u32, bit: u64) {
        let times = u32::from(cursor.times);
        cursor.drain(postings, stop, |document, impact| {
            let cell = document.checked_sub(start).and_then(|at| self.cells.get_mut(at as usize));
            if let Some(cell) = cell {
                cell.score = cell.score.wrapping_add(u32::from(impact) * times);
                cell.words |= bit;
            }
        });
    }

    fn inherit(&mut self, at: u32, inherited: u32, need: u8) {
        let cell = self.cells.get_mut(at as usize).filter(|cell| inherited > cell.inherited);
        if let Some(cell) = cell {
            (cell.inherited, cell.need) = (inherited, need);
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
        let mut heirs =
            Self { needs, places: [(0, 0, END); super::MAX_NEEDS], first, inherit: pack.search().inherit.into() };
        for (place, hit) in heirs.places.iter_mut().zip(needs) {
            if let Some(need) = pack.need(hit.need).filter(|need| need.link_count > 0) {
                *place = (need.first_link, need.link_count, 0);
                step_to(pack, place, first);
            }
        }
        heirs
    }

    /// The first document that a need leads to.
    fn next(&self) -> u32 {
        self.places.iter().map(|&(_, _, document)| document).min().unwrap_or(END)
    }

    /// Gives every heir before `stop`: the document, what it inherits and the place of the need.
    fn pass_on(&mut self, pack: &Pack<'_>, start: u32, stop: u32, mut give: impl FnMut(u32, u32, u8)) {
        for ((place, hit), number) in self.places.iter_mut().zip(self.needs).zip(0..) {
            while place.2 < stop {
                let strength = pack.links().get(place.0).map_or(0, |link| u32::from(link.strength));
                let inherited = hit.score.saturating_mul(self.inherit) / 64;
                if place.2 >= start {
                    give(place.2, inherited.saturating_mul(strength) / 255, number);
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
