//! Just in case: the few resources that cover what matters, in the time at hand.
//!
//! Owns: which resources cover a set of needs (the aspects) best within a budget of minutes and a number of items, in which order they come, how good
//! that is against the best possible, and what was left out and why. An aspect weighs its opportunity. It is covered as well as the best chosen
//! resource serves it, so another one like it adds nothing. What a resource hard-requires comes along and comes first.
//!
//! Invariants: the answer is within the budget and the cap, holds what its items require, and holds nothing that is known or excluded. The bound is
//! never below the best possible. The same request has the same answer everywhere. Nothing is left out for want of room without
//! [`Pick::truncated`] saying so.
//!
//! Cost: O(candidates x links x items) for each of three greedy orders, and O(candidates x links) for the bound; then first items are tried from which
//! to go on, the worthiest first: all of them among few candidates, one among many ([`STARTS`]). Memory: the caller's [`Scratch`].
//!
//! More time may in principle cover less, since no order is the best for every limit; it has not been seen to (`tests/pick_properties.rs`).

mod bound;
mod gather;
mod greedy;
mod report;
mod room;
mod set;
mod state;

pub use room::Room;
pub use state::{Aspect, Candidate, Edge};

use crate::fit::Situation;
use crate::model::codes;
use crate::pack::{Pack, Requirement};
use state::State;

/// The weight of an aspect that was not rated, in thousandths of opportunity.
pub const DEFAULT_WEIGHT: u16 = 5_000;
/// What a resource is taken to need whose minutes are not said.
pub const DEFAULT_MINUTES: u16 = 10;
/// How many needs of a resource count.
pub const MAX_SERVED: u32 = 255;
/// What has more requirements than this, or a requirement with more options, counts as one whose requirements cannot be met.
pub const MAX_REQUIREMENTS: u16 = 64;
/// About as many candidates are gone through with each first item tried, all together. One first item is always tried.
pub const STARTS: usize = 4_096;

/// What to cover and within which limits. The default covers every outcome and has no limits.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'r> {
    /// The needs to cover; a job stands for itself and its outcomes. Without any: every outcome of the pack.
    pub aspects: &'r [u32],
    /// The budget in minutes; 0 for none.
    pub minutes: u16,
    /// How many resources at most; 0 for as many as there is room for in [`Scratch::picked`].
    pub items: u16,
    /// Resources that are known: they are not offered, meet requirements, and what they serve counts as covered so far.
    pub known: &'r [u32],
    /// Needs that are known: they are not covered again and meet requirements. A job stands for itself and its outcomes.
    pub known_needs: &'r [u32],
    /// The only resources to choose from, in the curator's order, such as the items of a collection. What they require must be among them or known.
    pub pool: Option<&'r [u32]>,
    /// Who asks and when: hard facets exclude. Its minutes are the limit for one resource, not for all together.
    pub situation: Situation<'r>,
}

/// The caller's memory, of the size that [`Room`] tells. What does not fit into it is not looked at, and [`Pick::truncated`] tells. Its contents before
/// the call do not matter.
#[derive(Debug)]
pub struct Scratch<'s> {
    /// Room for the aspects and the needs that resources require; 65,535 at most are used, as of candidates.
    pub aspects: &'s mut [Aspect],
    /// Room for the resources to choose from.
    pub candidates: &'s mut [Candidate],
    /// Room for what each candidate serves and requires: one for each aspect served, requirement and option.
    pub edges: &'s mut [Edge],
    /// Room for the answer, and so a limit for it.
    pub picked: &'s mut [Picked],
    /// Room for the most notable resources that were left out.
    pub left_out: &'s mut [LeftOut],
}

/// A chosen resource.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Picked {
    /// The resource.
    pub resource: u32,
    /// What it takes, in minutes.
    pub minutes: u16,
    /// True if its minutes are not said and [`DEFAULT_MINUTES`] were counted.
    pub estimated: bool,
    /// The aspect to which it adds the most after those before it; [`NONE`](crate::pack::NONE) if it is there only because another requires it.
    pub need: u32,
    /// What it adds to the value of those before it.
    pub gain: u32,
}

codes! {
    /// Why something was left out, from the least to the most that one can do about it.
    #[derive(Default)]
    Reason {
        /// Nothing serves the aspect.
        #[default]
        NothingServes = 1 "nothing serves it",
        /// What the resource covers is covered as well by what was chosen or is known.
        NothingNew = 2 "adds nothing to what was chosen or is known",
        /// The circumstances exclude it.
        Excluded = 3 "does not fit the circumstances",
        /// The scratch had no room to look at it.
        NoRoom = 4 "was not looked at, for want of room",
        /// What it requires cannot be had.
        Requirement = 5 "what it requires cannot be had",
        /// With what it requires it does not fit the time.
        NoTime = 6 "does not fit the minutes",
        /// With what it requires it goes beyond the number of items.
        Cap = 7 "is beyond the number of items",
    }
}

/// A resource that was left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The resource.
    pub resource: u32,
    /// What it would be worth alone if nothing were known, in the unit of [`Certificate::value`].
    pub worth: u32,
    /// Why.
    pub reason: Reason,
}

/// How good an answer is. Values are sums of weight times strength: thousandths of opportunity times 255.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Certificate {
    /// What is covered, `known` included.
    pub value: u64,
    /// What known resources cover.
    pub known: u64,
    /// No choice within the limits covers more than this.
    pub bound: u64,
    /// All aspects with full strength.
    pub possible: u64,
    /// The minutes of all items.
    pub minutes: u32,
    /// How many items have [`Picked::estimated`] minutes.
    pub estimated: u16,
}

/// The answer.
#[derive(Clone, Copy, Debug)]
pub struct Pick<'s> {
    /// What to take, in the order of requirements, then the curator's.
    pub items: &'s [Picked],
    /// The aspects, by number, with how well they are covered, and why not if they are not.
    pub aspects: &'s [Aspect],
    /// Resources that serve an aspect and were left out, the worthiest first, as far as there was room.
    pub left_out: &'s [LeftOut],
    /// How good this is.
    pub certificate: Certificate,
    /// True if not everything could be looked at for want of room in the scratch. The bound then is all that is possible.
    pub truncated: bool,
}

/// The best choice that a few greedy orders find.
pub fn pick<'s>(pack: &Pack<'_>, request: &Request<'_>, scratch: &'s mut Scratch<'_>) -> Pick<'s> {
    let mut state = State::new(pack, request, scratch);
    state.gather();
    state.choose();
    let certificate = state.report();
    let State { needs, aspects, picked, items, left_out, left_out_count, truncated, .. } = state;
    Pick {
        items: picked.get(..items as usize).unwrap_or_default(),
        aspects: needs.into_slice().get(..aspects).unwrap_or_default(),
        left_out: left_out.get(..left_out_count).unwrap_or_default(),
        certificate,
        truncated,
    }
}

impl Pick<'_> {
    /// The soft requirements of the items that neither the answer nor what is known meets, each with the item and the number of the requirement.
    pub fn advised<'a>(
        &'a self,
        pack: &'a Pack<'a>,
        request: &'a Request<'a>,
    ) -> impl Iterator<Item = (&'a Picked, u32, Requirement)> + 'a {
        report::Advice { items: self.items, pack, request, at: 0, place: 0 }
    }
}
