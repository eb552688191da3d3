//! Ratings in memory mean what the same file means, and whoever watches can stop.

use jobpack_author::fault::Kind;
use jobpack_author::progress::{Progress, Quiet};
use jobpack_author::project::Ratings;
use jobpack_author::source::{Held, RatingRows, ReadError, Survey, read_ratings};
use jobpack_author::workflow::{Work, examine};
use std::io::Write;
use std::path::Path;

fn rows(columns: &[&str], rows: &[&[Held<'_>]]) -> Survey {
    let columns: Vec<String> = columns.iter().map(|name| (*name).to_owned()).collect();
    let mut reader = RatingRows::new("table", &columns, rows.len() as u64, &Quiet);
    rows.iter().for_each(|row| reader.row(row).unwrap());
    reader.finish()
}

fn said(ratings: &Ratings) -> Vec<(String, String, u8, u8)> {
    let name = |row: jobpack_author::project::Rating| {
        (ratings.respondents.name(row.respondent).to_owned(), ratings.outcomes.name(row.outcome.into()).to_owned())
    };
    let told = ratings.iter().map(|row| {
        let (who, what) = name(row);
        (who, what, row.importance, row.satisfaction)
    });
    told.collect()
}

fn found(survey: &Survey) -> Vec<String> {
    survey.2.iter().map(|finding| format!("{}:{}:{}", finding.rule.code, finding.place.row, finding.field)).collect()
}

#[test]
fn long_rows_are_those_of_a_file() {
    use Held::{Nothing, Number, Text, Whole};
    let table = rows(
        &["Person", "Outcome ID", "imp", "sat", "group"],
        &[
            &[Whole(1), Text("a"), Number(5.0), Whole(4), Text("x")],
            &[Whole(1), Text("b"), Number(f64::NAN), Whole(2), Nothing],
            &[Number(2.0), Text("a"), Whole(3), Nothing, Text("y")],
        ],
    );
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    file.write_all(b"Person,Outcome ID,imp,sat,group\n1,a,5,4,x\n1,b,,2,\n2,a,3,,y\n").unwrap();
    let read = read_ratings(file.path(), &Quiet).unwrap();
    assert_eq!(said(&table.0), said(&read.0));
    assert_eq!(table.0.segment_of, read.0.segment_of);
    assert!(table.0.segments.all().eq(read.0.segments.all()));
    assert_eq!(table.2, []);
}

#[test]
fn wide_rows_and_mistakes_are_told_with_their_rows() {
    use Held::{Nothing, Number, Other, Text, Whole};
    let table = rows(
        &["respondent", "imp_a", "sat_a", "imp_b", "note"],
        &[
            &[Text("r"), Whole(5), Whole(1), Nothing, Text("first")],
            &[Text("s"), Text("often"), Number(2.5), Other, Nothing],
            &[Nothing, Whole(1), Nothing, Nothing, Nothing],
        ],
    );
    assert_eq!(said(&table.0), [("r".into(), "a".into(), 5, 1)]);
    assert_eq!(found(&table), ["W101:0:note", "E105:2:imp_b", "E118:2:imp_a", "E118:2:sat_a", "E104:3:respondent"]);
}

#[test]
fn a_table_that_is_no_survey_is_an_error() {
    assert_eq!(found(&rows(&["respondent", "importance"], &[])).len(), 1);
    let twice = rows(&["respondent", "outcome", "outcome"], &[&[Held::Text("r"), Held::Text("a"), Held::Text("b")]]);
    assert!(found(&twice).iter().any(|found| found.ends_with(":0:outcome")), "{:?}", found(&twice));
    assert!(!found(&rows(&["respondent", "score"], &[&[Held::Text("r"), Held::Whole(3)]])).is_empty());
}

struct Impatient;

impl Progress for Impatient {
    fn stopped(&self) -> bool {
        true
    }
}

#[test]
fn whoever_watches_can_stop() {
    let academy = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/academy");
    assert_eq!(examine(&academy, &Work::new(&Impatient)).unwrap_err().kind, Kind::Stopped);
    assert!(matches!(read_ratings(&academy, &Impatient), Err(ReadError::Stopped)));
    let columns = ["respondent".to_owned(), "imp_a".to_owned()];
    let mut reader = RatingRows::new("table", &columns, 0, &Impatient);
    let cells = [Held::Text("r"), Held::Whole(1)];
    assert!((0..10_000).any(|_| matches!(reader.row(&cells), Err(ReadError::Stopped))));
}
