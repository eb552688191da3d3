//! The page that answers without a server, `examples/browser`, and the reports of the command, put together, opened and used.
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
    tests.env("PAGE", page).env("PACK", pack).env("REPORTS", reports(&whole)?).env("COMMAND", whole);
    node::tested(tests.env("SCREENS", target().join("browser/screens")))
}

/// Reports of a project, of a project without ratings, and of a survey alone, in a folder.
fn reports(whole: &str) -> Outcome<PathBuf> {
    let folder = target().join("browser/reports");
    // What an earlier run left must not stand in for what is missing now.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    output(command(whole, ["new"]).arg(folder.join("coffee")))?;
    let ratings = root().join("examples/academy/ratings.csv");
    for (name, of) in
        [("academy", root().join("examples/academy")), ("coffee", folder.join("coffee")), ("survey", ratings)]
    {
        output(command(whole, ["report", "--output"]).arg(folder.join(name).with_extension("html")).arg(of))?;
    }
    Ok(folder)
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
