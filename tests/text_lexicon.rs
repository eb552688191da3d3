//! Looking words up, and repairing them, against a sorted map and the whole table of distances.

#[path = "support/lexicon.rs"]
mod lexicon;
#[path = "support/naive.rs"]
#[allow(dead_code, reason = "only its spelling is used here")]
mod naive;
mod support;

use jobpack::pack::Pack;
use jobpack::text::{Lexicon, Speller};
use lexicon::Frequencies;
use naive::Known;
use proptest::collection::btree_map;
use proptest::prelude::*;

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
    btree_map(word(), 0..6u32, 0..120)
}

/// The naive speller's view: words with terms, where the term is the frequency itself.
fn known(words: &Frequencies) -> Known {
    let terms = |count: u32| if count == 0 { Vec::new() } else { vec![count] };
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
        let lexicon = Lexicon::of(&Pack::open(&bytes).unwrap());
        let mut speller = Speller::new();
        let known = known(&words);
        let frequency = |terms: &[u32]| terms.iter().copied().max().unwrap_or(0);
        for asked in asked.iter().chain(words.keys().step_by(9)) {
            let found = speller.repair(&lexicon, asked.as_bytes()).map(|word| word.to_vec());
            prop_assert_eq!(found, naive::other_spelling(&known, frequency, asked.as_bytes()), "{}", asked);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_not_repaired(words in words(), mut asked in prop::collection::vec(any::<u8>(), 1..20)) {
        asked.push(0xFF);
        let bytes = lexicon::pack(&words);
        prop_assert_eq!(Speller::new().repair(&Lexicon::of(&Pack::open(&bytes).unwrap()), &asked), None);
    }
}

/// What the speller says of a word, with every known word as frequent as said.
fn repaired(words: &[(&str, u32)], asked: &str) -> Option<String> {
    let bytes = lexicon::pack(&words.iter().map(|&(word, count)| (word.to_owned(), count)).collect());
    let lexicon = Lexicon::of(&Pack::open(&bytes).unwrap());
    Speller::new().repair(&lexicon, asked.as_bytes()).map(|word| String::from_utf8(word.to_vec()).unwrap())
}

#[test]
fn what_is_preferred() {
    let found = |words: &[(&str, u32)], asked| repaired(words, asked).unwrap_or_default();
    assert_eq!(found(&[("cart", 1), ("part", 9)], "caрt"), "cart", "the first letter counts more than frequency");
    assert_eq!(
        found(&[("attribute", 9), ("attribution", 1)], "atribution"),
        "attribution",
        "fewer edits count more than frequency"
    );
    assert_eq!(found(&[("ball", 1), ("bell", 9), ("bill", 9)], "boll"), "bell", "then frequency, then order");
    assert_eq!(found(&[("part", 1)], "aprt"), "part", "two neighbours are one edit, with the first letter too");
    assert_eq!(found(&[("abroad", 1)], "abraod"), "abroad");
    assert_eq!(found(&[("revenue", 1)], "rvenuee"), "", "two edits are too many for seven letters");
    assert_eq!(found(&[("revenues", 1)], "rvenuess"), "revenues");
    assert_eq!(
        found(&[("revenues", 1)], "tevenuess"),
        "",
        "another first letter is one edit, and only one is made then"
    );
    assert_eq!(found(&[("the", 1)], "teh"), "", "three letters are near too much");
    assert_eq!(found(&[("2024", 1)], "2025"), "", "another number is another thing");
    assert_eq!(found(&[("these", 0)], "these"), "", "a stop word is not what was meant");
}
