//! Step five: whom learning is for, and how it reaches them: in the middle of the job, or ahead of it.

use super::{Found, Todo, count, few};
use crate::survey::strategy::Strategy;
use crate::workflow::Overview;
use jobpack::model::Purpose;

const CIRCUMSTANCE: &str = "id,title,summary,role,place,device,moments,minutes\n\
    guests-waiting,Guests are waiting,\"Five minutes, no time to read.\",,,phone,solve;apply,5";
const COLLECTION: &str = "id,title,purpose,summary,minutes,job,circumstance";

pub fn rules(overview: &Overview, path: &str, found: &mut Found) {
    strategy(overview, path, found);
    let project = &overview.examined.project;
    let circumstances = &project.circumstances;
    if circumstances.is_empty() {
        let what = "Say in what circumstances people need learning: where they are, what they hold, how many minutes they have";
        found.needs("no circumstances", Todo::edit(what, "circumstances.csv", CIRCUMSTANCE));
    } else {
        found.has(count(circumstances.len(), "circumstance"));
    }
    let collections = &project.collections;
    let example = || {
        let job = project.jobs.first().map_or("make-cup", |job| job.id.as_str());
        let circumstance = circumstances.first().map_or("guests-waiting", |one| one.id.as_str());
        format!(
            "{COLLECTION}\nrescue,Rescue a bitter cup,just in time,For who has guests waiting.,8,{job},{circumstance}"
        )
    };
    let with = |purpose: Purpose| collections.iter().filter(|one| one.purpose == Some(purpose)).count();
    let (in_time, in_case) = (with(Purpose::JustInTime), with(Purpose::JustInCase));
    if in_time + in_case == 0 {
        let what = "Decide how learning reaches people: a collection just in time for a circumstance, or just in case for learning ahead";
        found.needs("no collection with a purpose", Todo::edit(what, "collections.csv", example()));
        return;
    }
    found.has(format!("{in_time} just in time, {in_case} just in case"));
    for (purpose, number) in [(Purpose::JustInTime, in_time), (Purpose::JustInCase, in_case)] {
        if number == 0 {
            let what = format!("Make a collection that is {}", purpose.name());
            found.better(format!("nothing {}", purpose.name()), Todo::edit(what, "collections.csv", example()));
        }
    }
    let reached = |id: &str| collections.iter().any(|one| one.circumstance == id);
    let unreached: Vec<&str> = circumstances.iter().map(|one| one.id.as_str()).filter(|id| !reached(id)).collect();
    if !unreached.is_empty() {
        let what = format!("Make a collection for {}", few(&unreached));
        let lacking = format!("{} without a collection", count(unreached.len(), "circumstance"));
        found.better(lacking, Todo::edit(what, "collections.csv", example()));
    }
}

/// Which strategy each segment calls for, as far as the scores carry it.
fn strategy(overview: &Overview, path: &str, found: &mut Found) {
    let Some(survey) = &overview.survey else { return };
    let (open, settled): (Vec<_>, Vec<_>) =
        survey.strategies.strategies.iter().partition(|one| one.strategy == "undecided");
    let name = |one: &&Strategy| one.segment.clone().unwrap_or_else(|| "everyone".to_owned());
    let told: Vec<String> = settled.iter().map(|one| format!("{} for {}", one.strategy, name(one))).collect();
    if !told.is_empty() {
        found.has(few(&told));
    }
    if !open.is_empty() {
        let names: Vec<String> = open.iter().map(name).collect();
        let todo =
            Todo::run("Read what the strategy lacks, and say what you know of it", format!("jobpack strategy {path}"));
        found.better(format!("strategy undecided for {}", few(&names)), todo);
    }
}
