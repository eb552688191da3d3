//! Builds small projects to hold against the rules.
#![allow(dead_code)] // Each test file uses a part of this.

use jobpack::model::{FacetMatch, JobKind, OutcomeKind, Purpose, RequirementKind};
use jobpack_author::check::{Finding, Severity, check};
use jobpack_author::project::{Case as SurveyCase, *};
use std::sync::atomic::{AtomicU32, Ordering};

pub const FILES: [&str; 8] = [
    "jobpack.toml",
    "jobs.csv",
    "outcomes.csv",
    "resources.csv",
    "links.csv",
    "requirements.csv",
    "collections.csv",
    "circumstances.csv",
];

/// A row that no other record of the test has.
pub fn place(file: u32) -> Place {
    static ROW: AtomicU32 = AtomicU32::new(2);
    Place { file, row: ROW.fetch_add(1, Ordering::Relaxed) }
}

/// A project in which nothing is wrong or weak.
pub fn sound() -> Project {
    let settings = Settings {
        title: "Campaign to revenue".into(),
        language: "en".into(),
        licence: "CC-BY-4.0".into(),
        made_for: "2026-11-01".into(),
        profile: "share10-2005".into(),
        ..Settings::default()
    };
    let jobs = vec![
        job("choose-model", "Choose an attribution model"),
        kind(job("brief-team", "Brief the team on a change"), JobKind::Related),
        kind(job("feel-sure", "Feel sure before a launch"), JobKind::Emotional),
        kind(job("seen-careful", "Be perceived as careful with money"), JobKind::Social),
        kind(job("learn-tool", "Learn to use the studio"), JobKind::Consumption),
    ];
    let outcomes = vec![
        outcome("choose-time", "choose-model", "Minimize the time it takes to choose a model"),
        financial(outcome("waste", "choose-model", "Minimize the amount of money spent on channels without sales")),
    ];
    let resources =
        [resource("basics", "See what attribution answers"), resource("compare-models", "Compare two models")];
    let resources = resources.into_iter().collect();
    let needs = ["brief-team", "feel-sure", "seen-careful", "learn-tool", "waste"];
    let mut links: Vec<Link> = needs.iter().map(|need| link("basics", need)).collect();
    links.push(link("compare-models", "choose-time"));
    let requirements = vec![hard("compare-models", &["basics"])];
    let files = FILES.map(str::to_owned).to_vec();
    Project { files, settings, jobs, outcomes, resources, links, requirements, ..Project::default() }
}

pub fn whole(text: &str) -> Statement {
    Statement { whole: text.into(), ..Statement::default() }
}

pub fn job(id: &str, statement: &str) -> Job {
    Job { place: place(1), id: id.into(), statement: whole(statement), ..Job::default() }
}

pub fn kind(job: Job, kind: JobKind) -> Job {
    Job { kind: Some(kind), ..job }
}

pub fn outcome(id: &str, job: &str, statement: &str) -> Outcome {
    Outcome { place: place(2), id: id.into(), job: job.into(), statement: whole(statement), ..Outcome::default() }
}

pub fn financial(outcome: Outcome) -> Outcome {
    Outcome { kind: Some(OutcomeKind::Financial), ..outcome }
}

pub fn resource(id: &str, title: &str) -> Resource {
    Resource {
        place: place(3),
        id: id.into(),
        title: title.into(),
        summary: "What one can do with it.".into(),
        url: format!("https://example.org/{id}"),
        minutes: Some(10),
        ..Resource::default()
    }
}

pub fn link(resource: &str, need: &str) -> Link {
    let why = "It shows the choice with real data".into();
    Link { place: place(4), resource: resource.into(), need: need.into(), why, ..Link::default() }
}

pub fn hard(resource: &str, options: &[&str]) -> Requirement {
    let options = options.iter().map(|option| option.to_string()).collect();
    let kind = RequirementKind::Hard;
    Requirement { place: place(5), resource: resource.into(), options, kind, why: String::new() }
}

pub fn soft(resource: &str, options: &[&str]) -> Requirement {
    Requirement { kind: RequirementKind::Soft, ..hard(resource, options) }
}

pub fn prerequisite(resource: &str, text: &str) -> Prerequisite {
    Prerequisite { place: place(5), resource: resource.into(), text: text.into() }
}

pub fn collection(id: &str, items: &[&str]) -> Collection {
    let item = |id: &&str| Item { place: place(6), resource: id.to_string(), order: None, note: "Start here".into() };
    Collection {
        place: place(6),
        id: id.into(),
        title: "Your first week".into(),
        purpose: Some(Purpose::JustInTime),
        summary: "For analysts who start.".into(),
        items: items.iter().map(item).collect(),
        ..Collection::default()
    }
}

pub fn circumstance(id: &str, title: &str) -> Circumstance {
    Circumstance { place: place(7), id: id.into(), title: title.into(), ..Circumstance::default() }
}

pub fn about(id: &str) -> About {
    let evidence = Evidence { quote: "It took me a week.".into(), ..Evidence::default() };
    About { place: place(1), about: id.into(), evidence }
}

pub fn facet(facet: &str, value: &str) -> Facet {
    Facet { facet: facet.into(), value: value.into() }
}

pub fn declare(project: &mut Project, facet: &str, values: &[&str], hard: bool) {
    let matching = if hard { FacetMatch::Hard } else { FacetMatch::Soft };
    let values = values.iter().map(|value| value.to_string()).collect();
    project.settings.facets.insert(facet.into(), FacetSettings { matching, values });
}

pub fn rate(project: &mut Project, respondent: &str, outcome: &str, importance: u8, satisfaction: u8) {
    let ratings = &mut project.ratings;
    let respondent = ratings.respondents.number(respondent);
    let outcome = ratings.outcomes.number(outcome) as u16;
    if ratings.places.len() < ratings.respondents.len() {
        ratings.segment_of.push(NO_SEGMENT);
        ratings.places.push(place(0));
    }
    let rating = Rating { respondent, outcome, importance, satisfaction };
    let case = |field: &str, told: &str| {
        let (field, told) = (field.to_owned(), told.to_owned());
        SurveyCase { place: ratings.places[respondent as usize], respondent: "r1".into(), field, told }
    };
    if importance.max(satisfaction) > 5 {
        let off_scale = case("satisfaction", "6 is not from 1 to 5");
        ratings.quality.off_scale.note(|| off_scale);
        return;
    }
    let again = case("outcome", "`waste` was rated in a row above");
    if !ratings.put(rating) {
        ratings.quality.repeated.note(|| again);
    }
}

/// The findings under one rule.
pub fn of(project: &Project, code: &str) -> Vec<Finding> {
    check(project).findings.into_iter().filter(|finding| finding.rule.code == code).collect()
}

/// The one finding under a rule.
#[track_caller]
pub fn one(project: &Project, code: &str) -> Finding {
    let mut found = of(project, code);
    assert_eq!(found.len(), 1, "{code}: {found:#?}");
    found.remove(0)
}

/// Nothing is found under a rule.
#[track_caller]
pub fn none(project: &Project, code: &str) {
    assert_eq!(of(project, code), vec![], "{code}");
}

/// Errors as `code message`.
pub fn errors(project: &Project) -> Vec<String> {
    let found = check(project).findings.into_iter().filter(|finding| finding.rule.severity() == Severity::Error);
    found.map(|finding| format!("{} {}", finding.rule.code, finding.message)).collect()
}
