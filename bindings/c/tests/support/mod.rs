//! A small pack and what the tests of the C ABI share.
#![allow(dead_code, reason = "each test uses a part of it")]

#[rustfmt::skip]
pub mod c;

use core::mem::MaybeUninit;
use jobpack::Pack;
use jobpack_c::jobpack_status::{self, *};
use jobpack_c::jobpack_text;
use jobpack_c::pack::jobpack_pack;

/// Every kind of record: `tests/whole` of the repository, with few folds. `small.rs` tells if it is not what the builder writes.
pub const SMALL: &[u8] = include_bytes!("../small.pack");

/// What a call writes to its output, or why it fails.
pub fn got<T>(call: impl FnOnce(*mut T) -> jobpack_status) -> Result<T, jobpack_status> {
    let mut output = MaybeUninit::uninit();
    match call(output.as_mut_ptr()) {
        // SAFETY: a call that ends well has written its output.
        JOBPACK_OK => Ok(unsafe { output.assume_init() }),
        status => Err(status),
    }
}

/// The pack, opened by both sides.
pub fn opened() -> (jobpack_pack, Pack<'static>) {
    (handle(SMALL), Pack::open(SMALL).unwrap())
}

/// The handle of a pack that stays where it is for as long as it is used.
pub fn handle(bytes: &[u8]) -> jobpack_pack {
    // SAFETY: that is what is asked for.
    let open = |pack| unsafe {
        c::jobpack_open(pack, size_of::<jobpack_pack>(), bytes.as_ptr().cast(), bytes.len(), core::ptr::null_mut())
    };
    got(open).unwrap()
}

/// A text that came across.
pub fn said(text: jobpack_text) -> &'static str {
    assert!(!text.data.is_null());
    // SAFETY: the pack of these tests is static.
    let bytes = unsafe { core::slice::from_raw_parts(text.data.cast(), text.length) };
    core::str::from_utf8(bytes).unwrap()
}
