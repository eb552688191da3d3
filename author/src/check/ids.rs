//! What every row must have: an id of its own, and the fields without which it says nothing.
//!
//! Owns: missing, doubled and unusable ids, missing titles, statements and fields. Cost: linear.

use super::Found;
use super::index::{Index, repeats_of};
use super::rules::{DUPLICATE_ID, MISSING_FIELD, MISSING_ID, MISSING_STATEMENT, MISSING_TITLE, UNUSABLE_ID};
use crate::project::{Job, Outcome, Place, Project, Statement};

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let mut found = Found::default();
    own_ids(index, &mut found);
    titles(index, &mut found);
    statements(index, &mut found);
    ends(index, &mut found);
    for job in &index.project.jobs {
        around(job, &mut found);
    }
    for about in &index.project.evidence {
        filled(about.place, &[("about", &about.about), ("quote", &about.evidence.quote)], &mut found);
    }
    found
}

fn own_ids(index: &Index, found: &mut Found) {
    let Project { jobs, outcomes, resources, collections, circumstances, .. } = index.project;
    let need = |at: usize| match jobs.get(at) {
        Some(job) => (job.id.as_str(), job.place),
        None => (outcomes[at - jobs.len()].id.as_str(), outcomes[at - jobs.len()].place),
    };
    space(index, "need", jobs.len() + outcomes.len(), need, found);
    space(index, "resource", resources.len(), |at| (resources.id(at), resources.place(at)), found);
    let collection = |at: usize| (collections[at].id.as_str(), collections[at].place);
    space(index, "collection", collections.len(), collection, found);
    let circumstance = |at: usize| (circumstances[at].id.as_str(), circumstances[at].place);
    space(index, "circumstance", circumstances.len(), circumstance, found);
}

/// One space of so many ids. Nothing is kept of them: there may be millions.
fn space<'p>(
    index: &Index,
    what: &str,
    count: usize,
    row: impl Fn(usize) -> (&'p str, Place) + Sync,
    found: &mut Found,
) {
    let rows = || (0..count).map(&row);
    let unnamed = rows().filter(|(id, _)| id.is_empty());
    found.extend(unnamed.map(|(_, place)| MISSING_ID.at(place, "id", format!("this {what} has no id"))));
    for (again, first) in repeats_of(count, |at| Some(row(at)).filter(|(id, _)| !id.is_empty())) {
        let ((id, place), there) = (row(again), index.spoken(row(first).1));
        found.push(DUPLICATE_ID.at(place, "id", format!("`{id}` is already the id of a {what} at {there}")));
    }
    for (id, place) in rows().filter(|(id, _)| !usable(id)) {
        found.push(UNUSABLE_ID.at(place, "id", format!("{id:?} cannot stand in a list of ids")));
    }
}

fn usable(id: &str) -> bool {
    id.len() <= 255 && !id.bytes().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t' | b';' | b'|'))
}

fn titles(index: &Index, found: &mut Found) {
    let project = index.project;
    let collections = project.collections.iter().map(|row| (row.place, &row.id, &row.title));
    let circumstances = project.circumstances.iter().map(|row| (row.place, &row.id, &row.title));
    let untitled = collections.chain(circumstances).filter(|(_, _, title)| title.is_empty());
    found.extend(untitled.map(|(place, id, _)| MISSING_TITLE.at(place, "title", format!("`{id}` has no title"))));
    if project.catalogue {
        return;
    }
    let untitled = project.resources.iter().filter(|row| row.text.title.is_empty());
    found.extend(untitled.map(|row| MISSING_TITLE.at(row.place, "title", format!("`{}` has no title", row.text.id))));
    if project.settings.title.is_empty() {
        found.push(MISSING_TITLE.at(index.settings_place(), "title", "the project has no title"));
    }
}

fn statements(index: &Index, found: &mut Found) {
    for Job { place, statement, id, .. } in &index.project.jobs {
        let Statement { whole, lead, object, .. } = statement;
        parts(*place, id, whole, &[("verb", lead), ("object", object)], found);
    }
    for Outcome { place, statement, id, .. } in &index.project.outcomes {
        let Statement { whole, lead, metric, object, .. } = statement;
        parts(*place, id, whole, &[("direction", lead), ("metric", metric), ("object", object)], found);
    }
}

fn parts(place: Place, id: &str, whole: &str, parts: &[(&str, &String)], found: &mut Found) {
    if !whole.is_empty() {
        return;
    }
    let missing: Vec<&str> = parts.iter().filter(|(_, text)| text.is_empty()).map(|(name, _)| *name).collect();
    let Some(first) = missing.first() else { return };
    if missing.len() == parts.len() {
        found.push(MISSING_STATEMENT.at(place, "statement", format!("`{id}` has no statement")));
    } else {
        let message = format!("the statement of `{id}` has no {}", missing.join(" and no "));
        found.push(MISSING_STATEMENT.at(place, *first, message));
    }
}

/// The rows that lead from one row to another.
fn ends(index: &Index, found: &mut Found) {
    let project = index.project;
    for row in &project.outcomes {
        filled(row.place, &[("job", &row.job)], found);
    }
    for row in &project.links {
        filled(row.place, &[("resource", &row.resource), ("need", &row.need)], found);
    }
    for row in &project.requirements {
        filled(row.place, &[("resource", &row.resource)], found);
        if row.options.is_empty() || row.options.iter().any(String::is_empty) {
            found.push(MISSING_FIELD.at(row.place, "requires", "`requires` is empty"));
        }
    }
    for row in &project.prerequisites {
        filled(row.place, &[("resource", &row.resource), ("prerequisites", &row.text)], found);
    }
    for item in project.collections.iter().flat_map(|row| &row.items) {
        filled(item.place, &[("resource", &item.resource)], found);
    }
}

/// What is known around a job.
fn around(job: &Job, found: &mut Found) {
    for row in &job.stories {
        filled(row.place, &[("when", &row.when), ("want", &row.want)], found);
    }
    for row in &job.tradeoffs {
        filled(row.place, &[("gives_up", &row.gives_up), ("gets", &row.gets)], found);
    }
    for row in &job.hires {
        filled(row.place, &[("solution", &row.solution)], found);
    }
    let forces = job.forces.iter().map(|row| (row.place, &row.statement));
    let obstacles = job.obstacles.iter().map(|row| (row.place, &row.statement));
    let experiences = job.experiences.iter().map(|row| (row.place, &row.statement));
    for (place, statement) in forces.chain(obstacles).chain(experiences) {
        filled(place, &[("statement", statement)], found);
    }
}

fn filled(place: Place, fields: &[(&'static str, &String)], found: &mut Found) {
    let empty = fields.iter().filter(|(_, text)| text.is_empty());
    found.extend(empty.map(|(name, _)| MISSING_FIELD.at(place, *name, format!("`{name}` is empty"))));
}
