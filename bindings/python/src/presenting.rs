//! How an answer shows itself: in a notebook and as a plot. The looks are those of `jobpack.html` and `jobpack.plot`, in Python.

use pyo3::prelude::*;

/// The HTML that `jobpack.html` has for this value.
pub fn html<'py>(value: Bound<'py, PyAny>, function: &str) -> PyResult<Bound<'py, PyAny>> {
    let py = value.py();
    py.import("jobpack.html")?.getattr(function)?.call1((value,))
}

/// The figure that `jobpack.plot` has for this value.
pub fn plot<'py>(value: Bound<'py, PyAny>, function: &str) -> PyResult<Bound<'py, PyAny>> {
    let py = value.py();
    py.import("jobpack.plot")?.getattr(function)?.call1((value,))
}
