//! The findings of a reading, bounded: a mistake that stands in a million rows is told a hundred times and then counted.

use crate::check::{Finding, Rule};
use crate::project::Place;
use rustc_hash::FxHashMap;

/// So many findings of one rule in one field of one file are kept; the rest are counted.
const KEPT: u32 = 100;

/// Findings as they come, with a count of each kind.
#[derive(Default)]
pub struct Findings {
    list: Vec<Finding>,
    counts: FxHashMap<(&'static str, u32, String), u32>,
}

impl Findings {
    /// Notes one finding.
    pub fn add(&mut self, rule: &'static Rule, place: Place, field: &str, message: impl Into<String>) {
        let count = self.counts.entry((rule.code, place.file, field.to_owned())).or_default();
        *count += 1;
        if *count <= KEPT {
            self.list.push(rule.at(place, field, message));
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
        self.list.sort_by(|a, b| {
            (a.place, a.rule.code, &a.field, &a.message).cmp(&(b.place, b.rule.code, &b.field, &b.message))
        });
        self.list
    }
}
