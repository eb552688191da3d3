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
use super::window::{BITS, Documents, SIZE, Window};
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
    /// Gives every document from `first` to `end` that could be among the best, in order. `needs` pass on their match to what serves them. What takes a
    /// document says which score the next must pass.
    pub fn run(
        pack: &'s Pack<'p>,
        cursors: &'s mut [Cursor],
        window: &'s mut Window,
        needs: &'s [NeedHit],
        first: u32,
        end: u32,
        give: &mut dyn FnMut(&Found) -> u32,
    ) {
        let (weakest, heirs) = (Weakest::of(cursors), Heirs::of(pack, needs, first));
        let postings = pack.section(Section::Postings);
        Self { postings, cursors, window, heirs, weakest, floor: 0, least: 0 }.pass(first, end, give);
    }

    #[inline(always)]
    fn pass(&mut self, first: u32, end: u32, give: &mut dyn FnMut(&Found) -> u32) {
        let mut start = first;
        loop {
            self.weakest.grow(self.cursors, self.floor);
            self.least = self.floor.saturating_sub(self.weakest.together);
            start = start.max(self.next());
            if start >= end {
                return;
            }
            let stop = start.saturating_add(SIZE as u32).min(end);
            let documents = self.fill(start, stop);
            self.empty(start, &documents, give);
            for &number in self.weakest.strong() {
                self.window.forget(number);
            }
            start = stop;
        }
    }

    /// The first document that a strong word or a need leads to.
    fn next(&self) -> u32 {
        let strong = self.weakest.strong().iter().filter_map(|&number| self.cursors.get(usize::from(number)));
        strong.map(|cursor| cursor.document).min().unwrap_or(END).min(self.heirs.document)
    }

    /// Adds the strong words in this window, and says which documents they and the needs reach.
    fn fill(&mut self, start: u32, stop: u32) -> Documents {
        let mut documents = Documents::default();
        self.heirs.include(start, stop, &mut documents);
        for &number in self.weakest.strong() {
            if let Some(cursor) = self.cursors.get_mut(usize::from(number)).filter(|cursor| cursor.document < stop) {
                self.window.add(number, cursor, self.postings, start, stop, &mut documents);
            }
        }
        documents
    }

    /// Takes these documents out of the window, and gives those that pass the floor.
    fn empty(&mut self, start: u32, documents: &Documents, give: &mut dyn FnMut(&Found) -> u32) {
        for (&documents, first) in documents.iter().zip((0..).step_by(BITS)) {
            let mut left = documents;
            while left != 0 {
                let at = first + left.trailing_zeros() as usize;
                left &= left - 1;
                let document = start.wrapping_add(at as u32);
                let score = self.window.take(at);
                if score <= self.least && document < self.heirs.document {
                    continue;
                }
                if let Some(found) = self.look(document, at, score) {
                    self.floor = give(&found);
                    self.least = self.floor.saturating_sub(self.weakest.together);
                }
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
        Some(Found { document, words: words | self.window.words(self.cursors.len(), at), score, inheritance })
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
