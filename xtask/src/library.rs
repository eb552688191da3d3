//! What the installed libraries consist of: symbols that they give and need, their names, and what they are linked with.

use crate::install::Installed;
use crate::run::{Outcome, command, output, root};
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
    same("exported", &symbols.defined, &documented()?)?;
    granted(&symbols)
}

/// The functions in the static library need nothing but what is granted.
pub fn archive(installed: &Installed) -> Outcome {
    let object = installed.scratch.join("whole.o");
    let roots = documented()?.into_iter().map(|name| format!("--undefined={name}"));
    let mut linker = command("ld", ["--relocatable", "--output"]);
    output(linker.arg(&object).args(roots).arg(installed.at("lib/libjobpack.a")))?;
    let symbols = Symbols::read(&readelf("--symbols", &object)?);
    same("global", &symbols.defined, &documented()?)?;
    granted(&symbols)
}

/// Nothing in the libraries tells where they were built.
pub fn folders(installed: &Installed) -> Outcome {
    let home = std::env::var("HOME").unwrap_or_default();
    for name in ["lib/libjobpack.so", "lib/libjobpack.a"] {
        let bytes = std::fs::read(installed.at(name)).map_err(|error| format!("{name}: {error}"))?;
        for folder in [root().as_os_str().as_encoded_bytes(), home.as_bytes()].into_iter().filter(|path| path.len() > 1)
        {
            if bytes.windows(folder.len()).any(|window| window == folder) {
                return Err(format!("{name} names {}", String::from_utf8_lossy(folder)));
            }
        }
    }
    Ok(())
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

/// The names of the functions that the header declares.
pub fn documented() -> Outcome<BTreeSet<String>> {
    let header = std::fs::read_to_string(root().join("include/jobpack.h")).map_err(|error| error.to_string())?;
    Ok(declared(&header))
}

/// The functions that a header declares: what stands before a parenthesis outside of comments, of the preprocessor's lines, and of braces but those of
/// `extern "C"`.
fn declared(header: &str) -> BTreeSet<String> {
    let code = without_comments(header);
    let lines = code.lines().filter(|line| !line.trim_start().starts_with('#'));
    let code = lines.filter(|line| !line.starts_with("extern \"C\"")).collect::<Vec<_>>().join("\n");
    let mut names = BTreeSet::new();
    let mut depth = 0_usize;
    for (at, letter) in code.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            '(' if depth == 0 => {
                let before = code[..at].rsplit(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').next();
                names.extend(before.filter(|name| name.starts_with("jobpack_")).map(str::to_owned));
            }
            _ => {}
        }
    }
    names
}

fn without_comments(text: &str) -> String {
    let mut parts = text.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let blocks = parts.fold(first, |code, part| code + part.split_once("*/").map_or("", |(_, rest)| rest));
    let lines = blocks.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code));
    lines.collect::<Vec<_>>().join("\n")
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

fn same(what: &str, found: &BTreeSet<String>, wanted: &BTreeSet<String>) -> Outcome {
    let difference: Vec<&String> = found.symmetric_difference(wanted).collect();
    match (difference.is_empty(), wanted.is_empty()) {
        (_, true) => Err("the header declares no functions".into()),
        (true, false) => Ok(()),
        (false, false) => Err(format!("documented functions and {what} symbols differ: {difference:?}")),
    }
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
    fn functions_are_found_in_a_header_and_nothing_else() {
        let header = "#define jobpack_macro(x) 1\n/* jobpack_comment(); */\nextern \"C\" {\nint jobpack_one(void); // jobpack_two()\n\
            typedef struct { int (*jobpack_member)(void); } t;\nconst char *jobpack_three(int a,\n  int b);\n}\n";
        assert_eq!(declared(header), names(["jobpack_one", "jobpack_three"]));
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
