//! Small random projects and queries from their words.

use jobpack::model::FacetMatch;
use jobpack_author::project::{
    Facet, FacetSettings, FindSettings, Job, Link, Outcome, Project, Resource, Settings, Statement,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::ops::Range;

/// Words that share stems and beginnings, in two languages, stop words among them.
pub const WORDS: [&str; 40] = [
    "campaign",
    "campaigns",
    "campaigning",
    "report",
    "reports",
    "reporting",
    "reported",
    "budget",
    "budgets",
    "attribution",
    "attribute",
    "attributed",
    "revenue",
    "finance",
    "meeting",
    "meetings",
    "channel",
    "channels",
    "forecast",
    "sales",
    "sale",
    "the",
    "of",
    "our",
    "CRM",
    "2024",
    "Bericht",
    "Berichte",
    "Umsatz",
    "Umsätze",
    "Kampagne",
    "Kampagnen",
    "Straße",
    "Zahlen",
    "Zahl",
    "und",
    "café",
    "语",
    "бюджет",
    "δελτίο",
];

fn text(words: impl Into<proptest::collection::SizeRange>) -> impl Strategy<Value = String> {
    vec(select(&WORDS[..]), words).prop_map(|words| words.join(" "))
}

fn facets() -> impl Strategy<Value = Vec<Facet>> {
    let facet = (select(&["role", "audience"][..]), select(&["a", "b", "c"][..]));
    let facet = facet.prop_map(|(facet, value)| Facet { facet: facet.into(), value: value.into() });
    vec(facet, 0..3).prop_map(|mut facets| {
        facets.sort();
        facets.dedup();
        facets
    })
}

prop_compose! {
    fn resource()(
        title in text(1..5),
        summary in text(0..6),
        tags in vec(text(1), 0..2),
        language in select(&["", "en", "de", "de-AT", "el"][..]),
        minutes in prop::option::of(1..20u32),
        moments in 0..32u8,
        expires in select(&["", "2026-01-01", "2027-06-01"][..]),
        facets in facets(),
    ) -> Resource {
        let (language, expires) = (language.into(), expires.into());
        Resource { title, summary, tags, language, minutes, moments, expires, facets, ..Resource::default() }
    }
}

fn whole(text: String) -> Statement {
    Statement { whole: text, ..Statement::default() }
}

fn needs() -> impl Strategy<Value = (Vec<Job>, Vec<Outcome>)> {
    let job = text(1..5).prop_map(|text| Job { statement: whole(text), ..Job::default() });
    let outcome = (text(1..5), text(0..3)).prop_map(|(text, way)| Outcome {
        statement: whole(text),
        ways: vec![way],
        ..Outcome::default()
    });
    (vec(job, 0..10), vec(outcome, 0..10))
}

/// The settings of all these projects: `role` is soft and `audience` is hard.
pub fn settings(need: f64) -> Settings {
    let facet = |matching| FacetSettings { matching, values: Vec::new() };
    let facets = [("role", FacetMatch::Soft), ("audience", FacetMatch::Hard)];
    Settings {
        language: "en".into(),
        edition: 1,
        facets: facets.into_iter().map(|(name, matching)| (name.into(), facet(matching))).collect(),
        find: FindSettings { need, ..FindSettings::default() },
        ..Settings::default()
    }
}

prop_compose! {
    /// A project of so many resources and up to 18 needs.
    pub fn project_of(sizes: Range<usize>)(
        mut resources in vec(resource(), sizes),
        (mut jobs, mut outcomes) in needs(),
        links in vec((any::<Index>(), any::<Index>(), 1..=5u8), 0..60),
        need in select(&[0.0, 0.1, 1.0, 3.0, 12.0][..]),
    ) -> Project {
        resources.iter_mut().enumerate().for_each(|(n, resource)| resource.id = format!("r{n:03}"));
        jobs.iter_mut().enumerate().for_each(|(n, job)| job.id = format!("j{n}"));
        outcomes.iter_mut().enumerate().for_each(|(n, outcome)| outcome.id = format!("o{n}"));
        let needs: Vec<&String> = jobs.iter().map(|job| &job.id).chain(outcomes.iter().map(|outcome| &outcome.id)).collect();
        let mut pairs: Vec<_> = links.iter().filter(|_| !needs.is_empty()).map(|(resource, need, strength)| {
            (need.get(&needs).to_string(), resource.get(&resources).id.clone(), *strength)
        }).collect();
        pairs.sort();
        pairs.dedup_by(|left, right| (&left.0, &left.1) == (&right.0, &right.1));
        let link = |(need, resource, strength)| Link { need, resource, strength: Some(strength), ..Link::default() };
        let links = pairs.into_iter().map(link).collect();
        Project { settings: settings(need), jobs, outcomes, resources: resources.into(), links, ..Project::default() }
    }
}

/// A project of 5 to 40 resources.
pub fn project() -> impl Strategy<Value = Project> {
    project_of(5..40)
}

/// A word with up to two errors.
fn misspelt() -> impl Strategy<Value = String> {
    let error = (0..4u8, any::<Index>(), select(&['a', 'e', 'ä', 's'][..]));
    (select(&WORDS[..]), vec(error, 0..3)).prop_map(|(word, errors)| {
        let mut characters: Vec<char> = word.chars().collect();
        for (kind, place, with) in errors {
            let at = place.index(characters.len().max(1));
            match kind {
                0 => characters.insert(at, with),
                1 if at + 1 < characters.len() => characters.swap(at, at + 1),
                2 if characters.len() > 1 => drop(characters.remove(at)),
                _ => characters.push(with),
            }
        }
        characters.into_iter().collect()
    })
}

/// A query: words of the projects as they are, or with errors.
pub fn query() -> impl Strategy<Value = Vec<String>> {
    vec(prop_oneof![2 => select(&WORDS[..]).prop_map(String::from), 1 => misspelt()], 0..9)
}
