//! From rows to records: one converter a table.
//!
//! Invariants: a record that can be kept is kept, so that a mistake in one field does not hide the others, and what it lacks is for `check` to
//! say; only a row without its id or its ends, or without the one word that makes it what it is, is left out, and that is an error. What belongs to a job or a collection waits in
//! [`Said`] until all files are read, since it may come before its owner.

mod about;
mod common;
mod needs;
mod resources;
mod sets;
mod words;

use super::form::{Fields, Value};
use super::row::{Context, Row};
use super::table::Table;
use super::{rules, text};
use crate::project::{Experience, ForceAt, Hire, Item, Obstacle, Place, Project, Story, TradeOff};
use rustc_hash::FxHashMap;

/// What was said so far.
#[derive(Default)]
pub struct Said {
    pub project: Project,
    stories: Vec<Owned<Story>>,
    forces: Vec<Owned<ForceAt>>,
    obstacles: Vec<Owned<Obstacle>>,
    tradeoffs: Vec<Owned<TradeOff>>,
    experiences: Vec<Owned<Experience>>,
    hires: Vec<Owned<Hire>>,
    items: Vec<Owned<Item>>,
    made: Made,
}

/// What was made up in the file at hand.
#[derive(Default)]
struct Made {
    titles: Count,
    ids: Count,
}

/// How many rows, and the first of them.
#[derive(Default)]
struct Count {
    rows: u32,
    first: Place,
}

impl Count {
    fn add(&mut self, place: Place) {
        self.append(&Self { rows: 1, first: place });
    }

    fn append(&mut self, later: &Self) {
        if self.rows == 0 {
            self.first = later.first;
        }
        self.rows += later.rows;
    }
}

impl Said {
    /// Takes over what was said in the rows that follow.
    pub fn append(&mut self, later: Self) {
        let (own, project) = (&mut self.project, later.project);
        own.jobs.extend(project.jobs);
        own.outcomes.extend(project.outcomes);
        own.resources.append(project.resources);
        own.links.extend(project.links);
        own.requirements.extend(project.requirements);
        own.prerequisites.extend(project.prerequisites);
        own.collections.extend(project.collections);
        own.circumstances.extend(project.circumstances);
        own.evidence.extend(project.evidence);
        own.synonyms.extend(project.synonyms);
        self.stories.extend(later.stories);
        self.forces.extend(later.forces);
        self.obstacles.extend(later.obstacles);
        self.tradeoffs.extend(later.tradeoffs);
        self.experiences.extend(later.experiences);
        self.hires.extend(later.hires);
        self.items.extend(later.items);
        self.made.titles.append(&later.made.titles);
        self.made.ids.append(&later.made.ids);
    }

    /// Tells once a file what was made up in it.
    pub fn tell_made(&mut self, context: &mut Context) {
        let Made { titles, ids } = std::mem::take(&mut self.made);
        if titles.rows > 0 {
            let message = format!("{} rows have no title, so the first words of the text stand in", titles.rows);
            context.findings.add(rules::TITLE_MADE, titles.first, "title", message);
        }
        if ids.rows > 0 {
            let message = format!("{} rows have no id, so the address or the title stands in", ids.rows);
            context.findings.add(rules::ID_MADE, ids.first, "id", message);
        }
    }
}

/// A record that belongs to the record with this id.
struct Owned<T> {
    owner: String,
    place: Place,
    what: T,
}

/// Takes one row of a table into the project.
pub fn row(context: &mut Context, table: Table, fields: Fields<'_>, said: &mut Said) {
    convert(table, &mut Row::new(context, table, fields), said);
}

fn convert(table: Table, row: &mut Row<'_, '_>, said: &mut Said) {
    // A row that lacks what it must have has said so; there is nothing more to do with it.
    let _ = match table {
        Table::Circumstances => sets::circumstance(row, said),
        Table::Collections => sets::collection(row, said),
        Table::Evidence => about::evidence(row, said),
        Table::Experiences => about::experience(row, said),
        Table::Forces => about::force(row, said),
        Table::Hires => about::hire(row, said),
        Table::Items => sets::item(row, said),
        Table::Jobs => needs::job(row, said),
        Table::Links => resources::link(row, said),
        Table::Obstacles => about::obstacle(row, said),
        Table::Outcomes => needs::outcome(row, said),
        // A survey may be of millions of rows and has a reader of its own.
        Table::Ratings => None,
        Table::Requirements => resources::requirement(row, said),
        Table::Resources => resources::resource(row, said),
        Table::Stories => about::story(row, said),
        Table::Synonyms => words::synonym(row, said),
        Table::Tradeoffs => about::tradeoff(row, said),
    };
}

/// Takes the rows nested in a field into their own table.
fn nested(row: &mut Row<'_, '_>, table: Table, owner: &str, said: &mut Said) {
    for fields in row.rows(table.name()) {
        convert(table, &mut row.within(table, fields, owner), said);
    }
}

/// Gives what waited to its owners.
pub fn settle(said: &mut Said, context: &mut Context) {
    let project = &mut said.project;
    let jobs: FxHashMap<String, usize> = first_of(project.jobs.iter().map(|job| &job.id));
    let list = &mut project.jobs;
    give(&mut said.stories, "job", &jobs, context, |at, what| list[at].stories.push(what));
    give(&mut said.forces, "job", &jobs, context, |at, what| list[at].forces.push(what));
    give(&mut said.obstacles, "job", &jobs, context, |at, what| list[at].obstacles.push(what));
    give(&mut said.tradeoffs, "job", &jobs, context, |at, what| list[at].tradeoffs.push(what));
    give(&mut said.experiences, "job", &jobs, context, |at, what| list[at].experiences.push(what));
    give(&mut said.hires, "job", &jobs, context, |at, what| list[at].hires.push(what));
    let collections = first_of(project.collections.iter().map(|collection| &collection.id));
    let list = &mut project.collections;
    give(&mut said.items, "collection", &collections, context, |at, what| list[at].items.push(what));
}

fn first_of<'i>(ids: impl Iterator<Item = &'i String>) -> FxHashMap<String, usize> {
    let mut first = FxHashMap::default();
    for (at, id) in ids.enumerate() {
        first.entry(id.clone()).or_insert(at);
    }
    first
}

fn give<T>(
    waiting: &mut Vec<Owned<T>>,
    field: &str,
    owners: &FxHashMap<String, usize>,
    context: &mut Context,
    mut to: impl FnMut(usize, T),
) {
    for Owned { owner, place, what } in waiting.drain(..) {
        match owners.get(&owner) {
            Some(&at) => to(at, what),
            None => context.findings.add(rules::NO_OWNER, place, field, format!("there is no {field} `{owner}`")),
        }
    }
}

/// A value given as one text.
fn plain(value: Value<'_>) -> Option<String> {
    match value {
        Value::Text(text) => Some(text::cell(text).into_owned()).filter(|text| !text.is_empty()),
        _ => None,
    }
}
