//! What `include/jobpack.h` declares, read from its text: structs with where their fields lie on wasm32, functions, enumerations.
//!
//! The header is generated and so has one way of writing; what is not written so is an error. Cost: once over the header.

use crate::run::Outcome;
use jobpack_c::find::SMALL_SEARCH;
use std::collections::BTreeMap;

/// The header, taken apart.
#[derive(Debug, Default)]
pub struct Header {
    pub structs: Vec<Struct>,
    pub functions: Vec<Function>,
    pub enumerations: Vec<Enumeration>,
}

/// A struct; names are without `jobpack_`.
#[derive(Debug)]
pub struct Struct {
    pub name: String,
    pub comment: String,
    pub fields: Vec<Field>,
    pub size: usize,
    pub align: usize,
}

/// A field of a struct, with its place in bytes.
#[derive(Debug)]
pub struct Field {
    pub name: String,
    pub comment: String,
    /// As in C, without `struct`, `const` and `jobpack_`; a pointer ends with `*`.
    pub kind: String,
    /// How many, of an array.
    pub count: Option<usize>,
    pub at: usize,
}

/// A function and the names of its parameters.
#[derive(Debug)]
pub struct Function {
    pub name: String,
    pub parameters: Vec<String>,
}

/// An enumeration: its constants in the order of the header.
#[derive(Debug)]
pub struct Enumeration {
    pub name: String,
    pub constants: Vec<Constant>,
}

/// A constant of an enumeration.
#[derive(Debug)]
pub struct Constant {
    pub name: String,
    pub comment: String,
    pub value: u32,
}

/// Takes the text of the header apart. The table of functions has no meaning on wasm and is left out.
pub fn parse(text: &str) -> Outcome<Header> {
    let mut header = Header::default();
    let mut sizes = BTreeMap::new();
    let mut comment = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("/**") {
            comment = read_comment(line, &mut lines);
        } else if let Some(name) = line.strip_prefix("enum jobpack_") {
            let constants = constants(&mut lines)?;
            header.enumerations.push(Enumeration { name: name.to_owned(), constants });
        } else if let Some(name) = line.strip_prefix("typedef struct jobpack_").and_then(|rest| rest.strip_suffix(" {"))
        {
            let body = body(&mut lines);
            if name != "api" {
                let one = structure(name, std::mem::take(&mut comment), &body, &sizes)?;
                sizes.insert(name.to_owned(), (one.size, one.align));
                header.structs.push(one);
            }
        } else if is_prototype(line) {
            header.functions.push(function(line, &mut lines)?);
        }
    }
    Ok(header)
}

/// A comment as one line of words.
fn read_comment<'t>(first: &str, lines: &mut impl Iterator<Item = &'t str>) -> String {
    let mut text = first.trim().trim_start_matches("/**").to_owned();
    while !text.trim_end().ends_with("*/") {
        let Some(line) = lines.next() else { break };
        let line = line.trim();
        text.push(' ');
        text.push_str(if line == "*/" { line } else { line.trim_start_matches('*') });
    }
    let text = text.trim_end().trim_end_matches("*/");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn constants<'t>(lines: &mut impl Iterator<Item = &'t str>) -> Outcome<Vec<Constant>> {
    let mut constants = Vec::new();
    let mut comment = String::new();
    while let Some(line) = lines.next().map(str::trim).filter(|&line| line != "};") {
        if line.starts_with("/**") {
            comment = read_comment(line, lines);
        } else if let Some((name, value)) = line.trim_end_matches(',').split_once(" = ") {
            let value = value.parse().map_err(|_| format!("the header: {line} has no number"))?;
            constants.push(Constant { name: name.to_owned(), comment: std::mem::take(&mut comment), value });
        }
    }
    Ok(constants)
}

/// The lines of a struct.
fn body<'t>(lines: &mut impl Iterator<Item = &'t str>) -> Vec<&'t str> {
    lines.take_while(|line| !line.starts_with('}')).collect()
}

fn structure(name: &str, comment: String, body: &[&str], sizes: &BTreeMap<String, (usize, usize)>) -> Outcome<Struct> {
    let mut one = Struct { name: name.to_owned(), comment, fields: Vec::new(), size: 0, align: 1 };
    let mut lines = body.iter().copied();
    let mut comment = String::new();
    while let Some(line) = lines.next().map(str::trim) {
        if line.starts_with("/**") {
            comment = read_comment(line, &mut lines);
            continue;
        }
        let mut field = field(line, std::mem::take(&mut comment))?;
        let (size, align) = extent(&field.kind, sizes).ok_or_else(|| format!("{name}: what is `{line}`?"))?;
        field.at = one.size.next_multiple_of(align);
        one.size = field.at + size * field.count.unwrap_or(1);
        one.align = one.align.max(align);
        one.fields.push(field);
    }
    one.size = one.size.next_multiple_of(one.align);
    Ok(one)
}

/// A line such as `const struct jobpack_condition *conditions;`.
fn field(line: &str, comment: String) -> Outcome<Field> {
    let wrong = || format!("the header: `{line}` is no field");
    let (kind, name) = line.strip_suffix(';').and_then(|line| line.rsplit_once(' ')).ok_or_else(wrong)?;
    let (name, count) = match name.trim_end_matches(']').split_once('[') {
        Some((name, "JOBPACK_SEARCH_WORDS")) => (name, Some(SMALL_SEARCH as usize)),
        Some((name, count)) => (name, Some(count.parse().map_err(|_| wrong())?)),
        None => (name, None),
    };
    let pointer = if name.starts_with('*') { "*" } else { "" };
    let kind = kind.trim_start_matches("const ").trim_start_matches("struct ").trim_start_matches("jobpack_");
    Ok(Field { name: name.trim_start_matches('*').to_owned(), comment, kind: format!("{kind}{pointer}"), count, at: 0 })
}

/// The size and the alignment of a type on wasm32.
fn extent(kind: &str, sizes: &BTreeMap<String, (usize, usize)>) -> Option<(usize, usize)> {
    match kind {
        "uint8_t" | "char" => Some((1, 1)),
        "uint16_t" => Some((2, 2)),
        "uint32_t" | "int32_t" | "size_t" => Some((4, 4)),
        "uint64_t" => Some((8, 8)),
        _ if kind.ends_with('*') => Some((4, 4)),
        _ => sizes.get(kind).copied(),
    }
}

fn is_prototype(line: &str) -> bool {
    let starts =
        ["jobpack_status jobpack_", "const char *jobpack_", "uint32_t jobpack_", "const struct jobpack_api *jobpack_"];
    starts.iter().any(|start| line.starts_with(start))
}

fn function<'t>(first: &str, lines: &mut impl Iterator<Item = &'t str>) -> Outcome<Function> {
    let mut text = first.to_owned();
    while !text.ends_with(';') {
        let line = lines.next().ok_or_else(|| format!("the header: `{first}` does not end"))?;
        text.push_str(line.trim_start());
    }
    let (head, tail) = text.split_once('(').ok_or_else(|| format!("the header: `{first}` is no function"))?;
    let name = head.rsplit([' ', '*']).next().unwrap_or_default().to_owned();
    let parameters = tail.trim_end_matches(");").split(',').filter(|one| *one != "void");
    let names = parameters.filter_map(|one| one.rsplit([' ', '*']).next()).map(str::to_owned).collect();
    Ok(Function { name, parameters: names })
}
