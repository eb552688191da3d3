//! The ids of a project, looked up once for every theme.
//!
//! Owns: which record an id names. Invariants: where an id stands twice, the record with the earlier place has it, so that the order of
//! records does not matter; empty ids name nothing. Cost: one hash entry for each record, one pair for each link.

use crate::project::{Place, Project};
use rustc_hash::FxHashMap;
use std::hash::Hash;

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
    /// Positions of resources.
    pub resources: Ids<'p, usize>,
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
        let jobs = project.jobs.iter().enumerate().map(|(at, job)| (job.id.as_str(), job.place, Need::Job(at)));
        let outcomes =
            project.outcomes.iter().enumerate().map(|(at, out)| (out.id.as_str(), out.place, Need::Outcome(at)));
        let resources = project.resources.iter().enumerate().map(|(at, row)| (row.id.as_str(), row.place, at));
        let collections = project.collections.iter().enumerate().map(|(at, row)| (row.id.as_str(), row.place, at));
        let circumstances = project.circumstances.iter().enumerate().map(|(at, row)| (row.id.as_str(), row.place, at));
        let mut index = Self {
            project,
            needs: ids(jobs.chain(outcomes)),
            resources: ids(resources),
            collections: ids(collections),
            circumstances: ids(circumstances),
            links: Vec::new(),
        };
        index.links = index.resolved_links();
        index
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
        self.resources.get(id).copied()
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

fn ids<'p, T: Copy>(rows: impl Iterator<Item = (&'p str, Place, T)>) -> Ids<'p, T> {
    let mut first: FxHashMap<&str, (Place, T)> = FxHashMap::default();
    for (id, place, value) in rows.filter(|(id, _, _)| !id.is_empty()) {
        let entry = first.entry(id).or_insert((place, value));
        if place < entry.0 {
            *entry = (place, value);
        }
    }
    first.into_iter().map(|(id, (_, value))| (id, value)).collect()
}

/// The rows whose key an earlier row has: pairs of positions, the later row and the earliest.
pub fn repeats<K: Eq + Hash>(rows: &[(K, Place)]) -> Vec<(usize, usize)> {
    let mut first: FxHashMap<&K, usize> = FxHashMap::default();
    first.reserve(rows.len());
    for (at, (key, place)) in rows.iter().enumerate() {
        let earliest = first.entry(key).or_insert(at);
        if *place < rows[*earliest].1 {
            *earliest = at;
        }
    }
    let pairs = rows.iter().enumerate().map(|(at, (key, _))| (at, first[key]));
    pairs.filter(|(at, earliest)| at != earliest).collect()
}
