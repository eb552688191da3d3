//! Words into terms: stemming and stop words, by language.
//!
//! A word is stemmed as its language writes it, with its accents, and the stem is folded like everything else. The device never stems: it looks words
//! up, so this may change from edition to edition. Snowball stemmers where there is one, the word itself elsewhere; the author may choose. Words in Latin
//! letters are stemmed as English in a language that is written in others: there they are names and terms that the world has from English, and who asks
//! with them says no language.

use super::{folds, numbers};
use crate::project::{Project, Settings};
use frostem::{Algorithm, Stemmer};
use icu_casemap::CaseMapper;
use icu_locale::LocaleExpander;
use icu_locale_core::LanguageIdentifier;
use icu_locale_core::subtags::script;
use icu_normalizer::ComposingNormalizer;
use jobpack::pack::{Fold, Table};
use jobpack::text::Words;
use rayon::prelude::*;
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
    if let Some(name) = chosen(settings, language) {
        return Algorithm::from_name(name).ok();
    }
    match primary(language).as_str() {
        "nb" | "nn" => Some(Algorithm::Norwegian),
        // One language in two alphabets and under several names, which this algorithm knows.
        "bs" | "hr" | "sh" => Some(Algorithm::Serbian),
        primary => Algorithm::from_name(primary).ok(),
    }
}

/// What the author chose for a language or the longest beginning of its tag.
fn chosen<'s>(settings: &'s Settings, language: &str) -> Option<&'s str> {
    let mut tag = language;
    loop {
        if let Some((_, name)) = settings.analysers.iter().find(|(chosen, _)| chosen.eq_ignore_ascii_case(tag)) {
            return Some(name);
        }
        tag = tag.rsplit_once('-')?.0;
    }
}

/// The algorithm of words in Latin letters in a language that is written in others, unless the author chose one, or its own knows them too.
fn latin(settings: &Settings, language: &str) -> Option<Algorithm> {
    let knows_both = algorithm(settings, language) == Some(Algorithm::Serbian);
    let mut tag: LanguageIdentifier = language.parse().ok()?;
    LocaleExpander::new_common().maximize(&mut tag);
    let other = tag.script.is_some_and(|script| script != script!("Latn"));
    (other && !knows_both && chosen(settings, language).is_none()).then_some(Algorithm::English)
}

fn primary(language: &str) -> String {
    language.split('-').next().unwrap_or_default().to_ascii_lowercase()
}

/// A way in which texts write a word, and how often they do.
pub struct Spelled<'t> {
    pub text: &'t str,
    pub times: u32,
}

/// A word is a stop word where at most one in so many texts writes it as something else: where accents tell words apart, the one without meaning does not
/// take the other with it, and a foreign word does not give a meaning to the most frequent one there is.
const OTHERWISE: u64 = 8;

/// What turns the words of one language into terms.
pub struct Analyser<'f> {
    stemmer: Option<Stemmer>,
    /// That of words in Latin letters.
    latin: Option<Stemmer>,
    /// The stop words as they are written.
    stop_words: HashSet<&'static str>,
    /// The stop words as they are looked up.
    folded_stop_words: HashSet<String>,
    language: LanguageIdentifier,
    folds: Table<'f, Fold>,
}

impl<'f> Analyser<'f> {
    /// That of a language in a pack with these folds.
    pub fn of(settings: &Settings, language: &str, folds: Table<'f, Fold>) -> Self {
        let stemmer = algorithm(settings, language).map(Stemmer::new);
        let latin = latin(settings, language).map(Stemmer::new).or(stemmer);
        let stop_words: HashSet<&str> = stop_words(language).collect();
        let folded = stop_words.iter().filter_map(|word| folded(word, folds)).collect();
        let language = primary(language).parse().unwrap_or(LanguageIdentifier::UNKNOWN);
        Self { stemmer, latin, stop_words, folded_stop_words: folded, language, folds }
    }

