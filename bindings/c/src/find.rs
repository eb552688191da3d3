//! Just in time: the best resources for words, and why.
//!
//! Owns: the handle of a search, which is its memory and its findings. Cost: the postings of the query's words and the links of the best needs.

use crate::boundary::{Handle, Outcome, jobpack_text, memory, opened, opened_mut, room, seal_zeros, text, write};
use crate::pack::jobpack_pack;
use crate::situation::jobpack_situation;
use crate::status::jobpack_status::{self, *};
use crate::status::status_of;
use core::ffi::c_char;
use core::mem::{MaybeUninit, offset_of};
use jobpack::ROOMY;
use jobpack::find::{Hit, QueryWord, Repair, Scratch, find};
use jobpack::fit::Situation;

/// How many numbers the memory of a search has where memory is plenty,
pub const ROOMY_SEARCH: u32 = 7360;
/// and on a device or in a browser.
pub const SMALL_SEARCH: u32 = 896;
/// The macro of the header says the same by the compiler's own names of systems.
const JOBPACK_SEARCH_WORDS: usize = if ROOMY { ROOMY_SEARCH as usize } else { SMALL_SEARCH as usize };

/// The memory of a search, and after it what was searched for, repaired and matched. Caller-owned plain data, about 7 KiB on a device and in a browser, 57.5 KiB
/// under Linux, Windows and Apple's systems, where a search takes less time: may be static; to be used by one thread at a time, as often as you like; it
/// needs no close. It holds nothing of the pack.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct jobpack_search {
    /// Private.
    private_: [MaybeUninit<u64>; JOBPACK_SEARCH_WORDS],
}

// SAFETY: any bytes are one, and only `jobpack_search_open` seals it.
unsafe impl Handle for jobpack_search {
    type Content = Scratch;
    const SEAL: u64 = u64::from_le_bytes(*b"JBPfind\x01");
}

/// Makes memory ready to search with; `size` is `sizeof *search`. Once is enough.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_SIZE`.
///
/// # Safety
/// P1, P6 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_search_open(search: *mut jobpack_search, size: usize) -> jobpack_status {
    // SAFETY: P1, P6, and nothing else is passed. Zeros are an empty scratch: it has integers, flags and vectors without items, which `heapless` keeps as a
    // number of items beside items that need not be initialised.
    status_of(unsafe { memory(search, size).map(|handle| seal_zeros(handle)) })
}

/// A resource that answers, and why. Plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct jobpack_hit {
    /// The query's words that stand in the resource: bit `i` is word `i` of `jobpack_search_word_at`.
    pub words: u64,
    /// The query's words that stand in the need, likewise.
    pub need_words: u64,
    /// The number of the resource; of `jobpack_find_in`, that among the resources of all packs.
    pub resource: u32,
    /// The larger, the better; comparable within one query.
    pub score: u32,
    /// The need that led to it, the one that passed on most; `JOBPACK_NONE` if none did.
    pub need: u32,
    /// What of the score that need passed on.
    pub inherited: u32,
}

// The caller's hits are filled by the engine where they lie.
const _: () = assert!(
    size_of::<jobpack_hit>() == size_of::<Hit>()
        && align_of::<jobpack_hit>() == align_of::<Hit>()
        && offset_of!(jobpack_hit, words) == offset_of!(Hit, words)
        && offset_of!(jobpack_hit, need_words) == offset_of!(Hit, need_words)
        && offset_of!(jobpack_hit, resource) == offset_of!(Hit, resource)
        && offset_of!(jobpack_hit, score) == offset_of!(Hit, score)
        && offset_of!(jobpack_hit, need) == offset_of!(Hit, need)
        && offset_of!(jobpack_hit, inherited) == offset_of!(Hit, inherited)
);

/// Finds the best resources for words, UTF-8, as a person types them. Writes the best `capacity` of them to `hits`, the best first, and to `count` how
/// many there are, 0 to `capacity`; the rest of `hits` is written too and means nothing. What was searched for and what was repaired stands in `search`
/// afterwards. `situation` may be NULL: it says nothing.
///
/// Several threads may search in one pack, each with its own `search`. The same words give the same hits on every machine.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, `JOBPACK_ERROR_UTF8`, `JOBPACK_ERROR_TOO_LONG`, `JOBPACK_ERROR_RESERVED`.
///
/// # Safety
/// P1 to P5 and P8 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_find(
    pack: Option<&jobpack_pack>,
    words: *const c_char,
    words_length: usize,
    situation: Option<&jobpack_situation>,
    search: Option<&mut jobpack_search>,
    hits: *mut jobpack_hit,
    capacity: usize,
    count: Option<&mut MaybeUninit<usize>>,
) -> jobpack_status {
    if count.is_none() {
        return JOBPACK_ERROR_NULL;
    }
    write(
        count,
        opened(pack).and_then(|pack| {
            // SAFETY: P1 to P5 and P8, which are the caller's.
            unsafe {
                ask((words, words_length), situation, search, (hits, capacity), |words, situation, scratch, hits| {
                    find(pack, words, situation, scratch, hits)
                })
            }
        }),
    )
}

