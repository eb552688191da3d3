//! Ids, fields that a row must have, and what rows say about each other.

mod check_support;

use check_support::*;
use jobpack_author::project::{About, Evidence, Project, Statement, Story};

#[test]
fn a_sound_project_has_no_errors() {
    assert_eq!(errors(&sound()), Vec::<String>::new());
}

#[test]
fn an_unknown_id_suggests_the_nearest() {
    let mut project = sound();
    project.links.push(link("comparee-models", "choose-model"));
    let finding = one(&project, "E201");
    assert_eq!((finding.field.as_str(), finding.place), ("resource", project.links.last().unwrap().place));
    assert_eq!(finding.message, "`comparee-models` is not a resource; did you mean `compare-models`?");
}

#[test]
fn an_unknown_id_far_from_all_suggests_nothing() {
    let mut project = sound();
    project.links.push(link("compare-models", "zebra"));
    assert_eq!(one(&project, "E201").message, "`zebra` is not a job or an outcome");
}

#[test]
fn an_id_of_another_kind_is_told_as_such() {
    let mut project = sound();
    project.outcomes.push(outcome("o9", "basics", "Minimize the time it takes to load the data"));
    assert_eq!(one(&project, "E201").message, "`basics` is a resource, but a job is meant here");
}

#[test]
fn every_reference_is_followed() {
    let mut project = sound();
    project.jobs[0].parent = "nobody".into();
    project.jobs[0].circumstances.push("nowhere".into());
    project.outcomes[0].job = "nobody".into();
    project.resources.edit(0, |resource| resource.superseded_by = "nothing".into());
    project.links.push(link("compare-models", "nobody"));
    project.requirements.push(hard("compare-models", &["nothing"]));
    project.requirements.push(hard("nothing", &["compare-models"]));
    project.prerequisites.push(prerequisite("nothing", "basics"));
    let mut list = collection("c1", &["nothing"]);
    list.job = "nobody".into();
    list.circumstance = "nowhere".into();
    list.items[0].place = list.place;
    project.collections.push(list);
    project.evidence.push(about("nobody"));
    rate(&mut project, "r1", "nobody", 4, 4);
    let mut fields: Vec<String> = of(&project, "E201").into_iter().map(|finding| finding.field).collect();
    fields.sort();
    let expected = [
        "about",
        "circumstance",
        "circumstances",
        "items",
        "job",
        "job",
        "need",
        "outcome",
        "parent",
        "requires",
        "resource",
        "resource",
        "superseded_by",
    ];
    assert_eq!(fields, expected);
}

#[test]
fn a_link_in_the_row_of_its_resource_is_told_at_serves() {
    let mut project = sound();
    let mut inline = link("basics", "zebra");
    inline.place = project.resources.place(0);
    project.links.push(inline);
    assert_eq!(one(&project, "E201").field, "serves");
}

#[test]
fn a_catalogue_alone_has_no_needs_to_miss() {
    let mut project =
        Project { catalogue: true, resources: vec![resource("a", "Compare two models")].into(), ..Project::default() };
    project.links.push(link("a", "zebra"));
    assert!(of(&project, "E201").is_empty());
}

#[test]
fn a_job_and_an_outcome_cannot_share_an_id() {
    let mut project = sound();
    project.outcomes.push(outcome("choose-model", "choose-model", "Minimize the time it takes to choose a model"));
    let finding = one(&project, "E202");
    let first = project.jobs[0].place.row;
    assert_eq!(finding.place, project.outcomes.last().unwrap().place);
    assert_eq!(finding.message, format!("`choose-model` is already the id of a need at jobs.csv:{first}"));
}

#[test]
fn a_resource_and_a_need_may_share_an_id_until_someone_must_choose() {
    let mut project = sound();
    project.resources.push(resource("choose-time", "Choose a model in a minute"));
    assert!(of(&project, "E202").is_empty() && of(&project, "E208").is_empty());
    project.requirements.push(hard("compare-models", &["choose-time"]));
    assert_eq!(one(&project, "E208").field, "requires");
}

