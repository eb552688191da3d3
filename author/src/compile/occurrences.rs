//! How often the terms stand in the fields of each document.
//!
//! Cost: eight bytes for each different term of a document, four more for one that only its author's name says, and 24 for the document, which lie on a shelf.

use super::additions::{Addition, Additions, WHOLE};
use super::document::{FIELDS, Field};
use super::split::Tokens;
use super::vocabulary::Vocabulary;
use crate::shelf::{Piece, Shelf};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::io;

/// The lengths of the fields of many documents.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lengths {
    documents: u64,
    totals: [u64; FIELDS],
}

impl Lengths {
    /// Adds the lengths of a document.
    fn add(&mut self, lengths: [u32; FIELDS]) {
        self.documents += 1;
        self.totals.iter_mut().zip(lengths).for_each(|(total, length)| *total += u64::from(length));
    }

    pub fn merge(&mut self, other: &Self) {
        self.documents += other.documents;
        self.totals.iter_mut().zip(other.totals).for_each(|(total, more)| *total += more);
    }

    /// How many documents these are.
    pub const fn documents(&self) -> usize {
        self.documents as usize
    }

    pub fn mean(&self) -> [f32; FIELDS] {
        self.totals.map(|total| (total as f32 / self.documents.max(1) as f32).max(1.0))
    }
}

/// The terms of some documents with their counts in the fields: for each document how many terms and names it has, whether it is a need, the lengths of its
/// fields, its terms in two numbers each, and its names.
pub struct Occurrences {
    numbers: Piece<u32>,
    documents: usize,
    /// The lengths of the fields of needs.
    pub needs: Lengths,
    /// And of resources, which are as long as resources are.
    pub resources: Lengths,
    /// How often each form without a term was said.
    pub stop_words: FxHashMap<u32, u32>,
}

/// The same, in memory.
pub struct Read<'o>(Cow<'o, [u32]>);

/// Of some documents, as they are counted.
#[derive(Default)]
struct Counts {
    numbers: Vec<u32>,
    documents: usize,
    needs: Lengths,
    resources: Lengths,
    stop_words: FxHashMap<u32, u32>,
}

/// A term of a document: the term, and from bit [`FORM`] on the form in which the document says it most; and how often it stands in each field, in [`WHOLE`]
/// parts, a byte each.
#[derive(Clone, Copy)]
pub struct TermCount([u32; 2]);

const FORM: u32 = 29;

/// A word of a title counts so much at most, in [`WHOLE`] parts: who says it again is not about it twice as much.
const MOST_IN_TITLE: u8 = WHOLE + WHOLE / 2;

impl TermCount {
    /// The number of the term.
    pub const fn term(self) -> u32 {
        self.0[0] & ((1 << FORM) - 1)
    }

    /// The form in which the document says it most; 0 too where it says something else that stands for it.
    pub const fn form(self) -> u8 {
        (self.0[0] >> FORM) as u8
    }

    /// How often it stands in each field, in [`WHOLE`] parts.
    pub const fn counts(self) -> [u8; FIELDS] {
        self.0[1].to_le_bytes()
    }
}

/// A document with its terms.
pub struct Counted<'c> {
    pub is_need: bool,
    /// How many words each field has.
    pub lengths: &'c [u32; FIELDS],
    terms: &'c [[u32; 2]],
    /// The terms that only the author's name says, in order.
    pub names: &'c [u32],
}

impl<'c> Counted<'c> {
    /// The terms in order.
    pub fn terms(&self) -> impl Iterator<Item = TermCount> + use<'c> {
        self.terms.iter().map(|&term| TermCount(term))
    }
}

/// A term in a field of a document, as one number, which is quickly put in order: the term, its form, the field, the share.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Occurrence(u64);

impl Occurrence {
    const fn new(term: u32, form: u8, field: u8, share: u8) -> Self {
        Self((term as u64) << 32 | (form as u64) << 16 | (field as u64) << 8 | share as u64)
    }

    const fn term(self) -> u32 {
        (self.0 >> 32) as u32
    }

    const fn form(self) -> u8 {
        (self.0 >> 16) as u8
    }

    const fn field(self) -> usize {
        (self.0 >> 8) as u8 as usize
    }

    /// How much it counts, in [`WHOLE`] parts; less than the whole where the text says something else that stands for the term.
    const fn share(self) -> u8 {
        self.0 as u8
    }

    /// The field as which it is weighed.
    const fn weighed(self) -> usize {
        if self.field() < FIELDS { self.field() } else { Field::Tags as usize }
    }
}

/// A word of a chunk, as it is counted.
#[derive(Clone, Copy)]
struct Word {
    form: u32,
    /// Its term and which of the term's forms it is; none of a stop word.
    term: Option<(u32, u8)>,
    /// Whether it may stand for something beside itself.
    has_additions: bool,
}

/// What is known of the words of all documents when they are counted.
pub struct Counting<'v> {
    vocabulary: &'v Vocabulary<'v>,
    additions: &'v Additions,
    fields: &'v [f32; FIELDS],
}

impl<'v> Counting<'v> {
    /// With this vocabulary, what its words stand for beside themselves, and the weights of the fields.
    pub const fn of(vocabulary: &'v Vocabulary<'v>, additions: &'v Additions, fields: &'v [f32; FIELDS]) -> Self {
        Self { vocabulary, additions, fields }
    }

