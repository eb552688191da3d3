//! From pointers to references and back: where nearly all `unsafe` of the project stands.
//!
//! Owns: texts and slices that come in, outputs that go out, and handles, which are memory of the caller in which a value of the engine lies behind a
//! seal that tells whether it is there. A pointer that comes in as `Option<&T>` is NULL or a valid reference by promise P1 of `docs/ABI.md`; an
//! output comes as `Option<&mut MaybeUninit<T>>`, since it may be uninitialised. Cost: a few comparisons.

use crate::status::jobpack_status::{self, *};
use crate::status::status_of;
use core::ffi::c_char;
use core::mem::MaybeUninit;
use core::slice;

/// What a call gives, or why not.
pub type Outcome<T = ()> = Result<T, jobpack_status>;

/// A text that is borrowed: from the pack, or static. Plain data.
///
/// UTF-8 without a final NUL; `length` counts bytes. `data` is never NULL in a text that the library gives, not even in an empty one. It
/// is readable as long as the bytes of the pack are.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_text {
    /// The first byte.
    pub data: *const c_char,
    /// How many bytes.
    pub length: usize,
}

impl From<&str> for jobpack_text {
    fn from(text: &str) -> Self {
        Self { data: text.as_ptr().cast(), length: text.len() }
    }
}

impl Default for jobpack_text {
    fn default() -> Self {
        Self::from("")
    }
}

/// Writes an output, or says why there is none.
pub(crate) fn write<T>(output: Option<&mut MaybeUninit<T>>, value: Outcome<T>) -> jobpack_status {
    status_of(output.ok_or(JOBPACK_ERROR_NULL).and_then(|output| {
        output.write(value?);
        Ok(())
    }))
}

/// The items that a caller names; `(NULL, 0)` names none.
///
/// # Safety
/// P2: `data` is NULL or valid for `length` items that stay as they are while the result is used.
pub(crate) unsafe fn items<'a, T>(data: *const T, length: usize) -> Outcome<&'a [T]> {
    if length == 0 {
        return Ok(&[]);
    }
    check_span::<T>(data, length)?;
    // SAFETY: P2; not NULL and not longer than memory, as was checked.
    Ok(unsafe { slice::from_raw_parts(data, length) })
}

/// The room for items that a caller names, filled with `empty`; `(NULL, 0)` names none.
///
/// # Safety
/// P1 and P5: `data` is NULL or valid for writing `length` items, which nothing else refers to while the result is used.
pub(crate) unsafe fn room<'a, T: Copy>(data: *mut T, length: usize, empty: T) -> Outcome<&'a mut [T]> {
    if length == 0 {
        return Ok(&mut []);
    }
    check_span::<T>(data, length)?;
    // SAFETY: P1, P5; not NULL and not longer than memory, as was checked. Uninitialised items are allowed in this type.
    let room = unsafe { slice::from_raw_parts_mut(data.cast::<MaybeUninit<T>>(), length) };
    for item in room.iter_mut() {
        item.write(empty);
    }
    // SAFETY: every item was just written, and both types have one layout.
    Ok(unsafe { slice::from_raw_parts_mut(data, length) })
}

fn check_span<T>(data: *const T, length: usize) -> Outcome {
    match span(data.is_null(), length, size_of::<T>()) {
        JOBPACK_OK => Ok(()),
        status => Err(status),
    }
}

/// Whether so many items of a size can be in memory. One copy for all types.
#[inline(never)]
fn span(is_null: bool, length: usize, size: usize) -> jobpack_status {
    let bytes = length.checked_mul(size).filter(|&bytes| isize::try_from(bytes).is_ok());
    match (is_null, bytes) {
        (true, _) => JOBPACK_ERROR_NULL,
        (false, None) => JOBPACK_ERROR_TOO_LONG,
        (false, Some(_)) => JOBPACK_OK,
    }
}

/// The text that a caller names; `(NULL, 0)` is the empty one.
///
/// # Safety
/// P2, as for [`items`].
pub(crate) unsafe fn text<'a>(data: *const c_char, length: usize) -> Outcome<&'a str> {
    // SAFETY: P2.
    let bytes = unsafe { items(data.cast::<u8>(), length) }?;
    core::str::from_utf8(bytes).map_err(|_| JOBPACK_ERROR_UTF8)
}

