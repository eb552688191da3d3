//! Who is in the top box of what, as sets of respondents.

use super::tally::tally;
use crate::project::{Ratings, unpacked};
use jobpack::score::{Error, Overlap, Profile, Tally};
use rayon::prelude::*;

/// The answers to one outcome: the tally, and three sets of respondents, a bit each.
struct Marked {
    tally: Tally,
    counted: Vec<u64>,
    important: Vec<u64>,
    satisfied: Vec<u64>,
}

/// The answers of a group of respondents.
pub struct Marks<'r> {
    ratings: &'r Ratings,
    marked: Vec<Marked>,
    respondents: u64,
}

impl<'r> Marks<'r> {
    /// The marks of one segment, or of everyone.
    pub fn of(ratings: &'r Ratings, segment: Option<u32>, profile: &Profile) -> Result<Self, Error> {
        profile.check()?;
        let members = segment.map(|segment| members(ratings, segment));
        let outcomes = 0..ratings.outcomes.len() as u16;
        let marked: Result<Vec<Marked>, Error> = outcomes
            .into_par_iter()
            .map(|outcome| match &members {
                None => Marked::of(ratings.answers(outcome), profile),
                Some(members) => Marked::of(&gathered(ratings.answers(outcome), members), profile),
            })
            .collect();
        let respondents = members.map_or(ratings.respondents.len(), |members| members.len()) as u64;
        Ok(Self { ratings, marked: marked?, respondents })
    }

    /// The outcomes with their tallies, in the order of their numbers.
    pub fn outcomes(&self) -> impl Iterator<Item = (&str, &Tally)> {
        self.ratings.outcomes.all().zip(self.marked.iter().map(|marked| &marked.tally))
    }

    pub const fn respondents(&self) -> u64 {
        self.respondents
    }

    /// How two outcomes were rated together.
    pub fn overlap(&self, first: usize, second: usize) -> Overlap {
        let (first, second) = (&self.marked[first], &self.marked[second]);
        let mut cells = [0; 16];
        for at in 0..first.counted.len().min(second.counted.len()) {
            let both = first.counted[at] & second.counted[at];
            let marks = [first.important[at], first.satisfied[at], second.important[at], second.satisfied[at]];
            for (index, cell) in cells.iter_mut().enumerate() {
                let with = |(bit, marks): (usize, &u64)| if index >> bit & 1 == 1 { *marks } else { !*marks };
                *cell += marks.iter().enumerate().map(with).fold(both, |people, set| people & set).count_ones();
            }
        }
        Overlap::from_cells(cells)
    }
}

/// The respondents of a segment.
fn members(ratings: &Ratings, segment: u32) -> Vec<u32> {
    let numbered = (0..).zip(&ratings.segment_of);
    numbered.filter(|(_, of)| **of == segment).map(|(respondent, _)| respondent).collect()
}

/// The answers of these respondents.
fn gathered(answers: &[u8], members: &[u32]) -> Vec<u8> {
    members.iter().map(|&respondent| answers.get(respondent as usize).copied().unwrap_or(0)).collect()
}

impl Marked {
    fn of(answers: &[u8], profile: &Profile) -> Result<Self, Error> {
        let set = |belongs: &dyn Fn(u8, u8) -> bool| -> Vec<u64> {
            let word = |answers: &[u8]| {
                let bit = |both: u8| {
                    let (importance, satisfaction) = unpacked(both);
                    u64::from(belongs(importance, satisfaction))
                };
                answers.iter().rev().fold(0, |word, &both| word << 1 | bit(both))
            };
            answers.chunks(64).map(word).collect()
        };
        Ok(Self {
            tally: tally(answers, profile.scale)?,
            counted: set(&|importance, satisfaction| importance != 0 && satisfaction != 0),
            important: set(&|importance, _| importance >= profile.top_from),
            satisfied: set(&|_, satisfaction| satisfaction >= profile.top_from),
        })
    }
}
