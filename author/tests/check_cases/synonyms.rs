//! What is weak in synonyms.

use super::*;
use jobpack_author::project::Synonym;

fn synonym(project: &mut Project, words: &[&str], means: &[&str]) -> Place {
    let place = place(4);
    let [words, means] = [words, means].map(|texts| texts.iter().map(|text| (*text).to_owned()).collect());
    project.synonyms.push(Synonym { place, words, means, language: String::new() });
    place
}

pub const CASES: &[Case] = &[
    Case {
        code: "W281",
        field: "means",
        message: "no text says `models two`",
        wrong: |p| synonym(p, &["pair"], &["models two"]),
        near: |p| {
            synonym(p, &["pair"], &["two models"]);
        },
    },
    Case {
        code: "W281",
        field: "words",
        message: "no text says `model`, `models`, or it says no more than the other words",
        wrong: |p| synonym(p, &["model", "models"], &[]),
        near: |p| {
            synonym(p, &["pattern", "models"], &[]);
        },
    },
];
