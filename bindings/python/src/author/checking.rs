//! What is wrong or weak in a project, and the rules behind it.

use super::failing::json;
use super::watch::Watch;
use crate::errors;
use jobpack_author::check::{self, Rule};
use jobpack_author::survey::quality::QualityReport;
use jobpack_author::workflow::{Examined, Work, examine};
use pyo3::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What a check of a project or a catalogue has found, as JSON.
#[pyfunction]
pub fn author_check(py: Python<'_>, path: PathBuf, progress: Option<Py<PyAny>>) -> PyResult<String> {
    let examined = Watch::new(progress).run(py, |watch| examine(&path, &Work::new(watch)))?;
    let Examined { project, findings, allowed, unlisted } = examined;
    let unlisted: BTreeMap<&str, usize> = unlisted.into_iter().collect();
    json(
        &json!({"findings": findings, "allowed": allowed, "unlisted": unlisted, "quality": QualityReport::of(&project)}),
    )
}

/// Every rule, as JSON.
#[pyfunction]
pub fn author_rules() -> PyResult<String> {
    json(&check::rules().map(told).collect::<Vec<_>>())
}

/// The rule with this code, in any case, as JSON.
#[pyfunction]
pub fn author_rule(py: Python<'_>, code: &str) -> PyResult<String> {
    let unknown = || errors::usage(py, &format!("there is no rule `{code}`"), "jobpack.rules has all of them");
    json(&told(check::rule(code).ok_or_else(unknown)?))
}

fn told(rule: &Rule) -> Value {
    let Rule { code, title, advice, explanation } = rule;
    json!({
        "code": code, "severity": rule.severity().name(), "title": title, "advice": advice, "explanation": explanation,
    })
}
