//! A project, or a survey alone, read and checked.

use super::Work;
use crate::check::{self, Finding, FindingRow, Severity};
use crate::fault::Fault;
use crate::progress::Stage;
use crate::project::{Project, QualityRule};
use crate::source;
use crate::survey::quality;
use jobpack::score::PROFILES;
use std::path::Path;

/// A project with all that reading and checking found.
#[derive(Debug)]
pub struct Examined {
    /// What could be read.
    pub project: Project,
    /// Errors first, then by place.
    pub findings: Vec<FindingRow>,
    /// How many warnings the project has decided to live with.
    pub allowed: usize,
    /// Codes of which there are more findings than are listed, and how many more.
    pub unlisted: Vec<(&'static str, usize)>,
}

impl Examined {
    pub(super) fn of(project: Project, mut findings: Vec<Finding>, allowed: usize) -> Self {
        let order = |finding: &Finding| (finding.rule.severity(), finding.place, finding.rule.code);
        findings.sort_by(|a, b| order(a).cmp(&order(b)));
        let findings = findings.iter().map(|finding| FindingRow::of(finding, &project.files)).collect();
        Self { project, findings, allowed, unlisted: Vec::new() }
    }

    /// How many warnings there are, those that are not listed counted.
    pub fn warnings(&self) -> usize {
        let unlisted = self.unlisted.iter().filter(|(code, _)| code.starts_with('W'));
        self.findings.len() - self.errors() + unlisted.map(|(_, more)| more).sum::<usize>()
    }

    /// How many of the findings are errors.
    pub fn errors(&self) -> usize {
        self.findings.partition_point(|finding| finding.severity == Severity::Error.name())
    }

    /// The project with its warnings, if it has no errors.
    ///
    /// # Errors
    /// The errors.
    pub fn sound(mut self) -> Result<Self, Box<Fault>> {
        let errors = self.errors();
        if errors == 0 {
            return Ok(self);
        }
        self.findings.truncate(errors);
        Err(Fault::project(self.findings))
    }
}

/// Reads and checks a project's folder or a catalogue.
///
/// # Errors
/// A path that cannot be read; what is wrong with its content is a finding.
pub fn examine(path: &Path, work: &Work<'_>) -> Result<Examined, Box<Fault>> {
    examine_without(path, &[], work)
}

/// The same without the answers and respondents that these rules find, and those of the project's settings.
///
/// # Errors
/// A path that cannot be read; what is wrong with its content is a finding.
pub fn examine_without(path: &Path, exclude: &[QualityRule], work: &Work<'_>) -> Result<Examined, Box<Fault>> {
    work.begin(Stage::Reading)?;
    let source::Reading { mut project, findings } = source::read_on(path, work.progress, work.pool.as_ref())?;
    project.settings.survey.exclude.extend_from_slice(exclude);
    let checked = work.run(Stage::Checking, || {
        quality::examine(&mut project.ratings, &project.settings.survey.exclude);
        check::check(&project)
    })?;
    let allow = &project.settings.check.allow;
    let (allowed, mut kept): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| check::is_allowed(finding.rule, allow));
    kept.extend(checked.findings);
    let unlisted = checked.unlisted.iter().map(|(rule, more)| (rule.code, *more)).collect();
    Ok(Examined { unlisted, ..Examined::of(project, kept, checked.allowed + allowed.len()) })
}

/// Reads and checks a file of ratings, by the rules that hold for ratings alone, without what the rules of `exclude` find.
///
/// # Errors
/// A path that cannot be read; what is wrong with its content is a finding.
pub fn examine_ratings(
    path: &Path,
    profile: Option<&str>,
    exclude: &[QualityRule],
    work: &Work<'_>,
) -> Result<Examined, Box<Fault>> {
    work.begin(Stage::Reading)?;
    let survey = source::read_ratings(path, work.progress)?;
    examine_survey(survey, profile, exclude, work)
}

/// Checks ratings that were read from a file or a table in memory, without what the rules of `exclude` find.
///
/// # Errors
/// Only if the work is stopped; what is wrong with the ratings is a finding.
pub fn examine_survey(
    survey: source::Survey,
    profile: Option<&str>,
    exclude: &[QualityRule],
    work: &Work<'_>,
) -> Result<Examined, Box<Fault>> {
    let (ratings, files, mut findings) = survey;
    let mut project = Project { ratings, files, ..Project::default() };
    project.settings.profile = profile.unwrap_or(PROFILES[0].name).to_owned();
    project.settings.survey.exclude.extend_from_slice(exclude);
    let checked = work.run(Stage::Checking, || {
        quality::examine(&mut project.ratings, &project.settings.survey.exclude);
        check::check(&project)
    })?;
    let of_ratings = |finding: &Finding| ["E23", "W27"].iter().any(|start| finding.rule.code.starts_with(start));
    findings.extend(checked.findings.into_iter().filter(of_ratings));
    Ok(Examined::of(project, findings, 0))
}
