//! Segments: what is hidden is found, and noise is not taken for a segment.

use jobpack::score::PROFILES;
use jobpack_author::progress::Quiet;
use jobpack_author::project::{NO_SEGMENT, Project, QualityRule, Rating, Ratings};
use jobpack_author::survey::segments::{Found, Search, Segment, Segments, find, given, turned_everywhere};
use jobpack_author::survey::{HALF_WIDTH, SegmentScores, score};
use jobpack_author::workflow::{WantedSegments, Work, segments, strategies, strategies_project};
use std::path::Path;

mod survey_support;

use survey_support::{Draw, ratings};

fn academy() -> Segments {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/academy");
    segments(&path, &WantedSegments::default(), &Work::new(&Quiet)).unwrap()
}

fn found(ratings: &Ratings, seed: u64) -> Found {
    let group = score(ratings, None, &PROFILES[0], HALF_WIDTH).unwrap();
    let scores = SegmentScores::of(None, group.clone(), |_| String::new());
    let search = Search { seed, ..Search::default() };
    find(ratings, &PROFILES[0], HALF_WIDTH, &search, (&group, &scores), &|_| String::new()).unwrap()
}

/// What the makers of the demo let solo marketers answer otherwise: examples/academy/ratings.py.
const HIDDEN: [&str; 7] = [
    "find-campaign-cost",
    "it-requests",
    "know-what-matters",
    "repair-past-campaign",
    "report-despite-fault",
    "someone-checks",
    "sources-connected",
];

#[test]
fn the_academy_hides_a_segment_that_averages_do_not_show() {
    let told = academy();
    let solo = told.given.iter().find(|segment| segment.name == "solo marketers").unwrap();
    let mut masked: Vec<&str> = solo.masked.iter().filter(|one| one.certain).map(|one| one.outcome.as_str()).collect();
    masked.sort_unstable();
    assert_eq!(masked, HIDDEN);
    let mut more: Vec<&str> =
        solo.distinct.iter().filter(|one| one.here > one.elsewhere).map(|one| one.outcome.as_str()).collect();
    more.sort_unstable();
    assert_eq!(more, HIDDEN);
    let others = told.given.iter().filter(|segment| segment.name != "solo marketers");
    assert!(others.flat_map(|segment| &segment.masked).all(|one| !one.certain));
}

#[test]
fn the_hidden_segment_is_found_and_named() {
    let found = academy().found.unwrap();
    assert_eq!((found.count, found.segments.len()), (2, 2));
    let (solo, others) = (&found.segments[0], &found.segments[1]);
    assert_eq!(solo.segment.name, "mostly solo marketers");
    assert_eq!(others.segment.name, "the others");
    let explained = solo.explained.as_ref().unwrap();
    assert_eq!((explained.column.as_str(), explained.of_value), ("segment", 55));
    assert!(explained.here >= 48 && explained.of_segment <= 66, "{explained:?}");
    let unmet: Vec<&str> =
        solo.segment.distinct.iter().filter(|one| one.here > one.elsewhere).map(|one| one.outcome.as_str()).collect();
    assert!(HIDDEN.iter().all(|id| unmet.contains(id)) && unmet.len() <= HIDDEN.len() + 1, "{unmet:?}");
    assert!(found.criterion.stability.unwrap() > 0.8);
    assert!(!found.warnings.is_empty());
    assert_eq!(solo.members.len() + others.members.len(), 240);
}

#[test]
fn the_same_seed_gives_the_same_and_others_the_same_people() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/academy");
    let with = |seed, threads| {
        let search = Some(Search { seed, ..Search::default() });
        let wanted = WantedSegments { search, ..WantedSegments::default() };
        let work = Work::new(&Quiet).threads(threads).unwrap();
        segments(&path, &wanted, &work).unwrap().found.unwrap()
    };
    let (one, again, other) = (with(5, 1), with(5, 3), with(6, 2));
    assert_eq!(serde_json::to_string(&one).unwrap(), serde_json::to_string(&again).unwrap());
    let [mine, theirs] = [&one, &other].map(|found| &found.segments[0].members);
    let shared = mine.iter().filter(|name| theirs.contains(name)).count();
    assert!(shared * 10 >= mine.len() * 9, "{shared} of {}", mine.len());
}

