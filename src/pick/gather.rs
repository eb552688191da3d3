//! From the request to candidates that stand in the order of requirements, with edges to what they serve and require.
//!
//! Invariant: the option of a requirement comes before the candidate that requires it, so that there are no cycles, whatever a pack says.
//! Cost: the links of the aspects and of the candidates, each a few steps; sorting is O(candidates x log).

use super::set::NOWHERE;
use super::state::{Aspect, BLOCKED, Candidate, Edge, NEVER, State};
use super::{DEFAULT_MINUTES, DEFAULT_WEIGHT, MAX_REQUIREMENTS, Reason};
use crate::fit::fits;
use crate::model::RequirementKind;
use crate::pack::{Choice, NONE, Need, Pack, Requirement, Resource};

/// The largest opportunity score, in thousandths. Weights beyond it would only be a pack's mischief.
const MAX_WEIGHT: u16 = 20_000;
/// The option is a resource.
pub(super) const RESOURCE: u8 = 1;
/// The option is a need.
pub(super) const NEED: u8 = 2;
/// When not all links fit, the strong ones go first.
const STRENGTHS: [u8; 5] = [205, 154, 103, 52, 1];

/// Whether the list has the number.
#[inline(never)]
#[expect(clippy::manual_contains, reason = "that one is for long lists, and large")]
pub(super) fn holds(list: &[u32], number: u32) -> bool {
    list.iter().any(|&known| known == number)
}

/// Whether the list names the need, or the job of the outcome.
pub(super) fn stands_for(pack: &Pack<'_>, list: &[u32], number: u32, need: &Need) -> bool {
    holds(list, number) || (need.job != NONE && !pack.is_job(number) && holds(list, need.job))
}

/// The requirements of a kind, with their numbers, as far as they count.
pub(super) fn requirements<'a>(
    pack: &Pack<'a>,
    resource: &Resource,
    kind: RequirementKind,
) -> impl Iterator<Item = (u32, Requirement)> + use<'a> {
    let count = resource.requirement_count.min(MAX_REQUIREMENTS);
    let all = pack.requirements().range(resource.first_requirement, count.into());
    all.filter(move |(_, requirement)| requirement.kind == kind.code())
}

/// The options of a requirement, as far as they count.
pub(super) fn options<'a>(pack: &Pack<'a>, requirement: &Requirement) -> impl Iterator<Item = Choice> + use<'a> {
    let count = requirement.option_count.min(MAX_REQUIREMENTS);
    pack.choices().range(requirement.first_option, count.into()).map(|(_, option)| option)
}

impl State<'_, '_> {
    /// Fills the scratch.
    pub fn gather(&mut self) {
        self.gather_aspects();
        match self.request.pool {
            Some(pool) => pool.iter().zip(0..).for_each(|(&resource, place)| self.consider(resource, place)),
            None => self.gather_servers(0, self.aspects),
        }
        self.gather_required();
        self.gather_known();
        self.candidates.sort(Candidate::comes_before);
        for at in 0..self.candidates.len() {
            self.connect(at);
        }
        self.known = self.needs.all().iter().map(|aspect| u64::from(aspect.gain(0, aspect.known))).sum();
    }

    fn gather_aspects(&mut self) {
        let (pack, request) = (self.pack, self.request);
        for number in 0..pack.need_count() {
            let Some(need) = pack.need(number) else { continue };
            let asked = match request.aspects {
                [] => !pack.is_job(number),
                asked => stands_for(pack, asked, number, &need),
            };
            if asked && !stands_for(pack, request.known_needs, number, &need) {
                let rated = need.respondents != 0;
                let weight = if rated { need.opportunity.clamp(1, MAX_WEIGHT) } else { DEFAULT_WEIGHT };
                self.add_need(Aspect { need: number, weight, ..Aspect::default() });
            }
        }
        self.aspects = self.needs.len();
    }

    fn add_need(&mut self, need: Aspect) -> Option<usize> {
        let added = self.needs.add(need);
        self.truncated |= added.is_none();
        added
    }

    /// Notes what known resources cover of the needs at hand.
    fn gather_known(&mut self) {
        for &resource in self.request.known {
            self.each_served(resource, &mut |state, need, strength| {
                if let Some(aspect) = state.needs.get_mut(need) {
                    aspect.known = aspect.known.max(strength);
                }
            });
        }
    }

    /// Considers what serves the needs from one to before another. Links stand by need, so one that is of another need ends those of this.
    fn gather_servers(&mut self, first: usize, end: usize) {
        let pack = self.pack;
        let links: u64 = (first..end).filter_map(|at| self.need(at)).map(|(_, need)| u64::from(need.link_count)).sum();
        let strengths: &[u8] = if links <= self.candidates.room() as u64 { &[1] } else { &STRENGTHS };
        for &strength in strengths {
            for at in first..end {
                let Some((number, need)) = self.need(at) else { continue };
                let links = pack.links_of(&need).map(|(_, link)| link).take_while(|link| link.need == number);
                for link in links.filter(|link| link.strength >= strength) {
                    self.consider(link.resource, link.order.wrapping_sub(1));
                }
            }
        }
    }

    fn need(&self, at: usize) -> Option<(u32, Need)> {
        let number = self.needs.all().get(at)?.need;
        Some((number, self.pack.need(number)?))
    }