    /// Counts the documents of a chunk, whose words have these forms. What they say makes room.
    pub fn chunk(&self, forms: &[u32], said: Vec<Tokens>, shelf: &Shelf) -> io::Result<Vec<Occurrences>> {
        let known = |&form: &u32| Word {
            form,
            term: self.vocabulary.terms[form as usize],
            has_additions: self.additions.begin_with(form),
        };
        // By their numbers in the chunk, frequent words stand beside each other, so that few of them are far from the processor.
        let words: Vec<Word> = forms.iter().map(known).collect();
        said.into_par_iter().map(|tokens| self.some(&words, &tokens, shelf)).collect()
    }

    /// Counts some documents.
    fn some(&self, words: &[Word], tokens: &Tokens, shelf: &Shelf) -> io::Result<Occurrences> {
        let (mut counts, mut occurrences, mut forms_said) = (Counts::default(), Vec::new(), Vec::new());
        for (is_need, texts) in tokens.read()?.documents() {
            occurrences.clear();
            for text in texts {
                forms_said.clear();
                forms_said.extend(text.words.iter().map(|&word| words[word as usize].form));
                let field = text.field as u8;
                for (at, &word) in text.words.iter().enumerate() {
                    let Word { form, term, has_additions } = words[word as usize];
                    match term {
                        Some((term, form)) => occurrences.push(Occurrence::new(term, form, field, WHOLE)),
                        None => *counts.stop_words.entry(form).or_default() += 1,
                    }
                    if has_additions {
                        let added = self.additions.at(&forms_said[at..]);
                        occurrences
                            .extend(added.map(|Addition { term, share }| Occurrence::new(term, 0, field, share)));
                    }
                }
            }
            occurrences.sort_unstable();
            counts.push(is_need, &occurrences, self.fields);
        }
        let Counts { numbers, documents, needs, resources, stop_words } = counts;
        Ok(Occurrences { numbers: shelf.put(numbers)?, documents, needs, resources, stop_words })
    }
}

/// So many numbers stand before the terms of a document.
const HEAD: usize = 2 + FIELDS;

impl Counts {
    /// Adds a document, given its occurrences in order.
    fn push(&mut self, is_need: bool, occurrences: &[Occurrence], fields: &[f32; FIELDS]) {
        let (mut lengths, mut names, head) = ([0; FIELDS], Vec::new(), self.numbers.len());
        self.numbers.extend([0; HEAD]);
        for group in occurrences.chunk_by(|left, right| left.term() == right.term()) {
            let mut counts = [0u8; FIELDS];
            let is_in_title =
                |occurrence: &Occurrence| occurrence.field() == Field::Title as usize && occurrence.share() == WHOLE;
            let is_title = group.iter().any(is_in_title);
            for occurrence in group {
                let (field, share) = (occurrence.weighed(), occurrence.share());
                // Many an author is called after what they write about: a name adds nothing to a title that says so.
                let counted = if is_title && occurrence.field() == Field::Author as usize { 0 } else { share };
                counts[field] = counts[field].saturating_add(counted);
                lengths[field] += u32::from(share == WHOLE);
            }
            if !is_need {
                counts[Field::Title as usize] = counts[Field::Title as usize].min(MOST_IN_TITLE);
            }
            let (term, form) = (group[0].term(), u32::from(most_said(group, fields)) << FORM);
            self.numbers.extend([term | form, u32::from_le_bytes(counts)]);
            let is_name = group.iter().all(|occurrence| occurrence.field() == Field::Author as usize);
            names.extend(is_name.then_some(term));
        }
        let terms = (self.numbers.len() - head - HEAD) as u32 / 2;
        self.numbers[head..head + 2].copy_from_slice(&[terms << 1 | u32::from(is_need), names.len() as u32]);
        self.numbers[head + 2..head + HEAD].copy_from_slice(&lengths);
        self.numbers.extend(names);
        self.documents += 1;
        if is_need { self.needs.add(lengths) } else { self.resources.add(lengths) }
    }
}

impl Occurrences {
    /// How many documents there are.
    pub const fn len(&self) -> usize {
        self.documents
    }

    /// What the documents say.
    pub fn read(&self) -> io::Result<Read<'_>> {
        self.numbers.read().map(Read)
    }
}

impl Read<'_> {
    /// Every document in order.
    pub fn documents(&self) -> impl Iterator<Item = Counted<'_>> {
        let mut rest = &self.0[..];
        std::iter::from_fn(move || {
            let ([mark, names, lengths @ ..], behind) = rest.split_first_chunk::<HEAD>()?;
            let (terms, behind) = behind.split_at_checked(2 * (mark >> 1) as usize)?;
            let (names, behind) = behind.split_at_checked(*names as usize)?;
            rest = behind;
            Some(Counted { is_need: mark & 1 == 1, lengths, terms: terms.as_chunks().0, names })
        })
    }
}

/// The form that a document says most of a term, by the weights of the fields; of equal ones the first.
fn most_said(group: &[Occurrence], fields: &[f32; FIELDS]) -> u8 {
    let mut most = (0, 0.0);
    for of_form in group.chunk_by(|left, right| left.form() == right.form()) {
        let said: f32 = of_form.iter().map(|one| fields[one.weighed()] * f32::from(one.share())).sum();
        if said > most.1 {
            most = (of_form[0].form(), said);
        }
    }
    most.0
}
