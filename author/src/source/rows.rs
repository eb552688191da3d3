//! Ratings that come as rows in memory, from a data frame or a program, read as a file would be.
//!
//! Invariant: the same columns mean the same and the same mistakes are found, with their rows; rows count from 1, and 0 is the table as a whole. Cost:
//! that of a file of ratings, without its text.

#[cfg(feature = "columnar")]
use super::batches;
#[cfg(feature = "columnar")]
use super::convert::Said;
use super::error::ReadError;
#[cfg(feature = "columnar")]
use super::form::{Batches, columnar};
use super::form::{Columns, Event, Held};
#[cfg(feature = "columnar")]
use super::input::Stopped;
use super::reader::Survey;
use super::row::Context;
use super::rules;
use super::survey::{self, Part, Survey as Answers};
#[cfg(feature = "columnar")]
use super::table::Table;
use crate::progress::Progress;
use crate::project::Place;
#[cfg(feature = "columnar")]
use std::{cell::Cell, io};

/// After so many rows whoever watches is told.
const TOLD: u32 = 1 << 12;

/// Takes the rows of a table.
pub struct RatingRows<'p> {
    name: String,
    columns: Columns,
    context: Context,
    answers: Answers,
    /// The rows that were not put to the others yet.
    part: Part,
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
        let part = survey::part(&context);
        Self { name: name.to_owned(), columns, context, answers: Answers::default(), part, progress, row: 0, total }
    }

    /// Takes the next row, whose cells stand in the order of the columns.
    ///
    /// # Errors
    /// [`ReadError::Stopped`], if whoever watches wants no more.
    pub fn row(&mut self, cells: &[Held<'_>]) -> Result<(), ReadError> {
        self.row += 1;
        let (context, part) = (&mut self.context, &mut self.part);
        self.columns.row(self.row, cells, &mut |event| match event {
            Event::Row(fields) => {
                part.row(context, fields);
            }
            wrong => note(context, wrong),
        });
        if self.row.is_multiple_of(TOLD) {
            let part = std::mem::replace(&mut self.part, survey::part(&self.context));
            self.answers.append(part, &mut self.context);
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
        self.answers.append(self.part, &mut self.context);
        self.answers.end_file(&mut self.context);
        (self.answers.finish(&mut self.context), vec![self.name], self.context.findings.finish())
    }
}

fn note(context: &mut Context, event: Event<'_>) {
    if let Event::Wrong { rule, row, field, message } = event {
        context.findings.add(rule, Place { file: 0, row }, field, message);
    }
}

/// Reads ratings from Arrow's batches in memory. `name` is what findings call them.
///
/// # Errors
/// [`ReadError::Stopped`], if whoever watches wants no more.
#[cfg(feature = "columnar")]
pub fn read_frame(
    name: &str,
    columns: Vec<String>,
    batches: Vec<arrow_array::RecordBatch>,
    progress: &dyn Progress,
) -> Result<Survey, ReadError> {
    let mut context = Context::default();
    context.open(0, Some(0));
    let opened = columnar::held(columns, batches);
    let table = columnar::Table::new(opened, &mut |event| note(&mut context, event));
    let total: u64 = table.chunks.iter().map(|chunk| chunk.rows as u64).sum();
    if total == 0 {
        context.findings.add(rules::EMPTY_FILE, Place::default(), "", format!("{name} has no rows"));
    }
    let done = Cell::new(0);
    let told = |rows| {
        done.set(done.get() + rows);
        progress.advance(name, done.get(), total);
        if progress.stopped() { Err(io::Error::other(Stopped)) } else { Ok(()) }
    };
    let mut batches = Batches::Columnar(columnar::Chunks::of(table.into(), &told));
    let (mut said, mut answers) = (Said::default(), Answers::default());
    batches::convert(&mut batches, Table::Ratings, &mut context, (&mut said, &mut answers), None)
        .map_err(|_| ReadError::Stopped)?;
    answers.end_file(&mut context);
    Ok((answers.finish(&mut context), vec![name.to_owned()], context.findings.finish()))
}
