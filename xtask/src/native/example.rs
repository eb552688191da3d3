//! `examples/c/find.c`, as README shows it: what it prints, and what it says of mistakes.

use super::programs::STRICT;
use super::{HOST, folder, library};
use crate::example::{PACK, answers};
use crate::run::{Outcome, command, output, root};
use crate::test::Tally;
use std::path::Path;

const SOURCE: &str = "examples/c/find.c";
/// README shows it whole.
const MOST_LINES: usize = 60;

/// Builds and runs it.
pub fn test() -> Outcome<Tally> {
    println!("-- {SOURCE}");
    let program = folder("example")?.join("find");
    let mut compiler = command("gcc", STRICT);
    compiler.args(["-D_POSIX_C_SOURCE=200809L", "-Iinclude", "-o"]).arg(&program).arg(SOURCE);
    output(compiler.arg(library(&HOST)?))?;
    answers(SOURCE, || command(&program.to_string_lossy(), [""; 0]))?;
    for (arguments, code, message) in MISTAKES {
        fails(&program, arguments, *code, message)?;
    }
    match read(SOURCE)?.lines().count() {
        0..=MOST_LINES => Ok(Tally::of(2 + MISTAKES.len())),
        lines => Err(format!("{SOURCE} has {lines} lines, more than {MOST_LINES}")),
    }
}

/// Arguments, the exit code, and what is said.
type Mistake = (&'static [&'static str], i32, &'static str);

const MISTAKES: &[Mistake] = &[
    (&[], 2, "Usage: find PACK WORDS...\n"),
    (&[PACK], 2, "Usage: find PACK WORDS...\n"),
    (&["nothing.pack", "words"], 1, "nothing.pack: No such file or directory\n"),
    (&["README.md", "words"], 1, "README.md: this is not a Jobpack pack\n"),
];

fn fails(program: &Path, arguments: &[&str], code: i32, message: &str) -> Outcome {
    let mut command = command(&program.to_string_lossy(), arguments);
    let output = command.output().map_err(|error| error.to_string())?;
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() == Some(code) && said == message {
        true => Ok(()),
        false => Err(format!("{SOURCE} {arguments:?}: {:?} {said}", output.status)),
    }
}

fn read(path: &str) -> Outcome<String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}
