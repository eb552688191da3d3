//! A pack to ask: a file mapped into memory, or built on the spot from a project or a catalogue.

use super::{Holds, Work, compile, examine, holds};
use crate::fault::Fault;
use crate::mapped;
use jobpack::pack::Pack;
use memmap2::Mmap;
use std::path::{Path, PathBuf};

/// The bytes of a pack and where they came from.
pub struct Opened {
    path: PathBuf,
    bytes: Bytes,
}

enum Bytes {
    Mapped(Mmap),
    Built(Vec<u8>),
}

impl Opened {
    /// Maps a pack, or builds one in memory from a project's folder or a catalogue.
    ///
    /// # Errors
    /// A path that cannot be read, or a project with errors.
    pub fn open(path: &Path, work: &Work<'_>) -> Result<Self, Box<Fault>> {
        let bytes = if holds(path) == Holds::Pack {
            Bytes::Mapped(mapped::map(path).map_err(|reason| Fault::io("open", path, &reason))?)
        } else {
            Bytes::Built(compile(&examine(path, work)?.sound()?.project, work)?)
        };
        Ok(Self { path: path.to_owned(), bytes })
    }

    /// The pack.
    ///
    /// # Errors
    /// Bytes that are not a pack that this engine reads.
    pub fn pack(&self) -> Result<Pack<'_>, Box<Fault>> {
        let bytes = match &self.bytes {
            Bytes::Mapped(bytes) => &bytes[..],
            Bytes::Built(bytes) => bytes,
        };
        Pack::open(bytes).map_err(|error| Fault::pack(&self.path, &error))
    }
}
