//! From a file of ratings to scores: who is left out and why, who counts how much, and what the respondents are divided by.

use jobpack_author::fault::Fault;
use jobpack_author::progress::Quiet;
use jobpack_author::project::QualityRule;
use jobpack_author::survey::quality::RuleReport;
use jobpack_author::survey::{OutcomeScore, Scores};
use jobpack_author::workflow::{Wanted, Work, examine, score};
use std::fmt::Write;
use std::fs;

/// Scores ratings in a file.
fn scored(text: &str, wanted: &Wanted<'_>) -> Result<Scores, Box<Fault>> {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("ratings.csv");
    fs::write(&path, text).unwrap();
    score(&path, wanted, &Work::new(&Quiet))
}

fn rule(scores: &Scores, rule: QualityRule) -> &RuleReport {
    let quality = scores.quality.as_ref().unwrap();
    quality.rules.iter().find(|one| one.rule == rule.name()).unwrap()
}

/// What a rule found, and whom it left out.
fn counts(scores: &Scores, of: QualityRule) -> (u64, u64) {
    let rule = rule(scores, of);
    (rule.count, rule.left_out)
}

fn outcome<'s>(scores: &'s Scores, id: &str) -> &'s OutcomeScore {
    scores.segments[0].outcomes.iter().find(|one| one.outcome == id).unwrap()
}

/// Respondents with varied answers to twelve outcomes, and what else is said of them.
fn varied(people: usize, columns: &str, said: impl Fn(usize) -> String) -> String {
    let mut text = format!("respondent{columns}");
    (0..12).for_each(|at| write!(text, ",imp_o{at},sat_o{at}").unwrap());
    text.push('\n');
    let mut state = 7_u32;
    for person in 0..people {
        write!(text, "p{person}{}", said(person)).unwrap();
        for _ in 0..12 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let mixed = (state >> 16) % 25;
            write!(text, ",{},{}", 1 + mixed / 5, 1 + mixed % 5).unwrap();
        }
        text.push('\n');
    }
    text
}

fn plain() -> Wanted<'static> {
    Wanted::default()
}

#[test]
fn a_clean_survey_has_nothing_to_tell() {
    let scores = scored(&varied(40, ",seconds", |_| ",300".to_owned()), &plain()).unwrap();
    let quality = scores.quality.as_ref().unwrap();
    assert_eq!((quality.respondents, quality.scored, quality.median_seconds), (40, 40, Some(300)));
    assert!(quality.rules.iter().all(|rule| rule.count == 0 && rule.rows.is_empty()));
    assert!(quality.missing.is_empty() && quality.small.is_empty());
}

/// A survey with a straight line, a speeder and a copy: its last three respondents.
fn careless() -> String {
    let all = varied(41, ",seconds", |person| format!(",{}", 300 + person));
    let answers = |row: usize| all.lines().nth(row).unwrap().splitn(3, ',').nth(2).unwrap();
    let line = |name: &str, seconds: u32, answers: &str| format!("{name},{seconds},{answers}\n");
    let mut text: String = all.lines().take(41).map(|line| format!("{line}\n")).collect();
    text += &line("straight", 300, &["4,3"; 12].join(","));
    text += &line("fast", 119, answers(41));
    text += &line("copy", 300, answers(5));
    text
}

#[test]
fn careless_respondents_are_told_and_kept() {
    use QualityRule::{Identical, Speeder, StraightLine};
    let scores = scored(&careless(), &plain()).unwrap();
    assert_eq!([StraightLine, Speeder, Identical].map(|of| counts(&scores, of)), [(1, 0); 3]);
    let told = |of| {
        let row = &rule(&scores, of).rows[0];
        (row.file.as_str(), row.row, row.respondent.as_str(), row.told.as_str())
    };
    assert_eq!(told(StraightLine), ("ratings.csv", 42, "straight", "4 and 3 to all of 12 outcomes"));
    assert_eq!(told(Speeder), ("ratings.csv", 43, "fast", "119 seconds, median 318"));
    assert_eq!(told(Identical), ("ratings.csv", 44, "copy", "the answers of `p4`"));
    assert_eq!(scores.segments[0].respondents, Some(43));
}

