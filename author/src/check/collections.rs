//! What a collection promises.
//!
//! Owns: budgets, purposes, notes and lengths of collections. Cost: linear in items.

use super::Found;
use super::index::Index;
use super::rules::{EMPTY_COLLECTION, NO_COLLECTION_SUMMARY, NO_NOTE, NO_PURPOSE, OVER_BUDGET, TOO_LONG_IN_TIME};
use crate::project::Collection;
use jobpack::model::Purpose;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let mut found = Found::default();
    for collection in &index.project.collections {
        said(collection, &mut found);
        length(index, collection, &mut found);
        budget(index, collection, &mut found);
    }
    found
}

fn said(collection: &Collection, found: &mut Found) {
    let Collection { place, id, .. } = collection;
    if collection.purpose.is_none() {
        found.push(NO_PURPOSE.at(*place, "purpose", format!("`{id}` does not say what it is for")));
    }
    if collection.summary.is_empty() {
        found.push(NO_COLLECTION_SUMMARY.at(*place, "summary", format!("`{id}` has no summary")));
    }
    for item in collection.items.iter().filter(|item| item.note.is_empty() && !item.resource.is_empty()) {
        let message = format!("`{id}` does not say why `{}` is in it", item.resource);
        found.push(NO_NOTE.at(item.place, "note", message));
    }
}

fn length(index: &Index, collection: &Collection, found: &mut Found) {
    let Collection { place, id, items, .. } = collection;
    let crowded = index.project.settings.check.crowded as usize;
    if items.is_empty() {
        found.push(EMPTY_COLLECTION.at(*place, "items", format!("`{id}` has no items")));
    } else if collection.purpose == Some(Purpose::JustInTime) && items.len() > crowded {
        let message = format!("`{id}` is just in time and has {} items, more than {crowded}", items.len());
        found.push(TOO_LONG_IN_TIME.at(*place, "items", message));
    }
}

fn budget(index: &Index, collection: &Collection, found: &mut Found) {
    let Some(budget) = collection.minutes else { return };
    let resources = collection.items.iter().filter_map(|item| index.resource(&item.resource));
    let minutes: u64 = resources.filter_map(|at| index.project.resources.get(at).minutes).map(u64::from).sum();
    if minutes > u64::from(budget) {
        let message = format!("the items of `{}` take {minutes} minutes, its budget is {budget}", collection.id);
        found.push(OVER_BUDGET.at(collection.place, "minutes", message));
    }
}
