//! What people read, from the project's types into the pack's.
//!
//! Lists whose order means nothing are sorted, so that the order of rows does not reach the pack.

use super::layout::encode;
use crate::project::{self, About, Evidence, Job, Outcome};
use jobpack::model::{self, Cold, List};

/// The items of a list, one after the other, in the author's order.
pub fn list<'p>(items: impl IntoIterator<Item = impl Cold<'p>>) -> Vec<u8> {
    items.into_iter().flat_map(|item| encode(&item)).collect()
}

fn strings(strings: &[String]) -> Vec<u8> {
    list(strings.iter().map(String::as_str))
}

/// The items of a list whose order means nothing.
fn bag<'p>(items: impl IntoIterator<Item = impl Cold<'p>>) -> Vec<u8> {
    let mut encoded: Vec<Vec<u8>> = items.into_iter().map(|item| encode(&item)).collect();
    encoded.sort();
    encoded.concat()
}

/// Evidence as it stands in a pack.
fn evidence(evidence: &Evidence) -> model::Evidence<'_> {
    model::Evidence {
        quote: &evidence.quote,
        source: &evidence.source,
        confidence: evidence.confidence.map_or(0, model::Confidence::code),
    }
}

fn backing(claim: &Option<Evidence>) -> model::Evidence<'_> {
    claim.as_ref().map(evidence).unwrap_or_default()
}

fn bag_of_evidence(about: &[&About]) -> Vec<u8> {
    bag(about.iter().map(|about| evidence(&about.evidence)))
}

fn statement(statement: &project::Statement) -> model::Statement<'_> {
    let project::Statement { whole, lead, metric, object, clarifier } = statement;
    if whole.is_empty() {
        model::Statement { whole: "", lead, metric, object, clarifier }
    } else {
        model::Statement { whole, ..Default::default() }
    }
}

/// A job, encoded.
pub fn job(job: &Job, about: &[&About]) -> Vec<u8> {
    let stories = bag(job.stories.iter().map(|story| model::Story {
        when: &story.when,
        want: &story.want,
        so_that: &story.so_that,
        without: &story.without,
    }));
    let forces = bag(job.forces.iter().map(|force| model::ForceText {
        force: force.force.code(),
        statement: &force.statement,
        evidence: backing(&force.evidence),
    }));
    let obstacles = bag(job.obstacles.iter().map(|obstacle| model::Obstacle {
        stage: obstacle.stage.map_or(0, model::Stage::code),
        statement: &obstacle.statement,
        evidence: backing(&obstacle.evidence),
    }));
    let tradeoffs = bag(job.tradeoffs.iter().map(|tradeoff| model::TradeOff {
        gives_up: &tradeoff.gives_up,
        gets: &tradeoff.gets,
        evidence: backing(&tradeoff.evidence),
    }));
    let experiences = bag(job.experiences.iter().map(|experience| model::Experience {
        statement: &experience.statement,
        evidence: backing(&experience.evidence),
    }));
    let hires = bag(job.hires.iter().map(|hire| model::Hire {
        kind: hire.kind.code(),
        solution: &hire.solution,
        why: &hire.why,
        evidence: backing(&hire.evidence),
    }));
    encode(&model::JobText {
        id: &job.id,
        statement: statement(&job.statement),
        executor: &job.executor,
        phase: &job.phase,
        summary: &job.summary,
        ways: List::from_bytes(&strings(&job.ways)),
        stories: List::from_bytes(&stories),
        forces: List::from_bytes(&forces),
        obstacles: List::from_bytes(&obstacles),
        tradeoffs: List::from_bytes(&tradeoffs),
        experiences: List::from_bytes(&experiences),
        hires: List::from_bytes(&hires),
        evidence: List::from_bytes(&bag_of_evidence(about)),
    })
}

/// An outcome, encoded.
pub fn outcome(outcome: &Outcome, about: &[&About]) -> Vec<u8> {
    encode(&model::OutcomeText {
        id: &outcome.id,
        statement: statement(&outcome.statement),
        example: &outcome.example,
        ways: List::from_bytes(&strings(&outcome.ways)),
        evidence: List::from_bytes(&bag_of_evidence(about)),
    })
}

/// A resource, encoded.
pub fn resource(resource: &model::ResourceText, prerequisites: &[&str], about: &[&About]) -> Vec<u8> {
    encode(&model::ResourceText {
        prerequisites: List::from_bytes(&list(prerequisites.iter().copied())),
        evidence: List::from_bytes(&bag_of_evidence(about)),
        ..*resource
    })
}
