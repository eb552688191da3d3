//! Where answers go: to people, or as JSON to programs.
//!
//! Invariants: answers go to standard output, everything else to standard error; with `--json` one JSON value, errors included. Colours only where a
//! terminal reads. A reader that stops reading is no error.

use super::failure::{Exit, Failure};
use crate::report::{Answer, FindingList, Page, style};
use jobpack_author::check::FindingRow;
use jobpack_author::fault::Fault;
use serde::Serialize;
use std::io::{self, Write};

/// The standard output, and whether programs read it.
pub struct Output {
    json: bool,
}

#[derive(Serialize)]
struct Wrong<'f> {
    error: &'f Fault,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    findings: &'f [FindingRow],
}

impl Output {
    pub const fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether programs read it.
    pub const fn is_json(&self) -> bool {
        self.json
    }

    /// Shows an answer.
    pub fn show(&mut self, answer: &(impl Answer + Serialize)) -> Result<(), Failure> {
        if self.json {
            return json(answer);
        }
        let mut page = Page::new(Box::new(anstream::stdout().lock()));
        answer.print(&mut page)?;
        Ok(page.flush()?)
    }

    /// Writes lines that are neither for people nor JSON, such as a TREC run.
    pub fn raw(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        write(&mut out)?;
        Ok(out.flush()?)
    }

    /// Says what went wrong, if anything, and how the command ends.
    pub fn end(&mut self, done: Result<(), Failure>) -> Exit {
        let fault = match done {
            Ok(()) | Err(Failure::ClosedPipe) => return Exit::Fine,
            Err(Failure::Told) => return Exit::Project,
            Err(Failure::Fault(fault)) => fault,
        };
        let told = if self.json { json(&Wrong { error: &fault, findings: &fault.findings }) } else { tell(&fault) };
        // Where even that cannot be said, the exit code is left to say it.
        let _ = told;
        fault.kind.into()
    }
}

fn json(value: &impl Serialize) -> Result<(), Failure> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

fn tell(fault: &Fault) -> Result<(), Failure> {
    let mut page = Page::new(Box::new(anstream::stderr().lock()));
    if fault.findings.is_empty() {
        let (bad, dim) = (style::BAD, style::DIM);
        writeln!(page, "{bad}error:{bad:#} {}", fault.message)?;
        if !fault.advice.is_empty() {
            writeln!(page, "       {dim}{}{dim:#}", fault.advice)?;
        }
    } else {
        FindingList(&fault.findings).print(&mut page)?;
    }
    Ok(page.flush()?)
}
