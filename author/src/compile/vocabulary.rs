//! The words of the whole pack, their forms in each language, and their terms.
//!
//! A form is a word as one language has it: two languages may have the same word with different terms. Numbers follow the order of words, so they depend
//! neither on threads nor on chunks.

use super::analyse::{Analyser, Spelled};
use super::split::{Chunk, Spelling};
use super::weights::Weights;
use compact_str::CompactString;
use jobpack::pack::MAX_FORMS;
use jobpack::text::TermForm;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A word of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form<'c> {
    pub word: &'c str,
    /// The number of its language.
    pub language: usize,
}

/// The forms and terms of a pack.
pub struct Vocabulary<'c> {
    /// Every form, by word and language.
    pub forms: Vec<Form<'c>>,
    /// The term of each form and which of the term's forms it is; none of a stop word.
    pub terms: Vec<Option<(u32, u8)>>,
    numbers: FxHashMap<Form<'c>, u32>,
    /// How many terms there are. They are numbered in the order in which the words lead to them.
    pub term_count: u32,
}

/// A term while its forms are numbered.
struct Known<'c> {
    term: u32,
    forms: u32,
    /// The last of its words.
    word: &'c str,
}

impl<'c> Known<'c> {
    const fn of(term: u32) -> Self {
        Self { term, forms: 0, word: "" }
    }

    /// The term and the number of this form. Words come in order, so the same word of another language comes right behind.
    fn form(&mut self, word: &'c str) -> (u32, u8) {
        if self.forms == 0 || self.word != word {
            (self.forms, self.word) = (self.forms + 1, word);
        }
        (self.term, self.forms.min(MAX_FORMS).saturating_sub(1) as u8)
    }
}

