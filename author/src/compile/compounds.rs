//! Compounds: words that are made of words, and count for these too. So do pairs of pieces, where words have no spaces between them.
//!
//! In German, Dutch, the Scandinavian languages, Finnish, Estonian and Hungarian one writes `Datenbankentwurf` for the design of a data base. A word is
//! taken apart if all its parts are words of the same language in the pack, with the letters between them that such languages put there. Parts are no
//! stop words, since most endings and prefixes are. Cost: the square of the length of each long word, in look-ups.

use super::additions::{Addition, Additions};
use super::folds;
use super::split::Chunk;
use super::vocabulary::{Form, Vocabulary};
use rustc_hash::{FxHashMap, FxHashSet};

/// Shorter words are not taken apart.
const SHORTEST: usize = 7;
/// Parts have at least so many letters, and the last one more, since endings look like short words.
const SHORTEST_PART: usize = 3;
const SHORTEST_LAST: usize = 4;

/// What stands between the parts of a compound, by language.
fn links(language: &str) -> Option<&'static [&'static str]> {
    Some(match language.split('-').next()?.to_ascii_lowercase().as_str() {
        "de" | "lb" => &["", "s", "es", "n", "en", "er", "e", "ens"],
        "nl" | "af" => &["", "s", "e", "en"],
        "sv" | "da" | "no" | "nb" | "nn" | "is" | "fo" => &["", "s", "e", "a", "o", "u"],
        "fi" | "et" | "hu" => &[""],
        _ => return None,
    })
}

/// How much of an occurrence of its parts a compound counts, in eighths.
const SHARE: u8 = 3;
/// The same for a pair of pieces. A query has its pieces only where it has one alone, or two that no text has beside each other.
const SHARE_OF_PIECE: u8 = 2;

/// Pieces that texts say more often than in one of so many documents, and more often than this in all, say little by themselves and would cost most.
const RARE: usize = 4096;
const FEW: usize = 4;

/// The pieces of pairs that are rare enough to count beside these.
pub fn pieces<'c>(chunks: &'c [Chunk], documents: usize) -> FxHashSet<Form<'c>> {
    let mut times: FxHashMap<Form, usize> = FxHashMap::default();
    for chunk in chunks {
        for (language, words) in chunk.words.iter().enumerate() {
            for (word, &number) in words {
                for word in folds::pair(word).into_iter().flatten() {
                    *times.entry(Form { word, language }).or_default() += chunk.times[number as usize] as usize;
                }
            }
        }
    }
    let most = (documents / RARE).max(FEW);
    times.into_iter().filter(|&(_, times)| times <= most).map(|(piece, _)| piece).collect()
}

/// Adds the parts of every compound of these languages, given by number, and these pieces of pairs: where a text says the whole they count too.
pub fn add(vocabulary: &Vocabulary, languages: &[&str], pieces: &FxHashSet<Form>, additions: &mut Additions) {
    for (form, parts) in compounds(vocabulary, languages) {
        for part in parts {
            let Some((term, _)) = vocabulary.terms[part as usize] else { continue };
            additions.add(&[form], Addition { term, share: SHARE });
        }
    }
    for (number, &Form { word, language }) in (0..).zip(&vocabulary.forms) {
        let pair = folds::pair(word).into_iter().flatten().filter(|&word| pieces.contains(&Form { word, language }));
        for (term, _) in pair.filter_map(|word| vocabulary.terms[vocabulary.form(word, language)? as usize]) {
            additions.add(&[number], Addition { term, share: SHARE_OF_PIECE });
        }
    }
}

/// The parts of the compounds among the forms, by the number of the form.
fn compounds(vocabulary: &Vocabulary, languages: &[&str]) -> Vec<(u32, Vec<u32>)> {
    let links: Vec<_> = languages.iter().map(|language| links(language)).collect();
    let forms = (0..).zip(&vocabulary.forms).zip(&vocabulary.terms);
    let compound = |((number, form), term): ((u32, &Form), &Option<(u32, u8)>)| {
        let links = links.get(form.language).copied().flatten()?;
        term.filter(|_| form.word.len() >= SHORTEST)?;
        let known = |word: &str| {
            let number = vocabulary.form(word, form.language)?;
            vocabulary.terms[number as usize].filter(|part| Some(part.0) != term.map(|own| own.0)).map(|_| number)
        };
        let parts = parts(form.word, links, &known);
        (parts.len() > 1).then_some((number, parts))
    };
    forms.filter_map(compound).collect()
}

/// The fewest known words that make up this one; of equally many, those with the longest last part. Empty if there are none.
fn parts(word: &str, links: &[&str], known: &impl Fn(&str) -> Option<u32>) -> Vec<u32> {
    // The best way to make the word up to each place, letters that link included.
    let mut best: Vec<Vec<u32>> = vec![Vec::new(); word.len() + 1];
    for end in SHORTEST_PART..=word.len() {
        let shortest = if end == word.len() { SHORTEST_LAST } else { SHORTEST_PART };
        let made = |start: usize| {
            let before = best.get(start).filter(|before| start == 0 || !before.is_empty())?;
            let part = word.get(start..end).filter(|part| part.chars().count() >= shortest).and_then(known)?;
            Some(before.iter().copied().chain([part]).collect::<Vec<u32>>())
        };
        let Some(made) = (0..=end.saturating_sub(shortest)).filter_map(made).min_by_key(Vec::len) else { continue };
        let linked = links.iter().filter(|link| word[end..].starts_with(*link)).map(|link| end + link.len());
        for place in linked.filter(|&place| place == end || place < word.len()) {
            if best[place].is_empty() || made.len() < best[place].len() {
                best[place].clone_from(&made);
            }
        }
    }
    best.pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken_apart(word: &str, language: &str, known: &[&str]) -> Vec<String> {
        let find = |part: &str| known.iter().position(|known| *known == part && part != word).map(|at| at as u32);
        let parts = parts(word, links(language).unwrap(), &find);
        parts.into_iter().map(|part| known[part as usize].to_owned()).collect()
    }

    #[test]
    fn compounds_have_their_parts() {
        let known = ["daten", "daten", "bank", "datenbank", "entwurf", "anwendung", "entwicklung", "web", "inar"];
        assert_eq!(taken_apart("datenbankentwurf", "de", &known), ["datenbank", "entwurf"]);
        assert_eq!(taken_apart("anwendungsentwicklung", "de", &known), ["anwendung", "entwicklung"]);
        assert_eq!(taken_apart("webentwicklung", "de", &known), ["web", "entwicklung"]);
        assert_eq!(taken_apart("anwendungen", "de", &known), [""; 0]);
        assert_eq!(taken_apart("ohjelmointikieli", "fi", &["ohjelmointi", "kieli"]), ["ohjelmointi", "kieli"]);
        assert_eq!(
            taken_apart("forretningsudvikling", "da", &["forretning", "udvikling"]),
            ["forretning", "udvikling"]
        );
    }
}