#[test]
fn rows_need_ids_titles_and_statements() {
    let mut project = sound();
    project.resources.push(resource("", "Compare three models"));
    project.circumstances.push(circumstance("on-call", ""));
    project.jobs.push(job("j9", ""));
    assert_eq!(one(&project, "E203").message, "this resource has no id");
    assert_eq!(one(&project, "E204").message, "`on-call` has no title");
    assert_eq!(one(&project, "E205").message, "`j9` has no statement");
}

#[test]
fn a_statement_in_parts_needs_them_all() {
    let mut project = sound();
    let statement = Statement { lead: "Minimize".into(), object: "find the cause".into(), ..Statement::default() };
    project.outcomes[0].statement = statement;
    let finding = one(&project, "E205");
    assert_eq!(
        (finding.field.as_str(), finding.message.as_str()),
        ("metric", "the statement of `choose-time` has no metric")
    );
    project.outcomes[0].statement.metric = "the time it takes to".into();
    assert!(of(&project, "E205").is_empty());
}

#[test]
fn titles_of_a_catalogue_are_made_later() {
    let project = Project { catalogue: true, resources: vec![resource("a", "")].into(), ..Project::default() };
    assert!(of(&project, "E204").is_empty());
}

#[test]
fn required_fields_are_filled() {
    let mut project = sound();
    project.jobs[0].stories.push(Story { place: place(0), when: "the month has closed".into(), ..Story::default() });
    assert_eq!(one(&project, "E206").field, "want");
    project.jobs[0].stories[0].want = "compare two reports".into();
    assert!(of(&project, "E206").is_empty());
}

#[test]
fn ids_must_fit_into_lists() {
    let mut project = sound();
    project.resources.push(resource("plan|run", "Plan a campaign"));
    assert_eq!(one(&project, "E207").message, "\"plan|run\" cannot stand in a list of ids");
    project.resources.edit(project.resources.len() - 1, |resource| resource.id = "plan-run".into());
    assert!(of(&project, "E207").is_empty());
}

#[test]
fn the_same_link_twice() {
    let mut project = sound();
    project.links.push(link("compare-models", "choose-time"));
    assert!(
        one(&project, "E221")
            .message
            .starts_with("that `compare-models` serves `choose-time` is already said at links.csv:")
    );
    project.links.last_mut().unwrap().need = "choose-model".into();
    assert!(of(&project, "E221").is_empty());
}

#[test]
fn the_same_resource_twice_in_a_collection() {
    let mut project = sound();
    project.collections.push(collection("c1", &["basics", "compare-models", "basics"]));
    assert_eq!(one(&project, "E222").message, "`basics` stands in `c1` twice");
    project.collections[0].items.pop();
    project.collections.push(collection("c2", &["basics"]));
    assert!(of(&project, "E222").is_empty());
}

#[test]
fn values_of_facets_are_declared() {
    let mut project = sound();
    declare(&mut project, "role", &["marketing manager", "analyst"], false);
    project.resources.edit(0, |resource| resource.facets.push(facet("role", "marketing manger")));
    let finding = one(&project, "E223");
    assert_eq!(finding.field, "role");
    assert_eq!(finding.message, "`marketing manger` is not a value of `role`; did you mean `marketing manager`?");
    project.resources.edit(0, |resource| resource.facets[0].value = "analyst".into());
    project.resources.edit(0, |resource| resource.facets.push(facet("place", "anywhere")));
    assert!(of(&project, "E223").is_empty());
}

#[test]
fn strengths_go_from_one_to_five() {
    let mut project = sound();
    project.links[0].strength = Some(6);
    assert_eq!(one(&project, "E225").message, "6 is not from 1 to 5");
    project.links[0].strength = Some(5);
    assert!(of(&project, "E225").is_empty());
}

#[test]
fn evidence_in_a_table_needs_a_quote() {
    let mut project = sound();
    project.evidence.push(About { place: place(0), about: "basics".into(), evidence: Evidence::default() });
    assert_eq!(one(&project, "E206").field, "quote");
}
