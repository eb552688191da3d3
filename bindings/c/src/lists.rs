//! Lists inside of records, read one item at a time.
//!
//! Owns: the cursor over a list and the structs of its items. A malformed item ends the list; verifying tells. Cost: the length of the item.

use crate::boundary::{Outcome, items, jobpack_text};
use crate::carry::{self, Carried, carried};
use crate::status::jobpack_status::{self, *};
use crate::status::status_of;
use core::ffi::c_char;
use core::mem::MaybeUninit;

/// A list of a record and the place in it. Plain data: copy it to begin again. Each `jobpack_next_...` takes the first item out of it; which of them
/// fits says the field that the list came from. It is borrowed from the pack. Change no field of it.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_list {
    /// Private.
    pub data: *const c_char,
    /// Private: 0 if there are no more items.
    pub length: usize,
}

carried! {
    jobpack_analyser { text language; text name; }
    jobpack_evidence { text quote; text source; code confidence; }
    jobpack_story { text when; text want; text so_that; text without; }
    jobpack_force { code kind; text statement; text evidence.quote; text evidence.source; code evidence.confidence; }
    jobpack_obstacle { code stage; text statement; text evidence.quote; text evidence.source; code evidence.confidence; }
    jobpack_tradeoff { text gives_up; text gets; text evidence.quote; text evidence.source; code evidence.confidence; }
    jobpack_experience { text statement; text evidence.quote; text evidence.source; code evidence.confidence; }
    jobpack_hire { code kind; text solution; text why; text evidence.quote; text evidence.source; code evidence.confidence; }
}

/// Takes the first item out of a list.
///
/// # Safety
/// P7: the list came from this library, and the bytes of its pack are still there.
unsafe fn next<T: Carried>(list: Option<&mut jobpack_list>, output: Option<&mut MaybeUninit<T>>) -> jobpack_status {
    // SAFETY: P7.
    status_of(unsafe { taken(list, output) })
}

/// # Safety
/// P7, as for [`next`].
unsafe fn taken<T: Carried>(list: Option<&mut jobpack_list>, output: Option<&mut MaybeUninit<T>>) -> Outcome {
    let list = list.ok_or(JOBPACK_ERROR_NULL)?;
    // SAFETY: P7: as long as the pack is there, so are the bytes of its lists.
    let bytes: &'static [u8] = unsafe { items(list.data.cast(), list.length) }?;
    let rest = carry::text(bytes, output)
        .map_err(|status| if status == JOBPACK_ERROR_RECORD { JOBPACK_DONE } else { status })?;
    *list = jobpack_list { data: rest.as_ptr().cast(), length: rest.len() };
    Ok(())
}

/// Takes the first text out of a list of texts.
///
/// Ends with `JOBPACK_DONE`, then and at every later call. Fails with `JOBPACK_ERROR_NULL`.
///
/// # Safety
/// P1, P7, P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_next_text(
    list: Option<&mut jobpack_list>,
    text: Option<&mut MaybeUninit<jobpack_text>>,
) -> jobpack_status {
    // SAFETY: P7.
    unsafe { next(list, text) }
}

/// What analysed the text of a language. Plain data, borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_analyser {
    /// BCP 47.
    pub language: jobpack_text,
    /// The name and version of what found the terms of words, such as `snowball-english-1`.
    pub name: jobpack_text,
}

/// Takes the first item out of a list of analysers: the `analysers` of `jobpack_about`. As `jobpack_next_text`.
///
/// # Safety
/// P1, P7, P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_next_analyser(
    list: Option<&mut jobpack_list>,
    analyser: Option<&mut MaybeUninit<jobpack_analyser>>,
) -> jobpack_status {
    // SAFETY: P7.
    unsafe { next(list, analyser) }
}

/// A quotation that backs a claim. Plain data, borrowed from the pack; all empty if there is none.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_evidence {
    /// What was said or seen.
    pub quote: jobpack_text,
    /// Who or where.
    pub source: jobpack_text,
    /// A `jobpack_confidence`, or 0.
    pub confidence: u8,
    /// 0.
    pub reserved_: [u8; 7],
}