/// Memory of the caller in which a value of the engine may lie.
///
/// # Safety
/// Any bytes, initialised or not, are a value of the type, and only [`seal`] writes its seal into it.
pub(crate) unsafe trait Handle: Sized {
    /// What lies in it: what any number of threads may read.
    type Content: Send + Sync + 'static;
    /// What tells that it is there: different for each kind of handle.
    const SEAL: u64;
}

/// The content of a handle that was opened.
#[repr(C)]
pub(crate) struct Sealed<T> {
    seal: u64,
    content: T,
}

/// The place in a handle where its content lies behind the seal.
const fn inside<H: Handle>(handle: *mut H) -> *mut Sealed<H::Content> {
    const {
        assert!(
            size_of::<Sealed<H::Content>>() <= size_of::<H>() && align_of::<Sealed<H::Content>>() <= align_of::<H>()
        )
    }
    handle.cast()
}

/// Memory of a caller for a handle, if there is as much as this library was built for. It is "not open" until something is put into it, so that nobody reads
/// memory that was never written if opening fails.
///
/// # Safety
/// P1, P5, P6: `handle` is NULL or aligned and valid for writing `size` bytes, which nothing else refers to while the result is used.
pub(crate) unsafe fn memory<'a, H: Handle>(handle: *mut H, size: usize) -> Outcome<&'a mut MaybeUninit<H>> {
    if handle.is_null() {
        return Err(JOBPACK_ERROR_NULL);
    }
    // Before there is a reference, which says that all of it is there.
    if size < size_of::<H>() {
        return Err(JOBPACK_ERROR_SIZE);
    }
    // SAFETY: P1, P6: the memory is large enough, as was just checked.
    unsafe { (&raw mut (*inside(handle)).seal).write(0) };
    // SAFETY: P1, P5, P6, as above; uninitialised memory is allowed in this type.
    Ok(unsafe { &mut *handle.cast() })
}

/// Puts a value into a handle.
pub(crate) fn seal<H: Handle>(handle: &mut MaybeUninit<H>, content: H::Content) {
    // SAFETY: the reference is valid for writing a handle, and `inside` checks that the content fits.
    unsafe { inside(handle.as_mut_ptr()).write(Sealed { seal: H::SEAL, content }) };
}

/// Puts the value into a handle that has only zeros. It is made in its place, since the stack of a small device would not hold it.
///
/// # Safety
/// Zeros are a value of the content.
pub(crate) unsafe fn seal_zeros<H: Handle>(handle: &mut MaybeUninit<H>) {
    let handle = handle.as_mut_ptr();
    // SAFETY: the reference is valid for writing a handle, `inside` checks that the content fits, and zeros are a value of it, as was promised.
    unsafe {
        handle.write_bytes(0, 1);
        (&raw mut (*inside(handle)).seal).write(H::SEAL);
    }
}

/// What lies in a handle, if it was opened.
pub(crate) fn opened<H: Handle>(handle: Option<&H>) -> Outcome<&H::Content> {
    let handle = handle.ok_or(JOBPACK_ERROR_NULL)?;
    let sealed = inside(core::ptr::from_ref(handle).cast_mut()).cast_const();
    // SAFETY: P4: the handle was zeroed or opened, so its first word is initialised; `inside` checks that the content fits.
    if unsafe { (&raw const (*sealed).seal).read() } != H::SEAL {
        return Err(JOBPACK_ERROR_NOT_OPEN);
    }
    // SAFETY: P4: the seal is there, so `seal` wrote the content, and P3: what it borrows is still there.
    Ok(unsafe { &(*sealed).content })
}

/// What lies in a handle, if it was opened, to be changed.
pub(crate) fn opened_mut<H: Handle>(handle: Option<&mut H>) -> Outcome<&mut H::Content> {
    let handle = handle.ok_or(JOBPACK_ERROR_NULL)?;
    opened(Some(&*handle))?;
    let sealed = inside(core::ptr::from_mut(handle));
    // SAFETY: P3, P4, as in `opened`, and P8: nobody else uses the handle meanwhile.
    Ok(unsafe { &mut (*sealed).content })
}
