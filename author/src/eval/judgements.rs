//! Which documents answer which query: three columns (query, document, grade) or the four of TREC (query, 0, document, grade).

use super::BadLine;
use std::collections::BTreeMap;

/// The grades of documents, by query and document.
pub type Judgements = BTreeMap<String, BTreeMap<String, i64>>;

/// Reads judgements. Columns are separated by tabs if the line has any, else by blanks.
pub fn read_judgements(text: &str) -> Result<Judgements, BadLine> {
    let mut judgements = Judgements::new();
    for (row, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let (query, document, grade) = judgement(line).map_err(|message| BadLine { row, message })?;
        judgements.entry(query.to_owned()).or_default().insert(document.to_owned(), grade);
    }
    Ok(judgements)
}

fn judgement(line: &str) -> Result<(&str, &str, i64), String> {
    let line = line.trim_end_matches('\r');
    let columns: Vec<&str> =
        if line.contains('\t') { line.split('\t').collect() } else { line.split_whitespace().collect() };
    let (query, document, grade) = match columns[..] {
        [query, document, grade] | [query, _, document, grade] => (query, document, grade),
        _ => {
            return Err(format!(
                "{} columns; there are three (query, document, grade) or the four of TREC",
                columns.len()
            ));
        }
    };
    let grade = grade.trim().parse().map_err(|_| format!("the grade `{grade}` is not a whole number"))?;
    Ok((query, document, grade))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_and_four_columns_read_alike() {
        let three = read_judgements("q1\td 1\t2\nq1\td2\t0\n").unwrap();
        assert_eq!(three, read_judgements("q1\t0\td 1\t2\nq1 0 d2 0").unwrap());
        assert_eq!(three["q1"]["d 1"], 2);
    }

    #[test]
    fn a_bad_line_is_named() {
        assert_eq!(read_judgements("q1 d1 1\nq1 d1").unwrap_err().row, 2);
        assert_eq!(read_judgements("q1 d1 good").unwrap_err().row, 1);
    }
}
