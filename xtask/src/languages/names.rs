//! Whether names are there, language by language.

use super::{none, read};
use crate::run::{Outcome, command as command_of, output, root, target};
use crate::vectors::files;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Each verb has its chapter, which the tests of the command hold against what it does.
pub fn command(verbs: &BTreeSet<&str>) -> Outcome {
    let page = read("docs/COMMAND.md")?;
    lacking(verbs, |verb| page.lines().any(|line| line.strip_prefix("## ") == Some(verb)))
}

/// Each name of the headers stands in the body of its class, or outside.
pub fn cpp(names: &BTreeSet<&str>) -> Outcome {
    let mut text = String::new();
    for path in files("include/jobpack", "hpp")? {
        text += &std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let code: String =
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    lacking(names, |name| match name.split_once("::") {
        Some((class, member)) => body(&code, class).is_some_and(|body| has_word(body, &format!("{member}("))),
        None => body(&code, name).is_some() || has_word(&code, &format!("{name}(")),
    })
}

/// What stands between the braces of a class.
fn body<'c>(code: &'c str, class: &str) -> Option<&'c str> {
    let defined = |keyword: &str| {
        let head = format!("{keyword} {class}");
        let starts = code.match_indices(&head).map(|(at, found)| &code[at + found.len()..]);
        starts.map(str::trim_start).find(|rest| rest.starts_with(['{', ':']))
    };
    let rest = defined("class").or_else(|| defined("struct"))?;
    let start = rest.find('{')?;
    let depths = rest[start..].bytes().scan(0_i32, |depth, byte| {
        *depth += i32::from(byte == b'{') - i32::from(byte == b'}');
        Some(*depth)
    });
    let length = depths.take_while(|&depth| depth > 0).count();
    rest.get(start..start + length)
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

fn has_word(code: &str, word: &str) -> bool {
    code.match_indices(word).any(|(at, _)| !code[..at].ends_with(is_letter))
}

/// Each name is declared in the stubs or in a module of the package, by its class or by one that the class derives from.
pub fn python(names: &BTreeSet<&str>) -> Outcome {
    let folder = root().join("bindings/python/python/jobpack");
    let mut python = command_of("python3", ["-B", "-c", include_str!("names.py")]);
    let missing = output(python.arg(folder).args(names))?;
    none(&missing.lines().map(str::to_owned).collect::<Vec<_>>())
}

/// TypeScript finds each name in what was built.
pub fn node(names: &BTreeSet<&str>) -> Outcome {
    const ENTRY: &str = "bindings/node/dist/esm/index.d.ts";
    const COMPILER: &str = "bindings/node/node_modules/.bin/tsc";
    for path in [ENTRY, COMPILER] {
        if !root().join(path).exists() {
            return Err(format!("{path} is not there: build bindings/node first"));
        }
    }
    let mut code = format!("import * as jobpack from {:?};\n", root().join(ENTRY.replace(".d.ts", ".js")));
    for (number, name) in names.iter().enumerate() {
        let _ = match name.split_once('.') {
            Some((class, member)) => writeln!(code, "export type Name{number} = jobpack.{class}[{member:?}];"),
            None => writeln!(code, "export type Name{number} = typeof jobpack.{name};"),
        };
    }
    let folder = target().join("languages");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    std::fs::write(folder.join("names.mts"), code).map_err(|error| format!("names.mts: {error}"))?;
    let options = [
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--target",
        "es2022",
        "--module",
        "nodenext",
        "--lib",
        "es2023,dom,esnext.disposable",
    ];
    output(command_of(&root().join(COMPILER).to_string_lossy(), options).arg("names.mts").current_dir(folder)).map(drop)
}

/// The names for which something does not hold.
fn lacking(names: &BTreeSet<&str>, there: impl Fn(&str) -> bool) -> Outcome {
    none(&names.iter().filter(|name| !there(name)).map(|name| format!("no {name}")).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_sought_in_their_own_class() {
        let code = "class One;\ntemplate <class One> One four() {}\nclass OneMore { void two(); };\nclass One : public Base { int one() const { return 1; } };\nint three();\n";
        assert_eq!(body(code, "One"), Some("{ int one() const { return 1; } "));
        assert!(has_word(body(code, "OneMore").unwrap(), "two(") && !has_word(body(code, "One").unwrap(), "two("));
        assert!(has_word(code, "three(") && !has_word(code, "hree(") && body(code, "Two").is_none());
    }
}
