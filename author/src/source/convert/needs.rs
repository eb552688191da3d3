//! Jobs and outcomes.

use super::{Said, Table, nested};
use crate::project::{Job, Outcome, Statement};
use crate::source::row::Row;
use crate::source::rules;

pub fn job(row: &mut Row<'_, '_>, said: &mut Said) -> Option<()> {
    let id = row.need("id")?;
    let statement = statement(row, "verb", false);
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
        job: row.need("job").unwrap_or_default(),
        kind: row.word("kind"),
        step: row.word("step"),
        statement: statement(row, "direction", true),
        example: row.text("example"),
        ways: row.list("ways"),
        id: id.clone(),
    };
    said.project.outcomes.push(outcome);
    nested(row, Table::Evidence, &id, said);
    Some(())
}

/// A statement, whole or in parts. One whole statement is enough; else every part that makes it one is needed.
fn statement(row: &mut Row<'_, '_>, lead: &'static str, has_metric: bool) -> Statement {
    let whole = row.text("statement");
    let statement = Statement {
        lead: row.text(lead),
        metric: if has_metric { row.text("metric") } else { String::new() },
        object: row.text("object"),
        clarifier: row.text("clarifier"),
        whole,
    };
    let parts = [(lead, &statement.lead), ("metric", &statement.metric), ("object", &statement.object)];
    let lacking = |&(name, part): &(&str, &String)| part.is_empty() && (has_metric || name != "metric");
    if statement.whole.is_empty() {
        let missing: Vec<&str> = parts.iter().filter(|part| lacking(part)).map(|&(name, _)| name).collect();
        match missing.len() {
            0 => {}
            count if count == parts.len() - usize::from(!has_metric) => {
                row.find(rules::MISSING, "statement", "`statement` is missing");
            }
            _ => missing.iter().for_each(|name| row.find(rules::MISSING, name, format!("`{name}` is missing"))),
        }
    }
    statement
}
