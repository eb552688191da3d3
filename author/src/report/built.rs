//! What came of a build.

use super::style::{CODE, GOOD, STRONG, WEAK};
use super::{Answer, CodeRow, Page, bytes, plural};
use jobpack_author::told::grouped;
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

/// One of several packs that were built.
#[derive(Debug, Serialize)]
pub struct BuiltPack {
    pub path: String,
    pub bytes: u64,
    pub resources: u32,
}

/// A pack that was built, or several of one division.
#[derive(Debug, Serialize)]
pub struct Built {
    pub path: String,
    pub bytes: u64,
    pub counts: Counts,
    pub seconds: f64,
    pub warnings: usize,
    pub allowed: usize,
    pub warnings_by_code: Vec<CodeRow>,
    /// The packs of a division; empty if there is one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<BuiltPack>,
    #[serde(skip)]
    pub source: String,
}

impl Answer for Built {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let (size, seconds) = (bytes(self.bytes), self.seconds);
        let path = match self.packs.len() {
            0 => self.path.clone(),
            count => format!("{count} packs to be asked as one"),
        };
        writeln!(page, "{GOOD}built{GOOD:#} {STRONG}{path}{STRONG:#}, {size}, in {seconds:.2} s")?;
        for pack in &self.packs {
            writeln!(page, "  {}, {}, {}", pack.path, bytes(pack.bytes), plural(pack.resources.into(), "resource"))?;
        }
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
