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

/// A weight in millionths: a decimal number from 0 to 4,000. Digits after the sixth are rounded.
pub fn millionths(text: &str) -> Result<u32, String> {
    let number = decimal(text).filter(|number| *number <= 4_000.0);
    let number =
        number.ok_or_else(|| format!("`{text}` is not a weight; write a number from 0 to 4000, such as 0.85"))?;
    Ok((number * 1e6).round() as u32)
}

/// A time in whole seconds, at least one: `95`, `95.5` or `1:35`.
pub fn seconds(text: &str) -> Result<u32, String> {
    let wrong = || format!("`{text}` is not a time; write seconds, such as 312, or 5:12");
    let parts: Option<Vec<f64>> = text.split(':').map(decimal).collect();
    let parts = parts.filter(|parts| parts.len() <= 3).ok_or_else(wrong)?;
    let seconds = parts.into_iter().fold(0.0, |all, part| all * 60.0 + part);
    if seconds <= f64::from(u32::MAX) { Ok(seconds.round().max(1.0) as u32) } else { Err(wrong()) }
}

/// A decimal number from 0, with a point or a comma.
fn decimal(text: &str) -> Option<f64> {
    let plain = text.replacen(',', ".", 1);
    let number: f64 = plain.parse().ok()?;
    (number.is_finite() && number >= 0.0 && plain.starts_with(|first: char| first.is_ascii_digit())).then_some(number)
}

fn whole(text: &str) -> Option<u64> {
    text.parse().ok().or_else(|| {
        let (whole, rest) = text.split_once('.')?;
        if rest.bytes().all(|byte| byte == b'0') { whole.parse().ok() } else { None }
    })
}
