//! A pack asked every question, and measured.

use super::{Judgements, Measures, Query, measure};
use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::Pack;
use std::collections::HashMap;

/// So many hits of a query are looked at.
pub const DEPTH: usize = 100;

/// How well a pack answered.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Evaluated {
    /// The measures.
    pub measures: Measures,
    /// The share of queries without any hit.
    pub without_hit: f64,
}

/// Asks a pack every question and measures the answers. `asked` is called after each; it says whether to go on, and `None` comes back if not.
pub fn evaluate(
    pack: &Pack<'_>,
    queries: &[Query],
    judgements: &Judgements,
    mut asked: impl FnMut() -> bool,
) -> Option<Evaluated> {
    let (mut scratch, mut hits) = (Box::<Scratch>::default(), vec![Hit::default(); DEPTH]);
    let (mut answers, mut without) = (HashMap::new(), 0_usize);
    for query in queries {
        let count = find(pack, &query.text, &Situation::default(), &mut scratch, &mut hits);
        without += usize::from(count == 0);
        let ids = hits[..count].iter().map(|hit| pack.resource_id(hit.resource).to_owned());
        answers.insert(query.id.clone(), ids.collect());
        if !asked() {
            return None;
        }
    }
    let without_hit = without as f64 / queries.len().max(1) as f64;
    Some(Evaluated { measures: measure(judgements, &answers), without_hit })
}
