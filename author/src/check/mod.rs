//! What is wrong (errors) or weak (warnings) in a project, with stable codes and places.
//!
//! Owns: the rules for a project as a whole; the rules for reading a file are with `source`. Invariants: pure, no clock and no network;
//! what is found does not depend on the order of records; nothing found is dropped without being counted. Cost: O(n log n) in records.

mod collections;
mod coverage;
mod cycles;
mod finding;
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

pub use finding::{Finding, FindingRow, Rule, Severity};
pub(crate) use words::primary;

use crate::project::Project;
use crate::source;
use index::Index;
use rayon::prelude::*;

/// What a check has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Errors first, then by file, row and code.
    pub findings: Vec<Finding>,
    /// How many warnings were found and left out, because `[check] allow` says so.
    pub allowed: usize,
}

impl Checked {
    /// How many errors there are; with none, the project can be built.
    pub fn errors(&self) -> usize {
        self.findings.partition_point(|finding| finding.rule.severity() == Severity::Error)
    }

    /// How many warnings there are, allowed ones left out.
    pub fn warnings(&self) -> usize {
        self.findings.len() - self.errors()
    }
}

/// What one theme finds.
type Theme = fn(&Index) -> Vec<Finding>;

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
    let mut findings: Vec<Finding> = THEMES.par_iter().flat_map_iter(|theme| theme(&index)).collect();
    let before = findings.len();
    let allow = &project.settings.check.allow;
    findings.retain(|finding| !is_allowed(finding.rule, allow));
    let allowed = before - findings.len();
    findings.par_sort_unstable_by(|a, b| order(a).cmp(&order(b)));
    Checked { findings, allowed }
}

/// Whether a project has decided to live with this rule: it is a warning and its code is in the list.
pub fn is_allowed(rule: &Rule, allow: &[String]) -> bool {
    rule.severity() == Severity::Warning && allow.iter().any(|code| rule.code.eq_ignore_ascii_case(code))
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
