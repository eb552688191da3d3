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

/// Who calls by address, and whom alone: names that contain these. Anyone else is taken to call whatever has its address taken.
const GIVEN: [(&str, &[&str]); 2] = [
    // A pass over the postings hands each document to the ranking of the pass.
    ("window::Window>::sweep", &["find::match_needs::", "find::match_resources::"]),
    // The needs that a resource serves are handed to whoever asked for them.
    ("State>::each_served", &["pick::"]),
];

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
    let deepest = of_object(&object).map_err(|reason| format!("{device}: {reason}"))?;
    names
        .iter()
        .map(|name| match deepest.get(name) {
            Some(&bytes) => Ok(((device.to_owned(), name.clone()), bytes)),
            None => Err(format!("{device}: {name} is not in the object")),
        })
        .collect()
}

/// The stack of each function of an object by its name. Shows the way that leads beyond the budget.
fn of_object(object: &Path) -> Outcome<BTreeMap<String, u64>> {
    let graph = graph::read(object)?;
    agreed(&graph)?;
    let mut search = Search { graph: &graph, known: BTreeMap::new(), open: Vec::new() };
    let mut deepest = BTreeMap::new();
    for (&place, node) in &graph {
        let bytes = search.depth(place)?;
        if bytes > BUDGET && node.names.iter().any(|name| name.starts_with("jobpack_")) {
            println!("{bytes} bytes:\n{}", search.way(place));
        }
        deepest.extend(node.names.iter().map(|name| (name.clone(), bytes)));
    }
    Ok(deepest)
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

/// A depth-first search that remembers.
struct Search<'a> {
    graph: &'a Graph,
    known: BTreeMap<usize, u64>,
    open: Vec<usize>,
}

impl Search<'_> {
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
        for callee in called(graph, node) {
            deepest = deepest.max(self.depth(callee)?);
        }
        self.open.pop();
        self.known.insert(place, own + deepest);
        Ok(own + deepest)
    }
}

impl Search<'_> {
    /// The deepest way from a function on, a line for each with what it takes itself.
    fn way(&self, place: usize) -> String {
        let Some(node) = self.graph.get(&place) else { return String::new() };
        let deepest = called(self.graph, node).into_iter().max_by_key(|callee| self.known.get(callee));
        format!("{:>6} {}\n", node.frame.unwrap_or(0), node.name())
            + &deepest.map_or_else(String::new, |next| self.way(next))
    }
}

/// All that a function may call.
fn called(graph: &Graph, node: &graph::Node) -> Vec<usize> {
    let given = GIVEN.iter().find(|(caller, _)| node.is_named(caller)).map(|(_, given)| *given);
    let is_given = |other: &graph::Node| given.is_none_or(|parts| parts.iter().any(|part| other.is_named(part)));
    let by_address = graph.iter().filter(|(_, other)| node.indirect && other.is_taken && is_given(other));
    node.calls.iter().copied().chain(by_address.map(|(&place, _)| place)).collect()
}
