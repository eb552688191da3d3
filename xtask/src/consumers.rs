//! Programs that use the installed library in the ways that people do, each built from scratch and run, and their answers compared with the command's.

use crate::install::Installed;
use crate::run::{Outcome, command, output, root, same_text};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const CONSUMERS: &str = "tests/consumer";
const WORDS: &str = "the raport is broken";

/// A pack, words, and what the command answers to them.
pub struct Question {
    pack: PathBuf,
    hits: Vec<Value>,
}

impl Question {
    /// Builds the pack of the demo project and asks the command.
    pub fn ask(folder: &Path) -> Outcome<Self> {
        let pack = folder.join("academy.pack");
        output(jobpack(&["build", "examples/academy", "--output"]).arg(&pack))?;
        let answer = output(jobpack(&["find", "--json", "--limit", "3"]).arg(&pack).arg(WORDS))?;
        let answer: Value = serde_json::from_str(&answer).map_err(|error| error.to_string())?;
        match answer["hits"].as_array() {
            Some(hits) if !hits.is_empty() => Ok(Self { pack, hits: hits.clone() }),
            _ => Err(format!("the command finds nothing for `{WORDS}`")),
        }
    }

    fn best(&self) -> String {
        self.hits.first().map(|hit| text(&hit["title"]) + "\n").unwrap_or_default()
    }
}

