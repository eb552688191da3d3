//! Synonyms: who asks with one word finds what says another, below what says the word itself.

use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::Pack;
use jobpack_author::compile::compile;
use jobpack_author::project::{FindSettings, Link, Outcome, Project, Resource, Settings, Statement, Synonym};
use proptest::prelude::*;
use proptest::sample::select;

fn synonym(words: &[&str], means: &[&str]) -> Synonym {
    let [words, means] = [words, means].map(|texts| texts.iter().map(|text| (*text).to_owned()).collect());
    Synonym { words, means, ..Synonym::default() }
}

fn resource(id: &str, title: &str) -> Resource {
    Resource { id: id.into(), title: title.into(), ..Resource::default() }
}

fn project(resources: Vec<Resource>, synonyms: Vec<Synonym>) -> Project {
    // What neighbours say would lead to a resource too.
    let find = FindSettings { neighbours: 0.0, ..FindSettings::default() };
    let settings = Settings { title: "T".into(), language: "en".into(), find, ..Settings::default() };
    Project { settings, resources: resources.into(), synonyms, ..Project::default() }
}

/// What is found, the best first.
fn found(project: &Project, query: &str) -> Vec<String> {
    let bytes = compile(project).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    pack.verify().unwrap();
    let mut hits = [Hit::default(); 20];
    let count = find(&pack, query, &Situation::default(), &mut Scratch::new(), &mut hits);
    hits[..count].iter().map(|hit| pack.resource_id(hit.resource).to_owned()).collect()
}

/// Texts of which none of the words below stands in another, nor is one edit from it.
const TEXTS: [&str; 8] =
    ["CPC", "cost per click", "vendor", "supplier of goods", "Kraków", "return on investment", "quay", "the fjords"];

/// What a person may type for a text: another case, another number.
fn typed(text: &str, how: usize) -> String {
    match how {
        0 => text.to_owned(),
        1 => text.to_uppercase(),
        _ if text.len() > 4 && !text.ends_with('s') => format!("{text}s"),
        _ => text.to_lowercase(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_synonym_is_found_below_the_word_itself(
        asked in select(&TEXTS[..]),
        said in select(&TEXTS[..]),
        how in 0..3usize,
        field in 0..3usize,
        one_way in any::<bool>(),
        fillers in 0..12usize,
    ) {
        prop_assume!(asked != said);
        let text = |text: &str| {
            let mut resource = resource(text, "");
            *[&mut resource.title, &mut resource.summary, &mut resource.body][field] = format!("Mud {text} pool");
            resource
        };
        let mut resources = vec![text(asked), text(said)];
        resources.extend((0..fillers).map(|number| resource(&format!("f{number}"), "Wholly something else")));
        let pair = if one_way { synonym(&[asked], &[said]) } else { synonym(&[asked, said], &[]) };
        let query = typed(asked, how);
        let without = found(&project(resources.clone(), Vec::new()), &query);
        prop_assert!(!without.contains(&said.to_owned()));
        let with = found(&project(resources.clone(), vec![pair.clone()]), &query);
        prop_assert_eq!(with, [asked, said]);
        // And if nothing says the word itself.
        resources.remove(0);
        let alone = found(&project(resources.clone(), vec![pair]), &query);
        prop_assert_eq!(alone, [said]);
        // One way is one way.
        if one_way {
            let back = found(&project(vec![text(asked)], vec![synonym(&[asked], &[said])]), said);
            prop_assert!(back.is_empty());
        }
    }
}

#[test]
fn a_phrase_must_be_said_whole_and_in_order() {
    let synonyms = vec![synonym(&["CPC"], &["cost per click"])];
    let resources = vec![
        resource("whole", "Lower costs per click"),
        resource("part", "Lower cost per view"),
        resource("order", "A click that costs per visit"),
    ];
    assert_eq!(found(&project(resources, synonyms), "cpc"), ["whole"]);
}

#[test]
fn a_need_that_says_it_leads_to_what_serves_it() {
    let statement = Statement { whole: "Minimize the cost per click of adverts".into(), ..Statement::default() };
    let mut project = project(vec![resource("bids", "Set your bids")], vec![synonym(&["CPC"], &["cost per click"])]);
    project.outcomes.push(Outcome { id: "cheap".into(), statement, ..Outcome::default() });
    project.links.push(Link { resource: "bids".into(), need: "cheap".into(), ..Link::default() });
    assert_eq!(found(&project, "our CPC is too high"), ["bids"]);
}

#[test]
fn a_synonym_holds_in_its_own_language() {
    let german = Resource { language: "de-AT".into(), ..resource("de", "Die Messe planen") };
    let resources = vec![resource("en", "Messe about"), german];
    let fair = Synonym { language: "de".into(), ..synonym(&["Ausstellung"], &["Messe"]) };
    assert_eq!(found(&project(resources, vec![fair]), "Ausstellung"), ["de"]);
}

#[test]
fn a_synonym_without_effect_leaves_no_trace() {
    let resources = || vec![resource("r", "Read the numbers")];
    let idle = vec![
        synonym(&["CPC"], &["cost per click"]),
        synonym(&["number", "numbers"], &[]),
        synonym(&["the"], &["numbers"]),
    ];
    assert_eq!(compile(&project(resources(), idle)).unwrap(), compile(&project(resources(), Vec::new())).unwrap());
}

#[test]
fn the_order_of_synonyms_does_not_matter() {
    let rows =
        [synonym(&["vendor", "supplier"], &[]), synonym(&["vendor"], &["shop"]), synonym(&["seller", "vendor"], &[])];
    let build = |order: [usize; 3]| {
        let resources = vec![resource("a", "Ask a supplier"), resource("b", "Find a shop or a seller")];
        compile(&project(resources, order.map(|row| rows[row].clone()).to_vec())).unwrap()
    };
    assert_eq!(build([0, 1, 2]), build([2, 0, 1]));
}
