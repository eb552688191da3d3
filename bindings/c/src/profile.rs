//! The rule that turns answers into a score, by name.
//!
//! Owns: the struct that says it, and the presets. Cost: a copy.

use crate::boundary::{Outcome, jobpack_text, text, write};
use crate::status::jobpack_status::{self, *};
use core::ffi::c_char;
use core::mem::MaybeUninit;
use jobpack::score::{Comparison, Missing, PROFILES, Profile, TableStakes};

/// How ratings become scores. Plain data: take a preset, or fill in the fields.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_profile {
    /// The name that every score carries.
    pub name: jobpack_text,
    /// Three rising thresholds of opportunity in milli-points, 0 to 20,000; the first bounds the underserved region.
    pub thresholds: [u32; 3],
    /// Importance from which an outcome can be table stakes, in milli-points, 0 to 10,000.
    pub table_stakes_importance: u32,
    /// Satisfaction from which it is.
    pub table_stakes_satisfaction: u32,
    /// Fewer respondents than this earn a warning.
    pub least_respondents: u32,
    /// The highest answer, 2 to 10; the lowest is 1.
    pub scale: u8,
    /// The lowest answer in the top box, 2 to the scale.
    pub top_from: u8,
    /// A `jobpack_missing`.
    pub missing: u8,
    /// A `jobpack_comparison`.
    pub comparison: u8,
    /// Must be 0.
    pub reserved_: [u32; 3],
}

/// Which answers count when some are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_missing {
    /// Only respondents who answered both questions.
    JOBPACK_LISTWISE = 1,
    /// Each question uses all of its answers; those who answered both tie the two together.
    JOBPACK_PAIRWISE = 2,
    /// The two questions went to different people.
    JOBPACK_UNPAIRED = 3,
}

/// How a score passes a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_comparison {
    /// Strictly above it.
    JOBPACK_GREATER = 1,
    /// On it or above.
    JOBPACK_GREATER_OR_EQUAL = 2,
}

// The numbers are the engine's.
const _: () = assert!(
    jobpack_missing::JOBPACK_LISTWISE as u8 == Missing::Listwise.code()
        && jobpack_missing::JOBPACK_PAIRWISE as u8 == Missing::Pairwise.code()
        && jobpack_missing::JOBPACK_UNPAIRED as u8 == Missing::Unpaired.code()
        && jobpack_comparison::JOBPACK_GREATER as u8 == Comparison::Greater.code()
        && jobpack_comparison::JOBPACK_GREATER_OR_EQUAL as u8 == Comparison::GreaterOrEqual.code()
);

impl From<Profile<'_>> for jobpack_profile {
    fn from(profile: Profile<'_>) -> Self {
        let Profile { name, scale, top_from, missing, thresholds, comparison, table_stakes, min_n } = profile;
        Self {
            name: name.into(),
            thresholds,
            table_stakes_importance: table_stakes.importance,
            table_stakes_satisfaction: table_stakes.satisfaction,
            least_respondents: min_n,
            scale,
            top_from,
            missing: missing.code(),
            comparison: comparison.code(),
            reserved_: [0; 3],
        }
    }
}

/// The engine's profile.
///
/// # Safety
/// P1 and P2 for the struct and its name.
pub(crate) unsafe fn profile<'p>(profile: Option<&'p jobpack_profile>) -> Outcome<Profile<'p>> {
    let profile = profile.ok_or(JOBPACK_ERROR_NULL)?;
    if profile.reserved_ != [0; 3] {
        return Err(JOBPACK_ERROR_RESERVED);
    }
    Ok(Profile {
        // SAFETY: P2.
        name: unsafe { text(profile.name.data, profile.name.length) }?,
        scale: profile.scale,
        top_from: profile.top_from,
        missing: Missing::from_code(profile.missing).ok_or(JOBPACK_ERROR_CODE)?,
        thresholds: profile.thresholds,
        comparison: Comparison::from_code(profile.comparison).ok_or(JOBPACK_ERROR_CODE)?,
        table_stakes: TableStakes {
            importance: profile.table_stakes_importance,
            satisfaction: profile.table_stakes_satisfaction,
        },
        min_n: profile.least_respondents,
    })
}

/// Reads a preset by its number; the first is the default. Its name is static.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_profile_at(
    number: u32,
    profile: Option<&mut MaybeUninit<jobpack_profile>>,
) -> jobpack_status {
    write(profile, PROFILES.get(number as usize).map(|&preset| preset.into()).ok_or(JOBPACK_NOT_FOUND))
}

/// Reads the preset with this name, such as `share10-2005`. Its name is static.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_UTF8`, `JOBPACK_ERROR_TOO_LONG`.
///
/// # Safety
/// P1, P2, P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_profile_of(
    name: *const c_char,
    name_length: usize,
    profile: Option<&mut MaybeUninit<jobpack_profile>>,
) -> jobpack_status {
    // SAFETY: P2.
    let name = unsafe { text(name, name_length) };
    write(profile, name.and_then(|name| Profile::by_name(name).map(Into::into).ok_or(JOBPACK_NOT_FOUND)))
}
