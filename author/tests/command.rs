//! What the verbs promise to scripts: exit codes, JSON, TREC runs, and quiet ends.

mod command_support;

use command_support::Room;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

#[test]
fn a_starter_project_has_nothing_wrong_and_is_never_overwritten() {
    let room = Room::with_starter();
    let (said, exit) = room.json(&["check", "coffee"]);
    assert_eq!((said["errors"].as_u64(), said["warnings"].as_u64(), exit), (Some(0), Some(0), 0), "{said:#}");
    let (said, exit) = room.json(&["new", "coffee"]);
    assert_eq!((said["error"]["code"].as_str(), exit), (Some("usage"), 2));
}

#[test]
fn a_question_is_answered_with_its_reasons_and_repairs() {
    let room = Room::with_starter();
    let (said, _) = room.json(&["find", "coffee.pack", "my", "coffe", "is", "bitter"]);
    assert_eq!(said["hits"][0]["resource"], "mend-bitter");
    assert_eq!(said["hits"][0]["why"][0]["need"], "find-fault");
    assert_eq!(said["hits"][0]["why"][0]["why"], "Works while the guests wait");
    assert_eq!((&said["repaired"][0]["from"], &said["repaired"][0]["to"]), (&"coffe".into(), &"coffee".into()));
    assert_eq!(said["jobs"][0]["id"], "make-cup");
    let text = room.text(&["find", "coffee.pack", "my", "coffe", "is", "bitter"]);
    assert!(text.starts_with("coffe -> coffee\n 1. Mend a bitter or sour cup\n"), "{text}");
    let text = room.text(&["find", "coffee.pack", "coffe", "coffe"]);
    assert!(text.starts_with("coffe -> coffee, coffe -> coffee\n"), "each place is told by itself: {text}");
    let body = room.text(&["find", "coffee", "how", "much", "coffee", "per", "cup", "--show", "1"]);
    assert!(body.contains("Weigh the water first"), "{body}");
}

#[test]
fn circumstances_exclude_and_unknown_ones_are_refused() {
    let room = Room::with_starter();
    let (said, _) = room.json(&["find", "coffee.pack", "machine", "--minutes", "5"]);
    let hits = said["hits"].as_array().unwrap();
    assert!(hits.iter().all(|hit| hit["resource"] != "first-cup"), "{said:#}");
    let (said, exit) = room.json(&["find", "coffee.pack", "machine", "--when", "colour=red"]);
    assert_eq!(exit, 2);
    assert!(said["error"]["advice"].as_str().unwrap().contains("equipment"), "{said}");
    assert_eq!(room.json(&["find", "coffee.pack", "machine", "--when", "guests-wait"]).1, 2);
}

#[test]
fn runs_and_measures_agree() {
    let room = Room::with_starter();
    room.write("queries.tsv", "q1\tbitter coffee\nq2\tnew machine\nq3\tzzzzzz qqqqqq\n");
    room.write("qrels.txt", "q1 0 mend-bitter 1\nq2 0 first-cup 2\nq2 0 set-grind 1\nq3 0 set-grind 1\n");
    let run = room.text(&["find", "coffee.pack", "--queries", "queries.tsv", "--trec"]);
    let rows: Vec<Vec<&str>> = run.lines().map(|line| line.split(' ').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 6 && row[1] == "Q0" && row[5] == "jobpack"), "{run}");
    for pair in rows.windows(2).filter(|pair| pair[0][0] == pair[1][0]) {
        let score = |row: &[&str]| row[4].parse::<f32>().unwrap();
        assert!(score(&pair[0]) > score(&pair[1]), "{run}");
    }
    let (said, _) = room.json(&["eval", "coffee.pack", "--queries", "queries.tsv", "--qrels", "qrels.txt"]);
    assert_eq!((said["judged"].as_u64(), said["queries"].as_u64()), (Some(3), Some(3)));
    assert_eq!(said["without_hit"], 1.0 / 3.0);
    // The first query finds its one answer first; the third finds nothing.
    let place = |id: &str| rows.iter().filter(|row| row[0] == "q2").position(|row| row[2] == id);
    let gain = |id: &str, grade: f64| place(id).map_or(0.0, |place| grade / (place as f64 + 2.0).log2());
    let second = (gain("first-cup", 2.0) + gain("set-grind", 1.0)) / (2.0 + 1.0 / 3_f64.log2());
    assert!((said["ndcg_10"].as_f64().unwrap() - (1.0 + second) / 3.0).abs() < 1e-4, "{said} {run}");
}

