//! Statements that people have published, held against the grammar.

mod check_support;

use check_support::*;
use jobpack_author::check::check;
use jobpack_author::project::{Project, Statement};

/// Outcomes of code authors, reviewers and repository managers that GitLab has published with their scores
/// (handbook.gitlab.com, validated canvases and opportunity scores, 15 February 2024), and what the grammar says of each when any
/// direction is allowed: W213 no metric, W214 vague, W215 compound, W217 another verb than elsewhere.
const GITLAB: [(&str, &[&str]); 14] = [
    ("Maximize my confidence when checking that new code is working as expected in production", &["W213", "W217"]),
    ("Minimize the time it takes to reproduce a bug/problem", &["W215"]),
    ("Minimize the time it takes to identify errors and bugs in my code", &["W215"]),
    ("Decrease the time it takes to run test cases", &["W217"]),
    ("Maximize my confidence that CI/CD pipelines are running smoothly", &["W213", "W214", "W217"]),
    ("Decrease the time it takes to fix errors and bugs in my code", &["W215", "W217"]),
    ("Increase the chance that documentation is kept up to date", &[]),
    ("Minimize the errors when integrating new code into the existing system", &["W213"]),
    ("Increase the chance that the pipeline passes", &[]),
    ("Minimize the effort it takes to review my own code for security and performance", &["W215"]),
    ("Minimize the time it takes me to understand the context of a merge request", &[]),
    ("Increase my ability to assess the larger infrastructure impact of the proposed changes", &["W213"]),
    ("Increase the efficiency with which I can examine proposed code changes", &["W213", "W214"]),
    ("Minimize the effort when searching for a specific change in the code base", &[]),
];

fn project(directions: &str) -> Project {
    let mut project = Project { files: vec!["outcomes.csv".into()], ..Project::default() };
    project.settings.title = "Code".into();
    project.settings.check.directions = directions.into();
    project.jobs.push(job("code", "Write code that works"));
    let outcomes = GITLAB.iter().enumerate().map(|(at, (text, _))| outcome(&format!("o{at}"), "code", text));
    project.outcomes = outcomes.collect();
    project
}

fn codes(project: &Project, at: usize) -> Vec<&'static str> {
    let place = project.outcomes[at].place;
    check(project).findings.iter().filter(|found| found.place == place).map(|found| found.rule.code).collect()
}

#[test]
fn published_outcomes_when_any_direction_is_allowed() {
    let project = project("any-direction");
    for (at, (text, expected)) in GITLAB.iter().enumerate() {
        assert_eq!(codes(&project, at), *expected, "{text}");
    }
}

#[test]
fn published_outcomes_under_stricter_directions() {
    let counts = ["minimize-increase", "minimize-only"].map(|directions| of(&project(directions), "W212").len());
    // Two each of maximize and decrease; the other verbs are minimize (six) and increase (four).
    assert_eq!(counts, [4, 8]);
    assert!(of(&project("minimize-increase"), "W217").is_empty());
}

#[track_caller]
fn job_codes(statement: &str) -> Vec<&'static str> {
    let mut project = sound();
    project.jobs[0].statement = whole(statement);
    check(&project).findings.iter().map(|found| found.rule.code).collect()
}

#[test]
fn good_jobs_are_left_alone() {
    let good = [
        "Listen to music while on the go",
        "Bring the team together",
        "Document what was decided",
        "Witness a contract",
        "Implement a change without downtime",
        "Choose between a video and an article",
        "Define terms and conditions for a sale",
        "Plan R&D spending",
        "Set up a 24/7 service",
        "Prevent km/h and mph from being mixed up",
        "Ship an order",
        "Cut a passage through the stone",
    ];
    let weak: Vec<_> = good.iter().filter(|text| !job_codes(text).is_empty()).collect();
    assert_eq!(weak, [&"Prevent km/h and mph from being mixed up"], "only a true `and` is left");
}

#[test]
fn weak_jobs_are_told() {
    let weak = [
        ("Listening to music", "W204"),
        ("My budget", "W204"),
        ("As an analyst I want to see sales", "W204"),
        ("Readiness for launch", "W204"),
        ("Set up & install the tag", "W201"),
        ("Plan/run a campaign", "W201"),
        ("Measure sales as well as visits", "W201"),
        ("Find the cause of a drop without errors", "W203"),
        ("Avoid being perceived as careless", "W206"),
    ];
    for (text, code) in weak {
        assert_eq!(job_codes(text), [code], "{text}");
    }
}

#[test]
fn parts_are_told_by_their_field() {
    let mut project = sound();
    project.jobs[0].statement =
        Statement { lead: "The".into(), object: "plan and budget".into(), ..Statement::default() };
    project.outcomes[0].statement = Statement {
        lead: "Lower".into(),
        metric: "the hassle it takes to".into(),
        object: "handle a drop".into(),
        clarifier: "before and after a launch".into(),
        ..Statement::default()
    };
    let found = check(&project).findings;
    let told: Vec<_> = found.iter().map(|found| (found.rule.code, found.field.as_str())).collect();
    let expected =
        [("W201", "object"), ("W204", "verb"), ("W212", "direction"), ("W213", "metric"), ("W214", "object")];
    assert_eq!(told, expected);
}
