//! What is worth making next: where much opportunity is left, what is missing there, and what the resource should do.
//!
//! Outcomes that are underserved, by everyone or in a segment, are looked at; without ratings all are. There is a gap if nothing serves the outcome, if
//! all that serves it does so weakly, or if all of it is for learning ahead (new, more) and nothing for the moments at work (apply, solve, change). The
//! opportunity that is left is all of it in the first case; in the second the part that the strength lacks (of 5); in the third at least three fifths, since
//! three of the five moments have nothing. What only a segment lacks counts by the segment's share of the respondents.

use super::serving::{Service, Serving};
use super::{Weights, rounded};
use crate::check::Need;
use crate::survey::{OutcomeScore, SegmentScores};
use jobpack::model::{JobKind, Moment, OutcomeKind, Region};
use serde::Serialize;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// Nothing serves it.
    Nothing,
    /// What serves it does so with a strength of 2 of 5 at most.
    Weak,
    /// What serves it is for learning ahead, and nothing for the moments at work.
    OnlyAhead,
}

impl Gap {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Weak => "weak",
            Self::OnlyAhead => "only-ahead",
        }
    }
}

/// Strength up to which a service is weak.
const WEAK: u8 = 2;

/// Something worth making: a resource for a need at a step and for moments.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Make {
    /// The id of the need, mostly an outcome.
    pub need: String,
    /// What it says.
    pub statement: String,
    /// Such as `desired outcome` or `emotional job`.
    pub kind: String,
    /// The id of its job; its own if it is a job.
    pub job: String,
    /// What the job says.
    pub job_statement: String,
    /// Who does the job; may be empty.
    pub executor: String,
    /// The step of the job; empty if none is said.
    pub step: &'static str,
    /// The moments of need that nothing covers there; those at work come first.
    pub moments: Vec<&'static str>,
    /// How people say it.
    pub ways: Vec<String>,
    /// What is missing.
    pub gap: Gap,
    /// Resources that serve it, but not enough.
    pub resources: Vec<String>,
    /// The segment in which it is underserved; `None` is everyone.
    pub segment: Option<String>,
    /// How many respondents the score rests on.
    pub n: Option<u32>,
    /// Its opportunity, in points; `None` if it was not rated.
    pub opportunity: Option<f64>,
    /// Where the opportunity lies with 95 % confidence.
    pub interval: Option<[f64; 2]>,
    /// Whether it is certainly underserved.
    pub certain: bool,
    /// The opportunity that is left, which the order goes by: see the head of this room.
    pub left: Option<f64>,
}

/// What is worth making, the most opportunity left first, then what was not rated, by id; and how many outcomes that nothing serves are left alone.
pub fn make(serving: &Serving<'_>, weights: Option<Weights<'_>>) -> (Vec<Make>, u32) {
    let project = serving.index.project;
    let mut make = Vec::new();
    let mut left_alone = 0;
    for (at, outcome) in project.outcomes.iter().enumerate().filter(|(_, outcome)| !outcome.id.is_empty()) {
        let services = serving.of_outcome(at);
        let Some(gap) = gap(serving, services) else { continue };
        let rated = weights.as_ref().map(|weights| worth(&outcome.id, weights));
        match rated {
            // Nobody was asked, so only what has nothing at all is worth a thought.
            None | Some(Worth::Unrated) if gap == Gap::Nothing => make.push(outcome_row(serving, at, gap, None)),
            None | Some(Worth::Unrated) => {}
            Some(Worth::Underserved(score, group, share)) => {
                make.push(outcome_row(serving, at, gap, Some((score, group, share))));
            }
            Some(Worth::Not) => left_alone += u32::from(gap == Gap::Nothing),
        }
    }
    make.extend(jobs(serving));
    make.sort_by(|one, other| {
        let left = |make: &Make| make.left.unwrap_or(-1.0);
        left(other).total_cmp(&left(one)).then_with(|| one.need.cmp(&other.need))
    });
    (make, left_alone)
}

fn gap(serving: &Serving<'_>, services: &[Service]) -> Option<Gap> {
    match services.iter().map(|service| service.strength).max() {
        None => Some(Gap::Nothing),
        Some(strength) if strength <= WEAK => Some(Gap::Weak),
        Some(_) => serving.only_ahead(services).then_some(Gap::OnlyAhead),
    }
}

/// Whether an outcome is worth making something for, and for whom.
enum Worth<'s> {
    Unrated,
    Not,
    /// The score, the group it is of, and the share of the respondents that the group is.
    Underserved(&'s OutcomeScore, &'s SegmentScores, f64),
}

