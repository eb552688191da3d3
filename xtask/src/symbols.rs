//! What the header documents, what an object file defines and needs, and what must not stand in one.

use crate::run::{Outcome, root, target};
use object::read::archive::ArchiveFile;
use object::{Object, ObjectSymbol};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

const HEADER: &str = "include/jobpack.h";

/// The functions that the header declares.
pub fn documented() -> Outcome<BTreeSet<String>> {
    let header = std::fs::read_to_string(root().join(HEADER)).map_err(|error| format!("{HEADER}: {error}"))?;
    match declared(&header) {
        names if names.is_empty() => Err(format!("{HEADER} declares no functions")),
        names => Ok(names),
    }
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

/// What an object or a library defines and needs.
#[derive(Debug, Default)]
pub struct Symbols {
    /// Defined for everyone.
    pub defined: BTreeSet<String>,
    /// Needed from elsewhere.
    pub undefined: BTreeSet<String>,
}

/// The symbols of an object, or of all objects of a library together.
pub fn symbols(path: &Path) -> Outcome<Symbols> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut symbols = Symbols::default();
    let mut read = |bytes: &[u8]| -> object::Result<()> {
        for symbol in object::File::parse(bytes)?.symbols().filter(|symbol| !symbol.is_local()) {
            let names = if symbol.is_undefined() { &mut symbols.undefined } else { &mut symbols.defined };
            names.insert(symbol.name()?.to_owned());
        }
        Ok(())
    };
    let outcome = match ArchiveFile::parse(&*bytes) {
        Ok(archive) => archive.members().try_for_each(|member| read(member?.data(&*bytes)?)),
        Err(_) => read(&bytes),
    };
    outcome.map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(symbols)
}

/// Fails unless two sets of names are the same.
pub fn same(what: &str, found: &BTreeSet<String>, wanted: &BTreeSet<String>) -> Outcome {
    let list = |names: Vec<&String>| names.into_iter().map(|name| format!("\n  {name}")).collect::<String>();
    let more = list(found.difference(wanted).collect());
    let less = list(wanted.difference(found).collect());
    match more.is_empty() && less.is_empty() {
        true => Ok(()),
        false => Err(format!("{what} what is not documented:{more}\nand lacks:{less}")),
    }
}

/// Fails if something that was built names a folder of this machine: that of the sources, that of what is built, or the user's own.
pub fn names_no_folder(what: &str, bytes: &[u8]) -> Outcome {
    let target = std::path::absolute(target()).map_err(|error| error.to_string())?;
    let home = std::env::var_os("HOME").unwrap_or_default();
    // No home, or that of a user who has none, would be found anywhere.
    let folders = [root().as_os_str(), target.as_os_str(), &home].into_iter().filter(|folder| folder.len() > 1);
    let names = |folder: &&OsStr| bytes.windows(folder.len()).any(|window| window == folder.as_encoded_bytes());
    folders.into_iter().find(names).map_or(Ok(()), |folder| Err(format!("{what} names {}", folder.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_found_in_a_header_and_nothing_else() {
        let header = "#define jobpack_macro(x) 1\n/* jobpack_comment(); */\nextern \"C\" {\nint jobpack_one(void); // jobpack_two()\n\
            typedef struct { int (*jobpack_member)(void); } t;\nconst char *jobpack_three(int a,\n  int b);\n}\n";
        assert_eq!(declared(header), BTreeSet::from(["jobpack_one", "jobpack_three"].map(str::to_owned)));
    }

    #[test]
    fn a_folder_of_this_machine_is_noticed() {
        let built = format!("panicked at {}/src/lib.rs", root().display());
        let reason = names_no_folder("it", built.as_bytes()).unwrap_err();
        assert_eq!(reason, format!("it names {}", root().display()));
        assert_eq!(names_no_folder("it", b"panicked at src/lib.rs"), Ok(()));
    }
}
