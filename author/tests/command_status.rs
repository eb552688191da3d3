//! The status of a project at each of the six steps, from an empty folder to a finished one, as tests/status/ has it.
//!
//! `UPDATE_EXPECTED=1 cargo test -p jobpack-author --test command_status` writes these files anew.

mod command_support;

use command_support::Room;
use serde_json::Value;
use std::path::Path;

/// Files that a step adds or changes.
type Files = Vec<(&'static str, String)>;

const JOBS: &str = "id,kind,statement,executor\nmake-cup,core,Make a cup of coffee,home brewer\n";
const OUTCOMES: &str = "id,job,step,statement,ways
dose,make-cup,prepare,Minimize the likelihood of a wrong dose,too strong
taste,make-cup,monitor,Minimize the time to see why it tastes bad,why is it bitter
";

/// Ratings of so many people: the first outcome is important to all of them, and so many are satisfied with it.
fn ratings(people: usize, satisfied: usize) -> String {
    let row = |at: usize| format!("r{at},home,5,{},3,4\n", if at < satisfied { 5 } else { 1 });
    let rows: String = (0..people).map(row).collect();
    format!("respondent,segment,imp_dose,sat_dose,imp_taste,sat_taste\n{rows}")
}

/// What each step adds to the one before.
fn steps() -> [(&'static str, Files); 8] {
    let file = |name, text: &str| (name, text.to_owned());
    let settings = "title = \"Coffee\"\ncurator = \"Ada\"\nlicence = \"CC0-1.0\"\nmade_for = \"2026-11-01\"\n[check]\nallow = [\"W234\"]\ndirections = \"any-direction\"\n";
    let circumstances = "id,title,minutes\nguests,Guests are waiting,5\n";
    let collections = "id,title,purpose,summary,circumstance,items\nrescue,Rescue a cup,just in time,For hosts.,guests,\nlearn,Learn to brew,just in case,For beginners.,,\n";
    let resources = "id,title,summary,url,minutes,moments,serves,why
scale,Weigh water and coffee,How much.,https://example.org/scale,3,apply,dose:5,Shows the amount
sip,Find out why it is bitter,Three questions.,https://example.org/sip,4,solve,taste:5,Asks the three questions
";
    [
        ("0-empty", vec![]),
        ("1-initiated", vec![file("jobpack.toml", settings), file("jobs.csv", JOBS)]),
        ("2-needs-uncovered", vec![file("outcomes.csv", OUTCOMES)]),
        ("3-ratings-gathered", vec![("ratings.csv", ratings(40, 38))]),
        ("4-opportunities-found", vec![("ratings.csv", ratings(200, 20))]),
        ("5-market-strategy", vec![file("circumstances.csv", circumstances), file("collections.csv", collections)]),
        ("6-learning-designed", vec![file("resources.csv", resources)]),
        ("7-broken", vec![file("jobs.csv", &format!("{JOBS}make-cup,core,Make a cup again,home brewer\n"))]),
    ]
}

/// A room with the project up to a step.
fn room(last: &str) -> Room {
    let room = Room::new();
    std::fs::create_dir(room.path().join("cup")).unwrap();
    for (step, files) in steps() {
        for (name, text) in files {
            room.write(&format!("cup/{name}"), &text);
        }
        if step == last {
            break;
        }
    }
    room
}

fn status(last: &str) -> Value {
    let (said, exit) = room(last).json(&["status", "cup"]);
    assert_eq!(exit, 0, "{last}: {said:#}");
    said
}

#[test]
fn each_step_is_told_as_it_was_agreed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/status");
    for (step, _) in steps() {
        let said = format!("{:#}\n", status(step));
        let path = folder.join(format!("{step}.json"));
        if std::env::var_os("UPDATE_EXPECTED").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &said).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(said, expected, "{step}");
    }
}

#[test]
fn a_project_stands_at_the_first_step_that_is_not_done() {
    let at = |step: &str| status(step)["stands_at"].as_str().map(str::to_owned);
    let stands: Vec<_> = steps().iter().map(|(step, _)| at(step)).collect();
    let expected = [
        Some("initiated"),
        Some("needs-uncovered"),
        Some("ratings-gathered"),
        Some("opportunities-found"),
        Some("market-strategy"),
        Some("learning-designed"),
        None,
        Some("learning-designed"),
    ];
    assert_eq!(stands, expected.map(|step| step.map(str::to_owned)));
}

