//! How a call ended, and what was wrong with a pack and where.
//!
//! Owns: the frozen numbers. 1 to 63 are those of the engine's [`ErrorCode`], 64 on are outcomes that are no faults, 100 on are faults of the
//! call, 120 on are those of scoring. Cost: a match.

use crate::boundary::{jobpack_text, write};
use core::ffi::{CStr, c_char};
use core::mem::MaybeUninit;
use jobpack::{Error, ErrorCode, score};

/// How a call ended: `JOBPACK_OK`, or why not. The numbers are frozen and never reused; a later version may know more of them, 0x7fff at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum jobpack_status {
    /// All is well, and the outputs are written.
    JOBPACK_OK = 0,
    /// The bytes do not begin as a pack does.
    JOBPACK_ERROR_NOT_A_PACK = 1,
    /// There are fewer bytes than the pack's header says.
    JOBPACK_ERROR_TRUNCATED = 2,
    /// The pack's major version is not one that this library reads.
    JOBPACK_ERROR_VERSION = 3,
    /// The pack uses a feature that this library does not have.
    JOBPACK_ERROR_FEATURE = 4,
    /// A checksum does not match: the bytes were damaged.
    JOBPACK_ERROR_DAMAGED = 5,
    /// The section table is not as the format says.
    JOBPACK_ERROR_SECTION_TABLE = 6,
    /// A section that must be understood is not known.
    JOBPACK_ERROR_UNKNOWN_SECTION = 7,
    /// A section that must be understood has a newer version.
    JOBPACK_ERROR_SECTION_VERSION = 8,
    /// A section that every pack has is missing.
    JOBPACK_ERROR_MISSING_SECTION = 9,
    /// A record cannot be decoded, or is not written in the one canonical way.
    JOBPACK_ERROR_RECORD = 10,
    /// A record points outside of what it points into.
    JOBPACK_ERROR_REFERENCE = 11,
    /// Records are not in the order that the format asks for.
    JOBPACK_ERROR_ORDER = 12,
    /// What was asked for is not there: no such number, id or name.
    JOBPACK_NOT_FOUND = 13,
    /// Packs that were to be asked as one were not made together.
    JOBPACK_ERROR_NOT_TOGETHER = 14,
    /// A list has no more items.
    JOBPACK_DONE = 64,
    /// A pointer is NULL that must not be.
    JOBPACK_ERROR_NULL = 100,
    /// The size given for a handle is smaller than this library needs: see the size macros in docs/ABI.md.
    JOBPACK_ERROR_SIZE = 101,
    /// The handle was not opened.
    JOBPACK_ERROR_NOT_OPEN = 102,
    /// A text given is not UTF-8.
    JOBPACK_ERROR_UTF8 = 103,
    /// A length given is larger than memory can be.
    JOBPACK_ERROR_TOO_LONG = 104,
    /// The memory given is too small to begin with.
    JOBPACK_ERROR_ROOM = 105,
    /// A code given is none that this library knows.
    JOBPACK_ERROR_CODE = 106,
    /// A reserved field is not zero: it asks for what this library does not know.
    JOBPACK_ERROR_RESERVED = 107,
    /// The answer lies outside of the scale, or the scale outside of 2 to 10.
    JOBPACK_ERROR_OFF_SCALE = 121,
    /// Two tallies, or a tally and a profile, use different scales.
    JOBPACK_ERROR_OTHER_SCALE = 122,
    /// The number of cells or of results does not fit.
    JOBPACK_ERROR_WRONG_LENGTH = 123,
    /// Counts that no group of people can give, such as more in the top box than asked.
    JOBPACK_ERROR_IMPOSSIBLE = 124,
    /// The profile contradicts itself.
    JOBPACK_ERROR_BAD_PROFILE = 125,
    /// Nobody answered what the score needs.
    JOBPACK_ERROR_NO_ANSWERS = 126,
}

use jobpack_status::*;

