//! Where a project stands, and what is handed to those who decide.

use super::failing::json;
use super::segmenting::wanted;
use super::watch::Watch;
use jobpack_author::publish::{Report, TABLES, table};
use jobpack_author::workflow::{self, Work};
use pyo3::prelude::*;
use std::path::PathBuf;

/// Where the project at a path stands, as JSON.
#[pyfunction]
pub fn author_status(py: Python<'_>, path: PathBuf, progress: Option<Py<PyAny>>) -> PyResult<String> {
    json(&Watch::new(progress).run(py, |watch| workflow::status(&path, &Work::new(watch)))?)
}

/// A report in all its forms.
type Forms = (String, String, String, Vec<(&'static str, String)>);

/// The report of a project or of ratings alone: HTML, Markdown, JSON, and each table with its name.
#[pyfunction]
pub fn author_report(
    py: Python<'_>,
    path: PathBuf,
    profile: Option<&Bound<'_, PyAny>>,
    exclude: Vec<String>,
    progress: Option<Py<PyAny>>,
) -> PyResult<Forms> {
    let wanted = wanted(py, profile, &exclude)?;
    Watch::new(progress).run(py, |watch| {
        let report = Report::of(&workflow::overview(&path, &wanted, &Work::new(watch))?);
        let tables = TABLES.iter().filter_map(|&(name, _)| Some((name, table(&report, name)?)));
        Ok((report.html(), report.markdown(), report.json(), tables.collect()))
    })
}
