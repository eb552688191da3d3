//! Scores of a project, of ratings in a file or a data frame, or of a pack.

use super::failing::json;
use super::frame::Frame;
use super::watch::Watch;
use crate::{opening, pack::Pack, score};
use jobpack_author::project::QualityRule;
use jobpack_author::survey::Scores;
use jobpack_author::workflow::{
    Holds, Wanted, Work, examine_survey, holds, score as score_path, score_examined, score_pack,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use serde_json::json;
use std::path::PathBuf;

/// Scores as JSON: of a pack, a path, or a data frame.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "they are those of the function in Python")]
pub fn author_score(
    source: &Bound<'_, PyAny>,
    profile: Option<&Bound<'_, PyAny>>,
    segment: Option<&str>,
    by_segment: bool,
    by: Option<&str>,
    exclude: Vec<String>,
    unweighted: bool,
    half_width: f64,
    progress: Option<Py<PyAny>>,
) -> PyResult<String> {
    let py = source.py();
    let profile = profile.map(|given| score::profile(py, Some(given))).transpose()?;
    let exclude = rules(&exclude)?;
    let by_segment = by_segment || by.is_some() && segment.is_none();
    let wanted =
        Wanted { profile, segment, by_segment, by, exclude: &exclude, unweighted, half_width, ..Wanted::default() };
    let watch = Watch::new(progress);
    if let Ok(pack) = source.cast::<Pack>() {
        return told(&of_pack(py, pack.get(), &wanted, &watch)?);
    }
    if !source.is_instance_of::<PyString>() && !source.hasattr("__fspath__")? {
        let frame = Frame::of(source)?;
        return told(&watch.run(py, move |watch| {
            let work = Work::new(watch);
            let survey = frame.read(watch)?;
            let examined = examine_survey(survey, profile.map(|profile| profile.name), wanted.exclude, &work)?;
            score_examined(examined, "the data frame", &wanted, &work)
        })?);
    }
    let path: PathBuf = source.extract()?;
    if holds(&path) == Holds::Pack {
        return told(&of_pack(py, &opening::open(source, false)?, &wanted, &watch)?);
    }
    told(&watch.run(py, |watch| score_path(&path, &wanted, &Work::new(watch)))?)
}

/// The rules of data quality with these words.
pub fn rules(words: &[String]) -> PyResult<Vec<QualityRule>> {
    let known = || QualityRule::ALL.map(QualityRule::name).join(", ");
    let unknown = |word: &str| PyValueError::new_err(format!("there is no rule {word:?}; there are {}", known()));
    words.iter().map(|word| QualityRule::named(word).ok_or_else(|| unknown(word))).collect()
}

fn of_pack(py: Python<'_>, pack: &Pack, wanted: &Wanted<'_>, watch: &Watch) -> PyResult<Scores> {
    let name = if pack.file().is_empty() { "the pack" } else { pack.file() };
    watch.run(py, |_| score_pack(pack.engine(), name, wanted))
}

fn told(scores: &Scores) -> PyResult<String> {
    json(&json!({
        "profile": scores.profile.name,
        "independent": scores.independent,
        "by_segment": scores.by_segment,
        "segments": scores.segments,
        "weighted": scores.weighted,
        "quality": scores.quality,
    }))
}
