//! Just in case: the few resources that cover what matters, in the time at hand, with a certificate.
//!
//! Owns: how a piece of the caller's memory becomes the scratch of a pick, and how its answer is read. Cost: see `jobpack_pick`.

use crate::boundary::{Handle, Outcome, Sealed, items, opened, seal, write};
use crate::pack::{jobpack_pack, read};
use crate::situation::{jobpack_situation, situation};
use crate::status::jobpack_status::{self, *};
use core::ffi::c_void;
use core::mem::MaybeUninit;
use core::slice;
use jobpack::pick::{self, Aspect, Certificate, LeftOut, Pick, Picked, Request, Room, Scratch};

/// What to cover and within which limits. Plain data; zeroed, it covers every outcome and has no limits. What it points to must stay there during the call.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_request {
    /// The numbers of the needs to cover; a job stands for itself and its outcomes. (NULL, 0): every outcome of the pack.
    pub aspects: *const u32,
    /// How many.
    pub aspect_count: usize,
    /// The numbers of resources that are known: they are not offered, meet requirements, and what they serve counts as covered so far.
    pub known: *const u32,
    /// How many.
    pub known_count: usize,
    /// The numbers of needs that are known: they are not covered again and meet requirements.
    pub known_needs: *const u32,
    /// How many.
    pub known_need_count: usize,
    /// The numbers of the only resources to choose from, in the curator's order, such as the items of a collection; NULL for all resources.
    pub pool: *const u32,
    /// How many.
    pub pool_count: usize,
    /// Who asks and when, or NULL. Its minutes are the limit for one resource, not for all together.
    pub situation: *const jobpack_situation,
    /// The budget in minutes; 0 for none.
    pub minutes: u16,
    /// How many resources at most; 0 for as many as there is room for.
    pub items: u16,
    /// Must be 0.
    pub reserved_: [u32; 7],
}

/// The engine's request; NULL asks for everything.
///
/// # Safety
/// P1 and P2 for the struct and what it points to.
unsafe fn request<'r>(request: Option<&'r jobpack_request>) -> Outcome<Request<'r>> {
    let Some(request) = request else { return Ok(Request::default()) };
    if request.reserved_ != [0; 7] {
        return Err(JOBPACK_ERROR_RESERVED);
    }
    // SAFETY: P1, P2.
    unsafe {
        Ok(Request {
            aspects: items(request.aspects, request.aspect_count)?,
            minutes: request.minutes,
            items: request.items,
            known: items(request.known, request.known_count)?,
            known_needs: items(request.known_needs, request.known_need_count)?,
            pool: match request.pool.is_null() {
                true if request.pool_count == 0 => None,
                _ => Some(items(request.pool, request.pool_count)?),
            },
            situation: situation(request.situation.as_ref())?,
        })
    }
}

/// The answer of a pick. It lies in the memory that was given to `jobpack_pick`, and is there as long as that memory is not used for something else. Any number
/// of threads may read it at once.
pub struct jobpack_selection {
    // Read and written through `Handle`.
    _private: MaybeUninit<Sealed<Pick<'static>>>,
}

// SAFETY: any bytes are one, and only `picked` seals it.
unsafe impl Handle for jobpack_selection {
    type Content = Pick<'static>;
    const SEAL: u64 = u64::from_le_bytes(*b"JBPpick\x01");
}

/// Memory of the caller that is cut into pieces from the front.
struct Memory {
    next: *mut u8,
    left: usize,
}

impl Memory {
    /// A piece for so many values.
    ///
    /// # Safety
    /// P1 and P5: the memory is valid for writing, and nothing else refers to it.
    unsafe fn piece<T>(&mut self, count: usize) -> Outcome<&'static mut [MaybeUninit<T>]> {
        let skip = self.next.addr().wrapping_neg() % align_of::<T>();
        let size = size_of::<T>().checked_mul(count).and_then(|size| size.checked_add(skip));
        let size = size.filter(|&size| size <= self.left).ok_or(JOBPACK_ERROR_ROOM)?;
        // SAFETY: P1, P6: `skip` and `size` lie within what is left.
        let (start, next) = unsafe { (self.next.add(skip), self.next.add(size)) };
        (self.next, self.left) = (next, self.left.saturating_sub(size));
        // SAFETY: P1, P5: aligned and large enough, and given once.
        Ok(unsafe { slice::from_raw_parts_mut(start.cast(), count) })
    }

    /// A piece for one value.
    ///
    /// # Safety
    /// As for [`piece`](Self::piece).
    unsafe fn place<T>(&mut self) -> Outcome<&'static mut MaybeUninit<T>> {
        // SAFETY: P1, P5.
        unsafe { self.piece(1) }?.first_mut().ok_or(JOBPACK_ERROR_ROOM)
    }

    /// A piece for so many values, each of them written.
    ///
    /// # Safety
    /// As for [`piece`](Self::piece).
    unsafe fn cut<T: Default>(&mut self, count: usize) -> Outcome<&'static mut [T]> {
        // SAFETY: P1, P5.
        let piece = unsafe { self.piece::<T>(count) }?;
        for value in piece.iter_mut() {
            value.write(T::default());
        }
        // SAFETY: every value was just written, and both types have one layout.
        Ok(unsafe { slice::from_raw_parts_mut(piece.as_mut_ptr().cast(), count) })
    }
}

