//! The C ABI from C's side: conformance with the vectors, every function, hostile packs, threads, every dialect of the header.
//!
//! Owns: which programs of `tests/c` are built how, and where they run. The library itself is not instrumented by sanitizers: what it reads beyond a pack
//! is seen by pages that nobody may touch and by valgrind.

mod dialects;
mod example;
mod programs;

use crate::run::{Outcome, command, output, root, target};
use crate::symbols::documented;
use crate::test::Tally;
use programs::{ABI, CONFORMANCE, HOSTILE, THREADS};
use std::path::{Path, PathBuf};

pub use dialects::test as dialects;

/// A machine to build for, with its compiler and what runs its programs elsewhere.
struct Machine {
    triple: &'static str,
    compiler: &'static str,
    runner: &'static [&'static str],
}

const HOST: Machine = Machine { triple: "x86_64-unknown-linux-gnu", compiler: "gcc", runner: &[] };

/// The other order of bytes, and the other size of pointers.
const OTHERS: [Machine; 2] = [
    Machine { triple: "s390x-unknown-linux-gnu", compiler: "s390x-linux-gnu-gcc", runner: &["qemu-s390x"] },
    Machine { triple: "i686-unknown-linux-gnu", compiler: "i686-linux-gnu-gcc", runner: &[] },
];

/// A way to build the programs and to run them.
struct Way<'m> {
    name: &'static str,
    machine: &'m Machine,
    flags: &'static [&'static str],
    /// What runs the program, before what the machine needs for that.
    under: &'static [&'static str],
    /// Of the hostile packs, one of so many is tried.
    step: &'static str,
}

const PLAIN: Way<'_> = Way { name: "plain", machine: &HOST, flags: &["-O2"], under: &[], step: "1" };

const SANITIZED: Way<'_> = Way {
    name: "sanitized",
    flags: &["-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"],
    step: "7",
    ..PLAIN
};

const THREADED: Way<'_> = Way { name: "thread sanitizer", flags: &["-O1", "-fsanitize=thread"], ..PLAIN };

const VALGRIND: Way<'_> =
    Way { name: "valgrind", under: &["valgrind", "--quiet", "--error-exitcode=1"], step: "400", ..PLAIN };

/// Everything, on this machine.
pub fn here() -> Outcome<Tally> {
    let mut tally = every_function_is_called()?;
    for way in [PLAIN, SANITIZED] {
        for program in [&CONFORMANCE, &ABI, &HOSTILE, &THREADS] {
            tally = tally.plus(program.test(&way)?);
        }
    }
    tally = tally.plus(THREADS.test(&THREADED)?);
    for program in [&CONFORMANCE, &HOSTILE] {
        tally = tally.plus(program.test(&VALGRIND)?);
    }
    Ok(tally.plus(example::test()?))
}

/// On other machines: the same answers, the same ABI, the same safety.
pub fn elsewhere() -> Outcome<Tally> {
    let mut tally = Tally::default();
    for machine in &OTHERS {
        let way = Way { name: machine.triple, machine, flags: &["-O1", "-static"], under: &[], step: "50" };
        for program in [&CONFORMANCE, &ABI, &HOSTILE] {
            tally = tally.plus(program.test(&way)?);
        }
    }
    Ok(tally)
}

/// The static library for a machine.
fn library(machine: &Machine) -> Outcome<PathBuf> {
    output(command("rustup", ["target", "add", machine.triple]))?;
    let what = ["--package", "jobpack-c", "--features", "bare", "--crate-type", "staticlib"];
    let mut cargo = command("cargo", ["rustc", "--locked", "--quiet", "--profile", "hosted"]);
    output(cargo.args(what).args(["--target", machine.triple]))?;
    Ok(root().join(target()).join(machine.triple).join("hosted/libjobpack_c.a"))
}

/// A folder for what is built here, which stands.
fn folder(name: &str) -> Outcome<PathBuf> {
    let folder = root().join(target()).join("native").join(name.replace(' ', "-"));
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// Functions that take nothing from a pack.
const NO_BYTES: [&str; 5] =
    ["jobpack_abi_version", "jobpack_api_for", "jobpack_format_newest", "jobpack_format_oldest", "jobpack_version"];

/// Each function of the header stands in the tests of the ABI and, if a pack has a say in it, in those of hostile packs.
fn every_function_is_called() -> Outcome<Tally> {
    let (abi, hostile) = (sources("tests/c/abi")?, sources("tests/c/hostile")?);
    for name in documented()? {
        let calls =
            |code: &str| code.match_indices(&name).any(|(at, _)| code[at + name.len()..].starts_with(['(', ',']));
        if !calls(&abi) || !(calls(&hostile) || NO_BYTES.contains(&name.as_str())) {
            return Err(format!("{name} is not tested in tests/c"));
        }
    }
    Ok(Tally::ONE)
}

/// All C in a folder.
fn sources(folder: &str) -> Outcome<String> {
    let mut all = String::new();
    for path in files(&root().join(folder))? {
        all += &std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(all)
}

/// The C files of a folder, in order.
fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "c"));
    files.sort();
    Ok(files)
}
