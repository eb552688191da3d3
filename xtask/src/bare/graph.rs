//! Who calls whom in an object of ARM code, and how much stack each takes, out of the object itself.
//!
//! A node is a section, since each function and each constant has one of its own. Direct calls are relocations, jumps to a function at the end of another
//! among them; so is every mention of an address. What only the code shows, calls by address and the stack of functions that the
//! compiler tells no size of, is read from its disassembly.

use super::build::llvm;
use crate::run::{Outcome, command, output};
use object::elf;
use object::{
    Object, ObjectSection, ObjectSymbol, RelocationFlags, RelocationTarget, SectionIndex, SectionKind, SymbolKind,
};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A function or a constant.
#[derive(Debug, Default)]
pub struct Node {
    /// As people write it; more than one if the compiler found functions to be the same.
    pub names: Vec<String>,
    /// The stack that it takes itself; `None` if nothing tells.
    pub frame: Option<u64>,
    /// What its instructions take off the stack pointer, each counted once; `None` if one of them takes what is not written in it.
    pub taken: Option<u64>,
    /// What it calls by name.
    pub calls: BTreeSet<usize>,
    /// Of what it has the address, functions and constants.
    pub mentions: BTreeSet<usize>,
    /// Whether it calls what it was given the address of.
    pub indirect: bool,
    /// Whether it has a table of places inside of itself to jump to.
    switches: bool,
}

impl Node {
    /// One of its names.
    pub fn name(&self) -> &str {
        self.names.first().map_or("a function without a name", String::as_str)
    }

    /// Whether it has instructions.
    pub const fn is_function(&self) -> bool {
        self.taken.is_some() || self.frame.is_some()
    }
}

/// What an object has by the numbers of the sections.
pub type Graph = BTreeMap<usize, Node>;

type File<'a> = object::File<'a>;

/// Reads the graph of an object.
pub fn read(path: &Path) -> Outcome<Graph> {
    let trouble = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = std::fs::read(path).map_err(|error| trouble(&error))?;
    let file = File::parse(&*bytes).map_err(|error| trouble(&error))?;
    let mut graph = nodes(&file);
    edges(&file, &mut graph).map_err(|error| trouble(&error))?;
    sizes(&file, &mut graph).map_err(|error| trouble(&error))?;
    let code = output(command(&llvm("llvm-objdump")?, ["--disassemble", "--no-show-raw-insn"]).arg(path))?;
    instructions(&file, &code, &mut graph);
    for node in graph.values_mut() {
        node.frame = node.frame.or(node.taken);
    }
    Ok(graph)
}

/// The kinds of sections that end in flash.
const KEPT: [SectionKind; 4] =
    [SectionKind::Text, SectionKind::ReadOnlyData, SectionKind::ReadOnlyDataWithRel, SectionKind::ReadOnlyString];

fn nodes(file: &File<'_>) -> Graph {
    let kept = file.sections().filter(|section| KEPT.contains(&section.kind()) && section.size() > 0);
    let mut graph: Graph = kept.map(|section| (section.index().0, Node::default())).collect();
    for symbol in file.symbols().filter(|symbol| symbol.kind() == SymbolKind::Text && symbol.size() > 0) {
        if let Some(node) = symbol.section_index().and_then(|section| graph.get_mut(&section.0)) {
            node.names.push(format!("{:#}", rustc_demangle::demangle(symbol.name().unwrap_or_default())));
        }
    }
    graph
}

/// The section that a relocation leads to.
fn destination(file: &File<'_>, target: RelocationTarget) -> Option<SectionIndex> {
    match target {
        RelocationTarget::Symbol(symbol) => file.symbol_by_index(symbol).ok()?.section_index(),
        RelocationTarget::Section(section) => Some(section),
        _ => None,
    }
}

/// Calls and mentions.
fn edges(file: &File<'_>, graph: &mut Graph) -> Outcome {
    for section in file.sections() {
        let data = section.data().map_err(|error| error.to_string())?;
        for (at, relocation) in section.relocations() {
            let RelocationFlags::Elf { r_type } = relocation.flags() else { return Err("not an ELF file".into()) };
            let to = destination(file, relocation.target()).map(|to| to.0).filter(|to| graph.contains_key(to));
            let (Some(from), Some(to)) = (graph.get_mut(&section.index().0), to) else { continue };
            match r_type {
                elf::R_ARM_NONE => false,
                elf::R_ARM_THM_PC22 | elf::R_ARM_THM_JUMP24 | elf::R_ARM_THM_JUMP19 | elf::R_ARM_THM_PC11 => {
                    from.calls.insert(to)
                }
                elf::R_ARM_ABS32 if to == section.index().0 && is_inside(data, at) => {
                    from.switches = true;
                    false
                }
                _ => from.mentions.insert(to),
            };
        }
    }
    Ok(())
}

