//! Ids and names into numbers: the order in which a pack holds its records.

use super::CompileError;
use crate::project::{Circumstance, Collection, Facet, Job, Kept, Outcome, Project, Resources};
use jobpack::pack::{NO_NAME, NONE};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// The project's records in the order of the pack, and the numbers of their ids.
pub struct Numbers<'p> {
    pub jobs: Vec<&'p Job>,
    pub outcomes: Vec<&'p Outcome>,
    pub resources: Sorted<'p>,
    pub collections: Vec<&'p Collection>,
    pub circumstances: Vec<&'p Circumstance>,
    pub names: Vec<&'p str>,
    pub facets: Vec<&'p str>,
    needs: HashMap<&'p str, u32>,
    circumstance_numbers: HashMap<&'p str, u32>,
}

/// The resources in the order of their ids.
pub struct Sorted<'p> {
    all: &'p Resources,
    order: Vec<u32>,
}

impl<'p> Sorted<'p> {
    fn of(all: &'p Resources) -> Self {
        // The first bytes of an id mostly decide, and lie beside each other.
        let key = |at: usize| {
            let mut first = [0; 8];
            all.id(at).bytes().zip(&mut first).for_each(|(byte, first)| *first = byte);
            (u64::from_be_bytes(first), at as u32)
        };
        let mut order: Vec<(u64, u32)> = (0..all.len()).into_par_iter().map(key).collect();
        let id = |at: u32| all.id(at as usize);
        order.par_sort_unstable_by(|(left, a), (right, b)| {
            left.cmp(right).then_with(|| id(*a).cmp(id(*b)).then(a.cmp(b)))
        });
        Self { all, order: order.into_iter().map(|(_, at)| at).collect() }
    }

    /// The resources as they were added, where their order is of no matter.
    pub fn as_added(all: &'p Resources) -> Self {
        Self { all, order: (0..all.len() as u32).collect() }
    }

    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// The resource with this number.
    pub fn get(&self, number: u32) -> Kept<'p> {
        self.all.get(self.order[number as usize] as usize)
    }

    /// The language that a resource says.
    pub fn language(&self, number: u32) -> &'p str {
        self.all.language_and_kind(self.order[number as usize] as usize).0
    }

    /// Whether what is searched of a resource is ASCII.
    pub fn is_plain(&self, number: u32) -> bool {
        self.all.is_plain(self.order[number as usize] as usize)
    }

    /// What people read of a resource, as a pack has it, but for its prerequisites and its evidence, of which there is none.
    pub fn encoded_text(&self, number: u32) -> &'p [u8] {
        self.all.encoded_text(self.order[number as usize] as usize)
    }

    /// How many bytes what people read of a resource takes, about.
    pub fn bytes(&self, number: u32) -> usize {
        self.all.bytes(self.order[number as usize] as usize)
    }

    pub fn id(&self, number: u32) -> &'p str {
        self.all.id(self.order[number as usize] as usize)
    }

    fn number(&self, id: &str) -> Option<u32> {
        let number = self.order.partition_point(|&at| self.all.id(at as usize) < id) as u32;
        ((number as usize) < self.len() && self.id(number) == id).then_some(number)
    }
}

fn sorted<T: Sync>(records: &[T], id: impl Fn(&T) -> &str + Sync) -> Vec<&T> {
    let mut order: Vec<&T> = records.iter().collect();
    order.par_sort_by(|left, right| id(left).cmp(id(right)));
    order
}

fn numbered<'p>(ids: impl Iterator<Item = &'p str>) -> HashMap<&'p str, u32> {
    ids.zip(0..).collect()
}

impl<'p> Numbers<'p> {
    pub fn of(project: &'p Project) -> Result<Self, CompileError> {
        let jobs = sorted(&project.jobs, |job| &job.id);
        let outcomes = sorted(&project.outcomes, |outcome| &outcome.id);
        let circumstances = sorted(&project.circumstances, |circumstance| &circumstance.id);
        let needs = jobs.iter().map(|job| job.id.as_str()).chain(outcomes.iter().map(|outcome| outcome.id.as_str()));
        let needs = numbered(needs);
        let Said { facets, names } = Said::of(project);
        let names: Vec<&str> = names.into_iter().collect();
        if names.len() >= usize::from(NO_NAME) {
            return Err(CompileError::TooManyNames);
        }
        Ok(Self {
            needs,
            circumstance_numbers: numbered(circumstances.iter().map(|circumstance| circumstance.id.as_str())),
            facets: facets.into_iter().collect(),
            collections: sorted(&project.collections, |collection| &collection.id),
            jobs,
            outcomes,
            resources: Sorted::of(&project.resources),
            circumstances,
            names,
        })
    }

    /// The number of a name, or that of no name if it is empty.
    pub fn name(&self, name: &str) -> u16 {
        self.names.binary_search(&name).map_or(NO_NAME, |number| number as u16)
    }

    /// The number of a facet.
    pub fn facet(&self, name: &str) -> Option<u16> {
        self.facets.binary_search(&name).ok().map(|number| number as u16)
    }

    pub fn need(&self, id: &str) -> Result<u32, CompileError> {
        self.needs.get(id).copied().ok_or_else(|| CompileError::Unresolved(id.into()))
    }

    pub fn resource(&self, id: &str) -> Result<u32, CompileError> {
        self.resources.number(id).ok_or_else(|| CompileError::Unresolved(id.into()))
    }

    pub fn circumstance(&self, id: &str) -> Result<u32, CompileError> {
        self.circumstance_numbers.get(id).copied().ok_or_else(|| CompileError::Unresolved(id.into()))
    }
}

/// The number that an id stands for, or none if the id is empty.
pub fn optional(id: &str, number: impl FnOnce(&str) -> Result<u32, CompileError>) -> Result<u32, CompileError> {
    if id.is_empty() { Ok(NONE) } else { number(id) }
}

/// The language of a resource: its own or the project's.
pub fn language<'p>(project: &'p Project, resource: &Kept<'p>) -> &'p str {
    own_or(resource.language, project)
}

/// The language itself, or the project's if it was not said.
pub fn own_or<'p>(language: &'p str, project: &'p Project) -> &'p str {
    if language.is_empty() { &project.settings.language } else { language }
}

/// The facets and the names that resources say.
#[derive(Default)]
struct Said<'p> {
    facets: BTreeSet<&'p str>,
    names: BTreeSet<&'p str>,
}

impl<'p> Said<'p> {
    fn with(mut self, project: &'p Project, at: usize) -> Self {
        for (facet, value) in project.resources.facets(at) {
            self.facets.insert(facet);
            self.names.insert(value);
        }
        let (language, kind) = project.resources.language_and_kind(at);
        self.names.insert(own_or(language, project));
        self.names.insert(kind);
        self
    }

    fn and(mut self, other: Self) -> Self {
        self.facets.extend(other.facets);
        self.names.extend(other.names);
        self
    }

    fn of(project: &'p Project) -> Self {
        let with = |said: Self, at| said.with(project, at);
        let all = (0..project.resources.len()).into_par_iter();
        let mut said = all.fold(Self::default, with).reduce(Self::default, Self::and);
        for (facet, value) in project.circumstances.iter().flat_map(|one| &one.facets).map(Facet::parts) {
            said.facets.insert(facet);
            said.names.insert(value);
        }
        said.facets.extend(project.settings.facets.keys().map(String::as_str));
        said.names.extend(&said.facets);
        said.names.extend(project.circumstances.iter().map(|circumstance| circumstance.language.as_str()));
        said.names.extend(project.ratings.segments.all());
        said.names.remove("");
        said
    }
}
