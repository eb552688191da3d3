//! The findings of a reading, bounded: a mistake that stands in a million rows is told a hundred times and then counted.

use crate::check::{Finding, Rule};
use crate::project::Place;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// So many findings of one rule in one field of one file are kept; the rest are counted.
const KEPT: u32 = 100;

/// Findings as they come, with a count of each kind.
#[derive(Default)]
pub struct Findings {
    list: Vec<Finding>,
    counts: FxHashMap<Kind, u32>,
    /// What is told once a file.
    once: BTreeMap<Kind, Finding>,
}

/// The code of a rule, a file and a field.
type Kind = (&'static str, u32, String);

impl Findings {
    /// Notes one finding.
    pub fn add(&mut self, rule: &'static Rule, place: Place, field: &str, message: impl Into<String>) {
        self.keep(rule.at(place, field, message));
    }

    /// Notes what is told once of a field of a file, unless it was told before.
    pub fn add_once(&mut self, rule: &'static Rule, place: Place, field: &str, message: impl Into<String>) {
        let kind = (rule.code, place.file, field.to_owned());
        self.once.entry(kind).or_insert_with(|| rule.at(place, field, message));
    }

    fn keep(&mut self, finding: Finding) {
        let count = self.counts.entry((finding.rule.code, finding.place.file, finding.field.clone())).or_default();
        *count += 1;
        if *count <= KEPT {
            self.list.push(finding);
        }
    }

    /// Takes over what was found in the rows that follow.
    pub fn append(&mut self, other: Self) {
        other.list.into_iter().for_each(|finding| self.keep(finding));
        for (kind, count) in other.counts {
            *self.counts.entry(kind).or_default() += count.saturating_sub(KEPT);
        }
        for (kind, finding) in other.once {
            self.once.entry(kind).or_insert(finding);
        }
    }

    /// All findings by place, with one more for each kind of which some were only counted.
    pub fn finish(mut self) -> Vec<Finding> {
        for ((code, file, field), count) in self.counts {
            if count > KEPT {
                let rule = super::RULES.iter().find(|rule| rule.code == code);
                let message = format!("{} more rows of this file have the same", count - KEPT);
                self.list.extend(rule.map(|rule| rule.at(Place { file, row: 0 }, field, message)));
            }
        }
        self.list.extend(self.once.into_values());
        self.list.sort_by(|a, b| {
            (a.place, a.rule.code, &a.field, &a.message).cmp(&(b.place, b.rule.code, &b.field, &b.message))
        });
        self.list
    }
}
