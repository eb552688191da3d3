//! `jobpack build`: from a project to a pack.

use super::progress::Bar;
use super::{Done, Output};
use crate::report::{Built, group};
use jobpack::pack::Pack;
use jobpack_author::fault::Fault;
use jobpack_author::workflow::{Counts, Examined, Work, compile, examine, write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Build one pack file from a project or a catalogue
#[derive(clap::Args)]
#[command(after_help = "\
A project with errors is not built: the errors are shown, nothing is written, and the exit code is 1.
The same project gives the same bytes on every machine.

Examples:
  jobpack build my-pack                        writes my-pack.pack
  jobpack build resources.csv -o learn.pack    a single catalogue, no project around it")]
pub struct Args {
    /// The folder with jobpack.toml, or one CSV or JSON Lines file of resources
    path: PathBuf,
    /// Where the pack goes [default: the name of PATH with .pack, in the current folder]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads to use; the pack is the same [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let begun = Instant::now();
    let target = args.output.clone().map_or_else(|| default_target(&args.path), Ok)?;
    let bar = Bar::new();
    let work = args.threads.map_or(Ok(Work::new(&bar)), |threads| Work::new(&bar).threads(threads.into()))?;
    let Examined { project, findings, allowed } = examine(&args.path, &work)?.sound()?;
    let bytes = compile(&project, &work)?;
    drop(bar);
    write(&target, &bytes)?;
    let pack = Pack::open(&bytes).map_err(|error| Fault::pack(&target, &error))?;
    output.show(&Built {
        path: target.display().to_string(),
        bytes: bytes.len() as u64,
        counts: Counts::of(&pack),
        seconds: (begun.elapsed().as_secs_f64() * 1e3).round() / 1e3,
        warnings: findings.len(),
        allowed,
        warnings_by_code: group(&findings),
        source: args.path.display().to_string(),
    })
}

/// The name of the project or the catalogue, with `.pack`, in the current folder.
fn default_target(path: &Path) -> Result<PathBuf, Box<Fault>> {
    let folder = if path.ends_with("jobpack.toml") { path.parent().unwrap_or(path) } else { path };
    let full = std::path::absolute(folder).map_err(|reason| Fault::io("find", path, &reason))?;
    let full = full.canonicalize().unwrap_or(full);
    let name = if full.is_dir() { full.file_name() } else { full.file_stem() };
    let mut name = name.ok_or_else(|| Fault::usage("the pack has no name", "give it one with --output"))?.to_owned();
    name.push(".pack");
    Ok(name.into())
}
