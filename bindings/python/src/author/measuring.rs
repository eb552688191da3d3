//! Other measures than opportunity, of a project, of ratings in a file or a data frame, and of questions of other kinds.

use super::failing::json;
use super::frame::Frame;
use super::scoring::rules;
use super::watch::Watch;
use crate::score;
use jobpack_author::survey::measures::{Cut, kano, maxdiff};
use jobpack_author::workflow::{Wanted, Work, examine_survey, measure, measure_examined, refuse_means};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::path::PathBuf;

/// The measures of ratings as JSON, a list of groups of respondents: of a path or a data frame.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "they are those of the function in Python")]
pub fn author_measure(
    source: &Bound<'_, PyAny>,
    kind: &str,
    profile: Option<&Bound<'_, PyAny>>,
    segment: Option<&str>,
    by_segment: bool,
    by: Option<&str>,
    exclude: Vec<String>,
    unweighted: bool,
    cut: &str,
    progress: Option<Py<PyAny>>,
) -> PyResult<String> {
    let py = source.py();
    let profile = profile.map(|given| score::profile(py, Some(given))).transpose()?;
    let cut = word(cut, "cut", &[("means", Cut::Means), ("centre", Cut::Centre)])?;
    let of_means = word(
        kind,
        "kind",
        &[("gap", false), ("value", false), ("index", false), ("means", true), ("quadrants", true)],
    )?;
    let exclude = rules(&exclude)?;
    let by_segment = by_segment || by.is_some() && segment.is_none();
    let wanted = Wanted { profile, segment, by_segment, by, exclude: &exclude, unweighted, ..Wanted::default() };
    let watch = Watch::new(progress);
    let refused = move || if of_means { refuse_means(profile.as_ref()) } else { Ok(()) };
    if source.is_instance_of::<PyString>() || source.hasattr("__fspath__")? {
        let path: PathBuf = source.extract()?;
        return json(&watch.run(py, |watch| {
            refused()?;
            measure(&path, &wanted, cut, &Work::new(watch))
        })?);
    }
    let frame = Frame::of(source)?;
    json(&watch.run(py, move |watch| {
        refused()?;
        let work = Work::new(watch);
        let examined = examine_survey(frame.read(watch)?, profile.map(|profile| profile.name), wanted.exclude, &work)?;
        measure_examined(examined, "the data frame", &wanted, cut, &work)
    })?)
}

/// The outcomes of a file of answers to Kano's questions ("kano") or of choices ("maxdiff"), as JSON.
#[pyfunction]
pub fn author_questions(py: Python<'_>, path: PathBuf, kind: &str) -> PyResult<String> {
    let watch = Watch::new(None);
    match word(kind, "kind", &[("kano", true), ("maxdiff", false)])? {
        true => json(&watch.run(py, |_| kano::read(&path))?),
        false => json(&watch.run(py, |_| maxdiff::read(&path))?),
    }
}

/// What a word stands for.
fn word<T: Copy>(word: &str, what: &str, known: &[(&str, T)]) -> PyResult<T> {
    let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    found.ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        PyValueError::new_err(format!("there is no {what} {word:?}; there are {}", names.join(", ")))
    })
}
