//! What rows say about each other: every id must lead somewhere, and once is enough.
//!
//! Owns: unknown and ambiguous ids, links and items said twice, strengths, facets and their declared values. Cost: one look-up for each
//! reference; suggestions cost only what is wrong.

use super::index::{Index, Need, repeats};
use super::nearest::Nearest;
use super::rules::{AMBIGUOUS_ID, DUPLICATE_ITEM, DUPLICATE_LINK, STRENGTH_OFF_SCALE, UNKNOWN_ID, UNKNOWN_VALUE};
use super::{Finding, Found};
use crate::project::{Collection, Place};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let mut references = References { index, unknown: Vec::new(), found: Found::default() };
    references.of_needs();
    references.of_resources();
    references.of_requirements();
    references.of_collections();
    references.of_evidence();
    references.of_ratings();
    let mut found = references.told();
    twice(index, &mut found);
    strengths(index, &mut found);
    facets(index, &mut found);
    found
}

/// What an id may be the id of: one bit each.
type Kinds = u8;

const JOB: Kinds = 1;
const OUTCOME: Kinds = 2;
const RESOURCE: Kinds = 4;
const COLLECTION: Kinds = 8;
const CIRCUMSTANCE: Kinds = 16;
const KINDS: [Kinds; 5] = [JOB, OUTCOME, RESOURCE, COLLECTION, CIRCUMSTANCE];

fn said(kinds: Kinds) -> String {
    const NAMES: [&str; 5] = ["a job", "an outcome", "a resource", "a collection", "a circumstance"];
    let names: Vec<&str> =
        KINDS.iter().zip(NAMES).filter(|(kind, _)| kinds & *kind != 0).map(|(_, name)| name).collect();
    names.join(" or ")
}

/// The ids of every kind, in the order of [`KINDS`].
struct Names<'p>([Nearest<'p>; 5]);

impl<'p> Names<'p> {
    fn new(index: &Index<'p>) -> Self {
        let needs = |job: bool| {
            let chosen = index.needs.iter().filter(move |(_, need)| matches!(need, Need::Job(_)) == job);
            Nearest::new(chosen.map(|(id, _)| *id))
        };
        let resources = Nearest::new(index.resources().keys().copied());
        let collections = Nearest::new(index.collections.keys().copied());
        let circumstances = Nearest::new(index.circumstances.keys().copied());
        Self([needs(true), needs(false), resources, collections, circumstances])
    }

    /// The nearest id of a kind that is wanted.
    fn nearest(&self, id: &str, wanted: Kinds) -> Option<&'p str> {
        let kinds = self.0.iter().zip(KINDS).filter(|(_, kind)| wanted & *kind != 0);
        let near = kinds.filter_map(|(names, _)| names.to(id));
        near.min_by_key(|near| (strsim::osa_distance(id, near), *near))
    }
}

/// How many unknown ids, by place, get a suggestion.
const SUGGESTIONS: usize = 10_000;

/// An id that leads nowhere, or to what is not wanted.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Unknown {
    place: Place,
    field: &'static str,
    id: String,
    kinds: Kinds,
    wanted: Kinds,
}

impl Unknown {
    fn message(&self, near: Option<&str>) -> String {
        let (id, wanted) = (&self.id, said(self.wanted));
        match (self.kinds, near) {
            (0, Some(near)) => format!("`{id}` is not {wanted}; did you mean `{near}`?"),
            (0, None) => format!("`{id}` is not {wanted}"),
            (kinds, _) => format!("`{id}` is {}, but {wanted} is meant here", said(kinds)),
        }
    }
}

struct References<'i, 'p> {
    index: &'i Index<'p>,
    unknown: Vec<Unknown>,
    found: Found,
}

impl References<'_, '_> {
    fn of_needs(&mut self) {
        for outcome in &self.index.project.outcomes {
            self.must(outcome.place, "job", &outcome.job, JOB);
        }
        for job in &self.index.project.jobs {
            self.must(job.place, "parent", &job.parent, JOB);
            for circumstance in &job.circumstances {
                self.must(job.place, "circumstances", circumstance, CIRCUMSTANCE);
            }
        }
    }

    fn of_resources(&mut self) {
        let project = self.index.project;
        for &(at, by) in &self.index.replaced {
            self.must(project.resources.place(at), "superseded_by", by, RESOURCE);
        }
        for link in &project.links {
            self.must(link.place, "resource", &link.resource, RESOURCE);
            // A catalogue alone has no needs to serve.
            if !project.catalogue {
                let field = field(self.index, link.place, &link.resource, "serves", "need");
                self.must(link.place, field, &link.need, JOB | OUTCOME);
            }
        }
    }

    fn of_requirements(&mut self) {
        for row in &self.index.project.requirements {
            self.must(row.place, "resource", &row.resource, RESOURCE);
            for option in &row.options {
                self.must(row.place, "requires", option, RESOURCE | OUTCOME);
                self.one_meaning(row.place, "requires", option, self.index.outcome(option).is_some());
            }
        }
        for row in &self.index.project.prerequisites {
            self.must(row.place, "resource", &row.resource, RESOURCE);
        }
    }

    fn of_collections(&mut self) {
        for Collection { place, job, circumstance, items, .. } in &self.index.project.collections {
            self.must(*place, "job", job, JOB);
            self.must(*place, "circumstance", circumstance, CIRCUMSTANCE);
            for item in items {
                let field = if item.place == *place { "items" } else { "resource" };
                self.must(item.place, field, &item.resource, RESOURCE);
            }
        }
    }

