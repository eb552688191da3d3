//! The exceptions of `jobpack.errors`, raised from here.
//!
//! Owns: which fault of the engine becomes which exception, with code, message, advice and place. The classes themselves are Python's, where people read them.

use jobpack::{Error, ErrorCode};
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
        fields.set_item("advice", "")?;
        fields.set_item("place", place)?;
        fields.set_item("status", error.code as u32)?;
        fields.set_item("found", error.found)?;
        fields.set_item("supported", error.supported)
    })
}