#[test]
fn who_is_left_out_is_gone_from_every_figure() {
    let exclude = [QualityRule::StraightLine, QualityRule::Speeder, QualityRule::Identical];
    let wanted = Wanted { exclude: &exclude, ..plain() };
    let (left, clean) = (scored(&careless(), &wanted).unwrap(), scored(&varied(40, "", |_| String::new()), &plain()));
    assert_eq!(exclude.map(|of| counts(&left, of)), [(1, 1); 3]);
    assert_eq!(left.quality.as_ref().unwrap().scored, 40);
    assert_eq!(left.segments, clean.unwrap().segments);
}

#[test]
fn a_project_says_who_is_left_out() {
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(place.path().join(name), text).unwrap();
    write("jobpack.toml", "title = \"T\"\n[survey]\nexclude = [\"straight-line\"]\n");
    write("ratings.csv", &careless());
    let outcomes: String = (0..12).map(|at| format!("o{at},j,Minimize the time it takes to do {at}\n")).collect();
    write("outcomes.csv", &format!("id,job,statement\n{outcomes}"));
    write("jobs.csv", "id,kind,statement\nj,core,Do a thing\n");
    let scores = score(place.path(), &plain(), &Work::new(&Quiet)).unwrap();
    assert_eq!(counts(&scores, QualityRule::StraightLine), (1, 1));
    assert_eq!(scores.segments[0].respondents, Some(42));
    write("jobpack.toml", "title = \"T\"\n[survey]\nexclude = [\"straight lines\"]\n");
    let examined = examine(place.path(), &Work::new(&Quiet)).unwrap();
    assert!(examined.findings.iter().any(|one| one.code == "E108" && one.message.contains("straight-line")));
}

#[test]
fn slips_are_errors_until_it_is_decided() {
    let text = "respondent,outcome,importance,satisfaction\np,a,5,1\np,a,4,1\nq,a,6,2\nq,b,3,3\n";
    let fault = scored(text, &plain()).unwrap_err();
    let found: Vec<(&str, u32)> = fault.findings.iter().map(|one| (one.code, one.row)).collect();
    assert_eq!(found, [("E232", 3), ("E231", 4)]);
    let exclude = [QualityRule::OffScale, QualityRule::Repeated];
    let scores = scored(text, &Wanted { exclude: &exclude, ..plain() }).unwrap();
    assert_eq!(exclude.map(|of| counts(&scores, of)), [(1, 1); 2]);
    assert_eq!((outcome(&scores, "a").n, outcome(&scores, "a").importance), (1, 10.0));
}

#[test]
fn weights_are_shares_and_an_effective_number() {
    // Six people of weight 1 find it important, two of weight 3 do not: half of the weight, and (6 + 6)² / (6 + 18) = 6 people.
    let row = |at: usize, weight: &str, answer: u8| format!("p{at},{weight},{answer},1\n");
    let mut text = "respondent,weight,imp_a,sat_a\n".to_owned();
    (0..6).for_each(|at| text += &row(at, "1", 5));
    (6..8).for_each(|at| text += &row(at, "3.0", 2));
    let weighted = scored(&text, &plain()).unwrap();
    assert!(weighted.weighted);
    assert_eq!((outcome(&weighted, "a").n, outcome(&weighted, "a").importance), (6, 5.0));
    let unweighted = scored(&text, &Wanted { unweighted: true, ..plain() }).unwrap();
    assert!(!unweighted.weighted);
    assert_eq!((outcome(&unweighted, "a").n, outcome(&unweighted, "a").importance), (8, 7.5));
    assert!(scored("respondent,weight,imp_a\np,-1,5\n", &plain()).is_err());
}

