//! Which titles and authors are asked for, and which resources are right.

use super::changes::{Random, keyboard};
use icu_normalizer::DecomposingNormalizer;
use jobpack_author::project::Kept;
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Title,
    Author,
}

/// What is asked, and the places of the resources that are right: those with the same title, or those that name the author.
pub struct Question<'p> {
    pub language: &'p str,
    pub text: String,
    pub answers: Vec<u32>,
}

/// Up to `limit` questions of each language.
pub fn questions<'p>(resources: &[Kept<'p>], kind: Kind, limit: usize) -> Vec<Question<'p>> {
    let mut candidates: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, resource) in resources.iter().enumerate() {
        candidates.entry(resource.language).or_default().push(number);
    }
    let catalogue = Catalogue::of(resources);
    let mut all = Vec::new();
    for (language, mut numbers) in candidates {
        Random::of(language).shuffle(&mut numbers);
        let mut seen = HashSet::new();
        let ask = |number: usize| {
            let resource = &resources[number].text;
            let text = match kind {
                Kind::Title => catalogue.title(&as_shown(resource.title), language),
                Kind::Author => catalogue.author(&as_shown(resource.author)),
            }?;
            let answers = match kind {
                Kind::Title => catalogue.same_title[&same(resource.title)].clone(),
                Kind::Author => catalogue.by(&text),
            };
            let is_new = !answers.is_empty() && seen.insert(plain(&text));
            is_new.then_some(Question { language, text, answers })
        };
        all.extend(numbers.into_iter().filter_map(ask).take(limit));
    }
    all
}

/// Every title and author of the catalogue, for asking which words lead to one alone.
struct Catalogue {
    /// The title and the authors of each resource, as [`plain`] has them, between spaces.
    names: Vec<String>,
    /// By title, as [`same`] has it.
    same_title: HashMap<String, Vec<u32>>,
    /// Each title, as [`plain`] has it, with its words apart.
    words: Vec<(String, HashSet<String>)>,
}

