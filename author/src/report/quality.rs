//! Who answered a survey without reading it, and what became of them.

use super::Page;
use super::style::{DIM, WEAK};
use jobpack_author::survey::quality::{QualityReport, RuleReport};
use jobpack_author::told::grouped;
use std::io::{self, Write};

/// What was found in the answers; nothing, if all is well.
pub fn print_quality(page: &mut Page, quality: &QualityReport) -> io::Result<()> {
    for rule in quality.rules.iter().filter(|rule| rule.count > 0) {
        print_rule(page, rule)?;
    }
    if quality.scored < quality.respondents {
        let (all, left) = (grouped(quality.respondents), grouped(quality.respondents - quality.scored));
        writeln!(page, "{WEAK}{left} of {all} respondents are left out{WEAK:#}")?;
    }
    if !quality.missing.is_empty() {
        let outcomes: Vec<&str> = quality.missing.iter().map(|one| one.outcome.as_str()).collect();
        page.paragraph("", &format!("More than a fifth did not answer for: {}", outcomes.join(", ")))?;
    }
    if !quality.small.is_empty() {
        let segments: Vec<String> =
            quality.small.iter().map(|one| format!("{} {} ({})", one.by, one.segment, one.respondents)).collect();
        page.paragraph("", &format!("Fewer than 30 respondents: {}", segments.join(", ")))?;
    }
    Ok(())
}

fn print_rule(page: &mut Page, rule: &RuleReport) -> io::Result<()> {
    let left = match rule.left_out {
        0 => format!("kept; [survey] exclude = [\"{}\"] leaves them out", rule.rule),
        all if all == rule.count => "left out".to_owned(),
        some => format!("{} left out by this rule", grouped(some)),
    };
    let count = grouped(rule.count);
    let first = rule.rows.first().map(|row| format!("{}:{} {}: {}", row.file, row.row, row.respondent, row.told));
    writeln!(page, "{WEAK}{}: {count} {} {left}{WEAK:#}", rule.rule, rule.of)?;
    match first {
        Some(first) => writeln!(page, "  {DIM}first: {first}{DIM:#}"),
        None => Ok(()),
    }
}
