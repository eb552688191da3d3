//! The answer to a question.

use super::style::{CODE, DIM, STRONG, WEAK};
use super::{Answer, Page};
use serde::Serialize;
use std::io::{self, Write};

/// Why a hit is one: a need that it serves and the words that led there, or the words that stand in it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Reason {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub need: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    pub words: Vec<String>,
}

/// A resource that answers.
#[derive(Clone, Debug, Serialize)]
pub struct FoundHit {
    pub resource: String,
    pub title: String,
    pub score: u32,
    pub why: Vec<Reason>,
    pub kind: String,
    pub minutes: Option<u16>,
    pub url: String,
    pub embedded: bool,
    pub summary: String,
}

/// A word that the pack does not know, and what was searched for instead.
#[derive(Clone, Debug, Serialize)]
pub struct RepairRow {
    /// Where it begins in the question, in bytes.
    pub start: u32,
    pub from: String,
    pub to: String,
}

/// A job that the question is about.
#[derive(Clone, Debug, Serialize)]
pub struct JobRow {
    pub id: String,
    pub statement: String,
}

/// The answer to one question.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    pub hits: Vec<FoundHit>,
    pub repaired: Vec<RepairRow>,
    pub jobs: Vec<JobRow>,
    pub overlong: bool,
}

impl Answer for Found {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        if !self.repaired.is_empty() {
            let words = |of: &[RepairRow]| of.iter().map(|one| one.to.clone()).collect::<Vec<_>>().join(" or ");
            let places = self.repaired.chunk_by(|one, next| (one.start, &one.from) == (next.start, &next.from));
            let repaired: Vec<String> = places.map(|of| format!("{} -> {}", of[0].from, words(of))).collect();
            writeln!(page, "{WEAK}{}{WEAK:#}", repaired.join(", "))?;
        }
        if self.overlong {
            writeln!(page, "{WEAK}only the first 64 different words were looked for{WEAK:#}")?;
        }
        if self.hits.is_empty() {
            return page.paragraph("", "Nothing fits. Other words, fewer circumstances or more minutes may help.");
        }
        (1..).zip(&self.hits).try_for_each(|(number, hit)| hit.print(page, number))
    }
}

impl FoundHit {
    fn print(&self, page: &mut Page, number: usize) -> io::Result<()> {
        writeln!(page, "{number:>2}. {STRONG}{}{STRONG:#}", self.title)?;
        let minutes = self.minutes.map(|minutes| format!("{minutes} min"));
        let place = match (self.url.as_str(), self.embedded) {
            ("", true) => Some(format!("embedded: --show {number}")),
            ("", false) => None,
            (url, true) => Some(format!("{url} (embedded: --show {number})")),
            (url, false) => Some(url.to_owned()),
        };
        let about = [minutes, Some(self.kind.clone()), place].into_iter().flatten().filter(|part| !part.is_empty());
        let about = about.collect::<Vec<_>>().join(", ");
        writeln!(page, "    {DIM}{about}{}{}{DIM:#}", if about.is_empty() { "" } else { "  " }, self.resource)?;
        self.why.iter().try_for_each(|reason| reason.print(page))
    }
}

impl Reason {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let words = self.words.join(", ");
        let Some(statement) = &self.statement else {
            return page.hanging("    words: ", "           ", &words);
        };
        let heard = if words.is_empty() { String::new() } else { format!(" ({words})") };
        page.hanging("    for:   ", "           ", &format!("{statement}{heard}"))?;
        match &self.why {
            Some(why) => page.hanging("    why:   ", "           ", why),
            None => Ok(()),
        }
    }
}

/// The answer to one query of a file.
#[derive(Clone, Debug, Serialize)]
pub struct FoundFor {
    pub query: String,
    #[serde(flatten)]
    pub found: Found,
}

/// The answers to all queries of a file.
#[derive(Clone, Debug, Serialize)]
pub struct Runs {
    pub queries: Vec<FoundFor>,
}

impl Answer for Runs {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        for one in &self.queries {
            writeln!(page, "{CODE}{}{CODE:#}", one.query)?;
            one.found.print(page)?;
            writeln!(page)?;
        }
        Ok(())
    }
}

/// The text of a resource that the pack carries.
#[derive(Clone, Debug, Serialize)]
pub struct Body {
    pub resource: String,
    pub title: String,
    pub url: String,
    pub body: String,
}

impl Answer for Body {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        writeln!(page, "{STRONG}{}{STRONG:#}\n", self.title)?;
        match (self.body.as_str(), self.url.as_str()) {
            ("", "") => writeln!(page, "The pack has neither its text nor its address."),
            ("", url) => writeln!(page, "Its text is not in the pack; it is at {CODE}{url}{CODE:#}"),
            (body, _) => body.lines().try_for_each(|line| page.paragraph("", line)),
        }
    }
}
