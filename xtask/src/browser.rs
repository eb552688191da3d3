//! The page that answers without a server: `examples/browser`, put together, opened and used.
//!
//! Owns: `target/browser/academy.html`, which holds the script, the engine and the academy's pack. Cost: the engine as WebAssembly, the command, and Chromium for the test.

use crate::run::{Outcome, command, output, root, target};
use crate::test::Tally;
use crate::wasm;
use std::path::PathBuf;
use std::process::Command;

/// Where the page and what belongs to it lies.
struct Built {
    page: PathBuf,
    pack: PathBuf,
    command: PathBuf,
}

/// Puts the page together.
pub fn build() -> Outcome {
    built().map(drop)
}

/// Puts the page together and uses it in Chromium as people do.
pub fn test() -> Outcome<Tally> {
    let built = built()?;
    let sources = root().join("examples/browser");
    output(within("bindings/node", "node", &["node_modules/typescript/bin/tsc", "--project"]).arg(&sources))?;
    install("examples/browser/test")?;
    let mut node = within("examples/browser/test", "node", &["--test", "--test-reporter=tap", "page.test.js"]);
    node.env("PAGE", &built.page).env("PACK", &built.pack).env("COMMAND", &built.command);
    let told = output(node.env("SCREENS", target().join("browser/screens")))?;
    let passed = told.lines().find_map(|line| line.strip_prefix("# pass ")?.parse().ok());
    passed.map(Tally::of).ok_or_else(|| format!("the tests of the page tell no result\n{told}"))
}

fn built() -> Outcome<Built> {
    let folder = target().join("browser");
    let [page, pack] = ["academy.html", "academy.pack"].map(|name| folder.join(name));
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    package()?;
    output(command("cargo", ["build", "--quiet", "--locked", "--package", "jobpack-author", "--bin", "jobpack"]))?;
    let program = target().join("debug/jobpack");
    output(Command::new(&program).args(["build", "examples/academy", "--output"]).arg(&pack).current_dir(root()))?;
    print!("{}", output(command("node", ["examples/browser/build.mjs"]).arg(&pack).arg(&page))?);
    println!("{}", page.display());
    Ok(Built { page, pack, command: program })
}

/// The package that the page is built on.
fn package() -> Outcome {
    wasm::wasm()?;
    install("bindings/node")?;
    let wasm = target().join("wasm/jobpack.wasm");
    output(within("bindings/node", "npm", &["run", "build"]).env("JOBPACK_WASM", wasm)).map(drop)
}

/// Installs what a package of npm needs, as its lock file says.
fn install(folder: &str) -> Outcome {
    output(within(folder, "npm", &["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund"])).map(drop)
}

/// A command, in a folder of the workspace.
fn within(folder: &str, program: &str, arguments: &[&str]) -> Command {
    let mut command = command(program, arguments);
    command.current_dir(root().join(folder));
    command
}
