//! What the header documents, and what an object file defines and needs.

use crate::run::{Outcome, root};
use object::read::archive::ArchiveFile;
use object::{Object, ObjectSymbol};
use std::collections::BTreeSet;
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

/// The names that begin as ours do and have an argument list, outside of comments and of lines for the preprocessor.
fn declared(header: &str) -> BTreeSet<String> {
    let code = without_comments(header);
    let lines: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let code = lines.join("\n");
    let name_before = |(at, list): (usize, &str)| {
        let before = code.get(..at)?.trim_end();
        let name = before.rsplit(|letter: char| !letter.is_alphanumeric() && letter != '_').next()?;
        // What a pointer to a function stands behind is its type.
        (name.starts_with("jobpack_") && !list.starts_with("(*")).then(|| name.to_owned())
    };
    code.match_indices('(').map(|(at, _)| (at, &code[at..])).filter_map(name_before).collect()
}

fn without_comments(text: &str) -> String {
    let blocks = text.split("/*").enumerate().map(|(place, part)| match place {
        0 => part,
        _ => part.split_once("*/").map_or("", |(_, code)| code),
    });
    let code: String = blocks.collect();
    code.lines().map(|line| format!("{}\n", line.split("//").next().unwrap_or_default())).collect()
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

#[cfg(test)]
mod tests {
    #[test]
    fn a_header_declares_its_functions_and_nothing_else() {
        let header = "#define jobpack_macro(x) 1\n/* see jobpack_comment() */\njobpack_status\n  jobpack_open (int a);\n\
            typedef int jobpack_kind; // jobpack_other()\nuint32_t jobpack_find(jobpack_status (*give)(int), jobpack_text text);\n";
        let names: Vec<String> = super::declared(header).into_iter().collect();
        assert_eq!(names, ["jobpack_find", "jobpack_open"]);
    }
}
