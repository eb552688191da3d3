//! The vectors that every language must meet: `tests/vectors`.
//!
//! A printer is a program of a language that prints lines: `PRINTER NAME.pack NAME.requests` what a pack says and answers,
//! `PRINTER --together NAME.requests NAME.pack ...` what several answer as one, `PRINTER --wrong NAME.pack ...` what is wrong with each of some packs. Owns: which packs there are, and which languages have answered all of them in this run.

use crate::run::{Outcome, output, root, same_text};
use crate::test::Tally;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;

const RIGHT: &str = "tests/vectors/v1";
const WRONG: &str = "tests/vectors/wrong";
const TOGETHER: &str = "tests/vectors/together";

/// Those that must answer.
const LANGUAGES: [&str; 5] = ["Rust", "C", "C++", "Python", "Node"];

/// Those that have answered every pack.
static ANSWERED: Mutex<BTreeSet<&str>> = Mutex::new(BTreeSet::new());

/// The printer of a language gives the lines of every pack, byte for byte.
pub fn conforms(language: &'static str, printer: impl Fn() -> Command) -> Outcome<Tally> {
    let mut tally = Tally::default();
    for name in names()? {
        let path = |ending: &str| root().join(format!("{RIGHT}/{name}.{ending}"));
        let printed = output(printer().args(["pack", "requests"].map(path)))?;
        same_text(&name, &printed, &text(&format!("{RIGHT}/{name}.expected"))?)?;
        tally = tally.plus(Tally::ONE);
    }
    let parts: Vec<PathBuf> = files(TOGETHER, "pack")?.into_iter().rev().collect();
    let printed = output(printer().arg("--together").arg(root().join(TOGETHER).join("whole.requests")).args(parts))?;
    same_text("together", &printed, &text(&format!("{TOGETHER}/whole.expected"))?)?;
    let packs = files(WRONG, "pack")?;
    let printed = output(printer().arg("--wrong").args(&packs))?;
    same_text("wrong", &printed, &text(&format!("{WRONG}/wrong.expected"))?)?;
    answered(language);
    Ok(tally.plus(Tally::of(1 + packs.len())))
}

/// A language has answered every pack.
pub fn answered(language: &'static str) {
    ANSWERED.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(language);
}

/// The stage behind those of the languages: all of them have answered every pack in this run.
pub fn everyone() -> Outcome<Tally> {
    let answered = ANSWERED.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let silent: Vec<&str> = LANGUAGES.into_iter().filter(|language| !answered.contains(language)).collect();
    match silent.is_empty() {
        true => Ok(Tally::of(LANGUAGES.len())),
        false => Err(format!("not all packs of tests/vectors were answered in this run by {}", silent.join(", "))),
    }
}

/// The expected lines of all packs that are right.
pub fn expected() -> Outcome<String> {
    names()?.iter().map(|name| text(&format!("{RIGHT}/{name}.expected"))).collect()
}

/// The names of the packs that every language must answer.
fn names() -> Outcome<Vec<String>> {
    let packs = files(RIGHT, "pack")?;
    Ok(packs.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect())
}

fn text(path: &str) -> Outcome<String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// The files of a folder with this ending, in order; there must be some.
pub fn files(folder: &str, ending: &str) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    files.sort();
    if files.is_empty() { Err(format!("{folder} has no .{ending}")) } else { Ok(files) }
}
