//! What a small device does: open, read and search; with the feature `answers`, pick and score as well.

use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::{NONE, Pack};

/// Searches a pack and tells where the title of the best resource is.
///
/// # Safety
/// The pointers must be valid for their lengths, `title` for one value of its type.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_proof_find(
    pack: *const u8,
    pack_length: usize,
    query: *const u8,
    query_length: usize,
    scratch: &mut Scratch,
    hits: &mut [Hit; 10],
    title: &mut (*const u8, usize),
) -> usize {
    // SAFETY: as above.
    let (bytes, query) = unsafe { (crate::bytes(pack, pack_length), crate::text(query, query_length)) };
    let Ok(pack) = Pack::open(bytes) else { return 0 };
    let found = find(&pack, query, &Situation::default(), scratch, hits);
    let best = pack.resource_title(hits.first().map_or(NONE, |hit| hit.resource));
    *title = (best.as_ptr(), best.len());
    found
}

/// Scores the ratings of an outcome by its number and tells the limits of its opportunity.
///
/// # Safety
/// The pointer must be valid for its length.
#[cfg(feature = "answers")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_proof_score(
    pack: *const u8,
    pack_length: usize,
    tally: u32,
    limits: &mut [u32; 2],
) -> u32 {
    use jobpack::score::{PROFILES, Score, Tally};
    // SAFETY: as above.
    let Ok(pack) = Pack::open(unsafe { crate::bytes(pack, pack_length) }) else { return 0 };
    let Some(record) = pack.tallies().get(tally) else { return 0 };
    let tally = Tally::from_cells(record.scale, pack.tally_cells(&record));
    let [profile, ..] = PROFILES;
    let Some(score) = tally.ok().and_then(|tally| Score::of(&tally, &profile).ok()) else { return 0 };
    *limits = [score.interval.lo, score.interval.hi];
    score.opportunity
}

/// Picks resources for the time at hand and tells how many.
///
/// # Safety
/// The pointer must be valid for its length.
#[cfg(feature = "answers")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_proof_pick(
    pack: *const u8,
    pack_length: usize,
    minutes: u16,
    scratch: &mut jobpack::pick::Scratch<'_>,
) -> usize {
    use jobpack::pick::{Request, pick};
    // SAFETY: as above.
    let Ok(pack) = Pack::open(unsafe { crate::bytes(pack, pack_length) }) else { return 0 };
    pick(&pack, &Request { minutes, ..Request::default() }, scratch).items.len()
}
