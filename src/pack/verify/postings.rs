//! The lists of postings.

use super::rules::look_up;
use super::{Piece, Verifier, ensure};
use crate::error::ErrorCode::{self, Record, Reference as Dangling};
use crate::pack::field::field;
use crate::pack::hot::Reference;
use crate::pack::postings::{BLOCK_POSTINGS, Block, LISTS_PER_OFFSET, TENTH};
use crate::pack::section::Section;
use crate::pack::varint::take_shortest;

/// The list at hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Checked {
    /// How many postings are still to come.
    left: u32,
    form_bits: u8,
    /// The largest form so far, and the largest impact.
    form: u8,
    impact: u8,
    /// Where it ends and which impact is its largest, if it says so.
    end: Option<(u32, u8)>,
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
    let (head, mut rest) = take_shortest(bytes).ok_or(Record)?;
    let left = head >> 3;
    if head & 4 != 0 {
        let (frequency, after) = take_shortest(rest).ok_or(Record)?;
        ensure(frequency > left, Record)?;
        rest = after;
    }
    ensure(head & 4 != 0 || left > 0, Record)?;
    verifier.list = Checked { left, form_bits: (head & 3) as u8, ..Checked::default() };
    if left > BLOCK_POSTINGS {
        let (length, after) = take_shortest(rest).ok_or(Record)?;
        let length = length.checked_add((bytes.len() - after.len()) as u32).ok_or(Record)?;
        let (&[impact, tenth], after) = after.split_first_chunk().ok_or(Record)?;
        verifier.list.end = Some((verifier.next.saturating_add(length), impact));
        verifier.list.tenth = tenth;
        rest = after;
    }
    Ok(rest)
}

/// What holds at the end of a list: it is as long as it says, its largest impact and the tenth are those it says, and its forms have the bits that they
/// need.
fn end(verifier: &Verifier<'_>) -> Result<(), ErrorCode> {
    let list = &verifier.list;
    ensure(list.end.is_none_or(|said| said == (verifier.next, list.impact)), Record)?;
    let enough = list.tenth == 0 || list.above.saturating_add(list.equal) >= TENTH;
    ensure(list.end.is_none() || list.above < TENTH && enough, Record)?;
    ensure(bits(list.form.into()) == list.form_bits, Record)
}

fn block<'a>(verifier: &mut Verifier<'_>, bytes: &'a [u8]) -> Result<&'a [u8], ErrorCode> {
    let needs = verifier.need_count();
    let documents = needs.saturating_add(verifier.count(Section::Resources));
    let list = &mut verifier.list;
    let count = list.left.min(BLOCK_POSTINGS);
    list.left = list.left.saturating_sub(count);
    let (&widths, rest) = bytes.split_first().ok_or(Record)?;
    let (span, fields) = if list.left == 0 { (None, rest) } else { span(rest)? };
    let block = Block { gap_bits: widths & 31, impact_bits: widths >> 5, span: 0, fields };
    let (packed, after) = fields.split_at_checked(block.size(list.form_bits, count)).ok_or(Record)?;
    let (mut gaps, mut impacts, before) = (0, 0, list.document);
    for number in 0..count {
        let (gap, impact, form) = Block { fields: packed, ..block }.posting(list.form_bits, number);
        (gaps, impacts) = (gap.max(gaps), impact.max(impacts));
        list.form = list.form.max(form);
        let document = list.document.checked_add(gap).ok_or(Dangling)?;
        ensure(document < documents, Dangling)?;
        if document >= needs {
            list.above = list.above.saturating_add((impact > list.tenth).into());
            list.equal = list.equal.saturating_add((impact == list.tenth).into());
        }
        list.document = document.saturating_add(1);
    }
    list.impact = list.impact.max(impacts);
    let shortest = bits(gaps) == block.gap_bits && bits(impacts.saturating_sub(1).into()) == block.impact_bits;
    ensure(shortest && span.is_none_or(|span| span == list.document.wrapping_sub(before)), Record)?;
    ensure(spare(&block, list.form_bits, count, packed) == 0, Record)?;
    Ok(after)
}

fn span(bytes: &[u8]) -> Result<(Option<u32>, &[u8]), ErrorCode> {
    take_shortest(bytes).map(|(span, rest)| (Some(span), rest)).ok_or(Record)
}

/// How many bits a number takes.
const fn bits(number: u32) -> u8 {
    (u32::BITS - number.leading_zeros()) as u8
}

/// The bits behind the last field.
fn spare(block: &Block<'_>, form_bits: u8, count: u32, packed: &[u8]) -> u8 {
    let width = u32::from(block.gap_bits) + u32::from(block.impact_bits) + u32::from(form_bits);
    let used = width.saturating_mul(count) % 8;
    let last = packed.last().copied().unwrap_or(0);
    if used == 0 { 0 } else { last >> used }
}
