//! A pack to ask: a file mapped into memory, or built on the spot from a project or a catalogue.

use super::failure::Failure;
use super::project;
use jobpack::pack::Pack;
use jobpack_author::mapped;
use memmap2::Mmap;
use std::path::{Path, PathBuf};

/// The bytes of a pack and where they came from.
pub struct Source {
    path: PathBuf,
    bytes: Bytes,
}

enum Bytes {
    Mapped(Mmap),
    Built(Vec<u8>),
}

impl Source {
    /// Maps a pack, or builds one in memory from a project's folder or a catalogue.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let bytes = if is_project(path) {
            Bytes::Built(project::bytes(&project::examine(path)?.sound()?.project)?)
        } else {
            Bytes::Mapped(mapped::map(path).map_err(|reason| Failure::io("open", path, &reason))?)
        };
        Ok(Self { path: path.to_owned(), bytes })
    }

    pub fn pack(&self) -> Result<Pack<'_>, Failure> {
        let bytes = match &self.bytes {
            Bytes::Mapped(bytes) => &bytes[..],
            Bytes::Built(bytes) => bytes,
        };
        Pack::open(bytes).map_err(|error| Failure::pack(&self.path, &error))
    }
}

/// Whether a path is something that a pack is built from.
pub fn is_project(path: &Path) -> bool {
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default().to_ascii_lowercase();
    path.is_dir() || ["csv", "tsv", "jsonl", "ndjson", "toml"].contains(&end.as_str())
}
