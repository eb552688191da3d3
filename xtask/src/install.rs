//! Installs the library for C and C++ with what finds it, and tests what was installed as those do who use it.

use crate::abi;
use crate::consumers::{self, Question};
use crate::library;
use crate::run::{Outcome, command, output, target};
use crate::test::Tally;
use std::path::{Path, PathBuf};

/// Where the library is, and where it is tried out.
pub struct Installed {
    /// Where it is installed.
    pub prefix: PathBuf,
    /// A folder for what is built against it.
    pub scratch: PathBuf,
}

impl Installed {
    /// A file or folder below the prefix.
    pub fn at(&self, path: &str) -> PathBuf {
        self.prefix.join(path)
    }
}

/// How the library is built: whole and without unwinding, so that nothing is left over that only std has. Otherwise the shared library needs
/// `rust_eh_personality` and the static one collides with that of another Rust library. Without debug information, which would name this machine's folders.
const PROFILE: &str = "--profile=hosted";

/// Installs libraries, headers, jobpack.pc and what CMake finds it with.
pub fn install(prefix: &str) -> Outcome {
    install_with(Path::new(prefix), &[])
}

/// The same, with more options of cargo.
pub fn install_with(prefix: &Path, more: &[&str]) -> Outcome {
    let prefix = std::path::absolute(prefix).map_err(|error| error.to_string())?;
    let mut cargo = command("cargo", ["cinstall", "--locked", "--package=jobpack-c", "--libdir=lib"]);
    output(cargo.arg(PROFILE).args(more).arg("--prefix").arg(prefix)).map(drop)
}

type Check = (&'static str, fn(&Installed, &Question) -> Outcome);

const CHECKS: &[Check] = &[
    ("the shared library stands alone", |installed, _| library::shared(installed)),
    ("the static library stands alone", |installed, _| library::archive(installed)),
    ("the libraries name no folders", |installed, _| library::folders(installed)),
    ("the headers", |installed, _| library::headers(installed)),
    ("jobpack.pc", |installed, _| library::package(installed)),
    ("two Rust libraries in one program", |installed, _| consumers::two_rusts(installed)),
    ("a project with CMake", consumers::cmake),
    ("a project with pkg-config", consumers::pkg_config),
    ("a project with make", consumers::make),
    ("the example with ctypes", consumers::ctypes),
    ("a plugin", consumers::plugin),
    ("what a plugin's host says of mistakes", consumers::plugin_mistakes),
    ("the ABI is that of the baseline", |installed, _| abi::compare(installed)),
    ("the ABI's control", |installed, _| abi::control(installed)),
    ("the header tells the library's layout", |installed, _| abi::layouts(installed)),
];

/// Installs into a folder of its own and makes every check there.
pub fn test() -> Outcome<Tally> {
    let folder = std::path::absolute(target().join("install")).map_err(|error| error.to_string())?;
    let installed = Installed { prefix: folder.join("prefix"), scratch: folder.join("build") };
    for folder in [&installed.prefix, &installed.scratch] {
        // What an earlier run left must not stand in for what is missing now.
        let _ = std::fs::remove_dir_all(folder);
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    install_with(&installed.prefix, &[])?;
    let question = Question::ask(&installed.scratch)?;
    let mut tally = Tally::default();
    for &(name, check) in CHECKS {
        let outcome = check(&installed, &question);
        let well = u64::from(outcome.is_ok());
        tally = Tally { passed: tally.passed + well, failed: tally.failed + 1 - well };
        match outcome {
            Ok(()) => println!("ok: {name}"),
            Err(reason) => eprintln!("FAILED: {name}\n{reason}"),
        }
    }
    Ok(tally)
}
