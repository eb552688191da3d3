//! The report in Markdown: the same sentences and figures, tables in pipes.
//!
//! Invariant: no text of an author becomes markup; what Markdown would read as such is escaped.

use super::Report;
use super::figures::{between, count, listed, one, percents, ranks, said, tenths};
use crate::coverage::{Coverage, MOMENTS, Make};
use crate::survey::{OutcomeCounts, OutcomeScore, SegmentScores};
use std::fmt::Write;

pub fn page(report: &Report) -> String {
    let mut page = format!("# {}\n\n{}\n", plain(&report.title), plain(&report.answer.join(" ")));
    if let (Some(everyone), Some(profile)) = (&report.everyone, &report.profile) {
        let _ = write!(
            page,
            "\n## Ranking\n\nProfile `{}`: underserved {} {}.\n\n",
            profile.name, profile.comparison, profile.thresholds[0]
        );
        scores(&mut page, everyone);
        let quality: Vec<String> = report.quality.iter().map(|row| format!("{} {}", row.rule, row.count)).collect();
        let _ = writeln!(page, "\nFound in the answers: {}.", quality.join(", "));
        strategies(&mut page, report);
        hidden(&mut page, report);
        for group in &report.segments {
            let people = group.respondents.unwrap_or(0);
            let _ = write!(page, "\n### {} (n {people})\n\n", plain(group.segment.as_deref().unwrap_or_default()));
            scores(&mut page, group);
        }
    }
    if let Some(coverage) = &report.coverage {
        covered(&mut page, coverage);
        make(&mut page, coverage);
        retire(&mut page, coverage);
    }
    page
}

/// A text of an author, as text: one line, with everything escaped that could be read as markup.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match letter {
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '!' | '~' => plain.extend(['\\', letter]),
            _ => plain.push(letter),
        }
    }
    plain
}

fn row(page: &mut String, cells: &[String]) {
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

fn header(page: &mut String, names: &[&str]) {
    let _ = writeln!(page, "| {} |\n|{}", names.join(" | "), "---|".repeat(names.len()));
}

fn scores(page: &mut String, group: &SegmentScores) {
    let names = ["#", "outcome", "opportunity", "95 %", "ranks", "tier", "important", "satisfied", "region"];
    header(page, &names);
    for (at, score) in group.outcomes.iter().enumerate() {
        row(page, &cells(at, score));
    }
}

fn cells(at: usize, score: &OutcomeScore) -> [String; 9] {
    let OutcomeCounts { important: [important, of], satisfied: [satisfied, out_of], .. } = score.counts;
    let certain = if score.certain { " (certain)" } else { "" };
    [
        (at + 1).to_string(),
        plain(&said(&score.statement, &score.outcome)),
        one(score.opportunity),
        between(score.interval),
        ranks(score.ranks),
        score.inferred.tier.to_string(),
        format!("{} ({important} of {of})", one(score.importance)),
        format!("{} ({satisfied} of {out_of})", one(score.satisfaction)),
        format!("{}{certain}", score.region),
    ]
}

fn strategies(page: &mut String, report: &Report) {
    page.push_str("\n## Segments and strategies\n\n");
    header(page, &["segment", "n", "strategy", "rule", "what sets it apart"]);
    for group in &report.groups {
        let found = if group.found { " (found)" } else { "" };
        let name = format!("{}{found}", plain(group.segment.as_deref().unwrap_or("everyone")));
        let people = group.respondents.map(|people| people.to_string()).unwrap_or_default();
        row(page, &[name, people, group.strategy.to_owned(), plain(group.rule), plain(&group.words.join(". "))]);
    }
    if let Some(search) = &report.search {
        let _ = writeln!(page, "\n{}.", plain(&search.reason));
    }
}

fn hidden(page: &mut String, report: &Report) {
    if report.hidden.is_empty() {
        return;
    }
    page.push_str("\n## Hidden by the average\n\n");
    header(page, &["outcome", "segment", "opportunity", "95 %", "n", "over all"]);
    for hidden in &report.hidden {
        let statement = plain(&said(&hidden.statement, &hidden.outcome));
        let figures = [one(hidden.opportunity), between(hidden.interval), hidden.n.to_string(), one(hidden.everyone)];
        row(page, &[&[statement, plain(&hidden.segment)][..], &figures].concat());
    }
}

fn covered(page: &mut String, coverage: &Coverage) {
    page.push_str("\n## Coverage\n\n");
    if !coverage.weighted.is_empty() {
        header(page, &["respondents", "opportunity covered", "95 %", "outcomes"]);
        for weighted in &coverage.weighted {
            let outcomes = format!("{} of {}", weighted.outcomes.covered, weighted.outcomes.of);
            let who = plain(weighted.segment.as_deref().unwrap_or("everyone"));
            row(page, &[who, tenths(weighted.share), percents(weighted.interval), outcomes]);
        }
        page.push('\n');
    }
    header(page, &["kind of need", "covered", "described"]);
    for kind in &coverage.kinds {
        row(page, &[kind.kind.clone(), kind.needs.covered.to_string(), kind.needs.of.to_string()]);
    }
    for grid in &coverage.grids {
        let _ = write!(page, "\n### {} ({} job)\n\n", plain(&grid.statement), grid.kind);
        header(page, &[&["step"][..], MOMENTS, &["outcomes covered"]].concat());
        for step in grid.steps.iter().filter(|step| step.outcomes.of > 0) {
            let name = if step.step.is_empty() { "no step" } else { step.step };
            let mut cells = vec![name.to_owned()];
            cells.extend(step.moments.iter().map(u32::to_string));
            cells.push(format!("{} of {}", step.outcomes.covered, step.outcomes.of));
            row(page, &cells);
        }
    }
}

fn make(page: &mut String, coverage: &Coverage) {
    page.push_str("\n## What to make next\n\n");
    if coverage.make.is_empty() {
        page.push_str("Nothing: all that is underserved is served, at work too.\n");
    }
    for (at, make) in coverage.make.iter().enumerate() {
        let _ = writeln!(page, "{}. **{}**{}", at + 1, plain(&said(&make.statement, &make.need)), why(make));
    }
}

fn why(make: &Make) -> String {
    let mut why = String::new();
    if let (Some(opportunity), Some(interval)) = (make.opportunity, make.interval) {
        let certain = if make.certain { ", certain" } else { "" };
        let _ = write!(why, " — opportunity {} ({}{certain})", one(opportunity), between(interval));
    }
    let _ = write!(why, "; {}", make.gap.name().replace('-', " "));
    if let Some(segment) = &make.segment {
        let _ = write!(why, "; for {}", plain(segment));
    }
    if make.job != make.need {
        let step = if make.step.is_empty() { String::new() } else { format!(", step {}", make.step) };
        let _ = write!(why, "; in \u{201c}{}\u{201d}{step}", plain(&make.job_statement));
    }
    if !make.moments.is_empty() {
        let _ = write!(why, "; for the moments {}", listed(&make.moments));
    }
    why
}

fn retire(page: &mut String, coverage: &Coverage) {
    let _ = write!(page, "\n## What to retire\n\n{}.\n", count(coverage.retire.len(), "resource"));
    if coverage.retire.is_empty() {
        return;
    }
    page.push('\n');
    header(page, &["resource", "do", "why", "minutes"]);
    for one in &coverage.retire {
        let minutes = one.resource.minutes.map_or_else(|| "not said".to_owned(), |minutes| minutes.to_string());
        let title = format!("{} ({})", plain(&one.resource.title), plain(&one.resource.resource));
        row(page, &[title, one.action.name().to_owned(), plain(&one.why.join("; ")), minutes]);
    }
}