    /// Makes a resource a candidate if it can be one. Orders count from 0 here, so that the last of all is one that was not said.
    fn consider(&mut self, number: u32, order: u16) {
        if let Some(candidate) = self.candidates.find(number).and_then(|at| self.candidates.get_mut(at)) {
            candidate.order = candidate.order.min(order);
            return;
        }
        let Some(record) = self.pack.resources().get(number).filter(|_| !holds(self.request.known, number)) else {
            return;
        };
        if fits(self.pack, &record, &self.request.situation).is_none() {
            return self.leave_out(number, Reason::Excluded);
        }
        let estimated = record.minutes == 0;
        let minutes = if estimated { DEFAULT_MINUTES } else { record.minutes };
        let candidate =
            Candidate { resource: number, rank: record.rank, minutes, estimated, order, ..Candidate::default() };
        if self.candidates.add(candidate).is_none() {
            self.truncated = true;
            self.leave_out(number, Reason::NoRoom);
        }
    }

    /// Adds what candidates require, and what that requires, until there is nothing more. A pool holds all there is to choose from.
    fn gather_required(&mut self) {
        let (pack, pool) = (self.pack, self.request.pool.is_some());
        let mut at = 0;
        while let Some(candidate) = self.candidates.all().get(at) {
            at = at.saturating_add(1);
            let Some(record) = pack.resources().get(candidate.resource) else { continue };
            for (_, requirement) in requirements(pack, &record, RequirementKind::Hard) {
                for option in options(pack, &requirement) {
                    match option.of {
                        RESOURCE if !pool => self.consider(option.target, u16::MAX),
                        NEED => self.require(option.target),
                        _ => {}
                    }
                }
            }
        }
    }

    /// Notes that a need may be required.
    fn require(&mut self, number: u32) {
        let found = self.needs.find(number);
        let need = found.or_else(|| self.add_need(Aspect { need: number, ..Aspect::default() }));
        let Some(need) = need else { return };
        if let Some(aspect) = self.needs.get_mut(need) {
            aspect.required = true;
        }
        if found.is_none() && self.request.pool.is_none() {
            self.gather_servers(need, need.saturating_add(1));
        }
    }

    /// Whether an option is known to be met before anything is chosen.
    fn is_met(&self, option: &Choice) -> bool {
        let known = |number| {
            let covered = self.needs.find(number).and_then(|at| self.needs.get(at)).is_some_and(|need| need.known > 0);
            let stands = |need| stands_for(self.pack, self.request.known_needs, number, &need);
            covered || self.pack.need(number).is_some_and(stands)
        };
        match option.of {
            RESOURCE => holds(self.request.known, option.target),
            NEED => known(option.target),
            _ => false,
        }
    }

    /// Adds an edge; false if there is no room.
    fn push(&mut self, to: usize, tag: u16) -> bool {
        let Some(slot) = self.edges.get_mut(self.edge_count) else {
            self.truncated = true;
            return false;
        };
        *slot = Edge { to: u16::try_from(to).unwrap_or(NOWHERE), tag };
        self.edge_count = self.edge_count.saturating_add(1);
        true
    }

    /// Gives a candidate its edges.
    fn connect(&mut self, at: usize) {
        let number = self.candidates.get(at).map_or(NONE, |candidate| candidate.resource);
        let Some(record) = self.pack.resources().get(number) else { return };
        let (first, mut worth) = (self.edge_count, 0_u32);
        self.each_served(number, &mut |state, need, strength| {
            if state.push(need, strength.into()) {
                worth =
                    worth.wrapping_add(state.needs.get(need).map_or(0, |aspect| aspect.gain(aspect.known, strength)));
            }
        });
        let requirements = self.edge_count;
        let possible = self.connect_requirements(at, &record);
        let required = self.edge_count.saturating_sub(requirements) as u16;
        self.requires |= required != 0 || !possible;
        if let Some(candidate) = self.candidates.get_mut(at) {
            candidate.worth = worth;
            candidate.first_edge = first as u32;
            candidate.served = requirements.saturating_sub(first) as u16;
            candidate.required = required;
            candidate.closed = if possible { candidate.minutes.into() } else { NEVER };
            candidate.marks = if possible { 0 } else { BLOCKED };
        }
    }

    /// Adds the hard requirements of a candidate that are not met yet; false if they cannot be.
    fn connect_requirements(&mut self, at: usize, record: &Resource) -> bool {
        let pack = self.pack;
        for (_, requirement) in requirements(pack, record, RequirementKind::Hard) {
            if requirement.option_count > MAX_REQUIREMENTS {
                return false;
            }
            if options(pack, &requirement).any(|option| self.is_met(&option)) {
                continue;
            }
            let header = self.edge_count;
            if !self.push(usize::from(NOWHERE), 0) {
                return false;
            }
            for option in options(pack, &requirement) {
                let to = match option.of {
                    RESOURCE => self.candidates.find(option.target).filter(|&option| option < at),
                    NEED => self.needs.find(option.target),
                    _ => None,
                };
                if to.is_some_and(|to| !self.push(to, option.of.into())) {
                    return false;
                }
            }
            let options = self.edge_count.saturating_sub(header).saturating_sub(1) as u16;
            if let Some(header) = self.edges.get_mut(header) {
                header.tag = options;
            }
        }
        record.requirement_count <= MAX_REQUIREMENTS
    }
}

impl Candidate {
    /// The order of the answer: what is required first, then as the curator says, then by number.
    fn comes_before(&self, other: &Self) -> bool {
        (self.rank, self.order, self.resource) < (other.rank, other.order, other.resource)
    }
}
