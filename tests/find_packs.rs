//! Several packs of one build answer as the one pack with everything does.

#[path = "support/projects.rs"]
mod projects;
mod support;

use jobpack::find::{Hit, Repair, Scratch, find, find_in};
use jobpack::pack::{Pack, Packs};
use jobpack::{ErrorCode, Situation};
use jobpack_author::compile::{Compiled, Division, compile};
use jobpack_author::progress::Steps;
use jobpack_author::project::{Circumstance, Facet, Project, Resource};
use projects::{project, query};
use proptest::prelude::*;
use support::whole::divided;

fn opened(packs: &[Vec<u8>]) -> Vec<Pack<'_>> {
    packs.iter().map(|bytes| Pack::open(bytes).expect("what was built opens")).collect()
}

/// All that a question gives.
type Answer = (Vec<(String, Hit)>, Vec<Repair>, Vec<(u32, u32)>);

/// What a circumstance of the pack describes; nothing if none is named.
fn situation<'p>(pack: &Pack<'p>, circumstance: Option<u32>) -> Situation<'p> {
    let named = circumstance.and_then(|number| pack.circumstances().get(number));
    named.map_or_else(Situation::default, |named| Situation::of_circumstance(pack, &named))
}

fn whole(pack: &Pack<'_>, words: &str, limit: usize, circumstance: Option<u32>) -> Answer {
    let (mut scratch, mut hits) = (Scratch::new(), vec![Hit::default(); limit]);
    let count = find(pack, words, &situation(pack, circumstance), &mut scratch, &mut hits);
    let hits = hits[..count].iter().map(|hit| (pack.resource_id(hit.resource).to_owned(), *hit));
    (hits.collect(), scratch.repairs().to_vec(), scratch.needs().collect())
}

fn in_parts(packs: &Packs<'_, '_>, words: &str, limit: usize, circumstance: Option<u32>) -> Answer {
    let (mut scratch, mut hits) = (Scratch::new(), vec![Hit::default(); limit]);
    let count = find_in(packs, words, &situation(packs.all()[0], circumstance), &mut scratch, &mut hits);
    let id = |hit: &Hit| {
        let place = packs.locate(hit.resource).expect("a hit is in one of the packs");
        packs.all()[place.pack as usize].resource_id(place.resource).to_owned()
    };
    (hits[..count].iter().map(|hit| (id(hit), *hit)).collect(), scratch.repairs().to_vec(), scratch.needs().collect())
}

/// A soft and a hard one, by the facets of `projects`.
fn circumstances() -> Vec<Circumstance> {
    let facet = |facet: &str, value: &str| Facet { facet: facet.into(), value: value.into() };
    let circumstance = |id: &str, facets| Circumstance { id: id.into(), facets, ..Circumstance::default() };
    vec![
        circumstance("c0", vec![facet("role", "a")]),
        circumstance("c1", vec![facet("audience", "b"), facet("role", "c")]),
    ]
}

proptest! {
    #[test]
    fn parts_answer_as_the_whole(
        mut project in project(),
        words in query(),
        parts in 1..=16u8,
        limit in 0..12usize,
        turn in 0..16usize,
        circumstance in prop::option::of(0..2u32),
    ) {
        project.circumstances = circumstances();
        let bytes = compile(&project).expect("the project compiles");
        let one = Pack::open(&bytes).expect("what was built opens");
        let parts = parts.min(project.resources.len().clamp(1, 16) as u8);
        let packs = divided(&project, Division::Packs(parts));
        prop_assert_eq!(packs.len(), usize::from(parts));
        let mut packs = opened(&packs);
        for pack in &packs {
            prop_assert_eq!(pack.verify(), Ok(()));
        }
        // In whatever order they are given.
        packs.rotate_left(turn % usize::from(parts));
        let packs: Vec<&Pack<'_>> = packs.iter().collect();
        let packs = Packs::of(&packs).expect("they were made together");
        let words = words.join(" ");
        prop_assert_eq!(in_parts(&packs, &words, limit, circumstance), whole(&one, &words, limit, circumstance));
    }
}

fn resources(count: usize) -> Project {
    let resource = |number: usize| Resource {
        id: format!("r{number:03}"),
        title: format!("Grind coffee in {number} ways"),
        body: "x".repeat(number),
        ..Resource::default()
    };
    Project { resources: (0..count).map(resource).collect(), ..Project::default() }
}

#[test]
fn one_part_is_the_pack_itself() {
    let project = resources(9);
    assert_eq!(divided(&project, Division::Packs(1)), [compile(&project).unwrap()]);
    assert_eq!(divided(&project, Division::AsNeeded), [compile(&project).unwrap()]);
}

#[test]
fn a_division_by_size_keeps_to_it() {
    let project = resources(300);
    let whole = compile(&project).unwrap().len() as u32;
    let packs = divided(&project, Division::Size(whole / 2));
    assert!((2..=8).contains(&packs.len()), "{}", packs.len());
    assert!(
        packs.iter().all(|pack| pack.len() as u32 <= whole / 2),
        "{:?}",
        packs.iter().map(Vec::len).collect::<Vec<_>>()
    );
    let resources: u32 = opened(&packs).iter().map(|pack| pack.resources().len()).sum();
    assert_eq!(resources, 300);
}

#[test]
fn what_cannot_be_divided_so_says_why() {
    let (project, steps) = (resources(3), Steps::default());
    let refused = |division| match Compiled::of(&project, division, &steps) {
        Ok(_) => panic!("{division:?} was done"),
        Err(error) => error.to_string(),
    };
    assert!(refused(Division::Packs(4)).contains("3 resources do not fill 4 packs"));
    assert!(refused(Division::Packs(17)).contains("1 to 16"));
    assert!(refused(Division::Size(100)).contains("no room"));
}

#[test]
fn what_was_not_made_together_is_not_asked_as_one() {
    let [first, second] = [divided(&resources(9), Division::Packs(3)), divided(&resources(10), Division::Packs(3))];
    let (first, second) = (opened(&first), opened(&second));
    let (first, second): (Vec<_>, Vec<_>) = (first.iter().collect(), second.iter().collect());
    let whole = compile(&resources(9)).unwrap();
    let whole = &Pack::open(&whole).unwrap();
    let refused = |packs: &[&Pack<'_>]| Packs::of(packs).map(drop).unwrap_err().code;
    for packs in
        [vec![], vec![first[0], second[1]], vec![first[0], first[0]], vec![whole, whole], vec![whole, first[0]]]
    {
        assert_eq!(refused(&packs), ErrorCode::NotTogether);
    }
    assert_eq!(refused(&[first[0]; 17]), ErrorCode::NotTogether);
    // Some may be missing.
    let some = [first[2], first[0]];
    let some = Packs::of(&some).unwrap();
    assert_eq!((some.locate(8).is_some(), some.locate(0).is_some()), (true, true));
    assert!(some.locate(first[1].part().first_resource).is_none());
    assert_eq!(in_parts(&some, "grind coffee", 20, None).0.len(), 9 - first[1].resources().len() as usize);
}

#[test]
fn stopped_work_is_not_done() {
    let steps = Steps::default();
    steps.stop();
    assert!(Compiled::of(&resources(3), Division::None, &steps).is_err());
}
