//! How much stack a call takes at the most: the deepest way through the calls that it can lead to.
//!
//! It is reckoned, not tried: no input can take more. What the compiler's own routines take, of which it tells no sizes, is what their instructions take
//! off the stack pointer.

use super::baseline::Figures;
use super::build::{Build, devices, library, side_by_side};
use super::documented;
use super::graph::{self, Graph};
use super::objects::prelink;
use crate::run::Outcome;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The microcontrollers whose stacks are reckoned: few registers, and more.
const DEVICES: [&str; 2] = ["thumbv6m-none-eabi", "thumbv7m-none-eabi"];
/// What any call may take.
const BUDGET: u64 = 2_048;
/// So many bytes more are the compiler's mood.
const SLACK: u64 = 16;

/// The stack of each function of the header.
pub fn measured() -> Outcome<Figures> {
    let names = documented()?;
    let here: Vec<&str> = devices().into_iter().filter(|device| DEVICES.contains(device)).collect();
    let stacks = side_by_side(&here, |device| of_device(device, &names))?;
    let bytes = stacks.into_iter().flatten().collect();
    Ok(Figures { path: "tests/bare/stack.csv", budget: Some(BUDGET), slack: SLACK, bytes })
}

fn of_device(device: &str, names: &BTreeSet<String>) -> Outcome<BTreeMap<(String, String), u64>> {
    let library = library(Build { unstable: &["-Zemit-stack-sizes"], ..Build::shipped(device) })?;
    let object = library.with_file_name("stack.o");
    prelink(&library, names, &object)?;
    let deepest = of_object(&object, names).map_err(|reason| format!("{device}: {reason}"))?;
    Ok(deepest.into_iter().map(|(name, bytes)| ((device.to_owned(), name), bytes)).collect())
}

/// The stack of each function that an object has for everyone. Shows the way that leads beyond the budget.
fn of_object(object: &Path, names: &BTreeSet<String>) -> Outcome<BTreeMap<String, u64>> {
    let graph = graph::read(object)?;
    agreed(&graph)?;
    let of_name = |name: &String| {
        let place = graph.iter().find(|(_, node)| node.names.contains(name)).map(|(&place, _)| place);
        let place = place.ok_or_else(|| format!("{name} is not in the object"))?;
        let mut search = Search::new(&graph, place);
        let bytes = search.depth(place)?;
        if bytes > BUDGET {
            println!("{bytes} bytes:\n{}", search.way(place));
        }
        Ok((name.clone(), bytes))
    };
    names.iter().map(of_name).collect()
}

/// The two ways to know what a function takes must agree where both are known, or else the one could not stand in for the other.
fn agreed(graph: &Graph) -> Outcome {
    let differs = |node: &&graph::Node| node.frame.zip(node.taken).is_some_and(|(frame, taken)| frame != taken);
    match graph.values().find(differs) {
        Some(node) => Err(format!(
            "{} takes {:?} bytes by its instructions and {:?} by the compiler",
            node.name(),
            node.taken,
            node.frame
        )),
        None => Ok(()),
    }
}

/// A depth-first search from one function, that remembers.
struct Search<'a> {
    graph: &'a Graph,
    /// What may be called by address: every function that something mentions which can be reached from the start, by calls and by mentions.
    given: BTreeSet<usize>,
    known: BTreeMap<usize, u64>,
    open: Vec<usize>,
}

impl<'a> Search<'a> {
    fn new(graph: &'a Graph, start: usize) -> Self {
        let (mut reached, mut given, mut open) = (BTreeSet::new(), BTreeSet::new(), vec![start]);
        while let Some(place) = open.pop() {
            if let Some(node) = graph.get(&place).filter(|_| reached.insert(place)) {
                open.extend(node.calls.iter().chain(&node.mentions));
                given.extend(node.mentions.iter().filter(|to| graph.get(to).is_some_and(graph::Node::is_function)));
            }
        }
        Self { graph, given, known: BTreeMap::new(), open: Vec::new() }
    }

    /// The bytes of the deepest way from a function on.
    fn depth(&mut self, place: usize) -> Outcome<u64> {
        if let Some(&bytes) = self.known.get(&place) {
            return Ok(bytes);
        }
        let graph = self.graph;
        let node = graph.get(&place).ok_or("a call leads out of the object")?;
        if self.open.contains(&place) {
            let ring = self.open.iter().filter_map(|place| graph.get(place)).map(|node| format!("\n  {}", node.name()));
            return Err(format!(
                "calls that may lead back to themselves:{}\n  {}",
                ring.collect::<String>(),
                node.name()
            ));
        }
        let own = node.frame.ok_or_else(|| format!("nothing tells the stack of {}", node.name()))?;
        self.open.push(place);
        let mut deepest = 0;
        for callee in self.called(node) {
            deepest = deepest.max(self.depth(callee)?);
        }
        self.open.pop();
        self.known.insert(place, own + deepest);
        Ok(own + deepest)
    }

    /// All that a function may call.
    fn called(&self, node: &graph::Node) -> Vec<usize> {
        let by_address = self.given.iter().filter(|_| node.indirect);
        node.calls.iter().chain(by_address).copied().collect()
    }

    /// The deepest way from a function on, a line for each with what it takes itself.
    fn way(&self, place: usize) -> String {
        let Some(node) = self.graph.get(&place) else { return String::new() };
        let deepest = self.called(node).into_iter().max_by_key(|callee| self.known.get(callee));
        let rest = deepest.map_or_else(String::new, |next| self.way(next));
        format!("{:>6} {}\n{rest}", node.frame.unwrap_or(0), node.name())
    }
}
