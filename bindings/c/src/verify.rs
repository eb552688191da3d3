//! Checking a whole pack, at once or a little at every tick.
//!
//! Owns: the handle of a check. Safety never rests on it: it tells that a pack means what it says. Cost: once over the bytes of the pack.

use crate::boundary::{Handle, memory, opened, opened_mut, seal, write};
use crate::pack::{jobpack_pack, tell};
use crate::status::jobpack_status::{self, *};
use crate::status::{jobpack_error, status_of};
use core::mem::MaybeUninit;
use jobpack::pack::Verifier;

/// A check in steps. Caller-owned plain data, to be used by one thread at a time; it needs no close. It stays valid as long as the bytes of the pack.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct jobpack_verifier {
    /// Private.
    private_: [MaybeUninit<u64>; 72],
}

// SAFETY: any bytes are one, and only `jobpack_verifier_open` seals it.
unsafe impl Handle for jobpack_verifier {
    type Content = Verifier<'static>;
    const SEAL: u64 = u64::from_le_bytes(*b"JBPveri\x01");
}

/// Checks the whole pack at once: checksums, order, references, and that everything is written in the one canonical way. `error` may be NULL; if the
/// check fails it tells what is wrong and where.
///
/// Fails with the numbers 1 to 12, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`. Cost: once over the bytes of the pack.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_verify(
    pack: Option<&jobpack_pack>,
    error: Option<&mut MaybeUninit<jobpack_error>>,
) -> jobpack_status {
    status_of(opened(pack).and_then(|pack| tell(pack.verify(), error)))
}

/// Begins a check in steps; `size` is `sizeof *verifier`. If it fails, `verifier` is not open.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_SIZE`, `JOBPACK_ERROR_NOT_OPEN`.
///
/// # Safety
/// P1, P3 to P6 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_verifier_open(
    verifier: *mut jobpack_verifier,
    size: usize,
    pack: Option<&jobpack_pack>,
) -> jobpack_status {
    // SAFETY: P1, P5, P6.
    status_of(unsafe { memory(verifier, size) }.and_then(|handle| {
        seal(handle, opened(pack)?.verifier());
        Ok(())
    }))
}

/// Goes on with a check for about `budget` records or bytes, one record at least, and writes to `done` 1 if all of the pack was checked, else 0.
/// `error` may be NULL; if the check fails it tells what is wrong and where.
///
/// Fails with the numbers 1 to 12, at this step and at every later one, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`. Cost: the budget, and at most
/// one record more.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_verifier_step(
    verifier: Option<&mut jobpack_verifier>,
    budget: u32,
    done: Option<&mut MaybeUninit<u32>>,
    error: Option<&mut MaybeUninit<jobpack_error>>,
) -> jobpack_status {
    if done.is_none() {
        return JOBPACK_ERROR_NULL;
    }
    write(done, opened_mut(verifier).and_then(|verifier| tell(verifier.step(budget), error)).map(u32::from))
}
