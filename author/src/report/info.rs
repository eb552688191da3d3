//! What a pack is.

use super::style::{DIM, GOOD, STRONG};
use super::{Answer, Column, Page, Table, bytes, counted};
use jobpack_author::workflow::Counts;
use serde::Serialize;
use std::io::{self, Write};

/// A section and what it takes.
#[derive(Clone, Debug, Serialize)]
pub struct SectionRow {
    pub tag: String,
    pub name: String,
    pub bytes: u32,
    pub share: f64,
}

/// A language and how many resources are in it.
#[derive(Clone, Debug, Serialize)]
pub struct Language {
    pub language: String,
    pub resources: u32,
}

/// That a pack is whole.
#[derive(Clone, Debug, Serialize)]
pub struct Verified {
    pub seconds: f64,
}

/// A pack.
#[derive(Clone, Debug, Serialize)]
pub struct Info {
    pub path: String,
    pub title: String,
    pub summary: String,
    pub curator: String,
    pub licence: String,
    pub language: String,
    pub edition: u32,
    pub made_for: String,
    pub profile: String,
    pub analysers: Vec<String>,
    pub bytes: u64,
    pub counts: Counts,
    pub languages: Vec<Language>,
    pub embedded: usize,
    pub sections: Vec<SectionRow>,
    pub verified: Option<Verified>,
}

/// So many languages are named to people.
const NAMED: usize = 6;

impl Answer for Info {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        writeln!(page, "{STRONG}{}{STRONG:#}", self.title)?;
        if !self.summary.is_empty() {
            page.paragraph("", &self.summary)?;
        }
        self.print_facts(page)?;
        writeln!(page, "\n{} in all", bytes(self.bytes))?;
        self.print_sections(page)?;
        match &self.verified {
            Some(verified) => {
                writeln!(page, "{GOOD}verified{GOOD:#}: every byte is as it must be ({:.3} s)", verified.seconds)
            }
            None => Ok(()),
        }
    }
}

impl Info {
    fn print_facts(&self, page: &mut Page) -> io::Result<()> {
        let edition = match self.made_for.as_str() {
            "" => self.edition.to_string(),
            date => format!("{}, made for {date}", self.edition),
        };
        let facts = [
            ("curator", self.curator.clone()),
            ("licence", self.licence.clone()),
            ("edition", edition),
            ("language", self.language.clone()),
            ("holds", counted(&self.counts)),
            ("embedded", format!("{} of {} resources carry their text", self.embedded, self.counts.resources)),
            ("resources in", self.languages()),
            ("analysed by", self.analysers.join(", ")),
            ("profile", self.profile.clone()),
        ];
        for (name, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
            page.hanging(&format!("  {name:<13}"), &" ".repeat(15), fact)?;
        }
        Ok(())
    }

    fn languages(&self) -> String {
        let named = self.languages.iter().take(NAMED).map(|one| format!("{} ({})", one.language, one.resources));
        let mut named: Vec<String> = named.collect();
        if self.languages.len() > NAMED {
            named.push(format!("and {} more", self.languages.len() - NAMED));
        }
        named.join(", ")
    }

    fn print_sections(&self, page: &mut Page) -> io::Result<()> {
        let mut table =
            Table::new(&[Column::Left("section"), Column::Right("bytes"), Column::Right("share"), Column::Left("")]);
        for SectionRow { tag, name, bytes, share } in &self.sections {
            let bar = "#".repeat((share * 40.0).round() as usize);
            table.row([format!("{tag}  {name}"), bytes.to_string(), format!("{:.1} %", share * 100.0), bar]);
        }
        let rest = self.bytes - self.sections.iter().map(|section| u64::from(section.bytes)).sum::<u64>();
        table.row(["header, table, padding".to_owned(), rest.to_string(), String::new(), String::new()]);
        table.print(page)?;
        writeln!(page, "  {DIM}what people read is TEXT; what finds it is POST, TERM and LEXI{DIM:#}")
    }
}
