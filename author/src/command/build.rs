//! `jobpack build`: from a project to a pack.

use super::progress::Bar;
use super::{Done, Output};
use crate::report::{Built, BuiltPack, group};
use jobpack_author::compile::Division;
use jobpack_author::fault::Fault;
use jobpack_author::progress::Quiet;
use jobpack_author::workflow::{Counts, Opened, Work, Written, build, examine};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Build one pack file from a project or a catalogue
#[derive(clap::Args)]
#[command(after_help = "\
A project with errors is not built: the errors are shown, nothing is written, and the exit code is 1.
The same project gives the same bytes on every machine.

Examples:
  jobpack build my-pack                        writes my-pack.pack
  jobpack build resources.csv -o learn.pack    a single catalogue, no project around it
  jobpack build resources.csv --packs 4        resources-01.pack to -04: `jobpack find resources-*.pack WORDS`")]
pub struct Args {
    /// The folder with jobpack.toml, or one CSV or JSON Lines file of resources
    path: PathBuf,
    /// Where the pack goes [default: the name of PATH with .pack, in the current folder]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads to use; the pack is the same [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    threads: Option<u16>,
    /// Divide it into N packs, to be asked as one: NAME-01.pack and so on [default: 1, more if it passes 4 GiB]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=16))]
    packs: Option<u8>,
    /// Divide it into packs of about this size, such as 500MiB or 2GiB
    #[arg(long, value_name = "SIZE", value_parser = size, conflicts_with = "packs")]
    pack_size: Option<u32>,
}

impl Args {
    fn division(&self) -> Division {
        match (self.packs, self.pack_size) {
            (Some(packs), _) => Division::Packs(packs),
            (None, Some(size)) => Division::Size(size),
            (None, None) => Division::AsNeeded,
        }
    }
}

/// A size in bytes: a number and its unit.
fn size(text: &str) -> Result<u32, String> {
    let wrong = || format!("`{text}` is not a size below 4 GiB; write 500MiB or 2GiB");
    let digits = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let unit: u64 = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        "kb" => 1_000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        _ => return Err(wrong()),
    };
    let bytes = number.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    bytes.and_then(|bytes| u32::try_from(bytes).ok()).filter(|&bytes| bytes > 0).ok_or_else(wrong)
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let begun = Instant::now();
    let target = args.output.clone().map_or_else(|| default_target(&args.path), Ok)?;
    let bar = Bar::new();
    let work = args.threads.map_or(Ok(Work::new(&bar)), |threads| Work::new(&bar).threads(threads.into()))?;
    let examined = examine(&args.path, &work)?.sound()?;
    let written = build(&examined.project, &target, args.division(), &work)?;
    drop(bar);
    let counts = written.iter().map(|pack| Ok(Counts::of(&Opened::open(&pack.path, &Work::new(&Quiet))?.pack()?)));
    let counts = counts.collect::<Result<Vec<_>, Box<Fault>>>()?;
    let divided = written.len() > 1;
    let packs = written.iter().zip(&counts).map(|(Written { path, bytes }, counts)| BuiltPack {
        path: path.display().to_string(),
        bytes: *bytes,
        resources: counts.resources,
    });
    output.show(&Built {
        path: written.first().map_or_else(String::new, |pack| pack.path.display().to_string()),
        bytes: written.iter().map(|pack| pack.bytes).sum(),
        counts: Counts::together(&counts),
        seconds: (begun.elapsed().as_secs_f64() * 1e3).round() / 1e3,
        warnings: examined.warnings(),
        allowed: examined.allowed,
        warnings_by_code: group(&examined.findings, &examined.unlisted),
        packs: if divided { packs.collect() } else { Vec::new() },
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
