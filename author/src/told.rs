//! Numbers as people read them and commands as they type them, wherever something is told: the command, reports, findings.

use std::borrow::Cow;

/// A number with its noun: `1 job`, `2 jobs`.
pub fn plural(count: u64, noun: &str) -> String {
    let plural = match noun.strip_suffix('y') {
        _ if count == 1 => return format!("1 {noun}"),
        Some(stem) => format!("{stem}ies"),
        None => format!("{noun}s"),
    };
    format!("{} {plural}", grouped(count))
}

/// The same of things in memory.
pub fn count(number: usize, noun: &str) -> String {
    plural(number as u64, noun)
}

/// `12,345`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A word of a command, in quotes if a shell would read more than a word into it.
pub fn word(text: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./\\:,+@%".contains(letter);
    match text.chars().all(is_plain) && !text.is_empty() {
        true => text.into(),
        false if cfg!(windows) => format!("\"{text}\"").into(),
        false => format!("'{}'", text.replace('\'', "'\\''")).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_for_people() {
        assert_eq!([7, 1_234, 1_234_567].map(grouped), ["7", "1,234", "1,234,567"]);
        assert_eq!([plural(1, "need"), count(0, "query"), count(1_000, "row")], ["1 need", "0 queries", "1,000 rows"]);
    }

    #[cfg(unix)]
    #[test]
    fn words_of_commands() {
        let said = ["my-pack", "../a/b.csv", "two words", "it's", "$(x)", ""].map(word);
        assert_eq!(said, ["my-pack", "../a/b.csv", "'two words'", "'it'\\''s'", "'$(x)'", "''"]);
    }
}
