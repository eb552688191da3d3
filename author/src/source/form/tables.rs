//! TOML: arrays of tables, one array a table of the project.
//!
//! Cost: the file in memory, with its tree.

use super::{Cell, Event, Fields, Value, Visit, utf8};
use crate::source::rules;
use crate::source::table::Table;
use crate::source::value::did_you_mean;
use std::io::{self, BufRead};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Finds the line of a byte.
pub struct Lines(Vec<usize>);

impl Lines {
    /// Notes where lines begin.
    pub fn of(text: &str) -> Self {
        Self(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1).collect())
    }

    /// The line, from 1, in which this byte stands.
    pub fn line(&self, at: usize) -> u32 {
        self.0.partition_point(|&start| start <= at) as u32 + 1
    }
}

/// Gives every row of every table in the file, each with its table.
pub fn toml(input: &mut dyn BufRead, rows: &mut dyn FnMut(Table, Event<'_>)) -> io::Result<()> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let (text, wrong) = utf8(&bytes, 0);
    let lines = Lines::of(&text);
    if let Some(message) = wrong {
        rows(Table::Resources, Event::Wrong { rule: rules::NOT_TEXT, row: 0, field: "", message });
    }
    tables(&text, &lines, rows);
    Ok(())
}

fn tables(text: &str, lines: &Lines, rows: &mut dyn FnMut(Table, Event<'_>)) {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let row = error.span().map_or(0, |span| lines.line(span.start));
        rows(
            Table::Resources,
            Event::Wrong { rule: rules::SYNTAX, row, field: "", message: error.message().to_owned() },
        );
    }
    for (name, value) in root.get_ref() {
        match Table::named(name.get_ref()) {
            Some(table) => table_rows(value, lines, name.get_ref(), &mut |event| rows(table, event)),
            None => rows(Table::Resources, unknown(name, lines)),
        }
    }
}

fn table_rows(value: &Spanned<DeValue<'_>>, lines: &Lines, name: &str, visit: Visit<'_>) {
    let items: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
        DeValue::Array(array) => array.iter().collect(),
        _ => vec![value],
    };
    for item in items {
        match self::value(item, lines) {
            Value::Row(fields) => visit(Event::Row(fields)),
            _ => {
                let message = format!("each row of a table is written under `[[{name}]]`");
                visit(Event::Wrong { rule: rules::SHAPE, row: lines.line(item.span().start), field: name, message });
            }
        }
    }
}

fn unknown<'a>(name: &'a Spanned<std::borrow::Cow<'_, str>>, lines: &Lines) -> Event<'a> {
    let guess = did_you_mean(name.get_ref(), Table::ALL.into_iter().map(Table::name));
    let message = format!("there is no table `{}`{guess}", name.get_ref());
    Event::Wrong { rule: rules::UNKNOWN_TABLE, row: lines.line(name.span().start), field: name.get_ref(), message }
}

/// The value as the middle layer has it.
fn value<'a>(value: &'a Spanned<DeValue<'_>>, lines: &Lines) -> Value<'a> {
    match value.get_ref() {
        DeValue::String(text) => Value::Text(text.as_ref().into()),
        DeValue::Integer(number) if number.radix() == 10 => Value::Text(number.as_str().into()),
        DeValue::Integer(number) => {
            let decimal = i64::from_str_radix(number.as_str(), number.radix()).ok();
            Value::Text(decimal.map_or_else(|| number.as_str().into(), |decimal| decimal.to_string().into()))
        }
        DeValue::Float(number) => Value::Text(number.as_str().into()),
        DeValue::Boolean(value) => Value::Text(if *value { "true" } else { "false" }.into()),
        DeValue::Datetime(date) => Value::Text(date.to_string().into()),
        DeValue::Array(array) => Value::List(array.iter().map(|item| self::value(item, lines)).collect()),
        DeValue::Table(table) => {
            let cells = table.iter().map(|(name, item)| Cell::new(name.get_ref().as_ref(), self::value(item, lines)));
            let cells = cells.filter(|cell| !cell.value.is_nothing()).collect();
            Value::Row(Fields { row: lines.line(value.span().start), cells })
        }
    }
}
