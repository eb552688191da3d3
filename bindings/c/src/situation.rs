//! What is true of the person who asks.
//!
//! Owns: the struct that says it, and how it is made. Cost: a copy; looking names up is the logarithm of their number.

use crate::boundary::{Outcome, items, jobpack_text, opened, text, write};
use crate::carry::{self, carried};
use crate::pack::{jobpack_pack, read};
use crate::records::jobpack_condition;
use crate::status::jobpack_status::{self, *};
use core::ffi::c_char;
use core::mem::{MaybeUninit, offset_of};
use jobpack::fit::{self, Situation};
use jobpack::pack::{Circumstance, Condition, NONE, Section};

/// What is true of the person who asks. Plain data; zeroed, it says nothing and so excludes nothing. What it points to must stay there during the call.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_situation {
    /// BCP 47, and how many bytes: `de` and `de-AT` fit each other, `de-AT` and `de-CH` do not. (NULL, 0) if not said.
    pub language: jobpack_text,
    /// Facet values that you give, in any order: see `jobpack_condition_of`. (NULL, 0) if none.
    pub conditions: *const jobpack_condition,
    /// How many facet values you give; 64 count, with those of the named circumstance.
    pub condition_count: usize,
    /// The first of the facet values that a named circumstance has in the pack: set by `jobpack_situation_of`.
    pub first_named_condition: u32,
    /// How many facet values it has there: set by `jobpack_situation_of`.
    pub named_condition_count: u16,
    /// The minutes at hand: what is known to take longer is excluded. 0 if not said.
    pub minutes: u16,
    /// Days since 2000-01-01: what expires on this day or before is excluded. 0 if the day is not known.
    pub today: u16,
    /// The `jobpack_level` of the person, or 0: resources of this level or a lower one are preferred.
    pub level: u8,
    /// The set of moments of need, bit `m - 1` of each `jobpack_moment` `m`: resources that share one are preferred. 0 if not said.
    pub moments: u8,
    /// Must be 0.
    pub reserved_: [u32; 5],
}

carried! {
    jobpack_situation of Circumstance {
        name language; hot first_named_condition = first_condition; hot named_condition_count = condition_count; hot minutes; hot level; hot moments;
    }
}

// The caller's facet values are taken as the engine's where they lie.
const _: () = assert!(
    size_of::<jobpack_condition>() == size_of::<Condition>()
        && align_of::<jobpack_condition>() == align_of::<Condition>()
        && offset_of!(jobpack_condition, facet) == offset_of!(Condition, facet)
        && offset_of!(jobpack_condition, value) == offset_of!(Condition, value)
);

/// The engine's situation; NULL says nothing.
///
/// # Safety
/// P1 and P2 for the struct and what it points to.
pub(crate) unsafe fn situation<'s>(situation: Option<&'s jobpack_situation>) -> Outcome<Situation<'s>> {
    let Some(situation) = situation else { return Ok(Situation::default()) };
    let &jobpack_situation { language, conditions, condition_count, minutes, today, level, moments, .. } = situation;
    if situation.reserved_ != [0; 5] {
        return Err(JOBPACK_ERROR_RESERVED);
    }
    // SAFETY: P2; and the two types of facet values have one layout, as was checked above.
    let (language, conditions) = unsafe {
        (text::<'s>(language.data, language.length)?, items::<Condition>(conditions.cast(), condition_count)?)
    };
    Ok(Situation {
        minutes,
        language,
        level,
        moments,
        today,
        conditions,
        first_condition: situation.first_named_condition,
        condition_count: situation.named_condition_count,
    })
}

/// Writes the situation that a named circumstance of the pack describes. You may then say more, or say it otherwise.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_situation_of(
    pack: Option<&jobpack_pack>,
    circumstance: u32,
    situation: Option<&mut MaybeUninit<jobpack_situation>>,
) -> jobpack_status {
    carry::record(pack, Section::Circumstances, circumstance, situation)
}

/// The facet value with these names. A value that the pack does not know is one that no resource has.
///
/// Fails with `JOBPACK_NOT_FOUND` if the pack has no such facet, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, `JOBPACK_ERROR_UTF8`,
/// `JOBPACK_ERROR_TOO_LONG`.
///
/// # Safety
/// P1 to P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_condition_of(
    pack: Option<&jobpack_pack>,
    facet: *const c_char,
    facet_length: usize,
    value: *const c_char,
    value_length: usize,
    condition: Option<&mut MaybeUninit<jobpack_condition>>,
) -> jobpack_status {
    // SAFETY: P2.
    let (facet, value) = unsafe { (text(facet, facet_length), text(value, value_length)) };
    read(pack, condition, |pack| fit::condition(pack, facet?, value?).map(Into::into).ok_or(JOBPACK_NOT_FOUND))
}

/// Writes to `agreements` how many soft facets of a resource agree with the situation, or `JOBPACK_NONE` if a hard one excludes it. `situation` may be
/// NULL: it says nothing. Cost: the facet values of the resource times those of the situation, 64 of each at most.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, `JOBPACK_ERROR_UTF8`, `JOBPACK_ERROR_TOO_LONG`,
/// `JOBPACK_ERROR_RESERVED`.
///
/// # Safety
/// P1 to P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_fit(
    pack: Option<&jobpack_pack>,
    resource: u32,
    situation: Option<&jobpack_situation>,
    agreements: Option<&mut MaybeUninit<u32>>,
) -> jobpack_status {
    write(
        agreements,
        opened(pack).and_then(|pack| {
            // SAFETY: P1, P2.
            let situation = unsafe { self::situation(situation) }?;
            let record = pack.resources().get(resource).ok_or(JOBPACK_NOT_FOUND)?;
            Ok(fit::fits(pack, &record, &situation).unwrap_or(NONE))
        }),
    )
}
