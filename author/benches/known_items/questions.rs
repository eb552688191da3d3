//! Which titles and authors are asked for, and which resources are right.

use super::changes::Random;
use icu_normalizer::DecomposingNormalizer;
use jobpack_author::project::{Project, Resource};
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Title,
    Author,
}

/// What is asked, and the places of the resources that are right: those with the same title, or of the same author.
pub struct Question<'p> {
    pub language: &'p str,
    pub text: String,
    pub answers: Vec<u32>,
}

/// Up to `limit` questions of each language.
pub fn questions(project: &Project, kind: Kind, limit: usize) -> Vec<Question<'_>> {
    let mut candidates: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, resource) in project.resources.iter().enumerate() {
        candidates.entry(&resource.language).or_default().push(number);
    }
    let catalogue = Catalogue::of(project);
    let mut all = Vec::new();
    for (language, mut numbers) in candidates {
        Random::of(language).shuffle(&mut numbers);
        let mut seen = HashSet::new();
        let ask = |number: usize| {
            let resource = &project.resources[number];
            let text = match kind {
                Kind::Title => catalogue.title(&as_shown(&resource.title)),
                Kind::Author => author(&as_shown(&resource.author)),
            }?;
            let answers = match kind {
                Kind::Title => catalogue.same_title[&plain(&resource.title)].clone(),
                Kind::Author => by(project, &text),
            };
            seen.insert(plain(&text)).then_some(Question { language, text, answers })
        };
        all.extend(numbers.into_iter().filter_map(ask).take(limit));
    }
    all
}

/// The resources of an author.
fn by(project: &Project, name: &str) -> Vec<u32> {
    let name = format!(" {} ", plain(name));
    let is_by = |resource: &Resource| format!(" {} ", plain(&resource.author)).contains(&name);
    (0..).zip(&project.resources).filter(|(_, resource)| is_by(resource)).map(|(number, _)| number).collect()
}

/// Every title of the catalogue, for asking which words lead to one alone.
struct Catalogue {
    /// By title, as [`plain`] has it.
    same_title: HashMap<String, Vec<u32>>,
    /// The same with its words apart.
    words: Vec<(String, HashSet<String>)>,
}

impl Catalogue {
    fn of(project: &Project) -> Self {
        let mut same_title: HashMap<String, Vec<u32>> = HashMap::new();
        for (number, resource) in (0..).zip(&project.resources) {
            same_title.entry(plain(&resource.title)).or_default().push(number);
        }
        let split = |title: &String| (title.clone(), title.split(' ').map(str::to_owned).collect());
        let words = same_title.keys().map(split).collect();
        Self { same_title, words }
    }

    /// A title as people would type it: whole if it is short, else its first words that no other title has all of. `None` if it says too little.
    fn title(&self, title: &str) -> Option<String> {
        const SHORT: usize = 6;
        let pieces: Vec<&str> = title.split_whitespace().collect();
        if letters_without_spaces(title) * 2 > title.chars().count() {
            return (letters_without_spaces(title) >= 4).then(|| self.beginning(title));
        }
        if pieces.iter().filter(|piece| is_content(piece)).count() < 2 {
            return None;
        }
        let whole = plain(title);
        let begins = |&count: &usize| {
            let beginning = &pieces[..count];
            let enough = beginning.iter().filter(|piece| is_content(piece)).count() >= 2;
            enough && (pieces.len() <= SHORT || self.only(&whole, &plain(&beginning.join(" "))))
        };
        let count = if pieces.len() <= SHORT { pieces.len() } else { (3..pieces.len()).find(begins)? };
        Some(pieces[..count].join(" "))
    }

    /// Whether no other title has all these words.
    fn only(&self, whole: &str, words: &str) -> bool {
        let all: Vec<&str> = words.split(' ').collect();
        !self.words.iter().any(|(title, has)| title != whole && all.iter().all(|&word| has.contains(word)))
    }

    /// The same for scripts without spaces: at least eight characters that no other title has in one piece.
    fn beginning(&self, title: &str) -> String {
        let whole = plain(title);
        let ends = title.char_indices().skip(8).map(|(at, _)| at);
        let only = |&end: &usize| {
            let begins = plain(&title[..end]);
            !self.words.iter().any(|(other, _)| *other != whole && other.contains(&begins))
        };
        ends.into_iter().find(only).map_or(title, |end| &title[..end]).trim().to_owned()
    }
}

/// The first name of a list of authors, if it has two words or more.
fn author(authors: &str) -> Option<String> {
    let first = authors.split([',', ';', '،', '/', '&', '、', '(', '|', '—']).next()?.trim();
    let first = first.split(" and ").next()?.trim();
    let spaced = first.split_whitespace().filter(|piece| is_content(piece)).count() >= 2;
    (spaced || letters_without_spaces(first) >= 3).then(|| first.to_owned())
}

/// Text as a page shows it: character references resolved, marks of emphasis and direction left out.
fn as_shown(text: &str) -> String {
    let pairs = [("&rlm;", ""), ("&lrm;", ""), ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("*", ""), ("`", "")];
    let shown = pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    shown.replace(['\u{200e}', '\u{200f}'], "").trim().to_owned()
}

/// Text for comparing: without case, marks and punctuation, one space between words.
pub fn plain(text: &str) -> String {
    let decomposed = DecomposingNormalizer::new_nfkd().normalize(&as_shown(text)).to_lowercase();
    let kept = decomposed.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    // What tells languages apart by their names is not punctuation.
    let spaced: String = kept.map(|c| if is_punctuation(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric() && !"+#".contains(character) && (character.is_ascii() || !is_mark(character))
}

/// Signs of scripts that write vowels beside letters stand in blocks of letters.
fn is_mark(character: char) -> bool {
    ('\u{591}'..'\u{2000}').contains(&character) || ('\u{302a}'..='\u{309a}').contains(&character)
}

fn is_content(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters >= if word.is_ascii() { 3 } else { 2 }
}

fn letters_without_spaces(text: &str) -> usize {
    let ranges = ['\u{e01}'..='\u{eff}', '\u{1000}'..='\u{109f}', '\u{1780}'..='\u{17ff}', '\u{3041}'..='\u{30ff}', '\u{3400}'..='\u{9fff}'];
    text.chars().filter(|c| ranges.iter().any(|range| range.contains(c))).count()
}
