//! Lists inside of records, read one item at a time.
//!
//! Owns: the cursor over a list and the structs of its items. A malformed item ends the list; verifying tells. Cost: the length of the item.

use crate::boundary::{Outcome, items, jobpack_text};
use crate::status::jobpack_status::{self, *};
use crate::status::status_of;
use core::ffi::c_char;
use core::mem::MaybeUninit;
use jobpack::model::{Analyser, Evidence, Experience, ForceText, Hire, List, ListIter, Obstacle, Story, TradeOff};

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

impl<T> From<List<'_, T>> for jobpack_list {
    fn from(list: List<'_, T>) -> Self {
        Self { data: list.bytes().as_ptr().cast(), length: list.bytes().len() }
    }
}

/// Takes the first item out of a list.
///
/// # Safety
/// P7: the list came from this library, and the bytes of its pack are still there.
unsafe fn next<T, O: From<T>>(list: Option<&mut jobpack_list>, output: Option<&mut MaybeUninit<O>>) -> jobpack_status
where
    ListIter<'static, T>: Iterator<Item = T>,
{
    // SAFETY: P7.
    status_of(unsafe { taken(list, output) })
}

/// # Safety
/// P7, as for [`next`].
unsafe fn taken<T, O: From<T>>(list: Option<&mut jobpack_list>, output: Option<&mut MaybeUninit<O>>) -> Outcome
where
    ListIter<'static, T>: Iterator<Item = T>,
{
    let (list, output) = (list.ok_or(JOBPACK_ERROR_NULL)?, output.ok_or(JOBPACK_ERROR_NULL)?);
    // SAFETY: P7: as long as the pack is there, so are the bytes of its lists.
    let bytes: &'static [u8] = unsafe { items(list.data.cast(), list.length) }?;
    let mut items = List::<T>::from_bytes(bytes).iter();
    output.write(items.next().ok_or(JOBPACK_DONE)?.into());
    *list = List::<T>::from_bytes(items.rest()).into();
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
    unsafe { next::<&'static str, _>(list, text) }
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

impl From<Analyser<'_>> for jobpack_analyser {
    fn from(Analyser { language, name }: Analyser<'_>) -> Self {
        Self { language: language.into(), name: name.into() }
    }
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
    unsafe { next::<Analyser<'static>, _>(list, analyser) }
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

impl From<Evidence<'_>> for jobpack_evidence {
    fn from(Evidence { quote, source, confidence }: Evidence<'_>) -> Self {
        Self { quote: quote.into(), source: source.into(), confidence, reserved_: [0; 7] }
    }
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
    unsafe { next::<Evidence<'static>, _>(list, evidence) }
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

impl From<Story<'_>> for jobpack_story {
    fn from(Story { when, want, so_that, without }: Story<'_>) -> Self {
        Self { when: when.into(), want: want.into(), so_that: so_that.into(), without: without.into() }
    }
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
    unsafe { next::<Story<'static>, _>(list, story) }
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

impl From<ForceText<'_>> for jobpack_force {
    fn from(ForceText { force, statement, evidence }: ForceText<'_>) -> Self {
        Self { statement: statement.into(), evidence: evidence.into(), kind: force, reserved_: [0; 7] }
    }
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
    unsafe { next::<ForceText<'static>, _>(list, force) }
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

impl From<Obstacle<'_>> for jobpack_obstacle {
    fn from(Obstacle { stage, statement, evidence }: Obstacle<'_>) -> Self {
        Self { statement: statement.into(), evidence: evidence.into(), stage, reserved_: [0; 7] }
    }
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
    unsafe { next::<Obstacle<'static>, _>(list, obstacle) }
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

impl From<TradeOff<'_>> for jobpack_tradeoff {
    fn from(TradeOff { gives_up, gets, evidence }: TradeOff<'_>) -> Self {
        Self { gives_up: gives_up.into(), gets: gets.into(), evidence: evidence.into() }
    }
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
    unsafe { next::<TradeOff<'static>, _>(list, tradeoff) }
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

impl From<Experience<'_>> for jobpack_experience {
    fn from(Experience { statement, evidence }: Experience<'_>) -> Self {
        Self { statement: statement.into(), evidence: evidence.into() }
    }
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
    unsafe { next::<Experience<'static>, _>(list, experience) }
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

impl From<Hire<'_>> for jobpack_hire {
    fn from(Hire { kind, solution, why, evidence }: Hire<'_>) -> Self {
        Self { solution: solution.into(), why: why.into(), evidence: evidence.into(), kind, reserved_: [0; 7] }
    }
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
    unsafe { next::<Hire<'static>, _>(list, hire) }
}
