//! Weights into impacts, and impacts into postings.
//!
//! BM25F (Robertson, Zaragoza and Taylor, CIKM 2004): the counts of a term in the fields of a document are weighted and divided by the relative lengths of the
//! fields, added, and saturated; the inverse document frequency is multiplied in, and the product is rounded to 1 to 255 of the largest in the pack.
//! Eight bits lose nothing measurable. Only +, -, *, / and a logarithm in software are used, so every machine gets the same impacts.

use super::CompileError;
use super::additions::{Addition, Additions, WHOLE};
use super::document::FIELDS;
use super::layout::varint;
use super::split::Chunk;
use super::vocabulary::{Vocabulary, Word};
use crate::project::FindSettings;
use jobpack::pack::Term;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How fast a repeated word stops counting.
const SATURATION: f32 = 1.4;

/// How much the length of each field counts, from 0 to 1: title, tags, summary, body.
const LENGTH: [f32; FIELDS] = [0.4, 0.4, 0.6, 0.6];

/// The weights of the fields: title, tags, summary, body.
pub struct Weights([f32; FIELDS]);

impl Weights {
    pub fn of(settings: &FindSettings) -> Self {
        Self([settings.title, settings.tags, settings.summary, settings.body].map(|weight| weight as f32))
    }
}

/// The lengths of the fields of many documents.
#[derive(Clone, Copy, Debug, Default)]
struct Lengths {
    documents: u64,
    totals: [u64; FIELDS],
}

impl Lengths {
    /// Adds the lengths of a document.
    fn add(&mut self, lengths: [u32; FIELDS]) {
        self.documents += 1;
        self.totals.iter_mut().zip(lengths).for_each(|(total, length)| *total += u64::from(length));
    }

    fn merge(&mut self, other: &Self) {
        self.documents += other.documents;
        self.totals.iter_mut().zip(other.totals).for_each(|(total, more)| *total += more);
    }

    fn mean(&self) -> [f32; FIELDS] {
        self.totals.map(|total| (total as f32 / self.documents.max(1) as f32).max(1.0))
    }
}

/// A document of a chunk.
struct Entry {
    /// Where its terms end.
    end: u32,
    is_need: bool,
    /// The lengths of its fields.
    lengths: [u32; FIELDS],
}

/// The terms of the documents of a chunk with their counts in the fields.
#[derive(Default)]
pub struct Occurrences {
    documents: Vec<Entry>,
    terms: Vec<(u32, [u8; FIELDS])>,
    needs: Lengths,
    resources: Lengths,
    /// How often each form without a term was said.
    stop_words: FxHashMap<u32, u32>,
}

/// A term in a field of a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    pub term: u32,
    pub field: usize,
    /// How much it counts, in [`WHOLE`] parts; less than the whole where the text says something else that stands for the term.
    pub share: u8,
}

impl Occurrences {
    /// Counts the documents of a chunk.
    pub fn of(chunk: &Chunk, vocabulary: &Vocabulary, additions: &Additions) -> Self {
        let forms = vocabulary.forms_of(chunk);
        let (mut counts, mut occurrences, mut said) = (Self::default(), Vec::new(), Vec::new());
        for (is_need, texts) in chunk.documents() {
            occurrences.clear();
            for text in texts {
                said.clear();
                said.extend(text.words.iter().map(|&word| forms[word as usize]));
                let field = text.field;
                for (at, &form) in said.iter().enumerate() {
                    match vocabulary.terms[form as usize] {
                        Some(term) => occurrences.push(Occurrence { term, field, share: WHOLE }),
                        None => *counts.stop_words.entry(form).or_default() += 1,
                    }
                    let added = additions.at(&said[at..]);
                    occurrences.extend(added.map(|Addition { term, share }| Occurrence { term, field, share }));
                }
            }
            occurrences.sort_unstable();
            counts.push(is_need, &occurrences);
        }
        counts.terms.shrink_to_fit();
        counts
    }

    /// Adds a document, given its occurrences in order.
    fn push(&mut self, is_need: bool, occurrences: &[Occurrence]) {
        let mut lengths = [0; FIELDS];
        for group in occurrences.chunk_by(|left, right| left.term == right.term) {
            let mut counts = [0u8; FIELDS];
            for &Occurrence { field, share, .. } in group {
                counts[field] = counts[field].saturating_add(share);
                lengths[field] += u32::from(share == WHOLE);
            }
            self.terms.extend(group.first().map(|first| (first.term, counts)));
        }
        self.documents.push(Entry { end: self.terms.len() as u32, is_need, lengths });
        if is_need { self.needs.add(lengths) } else { self.resources.add(lengths) }
    }
}

/// What is known of a term before its postings are written.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// In how many documents it stands.
    count: u32,
    /// How many documents the most frequent of its words leads to.
    frequency: u32,
    /// Its largest weight in a document, before it is multiplied with how rare it is.
    weight: f32,
}

