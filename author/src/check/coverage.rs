//! What is served and what is not.
//!
//! Owns: resources without a need, needs without a resource, crowds, kinds of need and circumstances left out. Invariants: silent for a
//! catalogue alone, and for needs without resources, which are there to be scored. Cost: linear in links and rows.

use super::Found;
use super::index::{Index, Need};
use super::rules::{CIRCUMSTANCE_UNFIT, CROWDED_OUTCOME, KIND_UNTOUCHED, NEED_UNSERVED, SERVES_NOTHING};
use super::words::primary;
use crate::project::{Circumstance, Facet, Kept};
use jobpack::model::{FacetMatch, JobKind, OutcomeKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let project = index.project;
    let mut found = Found::default();
    if project.resources.is_empty() {
        return found;
    }
    circumstances(index, &mut found);
    if project.catalogue || index.needs.is_empty() {
        return found;
    }
    let served = Served::by(index, |_| true);
    idle(index, &mut found);
    gaps(index, &served, &mut found);
    crowds(index, &mut found);
    kinds(index, &served, &mut found);
    found
}

/// Which needs something serves. A job is served if it is linked itself, or one of its outcomes or parts is served.
pub struct Served {
    /// By position.
    pub jobs: Vec<bool>,
    /// By position.
    pub outcomes: Vec<bool>,
}

impl Served {
    /// By the resources at the positions that count.
    pub fn by(index: &Index, counts: impl Fn(usize) -> bool) -> Self {
        let project = index.project;
        let mut served = Self { jobs: vec![false; project.jobs.len()], outcomes: vec![false; project.outcomes.len()] };
        for (_, _, need) in index.links.iter().filter(|(_, resource, _)| counts(*resource)) {
            match need {
                Need::Job(at) => served.job(index, Some(*at)),
                Need::Outcome(at) => {
                    served.outcomes[*at] = true;
                    served.job(index, index.job(&project.outcomes[*at].job));
                }
            }
        }
        served
    }

    /// Up the parents, until one is known to be served.
    fn job(&mut self, index: &Index, mut job: Option<usize>) {
        while let Some(at) = job.filter(|at| !self.jobs[*at]) {
            self.jobs[at] = true;
            job = index.job(&index.project.jobs[at].parent);
        }
    }
}

fn idle(index: &Index, found: &mut Found) {
    let mut busy = vec![false; index.project.resources.len()];
    for (_, resource, _) in &index.links {
        busy[*resource] = true;
    }
    let resources = &index.project.resources;
    let idle = busy.iter().enumerate().filter(|(at, busy)| !**busy && !resources.id(*at).is_empty());
    found.extend(idle.map(|(at, _)| {
        SERVES_NOTHING.at(resources.place(at), "serves", format!("`{}` serves no need", resources.id(at)))
    }));
}

/// Jobs with outcomes or parts are left to these.
fn gaps(index: &Index, served: &Served, found: &mut Found) {
    let project = index.project;
    let outcomes = project.outcomes.iter().zip(&served.outcomes).filter(|(_, served)| !**served);
    for (outcome, _) in outcomes.filter(|(outcome, _)| !outcome.id.is_empty()) {
        found.push(NEED_UNSERVED.at(outcome.place, "", format!("nothing serves the outcome `{}`", outcome.id)));
    }
    let owners = project.outcomes.iter().map(|outcome| &outcome.job).chain(project.jobs.iter().map(|job| &job.parent));
    let owners: FxHashSet<&str> = owners.map(String::as_str).collect();
    let jobs = project.jobs.iter().zip(&served.jobs).filter(|(_, served)| !**served);
    for (job, _) in jobs.filter(|(job, _)| !job.id.is_empty() && !owners.contains(job.id.as_str())) {
        found.push(NEED_UNSERVED.at(job.place, "", format!("nothing serves the job `{}`", job.id)));
    }
}

fn crowds(index: &Index, found: &mut Found) {
    let serving = index.links.iter().filter_map(|(_, resource, need)| match need {
        Need::Outcome(outcome) => Some((*outcome, *resource)),
        Need::Job(_) => None,
    });
    let mut counts: FxHashMap<usize, u32> = FxHashMap::default();
    for (outcome, _) in serving.collect::<FxHashSet<_>>() {
        *counts.entry(outcome).or_default() += 1;
    }
    let crowded = index.project.settings.check.crowded;
    for (outcome, count) in counts.into_iter().filter(|(_, count)| *count > crowded) {
        let outcome = &index.project.outcomes[outcome];
        let message = format!("{count} resources serve `{}`, more than {crowded}", outcome.id);
        found.push(CROWDED_OUTCOME.at(outcome.place, "", message));
    }
}

