//! Who is in the top box of what, as sets of respondents.

use crate::project::Ratings;
use jobpack::score::{Error, Overlap, Profile, Tally};

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
        let belongs =
            |respondent: u32| segment.is_none() || ratings.segment_of.get(respondent as usize) == segment.as_ref();
        let people = ratings.respondents.all().len();
        let words = people.div_ceil(64);
        let empty = || vec![0; words];
        let mut marked = Vec::new();
        for _ in ratings.outcomes.all() {
            let tally = Tally::new(profile.scale)?;
            marked.push(Marked { tally, counted: empty(), important: empty(), satisfied: empty() });
        }
        for rating in ratings.rows.iter().filter(|rating| belongs(rating.respondent)) {
            marked[usize::from(rating.outcome)].add(
                rating.respondent,
                rating.importance,
                rating.satisfaction,
                profile,
            )?;
        }
        let respondents = (0..people as u32).filter(|&respondent| belongs(respondent)).count() as u64;
        Ok(Self { ratings, marked, respondents })
    }

    /// The outcomes with their tallies, in the order of their numbers.
    pub fn outcomes(&self) -> impl Iterator<Item = (&str, &Tally)> {
        self.ratings.outcomes.all().iter().map(String::as_str).zip(self.marked.iter().map(|marked| &marked.tally))
    }

    pub const fn respondents(&self) -> u64 {
        self.respondents
    }

    /// How two outcomes were rated together.
    pub fn overlap(&self, first: usize, second: usize) -> Overlap {
        let (first, second) = (&self.marked[first], &self.marked[second]);
        let mut cells = [0; 16];
        for at in 0..first.counted.len() {
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

impl Marked {
    fn add(&mut self, respondent: u32, importance: u8, satisfaction: u8, profile: &Profile) -> Result<(), Error> {
        let answer = |rating: u8| (rating != 0).then_some(rating);
        self.tally.record(answer(importance), answer(satisfaction))?;
        let (word, bit) = (respondent as usize / 64, respondent % 64);
        let note = |set: &mut Vec<u64>, member: bool| set[word] |= u64::from(member) << bit;
        note(&mut self.counted, importance != 0 && satisfaction != 0);
        note(&mut self.important, importance >= profile.top_from);
        note(&mut self.satisfied, satisfaction >= profile.top_from);
        Ok(())
    }
}
