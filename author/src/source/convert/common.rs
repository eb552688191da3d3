//! The fields that several tables share.

use crate::source::row::Row;
use crate::source::rules;
use crate::source::value::{Words, date, language, level, minutes, number, word};
use jobpack::model::{Level, Moment};

impl Row<'_, '_> {
    /// A length of time.
    pub fn minutes(&mut self) -> Option<u32> {
        self.parsed("minutes", rules::MINUTES, minutes).flatten()
    }

    /// A language tag; empty if not said.
    pub fn language(&mut self) -> String {
        self.parsed("language", rules::LANGUAGE, language).unwrap_or_default()
    }

    /// A date; empty if not said.
    pub fn date(&mut self, field: &'static str) -> String {
        self.parsed(field, rules::DATE, date).unwrap_or_default()
    }

    /// A level by word or by number.
    pub fn level(&mut self) -> Option<Level> {
        self.parsed("level", rules::UNKNOWN_WORD, level)
    }

    /// A place in an order, from 1.
    pub fn order(&mut self) -> Option<u16> {
        self.parsed("order", rules::NUMBER, |text| number(text, 1..=u32::from(u16::MAX))).map(|order| order as u16)
    }

    /// A set of moments.
    pub fn moments(&mut self) -> u8 {
        let (name, list) = self.named_list("moments");
        let mut set = 0;
        for text in list {
            match word::<Moment>(&text) {
                Ok(moment) => set |= moment.bit(),
                Err(message) => self.find(rules::UNKNOWN_WORD, &name, message),
            }
        }
        set
    }

    /// A word that the row must have.
    pub fn needed_word<T: Words>(&mut self, field: &'static str) -> Option<T> {
        let (name, text) = self.named_text(field);
        if text.is_empty() {
            self.find(rules::MISSING, field, format!("`{field}` is missing"));
            return None;
        }
        word(&text).map_err(|message| self.find(rules::UNKNOWN_WORD, &name, message)).ok()
    }
}
