//! `jobpack status`: where a project stands, and what to do next.

use super::progress::watched;
use super::{Done, Output};
use crate::report::Standing;
use jobpack_author::workflow::status;
use std::path::PathBuf;

/// Say where a project stands among the six steps, what each lacks, and the one thing to do next
#[derive(clap::Args)]
#[command(after_help = "\
The steps: initiated, needs uncovered, ratings gathered, opportunities found, market strategy (whom
learning is for and how it reaches them), learning designed. A step is done when nothing is needed any
more; what would only be better keeps no step open. Nothing has to be ticked off.

Examples:
  jobpack status my-pack
  jobpack status .                 an empty folder will do
  jobpack status my-pack --all     every lack, with what to do about each")]
pub struct Args {
    /// The folder of a project, or an empty one to begin in
    path: PathBuf,
    /// Show what to do about everything that is lacking
    #[arg(long)]
    all: bool,
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let status = watched(|work| status(&args.path, work))?;
    output.show(&Standing { status, all: args.all })
}
