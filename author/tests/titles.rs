//! What must not put another title before the one that somebody knows: other languages, and names that say what the title says.

use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::Pack;
use jobpack_author::compile::compile;
use jobpack_author::project::{Project, Resource, Settings};

/// A pack of resources, each with its language, its title and its author.
fn pack(resources: &[(&str, &str, &str)]) -> Vec<u8> {
    let resource = |(number, &(language, title, author)): (usize, &(&str, &str, &str))| Resource {
        id: number.to_string(),
        language: language.into(),
        title: title.into(),
        author: author.into(),
        ..Resource::default()
    };
    let resources: Vec<Resource> = resources.iter().enumerate().map(resource).collect();
    let settings = Settings { title: "T".into(), language: "en".into(), ..Settings::default() };
    compile(&Project { settings, resources: resources.into(), ..Project::default() }).unwrap()
}

/// What is found, in the order of the resources.
fn found(bytes: &[u8], query: &str) -> Vec<Hit> {
    let pack = Pack::open(bytes).unwrap();
    pack.verify().unwrap();
    let mut hits = [Hit::default(); 20];
    let count = find(&pack, query, &Situation::default(), &mut Scratch::new(), &mut hits);
    let mut hits = hits[..count].to_vec();
    hits.sort_unstable_by_key(|hit| hit.resource);
    hits
}

#[test]
fn what_is_one_word_in_one_language_is_one_in_all() {
    let bytes = pack(&[("te", "NodeJS", ""), ("te", "Node js", ""), ("hi", "Node js", "")]);
    let hits = found(&bytes, "node js");
    let [_, telugu, hindi] = hits[..] else { panic!("{hits:?}") };
    assert_eq!((telugu.score, telugu.words), (hindi.score, hindi.words));
    assert_eq!(hindi.words.count_ones(), 3, "node, js and nodejs");
}

#[test]
fn a_word_that_languages_stem_otherwise_counts_once() {
    // The stems are `tutori` and `tutorial`; each would get the other from its neighbours.
    let bytes = pack(&[
        ("en", "Django tutorials", ""),
        ("es", "Django tutorials", ""),
        ("en", "Flask tutorials", ""),
        ("es", "Flask tutorials", ""),
        ("en", "Painting", ""),
        ("es", "Jardines", ""),
    ]);
    let hits = found(&bytes, "tutorials");
    assert_eq!(hits.len(), 4);
    assert!(hits.iter().all(|hit| hit.words.count_ones() == 1), "{hits:?}");
    assert!(hits.iter().any(|hit| hit.words != hits[0].words), "the languages have one stem: {hits:?}");
}

#[test]
fn the_name_of_an_author_adds_nothing_to_a_title_that_says_it() {
    let bytes = pack(&[("en", "Welding course", "Welding School"), ("en", "Welding course", "Baking School")]);
    let hits = found(&bytes, "welding");
    let [named, other] = hits[..] else { panic!("{hits:?}") };
    assert_eq!(named.score, other.score);
}
