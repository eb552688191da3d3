//! The forms a table can have on disk or in memory, each as the same stream of rows.
//!
//! Invariant: a form knows nothing of tables or fields; it gives names and values with the row they stand in. Cost: a batch of rows in
//! memory (CSV, JSON Lines), one row (rows in memory), one file (TOML).

#[cfg(feature = "columnar")]
pub mod columnar;
mod delimited;
mod json_lines;
mod rows;
mod tables;

pub use rows::{Columns, Held};
pub use tables::{Lines, toml};

use super::columns::Use;
use crate::check::Rule;
use std::borrow::Cow;
use std::io::{self, BufRead};

/// What a cell holds.
#[derive(Clone, Debug, Default)]
pub enum Value<'a> {
    /// Nothing was said.
    #[default]
    Nothing,
    /// A text, or a number or date as it is written.
    Text(Cow<'a, str>),
    /// Several.
    List(Vec<Value<'a>>),
    /// A row within the row.
    Row(Fields<'a>),
}

/// A row: its number and its cells in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Fields<'a> {
    /// As an editor or a spreadsheet counts; 0 takes that of the row around it.
    pub row: u32,
    /// The cells that hold something.
    pub cells: Vec<Cell<'a>>,
}

/// A named value of a row.
#[derive(Clone, Debug, Default)]
pub struct Cell<'a> {
    /// The column's name in the file.
    pub name: Cow<'a, str>,
    /// What it holds.
    pub value: Value<'a>,
    /// What becomes of it, once looked up.
    pub what: Use,
}

impl<'a> Cell<'a> {
    fn new(name: impl Into<Cow<'a, str>>, value: Value<'a>) -> Self {
        Self { name: name.into(), value, what: Use::Unseen }
    }
}

impl Value<'_> {
    /// Whether nothing is said, in whatever form.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => super::text::is_blank(text),
            Self::List(list) => list.iter().all(Value::is_nothing),
            Self::Row(_) => false,
        }
    }
}

/// What a file gives, in order.
pub enum Event<'a> {
    /// A row.
    Row(Fields<'a>),
    /// Something wrong with the file itself.
    Wrong { rule: &'static Rule, row: u32, field: &'a str, message: String },
}

/// Takes what a file gives.
pub type Visit<'v> = &'v mut dyn FnMut(Event<'_>);

/// So many bytes of rows are read before they are looked at.
const BATCH: usize = 1 << 20;

/// A file with its rows one after the other, read a batch at a time.
pub enum Batches<'i> {
    Delimited(Box<delimited::Records<'i>>),
    JsonLines(json_lines::Lines<'i>),
    #[cfg(feature = "columnar")]
    Columnar(columnar::Chunks<'i>),
}

impl Batches<'_> {
    /// The next rows; `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Batch>> {
        Ok(match self {
            Self::Delimited(records) => records.batch()?.map(Batch::Delimited),
            Self::JsonLines(lines) => lines.batch()?.map(Batch::JsonLines),
            #[cfg(feature = "columnar")]
            Self::Columnar(chunks) => chunks.next()?.map(Batch::Columnar),
        })
    }
}

/// The first rows of a CSV file, and so on.
pub fn delimited(input: &mut dyn BufRead) -> io::Result<Batches<'_>> {
    Ok(Batches::Delimited(Box::new(delimited::Records::open(input)?)))
}

/// The first rows of a file of JSON Lines, and so on.
pub fn json_lines(input: &mut dyn BufRead) -> Batches<'_> {
    Batches::JsonLines(json_lines::Lines::open(input))
}

/// Rows as they were read, to be looked at by any thread.
pub enum Batch {
    Delimited(delimited::Batch),
    JsonLines(json_lines::Batch),
    #[cfg(feature = "columnar")]
    Columnar(columnar::Batch),
}

impl Batch {
    /// Gives every row.
    pub fn visit(&self, visit: Visit<'_>) {
        match self {
            Self::Delimited(batch) => batch.visit(visit),
            Self::JsonLines(batch) => batch.visit(visit),
            #[cfg(feature = "columnar")]
            Self::Columnar(batch) => batch.table.rows(batch.chunk, &batch.table.every(), visit),
        }
    }
}

/// Text from bytes that should be UTF-8, and where they are not.
fn utf8<'a>(bytes: &'a [u8], at: u64) -> (Cow<'a, str>, Option<String>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), None),
        Err(error) => {
            let byte = bytes[error.valid_up_to()];
            let message = format!("byte {} (0x{byte:02X}) is not UTF-8", at + error.valid_up_to() as u64);
            (String::from_utf8_lossy(bytes), Some(message))
        }
    }
}
