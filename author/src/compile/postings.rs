//! Weights into impacts, and impacts into postings.
//!
//! A weight is rounded to 1 to 255 of the largest in the pack. Eight bits lose nothing measurable.

use super::CompileError;
use super::layout::varint;
use super::occurrences::Occurrences;
use super::weights::Weights;
use jobpack::pack::Term;
use rayon::prelude::*;
use std::ops::Range;

/// What is known of a term before its postings are written.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// In how many documents it stands.
    count: u32,
    /// Its largest weight in a document, before it is multiplied with how rare it is.
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
            postings.visit(chunk, 0..terms, |term, _, weight| {
                let term = &mut known[term as usize];
                *term = Known { count: term.count + 1, weight: term.weight.max(weight) };
            });
            known
        });
        postings.known = known.reduce(empty, merge);
        postings
    }

    /// Gives the weight of each term of a range in each document of a chunk.
    fn visit(&self, chunk: usize, terms: Range<u32>, mut give: impl FnMut(u32, u32, f32)) {
        let (first, mut resource) = self.starts[chunk];
        for (number, document) in (first..).zip(self.chunks[chunk].documents()) {
            let own = self.weights.weigh(&document);
            own.filter(|(term, _)| terms.contains(term)).for_each(|(term, weight)| give(term, number, weight));
            if !document.is_need {
                let added = self.added.get(resource).map_or(&[][..], Vec::as_slice);
                let added = added.iter().filter(|(term, _)| terms.contains(term));
                added.for_each(|&(term, weight)| give(term, number, weight));
                resource += 1;
            }
        }
    }

    /// The terms and their postings. Ranges of terms are written side by side and put together in their order.
    pub fn encode(&self) -> Result<(Vec<Term>, Vec<u8>), CompileError> {
        let largest = self.known.iter().map(|term| term.weight).fold(0.0, f32::max);
        let written: Vec<_> = self.ranges().into_par_iter().map(|range| self.write(range, largest)).collect();
        let (mut terms, mut bytes) = (Vec::with_capacity(self.known.len()), Vec::new());
        for (range, postings) in written {
            let start = bytes.len() as u32;
            bytes.extend(postings);
            u32::try_from(bytes.len()).map_err(|_| CompileError::TooLarge)?;
            terms.extend(range.into_iter().map(|term: Term| Term { postings: term.postings + start, ..term }));
        }
        Ok((terms, bytes))
    }

    /// Ranges of terms with about as many postings each.
    fn ranges(&self) -> Vec<Range<u32>> {
        let total: usize = self.known.iter().map(|term| term.count as usize).sum();
        let share = total / (4 * rayon::current_num_threads()) + 1;
        let (mut ranges, mut start, mut held) = (Vec::new(), 0, 0);
        for (number, term) in (1..).zip(&self.known) {
            held += term.count as usize;
            if held >= share || number as usize == self.known.len() {
                ranges.push(start..number);
                (start, held) = (number, 0);
            }
        }
        ranges
    }

    /// The terms of a range with their postings, which begin at 0.
    fn write(&self, range: Range<u32>, largest: f32) -> (Vec<Term>, Vec<u8>) {
        let known = &self.known[range.start as usize..range.end as usize];
        let mut next = Vec::with_capacity(known.len());
        let mut total = 0;
        for term in known {
            next.push(total);
            total += term.count as usize;
        }
        let mut entries = vec![(0, 0.0); total];
        for chunk in 0..self.chunks.len() {
            self.visit(chunk, range.clone(), |term, document, weight| {
                let place = &mut next[(term - range.start) as usize];
                entries[*place] = (document, weight);
                *place += 1;
            });
        }
        let mut bytes = Vec::new();
        let mut rest = &entries[..];
        let mut terms = Vec::with_capacity(known.len());
        for term in known {
            let (list, after) = rest.split_at(term.count as usize);
            terms.push(write_list(list, 255.0 / largest, &mut bytes));
            rest = after;
        }
        (terms, bytes)
    }
}

/// Appends the postings of a term, its weights times `scale`.
fn write_list(list: &[(u32, f32)], scale: f32, bytes: &mut Vec<u8>) -> Term {
    let mut term = Term { postings: bytes.len() as u32, count: list.len() as u32, ..Term::default() };
    let mut next = 0;
    for &(document, weight) in list {
        let impact = (weight * scale).round().clamp(1.0, 255.0) as u8;
        varint(document - next, bytes);
        bytes.push(impact);
        next = document + 1;
        term.impact = term.impact.max(impact);
    }
    term
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
