//! CSV and its relatives: comma, semicolon or tab, whichever the header uses.
//!
//! Rows count as a spreadsheet shows them: the header is row 1, a record with line breaks in quotes is one row, an empty line is a row.
//! Cost: a batch of records in memory; they are told apart by one thread and looked at by any.

use super::{BATCH, Cell, Event, Fields, Value, Visit, utf8};
use crate::check::Rule;
use crate::source::{rules, text};
use csv::{ByteRecord, Reader, ReaderBuilder};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::io::{self, BufRead, Cursor, Read};
use std::sync::Arc;

/// How much of the file is looked at to tell what separates its cells.
const SNIFFED: u64 = 16 * 1024;

/// Stands after the end of every file. If it does not come out as a record of its own, a quote was never closed.
const END: &[u8] = b"\r\n\0";

/// A file of records: the header is read, the rows come in batches.
pub struct Records<'i> {
    reader: Reader<Through<'i>>,
    record: ByteRecord,
    row: u32,
    line: u64,
    header: Arc<Vec<String>>,
    /// What is wrong with the header, to be told with the first batch.
    wrong: Vec<Wrong>,
}

type Through<'i> = io::Chain<io::Chain<Cursor<Vec<u8>>, &'i mut dyn BufRead>, &'static [u8]>;

/// Something wrong with the header.
struct Wrong {
    rule: &'static Rule,
    row: u32,
    field: String,
    message: String,
}

/// Records as they were read, one after the other.
pub struct Batch {
    header: Arc<Vec<String>>,
    wrong: Vec<Wrong>,
    bytes: Vec<u8>,
    /// Where each cell ends in the bytes.
    ends: Vec<usize>,
    records: Vec<Extent>,
}

/// A record of a batch.
struct Extent {
    row: u32,
    /// Where its cells end among the ends.
    cells: usize,
    /// Where it begins in the file.
    begin: u64,
    open: bool,
}

impl<'i> Records<'i> {
    /// Reads the header.
    pub fn open(input: &'i mut dyn BufRead) -> io::Result<Self> {
        let mut head = Vec::new();
        (&mut *input).take(SNIFFED).read_to_end(&mut head)?;
        let mut builder = ReaderBuilder::new();
        builder.flexible(true).has_headers(false).delimiter(separator(&head)).buffer_capacity(1 << 16);
        let mut records = Self {
            reader: builder.from_reader(Cursor::new(head).chain(input).chain(END)),
            record: ByteRecord::new(),
            row: 0,
            line: 1,
            header: Arc::default(),
            wrong: Vec::new(),
        };
        let mut header = Batch::of(&records.header);
        if records.next()? {
            header.push(&records);
        }
        if let Some(record) = header.records().next() {
            let cells = (0..record.cells.len()).map(|column| {
                let (cell, wrong) = record.text(column);
                (text::cell(cell).into_owned(), wrong)
            });
            let wrong = &mut records.wrong;
            records.header = Arc::new(names(cells, record.row, &mut |event| {
                if let Event::Wrong { rule, row, field, message } = event {
                    wrong.push(Wrong { rule, row, field: field.to_owned(), message });
                }
            }));
        }
        Ok(records)
    }

    /// The next records; `None` at the end.
    pub fn batch(&mut self) -> io::Result<Option<Batch>> {
        let mut batch = Batch { wrong: std::mem::take(&mut self.wrong), ..Batch::of(&self.header) };
        while batch.bytes.len() < BATCH && self.next()? {
            batch.push(self);
        }
        Ok(Some(batch).filter(|batch| !batch.records.is_empty() || !batch.wrong.is_empty()))
    }

    /// Reads the next record, and counts the empty lines that the reader passed over.
    fn next(&mut self) -> io::Result<bool> {
        if !self.reader.read_byte_record(&mut self.record).map_err(io::Error::from)? || self.record.as_slice() == b"\0"
        {
            return Ok(false);
        }
        let line = self.reader.position().line();
        let mut passed = 0;
        if line > self.line + 1 {
            let within = self.record.as_slice().iter().filter(|&&byte| byte == b'\n').count() as u64;
            passed = (line - self.line - 1).saturating_sub(within);
        }
        self.line = line;
        self.row += 1 + passed as u32;
        Ok(true)
    }
}

impl Batch {
    fn of(header: &Arc<Vec<String>>) -> Self {
        let (wrong, bytes, ends, records) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { header: Arc::clone(header), wrong, bytes, ends, records }
    }

    /// Takes the record at hand.
    fn push(&mut self, Records { record, row, .. }: &Records<'_>) {
        let mut end = self.bytes.len();
        self.bytes.extend_from_slice(record.as_slice());
        self.ends.extend(record.iter().map(|cell| {
            end += cell.len();
            end
        }));
        let begin = record.position().map_or(0, csv::Position::byte);
        let open = record.as_slice().ends_with(END);
        self.records.push(Extent { row: *row, cells: self.ends.len(), begin, open });
    }

    fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let mut first = 0_usize;
        self.records.iter().map(move |&Extent { row, cells, begin, open }| {
            let start = first.checked_sub(1).map_or(0, |before| self.ends[before]);
            let ends = &self.ends[first..cells];
            first = cells;
            Record { bytes: &self.bytes, start, cells: ends, row, begin, open }
        })
    }

    /// Gives every record as a row.
    pub fn visit(&self, visit: Visit<'_>) {
        for Wrong { rule, row, field, message } in &self.wrong {
            visit(Event::Wrong { rule, row: *row, field, message: message.clone() });
        }
        for record in self.records() {
            if record.open {
                let message =
                    "a quote that opens in this row is never closed, so it swallows the rest of the file".to_owned();
                visit(Event::Wrong { rule: rules::SYNTAX, row: record.row, field: "", message });
            }
            row(&record, &self.header, visit);
        }
    }
}

/// A record of a batch.
struct Record<'b> {
    bytes: &'b [u8],
    /// Where its first cell begins.
    start: usize,
    /// Where its cells end.
    cells: &'b [usize],
    row: u32,
    begin: u64,
    open: bool,
}

impl<'b> Record<'b> {
    fn cell(&self, column: usize) -> &'b [u8] {
        let Some(&end) = self.cells.get(column) else { return &[] };
        let start = column.checked_sub(1).map_or(self.start, |before| self.cells[before]);
        let cell = &self.bytes[start..end];
        if self.open { cell.strip_suffix(END).unwrap_or(cell) } else { cell }
    }

    fn text(&self, column: usize) -> (Cow<'b, str>, Option<String>) {
        let (text, wrong) = utf8(self.cell(column), 0);
        let told = |wrong| format!("{wrong}, counted in the cell; the row begins at byte {} of the file", self.begin);
        (text, wrong.map(told))
    }
}

/// Tab, `;` or `,`: what stands most often in the header outside quotes.
fn separator(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for &byte in head {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted && counts.iter().any(|&(_, count)| count > 0) => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(separator, _)| *separator == byte).for_each(|(_, count)| *count += 1),
        }
    }
    // The first of equals: a comma unless another stands there more often.
    counts.iter().rev().max_by_key(|&&(_, count)| count).map_or(b',', |&(separator, _)| separator)
}

/// The names of columns, each with what is wrong with its bytes, as they are called from here on.
pub fn names(cells: impl Iterator<Item = (String, Option<String>)>, row: u32, visit: Visit<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    for (column, (name, wrong)) in cells.enumerate() {
        let name = if name.is_empty() { format!("column {}", column + 1) } else { name };
        if let Some(message) = wrong {
            visit(Event::Wrong { rule: rules::NOT_TEXT, row, field: &name, message });
        }
        let first = *known.entry(name.clone()).or_insert(column);
        if first < column {
            let message = format!("columns {} and {} are both called `{name}`", first + 1, column + 1);
            visit(Event::Wrong { rule: rules::SAME_HEADER, row, field: &name, message });
        }
        names.push(name);
    }
    names
}

fn row(record: &Record<'_>, header: &[String], visit: Visit<'_>) {
    let mut cells = Vec::with_capacity(record.cells.len());
    for (column, name) in header.iter().enumerate().take(record.cells.len()) {
        let (text, wrong) = record.text(column);
        if let Some(message) = wrong {
            visit(Event::Wrong { rule: rules::NOT_TEXT, row: record.row, field: name, message });
        }
        if !text::is_blank(&text) {
            cells.push(Cell::new(name.as_str(), Value::Text(text)));
        }
    }
    ragged(record, header, !cells.is_empty(), visit);
    if !cells.is_empty() {
        visit(Event::Row(Fields { row: record.row, cells }));
    }
}

/// Tells of a row that is longer or shorter than the header. Empty cells too many are of no matter, nor is a row without any text.
fn ragged(record: &Record<'_>, header: &[String], has_text: bool, visit: Visit<'_>) {
    let (cells, columns, row) = (record.cells.len(), header.len(), record.row);
    let extra = (columns..cells).map(|column| record.text(column).0).find(|text| !text::is_blank(text));
    if let Some(text) = extra {
        let message = format!("the header has {columns} columns, and `{text}` stands after them");
        visit(Event::Wrong { rule: rules::TOO_MANY_CELLS, row, field: "", message });
    } else if cells < columns && has_text {
        let message = format!("{cells} cells under {columns} columns");
        visit(Event::Wrong { rule: rules::TOO_FEW_CELLS, row, field: "", message });
    }
}
