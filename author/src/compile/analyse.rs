//! Words into terms: stemming and stop words, by language.
//!
//! A word is stemmed as its language writes it, with its accents, and the stem is folded like everything else. The device never stems: it looks words
//! up, so this may change from edition to edition. Snowball stemmers where there is one, the word itself elsewhere; the author may choose.

use super::numbers;
use crate::project::{Project, Settings};
use frostem::{Algorithm, Stemmer};
use icu_casemap::CaseMapper;
use icu_locale_core::LanguageIdentifier;
use icu_normalizer::ComposingNormalizer;
use jobpack::pack::{Fold, Table};
use jobpack::text::Words;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The version of the analysis; it stands in the names of analysers.
pub const ANALYSER_VERSION: u32 = 2;

/// The name of the analyser that takes words as they are.
pub const WORDS: &str = "words";

/// The names that an author may choose from.
pub fn names() -> impl Iterator<Item = &'static str> {
    Algorithm::all().iter().map(|algorithm| algorithm.name()).chain([WORDS])
}

/// The Snowball algorithm of a language: the author's choice for the tag or the longest beginning of it, else the one that is made for it.
fn algorithm(settings: &Settings, language: &str) -> Option<Algorithm> {
    let mut tag = language;
    loop {
        if let Some((_, name)) = settings.analysers.iter().find(|(chosen, _)| chosen.eq_ignore_ascii_case(tag)) {
            return Algorithm::from_name(name).ok();
        }
        let Some((before, _)) = tag.rsplit_once('-') else { break };
        tag = before;
    }
    match tag.to_ascii_lowercase().as_str() {
        "nb" | "nn" => Some(Algorithm::Norwegian),
        // One language in two alphabets and under several names, which this algorithm knows.
        "bs" | "hr" | "sh" => Some(Algorithm::Serbian),
        primary => Algorithm::from_name(primary).ok(),
    }
}

fn primary(language: &str) -> String {
    language.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

/// What turns the words of one language into terms.
pub struct Analyser<'f> {
    stemmer: Option<Stemmer>,
    stop_words: HashSet<&'static str>,
    language: LanguageIdentifier,
    folds: Table<'f, Fold>,
}

impl<'f> Analyser<'f> {
    /// That of a language in a pack with these folds.
    pub fn of(settings: &Settings, language: &str, folds: Table<'f, Fold>) -> Self {
        let stemmer = algorithm(settings, language).map(Stemmer::new);
        let locale = primary(language).parse().unwrap_or(LanguageIdentifier::UNKNOWN);
        Self { stemmer, stop_words: stop_words(language).collect(), language: locale, folds }
    }

    /// The term of a word, folded and as it is written; `None` for a stop word.
    pub fn term<'w>(&self, word: &'w str, written: &str) -> Option<Cow<'w, str>> {
        if written.is_ascii() {
            let stop = self.stop_words.contains(word);
            return (!stop).then(|| self.stemmer.map_or(word.into(), |stemmer| stemmer.stem(word)));
        }
        let composed = ComposingNormalizer::new_nfkc().normalize(written);
        let lower = CaseMapper::new().lowercase_to_string(&composed, &self.language);
        if self.stop_words.contains(&*lower) {
            return None;
        }
        let Some(stemmer) = self.stemmer else { return Some(word.into()) };
        let folded = folded(&stemmer.stem(&lower), self.folds);
        // A stem of nothing but marks would be no term.
        Some(if folded.is_empty() { word.into() } else { folded.into() })
    }

    /// The stop words as a query has them; what folds into several words is none.
    pub fn stop_words(&self) -> impl Iterator<Item = String> {
        self.stop_words.iter().map(|word| folded(word, self.folds)).filter(|word| !word.is_empty())
    }
}

/// A word as the pack reads it; empty if it is not one word.
fn folded(word: &str, folds: Table<Fold>) -> String {
    let mut words = Words::new(word, folds);
    match (words.next(), words.next()) {
        (Some(word), None) => String::from_utf8_lossy(&word.text).into_owned(),
        _ => String::new(),
    }
}

/// The stop words of a language, as it writes them.
fn stop_words(language: &str) -> impl Iterator<Item = &'static str> {
    let primary = primary(language);
    let own = (primary == "en").then(|| include_str!("stop/en.txt").split_ascii_whitespace());
    let listed = if own.is_some() { None } else { stop_words::lookup(&primary) };
    own.into_iter().flatten().chain(listed.into_iter().flatten().copied())
}

/// The languages of a project.
pub fn languages(project: &Project) -> BTreeSet<&str> {
    let own = project.resources.iter().map(|resource| numbers::language(project, resource));
    own.chain([project.settings.language.as_str()]).collect()
}

/// The name of the analyser of each language.
pub fn analysers(project: &Project) -> BTreeMap<&str, String> {
    let name = |language: &str| {
        let algorithm = algorithm(&project.settings, language);
        algorithm.map_or_else(|| WORDS.into(), |chosen| format!("snowball-{}-{ANALYSER_VERSION}", chosen.name()))
    };
    languages(project).into_iter().map(|language| (language, name(language))).collect()
}
