//! A pack to ask: a file mapped into memory, or built on the spot from a project or a catalogue.

use super::failure::Failure;
use super::mapped;
use super::progress::Bar;
use jobpack::pack::Pack;
use jobpack_author::fault::Fault;
use jobpack_author::workflow::{Holds, Work, compile, examine, holds};
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
        let bytes = if holds(path) == Holds::Pack {
            Bytes::Mapped(mapped::map(path).map_err(|reason| Fault::io("open", path, &reason))?)
        } else {
            let bar = Bar::new();
            let work = Work::new(&bar);
            Bytes::Built(compile(&examine(path, &work)?.sound()?.project, &work)?)
        };
        Ok(Self { path: path.to_owned(), bytes })
    }

    pub fn pack(&self) -> Result<Pack<'_>, Failure> {
        let bytes = match &self.bytes {
            Bytes::Mapped(bytes) => &bytes[..],
            Bytes::Built(bytes) => bytes,
        };
        Ok(Pack::open(bytes).map_err(|error| Fault::pack(&self.path, &error))?)
    }
}
