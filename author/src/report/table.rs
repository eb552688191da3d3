//! Tables in columns, aligned by the width that characters have in a terminal.

use super::Page;
use super::style::DIM;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// A column: its heading, and which side its cells stand on.
#[derive(Clone, Copy)]
pub enum Column {
    /// Words.
    Left(&'static str),
    /// Figures.
    Right(&'static str),
}

impl Column {
    const fn heading(self) -> &'static str {
        match self {
            Self::Left(heading) | Self::Right(heading) => heading,
        }
    }

    fn cell(self, text: &str, width: usize) -> String {
        let blanks = " ".repeat(width.saturating_sub(text.width()));
        match self {
            Self::Left(_) => format!("{text}{blanks}"),
            Self::Right(_) => format!("{blanks}{text}"),
        }
    }
}

/// Rows of cells under headings.
pub struct Table<'c> {
    columns: &'c [Column],
    rows: Vec<Vec<String>>,
}

impl<'c> Table<'c> {
    pub const fn new(columns: &'c [Column]) -> Self {
        Self { columns, rows: Vec::new() }
    }

    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Writes the headings, if there are any, and the rows, each behind two blanks.
    pub fn print(&self, page: &mut Page) -> io::Result<()> {
        let headings: Vec<String> = self.columns.iter().map(|column| column.heading().to_owned()).collect();
        if headings.iter().any(|heading| !heading.is_empty()) {
            writeln!(page, "  {DIM}{}{DIM:#}", self.line(&headings))?;
        }
        self.rows.iter().try_for_each(|row| writeln!(page, "  {}", self.line(row)))
    }

    fn line(&self, cells: &[String]) -> String {
        let cells = self.columns.iter().zip(cells).enumerate();
        let line: Vec<String> = cells.map(|(at, (column, cell))| column.cell(cell, self.width(at))).collect();
        line.join("  ").trim_end().to_owned()
    }

    fn width(&self, at: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.width());
        cells.chain(self.columns.get(at).map(|column| column.heading().width())).max().unwrap_or(0)
    }
}
