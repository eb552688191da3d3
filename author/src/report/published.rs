//! A report that was written.

use super::style::{DIM, GOOD, STRONG};
use super::{Answer, Page, bytes};
use serde::Serialize;
use std::io::{self, Write};

/// Where it is, and the answer in it.
#[derive(Debug, Serialize)]
pub struct Published {
    pub path: String,
    pub bytes: usize,
    pub form: &'static str,
    pub answer: Vec<String>,
}

impl Answer for Published {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let (path, size) = (&self.path, bytes(self.bytes as u64));
        writeln!(page, "{GOOD}written{GOOD:#} {STRONG}{path}{STRONG:#} {DIM}({size}){DIM:#}\n")?;
        page.paragraph("", &self.answer.join(" "))
    }
}
