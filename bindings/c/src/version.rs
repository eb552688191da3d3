//! The versions of the library, of its ABI and of the packs that it reads.
//!
//! Owns: the number of the ABI, which rises when what is there changes its meaning, not when more comes. Cost: none.

use core::ffi::{CStr, c_char};
use jobpack::pack::FORMAT_MAJOR;

/// The version of the ABI that these files declare: `JOBPACK_ABI_VERSION` in the header.
pub const ABI_VERSION: u32 = 1;

/// The version of the library that is linked, such as "0.1.0": a static text with a final NUL. `JOBPACK_VERSION` is that of the header. Safe from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_version() -> *const c_char {
    const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(version) => version,
        Err(_) => c"",
    };
    VERSION.as_ptr()
}

/// The version of the ABI of the library that is linked. `JOBPACK_ABI_VERSION` is that of the header. Safe from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_abi_version() -> u32 {
    ABI_VERSION
}

/// The oldest major version of packs that the linked library reads. Safe from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_format_oldest() -> u32 {
    FORMAT_MAJOR.into()
}

/// The newest major version of packs that the linked library reads. Safe from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_format_newest() -> u32 {
    FORMAT_MAJOR.into()
}
