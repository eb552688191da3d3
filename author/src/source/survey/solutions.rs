//! Columns `sat_SOLUTION_ID`: how satisfied those are who use a solution.
//!
//! A column of satisfaction is taken for one of these if nobody said how important its outcome is, and its name ends in the id of an outcome of which
//! somebody did. Invariants: a respondent rates one solution, the one used; who rates two is told. Cost: a look at all answers, and at the names.

use super::{filled, other_division};
use crate::project::{NO_SEGMENT, Ratings, unpacked};
use crate::source::row::Context;
use crate::source::rules;

/// The division that solutions make.
const SOLUTION: &str = "solution";

/// Puts the satisfaction with each solution to the outcome that it is about, and divides the respondents by solution.
pub fn settle(ratings: &mut Ratings, context: &mut Context) {
    let found = columns(ratings);
    for column in &found {
        take(ratings, column, context);
    }
    let gone: Vec<u16> = found.iter().map(|column| column.number).collect();
    if !gone.is_empty() {
        ratings.drop_outcomes(&gone);
    }
}

/// A column of satisfaction with a solution.
struct Column {
    number: u16,
    solution: String,
    /// The outcome that it is about.
    outcome: u16,
}

fn columns(ratings: &Ratings) -> Vec<Column> {
    let rated = |outcome: u16| ratings.answers(outcome).iter().any(|&both| unpacked(both).0 != 0);
    let important: Vec<bool> = (0..ratings.outcomes.len() as u16).map(rated).collect();
    // The longest id that fits comes first: `a_b` before `b`.
    let about = |id: &str| {
        let signs = id.match_indices(['_', '-', ' ', '.', ':']);
        let parts = signs.map(|(at, sign)| (id[..at].trim(), &id[at + sign.len()..]));
        parts.filter(|(solution, _)| !solution.is_empty()).find_map(|(solution, of)| {
            let outcome = ratings.outcomes.find(of).filter(|&outcome| important[outcome as usize])?;
            Some((solution.to_owned(), outcome as u16))
        })
    };
    let unrated = (0..).zip(ratings.outcomes.all()).filter(|(number, _)| !important[usize::from(*number)]);
    let found = unrated.filter_map(|(number, id)| {
        let (solution, outcome) = about(id)?;
        Some(Column { number, solution, outcome })
    });
    found.collect()
}

fn take(ratings: &mut Ratings, column: &Column, context: &mut Context) {
    let people = ratings.respondents.len();
    let own: Vec<u8> = ratings.answers(column.number).to_vec();
    let mut answers: Vec<u8> = ratings.answers_mut(column.outcome).to_vec();
    let division = other_division(&mut ratings.others, SOLUTION);
    let number = division.segments.number(&column.solution);
    let used = filled(&mut division.segment_of, people, NO_SEGMENT);
    let mut twice: Vec<u32> = Vec::new();
    for (respondent, &both) in own.iter().enumerate().filter(|(_, both)| **both != 0) {
        let (answer, used) = (&mut answers[respondent], &mut used[respondent]);
        if [NO_SEGMENT, number].contains(used) && unpacked(*answer).1 == 0 {
            *answer |= unpacked(both).1;
            *used = number;
        } else {
            twice.push(respondent as u32);
        }
    }
    ratings.answers_mut(column.outcome).copy_from_slice(&answers);
    let field = format!("sat_{}", ratings.outcomes.name(column.number.into()));
    for respondent in twice {
        let (name, outcome) = (ratings.respondents.name(respondent), ratings.outcomes.name(column.outcome.into()));
        let message = format!("`{name}` rates `{outcome}` with `{}` and with another solution", column.solution);
        context.findings.add(rules::TWO_SEGMENTS, ratings.place(respondent), &field, message);
    }
}
