//! The package for Python: built as it is published, looked at, installed where there is no Rust, and tested there.
//!
//! Owns: what a wheel must be: small, for every Python from 3.11 on, silent about the machine that built it, and with the licences of all that is in it.

mod licences;

use crate::example;
use crate::run::{Outcome, command, output, root, same_text, summed, target};
use crate::symbols::names_no_folder;
use crate::test::Tally;
use crate::vectors;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

pub use licences::write as write_licences;

const FOLDER: &str = "bindings/python";
const EXAMPLE: &str = "examples/python/find.py";
/// What a wheel may take.
const MOST_BYTES: u64 = 6 << 20;

/// Where things are built and tried out.
struct Places {
    /// Virtual environments, packages and what they are tried out with.
    folder: PathBuf,
}

impl Places {
    /// Empty, but for what was compiled before.
    fn new() -> Outcome<Self> {
        let folder = std::path::absolute(target().join("python")).map_err(|error| error.to_string())?;
        for emptied in ["build", "clean", "dist", "again", "tests"] {
            // What an earlier run left must not stand in for what is missing now.
            let _ = fs::remove_dir_all(folder.join(emptied));
        }
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Self { folder })
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// A new virtual environment with what a list of requirements says.
    fn environment(&self, name: &str, requirements: &str) -> Outcome {
        output(command("python3", ["-m", "venv"]).arg(self.at(name)))?;
        output(self.pip(name).arg("--requirement").arg(root().join(FOLDER).join(requirements))).map(drop)
    }

    fn pip(&self, environment: &str) -> Command {
        let mut pip = Command::new(self.at(environment).join("bin/python"));
        pip.args(["-m", "pip", "--disable-pip-version-check", "--quiet", "install"]);
        pip
    }

    /// A program of the environment that builds, with what it needs to compile the same everywhere.
    fn builder(&self, program: &str) -> Command {
        let mut builder = Command::new(self.at("build/bin").join(program));
        let path = std::env::var("PATH").unwrap_or_default();
        builder.current_dir(root().join(FOLDER)).env("PATH", format!("{}:{path}", self.at("build/bin").display()));
        builder.env("CARGO_TARGET_DIR", self.at("cargo")).env("CARGO_ENCODED_RUSTFLAGS", remapped());
        builder
    }

    /// Python of the environment where only the package is installed, in a folder outside of the repository, and without Rust.
    fn python(&self, module: &[&str]) -> Command {
        let mut python = Command::new(self.at("clean/bin/python"));
        python
            .args(["-B", "-m"])
            .args(module)
            .current_dir(self.at("tests"))
            .env("PATH", "/usr/bin:/bin")
            .env("JOBPACK_REPOSITORY", root());
        python
    }

    /// The example that README shows, with the package as it is installed.
    fn example(&self) -> Command {
        let mut python = Command::new(self.at("clean/bin/python"));
        python.arg(root().join(EXAMPLE)).current_dir(self.at("tests"));
        python
    }
}

/// Flags that keep the folders of this machine out of what is compiled.
fn remapped() -> String {
    let home = |name, below: &str| {
        let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(below);
        std::env::var_os(name).map_or_else(home, PathBuf::from)
    };
    let folders = [(home("CARGO_HOME", ".cargo"), "cargo"), (home("RUSTUP_HOME", ".rustup"), "rustup")];
    let folders = folders.iter().map(|(folder, name)| (folder.as_path(), *name)).chain([(root(), "jobpack")]);
    let flags = folders.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    flags.collect::<Vec<_>>().join("\x1f")
}

/// Builds, looks and tests.
pub fn test() -> Outcome<Tally> {
    licences::check()?;
    let places = Places::new()?;
    places.environment("build", "requirements-build.txt")?;
    places.environment("clean", "requirements-test.txt")?;
    let wheel = build(&places)?;
    look_at(&places, &wheel)?;
    output(places.pip("clean").arg("--no-deps").arg(&wheel))?;
    output(command("cp", ["--recursive"]).arg(root().join(FOLDER).join("tests")).arg(places.at("tests")))?;
    let looked = Tally::of(5);
    let example = example::answers(EXAMPLE, || places.example())?;
    Ok(looked.plus(example).plus(tests(&places)?).plus(types(&places)?).plus(from_source(&places)?))
}