/// Surveys of one kind of people, who differ by chance and, more or less, in how high they answer.
#[test]
fn noise_is_one_segment_and_no_certain_opportunity() {
    let (mut segmented, mut surveys, mut certain) = (0, 0, 0);
    for (people, outcomes) in [(80, 8), (120, 20), (240, 30)] {
        for style in [0.0, 1.0, 2.5] {
            for seed in 0..4 {
                let mut draw = Draw::new(seed * 100 + u64::from(people));
                let shares: Vec<(f64, f64)> =
                    (0..outcomes).map(|_| (0.2 + 0.5 * draw.unit(), 0.25 + 0.5 * draw.unit())).collect();
                let ratings = ratings(&mut draw, people, outcomes, |draw| style * draw.normal(), |at, _| shares[at]);
                let found = found(&ratings, seed);
                segmented += u32::from(found.count > 1);
                surveys += 1;
                let group = score(&ratings, None, &PROFILES[0], HALF_WIDTH).unwrap();
                let in_truth = |id: &str| {
                    let (i, s) = shares[id[1..].parse::<usize>().unwrap()];
                    style == 0.0 && (2.0 * i - s) > 1.0
                };
                let passes = group.scored.iter().zip(&group.inference.outcomes).filter(|(scored, inferred)| {
                    inferred.over.holm <= 0.05 && inferred.probability > 0.5 && !in_truth(&scored.outcome)
                });
                certain += u32::from(style == 0.0 && passes.count() > 0);
            }
        }
    }
    assert_eq!(surveys, 36);
    assert!(segmented <= 1, "{segmented} of {surveys} surveys of noise were divided");
    assert!(certain <= 2, "{certain} of 12 surveys had a false certain opportunity");
}

#[test]
fn two_and_three_kinds_of_people_are_told_apart() {
    for kinds in [2_usize, 3] {
        let truth = |outcome: usize, person: usize| {
            let mine = outcome / 6 == person % kinds && outcome < 6 * kinds;
            if mine { (0.9, 0.15) } else { (0.5, 0.55) }
        };
        let ratings = ratings(&mut Draw::new(3), 300, 30, |draw| draw.normal(), truth);
        let found = found(&ratings, 1);
        assert_eq!(found.count, kinds, "{}: {:?}", found.reason, found.criterion);
        for one in &found.segments {
            let kind = |name: &String| name[1..].parse::<usize>().unwrap() % kinds;
            let mine = kind(&one.members[0]);
            let pure = one.members.iter().filter(|name| kind(name) == mine).count();
            let main = (0..kinds).map(|kind_of| one.members.iter().filter(|name| kind(name) == kind_of).count());
            assert!(main.max().unwrap() * 10 >= one.members.len() * 8, "{pure} of {}", one.members.len());
            assert!(one.segment.name.starts_with("unmet: o") || one.segment.name == "the others");
        }
    }
}

#[test]
fn too_few_people_are_one_segment_with_the_reason() {
    let ratings = ratings(&mut Draw::new(1), 40, 10, |_| 0.0, |_, _| (0.5, 0.5));
    let found = found(&ratings, 1);
    assert_eq!((found.count, found.segments.len()), (1, 0));
    assert!(found.reason.contains("too few"));
}

