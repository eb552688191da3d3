//! How long it takes to open a pack and to find in it: the demo project, and each collection in the folder that `JOBPACK_DATA` names.
//!
//! Each is also asked when it was unpacked, for the memory that its line says. `cargo bench --bench find`, with the name of a collection to measure only that one. A collection is a folder with `docs.jsonl`, a catalogue, and
//! `queries.jsonl`, lines with a `text`. Each query is asked in several rounds and counts with its median; the figures are the median and the 99th
//! percentile over the queries.

use jobpack::find::{Hit, Scratch, find};
use jobpack::fit::Situation;
use jobpack::pack::Pack;
use jobpack_author::{progress::Quiet, source::read};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// How often each query is asked.
const ROUNDS: usize = 15;
/// How often a pack is opened in one measurement: once is too short for a clock.
const OPENINGS: u32 = 1000;

/// What is measured: a pack and its queries.
struct Collection {
    name: String,
    pack: Vec<u8>,
    queries: Vec<String>,
}

fn build(path: &Path) -> Vec<u8> {
    let project = read(path, &Quiet).expect("the collection can be read").project;
    jobpack_author::compile::compile(&project).expect("the collection compiles")
}

fn academy() -> Collection {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/academy");
    let questions = std::fs::read_to_string(folder.join("questions/questions.tsv")).expect("the questions");
    let queries = questions.lines().filter_map(|line| Some(line.split_once('\t')?.1.to_owned())).collect();
    Collection { name: "academy".into(), pack: build(&folder), queries }
}

/// The collection in a folder, if there is one.
fn collection(folder: &Path) -> Option<Collection> {
    let documents = folder.join("docs.jsonl");
    let queries = std::fs::read_to_string(folder.join("queries.jsonl")).ok().filter(|_| documents.is_file())?;
    let text = |line: &str| -> Option<String> {
        let query: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(query["text"].as_str()?.to_owned())
    };
    let name = folder.file_name()?.to_string_lossy().into_owned();
    Some(Collection { name, pack: build(&documents), queries: queries.lines().filter_map(text).collect() })
}

/// The value that this share of the values does not exceed.
fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(((values.len() as f64 - 1.0) * share).round() as usize).copied().unwrap_or(0.0)
}

/// The median time of some rounds, in microseconds.
fn microseconds(mut work: impl FnMut()) -> f64 {
    let mut round = || {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1e6
    };
    quantile(&mut (0..ROUNDS).map(|_| round()).collect::<Vec<_>>(), 0.5)
}

fn opening(collection: &Collection) -> f64 {
    let open = || (0..OPENINGS).for_each(|_| _ = black_box(Pack::open(black_box(&collection.pack))));
    microseconds(open) / f64::from(OPENINGS)
}

/// The time of each query.
fn finding(pack: &Pack<'_>, queries: &[String], limit: usize) -> Vec<f64> {
    let (mut scratch, mut hits) = (Scratch::new(), vec![Hit::default(); limit]);
    let mut ask = |query: &String| {
        microseconds(|| {
            black_box(find(pack, black_box(query), &Situation::default(), &mut scratch, &mut hits));
        })
    };
    queries.iter().map(&mut ask).collect()
}

/// How many postings the terms of each query have.
fn postings(pack: &Pack<'_>, queries: &[String]) -> Vec<f64> {
    let mut scratch = Scratch::new();
    let mut touched = |query: &String| {
        find(pack, query, &Situation::default(), &mut scratch, &mut []);
        scratch.words().iter().map(|word| f64::from(pack.postings(word.term).count)).sum()
    };
    queries.iter().map(&mut touched).collect()
}

/// The pack as it lies, and unpacked: what was to be done before it could be asked, and how long it then takes.
fn measure(collection: &Collection) {
    let pack = Pack::open(&collection.pack).expect("the pack opens");
    show(collection, &collection.name, &pack, opening(collection));
    let mut memory = vec![0; pack.unpacked_size()];
    let name = format!("+ {} kB", memory.len() * 4 / 1000);
    let start = Instant::now();
    let unpacked = pack.unpack(&mut memory).expect("it is as much as it needs");
    show(collection, &name, &unpacked, start.elapsed().as_secs_f64() * 1e6);
}

fn show(collection: &Collection, name: &str, pack: &Pack<'_>, ready: f64) {
    let documents = pack.need_count() + pack.resources().len();
    let mut postings = postings(pack, &collection.queries);
    let [mut ten, mut hundred] = [10, 100].map(|limit| finding(pack, &collection.queries, limit));
    println!(
        "{name:<10} {documents:>9} {:>7} {:>9.0} {ready:>8.3} {:>9.1} {:>9.1} {:>9.1} {:>9.1}",
        collection.queries.len(),
        quantile(&mut postings, 0.5),
        quantile(&mut ten, 0.5),
        quantile(&mut ten, 0.99),
        quantile(&mut hundred, 0.5),
        quantile(&mut hundred, 0.99),
    );
}

/// The folders of `JOBPACK_DATA` in order; none if it is not set.
fn folders() -> Vec<PathBuf> {
    let Some(data) = std::env::var_os("JOBPACK_DATA") else {
        println!("JOBPACK_DATA is not set: only the demo project is measured");
        return Vec::new();
    };
    let entries = std::fs::read_dir(data).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    folders
}

fn main() {
    let only = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let wanted = |name: &str| only.as_ref().is_none_or(|only| only == name);
    println!(
        "{:<10} {:>9} {:>7} {:>9} {:>8} {:>19} {:>19}",
        "", "", "", "postings", "ready µs", "top 10 µs", "top 100 µs"
    );
    println!(
        "{:<10} {:>9} {:>7} {:>9} {:>8} {:>9} {:>9} {:>9} {:>9}",
        "", "documents", "queries", "median", "median", "median", "p99", "median", "p99"
    );
    if wanted("academy") {
        measure(&academy());
    }
    for folder in folders() {
        if wanted(&folder.file_name().unwrap_or_default().to_string_lossy())
            && let Some(collection) = collection(&folder)
        {
            measure(&collection);
        }
    }
}
