//! The segments side by side: what is underserved anywhere, and what the average hides.

use super::landscape::class;
use crate::publish::figures::{between, count, one, said};
use crate::publish::{Report, is_underserved};
use crate::survey::{OutcomeCounts, OutcomeScore, SegmentScores};
use maud::{Markup, html};

pub fn section(report: &Report) -> Option<Markup> {
    let everyone = report.everyone.as_ref()?;
    if report.segments.is_empty() {
        return None;
    }
    let groups: Vec<&SegmentScores> = std::iter::once(everyone).chain(&report.segments).collect();
    Some(html! {
        p { "The same scores for each segment. Bold is certain; the colours are those of the regions. What is certainly underserved in a segment and not underserved over all is hidden by the average: it is framed." }
        @if !report.hidden.is_empty() { (hidden(report)) }
        (table(report, &groups))
    })
}

fn hidden(report: &Report) -> Markup {
    html! {
        h3 { "Hidden by the average" }
        ul.plain {
            @for one_of in &report.hidden {
                li {
                    span lang=(report.language) { (said(&one_of.statement, &one_of.outcome)) } ": "
                    strong { (one(one_of.opportunity)) } " among " (one_of.segment)
                    span.muted { " (" (between(one_of.interval)) ", n " (one_of.n) ")" } ", " (one(one_of.everyone)) " over all"
                }
            }
        }
    }
}

fn table(report: &Report, groups: &[&SegmentScores]) -> Markup {
    let rows = rows(groups);
    html! {
        div.scroll role="region" aria-label="Outcomes by segment" tabindex="0" {
            table.groups {
                caption { (count(rows.len(), "outcome")) " underserved by everyone or in a segment: opportunity, its interval, and how many of how many find it important and are satisfied" }
                thead {
                    tr {
                        th scope="col" { "Outcome" }
                        @for group in groups {
                            th.figure scope="col" {
                                (group.segment.as_deref().unwrap_or("everyone"))
                                @if let Some(people) = group.respondents { small { "n " (people) } }
                            }
                        }
                    }
                }
                tbody { @for id in rows { (line(report, id, groups)) } }
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

fn line(report: &Report, id: &str, groups: &[&SegmentScores]) -> Markup {
    let of = |group: &SegmentScores| group.outcomes.iter().find(|row| row.outcome == id).cloned();
    let first = groups.iter().find_map(|group| of(group));
    let statement = first.as_ref().map_or("", |row| row.statement.as_str());
    let hidden = |group: &SegmentScores| {
        report.hidden.iter().any(|one| one.outcome == id && Some(one.segment.as_str()) == group.segment.as_deref())
    };
    html! {
        tr {
            th.what scope="row" lang=(report.language) { (said(statement, id)) }
            @for group in groups { (cell(of(group), hidden(group))) }
        }
    }
}

fn cell(row: Option<OutcomeScore>, hidden: bool) -> Markup {
    html! {
        @match row {
            Some(row) => {
                @let OutcomeCounts { important: [important, of], satisfied: [satisfied, out_of], .. } = row.counts;
                td.figure.(class(&row)).hidden-here[hidden] {
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
