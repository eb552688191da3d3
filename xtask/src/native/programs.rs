//! The test programs of `tests/c`: what they are made of, and what they are asked.

use super::{Way, files, folder, library};
use crate::run::{Outcome, command, output, root, tally};
use crate::test::Tally;
use crate::vectors::conforms;
use std::path::{Path, PathBuf};
use std::process::Command;

/// As strict as both compilers can be asked to be, and as old as the header promises.
pub const STRICT: &[&str] =
    &["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror", "-g"];

/// A program: its files beside the folder of its name, if there is one, and how it is tested.
pub struct Program {
    name: &'static str,
    sources: &'static [&'static str],
    run: fn(&Way<'_>, &Path) -> Outcome<Tally>,
}

/// What prints lines of the vectors.
const PRINTER: &[&str] = &[
    "answers.c",
    "file.c",
    "json.c",
    "needs.c",
    "records.c",
    "request.c",
    "scores.c",
    "together.c",
    "why.c",
    "wrong.c",
];

pub const CONFORMANCE: Program = Program { name: "conformance", sources: &["conformance.c"], run: conformance };
pub const ABI: Program = Program { name: "abi", sources: &["damage.c", "file.c", "test.c"], run: abi };
pub const HOSTILE: Program = Program { name: "hostile", sources: &["damage.c", "file.c", "test.c"], run: hostile };
pub const THREADS: Program = Program { name: "threads", sources: &["test.c", "threads.c"], run: threads };

impl Program {
    /// Builds it and runs it.
    pub fn test(&self, way: &Way<'_>) -> Outcome<Tally> {
        println!("-- {}, {}", self.name, way.name);
        let program = self.built(way)?;
        (self.run)(way, &program).map_err(|reason| format!("{}, {}: {reason}", self.name, way.name))
    }

    fn built(&self, way: &Way<'_>) -> Outcome<PathBuf> {
        let (tests, program) = (root().join("tests/c"), folder(way.name)?.join(self.name));
        let printer = if tests.join(self.name).is_dir() { &[] } else { PRINTER };
        let own = if printer.is_empty() { files(&tests.join(self.name))? } else { Vec::new() };
        let mut compiler = command(way.machine.compiler, STRICT);
        compiler.args(way.flags).args(["-pthread", "-Iinclude", "-o"]).arg(&program).args(own);
        compiler.args(self.sources.iter().chain(printer).map(|source| tests.join(source)));
        output(compiler.arg(library(way.machine)?)).map(|_| program)
    }
}

/// The program with what it runs under.
fn command_of(way: &Way<'_>, program: &Path) -> Command {
    let mut words = way.under.iter().chain(way.machine.runner).copied();
    let Some(first) = words.next() else { return command(&program.to_string_lossy(), [""; 0]) };
    let mut command = command(first, words);
    command.arg(program);
    command
}

fn vector(name: &str, ending: &str) -> PathBuf {
    root().join(format!("tests/vectors/v1/{name}.{ending}"))
}

/// Every pack of the vectors gives its lines, byte for byte.
fn conformance(way: &Way<'_>, program: &Path) -> Outcome<Tally> {
    conforms("C", || command_of(way, program))
}

fn abi(way: &Way<'_>, program: &Path) -> Outcome<Tally> {
    tally(command_of(way, program).arg(vector("whole", "pack")))
}

fn hostile(way: &Way<'_>, program: &Path) -> Outcome<Tally> {
    tally(command_of(way, program).arg(vector("whole", "pack")).arg(vector("academy", "pack")).arg(way.step))
}

fn threads(way: &Way<'_>, program: &Path) -> Outcome<Tally> {
    let files = ["pack", "requests", "expected"].map(|ending| vector("academy", ending));
    tally(command_of(way, program).args(files))
}
