//! Files as text, whatever their encoding says, with their bytes counted.
//!
//! Invariant: what comes out is UTF-8 if what went in was UTF-8, or UTF-16 with a mark; bytes that are neither pass through, for the form to
//! tell where. Cost: one buffer.

use super::error::ReadError;
use crate::progress::Progress;
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

/// How far all the files are read.
pub struct Meter<'p> {
    pub progress: &'p dyn Progress,
    pub total: u64,
    pub read: Cell<u64>,
}

impl Meter<'_> {
    /// So many more bytes of this file are read.
    pub fn add(&self, file: &str, bytes: u64) {
        self.read.set(self.read.get() + bytes);
        self.progress.advance(file, self.read.get(), self.total);
    }
}

impl Meter<'_> {
    /// So many more bytes of this file are read, unless whoever watches wants no more.
    pub fn pass(&self, file: &str, bytes: u64) -> io::Result<()> {
        self.add(file, bytes);
        if self.progress.stopped() { Err(io::Error::other(Stopped)) } else { Ok(()) }
    }
}

/// Says, as what the system said, that whoever watches wants no more.
#[derive(Debug, thiserror::Error)]
#[error("stopped")]
pub struct Stopped;

/// Counts what passes through.
pub struct Counted<'m, R> {
    from: R,
    file: &'m str,
    meter: &'m Meter<'m>,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.meter.pass(self.file, read as u64)?;
        Ok(read)
    }
}

/// What a file is read through.
pub type Input<'m> = BufReader<DecodeReaderBytes<Counted<'m, File>, Vec<u8>>>;

/// Opens a file of text.
pub fn open<'m>(path: &Path, name: &'m str, meter: &'m Meter<'m>) -> Result<Input<'m>, ReadError> {
    let from = File::open(path).map_err(|reason| ReadError::io(path, reason))?;
    let counted = Counted { from, file: name, meter };
    Ok(BufReader::with_capacity(1 << 16, decoder(counted)))
}

/// Whether the file begins like UTF-16 that does not say so: every second byte of plain letters is zero.
pub fn is_unmarked_utf16(input: &mut Input<'_>) -> io::Result<bool> {
    Ok(input.fill_buf()?.iter().take(2).any(|&byte| byte == 0))
}

/// The text of bytes that are at hand.
pub fn decode(bytes: &[u8]) -> Result<String, String> {
    let mut plain = Vec::new();
    decoder(bytes).read_to_end(&mut plain).map_err(|reason| reason.to_string())?;
    String::from_utf8(plain).map_err(|error| format!("byte {} is not UTF-8", error.utf8_error().valid_up_to()))
}

fn decoder<R: Read>(from: R) -> DecodeReaderBytes<R, Vec<u8>> {
    let mut builder = DecodeReaderBytesBuilder::new();
    builder.utf8_passthru(true).strip_bom(true).bom_sniffing(true);
    builder.build(from)
}
