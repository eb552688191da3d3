//! Which current resources serve which need, and how strongly.

use crate::check::{Index, Need, Served, date};
use crate::project::Kept;
use jobpack::model::Moment;

/// A resource that serves a need.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The position of the resource.
    pub resource: usize,
    /// 1 to 5; 3 if nobody said it.
    pub strength: u8,
}

/// The strength of a link that says none.
const UNSAID: u8 = 3;

/// The moments at which one learns ahead; the others come while one is at work.
const AHEAD: u8 = Moment::New.bit() | Moment::More.bit();

/// A project as what serves what.
pub struct Serving<'i> {
    pub index: &'i Index<'i>,
    /// By position, whether it still holds.
    current: Vec<bool>,
    moments: Vec<u8>,
    outcomes: Vec<Vec<Service>>,
    /// Those that serve a job itself and not one of its outcomes.
    jobs: Vec<Vec<Service>>,
    served: Served,
}

impl<'i> Serving<'i> {
    pub fn new(index: &'i Index<'i>) -> Self {
        let project = index.project;
        let made_for = date(&project.settings.made_for);
        let is_current = |row: &Kept| {
            let expired = date(row.text.expires).zip(made_for).is_some_and(|(expires, made_for)| expires < made_for);
            row.text.superseded_by.is_empty() && !expired
        };
        let current: Vec<bool> = project.resources.iter().map(|row| is_current(&row)).collect();
        let mut serving = Self {
            index,
            moments: project.resources.iter().map(|row| row.moments).collect(),
            outcomes: vec![Vec::new(); project.outcomes.len()],
            jobs: vec![Vec::new(); project.jobs.len()],
            served: Served::by(index, |resource| current[resource]),
            current,
        };
        serving.link();
        serving
    }

    fn link(&mut self) {
        for &(link, resource, need) in self.index.links.iter().filter(|(_, resource, _)| self.current[*resource]) {
            let strength = self.index.project.links[link].strength.unwrap_or(UNSAID).clamp(1, 5);
            match need {
                Need::Outcome(at) => self.outcomes[at].push(Service { resource, strength }),
                Need::Job(at) => self.jobs[at].push(Service { resource, strength }),
            }
        }
        for services in self.outcomes.iter_mut().chain(&mut self.jobs) {
            services.sort_by_key(|service| (service.resource, 5 - service.strength));
            services.dedup_by_key(|service| service.resource);
        }
    }

    /// Whether the resource at this position still holds.
    pub fn is_current(&self, resource: usize) -> bool {
        self.current[resource]
    }

    /// What serves the outcome at this position, each resource once.
    pub fn of_outcome(&self, at: usize) -> &[Service] {
        &self.outcomes[at]
    }

    /// What serves the job at this position itself, each resource once.
    pub fn of_job(&self, at: usize) -> &[Service] {
        &self.jobs[at]
    }

    /// Whether anything serves the outcome at this position.
    pub fn covers(&self, outcome: usize) -> bool {
        !self.outcomes[outcome].is_empty()
    }

    /// Whether anything serves the job at this position, an outcome of it, or a part of it.
    pub fn covers_job(&self, at: usize) -> bool {
        self.served.jobs[at]
    }

    /// The moments that the resource at this position is for, a bit each; none if it does not say.
    pub fn moments(&self, resource: usize) -> u8 {
        self.moments[resource]
    }

    /// Whether all of these say their moments, and none is for a moment at work.
    pub fn only_ahead(&self, services: &[Service]) -> bool {
        let ahead =
            |service: &Service| self.moments(service.resource) != 0 && self.moments(service.resource) & !AHEAD == 0;
        !services.is_empty() && services.iter().all(ahead)
    }
}
