//! Why something was not done: what is wrong, where, and what to do about it.
//!
//! Invariants: codes and places are what docs/COMMAND.md promises; a fault of a project has all its errors with it. Cost: a few texts.

use crate::check::FindingRow;
use crate::compile::CompileError;
use crate::source::ReadError;
use serde::Serialize;
use std::io;
use std::path::Path;

/// Whose matter a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The project has errors, or lacks what is asked for.
    Project,
    /// What was asked for makes no sense.
    Usage,
    /// Something could not be read or written, or is not what it should be.
    System,
    /// Whoever watches the work has stopped it.
    Stopped,
}

/// Where something is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file, as it was named.
    pub file: String,
    /// The row, as an editor or a spreadsheet counts; 0 is the file as a whole.
    pub row: u32,
    /// The field, or nothing.
    pub field: String,
}

/// What went wrong, where, and what to do about it.
#[derive(Debug, Serialize, thiserror::Error)]
#[error("{message}")]
pub struct Fault {
    /// Whose matter it is.
    #[serde(skip)]
    pub kind: Kind,
    /// A word, or the code of the first error of a project.
    pub code: String,
    /// What is wrong.
    pub message: String,
    /// Where, if that is known.
    pub place: Option<Place>,
    /// What to do about it; may be empty.
    pub advice: String,
    /// The errors of a project, all of them.
    #[serde(skip)]
    pub findings: Vec<FindingRow>,
}

impl Fault {
    fn new(kind: Kind, code: &str, message: impl Into<String>, advice: impl Into<String>) -> Box<Self> {
        let (code, message, advice) = (code.to_owned(), message.into(), advice.into());
        Box::new(Self { kind, code, message, place: None, advice, findings: Vec::new() })
    }

    fn at(mut self: Box<Self>, path: &Path, row: u32) -> Box<Self> {
        self.place = Some(Place { file: path.display().to_string(), row, field: String::new() });
        self
    }

    /// Something asked for that makes no sense, with what to do instead.
    pub fn usage(message: impl Into<String>, advice: impl Into<String>) -> Box<Self> {
        Self::new(Kind::Usage, "usage", message, advice)
    }

    /// A file that the system does not let through.
    pub fn io(doing: &str, path: &Path, reason: &io::Error) -> Box<Self> {
        let advice = match reason.kind() {
            io::ErrorKind::NotFound => "look at the spelling and at the folder you are in",
            io::ErrorKind::PermissionDenied => "ask for the right to it, or use another place",
            _ => "look whether the place exists and has room",
        };
        let message = format!("cannot {doing} {}: {reason}", path.display());
        Self::new(Kind::System, "io", message, advice).at(path, 0)
    }

    /// An output that takes nothing more.
    pub fn output(reason: &io::Error) -> Box<Self> {
        Self::new(Kind::System, "io", format!("cannot write the output: {reason}"), "look where the output goes")
    }

    /// A file that does not hold what it should.
    pub fn malformed(path: &Path, row: u32, message: impl Into<String>, advice: &str) -> Box<Self> {
        Self::new(Kind::System, "malformed", message, advice).at(path, row)
    }

    /// A table in memory that cannot be read to its end.
    pub fn frame(reason: &str) -> Box<Self> {
        Self::new(Kind::System, "read", format!("cannot read the data frame: {reason}"), "")
    }

    /// Bytes that are not a pack that this engine reads.
    pub fn pack(path: &Path, error: &jobpack::Error) -> Box<Self> {
        let message = format!("cannot read {}: {error}", path.display());
        Self::new(Kind::System, "pack", message, error.advice()).at(path, 0)
    }

    /// A project with errors; there is at least one.
    pub fn project(findings: Vec<FindingRow>) -> Box<Self> {
        let FindingRow { code, message, advice, file, row, field, .. } = findings.first().cloned().unwrap_or_default();
        let fault = Self::new(Kind::Project, code, message, advice);
        Box::new(Self { place: Some(Place { file, row, field }), findings, ..*fault })
    }

    /// A project that lacks what is asked for.
    pub fn project_without(message: impl Into<String>, advice: &str) -> Box<Self> {
        Self::new(Kind::Project, "project", message, advice)
    }

    /// Work that was stopped before its end.
    pub fn stopped() -> Box<Self> {
        Self::new(Kind::Stopped, "stopped", "stopped before the end", "nothing was written")
    }
}

impl From<ReadError> for Box<Fault> {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Stopped => Fault::stopped(),
            error => Fault::new(Kind::System, "read", error.to_string(), ""),
        }
    }
}

impl From<CompileError> for Box<Fault> {
    fn from(error: CompileError) -> Self {
        match error {
            CompileError::Stopped => Fault::stopped(),
            CompileError::Io(_) => Fault::new(
                Kind::System,
                "io",
                error.to_string(),
                "look whether the places for the pack and for temporary files (TMPDIR) have room",
            ),
            CompileError::Division(_) => Fault::usage(error.to_string(), "ask for fewer packs, or for larger ones"),
            error => Fault::new(Kind::Project, "build", error.to_string(), ""),
        }
    }
}
