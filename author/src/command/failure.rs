//! Why a verb did not do what it was asked to.

use crate::report::FindingRow;
use jobpack_author::compile::CompileError;
use jobpack_author::source::ReadError;
use serde::Serialize;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// How the command ends. The numbers are what scripts rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Fine = 0,
    /// The project has errors.
    Project = 1,
    /// The arguments make no sense.
    Usage = 2,
    /// Something could not be read or written.
    System = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Where something is wrong.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Place {
    pub file: String,
    pub row: u32,
    pub field: String,
}

/// Why a verb did not do what it was asked to.
#[derive(Debug)]
pub enum Failure {
    /// The project has errors, and the answer has told them already.
    Told,
    /// Whoever reads the output has stopped reading, as `head` does.
    ClosedPipe,
    /// Something that is still to be said.
    Fault(Box<Fault>),
}

/// What went wrong, where, and what to do about it.
#[derive(Debug, Serialize)]
pub struct Fault {
    #[serde(skip)]
    pub exit: Exit,
    /// A word, or the code of the first error of a project.
    pub code: String,
    pub message: String,
    pub place: Option<Place>,
    pub advice: String,
    /// The errors of a project, all of them.
    #[serde(skip)]
    pub findings: Vec<FindingRow>,
}

impl Fault {
    fn new(exit: Exit, code: &str, message: impl Into<String>, advice: &str) -> Self {
        let (code, message, advice) = (code.to_owned(), message.into(), advice.to_owned());
        Self { exit, code, message, place: None, advice, findings: Vec::new() }
    }

    fn at(mut self, path: &Path, row: u32) -> Self {
        self.place = Some(Place { file: path.display().to_string(), row, field: String::new() });
        self
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Fault(Box::new(fault))
    }
}

impl Failure {
    /// Arguments that make no sense, with what to do instead.
    pub fn usage(message: impl Into<String>, advice: &str) -> Self {
        Fault::new(Exit::Usage, "usage", message, advice).into()
    }

    /// A file that the system does not let through.
    pub fn io(doing: &str, path: &Path, reason: &io::Error) -> Self {
        let advice = match reason.kind() {
            io::ErrorKind::NotFound => "look at the spelling and at the folder you are in",
            io::ErrorKind::PermissionDenied => "ask for the right to it, or use another place",
            _ => "look whether the place exists and has room",
        };
        let message = format!("cannot {doing} {}: {reason}", path.display());
        Fault::new(Exit::System, "io", message, advice).at(path, 0).into()
    }

    /// A file that does not hold what it should.
    pub fn malformed(path: &Path, row: u32, message: impl Into<String>, advice: &str) -> Self {
        Fault::new(Exit::System, "malformed", message, advice).at(path, row).into()
    }

    /// Bytes that are not a pack that this engine reads.
    pub fn pack(path: &Path, error: &jobpack::Error) -> Self {
        let message = format!("cannot read {}: {error}", path.display());
        Fault::new(Exit::System, "pack", message, error.advice()).at(path, 0).into()
    }

    /// A project with errors; there is at least one.
    pub fn project(findings: Vec<FindingRow>) -> Self {
        let FindingRow { code, message, advice, file, row, field, .. } = findings.first().cloned().unwrap_or_default();
        let place = Some(Place { file, row, field });
        Fault { place, findings, ..Fault::new(Exit::Project, code, message, advice) }.into()
    }

    /// A project that lacks what the verb needs.
    pub fn project_without(message: impl Into<String>, advice: &str) -> Self {
        Fault::new(Exit::Project, "project", message, advice).into()
    }
}

impl From<io::Error> for Failure {
    fn from(reason: io::Error) -> Self {
        if reason.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Fault::new(Exit::System, "io", format!("cannot write the output: {reason}"), "look where the output goes")
            .into()
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Fault::new(Exit::System, "read", error.to_string(), "").into()
    }
}

impl From<CompileError> for Failure {
    fn from(error: CompileError) -> Self {
        Fault::new(Exit::Project, "build", error.to_string(), "").into()
    }
}
