//! One object for each microcontroller: everything that the header documents, and nothing that could clash or be missing.
//!
//! Rust's static library holds the whole of the compiler's runtime under its usual names, of which a program may have only one. So what is needed of it is
//! linked in beforehand and made local. Each function keeps a section of its own, so that the program's linker still drops what it does not call.

use super::build::{Build, LLD, devices, library, llvm, side_by_side};
use crate::run::{Outcome, command, output, root, target};
use crate::symbols::{documented, same, symbols};
use object::{Object, ObjectSection, ObjectSymbol};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What is of no use to the program's linker. Nobody unwinds through a function of ours; without a table of its own the linker says so of it.
const DROPPED: [&str; 6] = [".llvmbc", ".llvmcmd", ".comment", ".note.GNU-stack", ".ARM.exidx*", ".rel.ARM.exidx*"];

/// Writes the object of every microcontroller.
pub fn all() -> Outcome<Vec<PathBuf>> {
    let names = documented()?;
    side_by_side(&devices(), |device| {
        let object = object(device, &names)?;
        println!("{device}: {} functions in {}", names.len(), object.display());
        Ok(object)
    })
}

/// Writes the object of one, its library and the header into a folder.
pub fn object(device: &str, names: &BTreeSet<String>) -> Outcome<PathBuf> {
    let library = library(Build::shipped(device))?;
    let defined = symbols(&library)?.defined;
    let exported: BTreeSet<String> = defined.into_iter().filter(|name| name.starts_with("jobpack_")).collect();
    same("the library exports", &exported, names)?;
    let folder = target().join("bare").join(device);
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let object = folder.join("jobpack.o");
    shaped(&library, names, &object)?;
    archive(&folder)?;
    check(&object, names).map_err(|reason| format!("{device}: {reason}"))?;
    Ok(object)
}

/// Makes one object of a library, with these names for everyone and nothing else.
pub fn shaped(library: &Path, names: &BTreeSet<String>, object: &Path) -> Outcome {
    let (whole, list) = (library.with_extension("o"), library.with_extension("names"));
    let lines: String = names.iter().map(|name| format!("{name}\n")).collect();
    std::fs::write(&list, lines).map_err(|error| format!("{}: {error}", list.display()))?;
    prelink(library, names, &whole)?;
    let mut objcopy = command(&llvm("llvm-objcopy")?, ["--strip-debug", "--wildcard"]);
    objcopy.args(DROPPED.map(|section| format!("--remove-section={section}")));
    output(objcopy.arg(format!("--keep-global-symbols={}", list.display())).arg(whole).arg(object)).map(drop)
}

/// Links what the names reach into one object.
pub fn prelink(library: &Path, names: &BTreeSet<String>, object: &Path) -> Outcome {
    let mut lld = command(&llvm(LLD)?, ["-flavor", "gnu", "-r", "--gc-sections"]);
    lld.args(names.iter().map(|name| format!("-u{name}"))).arg(library).arg("-o").arg(object);
    output(lld).map(drop)
}

/// The same as a library, for those who link by `-l`, with the header beside it.
fn archive(folder: &Path) -> Outcome {
    let library = folder.join("libjobpack.a");
    let trouble = |error| format!("{}: {error}", folder.display());
    if library.exists() {
        std::fs::remove_file(&library).map_err(trouble)?;
    }
    output(command(&llvm("llvm-ar")?, ["rcsD"]).arg(&library).arg(folder.join("jobpack.o")))?;
    std::fs::copy(root().join("include/jobpack.h"), folder.join("jobpack.h")).map_err(trouble)?;
    Ok(())
}

/// Exactly the documented names, nothing missing, no allocator, no state, and a section for each function.
fn check(path: &Path, names: &BTreeSet<String>) -> Outcome {
    let found = symbols(path)?;
    same("the object exports", &found.defined, names)?;
    same("the object needs", &found.undefined, &BTreeSet::new())?;
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let object = object::File::parse(&*bytes).map_err(|error| error.to_string())?;
    let is_allocator = |name: &&str| name.contains("__rust_alloc") || name.contains("malloc") || name.contains("__rg_");
    if let Some(name) = object.symbols().filter_map(|symbol| symbol.name().ok()).find(is_allocator) {
        return Err(format!("the object has an allocator: {name}"));
    }
    let writable = |section: &object::Section<'_, '_>| {
        section.name().is_ok_and(|name| name.starts_with(".data") || name.starts_with(".bss"))
    };
    if let Some(section) = object.sections().find(|section| writable(section) && section.size() > 0) {
        return Err(format!("the object has a state: {}", section.name().unwrap_or_default()));
    }
    // Several names for one function begin with it; the lowest bit of an address tells the instruction set.
    let mut exported = object.symbols().filter(|symbol| symbol.is_definition() && symbol.is_global());
    match exported.find(|symbol| symbol.address() & !1 != 0) {
        Some(symbol) => {
            Err(format!("{} shares a section, so that it cannot be dropped", symbol.name().unwrap_or_default()))
        }
        None => Ok(()),
    }
}