/// The wheel, as it is published.
fn build(places: &Places) -> Outcome<PathBuf> {
    let start = Instant::now();
    let mut maturin = places.builder("maturin");
    output(maturin.args(["build", "--release", "--locked", "--quiet", "--out"]).arg(places.at("dist/wheel")))?;
    let wheel = only_file(&places.at("dist/wheel"))?;
    let bytes = fs::metadata(&wheel).map_err(|error| error.to_string())?.len();
    println!("{} bytes, built in {:.0} s: {}", bytes, start.elapsed().as_secs_f64(), name_of(&wheel));
    match bytes <= MOST_BYTES {
        true => Ok(wheel),
        false => Err(format!("the wheel has {bytes} bytes, more than {MOST_BYTES}")),
    }
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The one file in a folder.
fn only_file(folder: &Path) -> Outcome<PathBuf> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    match <[PathBuf; 1]>::try_from(files) {
        Ok([file]) => Ok(file),
        Err(files) => Err(format!("{} should hold one file, not {files:?}", folder.display())),
    }
}

/// What the wheel's name and its files must be.
fn look_at(places: &Places, wheel: &Path) -> Outcome {
    if !name_of(wheel).contains("-cp311-abi3-") {
        return Err(format!("{} is not for every Python from 3.11 on", name_of(wheel)));
    }
    let unpacked = places.at("dist/unpacked");
    output(command("python3", ["-m", "zipfile", "--extract"]).arg(wheel).arg(&unpacked))?;
    for wanted in ["py.typed", "_jobpack.pyi", "__init__.py"] {
        fs::metadata(unpacked.join("jobpack").join(wanted)).map_err(|_| format!("the wheel lacks {wanted}"))?;
    }
    let licences = output(command("find", [unpacked.as_os_str()]).args(["-path", "*/licenses/*", "-type", "f"]))?;
    for wanted in ["LICENSE-MIT", "LICENSE-APACHE", licences::NAME] {
        if !licences.lines().any(|path| path.ends_with(wanted)) {
            return Err(format!("the wheel lacks {wanted}"));
        }
    }
    let library = unpacked.join("jobpack/_jobpack.abi3.so");
    names_no_folder("the extension", &fs::read(&library).map_err(|error| format!("{}: {error}", library.display()))?)
}

/// The tests of the package, as it is installed; and the printer, as other languages are asked.
fn tests(places: &Places) -> Outcome<Tally> {
    let told = output(places.python(&["pytest", "--quiet", "-p", "no:cacheprovider", "."]));
    let tally = told.as_deref().map(summed).unwrap_or_default();
    match told {
        Ok(_) if tally.passed > 0 => {}
        Ok(text) => return Err(format!("no test ran\n{text}")),
        Err(reason) => return Err(reason),
    }
    Ok(tally.plus(vectors::conforms("Python", || places.python(&["conformance"]))?))
}

/// The types that the package declares are those that it has, and its tests use them rightly.
fn types(places: &Places) -> Outcome<Tally> {
    output(places.python(&["mypy", "--strict", "--cache-dir=/dev/null", "."]))?;
    output(places.python(&["mypy.stubtest", "jobpack", "--allowlist", "stubtest.txt"]))?;
    Ok(Tally::of(2))
}

/// What is published as source builds too.
fn from_source(places: &Places) -> Outcome<Tally> {
    let (sources, again) = (places.at("again/source"), places.at("again/wheel"));
    output(places.builder("maturin").args(["sdist", "--out"]).arg(&sources))?;
    let mut pip = places.builder("python");
    pip.args(["-m", "pip", "--disable-pip-version-check", "--quiet", "wheel", "--no-deps", "--no-build-isolation"]);
    output(pip.arg("--wheel-dir").arg(&again).arg(only_file(&sources)?))?;
    let (built, published) = (name_of(&only_file(&again)?), name_of(&only_file(&places.at("dist/wheel"))?));
    // What one builds for oneself is not called fit for every Linux.
    let told = |wheel: &str| wheel.rsplit_once('-').map(|(told, _)| told.to_owned()).unwrap_or_default();
    same_text("the wheel of the sources", &told(&built), &told(&published)).map(|()| Tally::ONE)
}
