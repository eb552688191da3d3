//! Jobs and outcomes.

use super::{Said, Table, nested};
use crate::project::{Job, Outcome, Statement};
use crate::source::row::Row;

pub fn job(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let id = row.need("id")?;
    let statement = statement(row, "verb");
    let job = Job {
        place: row.place,
        kind: row.word("kind"),
        statement,
        parent: row.text("parent"),
        executor: row.text("executor"),
        phase: row.text("phase"),
        circumstances: row.list("circumstances"),
        ways: row.list("ways"),
        summary: row.text("summary"),
        id: id.clone(),
        ..Job::default()
    };
    said.project.jobs.push(job);
    for table in [
        Table::Stories,
        Table::Forces,
        Table::Obstacles,
        Table::Tradeoffs,
        Table::Experiences,
        Table::Hires,
        Table::Evidence,
    ] {
        nested(row, table, &id, said);
    }
    Some(())
}

pub fn outcome(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let id = row.need("id")?;
    let outcome = Outcome {
        place: row.place,
        job: row.text("job"),
        kind: row.word("kind"),
        step: row.word("step"),
        statement: statement(row, "direction"),
        example: row.text("example"),
        ways: row.list("ways"),
        id: id.clone(),
    };
    said.project.outcomes.push(outcome);
    nested(row, Table::Evidence, &id, said);
    Some(())
}

/// A statement, whole or in parts; whether it is complete is for `check`.
fn statement(row: &mut Row<'_, '_>, lead: &'static str) -> Statement {
    Statement {
        whole: row.text("statement"),
        lead: row.text(lead),
        metric: row.text("metric"),
        object: row.text("object"),
        clarifier: row.text("clarifier"),
    }
}
