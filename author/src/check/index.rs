//! The ids of a project, looked up once for every theme.
//!
//! Owns: which record an id names. Invariants: where an id stands twice, the record with the earlier place has it, so that the order of
//! records does not matter; empty ids name nothing. Cost: one hash entry for each record, one pair for each link.

use crate::project::{Place, Project};
use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::{BuildHasher, Hash};
use std::sync::OnceLock;

/// Anything that a resource can serve, by its position in the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Need {
    /// Position in [`Project::jobs`].
    Job(usize),
    /// Position in [`Project::outcomes`].
    Outcome(usize),
}

type Ids<'p, T> = FxHashMap<&'p str, T>;

/// A project with its ids resolved.
pub struct Index<'p> {
    /// The project.
    pub project: &'p Project,
    /// Jobs and outcomes, which share one space.
    pub needs: Ids<'p, Need>,
    /// Positions of resources, looked up when they are asked for: a catalogue may have millions and refer to none.
    resources: OnceLock<Ids<'p, usize>>,
    /// Positions of resources that another replaces, with its id.
    pub replaced: Vec<(usize, &'p str)>,
    /// Positions of collections.
    pub collections: Ids<'p, usize>,
    /// Positions of circumstances.
    pub circumstances: Ids<'p, usize>,
    /// The links of which both ends are known: position of the link, of the resource, and the need.
    pub links: Vec<(usize, usize, Need)>,
}

impl<'p> Index<'p> {
    /// Looks every id up.
    pub fn new(project: &'p Project) -> Self {
        let places = |need: Need| match need {
            Need::Job(at) => project.jobs[at].place,
            Need::Outcome(at) => project.outcomes[at].place,
        };
        let jobs = project.jobs.iter().enumerate().map(|(at, job)| (job.id.as_str(), Need::Job(at)));
        let outcomes = project.outcomes.iter().enumerate().map(|(at, row)| (row.id.as_str(), Need::Outcome(at)));
        let replaced = (0..project.resources.len()).into_par_iter().map(|at| (at, project.resources.superseded_by(at)));
        let collections = project.collections.iter().enumerate().map(|(at, row)| (row.id.as_str(), at));
        let circumstances = project.circumstances.iter().enumerate().map(|(at, row)| (row.id.as_str(), at));
        let mut index = Self {
            project,
            needs: ids(jobs.chain(outcomes), places),
            resources: OnceLock::new(),
            replaced: replaced.filter(|(_, by)| !by.is_empty()).collect(),
            collections: ids(collections, |at| project.collections[at].place),
            circumstances: ids(circumstances, |at| project.circumstances[at].place),
            links: Vec::new(),
        };
        index.links = index.resolved_links();
        index
    }

    /// Positions of resources.
    pub fn resources(&self) -> &Ids<'p, usize> {
        let resources = &self.project.resources;
        let rows = || (0..resources.len()).map(|at| (resources.id(at), at));
        self.resources.get_or_init(|| ids(rows(), |at| resources.place(at)))
    }

    fn resolved_links(&self) -> Vec<(usize, usize, Need)> {
        let links = self.project.links.iter().enumerate();
        links.filter_map(|(at, link)| Some((at, self.resource(&link.resource)?, self.need(&link.need)?))).collect()
    }

    /// The need with this id.
    pub fn need(&self, id: &str) -> Option<Need> {
        self.needs.get(id).copied()
    }

    /// The position of the job with this id.
    pub fn job(&self, id: &str) -> Option<usize> {
        self.need(id).and_then(|need| if let Need::Job(at) = need { Some(at) } else { None })
    }

    /// The position of the outcome with this id.
    pub fn outcome(&self, id: &str) -> Option<usize> {
        self.need(id).and_then(|need| if let Need::Outcome(at) = need { Some(at) } else { None })
    }

    /// The position of the resource with this id.
    pub fn resource(&self, id: &str) -> Option<usize> {
        self.resources().get(id).copied()
    }

    /// A place as one reads it: the file and the row.
    pub fn spoken(&self, place: Place) -> String {
        let file = self.project.files.get(place.file as usize).map_or("", String::as_str);
        format!("{file}:{}", place.row)
    }

    /// The project's settings as a place.
    pub fn settings_place(&self) -> Place {
        let file = self.project.files.iter().position(|name| name.ends_with("jobpack.toml"));
        Place { file: file.unwrap_or(0) as u32, row: 0 }
    }
}

fn ids<'p, T: Copy>(rows: impl Iterator<Item = (&'p str, T)>, place: impl Fn(T) -> Place) -> Ids<'p, T> {
    let mut ids = Ids::with_capacity_and_hasher(rows.size_hint().0, Default::default());
    for (id, value) in rows {
        let owner = ids.entry(id).or_insert(value);
        if place(value) < place(*owner) {
            *owner = value;
        }
    }
    ids.remove("");
    ids
}

/// The rows whose key an earlier row has: pairs of positions, the later row and the earliest.
pub fn repeats<K: Eq + Hash + Sync>(rows: &[(K, Place)]) -> Vec<(usize, usize)> {
    repeats_of(rows.len(), |at| Some((&rows[at].0, rows[at].1)))
}

/// The same for so many rows of which each is asked for its key and its place; those without are passed over. Rows are brought together by half of the hash
/// of their keys, so that keys need no order and are not kept: eight bytes a row.
pub fn repeats_of<K: Eq + Hash>(count: usize, row: impl Fn(usize) -> Option<(K, Place)> + Sync) -> Vec<(usize, usize)> {
    const ROW: u64 = u32::MAX as u64;
    let hashed = |at: usize| row(at).map(|(key, _)| FxBuildHasher.hash_one(key) & !ROW | at as u64);
    let mut order: Vec<u64> = (0..count).into_par_iter().filter_map(hashed).collect();
    order.par_sort_unstable();
    let mut pairs = Vec::new();
    for alike in order.chunk_by(|one, other| one & !ROW == other & !ROW).filter(|alike| alike.len() > 1) {
        let rows = alike.iter().map(|&hashed| (hashed & ROW) as usize);
        let mut rows: Vec<(K, Place, usize)> =
            rows.filter_map(|at| row(at).map(|(key, place)| (key, place, at))).collect();
        rows.sort_unstable_by_key(|&(_, place, at)| (place, at));
        // Few share half of a hash, many may share a key: the first of each key is among the first.
        let mut firsts: Vec<&(K, Place, usize)> = Vec::new();
        for later in &rows {
            match firsts.iter().find(|(key, ..)| *key == later.0) {
                Some(first) => pairs.push((later.2, first.2)),
                None => firsts.push(later),
            }
        }
    }
    pairs
}
