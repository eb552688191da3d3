//! Resources.

use crate::boundary::jobpack_text;
use crate::carry::{self, carried};
use crate::lists::jobpack_list;
use crate::pack::{jobpack_pack, read};
use crate::status::jobpack_status::{self, *};
use core::mem::MaybeUninit;
use jobpack::pack::{Resource, Section};

/// What ranking and filtering know of a resource. Plain data; its texts are borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_resource {
    /// BCP 47, or empty: that of the pack.
    pub language: jobpack_text,
    /// Article, video, ..., or empty.
    pub kind: jobpack_text,
    /// The first of what it serves: see `jobpack_served_at`.
    pub first_served: u32,
    /// How many needs it serves.
    pub served_count: u32,
    /// The first of its facet values: see `jobpack_condition_at`.
    pub first_condition: u32,
    /// The first of its requirements: see `jobpack_requirement_at`.
    pub first_requirement: u32,
    /// The round in which its hard requirements are met when everything that can be learned is learned round by round; `JOBPACK_NONE` if never.
    pub rank: u32,
    /// How many facet values it has.
    pub condition_count: u16,
    /// How many requirements it has.
    pub requirement_count: u16,
    /// How long it takes, in minutes; 0 if not said.
    pub minutes: u16,
    /// When it must be reviewed again, in days since 2000-01-01; 0 if not said.
    pub review_by: u16,
    /// When it stops being true, in days since 2000-01-01; 0 if not said.
    pub expires: u16,
    /// A `jobpack_level`, or 0.
    pub level: u8,
    /// The set of moments of need: bit `m - 1` of each `jobpack_moment` `m`.
    pub moments: u8,
    /// 0.
    pub reserved_: [u32; 4],
}

carried! {
    jobpack_resource of Resource {
        name language; name kind; hot first_served; hot served_count; hot first_condition; hot first_requirement; hot rank; hot condition_count;
        hot requirement_count; hot minutes; hot review_by; hot expires; hot level; hot moments;
    }
}

/// Reads a resource by its number. The texts that people read of it are in `jobpack_resource_text`.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_resource_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    resource: Option<&mut MaybeUninit<jobpack_resource>>,
) -> jobpack_status {
    carry::record(pack, Section::Resources, number, resource)
}

/// What people read of a resource. Plain data, borrowed from the pack; empty where nothing was said.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_resource_text {
    /// Stable id.
    pub id: jobpack_text,
    /// The title.
    pub title: jobpack_text,
    /// What it is about.
    pub summary: jobpack_text,
    /// Where it is.
    pub url: jobpack_text,
    /// The text itself, where it is embedded: Markdown.
    pub body: jobpack_text,
    /// SPDX or words; empty is the pack's.
    pub licence: jobpack_text,
    /// Who made it.
    pub author: jobpack_text,
    /// Where it was found.
    pub source: jobpack_text,
    /// When it was added, YYYY-MM-DD.
    pub added: jobpack_text,
    /// When it was last reviewed.
    pub reviewed: jobpack_text,
    /// When it must be reviewed again.
    pub review_by: jobpack_text,
    /// When it stops being true.
    pub expires: jobpack_text,
    /// The id of the resource that replaces it.
    pub superseded_by: jobpack_text,
    /// Words to find it by: see `jobpack_next_text`.
    pub tags: jobpack_list,
    /// What it teaches, in words: see `jobpack_next_text`.
    pub teaches: jobpack_list,
    /// Prerequisites that nothing in the pack answers to, as they were written: see `jobpack_next_text`.
    pub prerequisites: jobpack_list,
    /// What backs it: see `jobpack_next_evidence`.
    pub evidence: jobpack_list,
    /// Empty.
    pub reserved_: [jobpack_text; 3],
}

carried! {
    jobpack_resource_text {
        text id; text title; text summary; text url; text body; text licence; text author; text source; text added; text reviewed; text review_by;
        text expires; text superseded_by; list tags; list teaches; list prerequisites; list evidence; empty reserved_;
    }
}

/// Reads what people read of a resource, by its number.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_RECORD`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_resource_text_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    text: Option<&mut MaybeUninit<jobpack_resource_text>>,
) -> jobpack_status {
    carry::record(pack, Section::Resources, number, text)
}

/// The title of a resource by its number: the shortest way from a hit to something to show.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_resource_title(
    pack: Option<&jobpack_pack>,
    number: u32,
    title: Option<&mut MaybeUninit<jobpack_text>>,
) -> jobpack_status {
    read(pack, title, |pack| match pack.row(Section::Resources, number) {
        Some(_) => Ok(pack.resource_title(number).into()),
        None => Err(JOBPACK_NOT_FOUND),
    })
}
