//! What people differ in beyond how high they answer: their unmet needs, without their own level.

use super::answers::{Answers, NONE};

/// Numbers for each outcome and person, by outcome: mean 0 and mean square 1 over the people, or all 0 for an outcome in which nobody differs.
pub struct Features {
    /// How many people there are.
    pub people: usize,
    /// A column for each outcome.
    pub columns: Vec<Vec<f64>>,
}

impl Features {
    /// Importance minus satisfaction, as marks of 0 and 1, less what a person's own level in either question foretells of it.
    ///
    /// An outcome that a person did not rate stands at the mean.
    pub fn of(answers: &Answers) -> Self {
        let levels = levels(answers);
        let [important, satisfied] = &answers.questions;
        let columns = important.iter().zip(satisfied).map(|(important, satisfied)| {
            let both = |(&i, &s): (&i8, &i8)| (i != NONE && s != NONE).then(|| f64::from(i) - f64::from(s));
            let gaps: Vec<Option<f64>> = important.iter().zip(satisfied).map(both).collect();
            let mean = gaps.iter().flatten().sum::<f64>() / gaps.iter().flatten().count().max(1) as f64;
            let mut column: Vec<f64> = gaps.iter().map(|gap| gap.map_or(0.0, |gap| gap - mean)).collect();
            levels.iter().for_each(|level| remove(&mut column, level));
            scaled(column, (answers.people as f64).sqrt())
        });
        Self { people: answers.people, columns: columns.collect() }
    }
}

/// The two levels, each of mean 0 and length 1, the second without what it shares with the first.
fn levels(answers: &Answers) -> Vec<Vec<f64>> {
    let mut levels: Vec<Vec<f64>> = Vec::new();
    for question in 0..2 {
        let mut level = answers.level(question);
        let mean = level.iter().sum::<f64>() / answers.people.max(1) as f64;
        level.iter_mut().for_each(|one| *one -= mean);
        levels.iter().for_each(|first| remove(&mut level, first));
        levels.push(scaled(level, 1.0));
    }
    levels
}

/// The sum of products, in eight sums that are added up last: the same on every machine, and wide where the processor is.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (eights_a, eights_b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest = eights_a.remainder().iter().zip(eights_b.remainder());
    let rest: f64 = rest.map(|(a, b)| a * b).sum();
    for (a, b) in eights_a.zip(eights_b) {
        for at in 0..8 {
            sums[at] += a[at] * b[at];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Takes out of a column what it has of a direction of length 1 or 0.
pub fn remove(column: &mut [f64], direction: &[f64]) {
    let shared = dot(column, direction);
    column.iter_mut().zip(direction).for_each(|(value, along)| *value -= shared * along);
}

/// The column at this length; one that is as good as 0 becomes 0.
pub fn scaled(mut column: Vec<f64>, length: f64) -> Vec<f64> {
    let own = dot(&column, &column).sqrt();
    let factor = if own > 1e-9 { length / own } else { 0.0 };
    column.iter_mut().for_each(|value| *value *= factor);
    column
}
