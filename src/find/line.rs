//! The postings of a word in an unpacked pack.
//!
//! They lie in one piece, in the order of documents, so any of them is found by halving, and reading one takes two or three instructions less than ten. Those of
//! a frequent word also stand in a row, which says by one look what a document has of it.

use super::cursor::END;
use super::query::QueryWord;
use super::unpacked::SIZE;
use super::weakest::{LONG, Weighed};
use crate::pack::row::{self, Row};
use crate::pack::unpacked::{Posting, Unpacked};
use core::ops::Range;

/// So many cells of a row take as long as one posting.
const CELLS: usize = 6;

/// The postings of a word, and what they add to a score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'m> {
    all: &'m [u32],
    /// Those that are to come,
    rest: &'m [u32],
    /// and those that were taken last.
    pub now: &'m [u32],
    /// What an impact of one adds.
    pub amounts: Amounts,
    most: u32,
    /// What ten resources get of the word at least; 0 if that is not known.
    pub tenth: u32,
    /// The same postings as a row, if they are many.
    row: Option<Row<'m>>,
}

/// What an impact of one adds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amounts {
    /// In any form but one,
    pub plain: u32,
    /// and in that of the query,
    pub same: u32,
    /// which is this.
    pub form: u8,
}

impl Amounts {
    /// For each form.
    #[inline(always)]
    pub fn by_form(self) -> [u32; 4] {
        [0, 1, 2, 3].map(|form| if form == self.form { self.same } else { self.plain })
    }
}

/// What a posting adds, by its form.
#[inline(always)]
pub(super) fn amount(posting: Posting, each: &[u32; 4]) -> u32 {
    let each = each.get(posting.form() & 3).copied().unwrap_or(0);
    posting.impact().wrapping_mul(each)
}

/// Whether a posting is of a document before this one.
#[inline(always)]
fn is_before(document: u32) -> impl Fn(&u32) -> bool + Copy {
    move |&posting| Posting::of(posting).document() < document
}

/// How many of these postings are of documents before this one, which is mostly one of the window that they begin in: it is sought there, or as little further
/// as it may be, so that a list that is longer than a processor's cache is not gone through by leaps.
#[inline]
fn before_near(postings: &[u32], document: u32) -> usize {
    let (mut start, mut end) = (0, SIZE);
    while postings.get(end).is_some_and(is_before(document)) {
        (start, end) = (end, end.saturating_mul(2));
    }
    let near = postings.get(start..end).or(postings.get(start..)).unwrap_or(&[]);
    start + near.partition_point(is_before(document))
}

impl<'m> Line<'m> {
    /// All postings of the word.
    pub fn of_word(unpacked: &Unpacked<'m>, word: &QueryWord) -> Self {
        let postings = unpacked.postings(word.term);
        let (plain, same) = word.amounts();
        let amounts = Amounts { plain, same, form: word.form };
        let most = u32::from(postings.impact) * plain.max(same);
        let tenth = u32::from(postings.tenth) * plain;
        Self { all: postings.all, rest: postings.all, now: &[], amounts, most, tenth, row: postings.row }
    }

    /// The cells of these documents, if going through them takes less than adding the postings of theirs, which were taken last.
    pub fn cells(&self, documents: Range<u32>) -> Option<&'m [u8]> {
        let row = self.row.filter(|_| self.now.len() * CELLS > documents.len())?;
        row.cells(documents)
    }

    /// The first document that is to come; [`END`] if none is.
    pub fn document(&self) -> u32 {
        self.rest.first().map_or(END, |&posting| Posting::of(posting).document())
    }

    /// Passes over the postings of documents before this one.
    #[inline]
    pub fn pass_to(&mut self, document: u32) {
        if self.document() < document {
            self.take(document);
        }
    }

    /// Takes the postings of documents before this one that are to come.
    #[inline]
    pub fn take(&mut self, document: u32) {
        let count = match self.rest.last() {
            Some(&last) if Posting::of(last).document() < document => self.rest.len(),
            _ => before_near(self.rest, document),
        };
        (self.now, self.rest) = self.rest.split_at_checked(count).unwrap_or((&[], self.rest));
    }

    /// How many postings there are.
    pub const fn len(&self) -> usize {
        self.all.len()
    }

    /// All of them: see [`Posting::of`].
    pub const fn all(&self) -> &'m [u32] {
        self.all
    }

    /// Whether a document has the word.
    #[inline]
    pub fn has(&self, document: u32) -> bool {
        if let Some(row) = self.row {
            return row.cell(document) > 0;
        }
        let at = self.all.partition_point(is_before(document));
        self.all.get(at).is_some_and(|&posting| Posting::of(posting).document() == document)
    }

    /// What a document gets of the word, if it has it and none before it is to come.
    #[inline]
    pub fn amount_of(&self, document: u32) -> Option<u32> {
        if let Some(row) = self.row {
            let cell = row.cell(document);
            let Amounts { plain, same, form } = self.amounts;
            let each = if row::form(cell) == form { same } else { plain };
            return Some(u32::from(row::impact(cell)).wrapping_mul(each));
        }
        let posting = self.rest.get(before_near(self.rest, document)).map(|&posting| Posting::of(posting))?;
        (posting.document() == document).then(|| amount(posting, &self.amounts.by_form()))
    }
}

impl Weighed for Line<'_> {
    fn asked(&self) -> u32 {
        match self.row {
            Some(_) if self.left() > LONG => 1,
            Some(_) => 4,
            None => 8,
        }
    }

    fn most(&self) -> u32 {
        self.most
    }

    fn left(&self) -> u32 {
        self.rest.len() as u32
    }
}
