//! From a path or bytes to an open pack.
//!
//! Owns: where the bytes of a pack lie as long as someone needs them. A file is mapped, not read; `bytes` stay where they are; what could change under the
//! engine's hands is copied. Cost: O(sections), whatever the size of the pack.

use crate::errors;
use crate::pack::Pack;
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::{PyOSError, PyTypeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyBytes, PyString};
use std::io;
use std::path::{Path, PathBuf};

/// Bytes that stay where and as they are.
pub type Bytes = Box<dyn AsRef<[u8]> + Send + Sync>;

/// Open a pack: a path, which is mapped into memory, or its bytes.
///
/// Only the header and the section table are looked at; `Pack.verify()` checks the rest. With `unpack`, what is searched is unpacked into memory once, and
/// found in less time.
#[pyfunction]
#[pyo3(signature = (source, *, unpack = false))]
pub fn open(source: &Bound<'_, PyAny>, unpack: bool) -> PyResult<Pack> {
    let (bytes, file) = match path(source)? {
        Some(path) => (map(&path)?, path.display().to_string()),
        None => (given(source)?, String::new()),
    };
    Pack::of(bytes, file, unpack).map_err(|(error, file)| errors::pack(source.py(), &error, &file))
}

/// The path that this is, if it is one.
fn path(source: &Bound<'_, PyAny>) -> PyResult<Option<PathBuf>> {
    match source.is_instance_of::<PyString>() || source.hasattr("__fspath__")? {
        true => source.extract().map(Some),
        false => Ok(None),
    }
}

fn map(path: &Path) -> PyResult<Bytes> {
    let mapped = match path.is_dir() {
        true => Err(io::ErrorKind::IsADirectory.into()),
        false => jobpack_author::mapped::map(path),
    };
    Ok(Box::new(mapped.map_err(|reason| os_error(&reason, path))?))
}

/// The OSError that Python itself raises for this, such as FileNotFoundError.
fn os_error(reason: &io::Error, path: &Path) -> PyErr {
    match reason.raw_os_error() {
        Some(number) => PyOSError::new_err((number, reason.to_string(), path.to_path_buf())),
        None => PyErr::from(io::Error::new(reason.kind(), format!("{reason}: {}", path.display()))),
    }
}

/// Bytes as they are; a copy of what else is like bytes, since it could change.
fn given(source: &Bound<'_, PyAny>) -> PyResult<Bytes> {
    if let Ok(bytes) = source.cast::<PyBytes>() {
        return Ok(Box::new(PyBackedBytes::from(bytes.clone())));
    }
    let buffer = PyBuffer::<u8>::get(source).map_err(|_| {
        let kind = source.get_type().name().map_or_else(|_| "this".to_owned(), |name| name.to_string());
        PyTypeError::new_err(format!("a pack is opened from a path or from bytes, not from {kind}"))
    })?;
    Ok(Box::new(buffer.to_vec(source.py())?))
}
