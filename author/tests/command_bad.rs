//! Every project of `tests/projects/bad` is refused, with the code and the place that its table says, and nothing is written.

mod command_support;

use command_support::Room;
use serde_json::{Value, json};
use std::path::Path;

#[test]
fn projects_with_errors_are_refused_with_their_places() {
    let bad = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/projects/bad");
    let table = std::fs::read_to_string(bad.join("expected.tsv")).unwrap();
    let mut named = Vec::new();
    for row in table.lines().skip(1) {
        let [project, code, file, row, field] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        named.push(project.to_owned());
        let room = Room::new();
        let (said, exit) = room.json(&["build", bad.join(project).to_str().unwrap()]);
        assert_eq!(exit, 1, "{project}: {said}");
        assert_eq!(room.names(), Vec::<String>::new(), "{project} left something behind");
        let row: u32 = row.parse().unwrap();
        let wanted = [("code", json!(code)), ("file", json!(file)), ("row", json!(row)), ("field", json!(field))];
        let fits = |finding: &Value| wanted.iter().all(|(key, value)| finding[key] == *value);
        let findings = said["findings"].as_array().unwrap();
        assert!(findings.iter().any(fits), "{project}: {findings:#?}");
        assert!(
            !said["error"]["message"].as_str().unwrap().is_empty()
                && !said["error"]["advice"].as_str().unwrap().is_empty()
        );
    }
    let folders = std::fs::read_dir(&bad).unwrap().map(|entry| entry.unwrap()).filter(|entry| entry.path().is_dir());
    let mut folders: Vec<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    folders.sort();
    named.sort();
    assert_eq!(folders, named, "projects and table differ");
}

#[test]
fn a_pack_that_stands_there_is_left_alone_when_the_project_is_wrong() {
    let room = Room::with_starter();
    let before = std::fs::read(room.path().join("coffee.pack")).unwrap();
    room.write("coffee/links.csv", "resource,need,why\nnothing,make-cup,because\n");
    room.jobpack(&["build", "coffee"]).assert().code(1);
    assert_eq!(std::fs::read(room.path().join("coffee.pack")).unwrap(), before);
}
