//! What is wrong (errors) or weak (warnings) in a project, with stable codes and places.
//!
//! Owns: the rules for a project as a whole; the rules for reading a file are with `source`. Invariants: pure, no clock and no network;
//! what is found does not depend on the order of records; nothing found is dropped without being counted. Cost: O(n log n) in records.

mod collections;
mod coverage;
mod cycles;
mod finding;
mod found;
mod ids;
mod index;
mod jobs;
mod nearest;
mod outcomes;
mod ratings;
mod references;
mod requirements;
mod rules;
mod settings;
mod synonyms;
mod titles;
mod upkeep;
mod words;

pub(crate) use coverage::Served;
pub use finding::{Finding, FindingRow, Rule, Severity};
pub use found::{LISTED, Unlisted};
pub(crate) use index::{Index, Need};
pub(crate) use titles::{leading_feature, same_titles};
pub(crate) use upkeep::{date, same_addresses};
pub(crate) use words::{Phrases, Words, primary};

use crate::project::Project;
use crate::source;
use found::Found;
use rayon::prelude::*;

/// What a check has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Errors first, then by file, row and code: the first [`LISTED`] of each rule.
    pub findings: Vec<Finding>,
    /// Of which rules there are more, and how many more.
    pub unlisted: Vec<Unlisted>,
    /// How many warnings were found and left out, because `[check] allow` says so.
    pub allowed: usize,
}

impl Checked {
    /// How many errors there are; with none, the project can be built.
    pub fn errors(&self) -> usize {
        self.findings.partition_point(|finding| finding.rule.severity() == Severity::Error) + self.more(Severity::Error)
    }

    /// How many warnings there are, allowed ones left out.
    pub fn warnings(&self) -> usize {
        self.findings.iter().filter(|finding| finding.rule.severity() == Severity::Warning).count()
            + self.more(Severity::Warning)
    }

    fn more(&self, severity: Severity) -> usize {
        self.unlisted.iter().filter(|(rule, _)| rule.severity() == severity).map(|(_, more)| more).sum()
    }
}

/// What one theme finds.
type Theme = fn(&Index) -> Found;

const THEMES: &[Theme] = &[
    settings::check,
    ids::check,
    references::check,
    requirements::check,
    jobs::check,
    outcomes::check,
    titles::check,
    coverage::check,
    collections::check,
    upkeep::check,
    ratings::check,
    synonyms::check,
];

/// Holds a project against every rule for projects as a whole.
pub fn check(project: &Project) -> Checked {
    let index = Index::new(project);
    let (mut findings, mut unlisted) =
        THEMES.par_iter().map(|theme| theme(&index)).reduce(Found::default, Found::and).finish();
    let total = |findings: &[Finding], unlisted: &[Unlisted]| {
        findings.len() + unlisted.iter().map(|(_, more)| more).sum::<usize>()
    };
    let before = total(&findings, &unlisted);
    let allow = &project.settings.check.allow;
    findings.retain(|finding| !is_allowed(finding.rule, allow));
    unlisted.retain(|(rule, _)| !is_allowed(rule, allow));
    let allowed = before - total(&findings, &unlisted);
    findings.par_sort_unstable_by(|a, b| order(a).cmp(&order(b)));
    Checked { findings, unlisted, allowed }
}

/// Whether a project has decided to live with this rule: it is a warning and its code is in the list.
pub fn is_allowed(rule: &Rule, allow: &[String]) -> bool {
    rule.severity() == Severity::Warning && is_allowed_code(rule.code, allow)
}

/// Whether a code is in the list of those that a project lives with.
pub(crate) fn is_allowed_code(code: &str, allow: &[String]) -> bool {
    allow.iter().any(|allowed| allowed.eq_ignore_ascii_case(code))
}

fn order(finding: &Finding) -> impl Ord + '_ {
    (finding.rule.severity(), finding.place, finding.rule.code, &finding.field, &finding.message)
}

/// Every rule there is, by code: those that reading finds and those that checking finds.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    source::RULES.iter().chain(rules::all())
}

/// The rule with this code, in any case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code))
}
