//! Calendar dates.

use jiff::civil::Date;

/// A date that exists, written `YYYY-MM-DD`.
pub fn date(text: &str) -> Result<String, String> {
    let formed = text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| is_right(at, byte));
    if !formed {
        return Err(format!("`{text}` is not a date; write it as YYYY-MM-DD, for example 2026-11-01"));
    }
    match text.parse::<Date>() {
        Ok(_) => Ok(text.to_owned()),
        Err(_) => Err(format!("there is no {text} in the calendar")),
    }
}

fn is_right(at: usize, byte: u8) -> bool {
    if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() }
}
