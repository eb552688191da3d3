//! Step two: how people measure success at each step of their jobs, and what they need beside.

use super::initiate::core;
use super::{Found, Todo, cell, count, few};
use crate::check::is_allowed_code;
use crate::project::{Outcome, Project};
use crate::workflow::Overview;
use jobpack::model::JobStep;

const HEADER: &str = "id,job,kind,step,direction,metric,object,clarifier,ways";

pub fn rules(overview: &Overview, _: &str, found: &mut Found) {
    let project = &overview.examined.project;
    let cores = core(&project.jobs);
    let job = cores.first().map_or("make-cup", |job| job.id.as_str());
    if project.outcomes.is_empty() {
        let what = "Write down how people measure success at each step of the job, in their words";
        return found.needs("no outcomes", Todo::edit(what, "outcomes.csv", example(job, "prepare")));
    }
    found.has(format!("{} of {}", count(project.outcomes.len(), "outcome"), count(project.jobs.len(), "job")));
    let bare = cores.iter().filter(|job| !project.outcomes.iter().any(|outcome| outcome.job == job.id));
    let bare: Vec<&str> = bare.map(|job| job.id.as_str()).collect();
    if let Some(first) = bare.first() {
        let what = format!("Write down how people measure success at {}", few(&bare));
        found.needs("a core job without outcomes", Todo::edit(what, "outcomes.csv", example(first, "prepare")));
    }
    steps(project, job, found);
    beside(overview, found);
}

fn steps(project: &Project, job: &str, found: &mut Found) {
    let of_core: Vec<&Outcome> = {
        let cores = core(&project.jobs);
        project.outcomes.iter().filter(|outcome| cores.iter().any(|job| job.id == outcome.job)).collect()
    };
    let unplaced: Vec<&str> =
        of_core.iter().filter(|outcome| outcome.step.is_none()).map(|outcome| outcome.id.as_str()).collect();
    if !unplaced.is_empty() {
        let what = format!("Say at which step of the job it matters, in the column step: {}", few(&unplaced));
        let lacking = format!("{} of core jobs without a step", count(unplaced.len(), "outcome"));
        found.needs(lacking, Todo::edit(what, "outcomes.csv", example(job, "prepare")));
    }
    let missing = JobStep::ALL.iter().filter(|step| !of_core.iter().any(|outcome| outcome.step == Some(**step)));
    let missing: Vec<&str> = missing.map(|step| step.name()).collect();
    if let Some(first) = missing.first().filter(|_| !of_core.is_empty()) {
        let what = format!("Ask what people try to get done at these steps of the core jobs: {}", missing.join(", "));
        let lacking = format!("no outcome at {}: {}", count(missing.len(), "step"), missing.join(", "));
        found.better(lacking, Todo::edit(what, "outcomes.csv", example(job, first)));
    } else if !of_core.is_empty() {
        found.has("outcomes at all eight steps");
    }
}

/// What is needed beside the core job: other kinds of need, evidence, the words that people use.
fn beside(overview: &Overview, found: &mut Found) {
    let project = &overview.examined.project;
    let kinds = overview.coverage.as_ref().map(|coverage| coverage.kinds.as_slice()).unwrap_or_default();
    let absent: Vec<&str> = kinds.iter().filter(|row| row.needs.of == 0).map(|row| row.kind.as_str()).collect();
    if !absent.is_empty() && !is_allowed_code("W234", &project.settings.check.allow) {
        let what =
            "Ask how people want to feel and be seen, what owning the product takes, what the one who pays measures";
        let example = "id,kind,verb,object,clarifier,executor\nfeel-host,emotional,Feel,at ease as a host,when guests ask for coffee,home brewer";
        found.better(format!("not described: {}", absent.join(", ")), Todo::edit(what, "jobs.csv", example));
    } else if absent.is_empty() {
        found.has("every kind of need");
    }
    let silent = project.outcomes.iter().filter(|outcome| outcome.ways.is_empty()).count();
    if silent > 0 {
        let what = "Write down how people say it, in the column ways, separated by ;";
        let todo = Todo::edit(what, "outcomes.csv", example("make-cup", "prepare"));
        found.better(format!("{} without the words that people use", count(silent, "outcome")), todo);
    }
    if !has_evidence(project) {
        let example = "about,quote,source,confidence\nmake-cup,I never know why it is bitter,interview 3,medium";
        let todo = Todo::edit("Keep what people said, with its source", "evidence.csv", example);
        found.better("no evidence for any need", todo);
    }
}

fn has_evidence(project: &Project) -> bool {
    let backed = |job: &crate::project::Job| {
        job.forces.iter().any(|one| one.evidence.is_some())
            || job.obstacles.iter().any(|one| one.evidence.is_some())
            || job.tradeoffs.iter().any(|one| one.evidence.is_some())
            || job.experiences.iter().any(|one| one.evidence.is_some())
            || job.hires.iter().any(|one| one.evidence.is_some())
    };
    !project.evidence.is_empty() || project.jobs.iter().any(backed)
}

fn example(job: &str, step: &str) -> String {
    row("right-dose", job, step)
}

/// A row of outcomes.csv, below its header.
pub fn row(id: &str, job: &str, step: &str) -> String {
    let (id, job) = (cell(id), cell(job));
    format!(
        "{HEADER}\n{id},{job},desired,{step},Minimize,the likelihood that,the amount of coffee does not suit the amount of water,,too strong;too weak"
    )
}
