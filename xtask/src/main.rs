//! Tests and proves the workspace. `cargo xtask` says how.

mod bare;
mod culprits;
mod header;
mod prove;
mod run;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test    passes every test, and installs what it needs for that
cargo xtask header  writes include/jobpack.h anew from bindings/c
cargo xtask prove   links every call so that it links only if no panic is reachable
cargo xtask bare    writes the library for microcontrollers; measures it with --sizes, --stacks";

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let outcome = match task.as_str() {
        "test" => test::test(),
        "bare" => bare::bare(std::env::args().nth(2).as_deref()),
        "header" => header::write(),
        "prove" => prove::prove().map(drop),
        _ => Err(HELP.into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
