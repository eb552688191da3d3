//! What queries meet: the lexicon and the endings.

use super::rules::look_up;
use super::{Piece, Verifier, ensure};
use crate::error::ErrorCode::{self, Order, Record, Reference as Dangling};
use crate::model::take_bytes;
use crate::pack::field::field;
use crate::pack::hot::LexiconBlock;
use crate::pack::section::Section;
use crate::pack::varint::take_shortest;
use crate::text::{
    BLOCK_WORDS, COMMON_ENDINGS, LIST, LONGEST_ENDING, Lexicon, LexiconEntry, MAX_ENDINGS, PLAIN, WordText, commonness,
    may_begin,
};

/// The next word of the lexicon. `at` is its place in bytes, `inner` its number, `next` the next term that no word led to, `common` is the
/// largest commonness of the block, as said and as found.
#[inline(never)]
pub(super) fn lexicon(verifier: &mut Verifier<'_>) -> Piece {
    let at = verifier.at;
    let rest = verifier.pack.section(Section::Lexicon).get(at as usize..).unwrap_or(&[]);
    let done = if rest.is_empty() { lexicon_end(verifier).map(|()| None) } else { word(verifier, rest).map(Some) };
    let after = done.map_err(|code| verifier.stop_at(Section::Lexicon, at, code))?;
    let size = after.map(|after| rest.len().saturating_sub(after.len()) as u32);
    verifier.at = at.saturating_add(size.unwrap_or(0));
    Ok(size)
}

fn lexicon_end(verifier: &mut Verifier<'_>) -> Result<(), ErrorCode> {
    let blocks = verifier.inner.div_ceil(BLOCK_WORDS);
    ensure(verifier.count(Section::LexiconBlocks) == blocks, Dangling)?;
    ensure(verifier.next == verifier.terms, Dangling)?;
    ensure(verifier.common.0 == verifier.common.1, Record)
}

/// Checks the head of a block and returns what follows it.
fn block<'a>(verifier: &mut Verifier<'a>, bytes: &'a [u8]) -> Result<&'a [u8], ErrorCode> {
    let (blocks, block) = (verifier.pack.rows(Section::LexiconBlocks), verifier.inner / BLOCK_WORDS);
    let at = look_up(&blocks, block, field!(LexiconBlock.to));
    ensure(block < blocks.len() && at == verifier.at, Dangling)?;
    ensure(verifier.common.0 == verifier.common.1, Record)?;
    let (next, rest) = take_shortest(bytes).ok_or(Record)?;
    let (&common, rest) = rest.split_first().ok_or(Record)?;
    ensure(next == verifier.next, Record)?;
    verifier.common = (common, 0);
    Ok(rest)
}

/// Checks a word against the one before it, keeps it, and returns what follows it.
fn word<'a>(verifier: &mut Verifier<'a>, bytes: &'a [u8]) -> Result<&'a [u8], ErrorCode> {
    let first = verifier.inner.is_multiple_of(BLOCK_WORDS);
    let rest = if first { block(verifier, bytes)? } else { bytes };
    let (&sizes, rest) = rest.split_first().ok_or(Record)?;
    let (shared, rest) = size(sizes >> 4, rest)?;
    let (length, rest) = size(sizes & 15, rest)?;
    let (tail, rest) = rest.split_at_checked(length.saturating_add(1) as usize).ok_or(Record)?;
    let before = &verifier.word;
    let mut word = WordText::new();
    let head = before.get(..shared as usize).ok_or(Record)?;
    word.extend_from_slice(head).and_then(|()| word.extend_from_slice(tail)).map_err(|_| Record)?;
    ensure(before < &word, Order)?;
    ensure(core::str::from_utf8(&word).is_ok(), Record)?;
    let most_shared = before.iter().zip(&word).take_while(|(left, right)| left == right).count();
    ensure(shared as usize == if first { 0 } else { most_shared }, Record)?;
    ensure(!first || begins(verifier, &word), Dangling)?;
    verifier.word = word;
    verifier.inner = verifier.inner.saturating_add(1);
    mark(verifier, rest)
}

/// Whether the table says how the block begins whose first word this is.
fn begins(verifier: &Verifier<'_>, word: &[u8]) -> bool {
    let (blocks, block) = (verifier.pack.rows(Section::LexiconBlocks), verifier.inner / BLOCK_WORDS);
    look_up(&blocks, block, field!(LexiconBlock.beginning)) == LexiconBlock::beginning_of(word)
}

