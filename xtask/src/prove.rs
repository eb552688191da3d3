//! The proof that no panic is reachable: for every call of the engine, and for every function of the header.

use crate::bare::{Build, LLD, devices, documented, library, llvm, side_by_side};
use crate::culprits;
use crate::run::{Outcome, command, output, root, target};
use crate::test::Tally;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const DESKTOP: &str = "x86_64-unknown-linux-gnu";
/// What nobody defines: see `tests/proof`.
const FORBIDDEN: &str = "jobpack_panic_is_reachable";
/// What begins the name of every entry point to the engine.
const ENTRIES: &str = "jobpack_proof_";
/// Every optimisation; without any the compiler leaves checks in that cannot fail.
const LEVELS: [&str; 4] = ["s", "z", "2", "3"];

/// What is proved.
#[derive(Clone, Copy)]
enum Subject {
    /// Every public call of the engine; with its control, a panic as well.
    Engine { control: bool },
    /// Every function of the header.
    Header,
}

/// One subject on one target. Its levels are proved one after another, since a build takes the place of the one before.
struct Task {
    subject: Subject,
    target: &'static str,
    levels: &'static [&'static str],
}

/// Proves everything on the desktop and on every device that Rust can be installed for, and that the proof can fail.
pub fn prove() -> Outcome<Tally> {
    let engine = Subject::Engine { control: false };
    let mut tasks = vec![Task { subject: engine, target: DESKTOP, levels: &LEVELS }];
    tasks.push(Task { subject: Subject::Header, target: DESKTOP, levels: &LEVELS });
    for target in devices() {
        tasks.push(Task { subject: Subject::Header, target, levels: &LEVELS });
        if target == "thumbv7m-none-eabi" {
            tasks.push(Task { subject: engine, target, levels: &["s", "z"] });
        }
    }
    let proofs = side_by_side(&tasks, |task| {
        for level in task.levels {
            proved(task, level)?;
        }
        println!(
            "no panic is reachable: {}, {}, opt-level {}",
            task.subject.name(),
            task.target,
            task.levels.join(" ")
        );
        Ok(task.levels.len())
    })?;
    control()?;
    Ok(Tally::of(proofs.into_iter().sum::<usize>() + 1))
}

impl Subject {
    const fn name(self) -> &'static str {
        match self {
            Self::Engine { .. } => "the engine",
            Self::Header => "the header",
        }
    }

    /// The static library.
    fn built(self, target: &str, level: &str) -> Outcome<PathBuf> {
        match self {
            Self::Engine { control } => engine(target, level, control),
            Self::Header => library(Build { target, level, features: "prove", repair: true, unstable: &[] }),
        }
    }

    /// What must be linked of it.
    fn entries(self, library: &Path) -> Outcome<BTreeSet<String>> {
        match self {
            Self::Header => documented(),
            Self::Engine { .. } => {
                let symbols = output(command("nm", ["--defined-only", "--extern-only", "--quiet"]).arg(library))?;
                let names = symbols.lines().filter_map(|line| line.split_whitespace().last());
                Ok(names.filter(|name| name.starts_with(ENTRIES)).map(str::to_owned).collect())
            }
        }
    }
}

/// Builds and links; if it does not link, tells who can panic.
fn proved(task: &Task, level: &str) -> Outcome {
    let library = task.subject.built(task.target, level)?;
    let program = library.with_extension("elf");
    let entries = task.subject.entries(&library)?;
    match linked(task.target, &entries, &library, &program, None) {
        Err(reason) if reason.contains(FORBIDDEN) => {
            let define = format!("--defsym={FORBIDDEN}=0");
            linked(task.target, &entries, &library, &program, Some(&define))?;
            Err(format!("a panic is reachable: {}, opt-level {level}\n{}", task.target, culprits::tell(&program)?))
        }
        outcome => outcome,
    }
}

/// The proof must fail, and for the reason that it is about.
fn control() -> Outcome {
    let task = Task { subject: Subject::Engine { control: true }, target: DESKTOP, levels: &["s"] };
    match proved(&task, "s") {
        Err(reason) if reason.contains("jobpack_proof_control") => {
            println!("the control links only with a panic, as it must");
            Ok(())
        }
        Err(reason) => Err(format!("the control fails for another reason\n{reason}")),
        Ok(()) => Err("the control has a panic and links: the proof proves nothing".into()),
    }
}

/// The static library with the entry points to the engine.
fn engine(triple: &str, level: &str, control: bool) -> Outcome<PathBuf> {
    let folder = target().join("proof").join(triple);
    let manifest = root().join("tests/proof/Cargo.toml");
    let mut cargo = command("cargo", ["build", "--release", "--quiet", "--locked", "--target", triple]);
    cargo.arg("--manifest-path").arg(manifest).arg("--target-dir").arg(&folder);
    if control {
        cargo.args(["--features", "control"]);
    }
    output(cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level))?;
    Ok(folder.join(triple).join("release/libjobpack_proof.a"))
}

/// Links every entry point and what it reaches, no more.
fn linked(target: &str, entries: &BTreeSet<String>, library: &Path, program: &Path, more: Option<&str>) -> Outcome {
    let first = entries.first().ok_or("the proof has no entry points")?;
    let mut flags = vec!["--gc-sections".to_owned(), format!("-e{first}")];
    flags.extend(entries.iter().map(|entry| format!("-u{entry}")));
    flags.extend(more.map(str::to_owned));
    let mut linker = match target {
        DESKTOP => {
            let mut cc = command("cc", ["-nostartfiles", "-no-pie"]);
            cc.args(flags.iter().map(|flag| format!("-Wl,{flag}")));
            cc
        }
        _ => {
            let mut lld = command(&llvm(LLD)?, ["-flavor", "gnu"]);
            lld.args(flags);
            lld
        }
    };
    output(linker.arg(library).arg("-o").arg(program)).map(drop)
}
