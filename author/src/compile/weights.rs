//! How much each document is about each of its terms.
//!
//! BM25F (Robertson, Zaragoza and Taylor, CIKM 2004): the counts of a term in the fields of a document are weighted and divided by the relative lengths of the
//! fields, added, and saturated, and how rare the term is is multiplied in. Saturation is not a constant: texts that repeat their words much, as long ones
//! do, need more repetitions to say something. It is a share of the count that a word of the collection meets on average, the mean of the squares over the mean.
//! Only +, -, *, / and a logarithm in software are used, and sums over documents are of integers, so every machine gets the same weights.

use super::additions::WHOLE;
use super::document::FIELDS;
use super::frequency::frequencies;
use super::occurrences::{Counted, Lengths, Occurrences};
use super::vocabulary::Vocabulary;
use crate::project::FindSettings;
use jobpack::pack::MAX_FORMS;
use rayon::prelude::*;
use std::io;

/// How much the length of each field counts, from 0 to 1: title, tags, summary, body.
const LENGTH: [f32; FIELDS] = [0.4, 0.4, 0.6, 0.6];

/// Counts are summed in this many parts, so that the sum does not depend on its order.
const PARTS: f32 = 256.0;

/// What is known of the terms of needs or of resources.
#[derive(Clone, Copy, Debug, Default)]
struct Repetition {
    /// The sum of all counts.
    counts: u64,
    /// The sum of their squares.
    squares: u64,
}

impl Repetition {
    fn add(&mut self, count: f32) {
        let parts = count * PARTS;
        // Rounded, without a call: the whole is exact, and so is what is left of it.
        let whole = parts as u32;
        let count = u64::from(whole) + u64::from(parts - whole as f32 >= 0.5);
        self.counts += count;
        self.squares += count * count;
    }

    fn merge(self, other: Self) -> Self {
        Self { counts: self.counts + other.counts, squares: self.squares + other.squares }
    }

    /// The count that a word meets on average.
    fn mean(self) -> f32 {
        (self.squares as f64 / self.counts.max(1) as f64) as f32 / PARTS
    }
}

/// The sums over some documents.
#[derive(Default)]
struct Sums {
    repetition: [Repetition; 2],
    /// In how many documents each term stands, by form.
    documents: Vec<[u32; FORMS]>,
}

impl Sums {
    fn merge(mut self, other: Self) -> Self {
        if self.documents.is_empty() {
            return other;
        }
        let counts = self.documents.iter_mut().flatten().zip(other.documents.into_iter().flatten());
        counts.for_each(|(count, more)| *count += more);
        let [needs, resources] = other.repetition;
        Self { repetition: [self.repetition[0].merge(needs), self.repetition[1].merge(resources)], ..self }
    }
}

/// Weighs terms. Needs and resources differ in how long they are and how much they repeat.
pub struct Weights {
    fields: [f32; FIELDS],
    means: [[f32; FIELDS]; 2],
    saturation: [f32; 2],
    rarity: Vec<f32>,
    /// What the forms of each term add, in 32nds.
    bonuses: Vec<[u8; FORMS]>,
}

impl Weights {
    /// The weights of these documents.
    pub fn of(chunks: &[Occurrences], vocabulary: &Vocabulary, settings: &FindSettings) -> io::Result<Self> {
        let mut weights = Self {
            fields: fields(settings),
            means: means(chunks),
            saturation: [1.0; 2],
            rarity: Vec::new(),
            bonuses: Vec::new(),
        };
        let sum = |mut sums: Sums, chunk: &Occurrences| {
            sums.documents.resize(vocabulary.term_count as usize, [0; FORMS]);
            weights.sum(chunk, &mut sums)?;
            Ok(sums)
        };
        let merge = |left: Sums, right| Ok::<_, io::Error>(left.merge(right));
        let sums = chunks.par_iter().try_fold(Sums::default, sum).try_reduce(Sums::default, merge)?;
        let documents: usize = chunks.iter().map(Occurrences::len).sum();
        weights.saturation = sums.repetition.map(|repetition| settings.saturation as f32 * repetition.mean());
        let counts = sums.documents.iter().map(|forms| forms.iter().sum()).collect();
        let frequencies = frequencies(counts, documents as u32, chunks, vocabulary);
        weights.rarity = frequencies.iter().map(|&count| rarity(documents, count)).collect();
        weights.bonuses = sums.documents.iter().map(|forms| bonuses(documents, forms, settings.forms as f32)).collect();
        Ok(weights)
    }

