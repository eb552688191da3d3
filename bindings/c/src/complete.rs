//! How an unfinished word may go on, while somebody types.
//!
//! Owns: a completion as plain data. Cost: the blocks of the lexicon with words that begin so.

use crate::boundary::{opened, room, text, write};
use crate::pack::jobpack_pack;
use crate::status::jobpack_status::{self, *};
use core::ffi::c_char;
use core::mem::{MaybeUninit, offset_of};
use jobpack::find::complete;
use jobpack::text::{Completion, MAX_WORD};

/// A known word that an unfinished one may become. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_completion {
    /// The word, UTF-8, without a final NUL.
    pub text: [c_char; 48],
    /// How many bytes of it there are.
    pub length: u32,
    /// The number of the term that it stands for; two completions of one pack never have the same.
    pub term: u32,
    /// In how many needs and resources it stands.
    pub frequency: u32,
}

// The caller's completions are filled by the engine where they lie; the order of fields is that of the engine, by `repr(C)` on both sides.
const _: () = assert!(
    size_of::<jobpack_completion>() == size_of::<Completion>()
        && align_of::<jobpack_completion>() == align_of::<Completion>()
        && offset_of!(jobpack_completion, length) == MAX_WORD
        && offset_of!(jobpack_completion, term) == offset_of!(Completion, term)
        && offset_of!(jobpack_completion, frequency) == offset_of!(Completion, frequency)
);

/// Completes the last word of what a person has typed so far: writes to `completions` the known words that it may become, the most frequent first, and to
/// `count` how many there are, 0 to `capacity`; the rest is written too and means nothing. None if the words do not end in the middle of one.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, `JOBPACK_ERROR_UTF8`, `JOBPACK_ERROR_TOO_LONG`.
///
/// # Safety
/// P1 to P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_complete(
    pack: Option<&jobpack_pack>,
    words: *const c_char,
    words_length: usize,
    completions: *mut jobpack_completion,
    capacity: usize,
    count: Option<&mut MaybeUninit<usize>>,
) -> jobpack_status {
    if count.is_none() {
        return JOBPACK_ERROR_NULL;
    }
    write(
        count,
        opened(pack).and_then(|pack| {
            // SAFETY: P1, P2.
            let words = unsafe { text(words, words_length) }?;
            // SAFETY: P1, P5; the two types have one layout, as was checked above.
            let found = unsafe { room(completions.cast::<Completion>(), capacity, Completion::nothing()) }?;
            Ok(complete(pack, words, found))
        }),
    )
}
