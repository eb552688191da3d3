//! Who watches work that takes long: told how far it has come, and asked whether it is to go on.
//!
//! Invariant: called by the thread that does the work, and only between pieces of it; whoever stops a reading gets
//! [`ReadError::Stopped`](crate::source::ReadError::Stopped). Cost: a call for each piece of a file that is read, some
//! ten thousand bytes, and every twentieth of a second while a pack is built.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};

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

/// How far work has come that several threads do, and whether it is to end. Whoever waits for it looks here, and tells a [`Progress`].
#[derive(Debug, Default)]
pub struct Steps {
    done: AtomicU64,
    total: AtomicU64,
    stopped: AtomicBool,
}

impl Steps {
    /// There are so many more steps to do.
    pub fn expect(&self, steps: u64) {
        self.total.fetch_add(steps, Relaxed);
    }

    /// So many more steps are done.
    pub fn done(&self, steps: u64) {
        self.done.fetch_add(steps, Relaxed);
    }

    /// The work is to end soon, undone.
    pub fn stop(&self) {
        self.stopped.store(true, Relaxed);
    }

    /// Whether it is to end.
    pub fn stopped(&self) -> bool {
        self.stopped.load(Relaxed)
    }

    /// How many steps are done, and of how many.
    pub fn count(&self) -> (u64, u64) {
        (self.done.load(Relaxed), self.total.load(Relaxed))
    }
}

/// Told now and then how far the work has come.
pub trait Progress {
    /// Another stage begins.
    fn stage(&self, _stage: Stage) {}

    /// So much of the stage is done: of reading, bytes of all files, where `file` is the one at hand; of building, steps.
    fn advance(&self, _file: &str, _done: u64, _total: u64) {}

    /// Whether the work is to end here, undone.
    fn stopped(&self) -> bool {
        false
    }
}

/// Nobody is watching.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {}
