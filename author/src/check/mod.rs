//! What is wrong (errors) or weak (warnings) in a project, with stable codes and places.

mod finding;
mod rules;

pub use finding::{Finding, Rule, Severity};

use crate::source;

/// Every rule there is, by code: those that reading finds and those that checking finds.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    source::RULES.iter().chain(rules::RULES)
}

/// The rule with this code, in any case.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code.eq_ignore_ascii_case(code))
}
