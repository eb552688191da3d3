//! What `docs/ABI.md` and `docs/SECURITY.md` say is so.
#![cfg(not(miri))]

use jobpack_c::find::jobpack_search;
use jobpack_c::pack::jobpack_pack;
use jobpack_c::tally::jobpack_tally;
use jobpack_c::verify::jobpack_verifier;
use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::path::PathBuf;

fn read(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join(path);
    read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The cells of the rows of tables in a text.
fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    lines.map(|line| line.split(" | ").map(|cell| cell.trim_matches('`')).collect())
}

#[test]
fn every_status_of_the_header_stands_in_the_table_with_its_number() {
    let (header, document) = (read("include/jobpack.h"), read("docs/ABI.md"));
    let is_status = |name: &str| {
        name.starts_with("JOBPACK_ERROR_") || ["JOBPACK_OK", "JOBPACK_NOT_FOUND", "JOBPACK_DONE"].contains(&name)
    };
    let declared = header.lines().filter_map(|line| line.trim().strip_suffix(',')?.split_once(" = "));
    let declared: BTreeSet<_> =
        declared.filter(|(name, _)| is_status(name)).map(|(name, number)| (number, name)).collect();
    let told: BTreeSet<_> =
        rows(&document).filter(|row| row.len() == 3 && is_status(row[1])).map(|row| (row[0], row[1])).collect();
    assert!(declared.len() > 20);
    assert_eq!(declared, told);
}

#[test]
fn handles_have_the_sizes_that_are_told() {
    let document = read("docs/ABI.md");
    for (name, size) in [
        ("jobpack_pack", size_of::<jobpack_pack>()),
        ("jobpack_verifier", size_of::<jobpack_verifier>()),
        ("jobpack_search", size_of::<jobpack_search>()),
        ("jobpack_tally", size_of::<jobpack_tally>()),
    ] {
        let row = rows(&document).find(|row| row[0] == name).unwrap_or_else(|| panic!("{name} is not told of"));
        let told = row[1].split(';').next().unwrap_or_default().replace(',', "");
        assert_eq!(told, size.to_string(), "{name}");
    }
}

/// The tests that a promise is held by: `file` `name`.
fn tests(promise: &str) -> Vec<(&str, &str)> {
    let Some((_, held)) = promise.split_once("Held by: ") else { return Vec::new() };
    let quoted: Vec<&str> = held.split('`').skip(1).step_by(2).collect();
    quoted.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
}

#[test]
fn every_promise_about_hostile_bytes_is_held_by_tests_that_are_there() {
    let document = read("docs/SECURITY.md");
    let (_, promises) = document.split_once("\n## Promises").expect("promises");
    let (promises, _) = promises.split_once("\n## ").expect("an end of the promises");
    let promises: Vec<&str> = promises.split("\n- **S").skip(1).collect();
    for (promise, number) in promises.iter().zip(1..) {
        assert!(promise.starts_with(&format!("{number} ")), "S{number} is missing or out of order");
        assert!(!tests(promise).is_empty(), "S{number} is held by no test");
        for (file, name) in tests(promise) {
            assert!(read(file).contains(&format!("{name}(")), "S{number}: {file} has no {name}");
        }
    }
    assert_eq!(promises.len(), 11);
}

#[test]
fn every_promise_of_the_caller_is_one_that_is_told() {
    let document = read("docs/ABI.md");
    let told: BTreeSet<String> = (1..)
        .map(|number| format!("P{number}"))
        .take_while(|promise| document.contains(&format!("- **{promise}** ")))
        .collect();
    assert_eq!(told.len(), 8);
    let sources = std::fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")).expect("sources");
    for source in sources.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()) {
        let text = read_to_string(&source).expect("text");
        let named = text
            .lines()
            .filter(|line| line.contains("SAFETY:"))
            .flat_map(|line| line.split(|at: char| !at.is_alphanumeric()));
        for promise in named.filter(|word| word.len() == 2 && word.starts_with('P')) {
            assert!(told.contains(promise), "{}: {promise}", source.display());
        }
    }
}

#[test]
fn the_readme_shows_the_examples_as_they_are() {
    let readme = read("README.md");
    for (example, most) in [
        ("examples/python/find.py", 20),
        ("examples/node/find.mjs", 20),
        ("examples/c/find.c", 60),
        ("examples/cpp/find.cpp", 40),
    ] {
        let code = read(example);
        assert!(readme.contains(&code), "README.md shows another {example}");
        assert!(code.lines().count() <= most, "{example} has more than {most} lines");
    }
}
