//! Counting packed answers: how often each pair of importance and satisfaction was given.
//!
//! Invariants: exact, and the same for any division of the answers, in any order. Cost: half an increment for each answer, since two neighbours are counted
//! as one; a table of 128 KiB, of which answers on a scale of 5 touch seven.

use crate::project::{Ratings, unpacked};
use jobpack::score::{Error, Tally};

/// How often each packed pair stands in the answers.
pub type Histogram = [u32; 256];

/// Neighbours are counted in 16 bits, so that many at most before they are added up.
const BLOCK: usize = 2 * u16::MAX as usize;

/// Counts the answers.
pub fn histogram(answers: &[u8]) -> Histogram {
    let mut counts = [0; 256];
    if answers.len() < 1 << 12 {
        answers.iter().for_each(|&both| counts[usize::from(both)] += 1);
        return counts;
    }
    let mut pairs = vec![0_u16; 1 << 16];
    let table: &mut [u16; 1 << 16] = pairs.as_mut_slice().try_into().expect("65,536 counts");
    for block in answers.chunks(BLOCK) {
        let mut words = block.chunks_exact(8);
        for word in &mut words {
            let word = u64::from_le_bytes(word.try_into().unwrap_or_default());
            for part in 0..4 {
                let pair = &mut table[usize::from((word >> (16 * part)) as u16)];
                *pair = pair.wrapping_add(1);
            }
        }
        words.remainder().iter().for_each(|&both| counts[usize::from(both)] += 1);
        settle(table, &mut counts);
    }
    counts
}

/// Adds the counts of neighbours to those of answers, and begins anew.
fn settle(table: &mut [u16; 1 << 16], counts: &mut Histogram) {
    for (high, row) in table.chunks_exact_mut(256).enumerate() {
        let mut sum = 0;
        for (low, pairs) in row.iter_mut().enumerate() {
            let count = u32::from(std::mem::take(pairs));
            counts[low] += count;
            sum += count;
        }
        counts[high] += sum;
    }
}

/// The tally of answers, without those who gave none.
///
/// # Errors
/// An answer that is not on the scale.
pub fn tally(answers: &[u8], scale: u8) -> Result<Tally, Error> {
    of_histogram(&histogram(answers), scale)
}

/// The tally of counted answers, without those who gave none.
///
/// # Errors
/// An answer that is not on the scale.
pub fn of_histogram(counts: &Histogram, scale: u8) -> Result<Tally, Error> {
    let mut tally = Tally::new(scale)?;
    let given = (0_u8..=255).zip(counts).skip(1).filter(|(_, count)| **count > 0);
    for (both, &count) in given {
        let (importance, satisfaction) = unpacked(both);
        let answer = |rating: u8| (rating != 0).then_some(rating);
        tally.record_many(answer(importance), answer(satisfaction), count)?;
    }
    Ok(tally)
}

/// The tallies of an outcome: of each segment in the order of names, then of everyone; those without answers are left out.
///
/// # Errors
/// An answer that is not on the scale.
pub fn tallies_by_segment(ratings: &Ratings, outcome: u16, scale: u8) -> Result<Vec<(Option<&str>, Tally)>, Error> {
    let answers = ratings.answers(outcome);
    let mut counts = vec![[0; 256]; ratings.segments.len()];
    for (&both, &segment) in answers.iter().zip(&ratings.segment_of) {
        if let Some(counts) = counts.get_mut(segment as usize) {
            counts[usize::from(both)] += 1;
        }
    }
    let named = ratings.segments.all().map(Some).zip(counts);
    let mut tallies = Vec::new();
    for (segment, counts) in named.chain([(None, histogram(answers))]) {
        let tally = of_histogram(&counts, scale)?;
        if tally.people() > 0 {
            tallies.push((segment, tally));
        }
    }
    tallies.sort_by_key(|&(segment, _)| (segment.is_none(), segment));
    Ok(tallies)
}
