//! Tables in columns: Parquet, Arrow's files and streams, and Arrow in memory.
//!
//! Rows count from 1, since there is no header that would be one of them. Invariant: what a file says does not depend on how it is divided into chunks. Cost:
//! a chunk (a row group, a batch) is decoded by whichever thread looks at it; rows cost what they cost in any other form, whole columns of answers far less.

mod cells;
mod file;
mod numbers;

pub use cells::answers;
pub use file::held;

use super::{Columns, Event, Held, Visit};
use crate::source::rules;
use bytes::Bytes;
use cells::cells;
use file::Opened;
use std::io;
use std::ops::Range;
use std::sync::Arc;

/// So many rows are decoded at once where they are looked at one by one.
const ROWS: usize = 1 << 13;

/// A part of a file.
#[derive(Clone, Copy)]
pub struct Chunk {
    pub number: usize,
    pub rows: usize,
    /// The row before its first.
    pub before: u32,
}

/// An open file.
pub struct Table {
    opened: Opened,
    /// The names of the columns as they are called from here on.
    pub columns: Columns,
    pub chunks: Vec<Chunk>,
}

/// A chunk of a table.
pub struct Batch {
    pub table: Arc<Table>,
    pub chunk: Chunk,
}

/// The chunks of a table, one after the other.
pub struct Chunks<'i> {
    table: Arc<Table>,
    next: usize,
    /// Told how many rows are given away.
    told: &'i dyn Fn(u64) -> io::Result<()>,
}

impl<'i> Chunks<'i> {
    /// From the beginning. `told` is told the rows of each chunk, and may end the reading.
    pub fn of(table: Arc<Table>, told: &'i dyn Fn(u64) -> io::Result<()>) -> Self {
        Self { table, next: 0, told }
    }

    /// The table.
    pub fn table(&self) -> &Arc<Table> {
        &self.table
    }

    /// The next chunk; `None` at the end.
    pub fn next(&mut self) -> io::Result<Option<Batch>> {
        let Some(&chunk) = self.table.chunks.get(self.next) else { return Ok(None) };
        self.next += 1;
        (self.told)(chunk.rows as u64)?;
        Ok(Some(Batch { table: Arc::clone(&self.table), chunk }))
    }
}

/// Opens a file; what is wrong with it or with the names of its columns is told.
pub fn open(bytes: Bytes, visit: Visit<'_>) -> Option<Arc<Table>> {
    match file::open(bytes) {
        Ok(opened) => Some(Arc::new(Table::new(opened, visit))),
        Err(reason) => {
            let message = format!("this is no file of Parquet or Arrow that can be read: {reason}");
            visit(Event::Wrong { rule: rules::SYNTAX, row: 0, field: "", message });
            None
        }
    }
}

impl Table {
    /// A file that is open.
    pub fn new(opened: Opened, visit: Visit<'_>) -> Self {
        let columns = Columns::new(&opened.names, visit);
        let mut before = 0_u32;
        let mut chunks = Vec::new();
        for (number, &rows) in opened.rows.iter().enumerate() {
            chunks.push(Chunk { number, rows, before });
            before = before.saturating_add(rows as u32);
        }
        Self { opened, columns, chunks }
    }

    /// Gives each row of a chunk with its number, as far as it says anything in these columns.
    pub fn rows(&self, chunk: Chunk, columns: &[usize], visit: Visit<'_>) {
        let names = self.columns.only(columns);
        let mut row = chunk.before;
        let done = self.opened.read(chunk, columns, ROWS, &mut |batch| {
            let arrays: Vec<_> = batch.columns().iter().map(|array| cells(array.as_ref())).collect();
            let mut held: Vec<Held<'_>> = Vec::with_capacity(arrays.len());
            for at in 0..batch.num_rows() {
                row = row.saturating_add(1);
                held.clear();
                held.extend(arrays.iter().map(|array| array(at)));
                names.row(row, &held, visit);
            }
        });
        if let Err(reason) = done {
            visit(unreadable(row, &reason));
        }
    }

    /// Gives each run of rows of a chunk that say the same in these columns, as far as they say anything: its rows, counted from 0 in the chunk, and the first.
    pub fn runs(&self, chunk: Chunk, columns: &[usize], visit: &mut dyn FnMut(Range<usize>, Event<'_>)) {
        let names = self.columns.only(columns);
        let mut before = 0;
        let done = self.opened.read(chunk, columns, ROWS, &mut |batch| {
            let arrays: Vec<_> = batch.columns().iter().map(|array| cells(array.as_ref())).collect();
            let same = |one: usize, other: usize| arrays.iter().all(|array| array(one) == array(other));
            let rows: Vec<usize> = (0..batch.num_rows()).collect();
            for run in rows.chunk_by(|&one, &next| same(one, next)) {
                let held: Vec<Held<'_>> = arrays.iter().map(|array| array(run[0])).collect();
                let range = before + run[0]..before + run[0] + run.len();
                let row = chunk.before.saturating_add(range.start as u32).saturating_add(1);
                names.row(row, &held, &mut |event| visit(range.clone(), event));
            }
            before += batch.num_rows();
        });
        if let Err(reason) = done {
            visit(before..before, unreadable(chunk.before.saturating_add(before as u32), &reason));
        }
    }

    /// All the columns.
    pub fn every(&self) -> Vec<usize> {
        (0..self.opened.names.len()).collect()
    }

    /// Two columns of a chunk as answers on this scale, put together; `None` if anything else stands in them. Either column may be missing.
    pub fn pairs(
        &self,
        chunk: Chunk,
        importance: Option<usize>,
        satisfaction: Option<usize>,
        scale: u8,
    ) -> Option<Vec<u8>> {
        let short = |column: Option<usize>| column.map(|column| self.opened.numbers(chunk, column, scale));
        match (short(importance), short(satisfaction)) {
            (Some(Some(mut pairs)), Some(Some(low))) => {
                pairs.iter_mut().zip(low).for_each(|(both, low)| *both = *both << 4 | low);
                return Some(pairs);
            }
            (Some(Some(high)), None) => return Some(high.into_iter().map(|high| high << 4).collect()),
            (None, Some(Some(low))) => return Some(low),
            _ => {}
        }
        let mut columns: Vec<usize> = importance.into_iter().chain(satisfaction).collect();
        columns.sort_unstable();
        let place = |column: Option<usize>| columns.iter().position(|known| Some(*known) == column);
        let (first, second) = (place(importance), place(satisfaction));
        let (mut pairs, mut clean) = (Vec::new(), true);
        let read = self.opened.read(chunk, &columns, ROWS, &mut |batch| {
            let column = |at: Option<usize>| match at {
                Some(at) => answers(batch.column(at).as_ref(), scale),
                None => Some(vec![0; batch.num_rows()]),
            };
            match column(first).zip(column(second)) {
                Some((high, low)) => pairs.extend(high.iter().zip(low).map(|(high, low)| high << 4 | low)),
                None => clean = false,
            }
        });
        (read.is_ok() && clean && pairs.len() == chunk.rows).then_some(pairs)
    }
}

/// Says that what follows this row cannot be read.
fn unreadable(row: u32, reason: &str) -> Event<'static> {
    let message = format!("the rows from here on cannot be read: {reason}");
    Event::Wrong { rule: rules::SYNTAX, row: row.saturating_add(1), field: "", message }
}
