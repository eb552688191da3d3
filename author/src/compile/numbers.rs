//! Ids and names into numbers: the order in which a pack holds its records.

use super::CompileError;
use crate::project::{Circumstance, Collection, Facet, Job, Outcome, Project, Resource};
use jobpack::pack::{NO_NAME, NONE};
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// The project's records in the order of the pack, and the numbers of their ids.
pub struct Numbers<'p> {
    pub jobs: Vec<&'p Job>,
    pub outcomes: Vec<&'p Outcome>,
    pub resources: Vec<&'p Resource>,
    pub collections: Vec<&'p Collection>,
    pub circumstances: Vec<&'p Circumstance>,
    pub names: Vec<&'p str>,
    pub facets: Vec<&'p str>,
    needs: HashMap<&'p str, u32>,
    resource_numbers: HashMap<&'p str, u32>,
    circumstance_numbers: HashMap<&'p str, u32>,
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
        let resources = sorted(&project.resources, |resource| &resource.id);
        let circumstances = sorted(&project.circumstances, |circumstance| &circumstance.id);
        let needs = jobs.iter().map(|job| job.id.as_str()).chain(outcomes.iter().map(|outcome| outcome.id.as_str()));
        let needs = numbered(needs);
        let names: Vec<&str> = names(project).into_iter().filter(|name| !name.is_empty()).collect();
        if names.len() >= usize::from(NO_NAME) {
            return Err(CompileError::TooManyNames);
        }
        Ok(Self {
            needs,
            resource_numbers: numbered(resources.iter().map(|resource| resource.id.as_str())),
            circumstance_numbers: numbered(circumstances.iter().map(|circumstance| circumstance.id.as_str())),
            facets: facets(project).into_iter().collect(),
            collections: sorted(&project.collections, |collection| &collection.id),
            jobs,
            outcomes,
            resources,
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
        self.resource_numbers.get(id).copied().ok_or_else(|| CompileError::Unresolved(id.into()))
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
pub fn language<'p>(project: &'p Project, resource: &'p Resource) -> &'p str {
    if resource.language.is_empty() { &project.settings.language } else { &resource.language }
}

fn all_facets(project: &Project) -> impl Iterator<Item = &Facet> {
    let resources = project.resources.iter().flat_map(|resource| &resource.facets);
    resources.chain(project.circumstances.iter().flat_map(|circumstance| &circumstance.facets))
}

fn facets(project: &Project) -> BTreeSet<&str> {
    let declared = project.settings.facets.keys().map(String::as_str);
    declared.chain(all_facets(project).map(|facet| facet.facet.as_str())).collect()
}

fn names(project: &Project) -> BTreeSet<&str> {
    let mut names = facets(project);
    names.extend(all_facets(project).map(|facet| facet.value.as_str()));
    names.extend(project.resources.iter().flat_map(|resource| [language(project, resource), resource.kind.as_str()]));
    names.extend(project.circumstances.iter().map(|circumstance| circumstance.language.as_str()));
    names.extend(project.ratings.segments.all().iter().map(String::as_str));
    names
}
