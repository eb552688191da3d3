//! What queries meet: the lexicon and the endings.

use super::rules::look_up;
use super::{Piece, Verifier, ensure};
use crate::error::ErrorCode::{self, Order, Record, Reference as Dangling};
use crate::pack::field::field;
use crate::pack::hot::Reference;
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
    terms(verifier, rest)
}

/// Checks the terms of a word and returns what follows them.
fn terms<'a>(verifier: &mut Verifier<'_>, bytes: &'a [u8]) -> Result<&'a [u8], ErrorCode> {
    let (length, mut rest) = take_shortest(bytes).ok_or(Record)?;
    let mut least = 0;
    for _ in 0..length {
        let (term, after) = take_shortest(rest).ok_or(Record)?;
        ensure(term >= least, Order)?;
        least = term.checked_add(1).ok_or(Dangling)?;
        verifier.terms = verifier.terms.max(least);
        rest = after.split_first().ok_or(Record)?.1;
    }
    Ok(rest)
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
