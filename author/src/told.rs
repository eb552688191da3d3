//! Numbers and outcomes as people read them and commands as they type them, wherever something is told: the command, reports, findings.

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

/// An outcome where there is little room: what it says, cut after a word, with its id between backquotes and its figures, if there are any.
pub fn outcome(statement: &str, id: &str, figures: &str) -> String {
    let id = format!("`{id}`");
    match (shortened(statement).as_str(), figures) {
        ("", "") => id,
        ("", figures) => format!("{id} ({figures})"),
        (said, "") => format!("{said} ({id})"),
        (said, figures) => format!("{said} ({id}, {figures})"),
    }
}

/// So many characters of a statement stand in a sentence.
const SHORT: usize = 72;

/// The first words of a statement; backquotes in it, which stand around ids, become apostrophes.
fn shortened(statement: &str) -> String {
    let statement = statement.trim().replace('`', "'");
    let Some((end, _)) = statement.char_indices().nth(SHORT) else { return statement };
    let first = &statement[..end];
    let words = first.rsplit_once(char::is_whitespace).map_or(first, |(words, _)| words);
    format!("{}\u{2026}", words.trim_end_matches(|c: char| c.is_whitespace() || c == ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_where_there_is_little_room() {
        assert_eq!(outcome("", "a", ""), "`a`");
        assert_eq!(outcome("Minimize the `time`", "a", "3.0 here"), "Minimize the 'time' (`a`, 3.0 here)");
        let long = "word ".repeat(30);
        let told = outcome(&long, "a", "");
        assert_eq!(told, format!("{}\u{2026} (`a`)", "word ".repeat(14).trim_end()));
        assert_eq!(shortened(&"字".repeat(80)).chars().count(), SHORT + 1);
    }

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
