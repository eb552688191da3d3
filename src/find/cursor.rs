//! A place in the postings of a term.
//!
//! Documents are the needs, jobs first, and then the resources. What a posting adds to a score is its impact in 32 parts, and more where the document
//! has the term in the form that the query says.

use super::query::QueryWord;
use super::weakest::{LONG, Weighed};
use crate::SMALL;
use crate::pack::{BLOCK_POSTINGS, Pack, Section, bits_from, patch, patched_bits, take_block};

/// A cursor stands on a posting that was read and not yet counted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor {
    /// Where the fields of its block begin in the postings section.
    fields: u32,
    /// How many postings the blocks behind this one have.
    left: u32,
    /// The last document of its block; [`END`] if that is not known.
    last: u32,
    /// The document it stands on; [`END`] behind the last.
    pub document: u32,
    /// What it adds to the score of that document.
    amount: u32,
    /// What an impact of one adds.
    plain: u16,
    /// What it adds where the document has the form of the query.
    same_form: u16,
    /// How many postings the block has, and the number of the next one to read.
    size: u8,
    next: u8,
    gap_bits: u8,
    impact_bits: u8,
    form_bits: u8,
    form: u8,
    /// What an impact of no bits is.
    least: u8,
    /// Which posting the next patch is for, or the size.
    stop: u8,
    /// How many patches the block has, how many of them are behind, and how many bits one has.
    patches: u8,
    patched: u8,
    patch_bits: u8,
    /// So much impact have ten postings in resources at least; 0 if that is not known.
    tenth: u8,
    /// The most that a posting can add.
    pub most: u32,
}

/// No document.
pub(super) const END: u32 = u32::MAX;

/// What is the same for all postings of a block, made ready for the loop over them.
struct Shape {
    gap: u64,
    gap_bits: u8,
    /// Of what stands behind the gap.
    impact: u64,
    least: u32,
    form: u64,
    wanted: u64,
    width: u8,
    /// The bits before the first.
    start: u16,
    plain: u32,
    same_form: u32,
}

/// As many low bits as this.
const fn ones(count: u8) -> u64 {
    (1 << (count & 31)) - 1
}

/// How many fields of each width stand in the 57 bits that are sure to be there in one load.
const LOADED: [u8; 42] = loaded();

#[expect(clippy::indexing_slicing, reason = "all of it is reckoned when this is compiled")]
const fn loaded() -> [u8; 42] {
    let (mut counts, mut width) = ([57; 42], 2);
    while width < counts.len() {
        counts[width] = 57 / width as u8;
        width += 1;
    }
    counts
}

impl Shape {
    /// How far the posting that these bits begin with is beyond the one before.
    #[inline(always)]
    fn step(&self, bits: u64) -> u32 {
        ((bits & self.gap) as u32).wrapping_add(1)
    }

    /// What it adds.
    #[inline(always)]
    fn amount(&self, bits: u64) -> u32 {
        let bits = bits >> (self.gap_bits & 63);
        let impact = (bits & self.impact) as u32 + self.least;
        impact.wrapping_mul(if bits & self.form == self.wanted { self.same_form } else { self.plain })
    }

    /// Where a posting stands in the fields.
    #[inline(always)]
    fn bit(&self, posting: u8) -> usize {
        usize::from(posting) * usize::from(self.width) + usize::from(self.start)
    }
}

