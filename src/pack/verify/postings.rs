//! The lists of postings.

use super::rules::look_up;
use super::{Piece, Verifier, ensure};
use crate::error::ErrorCode::{self, Record, Reference as Dangling};
use crate::pack::field::field;
use crate::pack::hot::Reference;
use crate::pack::postings::{
    BLOCK_POSTINGS, Block, LARGEST_IMPACT, LISTS_PER_OFFSET, List, ONLY, ONLY_MOST, TENTH, bit_count, gap_widths,
    only_size, patch, patched_bits, take_block, take_list,
};
use crate::pack::section::Section;
use crate::pack::varint::take_shortest;

/// The list at hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Checked {
    /// How many postings are still to come.
    left: u32,
    form_bits: u8,
    /// What an impact of no bits is.
    base: u8,
    /// The largest form so far, and the smallest and the largest impact.
    form: u8,
    least: u8,
    impact: u8,
    /// Where it ends and which impacts are its smallest and its largest, if it says so.
    end: Option<(u32, u8, u8)>,
    /// Which impact it says is the tenth largest in resources, and how many of them have more, and as much.
    tenth: u8,
    above: u32,
    equal: u32,
    /// The first document that may follow.
    document: u32,
}

/// The next block, or the head of the next list. `at` is the number of the list, `next` the place in bytes; `inner` is 1 within a list.
#[inline(never)]
pub(super) fn postings(verifier: &mut Verifier<'_>) -> Piece {
    let bytes = verifier.pack.section(Section::Postings).get(verifier.next as usize..).unwrap_or(&[]);
    if bytes.is_empty() && verifier.inner == 0 {
        let offsets = verifier.at.div_ceil(LISTS_PER_OFFSET) == verifier.count(Section::Terms);
        verifier.terms = verifier.at;
        return ensure(offsets, Dangling)
            .map(|()| None)
            .map_err(|code| verifier.stop_at(Section::Postings, verifier.next, code));
    }
    let work = verifier.list.left.clamp(1, BLOCK_POSTINGS);
    let checked = if verifier.inner == 0 { head(verifier, bytes) } else { block(verifier, bytes) };
    let rest = checked.map_err(|code| verifier.stop_at(Section::Postings, verifier.next, code))?;
    verifier.next = verifier.next.saturating_add((bytes.len() - rest.len()) as u32);
    verifier.inner = 1;
    if verifier.list.left == 0 {
        end(verifier).map_err(|code| verifier.stop_at(Section::Postings, verifier.next, code))?;
        (verifier.at, verifier.inner) = (verifier.at.saturating_add(1), 0);
    }
    Ok(Some(work))
}

fn head<'a>(verifier: &mut Verifier<'_>, bytes: &'a [u8]) -> Result<&'a [u8], ErrorCode> {
    if verifier.at.is_multiple_of(LISTS_PER_OFFSET) {
        let (offsets, number) = (verifier.pack.rows(Section::Terms), verifier.at / LISTS_PER_OFFSET);
        let offset = look_up(&offsets, number, field!(Reference.to));
        ensure(number < offsets.len() && offset == verifier.next, Dangling)?;
    }
    if bytes.first().is_some_and(|first| first & 3 == ONLY) {
        return only(verifier, bytes);
    }
    let (head, mut rest) = take_shortest(bytes).ok_or(Record)?;
    let left = head >> 3;
    if head & 4 != 0 {
        let (frequency, after) = take_shortest(rest).ok_or(Record)?;
        ensure(frequency > left, Record)?;
        rest = after;
    }
    ensure(head & 4 != 0 || left > 0, Record)?;
    verifier.list = Checked { left, form_bits: (head & 3) as u8, base: 1, least: u8::MAX, ..Checked::default() };
    if left > BLOCK_POSTINGS {
        let (length, after) = take_shortest(rest).ok_or(Record)?;
        let length = length.checked_add((bytes.len() - after.len()) as u32).ok_or(Record)?;
        let (&[impact, tenth, least], after) = after.split_first_chunk().ok_or(Record)?;
        verifier.list.end = Some((verifier.next.saturating_add(length), least, impact));
        (verifier.list.tenth, verifier.list.base) = (tenth, least);
        rest = after;
    }
    Ok(rest)
}

