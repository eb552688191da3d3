//! Needs: jobs and outcomes.

use crate::boundary::{Outcome, jobpack_text, opened, room, write};
use crate::carry::{self, carried};
use crate::lists::jobpack_list;
use crate::pack::jobpack_pack;
use crate::status::jobpack_status::{self, *};
use core::ffi::c_char;
use core::mem::MaybeUninit;
use jobpack::Pack;
use jobpack::model::Statement;
use jobpack::pack::{Need, Section};

/// What ranking and filtering know of a need, a job or an outcome. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_need {
    /// The job that an outcome belongs to; the parent of a job; `JOBPACK_NONE` without one.
    pub job: u32,
    /// The first link to what serves it: see `jobpack_link_at`.
    pub first_link: u32,
    /// How many resources serve it.
    pub link_count: u32,
    /// The first of the circumstances that a job is known in: see `jobpack_job_circumstance_at`.
    pub first_circumstance: u32,
    /// How many respondents its score stands on; 0 if it was not rated.
    pub respondents: u32,
    /// The opportunity score in thousandths, 0 to 20,000.
    pub opportunity: u16,
    /// The lower limit of its 95 % interval, in thousandths.
    pub opportunity_low: u16,
    /// The upper limit of its 95 % interval, in thousandths.
    pub opportunity_high: u16,
    /// How many circumstances a job is known in.
    pub circumstance_count: u16,
    /// 1 if it is a job, 0 if it is an outcome.
    pub is_job: u8,
    /// A `jobpack_job_kind` or a `jobpack_outcome_kind`.
    pub kind: u8,
    /// A `jobpack_job_step`, or 0.
    pub step: u8,
    /// A `jobpack_region`, or 0 if it was not rated.
    pub region: u8,
    /// 1 if the whole interval lies in the region.
    pub certain: u8,
    /// 0.
    pub reserved_: [u8; 19],
}

carried! {
    jobpack_need of Need {
        hot job; hot first_link; hot link_count; hot first_circumstance; hot respondents; hot opportunity; hot opportunity_low; hot opportunity_high;
        hot circumstance_count; whether_job is_job; hot kind; hot step; hot region; hot certain;
    }
}

/// Reads a need by its number: first come the jobs, then the outcomes.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_need_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    need: Option<&mut MaybeUninit<jobpack_need>>,
) -> jobpack_status {
    carry::need(pack, number, need)
}

/// A job or outcome statement: whole, or in parts to be joined by spaces. Plain data, borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_statement {
    /// The whole statement, if it was written so; else empty.
    pub whole: jobpack_text,
    /// The verb of a job; the direction of an outcome.
    pub lead: jobpack_text,
    /// The performance metric of an outcome.
    pub metric: jobpack_text,
    /// The object of the verb, or the object of control.
    pub object: jobpack_text,
    /// The contextual clarifier.
    pub clarifier: jobpack_text,
}

/// What is known of a job. Plain data, borrowed from the pack; empty where nothing was said.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_job_text {
    /// Stable id.
    pub id: jobpack_text,
    /// Verb, object, clarifier.
    pub statement: jobpack_statement,
    /// Who does it.
    pub executor: jobpack_text,
    /// The phase of a consumption job.
    pub phase: jobpack_text,
    /// A sentence or two more.
    pub summary: jobpack_text,
    /// How people say it: see `jobpack_next_text`.
    pub ways: jobpack_list,
    /// Job stories: see `jobpack_next_story`.
    pub stories: jobpack_list,
    /// What pushes, pulls and holds: see `jobpack_next_force`.
    pub forces: jobpack_list,
    /// What stands in the way: see `jobpack_next_obstacle`.
    pub obstacles: jobpack_list,
    /// What one gives up for what: see `jobpack_next_tradeoff`.
    pub tradeoffs: jobpack_list,
    /// What it must feel like: see `jobpack_next_experience`.
    pub experiences: jobpack_list,
    /// What was hired or fired for it: see `jobpack_next_hire`.
    pub hires: jobpack_list,
    /// What backs the job itself: see `jobpack_next_evidence`.
    pub evidence: jobpack_list,
    /// Empty.
    pub reserved_: [jobpack_text; 3],
}

carried! {
    jobpack_job_text {
        text id; text statement.whole; text statement.lead; text statement.metric; text statement.object; text statement.clarifier;
        text executor; text phase; text summary; list ways; list stories; list forces; list obstacles; list tradeoffs; list experiences; list hires;
        list evidence; empty reserved_;
    }
}

/// Reads what is known of a job, by its number.
///
/// Fails with `JOBPACK_NOT_FOUND` also if the need is an outcome, `JOBPACK_ERROR_RECORD`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_job_text_at(
    pack: Option<&jobpack_pack>,
    need: u32,
    text: Option<&mut MaybeUninit<jobpack_job_text>>,
) -> jobpack_status {
    carry::record(pack, Section::Jobs, need, text)
}

/// What is known of an outcome. Plain data, borrowed from the pack; empty where nothing was said.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_outcome_text {
    /// Stable id.
    pub id: jobpack_text,
    /// Direction, metric, object of control, clarifier.
    pub statement: jobpack_statement,
    /// An example of the object of control.
    pub example: jobpack_text,
    /// How people say it: see `jobpack_next_text`.
    pub ways: jobpack_list,
    /// What backs it: see `jobpack_next_evidence`.
    pub evidence: jobpack_list,
    /// Empty.
    pub reserved_: [jobpack_text; 3],
}

carried! {
    jobpack_outcome_text {
        text id; text statement.whole; text statement.lead; text statement.metric; text statement.object; text statement.clarifier;
        text example; list ways; list evidence; empty reserved_;
    }
}

/// Reads what is known of an outcome, by its number as a need: the jobs come first.
///
/// Fails with `JOBPACK_NOT_FOUND` also if the need is a job, `JOBPACK_ERROR_RECORD`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_outcome_text_at(
    pack: Option<&jobpack_pack>,
    need: u32,
    text: Option<&mut MaybeUninit<jobpack_outcome_text>>,
) -> jobpack_status {
    match opened(pack).map(|pack| pack.need_place(need)) {
        Ok((Section::Outcomes, number)) => carry::record(pack, Section::Outcomes, number, text),
        Ok(_) => JOBPACK_NOT_FOUND,
        Err(status) => status,
    }
}

/// Writes the statement of a need as one text into `buffer`, as much of it as fits `capacity` bytes and ends with a whole character, without a final NUL;
/// and to `length` how many bytes all of it has; what is left of the buffer is zeroed. `(NULL, 0)` asks for the length alone.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_RECORD`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, `JOBPACK_ERROR_TOO_LONG`.
///
/// # Safety
/// P1 to P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_need_statement(
    pack: Option<&jobpack_pack>,
    need: u32,
    buffer: *mut c_char,
    capacity: usize,
    length: Option<&mut MaybeUninit<usize>>,
) -> jobpack_status {
    if length.is_none() {
        return JOBPACK_ERROR_NULL;
    }
    let statement = opened(pack).and_then(|pack| statement_of(pack, need));
    write(
        length,
        statement.and_then(|statement| {
            // SAFETY: P1, P5.
            let buffer = unsafe { room(buffer.cast::<u8>(), capacity, 0) }?;
            Ok(statement.join(buffer))
        }),
    )
}

fn statement_of(pack: &Pack<'static>, need: u32) -> Outcome<Statement<'static>> {
    if need >= pack.need_count() {
        return Err(JOBPACK_NOT_FOUND);
    }
    pack.need_statement(need).ok_or(JOBPACK_ERROR_RECORD)
}
