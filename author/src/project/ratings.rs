//! Ratings: importance and satisfaction of outcomes, as respondents gave them.
//!
//! Invariants: two answers share a byte, importance in its upper four bits; 0 is "no answer"; an outcome's bytes stand by respondent, and those that are not
//! there are 0. The columns of respondents (segments, weights, times, places) are as long as there are respondents, or empty. Cost: a byte for each
//! respondent and outcome, and for each respondent about 60 bytes.

use super::{Place, Quality};
use compact_str::CompactString;
use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

/// The highest answer that is kept. No scale is longer.
pub const MAX_ANSWER: u8 = jobpack::score::MAX_SCALE;

/// A survey has so many outcomes at most; where more are read, the columns are those of something else.
pub const MAX_OUTCOMES: u16 = 65_000;

/// What a respondent is in who is in no segment.
pub const NO_SEGMENT: u32 = u32::MAX;

/// One respondent's answer for one outcome. 0 is "no answer".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rating {
    /// Index in [`Ratings::respondents`].
    pub respondent: u32,
    /// Index in [`Ratings::outcomes`].
    pub outcome: u16,
    /// From 1 to [`MAX_ANSWER`], or 0.
    pub importance: u8,
    /// From 1 to [`MAX_ANSWER`], or 0.
    pub satisfaction: u8,
}

/// A survey.
#[derive(Clone, Debug, Default)]
pub struct Ratings {
    /// Respondents by the name they have in the files.
    pub respondents: Names,
    /// Outcomes by the id they have in the files.
    pub outcomes: Names,
    /// The answers to each outcome by respondent.
    answers: Vec<Vec<u8>>,
    /// The segments' names.
    pub segments: Names,
    /// The segment of each respondent, as an index in `segments`, or [`NO_SEGMENT`].
    pub segment_of: Vec<u32>,
    /// Other ways in which the respondents are divided.
    pub others: Vec<Segmentation>,
    /// What each respondent counts, in millionths; empty if all count the same.
    pub weights: Vec<u32>,
    /// How many seconds each respondent took, 0 if not known; empty if it is known of nobody.
    pub seconds: Vec<u32>,
    /// Where each respondent stands first.
    pub places: Vec<Place>,
    /// What was wrong or odd in the answers, and who was left out for it.
    pub quality: Quality,
}

/// A division of the respondents.
#[derive(Clone, Debug, Default)]
pub struct Segmentation {
    /// What it is called, such as `role`.
    pub name: String,
    /// The segments' names.
    pub segments: Names,
    /// The segment of each respondent, as an index in `segments`, or [`NO_SEGMENT`].
    pub segment_of: Vec<u32>,
}

/// A weight of 1.
pub const WEIGHT_ONE: u32 = 1_000_000;

/// Two answers in a byte.
pub const fn packed(importance: u8, satisfaction: u8) -> u8 {
    importance << 4 | satisfaction & 15
}

/// Importance and satisfaction of such a byte.
pub const fn unpacked(both: u8) -> (u8, u8) {
    (both >> 4, both & 15)
}

impl Ratings {
    /// Whether nobody has rated anything.
    pub fn is_empty(&self) -> bool {
        self.answers.iter().all(|column| column.iter().all(|&both| both == 0))
    }

    /// Takes a rating, unless the respondent has rated the outcome before; says which.
    pub fn put(&mut self, rating: Rating) -> bool {
        let Rating { respondent, outcome, importance, satisfaction } = rating;
        let cell = self.cell(respondent, outcome);
        if *cell == 0 {
            *cell = packed(importance, satisfaction);
            return true;
        }
        importance == 0 && satisfaction == 0
    }

    /// Takes a rating in place of what was there.
    pub fn replace(&mut self, rating: Rating) {
        *self.cell(rating.respondent, rating.outcome) = packed(rating.importance, rating.satisfaction);
    }

    fn cell(&mut self, respondent: u32, outcome: u16) -> &mut u8 {
        let (respondent, outcome) = (respondent as usize, usize::from(outcome));
        if self.answers.len() <= outcome {
            self.answers.resize_with(outcome + 1, Vec::new);
        }
        let column = &mut self.answers[outcome];
        if column.len() <= respondent {
            column.resize(respondent + 1, 0);
        }
        &mut column[respondent]
    }

    /// The answers to an outcome by respondent; those who are not there gave none.
    pub fn answers(&self, outcome: u16) -> &[u8] {
        self.answers.get(usize::from(outcome)).map_or(&[], Vec::as_slice)
    }

    /// The column of an outcome, to be written into; as long as there are respondents.
    pub fn answers_mut(&mut self, outcome: u16) -> &mut [u8] {
        let people = self.respondents.len();
        if let Some(last) = people.checked_sub(1) {
            self.cell(last as u32, outcome);
        }
        self.answers.get_mut(usize::from(outcome)).map_or(&mut [], Vec::as_mut_slice)
    }

