//! Ratings into opportunity scores that say how sure they are, and the ranks that they can carry.
//!
//! Owns: the structs of scores. Figures are milli-points: 10,000 is ten points. Cost: microseconds a score, the square of the number for ranks.

use crate::boundary::{Outcome, items, jobpack_text, opened, room, write};
use crate::profile::jobpack_profile;
use crate::status::jobpack_status::{self, *};
use crate::status::status_of;
use crate::tally::jobpack_tally;
use core::mem::{MaybeUninit, offset_of};
use jobpack::model::Region;
use jobpack::score::{self, Counts, Interval, Overlap, Profile, Ranks, Score, Share, Warnings};

/// The score of one outcome under one profile. Plain data. Figures are milli-points, rounded half up.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_opportunity {
    /// The name of the profile, without which the figures mean nothing; borrowed from the profile.
    pub profile: jobpack_text,
    /// Respondents it rests on.
    pub respondents: u32,
    /// Ten times the share to whom the outcome is important, 0 to 10,000.
    pub importance: u32,
    /// Ten times the share who are satisfied, 0 to 10,000.
    pub satisfaction: u32,
    /// Importance plus what satisfaction lacks, 0 to 20,000.
    pub opportunity: u32,
    /// The lower limit of its 95 % interval.
    pub low: u32,
    /// The upper limit of its 95 % interval.
    pub high: u32,
    /// A `jobpack_region`.
    pub region: u8,
    /// 1 if every comparison that the region rests on comes out the same at both limits, else 0.
    pub certain: u8,
    /// How many of the profile's thresholds it passes, 0 to 3.
    pub band: u8,
    /// A set of `jobpack_warning`.
    pub warnings: u8,
    /// 0.
    pub reserved_: [u32; 5],
}

/// What to beware of in a score: bits of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum jobpack_warning {
    /// Fewer respondents than the profile asks for.
    JOBPACK_SMALL_SAMPLE = 1,
    /// More than a fifth of those asked gave no usable answer.
    JOBPACK_MANY_MISSING = 2,
    /// The limits of opportunity lie in different bands.
    JOBPACK_CROSSES_THRESHOLD = 4,
}

impl From<Score<'_>> for jobpack_opportunity {
    fn from(score: Score<'_>) -> Self {
        let Score { profile, n, importance, satisfaction, opportunity, interval, region, certain, band, warnings } =
            score;
        Self {
            profile: profile.into(),
            respondents: n,
            importance,
            satisfaction,
            opportunity,
            low: interval.lo,
            high: interval.hi,
            region: region.code(),
            certain: certain.into(),
            band,
            warnings: warnings.0,
            reserved_: [0; 5],
        }
    }
}

/// The engine's score; its profile is not read any more.
fn score_of(score: &jobpack_opportunity) -> Outcome<Score<'static>> {
    Ok(Score {
        profile: "",
        n: score.respondents,
        importance: score.importance,
        satisfaction: score.satisfaction,
        opportunity: score.opportunity,
        interval: Interval { lo: score.low, hi: score.high },
        region: Region::from_code(score.region).ok_or(JOBPACK_ERROR_CODE)?,
        certain: score.certain != 0,
        band: score.band,
        warnings: Warnings(score.warnings),
    })
}

/// Scores what is counted under a profile.
///
/// # Safety
/// P1 and P2 for the profile.
unsafe fn scored(
    counts: &mut dyn FnMut(&Profile<'_>) -> Outcome<Counts>,
    profile: Option<&jobpack_profile>,
    score: Option<&mut MaybeUninit<jobpack_opportunity>>,
) -> jobpack_status {
    // SAFETY: P1, P2.
    let profile = unsafe { crate::profile::profile(profile) };
    write(score, profile.and_then(|profile| Ok(counts(&profile)?.score(&profile)?.into())))
}

/// Scores a tally under a profile.
///
/// Fails with `JOBPACK_ERROR_NO_ANSWERS`, `JOBPACK_ERROR_OTHER_SCALE`, `JOBPACK_ERROR_BAD_PROFILE`, `JOBPACK_ERROR_CODE`, `JOBPACK_ERROR_RESERVED`,
/// `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_NOT_OPEN`, `JOBPACK_ERROR_UTF8`, `JOBPACK_ERROR_TOO_LONG`.
///
/// # Safety
/// P1, P2, P4, P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_score(
    tally: Option<&jobpack_tally>,
    profile: Option<&jobpack_profile>,
    score: Option<&mut MaybeUninit<jobpack_opportunity>>,
) -> jobpack_status {
    // SAFETY: P1, P2.
    unsafe { scored(&mut |profile| Ok(Counts::of(opened(tally)?, profile)?), profile, score) }
}

