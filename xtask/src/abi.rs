//! The gate of the ABI: what programs that are already built rely on may be added to, never changed.
//!
//! The baseline is made of the header: for every function a variable that points to it, compiled by the C compiler, whose debug information
//! libabigail reads. So it speaks of C types, and does not change with the version of Rust. That the library is laid out as its header tells is
//! a check of its own.

use crate::install::{Installed, install_with};
use crate::run::{Outcome, command, output, root, target};
use crate::symbols::documented;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const BASELINE: &str = "tests/abi/libjobpack-1.abi";
/// The table of all functions, which may grow at its end: its field `size` says how far it reaches.
const TABLE: &str = "jobpack_api";

/// The ABI that the header declares now, in the form of the baseline.
fn declared(folder: &Path) -> Outcome<String> {
    let header = std::fs::read_to_string(root().join("include/jobpack.h")).map_err(|error| error.to_string())?;
    let functions = documented()?.into_iter().map(|name| format!("__typeof__({name}) *abi_{name};\n"));
    let enums = enums(&header).into_iter().map(|name| format!("enum {name} abi_{name};\n"));
    let code = format!("#include <jobpack.h>\n{}{}", functions.collect::<String>(), enums.collect::<String>());
    std::fs::write(folder.join("abi.c"), code).map_err(|error| error.to_string())?;
    let mut cc = command("cc", ["-std=c99", "-g", "-shared", "-nostdlib", "-fPIC", "-I"]);
    // Within the folder, so that its path stays out of the debug information.
    output(cc.arg(root().join("include")).args(["abi.c", "-o", "abi.so"]).current_dir(folder))?;
    abidw(&folder.join("abi.so"))
}

fn enums(header: &str) -> Vec<&str> {
    let names = header.lines().filter_map(|line| line.trim_start().strip_prefix("enum "));
    names.filter_map(|rest| rest.split([' ', '{', ';']).next()).filter(|name| name.starts_with("jobpack_")).collect()
}

fn abidw(library: &Path) -> Outcome<String> {
    output(command("abidw", ["--no-corpus-path", "--no-comp-dir-path", "--no-show-locs"]).arg(library))
}

/// Writes the ABI as it is as the one to keep.
pub fn accept() -> Outcome {
    let folder = target().join("abi");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    std::fs::write(root().join(BASELINE), declared(&folder)?).map_err(|error| format!("{BASELINE}: {error}"))
}

/// The ABI has everything of the baseline, unchanged.
pub fn compare(installed: &Installed) -> Outcome {
    let advice = "If it is meant, raise the version and write a new baseline: cargo xtask abi --accept";
    unchanged(installed, &declared(&installed.scratch)?).map_err(|reason| format!("{reason}\n{advice}"))
}

/// The comparison must find what breaks programs, and let pass what does not.
pub fn control(installed: &Installed) -> Outcome {
    let text = baseline()?;
    let gone: Vec<&str> = text.lines().filter(|line| !line.contains("'abi_jobpack_find'")).collect();
    let (before, hit) = text.split_once("<class-decl name='jobpack_hit'").ok_or("the baseline lacks jobpack_hit")?;
    let hit = hit.replacen("layout-offset-in-bits='64'", "layout-offset-in-bits='96'", 1);
    let moved = format!("{before}<class-decl name='jobpack_hit'{hit}");
    let renumbered = text.replacen("NOT_FOUND' value='13'", "NOT_FOUND' value='14'", 1);
    let swapped = text.replacen("<var-decl name='open' ", "<var-decl name='later' ", 1);
    for (changed, reason) in [
        (gone.join("\n"), "abi_jobpack_find"),
        (moved, "offset changed"),
        (renumbered, "from value '13' to '14'"),
        (swapped, "jobpack_api"),
    ] {
        match unchanged(installed, &changed) {
            Err(found) if found.contains(reason) => {}
            outcome => return Err(format!("this should be refused for `{reason}`: {outcome:?}")),
        }
    }
    let longer = "<enumerator name='JOBPACK_NOT_FOUND_EITHER' value='9999'/>\n      </enum-decl>";
    unchanged(installed, &text.replacen("</enum-decl>", longer, 1))
}

fn baseline() -> Outcome<String> {
    std::fs::read_to_string(root().join(BASELINE)).map_err(|error| format!("{BASELINE}: {error}"))
}

