//! `include/jobpack.hpp`: its tests, what it answers to the vectors, and its example, with every compiler and standard that it promises.
//!
//! Owns: which those are. Programs are built without exceptions and RTTI and with every warning as an error; once as people ship them and once with sanitizers.
//! Cost: a build of the library, and 24 of small programs, side by side.

use crate::bare::side_by_side;
use crate::run::{Outcome, command, output, tally, target};
use crate::test::Tally;
use crate::vectors::{conforms, files};
use std::path::{Path, PathBuf};

const COMPILERS: [&str; 2] = ["g++", "clang++"];
const STANDARDS: [&str; 2] = ["c++17", "c++20"];
const STRICT: [&str; 10] = [
    "-fno-exceptions",
    "-fno-rtti",
    "-Wall",
    "-Wextra",
    "-Wpedantic",
    "-Wconversion",
    "-Wsign-conversion",
    "-Wshadow",
    "-Werror",
    "-Iinclude",
];
const SHIPPED: &[&str] = &["-O2"];
const SANITIZED: &[&str] = &["-O1", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"];

const VECTORS: &str = "tests/vectors/v1";
const HEADERS: &str = "include/jobpack";
/// What the examples are asked: one that needs lead to, one that is found by its own words, one without an answer.
const QUESTIONS: [&str; 3] = ["the raport is broken", "bitter coffee", "xylophone"];
const PACK: &str = "tests/vectors/v1/academy.pack";

/// A way to build the programs.
#[derive(Clone, Copy, Debug)]
struct Variant {
    compiler: &'static str,
    standard: &'static str,
    flags: &'static [&'static str],
}

impl Variant {
    /// Every compiler with every standard as people ship programs, and with the newest under sanitizers.
    fn all() -> Vec<Self> {
        let modes = [(STANDARDS[0], SHIPPED), (STANDARDS[1], SHIPPED), (STANDARDS[1], SANITIZED)];
        let all = COMPILERS.into_iter().flat_map(|compiler| modes.map(|mode| (compiler, mode)));
        all.map(|(compiler, (standard, flags))| Self { compiler, standard, flags }).collect()
    }

    fn compiler(&self) -> std::process::Command {
        let mut compiler = command(self.compiler, STRICT);
        compiler.arg(format!("-std={}", self.standard));
        compiler
    }

    /// Builds a program and says where it is.
    fn built(&self, source: &str, library: &Path) -> Outcome<PathBuf> {
        let folder = target().join("cpp").join(format!("{}-{}{}", self.compiler, self.standard, self.flags[0]));
        std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let program = folder.join(Path::new(source).file_stem().unwrap_or_default());
        let mut compiler = self.compiler();
        compiler.args(self.flags).arg(source).arg(library).args(["-pthread", "-o"]).arg(&program);
        output(compiler).map(|_| program)
    }
}

/// The stage: everything, in every variant.
pub fn test() -> Outcome<Tally> {
    let headers = side_by_side(&headers()?, |header| alone(header))?;
    let library = library()?;
    let in_c = example_in_c(&library)?;
    let tallies = side_by_side(&Variant::all(), |variant| tested(*variant, &library, &in_c))?;
    Ok(tallies.into_iter().chain(headers).fold(Tally::default(), Tally::plus))
}

/// The library for C, as a program links it that has no other Rust in it.
fn library() -> Outcome<PathBuf> {
    let folder = target().join("cpp-library");
    let mut cargo = command("cargo", ["rustc", "--package", "jobpack-c", "--lib", "--crate-type", "staticlib"]);
    cargo.args(["--profile", "hosted", "--quiet", "--locked", "--features", "bare", "--target-dir"]).arg(&folder);
    output(cargo)?;
    Ok(folder.join("hosted/libjobpack_c.a"))
}

fn example_in_c(library: &Path) -> Outcome<PathBuf> {
    let program = target().join("cpp/find_in_c");
    std::fs::create_dir_all(target().join("cpp")).map_err(|error| error.to_string())?;
    let mut cc = command("cc", ["-Iinclude", "examples/c/find.c"]);
    output(cc.arg(library).arg("-o").arg(&program)).map(|_| program)
}

fn tested(variant: Variant, library: &Path, in_c: &Path) -> Outcome<Tally> {
    let mut total = Tally::default();
    for source in ["tests/cpp/unit.cpp", "tests/cpp/no_heap.cpp"] {
        let program = variant.built(source, library)?;
        let pack = format!("{VECTORS}/whole.pack");
        total = total.plus(tally(command(&program.to_string_lossy(), [&pack]).env("ASAN_OPTIONS", "detect_leaks=1"))?);
    }
    let conformance = variant.built("tests/cpp/conformance.cpp", library)?;
    let printed = conforms("C++", || command(&conformance.to_string_lossy(), [""; 0]));
    total = total.plus(printed.map_err(|reason| format!("{variant:?}\n{reason}"))?);
    let example = variant.built("examples/cpp/find.cpp", library)?;
    Ok(total.plus(same_as_in_c(&example, in_c)?))
}

/// The example prints what that in C prints.
fn same_as_in_c(example: &Path, in_c: &Path) -> Outcome<Tally> {
    for words in QUESTIONS {
        let [printed, wanted] =
            [example, in_c].map(|program| output(command(&program.to_string_lossy(), [PACK, words])));
        let (printed, wanted) = (printed?, wanted?);
        if printed != wanted {
            return Err(format!("for `{words}` the example prints\n{printed}and that in C\n{wanted}"));
        }
    }
    Ok(Tally::of(QUESTIONS.len()))
}

/// The rooms of the header.
fn headers() -> Outcome<Vec<PathBuf>> {
    files(HEADERS, "hpp")
}

/// A header includes what it needs, and so compiles alone.
fn alone(header: &Path) -> Outcome<Tally> {
    for compiler in COMPILERS {
        let variant = Variant { compiler, standard: STANDARDS[0], flags: SHIPPED };
        output(variant.compiler().args(["-fsyntax-only", "-x", "c++", "-include"]).arg(header).arg("/dev/null"))?;
    }
    Ok(Tally::ONE)
}
