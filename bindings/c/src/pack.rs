//! Opening a pack, and how to reach its records: by number, and by id.
//!
//! Owns: the handle of a pack. Cost: opening is O(sections), 64 at most; counting is O(1); looking an id up is the logarithm of the number of records.

use crate::boundary::{Handle, Outcome, items, jobpack_text, memory, opened, seal, text, write};
use crate::status::jobpack_status::{self, *};
use crate::status::{jobpack_error, status_of};
use core::ffi::{c_char, c_void};
use core::mem::MaybeUninit;
use jobpack::Pack;
use jobpack::pack::Section;
use jobpack_record::*;

/// A pack that was opened. Caller-owned plain data: copy it as you like; it needs no close. It is immutable, and any number of threads may use it at once.
///
/// It stays valid as long as the bytes of the pack stay where and as they are. Zero it or open it before use: a zeroed one is "not open".
#[derive(Clone, Copy)]
#[repr(C)]
pub struct jobpack_pack {
    /// Private.
    private_: [MaybeUninit<u64>; 40],
}

// SAFETY: any bytes are one, and only `jobpack_open` seals it.
unsafe impl Handle for jobpack_pack {
    type Content = Pack<'static>;
    const SEAL: u64 = u64::from_le_bytes(*b"JBPpack\x01");
}

/// A kind of record that has numbers, from 0 to its count less one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum jobpack_record {
    /// Resources, in the order of their ids.
    JOBPACK_RESOURCES = 1,
    /// Jobs and outcomes: first the jobs, then the outcomes, each in the order of their ids.
    JOBPACK_NEEDS = 2,
    /// Jobs: a job has the same number as a need.
    JOBPACK_JOBS = 3,
    /// Outcomes, by their own numbers: add the number of jobs for that of the need.
    JOBPACK_OUTCOMES = 4,
    /// Links: a resource serves a need. In the order of needs, then of resources.
    JOBPACK_LINKS = 5,
    /// What resources serve: the same links, in the order of resources.
    JOBPACK_SERVED = 6,
    /// Requirements, in the order of resources.
    JOBPACK_REQUIREMENTS = 7,
    /// Options of requirements.
    JOBPACK_OPTIONS = 8,
    /// Facet values of resources and circumstances.
    JOBPACK_CONDITIONS = 9,
    /// Facets, in the order of their names.
    JOBPACK_FACETS = 10,
    /// Named circumstances, in the order of their ids.
    JOBPACK_CIRCUMSTANCES = 11,
    /// The circumstances that jobs are known in, in the order of jobs.
    JOBPACK_JOB_CIRCUMSTANCES = 12,
    /// Collections, in the order of their ids.
    JOBPACK_COLLECTIONS = 13,
    /// Items of collections.
    JOBPACK_ITEMS = 14,
    /// Tallies of ratings.
    JOBPACK_TALLIES = 15,
    /// Names: of languages, kinds, facets and their values.
    JOBPACK_NAMES = 16,
    /// Sections of the file.
    JOBPACK_SECTIONS = 17,
}

/// Opens a pack in place: `length` bytes at `data`, which stay where and as they are for as long as the handle is used. Bytes behind the pack's end are
/// ignored. Checks the header and the section table only, and follows no pointers; whatever the bytes, every later call is safe.
///
/// `size` is `sizeof *pack`. `error` may be NULL; if opening fails because of the bytes, it tells what is wrong and where. If it fails, `pack` is not open.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_SIZE`, `JOBPACK_ERROR_TOO_LONG`, and the numbers 1 to 9 for bytes that are no pack of a version that
/// this library reads. Cost: the number of sections, 64 at most.
///
/// # Safety
/// P1 to P3, P5, P6 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_open(
    pack: *mut jobpack_pack,
    size: usize,
    data: *const c_void,
    length: usize,
    error: Option<&mut MaybeUninit<jobpack_error>>,
) -> jobpack_status {
    // SAFETY: P1, P5, P6.
    status_of(unsafe { memory(pack, size) }.and_then(|handle| {
        // SAFETY: P2, and P3: they outlive what is made of them.
        let bytes: &'static [u8] = unsafe { items(data.cast(), length) }?;
        seal(handle, tell(Pack::open(bytes), error)?);
        Ok(())
    }))
}

