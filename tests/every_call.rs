//! The list of every call stays complete: each public function of the engine is called in `tests/support/every_call.rs`.

use std::fs;
use std::path::{Path, PathBuf};

/// Functions that the list need not name: made where they are used, or declared in a macro.
const NOT_NAMED: &[&str] = &["new", "$name"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => sources(&path, found),
            false => found.push(path),
        }
    }
}

/// The names of the public types of a file.
fn public_types(source: &str) -> impl Iterator<Item = &str> {
    source.lines().filter_map(|line| {
        let line = line.trim_start().strip_prefix("pub ")?;
        let name = line.strip_prefix("struct ").or_else(|| line.strip_prefix("enum "))?;
        name.split(|c: char| !c.is_alphanumeric()).next()
    })
}

/// The type whose functions a line begins to declare.
fn implemented(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("impl")?;
    let depth = |depth: &mut i32, c: char| {
        *depth += i32::from(c == '<') - i32::from(c == '>');
        Some((*depth, c))
    };
    let generics = rest.chars().scan(0, depth).take_while(|&(depth, c)| depth > 0 || c == '>').count();
    let rest = rest.get(generics..)?;
    let name = rest.rsplit_once(" for ").map_or(rest, |(_, name)| name).trim_start();
    name.split(|c: char| !c.is_alphanumeric()).next()
}

/// The names of the public functions of a file, outside of its tests and of types that are not public.
fn public_functions<'s>(source: &'s str, types: &[String]) -> Vec<&'s str> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap_or(source);
    let mut within = true;
    let mut found = Vec::new();
    for line in code.lines() {
        if let Some(name) = implemented(line) {
            within = types.iter().any(|known| known == name);
        } else if !line.starts_with([' ', '}']) && !line.is_empty() {
            within = true;
        }
        let function = line.trim_start().strip_prefix("pub ");
        let name = function.map(|line| line.strip_prefix("const ").unwrap_or(line));
        found.extend(name.and_then(|line| line.strip_prefix("fn ")?.split(['(', '<']).next()).filter(|_| within));
    }
    found
}

#[test]
fn every_public_function_is_called() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut lists = vec![root.join("tests/support/every_call.rs")];
    sources(&root.join("tests/support/every_call"), &mut lists);
    let calls: String = lists.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let words: Vec<&str> = calls.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    let sources: Vec<String> = files.iter().map(|file| fs::read_to_string(file).unwrap()).collect();
    let types: Vec<String> = sources.iter().flat_map(|source| public_types(source)).map(str::to_owned).collect();
    let mut missing = Vec::new();
    for (file, source) in files.iter().zip(&sources) {
        let functions = public_functions(source, &types).into_iter();
        let functions = functions.filter(|name| !NOT_NAMED.contains(name) && !words.contains(name));
        missing.extend(functions.map(|name| format!("{name} in {}", file.display())));
    }
    assert!(missing.is_empty(), "not called in tests/support/every_call.rs:\n{}", missing.join("\n"));
}
