//! The list of every call stays complete: each public function of the engine is called in `tests/support/every_call.rs`.

use std::fs;
use std::path::{Path, PathBuf};

/// Functions that the list need not name: made where they are used, or declared in a type or a macro that is not public.
const NOT_NAMED: &[&str] = &[
    "new",
    "$name",
    "all_canonical",
    "correlation",
    "drain",
    "of_term",
    "offer",
    "read",
    "sweep",
    "take_canonical",
    "wilson",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, found),
            false => found.push(path),
        }
    }
}

/// The names of the public functions of a file, outside of its tests.
fn public_functions(source: &str) -> impl Iterator<Item = &str> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or(source);
    code.lines().filter_map(|line| {
        let line = line.trim_start().strip_prefix("pub ")?;
        let name = line.strip_prefix("const ").unwrap_or(line).strip_prefix("fn ")?;
        name.split(['(', '<']).next()
    })
}

#[test]
fn every_public_function_is_called() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let calls = fs::read_to_string(root.join("tests/support/every_call.rs")).unwrap();
    let words: Vec<&str> = calls.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let mut missing = Vec::new();
    for file in files {
        let source = fs::read_to_string(&file).unwrap();
        let functions = public_functions(&source).filter(|name| !NOT_NAMED.contains(name) && !words.contains(name));
        missing.extend(functions.map(|name| format!("{name} in {}", file.display())));
    }
    assert!(missing.is_empty(), "not called in tests/support/every_call.rs:\n{}", missing.join("\n"));
}
