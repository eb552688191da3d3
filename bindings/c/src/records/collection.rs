//! Collections: what a curator chose, in order.

use crate::boundary::jobpack_text;
use crate::carry::{self, carried};
use crate::pack::jobpack_pack;
use crate::status::jobpack_status;
use core::mem::MaybeUninit;
use jobpack::pack::{Collection, Item, Section};

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

carried! {
    jobpack_collection of Collection {
        text id; text title; text curator; text summary; hot first_item; hot item_count; hot job; hot circumstance; hot minutes; hot purpose;
    }
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
    carry::record(pack, Section::Collections, number, collection)
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

carried! {
    jobpack_item of Item { why why = text; hot resource; }
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
    carry::record(pack, Section::Items, number, item)
}
