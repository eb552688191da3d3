//! Step one: what the project is about, who answers for it, whose job it is about.

use super::{Found, Todo, count, few};
use crate::project::Job;
use crate::workflow::Overview;
use jobpack::model::JobKind;

const SETTINGS: &str = "title = \"Coffee at home\"\ncurator = \"Your name\"\nlanguage = \"en\"";
const JOB: &str = "id,kind,verb,object,clarifier,executor,ways\n\
    make-cup,core,Make,a cup of coffee,that tastes as expected,home brewer,good coffee at home;brew coffee";

pub fn rules(overview: &Overview, path: &str, found: &mut Found) {
    let project = &overview.examined.project;
    let settings = &project.settings;
    if project.files.is_empty() {
        let begin = Todo {
            command: format!("jobpack new {path}"),
            ..Todo::edit(
                "Begin with a small project to change, or write jobpack.toml yourself",
                "jobpack.toml",
                SETTINGS,
            )
        };
        return found.needs("the folder holds no project yet", begin);
    }
    if !project.files.iter().any(|file| file == "jobpack.toml") {
        let what = "Write jobpack.toml beside what is there, with the title of the project";
        return found.needs("the folder has no jobpack.toml", Todo::edit(what, "jobpack.toml", SETTINGS));
    }
    if settings.title.is_empty() {
        found.needs("no title", Todo::edit("Give the project a title", "jobpack.toml", SETTINGS));
    } else {
        found.has(format!("\u{201c}{}\u{201d}", settings.title));
    }
    jobs(&core(&project.jobs), found);
    if settings.curator.is_empty() {
        let todo = Todo::edit("Say who answers for the choice", "jobpack.toml", "curator = \"Your name\"");
        found.better("nobody answers for the choice", todo);
    }
    if settings.made_for.is_empty() {
        let todo = Todo::edit("Say for which date the edition is made", "jobpack.toml", "made_for = \"2026-11-01\"");
        found.better("no date to hold reviews and expiry against", todo);
    }
}

fn jobs(core: &[&Job], found: &mut Found) {
    if core.is_empty() {
        let what = "Say in jobs.csv which job people want to get done: verb, object, clarifier";
        return found.needs("no core job", Todo::edit(what, "jobs.csv", JOB));
    }
    found.has(count(core.len(), "core job"));
    let nobody: Vec<&str> = core.iter().filter(|job| job.executor.is_empty()).map(|job| job.id.as_str()).collect();
    if nobody.is_empty() {
        let mut executors: Vec<&str> = core.iter().map(|job| job.executor.as_str()).collect();
        executors.sort_unstable();
        executors.dedup();
        found.has(format!("done by: {}", few(&executors)));
    } else {
        let what = format!("Say who does the job, in the column executor: {}", few(&nobody));
        found.needs("nobody is named who does the job", Todo::edit(what, "jobs.csv", JOB));
    }
}

/// The core jobs.
pub fn core(jobs: &[Job]) -> Vec<&Job> {
    jobs.iter().filter(|job| job.kind.unwrap_or(JobKind::Core) == JobKind::Core).collect()
}
