//! Which outcomes set a segment apart: each segment against all others, corrected for all of these comparisons.

use super::Distinct;
use crate::survey::inference::{LEVEL, Reading, adjust, two_sided};

/// An outcome as a segment and as all others rate it. The people differ, so the two estimates have nothing to do with each other.
pub struct Side {
    pub outcome: String,
    pub segment: usize,
    pub here: Reading,
    pub elsewhere: Reading,
}

/// What sets each of so many segments apart, the most unmet here first, and how many comparisons there were.
///
/// Of two segments, what one says of the other is the same comparison again, and is corrected once.
pub fn compare(sides: Vec<Side>, segments: usize, statement: &impl Fn(&str) -> String) -> (Vec<Vec<Distinct>>, usize) {
    let tested: Vec<&Side> = sides.iter().filter(|side| segments > 2 || side.segment == 0).collect();
    let plain: Vec<f64> = tested.iter().map(|side| two_sided(&side.here, &side.elsewhere, 0.0)).collect();
    let tests = adjust(&plain);
    let mut distinct: Vec<Vec<Distinct>> = (0..segments).map(|_| Vec::new()).collect();
    for side in &sides {
        let same = |other: &&&Side| other.outcome == side.outcome && (segments == 2 || other.segment == side.segment);
        let Some(test) = tested.iter().zip(&tests).find(|(other, _)| same(other)).map(|(_, test)| *test) else {
            continue;
        };
        if test.holm <= LEVEL {
            distinct[side.segment].push(Distinct {
                outcome: side.outcome.clone(),
                statement: statement(&side.outcome),
                here: 10.0 * side.here.opportunity(),
                elsewhere: 10.0 * side.elsewhere.opportunity(),
                test,
            });
        }
    }
    let more = |one: &Distinct| one.here - one.elsewhere;
    distinct.iter_mut().for_each(|list| list.sort_by(|a, b| more(b).total_cmp(&more(a))));
    (distinct, tests.len())
}
