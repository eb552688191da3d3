//! Counts of ratings: what scores are made of.
//!
//! Owns: the handle of a tally. Cost: recording is O(1), merging and scoring go once over 121 counts.

use crate::boundary::{Handle, jobpack_text, memory, opened, opened_mut, seal, write};
use crate::carry::{self, carried};
use crate::pack::jobpack_pack;
use crate::status::jobpack_status::{self, *};
use crate::status::status_of;
use core::mem::MaybeUninit;
use jobpack::pack::{Section, Tally as TallyRecord};
use jobpack::score::Tally;

/// How often each pair of importance and satisfaction was given for one outcome: counts, no persons. Caller-owned plain data, 512 bytes; it needs no close.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct jobpack_tally {
    /// Private.
    private_: [MaybeUninit<u64>; 64],
}

// SAFETY: any bytes are one, and only this file seals it.
unsafe impl Handle for jobpack_tally {
    type Content = Tally;
    const SEAL: u64 = u64::from_le_bytes(*b"JBPtaly\x01");
}

/// Makes an empty tally for answers from 1 to `scale`, which lies in 2 to 10; `size` is `sizeof *tally`. If it fails, `tally` is not open.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_SIZE`, `JOBPACK_ERROR_OFF_SCALE`.
///
/// # Safety
/// P1, P6 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_tally_open(tally: *mut jobpack_tally, size: usize, scale: u8) -> jobpack_status {
    // SAFETY: P1, P6; nothing else is passed.
    status_of(unsafe { memory(tally, size) }.and_then(|handle| {
        seal(handle, Tally::new(scale)?);
        Ok(())
    }))
}

/// An answer as the engine has it.
fn answer(code: u8) -> Option<u8> {
    (code != 0).then_some(code)
}

/// Counts `people` respondents who gave the same two answers, 1 to the scale; 0 is "no answer". Counts end at 4,294,967,295.
///
/// Fails with `JOBPACK_ERROR_OFF_SCALE`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_tally_record(
    tally: Option<&mut jobpack_tally>,
    importance: u8,
    satisfaction: u8,
    people: u32,
) -> jobpack_status {
    status_of(
        opened_mut(tally).and_then(|tally| Ok(tally.record_many(answer(importance), answer(satisfaction), people)?)),
    )
}

/// Adds the answers of another tally on the same scale, which is not changed. `other` is not the tally itself, but may be a copy of it.
///
/// Fails with `JOBPACK_ERROR_OTHER_SCALE`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_tally_merge(
    tally: Option<&mut jobpack_tally>,
    other: Option<&jobpack_tally>,
) -> jobpack_status {
    status_of(opened_mut(tally).and_then(|tally| Ok(tally.merge(opened(other)?)?)))
}

/// Writes to `people` how many gave these two answers; 0 is "no answer".
///
/// Fails with `JOBPACK_ERROR_OFF_SCALE`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_tally_count(
    tally: Option<&jobpack_tally>,
    importance: u8,
    satisfaction: u8,
    people: Option<&mut MaybeUninit<u32>>,
) -> jobpack_status {
    write(people, opened(tally).and_then(|tally| Ok(tally.cell(answer(importance), answer(satisfaction))?)))
}

/// A tally in a pack. Plain data; its text is borrowed from the pack.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_tally_info {
    /// The segment of people who were asked; empty for everyone.
    pub segment: jobpack_text,
    /// The number of the need that was rated.
    pub need: u32,
    /// The highest answer on the scale.
    pub scale: u8,
    /// 1 if it is of everyone, 0 if it is of a segment.
    pub everyone: u8,
    /// 0.
    pub reserved_: [u8; 10],
}

carried! {
    jobpack_tally_info of TallyRecord { name segment; hot need; hot scale; nameless everyone = segment; }
}

/// Reads what a tally of the pack is of, by its number.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_tally_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    info: Option<&mut MaybeUninit<jobpack_tally_info>>,
) -> jobpack_status {
    carry::record(pack, Section::Tallies, number, info)
}

/// Copies a tally out of the pack, by its number, so that it can be scored and added to; `size` is `sizeof *tally`. If it fails, `tally` is not open.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_OFF_SCALE` and `JOBPACK_ERROR_WRONG_LENGTH` if it is malformed, `JOBPACK_ERROR_SIZE`,
/// `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
///
/// # Safety
/// P1, P3 to P6 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_tally_read(
    pack: Option<&jobpack_pack>,
    number: u32,
    tally: *mut jobpack_tally,
    size: usize,
) -> jobpack_status {
    // SAFETY: P1, P5, P6.
    status_of(unsafe { memory(tally, size) }.and_then(|handle| {
        let pack = opened(pack)?;
        let record = pack.tallies().get(number).ok_or(JOBPACK_NOT_FOUND)?;
        seal(handle, Tally::from_cells(record.scale, pack.tally_cells(&record))?);
        Ok(())
    }))
}
