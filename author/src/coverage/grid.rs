//! Job step by moment of need: eight by five cells for each job.

use super::serving::Serving;
use super::{Part, rounded};
use crate::survey::SegmentScores;
use jobpack::model::{JobKind, JobStep, Moment};
use serde::Serialize;
use std::collections::BTreeSet;

/// The names of the columns: what one does for the first time, further, at work, in trouble, or in a new way.
pub const MOMENTS: &[&str] = Moment::NAMES;

/// What serves the outcomes of one step of a job.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct StepRow {
    /// The step; empty for outcomes that name none.
    pub step: &'static str,
    /// The outcomes of the step, and how many of them are covered.
    pub outcomes: Part,
    /// The highest opportunity among them, where they were rated.
    pub opportunity: Option<f64>,
    /// The id of the outcome that has it.
    pub highest: Option<String>,
    /// How many resources serve them at each moment of need, in the order of [`MOMENTS`].
    pub moments: [u32; 5],
    /// How many serve them and say no moment.
    pub unsaid: u32,
    /// How many resources serve them in all.
    pub resources: u32,
    /// Whether all that serves them is for learning ahead (new, more), and nothing for the moments at work.
    pub only_ahead: bool,
}

/// The grid of one job.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct JobGrid {
    /// The id of the job.
    pub job: String,
    /// What it says.
    pub statement: String,
    /// Core, related, ...
    pub kind: &'static str,
    /// The eight steps in their order, and last the outcomes without a step, if there are any.
    pub steps: Vec<StepRow>,
    /// How many resources serve the job itself and none of its outcomes.
    pub direct: u32,
    /// The cells of steps that have outcomes, and how many of them hold a resource.
    pub cells: Part,
}

/// The grids of all jobs that have outcomes: by kind, then the highest opportunity first, then by id.
pub fn grids(serving: &Serving<'_>, scores: Option<&SegmentScores>) -> Vec<JobGrid> {
    let jobs = &serving.index.project.jobs;
    let mut grids: Vec<(JobKind, JobGrid)> = Vec::new();
    for (at, job) in jobs.iter().enumerate() {
        let outcomes = outcomes(serving, at);
        if !outcomes.is_empty() {
            let kind = job.kind.unwrap_or(JobKind::Core);
            let name = (job.id.clone(), job.statement.text());
            grids.push((kind, grid(serving, at, name, kind, &outcomes, scores)));
        }
    }
    let highest = |grid: &JobGrid| grid.steps.iter().filter_map(|row| row.opportunity).fold(0.0, f64::max);
    grids.sort_by(|(kind, one), (other, two)| {
        kind.cmp(other).then_with(|| highest(two).total_cmp(&highest(one))).then_with(|| one.job.cmp(&two.job))
    });
    grids.into_iter().map(|(_, grid)| grid).collect()
}

/// The eight steps of all jobs together, and last the outcomes without a step, if there are any.
pub fn whole(serving: &Serving<'_>, scores: Option<&SegmentScores>) -> Vec<StepRow> {
    let all: Vec<usize> = (0..serving.index.project.outcomes.len()).collect();
    steps(serving, &all, scores)
}

/// The eight steps of these outcomes, and last those without a step, if there are any.
fn steps(serving: &Serving<'_>, outcomes: &[usize], scores: Option<&SegmentScores>) -> Vec<StepRow> {
    let project = serving.index.project;
    let row = |step: Option<JobStep>| {
        let of: Vec<usize> = outcomes.iter().copied().filter(|&at| project.outcomes[at].step == step).collect();
        step_row(serving, step.map_or("", JobStep::name), &of, scores)
    };
    let mut steps: Vec<StepRow> = JobStep::ALL.iter().map(|&step| row(Some(step))).collect();
    let unsaid = row(None);
    if unsaid.outcomes.of > 0 {
        steps.push(unsaid);
    }
    steps
}

/// The positions of a job's outcomes.
fn outcomes(serving: &Serving<'_>, job: usize) -> Vec<usize> {
    let all = serving.index.project.outcomes.iter().enumerate();
    all.filter(|(_, outcome)| serving.index.job(&outcome.job) == Some(job)).map(|(at, _)| at).collect()
}

fn grid(
    serving: &Serving<'_>,
    job: usize,
    (id, statement): (String, String),
    kind: JobKind,
    outcomes: &[usize],
    scores: Option<&SegmentScores>,
) -> JobGrid {
    let steps = steps(serving, outcomes, scores);
    let described = steps.iter().filter(|row| row.outcomes.of > 0);
    let cells = Part::count(described.flat_map(|row| row.moments.iter().map(|count| *count > 0)));
    let of_outcomes = services(serving, outcomes);
    let direct = serving.of_job(job).iter().filter(|service| !of_outcomes.contains(&service.resource)).count() as u32;
    JobGrid { job: id, statement, kind: kind.name(), steps, direct, cells }
}

/// The resources that serve any of these outcomes.
fn services(serving: &Serving<'_>, outcomes: &[usize]) -> BTreeSet<usize> {
    outcomes.iter().flat_map(|&at| serving.of_outcome(at)).map(|service| service.resource).collect()
}

fn step_row(serving: &Serving<'_>, step: &'static str, outcomes: &[usize], scores: Option<&SegmentScores>) -> StepRow {
    let project = serving.index.project;
    let resources = services(serving, outcomes);
    let at = |moment: Moment| resources.iter().filter(|&&at| serving.moments(at) & moment.bit() != 0).count() as u32;
    // Scores stand in falling order, so the first of equals is the one that is ranked first.
    let place = |at: usize| scores?.outcomes.iter().position(|row| row.outcome == project.outcomes[at].id);
    let highest = outcomes.iter().filter_map(|&at| place(at)).min();
    let highest = highest.and_then(|place| scores?.outcomes.get(place));
    let all: Vec<_> = outcomes.iter().flat_map(|&at| serving.of_outcome(at)).copied().collect();
    StepRow {
        step,
        outcomes: Part::count(outcomes.iter().map(|&at| serving.covers(at))),
        opportunity: highest.map(|row| rounded(row.opportunity)),
        highest: highest.map(|row| row.outcome.clone()),
        moments: std::array::from_fn(|column| at(Moment::ALL[column])),
        unsaid: resources.iter().filter(|&&at| serving.moments(at) == 0).count() as u32,
        resources: resources.len() as u32,
        only_ahead: serving.only_ahead(&all),
    }
}
