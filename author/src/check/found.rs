//! Findings as they come, bounded: a weakness that a million rows share is listed ten thousand times and counted.
//!
//! Invariants: what is listed are the first by place, whatever the order in which they came; nothing is dropped without being counted. Cost: a look-up of
//! the rule for each finding.

use super::{Finding, Rule};
use crate::project::Place;
use std::collections::BTreeMap;

/// So many findings of one rule are listed.
pub const LISTED: usize = 10_000;

/// What was found of one rule.
#[derive(Default)]
struct OfRule {
    listed: Vec<Finding>,
    /// How many are not listed.
    more: usize,
    /// None behind this place is listed any more.
    last: Option<Place>,
}

impl OfRule {
    fn push(&mut self, finding: Finding) {
        self.listed.push(finding);
        // Now and then, so that it costs little.
        if self.listed.len() >= 2 * LISTED {
            self.trim();
        }
    }

    fn trim(&mut self) {
        if self.listed.len() > LISTED {
            let (_, behind, _) = self.listed.select_nth_unstable_by(LISTED, |a, b| order(a).cmp(&order(b)));
            self.last = Some(behind.place);
            self.more += self.listed.len() - LISTED;
            self.listed.truncate(LISTED);
        }
    }
}

fn order(finding: &Finding) -> impl Ord + '_ {
    (finding.place, &finding.field, &finding.message)
}

/// Findings by rule.
#[derive(Default)]
pub struct Found(BTreeMap<&'static str, OfRule>);

/// Findings of a rule that are not listed.
pub type Unlisted = (&'static Rule, usize);

impl Found {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        self.0.entry(finding.rule.code).or_default().push(finding);
    }

    /// Adds one of this rule at this place; it is put into words only if it may be listed, since a million rows may share it.
    pub fn push_with(&mut self, rule: &'static Rule, place: Place, finding: impl FnOnce() -> Finding) {
        let of_rule = self.0.entry(rule.code).or_default();
        if of_rule.last.is_some_and(|last| place > last) {
            of_rule.more += 1;
        } else {
            of_rule.push(finding());
        }
    }

    /// Both together.
    pub fn and(mut self, other: Self) -> Self {
        for (code, of_rule) in other.0 {
            let mine = self.0.entry(code).or_default();
            mine.more += of_rule.more;
            of_rule.listed.into_iter().for_each(|finding| mine.push(finding));
        }
        self
    }

    /// What is listed, in no order, and what is not.
    pub fn finish(self) -> (Vec<Finding>, Vec<Unlisted>) {
        let (mut listed, mut unlisted) = (Vec::new(), Vec::new());
        for mut of_rule in self.0.into_values() {
            of_rule.trim();
            unlisted
                .extend(of_rule.listed.first().map(|first| (first.rule, of_rule.more)).filter(|(_, more)| *more > 0));
            listed.extend(of_rule.listed);
        }
        (listed, unlisted)
    }
}

impl Extend<Finding> for Found {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

impl FromIterator<Finding> for Found {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        let mut found = Self::default();
        found.extend(findings);
        found
    }
}
