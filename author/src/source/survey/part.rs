//! Some rows of a survey, read by themselves: long (a row for each answer) or wide (a row for each respondent, `imp_ID` and `sat_ID`).
//!
//! Invariants: both forms of one survey give the same ratings; an answer that says neither importance nor satisfaction is none, though its respondent
//! counts. Cost: sixteen bytes a rating beside the names; no text is kept for a row.

use crate::project::{Case, Cases, MAX_ANSWER, MAX_OUTCOMES, Names, Place, Rating};
use crate::source::columns::{Use, division, wide};
use crate::source::form::{Fields, Value};
use crate::source::row::{Context, Row};
use crate::source::table::Table;
use crate::source::value::{millionths, rating, seconds};
use crate::source::{rules, text};
use crate::survey::Histogram;
use std::borrow::Cow;

/// What is said of a respondent beside ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// The division with this number puts the respondent into the segment with the number that is the value.
    Segment(u16),
    /// What the respondent counts, in millionths.
    Weight,
    /// How many seconds the answers took.
    Seconds,
}

/// A trait of a respondent, where it was said.
pub struct Said {
    pub respondent: u32,
    pub what: Trait,
    pub value: u32,
    pub place: Place,
}

/// What respondents are divided by.
pub struct Division {
    pub name: String,
    /// The name of its column in the file.
    pub field: String,
    pub segments: Names,
}

/// The answers of a wide survey, column by column.
pub struct Block {
    /// The respondent of each row.
    pub numbers: Vec<u32>,
    /// Where the first row stands.
    pub first: Place,
    /// The answers to each outcome by row, two in a byte.
    pub columns: Vec<(u16, Vec<u8>)>,
}

/// What came of some rows.
pub struct Part {
    /// The highest answer on the scale.
    scale: u8,
    pub respondents: Names,
    /// Where each respondent stands first.
    pub places: Vec<Place>,
    pub outcomes: Names,
    pub divisions: Vec<Division>,
    /// Ratings with their places.
    pub ratings: Vec<(Rating, Place)>,
    /// Ratings that came in columns.
    pub block: Option<Block>,
    /// Answers of which only counts were taken, by outcome.
    pub counts: Vec<(u16, Histogram)>,
    pub said: Vec<Said>,
    pub off_scale: Cases,
    /// The outcomes of wide columns, by their position and name.
    wide: Vec<(String, u16)>,
    /// The answers of one wide row by outcome, and which of them the row has.
    answers: Vec<Option<(u8, u8)>>,
    answered: Vec<u16>,
    /// What the columns were seen to give.
    pub has_answers: bool,
    pub has_outcomes: bool,
    /// Rows that say no outcome, with the first of them.
    pub astray: Option<(u32, Place)>,
}

impl Part {
    /// No rows yet, with answers from 1 to `scale`.
    pub fn new(scale: u8) -> Self {
        Self {
            scale,
            respondents: Names::default(),
            places: Vec::new(),
            outcomes: Names::default(),
            divisions: Vec::new(),
            ratings: Vec::new(),
            block: None,
            counts: Vec::new(),
            said: Vec::new(),
            off_scale: Cases::default(),
            wide: Vec::new(),
            answers: Vec::new(),
            answered: Vec::new(),
            has_answers: false,
            has_outcomes: false,
            astray: None,
        }
    }

    /// The highest answer on the scale.
    #[cfg(feature = "columnar")]
    pub const fn scale(&self) -> u8 {
        self.scale
    }

    /// Takes one row, and says whose it is.
    pub fn row(&mut self, context: &mut Context, fields: Fields<'_>) -> Option<u32> {
        let mut row = Row::new(context, Table::Ratings, fields);
        let respondent = self.respondent(&mut row)?;
        self.wide_row(&mut row, respondent);
        self.long_row(&mut row, respondent);
        Some(respondent)
    }

    fn respondent(&mut self, row: &mut Row<'_, '_>) -> Option<u32> {
        let Some((_, name)) = row.taken("respondent") else {
            row.need("respondent");
            return None;
        };
        let number = self.number(&name, row.place);
        for field in ["segment", "solution"] {
            if let Some((column, segment)) = row.taken(field) {
                self.segment(number, field, &column, &segment, row.place);
            }
        }
        self.segments(row, number);
        if let Some(weight) = row.parsed("weight", rules::NUMBER, millionths) {
            self.say(number, Trait::Weight, weight, row.place);
        }
        if let Some(seconds) = row.parsed("seconds", rules::NUMBER, seconds) {
            self.say(number, Trait::Seconds, seconds, row.place);
        }
        Some(number)
    }

    /// The respondent's number.
    fn number(&mut self, name: &str, place: Place) -> u32 {
        let number = self.respondents.number(name);
        if self.places.len() <= number as usize {
            self.places.push(place);
        }
        number
    }

