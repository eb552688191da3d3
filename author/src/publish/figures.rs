//! Figures as people read them, the same in every form.

use std::borrow::Cow;

pub use crate::told::{count, grouped, plural};

/// One decimal: what a survey can carry.
pub fn one(points: f64) -> String {
    format!("{points:.1}")
}

/// `10.4 to 12.0`.
pub fn between([lo, hi]: [f64; 2]) -> String {
    format!("{lo:.1} to {hi:.1}")
}

/// A share as a whole percentage; what is not quite all or nothing is not said to be.
pub fn percent(share: f64) -> String {
    match (share * 100.0).round() {
        rounded if rounded <= 0.0 && share > 0.0 => "under 1\u{a0}%".to_owned(),
        rounded if rounded >= 100.0 && share < 1.0 => "over 99\u{a0}%".to_owned(),
        rounded => format!("{rounded}\u{a0}%"),
    }
}

/// `94.6 %`: a share with an interval.
pub fn tenths(share: f64) -> String {
    format!("{:.1}\u{a0}%", share * 100.0)
}

/// `94.0 to 95.1 %`.
pub fn percents([lo, hi]: [f64; 2]) -> String {
    format!("{:.1} to {:.1}\u{a0}%", lo * 100.0, hi * 100.0)
}

/// `94.6 % (94.3 to 94.8 %)`; all or nothing is exact.
pub fn bounded(share: f64, interval: [f64; 2]) -> String {
    if interval[0] < interval[1] { format!("{} ({})", tenths(share), percents(interval)) } else { percent(share) }
}

/// `3`, or `3 to 7`.
pub fn ranks([best, worst]: [u32; 2]) -> String {
    if best == worst { best.to_string() } else { format!("{best} to {worst}") }
}

/// `a, b and c`.
pub fn listed<S: AsRef<str>>(names: &[S]) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", rest.join(", "), last.as_ref())
        }
    }
}

/// What an outcome says, or its id where that is all that is known.
pub fn said<'s>(statement: &'s str, id: &str) -> Cow<'s, str> {
    if statement.is_empty() { format!("outcome {id}").into() } else { statement.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_never_say_more_than_they_are() {
        assert_eq!(
            [0.0, 0.001, 0.499, 0.999, 1.0].map(percent),
            ["0\u{a0}%", "under 1\u{a0}%", "50\u{a0}%", "over 99\u{a0}%", "100\u{a0}%"]
        );
        assert_eq!(
            (grouped(1_234_567), ranks([3, 3]), ranks([3, 7])),
            ("1,234,567".into(), "3".into(), "3 to 7".into())
        );
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    }
}
