//! What must come first: requirements, prerequisites, and the chains of jobs and editions that must end somewhere.
//!
//! Owns: cycles, requirements that nothing can meet, prerequisites that match nothing. Invariants: a requirement with an unknown option
//! counts as met, since the unknown id is told already. Cost: linear in the requirements and in the links of the outcomes they name.

use super::cycles::{Node, Waits};
use super::index::{Index, Need};
use super::rules::{
    PARENT_CYCLE, PREREQUISITE_UNMATCHED, REQUIREMENT_CYCLE, REQUIRES_ITSELF, REQUIRES_UNSERVED, SOFT_CYCLE,
    SUPERSEDED_CYCLE,
};
use super::words::fold;
use super::{Found, Rule};
use crate::project::{Place, Requirement};
use jobpack::model::RequirementKind::Hard;
use petgraph::graph::NodeIndex;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let mut found = Found::default();
    let teachers = Teachers::new(index);
    requirement_cycles(index, &teachers, &mut found);
    chains(index, &mut found);
    own(index, &mut found);
    unserved(index, &mut found);
    unmatched(index, &teachers, &mut found);
    found
}

/// The resources that a prerequisite's text names, by id, title or what they teach; in any case.
struct Teachers(FxHashMap<String, Vec<usize>>);

impl Teachers {
    /// Only for texts that some prerequisite has.
    fn new(index: &Index) -> Self {
        let texts = index.project.prerequisites.iter().map(|row| (fold(&row.text), Vec::new()));
        let mut teachers: FxHashMap<String, Vec<usize>> = texts.collect();
        if teachers.is_empty() {
            return Self(teachers);
        }
        for (at, row) in index.project.resources.iter().enumerate() {
            for text in [row.text.id, row.text.title].into_iter().chain(row.text.teaches) {
                let Some(list) = teachers.get_mut(&fold(text)) else { continue };
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
        Self(teachers)
    }

    fn of(&self, text: &str) -> &[usize] {
        self.0.get(&fold(text)).map_or(&[], Vec::as_slice)
    }
}

fn requirement_cycles(index: &Index, teachers: &Teachers, found: &mut Found) {
    let project = index.project;
    let mut hard = Builder::new(index);
    project.requirements.iter().filter(|row| row.kind == Hard).for_each(|row| hard.requirement(row));
    for cycle in hard.finished().cycles() {
        let message = format!("none of these can come first: {}", cycle.text());
        found.push(REQUIREMENT_CYCLE.at(cycle.place(), "requires", message));
    }
    if project.prerequisites.is_empty() && project.requirements.iter().all(|row| row.kind == Hard) {
        return;
    }
    let mut all = Builder::new(index);
    project.requirements.iter().for_each(|row| all.requirement(row));
    for row in &project.prerequisites {
        all.prerequisite(&row.resource, &row.text, row.place, teachers.of(&row.text));
    }
    for cycle in all.finished().cycles().iter().filter(|cycle| cycle.soft()) {
        found.push(SOFT_CYCLE.at(cycle.place(), "", format!("these lead to each other: {}", cycle.text())));
    }
}

/// A node for everything that requirements speak of.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    Resource(usize),
    Outcome(usize),
    Word(String),
}

/// Makes the graph of what waits for what.
struct Builder<'i, 'p> {
    index: &'i Index<'p>,
    waits: Waits<'p>,
    nodes: FxHashMap<Key, NodeIndex>,
}

impl<'i, 'p> Builder<'i, 'p> {
    fn new(index: &'i Index<'p>) -> Self {
        Self { index, waits: Waits::default(), nodes: FxHashMap::default() }
    }

    /// A resource waits for its requirement, which waits for any of its options.
    fn requirement(&mut self, row: &'p Requirement) {
        let Some(owner) = self.index.resource(&row.resource) else { return };
        let keys: Option<Vec<Key>> = row.options.iter().map(|id| self.required(id)).collect();
        let Some(mut keys) = keys else { return };
        keys.retain(|key| *key != Key::Resource(owner));
        if keys.is_empty() {
            return;
        }
        let name = if let [only] = &row.options[..] { only.into() } else { sorted(&row.options).into() };
        let group = self.group(owner, name, row.place, row.kind != Hard);
        for key in keys {
            let option = self.node(key);
            self.waits.wait(group, option);
        }
    }

    /// A prerequisite waits for any resource that its text names.
    fn prerequisite(&mut self, resource: &str, text: &str, place: Place, teachers: &[usize]) {
        let Some(owner) = self.index.resource(resource) else { return };
        if teachers.is_empty() {
            return;
        }
        let word = fold(text);
        let group = self.group(owner, word.clone().into(), place, true);
        let new = !self.nodes.contains_key(&Key::Word(word.clone()));
        let node = self.node(Key::Word(word));
        self.waits.wait(group, node);
        for teacher in teachers.iter().filter(|_| new) {
            let teacher = self.node(Key::Resource(*teacher));
            self.waits.wait(node, teacher);
        }
    }

