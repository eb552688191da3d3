//! One finding, and the rule behind it.

use crate::project::Place;

/// Whether a finding stops a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Wrong: nothing is built.
    Error,
    /// Weak: built and said.
    Warning,
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
