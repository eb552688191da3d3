//! The `jobpack` command.
#![forbid(unsafe_code)]

mod command;
mod report;

use std::process::ExitCode;

fn main() -> ExitCode {
    command::main()
}
