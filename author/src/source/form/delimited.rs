//! CSV and its relatives: comma, semicolon or tab, whichever the header uses.
//!
//! Rows count as a spreadsheet shows them: the header is row 1, a record with line breaks in quotes is one row, an empty line is a row.
//! Cost: one record in memory.

use super::{Cell, Event, Fields, Value, Visit, utf8};
use crate::source::{rules, text};
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::io::{self, BufRead, Read};

/// How much of the file is looked at to tell what separates its cells.
const SNIFFED: u64 = 16 * 1024;

/// Stands after the end of every file. If it does not come out as a record of its own, a quote was never closed.
const END: &[u8] = b"\r\n\0";

/// Gives every record after the header as a row.
pub fn delimited(input: &mut dyn BufRead, visit: Visit<'_>) -> io::Result<()> {
    let mut head = Vec::new();
    input.take(SNIFFED).read_to_end(&mut head)?;
    let mut builder = ReaderBuilder::new();
    builder.flexible(true).has_headers(false).delimiter(separator(&head)).buffer_capacity(1 << 16);
    let mut records = Records {
        reader: builder.from_reader(head.chain(input).chain(END)),
        record: ByteRecord::new(),
        row: 0,
        line: 1,
        open: false,
    };
    if !records.next()? {
        return Ok(());
    }
    let header = header(&records, visit);
    while records.next()? {
        if records.open {
            let message =
                "a quote that opens in this row is never closed, so it swallows the rest of the file".to_owned();
            visit(Event::Wrong { rule: rules::SYNTAX, row: records.row, field: "", message });
        }
        row(&records, &header, visit);
    }
    Ok(())
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

struct Records<R> {
    reader: Reader<R>,
    record: ByteRecord,
    row: u32,
    line: u64,
    open: bool,
}

impl<R: Read> Records<R> {
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
        self.open = self.record.as_slice().ends_with(END);
        Ok(true)
    }

    fn cell(&self, column: usize) -> &[u8] {
        let cell = self.record.get(column).unwrap_or_default();
        if self.open { cell.strip_suffix(END).unwrap_or(cell) } else { cell }
    }

    fn text(&self, column: usize) -> (std::borrow::Cow<'_, str>, Option<String>) {
        let cell = self.cell(column);
        let (text, wrong) = utf8(cell, 0);
        let start = self.record.position().map_or(0, csv::Position::byte);
        (text, wrong.map(|wrong| format!("{wrong}, counted in the cell; the row begins at byte {start} of the file")))
    }
}

/// The names of the columns; those without one are called by their number.
fn header<R: Read>(records: &Records<R>, visit: Visit<'_>) -> Vec<String> {
    let cells = (0..records.record.len()).map(|column| {
        let (cell, wrong) = records.text(column);
        (text::cell(cell).into_owned(), wrong)
    });
    names(cells, records.row, visit)
}

/// The names of columns, each with what is wrong with its bytes, as they are called from here on.
pub fn names(cells: impl Iterator<Item = (String, Option<String>)>, row: u32, visit: Visit<'_>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (column, (name, wrong)) in cells.enumerate() {
        let name = if name.is_empty() { format!("column {}", column + 1) } else { name };
        if let Some(message) = wrong {
            visit(Event::Wrong { rule: rules::NOT_TEXT, row, field: &name, message });
        }
        if let Some(first) = names.iter().position(|known| *known == name) {
            let message = format!("columns {} and {} are both called `{name}`", first + 1, column + 1);
            visit(Event::Wrong { rule: rules::SAME_HEADER, row, field: &name, message });
        }
        names.push(name);
    }
    names
}

fn row<R: Read>(records: &Records<R>, header: &[String], visit: Visit<'_>) {
    let row = records.row;
    let mut cells = Vec::with_capacity(records.record.len());
    for (column, name) in header.iter().enumerate().take(records.record.len()) {
        let (text, wrong) = records.text(column);
        if let Some(message) = wrong {
            visit(Event::Wrong { rule: rules::NOT_TEXT, row, field: name, message });
        }
        if !text::is_blank(&text) {
            cells.push(Cell::new(name.as_str(), Value::Text(text)));
        }
    }
    ragged(records, header, !cells.is_empty(), visit);
    if !cells.is_empty() {
        visit(Event::Row(Fields { row, cells }));
    }
}

/// Tells of a row that is longer or shorter than the header. Empty cells too many are of no matter, nor is a row without any text.
fn ragged<R: Read>(records: &Records<R>, header: &[String], has_text: bool, visit: Visit<'_>) {
    let (cells, columns, row) = (records.record.len(), header.len(), records.row);
    let extra = (columns..cells).map(|column| records.text(column).0).find(|text| !text::is_blank(text));
    if let Some(text) = extra {
        let message = format!("the header has {columns} columns, and `{text}` stands after them");
        visit(Event::Wrong { rule: rules::TOO_MANY_CELLS, row, field: "", message });
    } else if cells < columns && has_text {
        let message = format!("{cells} cells under {columns} columns");
        visit(Event::Wrong { rule: rules::TOO_FEW_CELLS, row, field: "", message });
    }
}
