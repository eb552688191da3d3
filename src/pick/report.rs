//! From the best choice to the answer: what to take, what was left out and why, and how good that is.

use super::gather::{NEED, RESOURCE, holds, options, stands_for};
use super::greedy::Price;
use super::state::{BEST, Candidate, State};
use super::{Certificate, LeftOut, MAX_REQUIREMENTS, Picked, Reason, Request};
use crate::model::RequirementKind;
use crate::pack::{NONE, Pack, Requirement};

impl State<'_, '_> {
    /// Lists what was picked and what was left out. Cost: that of one greedy step, and of sorting what was left out into the room for it.
    pub fn report(&mut self) -> Certificate {
        self.reset();
        let mut guesses = 0_u16;
        for at in 0..self.candidates.len() {
            if let Some(&candidate) = self.candidates.get(at).filter(|candidate| candidate.is(BEST)) {
                let (gain, need) = self.cover(at);
                let (resource, minutes, estimated) = (candidate.resource, candidate.minutes, candidate.estimated);
                if let Some(slot) = self.picked.get_mut(self.items as usize) {
                    *slot = Picked { resource, minutes, estimated, need: need.unwrap_or(NONE), gain };
                }
                self.items = self.items.saturating_add(1);
                self.minutes = self.minutes.saturating_add(minutes.into());
                self.value = self.value.wrapping_add(gain.into());
                guesses = guesses.saturating_add(estimated.into());
            }
        }
        self.settle();
        self.report_left_out();
        Certificate {
            value: self.value,
            known: self.known,
            bound: self.bound,
            possible: self.possible(),
            minutes: self.minutes,
            estimated: guesses,
        }
    }

    /// Says of each candidate that was not chosen and serves something why it was not.
    fn report_left_out(&mut self) {
        for at in 0..self.candidates.len() {
            let Some(&Candidate { resource, marks, .. }) = self.candidates.get(at) else { return };
            if marks & BEST == 0 {
                let blocked = self.offer(at, Price::Nothing).err();
                let reason = blocked.filter(|_| self.gain(at) > 0).unwrap_or(Reason::NothingNew);
                self.leave_out(resource, reason);
            }
        }
    }

    /// Notes that a resource was left out, for the aspects that it serves and, if it is worthy enough, in the list of what was left out.
    pub fn leave_out(&mut self, resource: u32, reason: Reason) {
        let mut worth = 0_u32;
        self.each_served(resource, &mut |state, need, strength| {
            if let Some(aspect) = state.needs.get_mut(need) {
                worth = worth.wrapping_add(aspect.gain(0, strength));
                aspect.reason = aspect.reason.max(reason);
            }
        });
        let listed = self.left_out.get(..self.left_out_count).unwrap_or_default();
        if worth > 0 && !listed.iter().any(|left| left.resource == resource) {
            self.list_left_out(LeftOut { resource, worth, reason });
        }
    }

    /// Puts a resource where it belongs in the list; the last one falls out if there is no more room.
    fn list_left_out(&mut self, mut carried: LeftOut) {
        for slot in self.left_out.iter_mut().take(self.left_out_count) {
            if (carried.worth, slot.resource) > (slot.worth, carried.resource) {
                core::mem::swap(slot, &mut carried);
            }
        }
        if let Some(slot) = self.left_out.get_mut(self.left_out_count) {
            *slot = carried;
            self.left_out_count = self.left_out_count.saturating_add(1);
        }
    }
}

/// The soft requirements of the items that nothing meets, item by item.
pub(super) struct Advice<'a> {
    pub items: &'a [Picked],
    pub pack: &'a Pack<'a>,
    pub request: &'a Request<'a>,
    /// The place of the item at hand, and that of its next requirement.
    pub at: usize,
    pub place: u16,
}

impl Advice<'_> {
    fn has(&self, resource: u32) -> bool {
        holds(self.request.known, resource) || self.items.iter().any(|item| item.resource == resource)
    }

    fn knows(&self, number: u32) -> bool {
        let Some(need) = self.pack.need(number) else { return false };
        let links = self.pack.links_of(&need).map(|(_, link)| link).take_while(|link| link.need == number);
        stands_for(self.pack, self.request.known_needs, number, &need)
            || links.into_iter().any(|link| self.has(link.resource))
    }

    fn is_met(&self, requirement: &Requirement) -> bool {
        options(self.pack, requirement).any(|option| match option.of {
            RESOURCE => self.has(option.target),
            NEED => self.knows(option.target),
            _ => false,
        })
    }
}

impl<'a> Iterator for Advice<'a> {
    type Item = (&'a Picked, u32, Requirement);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let item = self.items.get(self.at)?;
            let resource = self.pack.resources().get(item.resource).unwrap_or_default();
            if self.place >= resource.requirement_count.min(MAX_REQUIREMENTS) {
                (self.at, self.place) = (self.at.saturating_add(1), 0);
                continue;
            }
            let number = resource.first_requirement.saturating_add(self.place.into());
            self.place = self.place.saturating_add(1);
            let Some(requirement) = self.pack.requirements().get(number) else { continue };
            if requirement.kind == RequirementKind::Soft.code() && !self.is_met(&requirement) {
                return Some((item, number, requirement));
            }
        }
    }
}
