//! The licences of what is linked into the package for Python.
//!
//! Owns: which licences may be in what ships, none of which asks for the source of what uses it, and the file with their texts, which is written from what
//! cargo knows and checked against it.

use crate::run::{Outcome, command, output, root, same_text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The file, in the folder of the package.
pub const NAME: &str = "THIRD-PARTY.txt";
const PACKAGE: &str = "jobpack-python";

/// Licences that ask for no more than to be named.
const PERMISSIVE: [&str; 11] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Zlib",
];

/// Writes the file anew.
pub fn write() -> Outcome {
    fs::write(path(), generated()?).map_err(|error| error.to_string())
}

/// All licences may be in what ships, and the file is the one that is generated.
pub fn check() -> Outcome {
    let committed = fs::read_to_string(path()).map_err(|error| format!("{NAME}: {error}"))?;
    same_text(NAME, &committed, &generated()?).map_err(|reason| format!("{reason}\n`cargo xtask licences` writes it"))
}

fn path() -> std::path::PathBuf {
    root().join("bindings/python").join(NAME)
}

/// The packages that are linked, as cargo resolves them for this machine.
fn linked() -> Outcome<Vec<Value>> {
    let tree = ["tree", "--locked", "--package", PACKAGE, "--edges", "normal,no-proc-macro", "--prefix", "none"];
    let tree = output(command("cargo", tree).args(["--format", "{p}"]))?;
    let linked: BTreeSet<(&str, &str)> = tree.lines().filter_map(name_and_version).collect();
    let metadata = output(command("cargo", ["metadata", "--locked", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let named = |package: &&Value| linked.contains(&(text(&package["name"]), text(&package["version"])));
    // What has no source is of this repository.
    Ok(packages.filter(named).filter(|package| !package["source"].is_null()).cloned().collect())
}

/// Of a line such as `pyo3 v0.30.1 (*)`.
fn name_and_version(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.split_once(" v")?;
    Some((name, rest.split(' ').next()?))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The names of all packages, then each text once with those that it is of.
fn generated() -> Outcome<String> {
    let mut names = BTreeMap::new();
    let mut texts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in linked()? {
        let (name, licence) =
            (format!("{} {}", text(&package["name"]), text(&package["version"])), text(&package["license"]));
        if !permitted(licence) {
            return Err(format!("{name} is licensed under `{licence}`, which may not be in what ships"));
        }
        for licence in files(Path::new(text(&package["manifest_path"])))? {
            texts.entry(licence).or_default().insert(name.clone());
        }
        names.insert(name, licence.to_owned());
    }
    let mut file = "Jobpack for Python is linked with these packages. Where there is a choice of licences, it uses them under one that asks for no more than to be\nnamed.\n\n".to_owned();
    names.iter().for_each(|(name, licence)| file += &format!("{name}: {licence}\n"));
    for (text, names) in texts {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        file += &format!("\n{}\n{names}\n\n{}\n", "-".repeat(80), text.trim_end());
    }
    Ok(file)
}

/// The texts of the licences that lie beside a manifest, but for those that need not be chosen.
fn files(manifest: &Path) -> Outcome<Vec<String>> {
    let folder = manifest.parent().unwrap_or(manifest);
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let name = |entry: fs::DirEntry| entry.file_name().to_string_lossy().into_owned();
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.ok().map(name)).filter(|name| is_licence(name)).collect();
    names.sort();
    // Whoever may choose chooses the shortest.
    if names.iter().any(|name| name.contains("MIT")) {
        names.retain(|name| !name.contains("APACHE") && !name.contains("UNLICENSE"));
    }
    let read = |name: &String| fs::read_to_string(folder.join(name)).map(|text| text.replace('\r', ""));
    names.iter().map(read).collect::<Result<_, _>>().map_err(|error| format!("{}: {error}", folder.display()))
}

fn is_licence(name: &str) -> bool {
    let name = name.to_uppercase();
    let begins = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE"].iter().any(|start| name.starts_with(start));
    begins && !name.contains("GPL")
}

/// Whether an expression can be met with permissive licences alone. `/` is how `OR` was once written.
fn permitted(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ");
    either(&mut expression.replace('(', " ( ").replace(')', " ) ").split_whitespace().peekable())
}

type Words<'w> = std::iter::Peekable<std::str::SplitWhitespace<'w>>;

fn either(words: &mut Words<'_>) -> bool {
    let mut met = both(words);
    while words.next_if_eq(&"OR").is_some() {
        met |= both(words);
    }
    met
}

fn both(words: &mut Words<'_>) -> bool {
    let mut met = one(words);
    while words.next_if_eq(&"AND").is_some() {
        met &= one(words);
    }
    met
}

fn one(words: &mut Words<'_>) -> bool {
    if words.next_if_eq(&"(").is_some() {
        let met = either(words);
        return words.next() == Some(")") && met;
    }
    let mut licence = words.next().unwrap_or_default().to_owned();
    if words.next_if_eq(&"WITH").is_some() {
        licence += &format!(" WITH {}", words.next().unwrap_or_default());
    }
    PERMISSIVE.contains(&licence.as_str())
}

#[cfg(test)]
mod tests {
    use super::permitted;

    #[test]
    fn a_choice_may_be_made_and_what_is_asked_for_together_must_be_met_together() {
        for good in [
            "MIT",
            "MIT OR Apache-2.0",
            "Apache-2.0 OR GPL-2.0-only",
            "Unlicense/MIT",
            "(MIT OR GPL-3.0-only) AND Unicode-3.0",
        ] {
            assert!(permitted(good), "{good}");
        }
        for bad in ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "(MIT AND MPL-2.0) OR LGPL-3.0", "MIT WITH something"] {
            assert!(!permitted(bad), "{bad}");
        }
    }
}
