//! Every test, in one command, with what it needs installed by itself.

use crate::run::{Outcome, command, output, tally};
use crate::{bare, browser, cpp, header, install, languages, miri, native, node, prove, python, tools, vectors, wasm};
use std::time::{Duration, Instant};

/// How many checks passed and failed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    /// One check that passed.
    pub const ONE: Self = Self { passed: 1, failed: 0 };

    /// So many checks that passed.
    pub const fn of(count: usize) -> Self {
        Self { passed: count as u64, failed: 0 }
    }

    /// Both together.
    pub const fn plus(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

type Stage = (&'static str, fn() -> Outcome<Tally>);

const STAGES: &[Stage] = &[
    ("tools", tools::install),
    ("format", format),
    ("lints", lints),
    ("tests", tests),
    ("documentation", documentation),
    ("header", header),
    ("memory of the C ABI", miri::test),
    ("no panic reachable", prove::prove),
    ("microcontrollers", bare::objects),
    ("flash", bare::sizes),
    ("stack", bare::stacks),
    ("firmware", bare::firmware),
    ("instructions", bare::instructions),
    ("wasm", wasm::wasm),
    ("reader in Python", reader_in_python),
    ("C", native::here),
    ("C on other machines", native::elsewhere),
    ("dialects of C and C++", native::dialects),
    ("installed library", install::test),
    ("C++", cpp::test),
    ("Python", python::test),
    ("Node", node::test),
    ("browser", browser::test),
    ("languages", languages::test),
    ("conformance", vectors::everyone),
];

/// Runs every stage, or the one of this name, or those with this in their names, whatever came of those before, and tells of each in one line.
pub fn test(only: &str) -> Outcome {
    let mut lines = Vec::new();
    let mut total = Tally::default();
    let mut well = true;
    let exact = STAGES.iter().any(|(name, _)| *name == only);
    let wanted = |name: &str| if exact { name == only } else { name.contains(only) };
    for &(name, stage) in STAGES.iter().filter(|(name, _)| wanted(name)) {
        println!("== {name}");
        let start = Instant::now();
        let outcome = stage();
        let tally = outcome.as_ref().copied().unwrap_or(Tally { passed: 0, failed: 1 });
        if let Err(reason) = &outcome {
            eprintln!("{reason}");
        }
        lines.push(line(name, tally, start.elapsed()));
        total = total.plus(tally);
        well &= tally.failed == 0;
    }
    println!("\n{}\n{} passed, {} failed", lines.join("\n"), total.passed, total.failed);
    if well { Ok(()) } else { Err("not all is well".into()) }
}

fn line(name: &str, Tally { passed, failed }: Tally, time: Duration) -> String {
    let outcome = if failed == 0 { "ok    " } else { "FAILED" };
    format!("{outcome} {name:<20} {passed:>5} passed {failed:>3} failed {:>7.1} s", time.as_secs_f64())
}

/// Runs a command to its end; it passes or fails as a whole.
fn whole(program: &str, arguments: &[&str]) -> Outcome<Tally> {
    let status = command(program, arguments).status().map_err(|error| format!("{program} does not run: {error}"))?;
    if status.success() { Ok(Tally::ONE) } else { Err(format!("{program} {} failed", arguments.join(" "))) }
}

const PROOF: &str = "--manifest-path=tests/proof/Cargo.toml";

fn format() -> Outcome<Tally> {
    whole("cargo", &["fmt", "--all", "--check"])?;
    whole("cargo", &["fmt", PROOF, "--check"])
}

fn lints() -> Outcome<Tally> {
    whole("cargo", &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])
}

/// The tests of the workspace and those in its documentation.
fn tests() -> Outcome<Tally> {
    let tally = tally(&mut command("cargo", ["test", "--workspace", "--no-fail-fast", "--quiet"]))?;
    if tally.failed == 0 {
        vectors::answered("Rust");
    }
    Ok(tally)
}

fn documentation() -> Outcome<Tally> {
    let mut cargo = command("cargo", ["doc", "--workspace", "--no-deps", "--quiet"]);
    output(cargo.env("RUSTDOCFLAGS", "-D warnings")).map(|_| Tally::ONE)
}

/// The committed header is the one that is generated.
fn header() -> Outcome<Tally> {
    header::check().map(|()| Tally::ONE)
}

fn reader_in_python() -> Outcome<Tally> {
    whole("python3", &["-B", "-m", "unittest", "discover", "--start-directory", "tests/reader"])
}
