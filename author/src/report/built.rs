//! What came of a build.

use super::page::grouped;
use super::style::{CODE, GOOD, STRONG, WEAK};
use super::{Answer, CodeRow, Page, bytes, plural};
use jobpack_author::workflow::Counts;
use serde::Serialize;
use std::io::{self, Write};

/// What there is, in words: `3 jobs, 12 resources`.
pub fn counted(counts: &Counts) -> String {
    let all = [
        (counts.jobs, "job"),
        (counts.outcomes, "outcome"),
        (counts.resources, "resource"),
        (counts.links, "link"),
        (counts.requirements, "requirement"),
        (counts.collections, "collection"),
        (counts.circumstances, "circumstance"),
    ];
    let said = all.into_iter().filter(|(count, _)| *count > 0).map(|(count, noun)| plural(count.into(), noun));
    said.collect::<Vec<_>>().join(", ")
}

/// A pack that was built.
#[derive(Debug, Serialize)]
pub struct Built {
    pub path: String,
    pub bytes: u64,
    pub counts: Counts,
    pub seconds: f64,
    pub warnings: usize,
    pub allowed: usize,
    pub warnings_by_code: Vec<CodeRow>,
    #[serde(skip)]
    pub source: String,
}

impl Answer for Built {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let (size, seconds) = (bytes(self.bytes), self.seconds);
        writeln!(page, "{GOOD}built{GOOD:#} {STRONG}{}{STRONG:#}, {size}, in {seconds:.2} s", self.path)?;
        page.paragraph("  ", &counted(&self.counts))?;
        if self.warnings + self.allowed > 0 {
            self.print_warnings(page)?;
        }
        Ok(())
    }
}

impl Built {
    fn print_warnings(&self, page: &mut Page) -> io::Result<()> {
        let allowed = match self.allowed {
            0 => String::new(),
            count => format!(" ({} more allowed in jobpack.toml)", grouped(count as u64)),
        };
        writeln!(page, "{WEAK}{}{WEAK:#}{allowed}", plural(self.warnings as u64, "warning"))?;
        for row in &self.warnings_by_code {
            let (code, title, first) = (row.code, row.title, &row.first);
            let text = format!("{:>5} x {code} {title}, first at {}: {}", row.count, first.place(), first.message);
            page.hanging("  ", "               ", &text)?;
        }
        if self.warnings > 0 {
            writeln!(page, "  {CODE}jobpack check {}{CODE:#} shows all of them", self.source)?;
        }
        Ok(())
    }
}
