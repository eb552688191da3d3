//! The header in every dialect of C and C++ that it promises, under every compiler: alone, twice, and in two files of one program.

use super::{HOST, folder, library};
use crate::run::{Outcome, command, output};
use crate::test::Tally;
use std::path::Path;

const WARNINGS: &[&str] = &["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"];

/// Compilers, with the language and its standards.
const COMPILERS: [(&str, &str, &[&str]); 4] = [
    ("gcc", "c", &["c99", "c11", "c17", "c2x"]),
    ("clang", "c", &["c99", "c11", "c17", "c2x"]),
    ("g++", "c++", &["c++11", "c++14", "c++17", "c++20"]),
    ("clang++", "c++", &["c++11", "c++14", "c++17", "c++20"]),
];

/// Compiles and runs one program for each.
pub fn test() -> Outcome<Tally> {
    only_names_of_jobpack()?;
    let (library, mut tally) = (library(&HOST)?, Tally::ONE);
    for (compiler, language, standards) in COMPILERS {
        for standard in standards {
            let standard = format!("-std={standard}");
            let flags: Vec<&str> = [standard.as_str(), "-x", language].iter().chain(WARNINGS).copied().collect();
            linked(compiler, &flags, &library)?;
            tally = tally.plus(Tally::ONE);
        }
    }
    linked("tcc", &["-Wall", "-Werror"], &library)?;
    Ok(tally.plus(Tally::ONE))
}

/// The two files compiled by this compiler, linked with the library, and run.
fn linked(compiler: &str, flags: &[&str], library: &Path) -> Outcome {
    let folder = folder("dialects")?;
    let program = folder.join("program");
    let compiled = |name: &str| {
        let object = folder.join(name).with_extension("o");
        let mut command = command(compiler, flags);
        let source = format!("tests/c/dialect/{name}.c");
        output(command.args(["-Iinclude", "-c", &source, "-o"]).arg(&object)).map(|_| object)
    };
    let objects = [compiled("one")?, compiled("two")?];
    output(command("cc", ["-o"]).arg(&program).args(objects).arg(library))?;
    output(command(&program.to_string_lossy(), [""; 0]))
        .map_err(|reason| format!("{compiler} {flags:?}: {reason}"))
        .map(drop)
}

/// Every macro of the header begins with `JOBPACK_`.
fn only_names_of_jobpack() -> Outcome {
    let header = output(command("cat", ["include/jobpack.h"]))?;
    let mut names = header.lines().filter_map(|line| line.trim_start().strip_prefix("#define ")).peekable();
    match (names.peek().is_some(), names.find(|name| !name.starts_with("JOBPACK_"))) {
        (true, None) => Ok(()),
        (_, name) => Err(format!("a macro of the header does not begin with JOBPACK_: {name:?}")),
    }
}
