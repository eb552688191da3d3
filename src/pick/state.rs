//! What a choice in the making consists of: the records in the caller's scratch and what goes with them.

use super::set::{Chain, Entry, NOWHERE, Set};
use super::{LeftOut, MAX_SERVED, Picked, Reason, Request, Scratch};
use crate::pack::{Pack, Resource};

/// Minutes that cannot be had: something required is missing.
pub(super) const NEVER: u32 = u32::MAX;
/// What a minute costs; an item costs the rate.
pub(super) const MINUTE: u32 = 16;
/// The candidate is in the choice at hand.
pub(super) const CHOSEN: u8 = 1;
/// The candidate is on the list at hand.
pub(super) const LISTED: u8 = 2;
/// The candidate is in the best choice so far.
pub(super) const BEST: u8 = 4;
/// What the candidate requires cannot be had, whatever is chosen.
pub(super) const BLOCKED: u8 = 8;

/// A need to cover, and in the scratch also a need that something requires.
#[derive(Clone, Copy, Debug, Default)]
pub struct Aspect {
    /// The need.
    pub need: u32,
    /// Its opportunity in thousandths, or [`DEFAULT_WEIGHT`](super::DEFAULT_WEIGHT); 0 for what is only required.
    pub weight: u16,
    /// The strength with which it is covered, 0 to 255.
    pub covered: u8,
    /// Why it is not covered, if `covered` is 0.
    pub reason: Reason,
    /// What known resources cover of it.
    pub(super) known: u8,
    /// What is covered with the candidates on the list at hand.
    pub(super) trial: u8,
    /// The most that any candidate adds, a value between 0 and that, and how many that would be bought add more: see `bound`.
    pub(super) most: u32,
    pub(super) value: u32,
    pub(super) bought: u8,
    /// Whether a candidate may require it.
    pub(super) required: bool,
    /// The cheapest candidate gone through so far that serves it, and its minutes.
    pub(super) cheapest: (u32, u16),
    pub(super) chain: Chain,
}

/// A resource to choose from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Candidate {
    pub(super) resource: u32,
    pub(super) rank: u32,
    /// What it adds to what is known, alone.
    pub(super) worth: u32,
    /// What it adds alone to the choice at hand, or what it added to a smaller one: never too little.
    pub(super) gain: u32,
    /// About the minutes of it and what it requires and is not chosen; [`NEVER`] if that cannot be had.
    pub(super) closed: u32,
    /// Its edges: first the needs it serves, then its requirements.
    pub(super) first_edge: u32,
    pub(super) served: u16,
    pub(super) required: u16,
    pub(super) minutes: u16,
    /// The curator's order, from 0; 65,535 if not said.
    pub(super) order: u16,
    /// The next candidate on the list at hand.
    pub(super) next: u16,
    pub(super) marks: u8,
    pub(super) estimated: bool,
    pub(super) chain: Chain,
}

/// One of: a need served (aspect, strength); a requirement (the candidate that meets it, how many options follow); an option (candidate or aspect,
/// `of` as in [`Choice`](crate::pack::Choice)).
#[derive(Clone, Copy, Debug, Default)]
pub struct Edge {
    pub(super) to: u16,
    pub(super) tag: u16,
}

impl Entry for Aspect {
    fn number(&self) -> u32 {
        self.need
    }
    fn chain(&mut self) -> &mut Chain {
        &mut self.chain
    }
    fn links(&self) -> Chain {
        self.chain
    }
}

impl Entry for Candidate {
    fn number(&self) -> u32 {
        self.resource
    }
    fn chain(&mut self) -> &mut Chain {
        &mut self.chain
    }
    fn links(&self) -> Chain {
        self.chain
    }
}

impl Aspect {
    /// What strength beyond that which is covered already is worth.
    pub(super) fn gain(&self, covered: u8, strength: u8) -> u32 {
        u32::from(self.weight).wrapping_mul(strength.saturating_sub(covered).into())
    }
}

