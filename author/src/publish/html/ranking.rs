//! Every outcome in the order of its opportunity, with its interval, its ranks and the counts behind it.

use super::landscape::class;
use super::plot::Bar;
use crate::publish::figures::{between, count, one, percent, ranks, said};
use crate::publish::{ProfileRow, Report, is_underserved};
use crate::survey::{OutcomeCounts, OutcomeScore, SegmentScores};
use maud::{Markup, html};

/// At least so many rows are shown at once.
const SHOWN: usize = 12;

pub fn section(report: &Report) -> Option<Markup> {
    let (everyone, profile) = (report.everyone.as_ref()?, report.profile.as_ref()?);
    let rows: Vec<(usize, &OutcomeScore)> = everyone.outcomes.iter().enumerate().collect();
    let underserved = rows.iter().filter(|(_, row)| is_underserved(row)).count();
    let (first, rest) = rows.split_at(underserved.max(SHOWN).min(rows.len()));
    Some(html! {
        p {
            "Opportunity is importance plus what satisfaction lacks, from 0 to 20. The thick line is its 95\u{a0}% interval; the marks across stand at "
            (profile.thresholds[0]) ", " (profile.thresholds[1]) " and " (profile.thresholds[2])
            ". Outcomes of one tier cannot be told apart from its first by this survey, whatever their order here. Every figure rests on three "
            "counts: how many find it important, how many are satisfied, and how many are both."
        }
        @if report.weighted {
            p.muted {
                "Respondents count by their weights: shares are weighted, and the counts are those of the effective sample, which says how many people of equal weight would be as sure."
            }
        }
        (table("Outcomes by opportunity", first, report, profile))
        @if !rest.is_empty() {
            details {
                summary { "The other " (count(rest.len(), "outcome")) }
                (table("The other outcomes", rest, report, profile))
            }
        }
        (left_out(everyone))
    })
}

/// Whole points below and above all intervals of these rows, so that the drawings differ as much as they can.
fn ends(rows: &[(usize, &OutcomeScore)]) -> [f64; 2] {
    let limits = || rows.iter().flat_map(|(_, row)| row.interval);
    [limits().fold(20.0, f64::min).floor(), limits().fold(0.0, f64::max).ceil()]
}

fn table(caption: &str, rows: &[(usize, &OutcomeScore)], report: &Report, profile: &ProfileRow) -> Markup {
    let ends = ends(rows);
    html! {
        table.cards role="table" {
            caption { (caption) }
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { "#" }
                    th scope="col" role="columnheader" { "Outcome" }
                    th scope="col" role="columnheader" { (ends[0]) " to " (ends[1]) " of 20" }
                    th.figure scope="col" role="columnheader" { "Opportunity" }
                    th.figure scope="col" role="columnheader" { "Ranks" }
                    th.figure scope="col" role="columnheader" { "Important" }
                    th.figure scope="col" role="columnheader" { "Satisfied" }
                    th scope="col" role="columnheader" { "Region" }
                }
            }
            @for tier in rows.chunk_by(|(_, one), (_, next)| one.inferred.tier == next.inferred.tier) {
                tbody role="rowgroup" {
                    @if let Some((_, first)) = tier.first() {
                        tr.tier role="row" { th colspan="8" scope="rowgroup" role="rowheader" { "Tier " (first.inferred.tier) } }
                    }
                    @for (at, row) in tier { (line(*at, row, ends, report, profile)) }
                }
            }
        }
    }
}

fn line(at: usize, row: &OutcomeScore, ends: [f64; 2], report: &Report, profile: &ProfileRow) -> Markup {
    let OutcomeCounts { important: [important, of], satisfied: [satisfied, out_of], both } = row.counts;
    let bar = Bar {
        ends,
        interval: row.interval,
        at: row.opportunity,
        lines: &profile.thresholds,
        sure: row.certain,
        class: class(row),
    };
    html! {
        tr role="row" id={ "o-" (at + 1) } {
            td.rank role="cell" { (at + 1) }
            th.what scope="row" role="rowheader" {
                span lang=(report.language) { (said(&row.statement, &row.outcome)) }
                @if !row.statement.is_empty() { " " code { (row.outcome) } }
            }
            td.plot role="cell" { (bar.draw()) }
            td.figure.all role="cell" data-name="Opportunity" { strong { (one(row.opportunity)) } small { (between(row.interval)) } }
            td.figure role="cell" data-name="Ranks" { span { (ranks(row.ranks)) } small { "jointly " (ranks(row.inferred.ranks_together)) } }
            td.figure role="cell" data-name="Important" { (one(row.importance)) small { (important) " of " (of) } }
            td.figure role="cell" data-name="Satisfied" { (one(row.satisfaction)) small { (satisfied) " of " (out_of) } small { (both) " both" } }
            td role="cell" data-name="Region" { span.tag.(class(row)) { (row.region) } @if row.certain { small { "certain" } } @else if is_underserved(row) { small { (percent(row.inferred.probability)) " sure" } } }
        }
    }
}

fn left_out(everyone: &SegmentScores) -> Markup {
    html! {
        @if everyone.excluded > 0 {
            p.muted { (count(everyone.excluded as usize, "answer")) " to one of the two questions without the other were left out." }
        }
        @if !everyone.unscored.is_empty() { p.muted { "Without usable answers: " (everyone.unscored.join(", ")) "." } }
    }
}
