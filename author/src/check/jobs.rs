//! How jobs are stated: verb, object, clarifier; and job stories, which are another thing.
//!
//! Owns: the grammar of job statements, and what statements of jobs and outcomes have in common. Cost: linear in the text.

use super::Found;
use super::index::Index;
use super::rules::{FEELING_FORM, FEELING_KIND, JOB_COMPOUND, JOB_OUTCOME, JOB_SOLUTION, JOB_WITHOUT_VERB, STORY_ROLE};
use super::words::{Phrases, Said, Words, fold};
use crate::project::{Job, Statement};
use jobpack::model::JobKind;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let settings = &index.project.settings;
    let features = Phrases::new(settings.check.features.iter().map(String::as_str));
    let words = Words::of(&settings.language);
    let mut found = Found::default();
    for job in &index.project.jobs {
        let said = Said::new(&job.statement.text());
        let said = &said.words()[..];
        // What owning the product asks cannot be said without the product.
        let solution = features.within(said).filter(|_| job.kind != Some(JobKind::Consumption));
        if let Some(feature) = solution {
            found.push(JOB_SOLUTION.at(
                job.place,
                part(&job.statement, "object"),
                format!("`{feature}` is a solution"),
            ));
        }
        let Some(words) = words else { continue };
        if matches!(job.kind, Some(JobKind::Emotional | JobKind::Social)) {
            feeling(job, said, words, &mut found);
        } else {
            functional(job, said, words, &mut found);
        }
        stories(job, words, &mut found);
    }
    found
}

fn feeling(job: &Job, said: &[&str], words: &Words, found: &mut Found) {
    if !said.is_empty() && words.feelings.lead(said) == 0 {
        let message = format!("`{}` does not begin as an emotional or social job does", job.statement.text());
        found.push(FEELING_FORM.at(job.place, part(&job.statement, "verb"), message));
    }
}

fn functional(job: &Job, said: &[&str], words: &Words, found: &mut Found) {
    let statement = &job.statement;
    if let Some(joiner) = compound(statement, words) {
        let message = format!("`{joiner}` makes several jobs of `{}`", statement.text());
        found.push(JOB_COMPOUND.at(job.place, part(statement, "object"), message));
    }
    if let Some(measure) = words.job_outcomes.within(said) {
        let message = format!("`{measure}` says how well, not what");
        found.push(JOB_OUTCOME.at(job.place, part(statement, "object"), message));
    }
    let begins = statement.whole.is_empty() && statement.lead.is_empty();
    let Some(first) = said.first().filter(|_| !begins) else { return };
    if words.feelings.lead(said) > 0 {
        let kind = job.kind.unwrap_or(JobKind::Core).name();
        let message = format!("`{}` begins as a feeling, but its kind is {kind}", statement.text());
        found.push(FEELING_KIND.at(job.place, "kind", message));
    } else if !may_be_verb(first, words) {
        found.push(JOB_WITHOUT_VERB.at(job.place, part(statement, "verb"), format!("`{first}` is not a verb")));
    }
}

/// Only what is surely no verb is called so.
fn may_be_verb(word: &str, words: &Words) -> bool {
    let noun = words.noun_endings.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending));
    words.verbs.has(word) || !noun && !words.not_verbs.has(word)
}

fn stories(job: &Job, words: &Words, found: &mut Found) {
    for story in &job.stories {
        let said = Said::new(&story.when);
        let mut when = &said.words()[..];
        if when.first().is_some_and(|word| words.clarifiers.has(word)) {
            when = &when[1..];
        }
        if words.roles.lead(when) > 0 {
            found.push(STORY_ROLE.at(story.place, "when", format!("`{}` is a role, not a situation", story.when)));
        }
    }
}

/// The field of a finding: the part, if the statement is written in parts.
pub fn part(statement: &Statement, part: &'static str) -> &'static str {
    if statement.whole.is_empty() { part } else { "statement" }
}

/// What makes several statements of one, outside of the clarifier.
pub fn compound(statement: &Statement, words: &Words) -> Option<String> {
    let Statement { whole, lead, metric, object, .. } = statement;
    let text = if whole.is_empty() { [lead.as_str(), metric, object].join(" ") } else { whole.clone() };
    let clear = |piece: &str| fold(piece.trim_matches(|letter: char| letter.is_ascii_punctuation() && letter != '&'));
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let folded: Vec<String> = pieces.iter().map(|piece| clear(piece)).collect();
    let clarifier = folded.iter().position(|word| whole == &text && words.clarifiers.has(word));
    let end = clarifier.unwrap_or(pieces.len());
    if let Some(slashed) = pieces[..end].iter().find(|piece| slashed(piece)) {
        return Some(slashed.to_string());
    }
    let joins = (1..end).filter(|&at| at + 1 < end).find_map(|at| joiner(&folded[..end], at, words));
    joins.map(str::to_owned)
}

/// The joiner that stands here, unless what it joins is one thing.
fn joiner<'w>(pieces: &[String], at: usize, words: &'w Words) -> Option<&'w str> {
    let joiner = words.joiners.iter().find(|joiner| {
        let joining: Vec<&str> = joiner.split(' ').collect();
        pieces[at..].iter().map(String::as_str).take(joining.len()).eq(joining)
    })?;
    let paired = words.pairs.lead(&pieces[at - 1..]) > 0;
    let two_ends = words.pairing.within(&pieces[..at]).is_some();
    (!paired && !two_ends).then_some(joiner)
}

/// `find/fix`, but not `CI/CD`, `km/h` or an address.
fn slashed(piece: &str) -> bool {
    let word = |side: &str| side.chars().filter(|letter| letter.is_lowercase()).count() >= 3;
    let mut sides = piece.split('/');
    piece.contains('/') && !piece.contains("://") && sides.all(word)
}