/// Everything that postings are made from.
pub struct Postings<'a> {
    chunks: &'a [Occurrences],
    weights: Weights,
    means: [[f32; FIELDS]; 2],
    known: Vec<Known>,
    documents: usize,
}

impl<'a> Postings<'a> {
    /// `words` says which terms each word stands for.
    pub fn of(chunks: &'a [Occurrences], vocabulary: &Vocabulary, words: &[Word], weights: Weights) -> Self {
        let terms = vocabulary.term_count;
        let documents = chunks.iter().map(|chunk| chunk.documents.len()).sum();
        let mut postings = Self { chunks, weights, means: means(chunks), known: Vec::new(), documents };
        let empty = || vec![Known::default(); terms as usize];
        let merge = |mut left: Vec<Known>, right: Vec<Known>| {
            for (left, right) in left.iter_mut().zip(right) {
                left.count += right.count;
                left.weight = left.weight.max(right.weight);
            }
            left
        };
        let known = (0..chunks.len()).into_par_iter().fold(empty, |mut known, chunk| {
            postings.visit(chunk, 0..terms, |term, _, weight| {
                let term = &mut known[term as usize];
                term.count += 1;
                term.weight = term.weight.max(weight);
            });
            known
        });
        postings.known = known.reduce(empty, merge);
        postings.count_words(vocabulary, words);
        postings
    }

    /// A word of several languages has several terms, and is a stop word of some. Each term is as frequent as all of these together, or the one of the
    /// language with the fewest documents would count the most.
    fn count_words(&mut self, vocabulary: &Vocabulary, words: &[Word]) {
        let mut stop_words: FxHashMap<&str, u32> = FxHashMap::default();
        for (&form, &count) in self.chunks.iter().flat_map(|chunk| &chunk.stop_words) {
            *stop_words.entry(vocabulary.forms[form as usize].word).or_default() += count;
        }
        self.known.iter_mut().for_each(|term| term.frequency = term.count);
        for (word, terms) in words {
            let without = stop_words.get(word).copied().unwrap_or(0);
            let together = without + terms.iter().map(|&term| self.known[term as usize].count).sum::<u32>();
            for &term in terms {
                let frequency = &mut self.known[term as usize].frequency;
                *frequency = together.clamp(*frequency, self.documents as u32);
            }
        }
    }

    /// Gives the weight of each term of a range in each document of a chunk.
    fn visit(&self, chunk: usize, terms: Range<u32>, mut give: impl FnMut(u32, u32, f32)) {
        let before: usize = self.chunks[..chunk].iter().map(|chunk| chunk.documents.len()).sum();
        let chunk = &self.chunks[chunk];
        let mut first = 0;
        for (document, entry) in (before as u32..).zip(&chunk.documents) {
            let norms = norms(&entry.lengths, &self.means[usize::from(!entry.is_need)], &self.weights);
            for (term, counts) in &chunk.terms[first..entry.end as usize] {
                if terms.contains(term) {
                    give(*term, document, saturated(counts, &norms));
                }
            }
            first = entry.end as usize;
        }
    }

    /// How rare a term is: the logarithm of BM25 that is never negative.
    fn rarity(&self, count: u32) -> f32 {
        let (documents, count) = (self.documents as f64, f64::from(count));
        libm::log(1.0 + (documents - count + 0.5) / (count + 0.5)) as f32
    }

    /// The terms and their postings. Ranges of terms are written side by side and put together in their order.
    pub fn encode(&self) -> Result<(Vec<Term>, Vec<u8>), CompileError> {
        let largest = self.known.iter().map(|term| term.weight * self.rarity(term.frequency)).fold(0.0, f32::max);
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
            terms.push(write_list(list, self.rarity(term.frequency) * 255.0 / largest, &mut bytes));
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

/// The mean lengths of the fields of needs and of resources.
fn means(chunks: &[Occurrences]) -> [[f32; FIELDS]; 2] {
    let (mut needs, mut resources) = (Lengths::default(), Lengths::default());
    for chunk in chunks {
        needs.merge(&chunk.needs);
        resources.merge(&chunk.resources);
    }
    [needs.mean(), resources.mean()]
}

/// What one occurrence in each field counts, by the field's weight and its length in this document.
fn norms(lengths: &[u32; FIELDS], means: &[f32; FIELDS], weights: &Weights) -> [f32; FIELDS] {
    std::array::from_fn(|field| {
        weights.0[field] / (1.0 - LENGTH[field] + LENGTH[field] * lengths[field] as f32 / means[field])
    })
}

fn saturated(counts: &[u8; FIELDS], norms: &[f32; FIELDS]) -> f32 {
    let parts: f32 = counts.iter().zip(norms).map(|(&count, norm)| f32::from(count) * norm).sum();
    let count = parts / f32::from(WHOLE);
    count * (SATURATION + 1.0) / (count + SATURATION)
}