    /// The columns `segment_NAME`.
    fn segments(&mut self, row: &mut Row<'_, '_>, respondent: u32) {
        for position in 0..row.cells.len() {
            if row.cells[position].what != Use::Division {
                continue;
            }
            let cell = std::mem::take(&mut row.cells[position]);
            match cell.value {
                Value::Text(segment) => {
                    let name = division(&cell.name).unwrap_or(&cell.name);
                    self.segment(respondent, name, &cell.name, &text::cell(segment), row.place);
                }
                _ => row.misshapen(&cell.name, "text"),
            }
        }
    }

    /// Puts a respondent into a segment.
    fn segment(&mut self, respondent: u32, name: &str, field: &str, segment: &str, place: Place) {
        let at = self.divisions.iter().position(|division| division.name == name).unwrap_or_else(|| {
            let (name, field) = (name.to_owned(), field.to_owned());
            self.divisions.push(Division { name, field, segments: Names::default() });
            self.divisions.len() - 1
        });
        let value = self.divisions[at].segments.number(segment);
        self.say(respondent, Trait::Segment(at as u16), value, place);
    }

    /// Notes a trait, unless the last row has said the same.
    fn say(&mut self, respondent: u32, what: Trait, value: u32, place: Place) {
        let of_last = self.said.iter().rev().take_while(|said| said.respondent == respondent).take(8);
        let known = of_last.into_iter().find(|said| said.what == what);
        if known.is_none_or(|said| said.value != value) {
            self.said.push(Said { respondent, what, value, place });
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
        let importance = self.answer(row, "importance", respondent);
        let satisfaction = self.answer(row, "satisfaction", respondent);
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
                let value = self.parsed(row, &cell.name, text, respondent);
                if !self.note(outcome, importance, value) {
                    self.give_way(row, position, &cell.name);
                }
            }
        }
        for at in 0..self.answered.len() {
            let outcome = self.answered[at];
            let (importance, satisfaction) = self.answers[usize::from(outcome)].take().unwrap_or_default();
            self.push(row.place, Rating { respondent, outcome, importance, satisfaction });
        }
    }

    /// Takes an answer, unless a column before has given it; says whether nothing is lost.
    fn note(&mut self, outcome: u16, importance: bool, value: u8) -> bool {
        let at = usize::from(outcome);
        if self.answers.len() <= at {
            self.answers.resize(at + 1, None);
        }
        if self.answers[at].is_none() {
            self.answered.push(outcome);
        }
        let (high, low) = self.answers[at].get_or_insert((0, 0));
        let answer = if importance { high } else { low };
        let is_free = *answer == 0;
        if is_free {
            *answer = value;
        }
        is_free || value == 0
    }

    /// Tells, once a file, of a column whose answers another has given. Columns with one and the same name are told with the header.
    fn give_way(&self, row: &mut Row<'_, '_>, position: usize, name: &str) {
        if self.wide[..position].iter().all(|(known, _)| known != name) {
            let place = Place { row: row.context.header.unwrap_or(row.place.row), ..row.place };
            let message =
                format!("a column before `{name}` says the same, so `{name}` is left out where both say something");
            row.context.findings.add_once(rules::TWO_COLUMNS, place, name, message);
        }
    }

    fn push(&mut self, place: Place, rating: Rating) {
        if rating.importance != 0 || rating.satisfaction != 0 {
            self.ratings.push((rating, place));
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
        let outcome = self.outcomes.number_within(id, MAX_OUTCOMES);
        if outcome.is_none() {
            row.find(rules::NOT_RATINGS, field, super::TOO_MANY_OUTCOMES);
        }
        outcome
    }

    fn answer(&mut self, row: &mut Row<'_, '_>, field: &'static str, respondent: u32) -> u8 {
        row.taken(field).map_or(0, |(name, text)| self.parsed(row, &name, text, respondent))
    }

    fn parsed(&mut self, row: &mut Row<'_, '_>, name: &str, text: Cow<'_, str>, respondent: u32) -> u8 {
        match rating(&text::cell(text)) {
            Ok(value) => self.on_scale(value, name, respondent, row.place),
            Err(message) => {
                row.find(rules::RATING, name, message);
                0
            }
        }
    }

    /// The answer, or none if it is not on the scale, which is noted.
    fn on_scale(&mut self, value: u8, field: &str, respondent: u32, place: Place) -> u8 {
        if value <= self.scale.min(MAX_ANSWER) {
            return value;
        }
        let (names, scale) = (&self.respondents, self.scale);
        self.off_scale.note(|| Case {
            place,
            respondent: names.name(respondent).to_owned(),
            field: field.to_owned(),
            told: format!("{value} is not from 1 to {scale}"),
        });
        0
    }
}
