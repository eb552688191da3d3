//! Kano's questions: how would you feel if it were so, and how if it were not?
//!
//! Categories are read off the usual table of five by five; better and worse are those of Berger and others (1993): the share whom it would please to have
//! it, and the share whom it would displease to miss it. Reversed and contradicting answers count for neither. Cost: the rows of the file.

use super::super::inference::{Z, wilson_points};
use crate::fault::Fault;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// What an outcome is to people, by the counts of their answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Kano {
    /// The id.
    pub outcome: String,
    /// How many answered both questions.
    pub n: u32,
    /// Must-be: taken for granted, missed where it lacks.
    pub must_be: u32,
    /// One-dimensional: the more the better.
    pub one_dimensional: u32,
    /// Attractive: pleases, and is not missed.
    pub attractive: u32,
    /// Indifferent.
    pub indifferent: u32,
    /// Reversed: people would rather not have it.
    pub reversed: u32,
    /// Questionable: the two answers contradict each other.
    pub questionable: u32,
    /// The most frequent of these; of equally frequent ones that which matters more: must-be, one-dimensional, attractive, indifferent.
    pub category: &'static str,
    /// Whether the most frequent one is told apart from the next with 95 % confidence.
    pub certain: bool,
    /// The share whom having it pleases, from 0 to 1; `None` if only reversed and questionable answers were given.
    pub better: Option<f64>,
    /// Its 95 % interval (Wilson).
    pub better_interval: Option<[f64; 2]>,
    /// The share whom missing it displeases, from -1 to 0.
    pub worse: Option<f64>,
    /// Its 95 % interval.
    pub worse_interval: Option<[f64; 2]>,
}

#[derive(Deserialize)]
struct Row {
    outcome: String,
    functional: String,
    dysfunctional: String,
}

const ANSWERS: [&str; 5] = ["like", "must-be", "neutral", "live-with", "dislike"];

/// Reads `respondent,outcome,functional,dysfunctional`: answers from 1 to 5 or as like, must-be, neutral, live-with, dislike.
///
/// # Errors
/// A file that cannot be read, lacks a column, or has another answer; with its line.
pub fn read(path: &Path) -> Result<Vec<Kano>, Box<Fault>> {
    let mut counts: BTreeMap<String, [u32; 6]> = BTreeMap::new();
    super::rows(path, "respondent,outcome,functional,dysfunctional", |row: Row| {
        let (functional, dysfunctional) = (answer(&row.functional)?, answer(&row.dysfunctional)?);
        if let Some((functional, dysfunctional)) = functional.zip(dysfunctional) {
            counts.entry(row.outcome).or_default()[category(functional, dysfunctional)] += 1;
        }
        Ok(())
    })?;
    let mut outcomes: Vec<Kano> = counts.into_iter().map(|(outcome, counts)| Kano::of(outcome, counts)).collect();
    let reach = |kano: &Kano| kano.better.unwrap_or(0.0) - kano.worse.unwrap_or(0.0);
    outcomes.sort_by(|a, b| reach(b).total_cmp(&reach(a)));
    Ok(outcomes)
}

/// The place of an answer, from 0 for "like" to 4 for "dislike"; `None` for none.
fn answer(text: &str) -> Result<Option<usize>, String> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Ok(None);
    }
    let known = |(place, word): (usize, &&str)| (text == **word || text == (place + 1).to_string()).then_some(place);
    let place = ANSWERS.iter().enumerate().find_map(known);
    place.map(Some).ok_or_else(|| format!("`{text}` is no answer; write 1 to 5 or {}", ANSWERS.join(", ")))
}

/// The category as a place in the counts: must-be, one-dimensional, attractive, indifferent, reversed, questionable.
const fn category(functional: usize, dysfunctional: usize) -> usize {
    match (functional, dysfunctional) {
        (0, 0) | (4, 4) => 5,
        (0, 4) => 1,
        (0, _) => 2,
        (_, 4) => 0,
        (4, _) | (_, 0) => 4,
        _ => 3,
    }
}

const CATEGORIES: [&str; 6] = ["must-be", "one-dimensional", "attractive", "indifferent", "reversed", "questionable"];

impl Kano {
    fn of(outcome: String, counts: [u32; 6]) -> Self {
        let [must_be, one_dimensional, attractive, indifferent, reversed, questionable] = counts;
        let mut order: Vec<usize> = (0..6).collect();
        // Stable, so that of equals the one that matters more comes first.
        order.sort_by_key(|&place| std::cmp::Reverse(counts[place]));
        let [first, next] = [order[0], order[1]].map(|place| f64::from(counts[place]));
        let share = |top: u32| wilson_points(top, must_be + one_dimensional + attractive + indifferent);
        let (better, worse) = (share(attractive + one_dimensional), share(one_dimensional + must_be));
        Self {
            outcome,
            n: counts.iter().sum(),
            must_be,
            one_dimensional,
            attractive,
            indifferent,
            reversed,
            questionable,
            category: CATEGORIES[order[0]],
            // With the correction for whole numbers, so that a handful who agree are not enough.
            certain: first - next - 1.0 > Z * (first + next).sqrt(),
            better: better.map(|[at, ..]| at),
            better_interval: better.map(|[_, lo, hi]| [lo, hi]),
            worse: worse.map(|[at, ..]| 0.0 - at),
            worse_interval: worse.map(|[_, lo, hi]| [-hi, -lo]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_five_by_five() {
        let table: Vec<String> = (0..5)
            .map(|functional| {
                (0..5).map(|dysfunctional| &"MOAIRQ"[category(functional, dysfunctional)..][..1]).collect()
            })
            .collect();
        assert_eq!(table, ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]);
    }

    #[test]
    fn better_and_worse() {
        let kano = Kano::of("x".into(), [10, 30, 40, 20, 5, 2]);
        assert_eq!((kano.better, kano.worse, kano.category, kano.n), (Some(0.7), Some(-0.4), "attractive", 107));
        assert!(!kano.certain && Kano::of("x".into(), [10, 30, 80, 20, 5, 2]).certain);
        let all_alike = |people| Kano::of("x".into(), [0, 0, people, 0, 0, 0]).certain;
        assert!(!all_alike(5) && all_alike(6), "as by the sign test: 2 in 32, 2 in 64");
        assert_eq!(Kano::of("x".into(), [20, 20, 20, 20, 0, 0]).category, "must-be");
        assert_eq!(Kano::of("x".into(), [0, 0, 0, 0, 3, 1]).better, None);
    }

    #[test]
    fn answers_in_words_and_figures() {
        assert_eq!((answer(" Like ").unwrap(), answer("5").unwrap(), answer("").unwrap()), (Some(0), Some(4), None));
        assert!(answer("6").unwrap_err().contains("like, must-be"));
    }
}
