//! The exceptions of `jobpack.errors`, raised from here.
//!
//! Owns: which fault of the engine becomes which exception, with code, message, advice and place. The classes themselves are Python's, where people read them.

use crate::pack::Pack;
use jobpack::{Error, ErrorCode, score};
use jobpack_author::fault::Fault;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

/// The name of an error of packs in the C header, which scripts rely on in every language.
const fn name(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::NotAPack => "JOBPACK_ERROR_NOT_A_PACK",
        ErrorCode::Truncated => "JOBPACK_ERROR_TRUNCATED",
        ErrorCode::Version => "JOBPACK_ERROR_VERSION",
        ErrorCode::Feature => "JOBPACK_ERROR_FEATURE",
        ErrorCode::Damaged => "JOBPACK_ERROR_DAMAGED",
        ErrorCode::SectionTable => "JOBPACK_ERROR_SECTION_TABLE",
        ErrorCode::UnknownSection => "JOBPACK_ERROR_UNKNOWN_SECTION",
        ErrorCode::SectionVersion => "JOBPACK_ERROR_SECTION_VERSION",
        ErrorCode::MissingSection => "JOBPACK_ERROR_MISSING_SECTION",
        ErrorCode::Record => "JOBPACK_ERROR_RECORD",
        ErrorCode::Reference => "JOBPACK_ERROR_REFERENCE",
        ErrorCode::Order => "JOBPACK_ERROR_ORDER",
        ErrorCode::NotTogether => "JOBPACK_ERROR_NOT_TOGETHER",
        _ => "JOBPACK_NOT_FOUND",
    }
}

/// Makes an exception of `jobpack.errors`, or gives what went wrong in making it.
pub fn raise<'py>(py: Python<'py>, class: &str, fields: impl FnOnce(&Bound<'py, PyDict>) -> PyResult<()>) -> PyErr {
    let made = || {
        let keywords = PyDict::new(py);
        fields(&keywords)?;
        py.import("jobpack.errors")?.getattr(class)?.call(PyTuple::empty(py), Some(&keywords))
    };
    made().map_or_else(|error| error, PyErr::from_value)
}

/// A PackError: bytes that are no pack, or damaged.
pub fn pack(py: Python<'_>, error: &Error, file: &str) -> PyErr {
    raise(py, "PackError", |fields| {
        let place = PyDict::new(py);
        let section = std::str::from_utf8(&error.section).ok().filter(|_| error.section != [0; 4]);
        place.set_item("section", section)?;
        place.set_item("byte", error.at)?;
        place.set_item("file", file)?;
        fields.set_item("code", name(error.code))?;
        fields.set_item("message", error.code.message())?;
        fields.set_item("advice", error.advice())?;
        fields.set_item("place", place)?;
        fields.set_item("status", error.code as u32)?;
        fields.set_item("found", error.found)?;
        fields.set_item("supported", error.supported)
    })
}

/// A PackError: a record has a number that leads to nothing. Checking the pack would tell where.
pub fn leads_nowhere(py: Python<'_>, of: &Pack, number: u32) -> PyErr {
    let error = Error { code: ErrorCode::Reference, section: [0; 4], at: 0, found: number, supported: 0 };
    pack(py, &error, of.file())
}

/// A UsageError: an argument that makes no sense, with what to do instead.
pub fn usage(py: Python<'_>, message: &str, advice: &str) -> PyErr {
    raise(py, "UsageError", |fields| {
        fields.set_item("code", "usage")?;
        fields.set_item("message", message)?;
        fields.set_item("advice", advice)
    })
}

/// The author library's fault with what was asked.
pub fn fault(py: Python<'_>, fault: &Fault) -> PyErr {
    usage(py, &fault.message, &fault.advice)
}

/// A ScoreError: counts that no score comes of.
pub fn score(py: Python<'_>, error: score::Error) -> PyErr {
    let code = match error {
        score::Error::OffScale => "JOBPACK_ERROR_OFF_SCALE",
        score::Error::OtherScale => "JOBPACK_ERROR_OTHER_SCALE",
        score::Error::WrongLength => "JOBPACK_ERROR_WRONG_LENGTH",
        score::Error::Impossible => "JOBPACK_ERROR_IMPOSSIBLE",
        score::Error::BadProfile => "JOBPACK_ERROR_BAD_PROFILE",
        _ => "JOBPACK_ERROR_NO_ANSWERS",
    };
    raise(py, "ScoreError", |fields| {
        fields.set_item("code", code)?;
        fields.set_item("message", error.message())?;
        fields.set_item("advice", error.advice())?;
        fields.set_item("status", FIRST_OF_SCORES + error as u32)
    })
}

/// The engine counts the errors of scores from 1; in the header they follow 120.
const FIRST_OF_SCORES: u32 = 120;
