//! Whether a known title or author is found, in every language of a catalogue: `cargo bench -p jobpack-author --bench known_items`.
//!
//! `JOBPACK_DATA` names a catalogue, or a folder with `catalogs/free_programming_books.jsonl`. Of each language up to `KNOWN_ITEMS` titles and as many
//! authors are chosen (100 if not said), the same in every run. Each is asked as it is, with its language said, as others write it (case, accents,
//! width, forms of letters) and with one typo; with `KNOWN_ITEMS_TYPOS=6` six times, with a typo of its own each. A name as an argument (`-- de`) asks that language
//! alone and prints what was not found; `-- all` prints it of all.

mod changes;
mod questions;

use changes::{Random, as_others_write, with_typo};
use jobpack::find::{Hit, Scratch, find};
use jobpack::{Pack, Situation};
use jobpack_author::progress::Quiet;
use jobpack_author::project::Kept;
use jobpack_author::{compile::compile, source::read};
use questions::{Kind, Question, questions};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How a question is asked, and within how many hits the answer must be.
const WAYS: [(&str, usize); 6] =
    [("as is", 1), ("said", 1), ("changed", 1), ("typo", 3), ("typo, said", 3), ("typo, first", 1)];

fn main() {
    let Some(path) = catalogue() else {
        return println!("JOBPACK_DATA is not set: it is not measured here");
    };
    let only: Option<String> = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let (limit, typos) = (number("KNOWN_ITEMS", 100), number("KNOWN_ITEMS_TYPOS", 1));
    let project = read(&path, &Quiet).expect("the catalogue can be read").project;
    // A pack keeps its resources in the order of their ids, and hits name them by their place.
    let mut resources: Vec<Kept<'_>> = project.resources.iter().collect();
    resources.sort_by_key(|resource| resource.text.id);
    let bytes = compile(&project).expect("the catalogue builds");
    let pack = Pack::open(&bytes).expect("the pack opens");
    println!("{} resources, {} bytes, postings and lexicon {}", resources.len(), bytes.len(), index(&pack));
    for kind in [Kind::Title, Kind::Author] {
        let mut table: BTreeMap<&str, Row> = BTreeMap::new();
        for question in questions(&resources, kind, limit) {
            if only.as_deref().is_none_or(|only| only == question.language || only == "all") {
                let (mut random, row) = (Random::of(&question.text), table.entry(question.language).or_default());
                for _ in 0..typos {
                    row.add(&ask(&pack, &resources, &question, &mut random, only.is_some()));
                }
            }
        }
        print(kind, &table);
    }
}

/// What a variable says, or what holds if it says nothing.
fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn catalogue() -> Option<PathBuf> {
    let path = PathBuf::from(std::env::var_os("JOBPACK_DATA")?);
    Some(if path.is_dir() { path.join("catalogs/free_programming_books.jsonl") } else { path })
}

/// The bytes of what is searched.
fn index(pack: &Pack<'_>) -> usize {
    use jobpack::pack::Section::{Folds, Lexicon, LexiconBlocks, Postings, Terms};
    [Folds, Lexicon, LexiconBlocks, Postings, Terms].into_iter().map(|section| pack.section(section).len()).sum()
}

/// How many questions were asked, and how many answered in each way.
#[derive(Default)]
struct Row {
    asked: usize,
    right: [usize; WAYS.len()],
}

impl Row {
    fn add(&mut self, other: &Self) {
        self.asked += other.asked;
        self.right.iter_mut().zip(other.right).for_each(|(sum, one)| *sum += one);
    }
}

fn ask(pack: &Pack<'_>, resources: &[Kept<'_>], question: &Question<'_>, random: &mut Random, tell: bool) -> Row {
    let changed = as_others_write(&question.text, question.language);
    let typo = with_typo(&question.text, random);
    let texts = [&question.text, &question.text, &changed, &typo, &typo, &typo];
    let (mut scratch, mut hits) = (Box::<Scratch>::default(), [Hit::default(); 3]);
    let mut row = Row { asked: 1, ..Row::default() };
    for (way, ((name, depth), text)) in WAYS.into_iter().zip(texts).enumerate() {
        let language = if name.ends_with("said") { question.language } else { "" };
        let situation = Situation { language, ..Situation::default() };
        let count = find(pack, text, &situation, &mut scratch, &mut hits[..depth]);
        let right = hits[..count].iter().any(|hit| question.answers.contains(&hit.resource));
        row.right[way] = right.into();
        if tell && !right {
            println!("{name}: {text}\n    wanted {}", title(resources, question.answers[0]));
            hits[..count].iter().for_each(|hit| println!("    {} {}", hit.score, title(resources, hit.resource)));
        }
    }
    row
}

fn title(resources: &[Kept<'_>], number: u32) -> String {
    let Kept { language, text, .. } = resources[number as usize];
    format!("{} / {} [{language} {}]", text.title, text.author, text.id)
}

fn print(kind: Kind, table: &BTreeMap<&str, Row>) {
    println!("\n{:<8}{:>6}{}", format!("{kind:?}"), "asked", WAYS.map(|(name, _)| format!("{name:>13}")).concat());
    let mut all = Row::default();
    for (language, row) in table {
        all.add(row);
        line(language, row);
    }
    line("all", &all);
}

fn line(name: &str, row: &Row) {
    let share = |right: usize| format!("{:>13.1}", 100.0 * right as f64 / row.asked.max(1) as f64);
    println!("{name:<8}{:>6}{}", row.asked, row.right.map(share).concat());
}