fn kinds(index: &Index, served: &Served, found: &mut Found) {
    let project = index.project;
    if project.jobs.is_empty() {
        return;
    }
    let jobs = project.jobs.iter().map(|job| job.kind.unwrap_or(JobKind::Core)).zip(served.jobs.iter().copied());
    let outcomes = project.outcomes.iter().map(|outcome| outcome.kind.unwrap_or(OutcomeKind::Desired));
    let outcomes = outcomes.zip(served.outcomes.iter().copied());
    let untouched_jobs = JobKind::ALL.iter().filter_map(|kind| untouched(*kind, kind.name(), "job", jobs.clone()));
    let untouched_outcomes =
        OutcomeKind::ALL.iter().filter_map(|kind| untouched(*kind, kind.name(), "outcome", outcomes.clone()));
    let place = index.settings_place();
    found.extend(untouched_jobs.chain(untouched_outcomes).map(|message| KIND_UNTOUCHED.at(place, "", message)));
}

fn untouched<K: PartialEq>(kind: K, name: &str, need: &str, needs: impl Iterator<Item = (K, bool)>) -> Option<String> {
    let (count, served) = needs
        .filter(|(other, _)| *other == kind)
        .fold((0, 0), |(count, served), (_, this)| (count + 1, served + usize::from(this)));
    match (count, served) {
        (0, _) => Some(format!("no need is described as {name} {need}")),
        (_, 0) => Some(format!("nothing serves any {name} {need}, of {count} described")),
        _ => None,
    }
}

/// What of a resource can leave it out of a circumstance, with the fewest minutes among resources that are alike in this.
type Alike<'p> = BTreeMap<(&'p str, Vec<Value<'p>>), u32>;

/// A facet and its value.
type Value<'p> = (&'p str, &'p str);

fn circumstances(index: &Index, found: &mut Found) {
    let project = index.project;
    if project.circumstances.is_empty() {
        return;
    }
    let mut alike: Alike = BTreeMap::new();
    for resource in project.resources.iter() {
        let minutes = resource.minutes.unwrap_or(0);
        let fewest = alike.entry((language(index, &resource), hard(index, resource.facets()))).or_insert(minutes);
        *fewest = minutes.min(*fewest);
    }
    for circumstance in project.circumstances.iter().filter(|circumstance| !any_fits(index, circumstance, &alike)) {
        let message = format!("no resource fits `{}`", circumstance.id);
        found.push(CIRCUMSTANCE_UNFIT.at(circumstance.place, "", message));
    }
}

fn language<'p>(index: &Index<'p>, resource: &Kept<'p>) -> &'p str {
    let tags = [resource.language, &index.project.settings.language];
    tags.into_iter().find(|tag| !tag.is_empty()).map_or("en", primary)
}

fn hard<'p>(index: &Index, facets: impl Iterator<Item = Value<'p>>) -> Vec<Value<'p>> {
    let settings = &index.project.settings.facets;
    let is_hard = |(facet, _): &Value| settings.get(*facet).is_some_and(|set| set.matching == FacetMatch::Hard);
    let mut hard: Vec<Value> = facets.filter(is_hard).collect();
    hard.sort_unstable();
    hard
}

fn any_fits(index: &Index, circumstance: &Circumstance, alike: &Alike) -> bool {
    let wanted = hard(index, circumstance.facets.iter().map(Facet::parts));
    let spoken = primary(&circumstance.language);
    alike.iter().any(|((language, facets), minutes)| {
        let in_language = spoken.is_empty() || spoken.eq_ignore_ascii_case(language);
        let in_time = circumstance.minutes.is_none_or(|at_hand| *minutes <= at_hand);
        in_language && in_time && facets_fit(&wanted, facets)
    })
}

/// A facet leaves a resource out if both speak of it and have no value in common.
fn facets_fit(wanted: &[Value], facets: &[Value]) -> bool {
    wanted.iter().all(|want| {
        let silent = facets.iter().all(|facet| facet.0 != want.0);
        silent || facets.iter().any(|facet| facet.0 == want.0 && wanted.contains(facet))
    })
}
