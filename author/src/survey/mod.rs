//! From a survey to the order of outcomes: scores with their intervals, and ranks with theirs.
//!
//! Owns: how ratings become tallies and overlaps; the reckoning is the engine's. Where the respondents are known, ranks take into account that the same
//! people rated several outcomes; from tallies alone outcomes are taken as rated by different people, which gives wider ranks. Invariant: the order of
//! ratings does not matter. Cost: linear in ratings, and for overlaps the pairs of outcomes times the respondents, 64 of them at a time.

mod inference;
mod marks;
pub mod measures;
mod points;
pub mod quality;
pub mod segments;
pub mod strategy;
mod tally;
mod tops;
mod weights;

pub use inference::{Adjusted, Family, Inference, Inferred, LEVEL, Pair, adjust, planned};
pub use points::{OutcomeCounts, OutcomeScore, Scores, SegmentScores};
pub use tally::{Histogram, histogram, of_histogram, tallies_by_segment, tally};
pub use tops::{score_answers, top_boxes};

use crate::project::Ratings;
use inference::Reading;
use jobpack::score::{Counts, Error, Overlap, Profile, Ranks, Score, Tally, ranks};
use marks::Marks;
use rayon::prelude::*;
use weights::Counted;

/// An outcome with its score.
#[derive(Clone, Debug)]
pub struct Scored<'p> {
    /// The id of the outcome.
    pub outcome: String,
    /// The score.
    pub score: Score<'p>,
    /// The counts that it rests on.
    pub counts: Counts,
    /// The answers: of a weighted survey those that shares are of, as if of a great many people.
    pub answers: Tally,
    /// The ranks that it may have among the others.
    pub ranks: Ranks,
}

/// The scores of a group of respondents.
#[derive(Clone, Debug, Default)]
pub struct Group<'p> {
    /// The highest opportunity first; of equal ones by id.
    pub scored: Vec<Scored<'p>>,
    /// What the scores can carry, in the same order.
    pub inference: Inference,
    /// Outcomes that nobody gave a usable answer for.
    pub unscored: Vec<String>,
    /// How many respondents there are; `None` where only tallies are known.
    pub respondents: Option<u64>,
    /// What the respondents count together; 0 where only tallies are known.
    pub weight: f64,
    /// Answers that the profile does not count, for want of the other answer.
    pub excluded: u64,
}

/// The half-width of an interval, in points, that sample sizes are given for where none is asked for.
pub const HALF_WIDTH: f64 = 1.0;

/// Scores the ratings of one segment, or of everyone; `half_width`, in points, is what sample sizes are given for.
///
/// # Errors
/// An answer off the profile's scale; see `check`.
pub fn score<'p>(
    ratings: &Ratings,
    segment: Option<u32>,
    profile: &Profile<'p>,
    half_width: f64,
) -> Result<Group<'p>, Error> {
    let marks = Marks::of(ratings, segment, profile)?;
    let (mut group, found) = scored(marks.outcomes().enumerate(), profile)?;
    (group.respondents, group.weight) = (Some(marks.respondents()), marks.weight());
    let pairs: Vec<Vec<Overlap>> = (0..found.len())
        .into_par_iter()
        .map(|i| found[i + 1..].iter().map(|second| marks.overlap(found[i].0, second.0)).collect())
        .collect();
    infer(&mut group, &found, profile, half_width, |i, j| pairs.get(i)?.get(j - i - 1).copied())?;
    Ok(group)
}

/// Whether some respondents count more than others.
pub fn is_weighted(ratings: &Ratings) -> bool {
    weights::differ(&ratings.weights)
}

/// Scores tallies, as if different people had rated each outcome.
///
/// # Errors
/// A tally on another scale than the profile's.
pub fn score_tallies<'p>(
    tallies: impl IntoIterator<Item = (String, Tally)>,
    profile: &Profile<'p>,
    half_width: f64,
) -> Result<Group<'p>, Error> {
    let plain = |(id, tally)| (id, Counted::plain(tally, profile));
    score_counted(tallies.into_iter().map(plain).collect(), profile, half_width)
}

/// The same of answers that may be weighted.
fn score_counted<'p>(
    outcomes: Vec<(String, Counted)>,
    profile: &Profile<'p>,
    half_width: f64,
) -> Result<Group<'p>, Error> {
    let named = outcomes.iter().map(|(id, answers)| (id.as_str(), answers));
    let (mut group, found) = scored(named.enumerate(), profile)?;
    infer(&mut group, &found, profile, half_width, |_, _| None)?;
    Ok(group)
}

