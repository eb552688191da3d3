//! Weights into impacts, and impacts into lists of postings.
//!
//! A weight is rounded to 1 to [`LARGEST`] of the largest in the pack: finer steps bring nothing measurable. Cost: twelve bytes for each posting of the ranges of terms
//! that are at work at one time, one range for each thread.

use super::CompileError;
use super::layout::varint;
use super::occurrences::Occurrences;
use super::weights::Weights;
use jobpack::pack::{BLOCK_POSTINGS, LISTS_PER_OFFSET, Reference};
use rayon::prelude::*;
use std::ops::Range;

/// The largest impact.
const LARGEST: f32 = 63.0;

/// A term in a document.
#[derive(Clone, Copy, Default)]
struct Posting {
    document: u32,
    weight: f32,
    form: u8,
}

/// What is known of a term before its postings are written.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// In how many documents it stands.
    count: u32,
    /// Its largest weight in a document.
    weight: f32,
}

/// Everything that postings are made from.
pub struct Postings<'a> {
    chunks: &'a [Occurrences],
    weights: &'a Weights,
    /// The terms that each resource gets besides its own; empty if none does.
    added: &'a [Vec<(u32, f32)>],
    /// The number of the first document and of the first resource of each chunk.
    starts: Vec<(u32, usize)>,
    known: Vec<Known>,
}

impl<'a> Postings<'a> {
    pub fn of(chunks: &'a [Occurrences], weights: &'a Weights, added: &'a [Vec<(u32, f32)>], terms: u32) -> Self {
        let mut postings = Self { chunks, weights, added, starts: starts(chunks), known: Vec::new() };
        let empty = || vec![Known::default(); terms as usize];
        let merge = |mut left: Vec<Known>, right: Vec<Known>| {
            for (left, right) in left.iter_mut().zip(right) {
                *left = Known { count: left.count + right.count, weight: left.weight.max(right.weight) };
            }
            left
        };
        let known = (0..chunks.len()).into_par_iter().fold(empty, |mut known, chunk| {
            postings.visit(chunk, 0..terms, |term, posting| {
                let term = &mut known[term as usize];
                *term = Known { count: term.count + 1, weight: term.weight.max(posting.weight) };
            });
            known
        });
        postings.known = known.reduce(empty, merge);
        postings
    }

    /// In how many documents a term stands.
    pub fn count(&self, term: u32) -> u32 {
        self.known[term as usize].count
    }

    /// Gives the postings of a range of terms in the documents of a chunk.
    fn visit(&self, chunk: usize, terms: Range<u32>, mut give: impl FnMut(u32, Posting)) {
        let (first, mut resource) = self.starts[chunk];
        for (document, counted) in (first..).zip(self.chunks[chunk].documents()) {
            for (term, form, weight) in self.weights.weigh(&counted).filter(|(term, ..)| terms.contains(term)) {
                give(term, Posting { document, weight, form });
            }
            if !counted.is_need {
                let added = self.added.get(resource).map_or(&[][..], Vec::as_slice);
                for &(term, weight) in added.iter().filter(|(term, _)| terms.contains(term)) {
                    give(term, Posting { document, weight, form: 0 });
                }
                resource += 1;
            }
        }
    }

    /// The offsets and the lists. Ranges of terms are written side by side and put together in their order.
    pub fn encode(&self) -> Result<(Vec<Reference>, Vec<u8>), CompileError> {
        let largest = self.known.iter().map(|term| term.weight).fold(0.0, f32::max);
        let written: Vec<_> = self.ranges().into_par_iter().map(|range| self.write(range, LARGEST / largest)).collect();
        let (mut offsets, mut bytes) = (Vec::new(), Vec::new());
        for (starts, lists) in written {
            let start = bytes.len() as u32;
            bytes.extend(lists);
            u32::try_from(bytes.len()).map_err(|_| CompileError::TooLarge)?;
            offsets.extend(starts.into_iter().map(|offset| Reference { to: offset + start }));
        }
        Ok((offsets, bytes))
    }

    /// Ranges of terms with about as many postings each, which begin where an offset does.
    fn ranges(&self) -> Vec<Range<u32>> {
        let total: usize = self.known.iter().map(|term| term.count as usize).sum();
        let share = total / (4 * rayon::current_num_threads()) + 1;
        let (mut ranges, mut start, mut held) = (Vec::new(), 0, 0);
        for (number, term) in (1..).zip(&self.known) {
            held += term.count as usize;
            if number as usize == self.known.len() || held >= share && number % LISTS_PER_OFFSET == 0 {
                ranges.push(start..number);
                (start, held) = (number, 0);
            }
        }
        ranges
    }

