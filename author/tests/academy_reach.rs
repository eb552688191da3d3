//! What people say of their situation leads to what helps with it: obstacles, stories, quotes and circumstances reach what serves the job or its outcomes.

use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::Pack;
use jobpack_author::compile::compile;
use jobpack_author::project::{Job, Project};
use jobpack_author::{progress::Quiet, source::read};
use std::collections::BTreeSet;
use std::path::Path;

/// So many hits are looked at.
const FIRST: usize = 5;

/// The resources that serve a job or one of its outcomes.
fn helpers<'p>(project: &'p Project, job: &Job) -> BTreeSet<&'p str> {
    let outcomes = project.outcomes.iter().filter(|outcome| outcome.job == job.id).map(|outcome| &outcome.id);
    let needs: BTreeSet<&String> = outcomes.chain([&job.id]).collect();
    project.links.iter().filter(|link| needs.contains(&link.need)).map(|link| link.resource.as_str()).collect()
}

/// The mean share of helpers among the first hits, over everything that is said of any job.
fn reach(project: &Project, said: impl Fn(&Job) -> Vec<String>) -> f64 {
    let bytes = compile(project).unwrap();
    let pack = Pack::open(&bytes).unwrap();
    let (mut scratch, mut hits, mut shares) = (Box::<Scratch>::default(), [Hit::default(); FIRST], Vec::new());
    for job in &project.jobs {
        let helpers = helpers(project, job);
        for words in said(job) {
            let count = find(&pack, &words, &Situation::default(), &mut scratch, &mut hits);
            let good = hits[..count].iter().filter(|hit| helpers.contains(pack.resource_id(hit.resource))).count();
            shares.push(good as f64 / FIRST as f64);
        }
    }
    assert!(shares.len() >= 8, "{} things said", shares.len());
    shares.iter().sum::<f64>() / shares.len() as f64
}

#[test]
fn what_is_said_of_a_job_reaches_what_serves_it() {
    let project = read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/academy")), &Quiet).unwrap().project;
    let obstacles = reach(&project, |job| job.obstacles.iter().map(|obstacle| obstacle.statement.clone()).collect());
    let forces = reach(&project, |job| job.forces.iter().map(|force| force.statement.clone()).collect());
    let stories =
        reach(&project, |job| job.stories.iter().map(|story| format!("{}, {}", story.when, story.want)).collect());
    let quotes = reach(&project, |job| {
        job.forces.iter().filter_map(|force| force.evidence.as_ref()).map(|evidence| evidence.quote.clone()).collect()
    });
    println!(
        "of the first {FIRST}: obstacles {obstacles:.2}, forces {forces:.2}, stories {stories:.2}, quotes {quotes:.2}"
    );
    for (what, share) in [("obstacles", obstacles), ("forces", forces), ("stories", stories), ("quotes", quotes)] {
        assert!(share >= 0.7, "{what}: {share:.2} of the first {FIRST} hits serve the job");
    }
}

/// A situation that several jobs share may lead to any of them.
#[test]
fn a_circumstance_reaches_what_serves_the_jobs_that_arise_in_it() {
    let mut project =
        read(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/academy")), &Quiet).unwrap().project;
    let summary = |project: &Project, id: &String| {
        project.circumstances.iter().find(|known| known.id == *id).map(|known| known.summary.clone())
    };
    let told = project.clone();
    let share = reach(&project, |job| job.circumstances.iter().take(1).filter_map(|id| summary(&told, id)).collect());
    project.jobs.iter_mut().for_each(|job| job.circumstances.clear());
    let said = |job: &Job| {
        let job = told.jobs.iter().find(|known| known.id == job.id).unwrap();
        job.circumstances.iter().take(1).filter_map(|id| summary(&told, id)).collect()
    };
    let without = reach(&project, said);
    println!("of the first {FIRST}: circumstances {share:.2}, and {without:.2} if jobs do not say in which they arise");
    assert!(share > without + 0.1, "{share:.2} and {without:.2}");
}
