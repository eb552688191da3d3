//! Weights into impacts, and impacts into postings.
//!
//! BM25F (Robertson, Zaragoza and Taylor, CIKM 2004): the counts of a term in the fields of a document are weighted and divided by the relative lengths of the
//! fields, added, and saturated; the inverse document frequency is multiplied in, and the product is rounded to 1 to 255 of the largest in the pack.
//! Eight bits lose nothing measurable. Only +, -, *, / and a logarithm in software are used, so every machine gets the same impacts.

use super::CompileError;
use super::document::FIELDS;
use super::layout::varint;
use crate::project::FindSettings;
use jobpack::pack::Term;
use rayon::prelude::*;

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

/// The terms of the documents of a chunk with their counts in the fields.
#[derive(Default)]
pub struct Occurrences {
    /// Where the terms of each document end, and the lengths of its fields.
    documents: Vec<(u32, [u32; FIELDS])>,
    terms: Vec<(u32, [u8; FIELDS])>,
    needs: Lengths,
    resources: Lengths,
}

impl Occurrences {
    /// Adds a document, given the term and the field of each of its words, in order.
    pub fn push(&mut self, is_need: bool, words: &[(u32, usize)]) {
        let mut lengths = [0; FIELDS];
        for group in words.chunk_by(|left, right| left.0 == right.0) {
            let mut counts = [0u8; FIELDS];
            for &(_, field) in group {
                counts[field] = counts[field].saturating_add(1);
                lengths[field] += 1;
            }
            self.terms.extend(group.first().map(|&(term, _)| (term, counts)));
        }
        self.documents.push((self.terms.len() as u32, lengths));
        if is_need { self.needs.add(lengths) } else { self.resources.add(lengths) }
    }
}

/// The documents of each term with the weight of the term there, before it is multiplied with how rare the term is.
pub struct Lists {
    /// Where the list of each term begins; one more for the end.
    starts: Vec<usize>,
    entries: Vec<(u32, f32)>,
    documents: usize,
}

impl Lists {
    /// The lists of terms, given the numbers that each chunk's terms have in the pack.
    pub fn of(chunks: Vec<Occurrences>, numbers: &[Vec<u32>], terms: usize, weights: &Weights, needs: usize) -> Self {
        let (starts, total) = starts(&chunks, numbers, terms);
        let means = means(&chunks);
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); total];
        let mut document = 0;
        for (chunk, numbers) in chunks.into_iter().zip(numbers) {
            let mut first = 0;
            for (end, lengths) in &chunk.documents {
                let norm = norms(lengths, &means[usize::from(document >= needs)], weights);
                for (term, counts) in &chunk.terms[first..*end as usize] {
                    let place = &mut next[numbers[*term as usize] as usize];
                    entries[*place] = (document as u32, saturated(counts, &norm));
                    *place += 1;
                }
                first = *end as usize;
                document += 1;
            }
        }
        Self { starts, entries, documents: document }
    }

    fn list(&self, term: usize) -> &[(u32, f32)] {
        &self.entries[self.starts[term]..self.starts[term + 1]]
    }

    /// How rare a term is: the logarithm of BM25 that is never negative.
    fn rarity(&self, count: usize) -> f32 {
        let (documents, count) = (self.documents as f64, count as f64);
        libm::log(1.0 + (documents - count + 0.5) / (count + 0.5)) as f32
    }

    /// The terms and their postings.
    pub fn encode(&self) -> Result<(Vec<Term>, Vec<u8>), CompileError> {
        let terms = self.starts.len() - 1;
        let largest = |term: usize| {
            let weight = self.list(term).iter().map(|entry| entry.1).fold(0.0, f32::max);
            weight * self.rarity(self.list(term).len())
        };
        let largest = (0..terms).into_par_iter().map(largest).reduce(|| 0.0, f32::max);
        let mut records = Vec::with_capacity(terms);
        let mut bytes = Vec::new();
        for term in 0..terms {
            let list = self.list(term);
            let scale = self.rarity(list.len()) * 255.0 / largest;
            let mut record = Term {
                postings: u32::try_from(bytes.len()).map_err(|_| CompileError::TooLarge)?,
                count: list.len() as u32,
                ..Term::default()
            };
            let mut next = 0;
            for &(document, weight) in list {
                let impact = (weight * scale).round().clamp(1.0, 255.0) as u8;
                varint(document - next, &mut bytes);
                bytes.push(impact);
                next = document + 1;
                record.impact = record.impact.max(impact);
            }
            records.push(record);
        }
        Ok((records, bytes))
    }
}

/// Where the list of each term begins, with the end of the last, and how many entries there are.
fn starts(chunks: &[Occurrences], numbers: &[Vec<u32>], terms: usize) -> (Vec<usize>, usize) {
    let mut counts = vec![0; terms + 1];
    for (chunk, numbers) in chunks.iter().zip(numbers) {
        for (term, _) in &chunk.terms {
            counts[numbers[*term as usize] as usize] += 1;
        }
    }
    let mut total = 0;
    for count in &mut counts {
        total += std::mem::replace(count, total);
    }
    (counts, total)
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
    let count: f32 = counts.iter().zip(norms).map(|(&count, norm)| f32::from(count) * norm).sum();
    count * (SATURATION + 1.0) / (count + SATURATION)
}
