//! What must come first, and chains that must end.

mod check_support;

use check_support::*;
use jobpack_author::project::{Project, Requirement};

/// A project with these resources and requirements, and outcomes `o1`, `o2` of one job.
fn project(resources: &[&str], requirements: Vec<Requirement>) -> Project {
    let mut project = sound();
    project.resources = resources.iter().map(|id| resource(id, &format!("Do {id}"))).collect();
    project.outcomes = vec![outcome("o1", "choose-model", ""), outcome("o2", "choose-model", "")];
    project.links.clear();
    project.requirements = requirements;
    project
}

#[test]
fn a_circle_of_three() {
    let project = project(
        &["a", "b", "c", "d"],
        vec![hard("b", &["c"]), hard("c", &["a"]), hard("a", &["b"]), hard("d", &["a"])],
    );
    let finding = one(&project, "E211");
    assert_eq!(finding.message, "none of these can come first: a -> b -> c -> a");
    assert_eq!(finding.place, project.requirements[2].place);
}

#[test]
fn another_option_undoes_a_circle() {
    let project = project(&["a", "b", "c"], vec![hard("a", &["b", "c"]), hard("b", &["a"])]);
    none(&project, "E211");
}

#[test]
fn options_that_all_lead_back_do_not() {
    let project = project(&["a", "b", "c"], vec![hard("a", &["b", "c"]), hard("b", &["a"]), hard("c", &["a"])]);
    assert_eq!(one(&project, "E211").message, "none of these can come first: a -> b -> a");
}

#[test]
fn an_option_that_is_stuck_elsewhere_is_told_there_only() {
    // a can be reached through c as soon as the circle of c and d is undone.
    let requirements = vec![hard("a", &["b", "c"]), hard("b", &["a"]), hard("c", &["d"]), hard("d", &["c"])];
    let project = project(&["a", "b", "c", "d"], requirements);
    assert_eq!(one(&project, "E211").message, "none of these can come first: c -> d -> c");
}

#[test]
fn a_circle_through_an_outcome() {
    let mut project = project(&["a", "b"], vec![hard("a", &["o1"]), hard("b", &["a"])]);
    project.links.push(link("b", "o1"));
    assert_eq!(one(&project, "E211").message, "none of these can come first: a -> o1 -> b -> a");
    project.resources.push(resource("c", "Do c"));
    project.links.push(link("c", "o1"));
    none(&project, "E211");
}

#[test]
fn what_only_the_resource_itself_teaches_cannot_come_first() {
    let mut project = project(&["a"], vec![hard("a", &["o1"])]);
    project.links.push(link("a", "o1"));
    assert_eq!(one(&project, "E211").message, "none of these can come first: a -> o1 -> a");
}

#[test]
fn what_nothing_teaches_is_brought_along() {
    let mut project = project(&["a", "b"], vec![hard("a", &["o1", "o2"])]);
    none(&project, "E211");
    let finding = one(&project, "W242");
    assert_eq!(finding.message, "`a` requires `o1|o2`, which nothing serves");
    assert_eq!((finding.place, finding.field.as_str()), (project.requirements[0].place, "requires"));
    project.links.push(link("b", "o2"));
    none(&project, "W242");
}

#[test]
fn an_unknown_option_is_told_once() {
    let project = project(&["a", "b"], vec![hard("a", &["b", "nothing"]), hard("b", &["a"])]);
    assert_eq!(errors(&project).iter().filter(|text| text.starts_with("E211")).count(), 0);
    one(&project, "E201");
}

#[test]
fn nothing_requires_itself() {
    let mut project = project(&["a", "b"], vec![hard("a", &["b", "a"])]);
    assert_eq!(one(&project, "E212").message, "`a` requires itself");
    none(&project, "E211");
    project.requirements[0].options.pop();
    none(&project, "E212");
}

#[test]
fn two_knots_are_two_findings() {
    let requirements =
        vec![hard("a", &["b"]), hard("b", &["a"]), hard("c", &["d"]), hard("d", &["c"]), hard("b", &["c"])];
    assert_eq!(of(&project(&["a", "b", "c", "d"], requirements), "E211").len(), 2);
}

#[test]
fn a_soft_circle_is_a_warning() {
    let mut project = project(&["a", "b"], vec![hard("a", &["b"]), soft("b", &["a"])]);
    none(&project, "E211");
    assert_eq!(one(&project, "W241").message, "these lead to each other: a -> b -> a");
    project.requirements.pop();
    none(&project, "W241");
}

#[test]
fn prerequisites_lead_through_what_is_taught() {
    let mut project = project(&["a", "b"], vec![]);
    project.resources.edit(0, |resource| resource.teaches.push("Pivot tables".into()));
    project.prerequisites = vec![prerequisite("b", "pivot  TABLES"), prerequisite("a", "do b")];
    none(&project, "W243");
    assert_eq!(one(&project, "W241").message, "these lead to each other: a -> do b -> b -> pivot tables -> a");
    project.prerequisites.pop();
    none(&project, "W241");
}

#[test]
fn a_prerequisite_that_matches_nothing() {
    let mut project = project(&["a"], vec![]);
    project.prerequisites.push(prerequisite("a", "some statistics"));
    let finding = one(&project, "W243");
    assert_eq!(finding.message, "nothing has the id or title `some statistics` or teaches it");
    assert_eq!((finding.place, finding.field.as_str()), (project.prerequisites[0].place, "prerequisites"));
}

#[test]
fn parents_end_somewhere() {
    let mut project = sound();
    project.jobs[0].parent = "brief-team".into();
    none(&project, "E213");
    project.jobs[1].parent = "choose-model".into();
    let finding = one(&project, "E213");
    assert_eq!(
        (finding.message.as_str(), finding.field.as_str()),
        ("brief-team -> choose-model -> brief-team", "parent")
    );
    assert_eq!(finding.place, project.jobs[1].place);
    project.jobs[1].parent.clear();
    project.jobs[0].parent = "choose-model".into();
    assert_eq!(one(&project, "E213").message, "choose-model -> choose-model");
}

#[test]
fn editions_end_somewhere() {
    let mut project = sound();
    project.resources.edit(0, |resource| resource.superseded_by = "compare-models".into());
    none(&project, "E214");
    project.resources.edit(1, |resource| resource.superseded_by = "basics".into());
    assert_eq!(one(&project, "E214").message, "basics -> compare-models -> basics");
}

#[test]
fn a_long_chain_needs_no_stack() {
    let ids: Vec<String> = (0..100_000).map(|at| format!("r{at:06}")).collect();
    let names: Vec<&str> = ids.iter().map(String::as_str).collect();
    let mut requirements: Vec<Requirement> = names.windows(2).map(|pair| hard(pair[0], &[pair[1]])).collect();
    let straight = project(&names, requirements.clone());
    none(&straight, "E211");
    requirements.push(hard(names[names.len() - 1], &[names[0]]));
    one(&project(&names, requirements), "E211");
}