    fn group(&mut self, owner: usize, name: Cow<'p, str>, place: Place, soft: bool) -> NodeIndex {
        let owner = self.node(Key::Resource(owner));
        let group = self.waits.add(Node { name, place, any: true, shown: false, soft });
        self.waits.wait(owner, group);
        group
    }

    fn required(&self, id: &str) -> Option<Key> {
        let outcome = || self.index.outcome(id).map(Key::Outcome);
        self.index.resource(id).map(Key::Resource).or_else(outcome)
    }

    fn node(&mut self, key: Key) -> NodeIndex {
        if let Some(&node) = self.nodes.get(&key) {
            return node;
        }
        let project = self.index.project;
        let (name, place, any): (Cow<'p, str>, _, _) = match &key {
            Key::Resource(at) => (project.resources.id(*at).into(), project.resources.place(*at), false),
            Key::Outcome(at) => (project.outcomes[*at].id.as_str().into(), project.outcomes[*at].place, true),
            Key::Word(word) => (word.clone().into(), Place::default(), true),
        };
        let node = self.waits.add(Node { name, place, any, shown: true, soft: false });
        self.nodes.insert(key, node);
        node
    }

    /// An outcome waits for any resource that serves it.
    fn finished(mut self) -> Waits<'p> {
        for (_, resource, need) in &self.index.links {
            let Need::Outcome(outcome) = need else { continue };
            let Some(&outcome) = self.nodes.get(&Key::Outcome(*outcome)) else { continue };
            let server = self.node(Key::Resource(*resource));
            self.waits.wait(outcome, server);
        }
        self.waits
    }
}

fn sorted(options: &[String]) -> String {
    let mut names: Vec<&str> = options.iter().map(String::as_str).collect();
    names.sort_unstable();
    names.join("|")
}

/// Chains in which each row names at most one other: parents of jobs, and what supersedes what. Of rows that share an id, the one that
/// has it counts.
fn chains(index: &Index, found: &mut Found) {
    let project = index.project;
    let jobs = project.jobs.iter().enumerate().filter(|(at, job)| index.job(&job.id) == Some(*at));
    let parents = jobs.map(|(_, job)| (job.id.as_str(), job.place, job.parent.as_str()));
    chain(parents, &PARENT_CYCLE, "parent", found);
    let resources = &project.resources;
    let first = index.replaced.iter().filter(|(at, _)| index.resource(resources.id(*at)) == Some(*at));
    let newer = first.map(|&(at, by)| (resources.id(at), resources.place(at), by));
    chain(newer, &SUPERSEDED_CYCLE, "superseded_by", found);
}

fn chain<'p>(
    rows: impl Iterator<Item = (&'p str, Place, &'p str)>,
    rule: &'static Rule,
    field: &str,
    found: &mut Found,
) {
    let rows: Vec<_> = rows.collect();
    let mut waits = Waits::default();
    let mut nodes: FxHashMap<&str, NodeIndex> = FxHashMap::default();
    for &(id, place, _) in &rows {
        nodes.insert(id, waits.add(Node { name: id.into(), place, any: false, shown: true, soft: false }));
    }
    for (id, _, next) in &rows {
        if let Some(&next) = nodes.get(next) {
            waits.wait(nodes[id], next);
        }
    }
    found.extend(waits.cycles().iter().map(|cycle| rule.at(cycle.place(), field, cycle.text())));
}

/// Requirements that name their own resource.
fn own(index: &Index, found: &mut Found) {
    let rows = index.project.requirements.iter();
    let own = rows.filter(|row| !row.resource.is_empty() && row.options.contains(&row.resource));
    found.extend(
        own.map(|row| REQUIRES_ITSELF.at(row.place, "requires", format!("`{}` requires itself", row.resource))),
    );
}

/// Hard requirements that only an outcome nobody teaches would meet: the learner must bring it.
fn unserved(index: &Index, found: &mut Found) {
    let served =
        index.links.iter().filter_map(|(_, _, need)| if let Need::Outcome(at) = need { Some(*at) } else { None });
    let served: FxHashSet<usize> = served.collect();
    for row in index.project.requirements.iter().filter(|row| row.kind == Hard && !row.options.is_empty()) {
        let brought = |id: &String| {
            index.resource(id).is_none() && index.outcome(id).is_some_and(|outcome| !served.contains(&outcome))
        };
        if row.options.iter().all(brought) {
            let message = format!("`{}` requires `{}`, which nothing serves", row.resource, row.options.join("|"));
            found.push(REQUIRES_UNSERVED.at(row.place, "requires", message));
        }
    }
}

fn unmatched(index: &Index, teachers: &Teachers, found: &mut Found) {
    let rows = index.project.prerequisites.iter();
    for row in rows.filter(|row| !row.text.is_empty() && teachers.of(&row.text).is_empty()) {
        let message = format!("nothing has the id or title `{}` or teaches it", row.text);
        found.push(PREREQUISITE_UNMATCHED.at(row.place, "prerequisites", message));
    }
}
