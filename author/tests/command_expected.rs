//! What the command says of small surveys and of the demo project is what `bindings/python/tests/expected` holds, to which the Python package is held too.
//!
//! `UPDATE_EXPECTED=1` writes the files anew.

use assert_cmd::Command;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn holds(name: &str, arguments: &[&str]) {
    let said =
        Command::cargo_bin("jobpack").unwrap().current_dir(root()).args(arguments).arg("--json").output().unwrap();
    let file = root().join("bindings/python/tests/expected").join(name);
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&file, &said.stdout).unwrap();
    }
    assert_eq!(String::from_utf8(said.stdout).unwrap(), std::fs::read_to_string(&file).unwrap(), "{name}");
}

#[test]
fn scores_are_those_that_python_is_held_to() {
    let (project, survey) = ("bindings/python/tests/survey", "bindings/python/tests/survey/ratings.csv");
    holds("score-project.json", &["score", project]);
    holds("score-ratings.json", &["score", survey]);
    holds("score-segments.json", &["score", survey, "--by-segment", "--profile", "share10-2016"]);
    holds("score-pack.json", &["score", "tests/vectors/v1/whole.pack"]);
}

#[test]
fn findings_are_those_that_python_is_held_to() {
    holds("check-academy.json", &["check", "examples/academy"]);
    holds("check-whole.json", &["check", "tests/whole"]);
}
