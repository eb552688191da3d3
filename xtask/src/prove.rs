//! The proof that no panic is reachable, and the sizes of what a device links.

use crate::culprits;
use crate::run::{Outcome, command, output, root, target};
use std::path::{Path, PathBuf};

const DESKTOP: &str = "x86_64-unknown-linux-gnu";
const DEVICE: &str = "thumbv7m-none-eabi";
/// What nobody defines: see `tests/proof`.
const FORBIDDEN: &str = "jobpack_panic_is_reachable";
/// What begins the name of every entry point.
const ENTRIES: &str = "jobpack_proof_";

/// How large the lean builds were when they were last looked at.
const SIZES: &str = "tests/proof/sizes.csv";
/// By how much they may grow before someone must look, in percent: compilers differ a little.
const GROWTH: u64 = 2;

/// A way to build the entry points.
#[derive(Clone, Copy)]
struct Build<'a> {
    target: &'a str,
    level: &'a str,
    features: &'a str,
}

/// Every optimisation on the desktop, what is small on a device, and the control.
pub fn prove() -> Outcome {
    for level in ["s", "z", "2", "3"] {
        let size = proved(Build { target: DESKTOP, level, features: "everything" })?;
        println!("no panic is reachable: {DESKTOP}, opt-level {level}, {size} bytes of code and constants");
    }
    control()?;
    if let Err(reason) = output(command("rustup", ["target", "add", DEVICE])) {
        println!("skipped: {DEVICE} cannot be installed here: {}", reason.lines().last().unwrap_or_default());
        return Ok(());
    }
    for level in ["s", "z"] {
        let size = proved(Build { target: DEVICE, level, features: "everything" })?;
        println!("no panic is reachable: {DEVICE}, opt-level {level}, {size} bytes of code and constants");
    }
    lean()
}

/// What a device links that cannot do everything. Fails if that has grown.
fn lean() -> Outcome {
    let committed = std::fs::read_to_string(root().join(SIZES)).map_err(|error| format!("{SIZES}: {error}"))?;
    let mut grown = String::new();
    for (name, what, features, budget) in
        [("find", "open, read and find", "", 8), ("answers", "find, pick and score", "answers", 16)]
    {
        let size = proved(Build { target: DEVICE, level: "s", features })?;
        let before = committed_size(&committed, name).ok_or_else(|| format!("{SIZES} has no size of {name}"))?;
        println!("a device that can {what}: {size} bytes, committed {before}, budget {}", budget * 1024);
        if size * 100 > before * (100 + GROWTH) {
            grown += &format!("{name} has grown from {before} to {size} bytes, by more than {GROWTH} %\n");
        }
    }
    match grown.is_empty() {
        true => Ok(()),
        false => Err(format!("{grown}Make it smaller, or write the new sizes in {SIZES} and say in the commit why.")),
    }
}

/// The size of a build in lines of `build,bytes`.
fn committed_size(lines: &str, build: &str) -> Option<u64> {
    let mut fields = lines.lines().filter_map(|line| line.split_once(','));
    fields.find(|(name, _)| *name == build)?.1.trim().parse().ok()
}

/// Builds and links, and gives the size of what was linked; if it does not link, who can panic.
fn proved(build: Build<'_>) -> Outcome<u64> {
    let library = built(build)?;
    let program = library.with_extension("elf");
    match linked(build, &library, &program, &[]) {
        Ok(()) => size(&program),
        Err(reason) if reason.contains(FORBIDDEN) => {
            let define = format!("--defsym={FORBIDDEN}=0");
            linked(build, &library, &program, &[&define])?;
            let Build { target, level, .. } = build;
            Err(format!("a panic is reachable: {target}, opt-level {level}\n{}", culprits::tell(&program)?))
        }
        Err(reason) => Err(reason),
    }
}

/// The proof must fail, and for the reason that it is about.
fn control() -> Outcome {
    match proved(Build { target: DESKTOP, level: "s", features: "everything,control" }) {
        Err(reason) if reason.contains("jobpack_proof_control") => {
            println!("the control links only with a panic, as it must");
            Ok(())
        }
        Err(reason) => Err(format!("the control fails for another reason\n{reason}")),
        Ok(_) => Err("the control has a panic and links: the proof proves nothing".into()),
    }
}

/// The static library with the entry points.
fn built(Build { target: triple, level, features }: Build<'_>) -> Outcome<PathBuf> {
    let folder = target().join("proof").join(format!("{level}-{features}"));
    let manifest = root().join("tests/proof/Cargo.toml");
    let mut cargo = command("cargo", ["build", "--release", "--quiet", "--locked", "--target", triple]);
    cargo.arg("--manifest-path").arg(manifest).arg("--target-dir").arg(&folder).args(["--features", features]);
    output(cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level))?;
    Ok(folder.join(triple).join("release/libjobpack_proof.a"))
}

/// Links every entry point and what it reaches, no more.
fn linked(build: Build<'_>, library: &Path, program: &Path, more: &[&str]) -> Outcome {
    let symbols = output(command("nm", ["--defined-only", "--extern-only", "--quiet"]).arg(library))?;
    let entries = symbols.lines().filter_map(|line| line.split_whitespace().last());
    let entries: Vec<String> =
        entries.filter(|name| name.starts_with(ENTRIES)).map(|name| format!("-u{name}")).collect();
    let first = entries.first().ok_or("the proof has no entry points")?;
    let mut flags = vec!["--gc-sections".to_owned(), format!("-e{}", &first[2..])];
    flags.extend(entries);
    flags.extend(more.iter().map(|&flag| flag.to_owned()));
    let mut linker = match build.target {
        DESKTOP => {
            let mut cc = command("cc", ["-nostartfiles", "-no-pie"]);
            cc.args(flags.iter().map(|flag| format!("-Wl,{flag}"))).arg(library);
            cc
        }
        _ => {
            let mut lld = command(&lld()?, ["-flavor", "gnu"]);
            lld.args(flags).arg(library);
            lld
        }
    };
    output(linker.arg("-o").arg(program)).map(drop)
}

/// The linker that comes with Rust.
fn lld() -> Outcome<String> {
    let root = output(command("rustc", ["--print", "sysroot"]))?;
    Ok(format!("{}/lib/rustlib/{DESKTOP}/bin/rust-lld", root.trim()))
}

/// The bytes of code and constants.
fn size(program: &Path) -> Outcome<u64> {
    let sections = output(command("readelf", ["--section-headers", "--wide"]).arg(program))?;
    let size = |line: &str| {
        let (_, line) = line.split_once(']')?;
        let fields: Vec<&str> = line.split_whitespace().collect();
        let counts = fields.first()?.starts_with(".text") || fields.first()?.starts_with(".rodata");
        counts.then(|| u64::from_str_radix(fields.get(4)?, 16).ok()).flatten()
    };
    Ok(sections.lines().filter_map(size).sum())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_sizes_are_found_by_name() {
        let lines = "build,bytes\nfind,100\nanswers,250\n";
        assert_eq!(super::committed_size(lines, "answers"), Some(250));
        assert_eq!(super::committed_size(lines, "build"), None);
        assert_eq!(super::committed_size(lines, "other"), None);
    }
}
