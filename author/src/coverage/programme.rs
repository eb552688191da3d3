//! The resources there are, by what they begin with, and the kinds of need they touch.

use super::serving::Serving;
use super::{Part, rounded};
use crate::check::{Phrases, Words, leading_feature};
use crate::project::Kept;
use jobpack::model::{JobKind, OutcomeKind};
use serde::Serialize;

/// A resource as it is named to people.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ResourceRow {
    /// The id.
    pub resource: String,
    /// The title.
    pub title: String,
    /// The minutes, if they are said.
    pub minutes: Option<u32>,
}

impl ResourceRow {
    pub(super) fn of(row: &Kept<'_>) -> Self {
        Self { resource: row.text.id.to_owned(), title: row.text.title.to_owned(), minutes: row.minutes }
    }
}

/// Resources whose title names the product or a feature of it before what one gets done.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct FeatureFirst {
    /// Their minutes.
    pub minutes: u64,
    /// Their share of the minutes of all current resources, from 0 to 1; of their number, where no resource says its minutes.
    pub share: f64,
    /// Which they are, by id.
    pub resources: Vec<ResourceRow>,
}

/// The resources of a project.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Programme {
    /// How many there are.
    pub resources: u32,
    /// How many of them still hold.
    pub current: u32,
    /// The minutes of those that hold.
    pub minutes: u64,
    /// How many of those that hold do not say their minutes.
    pub without_minutes: u32,
    /// How much leads with a feature; `None` if the project names no features.
    pub feature_first: Option<FeatureFirst>,
}

pub fn programme(serving: &Serving<'_>) -> Programme {
    let resources = &serving.index.project.resources;
    let current = || (0..resources.len()).filter(|&at| serving.is_current(at)).map(|at| resources.get(at));
    let minutes = |rows: &mut dyn Iterator<Item = u32>| rows.map(u64::from).sum::<u64>();
    Programme {
        resources: resources.len() as u32,
        current: current().count() as u32,
        minutes: minutes(&mut current().filter_map(|row| row.minutes)),
        without_minutes: current().filter(|row| row.minutes.unwrap_or(0) == 0).count() as u32,
        feature_first: feature_first(serving, &current().collect::<Vec<_>>()),
    }
}

/// The rule is that of warning W221: the title begins with one of `[check] features`, words such as "introduction to" aside.
fn feature_first(serving: &Serving<'_>, current: &[Kept<'_>]) -> Option<FeatureFirst> {
    let settings = &serving.index.project.settings;
    if settings.check.features.is_empty() || current.is_empty() {
        return None;
    }
    let features = Phrases::new(settings.check.features.iter().map(String::as_str));
    let words = Words::of(&settings.language);
    let first = current.iter().filter(|row| leading_feature(row.text.title, &features, words).is_some());
    let mut resources: Vec<ResourceRow> = first.map(ResourceRow::of).collect();
    resources.sort_by(|one, other| one.resource.cmp(&other.resource));
    let minutes = |minutes: &mut dyn Iterator<Item = Option<u32>>| minutes.flatten().map(u64::from).sum::<u64>();
    let of = minutes(&mut current.iter().map(|row| row.minutes));
    let these = minutes(&mut resources.iter().map(|row| row.minutes));
    let share = match of {
        0 => resources.len() as f64 / current.len() as f64,
        _ => these as f64 / of as f64,
    };
    Some(FeatureFirst { minutes: these, share: rounded(share), resources })
}

/// A kind of need.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KindRow {
    /// Such as `emotional job` or `financial outcome`.
    pub kind: String,
    /// The needs of this kind, and how many of them are covered.
    pub needs: Part,
}

/// Every kind of need, those that are not described too.
pub fn kinds(serving: &Serving<'_>) -> Vec<KindRow> {
    let project = serving.index.project;
    let jobs = JobKind::ALL.iter().map(|&kind| {
        let of = project.jobs.iter().enumerate().filter(|(_, job)| job.kind.unwrap_or(JobKind::Core) == kind);
        KindRow { kind: format!("{} job", kind.name()), needs: Part::count(of.map(|(at, _)| serving.covers_job(at))) }
    });
    let outcomes = OutcomeKind::ALL.iter().map(|&kind| {
        let all = project.outcomes.iter().enumerate();
        let of = all.filter(|(_, outcome)| outcome.kind.unwrap_or(OutcomeKind::Desired) == kind);
        KindRow { kind: format!("{} outcome", kind.name()), needs: Part::count(of.map(|(at, _)| serving.covers(at))) }
    });
    jobs.chain(outcomes).collect()
}
