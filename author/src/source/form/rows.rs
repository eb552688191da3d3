//! A table in memory, such as a data frame, given row by row.
//!
//! Rows count from 1, since there is no header that would be one of them: row 1 is the first. Cost: one row in memory; numbers of one digit are not copied.

use super::{Cell, Event, Fields, Value, Visit, delimited};
use crate::source::text;
use std::borrow::Cow;

/// What a cell of a table in memory holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Held<'a> {
    /// Nothing: null, or a number that is none.
    Nothing,
    /// A text.
    Text(&'a str),
    /// A whole number.
    Whole(i128),
    /// A number; one that is not a number says nothing.
    Number(f64),
    /// Something else, such as a list, where a text or a number should stand.
    Other,
}

/// The columns of a table in memory.
pub struct Columns(Vec<String>);

impl Columns {
    /// The columns under their names, in order; what is wrong with the names is told.
    pub fn new(names: &[String], visit: Visit<'_>) -> Self {
        let names = names.iter().map(|name| (text::cell(Cow::Borrowed(name)).into_owned(), None));
        Self(delimited::names(names, 0, visit))
    }

    /// Some of the columns.
    #[cfg(feature = "columnar")]
    pub fn only(&self, columns: &[usize]) -> Self {
        Self(columns.iter().map(|&column| self.0[column].clone()).collect())
    }

    /// The names in order.
    #[cfg(feature = "columnar")]
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Gives a row, whose cells stand in the order of the columns.
    pub fn row(&self, row: u32, cells: &[Held<'_>], visit: Visit<'_>) {
        let named = self.0.iter().zip(cells);
        let cells =
            named.map(|(name, held)| Cell::new(name.as_str(), held.value())).filter(|cell| !cell.value.is_nothing());
        let cells: Vec<Cell<'_>> = cells.collect();
        if !cells.is_empty() {
            visit(Event::Row(Fields { row, cells }));
        }
    }
}

const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

impl<'a> Held<'a> {
    fn value(self) -> Value<'a> {
        match self {
            Self::Nothing => Value::Nothing,
            Self::Text(text) => Value::Text(text.into()),
            Self::Number(number) if number.is_nan() => Value::Nothing,
            Self::Number(number) if number.fract() == 0.0 && (0.0..10.0).contains(&number) => digit(number as usize),
            Self::Number(number) => Value::Text(number.to_string().into()),
            Self::Whole(number @ 0..=9) => digit(number as usize),
            Self::Whole(number) => Value::Text(number.to_string().into()),
            Self::Other => Value::Row(Fields::default()),
        }
    }
}

fn digit<'a>(digit: usize) -> Value<'a> {
    Value::Text(Cow::Borrowed(DIGITS[digit]))
}
