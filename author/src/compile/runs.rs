//! The postings of some documents, term by term, in few bytes.
//!
//! Documents are turned over some at a time, as soon as they are weighed, and their counts make room. All runs are then read side by side, a range of terms
//! by each thread: this is sorting with runs that may lie in a file. Cost: two to three bytes a posting, on a shelf.

use super::layout::varint;
use crate::shelf::{Piece, Shelf};
use jobpack::pack::take_varint;
use std::borrow::Cow;
use std::io;
use std::ops::Range;

/// The postings of some documents: for each range of terms, each term that they have, with how many postings and these.
pub struct Run {
    documents: Range<u32>,
    bytes: Piece<u8>,
    /// Where each range of terms ends.
    ends: Vec<usize>,
}

/// A document with the impact of a term, and the form of the term that it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posting {
    pub document: u32,
    pub impact: u8,
    pub form: u8,
}

/// A form takes so many bits.
const FORM_BITS: u32 = 3;

impl Run {
    /// Turns the postings of these documents over, given with their terms in the order of documents. `said` are these terms alone, in any order.
    pub fn of(
        documents: Range<u32>,
        ranges: &[Range<u32>],
        said: impl Iterator<Item = u32>,
        given: impl Iterator<Item = (u32, Posting)>,
        shelf: &Shelf,
    ) -> io::Result<Self> {
        let terms = ranges.last().map_or(0, |last| last.end) as usize;
        // Where each term begins; by the time that all are placed, where it ends.
        let mut places = vec![0_u32; terms];
        said.for_each(|term| places[term as usize] += 1);
        let mut total = 0;
        places.iter_mut().for_each(|place| total += std::mem::replace(place, total));
        let mut postings = vec![Posting::default(); total as usize];
        given.for_each(|(term, posting)| {
            let place = &mut places[term as usize];
            postings[*place as usize] = posting;
            *place += 1;
        });
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for range in ranges {
            let mut next = range.start;
            for term in range.clone() {
                let begin = (term as usize).checked_sub(1).map_or(0, |before| places[before]);
                let list = &postings[begin as usize..places[term as usize] as usize];
                if !list.is_empty() {
                    varint(term - next, &mut bytes);
                    next = term + 1;
                    put(list, documents.start, &mut bytes);
                }
            }
            ends.push(bytes.len());
        }
        Ok(Self { documents, bytes: shelf.put(bytes)?, ends })
    }

    /// How many bytes it takes.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it has any of these documents.
    pub fn meets(&self, documents: &Range<u32>) -> bool {
        self.documents.start < documents.end && documents.start < self.documents.end
    }

    /// The postings of a range of terms, given its place.
    pub fn part(&self, place: usize) -> io::Result<Part<'_>> {
        let begin = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        let bytes = self.bytes.part(begin..self.ends[place])?;
        Ok(Part { bytes, first: self.documents.start })
    }
}

/// Appends how many postings there are, and these.
fn put(list: &[Posting], mut next: u32, bytes: &mut Vec<u8>) {
    varint(list.len() as u32, bytes);
    for &Posting { document, impact, form } in list {
        varint(((document - next) << FORM_BITS) | u32::from(form), bytes);
        bytes.push(impact);
        next = document + 1;
    }
}

/// A range of terms of a run, in memory.
pub struct Part<'r> {
    bytes: Cow<'r, [u8]>,
    /// The first document of the run.
    first: u32,
}

impl Part<'_> {
    /// To read it from the first term of its range on.
    pub fn read(&self, first_term: u32) -> Reading<'_> {
        let mut reading = Reading { rest: &self.bytes, next: first_term, first: self.first };
        reading.step();
        reading
    }
}

/// A place in a run.
pub struct Reading<'r> {
    rest: &'r [u8],
    /// The term that comes next; that of none behind the last.
    next: u32,
    first: u32,
}

/// No term.
const NONE: u32 = u32::MAX;

impl Reading<'_> {
    fn number(&mut self) -> Option<u32> {
        let (number, rest) = take_varint(self.rest)?;
        self.rest = rest;
        Some(number)
    }

    /// Goes on to the next term, given the first that it can be.
    fn step(&mut self) {
        self.next = self.number().map_or(NONE, |gap| self.next + gap);
    }

    /// Gives the postings of a term, if they come next. Terms are asked for in order.
    pub fn take(&mut self, term: u32, mut give: impl FnMut(Posting)) {
        if self.next != term {
            return;
        }
        let mut document = self.first;
        for _ in 0..self.number().unwrap_or(0) {
            let Some(fields) = self.number() else { break };
            let Some((&impact, rest)) = self.rest.split_first() else { break };
            self.rest = rest;
            document += fields >> FORM_BITS;
            give(Posting { document, impact, form: (fields & ((1 << FORM_BITS) - 1)) as u8 });
            document += 1;
        }
        self.next = term + 1;
        self.step();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_turned_over_comes_back_by_term() {
        let said = [(10, vec![(0, 1), (3, 2)]), (11, vec![]), (12, vec![(3, 3), (4, 4), (9, 5)])];
        let ranges = [0..4, 4..9, 9..10];
        let given = said.iter().flat_map(|(document, terms)| {
            terms.iter().map(|&(term, impact)| (term, Posting { document: *document, impact, form: impact + 2 }))
        });
        let shelf = Shelf::holding(0);
        let run = Run::of(10..13, &ranges, given.clone().map(|(term, _)| term), given, &shelf);
        let run = run.expect("there is room for temporary files");
        assert!(run.meets(&(12..20)) && run.meets(&(0..11)) && !run.meets(&(13..20)) && !run.meets(&(0..10)));
        let mut found = Vec::new();
        for (place, range) in ranges.iter().enumerate() {
            let part = run.part(place).expect("it is there");
            let mut reading = part.read(range.start);
            for term in range.clone() {
                reading.take(term, |Posting { document, impact, form }| {
                    assert_eq!(form, impact + 2);
                    found.push((term, document, impact));
                });
            }
        }
        assert_eq!(found, [(0, 10, 1), (3, 10, 2), (3, 12, 3), (4, 12, 4), (9, 12, 5)]);
    }
}
