//! The closed word lists: their frozen numbers, and the names that people read.
//!
//! Owns: the same numbers as the engine's, which a test compares. 0 always means "not said". Cost: a match.

use crate::boundary::{Outcome, jobpack_text, write};
use crate::status::jobpack_status::{self, *};
use core::mem::MaybeUninit;
use jobpack::model::{
    Confidence, FacetMatch, Force, HireKind, JobKind, JobStep, Level, LinkRole, Moment, OutcomeKind, Purpose, Region,
    RequirementKind, Stage,
};
use jobpack::pick::Reason;

/// What kind of progress a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_job_kind {
    /// The core functional job.
    JOBPACK_JOB_CORE = 1,
    /// A functional job done beside the core one.
    JOBPACK_JOB_RELATED = 2,
    /// How one wants to feel.
    JOBPACK_JOB_EMOTIONAL = 3,
    /// How one wants to be seen.
    JOBPACK_JOB_SOCIAL = 4,
    /// What owning a product asks: learn to use, install, maintain, ... (the phase is an open list).
    JOBPACK_JOB_CONSUMPTION = 5,
}

/// The eight steps of the universal job map (Bettencourt and Ulwick, HBR, May 2008).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_job_step {
    /// Determine goals and plan.
    JOBPACK_STEP_DEFINE = 1,
    /// Gather what is needed.
    JOBPACK_STEP_LOCATE = 2,
    /// Set up.
    JOBPACK_STEP_PREPARE = 3,
    /// Verify readiness.
    JOBPACK_STEP_CONFIRM = 4,
    /// Carry out.
    JOBPACK_STEP_EXECUTE = 5,
    /// Assess how it goes.
    JOBPACK_STEP_MONITOR = 6,
    /// Alter to improve.
    JOBPACK_STEP_MODIFY = 7,
    /// Finish, or prepare to repeat.
    JOBPACK_STEP_CONCLUDE = 8,
}

/// Whose measure of success an outcome is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_outcome_kind {
    /// Of the one who does the job.
    JOBPACK_OUTCOME_DESIRED = 1,
    /// Of the one who pays.
    JOBPACK_OUTCOME_FINANCIAL = 2,
}

/// The five moments of need (Gottfredson and Mosher). In a record they are a set: bit `code - 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_moment {
    /// Doing it for the first time.
    JOBPACK_MOMENT_NEW = 1,
    /// Going further.
    JOBPACK_MOMENT_MORE = 2,
    /// Acting on what was learned.
    JOBPACK_MOMENT_APPLY = 3,
    /// Something does not work.
    JOBPACK_MOMENT_SOLVE = 4,
    /// Relearning an ingrained way.
    JOBPACK_MOMENT_CHANGE = 5,
}

/// The four forces of progress, by name and never by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_force_kind {
    /// What pushes away from the present.
    JOBPACK_FORCE_PUSH = 1,
    /// What attracts in the new.
    JOBPACK_FORCE_PULL = 2,
    /// What one fears of the new.
    JOBPACK_FORCE_ANXIETY = 3,
    /// What holds one to the present.
    JOBPACK_FORCE_HABIT = 4,
}

/// Where an obstacle stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_stage {
    /// In the way of starting.
    JOBPACK_STAGE_ADOPTION = 1,
    /// In the way of using.
    JOBPACK_STAGE_USE = 2,
}

/// What became of a solution to the job.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_hire_kind {
    /// Taken on for the job.
    JOBPACK_HIRE_HIRED = 1,
    /// Let go.
    JOBPACK_HIRE_FIRED = 2,
    /// The job is left undone.
    JOBPACK_HIRE_NON_CONSUMPTION = 3,
    /// Done with something not made for it.
    JOBPACK_HIRE_WORKAROUND = 4,
}

/// How far a piece of evidence can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_confidence {
    /// One voice, or inferred.
    JOBPACK_CONFIDENCE_LOW = 1,
    /// Several voices.
    JOBPACK_CONFIDENCE_MEDIUM = 2,
    /// Many voices, or observed.
    JOBPACK_CONFIDENCE_HIGH = 3,
}

/// What a link says of the resource among those that serve the need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_link_role {
    /// The first choice.
    JOBPACK_ROLE_PRIMARY = 1,
    /// Another way to the same.
    JOBPACK_ROLE_ALTERNATIVE = 2,
    /// Further, for who wants more.
    JOBPACK_ROLE_DEEPEN = 3,
}

/// Whether a requirement binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_requirement_kind {
    /// Must come first.
    JOBPACK_REQUIREMENT_HARD = 1,
    /// Is named, no more.
    JOBPACK_REQUIREMENT_SOFT = 2,
}

/// What a collection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_purpose {
    /// For someone in the middle of the job.
    JOBPACK_PURPOSE_JUST_IN_TIME = 1,
    /// For later, against too much that is good.
    JOBPACK_PURPOSE_JUST_IN_CASE = 2,
}