/// What was wrong with a pack, and where: written when opening or verifying fails. Plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct jobpack_error {
    /// What was wrong, a `jobpack_status`.
    pub status: u32,
    /// The tag of the section, four ASCII letters; zeros for the header.
    pub section: [u8; 4],
    /// The offset from the start of the pack, in bytes.
    pub at: u32,
    /// What was found, for versions, features and lengths; else 0.
    pub found: u32,
    /// What this library supports, for versions and features; what was needed, for lengths; else 0.
    pub supported: u32,
    /// 0.
    pub reserved_: [u32; 3],
}

impl From<Error> for jobpack_error {
    fn from(Error { code, section, at, found, supported }: Error) -> Self {
        Self { status: jobpack_status::from(code) as u32, section, at, found, supported, reserved_: [0; 3] }
    }
}

impl From<ErrorCode> for jobpack_status {
    fn from(code: ErrorCode) -> Self {
        match code {
            ErrorCode::NotAPack => JOBPACK_ERROR_NOT_A_PACK,
            ErrorCode::Truncated => JOBPACK_ERROR_TRUNCATED,
            ErrorCode::Version => JOBPACK_ERROR_VERSION,
            ErrorCode::Feature => JOBPACK_ERROR_FEATURE,
            ErrorCode::Damaged => JOBPACK_ERROR_DAMAGED,
            ErrorCode::SectionTable => JOBPACK_ERROR_SECTION_TABLE,
            ErrorCode::UnknownSection => JOBPACK_ERROR_UNKNOWN_SECTION,
            ErrorCode::SectionVersion => JOBPACK_ERROR_SECTION_VERSION,
            ErrorCode::MissingSection => JOBPACK_ERROR_MISSING_SECTION,
            ErrorCode::Reference => JOBPACK_ERROR_REFERENCE,
            ErrorCode::Order => JOBPACK_ERROR_ORDER,
            ErrorCode::NotFound => JOBPACK_NOT_FOUND,
            ErrorCode::NotTogether => JOBPACK_ERROR_NOT_TOGETHER,
            // The engine's list may grow: what this file does not name yet is a record that it cannot read.
            _ => JOBPACK_ERROR_RECORD,
        }
    }
}

impl From<Error> for jobpack_status {
    fn from(error: Error) -> Self {
        error.code.into()
    }
}

impl From<score::Error> for jobpack_status {
    fn from(error: score::Error) -> Self {
        match error {
            score::Error::OffScale => JOBPACK_ERROR_OFF_SCALE,
            score::Error::OtherScale => JOBPACK_ERROR_OTHER_SCALE,
            score::Error::WrongLength => JOBPACK_ERROR_WRONG_LENGTH,
            score::Error::BadProfile => JOBPACK_ERROR_BAD_PROFILE,
            score::Error::NoAnswers => JOBPACK_ERROR_NO_ANSWERS,
            _ => JOBPACK_ERROR_IMPOSSIBLE,
        }
    }
}

/// A result as a status.
pub(crate) fn status_of(result: Result<(), jobpack_status>) -> jobpack_status {
    result.err().unwrap_or(JOBPACK_OK)
}

/// What is said of a status: a message, and advice.
type Said = [&'static str; 2];

macro_rules! statuses {
    ($($status:ident $said:expr;)+) => {
        /// The name of each status, and what is said of it.
        const STATUSES: &[(jobpack_status, &CStr, Said)] = &[$(($status, name(concat!(stringify!($status), "\0")), $said),)+];
    };
}

const fn of_pack(code: ErrorCode) -> Said {
    [code.message(), code.advice()]
}

const fn of_score(error: score::Error) -> Said {
    [error.message(), error.advice()]
}

/// The messages of calls have their advice in the header.
const fn of_call(message: &'static str) -> Said {
    [message, ""]
}

const fn name(text: &str) -> &CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(name) => name,
        Err(_) => c"",
    }
}

