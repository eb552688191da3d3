//! Lists of postings: in which needs and resources a term stands, and how much each is about it.
//!
//! A list of one posting is a whole number of bytes: [`ONLY`] and the posting. Bytes of any other list: varint head (`count * 8 + elsewhere * 4 + form bits`); if it
//! has postings elsewhere, varint frequency; if it has more than one block, varint length of what follows and three bytes, its largest impact, the [`TENTH`]
//! largest in resources and its least; then its blocks. A block has [`BLOCK_POSTINGS`] postings, the last one the rest: one byte of widths (the bits of a gap, and
//! those of an impact from bit 5 on); if it has more than [`UNPATCHED`], one byte of how many gaps are patched, and of the bits of a patch from bit 3 on; in all but the last a varint
//! span (how far its last document is beyond the last one before the block); the patches; and the postings as fields of equal width, the lowest bits first, filled up to whole bytes. A
//! field is the gap (document less the one before, less one), the impact less the least and the form. A patch is the place of a posting in the block, and the bits of
//! its gap that the field has no room for.
//!
//! Fields of equal width can be read without waiting for each other, which is what makes a query quick; blocks keep the widths near what the gaps need, patches
//! nearer still, and blocks can be leapt over. Cost of finding a list: one offset, and the heads of at most [`LISTS_PER_OFFSET`] lists.

use super::Pack;
use super::hot::Reference;
use super::section::Section;
use super::table::Table;
use super::varint::take_varint;

/// How many postings a block has; the last one of a list may have fewer.
pub const BLOCK_POSTINGS: u32 = 64;

/// For every so many lists there is an offset.
pub const LISTS_PER_OFFSET: u32 = 16;

/// Which impact of a list stands in its head beside the largest: what the tenth best of its resources has at least, any ten best of a query have.
pub const TENTH: u32 = 10;

/// How many forms of a term are told apart; the last number stands for all further ones.
pub const MAX_FORMS: u32 = 4;

/// No posting has a larger impact.
pub const LARGEST_IMPACT: u8 = 128;

/// Blocks of more postings than this may have patches.
pub const UNPATCHED: u32 = 16;

/// How many patches a block has at most.
pub const MAX_PATCHES: u8 = 7;

/// A patch takes a reader longer than a field, so it must save so many bits beside its own.
pub const PATCH_COST: u32 = 8;

/// What stands where other lists have the bits of their forms.
pub const ONLY: u8 = 3;

/// The largest impact and the largest form that a list of one posting can say; others are written as if there were more.
pub const ONLY_MOST: (u8, u8) = (64, 1);

/// How many bytes such a list has, in a pack of so many needs and resources: two bits say what it is, one whether there is a frequency; one is the form, six the
/// impact less one, the rest the document.
pub const fn only_size(documents: u32) -> usize {
    (10 + bit_count(documents.saturating_sub(1)) as usize).div_ceil(8)
}

/// How many bits a number takes.
pub const fn bit_count(number: u32) -> u8 {
    (u32::BITS - number.leading_zeros()) as u8
}

/// The postings of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List<'a> {
    /// In how many needs and resources the term stands, those of packs that belong to this one included.
    pub frequency: u32,
    /// How many postings there are.
    pub count: u32,
    /// How many bits say in which form the term stands there.
    pub form_bits: u8,
    /// No impact is smaller, and if there is more than one block, one is as small.
    pub least: u8,
    /// No impact is larger, and if there is more than one block, one is as large.
    pub impact: u8,
    /// The [`TENTH`] largest impact in resources; 0 if there are fewer, or but one block.
    pub tenth: u8,
    /// The document, the impact and the form of the one posting that stands in no block.
    pub only: Option<(u32, u8, u8)>,
    /// The blocks, and what follows them in the section.
    pub blocks: &'a [u8],
}

/// A block of postings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// How many bits of the gap the field has.
    pub gap_bits: u8,
    /// How many bits the impact has.
    pub impact_bits: u8,
    /// How many gaps have more bits.
    pub patches: u8,
    /// How many more.
    pub patch_bits: u8,
    /// How far the last document is beyond the last one before the block; 0 in the last block.
    pub span: u32,
    /// The patches, the fields, and what follows them.
    pub fields: &'a [u8],
}

/// How many bits the place of a patch has.
const PLACE_BITS: u8 = BLOCK_POSTINGS.ilog2() as u8;

impl Block<'_> {
    /// How many bytes the patches and `count` fields have.
    pub fn size(&self, form_bits: u8, count: u32) -> usize {
        // 64 fields of at most 41 bits.
        self.bit(form_bits, count.min(BLOCK_POSTINGS)).div_ceil(8)
    }

    /// Where a field begins.
    fn bit(&self, form_bits: u8, number: u32) -> usize {
        let width = u32::from(self.gap_bits) + u32::from(self.impact_bits) + u32::from(form_bits);
        patched_bits(self.patches, self.patch_bits).saturating_add((width as usize).saturating_mul(number as usize))
    }

    /// The gap, the impact and the form of a posting; those of zeros behind the end of the bytes.
    pub fn posting(&self, list: &List<'_>, number: u32) -> (u32, u8, u8) {
        let bits = bits_from(self.fields, self.bit(list.form_bits, number));
        let impact = low(bits >> self.gap_bits, self.impact_bits) as u8;
        let form = low(bits >> self.gap_bits >> self.impact_bits, list.form_bits) as u8;
        let patches = (0..self.patches).map(|number| patch(self.fields, number, self.patch_bits));
        let more = patches.filter(|&(place, _)| u32::from(place) == number).map(|(_, more)| more).next().unwrap_or(0);
        (low(bits, self.gap_bits) | more << self.gap_bits, impact.saturating_add(list.least), form)
    }
}

