//! How outcomes are stated: direction, metric, object of control, clarifier.
//!
//! Owns: the grammar of outcome statements under the directions that the project has chosen. Cost: linear in the text.

use super::Found;
use super::index::Index;
use super::jobs::{compound, part};
use super::rules::{
    DIRECTION_MISSING, DIRECTION_MIXED, DIRECTION_NOT_ALLOWED, METRIC_MISSING, OUTCOME_COMPOUND, OUTCOME_SOLUTION,
    OUTCOME_VAGUE,
};
use super::words::{Phrases, Said, Words};
use crate::project::{Outcome, Statement};
use jobpack::model::JobKind;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The names of the sets of directions that a project can choose from.
pub const DIRECTIONS: [&str; 3] = ["minimize-increase", "minimize-only", "any-direction"];

/// Among how many words after the direction the metric must stand: `the average amount of time`.
const METRIC_WITHIN: usize = 4;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let project = index.project;
    let mut found = Found::default();
    let features = Phrases::new(project.settings.check.features.iter().map(String::as_str));
    for outcome in project.outcomes.iter().filter(|outcome| !of_consumption(index, outcome)) {
        if let Some(feature) = features.within(&Said::new(&outcome.statement.text()).words()) {
            let field = part(&outcome.statement, "object");
            found.push(OUTCOME_SOLUTION.at(outcome.place, field, format!("`{feature}` is a solution")));
        }
    }
    let Some(words) = Words::of(&project.settings.language) else { return found };
    let grammar = Grammar { words, directions: &project.settings.check.directions };
    for outcome in &project.outcomes {
        grammar.direction(outcome, &mut found);
        grammar.metric(outcome, &mut found);
        grammar.vague(outcome, &mut found);
        grammar.compound(outcome, &mut found);
    }
    grammar.mixed(&project.outcomes, &words.down, &mut found);
    grammar.mixed(&project.outcomes, &words.up, &mut found);
    found
}

/// What owning the product asks cannot be measured without the product.
fn of_consumption(index: &Index, outcome: &Outcome) -> bool {
    index.job(&outcome.job).is_some_and(|at| index.project.jobs[at].kind == Some(JobKind::Consumption))
}

struct Grammar<'p> {
    words: &'static Words,
    directions: &'p str,
}

impl Grammar<'_> {
    fn direction(&self, outcome: &Outcome, found: &mut Found) {
        let Some(first) = first(&outcome.statement) else { return };
        let field = part(&outcome.statement, "direction");
        if !self.is_direction(&first) {
            found.push(DIRECTION_MISSING.at(outcome.place, field, format!("`{first}` is not a direction")));
        } else if !self.is_allowed(&first) {
            let message = format!("`{first}` is not one of the directions {}", self.directions);
            found.push(DIRECTION_NOT_ALLOWED.at(outcome.place, field, message));
        }
    }

    fn is_direction(&self, word: &str) -> bool {
        self.words.down.has(word) || self.words.up.has(word)
    }

    fn is_allowed(&self, word: &str) -> bool {
        match self.directions {
            "minimize-increase" => self.words.minimize_increase.has(word),
            "minimize-only" => self.words.minimize_only.has(word),
            _ => true,
        }
    }

    fn metric(&self, outcome: &Outcome, found: &mut Found) {
        let Statement { whole, metric, .. } = &outcome.statement;
        let text = if whole.is_empty() { metric } else { whole };
        let said = Said::new(text);
        let mut said = said.words();
        if !whole.is_empty() {
            let skipped = usize::from(said.first().is_some_and(|word| self.is_direction(word)));
            said = said.into_iter().skip(skipped).take(METRIC_WITHIN).collect();
        }
        if !text.is_empty() && self.words.metrics.within(&said).is_none() {
            let message = format!("`{}` does not say what is measured", outcome.statement.text());
            found.push(METRIC_MISSING.at(outcome.place, part(&outcome.statement, "metric"), message));
        }
    }

    fn vague(&self, outcome: &Outcome, found: &mut Found) {
        if let Some(vague) = self.words.vague.within(&Said::new(&outcome.statement.text()).words()) {
            let field = part(&outcome.statement, "object");
            found.push(OUTCOME_VAGUE.at(outcome.place, field, format!("`{vague}` can be read in many ways")));
        }
    }

    fn compound(&self, outcome: &Outcome, found: &mut Found) {
        if let Some(joiner) = compound(&outcome.statement, self.words) {
            let message = format!("`{joiner}` makes several outcomes of `{}`", outcome.statement.text());
            found.push(OUTCOME_COMPOUND.at(outcome.place, part(&outcome.statement, "object"), message));
        }
    }

    /// Among the allowed verbs of one direction, all but the most frequent are odd ones out.
    fn mixed(&self, outcomes: &[Outcome], direction: &Phrases, found: &mut Found) {
        let verbs = outcomes.iter().filter_map(|outcome| Some((outcome, first(&outcome.statement)?)));
        let verbs: Vec<_> = verbs.filter(|(_, verb)| direction.has(verb) && self.is_allowed(verb)).collect();
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, verb) in &verbs {
            *counts.entry(verb).or_default() += 1;
        }
        let Some((usual, _)) = counts.iter().min_by_key(|(_, count)| Reverse(**count)) else { return };
        for (outcome, verb) in verbs.iter().filter(|(_, verb)| verb != usual) {
            let message = format!("`{verb}` here, `{usual}` elsewhere");
            found.push(DIRECTION_MIXED.at(outcome.place, part(&outcome.statement, "direction"), message));
        }
    }
}

/// The word in the place of the direction.
fn first(statement: &Statement) -> Option<String> {
    let text = if statement.whole.is_empty() { &statement.lead } else { &statement.whole };
    Said::new(text).words().first().map(|first| first.to_string())
}
