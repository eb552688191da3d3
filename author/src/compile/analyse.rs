//! Words into terms: stemming and stop words, by language.
//!
//! Snowball stemmers where there is one, the word itself elsewhere. The device never stems: it looks words up, so this may change from edition to edition.

use super::numbers;
use crate::project::Project;
use rayon::prelude::*;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The version of the analysis; it stands in the names of analysers.
pub const ANALYSER_VERSION: u32 = 1;

/// The Snowball algorithm of a language, with its name.
fn algorithm(language: &str) -> Option<(Algorithm, &'static str)> {
    let primary = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    Some(match primary.as_str() {
        "ar" => (Algorithm::Arabic, "arabic"),
        "da" => (Algorithm::Danish, "danish"),
        "nl" => (Algorithm::Dutch, "dutch"),
        "en" => (Algorithm::English, "english"),
        "fi" => (Algorithm::Finnish, "finnish"),
        "fr" => (Algorithm::French, "french"),
        "de" => (Algorithm::German, "german"),
        "el" => (Algorithm::Greek, "greek"),
        "hu" => (Algorithm::Hungarian, "hungarian"),
        "it" => (Algorithm::Italian, "italian"),
        "no" | "nb" | "nn" => (Algorithm::Norwegian, "norwegian"),
        "pt" => (Algorithm::Portuguese, "portuguese"),
        "ro" => (Algorithm::Romanian, "romanian"),
        "ru" => (Algorithm::Russian, "russian"),
        "es" => (Algorithm::Spanish, "spanish"),
        "sv" => (Algorithm::Swedish, "swedish"),
        "ta" => (Algorithm::Tamil, "tamil"),
        "tr" => (Algorithm::Turkish, "turkish"),
        _ => return None,
    })
}

/// What turns the words of one language into terms.
pub struct Analyser {
    stemmer: Option<Stemmer>,
    stop_words: HashSet<&'static str>,
}

impl Analyser {
    pub fn of(language: &str) -> Self {
        let stemmer = algorithm(language).map(|(algorithm, _)| Stemmer::create(algorithm));
        Self { stemmer, stop_words: stop_words(language).collect() }
    }

    /// The term of a folded word; `None` for a stop word.
    pub fn term<'w>(&self, word: &'w str) -> Option<std::borrow::Cow<'w, str>> {
        if self.stop_words.contains(word) {
            return None;
        }
        Some(self.stemmer.as_ref().map_or(word.into(), |stemmer| stemmer.stem(word)))
    }
}

/// The stop words of a language, folded.
pub fn stop_words(language: &str) -> impl Iterator<Item = &'static str> {
    let words = match language.split('-').next() {
        Some("en") => include_str!("stop/en.txt"),
        Some("de") => include_str!("stop/de.txt"),
        Some("fr") => include_str!("stop/fr.txt"),
        _ => "",
    };
    words.split_ascii_whitespace()
}

/// The languages of a project.
pub fn languages<'p>(project: &'p Project) -> BTreeSet<&'p str> {
    let with = |mut languages: BTreeSet<&'p str>, at: usize| {
        languages.insert(numbers::own_or(project.resources.language_and_kind(at).0, project));
        languages
    };
    let both = |mut languages: BTreeSet<&'p str>, others| {
        languages.extend::<BTreeSet<&str>>(others);
        languages
    };
    let mut languages =
        (0..project.resources.len()).into_par_iter().fold(BTreeSet::new, with).reduce(BTreeSet::new, both);
    languages.insert(&project.settings.language);
    languages
}

/// The name of the analyser of each language.
pub fn analysers(project: &Project) -> BTreeMap<&str, String> {
    let name = |language: &str| {
        algorithm(language).map_or_else(|| "words".into(), |(_, name)| format!("snowball-{name}-{ANALYSER_VERSION}"))
    };
    languages(project).into_iter().map(|language| (language, name(language))).collect()
}
