//! What to make next, and what to retire.

use super::segments;
use crate::coverage::{Gap, Make, Retire};
use crate::publish::Report;
use crate::publish::figures::{between, count, listed, one, plural, said};
use maud::{Markup, html};

/// So many are shown at once.
const SHOWN: usize = 10;

pub fn make(report: &Report) -> Option<Markup> {
    let coverage = report.coverage.as_ref()?;
    let (first, rest) = coverage.make.split_at(coverage.make.len().min(SHOWN));
    Some(html! {
        @if first.is_empty() { p { "Nothing: all that is underserved is served, at work too." } }
        @else {
            p {
                "In the order of the opportunity that is left: all of it where nothing serves the outcome, the part that the strength lacks where help is weak, three fifths "
                "where help comes only ahead of the work. What only a segment lacks counts by the segment\u{2019}s share of the respondents."
            }
            ol.make { @for make in first { (card(make, report)) } }
            @if !rest.is_empty() {
                details {
                    summary { (count(rest.len(), "more gap")) }
                    ol.make start=(SHOWN + 1) { @for make in rest { (card(make, report)) } }
                }
            }
        }
        @if coverage.left_alone > 0 {
            p.muted { (count(coverage.left_alone as usize, "more outcome")) " have nothing and are left alone, since they are not underserved." }
        }
    })
}

fn card(make: &Make, report: &Report) -> Markup {
    let gap = match make.gap {
        Gap::Nothing => "nothing serves it",
        Gap::Weak => "served weakly",
        Gap::OnlyAhead => "served only ahead of the work",
    };
    html! {
        li {
            h3 lang=(report.language) { (said(&make.statement, &make.need)) }
            p.badges {
                @if let (Some(opportunity), Some(interval)) = (make.opportunity, make.interval) {
                    span.tag.underserved { "opportunity " (one(opportunity)) " (" (between(interval)) @if let Some(n) = make.n { ", n " (n) } ")" }
                    " " span.tag { @if make.certain { "certain" } @else { "not certain" } }
                } @else { span.tag { "not rated" } }
                " " span.tag { (gap) }
                @if let Some(segment) = &make.segment { " " span.tag { "for " (segment) } }
                @if let Some(left) = make.left.filter(|left| Some(*left) != make.opportunity) { " " span.tag { (one(left)) " of it left" } }
            }
            (brief(make, report))
        }
    }
}

/// What the resource should do, in sentences.
fn brief(make: &Make, report: &Report) -> Markup {
    let language = &report.language;
    html! {
        dl {
            @if !make.executor.is_empty() { dt { "For" } dd lang=(language) { (make.executor) } }
            @if !make.job_statement.is_empty() && make.job != make.need {
                dt { "In the job" } dd { span lang=(language) { (make.job_statement) } @if !make.step.is_empty() { ", at the step " strong { (make.step) } } }
            }
            @if !make.moments.is_empty() { dt { "Moments without help" } dd { (listed(&make.moments)) } }
            @if !make.ways.is_empty() {
                dt { "People say" }
                dd lang=(language) { @for (at, way) in make.ways.iter().take(3).enumerate() { @if at > 0 { "; " } q { (way) } } }
            }
            @if !make.resources.is_empty() {
                dt { "There is" }
                dd { @for (at, id) in make.resources.iter().enumerate() { @if at > 0 { ", " } code { (id) } } }
            }
            dt { "Serves" }
            dd { code { (make.need) } " (" (make.kind) ")" @if let Some(anchor) = segments::anchor(make, report) { ", " a href=(anchor) { "its counts" } } }
        }
    }
}

pub fn retire(report: &Report) -> Option<Markup> {
    let coverage = report.coverage.as_ref()?;
    if coverage.programme.resources == 0 {
        return None;
    }
    let minutes: u64 = coverage.retire.iter().filter_map(|row| row.resource.minutes).map(u64::from).sum();
    Some(html! {
        @if coverage.retire.is_empty() { p { "Nothing serves no need, stands twice, is out of date or serves only what is overserved." } }
        @else {
            p { (count(coverage.retire.len(), "resource")) " of " (plural(minutes, "minute")) ". Retire what has no use, keep one of two, and look again at the rest." }
            table.cards role="table" {
                caption { "Resources to retire, merge or review" }
                thead role="rowgroup" {
                    tr role="row" {
                        th scope="col" role="columnheader" { "Resource" }
                        th scope="col" role="columnheader" { "Do" }
                        th scope="col" role="columnheader" { "Why" }
                        th.figure scope="col" role="columnheader" { "Minutes" }
                    }
                }
                tbody role="rowgroup" { @for row in &coverage.retire { (line(row, &report.language)) } }
            }
        }
    })
}

fn line(row: &Retire, language: &str) -> Markup {
    html! {
        tr role="row" {
            th.what scope="row" role="rowheader" { span lang=(language) { (row.resource.title) } " " code { (row.resource.resource) } }
            td role="cell" data-name="Do" { span.tag { (row.action.name()) } }
            td.wide role="cell" data-name="Why" { (row.why.join("; ")) }
            td.figure role="cell" data-name="Minutes" { @if let Some(minutes) = row.resource.minutes { (minutes) } @else { span.muted { "not said" } } }
        }
    }
}