impl Cursor {
    /// On the first posting of a word's term.
    pub fn of_word(pack: &Pack<'_>, word: &QueryWord) -> Self {
        let list = pack.postings(word.term);
        let postings = pack.section(Section::Postings);
        let (plain, same_form) = word.amounts();
        let mut cursor = Self {
            fields: 0,
            left: list.count,
            last: END,
            document: END,
            amount: 0,
            plain: plain as u16,
            same_form: same_form as u16,
            size: 0,
            next: 0,
            gap_bits: 0,
            impact_bits: 0,
            form_bits: list.form_bits,
            form: word.form,
            least: list.least,
            stop: 0,
            patches: 0,
            patched: 0,
            patch_bits: 0,
            tenth: list.tenth,
            most: 0,
        };
        cursor.most = u32::from(list.impact) * u32::from(cursor.plain.max(cursor.same_form));
        match list.only {
            None => cursor.enter(postings, postings.len().saturating_sub(list.blocks.len())),
            Some((document, impact, form)) => {
                let each = if form == word.form { cursor.same_form } else { cursor.plain };
                (cursor.document, cursor.amount) = (document, u32::from(each) * u32::from(impact));
                (cursor.left, cursor.size, cursor.next) = (0, 1, 1);
            }
        }
        cursor
    }

    /// Stands on the first posting of the block that begins here, or at the end.
    fn enter(&mut self, postings: &[u8], at: usize) {
        // Behind `u32::MAX`, the document before the first, comes 0.
        let before = self.document;
        self.document = END;
        let is_last = self.left <= BLOCK_POSTINGS;
        let Some(block) = postings.get(at..).and_then(|rest| take_block(rest, self.left)) else { return };
        let Some(last) = self.left.checked_sub(1) else { return };
        self.size = self.left.min(BLOCK_POSTINGS) as u8;
        self.left = last.saturating_sub(BLOCK_POSTINGS - 1);
        self.last = if is_last { END } else { before.wrapping_add(block.span) };
        self.fields = postings.len().saturating_sub(block.fields.len()) as u32;
        (self.gap_bits, self.impact_bits) = (block.gap_bits, block.impact_bits);
        (self.patches, self.patch_bits, self.patched) = (block.patches, block.patch_bits, 0);
        self.find_patch(block.fields, 0);
        let shape = self.shape();
        let bits = bits_from(block.fields, shape.bit(0));
        self.next = 1;
        self.amount = shape.amount(bits);
        self.document = before.wrapping_add(shape.step(bits)).wrapping_add(self.widened(block.fields, 0));
    }

    /// By how much the gap of this posting is wider than its field says. The fields up to the next patch are as they are.
    #[inline(always)]
    fn widened(&mut self, fields: &[u8], posting: u8) -> u32 {
        if posting == self.stop { self.widen(fields) } else { 0 }
    }

    /// By how much the next patch widens its gap; it is behind then.
    #[inline(never)]
    fn widen(&mut self, fields: &[u8]) -> u32 {
        let (_, more) = patch(fields, self.patched, self.patch_bits);
        self.patched = self.patched.saturating_add(1);
        self.find_patch(fields, self.stop.saturating_add(1));
        more.wrapping_shl(self.gap_bits.into())
    }

    /// Looks where the next patch is, at this posting or behind it. If patches are not in order, the rest is left out.
    #[inline]
    fn find_patch(&mut self, fields: &[u8], first: u8) {
        self.stop = self.size;
        if self.patched < self.patches {
            let (place, _) = patch(fields, self.patched, self.patch_bits);
            if (first..self.size).contains(&place) {
                self.stop = place;
            }
        }
    }

    #[inline(always)]
    fn shape(&self) -> Shape {
        let impact_and_gap = self.gap_bits.wrapping_add(self.impact_bits);
        Shape {
            gap: ones(self.gap_bits),
            gap_bits: self.gap_bits,
            impact: ones(self.impact_bits),
            least: self.least.into(),
            form: ones(self.form_bits) << (self.impact_bits & 7),
            wanted: u64::from(self.form) << (self.impact_bits & 7),
            width: impact_and_gap.wrapping_add(self.form_bits),
            start: patched_bits(self.patches, self.patch_bits) as u16,
            plain: self.plain.into(),
            same_form: self.same_form.into(),
        }
    }

    /// What ten resources get of the word at least; 0 if that is not known.
    pub const fn tenth(&self) -> u32 {
        self.tenth as u32 * self.plain as u32
    }

