//! The page that answers without a server: `examples/browser`, put together, opened and used.
//!
//! Owns: `target/browser/academy.html`, which holds the script, the engine and the academy's pack. Cost: the engine as WebAssembly, the command, and Chromium for the test.

use crate::node::{self, npm};
use crate::run::{Outcome, command, output, root, target};
use crate::test::Tally;
use std::path::PathBuf;

const FOLDER: &str = "examples/browser";

/// The page, the pack in it, and the command whose answers are compared with it.
struct Built {
    page: PathBuf,
    pack: PathBuf,
    whole: String,
}

/// Puts the page together.
pub fn build() -> Outcome {
    built().map(drop)
}

/// Puts the page together and uses it in Chromium as people do.
pub fn test() -> Outcome<Tally> {
    let Built { page, pack, whole } = built()?;
    output(command("node", ["bindings/node/node_modules/typescript/bin/tsc", "--project", FOLDER]))?;
    let folder = root().join(FOLDER).join("test");
    output(npm(&folder, &["ci"]))?;
    let mut tests = npm(&folder, &["test"]);
    tests.env("PAGE", page).env("PACK", pack).env("COMMAND", whole).env("SCREENS", target().join("browser/screens"));
    node::tested(&mut tests)
}

fn built() -> Outcome<Built> {
    node::build()?;
    let whole = node::whole_command()?;
    let folder = target().join("browser");
    let [page, pack] = ["academy.html", "academy.pack"].map(|name| folder.join(name));
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    output(command(&whole, ["build", "examples/academy", "--output"]).arg(&pack))?;
    let script = format!("{FOLDER}/build.mjs");
    print!("{}", output(command("node", [script]).arg(&pack).arg(&page))?);
    println!("{}", page.display());
    Ok(Built { page, pack, whole })
}
