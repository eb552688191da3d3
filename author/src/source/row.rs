//! One row of one table, under our names: what the converters read from.
//!
//! Invariants: every value taken is clean (`text::cell`), and whatever is wrong with it is told with the place and with the field's name in the
//! file. Cost: a look along the cells for each field.

use super::columns::{Columns, Known, Use};
use super::findings::Findings;
use super::form::{Cell, Fields, Value};
use super::settings::Mapping;
use super::table::Table;
use super::value::{Words, did_you_mean, is_not_said, word};
use super::{rules, text};
use crate::check::Rule;
use crate::project::{Facet, Place, Settings};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::path::PathBuf;

/// What all rows share while files are read.
#[derive(Default)]
pub struct Context {
    pub settings: Settings,
    /// The names of the facets, numbered.
    pub facets: Vec<String>,
    pub mapping: Vec<Mapping>,
    pub findings: Findings,
    /// The folder that paths in rows are relative to.
    pub root: PathBuf,
    pub catalogue: bool,
    /// The file at hand, and the row of its header if it has one.
    pub file: u32,
    pub header: Option<u32>,
    pub columns: FxHashMap<Table, Columns>,
    /// Columns of the file at hand that gave way to another.
    pub rivals: FxHashSet<(&'static str, String)>,
}

impl Context {
    /// Starts on the next file.
    pub fn open(&mut self, file: u32, header: Option<u32>) {
        (self.file, self.header) = (file, header);
        self.columns.clear();
        self.rivals.clear();
    }

    /// The same for some rows of the file at hand, with nothing found yet.
    pub fn branch(&self) -> Self {
        Self {
            settings: self.settings.clone(),
            facets: self.facets.clone(),
            mapping: self.mapping.clone(),
            findings: Findings::default(),
            root: self.root.clone(),
            catalogue: self.catalogue,
            file: self.file,
            header: self.header,
            columns: self.columns.clone(),
            rivals: self.rivals.clone(),
        }
    }

    /// Takes over what came of the rows of a branch; branches come in the order of their rows.
    pub fn append(&mut self, branch: Self) {
        self.findings.append(branch.findings);
        for (table, columns) in branch.columns {
            self.columns.entry(table).or_default().append(columns);
        }
        self.rivals.extend(branch.rivals);
    }

    /// Ends a file: notes which of the mapped columns it had.
    pub fn close(&mut self) {
        for mapping in &mut self.mapping {
            mapping.used |= self.columns.get(&mapping.table).is_some_and(|columns| columns.has(&mapping.column));
        }
    }

    /// Ends the reading: a mapping that was of no use is told.
    pub fn finish(&mut self) {
        for mapping in self.mapping.iter().filter(|mapping| !mapping.used) {
            let message = format!("no file of {} has anything in a column `{}`", mapping.table.name(), mapping.name);
            self.findings.add(rules::UNUSED_MAPPING, mapping.place, &mapping.name, message);
        }
    }

    /// What becomes of a column; what is odd about it is told once.
    fn look_up(&mut self, table: Table, position: usize, name: &str, row: u32) -> Use {
        let nests = self.header.is_none();
        let known = Known { table, mapping: &self.mapping, facets: &self.facets, nests };
        let (what, unknown) = self.columns.entry(table).or_default().look_up(position, name, &known);
        if let Some(guess) = unknown {
            let place = Place { file: self.file, row: self.header.unwrap_or(row) };
            let message = format!("`{name}` is no field of {} and is left out{guess}", table.name());
            self.findings.add_once(rules::UNKNOWN_COLUMN, place, name, message);
        }
        what
    }

    /// Tells, once a file, of a column that gives way to another for the same field.
    fn give_way(&mut self, field: &'static str, taken: &str, left: &str, row: u32) {
        // Columns with one and the same name are told with the header.
        if taken != left && self.rivals.insert((field, left.to_owned())) {
            let place = Place { file: self.file, row: self.header.unwrap_or(row) };
            let message = format!("`{taken}` gives the {field} too, so `{left}` is left out where both say something");
            self.findings.add_once(rules::TWO_COLUMNS, place, left, message);
        }
    }
}

/// A row with its columns looked up.
pub struct Row<'c, 'v> {
    pub context: &'c mut Context,
    pub place: Place,
    /// The id of the row that this one is nested in.
    owner: Option<&'v str>,
    pub cells: Vec<Cell<'v>>,
}

impl<'c, 'v> Row<'c, 'v> {
    /// Looks up the columns of a row.
    pub fn new(context: &'c mut Context, table: Table, mut fields: Fields<'v>) -> Self {
        for (position, cell) in fields.cells.iter_mut().enumerate() {
            cell.what = context.look_up(table, position, &cell.name, fields.row);
        }
        let place = Place { file: context.file, row: fields.row };
        Self { context, place, owner: None, cells: fields.cells }
    }