/// What the answer itself takes, and what aligning the seven pieces may take.
const HEAD: usize = size_of::<jobpack_selection>() + size_of::<Scratch<'static>>() + 64;

/// Writes to `size` how many bytes of memory are enough for `jobpack_pick` to look at everything in this pack. `items` is the most resources that will be
/// asked for, 0 for no limit. Less memory looks at less, and the answer says so. Cost: O(1).
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_pick_memory(
    pack: Option<&jobpack_pack>,
    items: u16,
    size: Option<&mut MaybeUninit<usize>>,
) -> jobpack_status {
    read(pack, size, |pack| Ok(Room::enough(pack, items).bytes().saturating_add(HEAD)))
}

/// Picks the resources that cover what matters, in `memory_size` bytes of the caller's memory, which needs no alignment, and writes to `selection` where in it
/// the answer lies. `request` may be NULL: it covers every outcome without limits. `jobpack_pick_memory` tells how much memory is enough.
///
/// Cost: O(candidates x links x items) for each of three greedy orders; see docs/COMPARE.md for figures.
///
/// Fails with `JOBPACK_ERROR_ROOM` if the memory is too small even for an empty answer, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, `JOBPACK_ERROR_UTF8`,
/// `JOBPACK_ERROR_TOO_LONG`, `JOBPACK_ERROR_RESERVED`.
///
/// # Safety
/// P1 to P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_pick(
    pack: Option<&jobpack_pack>,
    request: Option<&jobpack_request>,
    memory: *mut c_void,
    memory_size: usize,
    selection: Option<&mut MaybeUninit<*const jobpack_selection>>,
) -> jobpack_status {
    if selection.is_none() {
        return JOBPACK_ERROR_NULL;
    }
    // SAFETY: P1 to P5.
    write(selection, unsafe { picked(pack, request, memory, memory_size) })
}

/// # Safety
/// P1 to P5, as for [`jobpack_pick`].
unsafe fn picked(
    pack: Option<&jobpack_pack>,
    request: Option<&jobpack_request>,
    memory: *mut c_void,
    left: usize,
) -> Outcome<*const jobpack_selection> {
    let pack = opened(pack)?;
    // SAFETY: P1, P2.
    let request = unsafe { self::request(request) }?;
    if memory.is_null() {
        return Err(if left == 0 { JOBPACK_ERROR_ROOM } else { JOBPACK_ERROR_NULL });
    }
    let room = Room::enough(pack, request.items).within(left.saturating_sub(HEAD));
    let mut memory = Memory { next: memory.cast(), left };
    // SAFETY: P1, P5.
    let (place, scratch) = unsafe { (memory.place()?, memory.place::<Scratch<'static>>()?) };
    // SAFETY: P1, P5.
    let scratch = scratch.write(unsafe {
        Scratch {
            aspects: memory.cut(room.aspects)?,
            candidates: memory.cut(room.candidates)?,
            edges: memory.cut(room.edges)?,
            picked: memory.cut(room.picked)?,
            left_out: memory.cut(room.left_out)?,
        }
    });
    seal(place, pick::pick(pack, &request, scratch));
    Ok(place.as_ptr())
}

/// How good an answer is, and how much there is of it. Plain data. Values are sums of weight times strength: thousandths of opportunity times 255.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_certificate {
    /// What is covered, `known` included.
    pub value: u64,
    /// What known resources cover.
    pub known: u64,
    /// No choice within the limits covers more than this.
    pub bound: u64,
    /// All aspects with full strength.
    pub possible: u64,
    /// The minutes of all items.
    pub minutes: u32,
    /// How many items were picked: see `jobpack_picked_at`.
    pub item_count: u32,
    /// How many aspects there are: see `jobpack_aspect_at`.
    pub aspect_count: u32,
    /// How many resources that were left out are listed: see `jobpack_left_out_at`.
    pub left_out_count: u32,
    /// How many items have minutes that are not said, so that 10 were counted.
    pub estimated: u32,
    /// 1 if the memory did not suffice to look at everything, else 0; the bound then is all that is possible.
    pub truncated: u32,
    /// 0.
    pub reserved_: [u32; 6],
}

/// Gives what can be read of a selection.
fn selected<T>(
    selection: Option<&jobpack_selection>,
    output: Option<&mut MaybeUninit<T>>,
    read: impl FnOnce(&Pick<'static>) -> Option<T>,
) -> jobpack_status {
    write(output, opened(selection).and_then(|pick| read(pick).ok_or(JOBPACK_NOT_FOUND)))
}

/// Reads the certificate of a selection.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_certificate_read(
    selection: Option<&jobpack_selection>,
    certificate: Option<&mut MaybeUninit<jobpack_certificate>>,
) -> jobpack_status {
    selected(selection, certificate, |pick| {
        let Certificate { value, known, bound, possible, minutes, estimated } = pick.certificate;
        Some(jobpack_certificate {
            value,
            known,
            bound,
            possible,
            minutes,
            item_count: pick.items.len() as u32,
            aspect_count: pick.aspects.len() as u32,
            left_out_count: pick.left_out.len() as u32,
            estimated: estimated.into(),
            truncated: pick.truncated.into(),
            reserved_: [0; 6],
        })
    })
}

/// A picked resource. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_picked {
    /// The number of the resource.
    pub resource: u32,
    /// The aspect to which it adds the most after those before it; `JOBPACK_NONE` if it is there only because another requires it.
    pub need: u32,
    /// What it adds to the value of those before it.
    pub gain: u32,
    /// What it takes, in minutes.
    pub minutes: u16,
    /// 1 if its minutes are not said and 10 were counted, else 0.
    pub estimated: u16,
}