    /// Where the block ends.
    fn behind(&self) -> usize {
        self.fields as usize + self.shape().bit(self.size).div_ceil(8)
    }

    /// Counts every posting of the `size` documents from `start` on by its place among them, and stops on the first one behind. Postings that are malformed
    /// end the cursor or are left out.
    #[inline]
    pub fn drain(&mut self, postings: &[u8], start: u32, size: u32, mut count: impl FnMut(u32, u32)) {
        // A device passes nothing over.
        if !SMALL && self.document < start {
            self.skip(postings, start);
        }
        while self.document.wrapping_sub(start) < size {
            if self.drain_block(postings, start, size, &mut count) {
                self.enter(postings, self.behind());
            }
        }
    }

    /// The same within the block, from the posting on that it stands on, which is one of them; true if no posting of it is left.
    #[inline(always)]
    fn drain_block(&mut self, postings: &[u8], start: u32, size: u32, count: &mut impl FnMut(u32, u32)) -> bool {
        let (fields, shape) = (postings.get(self.fields as usize..).unwrap_or(&[]), self.shape());
        let (mut place, mut amount, mut next) = (self.document.wrapping_sub(start), self.amount, self.next);
        let at_once = LOADED.get(usize::from(shape.width)).copied().unwrap_or(0).max(1);
        count(place, amount);
        while next < self.size {
            place = place.wrapping_add(self.widened(fields, next));
            while next < self.stop {
                // One load has several postings.
                let mut bits = bits_from(fields, shape.bit(next));
                let stop = self.stop.min(next.saturating_add(at_once));
                while next < stop {
                    (place, amount) = (place.wrapping_add(shape.step(bits)), shape.amount(bits));
                    (bits, next) = (bits >> (shape.width & 63), next + 1);
                    if place >= size {
                        (self.document, self.amount, self.next) = (start.wrapping_add(place), amount, next);
                        return false;
                    }
                    count(place, amount);
                }
            }
        }
        self.document = start.wrapping_add(place);
        true
    }

    /// What the posting of a document adds, if there is one. Stands behind all documents before.
    #[inline]
    pub fn seek(&mut self, postings: &[u8], document: u32) -> Option<u32> {
        if self.document < document {
            self.skip(postings, document);
        }
        (self.document == document).then_some(self.amount)
    }

    /// Stands on the first posting that is not before `end`, and leaps over the blocks that are.
    #[inline(never)]
    fn skip(&mut self, postings: &[u8], end: u32) {
        while self.document < end {
            // Where the last document of a block is not known, it is END.
            if self.last < end {
                self.document = self.last;
            } else {
                self.walk(postings, end);
            }
            if self.document < end {
                self.enter(postings, self.behind());
            }
        }
    }

    /// Stands on the first posting of the block that is not before `end`, or on its last.
    #[inline]
    fn walk(&mut self, postings: &[u8], end: u32) {
        let shape = self.shape();
        let fields = postings.get(self.fields as usize..).unwrap_or(&[]);
        let (mut document, mut next, mut bits) = (self.document, self.next, 0);
        while document < end && next < self.size {
            document = document.wrapping_add(self.widened(fields, next));
            // At least one, the widened.
            loop {
                bits = bits_from(fields, shape.bit(next));
                (document, next) = (document.wrapping_add(shape.step(bits)), next + 1);
                if document >= end || next >= self.stop {
                    break;
                }
            }
        }
        (self.document, self.next, self.amount) = (document, next, shape.amount(bits));
    }
}

impl Weighed for Cursor {
    fn asked(&self) -> u32 {
        if self.left() > LONG { 1 } else { 2 }
    }

    fn most(&self) -> u32 {
        self.most
    }

    /// A block too many at most.
    fn left(&self) -> u32 {
        self.left.saturating_add(BLOCK_POSTINGS)
    }
}
