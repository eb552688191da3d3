//! Where a project stands.

use super::style::{CODE, DIM, GOOD, STRONG, WEAK};
use super::{Answer, Page, plural};
use jobpack_author::status::{Lack, State, Status, StepStatus, Todo};
use serde::Serialize;
use std::io::{self, Write};

/// The status of a project, and whether everything is told that could be done.
#[derive(Debug, Serialize)]
pub struct Standing {
    #[serde(flatten)]
    pub status: Status,
    #[serde(skip)]
    pub all: bool,
}

impl Answer for Standing {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let Status { title, stands_at, errors, steps, next, .. } = &self.status;
        if !title.is_empty() {
            writeln!(page, "{STRONG}{title}{STRONG:#}")?;
        }
        if *errors > 0 {
            writeln!(page, "{WEAK}{}{WEAK:#}, so that it cannot be built yet", plural(*errors as u64, "error"))?;
        }
        for (at, step) in steps.iter().enumerate() {
            self.print_step(page, at + 1, step)?;
        }
        match stands_at {
            Some(step) => writeln!(page, "\n{STRONG}Next{STRONG:#} {DIM}(for: {}){DIM:#}", step.name())?,
            None => writeln!(page, "\n{GOOD}All six steps are done.{GOOD:#} {STRONG}Next{STRONG:#}")?,
        }
        print_todo(page, next)
    }
}

impl Standing {
    fn print_step(&self, page: &mut Page, number: usize, step: &StepStatus) -> io::Result<()> {
        let name = step.step.name();
        let sign = match step.state {
            State::Done => format!("{GOOD}[x]{GOOD:#}"),
            State::Begun => format!("{WEAK}[~]{WEAK:#}"),
            State::Open => "[ ]".to_owned(),
        };
        writeln!(page, "{sign} {number}. {STRONG}{name}{STRONG:#}")?;
        if !step.has.is_empty() {
            page.paragraph("       ", &step.has.join("; "))?;
        }
        step.lacks.iter().try_for_each(|lack| self.print_lack(page, lack))
    }

    fn print_lack(&self, page: &mut Page, lack: &Lack) -> io::Result<()> {
        let word = if lack.needed { "needs: " } else { "better: " };
        page.hanging(&format!("       - {word}"), "         ", &lack.what)?;
        if self.all {
            let Todo { what, command, file, .. } = &lack.todo;
            let place = [file, command].into_iter().find(|text| !text.is_empty());
            let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
            page.paragraph("         ", &format!("{what}{place}"))?;
        }
        Ok(())
    }
}

fn print_todo(page: &mut Page, todo: &Todo) -> io::Result<()> {
    let Todo { what, command, file, example } = todo;
    page.paragraph("  ", what)?;
    if !command.is_empty() {
        writeln!(page, "  {CODE}{command}{CODE:#}")?;
    }
    if !example.is_empty() {
        writeln!(page, "  {DIM}{file}, for example:{DIM:#}")?;
        // Rows keep their shape, so that they can be copied.
        return example.lines().try_for_each(|line| writeln!(page, "    {line}"));
    }
    if file.is_empty() { Ok(()) } else { writeln!(page, "  {DIM}in {file}{DIM:#}") }
}