/// How much a resource takes for granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_level {
    /// Nothing.
    JOBPACK_LEVEL_BEGINNER = 1,
    /// The basics.
    JOBPACK_LEVEL_INTERMEDIATE = 2,
    /// Practice.
    JOBPACK_LEVEL_ADVANCED = 3,
}

/// How a facet of the circumstance acts on an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_facet_match {
    /// What does not fit is left out.
    JOBPACK_MATCH_HARD = 1,
    /// What fits is preferred.
    JOBPACK_MATCH_SOFT = 2,
}

/// The region of the opportunity landscape in which a score lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_region {
    /// Important and not satisfied.
    JOBPACK_REGION_UNDERSERVED = 1,
    /// Important and satisfied.
    JOBPACK_REGION_TABLE_STAKES = 2,
    /// More satisfied than important.
    JOBPACK_REGION_OVERSERVED = 3,
    /// Satisfied about as much as important.
    JOBPACK_REGION_APPROPRIATELY_SERVED = 4,
}

/// Why something was left out of a selection, from the least to the most that one can do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_reason {
    /// Nothing serves the aspect.
    JOBPACK_REASON_NOTHING_SERVES = 1,
    /// What the resource covers is covered as well by what was chosen or is known.
    JOBPACK_REASON_NOTHING_NEW = 2,
    /// The circumstances exclude it.
    JOBPACK_REASON_EXCLUDED = 3,
    /// The scratch had no room to look at it.
    JOBPACK_REASON_NO_ROOM = 4,
    /// What it requires cannot be had.
    JOBPACK_REASON_REQUIREMENT = 5,
    /// With what it requires it does not fit the time.
    JOBPACK_REASON_NO_TIME = 6,
    /// With what it requires it goes beyond the number of items.
    JOBPACK_REASON_CAP = 7,
}

/// A closed word list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum jobpack_words {
    /// Those of `jobpack_job_kind`.
    JOBPACK_JOB_KINDS = 1,
    /// Those of `jobpack_job_step`.
    JOBPACK_JOB_STEPS = 2,
    /// Those of `jobpack_outcome_kind`.
    JOBPACK_OUTCOME_KINDS = 3,
    /// Those of `jobpack_moment`.
    JOBPACK_MOMENTS = 4,
    /// Those of `jobpack_force_kind`.
    JOBPACK_FORCE_KINDS = 5,
    /// Those of `jobpack_stage`.
    JOBPACK_STAGES = 6,
    /// Those of `jobpack_hire_kind`.
    JOBPACK_HIRE_KINDS = 7,
    /// Those of `jobpack_confidence`.
    JOBPACK_CONFIDENCES = 8,
    /// Those of `jobpack_link_role`.
    JOBPACK_LINK_ROLES = 9,
    /// Those of `jobpack_requirement_kind`.
    JOBPACK_REQUIREMENT_KINDS = 10,
    /// Those of `jobpack_purpose`.
    JOBPACK_PURPOSES = 11,
    /// Those of `jobpack_level`.
    JOBPACK_LEVELS = 12,
    /// Those of `jobpack_facet_match`.
    JOBPACK_FACET_MATCHES = 13,
    /// Those of `jobpack_region`.
    JOBPACK_REGIONS = 14,
    /// Those of `jobpack_reason`.
    JOBPACK_REASONS = 15,
}

/// Writes to `name` how people say a code, in English, such as "just in time": a static text. `list` is a `jobpack_words`. Safe from any thread.
///
/// Fails with `JOBPACK_NOT_FOUND` for 0 and for codes that this library does not know, `JOBPACK_ERROR_CODE` for such a list, `JOBPACK_ERROR_NULL`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_code_name(
    list: u32,
    code: u8,
    name: Option<&mut MaybeUninit<jobpack_text>>,
) -> jobpack_status {
    write(name, name_of(list, code).map(Into::into))
}

/// The names of every list, in the order of the numbers of `jobpack_words`; those of a list in the order of its codes, which both begin with 1.
static NAMES: [&[&str]; 15] = [
    JobKind::NAMES,
    JobStep::NAMES,
    OutcomeKind::NAMES,
    Moment::NAMES,
    Force::NAMES,
    Stage::NAMES,
    HireKind::NAMES,
    Confidence::NAMES,
    LinkRole::NAMES,
    RequirementKind::NAMES,
    Purpose::NAMES,
    Level::NAMES,
    FacetMatch::NAMES,
    Region::NAMES,
    Reason::NAMES,
];

fn name_of(list: u32, code: u8) -> Outcome<&'static str> {
    let names = NAMES.get(list.wrapping_sub(1) as usize).ok_or(JOBPACK_ERROR_CODE)?;
    names.get(usize::from(code.wrapping_sub(1))).copied().ok_or(JOBPACK_NOT_FOUND)
}
