//! Tests and proves the workspace. `cargo xtask` says how.

mod abi;
mod bare;
mod browser;
mod consumers;
mod cpp;
mod culprits;
mod example;
mod header;
mod install;
mod languages;
mod library;
mod miri;
mod native;
mod node;
mod prove;
mod python;
mod run;
mod symbols;
mod test;
mod tools;
mod vectors;
mod wasm;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test    passes every test, and installs what it needs for that
cargo xtask test STAGES
                    passes the stage of this name, or those with this in their names
cargo xtask header  writes include/jobpack.h anew from bindings/c
cargo xtask layout  writes bindings/node/src/layout.ts anew from the header
cargo xtask languages
                    writes docs/LANGUAGES.md anew from xtask/languages.toml
cargo xtask prove   links every call so that it links only if no panic is reachable
cargo xtask miri    looks at the C ABI with Miri
cargo xtask bare    writes the library for microcontrollers; measures it with --sizes, --stacks, --instructions, runs it with --firmware, and
                    takes its sizes and stacks as those that later ones are held to with --accept
cargo xtask wasm    writes the library for JavaScript, target/wasm/jobpack.wasm, and checks it
cargo xtask browser writes a page that answers from the demo project's pack, target/browser/academy.html
cargo xtask install --prefix FOLDER
                    installs the library for C and C++: shared and static, headers, jobpack.pc, a CMake package
cargo xtask licences
                    writes the licences of what the package for Python is linked with
cargo xtask abi --accept
                    writes the ABI that the header declares as the one that later ones are held to";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments[..] {
        ["test"] => test::test(""),
        ["test", only] => test::test(only),
        ["header"] => header::write(),
        ["languages"] => languages::write(),
        ["layout"] => node::layout::write(),
        ["prove"] => prove::prove().map(drop),
        ["miri"] => miri::test().map(drop),
        ["bare"] => bare::bare(None),
        ["bare", what] => bare::bare(Some(what)),
        ["wasm"] => wasm::wasm().map(drop),
        ["browser"] => browser::build(),
        ["install", "--prefix", prefix] => install::install(prefix),
        ["licences"] => python::write_licences(),
        ["abi", "--accept"] => abi::accept(),
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