/// A list of one posting, and what follows it.
fn only<'a>(verifier: &mut Verifier<'_>, bytes: &'a [u8]) -> Result<&'a [u8], ErrorCode> {
    let documents = verifier.documents();
    let (list, mut rest) = take_list(bytes, documents).ok_or(Record)?;
    ensure(list.only.is_some_and(|(document, ..)| document < documents), Dangling)?;
    if bytes.first().is_some_and(|first| first & 4 != 0) {
        let (frequency, after) = bytes.get(only_size(documents)..).and_then(take_shortest).ok_or(Record)?;
        ensure(frequency > 1, Record)?;
        rest = after;
    }
    verifier.list = Checked::default();
    Ok(rest)
}

/// What holds at the end of a list: it is as long as it says, its least impact, its largest and the tenth are those it says, and its forms have the bits that
/// they need.
fn end(verifier: &Verifier<'_>) -> Result<(), ErrorCode> {
    let list = &verifier.list;
    let said = |end: (u32, u8, u8)| end == (verifier.next, list.least, list.impact) && list.least > 0;
    ensure(list.end.is_none_or(said) && list.impact <= LARGEST_IMPACT, Record)?;
    let enough = list.tenth == 0 || list.above.saturating_add(list.equal) >= TENTH;
    ensure(list.end.is_none() || list.above < TENTH && enough, Record)?;
    ensure(bit_count(list.form.into()) == list.form_bits, Record)
}

fn block<'a>(verifier: &mut Verifier<'_>, bytes: &'a [u8]) -> Result<&'a [u8], ErrorCode> {
    let (needs, documents) = (verifier.need_count(), verifier.documents());
    let list = &mut verifier.list;
    let block = take_block(bytes, list.left).ok_or(Record)?;
    let (count, before) = (list.left.min(BLOCK_POSTINGS), list.document);
    let (packed, after) = block.fields.split_at_checked(block.size(list.form_bits, count)).ok_or(Record)?;
    let (block, read) =
        (Block { fields: packed, ..block }, List { form_bits: list.form_bits, least: list.base, ..List::default() });
    let (mut counts, mut impacts) = ([0_u8; 33], 0);
    for number in 0..count {
        let (gap, impact, form) = block.posting(&read, number);
        if let Some(count) = counts.get_mut(usize::from(bit_count(gap))) {
            *count = count.saturating_add(1);
        }
        (list.form, impacts) = (list.form.max(form), impact.max(impacts));
        (list.least, list.impact) = (list.least.min(impact), list.impact.max(impact));
        let document = list.document.checked_add(gap).ok_or(Dangling)?;
        ensure(document < documents, Dangling)?;
        if document >= needs {
            list.above = list.above.saturating_add((impact > list.tenth).into());
            list.equal = list.equal.saturating_add((impact == list.tenth).into());
        }
        list.document = document.saturating_add(1);
    }
    let may_be_only = list.left == 1 && list.end.is_none() && impacts <= ONLY_MOST.0 && list.form <= ONLY_MOST.1;
    let shortest = bit_count(impacts.saturating_sub(list.base).into()) == block.impact_bits;
    ensure(shortest && !may_be_only && patched(&block, &counts), Record)?;
    let span = if list.left > BLOCK_POSTINGS { list.document.wrapping_sub(before) } else { 0 };
    ensure(span == block.span && said_shortest(bytes, list.left), Record)?;
    ensure(spare(&block, list.form_bits, count, packed) == 0, Record)?;
    list.left = list.left.saturating_sub(count);
    Ok(after)
}

/// Whether gaps have the bits that they should, given how many have how many, and patches stand in order.
fn patched(block: &Block<'_>, counts: &[u8; 33]) -> bool {
    let widest = counts.iter().rposition(|&count| count > 0).unwrap_or(0) as u8;
    let patch_bits = if block.patches > 0 { widest.saturating_sub(block.gap_bits) } else { 0 };
    let places = (0..block.patches).map(|number| patch(block.fields, number, block.patch_bits).0);
    (block.gap_bits, block.patches) == gap_widths(counts)
        && block.patch_bits == patch_bits
        && places.is_sorted_by(|before, after| before < after)
}

/// Whether the span of a block has no byte too many, if it has one.
fn said_shortest(bytes: &[u8], left: u32) -> bool {
    left <= BLOCK_POSTINGS || bytes.get(2..).and_then(take_shortest).is_some()
}

/// The bits behind the last field.
fn spare(block: &Block<'_>, form_bits: u8, count: u32, packed: &[u8]) -> u8 {
    let width = u32::from(block.gap_bits) + u32::from(block.impact_bits) + u32::from(form_bits);
    let used = (patched_bits(block.patches, block.patch_bits) as u32).saturating_add(width.saturating_mul(count)) % 8;
    let last = packed.last().copied().unwrap_or(0);
    if used == 0 { 0 } else { last >> used }
}
