//! Which field a column of a file is: the project's own mapping first, then the alias table, then the declared facets.
//!
//! Invariants: a column is looked up once a file, and what is odd about it is told once a file. Cost: one comparison a cell afterwards.

use super::settings::Mapping;
use super::table::{Field, Table};
use super::text::key;
use super::value::did_you_mean;
use rustc_hash::FxHashMap;

/// What becomes of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Use {
    /// Not looked up yet.
    #[default]
    Unseen,
    /// Unknown, or left out on purpose.
    Left,
    /// The field of this name; of several columns for one field the lowest rank is preferred.
    Field { name: &'static str, rank: u8 },
    /// The facet with this number in the settings.
    Facet(u16),
    /// The answer for one outcome in a wide survey.
    Answer { importance: bool },
    /// What the respondents of a survey are divided by, beside `segment`.
    Division,
}

/// The names that a table understands in this project.
pub struct Known<'s> {
    pub table: Table,
    pub mapping: &'s [Mapping],
    pub facets: &'s [String],
    /// Whether rows can hold rows.
    pub nests: bool,
}

/// The columns of one file, as one table.
#[derive(Clone, Default)]
pub struct Columns {
    at: Vec<(String, Use)>,
    seen: FxHashMap<String, Use>,
}

impl Columns {
    /// What becomes of the column with this name, which stands at this position in its row; and if it is none of ours and was not seen
    /// before, the question whether another was meant.
    pub fn look_up(&mut self, position: usize, name: &str, known: &Known<'_>) -> (Use, Option<String>) {
        if let Some((last, what)) = self.at.get(position)
            && last == name
        {
            return (*what, None);
        }
        let (what, guess) = match self.seen.get(name) {
            Some(&what) => (what, None),
            None => self.first_look(name, known),
        };
        if self.at.len() <= position {
            self.at.resize_with(position + 1, Default::default);
        }
        self.at[position] = (name.to_owned(), what);
        (what, guess)
    }

    /// Whether any row had a column of this name, as `text::key` has it.
    pub fn has(&self, column: &str) -> bool {
        self.seen.keys().any(|name| key(name) == column)
    }

    /// Takes over what was seen in the rows that follow.
    pub fn append(&mut self, other: Self) {
        self.seen.extend(other.seen);
        if self.at.len() < other.at.len() {
            self.at = other.at;
        }
    }

    fn first_look(&mut self, name: &str, known: &Known<'_>) -> (Use, Option<String>) {
        let what = known.find(name);
        let guess = if what.is_none() { Some(known.guess(name)) } else { None };
        let what = what.unwrap_or(Use::Left);
        self.seen.insert(name.to_owned(), what);
        (what, guess)
    }
}

impl Known<'_> {
    /// What the name stands for; `None` for nothing.
    pub fn find(&self, name: &str) -> Option<Use> {
        let wanted = key(name);
        if let Some(mapped) =
            self.mapping.iter().find(|mapping| mapping.table == self.table && mapping.column == wanted)
        {
            return Some(mapped.what);
        }
        self.fields().find_map(|field| field.rank(&wanted)).or_else(|| match self.table {
            Table::Ratings => {
                let answer = wide(name).map(|(importance, _)| Use::Answer { importance });
                answer.or_else(|| division(name).map(|_| Use::Division))
            }
            _ => self.facet(&wanted),
        })
    }

    /// Asks whether another name was meant, if one is near.
    pub fn guess(&self, name: &str) -> String {
        let fields = self.fields().flat_map(Field::names);
        let facets = if self.table.has_facets() { self.facets } else { &[] };
        let mut names: Vec<&str> = fields.collect();
        names.extend(facets.iter().map(String::as_str));
        did_you_mean(name, names.into_iter())
    }

    fn fields(&self) -> impl Iterator<Item = &'static Field> {
        let nests = self.nests;
        self.table.fields().iter().filter(move |field| nests || !field.nested)
    }

    fn facet(&self, wanted: &str) -> Option<Use> {
        let facets = if self.table.has_facets() { self.facets } else { &[] };
        facets.iter().position(|facet| key(facet) == wanted).map(|number| Use::Facet(number as u16))
    }
}

/// Whether a column is `imp_ID` or `sat_ID`, and the id.
pub fn wide(name: &str) -> Option<(bool, &str)> {
    let prefixes = [("importance", true), ("imp", true), ("satisfaction", false), ("sat", false)];
    prefixes.into_iter().find_map(|(prefix, importance)| Some((importance, after(name, prefix)?)))
}

/// Whether a column is `segment_NAME`, and what the segments are of.
pub fn division(name: &str) -> Option<&str> {
    ["segment", "group"].into_iter().find_map(|prefix| after(name, prefix))
}

/// What stands in a name after a word and a sign that divides the two.
fn after<'n>(name: &'n str, word: &str) -> Option<&'n str> {
    let start = name.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word))?;
    let rest = name[start.len()..].strip_prefix(['_', '-', ' ', '.', ':'])?.trim();
    (!rest.is_empty()).then_some(rest)
}

impl Field {
    /// All its names, the own one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.also.iter().copied())
    }

    fn rank(&self, wanted: &str) -> Option<Use> {
        let rank = self.names().position(|name| key(name) == wanted)?;
        Some(Use::Field { name: self.name, rank: rank as u8 })
    }
}