    /// A row within this one, belonging to what has this id.
    pub fn within<'n>(&'n mut self, table: Table, mut fields: Fields<'n>, owner: &'n str) -> Row<'n, 'n> {
        if fields.row == 0 {
            fields.row = self.place.row;
        }
        Row { owner: Some(owner), ..Row::new(self.context, table, fields) }
    }

    /// Tells what is wrong with a field.
    pub fn find(&mut self, rule: &'static Rule, field: &str, message: impl Into<String>) {
        self.context.findings.add(rule, self.place, field, message);
    }

    /// One text; empty if not said. A list is put together with `, `.
    pub fn text(&mut self, field: &'static str) -> String {
        self.named_text(field).1
    }

    /// One text that the row must have.
    pub fn need(&mut self, field: &'static str) -> Option<String> {
        let text = self.text(field);
        if !text.is_empty() {
            return Some(text);
        }
        self.find(rules::MISSING, field, format!("`{field}` is missing"));
        None
    }

    /// The id of the row's owner: of the row around it, or in the field of this name.
    pub fn owner(&mut self, field: &'static str) -> Option<String> {
        match self.owner {
            Some(owner) => Some(owner.to_owned()),
            None => self.need(field),
        }
    }

    /// The text with its line breaks.
    pub fn body(&mut self, field: &'static str) -> String {
        match self.take_one(field) {
            Some(Cell { value: Value::Text(text), .. }) => text::body(text).into_owned(),
            Some(cell) => self.joined(cell).1,
            None => String::new(),
        }
    }

    /// Several texts: a list, or one text with `;` between them.
    pub fn list(&mut self, field: &'static str) -> Vec<String> {
        self.named_list(field).1
    }

    /// Several texts, with the name that the field has in the file.
    pub fn named_list(&mut self, field: &'static str) -> (Cow<'v, str>, Vec<String>) {
        let (mut name, mut list) = (Cow::Borrowed(field), Vec::new());
        while let Some(cell) = self.take(field) {
            name = cell.name.clone();
            self.spread(cell, &mut list);
        }
        (name, list)
    }

    /// A value that has a form of its own.
    pub fn parsed<T>(
        &mut self,
        field: &'static str,
        rule: &'static Rule,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Option<T> {
        let (name, text) = self.named_text(field);
        if is_not_said(&text) {
            return None;
        }
        match parse(&text) {
            Ok(value) => Some(value),
            Err(message) => {
                self.find(rule, &name, message);
                None
            }
        }
    }

    /// A word of a closed list.
    pub fn word<T: Words>(&mut self, field: &'static str) -> Option<T> {
        self.parsed(field, rules::UNKNOWN_WORD, word)
    }

