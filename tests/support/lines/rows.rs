//! Answers as flat rows for a table, as `toList()` of Node and `to_list()` of Python give them.

use super::answers::{Columns, picking, search};
use jobpack::Pack;
use jobpack::find::{Hit, Scratch};
use jobpack::pack::NONE;
use jobpack::pick::Picked;
use serde_json::{Value, json};

/// The rows of the answer to a request, which is `why` or `pick`.
pub fn line(pack: &Pack<'_>, request: &str) -> Value {
    let (operation, columns) = Columns::of(request);
    let rows = match operation {
        "why" => {
            let (scratch, hits) = search(pack, &columns);
            hits.iter().map(|hit| found(pack, columns.at(0), &scratch, hit)).collect()
        }
        "pick" => picking(pack, &columns, |pick, _| pick.items.iter().map(|item| picked(pack, item)).collect()),
        _ => panic!("{operation} has no rows"),
    };
    json!({"request": request, "rows": rows})
}

fn found(pack: &Pack<'_>, query: &str, scratch: &Scratch, hit: &Hit) -> Value {
    let record = pack.resources().get(hit.resource).unwrap();
    let text = pack.resource_text(&record).unwrap();
    let (need, statement, why) = led(pack, hit.resource, hit.need);
    json!({
        "resource": text.id,
        "title": text.title,
        "score": hit.score,
        "minutes": record.minutes,
        "kind": pack.name(record.kind),
        "url": text.url,
        "need": need,
        "statement": statement,
        "why": why,
        "words": scratch.said(query, hit.words | hit.need_words).collect::<Vec<_>>(),
    })
}

fn picked(pack: &Pack<'_>, item: &Picked) -> Value {
    let record = pack.resources().get(item.resource).unwrap();
    let text = pack.resource_text(&record).unwrap();
    let (need, statement, why) = led(pack, item.resource, item.need);
    json!({
        "resource": text.id,
        "title": text.title,
        "minutes": item.minutes,
        "estimated": item.estimated,
        "gain": item.gain,
        "kind": pack.name(record.kind),
        "url": text.url,
        "need": need,
        "statement": statement,
        "why": why,
    })
}

/// The need that led to a resource, its statement, and what the curator says of the two; empty if none did.
fn led<'a>(pack: &Pack<'a>, resource: u32, need: u32) -> (Option<&'a str>, String, &'a str) {
    let statement = pack.need_statement(need).unwrap_or_default();
    let link = pack.link_between(resource, need).and_then(|number| pack.links().get(number));
    let why = link.map_or("", |link| pack.why(link.text));
    ((need != NONE).then(|| pack.need_id(need)), statement.parts().collect::<Vec<_>>().join(" "), why)
}