statuses! {
    JOBPACK_OK of_call("all is well");
    JOBPACK_ERROR_NOT_A_PACK of_pack(ErrorCode::NotAPack);
    JOBPACK_ERROR_TRUNCATED of_pack(ErrorCode::Truncated);
    JOBPACK_ERROR_VERSION of_pack(ErrorCode::Version);
    JOBPACK_ERROR_FEATURE of_pack(ErrorCode::Feature);
    JOBPACK_ERROR_DAMAGED of_pack(ErrorCode::Damaged);
    JOBPACK_ERROR_SECTION_TABLE of_pack(ErrorCode::SectionTable);
    JOBPACK_ERROR_UNKNOWN_SECTION of_pack(ErrorCode::UnknownSection);
    JOBPACK_ERROR_SECTION_VERSION of_pack(ErrorCode::SectionVersion);
    JOBPACK_ERROR_MISSING_SECTION of_pack(ErrorCode::MissingSection);
    JOBPACK_ERROR_RECORD of_pack(ErrorCode::Record);
    JOBPACK_ERROR_REFERENCE of_pack(ErrorCode::Reference);
    JOBPACK_ERROR_ORDER of_pack(ErrorCode::Order);
    JOBPACK_NOT_FOUND of_pack(ErrorCode::NotFound);
    JOBPACK_ERROR_NOT_TOGETHER of_pack(ErrorCode::NotTogether);
    JOBPACK_DONE of_call("the list has no more items");
    JOBPACK_ERROR_NULL of_call("a pointer is NULL that must not be");
    JOBPACK_ERROR_SIZE of_call("the size given for a handle is smaller than the library needs");
    JOBPACK_ERROR_NOT_OPEN of_call("the handle was not opened");
    JOBPACK_ERROR_UTF8 of_call("a text is not UTF-8");
    JOBPACK_ERROR_TOO_LONG of_call("a length is larger than memory can be");
    JOBPACK_ERROR_ROOM of_call("the memory given is too small");
    JOBPACK_ERROR_CODE of_call("a code is none that the library knows");
    JOBPACK_ERROR_RESERVED of_call("a reserved field is not zero");
    JOBPACK_ERROR_OFF_SCALE of_score(score::Error::OffScale);
    JOBPACK_ERROR_OTHER_SCALE of_score(score::Error::OtherScale);
    JOBPACK_ERROR_WRONG_LENGTH of_score(score::Error::WrongLength);
    JOBPACK_ERROR_IMPOSSIBLE of_score(score::Error::Impossible);
    JOBPACK_ERROR_BAD_PROFILE of_score(score::Error::BadProfile);
    JOBPACK_ERROR_NO_ANSWERS of_score(score::Error::NoAnswers);
}

fn known(status: u32) -> Option<&'static (jobpack_status, &'static CStr, Said)> {
    STATUSES.iter().find(|(known, ..)| *known as u32 == status)
}

/// The name of a status as it stands in the header, such as "JOBPACK_ERROR_DAMAGED": a static text with a final NUL, never NULL. A number that is no
/// status gives "JOBPACK_ERROR". Safe from any thread.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_status_name(status: u32) -> *const c_char {
    known(status).map_or(c"JOBPACK_ERROR", |(_, name, _)| name).as_ptr()
}

/// A sentence for people about a status, in English, without a final NUL: a static text. Safe from any thread.
///
/// Fails with `JOBPACK_ERROR_NULL`, and with `JOBPACK_ERROR_CODE` for a number that is no status.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_status_message(
    status: u32,
    message: Option<&mut MaybeUninit<jobpack_text>>,
) -> jobpack_status {
    let found = known(status).map(|&(_, _, [message, _])| jobpack_text::from(message));
    write(message, found.ok_or(JOBPACK_ERROR_CODE))
}

/// What to do about a status, in English, without a final NUL: a static text; empty if there is nothing to say. Statuses of packs and of scores have advice.
/// Safe from any thread.
///
/// Fails with `JOBPACK_ERROR_NULL`, and with `JOBPACK_ERROR_CODE` for a number that is no status.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_status_advice(status: u32, advice: Option<&mut MaybeUninit<jobpack_text>>) -> jobpack_status {
    let found = known(status).map(|&(_, _, [_, advice])| jobpack_text::from(advice));
    write(advice, found.ok_or(JOBPACK_ERROR_CODE))
}
