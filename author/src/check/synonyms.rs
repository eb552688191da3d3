//! Words that mean the same.
//!
//! Owns: synonyms that change no answer. Cost: linear in the text, if there are synonyms.

use super::Found;
use super::index::Index;
use super::rules::IDLE_SYNONYM;
use crate::compile::idle_synonyms;

/// All that this theme finds.
pub fn check(index: &Index) -> Found {
    let idle = idle_synonyms(index.project).into_iter().map(|row| {
        let (field, said) = if row.means.is_empty() { ("words", &row.words) } else { ("means", &row.means) };
        let message = format!("no text says `{}`, or it says no more than the other words", said.join("`, `"));
        IDLE_SYNONYM.at(row.place, field, message)
    });
    idle.collect()
}
