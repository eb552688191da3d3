//! Packs that were made together because one file would be too large, asked as one.
//!
//! Owns: how a caller names them: as pointers to handles, since a handle is the caller's memory. Cost: a look at each pack, and then that of the search in each.

use crate::boundary::{Outcome, items, opened, write};
use crate::find::{ask, jobpack_hit, jobpack_search};
use crate::pack::jobpack_pack;
use crate::situation::jobpack_situation;
use crate::status::jobpack_status::{self, *};
use core::ffi::c_char;
use core::mem::MaybeUninit;
use jobpack::find::find_in;
use jobpack::pack::{MAX_PACKS, Pack, Packs, Place};

/// Asks the packs that a caller names as one.
///
/// # Safety
/// P2: `packs` is NULL or valid for `count` pointers to handles.
unsafe fn together<T>(
    packs: *const Option<&jobpack_pack>,
    count: usize,
    ask: impl FnOnce(&Packs<'_, 'static>) -> Outcome<T>,
) -> Outcome<T> {
    // SAFETY: P2.
    let handles = unsafe { items(packs, count) }?;
    let first = opened(*handles.first().ok_or(JOBPACK_ERROR_NOT_TOGETHER)?)?;
    ask(&named(handles, &mut [first; MAX_PACKS])?)
}

/// The packs of handles, in `room`.
fn named<'r, 'a>(
    handles: &[Option<&'a jobpack_pack>],
    room: &'r mut [&'a Pack<'static>; MAX_PACKS],
) -> Outcome<Packs<'r, 'static>> {
    let named = room.get_mut(..handles.len()).ok_or(JOBPACK_ERROR_NOT_TOGETHER)?;
    for (place, handle) in named.iter_mut().zip(handles) {
        *place = opened(*handle)?;
    }
    Packs::of(named).map_err(|_| JOBPACK_ERROR_NOT_TOGETHER)
}

/// Finds in packs that belong together as `jobpack_find` does in one: hits, scores, needs and repairs are those that one pack with everything would give.
/// `packs` names `pack_count` handles, 1 to 16, in any order; some of the division may be missing. The number of a resource is its number among all of
/// them: `jobpack_locate` says where it is. A situation of a circumstance is one of the first pack.
///
/// Fails with `JOBPACK_ERROR_NOT_TOGETHER` and as `jobpack_find` does.
///
/// # Safety
/// P1 to P5 and P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_find_in(
    packs: *const Option<&jobpack_pack>,
    pack_count: usize,
    words: *const c_char,
    words_length: usize,
    situation: Option<&jobpack_situation>,
    search: Option<&mut jobpack_search>,
    hits: *mut jobpack_hit,
    capacity: usize,
    count: Option<&mut MaybeUninit<usize>>,
) -> jobpack_status {
    if count.is_none() {
        return JOBPACK_ERROR_NULL;
    }
    // SAFETY: P1 to P5 and P8, which are the caller's.
    let found = unsafe {
        together(packs, pack_count, |packs| {
            ask((words, words_length), situation, search, (hits, capacity), |words, situation, scratch, hits| {
                find_in(packs, words, situation, scratch, hits)
            })
        })
    };
    write(count, found)
}

/// Where a resource is. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_place {
    /// The place of its pack among those that were named.
    pub pack: u32,
    /// Its number in that pack.
    pub resource: u32,
}

/// Says where a resource is, given its number in the hits of `jobpack_find_in` with these packs.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NOT_TOGETHER`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, `JOBPACK_ERROR_TOO_LONG`.
///
/// # Safety
/// P1 to P4 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_locate(
    packs: *const Option<&jobpack_pack>,
    pack_count: usize,
    resource: u32,
    place: Option<&mut MaybeUninit<jobpack_place>>,
) -> jobpack_status {
    // SAFETY: P1, P2.
    let found = unsafe { together(packs, pack_count, |packs| packs.locate(resource).ok_or(JOBPACK_NOT_FOUND)) };
    write(place, found.map(|Place { pack, resource }| jobpack_place { pack, resource }))
}
