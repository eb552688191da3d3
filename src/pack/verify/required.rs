//! Requirements by their owners: their order, and the ranks of resources.
//!
//! A rank is right if it is one more than that of what must come just before, for every resource; then no other ranks are. Requirements that go in a circle
//! have no such number, and the last rank.

use super::rules::{OF_RESOURCE, key_of, look_up};
use super::tables::key;
use super::{Piece, Verifier, ensure};
use crate::error::ErrorCode::{self, Order};
use crate::model::RequirementKind;
use crate::pack::field::{Field, field};
use crate::pack::hot::{Link, Need, Requirement, Resource};
use crate::pack::open::Pack;
use crate::pack::section::Section;
use core::cmp::Ordering;

/// The rank of what is never reached.
const NEVER: u32 = u32::MAX;

const RANK: Field = field!(Resource.rank);

/// The next requirement. `at` is the resource, `inner` the requirement there, `next` the rank so far.
#[inline(never)]
pub(super) fn required(verifier: &mut Verifier<'_>) -> Piece {
    let (number, inner) = (verifier.at, verifier.inner);
    let Some(resource) = verifier.pack.rows(Section::Resources).row(number) else { return Ok(None) };
    let more = inner < field!(Resource.requirement_count).of(resource);
    let work = match more {
        true => requirement(verifier, resource),
        false => ensure(RANK.of(resource) == verifier.next || !verifier.exact, Order).map(|()| 1),
    };
    // Told of the resource, whose requirements these are.
    let work = work.map_err(|code| verifier.stop_at_record(Section::Resources, number, code))?;
    (verifier.at, verifier.inner, verifier.next) = match more {
        true => (number, inner.saturating_add(1), verifier.next),
        false => (number.saturating_add(1), 0, 0),
    };
    Ok(Some(work))
}

/// Checks a requirement against the one before it, and raises the rank to what it asks for.
fn requirement(verifier: &mut Verifier<'_>, resource: &[u8]) -> Result<u32, ErrorCode> {
    let (pack, rows) = (&verifier.pack, verifier.pack.rows(Section::Requirements));
    let place = field!(Resource.first_requirement).of(resource).saturating_add(verifier.inner);
    let requirement = rows.row(place).unwrap_or(&[]);
    if verifier.inner > 0 {
        let before = rows.row(place.saturating_sub(1)).unwrap_or(&[]);
        ensure(order(pack, before, requirement) == Ordering::Less, Order)?;
    }
    let (rank, work) = rank_for(pack, verifier.at, requirement);
    verifier.next = verifier.next.max(rank);
    Ok(work)
}

/// An option of a requirement, by its place: what it is of, and the number there.
#[inline(never)]
fn option(pack: &Pack<'_>, requirement: &[u8], place: u32) -> Option<(u32, u32)> {
    if place >= field!(Requirement.option_count).of(requirement) {
        return None;
    }
    let number = field!(Requirement.first_option).of(requirement).checked_add(place)?;
    pack.rows(Section::Choices).row(number).map(|row| key_of(row, key(Section::Choices)))
}

/// By kind, then by options, then by what is said of them.
#[inline(never)]
fn order(pack: &Pack<'_>, left: &[u8], right: &[u8]) -> Ordering {
    let kind = |requirement| field!(Requirement.kind).of(requirement);
    let why = |requirement| pack.id(field!(Requirement.text).of(requirement));
    kind(left).cmp(&kind(right)).then_with(|| options(pack, left, right)).then_with(|| why(left).cmp(why(right)))
}

/// By the first option that differs. Of two lists where one begins with the other, the shorter comes first, as nothing comes before something.
fn options(pack: &Pack<'_>, left: &[u8], right: &[u8]) -> Ordering {
    let mut place = 0;
    loop {
        let (left, right) = (option(pack, left, place), option(pack, right, place));
        if left != right || left.is_none() {
            return left.cmp(&right);
        }
        place = place.saturating_add(1);
    }
}

/// The least rank that a requirement leaves to a resource, and how much work it was to tell.
fn rank_for(pack: &Pack<'_>, resource: u32, requirement: &[u8]) -> (u32, u32) {
    if field!(Requirement.kind).of(requirement) != RequirementKind::Hard.code().into() {
        return (0, 1);
    }
    let (mut rank, mut work) = (NEVER, 1_u32);
    for option in (0..).map_while(|place| option(pack, requirement, place)) {
        let (after, looked_at) = rank_after(pack, resource, option);
        rank = rank.min(after);
        work = work.saturating_add(looked_at);
    }
    (rank, work)
}

/// The rank after an option: one more than its own, or than that of the first other resource that serves it.
#[inline(never)]
fn rank_after(pack: &Pack<'_>, resource: u32, (of, target): (u32, u32)) -> (u32, u32) {
    let resources = pack.rows(Section::Resources);
    let rank = |number: u32| resources.row(number).map_or(NEVER, |row| RANK.of(row));
    if of == OF_RESOURCE {
        return (rank(target).saturating_add(1), 1);
    }
    let need = pack.need_row(target).unwrap_or(&[]);
    let (first, count) = (field!(Need.first_link).of(need), field!(Need.link_count).of(need));
    let links = pack.rows(Section::Links);
    // What nobody serves asks for nothing but that it be asked.
    let mut least = if count == 0 { 0 } else { NEVER };
    for number in first..first.saturating_add(count).min(links.len()) {
        let other = look_up(&links, number, field!(Link.resource));
        if other != resource {
            least = least.min(rank(other));
        }
    }
    (least.saturating_add(1), count.saturating_add(1))
}
