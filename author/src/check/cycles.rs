//! Knots: things that wait for each other so that none can ever come first.
//!
//! Owns: the graph of what waits for what, with nodes that need all and nodes that need any one of what they wait for. Invariants: a knot
//! is reported only if no choice of options undoes it; what is printed depends on names, not on the order of records. Cost: linear in
//! nodes and edges; no recursion, since catalogues are large.
//!
//! Inside a strongly connected component everything outside counts as ready. What can still not become ready is the core of the component:
//! each of its nodes waits for another of the core, so that a walk through it must come back to itself.

use crate::project::Place;
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::collections::VecDeque;

/// Something that waits.
pub struct Node<'p> {
    /// What it is called.
    pub name: Cow<'p, str>,
    /// Where it was said.
    pub place: Place,
    /// Ready as soon as one of what it waits for is; otherwise it needs all.
    pub any: bool,
    /// False for the options between a resource and what it requires.
    pub shown: bool,
    /// Waits only softly.
    pub soft: bool,
}

/// What waits for what.
#[derive(Default)]
pub struct Waits<'p> {
    graph: DiGraph<Node<'p>, ()>,
}

/// Nodes that wait for each other, in order; the last waits for the first.
pub struct Cycle<'w, 'p> {
    nodes: Vec<&'w Node<'p>>,
}

impl<'p> Cycle<'_, 'p> {
    /// `a -> b -> c -> a`
    pub fn text(&self) -> String {
        let shown = self.nodes.iter().chain(self.nodes.first()).filter(|node| node.shown);
        shown.map(|node| node.name.as_ref()).collect::<Vec<_>>().join(" -> ")
    }

    /// The row that makes the first wait for the second.
    pub fn place(&self) -> Place {
        let row = self.nodes.iter().take(2).rfind(|node| !node.shown);
        row.or(self.nodes.first()).map(|node| node.place).unwrap_or_default()
    }

    /// Whether any of the waiting is soft.
    pub fn soft(&self) -> bool {
        self.nodes.iter().any(|node| node.soft)
    }
}

impl<'p> Waits<'p> {
    /// A new thing.
    pub fn add(&mut self, node: Node<'p>) -> NodeIndex {
        self.graph.add_node(node)
    }

    /// `from` waits for `to`.
    pub fn wait(&mut self, from: NodeIndex, to: NodeIndex) {
        self.graph.add_edge(from, to, ());
    }

    /// One cycle of every knot.
    pub fn cycles(&self) -> Vec<Cycle<'_, 'p>> {
        let components = petgraph::algo::kosaraju_scc(&self.graph);
        let knotted = components.iter().filter(|nodes| nodes.len() > 1 || self.graph.contains_edge(nodes[0], nodes[0]));
        knotted.filter_map(|nodes| self.cycle(&self.core(nodes))).collect()
    }

    /// What of a component cannot become ready even if all outside of it is.
    fn core(&self, component: &[NodeIndex]) -> FxHashSet<NodeIndex> {
        let mut stuck: FxHashSet<NodeIndex> = component.iter().copied().collect();
        let mut waits: FxHashMap<NodeIndex, usize> = component.iter().map(|&at| (at, self.waits(at, &stuck))).collect();
        let mut ready: Vec<NodeIndex> = component.iter().copied().filter(|at| waits[at] == 0).collect();
        while let Some(at) = ready.pop() {
            stuck.remove(&at);
            for waiting in self.graph.neighbors_directed(at, Incoming) {
                let Some(count) = waits.get_mut(&waiting).filter(|count| **count > 0) else { continue };
                *count -= 1;
                if *count == 0 {
                    ready.push(waiting);
                }
            }
        }
        stuck
    }

    /// For how many of the component a node waits before it is ready.
    fn waits(&self, at: NodeIndex, component: &FxHashSet<NodeIndex>) -> usize {
        let (inside, outside): (Vec<NodeIndex>, Vec<NodeIndex>) =
            self.graph.neighbors_directed(at, Outgoing).partition(|next| component.contains(next));
        match (self.graph[at].any, outside.is_empty()) {
            (false, _) => inside.len(),
            (true, all_inside) => usize::from(all_inside),
        }
    }

    /// The shortest cycle through a node of the core that is sure to lie on one, beginning with the smallest name.
    fn cycle(&self, core: &FxHashSet<NodeIndex>) -> Option<Cycle<'_, 'p>> {
        let mut at = core.iter().copied().filter(|&at| self.begins(at)).min_by_key(|&at| self.key(at))?;
        let mut seen = FxHashSet::default();
        while seen.insert(at) {
            at = *self.next_in(at, core).first()?;
        }
        let mut path = self.way_back(at, core)?;
        let first = (0..path.len()).filter(|&step| self.begins(path[step])).min_by_key(|&step| self.key(path[step]));
        path.rotate_left(first.unwrap_or(0));
        Some(Cycle { nodes: path.into_iter().map(|at| &self.graph[at]).collect() })
    }

    /// Breadth first from a node to itself.
    fn way_back(&self, start: NodeIndex, core: &FxHashSet<NodeIndex>) -> Option<Vec<NodeIndex>> {
        let mut from: FxHashMap<NodeIndex, NodeIndex> = FxHashMap::default();
        let mut queue = VecDeque::from([start]);
        while let Some(at) = queue.pop_front() {
            for next in self.next_in(at, core) {
                from.entry(next).or_insert_with(|| {
                    queue.push_back(next);
                    at
                });
            }
            if from.contains_key(&start) {
                break;
            }
        }
        let mut path = vec![start];
        let mut at = *from.get(&start)?;
        while at != start {
            path.push(at);
            at = from[&at];
        }
        path[1..].reverse();
        Some(path)
    }

    fn next_in(&self, at: NodeIndex, core: &FxHashSet<NodeIndex>) -> Vec<NodeIndex> {
        let mut next: Vec<NodeIndex> = self.graph.neighbors(at).filter(|next| core.contains(next)).collect();
        next.sort_unstable_by_key(|&at| self.key(at));
        next
    }

    /// A cycle is told from something that waits for all, by name: a resource rather than an outcome.
    fn begins(&self, at: NodeIndex) -> bool {
        self.graph[at].shown && !self.graph[at].any
    }

    fn key(&self, at: NodeIndex) -> (&str, Place) {
        (&self.graph[at].name, self.graph[at].place)
    }
}