/// How many bits so many patches have.
#[inline(always)]
pub(crate) const fn patched_bits(patches: u8, patch_bits: u8) -> usize {
    patches as usize * (PLACE_BITS as usize + patch_bits as usize)
}

/// The place of a patch, and what it adds to what the gap has beyond the field's bits.
#[inline]
pub(crate) fn patch(fields: &[u8], number: u8, patch_bits: u8) -> (u8, u32) {
    let bits = bits_from(fields, patched_bits(number, patch_bits));
    (low(bits, PLACE_BITS) as u8, low(bits >> PLACE_BITS, patch_bits))
}

/// How many bits of a gap fields should have, and how many gaps have more, given how many gaps have how many bits: what takes the fewest bits, with [`PATCH_COST`] for
/// each patch, and of that the fewest patches.
pub fn gap_widths(counts: &[u8; 33]) -> (u8, u8) {
    let size: u32 = counts.iter().map(|&count| u32::from(count)).sum();
    let widest = counts.iter().rposition(|&count| count > 0).unwrap_or(0) as u32;
    let (mut best, mut least, mut patches) = ((widest as u8, 0), widest * size, 0_u32);
    if size <= UNPATCHED {
        return best;
    }
    for (bits, &wider) in (0..widest).zip(counts.iter().skip(1)).rev() {
        patches += u32::from(wider);
        let total = bits * size + patches * (PATCH_COST + u32::from(PLACE_BITS) + widest - bits);
        if patches > MAX_PATCHES.into() {
            break;
        }
        if total < least {
            (best, least) = ((bits as u8, patches as u8), total);
        }
    }
    best
}

/// 57 bits or more from this bit on; zeros behind the end.
#[inline(always)]
pub(crate) fn bits_from(bytes: &[u8], bit: usize) -> u64 {
    let (from, shift) = (bit / 8, bit % 8);
    let bits = match bytes.get(from..).and_then(|rest| rest.first_chunk::<8>()) {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => last_bits(bytes.get(from..).unwrap_or(&[])),
    };
    bits >> shift
}

/// Fewer than eight bytes.
#[cold]
fn last_bits(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).rev().fold(0, |bits, &byte| bits << 8 | u64::from(byte))
}

/// The lowest bits.
#[inline(always)]
const fn low(bits: u64, count: u8) -> u32 {
    (bits & ((1 << (count & 31)) - 1)) as u32
}

/// The block at the start of these bytes, in which and behind which so many postings stand.
#[inline]
pub fn take_block(bytes: &[u8], left: u32) -> Option<Block<'_>> {
    let (&widths, rest) = bytes.split_first()?;
    let (&patches, rest) = if left > UNPATCHED { rest.split_first()? } else { (&0, rest) };
    let (span, fields) = if left <= BLOCK_POSTINGS { (0, rest) } else { take_varint(rest)? };
    let (gap_bits, impact_bits) = (widths & 31, widths >> 5);
    Some(Block { gap_bits, impact_bits, patches: patches & MAX_PATCHES, patch_bits: patches >> 3, span, fields })
}

/// The list of one posting at the start of these bytes.
fn take_only(bytes: &[u8], documents: u32) -> Option<(List<'_>, &[u8])> {
    let (packed, rest) = bytes.split_at_checked(only_size(documents))?;
    let bits = bits_from(packed, 0);
    let (frequency, rest) = if bits & 4 == 0 { (1, rest) } else { take_varint(rest)? };
    let impact = low(bits >> 4, 6) as u8 + 1;
    let only = Some(((bits >> 10) as u32, impact, low(bits >> 3, 1) as u8));
    Some((List { frequency, count: 1, least: 1, impact, only, blocks: rest, ..List::default() }, rest))
}

/// The list at the start of these bytes, in a pack of so many needs and resources, and what follows it.
pub fn take_list(bytes: &[u8], documents: u32) -> Option<(List<'_>, &[u8])> {
    if bytes.first()? & 3 == ONLY {
        return take_only(bytes, documents);
    }
    let (head, rest) = take_varint(bytes)?;
    let (count, form_bits) = (head >> 3, (head & 3) as u8);
    let (frequency, rest) = if head & 4 == 0 { (count, rest) } else { take_varint(rest)? };
    let list = List { frequency, count, form_bits, least: 1, blocks: rest, ..List::default() };
    if count == 0 {
        return Some((list, rest));
    }
    if count <= BLOCK_POSTINGS {
        let block = take_block(rest, count)?;
        let after = block.fields.get(block.size(form_bits, count)..)?;
        return Some((List { impact: 1 << block.impact_bits.min(7), ..list }, after));
    }
    let (length, rest) = take_varint(rest)?;
    let (&[impact, tenth, least], blocks) = rest.split_first_chunk()?;
    Some((List { impact, tenth, least, blocks, ..list }, rest.get(length as usize..)?))
}

impl<'a> Pack<'a> {
    /// How many needs and resources there are.
    pub fn document_count(&self) -> u32 {
        self.need_count().saturating_add(self.resources().len())
    }

    /// The postings of a term; empty if the pack has none of it.
    pub fn postings(&self, term: u32) -> List<'a> {
        let (offsets, documents): (Table<'a, Reference>, u32) = (self.terms(), self.document_count());
        let list = || {
            let offset = offsets.get(term / LISTS_PER_OFFSET)?.to;
            let mut rest = self.section(Section::Postings).get(offset as usize..)?;
            for _ in 0..term % LISTS_PER_OFFSET {
                rest = take_list(rest, documents)?.1;
            }
            take_list(rest, documents).map(|(list, _)| list)
        };
        list().unwrap_or_default()
    }
}
