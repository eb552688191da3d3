//! One finding, and the rule behind it.

use crate::project::Place;
use serde::Serialize;

/// Whether a finding stops a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Wrong: nothing is built.
    Error,
    /// Weak: built and said.
    Warning,
}

impl Severity {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Something a project is held against. Codes are stable and never reused.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// `E` or `W` and three digits.
    pub code: &'static str,
    /// A few words: what is wrong.
    pub title: &'static str,
    /// What to do, in one sentence; stands beside every finding.
    pub advice: &'static str,
    /// Why the rule is there, with an example of wrong and right: what `--explain` prints.
    pub explanation: &'static str,
}

impl Rule {
    /// By the first letter of the code.
    pub fn severity(&self) -> Severity {
        if self.code.starts_with('E') { Severity::Error } else { Severity::Warning }
    }

    /// A finding under this rule.
    pub fn at(&'static self, place: Place, field: impl Into<String>, message: impl Into<String>) -> Finding {
        Finding { rule: self, place, field: field.into(), message: message.into() }
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule it goes against.
    pub rule: &'static Rule,
    /// The file and the row.
    pub place: Place,
    /// The field, under the name it has in the file where that is known; empty for the row as a whole.
    pub field: String,
    /// What was found, with the values that matter.
    pub message: String,
}

/// A finding in words, with the name of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FindingRow {
    /// The rule's code.
    pub code: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// The rule's title.
    pub title: &'static str,
    /// The file, relative to the project.
    pub file: String,
    /// The row; 0 is the file as a whole.
    pub row: u32,
    /// The field; may be empty.
    pub field: String,
    /// What was found.
    pub message: String,
    /// What to do about it.
    pub advice: &'static str,
}

impl FindingRow {
    /// The finding, with the name of its file.
    pub fn of(finding: &Finding, files: &[String]) -> Self {
        let Finding { rule, place, field, message } = finding;
        Self {
            code: rule.code,
            severity: rule.severity().name(),
            title: rule.title,
            file: files.get(place.file as usize).cloned().unwrap_or_default(),
            row: place.row,
            field: field.clone(),
            message: message.clone(),
            advice: rule.advice,
        }
    }

    /// `resources.csv:12`, or the file alone.
    pub fn place(&self) -> String {
        if self.row == 0 { self.file.clone() } else { format!("{}:{}", self.file, self.row) }
    }
}
