//! Who can panic: the callers of the panic machinery, out of the disassembly of a program that has it.

use crate::bare::llvm;
use crate::run::{Outcome, command, output};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A line for each place outside of the standard library that leads to a panic, with the functions that it was inlined into.
pub fn tell(program: &Path) -> Outcome<String> {
    let mut objdump = command(&llvm("llvm-objdump")?, ["--disassemble", "--demangle", "--no-show-raw-insn"]);
    let code = output(objdump.arg(program))?;
    let callers = callers(&code);
    let mut lines = BTreeSet::new();
    let mut seen = BTreeSet::new();
    let mut open: Vec<&str> = callers.keys().copied().filter(|name| is_end(name)).collect();
    while let Some(name) = open.pop() {
        if !seen.insert(name) {
            continue;
        }
        for &(caller, address) in callers.get(name).into_iter().flatten() {
            match is_standard(caller) {
                true => open.push(caller),
                false => drop(lines.insert(format!("  {caller}, by {name}\n{}", place(program, address)?))),
            }
        }
    }
    Ok(lines.into_iter().collect::<Vec<_>>().join("\n"))
}

/// The functions that a call stands in, the innermost first, with their lines.
fn place(program: &Path, address: &str) -> Outcome<String> {
    let mut addr2line = command("addr2line", ["--inlines", "--functions", "--demangle", "--pretty-print", "--exe"]);
    Ok(output(addr2line.arg(program).arg(address))?.lines().map(|line| format!("    {line}\n")).collect())
}

fn is_end(name: &str) -> bool {
    name.contains("rust_begin_unwind") || name.contains("jobpack_panic_is_reachable")
}

fn is_standard(name: &str) -> bool {
    is_end(name) || name.starts_with("core::") || name.starts_with("<core::")
}

/// The calls and jumps from one function into another: the called one, then the callers with the addresses of the calls.
fn callers(code: &str) -> BTreeMap<&str, BTreeSet<(&str, &str)>> {
    let mut callers = BTreeMap::<_, BTreeSet<_>>::new();
    let mut current = "";
    for line in code.lines() {
        if let Some(name) = line.strip_suffix(">:").and_then(|line| line.split_once('<')).map(|(_, name)| name) {
            current = name;
        } else if let Some((address, name)) = called(line).filter(|&(_, name)| name != current) {
            callers.entry(name).or_default().insert((current, address));
        }
    }
    callers
}

/// The address and the target of an instruction that names one.
fn called(line: &str) -> Option<(&str, &str)> {
    // For some targets a comment follows.
    let line = line.split_once(" @ ").map_or(line, |(line, _)| line);
    let (address, instruction) = line.strip_suffix('>')?.split_once(':')?;
    let (_, name) = instruction.split_once('<')?;
    // A jump into the middle of a function is written with its distance from the start.
    Some((address.trim(), name.rsplit_once("+0x").map_or(name, |(name, _)| name)))
}
