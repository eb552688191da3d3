//! The package for Node and browsers, `bindings/node`: its layouts, its build, its tests, and the installed package under every runtime.
//!
//! Owns: what is run and where it is built. All that npm installs lies below `bindings/node/node_modules` and the folder for what is built. Cost: some minutes, most of them for
//! fetching six runtimes the first time.

mod header;
pub mod layout;

use crate::example;
use crate::run::{Outcome, command, output, root, target};
use crate::test::Tally;
use crate::{vectors, wasm};
use std::path::Path;
use std::process::Command;

const FOLDER: &str = "bindings/node";
const EXAMPLE: &str = "examples/node/find.mjs";
/// What the installed package is tried under.
const RUNTIMES: &str = "bindings/node/test/runtimes";

/// Builds the package and runs all of its tests.
pub fn test() -> Outcome<Tally> {
    layout::check()?;
    layouts()?;
    build()?;
    let layouts = Tally::of(2);
    let tests = tests(&runtimes()?, &whole_command()?)?.plus(layouts).plus(shown(&root().join(FOLDER))?);
    let printer = || command("node", [root().join(FOLDER).join("test/support/printer.js")]);
    Ok(vectors::conforms("Node", printer)?.plus(tests))
}

/// Builds the package with the engine in it.
pub fn build() -> Outcome {
    wasm::wasm()?;
    let folder = root().join(FOLDER);
    output(npm(&folder, &["ci"]))?;
    output(npm(&folder, &["run", "build"]).env("JOBPACK_WASM", target().join("wasm/jobpack.wasm"))).map(drop)
}

/// The fields lie where the generated file says: clang compiles the header for wasm and compares.
fn layouts() -> Outcome {
    let program = target().join("node-layout.c");
    std::fs::write(&program, layout::proof()?).map_err(|error| format!("{}: {error}", program.display()))?;
    let flags = ["--target=wasm32", "-std=c11", "-ffreestanding", "-fsyntax-only", "-Iinclude"];
    output(command("clang", flags).arg(&program)).map(drop)
}

/// Installs the runtimes where they stay from run to run.
fn runtimes() -> Outcome<String> {
    let folder = target().join("node/runtimes");
    let failed = |error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(&folder).map_err(failed)?;
    for name in ["package.json", "package-lock.json", ".npmrc"] {
        std::fs::copy(root().join(RUNTIMES).join(name), folder.join(name)).map_err(failed)?;
    }
    output(npm(&folder, &["ci"]))?;
    Ok(folder.to_string_lossy().into_owned())
}

/// The whole command, whose answers those of packages and pages are compared with.
pub fn whole_command() -> Outcome<String> {
    output(command("cargo", ["build", "--quiet", "--package", "jobpack-author", "--bin", "jobpack"]))?;
    Ok(target().join("debug/jobpack").to_string_lossy().into_owned())
}

fn tests(runtimes: &str, whole: &str) -> Outcome<Tally> {
    let mut tests = npm(&root().join(FOLDER), &["test"]);
    tested(tests.env("JOBPACK_RUNTIMES", runtimes).env("JOBPACK_COMMAND", whole))
}

/// Runs tests of Node that tell of themselves as TAP, and shows what they say if one fails.
pub fn tested(tests: &mut Command) -> Outcome<Tally> {
    let run = tests.output().map_err(|error| format!("the tests do not run: {error}"))?;
    let text = String::from_utf8_lossy(&run.stdout).into_owned();
    let count = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok());
    let (Some(passed), Some(failed)) = (count("# pass"), count("# fail")) else {
        return Err(format!("the tests do not run\n{text}{}", String::from_utf8_lossy(&run.stderr)));
    };
    if failed > 0 {
        println!("{text}");
    }
    Ok(Tally { passed, failed })
}

/// The example that README shows, with the package as it is installed.
fn shown(package: &Path) -> Outcome<Tally> {
    let folder = target().join("node/example");
    // What an earlier run left must not stand in for what is missing now.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    output(npm(package, &["pack", "--pack-destination"]).arg(&folder))?;
    let packed = folder.join(concat!("jobpack-", env!("CARGO_PKG_VERSION"), ".tgz"));
    output(npm(&folder, &["install", "--no-save", "--prefix"]).arg(&folder).arg(packed))?;
    output(command("cp", [EXAMPLE]).arg(&folder))?;
    example::answers(EXAMPLE, || command("node", [folder.join("find.mjs")]))
}

/// npm in a folder. Nothing that it installs may run programs of its own.
pub fn npm(folder: &Path, arguments: &[&str]) -> Command {
    let mut npm = command("npm", arguments);
    npm.current_dir(folder).env("NPM_CONFIG_IGNORE_SCRIPTS", if arguments == ["ci"] { "true" } else { "false" });
    npm.env("NPM_CONFIG_AUDIT", "false").env("NPM_CONFIG_FUND", "false");
    npm
}