/// Takes the first item out of a list of evidence. As `jobpack_next_text`.
///
/// # Safety
/// P1, P7, P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_next_evidence(
    list: Option<&mut jobpack_list>,
    evidence: Option<&mut MaybeUninit<jobpack_evidence>>,
) -> jobpack_status {
    // SAFETY: P7.
    unsafe { next(list, evidence) }
}

/// A job story: when ..., I want to ..., so that ..., without ... Plain data, borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_story {
    /// The situation.
    pub when: jobpack_text,
    /// The motivation.
    pub want: jobpack_text,
    /// The hoped-for result.
    pub so_that: jobpack_text,
    /// The constraint.
    pub without: jobpack_text,
}

/// Takes the first item out of the `stories` of a job. As `jobpack_next_text`.
///
/// # Safety
/// P1, P7, P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_next_story(
    list: Option<&mut jobpack_list>,
    story: Option<&mut MaybeUninit<jobpack_story>>,
) -> jobpack_status {
    // SAFETY: P7.
    unsafe { next(list, story) }
}

/// A force on the way to a new solution. Plain data, borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_force {
    /// What it is.
    pub statement: jobpack_text,
    /// What backs it.
    pub evidence: jobpack_evidence,
    /// A `jobpack_force_kind`.
    pub kind: u8,
    /// 0.
    pub reserved_: [u8; 7],
}

/// Takes the first item out of the `forces` of a job. As `jobpack_next_text`.
///
/// # Safety
/// P1, P7, P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_next_force(
    list: Option<&mut jobpack_list>,
    force: Option<&mut MaybeUninit<jobpack_force>>,
) -> jobpack_status {
    // SAFETY: P7.
    unsafe { next(list, force) }
}

/// Something in the way of a job. Plain data, borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_obstacle {
    /// What it is.
    pub statement: jobpack_text,
    /// What backs it.
    pub evidence: jobpack_evidence,
    /// A `jobpack_stage`, or 0.
    pub stage: u8,
    /// 0.
    pub reserved_: [u8; 7],
}

/// Takes the first item out of the `obstacles` of a job. As `jobpack_next_text`.
///
/// # Safety
/// P1, P7, P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_next_obstacle(
    list: Option<&mut jobpack_list>,
    obstacle: Option<&mut MaybeUninit<jobpack_obstacle>>,
) -> jobpack_status {
    // SAFETY: P7.
    unsafe { next(list, obstacle) }
}

/// What one gives up for what. Plain data, borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_tradeoff {
    /// What is given up.
    pub gives_up: jobpack_text,
    /// What for.
    pub gets: jobpack_text,
    /// What backs it.
    pub evidence: jobpack_evidence,
}

/// Takes the first item out of the `tradeoffs` of a job. As `jobpack_next_text`.
///
/// # Safety
/// P1, P7, P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_next_tradeoff(
    list: Option<&mut jobpack_list>,
    tradeoff: Option<&mut MaybeUninit<jobpack_tradeoff>>,
) -> jobpack_status {
    // SAFETY: P7.
    unsafe { next(list, tradeoff) }
}

/// What doing a job must feel like. Plain data, borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_experience {
    /// What it is.
    pub statement: jobpack_text,
    /// What backs it.
    pub evidence: jobpack_evidence,
}

/// Takes the first item out of the `experiences` of a job. As `jobpack_next_text`.
///
/// # Safety
/// P1, P7, P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_next_experience(
    list: Option<&mut jobpack_list>,
    experience: Option<&mut MaybeUninit<jobpack_experience>>,
) -> jobpack_status {
    // SAFETY: P7.
    unsafe { next(list, experience) }
}

/// What was taken on or let go to do a job. Plain data, borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_hire {
    /// The solution, product or habit.
    pub solution: jobpack_text,
    /// Why.
    pub why: jobpack_text,
    /// What backs it.
    pub evidence: jobpack_evidence,
    /// A `jobpack_hire_kind`.
    pub kind: u8,
    /// 0.
    pub reserved_: [u8; 7],
}

/// Takes the first item out of the `hires` of a job. As `jobpack_next_text`.
///
/// # Safety
/// P1, P7, P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_next_hire(
    list: Option<&mut jobpack_list>,
    hire: Option<&mut MaybeUninit<jobpack_hire>>,
) -> jobpack_status {
    // SAFETY: P7.
    unsafe { next(list, hire) }
}
