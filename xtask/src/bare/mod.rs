//! What a microcontroller links: the prelinked object of each target, its sizes, its stacks, and programs that run it.
//!
//! Owns: which targets those are and how the library is built for them. Cost: one build of the library for each target, and a second one of those whose
//! stacks are reckoned; targets are built side by side.

mod baseline;
mod build;
mod firmware;
mod graph;
mod objects;
mod size;
mod stack;

pub use crate::symbols::documented;
pub use build::{Build, LLD, devices, library, llvm, side_by_side};
pub use firmware::{check as firmware, instructions};

use crate::run::Outcome;
use crate::test::Tally;

const HELP: &str = "\
cargo xtask bare                   writes the library for each microcontroller under target/bare
cargo xtask bare --sizes           tells how much flash each use takes
cargo xtask bare --stacks          tells how much stack each call takes at the most
cargo xtask bare --firmware        runs the firmware of examples/firmware in QEMU
cargo xtask bare --instructions    tells how many instructions calls take on a Cortex-M3
cargo xtask bare --accept          writes down sizes and stacks as the new baselines";

/// One of the tasks above.
pub fn bare(option: Option<&str>) -> Outcome {
    match option {
        None => objects().map(drop),
        Some("--sizes") => sizes().map(drop),
        Some("--stacks") => stacks().map(drop),
        Some("--firmware") => firmware().map(drop),
        Some("--instructions") => instructions().map(drop),
        Some("--accept") => {
            size::measured()?.accept()?;
            stack::measured()?.accept()
        }
        _ => Err(HELP.into()),
    }
}

/// Writes the objects, and checks what they define and need.
pub fn objects() -> Outcome<Tally> {
    Ok(Tally::of(objects::all()?.len()))
}

/// Compares the sizes with those that were accepted.
pub fn sizes() -> Outcome<Tally> {
    size::measured()?.compare()
}

/// Compares the stacks with those that were accepted, and with the budget.
pub fn stacks() -> Outcome<Tally> {
    stack::measured()?.compare()
}
