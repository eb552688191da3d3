//! Why a verb did not do what it was asked to, and how the command ends.

use jobpack_author::fault::{Fault, Kind};
use jobpack_author::source::ReadError;
use std::io;
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

impl From<Kind> for Exit {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Project => Self::Project,
            Kind::Usage => Self::Usage,
            Kind::System | Kind::Stopped => Self::System,
        }
    }
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

impl From<Box<Fault>> for Failure {
    fn from(fault: Box<Fault>) -> Self {
        Self::Fault(fault)
    }
}

impl From<io::Error> for Failure {
    fn from(reason: io::Error) -> Self {
        if reason.kind() == io::ErrorKind::BrokenPipe {
            return Self::ClosedPipe;
        }
        Self::Fault(Fault::output(&reason))
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        Self::Fault(error.into())
    }
}
