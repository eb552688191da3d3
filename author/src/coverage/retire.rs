//! What is worth retiring, merging or reviewing: resources that serve nothing, stand twice, are out of date, or serve only what is overserved.

use super::Weights;
use super::programme::ResourceRow;
use super::serving::Serving;
use crate::check::{Need, date, same_addresses, same_titles};
use crate::survey::SegmentScores;
use jobpack::model::Region;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// What to do with a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Take it out.
    Retire,
    /// Keep one of the two.
    Merge,
    /// Look at it again: whether it still holds, or what it is for.
    Review,
}

impl Action {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Retire => "retire",
            Self::Merge => "merge",
            Self::Review => "review",
        }
    }
}

/// A resource and why it should not stay as it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Retire {
    /// Which.
    #[serde(flatten)]
    pub resource: ResourceRow,
    /// What to do; the strongest of what its reasons ask for.
    pub action: Action,
    /// Why, each in a few words.
    pub why: Vec<String>,
}

/// What to do first, then by id.
pub fn retire(serving: &Serving<'_>, weights: Option<Weights<'_>>) -> Vec<Retire> {
    let project = serving.index.project;
    let mut reasons: BTreeMap<usize, Vec<(Action, String)>> = BTreeMap::new();
    let mut add = |at: usize, action: Action, why: String| reasons.entry(at).or_default().push((action, why));
    out_of_date(serving, &mut add);
    idle(serving, &mut add);
    twice(serving, &mut add);
    if let Some(weights) = weights {
        overserved(serving, &weights, &mut add);
    }
    let rows = reasons.into_iter().map(|(at, reasons)| Retire {
        resource: ResourceRow::of(&project.resources.get(at)),
        action: reasons.iter().map(|(action, _)| *action).min().unwrap_or(Action::Review),
        why: reasons.into_iter().map(|(_, why)| why).collect(),
    });
    let mut rows: Vec<Retire> = rows.collect();
    rows.sort_by(|one, other| {
        one.action.cmp(&other.action).then_with(|| one.resource.resource.cmp(&other.resource.resource))
    });
    rows
}

type Add<'a> = dyn FnMut(usize, Action, String) + 'a;

fn out_of_date(serving: &Serving<'_>, add: &mut Add<'_>) {
    let project = serving.index.project;
    let made_for = date(&project.settings.made_for);
    let before = |text: &str| date(text).zip(made_for).is_some_and(|(date, made_for)| date < made_for);
    for (at, row) in project.resources.iter().enumerate() {
        let text = row.text;
        if !text.superseded_by.is_empty() {
            add(at, Action::Retire, format!("replaced by {}", text.superseded_by));
        }
        if before(text.expires) {
            add(at, Action::Retire, format!("expired on {}", text.expires));
        }
        if before(text.review_by) {
            add(at, Action::Review, format!("was to be reviewed by {}", text.review_by));
        }
    }
}

/// Resources that serve no need; those that others require or that a collection holds have a use that nobody has named.
fn idle(serving: &Serving<'_>, add: &mut Add<'_>) {
    let index = serving.index;
    let project = index.project;
    if index.needs.is_empty() {
        return;
    }
    let busy: BTreeSet<usize> = index.links.iter().map(|(_, resource, _)| *resource).collect();
    let required = project.requirements.iter().flat_map(|one| &one.options);
    let held = project.collections.iter().flat_map(|one| one.items.iter().map(|item| &item.resource));
    let used: BTreeSet<usize> = required.chain(held).filter_map(|id| index.resource(id)).collect();
    for at in (0..project.resources.len()).filter(|at| !busy.contains(at) && serving.is_current(*at)) {
        match used.contains(&at) {
            true => add(at, Action::Review, "serves no need, though others require it or a collection holds it".into()),
            false => add(at, Action::Retire, "serves no need".into()),
        }
    }
}

fn twice(serving: &Serving<'_>, add: &mut Add<'_>) {
    let index = serving.index;
    let pairs = [("title", same_titles(index)), ("address", same_addresses(index))];
    for (what, pairs) in pairs {
        for (again, first) in pairs.into_iter().filter(|pair| serving.is_current(pair.0) && serving.is_current(pair.1))
        {
            let first = index.project.resources.id(first);
            add(again, Action::Merge, format!("has the {what} of {first}"));
        }
    }
}

/// Resources all of whose outcomes are certainly overserved by everyone and underserved in no segment.
fn overserved(serving: &Serving<'_>, weights: &Weights<'_>, add: &mut Add<'_>) {
    let is = |group: &SegmentScores, id: &str, region: Region, sure: bool| {
        let mut rows = group.outcomes.iter().filter(|row| row.outcome == id && row.region == region.name());
        rows.any(|row| row.certain || !sure)
    };
    let too_much = |id: &str| {
        is(weights.everyone, id, Region::Overserved, true)
            && !weights.segments.iter().any(|group| is(group, id, Region::Underserved, false))
    };
    let project = serving.index.project;
    let mut needs: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    for &(_, resource, need) in &serving.index.links {
        let over = matches!(need, Need::Outcome(at) if too_much(&project.outcomes[at].id));
        let (count, all) = needs.entry(resource).or_insert((0, true));
        (*count, *all) = (*count + 1, *all && over);
    }
    for (at, (count, _)) in needs.into_iter().filter(|(at, (_, all))| *all && serving.is_current(*at)) {
        let what = if count == 1 { "the only outcome it serves is" } else { "all outcomes it serves are" };
        add(at, Action::Review, format!("{what} certainly overserved: satisfaction is above importance"));
    }
}