/// The scores in falling order, each with the number of its outcome and its reading.
fn scored<'t, 'p>(
    outcomes: impl Iterator<Item = (usize, (&'t str, &'t Counted))>,
    profile: &Profile<'p>,
) -> Result<(Group<'p>, Vec<(usize, Reading)>), Error> {
    let mut group = Group::default();
    let mut found = Vec::new();
    for (number, (id, counted)) in outcomes {
        group.excluded += counted.left_out;
        match counted.score(profile) {
            Ok(score) => {
                let reading = Reading::of(&counted.sample, profile)?;
                let (outcome, answers, ranks) = (id.to_owned(), counted.shares.clone(), Ranks::default());
                found.push((Scored { outcome, score, counts: *reading.counts(), answers, ranks }, (number, reading)));
            }
            Err(Error::NoAnswers) => group.unscored.push(id.to_owned()),
            Err(error) => return Err(error),
        }
    }
    found.sort_by(|(a, _), (b, _)| {
        b.score.opportunity.cmp(&a.score.opportunity).then_with(|| a.outcome.cmp(&b.outcome))
    });
    group.unscored.sort();
    let (scored, readings) = found.into_iter().unzip();
    group.scored = scored;
    Ok((group, readings))
}

/// Ranks the scores and says what they can carry; `overlap` goes by their places.
fn infer(
    group: &mut Group<'_>,
    found: &[(usize, Reading)],
    profile: &Profile<'_>,
    half_width: f64,
    overlap: impl Fn(usize, usize) -> Option<Overlap>,
) -> Result<(), Error> {
    let scores: Vec<Score> = group.scored.iter().map(|scored| scored.score).collect();
    let mut places = vec![Ranks::default(); scores.len()];
    ranks(&scores, &overlap, &mut places)?;
    for (scored, place) in group.scored.iter_mut().zip(places) {
        scored.ranks = place;
    }
    let readings: Vec<Reading> = found.iter().map(|(_, reading)| *reading).collect();
    group.inference = Inference::of(&readings, profile, half_width, overlap);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Rating;
    use jobpack::score::PROFILES;

    /// Ratings of `people` people for `k` outcomes, from a small recurrence; 0 now and then is "no answer".
    fn ratings(people: u32, k: u16) -> Ratings {
        let mut ratings = Ratings::default();
        let mut state = 7_u32;
        let mut next = |most: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((state >> 16) % (most + 1)) as u8
        };
        for outcome in 0..k {
            ratings.outcomes.number(&format!("o{outcome}"));
        }
        for person in 0..people {
            let respondent = ratings.respondents.number(&format!("r{person}"));
            ratings.segment_of.push(ratings.segments.number(["a", "b"][person as usize % 2]));
            for outcome in 0..k {
                let (importance, satisfaction) = (next(5), next(5));
                ratings.put(Rating { respondent, outcome, importance, satisfaction });
            }
        }
        ratings
    }

    #[test]
    fn overlaps_are_those_of_counting_one_by_one() {
        let ratings = ratings(150, 3);
        let marks = Marks::of(&ratings, None, &PROFILES[0]).unwrap();
        let mut expected = Overlap::default();
        for person in 0..150 {
            let (first, second) = (ratings.answer(person, 0), ratings.answer(person, 2));
            if [first.0, first.1, second.0, second.1].contains(&0) {
                continue;
            }
            let mark = |(importance, satisfaction)| (importance >= 4, satisfaction >= 4);
            expected.record(mark(first), mark(second));
        }
        assert_eq!(marks.overlap(0, 2), expected);
    }

    #[test]
    fn segments_add_up() {
        let ratings = ratings(90, 4);
        let of = |segment| score(&ratings, segment, &PROFILES[0], HALF_WIDTH).unwrap();
        let n = |group: &Group<'_>| group.scored.iter().map(|one| one.score.n).sum::<u32>();
        assert_eq!(n(&of(None)), n(&of(Some(0))) + n(&of(Some(1))));
    }

    #[test]
    fn people_in_common_make_ranks_sharper() {
        // Everyone rates the first outcome a little above the second, so the two move together.
        let mut ratings = Ratings::default();
        for outcome in ["o0", "o1"] {
            ratings.outcomes.number(outcome);
        }
        for person in 0..100_u32 {
            let respondent = ratings.respondents.number(&person.to_string());
            ratings.segment_of.push(u32::MAX);
            for outcome in 0..2 {
                let importance = if person < 50 + 8 * u32::from(outcome) { 5 } else { 2 };
                ratings.put(Rating { respondent, outcome, importance, satisfaction: 3 });
            }
        }
        let together = score(&ratings, None, &PROFILES[0], HALF_WIDTH).unwrap();
        let marks = Marks::of(&ratings, None, &PROFILES[0]).unwrap();
        let tallies = marks.outcomes().map(|(id, answers)| (id.to_owned(), answers.sample.clone()));
        let apart = score_tallies(tallies, &PROFILES[0], HALF_WIDTH).unwrap();
        let best = |group: &Group<'_>| (group.scored[0].outcome.clone(), group.scored[0].ranks);
        assert_eq!(best(&together), ("o1".into(), Ranks { lo: 1, hi: 1 }));
        assert_eq!(best(&apart), ("o1".into(), Ranks { lo: 1, hi: 2 }));
    }
}
