//! What is made of the list: the page for people, and the test that compiles Rust's names.

use super::{List, Operation, Part};
use std::collections::BTreeSet;

/// Every file that is made, with its text.
pub fn files(list: &List) -> [(&'static str, String); 2] {
    [("docs/LANGUAGES.md", page(list)), ("tests/languages.rs", test(list))]
}

const HEAD: &str = "# What it is called in each language

One engine, five languages, and a command. Each row is something that can be done, with the names to look up. The last column names the records and requests of
[`tests/vectors`](../tests/vectors/README.md) that prove it: all five languages print the same lines for them, byte for byte; `together` stands for packs that are asked as one, `wrong` for packs that are wrong.

Names of Rust are paths below `jobpack`; a constructor or a method of Python and Node stands with its class. Where a language has nothing for it, there is a dash.
This page is made of `xtask/languages.toml` by `cargo xtask languages`; the stage `languages` of `cargo xtask test` checks that each name is there, and that each function of
`include/jobpack.h` stands in one row.
";

fn page(list: &List) -> String {
    list.part.iter().fold(HEAD.to_owned(), |page, part| page + &section(part))
}

fn section(Part { name, operation }: &Part) -> String {
    let head = "| To | Rust | C | C++ | Python | Node | Command | Proved by |\n|---|---|---|---|---|---|---|---|\n";
    let rows = operation.iter().map(row);
    format!("\n## {name}\n\n{head}{}", rows.collect::<String>())
}

fn row(operation: &Operation) -> String {
    let Operation { does, rust, c, uses, cpp, python, node, command, vectors } = operation;
    let c = if c.is_empty() { uses } else { c };
    let cells = [rust, c, cpp, python, node, command, vectors].map(|names| cell(names));
    format!("| {does} | {} |\n", cells.join(" | "))
}

fn cell(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "-".to_owned() } else { names.join(" ") }
}

const TEST: &str = "//! Every name of Rust in `docs/LANGUAGES.md` is there: made by `cargo xtask languages`.
#![allow(unused_imports, reason = \"to import it is the test\")]
";

fn test(list: &List) -> String {
    list.part.iter().fold(TEST.to_owned(), |test, part| test + &tests_of(part))
}

fn tests_of(Part { name, operation }: &Part) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '_' };
    let names: BTreeSet<&String> = operation.iter().flat_map(|operation| &operation.rust).collect();
    let lines: String = names.into_iter().map(|name| named(name)).collect();
    format!("\n#[test]\nfn {}() {{\n{lines}}}\n", name.chars().map(letter).collect::<String>())
}

/// The line that compiles only if the name is there.
fn named(name: &str) -> String {
    let path = if name.starts_with("jobpack_") { name.to_owned() } else { format!("jobpack::{name}") };
    // A function of a type is a value; the rest can be imported, with whatever generics it has.
    let of_type = path.rsplit("::").nth(1).is_some_and(|owner| owner.starts_with(char::is_uppercase));
    if of_type { format!("    let _ = {path};\n") } else { format!("    use {path} as _;\n") }
}
