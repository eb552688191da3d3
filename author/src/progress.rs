//! Who watches work that takes long: told how far it has come, and asked whether it is to go on.
//!
//! Invariant: called by the thread that does the work, and only between pieces of it; whoever stops a reading gets
//! [`ReadError::Stopped`](crate::source::ReadError::Stopped). Cost: a call for each piece of a file that is read, some ten thousand bytes.

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Files, or rows of a table in memory, are read.
    Reading,
    /// The project is held against the rules.
    Checking,
    /// The bytes of the pack are made.
    Building,
    /// Ratings become scores.
    Scoring,
    /// Questions with known answers are asked.
    Asking,
}

impl Stage {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Checking => "checking",
            Self::Building => "building",
            Self::Scoring => "scoring",
            Self::Asking => "asking",
        }
    }
}

/// Told now and then how far the work has come.
pub trait Progress {
    /// Another stage begins.
    fn stage(&self, _stage: Stage) {}

    /// `read` of `total` bytes of all files are read; `file` is the one at hand.
    fn advance(&self, _file: &str, _read: u64, _total: u64) {}

    /// Whether the work is to end here, undone.
    fn stopped(&self) -> bool {
        false
    }
}

/// Nobody is watching.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {}