/// A size of which four bits were read, and what follows it.
fn size(bits: u8, bytes: &[u8]) -> Result<(u32, &[u8]), ErrorCode> {
    if bits < 15 {
        return Ok((bits.into(), bytes));
    }
    let (more, rest) = take_shortest(bytes).ok_or(Record)?;
    Ok((more.saturating_add(15), rest))
}

/// Checks the mark and the terms of a word and returns what follows them.
fn mark<'a>(verifier: &mut Verifier<'a>, bytes: &'a [u8]) -> Result<&'a [u8], ErrorCode> {
    let (&mark, mut rest) = bytes.split_first().ok_or(Record)?;
    let before = verifier.next;
    let list = match mark & LIST {
        0 => &[][..],
        PLAIN => &[0],
        LIST => take_bytes::<true>(&mut rest).ok_or(Record)?,
        _ => {
            let (form, after) = rest.split_at_checked(1).ok_or(Record)?;
            rest = after;
            form
        }
    };
    match mark & LIST {
        0 => {}
        LIST => terms(verifier, list)?,
        kind @ (PLAIN | 2) => {
            ensure(kind == PLAIN || list != [0], Record)?;
            verifier.next = before.saturating_add(1);
        }
        kind => ensure(u32::from(kind) - 2 <= before, Dangling)?,
    }
    let entry = LexiconEntry::of(mark, before, list);
    let common = commonness(Lexicon::of(&verifier.pack).frequency(&entry));
    ensure(entry.commonness() == common, Record)?;
    ensure(entry.is_stop() || may_be_found(verifier), Record)?;
    verifier.common.1 = verifier.common.1.max(common);
    Ok(rest)
}

/// Checks a list of terms.
fn terms(verifier: &mut Verifier<'_>, mut list: &[u8]) -> Result<(), ErrorCode> {
    let (mut least, mut count, mut only) = (0, 0_u32, 0);
    while !list.is_empty() {
        let (back, rest) = take_shortest(list).ok_or(Record)?;
        let (_, rest) = rest.split_first().ok_or(Record)?;
        let term = verifier.next.checked_sub(back).ok_or(Dangling)?;
        ensure(term >= least, Order)?;
        verifier.next = verifier.next.saturating_add(u32::from(back == 0));
        (least, count, only, list) = (term.saturating_add(1), count.saturating_add(1), back, rest);
    }
    // One term near enough stands in the mark itself.
    ensure(count > 1 || count == 1 && only >= u32::from(LIST) - 2, Record)
}

/// Whether the word has its place in the set of beginnings, if it needs one.
fn may_be_found(verifier: &Verifier<'_>) -> bool {
    let word = &verifier.word;
    word.iter().any(u8::is_ascii_digit) || may_begin(verifier.pack.section(Section::Beginnings), word)
}

/// The next ending. `at` is its place in bytes, `inner` and `next` are the place and the length of the one before.
#[inline(never)]
pub(super) fn endings(verifier: &mut Verifier<'_>) -> Piece {
    let bytes = verifier.pack.section(Section::Endings);
    let rest = bytes.get(verifier.at as usize..).unwrap_or(&[]);
    if rest.is_empty() {
        return Ok(None);
    }
    let before = bytes.get(verifier.inner as usize..).and_then(|rest| rest.get(..verifier.next as usize));
    // The common ones have an order of their own.
    let before = before.filter(|_| verifier.document as usize != COMMON_ENDINGS);
    // `document` counts.
    ensure((verifier.document as usize) < MAX_ENDINGS, Record)
        .map_err(|code| verifier.stop_at(Section::Endings, verifier.at, code))?;
    verifier.document = verifier.document.saturating_add(1);
    let size =
        ending(rest, before.unwrap_or(&[])).map_err(|code| verifier.stop_at(Section::Endings, verifier.at, code))?;
    verifier.at = verifier.at.saturating_add(size.0);
    (verifier.inner, verifier.next) = (verifier.at.saturating_sub(size.1), size.1);
    Ok(Some(1))
}

/// The size of an ending with its length, and without.
fn ending(bytes: &[u8], before: &[u8]) -> Result<(u32, u32), ErrorCode> {
    let (length, rest) = take_shortest(bytes).ok_or(Record)?;
    let ending = rest.get(..length as usize).ok_or(Record)?;
    ensure(core::str::from_utf8(ending).is_ok() && ending.len() <= LONGEST_ENDING, Record)?;
    ensure((before.len(), before) < (ending.len(), ending), Order)?;
    let prefix = bytes.len().saturating_sub(rest.len()) as u32;
    Ok((prefix.saturating_add(length), length))
}