    /// The term of a word; `None` for a stop word. Of several spellings the one that is written most is stemmed; none are given of a word that all texts
    /// write as it is looked up.
    pub fn term<'w>(&self, word: &'w str, spellings: &[Spelled]) -> Option<Cow<'w, str>> {
        let times = |spelled: &Spelled| u64::from(spelled.times);
        let all: u64 = spellings.iter().map(times).sum();
        let stops: u64 = spellings.iter().filter(|spelled| self.is_stop(word, spelled.text)).map(times).sum();
        if all > 0 && (all - stops) * OTHERWISE <= all {
            return None;
        }
        let most = spellings.iter().rev().max_by_key(|spelled| spelled.times);
        match most {
            None => self.term_of_folded(word),
            Some(most) if most.text == word => Some(self.stem(word)),
            Some(most) => {
                let stem = self.stemmer.and_then(|stemmer| folded(&stemmer.stem(&self.lower(most.text)), self.folds));
                Some(stem.map_or(word.into(), Cow::from))
            }
        }
    }

    /// Whether a word is a stop word where it is written so.
    fn is_stop(&self, word: &str, written: &str) -> bool {
        if written == word {
            self.folded_stop_words.contains(word)
        } else {
            self.stop_words.contains(&*self.lower(written))
        }
    }

    /// The term of a word of which only how it is looked up is known.
    pub fn term_of_folded<'w>(&self, word: &'w str) -> Option<Cow<'w, str>> {
        let is_stop = self.folded_stop_words.contains(word);
        (!is_stop).then(|| self.stem(word))
    }

    /// The stem of a word as it is looked up; of a number with a sign behind it, `3+`, the number.
    fn stem<'w>(&self, word: &'w str) -> Cow<'w, str> {
        let bare = word.trim_end_matches(['+', '#']);
        if bare.len() < word.len() && bare.bytes().all(|byte| byte.is_ascii_digit()) {
            return bare.into();
        }
        let stemmer = if word.is_ascii() { self.latin } else { self.stemmer };
        stemmer.map_or(word.into(), |stemmer| stemmer.stem(word))
    }

    /// What is written as stemmers and lists expect it: small letters, plain apostrophes, nothing invisible that is not part of the spelling.
    fn lower(&self, written: &str) -> String {
        let plain = |c: char| if "’‘‛ʼ".contains(c) { '\'' } else { c };
        let kept = written.chars().filter(|&c| !folds::is_invisible(c) || ['\u{200C}', '\u{200D}'].contains(&c));
        let composed = ComposingNormalizer::new_nfkc().normalize_iter(kept.map(plain)).collect::<String>();
        CaseMapper::new().lowercase_to_string(&composed, &self.language).into_owned()
    }

    /// The stop words as a query has them.
    pub fn stop_words(&self) -> impl Iterator<Item = &str> {
        self.folded_stop_words.iter().map(String::as_str)
    }
}

/// A word as the pack reads it; `None` if it reads as several, as nothing, or as pieces, which are parts of other words too.
fn folded(word: &str, folds: Table<Fold>) -> Option<String> {
    let mut words = Words::new(word, folds);
    let only = words.next().filter(|_| words.next().is_none())?;
    Some(String::from_utf8_lossy(&only.text).into_owned()).filter(|word| !folds::is_of_pieces(word))
}

/// Lists with more words than this have many that say something, and nobody finds a title made of them.
const LONGEST_LIST: usize = 320;

/// The stop words of a language, as it writes them.
fn stop_words(language: &str) -> impl Iterator<Item = &'static str> {
    let primary = primary(language);
    let own = (primary == "en").then(|| include_str!("stop/en.txt").split_ascii_whitespace());
    let listed = stop_words::lookup(&primary).filter(|words| own.is_none() && words.len() <= LONGEST_LIST);
    own.into_iter().flatten().chain(listed.into_iter().flatten().copied())
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
    let snowball = |algorithm: Algorithm| format!("snowball-{}-{ANALYSER_VERSION}", algorithm.name());
    let name = |language: &str| {
        let own = algorithm(&project.settings, language).map_or_else(|| WORDS.into(), snowball);
        latin(&project.settings, language).map_or(own.clone(), |latin| format!("{own}+{}", snowball(latin)))
    };
    languages(project).into_iter().map(|language| (language, name(language))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_latin_letters_are_english_where_a_language_is_written_in_others() {
        let folds = Table::of(&[]);
        let stem = |settings: &Settings, language| {
            let analyser = Analyser::of(settings, language, folds);
            analyser.term("tutorials", &[]).unwrap().into_owned()
        };
        let settings = Settings::default();
        for language in ["en", "hi", "te", "ru", "zh-TW"] {
            assert_eq!(stem(&settings, language), "tutori", "{language}");
        }
        for language in ["vi", "hi-Latn", "sr"] {
            assert_ne!(stem(&settings, language), "tutori", "{language}");
        }
        let settings = Settings { analysers: [("te".to_owned(), WORDS.to_owned())].into(), ..settings };
        assert_eq!(stem(&settings, "te-IN"), "tutorials");
    }
}
