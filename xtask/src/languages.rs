//! What can be done, and what it is called in each language: `docs/LANGUAGES.md`, made of one declared list, `xtask/languages.toml`.
//!
//! Owns: the list, the page, and the checks that both are true: each function of the header belongs to one operation, and each name is there in its language.
//! Rust's names are compiled by a test that is made of the list as well, those of TypeScript by its compiler.

mod names;
mod page;

use crate::run::{Outcome, root, same_text};
use crate::symbols::documented;
use crate::test::Tally;
use crate::vectors;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const LIST: &str = "xtask/languages.toml";

/// The declared list.
#[derive(Deserialize)]
struct List {
    part: Vec<Part>,
}

/// Operations that belong together.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    name: String,
    operation: Vec<Operation>,
}

/// Something that can be done, with its names in each language; none where it has none.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Operation {
    does: String,
    rust: Vec<String>,
    c: Vec<String>,
    /// Functions of other operations that it is done with in C.
    uses: Vec<String>,
    cpp: Vec<String>,
    python: Vec<String>,
    node: Vec<String>,
    command: Vec<String>,
    /// The records and requests of the vectors that prove it.
    vectors: Vec<String>,
}

impl List {
    fn read() -> Outcome<Self> {
        toml::from_str(&read(LIST)?).map_err(|error| format!("{LIST}: {error}"))
    }

    fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.part.iter().flat_map(|part| &part.operation)
    }

    /// All names in a column, each once.
    fn column<'l>(&'l self, names: impl Fn(&'l Operation) -> &'l Vec<String>) -> BTreeSet<&'l str> {
        self.operations().flat_map(names).map(String::as_str).collect()
    }
}

fn read(path: &str) -> Outcome<String> {
    std::fs::read_to_string(root().join(path)).map_err(|error| format!("{path}: {error}"))
}

/// Writes the page and the test of Rust's names anew.
pub fn write() -> Outcome {
    let list = List::read()?;
    for (path, text) in page::files(&list) {
        std::fs::write(root().join(path), text).map_err(|error| format!("{path}: {error}"))?;
    }
    Ok(())
}

/// The stage: every check, whatever came of those before.
pub fn test() -> Outcome<Tally> {
    let list = List::read()?;
    let checks = [
        ("the pages", pages(&list)),
        ("the header", header(&list)),
        ("the vectors", proved(&list)),
        ("the command", names::command(&list.column(|operation| &operation.command))),
        ("C++", names::cpp(&list.column(|operation| &operation.cpp))),
        ("Python", names::python(&list.column(|operation| &operation.python))),
        ("Node", names::node(&list.column(|operation| &operation.node))),
    ];
    let mut tally = Tally::default();
    for (what, outcome) in checks {
        match outcome {
            Ok(()) => tally.passed += 1,
            Err(reason) => {
                eprintln!("{LIST} and {what}: {reason}");
                tally.failed += 1;
            }
        }
    }
    Ok(tally)
}

/// What is committed is what is made of the list.
fn pages(list: &List) -> Outcome {
    let advice = |reason| format!("{reason}\nwrite it anew: cargo xtask languages");
    page::files(list).into_iter().try_for_each(|(path, text)| same_text(path, &read(path)?, &text)).map_err(advice)
}

/// Each function of the header belongs to exactly one operation.
fn header(list: &List) -> Outcome {
    let mut listed = BTreeMap::<&str, usize>::new();
    list.operations().flat_map(|operation| &operation.c).for_each(|name| *listed.entry(name).or_default() += 1);
    let documented = documented()?;
    let mut wrong: Vec<String> = Vec::new();
    wrong.extend(
        documented.iter().filter(|name| !listed.contains_key(name.as_str())).map(|name| format!("{name} is missing")),
    );
    wrong.extend(
        listed.iter().filter(|(_, count)| **count > 1).map(|(name, _)| format!("{name} stands in several rows")),
    );
    let named = listed.into_keys().chain(list.column(|operation| &operation.uses));
    wrong.extend(named.filter(|name| !documented.contains(*name)).map(|name| format!("{name} is no function")));
    none(&wrong)
}

/// Each kind of line that is said to prove something stands in the expected lines.
fn proved(list: &List) -> Outcome {
    let lines = vectors::expected()?;
    let there = |kind: &str| {
        let (record, request) = (format!("{{\"record\":\"{kind}\""), format!("{{\"request\":\"{kind}\\t"));
        matches!(kind, "together" | "wrong")
            || lines.lines().any(|line| line.starts_with(&record) || line.starts_with(&request))
    };
    let kinds = list.column(|operation| &operation.vectors);
    none(&kinds.into_iter().filter(|kind| !there(kind)).map(|kind| format!("no {kind}")).collect::<Vec<_>>())
}

/// Fails with what is wrong, if anything is.
fn none(wrong: &[String]) -> Outcome {
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join(", ")) }
}