/// A weight of 0 leaves a person out, and a segment of nobody else has no scores, while in the whole it counts for nothing.
#[test]
fn who_weighs_nothing_does_not_count() {
    let row = |at: usize, segment: &str, weight: &str, answer: u8| format!("p{at},{segment},{weight},{answer},1\n");
    let mut text = "respondent,segment,weight,imp_a,sat_a\n".to_owned();
    (0..6).for_each(|at| text += &row(at, "in", "1", 5));
    (6..9).for_each(|at| text += &row(at, "out", "0", 2));
    let everyone = scored(&text, &plain()).unwrap();
    assert_eq!((outcome(&everyone, "a").n, outcome(&everyone, "a").importance), (6, 10.0));
    let segments = scored(&text, &Wanted { by_segment: true, ..plain() }).unwrap().segments;
    let told: Vec<_> =
        segments.iter().map(|one| (one.segment.as_deref(), one.outcomes.len(), one.unscored.len())).collect();
    assert_eq!(told, [(Some("in"), 1, 0), (Some("out"), 0, 1)]);
}

#[test]
fn counts_alone_give_the_scores_of_a_pack() {
    let text = varied(300, ",segment", |person| format!(",{}", person % 2));
    let counts_only = Wanted { counts_only: true, ..plain() };
    let (counted, whole) = (scored(&text, &counts_only).unwrap(), scored(&text, &plain()).unwrap());
    assert!(counted.independent && counted.quality.is_none() && counted.segments[0].respondents.is_none());
    for row in &whole.segments[0].outcomes {
        let same = outcome(&counted, &row.outcome);
        assert_eq!((same.counts, same.opportunity, same.interval), (row.counts, row.opportunity, row.interval));
    }
    let refused = |text: &str, wanted: &Wanted<'_>| scored(text, wanted).unwrap_err().message;
    let by = Wanted { by: Some("role"), ..counts_only };
    assert!(refused(&text, &by).contains("cannot tell segments"));
    let exclude = [QualityRule::OffScale, QualityRule::Repeated];
    assert!(refused(&text, &Wanted { exclude: &exclude, ..counts_only }).contains("whom the rule repeated finds"));
    let weighted = "respondent,imp_a,sat_a,weight\np,5,1,2\nq,4,2,1\n";
    assert!(refused(weighted, &counts_only).contains("have weights"));
    assert_eq!(outcome(&scored(weighted, &Wanted { unweighted: true, ..counts_only }).unwrap(), "a").n, 2);
    let off = "respondent,imp_a,sat_a\np,5,1\nq,9,2\n";
    assert!(refused(off, &counts_only).contains("9 is not from 1 to 5"));
    let left_out = scored(off, &Wanted { exclude: &exclude[..1], ..counts_only }).unwrap();
    assert_eq!(outcome(&left_out, "a").n, 1);
    assert!(refused("respondent,imp_a,sat_a\np,0,NA\n", &counts_only).contains("has no ratings"));
}

#[test]
fn weights_that_are_all_the_same_change_nothing() {
    let text = varied(60, ",weight", |_| ",0.25".to_owned());
    let (weighted, plain) = (scored(&text, &plain()).unwrap(), scored(&varied(60, "", |_| String::new()), &plain()));
    let plain = plain.unwrap();
    assert_eq!((weighted.weighted, &weighted.segments), (false, &plain.segments));
}

#[test]
fn nearly_equal_weights_give_nearly_the_same() {
    let text = varied(600, ",weight", |person| format!(",{}", if person == 7 { "1.000001" } else { "1" }));
    let (weighted, plain) = (scored(&text, &plain()).unwrap(), scored(&varied(600, "", |_| String::new()), &plain()));
    assert!(weighted.weighted);
    for (one, other) in weighted.segments[0].outcomes.iter().zip(&plain.unwrap().segments[0].outcomes) {
        assert_eq!((&one.outcome, one.n, one.ranks), (&other.outcome, other.n, other.ranks));
        let figures =
            |row: &OutcomeScore| [row.importance, row.satisfaction, row.opportunity, row.interval[0], row.interval[1]];
        assert!(
            figures(one).iter().zip(figures(other)).all(|(one, other)| (one - other).abs() < 0.002),
            "{one:?} {other:?}"
        );
    }
}

