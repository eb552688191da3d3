//! Whether a survey can carry a score.
//!
//! Owns: what is told of answers off the scale or given twice, of outcomes and segments with few answers, and of respondents who did not read. Cost: linear
//! in answers. Who they are is found by `survey::quality`, before those are left out whom the author leaves out.

use super::index::Index;
use super::rules::{
    FEW_ANSWERS, IDENTICAL_ANSWERS, MISSING_ANSWERS, RATED_TWICE, RATING_OFF_SCALE, SPEEDERS, STRAIGHT_LINES,
    TINY_SEGMENT, UNRATED_OUTCOME,
};
use super::{Found, Rule};
use crate::project::{Case, Cases, Place, Quality, QualityRule, Ratings, unpacked};
use crate::told;

/// Fewer answers than this say next to nothing.
const FEW: usize = 30;
/// More than this share of respondents without an answer is too many, in percent.
const MISSING: usize = 20;
/// More than this share of straight lines is too many, in percent.
const STRAIGHT: u64 = 15;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let ratings = &index.project.ratings;
    let mut found = Found::default();
    quality(&ratings.quality, &mut found);
    if !ratings.is_empty() {
        answers(index, &mut found);
        tiny(ratings, &mut found);
    }
    found
}

/// What was found in the answers and is not left out.
fn quality(quality: &Quality, found: &mut Found) {
    let kept = |rule| (!quality.excludes(rule)).then(|| quality.cases(rule));
    if let Some(off_scale) = kept(QualityRule::OffScale) {
        cases(&RATING_OFF_SCALE, off_scale, found);
    }
    if let Some(repeated) = kept(QualityRule::Repeated) {
        cases(&RATED_TWICE, repeated, found);
    }
    if let Some(identical) = kept(QualityRule::Identical) {
        together(&IDENTICAL_ANSWERS, identical, quality.respondents, "gave all the answers of another", found);
    }
    if let Some(speeders) = kept(QualityRule::Speeder) {
        let what = "took less than two fifths of the median time";
        together(&SPEEDERS, speeders, quality.respondents, what, found);
    }
    if let Some(straight) = kept(QualityRule::StraightLine)
        && straight.count * 100 > quality.long * STRAIGHT
    {
        let message = format!("{} of {} respondents gave one answer to all outcomes", straight.count, quality.long);
        let file = straight.shown.first().map_or(0, |case| case.place.file);
        found.push(STRAIGHT_LINES.at(Place { file, row: 0 }, "", message));
    }
}

/// What is told of each case of a rule; those that are not kept are told together.
fn cases(rule: &'static Rule, cases: &Cases, found: &mut Found) {
    for Case { place, respondent, field, told } in &cases.shown {
        let message = format!("`{respondent}`: {told}");
        found.push(rule.at(*place, field, message));
    }
    let more = cases.count - cases.shown.len() as u64;
    if more > 0 {
        let file = cases.shown.first().map_or(0, |case| case.place.file);
        found.push(rule.at(Place { file, row: 0 }, "", format!("{more} more answers have the same")));
    }
}

/// One finding for all respondents that a rule finds, at the first.
fn together(rule: &'static Rule, cases: &Cases, of: u64, what: &str, found: &mut Found) {
    if let Some(first) = cases.shown.first() {
        let message = format!("{} of {of} respondents {what}, `{}` first", cases.count, first.respondent);
        found.push(rule.at(first.place, "", message));
    }
}

/// Segments that are too small to be told about.
fn tiny(ratings: &Ratings, found: &mut Found) {
    let own = ("segment", &ratings.segments, &ratings.segment_of);
    let others = ratings.others.iter().map(|other| (other.name.as_str(), &other.segments, &other.segment_of));
    for (name, segments, segment_of) in std::iter::once(own).chain(others) {
        let mut sizes = vec![(0, Place::default()); segments.len()];
        for (respondent, segment) in (0..).zip(segment_of) {
            let Some((size, place)) = sizes.get_mut(*segment as usize) else { continue };
            if *size == 0 {
                *place = ratings.place(respondent);
            }
            *size += 1;
        }
        for (segment, (size, place)) in segments.all().zip(sizes) {
            if (1..FEW).contains(&size) {
                let message =
                    format!("{} in the {name} `{segment}`, fewer than {FEW}", told::count(size, "respondent"));
                found.push(TINY_SEGMENT.at(place, name, message));
            }
        }
    }
}

/// How many people answered for each outcome.
fn answers(index: &Index, found: &mut Found) {
    let ratings = &index.project.ratings;
    let respondents = ratings.respondents.len();
    for outcome in index.project.outcomes.iter().filter(|outcome| !outcome.id.is_empty()) {
        let rated = ratings.outcomes.find(&outcome.id).map(|number| ratings.answers(number as u16));
        match rated.filter(|answers| answers.iter().any(|&both| both != 0)) {
            Some(answers) => answered(&outcome.id, outcome.place, count(answers), respondents, found),
            None => found.push(UNRATED_OUTCOME.at(outcome.place, "", format!("`{}` has no ratings", outcome.id))),
        }
    }
    if index.project.outcomes.is_empty() {
        let place = Place { file: ratings.place(0).file, row: 0 };
        for (number, id) in (0..).zip(ratings.outcomes.all()) {
            answered(id, place, count(ratings.answers(number)), respondents, found);
        }
    }
}

/// How many have answered both questions.
fn count(answers: &[u8]) -> usize {
    let both = |&answer: &u8| {
        let (importance, satisfaction) = unpacked(answer);
        importance != 0 && satisfaction != 0
    };
    answers.iter().filter(|answer| both(answer)).count()
}

fn answered(id: &str, place: Place, count: usize, respondents: usize, found: &mut Found) {
    if count < FEW {
        found.push(FEW_ANSWERS.at(place, "", format!("{} for `{id}`, fewer than {FEW}", told::count(count, "answer"))));
    }
    let missing = respondents.saturating_sub(count);
    if missing * 100 > respondents * MISSING {
        let message = format!("{missing} of {respondents} respondents did not answer for `{id}`");
        found.push(MISSING_ANSWERS.at(place, "", message));
    }
}
