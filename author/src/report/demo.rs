//! The whole way once.

use super::style::{CODE, DIM, GOOD, STRONG};
use super::{Answer, Found, Page, Selection, bytes, counted, plural, print_score_notes, print_score_table};
use jobpack_author::survey::Scores;
use jobpack_author::told::word;
use jobpack_author::workflow::Counts;
use serde::Serialize;
use std::io::{self, Write};

/// A question with where it is asked, and its answer.
#[derive(Clone, Debug, Serialize)]
pub struct DemoQuestion {
    pub query: String,
    pub when: String,
    #[serde(skip)]
    pub circumstance: String,
    #[serde(skip)]
    pub micros: f64,
    #[serde(flatten)]
    pub found: Found,
}

/// What the demo shows.
#[derive(Clone, Debug, Serialize)]
pub struct Demo {
    pub project: String,
    pub title: String,
    pub path: String,
    pub bytes: u64,
    #[serde(skip)]
    pub seconds: f64,
    pub counts: Counts,
    pub warnings: usize,
    pub questions: Vec<DemoQuestion>,
    pub pick: Selection,
    pub scores: Scores,
}

impl Answer for Demo {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        self.print_pack(page)?;
        heading(page, "Just in time: one question, one answer, and why")?;
        for question in &self.questions {
            question.print(page)?;
        }
        heading(page, "Just in case: fifteen minutes that cover the most of what matters")?;
        self.pick.print_short(page)?;
        heading(page, "What is underserved, and how sure that is")?;
        self.print_scores(page)?;
        heading(page, "Next")?;
        self.print_next(page)
    }
}

fn heading(page: &mut Page, text: &str) -> io::Result<()> {
    writeln!(page, "\n{STRONG}{text}{STRONG:#}\n")
}

impl DemoQuestion {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let Self { query, circumstance, micros, .. } = self;
        writeln!(page, "{CODE}{query}{CODE:#}  {DIM}({circumstance}; {micros:.0} us){DIM:#}")?;
        self.found.print(page)?;
        writeln!(page)
    }
}

impl Demo {
    fn print_pack(&self, page: &mut Page) -> io::Result<()> {
        writeln!(page, "{STRONG}{}{STRONG:#}", self.title)?;
        page.paragraph("  ", &counted(&self.counts))?;
        let (size, path, project) = (bytes(self.bytes), &self.path, &self.project);
        writeln!(page, "  {GOOD}built{GOOD:#} {path}, {size}, in {:.2} s, from {project}", self.seconds)?;
        writeln!(page, "  {DIM}no errors, {}{DIM:#}", plural(self.warnings as u64, "warning"))
    }

    fn print_scores(&self, page: &mut Page) -> io::Result<()> {
        for segment in &self.scores.segments {
            print_score_table(page, &segment.outcomes)?;
        }
        print_score_notes(page, "  ", &self.scores.profile)?;
        for row in self.pick.unserved() {
            let text = format!("No resource serves {} ({:.1}): {}", row.need, row.opportunity, row.statement);
            page.hanging("  ", "    ", &text)?;
        }
        Ok(())
    }

    fn print_next(&self, page: &mut Page) -> io::Result<()> {
        let (path, project) = (&self.path, word(&self.project));
        let next = [
            (format!("jobpack find {path} --when in-the-meeting they doubt my numbers"), "ask it yourself"),
            (format!("jobpack pick {path} --minutes 30 --items 4"), "another budget"),
            (format!("jobpack status {project}"), "which of six steps the project is at, and what to do next"),
            (
                format!("jobpack report {project} -o academy.html"),
                "a page for those who decide: what to make, what to retire, and why",
            ),
            (format!("jobpack info {path} --verify"), "what the bytes are spent on"),
            ("jobpack new my-pack".to_owned(), "begin your own"),
        ];
        for (command, what) in next {
            writeln!(page, "  {CODE}{command}{CODE:#}\n      {DIM}{what}{DIM:#}")?;
        }
        writeln!(page, "  {DIM}from a clone, `cargo run --release --` stands for `jobpack`{DIM:#}")
    }
}
