//! From the best choice to the answer: what to take, what was left out and why, and how good that is.

use super::gather::{NEED, RESOURCE, options, requirements, stands_for};
use super::greedy::Price;
use super::state::{BEST, Candidate, State};
use super::{Certificate, LeftOut, Picked, Reason, Request};
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

/// The soft requirements of the items that nothing meets.
pub(super) fn advised<'a>(
    items: &'a [Picked],
    pack: &'a Pack<'a>,
    request: &'a Request<'a>,
) -> impl Iterator<Item = (&'a Picked, u32, Requirement)> + 'a {
    let has =
        move |resource: u32| request.known.contains(&resource) || items.iter().any(|item| item.resource == resource);
    let knows = move |number: u32| {
        pack.need(number).is_some_and(|need| {
            let links = pack.links_of(&need).map(|(_, link)| link).take_while(|link| link.need == number);
            stands_for(pack, request.known_needs, number, &need) || links.into_iter().any(|link| has(link.resource))
        })
    };
    let met = move |requirement: &Requirement| {
        options(pack, requirement).any(|option| match option.of {
            RESOURCE => has(option.target),
            NEED => knows(option.target),
            _ => false,
        })
    };
    items.iter().flat_map(move |item| {
        let soft = pack.resources().get(item.resource).into_iter();
        let soft = soft.flat_map(|record| requirements(pack, &record, RequirementKind::Soft));
        soft.filter(move |(_, requirement)| !met(requirement))
            .map(move |(number, requirement)| (item, number, requirement))
    })
}
