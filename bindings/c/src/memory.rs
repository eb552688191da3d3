//! Copying, filling and comparing bytes, small, for where there is no C library: the compiler's own take a kilobyte of flash.
//!
//! Owns: what compilers call by these names. Copies that are aligned do not come here: `__aeabi_memcpy4` and its like go word by word. Reading and writing is
//! volatile, so that the compiler does not take a loop for a copy and call the function that it stands in. Cost: a few instructions a byte.

use core::ffi::c_int;

/// # Safety
/// As in C: both pointers are valid for `count` bytes, which do not overlap.
#[unsafe(no_mangle)]
unsafe extern "C" fn memcpy(to: *mut u8, from: *const u8, count: usize) -> *mut u8 {
    for at in 0..count {
        // SAFETY: as above.
        unsafe { to.add(at).write_volatile(from.add(at).read_volatile()) };
    }
    to
}

/// # Safety
/// As in C: the pointer is valid for `count` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn memset(to: *mut u8, byte: c_int, count: usize) -> *mut u8 {
    for at in 0..count {
        // SAFETY: as above. C takes the lowest eight bits.
        unsafe { to.add(at).write_volatile(byte as u8) };
    }
    to
}

/// # Safety
/// As in C: both pointers are valid for `count` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn memcmp(left: *const u8, right: *const u8, count: usize) -> c_int {
    for at in 0..count {
        // SAFETY: as above.
        let (left, right) = unsafe { (left.add(at).read_volatile(), right.add(at).read_volatile()) };
        if left != right {
            return c_int::from(left) - c_int::from(right);
        }
    }
    0
}
