//! Synonyms.

use super::Said;
use crate::project::Synonym;
use crate::source::row::Row;
use crate::source::rules;

pub fn synonym(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let (place, language) = (row.place, row.language());
    let (words, means) = (row.list("words"), row.list("means"));
    if words.is_empty() {
        row.find(rules::MISSING, "words", "`words` is missing");
        return None;
    }
    if words.len() == 1 && means.is_empty() {
        let message = format!("`{}` stands alone: say what it means, or another word that means the same", words[0]);
        row.find(rules::MISSING, "means", message);
        return None;
    }
    said.project.synonyms.push(Synonym { place, language, words, means });
    Some(())
}
