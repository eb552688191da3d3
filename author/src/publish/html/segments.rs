//! The segments side by side: what is underserved anywhere, and what the average hides.

use super::landscape::class;
use crate::coverage::Make;
use crate::publish::figures::{between, count, one, said};
use crate::publish::{GroupRow, Report, Search, is_underserved};
use crate::survey::strategy::Range;
use crate::survey::{OutcomeCounts, OutcomeScore, SegmentScores};
use maud::{Markup, html};

/// So many outcomes stand side by side at once.
const SHOWN: usize = 15;

pub fn section(report: &Report) -> Option<Markup> {
    report.everyone.as_ref()?;
    let groups = columns(report);
    Some(html! {
        p { "Who misses what others do not, and the growth strategy that each calls for by its scores. Scores say nothing of prices, costs and people who have no choice." }
        (strategies(report, false))
        @if !report.beware.is_empty() { p.muted { "Beware: " (report.beware.join("; ")) "." } }
        @if let Some(search) = &report.search {
            (searched(search))
            (strategies(report, true))
        }
        @if groups.len() > 1 {
            @if !report.hidden.is_empty() { (hidden(report)) }
            (side_by_side(report, &groups))
        }
    })
}

/// What stands side by side: everyone, the segments that the survey names, those that were found.
fn columns(report: &Report) -> Vec<&SegmentScores> {
    report.everyone.iter().chain(&report.segments).chain(&report.found).collect()
}

/// Where the counts stand behind the score of something worth making: in the ranking, or where segments stand side by side.
pub fn anchor(make: &Make, report: &Report) -> Option<String> {
    make.opportunity?;
    let (letter, at) = match make.segment {
        None => ('o', report.everyone.as_ref()?.outcomes.iter().position(|row| row.outcome == make.need)?),
        Some(_) => ('s', rows(&columns(report)).iter().position(|id| *id == make.need)?),
    };
    Some(format!("#{letter}-{}", at + 1))
}

/// Those that the survey names, or those that were found.
fn strategies(report: &Report, found: bool) -> Markup {
    let groups: Vec<&GroupRow> = report.groups.iter().filter(|group| group.found == found).collect();
    html! {
        @if !groups.is_empty() { ul.strategies { @for group in groups { (strategy(group)) } } }
    }
}

/// A sentence in which names stand between backquotes.
fn named(words: &str) -> Markup {
    html! {
        @for (at, part) in words.split('`').enumerate() { @if at % 2 == 1 { code { (part) } } @else { (part) } }
    }
}

fn strategy(group: &GroupRow) -> Markup {
    let range = |of: Range| format!("{} ({} certainly, {} at most)", of.point, of.certain, of.possible);
    html! {
        li {
            h3 { (group.segment.as_deref().unwrap_or("everyone")) }
            p {
                strong.(if group.strategy == "undecided" { "open" } else { "settled" }) { (group.strategy) } ": " (group.rule) "."
            }
            ul.plain {
                @if group.words.is_empty() {
                    @if let Some(people) = group.respondents { li { (count(people as usize, "respondent")) } }
                }
                @for words in &group.words { li { (named(words)) } }
                @for warning in &group.warnings { li { em { "Beware: " } (named(warning)) } }
            }
            p.muted {
                "Read: " (group.read.outcomes) " outcomes, " (range(group.read.underserved)) " underserved, " (range(group.read.overserved)) " overserved."
            }
            @if !group.lacks.is_empty() {
                details { summary { "What the answer lacks" } ul.plain { @for lack in &group.lacks { li { (lack) } } } }
            }
        }
    }
}

fn searched(search: &Search) -> Markup {
    let [people, left_out] = search.respondents;
    html! {
        h3 { @if search.count > 1 { (search.count) " segments found in the answers" } @else { "No segments found in the answers" } }
        p {
            (named(&search.reason)) ". " (count(people, "respondent")) " were looked at"
            @if left_out > 0 { ", " (left_out) " were not" }
            "; seed " (search.seed)
            "."
        }
        @for warning in &search.warnings { p.muted { "Beware: " (named(warning)) } }
    }
}

