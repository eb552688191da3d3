//! Copying, filling and comparing bytes, small, for where there is no C library: the compiler's own take a kilobyte of flash.
//!
//! Owns: what compilers call by these names; on Arm also by those of its run-time ABI, whose names end in how the memory is aligned. Reading and writing is volatile, so
//! that the compiler does not take a loop for a copy and call the function that it stands in. Cost: a few instructions a word where memory is known to be
//! aligned, a few instructions a byte elsewhere.

use core::ffi::c_int;

/// Copies. What stands here by a name that the compiler knows may not call another such name: the compiler may turn that into a call of the first.
///
/// # Safety
/// Both pointers are valid for `count` bytes, which do not overlap.
#[inline(always)]
unsafe fn copy(to: *mut u8, from: *const u8, count: usize) {
    for at in 0..count {
        // SAFETY: as above.
        unsafe { to.add(at).write_volatile(from.add(at).read_volatile()) };
    }
}

/// Fills.
///
/// # Safety
/// The pointer is valid for `count` bytes.
#[inline(always)]
unsafe fn fill(to: *mut u8, byte: u8, count: usize) {
    for at in 0..count {
        // SAFETY: as above.
        unsafe { to.add(at).write_volatile(byte) };
    }
}

/// # Safety
/// As in C: both pointers are valid for `count` bytes, which do not overlap.
#[unsafe(no_mangle)]
unsafe extern "C" fn memcpy(to: *mut u8, from: *const u8, count: usize) -> *mut u8 {
    // SAFETY: as above.
    unsafe { copy(to, from, count) };
    to
}

/// # Safety
/// As in C: the pointer is valid for `count` bytes.
#[unsafe(no_mangle)]
unsafe extern "C" fn memset(to: *mut u8, byte: c_int, count: usize) -> *mut u8 {
    // SAFETY: as above. C takes the lowest eight bits.
    unsafe { fill(to, byte as u8, count) };
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

/// The names of the Arm run-time ABI (RTABI, section 4.3.4).
#[cfg(target_arch = "arm")]
mod arm {
    use super::{c_int, copy, fill};

    const WORD: usize = size_of::<u32>();

    /// Copies word by word, then what is left.
    ///
    /// # Safety
    /// Both pointers are valid for `count` bytes, which do not overlap, and aligned to words.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn __aeabi_memcpy4(to: *mut u8, from: *const u8, count: usize) {
        let words = count / WORD;
        for at in 0..words {
            // SAFETY: as above.
            unsafe { to.cast::<u32>().add(at).write_volatile(from.cast::<u32>().add(at).read_volatile()) };
        }
        // SAFETY: as above.
        unsafe { copy(to.add(words * WORD), from.add(words * WORD), count % WORD) };
    }

    /// Fills word by word, then what is left. The order of arguments is not that of C.
    ///
    /// # Safety
    /// The pointer is valid for `count` bytes and aligned to words.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn __aeabi_memset4(to: *mut u8, count: usize, byte: c_int) {
        let words = count / WORD;
        for at in 0..words {
            // SAFETY: as above.
            unsafe { to.cast::<u32>().add(at).write_volatile(u32::from_ne_bytes([byte as u8; WORD])) };
        }
        // SAFETY: as above.
        unsafe { fill(to.add(words * WORD), byte as u8, count % WORD) };
    }

    macro_rules! names {
        ($($name:ident($($argument:ident: $kind:ty),*) is $function:ident($($value:expr),*);)+) => {
            $(
                /// # Safety
                /// As for what it calls.
                #[unsafe(no_mangle)]
                unsafe extern "C" fn $name($($argument: $kind),*) {
                    // SAFETY: as above.
                    unsafe { $function($($value),*) };
                }
            )+
        };
    }

    names! {
        __aeabi_memcpy(to: *mut u8, from: *const u8, count: usize) is copy(to, from, count);
        __aeabi_memcpy8(to: *mut u8, from: *const u8, count: usize) is __aeabi_memcpy4(to, from, count);
        __aeabi_memset(to: *mut u8, count: usize, byte: c_int) is fill(to, byte as u8, count);
        __aeabi_memset8(to: *mut u8, count: usize, byte: c_int) is __aeabi_memset4(to, count, byte);
        __aeabi_memclr(to: *mut u8, count: usize) is fill(to, 0, count);
        __aeabi_memclr4(to: *mut u8, count: usize) is __aeabi_memset4(to, count, 0);
        __aeabi_memclr8(to: *mut u8, count: usize) is __aeabi_memset4(to, count, 0);
    }
}
