//! Requirements by their owners: their order, and the ranks of resources.
//!
//! A rank is right if it is one more than that of what must come just before, for every resource; then no other ranks are. Requirements that go in a circle
//! have no such number, and the last rank.

use super::records::OF_RESOURCE;
use super::{Fault, Piece, Verifier, ensure};
use crate::error::ErrorCode::Order;
use crate::model::RequirementKind;
use crate::pack::hot::{Choice, Requirement, Resource};
use crate::pack::open::Pack;
use crate::pack::section::Section;
use core::cmp::Ordering;

/// The rank of what is never reached.
const NEVER: u32 = u32::MAX;

/// The next requirement. `at` is the resource, `inner` the requirement there, `next` the rank so far.
pub(super) fn required(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    let pack = verifier.pack;
    let (number, inner) = (verifier.at, verifier.inner);
    let Some(resource) = pack.resources().get(number) else { return Ok(None) };
    let work = match inner < resource.requirement_count.into() {
        true => requirement(verifier, number, &resource),
        false => ensure(resource.rank == verifier.next || !verifier.exact, Order).map(|()| 1).map_err(Fault::Here),
    };
    let work = work.or_else(|wrong| {
        // Told of the resource, whose requirements these are.
        verifier.record(Section::Resources, pack.resources(), |_, _, _| Err(wrong)).map(|work| work.unwrap_or(0))
    })?;
    (verifier.at, verifier.inner, verifier.next) = match inner < resource.requirement_count.into() {
        true => (number, inner.saturating_add(1), verifier.next),
        false => (number.saturating_add(1), 0, 0),
    };
    Ok(Some(work))
}

/// Checks a requirement against the one before it, and raises the rank to what it asks for.
fn requirement(verifier: &mut Verifier<'_>, number: u32, resource: &Resource) -> Result<u32, Fault> {
    let pack = &verifier.pack;
    let place = resource.first_requirement.saturating_add(verifier.inner);
    let requirement = pack.requirements().get(place).unwrap_or_default();
    if verifier.inner > 0 {
        let before = pack.requirements().get(place.saturating_sub(1)).unwrap_or_default();
        ensure(order(pack, &before, &requirement) == Ordering::Less, Order)?;
    }
    let (rank, work) = rank_for(pack, number, &requirement);
    verifier.next = verifier.next.max(rank);
    Ok(work)
}

/// The options of a requirement in their order: what they are of, and the number there.
fn options<'a>(pack: &Pack<'a>, requirement: &Requirement) -> impl Iterator<Item = (u8, u32)> + use<'a> {
    let options = pack.choices().range(requirement.first_option, requirement.option_count.into());
    options.map(|(_, Choice { of, target, .. })| (of, target))
}

/// By kind, then by options, then by what is said of them.
fn order(pack: &Pack<'_>, left: &Requirement, right: &Requirement) -> Ordering {
    let why = || pack.why(left.text).cmp(pack.why(right.text));
    left.kind.cmp(&right.kind).then_with(|| options(pack, left).cmp(options(pack, right))).then_with(why)
}

/// The least rank that a requirement leaves to a resource, and how much work it was to tell.
fn rank_for(pack: &Pack<'_>, resource: u32, requirement: &Requirement) -> (u32, u32) {
    if requirement.kind != RequirementKind::Hard.code() {
        return (0, 1);
    }
    let (mut rank, mut work) = (NEVER, 1_u32);
    for option in options(pack, requirement) {
        let (after, looked_at) = rank_after(pack, resource, option);
        rank = rank.min(after);
        work = work.saturating_add(looked_at);
    }
    (rank, work)
}

/// The rank after an option: one more than its own, or than that of the first other resource that serves it.
fn rank_after(pack: &Pack<'_>, resource: u32, option: (u8, u32)) -> (u32, u32) {
    let rank = |number: u32| pack.resources().get(number).map_or(NEVER, |resource| resource.rank);
    match option {
        (OF_RESOURCE, target) => (rank(target).saturating_add(1), 1),
        (_, target) => {
            let need = pack.need(target).unwrap_or_default();
            // What nobody serves asks for nothing but that it be asked.
            let alone = if need.link_count == 0 { 0 } else { NEVER };
            let others = pack.links_of(&need).filter(|(_, link)| link.resource != resource);
            let least = others.map(|(_, link)| rank(link.resource)).min().unwrap_or(alone);
            (least.saturating_add(1), need.link_count.saturating_add(1))
        }
    }
}
