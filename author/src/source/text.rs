//! Text as people meant it: spaces that look alike are alike, and letters that look alike are the same code points.

use icu_normalizer::{ComposingNormalizer, ComposingNormalizerBorrowed};
use std::borrow::Cow;

/// Composes accents.
const NFC: ComposingNormalizerBorrowed<'static> = ComposingNormalizer::new_nfc();

/// A cell: every run of white space is one plain space, none at the ends, accents composed (NFC). Borrows where nothing changes.
pub fn cell(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_clean(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for word in bare(&text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        let _ = NFC.normalize_to(word, &mut out);
    }
    Cow::Owned(out)
}

/// A body: line ends are `\n`, no empty lines at the ends; otherwise as it is, since spaces carry meaning there.
pub fn body(text: Cow<'_, str>) -> Cow<'_, str> {
    let trimmed = bare(&text).trim_end().trim_start_matches(['\r', '\n']);
    if trimmed.len() == text.len() && !text.contains('\r') {
        return text;
    }
    Cow::Owned(trimmed.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Whether there is nothing to read.
pub fn is_blank(text: &str) -> bool {
    !text.as_bytes().first().is_some_and(u8::is_ascii_graphic) && bare(text).trim().is_empty()
}

/// A name for comparing: without regard to case, spaces, `-` and `_`.
pub fn key(name: &str) -> String {
    let plain = |c: &char| !c.is_whitespace() && !matches!(c, '-' | '_' | '\u{feff}');
    NFC.normalize(name).chars().filter(plain).flat_map(char::to_lowercase).collect()
}

/// The first words, at most `limit` of them.
pub fn first_words(text: &str, limit: usize) -> String {
    text.split_whitespace().take(limit).collect::<Vec<_>>().join(" ")
}

/// The text without marks that show nothing at its ends.
fn bare(text: &str) -> &str {
    text.trim_matches(['\u{feff}', '\u{200b}', '\0'])
}

/// One look along the bytes for plain text, which most cells are; a closer one for the rest.
fn is_clean(text: &str) -> bool {
    let mut last = b' ';
    for byte in text.bytes() {
        if !(b' '..0x7f).contains(&byte) || byte == b' ' && last == b' ' {
            return is_clean_unicode(text);
        }
        last = byte;
    }
    last != b' ' || text.is_empty()
}

fn is_clean_unicode(text: &str) -> bool {
    let mut last = ' ';
    for letter in text.chars() {
        if letter != ' ' && letter.is_whitespace() || letter == ' ' && last == ' ' {
            return false;
        }
        last = letter;
    }
    last != ' ' && bare(text).len() == text.len() && NFC.is_normalized(text)
}