fn worth<'s>(outcome: &str, weights: &Weights<'s>) -> Worth<'s> {
    let of = |group: &'s SegmentScores| group.outcomes.iter().find(|row| row.outcome == outcome);
    let underserved = |row: &&OutcomeScore| row.region == Region::Underserved.name();
    let Some(score) = of(weights.everyone) else { return Worth::Unrated };
    if underserved(&score) {
        return Worth::Underserved(score, weights.everyone, 1.0);
    }
    let in_segments = weights.segments.iter().filter_map(|group| Some((of(group).filter(underserved)?, group)));
    let share = |group: &SegmentScores| group.weight / weights.everyone.weight.max(f64::MIN_POSITIVE);
    let most = in_segments.max_by(|(one, group), (other, next)| {
        (one.opportunity * share(group)).total_cmp(&(other.opportunity * share(next)))
    });
    most.map_or(Worth::Not, |(score, group)| Worth::Underserved(score, group, share(group)))
}

fn outcome_row(
    serving: &Serving<'_>,
    at: usize,
    gap: Gap,
    scored: Option<(&OutcomeScore, &SegmentScores, f64)>,
) -> Make {
    let project = serving.index.project;
    let outcome = &project.outcomes[at];
    let job = serving.index.job(&outcome.job).map(|job| &project.jobs[job]);
    let services = serving.of_outcome(at);
    let strongest = services.iter().map(|service| service.strength).max().unwrap_or(0);
    let lacking = f64::from(5 - strongest) / 5.0;
    let part = if gap == Gap::OnlyAhead { lacking.max(0.6) } else { lacking };
    let score = scored.map(|(score, ..)| score);
    Make {
        need: outcome.id.clone(),
        statement: outcome.statement.text(),
        kind: format!("{} outcome", outcome.kind.unwrap_or(OutcomeKind::Desired).name()),
        job: outcome.job.clone(),
        job_statement: job.map(|job| job.statement.text()).unwrap_or_default(),
        executor: job.map(|job| job.executor.clone()).unwrap_or_default(),
        step: outcome.step.map_or("", |step| step.name()),
        moments: missing_moments(serving, services),
        ways: outcome.ways.clone(),
        gap,
        resources: ids(serving, services),
        segment: scored.and_then(|(_, group, _)| group.segment.clone()),
        n: score.map(|score| score.n),
        opportunity: score.map(|score| rounded(score.opportunity)),
        interval: score.map(|score| score.interval.map(rounded)),
        certain: score.is_some_and(|score| score.certain),
        left: scored.map(|(score, _, share)| rounded(score.opportunity * part * share)),
    }
}

/// The ids of what serves, in their order.
fn ids(serving: &Serving<'_>, services: &[Service]) -> Vec<String> {
    let resources = &serving.index.project.resources;
    let mut ids: Vec<String> = services.iter().map(|one| resources.id(one.resource).to_owned()).collect();
    ids.sort();
    ids
}

/// The moments that none of these is for, those at work first; all of them if nothing says its moments.
fn missing_moments(serving: &Serving<'_>, services: &[Service]) -> Vec<&'static str> {
    let covered = services.iter().fold(0, |moments, service| moments | serving.moments(service.resource));
    let order = [Moment::Apply, Moment::Solve, Moment::Change, Moment::New, Moment::More];
    order.iter().filter(|moment| covered & moment.bit() == 0).map(|moment| moment.name()).collect()
}

/// Jobs without outcomes and parts that nothing serves, such as how one wants to feel.
fn jobs(serving: &Serving<'_>) -> Vec<Make> {
    let index = serving.index;
    let project = index.project;
    let mut whole = vec![true; project.jobs.len()];
    let owners = project.outcomes.iter().map(|row| &row.job).chain(project.jobs.iter().map(|row| &row.parent));
    for owner in owners.filter_map(|id| index.need(id)) {
        if let Need::Job(at) = owner {
            whole[at] = false;
        }
    }
    let alone = project.jobs.iter().enumerate().filter(|(at, job)| whole[*at] && !job.id.is_empty());
    let bare = alone.filter(|(at, _)| !serving.covers_job(*at));
    let row = |(_, job): (usize, &crate::project::Job)| Make {
        need: job.id.clone(),
        statement: job.statement.text(),
        kind: format!("{} job", job.kind.unwrap_or(JobKind::Core).name()),
        job: job.id.clone(),
        job_statement: job.statement.text(),
        executor: job.executor.clone(),
        step: "",
        moments: missing_moments(serving, &[]),
        ways: job.ways.clone(),
        gap: Gap::Nothing,
        resources: Vec::new(),
        segment: None,
        n: None,
        opportunity: None,
        interval: None,
        certain: false,
        left: None,
    };
    bare.map(row).collect()
}
