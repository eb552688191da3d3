//! The proof that no panic is reachable, for the compiler, the options and the target that it is linked with.
//!
//! The panic handler calls a function that nobody defines. If any path of any call below can panic, the linker looks for that function and fails; if it
//! links, there is no such path left. The linker drops what is not reachable, so the proof covers exactly what these entry points reach. The
//! control feature adds one path, and must not link.
#![no_std]

#[path = "../../support/every_call.rs"]
mod every_call;
mod everything;

unsafe extern "C" {
    fn jobpack_panic_is_reachable() -> !;
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    // SAFETY: nobody defines it, so no program that can come here exists.
    unsafe { jobpack_panic_is_reachable() }
}

/// The bytes that a caller across the C boundary names.
///
/// # Safety
/// `data` must be valid for `length` bytes that outlive the call.
const unsafe fn bytes<'a>(data: *const u8, length: usize) -> &'a [u8] {
    // SAFETY: as above.
    unsafe { core::slice::from_raw_parts(data, length) }
}

/// The text that a caller across the C boundary names; empty if it is not UTF-8.
///
/// # Safety
/// As for [`bytes`].
unsafe fn text<'a>(data: *const u8, length: usize) -> &'a str {
    // SAFETY: as above.
    core::str::from_utf8(unsafe { bytes(data, length) }).unwrap_or("")
}

/// One index that nothing checks.
///
/// # Safety
/// As for [`bytes`].
#[cfg(feature = "control")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_proof_control(data: *const u8, length: usize, at: usize) -> u8 {
    // SAFETY: as above.
    let bytes = unsafe { bytes(data, length) };
    bytes[at]
}
