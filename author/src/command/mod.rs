//! The verbs of `jobpack`, one file each.
//!
//! Owns: arguments, exit codes, and which room answers which question. A verb reads, asks a room and hands an [`Answer`](crate::report::Answer) to
//! [`Output`], which shows it to people or as JSON. Exit codes: 0 fine, 1 the project has errors, 2 wrong usage, 3 could not read or write.

mod build;
mod check;
mod demo;
mod eval;
mod explain;
mod failure;
mod find;
mod info;
mod new;
mod output;
mod pick;
mod progress;
mod queries;
mod report;
mod score;
mod segments;
mod situation;
mod status;
mod strategy;

use clap::{Parser, Subcommand};
use failure::{Exit, Failure};
use jobpack_author::fault::Fault;
use output::Output;
use std::process::ExitCode;

/// What every verb gives back.
type Done = Result<(), Failure>;

#[derive(Parser)]
#[command(name = "jobpack", version, about, long_about = None, after_help = AFTER, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    /// Answer with JSON on standard output, as docs/COMMAND.md describes it
    #[arg(long, global = true)]
    json: bool,
}

const AFTER: &str = "\
A first round:
  jobpack new my-pack            a small project to change
  jobpack status my-pack         where it stands, and what to do next
  jobpack check my-pack          what is wrong or weak in it
  jobpack build my-pack          one file: my-pack.pack
  jobpack find my-pack.pack my words
Each verb explains itself: jobpack find --help";

#[derive(Subcommand)]
enum Verb {
    New(new::Args),
    Status(status::Args),
    Check(check::Args),
    Build(build::Args),
    Info(info::Args),
    Find(find::Args),
    Pick(pick::Args),
    Score(score::Args),
    Report(report::Args),
    Segments(segments::Args),
    Strategy(strategy::Args),
    Eval(eval::Args),
    Demo(demo::Args),
}

impl Verb {
    fn run(&self, output: &mut Output) -> Done {
        match self {
            Self::New(args) => new::run(args, output),
            Self::Status(args) => status::run(args, output),
            Self::Check(args) => check::run(args, output),
            Self::Build(args) => build::run(args, output),
            Self::Info(args) => info::run(args, output),
            Self::Find(args) => find::run(args, output),
            Self::Pick(args) => pick::run(args, output),
            Self::Score(args) => score::run(args, output),
            Self::Report(args) => report::run(args, output),
            Self::Segments(args) => segments::run(args, output),
            Self::Strategy(args) => strategy::run(args, output),
            Self::Eval(args) => eval::run(args, output),
            Self::Demo(args) => demo::run(args, output),
        }
    }
}

/// Reads the arguments, runs the verb and says how it went.
pub fn main() -> ExitCode {
    let json = std::env::args_os().any(|argument| argument == "--json");
    let mut output = Output::new(json);
    let done = match Cli::try_parse() {
        Ok(cli) => cli.verb.run(&mut output),
        Err(error) if json && error.use_stderr() => Err(Fault::usage(plain(&error), "see `jobpack --help`").into()),
        Err(error) => {
            // Help that nobody reads to its end is fine.
            let _ = error.print();
            return if error.use_stderr() { Exit::Usage } else { Exit::Fine }.into();
        }
    };
    output.end(done).into()
}

/// The first line of what the parser says.
fn plain(error: &clap::Error) -> String {
    let text = error.render().to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}
