//! The engine for JavaScript: the C ABI as WebAssembly, which needs nothing of where it runs.
//!
//! Owns: how `target/wasm/jobpack.wasm` is made and what must be true of it. Cost: two builds, side by side, so that it shows that both are the same.

use crate::bare::side_by_side;
use crate::run::{Outcome, command, output, target};
use crate::symbols::{documented, names_no_folder, same};
use crate::test::Tally;
use rustc_demangle::demangle;
use std::collections::BTreeSet;
use std::path::Path;
use wasmparser::{KnownCustom, Name, Parser, Payload};

const TARGET: &str = "wasm32-unknown-unknown";
/// What makes it small. Pinned: versions differ in what they write.
const BINARYEN: &str = "binaryen@132.0.0";
/// The most bytes that it should have, as the design says. It has not come down to that yet: docs/COMPARE.md tells where the bytes are.
const BUDGET: usize = 60 * 1024;
/// The most bytes that it may have meanwhile, so that it does not grow. To be lowered whenever it gets smaller, down to the budget.
const CEILING: usize = 86_000;

/// What every runtime has that has not reached the end of its support long ago, the oldest being Node 18.
const FEATURES: [&str; 7] = [
    "--mvp-features",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What the compiler is told. A stack of 32 KiB, many times what the deepest call takes, so that all of it fits a page of memory; and smaller code, since on
/// WebAssembly an address costs nothing to reckon and a call more than what it calls.
const COMPILE: [&str; 6] =
    ["-C", "link-arg=-zstack-size=32768", "-C", "llvm-args=-disable-lsr", "-C", "llvm-args=-inline-threshold=20"];

/// Smaller, above all; and nothing that only debuggers and linkers read. The engine keeps nothing at the lowest addresses, where the stack ends.
const SHRINK: [&str; 7] = [
    "--remove-exports=__data_end",
    "-Oz",
    "--converge",
    "--low-memory-unused",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Builds it, checks it, and writes `target/wasm/jobpack.wasm`.
pub fn wasm() -> Outcome<Tally> {
    output(command("rustup", ["target", "add", TARGET]))?;
    let folder = target().join("wasm");
    let shrinker = installed(&folder)?;
    let built = side_by_side(&["first", "second"], |name| built(&folder.join(name), &shrinker))?;
    let [first, second] = &built[..] else { return Err("two builds were asked for".into()) };
    let outcomes = [
        no_panic(&first.whole),
        no_imports(&first.small),
        exports(&first.small),
        names_no_folder("it", &first.small),
        size(&first.small),
        if first.small == second.small { Ok(()) } else { Err("two builds differ".into()) },
    ];
    let faults: Vec<String> = outcomes.iter().filter_map(|outcome| outcome.clone().err()).collect();
    let path = folder.join("jobpack.wasm");
    std::fs::write(&path, &first.small).map_err(|error| format!("{}: {error}", path.display()))?;
    println!("{}: {} bytes, and should have {BUDGET} at most", path.display(), first.small.len());
    if faults.is_empty() { Ok(Tally::of(outcomes.len())) } else { Err(faults.join("\n")) }
}

/// As the compiler wrote it, with the names of its functions, and as it ships.
struct Built {
    whole: Vec<u8>,
    small: Vec<u8>,
}

fn built(folder: &Path, shrinker: &str) -> Outcome<Built> {
    let mut cargo = command("cargo", ["rustc", "--package", "jobpack-c", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--profile", "hosted", "--quiet", "--locked", "--features", "bare", "--target", TARGET]);
    cargo.arg("--target-dir").arg(folder).arg("--").args(COMPILE);
    output(cargo.env("CARGO_PROFILE_HOSTED_OPT_LEVEL", "z"))?;
    let whole = folder.join(TARGET).join("hosted/jobpack_c.wasm");
    let small = folder.join("small.wasm");
    output(command(shrinker, FEATURES.iter().chain(&SHRINK)).arg(&whole).arg("--output").arg(&small))?;
    let read = |path: &Path| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    Ok(Built { whole: read(&whole)?, small: read(&small)? })
}

/// Installs what shrinks, for this project alone.
fn installed(folder: &Path) -> Outcome<String> {
    let folder = folder.join(BINARYEN);
    let program = folder.join("node_modules/.bin/wasm-opt");
    if !program.exists() {
        let quiet = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", BINARYEN, "--prefix"];
        output(command("npm", quiet).arg(&folder))?;
    }
    Ok(program.to_string_lossy().into_owned())
}

/// What is linked is what some export reaches, or what stands in a table. So where no function of it belongs to the machinery of panics, none can come.
fn no_panic(bytes: &[u8]) -> Outcome {
    let names = functions(bytes)?;
    if !names.iter().any(|name| name.contains("jobpack::")) {
        return Err("no function has a name, so it cannot be told whether one can panic".into());
    }
    let is_panic = |name: &&String| name.contains("core::panicking") || name.contains("rust_begin_unwind");
    let machinery: Vec<&str> = names.iter().filter(is_panic).map(String::as_str).collect();
    match machinery.is_empty() {
        true => Ok(()),
        false => {
            Err(format!("a panic can be reached by {}: `cargo xtask prove` may tell from where", machinery.join(", ")))
        }
    }
}

/// The names of all functions.
fn functions(bytes: &[u8]) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for payload in payloads(bytes)? {
        let Payload::CustomSection(section) = payload else { continue };
        let KnownCustom::Name(subsections) = section.as_known() else { continue };
        for subsection in subsections {
            let Name::Function(functions) = subsection.map_err(malformed)? else { continue };
            for function in functions {
                names.push(demangle(function.map_err(malformed)?.name).to_string());
            }
        }
    }
    Ok(names)
}

fn no_imports(bytes: &[u8]) -> Outcome {
    match payloads(bytes)?.iter().any(|payload| matches!(payload, Payload::ImportSection(_))) {
        true => Err("it needs something from where it runs".into()),
        false => Ok(()),
    }
}

/// The functions of the header, the memory, and where in it the caller's part begins.
fn exports(bytes: &[u8]) -> Outcome {
    let mut found = BTreeSet::new();
    for payload in payloads(bytes)? {
        let Payload::ExportSection(exports) = payload else { continue };
        for export in exports {
            found.insert(export.map_err(malformed)?.name.to_owned());
        }
    }
    let mut wanted = documented()?;
    wanted.extend(["memory", "__heap_base"].map(str::to_owned));
    same("it exports", &found, &wanted)
}

fn size(bytes: &[u8]) -> Outcome {
    match bytes.len() {
        0..=CEILING => Ok(()),
        length => Err(format!("it has {length} bytes and may have {CEILING}")),
    }
}

fn payloads(bytes: &[u8]) -> Outcome<Vec<Payload<'_>>> {
    Parser::new(0).parse_all(bytes).collect::<Result<_, _>>().map_err(malformed)
}

fn malformed(error: wasmparser::BinaryReaderError) -> String {
    format!("it is not WebAssembly: {error}")
}
