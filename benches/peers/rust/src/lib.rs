//! A worker of the benchmark, in Rust: reads orders, a line of JSON each, and answers each with a line of JSON.
//!
//! Owns: the loop over orders and the clock. What a system does with an order is its [`System`]. README.md of the benchmark says what the orders are.

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufRead, BufReader, stdin};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Any failure ends the worker; what it says reaches whoever runs the benchmark.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// A document: it is named by its place among all of them.
#[derive(Deserialize)]
pub struct Document {
    /// Its title; may be empty.
    pub title: String,
    /// Its text.
    pub text: String,
}

/// Where to build from: a system takes one of the two.
#[derive(Deserialize)]
pub struct Source {
    /// A file with a [`Document`] in each line, in JSON.
    pub documents: PathBuf,
    /// The same as `jobpack build` reads it.
    pub source: PathBuf,
}

impl Source {
    /// All documents.
    ///
    /// # Errors
    /// A file that cannot be read.
    pub fn read(&self) -> Outcome<Vec<Document>> {
        let lines = BufReader::new(File::open(&self.documents)?).lines();
        lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect()
    }
}

/// What is compared.
pub trait System: Sized {
    /// What may be chosen of it.
    type Settings: DeserializeOwned;

    /// Builds its index in an empty folder; says the seconds of the processor that it took, and more where it knows better than who looks from outside:
    /// `bytes` of the index, `peak` bytes of memory.
    ///
    /// # Errors
    /// Whatever keeps it from being built.
    fn build(source: &Source, folder: &Path, settings: &Self::Settings) -> Outcome<Value>;

    /// Opens what was built.
    ///
    /// # Errors
    /// Whatever keeps it from being opened.
    fn open(folder: &Path, settings: Self::Settings) -> Outcome<Self>;

    /// Finds; what it found stays with it. This is what is timed.
    ///
    /// # Errors
    /// Whatever keeps it from answering.
    fn find(&mut self, query: &str, limit: usize) -> Outcome;

    /// What it found last, the best first: places of documents, or their ids.
    fn found(&self) -> Vec<Value>;
}

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
enum Order<Settings> {
    Build {
        #[serde(flatten)]
        source: Source,
        folder: PathBuf,
        settings: Settings,
    },
    Open {
        folder: PathBuf,
        settings: Settings,
    },
    Answer {
        queries: PathBuf,
        limit: usize,
    },
    Time {
        queries: PathBuf,
        limit: usize,
        warm: f64,
    },
}

/// Follows the orders on standard input until it ends.
///
/// # Errors
/// The first failure.
pub fn serve<S: System>() -> Outcome {
    let mut opened: Option<S> = None;
    for line in stdin().lines() {
        let answer = match serde_json::from_str(&line?)? {
            Order::Build { source, folder, settings } => S::build(&source, &folder, &settings)?,
            Order::Open { folder, settings } => {
                opened = Some(S::open(&folder, settings)?);
                json!({})
            }
            Order::Answer { queries, limit } => answer(opened.as_mut(), &queries, limit)?,
            Order::Time { queries, limit, warm } => time(opened.as_mut(), &queries, limit, warm)?,
        };
        println!("{answer}");
    }
    Ok(())
}

fn read_queries(path: &Path) -> Outcome<Vec<String>> {
    Ok(serde_json::from_reader(BufReader::new(File::open(path)?))?)
}

fn answer<S: System>(system: Option<&mut S>, queries: &Path, limit: usize) -> Outcome<Value> {
    let system = system.ok_or("nothing is open")?;
    let mut one = |query: &String| -> Outcome<Vec<Value>> {
        system.find(query, limit)?;
        Ok(system.found())
    };
    let answers = read_queries(queries)?.iter().map(&mut one).collect::<Outcome<Vec<_>>>()?;
    Ok(json!({ "answers": answers }))
}

/// The nanoseconds of each query, after queries for `warm` seconds that are not counted.
fn time<S: System>(system: Option<&mut S>, queries: &Path, limit: usize, warm: f64) -> Outcome<Value> {
    let system = system.ok_or("nothing is open")?;
    let queries = read_queries(queries)?;
    let mut one = |query: &String| -> Outcome<u64> {
        let start = Instant::now();
        system.find(query, limit)?;
        Ok(start.elapsed().as_nanos() as u64)
    };
    let end = Instant::now() + Duration::from_secs_f64(warm);
    for query in queries.iter().cycle().take_while(|_| Instant::now() < end) {
        one(query)?;
    }
    let nanoseconds = queries.iter().map(&mut one).collect::<Outcome<Vec<_>>>()?;
    Ok(json!({ "nanoseconds": nanoseconds }))
}

/// The seconds of the processor, and the most bytes of memory, of this process or of those that it waited for.
///
/// # Errors
/// A machine that does not tell.
pub fn used(who: UsageWho) -> Outcome<(f64, i64)> {
    let usage = getrusage(who)?;
    let microseconds = usage.user_time().num_microseconds() + usage.system_time().num_microseconds();
    Ok((microseconds as f64 / 1e6, usage.max_rss() * 1024))
}
