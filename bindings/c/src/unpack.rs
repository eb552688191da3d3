//! A pack unpacked into memory that the caller lends: the same answers in less time.
//!
//! Owns: how that memory is named. Cost: some hundred instructions for each word and each posting of the pack, once.

use crate::boundary::{memory, opened, room, seal};
use crate::pack::{jobpack_pack, read};
use crate::status::jobpack_status::{self, *};
use crate::status::status_of;
use core::mem::MaybeUninit;

/// Writes to `count` how many numbers of 32 bits `jobpack_unpack` needs: one for each posting, about fifteen for each word, and a quarter of one for each
/// document and word that one document in 32 has. 0 for a pack that stays as it is: one of more than four million needs and resources, and every pack on a device and in a browser. Safe from any thread. Cost: one walk over the words of the pack.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_unpacked_size(
    pack: Option<&jobpack_pack>,
    count: Option<&mut MaybeUninit<usize>>,
) -> jobpack_status {
    read(pack, count, |pack| Ok(pack.unpacked_size()))
}

/// Makes of a pack one that answers `jobpack_find` in less time, with what it unpacks into `count` numbers at `memory`. All its answers are those of `pack`, which is
/// not changed. The bytes of the pack and the memory stay where and as they are for as long as the new handle or a copy of it is used; any number of threads
/// may use it at once.
///
/// `size` is `sizeof *unpacked`. If it fails, `unpacked` is not open, and what is in the memory is not said.
///
/// Fails with `JOBPACK_ERROR_ROOM` for fewer numbers than `jobpack_unpacked_size` says, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_SIZE`, `JOBPACK_ERROR_NOT_OPEN`,
/// `JOBPACK_ERROR_TOO_LONG`.
///
/// # Safety
/// P1 to P6 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_unpack(
    unpacked: *mut jobpack_pack,
    size: usize,
    pack: Option<&jobpack_pack>,
    numbers: *mut u32,
    count: usize,
) -> jobpack_status {
    // SAFETY: P1, P5, P6.
    status_of(unsafe { memory(unpacked, size) }.and_then(|handle| {
        let pack = opened(pack)?;
        // SAFETY: P1, P5, and P3: it outlives what is made of it.
        let numbers: &'static mut [u32] = unsafe { room(numbers, count, 0) }?;
        seal(handle, pack.unpack(numbers).ok_or(JOBPACK_ERROR_ROOM)?);
        Ok(())
    }))
}
