//! Segments of respondents and the strategy for each, of a project or of ratings in a file or a data frame.

use super::failing::json;
use super::frame::Frame;
use super::scoring::rules;
use super::watch::Watch;
use crate::score;
use jobpack_author::fault::Fault;
use jobpack_author::survey::segments::{Search, Segments};
use jobpack_author::survey::strategy::{Known, Price};
use jobpack_author::workflow::{
    Strategies, WantedSegments, Work, examine_survey, segments, segments_project, strategies, strategies_project,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::path::PathBuf;

/// What is known beside the scores: the price ("more" or "less"), per cent better, per cent cheaper, restricted segments.
type Said = (Option<String>, Option<f64>, Option<f64>, Vec<String>);

/// Segments as JSON; without a search, those that the survey names. A search is a seed, the most segments and the smallest.
#[pyfunction]
pub fn author_segments(
    source: &Bound<'_, PyAny>,
    profile: Option<&Bound<'_, PyAny>>,
    exclude: Vec<String>,
    search: Option<(u64, usize, Option<usize>)>,
    progress: Option<Py<PyAny>>,
) -> PyResult<String> {
    let search = search.map(|(seed, most, smallest)| Search { seed, most, smallest });
    let wanted = WantedSegments { search, ..wanted(source.py(), profile, &exclude)? };
    let told: Segments = match Source::of(source)? {
        Source::Path(path) => {
            Watch::new(progress).run(source.py(), |watch| segments(&path, &wanted, &Work::new(watch)))?
        }
        Source::Frame(frame) => Watch::new(progress).run(source.py(), |watch| {
            let work = Work::new(watch);
            segments_project(&read(frame, watch, &wanted, &work)?, FRAME, &wanted, &work)
        })?,
    };
    json(&told)
}

/// Strategies as JSON.
#[pyfunction]
pub fn author_strategy(
    source: &Bound<'_, PyAny>,
    profile: Option<&Bound<'_, PyAny>>,
    exclude: Vec<String>,
    said: Said,
    progress: Option<Py<PyAny>>,
) -> PyResult<String> {
    let (price, better, cheaper, restricted) = said;
    let price = price.map(|word| Price::read(&word)).transpose().map_err(PyValueError::new_err)?.flatten();
    let known = Known { price, better, cheaper, restricted };
    let wanted = WantedSegments { known, ..wanted(source.py(), profile, &exclude)? };
    let told: Strategies = match Source::of(source)? {
        Source::Path(path) => {
            Watch::new(progress).run(source.py(), |watch| strategies(&path, &wanted, &Work::new(watch)))?
        }
        Source::Frame(frame) => Watch::new(progress).run(source.py(), |watch| {
            let work = Work::new(watch);
            strategies_project(&read(frame, watch, &wanted, &work)?, FRAME, &wanted, &work)
        })?,
    };
    json(&told)
}

const FRAME: &str = "the data frame";

enum Source {
    Path(PathBuf),
    Frame(Frame),
}

impl Source {
    fn of(source: &Bound<'_, PyAny>) -> PyResult<Self> {
        let is_path = source.is_instance_of::<PyString>() || source.hasattr("__fspath__")?;
        Ok(if is_path { Self::Path(source.extract()?) } else { Self::Frame(Frame::of(source)?) })
    }
}

/// What a profile and the rules to exclude by come to.
pub fn wanted(py: Python<'_>, profile: Option<&Bound<'_, PyAny>>, exclude: &[String]) -> PyResult<WantedSegments> {
    let profile = profile.map(|given| score::profile(py, Some(given))).transpose()?;
    Ok(WantedSegments { profile, exclude: rules(exclude)?, ..WantedSegments::default() })
}

fn read(
    frame: Frame,
    watch: &Watch,
    wanted: &WantedSegments,
    work: &Work<'_>,
) -> Result<jobpack_author::project::Project, Box<Fault>> {
    let survey = frame.read(watch)?;
    let profile = wanted.profile.map(|profile| profile.name);
    Ok(examine_survey(survey, profile, &wanted.exclude, work)?.sound()?.project)
}
