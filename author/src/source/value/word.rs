//! Words of closed lists, and the word that someone probably meant.

use crate::source::text::key;
use jobpack::model::{
    Confidence, FacetMatch, Force, HireKind, JobKind, JobStep, Level, LinkRole, Moment, OutcomeKind, Purpose,
    RequirementKind, Stage,
};

/// A closed list of words.
pub trait Words: Copy + 'static {
    /// Every value with the word for it.
    fn all() -> impl Iterator<Item = (Self, &'static str)>;
}

macro_rules! words {
    ($($list:ty),+) => { $(impl Words for $list {
        fn all() -> impl Iterator<Item = (Self, &'static str)> { Self::ALL.iter().map(|&value| (value, value.name())) }
    })+ };
}

words!(Confidence, FacetMatch, Force, HireKind, JobKind, JobStep, Level, LinkRole, Moment, OutcomeKind);
words!(Purpose, RequirementKind, Stage);

/// The value with this word, without regard to case, spaces, `-` and `_`.
pub fn word<T: Words>(text: &str) -> Result<T, String> {
    if let Some((value, _)) = T::all().find(|(_, name)| name.eq_ignore_ascii_case(text)) {
        return Ok(value);
    }
    let wanted = key(text);
    T::all().find(|(_, name)| key(name) == wanted).map(|(value, _)| value).ok_or_else(|| {
        let names: Vec<&str> = T::all().map(|(_, name)| name).collect();
        let guess = did_you_mean(text, names.iter().copied());
        format!("`{text}` is none of {}{guess}", names.join(", "))
    })
}

/// A level by its word, or by a difficulty from 1 to 10: 1 to 3 beginner, 4 to 6 intermediate, 7 to 10 advanced.
pub fn level(text: &str) -> Result<Level, String> {
    match super::number(text, 1..=10) {
        Ok(..=3) => Ok(Level::Beginner),
        Ok(..=6) => Ok(Level::Intermediate),
        Ok(_) => Ok(Level::Advanced),
        Err(_) => word(text),
    }
}

/// The question at the end of a message that a word is not known; empty if no name is near.
pub fn did_you_mean<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> String {
    nearest(text, names).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default()
}

/// The name nearest to the text, if one is near enough to have been meant.
fn nearest<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wanted: Vec<char> = key(text).chars().collect();
    let far = wanted.len().div_ceil(3).clamp(1, 3);
    let measured = names.map(|name| (edits(&wanted, &key(name)), name));
    measured.filter(|&(edits, _)| edits <= far).min_by_key(|&(edits, _)| edits).map(|(_, name)| name)
}

/// Letters to insert, leave out or replace (Levenshtein), one row of the table at a time.
fn edits(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for letter in to.chars() {
        let mut corner = row[0];
        row[0] += 1;
        for at in 0..from.len() {
            let replaced = corner + usize::from(from[at] != letter);
            corner = row[at + 1];
            row[at + 1] = replaced.min(corner + 1).min(row[at] + 1);
        }
    }
    row[from.len()]
}
