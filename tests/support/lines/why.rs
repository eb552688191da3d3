//! The reasons of a hit, as people read them.

use jobpack::Pack;
use jobpack::find::{Hit, Scratch};
use jobpack::pack::NONE;
use serde_json::{Value, json};

/// That of the need that led to the hit, then the words that stand in the resource itself.
pub fn reasons(pack: &Pack<'_>, query: &str, scratch: &Scratch, hit: &Hit) -> Vec<Value> {
    let said = |set| scratch.said(query, set).collect::<Vec<_>>();
    let need = (hit.need != NONE).then(|| of_need(pack, hit, &said(hit.need_words)));
    let own = (hit.words != 0).then(|| json!({"words": said(hit.words)}));
    need.into_iter().chain(own).collect()
}

/// What the curator says is left out where nothing is said.
fn of_need(pack: &Pack<'_>, hit: &Hit, words: &[&str]) -> Value {
    let statement = pack.need_statement(hit.need).unwrap_or_default();
    let mut reason = json!({
        "need": pack.need_id(hit.need),
        "statement": statement.parts().collect::<Vec<_>>().join(" "),
    });
    let link = pack.link_between(hit.resource, hit.need).and_then(|number| pack.links().get(number));
    if let Some(why) = link.map(|link| pack.why(link.text)).filter(|why| !why.is_empty()) {
        reason["why"] = why.into();
    }
    reason["words"] = words.into();
    reason
}
