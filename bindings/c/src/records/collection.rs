//! Collections: what a curator chose, in order.

use crate::boundary::jobpack_text;
use crate::pack::{jobpack_pack, read};
use crate::status::jobpack_status::{self, *};
use core::mem::MaybeUninit;
use jobpack::model::CollectionText;
use jobpack::pack::{Collection, Item};

/// A curated, ordered, annotated set. Plain data; its texts are borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_collection {
    /// Stable id.
    pub id: jobpack_text,
    /// The title.
    pub title: jobpack_text,
    /// Who answers for it; empty is the pack's curator.
    pub curator: jobpack_text,
    /// A sentence or two.
    pub summary: jobpack_text,
    /// The first of its items: see `jobpack_item_at`.
    pub first_item: u32,
    /// How many items.
    pub item_count: u32,
    /// The job it is for; `JOBPACK_NONE` if not said.
    pub job: u32,
    /// The circumstance it is for; `JOBPACK_NONE` if not said.
    pub circumstance: u32,
    /// The budget in minutes; 0 if not said.
    pub minutes: u16,
    /// A `jobpack_purpose`, or 0.
    pub purpose: u8,
    /// 0.
    pub reserved_: [u8; 13],
}

/// Reads a collection by its number.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_RECORD`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_collection_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    collection: Option<&mut MaybeUninit<jobpack_collection>>,
) -> jobpack_status {
    read(pack, collection, |pack| {
        let record = pack.collections().get(number).ok_or(JOBPACK_NOT_FOUND)?;
        let CollectionText { id, title, curator, summary } = pack.collection_text(&record)?;
        let Collection { first_item, item_count, job, circumstance, minutes, purpose, .. } = record;
        Ok(jobpack_collection {
            id: id.into(),
            title: title.into(),
            curator: curator.into(),
            summary: summary.into(),
            first_item,
            item_count,
            job,
            circumstance,
            minutes,
            purpose,
            reserved_: [0; 13],
        })
    })
}

/// An item of a collection. Plain data; its text is borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_item {
    /// Why, in the curator's words; empty if nothing was said.
    pub why: jobpack_text,
    /// The number of the resource.
    pub resource: u32,
    /// 0.
    pub reserved_: u32,
}

/// Reads an item by its number. Those of a collection begin at its `first_item`, in the curator's order.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_item_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    item: Option<&mut MaybeUninit<jobpack_item>>,
) -> jobpack_status {
    read(pack, item, |pack| {
        let Item { resource, text } = pack.items().get(number).ok_or(JOBPACK_NOT_FOUND)?;
        Ok(jobpack_item { why: pack.why(text).into(), resource, reserved_: 0 })
    })
}