    /// Takes whole columns, each with its outcome, of the respondents from this one on, who have none of them yet.
    pub fn put_columns(&mut self, first: usize, columns: Vec<(u16, Vec<u8>)>) {
        for (outcome, mut column) in columns {
            let outcome = usize::from(outcome);
            if self.answers.len() <= outcome {
                self.answers.resize_with(outcome + 1, Vec::new);
            }
            let mine = &mut self.answers[outcome];
            if mine.is_empty() && first == 0 {
                *mine = column;
            } else {
                mine.resize(first, 0);
                mine.append(&mut column);
            }
        }
    }

    /// Takes outcomes out with their answers; those that follow move up.
    pub fn drop_outcomes(&mut self, gone: &[u16]) {
        let stays = |outcome: usize| !gone.iter().any(|&one| usize::from(one) == outcome);
        self.outcomes.retain(stays);
        keep(&mut self.answers, stays);
    }

    /// The answers of a respondent for an outcome: importance and satisfaction.
    pub fn answer(&self, respondent: u32, outcome: u16) -> (u8, u8) {
        unpacked(self.answers(outcome).get(respondent as usize).copied().unwrap_or(0))
    }

    /// All ratings, by outcome and respondent.
    pub fn iter(&self) -> impl Iterator<Item = Rating> + '_ {
        self.answers.iter().enumerate().flat_map(|(outcome, column)| {
            let given = column.iter().enumerate().filter(|(_, both)| **both != 0);
            given.map(move |(respondent, &both)| {
                let (importance, satisfaction) = unpacked(both);
                Rating { respondent: respondent as u32, outcome: outcome as u16, importance, satisfaction }
            })
        })
    }

    /// What a respondent counts: 1 where nothing is said.
    pub fn weight(&self, respondent: u32) -> f64 {
        let weight = self.weights.get(respondent as usize).copied().unwrap_or(WEIGHT_ONE);
        f64::from(weight) / f64::from(WEIGHT_ONE)
    }

    /// The place where a respondent stands first.
    pub fn place(&self, respondent: u32) -> Place {
        self.places.get(respondent as usize).copied().unwrap_or_default()
    }

    /// What the respondents can be divided by: `segment` if there are any, and the others.
    pub fn divisions(&self) -> impl Iterator<Item = &str> {
        let segments = (!self.segments.is_empty()).then_some("segment");
        segments.into_iter().chain(self.others.iter().map(|other| other.name.as_str()))
    }

    /// Divides the respondents by this from here on; says whether there is such a division.
    pub fn divide_by(&mut self, name: &str) -> bool {
        let Some(other) = self.others.iter_mut().find(|other| other.name == name) else {
            return name == "segment" && !self.segments.is_empty();
        };
        std::mem::swap(&mut self.segments, &mut other.segments);
        std::mem::swap(&mut self.segment_of, &mut other.segment_of);
        "segment".clone_into(&mut other.name);
        true
    }

    /// Leaves respondents out: those whose number is marked.
    pub fn leave_out(&mut self, marked: &[bool]) {
        let stays = |respondent: usize| !marked.get(respondent).copied().unwrap_or(false);
        self.respondents.retain(stays);
        self.answers.iter_mut().for_each(|column| keep(column, stays));
        [&mut self.segment_of, &mut self.weights, &mut self.seconds].into_iter().for_each(|column| keep(column, stays));
        self.others.iter_mut().for_each(|other| keep(&mut other.segment_of, stays));
        keep(&mut self.places, stays);
    }
}

fn keep<T>(column: &mut Vec<T>, stays: impl Fn(usize) -> bool) {
    let mut at = 0;
    column.retain(|_| {
        at += 1;
        stays(at - 1)
    });
}

/// Names with their numbers, in order of appearance.
#[derive(Clone, Debug, Default)]
pub struct Names(IndexSet<CompactString, FxBuildHasher>);

impl Names {
    /// The number of this name, new if it was not seen.
    pub fn number(&mut self, name: &str) -> u32 {
        match self.0.get_index_of(name) {
            Some(number) => number as u32,
            None => self.0.insert_full(name.into()).0 as u32,
        }
    }

    /// The same among so many names at most; `None` for a new one that has no room.
    pub fn number_within(&mut self, name: &str, most: u16) -> Option<u16> {
        let number = self.find(name).or_else(|| (self.len() < usize::from(most)).then(|| self.number(name)))?;
        u16::try_from(number).ok()
    }

    /// The name with this number.
    pub fn name(&self, number: u32) -> &str {
        &self.0[number as usize]
    }

    /// The number of this name, if it was seen.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.0.get_index_of(name).map(|number| number as u32)
    }

    /// All names, in order of appearance.
    pub fn all(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(CompactString::as_str)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn retain(&mut self, stays: impl Fn(usize) -> bool) {
        let mut at = 0;
        self.0.retain(|_| {
            at += 1;
            stays(at - 1)
        });
    }
}