/// Writes an error of the engine where the caller wants to know of it.
pub(crate) fn tell<T>(
    result: Result<T, jobpack::Error>,
    detail: Option<&mut MaybeUninit<jobpack_error>>,
) -> Outcome<T> {
    result.map_err(|error| {
        if let Some(detail) = detail {
            detail.write(error.into());
        }
        error.into()
    })
}

/// Gives what can be read of a pack.
pub(crate) fn read<T>(
    pack: Option<&jobpack_pack>,
    output: Option<&mut MaybeUninit<T>>,
    read: impl FnOnce(&Pack<'static>) -> Outcome<T>,
) -> jobpack_status {
    write(output, opened(pack).and_then(read))
}

/// How many records of a kind the pack has; `kind` is a `jobpack_record`. Cost: O(1).
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, and `JOBPACK_ERROR_CODE` for a kind that this library does not know.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_count(
    pack: Option<&jobpack_pack>,
    kind: u32,
    count: Option<&mut MaybeUninit<u32>>,
) -> jobpack_status {
    read(pack, count, |pack| count_of(pack, kind))
}

impl jobpack_record {
    const ALL: [Self; 17] = [
        Self::JOBPACK_RESOURCES,
        Self::JOBPACK_NEEDS,
        Self::JOBPACK_JOBS,
        Self::JOBPACK_OUTCOMES,
        Self::JOBPACK_LINKS,
        Self::JOBPACK_SERVED,
        Self::JOBPACK_REQUIREMENTS,
        Self::JOBPACK_OPTIONS,
        Self::JOBPACK_CONDITIONS,
        Self::JOBPACK_FACETS,
        Self::JOBPACK_CIRCUMSTANCES,
        Self::JOBPACK_JOB_CIRCUMSTANCES,
        Self::JOBPACK_COLLECTIONS,
        Self::JOBPACK_ITEMS,
        Self::JOBPACK_TALLIES,
        Self::JOBPACK_NAMES,
        Self::JOBPACK_SECTIONS,
    ];

    fn of(code: u32) -> Outcome<Self> {
        Self::ALL.get(code.wrapping_sub(1) as usize).copied().ok_or(JOBPACK_ERROR_CODE)
    }

    /// The table that has all records of the kind, and only these.
    const fn section(self) -> Option<Section> {
        Some(match self {
            JOBPACK_RESOURCES => Section::Resources,
            JOBPACK_JOBS => Section::Jobs,
            JOBPACK_OUTCOMES => Section::Outcomes,
            JOBPACK_LINKS => Section::Links,
            JOBPACK_SERVED => Section::Served,
            JOBPACK_REQUIREMENTS => Section::Requirements,
            JOBPACK_OPTIONS => Section::Choices,
            JOBPACK_CONDITIONS => Section::Conditions,
            JOBPACK_FACETS => Section::Facets,
            JOBPACK_CIRCUMSTANCES => Section::Circumstances,
            JOBPACK_JOB_CIRCUMSTANCES => Section::JobCircumstances,
            JOBPACK_COLLECTIONS => Section::Collections,
            JOBPACK_ITEMS => Section::Items,
            JOBPACK_TALLIES => Section::Tallies,
            JOBPACK_NAMES => Section::Names,
            JOBPACK_NEEDS | JOBPACK_SECTIONS => return None,
        })
    }

    /// The same, if the records have ids.
    fn section_of_ids(self) -> Outcome<Section> {
        let with_ids = [JOBPACK_RESOURCES, JOBPACK_CIRCUMSTANCES, JOBPACK_COLLECTIONS, JOBPACK_NAMES].contains(&self);
        self.section().filter(|_| with_ids).ok_or(JOBPACK_ERROR_CODE)
    }
}

fn count_of(pack: &Pack<'_>, kind: u32) -> Outcome<u32> {
    let kind = jobpack_record::of(kind)?;
    Ok(match kind.section() {
        Some(section) => pack.row_count(section),
        None if kind == JOBPACK_NEEDS => pack.need_count(),
        // 64 at most.
        None => pack.sections().count() as u32,
    })
}

/// The number of the record with this id, exactly; `kind` is `JOBPACK_RESOURCES`, `JOBPACK_NEEDS`, `JOBPACK_CIRCUMSTANCES`, `JOBPACK_COLLECTIONS` or
/// `JOBPACK_NAMES` (whose ids are the names). Cost: the logarithm of the number of records.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, `JOBPACK_ERROR_UTF8`, `JOBPACK_ERROR_TOO_LONG`, and
/// `JOBPACK_ERROR_CODE` for a kind without ids.
///
/// # Safety
/// P1 to P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_number(
    pack: Option<&jobpack_pack>,
    kind: u32,
    id: *const c_char,
    id_length: usize,
    number: Option<&mut MaybeUninit<u32>>,
) -> jobpack_status {
    // SAFETY: P2.
    let id = unsafe { text(id, id_length) };
    read(pack, number, |pack| number_of(pack, kind, id?))
}

