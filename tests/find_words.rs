//! What a query's words are taken for: joins, splits, repairs with their places, and how an unfinished word may go on.

use jobpack::find::{Hit, Scratch, complete, find};
use jobpack::text::Completion;
use jobpack::{Pack, Situation};
use jobpack_author::compile::compile;
use jobpack_author::project::{Project, Resource};

/// A pack of resources that have nothing but these titles.
fn packed(language: &str, titles: &[&str]) -> Vec<u8> {
    let resource = |(number, title): (usize, &&str)| Resource {
        id: format!("r{number}"),
        title: (*title).to_owned(),
        ..Resource::default()
    };
    let mut project = Project { resources: titles.iter().enumerate().map(resource).collect(), ..Project::default() };
    project.settings.language = language.to_owned();
    // A title counts for its own words alone.
    project.settings.find.neighbours = 0.0;
    compile(&project).expect("the project compiles")
}

/// The hits of a query by number, its repairs as place and word, and the words of the best hit.
fn asked(pack: &[u8], query: &str) -> (Vec<u32>, Vec<(String, String)>, Vec<String>) {
    let pack = Pack::open(pack).expect("the pack opens");
    let (mut scratch, mut hits) = (Scratch::new(), [Hit::default(); 9]);
    let count = find(&pack, query, &Situation::default(), &mut scratch, &mut hits);
    let repairs = scratch.repairs().iter().map(|repair| {
        let place = query[repair.start as usize..repair.end as usize].to_owned();
        (place, String::from_utf8(repair.found.to_vec()).expect("words are UTF-8"))
    });
    let said = scratch.said(query, hits[0].words).map(str::to_owned).collect();
    (hits[..count].iter().map(|hit| hit.resource).collect(), repairs.collect(), said)
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|&(place, found)| (place.to_owned(), found.to_owned())).collect()
}

const TITLES: [&str; 6] = [
    "Your first steps with GitHub",
    "Write an email that is read",
    "Check the setup of the printer",
    "Set the table",
    "A table for two",
    "The hub of the wheel",
];

#[test]
fn two_words_are_found_that_the_pack_has_as_one() {
    let pack = packed("en", &TITLES);
    let (hits, repairs, said) = asked(&pack, "e-mail");
    assert_eq!((hits, repairs, said), (vec![1], pairs(&[("e-mail", "email")]), vec!["email".to_owned()]));
    // A word that is known by itself counts beside the one that it is a part of.
    let (mut hits, repairs, _) = asked(&pack, "a git hub");
    hits.sort_unstable();
    assert_eq!((hits, repairs), (vec![0, 5], pairs(&[("git hub", "github")])));
}

#[test]
fn known_words_are_joined_where_the_pack_marks_them() {
    let mut titles = TITLES.to_vec();
    titles.push("How to set up a camera");
    let pack = packed("en", &titles);
    let (hits, repairs, said) = asked(&pack, "set up the printer");
    assert_eq!(repairs, pairs(&[("set up", "setup")]));
    assert_eq!(hits[0], 2);
    assert_eq!(said, ["setup", "printer"]);
    // And the other way round: the text says two words, the query one.
    assert_eq!(asked(&pack, "camera setup").0[0], 6);
    assert_eq!(asked(&pack, "the table").1, []);
}

#[test]
fn one_word_is_found_that_the_pack_has_as_two() {
    let titles = ["A time table for trains", "Trains by night"];
    let (hits, repairs, said) = asked(&packed("en", &titles), "the timetable");
    assert_eq!((hits, repairs), (vec![0], pairs(&[("time", "time"), ("table", "table")])));
    assert_eq!(said, ["time", "table"]);
}

#[test]
fn compounds_are_split() {
    let forms = "Arbeit Arbeiten Vertrag Vertrages Verträge Haus Hauses Rat Rates Brief Briefes Datenbank Entwurf Recht Rechtes";
    let pack = packed("de", &[forms, "Vertrag"]);
    assert_eq!(asked(&pack, "Datenbankentwurf").1, pairs(&[("Datenbank", "datenbank"), ("entwurf", "entwurf")]));
    assert_eq!(asked(&pack, "Ein Briefesvertrag").1, pairs(&[("Briefes", "briefes"), ("vertrag", "vertrag")]));
    // What folding makes longer or shorter has one place for both parts.
    assert_eq!(asked(&pack, "Häusesrecht").1, pairs(&[("Häusesrecht", "hauses"), ("Häusesrecht", "recht")]));
}

#[test]
fn spelling_comes_before_splitting_and_a_first_part_that_is_a_stop_word_does_not_join() {
    let pack = packed("en", &["Format the disk", "Form and mat", "Database design", "base"]);
    assert_eq!(asked(&pack, "databse").1, pairs(&[("databse", "database")]));
    assert_eq!(asked(&pack, "for mat").1, []);
}

fn completed(pack: &[u8], query: &str, most: usize) -> Vec<(String, u32)> {
    let pack = Pack::open(pack).expect("the pack opens");
    let mut found = vec![Completion::default(); most];
    let count = complete(&pack, query, &mut found);
    let word = |completion: &Completion| completion.word().to_owned();
    found[..count].iter().map(|completion| (word(completion), completion.frequency)).collect()
}

#[test]
fn an_unfinished_word_goes_on_with_the_most_frequent_words() {
    let titles =
        ["Report on cafés", "Reports and reporting", "Repair a café", "Repeat", "Reply", "These are stop words"];
    let pack = packed("en", &titles);
    let found = |query| completed(&pack, query, 3);
    let pair = |word: &str, count| (word.to_owned(), count);
    assert_eq!(found("re"), [pair("report", 2), pair("repair", 1), pair("repeat", 1)]);
    assert_eq!(found("how to REPL"), [pair("reply", 1)]);
    assert_eq!(found("Caf"), [pair("cafe", 2)]);
    assert_eq!(found("CAFÉ"), [pair("cafe", 2)]);
    assert_eq!(found("re "), [], "the word is finished");
    assert_eq!(found("thes"), [], "stop words are not searched for");
    assert_eq!(found(""), []);
    assert_eq!(completed(&pack, "re", 0), []);
}

#[test]
fn a_word_that_may_be_two_is_searched_for_as_both_and_said_as_what_was_found() {
    let pack = packed("de", &["Anna Hett", "Klaus Hettel", "Eine Reise nach Hamburg"]);
    let repairs = pairs(&[("hettl", "hettel"), ("hettl", "hett")]);
    // The likelier one comes first, since in it a letter was left out.
    let words = |words: [&str; 2]| words.map(str::to_owned).to_vec();
    assert_eq!(asked(&pack, "klaus hettl"), (vec![1, 0], repairs.clone(), words(["klaus", "hettel"])));
    assert_eq!(asked(&pack, "hettl anna"), (vec![0, 1], repairs, words(["hett", "anna"])));
    // What was asked for before is no guess besides.
    let (_, repairs, _) = asked(&pack, "hett hettl");
    assert_eq!(repairs, pairs(&[("hettl", "hettel")]));
}
