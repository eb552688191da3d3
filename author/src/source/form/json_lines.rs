//! JSON Lines: one object a line.
//!
//! Cost: a batch of lines in memory; texts without escapes are borrowed from it.

use super::{BATCH, Cell, Event, Fields, Value, Visit, utf8};
use crate::source::rules;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead};

/// A file of lines, which come in batches.
pub struct Lines<'i> {
    input: &'i mut dyn BufRead,
    row: u32,
    at: u64,
}

/// Lines as they were read, one after the other.
pub struct Batch {
    bytes: Vec<u8>,
    /// Where each line ends in the bytes.
    ends: Vec<usize>,
    /// The row of the line before the first, and where the first begins in the file.
    before: (u32, u64),
}

impl<'i> Lines<'i> {
    /// From the beginning.
    pub fn open(input: &'i mut dyn BufRead) -> Self {
        Self { input, row: 0, at: 0 }
    }

    /// The next lines; `None` at the end.
    pub fn batch(&mut self) -> io::Result<Option<Batch>> {
        let mut batch = Batch { bytes: Vec::new(), ends: Vec::new(), before: (self.row, self.at) };
        while batch.bytes.len() < BATCH && self.input.read_until(b'\n', &mut batch.bytes)? > 0 {
            batch.ends.push(batch.bytes.len());
            self.row += 1;
        }
        self.at += batch.bytes.len() as u64;
        Ok(Some(batch).filter(|batch| !batch.ends.is_empty()))
    }
}

impl Batch {
    /// Gives every line as a row; empty lines are passed over.
    pub fn visit(&self, visit: Visit<'_>) {
        let (mut row, at) = self.before;
        let mut start = 0;
        for &end in &self.ends {
            row += 1;
            let (text, wrong) = utf8(&self.bytes[start..end], at + start as u64);
            if let Some(message) = wrong {
                visit(Event::Wrong { rule: rules::NOT_TEXT, row, field: "", message });
            }
            if !crate::source::text::is_blank(&text) {
                visit(object(&text, row));
            }
            start = end;
        }
    }
}

fn object(line: &str, row: u32) -> Event<'_> {
    match serde_json::from_str(line.trim()) {
        Ok(Value::Row(fields)) => Event::Row(Fields { row, ..fields }),
        Ok(_) => wrong(row, "each line must be one object in braces, such as {\"id\": \"a\", \"title\": \"A\"}".into()),
        // serde_json counts lines within what it was given, which is always one.
        Err(error) => wrong(row, error.to_string().replace(" at line 1 column ", ", at column ")),
    }
}

fn wrong<'a>(row: u32, message: String) -> Event<'a> {
    Event::Wrong { rule: rules::SYNTAX, row, field: "", message }
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value<'de>;

    fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value<'de>, E> {
        Ok(Value::Text(Cow::Borrowed(if value { "true" } else { "false" })))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value<'de>, E> {
        Ok(Value::Text(value.to_string().into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value<'de>, E> {
        Ok(Value::Text(value.to_string().into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value<'de>, E> {
        Ok(Value::Text(value.to_string().into()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::Text(text.to_owned().into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Value<'de>, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = from.next_element()? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value<'de>, A::Error> {
        let mut cells: Vec<Cell<'de>> = Vec::new();
        while let Some((Name(name), value)) = from.next_entry()? {
            if cells.iter().any(|cell| cell.name == name) {
                return Err(A::Error::custom(format!("`{name}` stands twice")));
            }
            cells.push(Cell::new(name, value));
        }
        cells.retain(|cell| !cell.value.is_nothing());
        Ok(Value::Row(Fields { row: 0, cells }))
    }
}

/// A name, borrowed if it has no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match Value::deserialize(from)? {
            Value::Text(name) => Ok(Name(name)),
            _ => Err(D::Error::custom("a name must be text")),
        }
    }
}
