//! What serves what, and what must come first.

use crate::boundary::{jobpack_text, opened};
use crate::carry::{self, carried};
use crate::pack::{jobpack_pack, read};
use crate::status::jobpack_status::{self, *};
use core::mem::MaybeUninit;
use jobpack::pack::{Choice, Link, Requirement, Section};

/// A resource serves a need. Plain data; its text is borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_link {
    /// Why, in the curator's words; empty if nothing was said.
    pub why: jobpack_text,
    /// The number of the link.
    pub number: u32,
    /// The number of the need.
    pub need: u32,
    /// The number of the resource.
    pub resource: u32,
    /// The curator's order, from 1; 0 if not said.
    pub order: u16,
    /// How well it serves: 51 for each of the author's 1 to 5, so 51 to 255.
    pub strength: u8,
    /// A `jobpack_link_role`, or 0.
    pub role: u8,
    /// 0.
    pub reserved_: [u32; 2],
}

carried! {
    jobpack_link of Link { why why = text; place number; hot need; hot resource; hot order; hot strength; hot role; }
}

/// Reads a link by its number. Those of a need begin at its `first_link`.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_link_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    link: Option<&mut MaybeUninit<jobpack_link>>,
) -> jobpack_status {
    carry::record(pack, Section::Links, number, link)
}

/// Reads a link by its place among what resources serve. Those of a resource begin at its `first_served`.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_served_at(
    pack: Option<&jobpack_pack>,
    place: u32,
    link: Option<&mut MaybeUninit<jobpack_link>>,
) -> jobpack_status {
    match opened(pack).map(|pack| pack.served().get(place)) {
        Ok(Some(reference)) => carry::record(pack, Section::Links, reference.to, link),
        Ok(None) => JOBPACK_NOT_FOUND,
        Err(status) => status,
    }
}

/// Writes to `number` which link it is by which a resource serves a need. Cost: what the resource serves.
///
/// Fails with `JOBPACK_NOT_FOUND` if it does not serve it, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_link_between(
    pack: Option<&jobpack_pack>,
    resource: u32,
    need: u32,
    number: Option<&mut MaybeUninit<u32>>,
) -> jobpack_status {
    read(pack, number, |pack| pack.link_between(resource, need).ok_or(JOBPACK_NOT_FOUND))
}

/// One requirement of a resource: any one of its options will do. Plain data; its text is borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_requirement {
    /// Why, in the curator's words; empty if nothing was said.
    pub why: jobpack_text,
    /// The first of its options: see `jobpack_option_at`.
    pub first_option: u32,
    /// How many options.
    pub option_count: u16,
    /// A `jobpack_requirement_kind`.
    pub kind: u8,
    /// 0.
    pub reserved_: [u8; 9],
}

carried! {
    jobpack_requirement of Requirement { why why = text; hot first_option; hot option_count; hot kind; }
}

/// Reads a requirement by its number. Those of a resource begin at its `first_requirement`.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_requirement_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    requirement: Option<&mut MaybeUninit<jobpack_requirement>>,
) -> jobpack_status {
    carry::record(pack, Section::Requirements, number, requirement)
}

/// One option of a requirement. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_option {
    /// What is required: `JOBPACK_RESOURCES` or `JOBPACK_NEEDS`.
    pub kind: u32,
    /// Its number.
    pub target: u32,
}

carried! {
    // In the pack, 1 is a resource and 2 a need, as in `jobpack_record`.
    jobpack_option of Choice { hot kind = of; hot target; }
}

/// Reads an option of a requirement by its number.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_option_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    option: Option<&mut MaybeUninit<jobpack_option>>,
) -> jobpack_status {
    carry::record(pack, Section::Choices, number, option)
}
