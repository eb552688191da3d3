//! What the installed libraries consist of: symbols that they give and need, their names, and what they are linked with.

use crate::install::Installed;
use crate::run::{Outcome, command, output};
use crate::symbols::{documented, names_no_folder, same};
use std::collections::BTreeSet;
use std::path::Path;

/// What the compiler takes for granted in every environment, with or without an operating system. On a host its C library has them.
const GRANTED: [&str; 5] = ["bcmp", "memcmp", "memcpy", "memmove", "memset"];

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Only documented functions come out of the shared library, and nothing but what is granted goes in: no other library, not even that of C.
pub fn shared(installed: &Installed) -> Outcome {
    let library = installed.at("lib/libjobpack.so");
    let dynamic = readelf("--dynamic", &library)?;
    let soname = format!("[libjobpack.so.{}]", same_minor());
    if !dynamic.lines().any(|line| line.contains("(SONAME)") && line.ends_with(&soname)) {
        return Err(format!("the soname is not {soname}\n{dynamic}"));
    }
    if let Some(line) = dynamic.lines().find(|line| line.contains("(NEEDED)") || line.contains("(TEXTREL)")) {
        return Err(format!("the shared library does not stand alone: {line}"));
    }
    let symbols = Symbols::read(&readelf("--dyn-syms", &library)?);
    same("the library exports", &symbols.defined, &documented()?)?;
    granted(&symbols)
}

/// The functions in the static library need nothing but what is granted.
pub fn archive(installed: &Installed) -> Outcome {
    let object = installed.scratch.join("whole.o");
    let roots = documented()?.into_iter().map(|name| format!("--undefined={name}"));
    let mut linker = command("ld", ["--relocatable", "--output"]);
    output(linker.arg(&object).args(roots).arg(installed.at("lib/libjobpack.a")))?;
    let symbols = Symbols::read(&readelf("--symbols", &object)?);
    same("the archive exports", &symbols.defined, &documented()?)?;
    granted(&symbols)
}

/// Nothing in the libraries tells where they were built.
pub fn folders(installed: &Installed) -> Outcome {
    ["lib/libjobpack.so", "lib/libjobpack.a"].into_iter().try_for_each(|name| {
        let bytes = std::fs::read(installed.at(name)).map_err(|error| format!("{name}: {error}"))?;
        names_no_folder(name, &bytes)
    })
}

/// The headers are those of the repository, all of them.
pub fn headers(installed: &Installed) -> Outcome {
    output(command("diff", ["--recursive", "--brief", "include"]).arg(installed.at("include"))).map(drop)
}

/// What pkg-config is told is right, and no more than is needed.
pub fn package(installed: &Installed) -> Outcome {
    let text = std::fs::read_to_string(installed.at("lib/pkgconfig/jobpack.pc")).map_err(|error| error.to_string())?;
    let version = format!("Version: {VERSION}");
    for wanted in [&version, "Libs: -L${libdir} -ljobpack", "Cflags: -I${includedir}", "Libs.private:"] {
        if !text.lines().any(|line| line.trim() == wanted) {
            return Err(format!("jobpack.pc lacks the line `{wanted}`\n{text}"));
        }
    }
    Ok(())
}

/// Global symbols, without the weak ones that nobody has to define.
#[derive(Debug, Default, PartialEq, Eq)]
struct Symbols {
    defined: BTreeSet<String>,
    undefined: BTreeSet<String>,
}

impl Symbols {
    /// From the table that readelf prints: number, value, size, type, binding, visibility, section, name.
    fn read(table: &str) -> Self {
        let mut symbols = Self::default();
        for line in table.lines() {
            let fields: Vec<&str> = line.split_whitespace().collect();
            match fields[..] {
                [_, _, _, _, "GLOBAL", _, "UND", name, ..] => drop(symbols.undefined.insert(name.to_owned())),
                [_, _, _, _, "GLOBAL" | "WEAK", "DEFAULT", section, name, ..] if section != "UND" => {
                    symbols.defined.insert(name.to_owned());
                }
                _ => {}
            }
        }
        symbols
    }
}

fn granted(symbols: &Symbols) -> Outcome {
    let mut needed = symbols.undefined.iter().filter(|name| !GRANTED.contains(&name.as_str()));
    needed.next().map_or(Ok(()), |name| Err(format!("{name} is needed and nobody has it")))
}

fn readelf(what: &str, file: &Path) -> Outcome<String> {
    output(command("readelf", [what, "--wide"]).arg(file))
}

/// What two versions have in common that can stand in for each other: `0.1` of `0.1.2`.
fn same_minor() -> &'static str {
    VERSION.rsplit_once('.').map_or(VERSION, |(minor, _)| minor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
        names.map(str::to_owned).into()
    }

    #[test]
    fn symbols_are_told_apart() {
        let table = "   Num:    Value  Size Type    Bind   Vis      Ndx Name\n\
            1: 0 0 NOTYPE WEAK DEFAULT UND __gmon_start__\n2: 0 0 NOTYPE GLOBAL DEFAULT UND memcpy\n\
            3: 0 9 FUNC GLOBAL DEFAULT 12 jobpack_find\n4: 0 9 FUNC GLOBAL HIDDEN 12 hidden\n5: 0 9 FUNC LOCAL DEFAULT 12 local\n";
        let symbols = Symbols::read(table);
        assert_eq!(symbols, Symbols { defined: names(["jobpack_find"]), undefined: names(["memcpy"]) });
    }
}
