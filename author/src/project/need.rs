//! Needs: jobs, outcomes and what is known about them.

use super::Place;
use jobpack::model::{Confidence, Force, HireKind, JobKind, JobStep, OutcomeKind, Stage};

/// A statement, whole or in parts. For a job: `lead` is the verb; for an outcome: `lead` is the direction and `metric` is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statement {
    /// The whole statement as the author wrote it; empty if written in parts.
    pub whole: String,
    /// The verb of a job, the direction of an outcome.
    pub lead: String,
    /// The performance metric of an outcome ("the time it takes to"); empty for a job.
    pub metric: String,
    /// The object of the verb, or the object of control.
    pub object: String,
    /// The contextual clarifier.
    pub clarifier: String,
}

impl Statement {
    /// The statement as one reads it: the whole one if it was written so, else its parts in order.
    pub fn text(&self) -> String {
        if !self.whole.is_empty() {
            return self.whole.clone();
        }
        let parts = [&self.lead, &self.metric, &self.object, &self.clarifier];
        let said: Vec<&str> = parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
        said.join(" ")
    }
}

/// A quotation that backs a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What was said or seen.
    pub quote: String,
    /// Who or where.
    pub source: String,
    /// How far it can be trusted.
    pub confidence: Option<Confidence>,
}

/// Evidence with the id that it is about.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// Where it was said.
    pub place: Place,
    /// The id of a job, an outcome or a resource.
    pub about: String,
    /// The evidence.
    pub evidence: Evidence,
}

/// Progress that someone wants to make in a circumstance.
#[derive(Clone, Debug, Default)]
pub struct Job {
    /// Where it was said.
    pub place: Place,
    /// Stable id, one space with outcomes.
    pub id: String,
    /// `None` if it was not said; `compile` takes it as core.
    pub kind: Option<JobKind>,
    /// Verb, object, clarifier.
    pub statement: Statement,
    /// The id of the job that this is a part of, or empty.
    pub parent: String,
    /// Who does the job.
    pub executor: String,
    /// The phase of a consumption job: learn to use, install, maintain, ...
    pub phase: String,
    /// Ids of circumstances.
    pub circumstances: Vec<String>,
    /// How people say this job.
    pub ways: Vec<String>,
    /// A sentence or two more.
    pub summary: String,
    /// Job stories, which are not job statements.
    pub stories: Vec<Story>,
    /// What pushes, pulls and holds.
    pub forces: Vec<ForceAt>,
    /// What stands in the way.
    pub obstacles: Vec<Obstacle>,
    /// What one gives up for what.
    pub tradeoffs: Vec<TradeOff>,
    /// What it must feel like.
    pub experiences: Vec<Experience>,
    /// What was hired or fired to do it.
    pub hires: Vec<Hire>,
}

/// When ..., I want to ..., so that ..., without ...
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Where it was said.
    pub place: Place,
    /// The situation.
    pub when: String,
    /// The motivation.
    pub want: String,
    /// The hoped-for result.
    pub so_that: String,
    /// The constraint.
    pub without: String,
}

/// A force on the way to a new solution.
#[derive(Clone, Debug)]
pub struct ForceAt {
    /// Where it was said.
    pub place: Place,
    /// Which force.
    pub force: Force,
    /// What it is.
    pub statement: String,
    /// What backs it.
    pub evidence: Option<Evidence>,
}

/// Something in the way of the job.
#[derive(Clone, Debug, Default)]
pub struct Obstacle {
    /// Where it was said.
    pub place: Place,
    /// What it is.
    pub statement: String,
    /// Where it stands.
    pub stage: Option<Stage>,
    /// What backs it.
    pub evidence: Option<Evidence>,
}

/// What one is willing to give up for what.
#[derive(Clone, Debug, Default)]
pub struct TradeOff {
    /// Where it was said.
    pub place: Place,
    /// What is given up.
    pub gives_up: String,
    /// What for.
    pub gets: String,
    /// What backs it.
    pub evidence: Option<Evidence>,
}

/// What doing the job must feel like.
#[derive(Clone, Debug, Default)]
pub struct Experience {
    /// Where it was said.
    pub place: Place,
    /// What it is.
    pub statement: String,
    /// What backs it.
    pub evidence: Option<Evidence>,
}

/// What was taken on or let go to do the job.
#[derive(Clone, Debug)]
pub struct Hire {
    /// Where it was said.
    pub place: Place,
    /// The solution, product or habit.
    pub solution: String,
    /// What became of it.
    pub kind: HireKind,
    /// Why.
    pub why: String,
    /// What backs it.
    pub evidence: Option<Evidence>,
}

/// How people measure success at a job.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Where it was said.
    pub place: Place,
    /// Stable id, one space with jobs.
    pub id: String,
    /// The id of its job.
    pub job: String,
    /// `None` if it was not said; `compile` takes it as desired.
    pub kind: Option<OutcomeKind>,
    /// Its step of the job.
    pub step: Option<JobStep>,
    /// Direction, metric, object of control, clarifier.
    pub statement: Statement,
    /// An example of the object of control.
    pub example: String,
    /// How people say it.
    pub ways: Vec<String>,
}
