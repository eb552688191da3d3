//! How far reading has come, for whoever draws a bar.

/// Told now and then while files are read.
pub trait Progress {
    /// `read` of `total` bytes of all files are read; `file` is the one at hand.
    fn advance(&self, file: &str, read: u64, total: u64);
}

/// Nobody is watching.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn advance(&self, _file: &str, _read: u64, _total: u64) {}
}
