//! What resources and collections are called.
//!
//! Owns: titles that lead with the product, that are only a topic, or that two resources share. Cost: linear in the text.

use super::index::{Index, repeats_of};
use super::rules::{SAME_TITLE, TITLE_FEATURE, TITLE_TOPIC};
use super::words::{Phrases, Said, Words, fold, primary};
use super::{Finding, Found};
use crate::project::Place;
use rayon::prelude::*;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let project = index.project;
    let features = Phrases::new(project.settings.check.features.iter().map(String::as_str));
    let words = Words::of(&project.settings.language);
    let titled = |at| (project.resources.place(at), project.resources.title(at));
    let resources = (0..project.resources.len()).into_par_iter().map(titled);
    let collections = project.collections.par_iter().map(|row| (row.place, row.title.as_str()));
    let titles = resources.chain(collections).filter(|(_, title)| !title.is_empty());
    let worded = |mut found: Found, (at, title): (Place, &str)| {
        found.extend(worded(at, title, &features, words));
        found
    };
    titles.fold(Found::default, worded).reduce(Found::default, Found::and).and(same(index))
}

/// The feature that a title names before what one gets done, if it does.
pub fn leading_feature(title: &str, features: &Phrases, words: Option<&Words>) -> Option<String> {
    leading(&Said::new(title).words(), features, words)
}

fn leading(said: &[&str], features: &Phrases, words: Option<&Words>) -> Option<String> {
    let skipped = words.map_or(0, |words| leads(said, words));
    let feature = features.lead(&said[skipped..]);
    (feature > 0).then(|| said[skipped..skipped + feature].join(" "))
}

fn worded(place: Place, title: &str, features: &Phrases, words: Option<&Words>) -> Option<Finding> {
    let said = Said::new(title);
    let said = said.words();
    if let Some(name) = leading(&said, features, words) {
        return Some(TITLE_FEATURE.at(place, "title", format!("`{title}` leads with `{name}`")));
    }
    let heading = said.iter().position(|word| !word.chars().all(char::is_numeric)).map_or(&[][..], |at| &said[at..]);
    let topic = words.is_some_and(|words| !heading.is_empty() && words.topics.lead(heading) == heading.len());
    topic.then(|| TITLE_TOPIC.at(place, "title", format!("`{title}` is only a topic")))
}

/// How many words stand before what a title leads with.
fn leads(said: &[&str], words: &Words) -> usize {
    let mut skipped = 0;
    loop {
        match words.title_leads.lead(&said[skipped..]) {
            0 => return skipped,
            more => skipped += more,
        }
    }
}

/// Resources in one language whose titles differ in case and white space at most: the later and the earliest.
pub fn same_titles(index: &Index) -> Vec<(usize, usize)> {
    let project = index.project;
    let titled = |at: usize| {
        let (title, (language, _)) = (project.resources.title(at), project.resources.language_and_kind(at));
        let tag = if language.is_empty() { &project.settings.language } else { language };
        (!title.is_empty()).then(|| ((fold(title), primary(tag)), project.resources.place(at)))
    };
    repeats_of(project.resources.len(), titled)
}

fn same(index: &Index) -> Found {
    let resources = &index.project.resources;
    let again = same_titles(index).into_iter().map(|(again, first)| {
        let (row, first) = (resources.get(again), resources.place(first));
        let message = format!("`{}` is also the title at {}", row.text.title, index.spoken(first));
        SAME_TITLE.at(row.place, "title", message)
    });
    again.collect()
}
