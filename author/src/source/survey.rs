//! Ratings, long (a row for each answer) or wide (a row for each respondent, `imp_ID` and `sat_ID`).
//!
//! Invariants: both forms of one survey give the same ratings; an answer that says neither importance nor satisfaction is none, though its
//! respondent counts. Cost: sixteen bytes a rating beside the names; no text is kept for a row.

use super::columns::{Use, wide};
use super::form::{Fields, Value};
use super::row::{Context, Row};
use super::table::Table;
use super::value::rating;
use super::{rules, text};
use crate::project::{Place, Rating, Ratings};
use std::borrow::Cow;

/// The answers so far.
#[derive(Default)]
pub struct Survey {
    ratings: Ratings,
    /// The outcomes of wide columns, by their position and name.
    wide: Vec<(String, u16)>,
    /// The answers of one wide row by outcome, and which of them the row has.
    answers: Vec<(u8, u8)>,
    answered: Vec<u16>,
    /// What the columns of the file at hand were seen to give.
    has_answers: bool,
    has_outcomes: bool,
    /// Rows that say no outcome, with the first of them.
    astray: Option<(u32, Place)>,
}

impl Survey {
    /// Takes one row.
    pub fn row(&mut self, context: &mut Context, fields: Fields<'_>) {
        let mut row = Row::new(context, Table::Ratings, fields);
        let Some(respondent) = self.respondent(&mut row) else { return };
        self.wide_row(&mut row, respondent);
        self.long_row(&mut row, respondent);
    }

    /// Ends a file: it must have had the columns of one of the two forms.
    pub fn end_file(&mut self, context: &mut Context) {
        let (wide, long) = (std::mem::take(&mut self.has_answers), std::mem::take(&mut self.has_outcomes));
        let Some((count, first)) = self.astray.take() else { return };
        if long {
            let message = format!("`outcome` is missing in {count} rows");
            context.findings.add(rules::MISSING, first, "outcome", message);
        } else if !wide {
            let place = Place { row: context.header.unwrap_or(first.row), ..first };
            let message = "there is neither a column `outcome` nor any `imp_ID` or `sat_ID`";
            context.findings.add(rules::NOT_RATINGS, place, "outcome", message);
        }
    }

    /// All answers.
    pub fn finish(self) -> Ratings {
        self.ratings
    }

    fn respondent(&mut self, row: &mut Row<'_, '_>) -> Option<u32> {
        let Some((_, name)) = row.taken("respondent") else {
            row.need("respondent");
            return None;
        };
        let number = self.ratings.respondents.number(&name);
        if self.ratings.segment_of.len() <= number as usize {
            self.ratings.segment_of.push(u32::MAX);
        }
        if let Some((field, segment)) = row.taken("segment") {
            self.segment(row, &field, &segment, number);
        }
        Some(number)
    }

    fn segment(&mut self, row: &mut Row<'_, '_>, field: &str, segment: &str, respondent: u32) {
        let number = self.ratings.segments.number(segment);
        let known = &mut self.ratings.segment_of[respondent as usize];
        if *known == u32::MAX {
            *known = number;
        }
        if *known != number {
            let (name, first) = (self.ratings.respondents.name(respondent), self.ratings.segments.name(*known));
            let message = format!("`{name}` stands in the segment `{segment}` here and in `{first}` before");
            row.find(rules::TWO_SEGMENTS, field, message);
        }
    }

    fn long_row(&mut self, row: &mut Row<'_, '_>, respondent: u32) {
        let Some((field, name)) = row.taken("outcome") else {
            if self.answered.is_empty() {
                self.astray.get_or_insert((0, row.place)).0 += 1;
            }
            return;
        };
        self.has_outcomes = true;
        let importance = answer(row, "importance");
        let satisfaction = answer(row, "satisfaction");
        if let Some(outcome) = self.outcome(row, &field, &name) {
            self.push(row.place, Rating { respondent, outcome, importance, satisfaction });
        }
    }

    fn wide_row(&mut self, row: &mut Row<'_, '_>, respondent: u32) {
        self.answered.clear();
        for position in 0..row.cells.len() {
            if let Use::Answer { importance } = row.cells[position].what {
                self.has_answers = true;
                let cell = std::mem::take(&mut row.cells[position]);
                let Some(outcome) = self.wide_outcome(row, position, &cell.name) else { continue };
                let Value::Text(text) = cell.value else {
                    row.misshapen(&cell.name, "a rating");
                    continue;
                };
                let value = parsed(row, &cell.name, text);
                self.note(outcome, importance, value);
            }
        }
        for at in 0..self.answered.len() {
            let outcome = self.answered[at];
            let (importance, satisfaction) = std::mem::take(&mut self.answers[usize::from(outcome)]);
            self.push(row.place, Rating { respondent, outcome, importance, satisfaction });
        }
    }

    fn note(&mut self, outcome: u16, importance: bool, value: u8) {
        let at = usize::from(outcome);
        if self.answers.len() <= at {
            self.answers.resize(at + 1, (0, 0));
        }
        if !self.answered.contains(&outcome) {
            self.answered.push(outcome);
        }
        let answer = &mut self.answers[at];
        *(if importance { &mut answer.0 } else { &mut answer.1 }) = value;
    }

    fn push(&mut self, place: Place, rating: Rating) {
        if rating.importance != 0 || rating.satisfaction != 0 {
            self.ratings.rows.push(rating);
            self.ratings.places.push(place);
        }
    }

    /// The outcome of the wide column at this position.
    fn wide_outcome(&mut self, row: &mut Row<'_, '_>, position: usize, name: &str) -> Option<u16> {
        if let Some((known, outcome)) = self.wide.get(position)
            && known == name
        {
            return Some(*outcome);
        }
        let (_, id) = wide(name)?;
        let outcome = self.outcome(row, name, id)?;
        if self.wide.len() <= position {
            self.wide.resize_with(position + 1, Default::default);
        }
        self.wide[position] = (name.to_owned(), outcome);
        Some(outcome)
    }

    fn outcome(&mut self, row: &mut Row<'_, '_>, field: &str, id: &str) -> Option<u16> {
        let outcome = u16::try_from(self.ratings.outcomes.number(id)).ok();
        if outcome.is_none() {
            row.find(
                rules::NOT_RATINGS,
                field,
                "there are more than 65,536 outcomes; is this the column of respondents?",
            );
        }
        outcome
    }
}

fn answer(row: &mut Row<'_, '_>, field: &'static str) -> u8 {
    row.taken(field).map_or(0, |(name, text)| parsed(row, &name, text))
}

fn parsed(row: &mut Row<'_, '_>, name: &str, text: Cow<'_, str>) -> u8 {
    rating(&text::cell(text)).unwrap_or_else(|message| {
        row.find(rules::RATING, name, message);
        0
    })
}
