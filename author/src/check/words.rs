//! The words of a language that rules speak of.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Text as it is compared: compatibility forms, case and white space do not count.
pub fn fold(text: &str) -> String {
    let text: Cow<str> = if text.is_ascii() { text.into() } else { text.nfkc().collect::<String>().into() };
    let lower = text.to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
