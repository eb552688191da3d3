//! The vectors that every language must meet: `tests/vectors`.

use crate::run::{Outcome, output, root, same_text};
use crate::test::Tally;
use std::path::PathBuf;
use std::process::Command;

const RIGHT: &str = "tests/vectors/v1";
const WRONG: &str = "tests/vectors/wrong";

/// The names of the packs that every language must answer.
pub fn names() -> Outcome<Vec<String>> {
    let packs = files(RIGHT, "pack")?;
    Ok(packs.iter().filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect())
}

/// A printer, asked for `--wrong` and all wrong packs, gives their lines, byte for byte.
pub fn wrong(printer: &mut Command) -> Outcome<Tally> {
    let packs = files(WRONG, "pack")?;
    let printed = output(printer.arg("--wrong").args(&packs))?;
    let expected = root().join(WRONG).join("wrong.expected");
    let expected = std::fs::read_to_string(&expected).map_err(|error| format!("{}: {error}", expected.display()))?;
    same_text("wrong", &printed, &expected).map(|()| Tally::of(packs.len()))
}

/// The files of a folder with this ending, in order; there must be some.
pub fn files(folder: &str, ending: &str) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    files.sort();
    if files.is_empty() { Err(format!("{folder} has no .{ending}")) } else { Ok(files) }
}
