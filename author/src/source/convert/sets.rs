//! Collections, their items, and circumstances.

use super::{Owned, Said, Table, convert, plain};
use crate::project::{Circumstance, Collection, Item, Place};
use crate::source::form::Value;
use crate::source::row::Row;

pub fn collection(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let id = row.need("id")?;
    let collection = Collection {
        place: row.place,
        title: row.text("title"),
        purpose: row.word("purpose"),
        curator: row.text("curator"),
        summary: row.text("summary"),
        minutes: row.minutes(),
        job: row.text("job"),
        circumstance: row.text("circumstance"),
        items: Vec::new(),
        id: id.clone(),
    };
    said.project.collections.push(collection);
    listed(row, &id, said);
    Some(())
}

/// The items listed in the collection itself: ids or rows. The list is their order, unless a row says another.
fn listed(row: &mut Row<'_, '_>, owner: &str, said: &mut Said) {
    for (at, value) in row.mixed("items").into_iter().enumerate() {
        let order = Some(at as u16 + 1);
        match value {
            Value::Row(fields) => {
                let before = said.items.len();
                convert(Table::Items, &mut row.within(Table::Items, fields, owner), said);
                said.items[before..].iter_mut().for_each(|item| item.what.order = item.what.order.or(order));
            }
            value => said.items.extend(plain(value).map(|resource| owned(owner, row.place, resource, order))),
        }
    }
}

fn owned(owner: &str, place: Place, resource: String, order: Option<u16>) -> Owned<Item> {
    Owned { owner: owner.to_owned(), place, what: Item { place, resource, order, note: String::new() } }
}

pub fn item(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (owner, place) = (row.owner("collection"), row.place);
    let resource = row.need("resource");
    let (order, note) = (row.order(), row.text("note"));
    said.items.push(Owned { owner: owner?, place, what: Item { place, resource: resource?, order, note } });
    Some(())
}

pub fn circumstance(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let circumstance = Circumstance {
        place: row.place,
        id: row.need("id")?,
        title: row.text("title"),
        summary: row.text("summary"),
        facets: row.facets(),
        moments: row.moments(),
        language: row.language(),
        level: row.level(),
        minutes: row.minutes(),
    };
    said.project.circumstances.push(circumstance);
    Some(())
}