/// Asks with what a caller passes, in one pack or in several.
///
/// # Safety
/// P1 to P5 and P8 of docs/ABI.md.
pub(crate) unsafe fn ask(
    words: (*const c_char, usize),
    situation: Option<&jobpack_situation>,
    search: Option<&mut jobpack_search>,
    hits: (*mut jobpack_hit, usize),
    find: impl FnOnce(&str, &Situation<'_>, &mut Scratch, &mut [Hit]) -> usize,
) -> Outcome<usize> {
    // SAFETY: P1, P2.
    let (words, situation) = unsafe { (text(words.0, words.1)?, crate::situation::situation(situation)?) };
    let scratch = opened_mut(search)?;
    // SAFETY: P1, P5; the two types of hits have one layout, as was checked above.
    let hits = unsafe { room(hits.0.cast::<Hit>(), hits.1, Hit::default()) }?;
    Ok(find(words, &situation, scratch, hits))
}

/// What a search found beside its hits. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_findings {
    /// How many different words were searched for, 64 at most: see `jobpack_search_word_at`.
    pub word_count: u32,
    /// How many words were repaired, 16 at most: see `jobpack_search_repair_at`.
    pub repair_count: u32,
    /// How many needs passed on their match, 8 at most: see `jobpack_search_need_at`.
    pub need_count: u32,
    /// 1 if the query had more than 64 different words and those beyond were not searched for, else 0.
    pub overlong: u32,
}

fn search_read<T>(
    search: Option<&jobpack_search>,
    output: Option<&mut MaybeUninit<T>>,
    read: impl FnOnce(&Scratch) -> Outcome<T>,
) -> jobpack_status {
    write(output, opened(search).and_then(read))
}

/// Reads what the last search found beside its hits.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_search_findings(
    search: Option<&jobpack_search>,
    findings: Option<&mut MaybeUninit<jobpack_findings>>,
) -> jobpack_status {
    search_read(search, findings, |scratch| {
        Ok(jobpack_findings {
            word_count: scratch.words().len() as u32,
            repair_count: scratch.repairs().len() as u32,
            need_count: scratch.needs().count() as u32,
            overlong: scratch.overlong().into(),
        })
    })
}

/// A word of the query that was searched for. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_word {
    /// Where it begins in the query, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How often the query says it, 255 at most; 0 if it is the second best guess at what was meant, which counts half.
    pub times: u32,
    /// 0.
    pub reserved_: u32,
}

/// Reads a word of the last query by its number, which is its bit in the `words` of hits.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_search_word_at(
    search: Option<&jobpack_search>,
    number: u32,
    word: Option<&mut MaybeUninit<jobpack_word>>,
) -> jobpack_status {
    search_read(search, word, |scratch| {
        let QueryWord { start, end, times, .. } = *scratch.words().get(number as usize).ok_or(JOBPACK_NOT_FOUND)?;
        Ok(jobpack_word { start, end, times: times.into(), reserved_: 0 })
    })
}

/// A word that was searched for instead of what the query says: for one that the pack does not know, for two that are one word of the pack (the place covers
/// both), or for one that is two words of the pack (each a repair with a place of its own). Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_repair {
    /// What was searched for instead; borrowed from the search, until it is used again: copy it before you search for it in the same one.
    pub found: jobpack_text,
    /// Where what it stands for begins in the query, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// Reads a repair of the last query by its number.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_search_repair_at(
    search: Option<&jobpack_search>,
    number: u32,
    repair: Option<&mut MaybeUninit<jobpack_repair>>,
) -> jobpack_status {
    search_read(search, repair, |scratch| {
        let Repair { start, end, found } = scratch.repairs().get(number as usize).ok_or(JOBPACK_NOT_FOUND)?;
        let found = jobpack_text { data: found.as_ptr().cast(), length: found.len() };
        Ok(jobpack_repair { found, start: *start, end: *end })
    })
}

/// A need that matched the query. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_need_match {
    /// The number of the need.
    pub need: u32,
    /// Its score: the larger, the better.
    pub score: u32,
}

/// Reads a need that the last query matched by its place: the best first.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_search_need_at(
    search: Option<&jobpack_search>,
    place: u32,
    need: Option<&mut MaybeUninit<jobpack_need_match>>,
) -> jobpack_status {
    search_read(search, need, |scratch| {
        let (need, score) = scratch.needs().nth(place as usize).ok_or(JOBPACK_NOT_FOUND)?;
        Ok(jobpack_need_match { need, score })
    })
}
