//! Ratings that come as rows in memory, from a data frame or a program, read as a file would be.
//!
//! Invariant: the same columns mean the same and the same mistakes are found, with their rows; rows count from 1, and 0 is the table as a whole. Cost:
//! that of a file of ratings, without its text.

use super::error::ReadError;
use super::form::{Columns, Event, Held};
use super::reader::Survey;
use super::row::Context;
use super::rules;
use super::survey::Survey as Answers;
use crate::progress::Progress;
use crate::project::Place;

/// After so many rows whoever watches is told.
const TOLD: u32 = 1 << 12;

/// Takes the rows of a table.
pub struct RatingRows<'p> {
    name: String,
    columns: Columns,
    context: Context,
    answers: Answers,
    progress: &'p dyn Progress,
    row: u32,
    total: u64,
}

impl<'p> RatingRows<'p> {
    /// A table with these columns. `name` is what findings call it; `total` is how many rows it has, or 0 if that is not known.
    pub fn new(name: &str, columns: &[String], total: u64, progress: &'p dyn Progress) -> Self {
        let mut context = Context::default();
        context.open(0, Some(0));
        let columns = Columns::new(columns, &mut |event| note(&mut context, event));
        Self { name: name.to_owned(), columns, context, answers: Answers::default(), progress, row: 0, total }
    }

    /// Takes the next row, whose cells stand in the order of the columns.
    ///
    /// # Errors
    /// [`ReadError::Stopped`], if whoever watches wants no more.
    pub fn row(&mut self, cells: &[Held<'_>]) -> Result<(), ReadError> {
        self.row += 1;
        let (context, answers) = (&mut self.context, &mut self.answers);
        self.columns.row(self.row, cells, &mut |event| match event {
            Event::Row(fields) => answers.row(context, fields),
            wrong => note(context, wrong),
        });
        if self.row.is_multiple_of(TOLD) {
            self.progress.advance(&self.name, self.row.into(), self.total);
        }
        if self.row.is_multiple_of(TOLD) && self.progress.stopped() { Err(ReadError::Stopped) } else { Ok(()) }
    }

    /// All ratings, with what was found.
    pub fn finish(mut self) -> Survey {
        if self.row == 0 {
            let message = format!("{} has no rows", self.name);
            self.context.findings.add(rules::EMPTY_FILE, Place::default(), "", message);
        }
        self.answers.end_file(&mut self.context);
        (self.answers.finish(), vec![self.name], self.context.findings.finish())
    }
}

fn note(context: &mut Context, event: Event<'_>) {
    if let Event::Wrong { rule, row, field, message } = event {
        context.findings.add(rule, Place { file: 0, row }, field, message);
    }
}
