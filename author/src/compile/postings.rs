//! Weights into impacts, and impacts into postings.
//!
//! A weight is rounded to 1 to 255 of the largest in all packs. Eight bits lose nothing measurable. Each chunk of documents is turned over by itself
//! ([`runs`](super::runs)); the lists of a pack are put together from all chunks that have some of its documents.

use super::layout::varint;
use super::occurrences::Occurrences;
use super::records::within;
use super::runs::{Posting, Run};
use super::weights::Weights;
use super::{CompileError, go_on};
use crate::progress::Steps;
use jobpack::pack::Term;
use rayon::prelude::*;
use std::ops::Range;

/// What is known of the terms before their postings are written.
#[derive(Clone, Default)]
struct Known {
    /// In how many documents each stands.
    counts: Vec<u32>,
    /// The largest weight of any in a document.
    largest: f32,
}

impl Known {
    fn merge(mut self, other: Self) -> Self {
        if self.counts.is_empty() {
            return other;
        }
        self.counts.iter_mut().zip(other.counts).for_each(|(count, more)| *count += more);
        Self { largest: self.largest.max(other.largest), ..self }
    }
}

/// The postings of all packs.
pub struct Postings {
    runs: Vec<Run>,
    ranges: Vec<Range<u32>>,
    counts: Vec<u32>,
    needs: u32,
}

/// The documents that are weighed.
struct Weighed<'a> {
    weights: &'a Weights,
    /// The terms that each resource gets besides its own; empty if none does.
    added: &'a [Vec<(u32, f32)>],
}

impl Weighed<'_> {
    /// Gives the weight of each term in each document of a chunk, whose first document and first resource have these numbers.
    fn visit(&self, chunk: &Occurrences, (first, mut resource): (u32, usize), mut give: impl FnMut(u32, u32, f32)) {
        for (number, document) in (first..).zip(chunk.documents()) {
            self.weights.weigh(&document).for_each(|(term, weight)| give(term, number, weight));
            if !document.is_need {
                let added = self.added.get(resource).map_or(&[][..], Vec::as_slice);
                added.iter().for_each(|&(term, weight)| give(term, number, weight));
                resource += 1;
            }
        }
    }

    fn known(&self, chunks: &[Occurrences], starts: &[(u32, usize)], terms: u32) -> Known {
        let look = |mut known: Known, (chunk, start): (&Occurrences, &(u32, usize))| {
            known.counts.resize(terms as usize, 0);
            self.visit(chunk, *start, |term, _, weight| {
                known.counts[term as usize] += 1;
                known.largest = known.largest.max(weight);
            });
            known
        };
        chunks.par_iter().zip(starts).fold(Known::default, look).reduce(Known::default, Known::merge)
    }
}

impl Postings {
    /// Of these documents, of which so many are needs. The counts make room as they are turned over.
    pub fn of(
        chunks: Vec<Occurrences>,
        weights: &Weights,
        added: &[Vec<(u32, f32)>],
        terms: u32,
        steps: &Steps,
    ) -> Result<Self, CompileError> {
        let starts = starts(&chunks);
        let needs = chunks.iter().flat_map(Occurrences::documents).filter(|document| document.is_need).count() as u32;
        let weighed = Weighed { weights, added };
        let Known { mut counts, largest } = weighed.known(&chunks, &starts, terms);
        counts.resize(terms as usize, 0);
        let (ranges, scale) = (ranges(&counts), 255.0 / largest);
        let turned = |(chunk, start): (Occurrences, (u32, usize))| {
            go_on(steps)?;
            let documents = start.0..start.0 + chunk.len() as u32;
            let run = Run::of(documents, &ranges, |give| {
                weighed.visit(&chunk, start, |term, document, weight| {
                    give(term, (document, (weight * scale).round().clamp(1.0, 255.0) as u8));
                });
            });
            steps.done(chunk.len() as u64);
            Ok(run)
        };
        let runs: Result<Vec<Run>, CompileError> = chunks.into_par_iter().zip(starts).map(turned).collect();
        Ok(Self { runs: runs?, ranges, counts, needs })
    }

    /// In how many documents of all packs each term stands.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// About how many bytes all postings are.
    pub fn bytes(&self) -> u64 {
        self.runs.iter().map(|run| run.len() as u64).sum()
    }

    /// The terms and the postings of the needs and of these resources. Ranges of terms are written side by side and put together in their order.
    pub fn encode(&self, resources: Range<u32>, steps: &Steps) -> Result<(Vec<Term>, Vec<u8>), CompileError> {
        let write = |(place, range): (usize, &Range<u32>)| {
            go_on(steps)?;
            Ok(self.write(place, range, &resources))
        };
        let written: Result<Vec<_>, CompileError> = self.ranges.par_iter().enumerate().map(write).collect();
        let written = written?;
        let total: usize = written.iter().map(|(_, postings)| postings.len()).sum();
        u32::try_from(total).map_err(|_| CompileError::TooLarge)?;
        let (mut terms, mut bytes) = (Vec::with_capacity(self.counts.len()), Vec::with_capacity(total));
        for (range, postings) in written {
            let start = bytes.len() as u32;
            bytes.extend(postings);
            terms.extend(range.into_iter().map(|term: Term| Term { postings: term.postings + start, ..term }));
        }
        steps.done(resources.len() as u64);
        Ok((terms, bytes))
    }

    /// The terms of a range with their postings, which begin at 0.
    fn write(&self, place: usize, range: &Range<u32>, resources: &Range<u32>) -> (Vec<Term>, Vec<u8>) {
        // Needs stand in every pack, before its resources.
        let (needs, own) = (0..self.needs, self.needs + resources.start..self.needs + resources.end);
        let runs = self.runs.iter().filter(|run| run.meets(&needs) || run.meets(&own));
        let mut readings: Vec<_> = runs.map(|run| run.read(place, range)).collect();
        let (mut terms, mut bytes, mut list) = (Vec::with_capacity(range.len()), Vec::new(), Vec::new());
        for term in range.clone() {
            list.clear();
            for reading in &mut readings {
                reading.take(term, |(document, impact)| {
                    let number = match document.checked_sub(self.needs) {
                        None => Some(document),
                        Some(resource) => within(resources, resource).map(|own| own + self.needs),
                    };
                    list.extend(number.map(|number| (number, impact)));
                });
            }
            terms.push(write_list(&list, &mut bytes));
        }
        (terms, bytes)
    }
}

/// Appends the postings of a term.
fn write_list(list: &[Posting], bytes: &mut Vec<u8>) -> Term {
    let mut term = Term { postings: bytes.len() as u32, count: list.len() as u32, ..Term::default() };
    let mut next = 0;
    for &(document, impact) in list {
        varint(document - next, bytes);
        bytes.push(impact);
        next = document + 1;
        term.impact = term.impact.max(impact);
    }
    term
}

/// Ranges of terms with about as many postings each, enough of them to keep all threads at work whatever their number: the runs do not depend on it.
fn ranges(counts: &[u32]) -> Vec<Range<u32>> {
    const RANGES: u64 = 64;
    let share = counts.iter().map(|&count| u64::from(count)).sum::<u64>() / RANGES + 1;
    let (mut ranges, mut start, mut held) = (Vec::new(), 0, 0);
    for (number, &count) in (1..).zip(counts) {
        held += u64::from(count);
        if held >= share || number as usize == counts.len() {
            ranges.push(start..number);
            (start, held) = (number, 0);
        }
    }
    ranges
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
