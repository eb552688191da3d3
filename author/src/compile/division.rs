//! Which resources go into which pack.
//!
//! Every pack has a range of the resources in the order of their ids, and ranges are about equally large in bytes. Invariants: the ranges follow each other
//! and leave nothing out. Cost: a look at the length of each resource.

use super::numbers::Sorted;
use super::{CompileError, Division};
use jobpack::pack::MAX_PACKS;
use std::ops::Range;

/// What a pack must stay below, with room for what was not reckoned with.
const MOST: u64 = 4_000_000_000;

/// About as many bytes does a resource take beside its text and its postings.
const RECORD: u64 = 48;

/// The ranges of a division. `shared` bytes stand in every pack; `postings` are divided between them.
pub fn ranges(
    resources: &Sorted,
    division: Division,
    shared: u64,
    postings: u64,
) -> Result<Vec<Range<u32>>, CompileError> {
    let count = resources.len() as u32;
    let of_one = |number: u32| resources.bytes(number) as u64 + RECORD;
    let own = (0..count).map(of_one).sum::<u64>() + postings;
    let packs = match division {
        Division::None => 1,
        Division::Packs(packs) => u64::from(packs),
        Division::AsNeeded => needed(own, shared, MOST)?,
        Division::Size(most) => needed(own, shared, most.into())?,
    };
    if packs == 0 || packs > MAX_PACKS as u64 {
        return Err(CompileError::Division(format!(
            "this would be {packs} packs; 1 to {MAX_PACKS} can be asked as one"
        )));
    }
    if packs > u64::from(count.max(1)) {
        return Err(CompileError::Division(format!("{count} resources do not fill {packs} packs")));
    }
    let text = own - postings;
    let (mut ranges, mut start, mut held) = (Vec::new(), 0, 0);
    for number in 0..count {
        held += of_one(number);
        let (made, left) = (ranges.len() as u64, u64::from(count - number - 1));
        // A pack ends where its share of the bytes is reached, and in time for every pack after it to have a resource.
        let full = held * packs >= text * (made + 1) || left < packs - made;
        if made + 1 < packs && full {
            ranges.push(start..number + 1);
            start = number + 1;
        }
    }
    ranges.push(start..count);
    Ok(ranges)
}

/// How many packs of this size it takes.
fn needed(own: u64, shared: u64, most: u64) -> Result<u64, CompileError> {
    let room = most.saturating_sub(shared);
    if room == 0 {
        let message = format!("what every pack has takes {shared} bytes, which leaves no room for resources in {most}");
        return Err(CompileError::Division(message));
    }
    Ok(own.div_ceil(room).max(1))
}