    fn of_evidence(&mut self) {
        for row in &self.index.project.evidence {
            self.must(row.place, "about", &row.about, JOB | OUTCOME | RESOURCE);
            self.one_meaning(row.place, "about", &row.about, self.index.need(&row.about).is_some());
        }
    }

    /// Each unknown outcome once, at the first row that rates it.
    fn of_ratings(&mut self) {
        let ratings = &self.index.project.ratings;
        for (outcome, name) in (0..).zip(ratings.outcomes.all()) {
            if self.index.outcome(name).is_some() {
                continue;
            }
            let rated = ratings.answers(outcome).iter().position(|&both| both != 0);
            let place = rated.map(|respondent| ratings.place(respondent as u32)).unwrap_or_default();
            self.must(place, "outcome", name, OUTCOME);
        }
    }

    /// An id that is given must be the id of what is wanted.
    fn must(&mut self, place: Place, field: &'static str, id: &str, wanted: Kinds) {
        if id.is_empty() {
            return;
        }
        let kinds = self.kinds(id);
        if kinds & wanted == 0 {
            self.unknown.push(Unknown { place, field, id: id.into(), kinds, wanted });
        }
    }

    /// The findings; what is unknown with a suggestion, as long as slips and not a wrong table are the likely cause.
    fn told(mut self) -> Found {
        if self.unknown.is_empty() {
            return self.found;
        }
        self.unknown.sort_unstable();
        let names = Names::new(self.index);
        let told = self.unknown.par_iter().enumerate().map(|(at, unknown)| {
            let near = if at < SUGGESTIONS { names.nearest(&unknown.id, unknown.wanted) } else { None };
            UNKNOWN_ID.at(unknown.place, unknown.field, unknown.message(near))
        });
        let told: Vec<Finding> = told.collect();
        self.found.extend(told);
        self.found
    }

    /// What has this id.
    fn kinds(&self, id: &str) -> Kinds {
        let index = self.index;
        let need = index.need(id).map_or(0, |need| if matches!(need, Need::Job(_)) { JOB } else { OUTCOME });
        let resource = if index.resources().contains_key(id) { RESOURCE } else { 0 };
        let collection = if index.collections.contains_key(id) { COLLECTION } else { 0 };
        let circumstance = if index.circumstances.contains_key(id) { CIRCUMSTANCE } else { 0 };
        need | resource | collection | circumstance
    }

    fn one_meaning(&mut self, place: Place, field: &str, id: &str, need: bool) {
        if need && self.index.resource(id).is_some() {
            let message = format!("`{id}` is both a resource and a need; it is not clear which is meant");
            self.found.push(AMBIGUOUS_ID.at(place, field, message));
        }
    }
}

/// A row of its own, or a list in the row of its resource: then the field has the name of the list.
fn field(index: &Index, place: Place, resource: &str, list: &'static str, own: &'static str) -> &'static str {
    let owner = index.resource(resource).map(|at| index.project.resources.place(at));
    if owner == Some(place) { list } else { own }
}

fn twice(index: &Index, found: &mut Found) {
    let project = index.project;
    let pairs: Vec<_> =
        index.links.iter().map(|(at, resource, need)| ((resource, need), project.links[*at].place)).collect();
    for (again, first) in repeats(&pairs) {
        let link = &project.links[index.links[again].0];
        let there = index.spoken(pairs[first].1);
        let message = format!("that `{}` serves `{}` is already said at {there}", link.resource, link.need);
        found.push(DUPLICATE_LINK.at(link.place, "", message));
    }
    for collection in &project.collections {
        let named = collection.items.iter().filter(|item| !item.resource.is_empty());
        let items: Vec<_> = named.map(|item| (item.resource.as_str(), item.place)).collect();
        for (again, _) in repeats(&items) {
            let (resource, place) = items[again];
            let message = format!("`{resource}` stands in `{}` twice", collection.id);
            found.push(DUPLICATE_ITEM.at(place, "resource", message));
        }
    }
}

fn strengths(index: &Index, found: &mut Found) {
    for link in &index.project.links {
        let Some(strength) = link.strength.filter(|strength| !(1..=5).contains(strength)) else { continue };
        let field = field(index, link.place, &link.resource, "serves", "strength");
        found.push(STRENGTH_OFF_SCALE.at(link.place, field, format!("{strength} is not from 1 to 5")));
    }
}

/// Facets must be declared and, where their values are listed, have one of these.
fn facets(index: &Index, found: &mut Found) {
    let project = index.project;
    let resources = (0..project.resources.len())
        .flat_map(|at| project.resources.facets(at).map(move |facet| (project.resources.place(at), facet)));
    let circumstances =
        project.circumstances.iter().flat_map(|row| row.facets.iter().map(|facet| (row.place, facet.parts())));
    let mut sound: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (place, facet) in resources.chain(circumstances) {
        if sound.contains(&facet) {
            continue;
        }
        match wrong_facet(index, facet) {
            Some(message) => found.push(UNKNOWN_VALUE.at(place, facet.0, message)),
            None => {
                sound.insert(facet);
            }
        }
    }
}

fn wrong_facet(index: &Index, (facet, value): (&str, &str)) -> Option<String> {
    let built_in = crate::project::BUILT_IN_FACETS.iter().any(|(name, _)| *name == facet);
    let Some(settings) = index.project.settings.facets.get(facet) else {
        return (!built_in).then(|| format!("`{facet}` is not a facet of this project"));
    };
    if settings.values.is_empty() || settings.values.iter().any(|known| known == value) {
        return None;
    }
    let near = Nearest::new(settings.values.iter().map(String::as_str)).to(value);
    let hint = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    Some(format!("`{value}` is not a value of `{facet}`{hint}"))
}
