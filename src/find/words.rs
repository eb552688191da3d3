//! Which of the query's words stand in the hits, in an unpacked pack: asked in the end, of those that are hits.
//!
//! Cost: for each word a halving of its postings for each hit; or, where hits are many for that and documents few enough for a table, once through its postings.

use super::line::Line;
use super::unpacked::{SIZE, Sums};
use crate::pack::unpacked::Posting;

/// Going through so many postings takes as long as finding one by halving.
const HALVING: usize = 8;

/// So many postings are gone through at once.
const AT_ONCE: usize = 64;

/// The document of an item, if it is of this pack, and the words that stand in it: bit `i` is word `i`.
pub(super) trait Held<T>: Fn(&mut T) -> Option<(u32, &mut u64)> {}

impl<T, F: Fn(&mut T) -> Option<(u32, &mut u64)>> Held<T> for F {}

/// Says of each item which words its document has, in a pack of so many documents.
pub(super) fn find<T>(lines: &[Line<'_>], items: &mut [T], held: &impl Held<T>, sums: &mut Sums, documents: u32) {
    let in_table = documents as usize <= SIZE;
    if in_table {
        enter(items, held, sums, |number| number);
    }
    for (line, number) in lines.iter().zip(0_u32..) {
        let word = 1 << (number & 63);
        if in_table && line.len() < items.len().saturating_mul(HALVING) {
            go_through(line, items, held, sums, word);
        } else {
            halve(line, items, held, word);
        }
    }
    if in_table {
        enter(items, held, sums, |_| 0);
    }
}

/// Writes what there is to enter for each item where its document is in the table. Items are numbered from 1 on.
fn enter<T>(items: &mut [T], held: &impl Held<T>, sums: &mut Sums, entry: impl Fn(u32) -> u32) {
    for (item, number) in items.iter_mut().zip(1..) {
        if let Some(place) = held(item).and_then(|(document, _)| sums.scores.get_mut(document as usize)) {
            *place = entry(number);
        }
    }
}

/// Writes down who is in the table, of some postings at a time, before any is told: nobody foresees which of them are.
fn go_through<T>(line: &Line<'_>, items: &mut [T], held: &impl Held<T>, sums: &Sums, word: u64) {
    for postings in line.all().chunks(AT_ONCE) {
        let (mut numbers, mut count) = ([0; AT_ONCE], 0);
        for &posting in postings {
            let document = Posting::of(posting).document();
            let number = sums.scores.get(document as usize).copied().unwrap_or(0);
            if let Some(place) = numbers.get_mut(count) {
                *place = number;
            }
            count += usize::from(number > 0);
        }
        for &number in numbers.iter().take(count) {
            let item = number.checked_sub(1).and_then(|number| items.get_mut(number as usize));
            if let Some((_, words)) = item.and_then(held) {
                *words |= word;
            }
        }
    }
}

/// One word after the other: to halve the same list again is foreseen by the processor.
fn halve<T>(line: &Line<'_>, items: &mut [T], held: &impl Held<T>, word: u64) {
    for (document, words) in items.iter_mut().filter_map(held) {
        *words |= if line.has(document) { word } else { 0 };
    }
}