    /// The offsets and the lists of a range of terms, which begin at 0.
    fn write(&self, range: Range<u32>, scale: f32) -> (Vec<u32>, Vec<u8>) {
        let known = &self.known[range.start as usize..range.end as usize];
        let mut next = Vec::with_capacity(known.len());
        let mut total = 0;
        for term in known {
            next.push(total);
            total += term.count as usize;
        }
        let mut postings = vec![Posting::default(); total];
        for chunk in 0..self.chunks.len() {
            self.visit(chunk, range.clone(), |term, posting| {
                let place = &mut next[(term - range.start) as usize];
                postings[*place] = posting;
                *place += 1;
            });
        }
        let (mut offsets, mut bytes, mut rest) = (Vec::new(), Vec::new(), &postings[..]);
        for (number, term) in range.zip(known) {
            let (list, after) = rest.split_at(term.count as usize);
            if number % LISTS_PER_OFFSET == 0 {
                offsets.push(bytes.len() as u32);
            }
            write_list(list, scale, &mut bytes);
            rest = after;
        }
        (offsets, bytes)
    }
}

/// A posting as it is written: its gap, its impact less one, its form.
type Fields = [u32; 3];

/// How many bits a number takes.
const fn bits(number: u32) -> u32 {
    u32::BITS - number.leading_zeros()
}

/// How many bits the largest of each field takes.
fn widths(postings: &[Fields]) -> [u32; 3] {
    std::array::from_fn(|field| bits(postings.iter().map(|posting| posting[field]).max().unwrap_or(0)))
}

/// Appends the postings of a term, their weights times `scale`.
fn write_list(list: &[Posting], scale: f32, bytes: &mut Vec<u8>) {
    let mut next = 0;
    let fields = |posting: &Posting| {
        let impact = (posting.weight * scale).round().clamp(1.0, LARGEST) as u32;
        let gap = posting.document - std::mem::replace(&mut next, posting.document + 1);
        [gap, impact - 1, posting.form.into()]
    };
    let list: Vec<Fields> = list.iter().map(fields).collect();
    let [_, _, form_bits] = widths(&list);
    varint((list.len() as u32) << 3 | form_bits, bytes);
    if list.len() <= BLOCK_POSTINGS as usize {
        return write_block(&list, form_bits, true, bytes);
    }
    let impact = list.iter().map(|&[_, impact, _]| impact + 1).max().unwrap_or(1);
    let mut blocks = vec![impact as u8];
    let last = list.len().div_ceil(BLOCK_POSTINGS as usize) - 1;
    for (number, block) in list.chunks(BLOCK_POSTINGS as usize).enumerate() {
        write_block(block, form_bits, number == last, &mut blocks);
    }
    varint(blocks.len() as u32, bytes);
    bytes.extend(blocks);
}

fn write_block(block: &[Fields], form_bits: u32, is_last: bool, bytes: &mut Vec<u8>) {
    let [gap_bits, impact_bits, _] = widths(block);
    bytes.push((gap_bits | impact_bits << 5) as u8);
    if !is_last {
        varint(block.iter().map(|[gap, ..]| gap + 1).sum(), bytes);
    }
    let (mut held, mut count) = (0u64, 0);
    for &[gap, impact, form] in block {
        let posting = u64::from(gap) | u64::from(impact) << gap_bits | u64::from(form) << (gap_bits + impact_bits);
        held |= posting << count;
        count += gap_bits + impact_bits + form_bits;
        while count >= 8 {
            bytes.push(held as u8);
            (held, count) = (held >> 8, count - 8);
        }
    }
    if count > 0 {
        bytes.push(held as u8);
    }
}

/// The number of the first document and of the first resource of each chunk.
fn starts(chunks: &[Occurrences]) -> Vec<(u32, usize)> {
    let mut next = (0, 0);
    let after = |chunk: &Occurrences| {
        let resources = chunk.documents().filter(|document| !document.is_need).count();
        let after = (next.0 + chunk.len() as u32, next.1 + resources);
        std::mem::replace(&mut next, after)
    };
    chunks.iter().map(after).collect()
}