#[test]
fn competitors_are_scored_by_those_who_use_them_long_and_wide() {
    let mut long = "respondent,outcome,importance,satisfaction,solution\n".to_owned();
    let mut wide = "respondent,imp_a,imp_b_c,sat_x_a,sat_y_a,sat_x_b_c,sat_y_b_c\n".to_owned();
    for person in 0..60 {
        let (high, low) = (1 + person % 5, 1 + person / 5 % 5);
        let uses_x = person % 2 == 0;
        let solution = if uses_x { "x" } else { "y" };
        writeln!(long, "p{person},a,{high},{low},{solution}\np{person},b_c,{low},{high},{solution}").unwrap();
        let (x, y) =
            if uses_x { (format!("{low},"), format!("{high},")) } else { (format!(",{low}"), format!(",{high}")) };
        writeln!(wide, "p{person},{high},{low},{x},{y}").unwrap();
    }
    let wanted = Wanted { by: Some("solution"), by_segment: true, ..plain() };
    let (long, wide) = (scored(&long, &wanted).unwrap(), scored(&wide, &wanted).unwrap());
    assert_eq!(long.segments.iter().map(|one| one.segment.as_deref()).collect::<Vec<_>>(), [Some("x"), Some("y")]);
    assert_eq!(long.segments, wide.segments);
    assert_eq!(long.segments[0].respondents, Some(30));
    let both = "respondent,imp_a,sat_x_a,sat_y_a\np,5,1,2\n";
    let fault = scored(both, &wanted).unwrap_err();
    assert_eq!(fault.findings.iter().map(|one| (one.code, one.row)).collect::<Vec<_>>(), [("E119", 2)]);
}

#[test]
fn respondents_are_divided_in_several_ways() {
    let said = |person: usize| format!(",{},{}", ["new", "old"][person % 2], ["admin", "user", "user"][person % 3]);
    let text = varied(90, ",segment,Segment_Role", said);
    let by = |by| scored(&text, &Wanted { by: Some(by), by_segment: true, ..plain() });
    let people = |scores: Scores| -> Vec<(Option<String>, Option<u64>)> {
        scores.segments.into_iter().map(|one| (one.segment, one.respondents)).collect()
    };
    assert_eq!(people(by("segment").unwrap()), [(Some("new".into()), Some(45)), (Some("old".into()), Some(45))]);
    assert_eq!(people(by("Role").unwrap()), [(Some("admin".into()), Some(30)), (Some("user".into()), Some(60))]);
    let fault = by("country").unwrap_err();
    assert!(fault.advice.contains("segment, Role"), "{}", fault.advice);
}

#[test]
fn spaces_that_look_alike_are_alike() {
    let text = "respondent,imp_find\u{a0}cause,sat_find cause\n\u{a0}p\u{2009}1,5,2\np 2,4,\u{a0}\n";
    let scores = scored(text, &plain()).unwrap();
    assert_eq!(scores.segments[0].outcomes.len(), 1);
    assert_eq!((outcome(&scores, "find cause").n, scores.segments[0].respondents), (1, Some(2)));
}

#[test]
fn missing_shares_and_small_segments_are_told() {
    let mut text = "respondent,segment,imp_a,sat_a,imp_b,sat_b\n".to_owned();
    for person in 0..40 {
        let (segment, answer) = (if person < 29 { "s" } else { "t" }, if person < 32 { "4" } else { "" });
        writeln!(text, "p{person},{segment},{},2,{answer},3", 1 + person % 5).unwrap();
    }
    let missing = |text: &str| scored(text, &plain()).unwrap().quality.unwrap().missing;
    assert_eq!(missing(&text), []);
    let more = text.replacen("p0,s,1,2,4,3", "p0,s,1,2,,3", 1);
    assert_eq!(missing(&more).iter().map(|one| (one.outcome.as_str(), one.missing)).collect::<Vec<_>>(), [("b", 9)]);
    let small = scored(&text, &plain()).unwrap().quality.unwrap().small;
    assert_eq!(
        small.iter().map(|one| (one.segment.as_str(), one.respondents)).collect::<Vec<_>>(),
        [("s", 29), ("t", 11)]
    );
}
