//! Small selection problems, their packs, and the best choice by trying all.

use super::{Options, Tables, outcome, resource};
use jobpack::model::RequirementKind;
use jobpack::pack::Pack;
use jobpack::pick::{
    Aspect, Candidate, DEFAULT_MINUTES, DEFAULT_WEIGHT, Edge, LeftOut, Pick, Picked, Request, Scratch, pick,
};

/// A problem whose needs are all outcomes, and whose resources have their numbers as ranks.
#[derive(Clone, Debug, Default)]
pub struct Problem {
    pub minutes: Vec<u16>,
    pub opportunities: Vec<u16>,
    /// Need, resource, strength; once for each pair.
    pub links: Vec<(u32, u32, u8)>,
    /// The hard requirements of each resource.
    pub requirements: Vec<Vec<Options>>,
    pub known: Vec<u32>,
    pub known_needs: Vec<u32>,
    pub budget: u16,
    pub cap: u16,
}

impl Problem {
    pub fn bytes(&self) -> Vec<u8> {
        let mut tables = Tables {
            resources: self.minutes.iter().map(|&minutes| resource(minutes)).collect(),
            outcomes: self.opportunities.iter().map(|&opportunity| outcome(opportunity)).collect(),
            ..Tables::default()
        };
        tables.link(self.links.clone());
        for (number, groups) in (0..).zip(&self.requirements) {
            tables.resources[number as usize].rank = number;
            let groups: Vec<_> = groups.iter().map(|options| (RequirementKind::Hard, options.clone())).collect();
            tables.require(number, &groups);
        }
        tables.bytes()
    }

    pub fn request(&self) -> Request<'_> {
        Request {
            minutes: self.budget,
            items: self.cap,
            known: &self.known,
            known_needs: &self.known_needs,
            ..Request::default()
        }
    }

    pub fn minutes_of(&self, resource: usize) -> u32 {
        let said = self.minutes[resource];
        u32::from(if said == 0 { DEFAULT_MINUTES } else { said })
    }

    fn weight(&self, need: u32) -> u64 {
        if self.known_needs.contains(&need) {
            return 0;
        }
        let said = self.opportunities[need as usize];
        u64::from(if said == 0 { DEFAULT_WEIGHT } else { said })
    }

    /// What these resources and the known ones cover.
    pub fn value(&self, has: impl Fn(u32) -> bool) -> u64 {
        let mut covered = vec![0; self.opportunities.len()];
        for &(need, resource, strength) in &self.links {
            if has(resource) || self.known.contains(&resource) {
                covered[need as usize] = u64::from(strength).max(covered[need as usize]);
            }
        }
        (0..).zip(covered).map(|(need, strength)| self.weight(need) * strength).sum()
    }

    fn serves(&self, resource: u32, need: u32) -> bool {
        self.links.iter().any(|&(link_need, link, _)| link_need == need && link == resource)
    }

    /// Whether one option of each hard requirement of a resource is known or among what comes before it.
    pub fn is_met(&self, resource: u32, has: impl Fn(u32) -> bool) -> bool {
        let earlier = |option: u32| option < resource && has(option) || self.known.contains(&option);
        let met = |option: &Result<u32, u32>| match *option {
            Ok(option) => earlier(option),
            Err(need) => {
                let all = 0..self.minutes.len() as u32;
                self.known_needs.contains(&need)
                    || all.into_iter().any(|server| self.serves(server, need) && earlier(server))
            }
        };
        self.requirements[resource as usize].iter().all(|options| options.iter().any(met))
    }

    /// The most that can be covered.
    pub fn optimum(&self) -> u64 {
        let count = self.minutes.len();
        let allowed = |set: u32| {
            let has = |resource: u32| set >> resource & 1 == 1;
            let members = || (0..count as u32).filter(|&resource| has(resource));
            let minutes: u32 = members().map(|resource| self.minutes_of(resource as usize)).sum();
            (self.budget == 0 || minutes <= self.budget.into())
                && (self.cap == 0 || set.count_ones() <= self.cap.into())
                && members().all(|resource| !self.known.contains(&resource) && self.is_met(resource, has))
        };
        let sets = (0..1_u32 << count).filter(|&set| allowed(set));
        sets.map(|set| self.value(|resource| set >> resource & 1 == 1)).max().unwrap_or(0)
    }
}

/// Scratch with its memory.
pub struct Room {
    pub aspects: Vec<Aspect>,
    pub candidates: Vec<Candidate>,
    pub edges: Vec<Edge>,
    pub picked: Vec<Picked>,
    pub left_out: Vec<LeftOut>,
}

impl Room {
    pub fn new(aspects: usize, candidates: usize, edges: usize, picked: usize, left_out: usize) -> Self {
        Self {
            aspects: vec![Aspect::default(); aspects],
            candidates: vec![Candidate::default(); candidates],
            edges: vec![Edge::default(); edges],
            picked: vec![Picked::default(); picked],
            left_out: vec![LeftOut::default(); left_out],
        }
    }

    /// Picks and hands the answer on, since it is borrowed from here.
    pub fn pick<T>(&mut self, pack: &Pack<'_>, request: &Request<'_>, with: impl FnOnce(Pick<'_>) -> T) -> T {
        with(pick(
            pack,
            request,
            &mut Scratch {
                aspects: &mut self.aspects,
                candidates: &mut self.candidates,
                edges: &mut self.edges,
                picked: &mut self.picked,
                left_out: &mut self.left_out,
            },
        ))
    }
}