#[test]
fn queries_in_lines_of_json_and_a_pack_in_memory_give_the_same_run() {
    let room = Room::with_starter();
    room.write("queries.tsv", "q1\tbitter coffee\n");
    room.write("queries.jsonl", "{\"id\": \"q1\", \"text\": \"bitter coffee\"}\n");
    let plain = room.text(&["find", "coffee.pack", "--queries", "queries.tsv", "--trec"]);
    assert_eq!(plain, room.text(&["find", "coffee", "--queries", "queries.jsonl", "--trec"]));
    let (said, exit) = room.json(&["eval", "coffee", "--queries", "queries.tsv", "--qrels", "queries.tsv"]);
    assert_eq!(
        (said["error"]["code"].as_str(), said["error"]["place"]["row"].as_u64(), exit),
        (Some("malformed"), Some(1), 3)
    );
}

#[test]
fn a_choice_comes_with_its_certificate() {
    let room = Room::with_starter();
    let (said, _) = room.json(&["pick", "coffee.pack", "--minutes", "12"]);
    assert!(said["certificate"]["minutes"].as_u64().unwrap() <= 12);
    assert!(said["certificate"]["value"].as_u64() <= said["certificate"]["bound"].as_u64());
    let items = said["items"].as_array().unwrap();
    let place = |id: &str| items.iter().position(|item| item["resource"] == id);
    assert!(place("first-cup").is_none_or(|last| place("measure-dose") < Some(last)), "{said:#}");
    let (known, _) = room.json(&["pick", "coffee.pack", "--known", "measure-dose", "--job", "make-cup"]);
    assert!(known["items"].as_array().unwrap().iter().all(|item| item["resource"] != "measure-dose"));
    let (only, _) = room.json(&["pick", "coffee.pack", "--collection", "first-day"]);
    assert!(only["items"].as_array().unwrap().iter().all(|item| item["resource"] != "set-grind"), "{only:#}");
    assert_eq!(room.json(&["pick", "coffee.pack", "--job", "no-such-job"]).1, 2);
}

const RATINGS: &str = "respondent,outcome,importance,satisfaction,segment
a,right-dose,5,1,home\na,right-grind,2,4,home\nb,right-dose,4,2,home\nb,right-grind,1,5,home
c,right-dose,5,2,office\nc,right-grind,4,4,office\nd,right-dose,5,5,office\nd,right-grind,3,,office\n";

#[test]
fn ratings_become_scores_in_points() {
    let room = Room::with_starter();
    room.write("ratings.csv", RATINGS);
    let (said, _) = room.json(&["score", "ratings.csv"]);
    assert_eq!(said["profile"], "share10-2005");
    let first = &said["outcomes"][0];
    assert_eq!((&first["outcome"], first["n"].as_u64()), (&"right-dose".into(), Some(4)));
    let figures = ["importance", "satisfaction", "opportunity"].map(|key| first[key].as_f64());
    assert_eq!(figures, [Some(10.0), Some(2.5), Some(17.5)]);
    assert!(first["interval"][0].as_f64() < Some(17.5) && first["interval"][1].as_f64() >= Some(17.5));
    assert_eq!((&first["ranks"][0], &first["region"]), (&1.into(), &"underserved".into()));
    assert_eq!((said["outcomes"][1]["n"].as_u64(), said["excluded"].as_u64()), (Some(3), Some(1)));
    let (said, _) = room.json(&["score", "ratings.csv", "--by-segment"]);
    assert_eq!(said["segments"][0]["segment"], "home");
    let (office, _) = room.json(&["score", "ratings.csv", "--segment", "office", "--profile", "share10-2016"]);
    assert_eq!((&office["profile"], office["outcomes"][0]["n"].as_u64()), (&"share10-2016".into(), Some(2)));
}