    fn sum(&self, chunk: &Occurrences, sums: &mut Sums) -> io::Result<()> {
        for document in chunk.read()?.documents() {
            let norms = self.norms(&document);
            for term in document.terms() {
                sums.documents[term.term() as usize][usize::from(term.form())] += 1;
                sums.repetition[usize::from(!document.is_need)].add(count(&term.counts(), &norms));
            }
        }
        Ok(())
    }

    /// The terms of a document with their forms and weights.
    pub fn weigh<'w>(&'w self, document: &Counted<'w>) -> impl Iterator<Item = (u32, u8, f32)> + use<'w> {
        let norms = self.norms(document);
        let saturation = self.saturation[usize::from(!document.is_need)];
        document.terms().map(move |term| {
            let count = count(&term.counts(), &norms);
            let weight = self.rarity[term.term() as usize] * (count * (saturation + 1.0) / (count + saturation));
            (term.term(), term.form(), weight)
        })
    }

    /// What a document adds that has a term in this form, if the query says it so, in 32nds of what it adds anyway.
    pub fn bonus(&self, term: u32, form: u8) -> u8 {
        self.bonuses.get(term as usize).map_or(0, |forms| forms[usize::from(form)])
    }

    /// Whether documents have a term in several forms.
    pub fn has_forms(&self, term: u32) -> bool {
        self.bonuses.get(term as usize).is_some_and(|forms| forms.iter().filter(|&&bonus| bonus > 0).count() > 1)
    }

    /// What one occurrence in each field counts, by the field's weight and its length in this document.
    fn norms(&self, document: &Counted) -> [f32; FIELDS] {
        let means = &self.means[usize::from(!document.is_need)];
        std::array::from_fn(|field| {
            let length = document.lengths[field] as f32 / means[field];
            self.fields[field] / (1.0 - LENGTH[field] + LENGTH[field] * length)
        })
    }
}

/// How many forms of a term are told apart.
const FORMS: usize = MAX_FORMS as usize;

/// What a document that has the form of the query adds: a share of what it adds anyway, the more the rarer the form is beside its term.
fn bonuses(documents: usize, forms: &[u32; FORMS], share: f32) -> [u8; FORMS] {
    let total = rarity(documents, forms.iter().sum());
    let bonus = |&count: &u32| (32.0 * share * rarity(documents, count) / total).round().clamp(0.0, 31.0) as u8;
    forms.each_ref().map(|count| if *count > 0 { bonus(count) } else { 0 })
}

/// How rare a term is: the logarithm of BM25 that is never negative.
fn rarity(documents: usize, count: u32) -> f32 {
    let (documents, count) = (documents as f64, f64::from(count));
    libm::log(1.0 + (documents - count + 0.5) / (count + 0.5)) as f32
}

/// The weights of the fields.
pub fn fields(settings: &FindSettings) -> [f32; FIELDS] {
    [settings.title, settings.tags, settings.summary, settings.body].map(|weight| weight as f32)
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

/// The count of a term over all fields.
fn count(counts: &[u8; FIELDS], norms: &[f32; FIELDS]) -> f32 {
    let parts: f32 = counts.iter().zip(norms).map(|(&count, norm)| f32::from(count) * norm).sum();
    parts / f32::from(WHOLE)
}