fn hidden(report: &Report) -> Markup {
    html! {
        h3 { "Hidden by the average" }
        ul.plain {
            @for one_of in &report.hidden {
                li {
                    span lang=(report.language) { (said(&one_of.statement, &one_of.outcome)) } ": "
                    strong { (one(one_of.opportunity)) } " among " (one_of.segment) @if one_of.found { " (found)" }
                    span.muted { " (" (between(one_of.interval)) ", n " (one_of.n) ")" } ", " (one(one_of.everyone)) " over all"
                }
            }
        }
    }
}

/// The outcomes that are underserved somewhere, the first of them at once.
fn side_by_side(report: &Report, groups: &[&SegmentScores]) -> Markup {
    let rows = rows(groups);
    let (first, rest) = rows.split_at(rows.len().min(SHOWN));
    html! {
        h3 { "Side by side" }
        p {
            (count(rows.len(), "outcome")) " underserved by everyone or in a segment: opportunity, its interval, and how many of how many find it important and are satisfied. "
            "Bold is certain; the colours are those of the regions. What is certainly underserved in a segment and not underserved over all is framed."
            @if !report.found.is_empty() {
                " The figures of a found segment rest, outcome by outcome, on members who were found without that outcome, so that none is tested on the answers that made it up."
            }
        }
        (table("Opportunity by segment", report, groups, (0, first)))
        @if !rest.is_empty() {
            details {
                summary { "The other " (count(rest.len(), "outcome")) }
                (table("Opportunity of the other outcomes by segment", report, groups, (first.len(), rest)))
            }
        }
    }
}

/// These outcomes, of which so many stand before.
fn table(caption: &str, report: &Report, groups: &[&SegmentScores], (before, rows): (usize, &[&str])) -> Markup {
    html! {
        div.scroll role="region" aria-label=(caption) tabindex="0" {
            table.groups {
                caption { (caption) }
                thead {
                    tr {
                        th.what scope="col" { "Outcome" }
                        @for (at, group) in groups.iter().enumerate() {
                            th.figure scope="col" {
                                (group.segment.as_deref().unwrap_or("everyone"))
                                @if let Some(people) = group.respondents { small { "n " (people) } }
                                @if at > report.segments.len() { small { "found" } }
                            }
                        }
                    }
                }
                tbody { @for (at, id) in rows.iter().enumerate() { (line(report, (before + at, id), groups)) } }
            }
        }
    }
}

/// The outcomes that are underserved in any group, in the order of the highest opportunity.
fn rows<'g>(groups: &[&'g SegmentScores]) -> Vec<&'g str> {
    let all = groups.iter().flat_map(|group| &group.outcomes).filter(|row| is_underserved(row));
    let mut rows: Vec<(&str, f64)> = Vec::new();
    for row in all {
        match rows.iter_mut().find(|(id, _)| *id == row.outcome) {
            Some((_, highest)) => *highest = highest.max(row.opportunity),
            None => rows.push((&row.outcome, row.opportunity)),
        }
    }
    rows.sort_by(|(id, one), (other, two)| two.total_cmp(one).then_with(|| id.cmp(other)));
    rows.into_iter().map(|(id, _)| id).collect()
}

fn line<'g>(report: &Report, (at, id): (usize, &str), groups: &[&'g SegmentScores]) -> Markup {
    let of = |group: &&'g SegmentScores| group.outcomes.iter().find(|row| row.outcome == id);
    let statement = groups.iter().find_map(of).map_or("", |row| row.statement.as_str());
    html! {
        tr id={ "s-" (at + 1) } {
            th.what scope="row" { span lang=(report.language) { (said(statement, id)) } @if !statement.is_empty() { " " code { (id) } } }
            @for group in groups { (cell(report, of(group))) }
        }
    }
}

fn cell(report: &Report, row: Option<&OutcomeScore>) -> Markup {
    html! {
        @match row {
            Some(row) => {
                @let hidden = report.hides(row).is_some();
                @let OutcomeCounts { important: [important, of], satisfied: [satisfied, out_of], .. } = row.counts;
                td.figure.(class(row)).hidden-here[hidden] {
                    @if row.certain { strong { (one(row.opportunity)) } } @else { span { (one(row.opportunity)) } }
                    small { (between(row.interval)) }
                    small { (important) "/" (of) ", " (satisfied) "/" (out_of) }
                    @if hidden { small.mark { "hidden" } }
                }
            }
            None => { td.figure { span.muted { "not asked" } } }
        }
    }
}