/// Whoever does what `next` says, with the very example, is at the next step or has one lack less.
#[test]
fn what_is_next_is_concrete() {
    for (step, _) in steps() {
        let next = &status(step)["next"];
        let text = |key: &str| next[key].as_str().unwrap().to_owned();
        let (what, command, file, example) = (text("what"), text("command"), text("file"), text("example"));
        assert!(!what.is_empty() && (command.starts_with("jobpack ") || !file.is_empty()), "{step}: {next}");
        if file.ends_with(".csv") && !example.is_empty() {
            let mut reader = csv::Reader::from_reader(example.as_bytes());
            let rows: Vec<_> =
                reader.records().collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{step}: {error}"));
            assert_eq!(rows.len(), 1, "{step}: {example}");
        }
    }
    assert_eq!(status("6-learning-designed")["next"]["command"], "jobpack report cup -o cup.html");
    assert_eq!(status("7-broken")["next"]["command"], "jobpack check cup");
}

#[test]
fn examples_of_the_first_steps_lead_on() {
    let room = Room::new();
    let next = |path: &str| room.json(&["status", path]).0["next"].clone();
    std::fs::create_dir(room.path().join("new")).unwrap();
    room.text(&["new", "new"]);
    assert_eq!(next("new")["file"], "ratings.csv");
    let (folder, mut files) = ("own", Vec::new());
    std::fs::create_dir(room.path().join(folder)).unwrap();
    for _ in 0..3 {
        let next = next(folder);
        let (file, example) = (next["file"].as_str().unwrap().to_owned(), next["example"].as_str().unwrap().to_owned());
        room.write(&format!("{folder}/{file}"), &example);
        files.push(file);
    }
    assert_eq!(files, ["jobpack.toml", "jobs.csv", "outcomes.csv"]);
    assert_eq!(next(folder)["file"], "ratings.csv");
    assert_eq!(room.json(&["check", folder]).0["errors"], 0);
}

/// A folder with something in it cannot be begun in by `jobpack new`, and a name of several words is one word of a command.
#[test]
fn what_is_next_fits_the_folder() {
    let room = Room::new();
    std::fs::create_dir(room.path().join("my cup")).unwrap();
    let next = || room.json(&["status", "my cup"]).0["next"].clone();
    let run = |command: &str| {
        std::process::Command::new("sh")
            .current_dir(room.path())
            .args(["-c", &command.replacen("jobpack", env!("CARGO_BIN_EXE_jobpack"), 1)])
            .status()
            .unwrap()
            .success()
    };
    room.write("my cup/notes.txt", "Ask Ada.");
    assert_eq!((next()["command"].as_str(), next()["file"].as_str()), (Some(""), Some("jobpack.toml")));
    room.write("my cup/jobpack.toml", next()["example"].as_str().unwrap());
    assert_eq!(next()["file"], "jobs.csv");
    std::fs::remove_dir_all(room.path().join("my cup")).unwrap();
    std::fs::create_dir(room.path().join("my cup")).unwrap();
    assert!(cfg!(windows) || run(next()["command"].as_str().unwrap()), "{}", next()["command"]);
    assert!(room.path().join("my cup/jobpack.toml").is_file());
}

/// Ratings of what the project does not know are no ratings of its outcomes.
#[test]
fn ratings_of_other_outcomes_are_not_enough() {
    let room = room("1-initiated");
    let row = |at: usize| format!("r{at},5,{}\n", 1 + at % 5);
    let rows: String = (0..200).map(row).collect();
    room.write("cup/ratings.csv", &format!("respondent,imp_heat,sat_heat\n{rows}"));
    let step = room.json(&["status", "cup"]).0["steps"][2].clone();
    let todo = &step["lacks"][0]["todo"];
    assert_eq!((step["state"].as_str(), todo["file"].as_str()), (Some("begun"), Some("outcomes.csv")));
    assert!(todo["example"].as_str().unwrap().contains("\nheat,make-cup,"), "{todo}");
}

#[test]
fn people_read_steps_lacks_and_what_is_next() {
    let room = room("2-needs-uncovered");
    let said = room.text(&["status", "cup"]);
    for line in [
        "[x] 2. needs uncovered",
        "[ ] 3. ratings gathered",
        "- needs: no ratings",
        "respondent,outcome,importance,satisfaction,segment",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let all = room.text(&["status", "cup", "--all"]);
    assert!(all.lines().count() > said.lines().count(), "{all}");
    assert_eq!(room.json(&["status", "absent"]).1, 3);
    assert_eq!(room.json(&["report", "absent"]).1, 3);
    assert_eq!(room.json(&["report", "cup", "-o", "cup.doc"]).1, 2);
    room.write("x.csv", "id\n");
    assert_eq!(room.json(&["status", "x.csv"]).1, 2);
}
