//! Which fault of the author library becomes which exception.

use crate::errors;
use jobpack_author::check::FindingRow;
use jobpack_author::fault::{Fault, Kind};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde::Serialize;

/// The exception for a fault: UsageError, ProjectError with its findings, or ReadError.
pub fn raise(py: Python<'_>, fault: Fault) -> PyErr {
    let class = match fault.kind {
        Kind::Usage => "UsageError",
        Kind::Project => "ProjectError",
        Kind::System | Kind::Stopped => "ReadError",
    };
    raise_as(py, class, &fault)
}

/// The exception of this class for a fault.
pub fn raise_as(py: Python<'_>, class: &str, fault: &Fault) -> PyErr {
    errors::raise(py, class, |fields| {
        fields.set_item("code", &fault.code)?;
        fields.set_item("message", &fault.message)?;
        fields.set_item("advice", &fault.advice)?;
        if let Some(place) = &fault.place {
            let at = PyDict::new(py);
            at.set_item("file", &place.file)?;
            at.set_item("row", place.row)?;
            at.set_item("field", &place.field)?;
            fields.set_item("place", at)?;
        }
        match fault.kind {
            Kind::Project => fields.set_item("findings", findings(py, &fault.findings)?),
            _ => Ok(()),
        }
    })
}

fn findings<'py>(py: Python<'py>, findings: &[FindingRow]) -> PyResult<Bound<'py, PyAny>> {
    py.import("jobpack.checking")?.call_method1("findings", (json(findings)?,))
}

/// The keys and values as docs/COMMAND.md has them.
pub fn json(value: &(impl Serialize + ?Sized)) -> PyResult<String> {
    serde_json::to_string(value).map_err(|error| pyo3::exceptions::PyRuntimeError::new_err(error.to_string()))
}
