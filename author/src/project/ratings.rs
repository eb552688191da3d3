//! Ratings: one respondent's importance and satisfaction for one outcome. Names are interned, so that a rating is twelve bytes and a
//! survey of millions fits.

use super::Place;
use std::collections::HashMap;

/// One respondent's answer for one outcome. 0 is "no answer".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Index in [`Ratings::respondents`].
    pub respondent: u32,
    /// Index in [`Ratings::outcomes`].
    pub outcome: u16,
    /// On the profile's scale, or 0. May be off the scale until checked.
    pub importance: u8,
    /// On the profile's scale, or 0.
    pub satisfaction: u8,
}

/// A survey.
#[derive(Clone, Debug, Default)]
pub struct Ratings {
    /// Every answer, in the order of the files.
    pub rows: Vec<Rating>,
    /// The place of each row.
    pub places: Vec<Place>,
    /// Respondents by the name they have in the files.
    pub respondents: Names,
    /// Outcomes by the id they have in the files.
    pub outcomes: Names,
    /// The segments' names.
    pub segments: Names,
    /// The segment of each respondent, as an index in `segments`; `u32::MAX` for none. As long as `respondents`.
    pub segment_of: Vec<u32>,
}

/// Names with their numbers, in order of appearance.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Names {
    /// The number of this name, new if it was not seen.
    pub fn number(&mut self, name: &str) -> u32 {
        if let Some(&number) = self.numbers.get(name) {
            return number;
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// The name with this number.
    pub fn name(&self, number: u32) -> &str {
        &self.names[number as usize]
    }

    /// The number of this name, if it was seen.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.numbers.get(name).copied()
    }

    /// All names, in order of appearance.
    pub fn all(&self) -> &[String] {
        &self.names
    }
}
