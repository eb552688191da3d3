//! Counting packed answers by what a score rests on: whether importance and satisfaction were given, and whether they are in the top box.
//!
//! Invariants: exact, and a score of these counts is that of the whole tally, cell for cell. Cost: three instructions for each four answers where the
//! processor adds 32 bytes at once, which is found out when it runs, and six elsewhere; nothing is kept.

use jobpack::score::{Error, Profile, Score, Tally};
use pulp::NullaryFnOnce;

/// A one in every byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The lower half of every byte.
const LOW: u64 = 0x0F * ONES;
/// So many words are looked at together.
const WORDS: usize = 4;
/// Bytes count up to here before they are added up.
const MOST: usize = 255;

type Words = [u64; WORDS];

/// How many answers have: an importance, one in the top box, a satisfaction, one in the top box; then the first two with the third, and with the fourth.
type Sums = [u32; 8];

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
        let step = Words::default().len() * 8;
        for block in self.answers.chunks(step * MOST) {
            let mut counts = [Words::default(); 8];
            let rows = block.chunks_exact(step);
            let rest = rows.remainder();
            // A loop and no closure, which would be made for any processor.
            for row in rows {
                add(&mut counts, &words(row), self.top_from);
            }
            let mut last = [0; WORDS * 8];
            last[..rest.len()].copy_from_slice(rest);
            settle(&counts, &mut sums);
            // By itself, since a full block has no room for one more.
            let mut counts = [Words::default(); 8];
            add(&mut counts, &words(&last), self.top_from);
            settle(&counts, &mut sums);
        }
        sums
    }
}

#[inline(always)]
fn words(bytes: &[u8]) -> Words {
    let mut words = Words::default();
    for at in 0..WORDS {
        words[at] = u64::from_le_bytes(bytes[8 * at..8 * at + 8].try_into().unwrap_or_default());
    }
    words
}

/// Of eight answers, a one in each byte: importance is given, in the top box; satisfaction is given, in the top box.
#[inline(always)]
fn marks(answers: u64, top_from: u8) -> [u64; 4] {
    // A half byte from 16 - n on carries into the upper half when n is added.
    let top = u64::from(16 - top_from) * ONES;
    let (high, low) = (answers >> 4 & LOW, answers & LOW);
    let carry = |halves: u64, from: u64| (halves + from) >> 4 & ONES;
    [carry(high, LOW), carry(high, top), carry(low, LOW), carry(low, top)]
}

#[inline(always)]
fn add(counts: &mut [Words; 8], answers: &Words, top_from: u8) {
    // Word by word within each mark, which is what compilers make wide instructions of.
    let mut all = [Words::default(); 8];
    for at in 0..WORDS {
        let [rated, important, known, satisfied] = marks(answers[at], top_from);
        let one = [
            rated,
            important,
            known,
            satisfied,
            rated & known,
            important & known,
            rated & satisfied,
            important & satisfied,
        ];
        for mark in 0..8 {
            all[mark][at] = one[mark];
        }
    }
    for mark in 0..8 {
        for at in 0..WORDS {
            counts[mark][at] += all[mark][at];
        }
    }
}

#[inline(always)]
fn settle(counts: &[Words; 8], sums: &mut Sums) {
    for (sum, words) in sums.iter_mut().zip(counts) {
        *sum += words.iter().flat_map(|word| word.to_le_bytes()).map(u32::from).sum::<u32>();
    }
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
