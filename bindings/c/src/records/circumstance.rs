//! Circumstances: facets, their values, and the named circumstances made of them.

use crate::boundary::jobpack_text;
use crate::pack::{jobpack_pack, read};
use crate::status::jobpack_status::{self, *};
use core::mem::MaybeUninit;
use jobpack::model::CircumstanceText;
use jobpack::pack::{Circumstance, Condition, Facet};

/// A facet value, by numbers: what a resource or a person's situation has. Plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct jobpack_condition {
    /// The number of the facet.
    pub facet: u16,
    /// The number of the value among the names.
    pub value: u16,
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
    read(pack, condition, |pack| pack.conditions().get(number).map(Into::into).ok_or(JOBPACK_NOT_FOUND))
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

/// Reads a facet by its number.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_facet_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    facet: Option<&mut MaybeUninit<jobpack_facet>>,
) -> jobpack_status {
    read(pack, facet, |pack| {
        let Facet { name, matching, .. } = pack.facets().get(number).ok_or(JOBPACK_NOT_FOUND)?;
        Ok(jobpack_facet { name: pack.name(name).into(), matching, reserved_: [0; 7] })
    })
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

/// Reads a named circumstance by its number. `jobpack_situation_of` makes a situation of it.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_RECORD`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_circumstance_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    circumstance: Option<&mut MaybeUninit<jobpack_circumstance>>,
) -> jobpack_status {
    read(pack, circumstance, |pack| {
        let record = pack.circumstances().get(number).ok_or(JOBPACK_NOT_FOUND)?;
        let CircumstanceText { id, title, summary } = pack.circumstance_text(&record)?;
        let Circumstance { first_condition, condition_count, minutes, language, level, moments, .. } = record;
        Ok(jobpack_circumstance {
            id: id.into(),
            title: title.into(),
            summary: summary.into(),
            language: pack.name(language).into(),
            first_condition,
            condition_count,
            minutes,
            level,
            moments,
            reserved_: [0; 14],
        })
    })
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
    read(pack, circumstance, |pack| Ok(pack.job_circumstances().get(place).ok_or(JOBPACK_NOT_FOUND)?.to))
}
