//! Looking words up, and repairing them, against a sorted map and the whole table of distances.

#[path = "support/lexicon.rs"]
mod lexicon;
#[path = "support/naive.rs"]
#[allow(dead_code, reason = "only its spelling is used here")]
mod naive;
mod support;

use jobpack::pack::Pack;
use jobpack::text::{Completion, Lexicon, Speller, TermForm, complete, split};
use lexicon::Frequencies;
use naive::Known;
use proptest::collection::btree_map;
use proptest::prelude::*;
use std::cmp::Reverse;

/// Words near each other: few letters, of one to four bytes.
const NEAR: &str = "[abcäж語😀]{1,9}";
/// Longer words of a few letters, up to the 48 bytes that a word may have.
const LONG: &str = "[ab]{7,13}|[abж]{14,24}|a{20,26}|[ab]{40,48}";
/// Words with beginnings in common, as in a language.
const FORMS: &str = "(re)?(port|späte|жук|sta)(s|ing|er|ен)?(ly)?[0-9]?";

fn word() -> impl Strategy<Value = String> {
    prop_oneof![NEAR, LONG, FORMS]
}

fn words() -> impl Strategy<Value = Frequencies> {
    btree_map(word(), prop_oneof![0..6u32, 0..5000u32], 0..160)
}

