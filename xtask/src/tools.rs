//! What the tests need on the machine, installed where it is missing.
//!
//! Owns: the lists of programs and of the packages of Debian that have them. What cannot be installed is told, and the stage that needs it fails.

use crate::run::{Outcome, command, output};
use crate::test::Tally;
use std::path::Path;

/// Programs that the tests run, and the packages of Debian that have them.
const PROGRAMS: &[(&str, &str)] = &[
    ("abidiff", "abigail-tools"),
    ("arm-none-eabi-gcc", "gcc-arm-none-eabi"),
    ("c++", "g++"),
    ("cc", "gcc"),
    ("chromium", "chromium"),
    ("clang", "clang"),
    ("cmake", "cmake"),
    ("i686-linux-gnu-gcc", "gcc-i686-linux-gnu"),
    ("make", "make"),
    ("ninja", "ninja-build"),
    ("nm", "binutils"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("objdump", "binutils"),
    ("pkg-config", "pkg-config"),
    ("python3", "python3"),
    ("qemu-s390x", "qemu-user"),
    ("qemu-system-arm", "qemu-system-arm"),
    ("s390x-linux-gnu-gcc", "gcc-s390x-linux-gnu"),
    ("tcc", "tcc"),
    ("valgrind", "valgrind"),
];

/// Files that the tests need without running them, and their packages.
const FILES: &[(&str, &str)] = &[
    ("/usr/lib/llvm-14/lib/clang/14.0.6/lib/linux/libclang_rt.asan-x86_64.a", "libclang-rt-14-dev"),
    ("/usr/i686-linux-gnu/include/stdio.h", "libc6-dev-i386-cross"),
    ("/usr/s390x-linux-gnu/include/stdio.h", "libc6-dev-s390x-cross"),
];

/// Installs what is missing.
pub fn install() -> Outcome<Tally> {
    for (name, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(command("cargo", [name, "--version"])).is_err() {
            output(command("rustup", ["component", "add", component]))?;
        }
    }
    let programs = PROGRAMS.iter().filter(|(program, _)| !is_program(program));
    let files = FILES.iter().filter(|(file, _)| !Path::new(file).exists());
    let missing: Vec<&str> = programs.chain(files).map(|&(_, package)| package).collect();
    if !missing.is_empty() {
        packaged(&missing)?;
    }
    if output(command("python3", ["-c", "import ensurepip, venv"])).is_err() {
        packaged(&["python3-venv"])?;
    }
    if !is_program("cargo-cinstall") {
        // Not optimised: it installs sooner, and has little to do.
        packaged(&["libssl-dev", "pkg-config"])?;
        output(command("cargo", ["install", "cargo-c", "--version", "0.10.24", "--locked", "--debug"]))?;
    }
    Ok(Tally::ONE)
}

/// Whether the shell would find it.
fn is_program(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

/// Installs packages of Debian.
fn packaged(packages: &[&str]) -> Outcome {
    output(command("apt-get", ["update", "--quiet"]))?;
    let quiet = ["install", "--yes", "--quiet", "--no-install-recommends"];
    output(command("apt-get", quiet).args(packages).env("DEBIAN_FRONTEND", "noninteractive")).map(drop)
}