    /// The rows nested in this field; texts in it are left where they are.
    pub fn rows(&mut self, field: &'static str) -> Vec<Fields<'v>> {
        let mut rows = Vec::new();
        while let Some(cell) = self.take(field) {
            match cell.value {
                Value::Row(row) => rows.push(row),
                Value::List(list) => list.into_iter().for_each(|value| match value {
                    Value::Row(row) => rows.push(row),
                    _ => self.misshapen(&cell.name, "rows with named fields"),
                }),
                _ => self.misshapen(&cell.name, "rows with named fields"),
            }
        }
        rows
    }

    /// The items of this field, each a text or a row.
    pub fn mixed(&mut self, field: &'static str) -> Vec<Value<'v>> {
        match self.take(field).map(|cell| cell.value) {
            Some(Value::List(list)) => list.into_iter().filter(|value| !value.is_nothing()).collect(),
            Some(Value::Text(text)) => text.split(';').map(|text| Value::Text(text.to_owned().into())).collect(),
            Some(value) => vec![value],
            None => Vec::new(),
        }
    }

    /// The values of facets, as the settings spell them.
    pub fn facets(&mut self) -> Vec<Facet> {
        let mut facets = Vec::new();
        for at in 0..self.cells.len() {
            if let Use::Facet(number) = self.cells[at].what {
                let cell = std::mem::take(&mut self.cells[at]);
                let (name, mut values) = (cell.name.to_string(), Vec::new());
                self.spread(cell, &mut values);
                let facet = self.context.facets[usize::from(number)].clone();
                facets.extend(values.into_iter().filter_map(|value| self.facet(&facet, value, &name)));
            }
        }
        facets
    }

    /// The value as it is declared; one that is not declared is told and left out.
    fn facet(&mut self, facet: &str, value: String, name: &str) -> Option<Facet> {
        let declared = self.context.settings.facets.get(facet).map(|facet| facet.values.as_slice()).unwrap_or_default();
        let facet = facet.to_owned();
        if declared.is_empty() {
            return Some(Facet { facet, value });
        }
        if let Some(same) = declared.iter().find(|known| text::key(known) == text::key(&value)) {
            return Some(Facet { facet, value: same.clone() });
        }
        let guess = did_you_mean(&value, declared.iter().map(String::as_str));
        self.find(
            rules::UNDECLARED_VALUE,
            name,
            format!("`{value}` is not among the values of the facet {facet}{guess}"),
        );
        None
    }

    /// The best cell for the field: of several the one whose name is preferred, then the first in the row.
    fn take(&mut self, wanted: &str) -> Option<Cell<'v>> {
        let cells = self.cells.iter_mut().filter_map(|cell| match cell.what {
            Use::Field { name, rank } if name == wanted => Some((rank, cell)),
            _ => None,
        });
        cells.min_by_key(|(rank, _)| *rank).map(|(_, cell)| std::mem::take(cell))
    }

    /// One text as it stands in the file, with the field's name there; `None` if not said. Copies nothing that is clean.
    pub fn taken(&mut self, field: &'static str) -> Option<(Cow<'v, str>, Cow<'v, str>)> {
        let cell = self.take_one(field)?;
        match cell.value {
            Value::Text(text) => Some((cell.name, text::cell(text))),
            _ => {
                self.misshapen(&cell.name, "text");
                None
            }
        }
    }

    /// One text, with the name that the field has in the file.
    pub fn named_text(&mut self, field: &'static str) -> (Cow<'v, str>, String) {
        match self.take_one(field) {
            Some(cell) => self.joined(cell),
            None => (Cow::Borrowed(field), String::new()),
        }
    }

    /// The best cell for a field that holds one value; another that says something is left out, and told.
    fn take_one(&mut self, field: &'static str) -> Option<Cell<'v>> {
        let taken = self.take(field)?;
        let rival = |cell: &&Cell<'v>| matches!(cell.what, Use::Field { name, .. } if name == field);
        if let Some(left) = self.cells.iter().find(rival) {
            self.context.give_way(field, &taken.name, &left.name, self.place.row);
        }
        Some(taken)
    }

    /// The text of a cell, with its name.
    fn joined(&mut self, cell: Cell<'v>) -> (Cow<'v, str>, String) {
        if let Value::Text(text) = cell.value {
            return (cell.name, text::cell(text).into_owned());
        }
        let (name, mut list) = (cell.name.clone(), Vec::new());
        self.spread(cell, &mut list);
        (name, list.join(", "))
    }

    /// The texts of a cell: a text is divided at `;`, a list as it is.
    fn spread(&mut self, cell: Cell<'v>, into: &mut Vec<String>) {
        match cell.value {
            Value::Nothing => {}
            Value::Text(text) => into.extend(text.split(';').map(owned).filter(|item| !item.is_empty())),
            Value::List(list) => {
                for value in list {
                    match value {
                        Value::Text(text) if !text::is_blank(&text) => into.push(text::cell(text).into_owned()),
                        Value::Text(_) | Value::Nothing => {}
                        _ => self.misshapen(&cell.name, "text"),
                    }
                }
            }
            Value::Row(_) => self.misshapen(&cell.name, "text"),
        }
    }

    /// Tells of a value of another shape than the field has.
    pub fn misshapen(&mut self, name: &str, wanted: &str) {
        self.find(rules::SHAPE, name, format!("`{name}` holds {wanted}, and here is something else"));
    }
}

fn owned(text: &str) -> String {
    text::cell(Cow::Borrowed(text)).into_owned()
}
