//! What is wrong or weak in a project.

use super::style::{BAD, CODE, DIM, STRONG, WEAK};
use super::{Answer, Page, plural};
use jobpack_author::check::FindingRow;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// How often a code was found, with the first place.
#[derive(Clone, Debug, Serialize)]
pub struct CodeRow {
    pub code: &'static str,
    pub title: &'static str,
    pub count: usize,
    pub first: FindingRow,
}

/// Findings by code.
pub fn group(findings: &[FindingRow], unlisted: &[(&str, usize)]) -> Vec<CodeRow> {
    let mut codes: BTreeMap<&str, CodeRow> = BTreeMap::new();
    for finding in findings {
        let new = || CodeRow { code: finding.code, title: finding.title, count: 0, first: finding.clone() };
        codes.entry(finding.code).or_insert_with(new).count += 1;
    }
    for (code, more) in unlisted {
        codes.entry(code).and_modify(|row| row.count += more);
    }
    codes.into_values().collect()
}

/// Errors that stopped a verb, by file.
pub struct FindingList<'f>(pub &'f [FindingRow]);

impl Answer for FindingList<'_> {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        print_findings(page, self.0)?;
        writeln!(page)?;
        let count = plural(self.0.len() as u64, "error");
        writeln!(page, "{BAD}{count}{BAD:#}; nothing was done. {CODE}jobpack check --explain CODE{CODE:#} says more.")
    }
}

/// So many findings of one code are shown in a file of people's; programs get all.
const SHOWN: usize = 20;

/// Findings under the files that they are in, in the order in which they come.
pub fn print_findings(page: &mut Page, findings: &[FindingRow]) -> io::Result<()> {
    let mut files: Vec<&str> = Vec::new();
    for finding in findings {
        if !files.contains(&finding.file.as_str()) {
            files.push(&finding.file);
        }
    }
    for (at, file) in files.iter().enumerate() {
        if at > 0 {
            writeln!(page)?;
        }
        writeln!(page, "{STRONG}{file}{STRONG:#}")?;
        print_file(page, findings.iter().filter(|finding| finding.file == **file))?;
    }
    Ok(())
}

fn print_file<'f>(page: &mut Page, findings: impl Iterator<Item = &'f FindingRow>) -> io::Result<()> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        let count = counts.entry(finding.code).or_default();
        *count += 1;
        if *count <= SHOWN {
            print_finding(page, finding)?;
        }
    }
    for (code, count) in counts.into_iter().filter(|(_, count)| *count > SHOWN) {
        writeln!(page, "  {DIM}{code}: {} more in this file; --json lists all{DIM:#}", count - SHOWN)?;
    }
    Ok(())
}

fn print_finding(page: &mut Page, finding: &FindingRow) -> io::Result<()> {
    let style = if finding.severity == "error" { BAD } else { WEAK };
    let place = match (finding.row, finding.field.as_str()) {
        (0, "") => String::new(),
        (0, field) => format!(" {field}"),
        (row, "") => format!(" row {row}"),
        (row, field) => format!(" row {row}, {field}"),
    };
    writeln!(page, "  {style}{}{style:#}{place}: {}", finding.code, finding.message)?;
    page.hanging("       ", "       ", finding.advice)
}
