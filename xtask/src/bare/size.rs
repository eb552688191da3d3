//! How much flash a program takes that uses a part of the library: code and constants, as its linker leaves them.

use super::baseline::Figures;
use super::build::{Build, LLD, devices, library, llvm, side_by_side};
use super::{documented, objects};
use crate::run::{Outcome, command, output};
use object::{Object, ObjectSection, SectionKind};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Opening a pack and reading titles; and each thing more that a device may do with it.
const READ: [&str; 2] = ["jobpack_open", "jobpack_resource_title"];
const FIND: [&str; 2] = ["jobpack_search_open", "jobpack_find"];
const PICK: [&str; 3] = ["jobpack_pick", "jobpack_certificate_read", "jobpack_picked_at"];
const SCORE: [&str; 4] = ["jobpack_tally_open", "jobpack_tally_record", "jobpack_profile_of", "jobpack_score"];
const VERIFY: [&str; 3] = ["jobpack_open", "jobpack_verifier_open", "jobpack_verifier_step"];

/// Uses of the library, with the functions that they call. What is not listed here counts in "everything" alone.
const USES: [(&str, &[&[&str]]); 6] = [
    ("read", &[&READ]),
    ("read and find", &[&READ, &FIND]),
    ("read and pick", &[&READ, &PICK]),
    ("read find pick and score", &[&READ, &FIND, &PICK, &SCORE]),
    ("score", &[&SCORE]),
    ("verify", &[&VERIFY]),
];

/// The sizes of every use on every microcontroller.
pub fn measured() -> Outcome<Figures> {
    let names = documented()?;
    let uses: Vec<Use> = USES.into_iter().map(|(name, calls)| (name, calls.concat())).collect();
    if let Some(unknown) = uses.iter().flat_map(|(_, calls)| calls).find(|call| !names.contains(**call)) {
        return Err(format!("{unknown} is not in the header"));
    }
    let everything = ("everything", names.iter().map(String::as_str).collect());
    let uses: Vec<Use> = uses.into_iter().chain([everything]).collect();
    let sizes = side_by_side(&devices(), |device| of_device(device, &names, &uses))?;
    Ok(Figures { path: "tests/bare/size.csv", budget: None, slack: 0, bytes: sizes.into_iter().flatten().collect() })
}

/// A use, and what it calls.
type Use<'a> = (&'static str, Vec<&'a str>);

type Sizes = BTreeMap<(String, String), u64>;

fn of_device(device: &str, names: &BTreeSet<String>, uses: &[Use]) -> Outcome<Sizes> {
    let object = objects::object(device, names)?;
    let mut sizes: Sizes = uses.iter().map(|a_use| used(device, &object, a_use)).collect::<Outcome<_>>()?;
    let library = library(Build { repair: false, ..Build::shipped(device) })?;
    let lean = library.with_file_name("lean.o");
    objects::shaped(&library, names, &lean)?;
    let name = "read and find without repair";
    sizes.extend([used(device, &lean, &(name, [READ, FIND].concat()))?]);
    Ok(sizes)
}

/// The size of one use.
fn used(device: &str, object: &Path, (name, calls): &Use) -> Outcome<((String, String), u64)> {
    let program = object.with_extension("elf");
    link(object, calls, &program)?;
    let size = flash(&program)?;
    std::fs::remove_file(&program).map_err(|error| error.to_string())?;
    Ok(((device.to_owned(), (*name).to_owned()), size))
}

/// Links what the calls reach and no more.
fn link(object: &Path, calls: &[&str], program: &Path) -> Outcome {
    let mut lld = command(&llvm(LLD)?, ["-flavor", "gnu", "--gc-sections", "--entry=0"]);
    lld.args(calls.iter().map(|call| format!("-u{call}"))).arg(object).arg("-o").arg(program);
    output(lld).map(drop)
}

/// The bytes of code and constants.
fn flash(program: &Path) -> Outcome<u64> {
    let trouble = |error: &dyn std::fmt::Display| format!("{}: {error}", program.display());
    let bytes = std::fs::read(program).map_err(|error| trouble(&error))?;
    let file = object::File::parse(&*bytes).map_err(|error| trouble(&error))?;
    let counts = |kind| matches!(kind, SectionKind::Text | SectionKind::ReadOnlyData | SectionKind::ReadOnlyString);
    Ok(file.sections().filter(|section| counts(section.kind())).map(|section| section.size()).sum())
}
