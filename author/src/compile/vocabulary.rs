//! The words of the whole pack, their forms in each language, and their terms.
//!
//! A form is a word as one language has it: two languages may have the same word with different terms. Numbers follow the order of words, so they depend
//! neither on threads nor on chunks.

use super::analyse::{Analyser, Spellings};
use super::folds;
use super::split::Chunk;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// A word of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Form<'c> {
    pub word: &'c str,
    /// The number of its language.
    pub language: usize,
}

/// A word as it is looked up, with its terms; none for a stop word.
pub type Word<'c> = (&'c str, Vec<u32>);

/// The forms and terms of a pack.
pub struct Vocabulary<'c> {
    /// Every form, by word and language.
    pub forms: Vec<Form<'c>>,
    /// The term of each form; none of a stop word.
    pub terms: Vec<Option<u32>>,
    /// How many terms there are. They are numbered in the order in which the words lead to them.
    pub term_count: u32,
    /// The number of the pack's own language.
    own: usize,
}

impl<'c> Vocabulary<'c> {
    /// The vocabulary of these chunks and of the stop words of the pack's own language, which are known even if no text says them. `analysers` are those
    /// of the languages, by number.
    pub fn of(chunks: &'c [Chunk], own: usize, analysers: &'c [Analyser]) -> Self {
        let of_language = |(language, words): (usize, &'c FxHashMap<Box<str>, u32>)| {
            words.keys().map(move |word| Form { word, language })
        };
        let said = chunks.iter().flat_map(|chunk| chunk.words.iter().enumerate()).flat_map(of_language);
        let stop_words = analysers.get(own).into_iter().flat_map(Analyser::stop_words);
        let stop_words = stop_words.map(|word| Form { word, language: own });
        let pieces = |form: Form<'c>| {
            let pieces = folds::pair(form.word).into_iter().flatten();
            pieces.map(move |word| Form { word, ..form })
        };
        let mut forms: FxHashSet<Form> = said.chain(stop_words).collect();
        let pieces: Vec<Form> = forms.iter().copied().flat_map(pieces).collect();
        forms.extend(pieces);
        let mut forms: Vec<Form> = forms.into_iter().collect();
        forms.par_sort_unstable();
        let spellings = spellings(chunks);
        let none = Spellings::new();
        let stem = |form: &Form<'c>| analysers[form.language].term(form.word, spellings.get(form).unwrap_or(&none));
        let stems: Vec<Option<Cow<str>>> = forms.par_iter().map(stem).collect();
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let mut terms = Vec::with_capacity(forms.len());
        for stem in &stems {
            let next = numbers.len() as u32;
            terms.push(stem.as_deref().map(|stem| *numbers.entry(stem).or_insert(next)));
        }
        let term_count = numbers.len() as u32;
        Self { forms, terms, term_count, own }
    }

    /// The number of a form.
    pub fn form(&self, word: &str, language: usize) -> Option<u32> {
        self.forms.binary_search(&Form { word, language }).ok().map(|number| number as u32)
    }

    /// The forms of a chunk's words, by their numbers there.
    pub fn forms_of(&self, chunk: &Chunk) -> Vec<u32> {
        let mut forms = vec![0; chunk.count as usize];
        for (language, words) in chunk.words.iter().enumerate() {
            for (word, &number) in words {
                forms[number as usize] = self.form(word, language).unwrap_or(0);
            }
        }
        forms
    }

    /// Every word in order with its terms, none for a stop word. A stop word of the pack's own language stays one even where another language says it.
    pub fn words(&self) -> Vec<Word<'c>> {
        let own = self.forms.iter().zip(&self.terms).filter(|(form, term)| form.language == self.own && term.is_none());
        let stop: FxHashSet<&str> = own.map(|(form, _)| form.word).collect();
        let mut words: Vec<Word> = Vec::new();
        for (form, term) in self.forms.iter().zip(&self.terms) {
            if words.last().is_none_or(|(word, _)| *word != form.word) {
                words.push((form.word, Vec::new()));
            }
            if let Some((word, terms)) = words.last_mut() {
                terms.extend(term.filter(|term| !stop.contains(word) && !terms.contains(term)));
            }
        }
        words.iter_mut().for_each(|(_, terms)| terms.sort_unstable());
        words
    }
}

/// How texts write the forms, in order.
fn spellings<'c>(chunks: &'c [Chunk]) -> FxHashMap<Form<'c>, Spellings<'c>> {
    let mut all: FxHashMap<Form, Spellings> = FxHashMap::default();
    for chunk in chunks {
        for (language, (words, spellings)) in chunk.words.iter().zip(&chunk.spellings).enumerate() {
            if spellings.is_empty() {
                continue;
            }
            let words: FxHashMap<u32, &str> = words.iter().map(|(word, &number)| (number, &**word)).collect();
            for (written, number) in spellings {
                let Some(&word) = words.get(number) else { continue };
                all.entry(Form { word, language }).or_default().insert(written);
            }
        }
    }
    all
}
