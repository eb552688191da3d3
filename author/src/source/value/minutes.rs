//! How long a resource takes, in the many ways people write it.

use jiff::Span;

/// Whole minutes, rounded up; a range counts its middle. `None` for zero, which says nothing.
pub fn minutes(text: &str) -> Result<Option<u32>, String> {
    let plain = text.to_lowercase().replace(['–', '—'], "-").replace('×', "x");
    let plain = plain.trim_end_matches('.').trim();
    // `14 weeks x -` is how catalogues write that nobody said how long.
    if plain.ends_with(" x -") {
        return Ok(None);
    }
    let found = plain_number(plain).or_else(|| clock(plain)).or_else(|| repeated(plain)).or_else(|| span(plain));
    let found = found.or_else(|| range(plain));
    let minutes = found.filter(|&minutes| minutes <= f64::from(u32::MAX)).ok_or_else(|| {
        format!(
            "`{text}` is not a length of time; write minutes (`15`), `1h 30m`, `PT15M` or `14 weeks x 6-10 hours/week`"
        )
    })?;
    // A hundredth of a second is not another minute: halves and sums in binary come out a hair too large.
    let whole = (minutes - 1e-4).ceil().max(0.0) as u32;
    Ok(Some(whole).filter(|&whole| whole > 0))
}

fn plain_number(text: &str) -> Option<f64> {
    let digits =
        text.starts_with(|c: char| c.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if digits { text.parse().ok() } else { None }
}

/// `h:mm` or `h:mm:ss`.
fn clock(text: &str) -> Option<f64> {
    let mut parts = text.split(':');
    let hours = plain_number(parts.next()?).filter(|hours| hours.fract() == 0.0)?;
    let minutes = sixtieth(parts.next()?)?;
    let seconds = parts.next().map_or(Some(0.0), sixtieth)?;
    if parts.next().is_some() { None } else { Some(hours * 60.0 + minutes + seconds / 60.0) }
}

fn sixtieth(text: &str) -> Option<f64> {
    plain_number(text).filter(|&value| text.len() == 2 && value < 60.0)
}

/// `14 weeks x 6-10 hours/week`: so many times so long.
fn repeated(text: &str) -> Option<f64> {
    let (times, each) = text.split_once(" x ")?;
    let (each, per) =
        each.rsplit_once('/').or_else(|| each.rsplit_once(" per ")).or_else(|| each.rsplit_once(" a "))?;
    let (times, unit) = middle(times)?;
    let times = times * days(unit)? / days(per.trim())?;
    Some(times * range(each.trim()).or_else(|| span(each.trim()))?)
}

/// The days in a unit; a year of 52 weeks has 12 months.
fn days(unit: &str) -> Option<f64> {
    match unit.trim_end_matches('s') {
        "day" => Some(1.0),
        "week" => Some(7.0),
        "month" => Some(7.0 * 52.0 / 12.0),
        _ => None,
    }
}

/// `6-10 hours`: the middle, in minutes.
fn range(text: &str) -> Option<f64> {
    let (middle, unit) = middle(text)?;
    Some(middle * span(&format!("1 {}", if unit.is_empty() { "minute" } else { unit }))?)
}

/// `6-10 hours` or `8 hours`: the middle and the word after it.
fn middle(text: &str) -> Option<(f64, &str)> {
    let Some((low, rest)) = text.split_once('-').or_else(|| text.split_once(" to ")) else {
        return counted(text);
    };
    let (low, (high, unit)) = (plain_number(low.trim())?, counted(rest.trim())?);
    if low <= high { Some(((low + high) / 2.0, unit)) } else { None }
}

/// A number and the word after it, if any.
fn counted(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    Some((plain_number(&text[..end])?, text[end..].trim()))
}

/// ISO 8601 (`PT15M`) and what people write (`1h 30m`, `2 hours`). A day or a week does not say how many hours of it, so it is refused.
fn span(text: &str) -> Option<f64> {
    let span: Span = text.parse().ok()?;
    let long = span.get_years() != 0 || span.get_months() != 0 || span.get_weeks() != 0 || span.get_days() != 0;
    if long || span.is_negative() {
        return None;
    }
    let millis = span.get_milliseconds() as f64;
    let seconds = span.get_seconds() as f64 + millis / 1000.0;
    Some(f64::from(span.get_hours()) * 60.0 + span.get_minutes() as f64 + seconds / 60.0)
}