/// Scores counts of `respondents` people who all answered both questions: in the top box of importance, of satisfaction, of both.
///
/// Fails with `JOBPACK_ERROR_IMPOSSIBLE` and as `jobpack_score`.
///
/// # Safety
/// P1, P2, P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_score_paired(
    respondents: u32,
    important: u32,
    satisfied: u32,
    both: u32,
    profile: Option<&jobpack_profile>,
    score: Option<&mut MaybeUninit<jobpack_opportunity>>,
) -> jobpack_status {
    // SAFETY: P1, P2.
    unsafe { scored(&mut |_| Ok(Counts::paired(respondents, important, satisfied, both)?), profile, score) }
}

/// Scores counts of two groups of people, or of one whose answers are not known to belong together: so many of those asked are in the top box of importance,
/// so many of satisfaction.
///
/// Fails with `JOBPACK_ERROR_IMPOSSIBLE` and as `jobpack_score`.
///
/// # Safety
/// P1, P2, P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_score_unpaired(
    important: u32,
    asked_importance: u32,
    satisfied: u32,
    asked_satisfaction: u32,
    profile: Option<&jobpack_profile>,
    score: Option<&mut MaybeUninit<jobpack_opportunity>>,
) -> jobpack_status {
    let mut counts = |_: &Profile<'_>| {
        Ok(Counts::unpaired(Share::new(important, asked_importance)?, Share::new(satisfied, asked_satisfaction)?))
    };
    // SAFETY: P1, P2.
    unsafe { scored(&mut counts, profile, score) }
}

/// Ten times a share with its 95 % interval, in milli-points. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_share {
    /// Ten times the share, 0 to 10,000.
    pub share: u32,
    /// The lower limit (Wilson 1927).
    pub low: u32,
    /// The upper limit.
    pub high: u32,
    /// 0.
    pub reserved_: u32,
}

/// The share of `top` among `asked` people, with its interval.
///
/// Fails with `JOBPACK_ERROR_IMPOSSIBLE` if `top` is larger, `JOBPACK_ERROR_NO_ANSWERS` if nobody was asked, `JOBPACK_ERROR_NULL`.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_share_of(
    top: u32,
    asked: u32,
    share: Option<&mut MaybeUninit<jobpack_share>>,
) -> jobpack_status {
    write(share, share_of(top, asked))
}

fn share_of(top: u32, asked: u32) -> Outcome<jobpack_share> {
    let share = Share::new(top, asked)?;
    let (milli, interval) = share.milli().zip(share.interval()).ok_or(JOBPACK_ERROR_NO_ANSWERS)?;
    Ok(jobpack_share { share: milli, low: interval.lo, high: interval.hi, reserved_: 0 })
}

/// How two outcomes were rated by the same people: counts by whether each outcome is important to and satisfies them. Plain data.
///
/// Bit 0 of the index is "the first is important", bit 1 "the first satisfies", bits 2 and 3 the same of the second outcome. Only people whose answers
/// count for both outcomes are in it.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_overlap {
    /// 16 counts.
    pub people: [u32; 16],
}

/// The 95 % interval of one opportunity minus another, in milli-points. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_difference {
    /// The lower limit; above 0, the first is certainly above the second.
    pub low: i32,
    /// The upper limit; below 0, the first is certainly below the second.
    pub high: i32,
}

