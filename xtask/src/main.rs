//! Tests and proves the workspace. `cargo xtask` says how.

mod culprits;
mod header;
mod prove;
mod run;
mod test;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test    passes every test, and installs what it needs for that
cargo xtask header  writes include/jobpack.h anew from bindings/c
cargo xtask prove   links every call of the engine so that it links only if no panic is reachable, and tells its sizes";

fn main() -> ExitCode {
    let task = std::env::args().nth(1).unwrap_or_default();
    let outcome = match task.as_str() {
        "test" => test::test(),
        "header" => header::write(),
        "prove" => prove::prove(),
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
