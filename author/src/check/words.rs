//! The words of a language that rules speak of.
//!
//! Owns: the word lists, which are data (`words/LANGUAGE/*.txt`, a phrase a line), and how text is split to be held against them.
//! Invariants: rules that need words are silent for a language without lists. Cost: lists are read once; a phrase is found by its first
//! word.

use icu_normalizer::ComposingNormalizer;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Text as it is compared: compatibility forms, case and white space do not count.
pub fn fold(text: &str) -> String {
    let is_plain = text.is_ascii();
    let text: Cow<str> = if is_plain { text.into() } else { ComposingNormalizer::new_nfkc().normalize(text) };
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        if is_plain {
            folded.push_str(word);
        } else {
            folded.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    folded.make_ascii_lowercase();
    folded
}

/// A text, folded, to be read word by word.
pub struct Said(String);

impl Said {
    /// From any text.
    pub fn new(text: &str) -> Self {
        let folded = fold(text);
        Self(if folded.is_ascii() { folded } else { folded.replace('\u{2019}', "'") })
    }

    /// Its words without punctuation.
    pub fn words(&self) -> Vec<&str> {
        let words = self.0.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
        words.filter(|word| !word.is_empty()).collect()
    }
}

/// Phrases of one or more words.
#[derive(Default)]
pub struct Phrases(FxHashMap<String, Vec<Vec<String>>>);

impl Phrases {
    /// From any texts; a text without words says nothing.
    pub fn new<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut phrases = Self::default();
        for said in texts.map(Said::new) {
            let phrase: Vec<String> = said.words().into_iter().map(str::to_owned).collect();
            if let Some(first) = phrase.first() {
                phrases.0.entry(first.clone()).or_default().push(phrase);
            }
        }
        phrases
    }

    fn listed(text: &str) -> Self {
        Self::new(text.lines().filter(|line| !line.starts_with('#')))
    }

    /// How many words the longest phrase has that these words begin with; 0 for none.
    pub fn lead<W: AsRef<str>>(&self, words: &[W]) -> usize {
        let words = || words.iter().map(AsRef::as_ref);
        let phrases = words().next().and_then(|first| self.0.get(first));
        let fitting = phrases.into_iter().flatten().filter(|phrase| words().take(phrase.len()).eq(phrase.iter()));
        fitting.map(Vec::len).max().unwrap_or(0)
    }

    /// The first phrase that stands anywhere in these words.
    pub fn within<W: AsRef<str>>(&self, words: &[W]) -> Option<String> {
        let found = (0..words.len()).map(|at| (at, self.lead(&words[at..]))).find(|(_, length)| *length > 0);
        found.map(|(at, length)| {
            let words: Vec<&str> = words[at..at + length].iter().map(AsRef::as_ref).collect();
            words.join(" ")
        })
    }

    /// Whether this one word is a phrase.
    pub fn has(&self, word: &str) -> bool {
        self.0.get(word).is_some_and(|phrases| phrases.iter().any(|phrase| phrase.len() == 1))
    }
}

/// The lists of one language.
pub struct Words {
    /// Directions of which less is better.
    pub down: Phrases,
    /// Directions of which more is better.
    pub up: Phrases,
    /// The directions of the profile that allows two.
    pub minimize_increase: Phrases,
    /// The directions of the profile that allows one.
    pub minimize_only: Phrases,
    /// What an outcome can measure.
    pub metrics: Phrases,
    /// What everybody reads in another way.
    pub vague: Phrases,
    /// How well a job is done.
    pub job_outcomes: Phrases,
    /// What makes two statements of one; as lines, since `&` is not a word.
    pub joiners: Vec<&'static str>,
    /// Two words that are one thing.
    pub pairs: Phrases,
    /// After these, a joiner joins two ends of one thing.
    pub pairing: Phrases,
    /// Where the contextual clarifier begins.
    pub clarifiers: Phrases,
    /// How emotional and social jobs begin.
    pub feelings: Phrases,
    /// How a role begins.
    pub roles: Phrases,
    /// With what no job begins.
    pub not_verbs: Phrases,
    /// Endings of nouns.
    pub noun_endings: Vec<&'static str>,
    /// Verbs that end like nouns.
    pub verbs: Phrases,
    /// What may stand before the name of a feature.
    pub title_leads: Phrases,
    /// Headings that are only a topic.
    pub topics: Phrases,
}

macro_rules! list {
    ($language:literal, $name:literal) => {
        include_str!(concat!("words/", $language, "/", $name, ".txt"))
    };
}

macro_rules! words {
    ($language:literal) => {
        Words {
            down: Phrases::listed(list!($language, "directions-down")),
            up: Phrases::listed(list!($language, "directions-up")),
            minimize_increase: Phrases::listed(list!($language, "minimize-increase")),
            minimize_only: Phrases::listed(list!($language, "minimize-only")),
            metrics: Phrases::listed(list!($language, "metrics")),
            vague: Phrases::listed(list!($language, "vague")),
            job_outcomes: Phrases::listed(list!($language, "job-outcomes")),
            joiners: lines(list!($language, "joiners")),
            pairs: Phrases::listed(list!($language, "pairs")),
            pairing: Phrases::listed(list!($language, "pairing")),
            clarifiers: Phrases::listed(list!($language, "clarifiers")),
            feelings: Phrases::listed(list!($language, "feelings")),
            roles: Phrases::listed(list!($language, "roles")),
            not_verbs: Phrases::listed(list!($language, "not-verbs")),
            noun_endings: lines(list!($language, "noun-endings")),
            verbs: Phrases::listed(list!($language, "verbs")),
            title_leads: Phrases::listed(list!($language, "title-leads")),
            topics: Phrases::listed(list!($language, "topics")),
        }
    };
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| words!("en"));

fn lines(text: &'static str) -> Vec<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).collect()
}

impl Words {
    /// The lists for a language tag; English if the tag is empty.
    pub fn of(language: &str) -> Option<&'static Self> {
        match primary(language).to_ascii_lowercase().as_str() {
            "en" | "" => Some(&ENGLISH),
            _ => None,
        }
    }
}

/// The language of a language tag, without script and region.
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}
