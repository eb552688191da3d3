//! What needs no pack: numbers as they are written, words of closed lists, counts and scores.

use super::Watch;
use jobpack::model::{
    Confidence, FacetMatch, Force, HireKind, JobKind, JobStep, Level, LinkRole, Moment, OutcomeKind, Purpose, Region,
    RequirementKind, Stage,
};
use jobpack::pack::{self, Section, take_varint, write_varint};
use jobpack::pick;
use jobpack::score::{self, Counts, Overlap, Score, Share, Warnings};

/// What needs no pack.
pub fn words_and_numbers<W: Watch>(bytes: &[u8], watch: &mut W) {
    watch.number(pack::crc32(bytes).into());
    watch.number(pack::Crc::default().update(bytes).finish().into());
    if let Some((value, rest)) = take_varint(bytes) {
        watch.borrowed(rest);
        watch.number(write_varint(value, &mut [0; 5]) as u64);
    }
    let code = bytes.first().copied().unwrap_or(0);
    let name = core::str::from_utf8(bytes).unwrap_or("");
    macro_rules! codes {
        ($($word:ident)+) => {$({
            let named = $word::from_code(code).or($word::from_name(name));
            watch.number(named.map_or(0, |word| word.code().into()));
            watch.number(named.map_or(0, |word| word.name().len() as u64));
        })+};
    }
    codes!(JobKind JobStep OutcomeKind Moment Force Stage HireKind Confidence LinkRole RequirementKind Purpose Level
        FacetMatch Region);
    watch.number(Moment::from_code(code).map_or(0, Moment::bit).into());
    watch.number(pick::Reason::from_code(code).map_or(0, |reason| reason.name().len() as u64));
    if let Some(code) = bytes.first_chunk().map(|tag| Section::from_tag(*tag)) {
        watch.number(code.map_or(0, |section| section.version().into()));
        watch.number(code.map_or(0, |section| section.critical().into()));
        watch.number(code.map_or(0, |section| section.tag()[0].into()));
    }
}

fn see_share<W: Watch>(watch: &mut W, share: Share) {
    watch.number((share.top() ^ share.n()).into());
    watch.number(share.milli().map_or(0, u64::from));
    watch.number(share.interval().map_or(0, |interval| u64::from(interval.lo) + u64::from(interval.hi)));
}

pub fn see_score<W: Watch>(watch: &mut W, score: &Score<'_>) {
    watch.number(u64::from(score.opportunity) + u64::from(score.interval.lo) + u64::from(score.interval.hi));
    watch.number(score.region.code().into());
    watch.number(score.warnings.contains(Warnings::SMALL_SAMPLE).into());
}

pub fn see_counts<W: Watch>(watch: &mut W, counts: &Counts) {
    see_share(watch, counts.importance());
    see_share(watch, counts.satisfaction());
    watch.number((counts.both() ^ counts.n()).into());
    watch.number(counts.many_missing().into());
    for profile in score::PROFILES {
        if let Ok(score) = counts.score(&profile) {
            see_score(watch, &score);
        }
    }
}

/// Counts that may contradict each other.
pub fn shares<W: Watch>(bytes: &[u8], watch: &mut W) {
    let words = bytes.chunks_exact(4).filter_map(|bytes| bytes.first_chunk());
    let mut numbers = words.map(|bytes| u32::from_le_bytes(*bytes));
    let mut number = || numbers.next().unwrap_or(0);
    let (n, important, satisfied, both) = (number(), number(), number(), number());
    if let Ok(counts) = Counts::paired(n, important, satisfied, both) {
        see_counts(watch, &counts);
    }
    if let (Ok(importance), Ok(satisfaction)) = (Share::new(important, n), Share::new(satisfied, n)) {
        see_counts(watch, &Counts::unpaired(importance, satisfaction));
    }
    let mut cells = [0; 16];
    for (cell, &byte) in cells.iter_mut().zip(bytes) {
        *cell = u32::from(byte) << 24;
    }
    let mut overlap = Overlap::from_cells(cells);
    overlap.record((n & 1 == 0, true), (false, both & 1 == 0));
    overlap.merge(&Overlap::from_cells(*overlap.cells()));
    watch.number(overlap.cells().iter().map(|&cell| u64::from(cell)).sum());
}
