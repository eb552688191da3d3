//! The postings of a word in an unpacked pack.
//!
//! They lie in one piece, in the order of documents, so any of them is found by halving, and reading one takes two or three instructions less than ten. Those of
//! a frequent word also stand in a row, which says by one look what a document has of it.

use super::cursor::END;
use super::query::QueryWord;
use super::unpacked::SIZE;
use super::weakest::{LONG, Weighed};
use crate::pack::row::{FORM, MOST, Row};
use crate::pack::unpacked::{Posting, Unpacked};

/// The postings of a word, and what they add to a score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'m> {
    all: &'m [u32],
    /// Those that are to come,
    rest: &'m [u32],
    /// and those that were taken last.
    pub now: &'m [u32],
    /// What an impact of one adds, by the form of the posting.
    each: [u32; 4],
    most: u32,
    /// What ten resources get of the word at least; 0 if that is not known.
    pub tenth: u32,
    /// The same postings as a row, if they are many.
    row: Option<Row<'m>>,
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
        let (plain, same_form) = word.amounts();
        let mut each = [plain; 4];
        if let Some(each) = each.get_mut(usize::from(word.form)) {
            *each = same_form;
        }
        let most = u32::from(postings.impact) * plain.max(same_form);
        let tenth = u32::from(postings.tenth) * plain;
        Self { all: postings.all, rest: postings.all, now: &[], each, most, tenth, row: postings.row }
    }

    /// What an impact of one adds, by the form of the posting.
    pub const fn each(&self) -> [u32; 4] {
        self.each
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
            let each = self.each.get(usize::from(cell >> FORM)).copied().unwrap_or(0);
            return Some(u32::from(cell & MOST).wrapping_mul(each));
        }
        let posting = self.rest.get(before_near(self.rest, document)).map(|&posting| Posting::of(posting))?;
        (posting.document() == document).then(|| amount(posting, &self.each))
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