impl Catalogue {
    fn of(resources: &[Kept<'_>]) -> Self {
        let mut same_title: HashMap<String, Vec<u32>> = HashMap::new();
        for (number, resource) in (0..).zip(resources) {
            same_title.entry(same(resource.text.title)).or_default().push(number);
        }
        let titles: HashSet<String> = resources.iter().map(|resource| plain(resource.text.title)).collect();
        let words = |title: String| {
            let words = title.split(' ').map(str::to_owned).collect();
            (title, words)
        };
        let words = titles.into_iter().map(words).collect();
        let name = |Kept { text, .. }: &Kept<'_>| format!(" {} / {} ", plain(text.title), plain(text.author));
        let names = resources.iter().map(name).collect();
        Self { names, same_title, words }
    }

    /// The resources that name an author, in their titles too.
    fn by(&self, name: &str) -> Vec<u32> {
        let plain = plain(name);
        let name = if letters_without_spaces(name) > 0 { plain } else { format!(" {plain} ") };
        (0..).zip(&self.names).filter(|(_, names)| names.contains(&name)).map(|(number, _)| number).collect()
    }

    /// The first name of a list of authors, if it has two words or more and no title has all of these: many channels are called after what they teach.
    fn author(&self, authors: &str) -> Option<String> {
        let first = authors.split([',', ';', '،', '/', '&', '、', '(', '（', '|', '—']).next()?;
        let first = [" and ", " - ", " et ", " e ", " y ", " und "]
            .into_iter()
            .fold(first, |name, between| name.split(between).next().unwrap_or(name))
            .trim();
        let words = first.split_whitespace().filter(|piece| plain(piece).chars().count() >= 2).count();
        let says = if letters_without_spaces(first) > 0 { letters_without_spaces(first) >= 3 } else { words >= 2 };
        let name = plain(first);
        let is_own = |title: &str| format!(" {title} ").contains(&format!(" {name} "));
        let has_all = |has: &HashSet<String>| name.split(' ').all(|word| has.contains(word));
        (says && !self.words.iter().any(|(title, has)| has_all(has) && !is_own(title))).then(|| first.to_owned())
    }

    /// A title as people would type it: whole if it is short, else its first words up to one that says something, so that no other title has all that say
    /// something, or near forms of them. `None` if it says too little.
    fn title(&self, title: &str, language: &str) -> Option<String> {
        const SHORT: usize = 6;
        if letters_without_spaces(title) * 2 > title.chars().count() {
            return (letters_without_spaces(title) >= 4).then(|| self.beginning(title));
        }
        let pieces: Vec<&str> = title.split_whitespace().collect();
        let content =
            |count: usize| pieces[..count].iter().filter(|piece| is_content(piece, language)).map(|piece| plain(piece));
        let whole = plain(title);
        let ends = |&count: &usize| {
            let enough = content(count).count() >= 2 && is_content(pieces[count - 1], language);
            enough && self.only(&whole, &content(count).collect::<Vec<_>>().join(" "))
        };
        let short = pieces.len() <= SHORT && content(pieces.len()).count() >= 2;
        let count = if short { pieces.len() } else { (3..pieces.len()).find(ends)? };
        Some(pieces[..count].join(" "))
    }

    /// Whether no other title has all these words, or words that begin like them.
    fn only(&self, whole: &str, words: &str) -> bool {
        let near = |left: &str, right: &str| {
            let shared = left.chars().zip(right.chars()).take_while(|(left, right)| left == right).count();
            let least = left.chars().count().min(right.chars().count());
            left == right || shared >= 4 && shared + 3 > least
        };
        let has_all = |has: &HashSet<String>| words.split(' ').all(|word| has.iter().any(|other| near(word, other)));
        !self.words.iter().any(|(title, has)| title != whole && has_all(has))
    }

    /// The same for scripts without spaces: whole if it is short, else the letters up to one where a word of another script would not be cut, so that no
    /// other title has them in one piece.
    fn beginning(&self, title: &str) -> String {
        const SHORT: usize = 20;
        let whole = plain(title);
        let letters: Vec<(usize, char)> = title.char_indices().collect();
        let only = |&count: &usize| {
            let (end, next) = letters[count];
            let (begins, last) = (plain(&title[..end]), letters[count - 1].1);
            letters_without_spaces(&title[..end]) >= 10
                && (!last.is_ascii_alphanumeric() || !next.is_ascii_alphanumeric())
                && !is_mark(next)
                && !self.words.iter().any(|(other, _)| *other != whole && other.contains(&begins))
        };
        let count = if letters.len() <= SHORT { None } else { (10..letters.len()).find(only) };
        count.map_or(title, |count| &title[..letters[count].0]).trim().to_owned()
    }
}

/// Text as a page shows it: character references resolved, marks of emphasis and direction left out.
fn as_shown(text: &str) -> String {
    let pairs = [
        ("&rlm;", ""),
        ("&lrm;", ""),
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("*", ""),
        ("`", ""),
    ];
    let shown = pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    shown.replace(['\u{200e}', '\u{200f}'], "").trim().to_owned()
}

/// Text for comparing: without case, marks and punctuation, one space between words.
pub fn plain(text: &str) -> String {
    let decomposed = DecomposingNormalizer::new_nfkd().normalize(&as_shown(text)).to_lowercase();
    let kept = decomposed.chars().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).map(keyboard);
    // What tells languages apart by their names is not punctuation.
    let spaced: String = kept.map(|c| if is_punctuation(c) { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is the same title: as [`plain`], and without spaces where the script has none.
fn same(title: &str) -> String {
    let plain = plain(title);
    if letters_without_spaces(&plain) * 2 > plain.chars().count() { plain.replace(' ', "") } else { plain }
}

fn is_punctuation(character: char) -> bool {
    !character.is_alphanumeric() && !"+#".contains(character) && (character.is_ascii() || !is_mark(character))
}

/// Signs of scripts that write vowels beside letters stand in blocks of letters.
fn is_mark(character: char) -> bool {
    ('\u{591}'..'\u{2000}').contains(&character) || ('\u{302a}'..='\u{309a}').contains(&character)
}

/// Whether a word says something: no stop word of its language or of English, which is everywhere, and more than a letter or a number.
fn is_content(word: &str, language: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let primary = language.split('-').next().unwrap_or_default();
    let listed = |language: &str| stop_words::lookup(language).is_some_and(|words| words.contains(&&*bare));
    bare.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !listed(primary) && !listed("en")
}

fn letters_without_spaces(text: &str) -> usize {
    let ranges = [
        '\u{e01}'..='\u{eff}',
        '\u{1000}'..='\u{109f}',
        '\u{1780}'..='\u{17ff}',
        '\u{3041}'..='\u{30ff}',
        '\u{3400}'..='\u{9fff}',
    ];
    text.chars().filter(|c| ranges.iter().any(|range| range.contains(c))).count()
}
