//! Builds the C library for microcontrollers, with what Rust itself brings.

use crate::run::{Outcome, command, output, target};
use std::path::PathBuf;
use std::sync::Mutex;

/// Cortex-M0 and M0+, M3, M4 and M7 with floating point, and the small RISC-V.
const DEVICES: [&str; 4] =
    ["thumbv6m-none-eabi", "thumbv7m-none-eabi", "thumbv7em-none-eabihf", "riscv32imc-unknown-none-elf"];

/// The linker that comes with Rust, which must be told which system's it is to be.
pub const LLD: &str = "rust-lld";

/// A way to build the library.
#[derive(Clone, Copy)]
pub struct Build<'a> {
    pub target: &'a str,
    pub level: &'a str,
    pub features: &'a str,
    /// Whether it repairs words that a pack does not know.
    pub repair: bool,
    /// What only an unstable compiler offers. It changes how the compiler names things, hence a folder of its own.
    pub unstable: &'a [&'a str],
}

impl<'a> Build<'a> {
    /// As it is shipped.
    pub const fn shipped(target: &'a str) -> Self {
        Self { target, level: "s", features: "bare", repair: true, unstable: &[] }
    }
}

/// The microcontrollers that Rust can be installed for here; says which not.
pub fn devices() -> Vec<&'static str> {
    DEVICES.into_iter().filter(|device| is_installed(device)).collect()
}

fn is_installed(device: &str) -> bool {
    let outcome = output(command("rustup", ["target", "add", device]));
    if let Err(reason) = &outcome {
        println!("skipped: {device} cannot be installed here: {}", reason.lines().last().unwrap_or_default());
    }
    outcome.is_ok()
}

/// Builds the static library and says where it is. The next build of another level takes its place.
pub fn library(build: Build<'_>) -> Outcome<PathBuf> {
    let Build { target: triple, level, features, repair, unstable } = build;
    let folder =
        target().join("device").join(format!("{triple}{}", if unstable.is_empty() { "" } else { "-unstable" }));
    let mut cargo = command("cargo", ["rustc", "--package", "jobpack-c", "--lib", "--crate-type", "staticlib"]);
    cargo.args(["--profile", "embedded", "--quiet", "--locked", "--features", features, "--target", triple]);
    cargo.arg("--target-dir").arg(&folder).env("CARGO_PROFILE_EMBEDDED_OPT_LEVEL", level);
    if !repair {
        cargo.arg("--no-default-features");
    }
    if !unstable.is_empty() {
        cargo.env("RUSTC_BOOTSTRAP", "1").arg("--").args(unstable);
    }
    output(cargo)?;
    Ok(folder.join(triple).join("embedded/libjobpack_c.a"))
}

/// Where a program is that comes with Rust; installs those of LLVM.
pub fn llvm(program: &str) -> Outcome<String> {
    let version = output(command("rustc", ["--version", "--verbose"]))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let root = output(command("rustc", ["--print", "sysroot"]))?;
    let path = format!("{}/lib/rustlib/{host}/bin/{program}", root.trim());
    if !std::path::Path::new(&path).exists() {
        output(command("rustup", ["component", "add", "llvm-tools"]))?;
    }
    Ok(path)
}

/// Does the same to each, as many at once as there are processors, and gives the outcomes in their order, or all that failed.
pub fn side_by_side<I: Sync, T: Send>(items: &[I], task: impl Fn(&I) -> Outcome<T> + Sync) -> Outcome<Vec<T>> {
    let next = Mutex::new(items.iter().zip(0..));
    let outcomes = Mutex::new(Vec::new());
    let work = || {
        while let Some((item, place)) = { next.lock().expect("no task panics").next() } {
            let outcome = task(item);
            outcomes.lock().expect("no task panics").push((place, outcome));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from).min(items.len()) {
            scope.spawn(work);
        }
    });
    let mut outcomes: Vec<(usize, Outcome<T>)> = outcomes.into_inner().expect("no task panics");
    outcomes.sort_by_key(|(place, _)| *place);
    let (mut values, mut faults) = (Vec::new(), Vec::new());
    for (_, outcome) in outcomes {
        match outcome {
            Ok(value) => values.push(value),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(values) } else { Err(faults.join("\n")) }
}
