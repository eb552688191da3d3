//! Which outcomes set a segment apart: each segment against all others, corrected for all of these comparisons.

use super::Distinct;
use crate::survey::inference::{LEVEL, Reading, adjust, two_sided};
use crate::survey::weights::Sums;
use jobpack::score::{Counts, Error, Profile};

/// An outcome as a segment and as all others rate it. The people differ, so the two estimates have nothing to do with each other.
pub struct Side {
    outcome: String,
    segment: usize,
    here: Rated,
    elsewhere: Rated,
}

/// What a group's answers to an outcome say.
struct Rated {
    /// Opportunity, in points.
    points: f64,
    reading: Reading,
}

impl Rated {
    /// `None` of answers of which none counts.
    fn of(answers: &Sums, profile: &Profile<'_>) -> Result<Option<Self>, Error> {
        let counted = answers.counted(profile)?;
        let score = match counted.score(profile) {
            Err(Error::NoAnswers) => return Ok(None),
            score => score?,
        };
        let reading = Reading::of(&counted.sample, profile)?;
        Ok(Some(Self { points: f64::from(score.opportunity) / 1_000.0, reading }))
    }

    fn counts(&self) -> &Counts {
        self.reading.counts()
    }
}

impl Side {
    /// Each of the segments against all others, by the answers of each to an outcome; `others` are those who are in none of them.
    ///
    /// # Errors
    /// An answer off the profile's scale.
    pub fn all(outcome: &str, segments: &[Sums], others: &Sums, profile: &Profile<'_>) -> Result<Vec<Self>, Error> {
        let everyone = segments.iter().fold(others.clone(), Sums::with);
        let mut sides = Vec::new();
        for (segment, answers) in segments.iter().enumerate() {
            let here = Rated::of(answers, profile)?;
            let elsewhere = Rated::of(&everyone.clone().without(answers), profile)?;
            let side = |(here, elsewhere)| Self { outcome: outcome.to_owned(), segment, here, elsewhere };
            sides.extend(here.zip(elsewhere).map(side));
        }
        Ok(sides)
    }

    /// Whether it is the same comparison, seen from the other side.
    fn mirrors(&self, other: &Self) -> bool {
        let same = |one: &Rated, other: &Rated| one.counts() == other.counts();
        self.outcome == other.outcome && same(&self.here, &other.elsewhere) && same(&self.elsewhere, &other.here)
    }
}

/// What sets each of so many segments apart, the most unmet here first, and how many comparisons there were.
///
/// Of two segments that are everyone, what one says of the other is the same comparison again, and is corrected once. Sides of an outcome stand together.
pub fn compare(sides: &[Side], segments: usize, statement: &impl Fn(&str) -> String) -> (Vec<Vec<Distinct>>, usize) {
    let mut plain = Vec::new();
    let mut test_of = Vec::new();
    let mut before: Option<&Side> = None;
    for side in sides {
        if !before.is_some_and(|before| segments == 2 && before.mirrors(side)) {
            plain.push(two_sided(&side.here.reading, &side.elsewhere.reading, 0.0));
        }
        test_of.push(plain.len() - 1);
        before = Some(side);
    }
    let tests = adjust(&plain);
    let mut distinct: Vec<Vec<Distinct>> = (0..segments).map(|_| Vec::new()).collect();
    for (side, test) in sides.iter().zip(test_of).map(|(side, test)| (side, tests[test])) {
        if test.holm <= LEVEL {
            distinct[side.segment].push(Distinct {
                outcome: side.outcome.clone(),
                statement: statement(&side.outcome),
                here: side.here.points,
                elsewhere: side.elsewhere.points,
                test,
            });
        }
    }
    let more = |one: &Distinct| one.here - one.elsewhere;
    distinct.iter_mut().for_each(|list| list.sort_by(|a, b| more(b).total_cmp(&more(a))));
    (distinct, tests.len())
}
