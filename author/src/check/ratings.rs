//! Whether a survey can carry a score.
//!
//! Owns: answers off the scale or given twice, outcomes with few answers, and respondents who did not read. Cost: linear in answers.

use super::Found;
use super::index::{Index, repeats};
use super::rules::{FEW_ANSWERS, MISSING_ANSWERS, RATED_TWICE, RATING_OFF_SCALE, STRAIGHT_LINES, UNRATED_OUTCOME};
use crate::project::{Outcome, Place, Rating, Ratings};

/// Fewer answers than this say next to nothing.
const FEW: usize = 30;
/// More than this share of respondents without an answer is too many, in percent.
const MISSING: usize = 20;
/// More than this share of straight lines is too many, in percent.
const STRAIGHT: usize = 15;
/// From this many outcomes on, one answer throughout is a straight line.
const LINE: u32 = 5;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let ratings = &index.project.ratings;
    let mut found = Found::default();
    if ratings.rows.is_empty() {
        return found;
    }
    off_scale(index, &mut found);
    twice(index, &mut found);
    answers(index, &mut found);
    straight_lines(ratings, &mut found);
    found
}

/// Every answer with its place.
fn rows(ratings: &Ratings) -> impl Iterator<Item = (&Rating, Place)> {
    ratings.rows.iter().enumerate().map(|(at, row)| (row, ratings.places.get(at).copied().unwrap_or_default()))
}

fn outcome<'p>(ratings: &'p Ratings, rating: &Rating) -> &'p str {
    ratings.outcomes.all().get(usize::from(rating.outcome)).map_or("", String::as_str)
}

fn respondent<'p>(ratings: &'p Ratings, rating: &Rating) -> &'p str {
    ratings.respondents.all().get(rating.respondent as usize).map_or("", String::as_str)
}

fn off_scale(index: &Index, found: &mut Found) {
    let ratings = &index.project.ratings;
    let Some(profile) = index.project.settings.scoring() else { return };
    let (low, high) = (1, profile.scale);
    for (row, place) in rows(ratings) {
        let answers = [("importance", row.importance), ("satisfaction", row.satisfaction)];
        for (field, answer) in answers.into_iter().filter(|(_, answer)| *answer != 0 && !(low..=high).contains(answer))
        {
            let who = respondent(ratings, row);
            let what = outcome(ratings, row);
            let message = format!("{answer} of `{who}` for `{what}` is not from {low} to {high}");
            found.push(RATING_OFF_SCALE.at(place, field, message));
        }
    }
}

fn twice(index: &Index, found: &mut Found) {
    let ratings = &index.project.ratings;
    let pairs: Vec<_> = rows(ratings).map(|(row, place)| ((row.respondent, row.outcome), place)).collect();
    for (again, first) in repeats(&pairs) {
        let row = &ratings.rows[again];
        let (who, what) = (respondent(ratings, row), outcome(ratings, row));
        let message = format!("`{who}` has rated `{what}` already at {}", index.spoken(pairs[first].1));
        found.push(RATED_TWICE.at(pairs[again].1, "outcome", message));
    }
}

/// How many people answered for each outcome of the project.
fn answers(index: &Index, found: &mut Found) {
    let ratings = &index.project.ratings;
    let respondents = ratings.respondents.all().len();
    let mut rated = vec![false; ratings.outcomes.all().len()];
    let mut counts = vec![0usize; rated.len()];
    for row in &ratings.rows {
        let at = usize::from(row.outcome);
        let Some(rated) = rated.get_mut(at) else { continue };
        *rated = true;
        counts[at] += usize::from(row.importance != 0 && row.satisfaction != 0);
    }
    for outcome in index.project.outcomes.iter().filter(|outcome| !outcome.id.is_empty()) {
        let number = ratings.outcomes.find(&outcome.id).map(|number| number as usize);
        match number.filter(|at| rated.get(*at) == Some(&true)) {
            Some(at) => answered(outcome, counts[at], respondents, found),
            None => found.push(UNRATED_OUTCOME.at(outcome.place, "", format!("`{}` has no ratings", outcome.id))),
        }
    }
}

fn answered(outcome: &Outcome, count: usize, respondents: usize, found: &mut Found) {
    let id = &outcome.id;
    if count < FEW {
        found.push(FEW_ANSWERS.at(outcome.place, "", format!("{count} answers for `{id}`, fewer than {FEW}")));
    }
    let missing = respondents.saturating_sub(count);
    if missing * 100 > respondents * MISSING {
        let message = format!("{missing} of {respondents} respondents did not answer for `{id}`");
        found.push(MISSING_ANSWERS.at(outcome.place, "", message));
    }
}

/// What one respondent has answered so far.
#[derive(Clone, Copy, Default)]
struct Line {
    first: (u8, u8),
    count: u32,
    bent: bool,
}

fn straight_lines(ratings: &Ratings, found: &mut Found) {
    let mut lines = vec![Line::default(); ratings.respondents.all().len()];
    for row in ratings.rows.iter().filter(|row| row.importance != 0 && row.satisfaction != 0) {
        let Some(line) = lines.get_mut(row.respondent as usize) else { continue };
        let answer = (row.importance, row.satisfaction);
        if line.count == 0 {
            line.first = answer;
        }
        line.count += 1;
        line.bent |= line.first != answer;
    }
    let long = lines.iter().filter(|line| line.count >= LINE).count();
    let straight = lines.iter().filter(|line| line.count >= LINE && !line.bent).count();
    if straight * 100 > long * STRAIGHT {
        let file = ratings.places.iter().map(|place| place.file).min().unwrap_or(0);
        let message = format!("{straight} of {long} respondents gave one answer to all outcomes");
        found.push(STRAIGHT_LINES.at(Place { file, row: 0 }, "", message));
    }
}
