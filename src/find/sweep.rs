//! One pass over the postings of the query's words, in the order of documents.
//!
//! Owns: which documents are given, and with what score. The strong words fill a window; then every document that they or a need reached is looked at, the
//! weak words are asked about those that may still be among the best, and those that are so are given. Windows that nobody reaches are leapt over.
//!
//! Invariant: the documents given do not depend on the size of the window nor on which words are weak, but for such as could not be kept anyway.

use super::cursor::{Cursor, END};
use super::heirs::{Heirs, Inheritance};
use super::rank::NeedHit;
use super::weakest::Weakest;
use super::window::{GROUP, Groups, SIZE, WHOLE_GROUP, Window};
use crate::SMALL;
use crate::pack::{Pack, Section};

/// What is known of a document in the end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub document: u32,
    /// The query's words that it has.
    pub words: u64,
    /// The sum of its impacts, with what it inherits.
    pub score: u32,
    /// What it inherits of a need.
    pub inheritance: Inheritance,
}

/// A pass that is under way.
pub(super) struct Sweep<'s, 'p> {
    postings: &'p [u8],
    cursors: &'s mut [Cursor],
    window: &'s mut Window,
    heirs: Heirs<'s, 'p>,
    weakest: Weakest,
    /// A document must have more than this to be given,
    floor: u32,
    /// and more than this of the strong words and the needs.
    least: u32,
}

impl<'s, 'p> Sweep<'s, 'p> {
    /// A pass over what the cursors stand before. `needs` pass on their match to what serves them, beginning with the document `first`. A document must
    /// have more than the floor.
    pub fn of(
        pack: &'s Pack<'p>,
        cursors: &'s mut [Cursor],
        window: &'s mut Window,
        needs: &'s [NeedHit],
        first: u32,
        floor: u32,
    ) -> Self {
        let (weakest, heirs) = (Weakest::of(cursors), Heirs::of(pack, needs, first));
        let postings = pack.section(Section::Postings);
        Self { postings, cursors, window, heirs, weakest, floor, least: 0 }
    }

    /// Gives every document from `first` to `end` that could be among the best, in order. What takes a document says which score the next must pass.
    #[inline(never)]
    pub fn run(&mut self, first: u32, end: u32, give: &mut dyn FnMut(&Found) -> u32) {
        let mut start = first;
        loop {
            self.weakest.grow(self.cursors, self.floor);
            self.least = self.floor.saturating_sub(self.weakest.together);
            start = start.max(self.next());
            if start >= end {
                return;
            }
            let stop = start.saturating_add(SIZE as u32).min(end);
            let groups = self.fill(start, stop);
            self.empty(start, stop, groups, give);
            start = stop;
        }
    }

    /// The first document that a strong word or a need leads to.
    fn next(&self) -> u32 {
        let strong = self.weakest.strong().iter().filter_map(|&number| self.cursors.get(usize::from(number)));
        strong.map(|cursor| cursor.document).min().unwrap_or(END).min(self.heirs.document)
    }

    /// Adds the strong words in this window, and says which groups they and the needs reach.
    fn fill(&mut self, start: u32, stop: u32) -> Groups {
        let mut groups = self.heirs.groups(start, stop);
        for &number in self.weakest.strong() {
            if let Some(cursor) = self.cursors.get_mut(usize::from(number)).filter(|cursor| cursor.document < stop) {
                groups |= self.window.add(number, cursor, self.postings, start, stop);
            }
        }
        groups
    }

    /// Takes these groups out of the window, and gives their documents that pass the floor.
    fn empty(&mut self, start: u32, stop: u32, mut groups: Groups, give: &mut dyn FnMut(&Found) -> u32) {
        while groups != 0 {
            let group = groups.trailing_zeros() as usize * GROUP;
            groups &= groups - 1;
            let first = start.wrapping_add(group as u32);
            let heirs = self.heirs.document.wrapping_sub(first) < GROUP as u32;
            let passing = if SMALL || heirs { WHOLE_GROUP } else { self.window.passing(group, self.least) };
            self.give(first, stop, group, passing, give);
            self.window.forget(group);
        }
    }

    /// Gives those of these documents of a group that pass the floor. What a malformed pack leads to behind the end is none of them.
    fn give(&mut self, first: u32, stop: u32, group: usize, mut documents: u32, give: &mut dyn FnMut(&Found) -> u32) {
        while documents != 0 {
            let place = documents.trailing_zeros();
            documents &= documents - 1;
            let (document, at) = (first.wrapping_add(place), group + place as usize);
            let score = self.window.score(at);
            if document >= stop || score <= self.least && document < self.heirs.document {
                continue;
            }
            if let Some(found) = self.look(document, at, score) {
                self.floor = give(&found);
                self.least = self.floor.saturating_sub(self.weakest.together);
            }
        }
    }

    /// What is known of a document that the strong words give this score, if it passes the floor.
    fn look(&mut self, document: u32, at: usize, score: u32) -> Option<Found> {
        let inheritance = self.heirs.take(document);
        let score = score.wrapping_add(inheritance.passed);
        if score <= self.least {
            return None;
        }
        let (score, words) = self.ask(document, score)?;
        Some(Found { document, words: words | self.window.words(at), score, inheritance })
    }

    /// Asks the weak words about a document, the strongest of them first: its score with what they add, and which they are, unless it does not pass the floor.
    fn ask(&mut self, document: u32, mut score: u32) -> Option<(u32, u64)> {
        let (mut words, mut together) = (0, self.weakest.together);
        for &number in self.weakest.weak().iter().rev() {
            if score.saturating_add(together) <= self.floor {
                return None;
            }
            let Some(cursor) = self.cursors.get_mut(usize::from(number)) else { continue };
            together = together.wrapping_sub(cursor.most);
            if let Some(amount) = cursor.seek(self.postings, document) {
                score = score.wrapping_add(amount);
                words |= 1 << (number & 63);
            }
        }
        (score > self.floor).then_some((score, words))
    }
}
