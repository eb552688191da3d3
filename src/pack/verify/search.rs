//! What queries meet: the lexicon, terms with their postings, endings.

use super::rules::look_up;
use super::tables::TERMS;
use super::{Piece, Verifier, ensure};
use crate::error::ErrorCode::{self, Order, Record, Reference as Dangling};
use crate::pack::field::field;
use crate::pack::hot::{Reference, Term};
use crate::pack::section::Section;
use crate::pack::varint::take_shortest;
use crate::text::{BLOCK_WORDS, MAX_ENDINGS, WordText};

/// The next word of the lexicon. `at` is its place in bytes, `inner` its number.
#[inline(never)]
pub(super) fn lexicon(verifier: &mut Verifier<'_>) -> Piece {
    let (at, number) = (verifier.at, verifier.inner);
    let rest = verifier.pack.section(Section::Lexicon).get(at as usize..).unwrap_or(&[]);
    if rest.is_empty() {
        let blocks = number.div_ceil(BLOCK_WORDS);
        return ensure(verifier.count(Section::LexiconBlocks) == blocks, Dangling)
            .map(|()| None)
            .map_err(|code| verifier.stop_at(Section::Lexicon, at, code));
    }
    let after = word(verifier, rest).map_err(|code| verifier.stop_at(Section::Lexicon, at, code))?;
    let size = rest.len().saturating_sub(after.len()) as u32;
    (verifier.at, verifier.inner) = (at.saturating_add(size), number.saturating_add(1));
    Ok(Some(size))
}

/// Checks a word against the one before it, keeps it, and returns what follows it.
fn word<'a>(verifier: &mut Verifier<'a>, bytes: &'a [u8]) -> Result<&'a [u8], ErrorCode> {
    let (shared, rest) = take_shortest(bytes).ok_or(Record)?;
    let (length, rest) = take_shortest(rest).ok_or(Record)?;
    let (tail, rest) = rest.split_at_checked(length as usize).ok_or(Record)?;
    let before = &verifier.word;
    let mut word = WordText::new();
    let head = before.get(..shared as usize).ok_or(Record)?;
    word.extend_from_slice(head).and_then(|()| word.extend_from_slice(tail)).map_err(|_| Record)?;
    ensure(before < &word, Order)?;
    ensure(core::str::from_utf8(&word).is_ok(), Record)?;
    let number = verifier.inner;
    let most_shared = match number % BLOCK_WORDS {
        0 => {
            let (blocks, block) = (verifier.pack.rows(Section::LexiconBlocks), number / BLOCK_WORDS);
            let at = look_up(&blocks, block, field!(Reference.to));
            ensure(block < blocks.len() && at == verifier.at, Dangling)?;
            0
        }
        _ => before.iter().zip(&word).take_while(|(left, right)| left == right).count(),
    };
    ensure(shared as usize == most_shared, Record)?;
    verifier.word = word;
    terms(rest, verifier.count(Section::Terms))
}

/// Checks the terms of a word and returns what follows them.
fn terms(bytes: &[u8], count: u32) -> Result<&[u8], ErrorCode> {
    let (length, mut rest) = take_shortest(bytes).ok_or(Record)?;
    let mut least = 0;
    for _ in 0..length {
        let (term, after) = take_shortest(rest).ok_or(Record)?;
        ensure(term >= least, Order)?;
        ensure(term < count, Dangling)?;
        (least, rest) = (term.saturating_add(1), after);
    }
    Ok(rest)
}

/// The next posting. `at` is its term, `inner` its number there, `next` its place in bytes.
#[inline(never)]
pub(super) fn postings(verifier: &mut Verifier<'_>) -> Piece {
    let number = verifier.at;
    let Some(term) = verifier.pack.rows(Section::Terms).row(number) else {
        let tight = ensure(verifier.next as usize == verifier.pack.section(Section::Postings).len(), Dangling);
        return tight.map(|()| None).map_err(|code| verifier.stop_at(Section::Postings, verifier.next, code));
    };
    let count = field!(Term.count).of(term);
    if count == 0 && verifier.count(Section::Part) > 0 {
        // All documents with the term are in other parts.
        verifier.at = number.saturating_add(1);
        let begins = field!(Term.postings).of(term) == verifier.next && field!(Term.impact).of(term) == 0;
        return ensure(begins, Record)
            .map(|()| Some(1))
            .map_err(|code| verifier.stop_at_record(Section::Terms, number, code));
    }
    if verifier.inner == 0 {
        (verifier.document, verifier.impact) = (0, 0);
        let begins = field!(Term.postings).of(term) == verifier.next && count > 0;
        let sound = verifier.reserved_is_zero(&TERMS, term) && begins;
        ensure(sound, Record).map_err(|code| verifier.stop_at_record(Section::Terms, number, code))?;
    }
    posting(verifier).map_err(|code| verifier.stop_at(Section::Postings, verifier.next, code))?;
    verifier.inner = verifier.inner.saturating_add(1);
    if verifier.inner >= count {
        let largest = field!(Term.impact).of(term) == verifier.impact.into();
        ensure(largest, Record).map_err(|code| verifier.stop_at_record(Section::Terms, number, code))?;
        (verifier.at, verifier.inner) = (number.saturating_add(1), 0);
    }
    Ok(Some(1))
}

fn posting(verifier: &mut Verifier<'_>) -> Result<(), ErrorCode> {
    let bytes = verifier.pack.section(Section::Postings);
    let rest = bytes.get(verifier.next as usize..).ok_or(Record)?;
    let (gap, rest) = take_shortest(rest).ok_or(Record)?;
    let (&impact, rest) = rest.split_first().ok_or(Record)?;
    // `document` is the first that may follow.
    let document = verifier.document.checked_add(gap).ok_or(Dangling)?;
    let documents = verifier.need_count().saturating_add(verifier.count(Section::Resources));
    ensure(document < documents, Dangling)?;
    ensure(impact > 0, Record)?;
    verifier.document = document.saturating_add(1);
    verifier.impact = verifier.impact.max(impact);
    verifier.next = bytes.len().saturating_sub(rest.len()) as u32;
    Ok(())
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
    ensure(core::str::from_utf8(ending).is_ok(), Record)?;
    ensure((before.len(), before) < (ending.len(), ending), Order)?;
    let prefix = bytes.len().saturating_sub(rest.len()) as u32;
    Ok((prefix.saturating_add(length), length))
}
