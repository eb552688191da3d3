//! What keeps a path from being read at all. Everything short of that is a finding.

use super::input::Stopped;
use std::io;
use std::path::{Path, PathBuf};

/// Why nothing could be read. The command ends with exit code 3.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The system refused a file or a folder.
    #[error("cannot read {}: {reason}; {advice}", path.display())]
    Io {
        /// What was to be read.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
        /// What to do about it.
        advice: &'static str,
    },
    /// A folder that is not a project.
    #[error("{} has no jobpack.toml; give the folder that holds it, or a single CSV or JSON Lines file of resources", path.display())]
    NotAProject {
        /// The folder.
        path: PathBuf,
    },
    /// Whoever watches the reading has stopped it.
    #[error("reading was stopped")]
    Stopped,
    /// A file that cannot hold a table.
    #[error("cannot tell how to read {}; its name must end in .csv, .tsv, .jsonl, .ndjson, .parquet or .arrow (save a spreadsheet as CSV)", path.display())]
    UnknownForm {
        /// The file.
        path: PathBuf,
    },
    /// A project without a survey, where one was asked for.
    #[error("{} has no ratings; add ratings.csv, or give the file of ratings", path.display())]
    NoRatings {
        /// The project.
        path: PathBuf,
    },
}

impl ReadError {
    /// The error of this path, with advice by its kind.
    pub(super) fn io(path: &Path, reason: io::Error) -> Self {
        if reason.get_ref().is_some_and(|inner| inner.is::<Stopped>()) {
            return Self::Stopped;
        }
        let advice = match reason.kind() {
            io::ErrorKind::NotFound => "look at the spelling and at the folder you are in",
            io::ErrorKind::PermissionDenied => "ask for the right to read it, or copy it to where you may",
            _ => "look whether it is still there and can be opened",
        };
        Self::Io { path: path.to_owned(), reason, advice }
    }
}
