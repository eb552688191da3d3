//! Asking a pack a whole file of questions.

use super::failure::Failure;
use jobpack::find::{Hit, Scratch, find_in};
use jobpack::fit::Situation;
use jobpack::pack::Packs;
use jobpack_author::eval::{BadLine, Judgements, Query, read_judgements, read_queries};
use jobpack_author::fault::Fault;
use std::path::Path;
use std::time::{Duration, Instant};

/// The questions of a file.
pub fn queries(path: &Path) -> Result<Vec<Query>, Failure> {
    let advice = "one query a line: id, tab, text; or {\"id\": ..., \"text\": ...}";
    read_queries(&text(path)?).map_err(|line| malformed(path, &line, advice))
}

/// The judgements of a file.
pub fn judgements(path: &Path) -> Result<Judgements, Failure> {
    let advice = "one judgement a line: query, resource, grade; or query, 0, resource, grade";
    read_judgements(&text(path)?).map_err(|line| malformed(path, &line, advice))
}

fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|reason| Fault::io("read", path, &reason).into())
}

fn malformed(path: &Path, line: &BadLine, advice: &str) -> Failure {
    Fault::malformed(path, line.row, format!("{}:{}: {}", path.display(), line.row, line.message), advice).into()
}

/// Asks one question after the other with the same memory, of a pack or of several as one.
pub struct Asker<'p, 's> {
    packs: Packs<'p, 'p>,
    situation: Situation<'s>,
    pub scratch: Box<Scratch>,
    hits: Vec<Hit>,
}

impl<'p, 's> Asker<'p, 's> {
    pub fn new(packs: Packs<'p, 'p>, situation: Situation<'s>, limit: usize) -> Self {
        Self { packs, situation, scratch: Box::default(), hits: vec![Hit::default(); limit] }
    }

    /// The hits, and how long it took to find them.
    pub fn ask(&mut self, text: &str) -> (&[Hit], Duration) {
        let begun = Instant::now();
        let count = find_in(&self.packs, text, &self.situation, &mut self.scratch, &mut self.hits);
        (&self.hits[..count], begun.elapsed())
    }
}
