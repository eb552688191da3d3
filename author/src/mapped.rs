//! Files mapped into memory. The one place of the author side where `unsafe` stands.
#![allow(unsafe_code)]

use memmap2::Mmap;
use std::fs::File;
use std::io;
use std::path::Path;

/// Maps a file for reading; an empty file cannot be mapped everywhere and gives an error.
pub fn map(path: &Path) -> io::Result<Mmap> {
    map_file(&File::open(path)?)
}

/// Maps an open file, as above.
pub(crate) fn map_file(file: &File) -> io::Result<Mmap> {
    // SAFETY: the bytes must not change while they are mapped. `jobpack build` never writes into a pack but puts a new file in its place, so a mapped one
    // keeps its bytes; whoever truncates a pack in use ends this process, as with any mapped file. Nothing here relies on the bytes being a valid pack.
    // What is spilled lies in a file without a name, which nobody else can open and nothing writes to once it is mapped.
    unsafe { Mmap::map(file) }
}