/// The command of the author side, as the tests have built it.
fn jobpack(arguments: &[&str]) -> Command {
    let mut cargo = command("cargo", ["run", "--quiet", "--package", "jobpack-author", "--"]);
    cargo.args(arguments);
    cargo
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Finds the package where it was moved to, asks for versions that it serves, and builds.
pub fn cmake(installed: &Installed, question: &Question) -> Outcome {
    let build = installed.scratch.join("cmake-build");
    let moved = installed.scratch.join("moved");
    let source = copy(installed, "cmake")?.join("cmake");
    output(command("cp", ["--recursive"]).arg(&installed.prefix).arg(&moved))?;
    let configure = |wanted: &str| {
        let mut cmake = command("cmake", ["-G", "Ninja", &format!("-DWANTED={wanted}"), "-S"]);
        output(cmake.arg(&source).arg("-B").arg(&build).arg(format!("-DCMAKE_PREFIX_PATH={}", moved.display())))
    };
    let minor = concat!(env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"));
    for other in ["0.0.1".to_owned(), format!("{minor}.999"), format!("{minor}0"), "1000.0".to_owned()] {
        match configure(&other) {
            Err(reason) if reason.contains("version") => {}
            outcome => return Err(format!("version {other} should not be served: {outcome:?}")),
        }
    }
    configure(minor)?;
    configure(env!("CARGO_PKG_VERSION"))?;
    output(command("cmake", ["--build"]).arg(&build))?;
    answers(&build, &["best_shared", "best_static", "best_cpp"], question)
}

/// Finds the library with pkg-config.
pub fn pkg_config(installed: &Installed, question: &Question) -> Outcome {
    let folder = copy(installed, "pkg-config")?.join("pkg-config");
    output(make_in(&folder).env("PKG_CONFIG_PATH", installed.at("lib/pkgconfig")))?;
    answers(&folder, &["best_shared", "best_static"], question)
}

/// Finds the library where it was told to look.
pub fn make(installed: &Installed, question: &Question) -> Outcome {
    let folder = copy(installed, "make")?.join("make");
    output(make_in(&folder).arg(format!("PREFIX={}", installed.prefix.display())))?;
    answers(&folder, &["best_shared", "best_static"], question)
}

fn make_in(folder: &Path) -> Command {
    let mut make = command("make", ["--silent", "CFLAGS=-std=c99 -pedantic -Wall -Wextra -Werror -O2", "--directory"]);
    make.arg(folder);
    make
}

/// The projects in a folder of their own, so that what they build stays out of the repository and they see nothing of it.
fn copy(installed: &Installed, name: &str) -> Outcome<PathBuf> {
    let folder = installed.scratch.join(name);
    output(command("cp", ["--recursive", CONSUMERS]).arg(&folder)).map(|_| folder)
}

/// Every program gives the command's best answer.
fn answers(folder: &Path, programs: &[&str], question: &Question) -> Outcome {
    for program in programs {
        let answer = output(Command::new(folder.join(program)).arg(&question.pack).arg(WORDS))?;
        same_text(program, &answer, &question.best())?;
    }
    Ok(())
}

/// The static library and another Rust library with std, linked in either order.
pub fn two_rusts(installed: &Installed) -> Outcome {
    let folder = root().join(CONSUMERS).join("two-rusts");
    let other = installed.scratch.join("libother.a");
    let mut rustc = command("rustc", ["--edition", "2024", "--crate-type", "staticlib", "-o"]);
    output(rustc.arg(&other).arg(folder.join("other.rs")))?;
    let jobpack = installed.at("lib/libjobpack.a");
    for (name, archives) in [("two_rusts_first", [&jobpack, &other]), ("two_rusts_last", [&other, &jobpack])] {
        let program = installed.scratch.join(name);
        let mut cc = command("cc", ["-Wall", "-Wextra", "-Werror", "-I"]);
        cc.arg(installed.at("include")).arg(folder.join("main.c")).args(archives);
        output(cc.args(["-lpthread", "-ldl", "-lm", "-o"]).arg(&program))?;
        same_text(name, &output(Command::new(&program))?, "JOBPACK_ERROR_NOT_A_PACK 2 0\n")?;
    }
    Ok(())
}

/// The program that loads the library at run time.
fn host(installed: &Installed) -> Outcome<PathBuf> {
    let program = installed.scratch.join("host");
    let mut cc = command("cc", ["-std=c99", "-Wall", "-Wextra", "-Werror", "-O2", "-I"]);
    output(cc.arg(installed.at("include")).args(["examples/plugin/host.c", "-ldl", "-o"]).arg(&program))?;
    Ok(program)
}

/// A program that was built without the library finds what the command finds.
pub fn plugin(installed: &Installed, question: &Question) -> Outcome {
    let mut host = Command::new(host(installed)?);
    let answer = output(host.arg(installed.at("lib/libjobpack.so")).arg(&question.pack).args(WORDS.split(' ')))?;
    let line = |hit: &Value| format!("{}\t{}\t{}\n", hit["score"], text(&hit["resource"]), text(&hit["title"]));
    same_text("the plugin's host", &answer, &question.hits.iter().map(line).collect::<String>())
}

/// The example in Python, over the C ABI alone, prints what that in C prints.
pub fn ctypes(installed: &Installed, question: &Question) -> Outcome {
    let in_c = installed.scratch.join("find");
    let mut cc = command("cc", ["-O2", "examples/c/find.c", "-I"]);
    cc.arg(installed.at("include")).arg(installed.at("lib/libjobpack.a")).arg("-o").arg(&in_c);
    output(cc.args(["-lpthread", "-ldl", "-lm"]))?;
    for words in [WORDS, "the numbers differ", "xyzzy"] {
        let expected = output(Command::new(&in_c).arg(&question.pack).arg(words))?;
        let mut python = command("python3", ["-B", "examples/ctypes/find.py"]);
        python.arg(&question.pack).arg(words).env("LD_LIBRARY_PATH", installed.at("lib"));
        same_text("examples/ctypes/find.py", &output(&mut python)?, &expected)?;
    }
    Ok(())
}

/// Whoever gives the wrong files is told so.
pub fn plugin_mistakes(installed: &Installed, question: &Question) -> Outcome {
    let library = installed.at("lib/libjobpack.so");
    let (other, nothing) = (installed.at("lib/libjobpack.a"), installed.at("nothing"));
    let (host, later) = (host(installed)?, installed.scratch.join("later.so"));
    output(command("cc", ["-shared", "-fPIC", "tests/consumer/plugin/later.c", "-o"]).arg(&later))?;
    let mistakes = [
        (&nothing, &question.pack, "cannot load"),
        (&other, &question.pack, "cannot load"),
        (&later, &question.pack, "has another version of the ABI"),
        (&library, &nothing, "cannot read"),
        (&library, &library, "is not a pack"),
    ];
    for (library, pack, wanted) in mistakes {
        match output(Command::new(&host).args([library, pack]).arg(WORDS)) {
            Err(reason) if reason.contains(wanted) => {}
            outcome => return Err(format!("the host should say `{wanted}`: {outcome:?}")),
        }
    }
    Ok(())
}