impl<'c> Vocabulary<'c> {
    /// The vocabulary of these chunks, of other words, and of the stop words of the pack's own language, which are known even if no text says them, and which
    /// no other language gives a term. `analysers` are those of the languages, by number.
    pub fn of(
        chunks: &'c [Chunk],
        own: usize,
        others: impl IntoIterator<Item = Form<'c>>,
        analysers: &'c [Analyser],
    ) -> Self {
        let of_language = |(language, words): (usize, &'c FxHashMap<CompactString, u32>)| {
            words.keys().map(move |word| Form { word: word.as_str(), language })
        };
        let of_chunk = |chunk: &'c Chunk| chunk.words.iter().enumerate().flat_map(of_language).collect();
        let said: FxHashSet<Form> = chunks.par_iter().map(of_chunk).reduce(FxHashSet::default, both);
        let stop_words = analysers.get(own).into_iter().flat_map(Analyser::stop_words);
        let stop_words = stop_words.map(|word| Form { word, language: own });
        let others: FxHashSet<Form> = stop_words.chain(others).collect();
        let mut forms: Vec<Form> = both(said, others).into_iter().collect();
        forms.par_sort_unstable();
        let spellings = spellings(chunks);
        let stem = |form: &Form<'c>| {
            analysers[form.language].term(form.word, spellings.get(form).map_or(&[][..], Vec::as_slice))
        };
        let stems: Vec<Option<Cow<str>>> = forms.par_iter().map(stem).collect();
        let stops = forms.iter().zip(&stems).filter(|(form, stem)| form.language == own && stem.is_none());
        let stops: FxHashSet<&str> = stops.map(|(form, _)| form.word).collect();
        let mut numbers: FxHashMap<&str, Known> = FxHashMap::default();
        let mut terms = Vec::with_capacity(forms.len());
        for (form, stem) in forms.iter().zip(&stems) {
            let term = numbers.len() as u32;
            let stem = stem.as_deref().filter(|_| !stops.contains(form.word));
            terms.push(stem.map(|stem| numbers.entry(stem).or_insert_with(|| Known::of(term)).form(form.word)));
        }
        let term_count = numbers.len() as u32;
        let numbers = forms.iter().copied().zip(0..).collect();
        Self { forms, terms, numbers, term_count }
    }

    /// Every word in order with the numbers of its forms.
    pub fn words_with_forms(&self) -> impl Iterator<Item = (&'c str, Range<usize>)> {
        let mut next = 0;
        self.forms.chunk_by(|left, right| left.word == right.word).map(move |forms| {
            let first = next;
            next += forms.len();
            (forms[0].word, first..next)
        })
    }

    /// The terms that some word has beside each term: what other languages make of the same word. Terms that stand alone are left out.
    pub fn other_terms(&self) -> FxHashMap<u32, Vec<u32>> {
        let mut others: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (_, forms) in self.words_with_forms() {
            let terms = self.terms[forms].iter().flatten().map(|&(term, _)| term);
            let terms: BTreeSet<u32> = terms.collect();
            for &term in terms.iter().filter(|_| terms.len() > 1) {
                others.entry(term).or_default().extend(terms.iter().filter(|&&other| other != term));
            }
        }
        for terms in others.values_mut() {
            terms.sort_unstable();
            terms.dedup();
        }
        others
    }

    /// The number of a form.
    pub fn form(&self, word: &str, language: usize) -> Option<u32> {
        self.numbers.get(&Form { word, language }).copied()
    }

    /// The forms of a chunk's words, by their numbers there.
    pub fn forms_of(&self, chunk: &Chunk) -> Vec<u32> {
        let mut forms = vec![0; chunk.times.len()];
        for (language, words) in chunk.words.iter().enumerate() {
            for (word, &number) in words {
                forms[number as usize] = self.form(word, language).unwrap_or(0);
            }
        }
        forms
    }

    /// Every word in order with its terms, none for a stop word.
    pub fn words(&self, weights: &Weights) -> Vec<(&'c str, Vec<TermForm>)> {
        let mut words: Vec<(&str, Vec<TermForm>)> = Vec::new();
        for (form, term) in self.forms.iter().zip(&self.terms) {
            if words.last().is_none_or(|(word, _)| *word != form.word) {
                words.push((form.word, Vec::new()));
            }
            let (Some((_, terms)), Some((term, number))) = (words.last_mut(), *term) else { continue };
            if !terms.iter().any(|known| known.term == term) {
                terms.push(TermForm { term, form: number, bonus: weights.bonus(term, number) });
            }
        }
        for (_, terms) in &mut words {
            terms.sort_unstable_by_key(|found| found.term);
            // All that have the only term in its only form have the form; beside the terms of other languages it tells who has the very word.
            if let [only] = &mut terms[..]
                && !weights.has_forms(only.term)
            {
                only.bonus = 0;
            }
        }
        words
    }
}

/// The forms of both sets.
fn both<'c>(left: FxHashSet<Form<'c>>, right: FxHashSet<Form<'c>>) -> FxHashSet<Form<'c>> {
    let (mut more, less) = if left.len() < right.len() { (right, left) } else { (left, right) };
    more.extend(less);
    more
}

/// How texts write the forms that not all of them write as they are looked up, in the order of the texts.
fn spellings<'c>(chunks: &'c [Chunk]) -> FxHashMap<Form<'c>, Vec<Spelled<'c>>> {
    let mut all: FxHashMap<Form, BTreeMap<&str, u32>> = FxHashMap::default();
    for chunk in chunks {
        for (language, (words, spellings)) in chunk.words.iter().zip(&chunk.spellings).enumerate() {
            if spellings.is_empty() {
                continue;
            }
            let words: FxHashMap<u32, &str> = words.iter().map(|(word, &number)| (number, word.as_str())).collect();
            for (written, Spelling { word, times }) in spellings {
                let Some(&word) = words.get(word) else { continue };
                *all.entry(Form { word, language }).or_default().entry(written).or_default() += times;
            }
        }
    }
    let with_plain = |(form, mut written): (Form<'c>, BTreeMap<&'c str, u32>)| {
        let times =
            |chunk: &Chunk| chunk.words[form.language].get(form.word).map_or(0, |&number| chunk.times[number as usize]);
        let plain = chunks.iter().map(times).sum::<u32>() - written.values().sum::<u32>();
        written.insert(form.word, plain);
        (form, written.into_iter().map(|(text, times)| Spelled { text, times }).collect())
    };
    all.into_iter().map(with_plain).collect()
}