impl Candidate {
    pub(super) const fn is(&self, mark: u8) -> bool {
        self.marks & mark != 0
    }
}

/// Part of the edges.
#[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
pub(super) fn span(edges: &[Edge], first: usize, count: u16) -> &[Edge] {
    edges.get(first..).and_then(|rest| rest.get(..count.into())).unwrap_or_default()
}

/// A choice in the making.
pub(super) struct State<'a, 's> {
    pub pack: &'a Pack<'a>,
    pub request: &'a Request<'a>,
    pub needs: Set<'s, Aspect>,
    /// How many of `needs` are aspects; those that are only required follow.
    pub aspects: usize,
    pub candidates: Set<'s, Candidate>,
    pub edges: &'s mut [Edge],
    pub edge_count: usize,
    pub picked: &'s mut [Picked],
    pub left_out: &'s mut [LeftOut],
    pub left_out_count: usize,
    pub truncated: bool,
    /// Whether any candidate requires anything.
    pub requires: bool,
    /// Whether `closed` is to be no more than it can be, not about what it is.
    pub least: bool,
    /// The limits.
    pub budget: u32,
    pub cap: u32,
    /// What the choice at hand covers, takes and holds.
    pub value: u64,
    pub minutes: u32,
    pub items: u32,
    /// What known resources cover, and no less than what any choice covers.
    pub known: u64,
    pub bound: u64,
    /// What a minute and an item cost: 16 or 0, and what makes both limits equally scarce.
    pub minute: u32,
    pub rate: u32,
}

impl<'a, 's> State<'a, 's> {
    pub fn new(pack: &'a Pack<'a>, request: &'a Request<'a>, scratch: &'s mut Scratch<'_>) -> Self {
        let room = scratch.picked.len().min(usize::from(NOWHERE)) as u32;
        let no_limit = |limit: u16, otherwise: u32| if limit == 0 { otherwise } else { limit.into() };
        let cap = no_limit(request.items, room).min(room);
        let even = u32::from(request.minutes).wrapping_mul(MINUTE).checked_div(cap).unwrap_or(0);
        Self {
            pack,
            request,
            needs: Set::new(scratch.aspects),
            aspects: 0,
            candidates: Set::new(scratch.candidates),
            edges: scratch.edges,
            edge_count: 0,
            picked: scratch.picked,
            left_out: scratch.left_out,
            left_out_count: 0,
            truncated: false,
            requires: false,
            least: false,
            budget: no_limit(request.minutes, NEVER - 1),
            cap,
            value: 0,
            minutes: 0,
            items: 0,
            known: 0,
            bound: u64::MAX,
            minute: if request.minutes == 0 { 0 } else { MINUTE },
            rate: if request.minutes == 0 { MINUTE } else { even },
        }
    }

    /// The needs that a candidate serves, as edges.
    pub fn served(&self, candidate: &Candidate) -> &[Edge] {
        span(self.edges, candidate.first_edge as usize, candidate.served)
    }

    /// Goes through the needs that a candidate serves, with the strength. One copy on a device.
    #[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
    pub fn each_need(&mut self, at: usize, with: &mut dyn FnMut(&mut Aspect, u8)) {
        let Some(candidate) = self.candidates.get(at) else { return };
        for edge in span(self.edges, candidate.first_edge as usize, candidate.served) {
            if let Some(need) = self.needs.get_mut(edge.to.into()) {
                with(need, edge.tag as u8);
            }
        }
    }

    /// Goes through the needs at hand that a resource serves by the pack, with the strength; more than [`MAX_SERVED`] do not count.
    pub fn each_served(&mut self, resource: u32, with: &mut dyn FnMut(&mut Self, usize, u8)) {
        let Some(record) = self.pack.resources().get(resource) else { return };
        let served_count = record.served_count.min(MAX_SERVED);
        for (_, link) in self.pack.served_by(&Resource { served_count, ..record }) {
            if let Some(need) = self.needs.find(link.need) {
                with(self, need, link.strength);
            }
        }
    }
}
