//! Rules, and what a check has found.

use super::finding::print_findings;
use super::quality::print_quality;
use super::style::{BAD, CODE, DIM, GOOD, STRONG, WEAK};
use super::{Answer, Column, Page, Table, plural};
use jobpack_author::check::{FindingRow, Rule};
use jobpack_author::survey::quality::QualityReport;
use jobpack_author::told::grouped;
use serde::Serialize;
use std::io::{self, Write};

/// A rule.
#[derive(Clone, Debug, Serialize)]
pub struct RuleRow {
    pub code: &'static str,
    pub severity: &'static str,
    pub title: &'static str,
    pub advice: &'static str,
}

impl RuleRow {
    pub fn of(rule: &Rule) -> Self {
        Self { code: rule.code, severity: rule.severity().name(), title: rule.title, advice: rule.advice }
    }
}

/// All rules.
#[derive(Clone, Debug, Serialize)]
pub struct Rules {
    pub rules: Vec<RuleRow>,
}

impl Answer for Rules {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let mut table = Table::new(&[Column::Left("code"), Column::Left("what it finds")]);
        self.rules.iter().for_each(|rule| table.row([rule.code.to_owned(), rule.title.to_owned()]));
        table.print(page)
    }
}

/// Why a rule is there.
#[derive(Clone, Debug, Serialize)]
pub struct Explained {
    #[serde(flatten)]
    pub rule: RuleRow,
    pub explanation: &'static str,
}

impl Answer for Explained {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let RuleRow { code, title, advice, severity } = &self.rule;
        writeln!(page, "{STRONG}{code} {title}{STRONG:#} {DIM}({severity}){DIM:#}\n")?;
        page.paragraph("", advice)?;
        writeln!(page)?;
        // Examples keep their shape.
        for line in self.explanation.lines() {
            if line.starts_with(' ') { writeln!(page, "{line}")? } else { page.paragraph("", line)? }
        }
        Ok(())
    }
}

/// What a check has found.
#[derive(Clone, Debug, Serialize)]
pub struct Checked {
    pub errors: usize,
    pub warnings: usize,
    pub allowed: usize,
    pub findings: Vec<FindingRow>,
    /// How many findings of a code are counted and not listed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unlisted: Vec<Unlisted>,
    /// What was found in the answers of a survey, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<QualityReport>,
}

/// A code of which not all findings are listed.
#[derive(Clone, Debug, Serialize)]
pub struct Unlisted {
    pub code: &'static str,
    pub count: usize,
}

impl Answer for Checked {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        if !self.findings.is_empty() {
            print_findings(page, &self.findings)?;
            for Unlisted { code, count } in &self.unlisted {
                writeln!(page, "  {CODE}{code}{CODE:#}: {} more, counted and not listed", grouped(*count as u64))?;
            }
            writeln!(page)?;
        }
        if let Some(quality) = &self.quality {
            print_quality(page, quality)?;
        }
        let count = |count: usize, noun| plural(count as u64, noun);
        match (self.errors, self.warnings) {
            (0, 0) => write!(page, "{GOOD}nothing wrong{GOOD:#}")?,
            (0, warnings) => write!(page, "no errors, {WEAK}{}{WEAK:#}", count(warnings, "warning"))?,
            (errors, 0) => write!(page, "{BAD}{}{BAD:#}, no warnings", count(errors, "error"))?,
            (errors, warnings) => {
                write!(page, "{BAD}{}{BAD:#}, {WEAK}{}{WEAK:#}", count(errors, "error"), count(warnings, "warning"))?
            }
        }
        if self.allowed > 0 {
            write!(page, ", {} allowed in jobpack.toml", count(self.allowed, "warning"))?;
        }
        writeln!(page)?;
        match self.findings.first() {
            Some(first) => writeln!(page, "{CODE}jobpack check --explain {}{CODE:#} says why that matters", first.code),
            None => Ok(()),
        }
    }
}
