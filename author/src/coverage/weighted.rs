//! The share of the opportunity that is covered, with its interval.
//!
//! The share is the sum of the opportunity of what is covered over the sum of all opportunity. What is covered is known; what is not known exactly is the
//! opportunity, and the same people rated several outcomes. So each respondent's part in the share is reckoned (the derivative of the share by each
//! outcome's opportunity, times how that respondent moves it, times their weight), their squares are summed, and the limits are taken on the scale of log
//! odds, which keeps them between 0 and 1.

use super::serving::Serving;
use super::{Part, Weights, rounded};
use crate::project::{Rating, Ratings};
use jobpack::score::{Missing, Profile};
use serde::Serialize;

/// How much of the opportunity is covered for a group of respondents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weighted {
    /// The segment; `None` is everyone.
    pub segment: Option<String>,
    /// The opportunity of covered outcomes over that of all rated outcomes, from 0 to 1.
    pub share: f64,
    /// Where the share lies with 95 % confidence.
    pub interval: [f64; 2],
    /// The opportunity of covered outcomes, in points.
    pub covered: f64,
    /// The opportunity of all rated outcomes, in points.
    pub of: f64,
    /// The rated outcomes, and how many of them are covered.
    pub outcomes: Part,
}

/// Of everyone, then of each segment. What cannot be weighed, since nobody rated it or all of it scores 0, is left out.
pub fn weighted(serving: &Serving<'_>, weights: &Weights<'_>) -> Vec<Weighted> {
    let ratings = &serving.index.project.ratings;
    let mut all: Vec<Weighted> = share(serving, weights.profile, None).into_iter().collect();
    for segment in weights.segments.iter().filter_map(|scores| scores.segment.as_deref()) {
        let number = ratings.segments.find(segment);
        all.extend(number.and_then(|number| share(serving, weights.profile, Some((segment, number)))));
    }
    all
}

/// Answers to one outcome.
#[derive(Clone, Copy, Default)]
struct Answers {
    important: (f64, f64),
    satisfied: (f64, f64),
    /// Whether it is an outcome of the project.
    known: bool,
    covered: bool,
}

impl Answers {
    fn shares(&self) -> Option<(f64, f64)> {
        let share = |(top, n): (f64, f64)| (n > 0.0).then(|| top / n);
        Some((share(self.important)?, share(self.satisfied)?)).filter(|_| self.known)
    }

    /// The opportunity, in points.
    fn opportunity(&self) -> Option<f64> {
        self.shares().map(|(i, s)| 10.0 * i.max(2.0 * i - s))
    }
}

fn share(serving: &Serving<'_>, profile: &Profile<'_>, segment: Option<(&str, u32)>) -> Option<Weighted> {
    let ratings = &serving.index.project.ratings;
    let belongs = |respondent: u32| match segment {
        Some((_, number)) => ratings.segment_of.get(respondent as usize) == Some(&number),
        None => true,
    };
    let rows = || ratings.iter().filter(|row| belongs(row.respondent));
    let answers = tally(serving, profile, rows());
    let sum = |wanted: bool| -> f64 {
        answers.iter().filter(|one| one.covered || !wanted).filter_map(Answers::opportunity).sum()
    };
    let (covered, of) = (sum(true), sum(false));
    if of <= 0.0 {
        return None;
    }
    let share = covered / of;
    let error = variance(ratings, profile, rows(), &answers, share, of).sqrt();
    let limits = limits(share, error);
    let rated = answers.iter().filter(|one| one.opportunity().is_some());
    Some(Weighted {
        segment: segment.map(|(name, _)| name.to_owned()),
        share: rounded(share),
        interval: limits.map(rounded),
        covered: rounded(covered),
        of: rounded(of),
        outcomes: Part::count(rated.map(|one| one.covered)),
    })
}

/// Which of the two answers of a rating count: importance, satisfaction.
fn counted(row: &Rating, profile: &Profile<'_>) -> (bool, bool) {
    let (i, s) = (row.importance != 0, row.satisfaction != 0);
    if profile.missing == Missing::Listwise { (i && s, i && s) } else { (i, s) }
}

fn tally(serving: &Serving<'_>, profile: &Profile<'_>, rows: impl Iterator<Item = Rating>) -> Vec<Answers> {
    let index = serving.index;
    let answers = index.project.ratings.outcomes.all().map(|id| index.outcome(id));
    let answers = answers.map(|at| Answers {
        known: at.is_some(),
        covered: at.is_some_and(|at| serving.covers(at)),
        ..Answers::default()
    });
    let mut answers: Vec<Answers> = answers.collect();
    let top = |answer: u8| f64::from(u8::from(answer >= profile.top_from));
    let count = |(tops, n): (f64, f64), answer: u8, weight: f64| (tops + weight * top(answer), n + weight);
    for row in rows {
        let weight = index.project.ratings.weight(row.respondent);
        let Some(of) = answers.get_mut(usize::from(row.outcome)) else { continue };
        let (i, s) = counted(&row, profile);
        if i {
            of.important = count(of.important, row.importance, weight);
        }
        if s {
            of.satisfied = count(of.satisfied, row.satisfaction, weight);
        }
    }
    answers
}

/// The variance of the share: the sum over respondents of the square of their part in it.
fn variance(
    ratings: &Ratings,
    profile: &Profile<'_>,
    rows: impl Iterator<Item = Rating>,
    answers: &[Answers],
    share: f64,
    of: f64,
) -> f64 {
    let mut parts = vec![0.0; ratings.respondents.len()];
    for row in rows {
        let Some(answer) = answers.get(usize::from(row.outcome)) else { continue };
        let (Some((i, s)), Some(part)) = (answer.shares(), parts.get_mut(row.respondent as usize)) else { continue };
        let by = ratings.weight(row.respondent) * 10.0 * (f64::from(u8::from(answer.covered)) - share) / of;
        let (of_importance, of_satisfaction) = if s < i { (2.0, -1.0) } else { (1.0, 0.0) };
        let (counts_i, counts_s) = counted(&row, profile);
        let moved = |answer: u8, mean: f64, n: f64| (f64::from(u8::from(answer >= profile.top_from)) - mean) / n;
        if counts_i {
            *part += by * of_importance * moved(row.importance, i, answer.important.1);
        }
        if counts_s {
            *part += by * of_satisfaction * moved(row.satisfaction, s, answer.satisfied.1);
        }
    }
    parts.iter().map(|part| part * part).sum()
}

/// The 95 % limits of a share with this standard error; those of 0 and of 1 are themselves, since then everything or nothing is covered, whatever it weighs.
fn limits(share: f64, error: f64) -> [f64; 2] {
    let spread = share * (1.0 - share);
    if spread <= 0.0 {
        return [share, share];
    }
    let (odds, half) = ((share / (1.0 - share)).ln(), 1.959_963_984_540_054 * error / spread);
    [odds - half, odds + half].map(|odds| 1.0 / (1.0 + (-odds).exp()))
}