/// What was in the baseline is there as it was.
fn unchanged(installed: &Installed, now: &str) -> Outcome {
    let file = write(installed, "now.abi", now)?;
    let grows = write(installed, "grows.ini", &format!("[suppress_type]\nname = {TABLE}\n"))?;
    let mut abidiff = command("abidiff", ["--no-added-syms", "--suppressions"]);
    output(abidiff.arg(grows).arg(root().join(BASELINE)).arg(file))?;
    let before = baseline()?;
    let table = |text| structs(text).remove(TABLE).unwrap_or_default();
    match is_longer(&table(&before), &table(now)) {
        true => Ok(()),
        false => Err(format!("{TABLE} has changed otherwise than by growing at its end")),
    }
}

/// A layout has every field of another one, where it was, and perhaps more after them.
fn is_longer(before: &[(&str, &str)], now: &[(&str, &str)]) -> bool {
    // The first is the size.
    before.len() > 1 && now.get(1..).is_some_and(|fields| fields.starts_with(&before[1..]))
}

fn write(installed: &Installed, name: &str, text: &str) -> Outcome<PathBuf> {
    let file = installed.scratch.join(name);
    std::fs::write(&file, text).map_err(|error| format!("{name}: {error}")).map(|()| file)
}

/// Every struct of the header has the same size in the library, and the same fields at the same places.
pub fn layouts(installed: &Installed) -> Outcome {
    let prefix = installed.scratch.join("types");
    // The types of the C ABI only: those of the engine are nobody's business.
    install_with(&prefix, &["--config=profile.hosted.package.jobpack-c.debug='full'"])?;
    let library = abidw(&prefix.join("lib/libjobpack.so"))?;
    let (header, library) = (declared(&installed.scratch)?, structs(&library));
    let header = structs(&header);
    if header.is_empty() {
        return Err("the header declares no structs".into());
    }
    for (name, layout) in &header {
        let real = library.get(name);
        if real != Some(layout) {
            return Err(format!("{name} is laid out otherwise\nin the header  {layout:?}\nin the library {real:?}"));
        }
    }
    Ok(())
}

/// The size, then each field with its place: in bits, as written.
type Layout<'a> = Vec<(&'a str, &'a str)>;

/// The structs of Jobpack in what abidw prints.
fn structs(text: &str) -> BTreeMap<&str, Layout<'_>> {
    let mut structs = BTreeMap::<_, Layout<'_>>::new();
    let (mut current, mut place) = (None, "");
    for line in text.lines().map(str::trim_start) {
        let name = attribute(line, "name").unwrap_or_default();
        // What is only declared has no layout, and no end.
        if line.starts_with("<class-decl") && !line.ends_with("/>") && name.starts_with("jobpack_") {
            current = Some(name);
            structs.insert(name, vec![("", attribute(line, "size-in-bits").unwrap_or_default())]);
        } else if line.starts_with("</class-decl") {
            current = None;
        } else if line.starts_with("<data-member") {
            place = attribute(line, "layout-offset-in-bits").unwrap_or_default();
        } else if line.starts_with("<var-decl")
            && let Some(layout) = current.and_then(|name| structs.get_mut(name))
        {
            layout.push((name, place));
        }
    }
    structs
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.split_once(&format!(" {name}='"))?.1.split('\'').next()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_table_may_grow_only_at_its_end() {
        let (one, two) = ([("", "64"), ("a", "0")], [("", "128"), ("a", "0"), ("b", "64")]);
        assert!(super::is_longer(&one, &two) && super::is_longer(&two, &two));
        assert!(!super::is_longer(&two, &one) && !super::is_longer(&[], &one));
        assert!(!super::is_longer(&one, &[("", "128"), ("b", "0"), ("a", "64")]));
    }

    #[test]
    fn layouts_are_read() {
        let text = "<class-decl name='jobpack_text' size-in-bits='128'>\n<data-member layout-offset-in-bits='64'>\n\
            <var-decl name='length' type-id='9'/>\n</data-member>\n</class-decl>\n<var-decl name='other' type-id='9'/>";
        let structs = super::structs(text);
        assert_eq!(structs.get("jobpack_text"), Some(&vec![("", "128"), ("length", "64")]));
        assert_eq!(structs.len(), 1);
    }
}
