//! Files of queries: tab-separated id and text, or JSON Lines with `id` and `text`.

use super::BadLine;
use serde::Deserialize;

/// A question with its id.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Query {
    /// The id, as the judgements name it.
    #[serde(deserialize_with = "text_or_number")]
    pub id: String,
    /// The question.
    pub text: String,
}

/// Ids are often numbers.
fn text_or_number<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    Ok(match serde_json::Value::deserialize(from)? {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    })
}

/// Reads the queries of a file. Which of the two forms it has is told by its first character.
pub fn read_queries(text: &str) -> Result<Vec<Query>, BadLine> {
    let text = text.trim_start_matches('\u{feff}');
    let json = text.trim_start().starts_with('{');
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(row, line)| query(line, json).map_err(|message| BadLine { row, message })).collect()
}

fn query(line: &str, json: bool) -> Result<Query, String> {
    if json {
        return serde_json::from_str(line).map_err(|error| format!("not an object with `id` and `text`: {error}"));
    }
    let (id, text) = line.split_once('\t').ok_or("no tab between the id and the text of the query")?;
    Ok(Query { id: id.trim().to_owned(), text: text.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_read_alike() {
        let plain = read_queries("1\tsalt  water\r\n\nq2\ttea\n").unwrap();
        let json = read_queries("{\"id\": 1, \"text\": \"salt  water\"}\n{\"id\":\"q2\",\"text\":\"tea\",\"more\":0}")
            .unwrap();
        assert_eq!(plain, json);
        assert_eq!(plain[0].text, "salt  water");
    }

    #[test]
    fn a_bad_line_is_named() {
        assert_eq!(read_queries("1\ta\nb").unwrap_err().row, 2);
        assert_eq!(read_queries("{\"id\": 1}").unwrap_err().row, 1);
    }
}
