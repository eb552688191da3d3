//! How often the terms stand in the fields of each document.
//!
//! Cost: eight bytes for each different term of a document, and four more for one that only its author's name says.

use super::additions::{Addition, Additions, WHOLE};
use super::document::{FIELDS, Field};
use super::split::Tokens;
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;

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

    pub fn mean(&self) -> [f32; FIELDS] {
        self.totals.map(|total| (total as f32 / self.documents.max(1) as f32).max(1.0))
    }
}

/// A document of a chunk.
struct Entry {
    /// Where its terms end.
    end: u32,
    /// Where its names end.
    names_end: u32,
    is_need: bool,
    /// The lengths of its fields.
    lengths: [u32; FIELDS],
}

/// The terms of the documents of a chunk with their counts in the fields.
#[derive(Default)]
pub struct Occurrences {
    documents: Vec<Entry>,
    terms: Vec<TermCount>,
    names: Vec<u32>,
    /// The lengths of the fields of needs.
    pub needs: Lengths,
    /// And of resources, which are as long as resources are.
    pub resources: Lengths,
    /// How often each form without a term was said.
    pub stop_words: FxHashMap<u32, u32>,
}

/// A term of a document.
#[derive(Clone, Copy)]
pub struct TermCount {
    /// The term, and from bit [`FORM`] on the form in which the document says it most.
    term: u32,
    /// How often it stands in each field, in [`WHOLE`] parts.
    pub counts: [u8; FIELDS],
}

const FORM: u32 = 29;

/// A word of a title counts so much at most, in [`WHOLE`] parts: who says it again is not about it twice as much.
const MOST_IN_TITLE: u8 = WHOLE + WHOLE / 2;

impl TermCount {
    /// The number of the term.
    pub const fn term(&self) -> u32 {
        self.term & ((1 << FORM) - 1)
    }

    /// The form in which the document says it most; 0 too where it says something else that stands for it.
    pub const fn form(&self) -> u8 {
        (self.term >> FORM) as u8
    }
}

/// A document with its terms.
pub struct Counted<'c> {
    pub is_need: bool,
    /// How many words each field has.
    pub lengths: &'c [u32; FIELDS],
    /// The terms in order.
    pub terms: &'c [TermCount],
    /// Those of them that only the author's name says.
    pub names: &'c [u32],
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

impl Occurrences {
    /// Counts the documents of a chunk, whose words have these forms.
    pub fn of(
        forms: &[u32],
        said: &Tokens,
        vocabulary: &Vocabulary,
        additions: &Additions,
        fields: &[f32; FIELDS],
    ) -> Self {
        let known = |&form: &u32| Word {
            form,
            term: vocabulary.terms[form as usize],
            has_additions: additions.begin_with(form),
        };
        // By their numbers in the chunk, frequent words stand beside each other, so that few of them are far from the processor.
        let words: Vec<Word> = forms.iter().map(known).collect();
        let (mut counts, mut occurrences, mut forms_said) = (Self::default(), Vec::new(), Vec::new());
        for (is_need, texts) in said.documents() {
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
                        let added = additions.at(&forms_said[at..]);
                        occurrences
                            .extend(added.map(|Addition { term, share }| Occurrence::new(term, 0, field, share)));
                    }
                }
            }
            occurrences.sort_unstable();
            counts.push(is_need, &occurrences, fields);
        }
        counts.terms.shrink_to_fit();
        counts.names.shrink_to_fit();
        counts
    }

    /// Adds a document, given its occurrences in order.
    fn push(&mut self, is_need: bool, occurrences: &[Occurrence], fields: &[f32; FIELDS]) {
        let mut lengths = [0; FIELDS];
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
            let form = u32::from(most_said(group, fields)) << FORM;
            self.terms.extend(group.first().map(|first| TermCount { term: first.term() | form, counts }));
            let is_name = group.iter().all(|occurrence| occurrence.field() == Field::Author as usize);
            self.names.extend(group.first().filter(|_| is_name).map(|first| first.term()));
        }
        let (end, names_end) = (self.terms.len() as u32, self.names.len() as u32);
        self.documents.push(Entry { end, names_end, is_need, lengths });
        if is_need { self.needs.add(lengths) } else { self.resources.add(lengths) }
    }

    /// How many documents there are.
    pub const fn len(&self) -> usize {
        self.documents.len()
    }

    /// Every document in order.
    pub fn documents(&self) -> impl Iterator<Item = Counted<'_>> {
        let (mut first, mut first_name) = (0, 0);
        self.documents.iter().map(move |entry| {
            let terms = &self.terms[first..entry.end as usize];
            let names = &self.names[first_name..entry.names_end as usize];
            (first, first_name) = (entry.end as usize, entry.names_end as usize);
            Counted { is_need: entry.is_need, lengths: &entry.lengths, terms, names }
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
