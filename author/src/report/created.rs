//! A project that was begun.

use super::style::{CODE, DIM, GOOD, STRONG};
use super::{Answer, Page};
use jobpack_author::told::word;
use serde::Serialize;
use std::io::{self, Write};

/// The folder and the files in it.
#[derive(Debug, Serialize)]
pub struct Created {
    pub folder: String,
    pub files: Vec<&'static str>,
}

impl Answer for Created {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let folder = &self.folder;
        writeln!(page, "{GOOD}created{GOOD:#} {STRONG}{folder}{STRONG:#} {DIM}({}){DIM:#}", self.files.join(", "))?;
        writeln!(page, "Next:")?;
        let folder = word(folder);
        for (command, what) in [("check", "what is wrong or weak in it"), ("build", "one file to pass on")] {
            writeln!(page, "  {CODE}jobpack {command} {folder}{CODE:#}   {DIM}{what}{DIM:#}")?;
        }
        writeln!(page, "  {CODE}jobpack find {folder} my coffee is bitter{CODE:#}   {DIM}the first question{DIM:#}")
    }
}
