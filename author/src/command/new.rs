//! `jobpack new`: a small project to change.

use super::failure::Failure;
use super::{Done, Output};
use crate::report::Created;
use jobpack_author::fault::Fault;
use std::path::{Path, PathBuf};

/// Write a small project that builds, to change into your own
#[derive(clap::Args)]
#[command(after_help = "\
Example:
  jobpack new my-pack
  jobpack check my-pack
  jobpack build my-pack
  jobpack find my-pack.pack my coffee is bitter")]
pub struct Args {
    /// The folder to make; it must not hold anything yet
    folder: PathBuf,
}

/// The files of the starter project.
const FILES: &[(&str, &str)] = &[
    ("jobpack.toml", include_str!("../../starter/jobpack.toml")),
    ("jobs.csv", include_str!("../../starter/jobs.csv")),
    ("outcomes.csv", include_str!("../../starter/outcomes.csv")),
    ("resources.csv", include_str!("../../starter/resources.csv")),
    ("bodies/measure-dose.md", include_str!("../../starter/bodies/measure-dose.md")),
    ("circumstances.csv", include_str!("../../starter/circumstances.csv")),
    ("collections.csv", include_str!("../../starter/collections.csv")),
    ("items.csv", include_str!("../../starter/items.csv")),
];

pub fn run(args: &Args, output: &mut Output) -> Done {
    let folder = &args.folder;
    if folder.exists() && !is_empty(folder)? {
        let message = format!("{} exists already and is not an empty folder", folder.display());
        return Err(Fault::usage(message, "nothing is overwritten; give a folder that is not there yet").into());
    }
    for (name, text) in FILES {
        write(&folder.join(name), text)?;
    }
    let files = FILES.iter().map(|(name, _)| *name).collect();
    output.show(&Created { folder: folder.display().to_string(), files })
}

fn is_empty(folder: &Path) -> Result<bool, Failure> {
    if !folder.is_dir() {
        return Ok(false);
    }
    let mut entries = folder.read_dir().map_err(|reason| Fault::io("read", folder, &reason))?;
    Ok(entries.next().is_none())
}

/// Writes a file that is not there yet, with the folders above it.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |reason| Fault::io("write", path, &reason);
    path.parent().map_or(Ok(()), std::fs::create_dir_all).map_err(failed)?;
    let mut file = std::fs::File::create_new(path).map_err(failed)?;
    Ok(std::io::Write::write_all(&mut file, text.as_bytes()).map_err(failed)?)
}
