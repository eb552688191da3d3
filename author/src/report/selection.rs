//! The few that were picked, and how good they are.

use super::style::{DIM, GOOD, STRONG, WEAK};
use super::{Answer, Page, plural};
use serde::Serialize;
use std::io::{self, Write};

/// A chosen resource.
#[derive(Clone, Debug, Serialize)]
pub struct ItemRow {
    pub resource: String,
    pub title: String,
    pub minutes: u16,
    pub estimated: bool,
    /// What it covers first of all; nothing if it is there because another requires it.
    pub need: Option<String>,
    pub statement: Option<String>,
    pub why: Option<String>,
    /// What it adds, as a share of all that is possible.
    pub adds: f64,
    pub kind: String,
    pub url: String,
    pub embedded: bool,
}

/// How good a choice is. Values are thousandths of opportunity times 255.
#[derive(Clone, Debug, Serialize)]
pub struct CertificateRow {
    pub value: u64,
    pub bound: u64,
    pub possible: u64,
    pub known: u64,
    pub of_bound: f64,
    pub of_possible: f64,
    pub minutes: u32,
    pub budget: Option<u16>,
    pub estimated: u16,
    pub truncated: bool,
}

/// A need that is not covered.
#[derive(Clone, Debug, Serialize)]
pub struct UncoveredRow {
    pub need: String,
    pub statement: String,
    pub opportunity: f64,
    pub reason: &'static str,
}

/// A resource that was left out.
#[derive(Clone, Debug, Serialize)]
pub struct LeftRow {
    pub resource: String,
    pub title: String,
    pub worth: f64,
    pub reason: &'static str,
}

/// What would help before an item, any one of these.
#[derive(Clone, Debug, Serialize)]
pub struct AdviceRow {
    pub resource: String,
    pub any_of: Vec<String>,
    pub why: String,
}

/// The answer.
#[derive(Clone, Debug, Serialize)]
pub struct Selection {
    pub items: Vec<ItemRow>,
    pub certificate: CertificateRow,
    pub uncovered: Vec<UncoveredRow>,
    pub left_out: Vec<LeftRow>,
    pub advised: Vec<AdviceRow>,
}

/// Why a need is not covered that no resource serves.
const NOTHING_SERVES: &str = jobpack::pick::Reason::NothingServes.name();

/// So many rows of what is missing are shown to people; programs get all.
const SHOWN: usize = 5;

impl Answer for Selection {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        if self.items.is_empty() {
            page.paragraph("", "Nothing was chosen. More minutes or fewer circumstances may help.")?;
        }
        (1..).zip(&self.items).try_for_each(|(number, item)| item.print(page, number))?;
        writeln!(page)?;
        self.certificate.print(page)?;
        self.print_advice(page)?;
        self.print_left_out(page)?;
        self.print_uncovered(page)
    }
}

impl ItemRow {
    fn print(&self, page: &mut Page, number: usize) -> io::Result<()> {
        let about = if self.estimated { "about " } else { "" };
        writeln!(page, "{number:>2}. {STRONG}{}{STRONG:#}", self.title)?;
        let facts = [format!("{about}{} min", self.minutes), self.kind.clone(), self.url.clone()];
        let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
        writeln!(page, "    {DIM}{}  {}{DIM:#}", facts.join(", "), self.resource)?;
        match &self.statement {
            Some(statement) => page.hanging("    covers: ", "            ", statement),
            None => writeln!(page, "    covers: what another one requires"),
        }
    }
}

impl Answer for CertificateRow {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let minutes = match self.budget {
            Some(budget) => format!("{} of {budget} minutes", self.minutes),
            None => plural(self.minutes.into(), "minute"),
        };
        let estimated = match self.estimated {
            0 => String::new(),
            count => format!(" ({count} of the items say no minutes and count as 10)"),
        };
        writeln!(page, "{GOOD}{minutes}{GOOD:#}{estimated}")?;
        let [possible, bound] = [self.of_possible, self.of_bound].map(|share| format!("{:.1} %", share * 100.0));
        let best = if self.of_bound >= 1.0 {
            "no choice within these limits can cover more".to_owned()
        } else {
            format!("that is at least {bound} of the best that any choice within these limits can cover")
        };
        let text = format!("covers {possible} of all that matters, weighed by opportunity; {best}");
        page.paragraph("", &text)?;
        if self.truncated {
            writeln!(page, "{WEAK}not everything could be looked at{WEAK:#}")?;
        }
        Ok(())
    }
}

impl Selection {
    /// The items and the certificate, without what was left out.
    pub fn print_short(&self, page: &mut Page) -> io::Result<()> {
        (1..).zip(&self.items).try_for_each(|(number, item)| item.print(page, number))?;
        self.certificate.print(page)
    }

    /// The needs that no resource serves.
    pub fn unserved(&self) -> impl Iterator<Item = &UncoveredRow> {
        self.uncovered.iter().filter(|row| row.reason == NOTHING_SERVES)
    }

    fn print_advice(&self, page: &mut Page) -> io::Result<()> {
        for row in &self.advised {
            let why = if row.why.is_empty() { String::new() } else { format!(" ({})", row.why) };
            page.hanging("  ", "    ", &format!("{} is easier after {}{why}", row.resource, row.any_of.join(" or ")))?;
        }
        Ok(())
    }

    fn print_left_out(&self, page: &mut Page) -> io::Result<()> {
        if !self.left_out.is_empty() {
            writeln!(page, "\n{DIM}left out, the worthiest first:{DIM:#}")?;
        }
        for row in self.left_out.iter().take(SHOWN) {
            let text = format!("{}: {} (alone worth {:.1} %)", row.title, row.reason, row.worth * 100.0);
            page.hanging("  - ", "    ", &text)?;
        }
        Ok(())
    }

    fn print_uncovered(&self, page: &mut Page) -> io::Result<()> {
        let nothing: Vec<&UncoveredRow> = self.unserved().collect();
        let rest = self.uncovered.len() - nothing.len();
        if rest > 0 {
            writeln!(page, "\n{DIM}{} left for more time{DIM:#}", plural(rest as u64, "need"))?;
        }
        if !nothing.is_empty() {
            writeln!(page, "{DIM}{} that no resource serves{DIM:#}", plural(nothing.len() as u64, "need"))?;
        }
        nothing.iter().take(SHOWN).try_for_each(|row| page.hanging("  - ", "    ", &row.statement))
    }
}
