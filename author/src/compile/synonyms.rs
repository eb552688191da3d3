//! Synonyms and acronyms: where a text says one, the terms of the others count as said too, at a share.
//!
//! All is done to the documents, so a query costs what it costs without synonyms, and a device need not know of them. Endings do not matter. What says a
//! word itself stays before what says another for it, since a synonym counts less than a whole occurrence. Words come into the lexicon only if some text
//! says what they mean, so that every term has postings. Cost: a look at each word of the text, if there are synonyms at all.

use super::additions::{Addition, Additions};
use super::analyse::{self, Analyser};
use super::document::{Document, Documents};
use super::folds;
use super::index::characters;
use super::layout::Part;
use super::numbers::Sorted;
use super::split::{Chunk, Text};
use super::vocabulary::{Form, Vocabulary};
use crate::check::primary;
use crate::project::{Project, Synonym};
use crate::shelf::Shelf;
use jobpack::pack::{Fold, Section, Table};
use jobpack::text::Words;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::ops::Range;

/// How much of an occurrence a synonym counts, in [`WHOLE`](super::additions::WHOLE) parts.
const SHARE: u8 = 4;

/// What texts may say, and what people may ask with to find it.
struct Pair {
    /// The number of the synonym in the project.
    row: usize,
    language: usize,
    said: Vec<String>,
    asked: Vec<String>,
}

/// A phrase as some text says it, with the number of its pair.
type Heard = BTreeSet<(usize, Vec<String>)>;

/// The synonyms of a project of which its texts say something.
pub struct Synonyms {
    pairs: Vec<Pair>,
    heard: Heard,
}

impl Synonyms {
    /// Listens to the texts. `languages` has the number of each language, by which `analysers` stand.
    pub fn of(
        project: &Project,
        chunks: &[Chunk],
        languages: &BTreeMap<&str, usize>,
        analysers: &[Analyser],
        folds: Table<Fold>,
    ) -> io::Result<Self> {
        let pairs = pairs(project, languages, analysers, folds);
        let heard = if pairs.is_empty() { Heard::new() } else { heard(&pairs, chunks, analysers)? };
        Ok(Self { pairs, heard })
    }

    /// The words that the vocabulary must have.
    pub fn forms(&self) -> impl Iterator<Item = Form<'_>> {
        self.heard.iter().flat_map(|(pair, _)| {
            let Pair { language, asked, .. } = &self.pairs[*pair];
            asked.iter().map(|word| Form { word, language: *language })
        })
    }

    /// What the phrases count for.
    pub fn add_to(&self, additions: &mut Additions, vocabulary: &Vocabulary) {
        let mut all = BTreeSet::new();
        for (pair, said) in &self.heard {
            let Pair { language, asked, .. } = &self.pairs[*pair];
            let forms = |words: &[String]| -> Vec<u32> {
                words.iter().filter_map(|word| vocabulary.form(word, *language)).collect()
            };
            let terms = |forms: &[u32]| -> Vec<u32> {
                forms.iter().filter_map(|&form| vocabulary.terms[form as usize]).map(|(term, _)| term).collect()
            };
            let phrase = forms(said);
            let own = terms(&phrase);
            let meant = terms(&forms(asked)).into_iter().filter(|term| !own.contains(term));
            all.extend(meant.map(|term| (phrase.clone(), term)));
        }
        all.iter().for_each(|(phrase, term)| additions.add(phrase, Addition { term: *term, share: SHARE }));
    }
}

/// Which of the pairs the texts say, and how.
fn heard(pairs: &[Pair], chunks: &[Chunk], analysers: &[Analyser]) -> io::Result<Heard> {
    let phrases = Phrases::of(pairs, analysers);
    let merge = |mut left: Heard, right| {
        left.extend(right);
        Ok(left)
    };
    chunks.par_iter().map(|chunk| phrases.heard(chunk, analysers)).try_reduce(Heard::new, merge)
}

/// The synonyms of which no text says anything, or that add nothing to what it says.
pub fn idle(project: &Project) -> Vec<&Synonym> {
    if project.synonyms.is_empty() {
        return Vec::new();
    }
    let needs = project.jobs.iter().map(Document::Job);
    let needs = needs.chain(project.outcomes.iter().map(|outcome| Document::Outcome(outcome, None)));
    let resources = Sorted::as_added(&project.resources);
    let documents = Documents::with(needs, &resources);
    let part = Part::table(Section::Folds, &folds::table(&characters(project, &documents)));
    let folds = || Table::of(part.bytes());
    let languages: BTreeMap<&str, usize> = analyse::languages(project).into_iter().zip(0..).collect();
    let analysers: Vec<Analyser> =
        languages.keys().map(|language| Analyser::of(&project.settings, language, folds())).collect();
    let pairs = pairs(project, &languages, &analysers, folds());
    let phrases = Phrases::of(&pairs, &analysers);
    let rows = |chunk: Range<usize>| -> io::Result<BTreeSet<usize>> {
        let chunk = Chunk::of(project, documents.some(chunk), folds(), &languages, &Shelf::holding(usize::MAX))?;
        Ok(phrases.heard(&chunk, &analysers)?.into_iter().map(|(pair, _)| pairs[pair].row).collect())
    };
    let busy = documents.chunks().into_par_iter().map(rows).try_reduce(BTreeSet::new, |left, right| Ok(&left | &right));
    let Ok(busy) = busy else { unreachable!("nothing is written to a file") };
    let idle = project.synonyms.iter().enumerate().filter(|(row, _)| !busy.contains(row));
    idle.map(|(_, synonym)| synonym).collect()
}