#[test]
fn order_that_turns_in_every_segment_is_said() {
    // In each segment few people miss b and nobody is satisfied with a less; together a stands above b, since the segments rated them in different numbers.
    let ratings = counted(&[("n", "a", 80, 72, 0), ("n", "b", 20, 19, 0), ("s", "a", 20, 4, 0), ("s", "b", 80, 20, 0)]);
    let (everyone, given) = divided(&ratings);
    let turned = turned_everywhere(&everyone, &given);
    assert_eq!(turned.len(), 1);
    assert_eq!((turned[0].above.as_str(), turned[0].below.as_str()), ("b", "a"));
}

#[test]
fn order_does_not_turn_where_one_of_two_was_not_rated() {
    let ratings = counted(&[("n", "a", 20, 10, 0), ("n", "b", 20, 15, 0), ("s", "b", 20, 2, 0)]);
    let (everyone, given) = divided(&ratings);
    assert_eq!(everyone.outcomes[0].outcome, "a");
    assert!(turned_everywhere(&everyone, &given).is_empty());
}

/// Ratings by segment (empty is none), outcome, people, how many of them find it important, and how many are satisfied.
fn counted(cells: &[(&str, &str, u32, u32, u32)]) -> Ratings {
    let mut ratings = Ratings::default();
    for &(segment, outcome, people, important, satisfied) in cells {
        let outcome = ratings.outcomes.number(outcome) as u16;
        for person in 0..people {
            let respondent = ratings.respondents.number(&format!("{segment}{person}"));
            if ratings.segment_of.len() <= respondent as usize {
                let number = if segment.is_empty() { NO_SEGMENT } else { ratings.segments.number(segment) };
                ratings.segment_of.push(number);
            }
            let answer = |top: bool| if top { 5 } else { 2 };
            let (importance, satisfaction) = (answer(person < important), answer(person < satisfied));
            ratings.put(Rating { respondent, outcome, importance, satisfaction });
        }
    }
    ratings
}

/// The scores of everyone, and the segments that the ratings name.
fn divided(ratings: &Ratings) -> (SegmentScores, Vec<Segment>) {
    let group = score(ratings, None, &PROFILES[0], HALF_WIDTH).unwrap();
    let everyone = SegmentScores::of(None, group.clone(), |_| String::new());
    let given = given(ratings, &PROFILES[0], HALF_WIDTH, (&group, &everyone), &|_| String::new()).unwrap();
    (everyone, given)
}

#[test]
fn two_segments_are_two_comparisons_where_some_people_are_in_neither() {
    let (_, segments) = divided(&counted(&[("a", "x", 60, 36, 25), ("b", "x", 60, 57, 6), ("", "x", 200, 100, 100)]));
    assert_eq!(segments.iter().map(|one| one.family).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(segments.iter().map(|one| one.distinct.len()).collect::<Vec<_>>(), [0, 1]);
    let (_, segments) = divided(&counted(&[("a", "x", 60, 36, 25), ("b", "x", 60, 57, 6)]));
    assert_eq!(segments.iter().map(|one| (one.family, one.distinct.len())).collect::<Vec<_>>(), [(1, 1), (1, 1)]);
}

/// Every other person counts four times as much as the others, who want something else.
fn weighted() -> Ratings {
    let truth = |outcome: usize, person: usize| if outcome / 6 == person % 2 { (0.9, 0.15) } else { (0.5, 0.55) };
    let mut ratings = ratings(&mut Draw::new(3), 300, 24, |draw| draw.normal(), truth);
    ratings.weights = (0..300).map(|person| if person % 2 == 0 { 1_600_000 } else { 400_000 }).collect();
    for name in ["even", "odd"] {
        ratings.segments.number(name);
    }
    // A person of each kind stands in the other segment, so that weights differ within segments too.
    ratings.segment_of = (0..300).map(|person| if person < 40 { 1 - person % 2 } else { person % 2 }).collect();
    ratings
}

/// What is said of a segment agrees with its scores.
fn agrees(segment: &Segment) {
    let row = |id: &str| segment.scores.outcomes.iter().find(|row| row.outcome == id).unwrap().opportunity;
    assert!(!segment.distinct.is_empty());
    assert!(segment.distinct.iter().all(|one| one.here == row(&one.outcome)), "{:?}", segment.distinct);
}

#[test]
fn weights_decide_what_is_said_of_segments() {
    let mut ratings = weighted();
    let (_, segments) = divided(&ratings);
    segments.iter().for_each(agrees);
    assert!(segments[0].share > 0.6 && segments[0].words[0].ends_with("of all by their weights"));
    let told = found(&ratings, 1);
    assert_eq!(told.count, 2, "{}", told.reason);
    told.segments.iter().for_each(|one| agrees(&one.segment));
    let shares: Vec<f64> = told.segments.iter().map(|one| one.segment.share).collect();
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9 && shares.iter().any(|share| *share > 0.7), "{shares:?}");
    assert!(told.warnings.iter().any(|warning| warning.contains("every respondent as one")));
    let members = told.segments[0].members.clone();
    let project = Project { ratings: ratings.clone(), ..Project::default() };
    let told = strategies_project(&project, "x", &WantedSegments::default(), &Work::new(&Quiet)).unwrap();
    assert!(told.warnings.iter().any(|warning| warning.contains("weights of the respondents")));
    ratings.weights.clear();
    let plain = found(&ratings, 1);
    assert_eq!(plain.segments[0].members, members);
    assert!(!plain.warnings.iter().any(|warning| warning.contains("weights")));
}

