//! Lists of postings: in which needs and resources a term stands, and how much each is about it.
//!
//! Bytes of a list: varint head (`count * 8 + elsewhere * 4 + form bits`); if it has postings elsewhere, varint frequency; if it has more than one block, varint
//! length of what follows and two bytes, its largest impact and the [`TENTH`] largest in resources; then its blocks. A block has [`BLOCK_POSTINGS`] postings, the last one the rest: one byte of
//! widths (the bits of a gap, and those of an impact from bit 5 on), in all but the last a varint span (how far its last document is beyond the last one before the block), and the
//! postings as fields of equal width, the lowest bits first, filled up to whole bytes. A field is the gap (document less the one before, less one), the impact less one
//! and the form.
//!
//! Fields of equal width can be read without waiting for each other, which is what makes a query quick; blocks keep the widths near what the gaps need, and
//! can be leapt over. Cost of finding a list: one offset, and the heads of at most [`LISTS_PER_OFFSET`] lists.

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

/// The postings of a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List<'a> {
    /// In how many needs and resources the term stands, those of packs that belong to this one included.
    pub frequency: u32,
    /// How many postings there are.
    pub count: u32,
    /// How many bits say in which form the term stands there.
    pub form_bits: u8,
    /// No impact is larger, and if there is more than one block, one is as large.
    pub impact: u8,
    /// The [`TENTH`] largest impact in resources; 0 if there are fewer, or but one block.
    pub tenth: u8,
    /// The blocks, and what follows them in the section.
    pub blocks: &'a [u8],
}

/// A block of postings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block<'a> {
    /// How many bits the gap has.
    pub gap_bits: u8,
    /// How many bits the impact has.
    pub impact_bits: u8,
    /// How far the last document is beyond the last one before the block; 0 in the last block.
    pub span: u32,
    /// The fields, and what follows them.
    pub fields: &'a [u8],
}

impl Block<'_> {
    /// How many bytes `count` fields have.
    pub fn size(&self, form_bits: u8, count: u32) -> usize {
        let width = u32::from(self.gap_bits) + u32::from(self.impact_bits) + u32::from(form_bits);
        // 64 fields of at most 41 bits.
        (width * count.min(BLOCK_POSTINGS)).div_ceil(8) as usize
    }

    /// The gap, the impact and the form of a posting; those of zeros behind the end of the bytes.
    pub fn posting(&self, form_bits: u8, number: u32) -> (u32, u8, u8) {
        let width = u32::from(self.gap_bits) + u32::from(self.impact_bits) + u32::from(form_bits);
        let bits = bits_from(self.fields, (width as usize).saturating_mul(number as usize));
        let impact = low(bits >> self.gap_bits, self.impact_bits) as u8;
        let form = low(bits >> self.gap_bits >> self.impact_bits, form_bits) as u8;
        (low(bits, self.gap_bits), impact.saturating_add(1), form)
    }
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

/// The block at the start of these bytes.
#[inline]
pub fn take_block(bytes: &[u8], is_last: bool) -> Option<Block<'_>> {
    let (&widths, rest) = bytes.split_first()?;
    let (span, fields) = if is_last { (0, rest) } else { take_varint(rest)? };
    Some(Block { gap_bits: widths & 31, impact_bits: widths >> 5, span, fields })
}

/// The list at the start of these bytes, and what follows it.
pub fn take_list(bytes: &[u8]) -> Option<(List<'_>, &[u8])> {
    let (head, rest) = take_varint(bytes)?;
    let (count, form_bits) = (head >> 3, (head & 3) as u8);
    let (frequency, rest) = if head & 4 == 0 { (count, rest) } else { take_varint(rest)? };
    let list = List { frequency, count, form_bits, impact: 0, tenth: 0, blocks: rest };
    if count == 0 {
        return Some((list, rest));
    }
    if count <= BLOCK_POSTINGS {
        let block = take_block(rest, true)?;
        let after = block.fields.get(block.size(form_bits, count)..)?;
        return Some((List { impact: 1 << block.impact_bits.min(7), ..list }, after));
    }
    let (length, rest) = take_varint(rest)?;
    let (&[impact, tenth], blocks) = rest.split_first_chunk()?;
    Some((List { impact, tenth, blocks, ..list }, rest.get(length as usize..)?))
}

impl<'a> Pack<'a> {
    /// The postings of a term; empty if the pack has none of it.
    pub fn postings(&self, term: u32) -> List<'a> {
        let offsets: Table<'a, Reference> = self.terms();
        let list = || {
            let offset = offsets.get(term / LISTS_PER_OFFSET)?.to;
            let mut rest = self.section(Section::Postings).get(offset as usize..)?;
            for _ in 0..term % LISTS_PER_OFFSET {
                rest = take_list(rest)?.1;
            }
            take_list(rest).map(|(list, _)| list)
        };
        list().unwrap_or_default()
    }
}