/// The pairs of every synonym in every language that is its own, regions and scripts apart. Those of one and the same words are left out.
fn pairs(
    project: &Project,
    languages: &BTreeMap<&str, usize>,
    analysers: &[Analyser],
    folds: Table<Fold>,
) -> Vec<Pair> {
    let split = |text: &str| -> Vec<String> {
        Words::new(text, folds).map(|word| String::from_utf8_lossy(&word.text).into_owned()).collect()
    };
    let mut pairs = Vec::new();
    for (row, synonym) in project.synonyms.iter().enumerate() {
        let own = if synonym.language.is_empty() { &project.settings.language } else { &synonym.language };
        let fitting = languages.iter().filter(|(language, _)| primary(language).eq_ignore_ascii_case(primary(own)));
        for &language in fitting.map(|(_, number)| number) {
            let analyser = &analysers[language];
            for (said, asked) in synonym.pairs().map(|(said, asked)| (split(said), split(asked))) {
                let known: Vec<_> = said.iter().filter_map(|word| analyser.term_of_folded(word)).collect();
                let is_new = |word: &String| analyser.term_of_folded(word).is_some_and(|term| !known.contains(&term));
                if asked.iter().any(is_new) {
                    pairs.push(Pair { row, language, said, asked });
                }
            }
        }
    }
    pairs
}

/// A word as it is compared: its term, or the word itself if it is a stop word.
#[derive(PartialEq, Eq, Hash)]
struct Key<'w> {
    language: usize,
    is_term: bool,
    text: Cow<'w, str>,
}

impl<'w> Key<'w> {
    fn of(word: &'w str, language: usize, analysers: &[Analyser]) -> Self {
        let term = analysers[language].term_of_folded(word);
        Self { language, is_term: term.is_some(), text: term.unwrap_or(word.into()) }
    }
}

/// What the pairs say, word by word.
struct Phrases<'p> {
    /// The number of each word.
    keys: FxHashMap<Key<'p>, u32>,
    /// The pairs, by their first word, with all their words.
    pairs: FxHashMap<u32, Vec<(usize, Vec<u32>)>>,
}

impl<'p> Phrases<'p> {
    fn of(pairs: &'p [Pair], analysers: &[Analyser]) -> Self {
        let mut phrases = Self { keys: FxHashMap::default(), pairs: FxHashMap::default() };
        for (number, pair) in pairs.iter().enumerate() {
            let mut key = |word: &'p String| {
                let next = phrases.keys.len() as u32;
                *phrases.keys.entry(Key::of(word, pair.language, analysers)).or_insert(next)
            };
            let said: Vec<u32> = pair.said.iter().map(&mut key).collect();
            if let Some(&first) = said.first() {
                phrases.pairs.entry(first).or_default().push((number, said));
            }
        }
        phrases
    }

    /// Which of them the texts of a chunk say, and how.
    fn heard(&self, chunk: &Chunk, analysers: &[Analyser]) -> io::Result<Heard> {
        let mut words = vec![(None, ""); chunk.times.len()];
        for (language, known) in chunk.words.iter().enumerate() {
            for (word, &number) in known {
                words[number as usize] = (self.keys.get(&Key::of(word, language, analysers)).copied(), word.as_str());
            }
        }
        let mut heard = Heard::new();
        for tokens in &chunk.said {
            tokens.read()?.texts().for_each(|text| self.hear(&text, &words, &mut heard));
        }
        Ok(heard)
    }

    /// Which of them a text says. `words` has the key of each word, and how it is written.
    fn hear(&self, text: &Text, words: &[(Option<u32>, &str)], heard: &mut Heard) {
        for at in 0..text.words.len() {
            let rest = || text.words[at..].iter().map(|&number| words[number as usize]);
            let pairs = rest().next().and_then(|(key, _)| self.pairs.get(&key?));
            for (pair, said) in pairs.into_iter().flatten() {
                if rest().map(|(key, _)| key).take(said.len()).eq(said.iter().map(|&key| Some(key))) {
                    heard.insert((*pair, rest().take(said.len()).map(|(_, word)| word.to_owned()).collect()));
                }
            }
        }
    }
}