#[test]
fn a_pack_scores_as_its_ratings_do() {
    let room = Room::with_starter();
    room.write("coffee/ratings.csv", RATINGS);
    room.text(&["build", "coffee"]);
    let figures = |path: &str| {
        let (said, _) = room.json(&["score", path]);
        let rows = said["outcomes"].as_array().unwrap().clone();
        rows.iter()
            .map(|row| format!("{} {} {} {}", row["outcome"], row["n"], row["opportunity"], row["interval"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(figures("coffee"), figures("coffee.pack"));
    assert_eq!(room.json(&["score", "coffee.pack"]).0["independent"], true);
}

#[test]
fn a_pack_tells_what_its_bytes_are_spent_on_and_damage_is_found() {
    let room = Room::with_starter();
    let (said, _) = room.json(&["info", "coffee.pack", "--verify"]);
    let sections = said["sections"].as_array().unwrap();
    let sum: u64 = sections.iter().map(|section| section["bytes"].as_u64().unwrap()).sum();
    assert!(sum < said["bytes"].as_u64().unwrap());
    let mut bytes = std::fs::read(room.path().join("coffee.pack")).unwrap();
    let last = bytes.len() - 9;
    bytes[last] ^= 1;
    std::fs::write(room.path().join("hurt.pack"), &bytes).unwrap();
    let (said, exit) = room.json(&["info", "hurt.pack", "--verify"]);
    assert_eq!((said["error"]["code"].as_str(), exit), (Some("pack"), 3));
}

#[test]
fn what_cannot_be_read_or_written_ends_with_three() {
    let room = Room::with_starter();
    assert_eq!(room.json(&["find", "absent.pack", "word"]).1, 3);
    assert_eq!(room.json(&["build", "absent"]).1, 3);
    assert_eq!(room.json(&["build", "coffee", "-o", "no/such/folder/x.pack"]).1, 3);
    room.write("empty.pack", "");
    assert_eq!(room.json(&["info", "empty.pack"]).1, 3);
    room.write("text.pack", "this is not a pack at all, only some text");
    assert_eq!(room.json(&["info", "text.pack"]).1, 3);
}

#[test]
fn wrong_usage_ends_with_two_in_json_too() {
    let room = Room::new();
    for arguments in
        [&["find", "x.pack"][..], &["build"], &["score", "x", "--profile", "none"], &["check", "--explain", "E999"]]
    {
        let (said, exit) = room.json(arguments);
        assert_eq!((said["error"]["code"].as_str(), exit), (Some("usage"), 2), "{arguments:?}");
    }
    room.jobpack(&["fnid"]).assert().code(2);
}

#[test]
fn help_teaches_with_an_example_for_each_verb() {
    let room = Room::new();
    for verb in ["new", "status", "check", "build", "info", "find", "pick", "score", "report", "eval", "demo"] {
        let help = room.text(&[verb, "--help"]);
        assert!(help.contains("Example"), "{verb}: {help}");
    }
}

#[test]
fn no_colour_where_no_terminal_reads() {
    let room = Room::with_starter();
    for arguments in [&["find", "coffee.pack", "grind"][..], &["info", "coffee.pack"], &["check", "coffee"]] {
        assert!(!room.text(arguments).contains('\u{1b}'), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_stops_is_no_error() {
    let room = Room::with_starter();
    let queries: String = (0..5_000).map(|number| format!("q{number}\tcoffee machine\n")).collect();
    room.write("queries.tsv", &queries);
    for form in [&["--trec"][..], &["--json"], &[]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_jobpack"))
            .current_dir(room.path())
            .args(["find", "coffee.pack", "--queries", "queries.tsv"])
            .args(form)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ended = child.wait_with_output().unwrap();
        assert!(ended.status.success() && ended.stderr.is_empty(), "{form:?}: {ended:?}");
    }
}
