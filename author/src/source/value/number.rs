//! Whole numbers within bounds.

use std::ops::RangeInclusive;

/// A whole number in the range. `3.0`, which spreadsheets write, is 3.
pub fn number(text: &str, range: RangeInclusive<u32>) -> Result<u32, String> {
    let wrong = || format!("`{text}` is not a whole number from {} to {}", range.start(), range.end());
    let value = whole(text).and_then(|value| u32::try_from(value).ok()).ok_or_else(wrong)?;
    if range.contains(&value) { Ok(value) } else { Err(wrong()) }
}

/// A rating: a whole number, or 0 for no answer. Numbers off the scale are for `check`.
pub fn rating(text: &str) -> Result<u8, String> {
    if let [digit @ b'0'..=b'9'] = text.as_bytes() {
        return Ok(digit - b'0');
    }
    if super::is_not_said(text) || text.eq_ignore_ascii_case("na") {
        return Ok(0);
    }
    let value = whole(text).and_then(|value| u8::try_from(value).ok());
    value.ok_or_else(|| format!("`{text}` is not a rating; write a whole number, or nothing for no answer"))
}

fn whole(text: &str) -> Option<u64> {
    text.parse().ok().or_else(|| {
        let (whole, rest) = text.split_once('.')?;
        if rest.bytes().all(|byte| byte == b'0') { whole.parse().ok() } else { None }
    })
}