/// The naive speller's view: words with terms, where the term is the frequency itself.
fn known(words: &Frequencies) -> Known {
    let terms = |term: u32| if term == 0 { Vec::new() } else { vec![TermForm { term, form: 0, bonus: 0 }] };
    words.iter().map(|(word, &count)| (word.clone().into_bytes(), terms(count))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_walk_gives_every_word_in_order(words in words()) {
        let bytes = lexicon::pack(&words);
        let lexicon = Lexicon::of(&Pack::open(&bytes).unwrap());
        let mut walk = lexicon.walk();
        for (word, &count) in &words {
            prop_assert!(walk.step());
            prop_assert_eq!(&walk.word[..], word.as_bytes());
            prop_assert_eq!((walk.entry.is_stop(), lexicon.frequency(&walk.entry)), (count == 0, count));
        }
        prop_assert!(!walk.step());
        let first = lexicon.first().map(|walk| walk.word.to_vec());
        prop_assert_eq!(first.as_deref(), words.keys().next().map(|word| word.as_bytes()));
    }

    #[test]
    fn seeking_finds_the_first_that_is_not_before(words in words(), others in prop::collection::vec(word(), 20)) {
        let bytes = lexicon::pack(&words);
        let lexicon = Lexicon::of(&Pack::open(&bytes).unwrap());
        for asked in words.keys().chain(&others) {
            let next = words.range(asked.clone()..).next().map(|(word, _)| word.as_bytes().to_vec());
            prop_assert_eq!(lexicon.seek(asked.as_bytes()).map(|walk| walk.word.to_vec()), next);
            let entry = lexicon.look_up(asked.as_bytes());
            prop_assert_eq!(entry.map(|entry| lexicon.frequency(&entry)), words.get(asked).copied());
        }
    }

    /// Beginnings cut within a character, and what lies behind the last byte: what a walk over a prefix asks for.
    #[test]
    fn seeking_takes_any_bytes(words in words(), asked in prop::collection::vec(any::<u8>(), 0..6)) {
        let bytes = lexicon::pack(&words);
        let lexicon = Lexicon::of(&Pack::open(&bytes).unwrap());
        let next = words.keys().map(|word| word.as_bytes()).find(|word| *word >= &asked[..]);
        let found = lexicon.seek(&asked);
        prop_assert_eq!(found.as_ref().map(|walk| &walk.word[..]), next);
    }

    #[test]
    fn a_walk_goes_on_from_where_it_was_sought(words in words(), asked in word()) {
        let bytes = lexicon::pack(&words);
        let mut walk = Lexicon::of(&Pack::open(&bytes).unwrap()).seek(asked.as_bytes());
        for (word, _) in words.range(asked..) {
            let at = walk.as_mut().expect("it stands on a word");
            prop_assert_eq!(&at.word[..], word.as_bytes());
            if !at.step() {
                walk = None;
            }
        }
        prop_assert!(walk.is_none());
    }

    #[test]
    fn the_nearest_word_is_found(words in words(), asked in prop::collection::vec(word(), 20)) {
        let bytes = lexicon::pack(&words);
        let pack = Pack::open(&bytes).unwrap();
        let (lexicon, mut speller, known) = (Lexicon::of(&pack), Speller::new(), known(&words));
        let frequency = |terms: &[TermForm]| terms.iter().map(|found| found.term).max().unwrap_or(0);
        for asked in asked.iter().chain(words.keys().step_by(9)) {
            let asked = asked.as_bytes();
            // Nobody asks what a known word was meant to be.
            if !known.contains_key(asked) {
                let near = speller.near(&pack, &lexicon, asked).then(|| speller.found().to_vec());
                let expected = naive::near(&known, frequency, asked);
                prop_assert_eq!(near.as_ref(), expected.first().map(|(_, word)| word), "{:?}", asked);
                let other = expected.iter().nth(1).filter(|other| other.0.0 >= expected.first().unwrap().0.0 / 16);
                prop_assert_eq!(speller.other(), other.map_or(&[][..], |(_, word)| word), "{:?}", asked);
            }
            let far = speller.far(&lexicon, asked).then(|| speller.found().to_vec());
            let expected = naive::far(&known, frequency, asked);
            prop_assert_eq!(far.as_ref(), expected.first().map(|(_, word)| word), "{:?}", asked);
        }
    }

    #[test]
    fn the_most_frequent_words_that_begin_so_are_found(words in words(), asked in word(), length in 0..4usize, most in 0..9usize) {
        let bytes = lexicon::pack(&words);
        let beginning: String = asked.chars().take(length).collect();
        let mut found = vec![Completion::default(); most];
        let count = complete(&Lexicon::of(&Pack::open(&bytes).unwrap()), beginning.as_bytes(), &mut found);
        let like = words.iter().filter(|(word, count)| word.starts_with(&beginning) && **count > 0);
        let mut expected: Vec<_> = like.map(|(word, &count)| (Reverse(count), word.as_bytes())).collect();
        expected.sort();
        expected.truncate(most);
        let found: Vec<_> = found[..count].iter().map(|it| (Reverse(it.frequency), it.word().as_bytes())).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_word_of_two_known_ones_is_split(words in words(), asked in prop::collection::vec((word(), word()), 20)) {
        let ends = ["s", "er", "en", "ing"];
        let bytes = lexicon::pack_with(&words, &[], &ends);
        let pack = Pack::open(&bytes).unwrap();
        let (lexicon, known) = (Lexicon::of(&pack), known(&words));
        let endings: Vec<Vec<u8>> = ends.iter().map(|ending| ending.as_bytes().to_vec()).collect();
        let frequency = |terms: &[TermForm]| terms.iter().map(|found| found.term).max().unwrap_or(0);
        for (number, (left, right)) in asked.iter().enumerate() {
            let asked = format!("{left}{}{right}", ["", "s", "en"][number % 3]);
            let found = split(&pack, &lexicon, asked.as_bytes()).map(|(first, second)| (first.to_vec(), second.to_vec()));
            let parts = naive::parts(&known, &endings, frequency, asked.as_bytes());
            let expected = parts.map(|parts| (parts[0].1.clone(), parts[1].1.clone()));
            prop_assert_eq!(found, expected, "{}", asked);
        }
    }

    #[test]
    fn bytes_that_are_no_text_lead_to_known_words_or_to_none(words in words(), asked in prop::collection::vec(any::<u8>(), 1..20)) {
        let bytes = lexicon::pack(&words);
        let pack = Pack::open(&bytes).unwrap();
        let (lexicon, mut speller) = (Lexicon::of(&pack), Speller::new());
        prop_assert!(!speller.near(&pack, &lexicon, &asked) || lexicon.look_up(speller.found()).is_some());
        prop_assert!(!speller.far(&lexicon, &asked) || lexicon.look_up(speller.found()).is_some());
    }
}

/// What the speller says of a word, with every known word as frequent as said.
fn repaired(words: &[(&str, u32)], asked: &str) -> Option<String> {
    let bytes = lexicon::pack(&words.iter().map(|&(word, count)| (word.to_owned(), count)).collect());
    let pack = Pack::open(&bytes).unwrap();
    let (lexicon, mut speller) = (Lexicon::of(&pack), Speller::new());
    let found = speller.near(&pack, &lexicon, asked.as_bytes()) || speller.far(&lexicon, asked.as_bytes());
    found.then(|| String::from_utf8(speller.found().to_vec()).unwrap())
}

#[test]
fn what_is_preferred() {
    let found = |words: &[(&str, u32)], asked| repaired(words, asked).unwrap_or_default();
    let first_letter = |count| found(&[("cart", 1), ("haart", count)], "caart");
    assert_eq!((&*first_letter(16), &*first_letter(17)), ("cart", "haart"), "the first letter counts sixteen times");
    let likely = |meant, count| found(&[(meant, 1), ("hett", count)], "hettl");
    assert_eq!((&*likely("hettel", 16), &*likely("hettel", 17)), ("hett", "hett"), "of equal ones the first in order");
    assert_eq!(likely("hettel", 15), "hettel", "a letter left out is likelier than one put in");
    assert_eq!(likely("hetlt", 15), "hetlt", "two letters swapped are too");
    assert_eq!(likely("hettu", 2), "hett", "another letter is not");
    assert_eq!(
        found(&[("attribute", 9), ("attribution", 1)], "atribution"),
        "attribution",
        "fewer edits count more than frequency"
    );
    assert_eq!(found(&[("ball", 1), ("bell", 9), ("bill", 9)], "boll"), "bell", "then frequency, then order");
    assert_eq!(found(&[("part", 1)], "aprt"), "part", "two neighbours are one edit, with the first letter too");
    assert_eq!(found(&[("abroad", 1)], "abraod"), "abroad");
    assert_eq!(found(&[("revenue", 1)], "rvenuee"), "", "two edits are too many for seven letters");
    assert_eq!(found(&[("revenues", 1)], "revneuess"), "revenues");
    assert_eq!(found(&[("revenues", 1)], "rvenuess"), "", "the first third is right where there are two edits");
    assert_eq!(
        found(&[("revenues", 1)], "tevenuess"),
        "",
        "another first letter is one edit, and only one is made then"
    );
    assert_eq!(found(&[("the", 1)], "teh"), "", "three letters are near too much");
    assert_eq!(found(&[("2024", 1)], "2025"), "", "another number is another thing");
    assert_eq!(found(&[("these", 0)], "these"), "", "a stop word is not what was meant");
}

#[test]
fn another_common_ending_is_preferred_to_an_edit_that_is_not_far_more_common() {
    let meant = |common: u32, other: &str, asked: &str| {
        let words = [("algoritm", 1), (other, common)].map(|(word, count)| (word.to_owned(), count));
        let bytes = lexicon::pack_with(&words.into(), &[], &["s"]);
        let pack = Pack::open(&bytes).unwrap();
        let (lexicon, mut speller) = (Lexicon::of(&pack), Speller::new());
        speller.near(&pack, &lexicon, asked.as_bytes()).then(|| String::from_utf8(speller.found().to_vec()).unwrap())
    };
    assert_eq!(meant(15, "algorithms", "algoritms").as_deref(), Some("algoritm"));
    assert_eq!(meant(17, "algorithms", "algoritms").as_deref(), Some("algorithms"));
    assert_eq!(meant(255, "algorotms", "algoritms").as_deref(), Some("algoritm"), "a wrong letter is less likely");
    assert_eq!(meant(257, "algorotms", "algoritms").as_deref(), Some("algorotms"));
    assert_eq!(
        meant(257, "elgoritms", "algoritms").as_deref(),
        Some("algoritm"),
        "and with the first letter less again"
    );
    assert_eq!(meant(99, "algorithms", "algoritm2s"), None, "words with digits are at no edit");
}
