//! A project read and checked, as every verb that needs one wants it.

use super::failure::Failure;
use super::progress::{Reading as Bar, while_waiting};
use crate::report::FindingRow;
use jobpack::score::PROFILES;
use jobpack_author::check::{self, Severity};
use jobpack_author::compile::compile;
use jobpack_author::project::Project;
use jobpack_author::source;
use std::path::Path;

/// A project with all that reading and checking found.
pub struct Examined {
    pub project: Project,
    /// Errors first, then by place.
    pub findings: Vec<FindingRow>,
    /// How many warnings the project has decided to live with.
    pub allowed: usize,
}

impl Examined {
    pub fn errors(&self) -> usize {
        self.findings.partition_point(|finding| finding.severity == "error")
    }

    /// The project, if it has no errors, and its warnings.
    pub fn sound(mut self) -> Result<Self, Failure> {
        let errors = self.errors();
        if errors == 0 {
            return Ok(self);
        }
        self.findings.truncate(errors);
        Err(Failure::project(self.findings))
    }
}

/// Reads and checks a project's folder or a catalogue.
pub fn examine(path: &Path) -> Result<Examined, Failure> {
    let source::Reading { project, findings } = source::read(path, &Bar::new())?;
    let checked = while_waiting("checking", || check::check(&project));
    let allow = &project.settings.check.allow;
    let (allowed, mut kept): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| {
        finding.rule.severity() == Severity::Warning
            && allow.iter().any(|code| code.eq_ignore_ascii_case(finding.rule.code))
    });
    kept.extend(checked.findings);
    kept.sort_by(|a, b| {
        let order = |finding: &check::Finding| (finding.rule.severity(), finding.place, finding.rule.code);
        order(a).cmp(&order(b))
    });
    let findings = kept.iter().map(|finding| FindingRow::of(finding, &project.files)).collect();
    Ok(Examined { allowed: checked.allowed + allowed.len(), findings, project })
}

/// Reads and checks a file of ratings, by the rules that hold for ratings alone.
pub fn examine_ratings(path: &Path, profile: Option<&str>) -> Result<Project, Failure> {
    let (ratings, files, mut findings) = source::read_ratings(path, &Bar::new())?;
    let mut project = Project { ratings, files, ..Project::default() };
    project.settings.profile = profile.unwrap_or(PROFILES[0].name).to_owned();
    findings.extend(check::check(&project).findings.into_iter().filter(|finding| finding.rule.code.starts_with("E23")));
    let rows = findings.iter().map(|finding| FindingRow::of(finding, &project.files));
    let errors: Vec<FindingRow> = rows.filter(|row| row.severity == "error").collect();
    if errors.is_empty() { Ok(project) } else { Err(Failure::project(errors)) }
}

/// The bytes of a sound project's pack.
pub fn bytes(project: &Project) -> Result<Vec<u8>, Failure> {
    Ok(while_waiting("building", || compile(project))?)
}
