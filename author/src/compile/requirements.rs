//! What resources require: ids and words into choices, and an order in which what is required comes first.

use super::CompileError;
use super::numbers::Numbers;
use super::records::within;
use crate::project::Project;
use jobpack::model::{RequirementKind, ResourceText};
use jobpack::pack::Choice;
use std::collections::HashMap;
use std::ops::Range;

/// A choice of a resource.
const RESOURCE: u8 = 1;
/// A choice of a need.
const NEED: u8 = 2;
/// At most so many resources may answer to one word.
const MOST_OPTIONS: usize = 16;

/// A requirement with its options in order.
pub struct Resolved<'p> {
    pub resource: u32,
    pub kind: RequirementKind,
    pub options: Vec<Choice>,
    pub why: &'p str,
}

/// Every requirement, by resource.
pub struct Requirements<'p> {
    all: Vec<Resolved<'p>>,
    words: HashMap<u32, Vec<&'p str>>,
    ranks: Vec<u32>,
}

/// A word without case and outer space, as titles and taught words are compared.
fn plain(word: &str) -> String {
    word.trim().to_lowercase()
}

/// Resolves the requirements of a project.
pub fn resolve<'p>(
    project: &'p Project,
    numbers: &Numbers<'p>,
    range: &Range<u32>,
) -> Result<Requirements<'p>, CompileError> {
    let mut all = Vec::new();
    for requirement in &project.requirements {
        let options = requirement.options.iter().filter_map(|id| choice(numbers, range, id).transpose());
        let options = options.collect::<Result<Vec<_>, _>>()?;
        let (kind, why) = (requirement.kind, requirement.why.as_str());
        // What only another pack can answer is not said in this one.
        let resource = within(range, numbers.resource(&requirement.resource)?).filter(|_| !options.is_empty());
        all.extend(resource.map(|resource| Resolved { resource, kind, options, why }));
    }
    let mut words: HashMap<u32, Vec<&str>> = HashMap::new();
    if !project.prerequisites.is_empty() {
        let answers = answers(numbers, range);
        for prerequisite in &project.prerequisites {
            let Some(resource) = within(range, numbers.resource(&prerequisite.resource)?) else { continue };
            match answers.get(&plain(&prerequisite.text)).map(|found| others(found, resource)) {
                Some(options) if !options.is_empty() => {
                    all.push(Resolved { resource, kind: RequirementKind::Soft, options, why: "" });
                }
                _ => words.entry(resource).or_default().push(&prerequisite.text),
            }
        }
    }
    for requirement in &mut all {
        requirement.options.sort_by_key(|option| (option.of, option.target));
        requirement.options.dedup();
    }
    let order = |r: &Resolved| (r.resource, r.kind, r.options.iter().map(|o| (o.of, o.target)).collect::<Vec<_>>());
    all.sort_by(|left, right| order(left).cmp(&order(right)).then(left.why.cmp(right.why)));
    all.dedup_by(|left, right| order(left) == order(right) && left.why == right.why);
    for words in words.values_mut() {
        words.sort_unstable();
        words.dedup();
    }
    let ranks = ranks(project, numbers, range, &all)?;
    Ok(Requirements { all, words, ranks })
}

/// The option with this id; `None` if it is in another pack.
fn choice(numbers: &Numbers, range: &Range<u32>, id: &str) -> Result<Option<Choice>, CompileError> {
    match numbers.resource(id) {
        Ok(target) => Ok(within(range, target).map(|target| Choice { target, of: RESOURCE, reserved: 0 })),
        Err(_) => Ok(Some(Choice { target: numbers.need(id)?, of: NEED, reserved: 0 })),
    }
}

/// Which resources answer to a word: by id, title or what they teach.
fn answers(numbers: &Numbers, range: &Range<u32>) -> HashMap<String, Vec<u32>> {
    let mut answers: HashMap<String, Vec<u32>> = HashMap::new();
    for (number, all) in (0..).zip(range.clone()) {
        let ResourceText { id, title, teaches, .. } = numbers.resources.get(all).text;
        for word in [id, title].into_iter().chain(teaches) {
            let found = answers.entry(plain(word)).or_default();
            if found.last() != Some(&number) && found.len() < MOST_OPTIONS {
                found.push(number);
            }
        }
    }
    answers
}

fn others(found: &[u32], resource: u32) -> Vec<Choice> {
    let others = found.iter().filter(|&&target| target != resource);
    others.map(|&target| Choice { target, of: RESOURCE, reserved: 0 }).collect()
}

/// For each resource, the round in which its hard requirements are met when everything that can be learned is learned round by round. What is never
/// met has the last rank; `check` tells of it.
fn ranks(project: &Project, numbers: &Numbers, range: &Range<u32>, all: &[Resolved]) -> Result<Vec<u32>, CompileError> {
    const LATER: u32 = u32::MAX;
    let hard: Vec<&Resolved> = all.iter().filter(|requirement| requirement.kind == RequirementKind::Hard).collect();
    let mut ranks = vec![0; range.len()];
    for requirement in &hard {
        ranks[requirement.resource as usize] = LATER;
    }
    let mut teachers: HashMap<u32, Vec<u32>> = HashMap::new();
    for link in &project.links {
        if let Some(resource) = within(range, numbers.resource(&link.resource)?) {
            teachers.entry(numbers.need(&link.need)?).or_default().push(resource);
        }
    }
    for round in 1.. {
        let ready = |option: &Choice, own: u32| match option.of {
            RESOURCE => ranks[option.target as usize] < round,
            _ => teachers.get(&option.target).is_none_or(|resources| {
                resources.iter().any(|&teacher| teacher != own && ranks[teacher as usize] < round)
            }),
        };
        let mut waiting: HashMap<u32, bool> = HashMap::new();
        for requirement in hard.iter().filter(|requirement| ranks[requirement.resource as usize] == LATER) {
            let met = requirement.options.iter().any(|option| ready(option, requirement.resource));
            *waiting.entry(requirement.resource).or_insert(true) &= met;
        }
        let met: Vec<u32> = waiting.iter().filter(|&(_, &met)| met).map(|(&resource, _)| resource).collect();
        for &resource in &met {
            ranks[resource as usize] = round;
        }
        if met.is_empty() {
            break;
        }
    }
    Ok(ranks)
}

impl<'p> Requirements<'p> {
    pub fn all(&self) -> &[Resolved<'p>] {
        &self.all
    }

    /// Where the requirements of a resource begin, and how many.
    pub fn range(&self, resource: u32) -> (u32, usize) {
        let first = self.all.partition_point(|requirement| requirement.resource < resource);
        let end = self.all.partition_point(|requirement| requirement.resource <= resource);
        (first as u32, end - first)
    }

    /// Prerequisites that nothing answers to.
    pub fn words_of(&self, resource: u32) -> &[&'p str] {
        self.words.get(&resource).map_or(&[], Vec::as_slice)
    }

    pub fn rank(&self, resource: u32) -> u32 {
        self.ranks[resource as usize]
    }
}