/// Whether an address in a section is that of something inside of a function, not of its beginning, where the lowest bit tells the instruction set.
fn is_inside(data: &[u8], at: u64) -> bool {
    let word = usize::try_from(at).ok().and_then(|at| data.get(at..)?.first_chunk());
    word.is_some_and(|word| u32::from_le_bytes(*word) > 1)
}

/// What the compiler says: for each function its address, which is a relocation, and a number of seven bits a byte.
fn sizes(file: &File<'_>, graph: &mut Graph) -> Outcome {
    for section in file.sections().filter(|section| section.name() == Ok(".stack_sizes")) {
        let data = section.data().map_err(|error| error.to_string())?;
        for (offset, relocation) in section.relocations() {
            let Some(node) = destination(file, relocation.target()).and_then(|to| graph.get_mut(&to.0)) else {
                continue;
            };
            let digits = data.get(offset as usize + 4..).unwrap_or_default();
            let count = digits.iter().position(|&digit| digit < 128).ok_or("a stack size does not end")?;
            let size = digits[..=count].iter().rev().fold(0, |size, &digit| size << 7 | u64::from(digit & 127));
            // Where several functions share a section, the largest counts.
            node.frame = Some(node.frame.unwrap_or(0).max(size));
        }
    }
    Ok(())
}

/// What the instructions of each section do to the stack, and whether they call by address.
fn instructions(file: &File<'_>, code: &str, graph: &mut Graph) {
    let numbers: BTreeMap<&str, usize> =
        file.sections().filter_map(|section| Some((section.name().ok()?, section.index().0))).collect();
    let mut current = None;
    for line in code.lines() {
        if let Some(name) = line.strip_prefix("Disassembly of section ").and_then(|name| name.strip_suffix(':')) {
            current = numbers.get(name).copied();
            if let Some(node) = current.and_then(|section| graph.get_mut(&section)) {
                node.taken = Some(0);
            }
        } else if let Some(node) = current.and_then(|section| graph.get_mut(&section)) {
            let instruction = line.split_once(':').map_or("", |(_, instruction)| instruction).trim();
            let (operation, operands) = instruction.split_once(char::is_whitespace).unwrap_or((instruction, ""));
            let switches = node.switches && operation == "mov";
            node.indirect |= is_indirect(operation, operands.trim()) && !switches;
            node.taken = node.taken.zip(taken(operation, operands.trim())).map(|(sum, bytes)| sum + bytes);
        }
    }
}

/// A call or a jump to an address in a register, other than that of the caller.
fn is_indirect(operation: &str, operands: &str) -> bool {
    let names_register = operands.starts_with('r') || operands == "ip" || operands == "r12";
    (operation == "blx" && names_register)
        || (operation == "bx" && operands != "lr")
        || (matches!(operation, "mov" | "ldr" | "ldr.w") && operands.starts_with("pc,"))
}

/// The bytes that an instruction takes off the stack pointer; `None` if it does not say how many.
fn taken(operation: &str, operands: &str) -> Option<u64> {
    let operation = operation.trim_end_matches(".w");
    let number = || {
        let (_, number) = operands.rsplit_once('#')?;
        let number = number.trim_start_matches('-').trim_end_matches(['!', ']']);
        match number.strip_prefix("0x") {
            Some(digits) => u64::from_str_radix(digits, 16).ok(),
            None => number.parse().ok(),
        }
    };
    let registers = || Some(operands.split_once('{')?.1.split(',').count() as u64);
    match operation {
        "push" => Some(registers()? * 4),
        "vpush" => Some(registers()? * 8),
        "stmdb" if operands.starts_with("sp!") => Some(registers()? * 4),
        "sub" | "subw" if operands.starts_with("sp,") => number(),
        "str" | "strd" if operands.contains("[sp, #-") && operands.ends_with('!') => number(),
        // A large frame of a Cortex-M0: its size is a constant in memory.
        "add" if operands.starts_with("sp, r") || operands.starts_with("sp, sp, r") => None,
        "mov" if operands.starts_with("sp, ") && operands != "sp, r7" => None,
        _ => Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_indirect, taken};

    #[test]
    fn instructions_tell_what_they_take() {
        assert_eq!(taken("push.w", "{r4, r5, r11, lr}"), Some(16));
        assert_eq!(taken("sub", "sp, #0x1c"), Some(28));
        assert_eq!(taken("subw", "sp, sp, #0x404"), Some(1_028));
        assert_eq!(taken("str", "r8, [sp, #-0x4]!"), Some(4));
        assert_eq!(taken("str", "r8, [sp, #0x4]"), Some(0));
        assert_eq!(taken("add", "sp, #0x10"), Some(0));
        assert_eq!(taken("add", "sp, r6"), None);
    }

    #[test]
    fn a_return_is_not_a_call() {
        assert!(is_indirect("blx", "r3") && is_indirect("bx", "r1") && is_indirect("mov", "pc, r2"));
        assert!(!is_indirect("bx", "lr") && !is_indirect("blx", "0x10 <f>") && !is_indirect("mov", "r2, r3"));
    }
}
