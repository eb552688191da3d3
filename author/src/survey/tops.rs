//! Counting packed answers by what a score rests on: whether importance and satisfaction were given, and whether they are in the top box.
//!
//! Invariants: exact, and a score of these counts is that of the whole tally, cell for cell. Cost: some twenty instructions for each 32 answers where the
//! processor adds as many bytes at once, which is found out when it runs, and twice as many elsewhere; nothing is kept.

use jobpack::score::{Error, Profile, Score, Tally};
use pulp::NullaryFnOnce;

/// So many answers are looked at together: as many as have room, with eight counts of each, in the registers of most processors.
const STEP: usize = 32;
/// Bytes count up to here before they are added up.
const MOST: usize = 255;

/// How many answers have: an importance, one in the top box, a satisfaction, one in the top box; then the first two with the third, and with the fourth.
type Sums = [u32; 8];

/// A count in every byte, of each of those.
type Counts = [[u8; STEP]; 8];

/// Counts on whatever the processor has.
struct Counting<'a> {
    answers: &'a [u8],
    top_from: u8,
}

impl NullaryFnOnce for Counting<'_> {
    type Output = Sums;

    #[inline(always)]
    fn call(self) -> Sums {
        let mut sums = [0; 8];
        for block in self.answers.chunks(STEP * MOST) {
            let (rows, rest) = block.as_chunks::<STEP>();
            let mut counts = [[0; STEP]; 8];
            // A loop and no closure, which would be made for any processor.
            for row in rows {
                add(&mut counts, row, self.top_from);
            }
            settle(&counts, &mut sums);
            // By itself, since a full block has no room for one more.
            let mut last = [0; STEP];
            last[..rest.len()].copy_from_slice(rest);
            let mut counts = [[0; STEP]; 8];
            add(&mut counts, &last, self.top_from);
            settle(&counts, &mut sums);
        }
        sums
    }
}

#[inline(always)]
fn add(counts: &mut Counts, answers: &[u8; STEP], top_from: u8) {
    // Importance stands above, so that the whole byte can be compared. Byte by byte, which is what compilers make wide instructions of.
    for at in 0..STEP {
        let (both, low) = (answers[at], answers[at] & 15);
        let (rated, important) = (u8::from(both >= 16), u8::from(both >= top_from << 4));
        let (known, satisfied) = (u8::from(low != 0), u8::from(low >= top_from));
        counts[0][at] += rated;
        counts[1][at] += important;
        counts[2][at] += known;
        counts[3][at] += satisfied;
        counts[4][at] += rated & known;
        counts[5][at] += important & known;
        counts[6][at] += rated & satisfied;
        counts[7][at] += important & satisfied;
    }
}

#[inline(always)]
fn settle(counts: &Counts, sums: &mut Sums) {
    for (sum, bytes) in sums.iter_mut().zip(counts) {
        *sum += bytes.iter().map(|&byte| u32::from(byte)).sum::<u32>();
    }
}

/// A one in every byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The lower half of every byte.
const LOW: u64 = 0x0F * ONES;

/// Of eight answers, a one in each byte: importance is given, in the top box; satisfaction is given, in the top box.
fn marks(answers: u64, top_from: u8) -> [u64; 4] {
    // A half byte from 16 - n on carries into the upper half when n is added.
    let top = u64::from(16 - top_from) * ONES;
    let (high, low) = (answers >> 4 & LOW, answers & LOW);
    let carry = |halves: u64, from: u64| (halves + from) >> 4 & ONES;
    [carry(high, LOW), carry(high, top), carry(low, LOW), carry(low, top)]
}

/// Who answered both questions, to whom it is important, and who is satisfied: sets of respondents, a bit each.
pub fn sets(answers: &[u8], top_from: u8) -> [Vec<u64>; 3] {
    let mut sets = [(); 3].map(|()| Vec::with_capacity(answers.len().div_ceil(64)));
    for answers in answers.chunks(64) {
        let mut words = [0_u64; 3];
        for (at, eight) in answers.chunks(8).enumerate() {
            let mut bytes = [0; 8];
            bytes[..eight.len()].copy_from_slice(eight);
            let [rated, important, known, satisfied] = marks(u64::from_le_bytes(bytes), top_from.clamp(1, 15));
            for (word, marks) in words.iter_mut().zip([rated & known, important, satisfied]) {
                // The products of a mark and the ones of the factor fall on different bits; the upper eight are the marks in order.
                *word |= (marks.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at);
            }
        }
        sets.iter_mut().zip(words).for_each(|(set, word)| set.push(word));
    }
    sets
}

/// People by importance (row) and satisfaction (column): no answer, below the top box, in it. Those without any answer count nowhere.
pub fn top_boxes(answers: &[u8], top_from: u8) -> [[u32; 3]; 3] {
    let counting = Counting { answers, top_from: top_from.clamp(1, 15) };
    let [rated, important, known, satisfied, both, important_known, rated_satisfied, tops] =
        pulp::Arch::new().dispatch(counting);
    let low_low = both + tops - important_known - rated_satisfied;
    [
        [0, known - satisfied - (both - rated_satisfied), satisfied - rated_satisfied],
        [rated - important - (both - important_known), low_low, rated_satisfied - tops],
        [important - important_known, important_known - tops, tops],
    ]
}

/// The tally of answers with one answer for each box: what the profile tells apart, and nothing else.
///
/// # Errors
/// A profile that does not agree with itself.
pub fn boxed(answers: &[u8], profile: &Profile<'_>) -> Result<Tally, Error> {
    profile.check()?;
    let answer = [None, Some(1), Some(profile.top_from)];
    let mut tally = Tally::new(profile.scale)?;
    for (importance, row) in answer.iter().zip(top_boxes(answers, profile.top_from)) {
        for (satisfaction, people) in answer.iter().zip(row) {
            tally.record_many(*importance, *satisfaction, people)?;
        }
    }
    Ok(tally)
}

/// The score of an outcome by its packed answers, which must be on the profile's scale.
///
/// # Errors
/// Nobody has answered, or a profile that does not agree with itself.
pub fn score_answers<'p>(answers: &[u8], profile: &Profile<'p>) -> Result<Score<'p>, Error> {
    Score::of(&boxed(answers, profile)?, profile)
}
