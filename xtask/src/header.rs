//! `include/jobpack.h`, generated from `bindings/c` and committed.
//!
//! Owns: how it is made: cbindgen, with the words and the macros that stand beside its configuration. Every number in the macros is taken from the code or the
//! manifest, so that it stands in one place.

use crate::run::{Outcome, root};
use jobpack::pack::FORMAT_MAJOR;
use jobpack_c::find::{ROOMY_SEARCH, SMALL_SEARCH};
use jobpack_c::version::ABI_VERSION;

/// The header, as it lies in the repository.
pub const HEADER: &str = "include/jobpack.h";
const FOLDER: &str = "bindings/c";

/// Writes the header anew.
pub fn write() -> Outcome {
    let text = generated()?;
    std::fs::write(root().join(HEADER), text).map_err(|error| format!("{HEADER}: {error}"))
}

/// Whether the committed header is the one that would be written now.
pub fn check() -> Outcome {
    match read(HEADER)? == generated()? {
        true => Ok(()),
        false => Err(format!("{HEADER} is not what bindings/c says: run `cargo xtask header` and commit it")),
    }
}

fn read(path: &str) -> Outcome<String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

fn generated() -> Outcome<String> {
    let folder = root().join(FOLDER);
    let mut config = cbindgen::Config::from_file(folder.join("cbindgen.toml"))?;
    config.header = Some(read("bindings/c/header.txt")?.trim_end().to_owned());
    config.after_includes = Some(format!("\n{}", macros()?.trim_end()));
    let bindings = cbindgen::Builder::new().with_crate(folder).with_config(config).generate();
    let mut text = Vec::new();
    bindings.map_err(|error| format!("cbindgen: {error}"))?.write(&mut text);
    String::from_utf8(text).map_err(|error| error.to_string()).map(|text| tidied(&text))
}

/// Comments as people write them: what fits on one line stands on one, and what Rust heads with "Safety" are the promises of the caller.
fn tidied(header: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in header.replace(" * # Safety\n * ", " * The caller promises ").lines() {
        let comment = lines.iter().rev().take(2).map(|line| line.trim()).collect::<Vec<_>>();
        if let (" */" | "*/", [text, "/**"]) = (line.trim_start_matches(' '), comment.as_slice())
            && let Some(text) = text.strip_prefix("* ")
        {
            let indent = &line[..line.len() - line.trim_start().len() - 1];
            let short = format!("{indent}/** {text} */");
            lines.truncate(lines.len() - 2);
            lines.push(short);
        } else {
            lines.push(line.to_owned());
        }
    }
    lines.join("\n") + "\n"
}

/// The macros with their numbers.
fn macros() -> Outcome<String> {
    let version = env!("CARGO_PKG_VERSION");
    let parts: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
    let &[major, minor, patch] = parts.as_slice() else { return Err(format!("{version} is no version")) };
    let mut text = read("bindings/c/macros.txt")?;
    let numbers = [
        ("major", major),
        ("minor", minor),
        ("patch", patch),
        ("number", major * 1_000_000 + minor * 1_000 + patch),
        ("abi", ABI_VERSION),
        ("format", FORMAT_MAJOR.into()),
        ("roomy", ROOMY_SEARCH),
        ("small", SMALL_SEARCH),
    ];
    for (name, number) in numbers {
        text = text.replace(&format!("{{{name}}}"), &number.to_string());
    }
    Ok(text.replace("{version}", version))
}
