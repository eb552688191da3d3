//! Circumstances: facets, their values, and the named circumstances made of them.

use crate::boundary::jobpack_text;
use crate::carry::{self, carried};
use crate::pack::jobpack_pack;
use crate::status::jobpack_status;
use core::mem::MaybeUninit;
use jobpack::pack::{Circumstance, Condition, Facet, Section};

/// A facet value, by numbers: what a resource or a person's situation has. Plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct jobpack_condition {
    /// The number of the facet.
    pub facet: u16,
    /// The number of the value among the names.
    pub value: u16,
}

carried! {
    jobpack_condition of Condition { hot facet; hot value; }
}

impl From<Condition> for jobpack_condition {
    fn from(Condition { facet, value }: Condition) -> Self {
        Self { facet, value }
    }
}

/// Reads a facet value by its number. Those of a resource or a circumstance begin at its `first_condition`.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_condition_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    condition: Option<&mut MaybeUninit<jobpack_condition>>,
) -> jobpack_status {
    carry::record(pack, Section::Conditions, number, condition)
}

/// A facet of circumstances, such as the role or the device. Plain data; its name is borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_facet {
    /// Its name.
    pub name: jobpack_text,
    /// A `jobpack_facet_match`.
    pub matching: u8,
    /// 0.
    pub reserved_: [u8; 7],
}

carried! {
    jobpack_facet of Facet { name name; hot matching; }
}

/// Reads a facet by its number.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_facet_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    facet: Option<&mut MaybeUninit<jobpack_facet>>,
) -> jobpack_status {
    carry::record(pack, Section::Facets, number, facet)
}

/// A named circumstance. Plain data; its texts are borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_circumstance {
    /// Stable id.
    pub id: jobpack_text,
    /// The title.
    pub title: jobpack_text,
    /// A sentence or two.
    pub summary: jobpack_text,
    /// BCP 47, or empty if not said.
    pub language: jobpack_text,
    /// The first of its facet values: see `jobpack_condition_at`.
    pub first_condition: u32,
    /// How many facet values it has.
    pub condition_count: u16,
    /// The minutes at hand; 0 if not said.
    pub minutes: u16,
    /// A `jobpack_level`, or 0.
    pub level: u8,
    /// The set of moments of need: bit `m - 1` of each `jobpack_moment` `m`.
    pub moments: u8,
    /// 0.
    pub reserved_: [u8; 14],
}

carried! {
    jobpack_circumstance of Circumstance {
        text id; text title; text summary; name language; hot first_condition; hot condition_count; hot minutes; hot level; hot moments;
    }
}

/// Reads a named circumstance by its number. `jobpack_situation_of` makes a situation of it.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_RECORD`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_circumstance_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    circumstance: Option<&mut MaybeUninit<jobpack_circumstance>>,
) -> jobpack_status {
    carry::record(pack, Section::Circumstances, number, circumstance)
}

/// Writes to `circumstance` the number of a circumstance that a job is known in. Those of a job begin at its `first_circumstance`.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_job_circumstance_at(
    pack: Option<&jobpack_pack>,
    place: u32,
    circumstance: Option<&mut MaybeUninit<u32>>,
) -> jobpack_status {
    carry::record(pack, Section::JobCircumstances, place, circumstance)
}