/// The difference of two scores under one profile. `overlap` is NULL if different people rated the two outcomes.
///
/// Fails with `JOBPACK_ERROR_NULL`, and `JOBPACK_ERROR_CODE` for a score with a region that is none.
#[unsafe(no_mangle)]
pub extern "C" fn jobpack_difference_of(
    first: Option<&jobpack_opportunity>,
    second: Option<&jobpack_opportunity>,
    overlap: Option<&jobpack_overlap>,
    difference: Option<&mut MaybeUninit<jobpack_difference>>,
) -> jobpack_status {
    write(difference, difference_of(first, second, overlap))
}

fn difference_of(
    first: Option<&jobpack_opportunity>,
    second: Option<&jobpack_opportunity>,
    overlap: Option<&jobpack_overlap>,
) -> Outcome<jobpack_difference> {
    let (first, second) = (score_of(first.ok_or(JOBPACK_ERROR_NULL)?)?, score_of(second.ok_or(JOBPACK_ERROR_NULL)?)?);
    let overlap = overlap.map(|overlap| Overlap::from_cells(overlap.people));
    let score::Difference { lo, hi } = score::difference(&first, &second, overlap.as_ref());
    Ok(jobpack_difference { low: lo, high: hi })
}

/// The ranks that an outcome may have, from 1, the highest opportunity. Plain data.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct jobpack_rank_interval {
    /// The best rank.
    pub best: u32,
    /// The worst.
    pub worst: u32,
}

// The caller's ranks are filled by the engine where they lie.
const _: () = assert!(
    size_of::<jobpack_rank_interval>() == size_of::<Ranks>()
        && align_of::<jobpack_rank_interval>() == align_of::<Ranks>()
        && offset_of!(jobpack_rank_interval, best) == offset_of!(Ranks, lo)
        && offset_of!(jobpack_rank_interval, worst) == offset_of!(Ranks, hi)
);

/// Writes the ranks that the scores can carry to `ranks`, which has room for `count` of them. `overlaps` is NULL if different people rated the outcomes;
/// else it has one for each pair `i` < `j`, `count * (count - 1) / 2` of them: (0, 1), (0, 2), ..., (1, 2), ... Cost: the square of `count`.
///
/// Fails with `JOBPACK_ERROR_NULL`, `JOBPACK_ERROR_TOO_LONG`, and `JOBPACK_ERROR_CODE` for a score with a region that is none.
///
/// # Safety
/// P1, P2, P5 of docs/ABI.md.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jobpack_ranks(
    scores: *const jobpack_opportunity,
    count: usize,
    overlaps: *const jobpack_overlap,
    ranks: *mut jobpack_rank_interval,
) -> jobpack_status {
    // SAFETY: P1, P2, P5.
    status_of(unsafe { ranked(scores, count, overlaps, ranks) })
}

/// # Safety
/// P1, P2, P5, as for [`jobpack_ranks`].
unsafe fn ranked(
    scores: *const jobpack_opportunity,
    count: usize,
    overlaps: *const jobpack_overlap,
    ranks: *mut jobpack_rank_interval,
) -> Outcome {
    // SAFETY: P2.
    let scores = unsafe { items(scores, count) }?;
    for score in scores {
        score_of(score)?;
    }
    let pairs = count.checked_mul(count.saturating_sub(1)).ok_or(JOBPACK_ERROR_TOO_LONG)? / 2;
    // SAFETY: P2.
    let overlaps = unsafe { items(overlaps, if overlaps.is_null() { 0 } else { pairs }) }?;
    // SAFETY: P1, P5; the two types of ranks have one layout, as was checked above.
    let ranks = unsafe { room(ranks.cast::<Ranks>(), count, Ranks::default()) }?;
    let score = |at: usize| scores.get(at).and_then(|score| score_of(score).ok());
    // The engine asks for the pairs in the order in which they are given.
    let mut overlaps = overlaps.iter();
    score::ranks_of(score, |_, _| overlaps.next().map(|overlap| Overlap::from_cells(overlap.people)), ranks);
    Ok(())
}
