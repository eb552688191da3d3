//! From a project to a pack, as bytes or in its place.

use super::failing::{json, raise_as};
use super::watch::Watch;
use jobpack_author::fault::Fault;
use jobpack_author::workflow::{self, Examined, Work, compile, examine};
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use serde_json::json;
use std::path::PathBuf;

/// The bytes of a pack, and what else came of the build as JSON. With an output the pack is in its place then, and the bytes are there too.
#[pyfunction]
pub fn author_build<'py>(
    py: Python<'py>,
    path: PathBuf,
    output: Option<PathBuf>,
    threads: Option<usize>,
    progress: Option<Py<PyAny>>,
) -> PyResult<(Bound<'py, PyBytes>, String)> {
    let (bytes, examined) = Watch::new(progress).run(py, |watch| {
        let work = Work::new(watch);
        let work = threads.map_or(Ok(Work::new(watch)), |threads| work.threads(threads))?;
        let examined = examine(&path, &work)?.sound()?;
        Ok((compile(&examined.project, &work)?, examined))
    })?;
    if let Some(output) = output {
        let written: Result<(), Box<Fault>> = py.detach(|| workflow::write(&output, &bytes));
        written.map_err(|fault| raise_as(py, "WriteError", &fault))?;
    }
    let Examined { findings, allowed, .. } = examined;
    Ok((PyBytes::new(py, &bytes), json(&json!({"warnings": findings, "allowed": allowed}))?))
}
