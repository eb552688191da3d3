//! One kind of value a file: from what people write to what the project holds, or a sentence that says what is wrong with it.
//!
//! Invariant: nothing here knows of rows or files. Cost: linear in the text.

mod date;
mod language;
mod link;
mod minutes;
mod number;
mod word;

pub use date::date;
pub use language::language;
pub use link::{Address, address};
pub use minutes::minutes;
pub use number::{millionths, number, rating, seconds};
pub use word::{Words, did_you_mean, level, word};

/// Whether the text is one of the ways to write "nothing".
pub fn is_not_said(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—") || ["n/a", "null"].iter().any(|no| text.eq_ignore_ascii_case(no))
}