/// Reads a picked resource by its place: what is required comes first, then the curator's order.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_picked_at(
    selection: Option<&jobpack_selection>,
    place: u32,
    picked: Option<&mut MaybeUninit<jobpack_picked>>,
) -> jobpack_status {
    selected(selection, picked, |pick| {
        let Picked { resource, minutes, estimated, need, gain } = *pick.items.get(place as usize)?;
        Some(jobpack_picked { resource, need, gain, minutes, estimated: estimated.into() })
    })
}

/// A need that was to be covered. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_aspect {
    /// The number of the need.
    pub need: u32,
    /// Its opportunity in thousandths, or 5,000 if it was not rated.
    pub weight: u16,
    /// The strength with which it is covered, 0 to 255.
    pub covered: u8,
    /// A `jobpack_reason`: why it is not covered, if `covered` is 0.
    pub reason: u8,
}

/// Reads a need that was to be covered by its place: in the order of the numbers of needs.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_aspect_at(
    selection: Option<&jobpack_selection>,
    place: u32,
    aspect: Option<&mut MaybeUninit<jobpack_aspect>>,
) -> jobpack_status {
    selected(selection, aspect, |pick| {
        let Aspect { need, weight, covered, reason, .. } = *pick.aspects.get(place as usize)?;
        Some(jobpack_aspect { need, weight, covered, reason: reason as u8 })
    })
}

/// A resource that was left out. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_left_out {
    /// The number of the resource.
    pub resource: u32,
    /// What it would be worth alone if nothing were known, in the unit of the certificate's values.
    pub worth: u32,
    /// A `jobpack_reason`.
    pub reason: u32,
}

/// Reads a resource that serves an aspect and was left out by its place: the worthiest first.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_left_out_at(
    selection: Option<&jobpack_selection>,
    place: u32,
    left_out: Option<&mut MaybeUninit<jobpack_left_out>>,
) -> jobpack_status {
    selected(selection, left_out, |pick| {
        let LeftOut { resource, worth, reason } = *pick.left_out.get(place as usize)?;
        Some(jobpack_left_out { resource, worth, reason: reason as u32 })
    })
}

/// A soft requirement that neither the answer nor what is known meets. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_advice {
    /// The number of the resource that was picked and requires it.
    pub resource: u32,
    /// The number of the requirement: see `jobpack_requirement_at`.
    pub requirement: u32,
}

/// Reads a soft requirement that is not met by its place, given the request that the selection answers. Cost: the requirements of all items.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, and what `jobpack_pick` fails with for the request.
///
/// # Safety
/// P1 to P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_advice_at(
    pack: Option<&jobpack_pack>,
    request: Option<&jobpack_request>,
    selection: Option<&jobpack_selection>,
    place: u32,
    advice: Option<&mut MaybeUninit<jobpack_advice>>,
) -> jobpack_status {
    read(pack, advice, |pack| {
        // SAFETY: P1, P2.
        let request = unsafe { self::request(request) }?;
        let advised = opened(selection)?.advised(pack, &request).nth(place as usize);
        let (item, requirement, _) = advised.ok_or(JOBPACK_NOT_FOUND)?;
        Ok(jobpack_advice { resource: item.resource, requirement })
    })
}