fn number_of(pack: &Pack<'_>, kind: u32, id: &str) -> Outcome<u32> {
    let found = match jobpack_record::of(kind)? {
        JOBPACK_NEEDS => pack.need_by_id(id),
        JOBPACK_NAMES => pack.name_number(id).map(u32::from),
        kind => pack.number_by_id(kind.section_of_ids()?, id),
    };
    found.ok_or(JOBPACK_NOT_FOUND)
}

/// The id of a record by its number, for the kinds that `jobpack_number` takes. Cost: O(1).
///
/// Fails with `JOBPACK_NOT_FOUND` beyond the last number, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, and `JOBPACK_ERROR_CODE` for a kind without ids.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_id(
    pack: Option<&jobpack_pack>,
    kind: u32,
    number: u32,
    id: Option<&mut MaybeUninit<jobpack_text>>,
) -> jobpack_status {
    read(pack, id, |pack| id_of(pack, kind, number).map(Into::into))
}

fn id_of(pack: &Pack<'static>, kind: u32, number: u32) -> Outcome<&'static str> {
    let (section, number) = match jobpack_record::of(kind)? {
        JOBPACK_NEEDS => pack.need_place(number),
        kind => (kind.section_of_ids()?, number),
    };
    pack.id_at(section, number).ok_or(JOBPACK_NOT_FOUND)
}

/// What the section table of the file says of a section, known to this library or not. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_section {
    /// Four ASCII letters.
    pub tag: [u8; 4],
    /// Where it begins, in bytes from the start of the pack.
    pub offset: u32,
    /// How many bytes it has, without padding.
    pub length: u32,
    /// Its CRC-32.
    pub crc: u32,
    /// The version of the section.
    pub version: u16,
    /// 1 if a reader that does not know it must refuse the pack, else 0.
    pub critical: u8,
    /// 0.
    pub reserved_: [u8; 5],
}

/// A section of the file by its number, in the order of tags. Cost: the number.
///
/// Fails with `JOBPACK_NOT_FOUND`, `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_section_at(
    pack: Option<&jobpack_pack>,
    number: u32,
    section: Option<&mut MaybeUninit<jobpack_section>>,
) -> jobpack_status {
    read(pack, section, |pack| {
        let info = pack.sections().nth(number as usize).ok_or(JOBPACK_NOT_FOUND)?;
        let jobpack::pack::SectionInfo { tag, version, critical, offset, length, crc } = info;
        Ok(jobpack_section { tag, offset, length, crc, version, critical: critical.into(), reserved_: [0; 5] })
    })
}
