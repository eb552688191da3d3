//! `include/jobpack.hpp`: its tests, what it answers to the vectors, and its example, with every compiler and standard that it promises.
//!
//! Owns: which those are. Programs are built without exceptions and RTTI and with every warning as an error; once as people ship them and once with sanitizers.
//! Cost: a build of the library, and 32 of small programs, side by side.

use crate::bare::side_by_side;
use crate::run::{Outcome, command, output, root, tally, target};
use crate::test::Tally;
use serde_json::Value;
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
/// One that is led to by needs, and one that is found by its own words.
const QUESTIONS: [&str; 2] = ["the raport is broken", "finance coffee"];

/// A way to build the programs.
#[derive(Clone, Copy, Debug)]
struct Variant {
    compiler: &'static str,
    standard: &'static str,
    flags: &'static [&'static str],
}

impl Variant {
    fn all() -> Vec<Self> {
        let modes = [SHIPPED, SANITIZED];
        let standards = || STANDARDS.into_iter().flat_map(move |standard| modes.map(|flags| (standard, flags)));
        let all = COMPILERS.into_iter().flat_map(|compiler| standards().map(move |mode| (compiler, mode)));
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
    let answers = QUESTIONS.map(Answer::of_the_command).into_iter().collect::<Outcome<Vec<_>>>()?;
    let tallies = side_by_side(&Variant::all(), |variant| tested(*variant, &library, &answers))?;
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

fn tested(variant: Variant, library: &Path, answers: &[Answer]) -> Outcome<Tally> {
    let mut total = Tally::default();
    for source in ["tests/cpp/unit.cpp", "tests/cpp/no_heap.cpp"] {
        let program = variant.built(source, library)?;
        let pack = format!("{VECTORS}/whole.pack");
        total = total.plus(tally(command(&program.to_string_lossy(), [&pack]).env("ASAN_OPTIONS", "detect_leaks=1"))?);
    }
    let conformance = variant.built("tests/cpp/conformance.cpp", library)?;
    for name in vectors()? {
        conforms(&conformance, &name).map_err(|reason| format!("{variant:?}\n{reason}"))?;
        total = total.plus(Tally::ONE);
    }
    let example = variant.built("examples/cpp/find.cpp", library)?;
    for answer in answers {
        answer.is_that_of(&example)?;
        total = total.plus(Tally::ONE);
    }
    Ok(total)
}

/// The names of the packs that every language must answer.
fn vectors() -> Outcome<Vec<String>> {
    let names = files(VECTORS, "pack")?;
    let stem = |path: &PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    Ok(names.iter().filter_map(stem).collect())
}

/// The files of a folder with this ending; there must be some.
fn files(folder: &str, ending: &str) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(root().join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let files: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    if files.is_empty() { Err(format!("{folder} has no .{ending}")) } else { Ok(files) }
}

/// The lines for a pack and its requests are the expected ones, byte for byte.
fn conforms(program: &Path, name: &str) -> Outcome {
    let path = |ending: &str| format!("{VECTORS}/{name}.{ending}");
    let lines = output(command(&program.to_string_lossy(), [path("pack"), path("requests")]))?;
    let expected = std::fs::read_to_string(root().join(path("expected"))).map_err(|error| error.to_string())?;
    if lines == expected {
        return Ok(());
    }
    let differs = lines.lines().zip(expected.lines()).zip(1..).find(|((line, expected), _)| line != expected);
    Err(match differs {
        Some(((line, expected), number)) => format!("{name}, line {number} is\n{line}\nand should be\n{expected}"),
        None => format!("{name} has {} lines and should have {}", lines.lines().count(), expected.lines().count()),
    })
}

/// What the example must print.
struct Answer {
    words: &'static str,
    text: String,
}

/// The pack that the example is asked with.
const PACK: &str = "tests/vectors/v1/academy.pack";

impl Answer {
    /// From what the command of the author side answers.
    fn of_the_command(words: &'static str) -> Outcome<Self> {
        let mut cargo = command("cargo", ["run", "--quiet", "--package", "jobpack-author", "--"]);
        let answer = output(cargo.args(["find", "--json", "--limit", "3", PACK, words]))?;
        let answer: Value = serde_json::from_str(&answer).map_err(|error| error.to_string())?;
        let hits = answer["hits"].as_array().map_or(&[][..], Vec::as_slice).iter().zip(1..);
        let text: String = hits.map(|(hit, place)| Self::of_hit(place, hit)).collect();
        if text.is_empty() { Err(format!("the command finds nothing for `{words}`")) } else { Ok(Self { words, text }) }
    }

    fn of_hit(place: usize, hit: &Value) -> String {
        let (title, why) = (hit["title"].as_str().unwrap_or_default(), &hit["why"][0]);
        let reason = match why["statement"].as_str() {
            Some(statement) => format!("because you want to: {statement}"),
            None => {
                let words = why["words"].as_array().map_or(&[][..], Vec::as_slice);
                format!("by its own words: {}", words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "))
            }
        };
        format!("{place}. {title}\n   {reason}\n")
    }

    fn is_that_of(&self, example: &Path) -> Outcome {
        let printed = output(command(&example.to_string_lossy(), [PACK, self.words]))?;
        match printed == self.text {
            true => Ok(()),
            false => Err(format!("for `{}` the example prints\n{printed}and the command\n{}", self.words, self.text)),
        }
    }
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
