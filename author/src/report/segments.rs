//! Who misses what others do not, and what each group calls for.

use super::scores::WEIGHTED;
use super::style::{DIM, GOOD, STRONG, WEAK};
use super::{Answer, Column, Page, Table};
use jobpack_author::survey::segments::{Found, Segment, Segments};
use jobpack_author::survey::strategy::{Range, Strategy};
use jobpack_author::workflow::Strategies;
use std::io::{self, Write};

impl Answer for Segments {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        writeln!(page, "{DIM}profile {}{DIM:#}", self.profile)?;
        if self.weighted {
            page.paragraph("", WEIGHTED)?;
        }
        if !self.given.is_empty() {
            writeln!(page)?;
            writeln!(page, "{STRONG}Segments that the survey names{STRONG:#}")?;
        }
        self.given.iter().try_for_each(|segment| print_segment(page, segment))?;
        if let Some(turned) = self.turned_everywhere.first() {
            let text = format!(
                "{} pairs of outcomes turn in every segment: for everyone `{}` stands above `{}`, in each segment below it; by the scores alone, nothing is tested",
                self.turned_everywhere.len(),
                turned.below,
                turned.above
            );
            page.paragraph("  ", &text)?;
        }
        self.found.iter().try_for_each(|found| print_found(page, found))
    }
}

fn print_segment(page: &mut Page, segment: &Segment) -> io::Result<()> {
    writeln!(page)?;
    writeln!(page, "  {STRONG}{}{STRONG:#}", segment.name)?;
    for words in &segment.words {
        page.hanging("  - ", "    ", words)?;
    }
    for warning in &segment.warnings {
        writeln!(page, "  {WEAK}{warning}{WEAK:#}")?;
    }
    print_masked(page, segment)
}

const COLUMNS: &[Column] = &[
    Column::Left("hidden in the average"),
    Column::Right("here"),
    Column::Right("95 %"),
    Column::Right("everyone"),
    Column::Left("for everyone"),
];

/// What is underserved here alone.
fn print_masked(page: &mut Page, segment: &Segment) -> io::Result<()> {
    if segment.masked.is_empty() {
        return Ok(());
    }
    let mut table = Table::new(COLUMNS);
    for one in &segment.masked {
        let [lo, hi] = one.interval;
        let sure = if one.certain { " (certain)" } else { "" };
        table.row([
            format!("{}{sure}", one.outcome),
            format!("{:.1}", one.here),
            format!("{lo:.1}-{hi:.1}"),
            format!("{:.1}", one.everyone),
            one.everyone_region.to_owned(),
        ]);
    }
    table.print(page)
}

fn print_found(page: &mut Page, found: &Found) -> io::Result<()> {
    writeln!(page)?;
    let head = match found.count {
        1 => "No segments found".to_owned(),
        count => format!("{count} segments found"),
    };
    writeln!(page, "{STRONG}{head}{STRONG:#}")?;
    page.paragraph("  ", &format!("{}; seed {}", found.reason, found.seed))?;
    if found.left_out > 0 {
        let text = format!("{} respondents were looked at, {} not", found.respondents, found.left_out);
        page.paragraph("  ", &text)?;
    }
    found.segments.iter().try_for_each(|one| print_segment(page, &one.segment))?;
    if !found.warnings.is_empty() {
        writeln!(page)?;
    }
    found.warnings.iter().try_for_each(|warning| page.hanging("  ! ", "    ", warning))
}

impl Answer for Strategies {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        writeln!(page, "{DIM}profile {}{DIM:#}", self.profile)?;
        self.strategies.iter().try_for_each(|strategy| print_strategy(page, strategy))?;
        writeln!(page)?;
        self.warnings.iter().try_for_each(|warning| page.hanging("  ! ", "    ", warning))
    }
}

fn print_strategy(page: &mut Page, strategy: &Strategy) -> io::Result<()> {
    let Strategy { segment, found, strategy: name, rule, read, words, lacks, respondents } = strategy;
    writeln!(page)?;
    let kind = if *found { " (found)" } else { "" };
    let style = if *name == "undecided" { WEAK } else { GOOD };
    writeln!(page, "{STRONG}{}{kind}{STRONG:#}: {style}{name}{style:#}", segment.as_deref().unwrap_or("everyone"))?;
    page.paragraph("  ", rule)?;
    let range = |of: Range| format!("{} (certain {}, at most {})", of.point, of.certain, of.possible);
    let people = respondents.map_or(String::new(), |people| format!(" by {people} respondents"));
    let text = format!(
        "read: {} outcomes{people}, underserved {}, overserved {}",
        read.outcomes,
        range(read.underserved),
        range(read.overserved)
    );
    page.paragraph("  ", &text)?;
    words.iter().try_for_each(|words| page.hanging("  - ", "    ", words))?;
    lacks.iter().try_for_each(|lack| page.hanging("  lacks ", "        ", lack))
}
