//! Surveys, long and wide.

mod source_help;

use jobpack_author::project::Ratings;
use jobpack_author::{progress::Quiet, source::read_ratings};
use proptest::prelude::*;
use source_help::{folder, project, seen};

fn ratings(name: &str, text: &str) -> Ratings {
    let place = folder(&[(name, text.as_bytes())]);
    let (ratings, files, findings) = read_ratings(&place.path().join(name), &Quiet).unwrap();
    assert_eq!(files, [name]);
    assert!(findings.is_empty(), "{findings:?}");
    ratings
}

/// Respondent, segment, outcome, importance, satisfaction, in an order of their own.
fn answers(ratings: &Ratings) -> Vec<(String, String, String, u8, u8)> {
    let segment = |respondent: u32| match ratings.segment_of[respondent as usize] {
        u32::MAX => String::new(),
        number => ratings.segments.name(number).to_owned(),
    };
    let mut all: Vec<_> = ratings
        .iter()
        .map(|row| {
            let respondent = ratings.respondents.name(row.respondent).to_owned();
            let outcome = ratings.outcomes.name(row.outcome.into()).to_owned();
            (respondent, segment(row.respondent), outcome, row.importance, row.satisfaction)
        })
        .collect();
    all.sort();
    all
}

const LONG: &str = "Respondent ID,outcomeId,imp,Satisfaction,group\n\
    p1,time-to_Find,5,2,new\np1,o 2,NA,4,new\np2,time-to_Find,-,n/a,\np2,o 2,1,null,\np3,o 2,200,0,old\n";
const WIDE: &str = "person;segment;imp_time-to_Find;Importance_o 2;SAT_time-to_Find;satisfaction_o 2\n\
    p1;new;5;NA;2;4\np2;;-;1;n/a;null\np3;old;;200;;0\n";
const LINES: &str = r#"{"respondent":"p1","segment":"new","imp_time-to_Find":5,"sat_time-to_Find":2,"sat_o 2":4}
{"respondent":"p2","imp_o 2":1,"sat_o 2":null}
{"respondent":"p3","segment":"old","imp_o 2":200,"sat_o 2":0}"#;

#[test]
fn long_equals_wide() {
    let long = ratings("ratings.csv", LONG);
    assert_eq!(long.iter().count(), 3);
    assert_eq!(long.segment_of.len(), long.respondents.len());
    assert_eq!(long.places.iter().map(|place| place.row).collect::<Vec<_>>(), [2, 4, 6]);
    assert_eq!((long.quality.off_scale.count, long.quality.off_scale.shown[0].place.row), (1, 6));
    assert_eq!(answers(&ratings("wide.csv", WIDE)), answers(&long));
    assert_eq!(answers(&ratings("lines.jsonl", LINES)), answers(&long));
}

#[test]
fn a_respondent_without_answers_still_counts() {
    let wide = ratings("r.csv", "respondent,imp_a,sat_a\np1,1,2\np2,,\n");
    assert_eq!((wide.iter().count(), wide.respondents.len(), wide.segment_of.len()), (1, 2, 2));
}

/// Of two columns for the same answers the first that says something counts, as the messages say, also where both have one name.
#[test]
fn the_first_of_two_columns_counts() {
    for header in ["person,imp_a,importance_a,sat_a", "person,imp_a,imp_a,sat_a"] {
        let text = format!("{header}\np,5,1,2\nq,,3,2\nr,4,,2\n");
        let reading = project(&[("ratings.csv", &text)]);
        let given: Vec<u8> = reading.project.ratings.iter().map(|row| row.importance).collect();
        assert_eq!(given, [5, 3, 4], "{header}");
        let code =
            if header.contains("importance") { "W102 ratings.csv:1 importance_a" } else { "W103 ratings.csv:1 imp_a" };
        assert_eq!(seen(&reading), [code]);
    }
}

#[test]
fn weights_hold_for_all_rows_of_a_respondent() {
    let ratings = ratings("r.csv", "person,outcome,imp,sat,weight\np,a,5,1,\np,b,5,1,0.5\nq,a,5,1,\n");
    assert_eq!(ratings.weights, [500_000, 1_000_000]);
}

/// Columns of something else under the names of answers: told, and not taken.
#[test]
fn too_many_outcomes_are_told() {
    let rows: String = (0..65_001).map(|at| format!("p,{at},1,1\n")).collect();
    let reading = project(&[("ratings.csv", &format!("person,outcome,imp,sat\n{rows}"))]);
    assert_eq!(seen(&reading), ["E121 ratings.csv:65002 outcome"]);
    assert_eq!(reading.project.ratings.outcomes.len(), 65_000);
}

#[test]
fn a_project_has_its_survey() {
    let settings = "title = \"T\"\n[columns.ratings]\nWho = \"respondent\"\nwhen = \"ignore\"\n";
    let files =
        [("jobpack.toml", settings), ("ratings/1.csv", "Who,when,imp_a,sat_a\np1,9:00,1,2\n"), ("ratings/2.csv", LONG)];
    let reading = project(&files);
    assert_eq!(seen(&reading), [""; 0]);
    assert_eq!(reading.project.ratings.iter().count(), 4);
    let bytes: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let (ratings, names, findings) = read_ratings(folder(&bytes).path(), &Quiet).unwrap();
    assert_eq!(answers(&ratings), answers(&reading.project.ratings));
    assert_eq!(names, ["jobpack.toml", "ratings/1.csv", "ratings/2.csv"]);
    assert!(findings.is_empty());
}

proptest! {
    #[test]
    fn any_survey_reads_the_same_long_and_wide(table in prop::collection::vec(prop::collection::vec((0u8..7, 0u8..7), 3), 1..9)) {
        let cell = |value: u8| if value == 0 { String::new() } else { value.to_string() };
        let (mut long, mut wide) = ("respondent,outcome,importance,satisfaction\n".to_owned(), "respondent".to_owned());
        (0..3).for_each(|outcome| wide += &format!(",imp_o{outcome},sat_o{outcome}"));
        wide.push('\n');
        for (person, row) in table.iter().enumerate() {
            wide += &format!("p{person}");
            for (outcome, &(importance, satisfaction)) in row.iter().enumerate() {
                long += &format!("p{person},o{outcome},{},{}\n", cell(importance), cell(satisfaction));
                wide += &format!(",{},{}", cell(importance), cell(satisfaction));
            }
            wide.push('\n');
        }
        prop_assert_eq!(answers(&ratings("long.csv", &long)), answers(&ratings("wide.csv", &wide)));
    }
}