#[test]
fn who_answers_without_reading_can_be_left_out_of_segments_and_strategies() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ratings.csv");
    let outcomes: Vec<String> = (0..6).flat_map(|at| [format!("imp_o{at}"), format!("sat_o{at}")]).collect();
    let row = |person: usize| {
        let answers = (0..12).map(|at| if person < 3 { 3 } else { 1 + (person * 7 + at * at) % 5 }.to_string());
        format!("p{person},{},{}\n", ["a", "b"][person % 2], answers.collect::<Vec<_>>().join(","))
    };
    let rows: String = (0..20).map(row).collect();
    std::fs::write(&path, format!("respondent,segment,{}\n{rows}", outcomes.join(","))).unwrap();
    let of = |exclude: &[QualityRule]| {
        let wanted = WantedSegments { exclude: exclude.to_vec(), ..WantedSegments::default() };
        let work = Work::new(&Quiet);
        let told = strategies(&path, &wanted, &work).unwrap().strategies;
        let everyone = segments(&path, &wanted, &work).unwrap().everyone.respondents;
        (everyone, told.iter().map(|one| one.respondents).collect::<Vec<_>>())
    };
    assert_eq!(of(&[]), (Some(20), vec![Some(10), Some(10)]));
    assert_eq!(of(&[QualityRule::StraightLine]), (Some(17), vec![Some(8), Some(9)]));
}

#[test]
fn outcomes_stand_by_what_they_say_and_by_their_id() {
    let told = academy();
    let solo = told.given.iter().find(|segment| segment.name == "solo marketers").unwrap();
    let more = solo.words.iter().find(|words| words.starts_with("more unmet")).unwrap();
    let first = &solo.distinct[0];
    let start: String = first.statement.chars().take(30).collect();
    assert!(more.contains(&start) && more.contains(&format!("`{}`", first.outcome)), "{more}");
}

#[test]
fn every_segment_has_a_strategy_and_none_rests_on_what_is_not_known() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/academy");
    let told = strategies(&path, &WantedSegments::default(), &Work::new(&Quiet)).unwrap();
    assert_eq!(told.strategies.len(), 5);
    for one in &told.strategies {
        assert!(!["dominant", "discrete"].contains(&one.strategy) && !one.lacks.is_empty(), "{one:?}");
        let read = one.read;
        assert!(
            read.underserved.certain <= read.underserved.point && read.underserved.point <= read.underserved.possible
        );
    }
}
