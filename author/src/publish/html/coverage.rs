//! What the programme covers: the share of the opportunity, the kinds of need, and job step by moment of need.

use super::plot::Bar;
use crate::coverage::{Coverage, JobGrid, KindRow, MOMENTS, StepRow, Weighted};
use crate::publish::figures::{count, grouped, one, percent, percents, plural, tenths};
use crate::publish::{Report, is_underserved};
use maud::{Markup, html};

pub fn section(report: &Report) -> Option<Markup> {
    let coverage = report.coverage.as_ref()?;
    Some(html! {
        p {
            "An outcome is covered if a resource that still holds serves it. All of this is computed from the links, the moments and the ratings of the project."
        }
        @if !coverage.weighted.is_empty() { (weighted(&coverage.weighted)) }
        div.split.even { (kinds(&coverage.kinds)) (programme(coverage, report)) }
        h3 { "Job step by moment of need" }
        p {
            "How many resources serve the outcomes of a step at each moment: doing it for the first time (new), going further (more), at work (apply), when something "
            "fails (solve), when the way of doing it changes (change). Served is how many outcomes of the step a resource serves" @if report.profile.is_some() { ", opp. the highest opportunity among them, which leads to its place in the ranking" } ". A step without outcomes has no cells."
        }
        div.grids {
            (whole(coverage, report))
            @for one in coverage.grids.iter().filter(|one| one.kind == "core") { (of_job(one, report)) }
        }
        @let others: Vec<&JobGrid> = coverage.grids.iter().filter(|one| one.kind != "core").collect();
        @if !others.is_empty() {
            details {
                summary { "The grids of the other " (count(others.len(), "job")) }
                div.grids { @for one in others { (of_job(one, report)) } }
            }
        }
        (only_ahead(coverage, &report.language))
    })
}

fn weighted(rows: &[Weighted]) -> Markup {
    html! {
        table.cards.narrow role="table" {
            caption { "Share of the opportunity that is covered" }
            thead role="rowgroup" {
                tr role="row" {
                    th scope="col" role="columnheader" { "Respondents" }
                    th scope="col" role="columnheader" { "0 to 100 %" }
                    th.figure scope="col" role="columnheader" { "Covered" }
                    th.figure scope="col" role="columnheader" { "Points" }
                    th.figure scope="col" role="columnheader" { "Outcomes" }
                }
            }
            tbody role="rowgroup" {
                @for row in rows {
                    tr role="row" {
                        th.what scope="row" role="rowheader" { (row.segment.as_deref().unwrap_or("everyone")) }
                        td.plot role="cell" { (Bar { ends: [0.0, 1.0], interval: row.interval, at: row.share, lines: &[], sure: true, class: "covered" }.draw()) }
                        td.figure.all role="cell" data-name="Covered" { strong { (tenths(row.share)) } small { (percents(row.interval)) } }
                        td.figure role="cell" data-name="Points" { (one(row.covered)) small { "of " (one(row.of)) } }
                        td.figure role="cell" data-name="Outcomes" { (row.outcomes.covered) small { "of " (row.outcomes.of) } }
                    }
                }
            }
        }
    }
}

fn kinds(kinds: &[KindRow]) -> Markup {
    html! {
        table.small {
            caption { "Kinds of need" }
            thead { tr { th scope="col" { "Kind" } th.figure scope="col" { "Covered" } th.figure scope="col" { "Described" } } }
            tbody {
                @for row in kinds {
                    tr {
                        th scope="row" { (row.kind) }
                        td.figure { @if row.needs.of > 0 { (row.needs.covered) } @else { span.muted { "\u{2013}" } } }
                        td.figure { @if row.needs.of > 0 { (row.needs.of) } @else { "none" } }
                    }
                }
            }
        }
    }
}

fn programme(coverage: &Coverage, report: &Report) -> Markup {
    let programme = &coverage.programme;
    html! {
        div {
            h3 { "The programme" }
            p {
                (count(programme.current as usize, "current resource")) " of " (grouped(programme.resources.into())) ", " (plural(programme.minutes, "minute"))
                @if programme.without_minutes > 0 { "; " (programme.without_minutes) " do not say how long they take" }
                "."
            }
            @match &programme.feature_first {
                Some(first) if first.resources.is_empty() => {
                    p { "None of it leads with a feature: each title says what one gets done before it names the product, if it does." }
                }
                Some(first) => {
                    p {
                        strong { (percent(first.share)) } " of the minutes (" (grouped(first.minutes)) ") lead with a feature: the title names the product or a feature before what one gets done."
                    }
                    ul.plain lang=(report.language) { @for row in &first.resources { li { (row.title) " " code { (row.resource) } } } }
                }
                None => { p.muted { "How much of it leads with a feature is not known: the project names no features ([check] features)." } }
            }
        }
    }
}

fn whole(coverage: &Coverage, report: &Report) -> Markup {
    let count: u32 = coverage.whole.iter().map(|row| row.outcomes.of).sum();
    let caption = html! { "All jobs together" small { (count) " outcomes" } };
    grid(&caption, coverage.whole.iter(), report)
}

fn of_job(job: &JobGrid, report: &Report) -> Markup {
    let caption = html! {
        span lang=(report.language) { (job.statement) }
        small { (job.kind) " job \u{b7} " (job.cells.covered) " of " (job.cells.of) " cells" @if job.direct > 0 { " \u{b7} " (job.direct) " for the job as a whole" } }
    };
    // Of jobs beside the core ones, only the steps that are described.
    grid(&caption, job.steps.iter().filter(|row| job.kind == "core" || row.outcomes.of > 0), report)
}

fn grid<'r>(caption: &Markup, steps: impl Iterator<Item = &'r StepRow>, report: &Report) -> Markup {
    html! {
        table.grid {
            caption { (caption) }
            thead {
                tr {
                    th scope="col" { "Step" }
                    @for moment in MOMENTS { th scope="col" { (moment) } }
                    th.served scope="col" { "served" }
                    @if report.profile.is_some() { th.highest scope="col" { abbr title="the highest opportunity of the step" { "opp." } } }
                }
            }
            tbody { @for row in steps { (step(row, report)) } }
        }
    }
}

fn step(row: &StepRow, report: &Report) -> Markup {
    html! {
        tr.ahead[row.only_ahead] {
            th scope="row" { @if row.step.is_empty() { "no step" } @else { (row.step) } }
            @for count in row.moments {
                @if row.outcomes.of == 0 { td.none { "\u{b7}" } } @else { td.(heat(count)) { (count) } }
            }
            td.served { @if row.outcomes.of > 0 { (row.outcomes.covered) "/" (row.outcomes.of) } @else { span.muted { "\u{2013}" } } }
            @if report.profile.is_some() { td.highest { (highest(row, report)) } }
        }
    }
}

/// The highest opportunity of a step, with the way to its outcome in the ranking.
fn highest(row: &StepRow, report: &Report) -> Markup {
    let mut outcomes = report.everyone.iter().flat_map(|everyone| &everyone.outcomes);
    let place = row.highest.as_ref().and_then(|id| outcomes.position(|one| one.outcome == *id));
    let score = place.and_then(|place| report.everyone.as_ref()?.outcomes.get(place));
    html! {
        @match (place, score) {
            (Some(place), Some(score)) => { a.over[is_underserved(score)] href={ "#o-" (place + 1) } { (one(score.opportunity)) } }
            _ => { span.muted { "\u{2013}" } }
        }
    }
}

fn heat(count: u32) -> &'static str {
    match count {
        0 => "h0",
        1 => "h1",
        2..=3 => "h2",
        4..=7 => "h3",
        _ => "h4",
    }
}

fn only_ahead(coverage: &Coverage, language: &str) -> Markup {
    let steps: Vec<(&JobGrid, &StepRow)> = coverage
        .grids
        .iter()
        .flat_map(|grid| grid.steps.iter().map(move |row| (grid, row)))
        .filter(|(_, row)| row.only_ahead)
        .collect();
    html! {
        @if !steps.is_empty() {
            h3 { "Served only ahead of the work" }
            p { "All that serves these steps is for learning ahead (new, more); nothing helps at work (apply, solve, change)." }
            ul.plain {
                @for (grid, row) in steps {
                    li { strong { @if row.step.is_empty() { "no step" } @else { (row.step) } } " of \u{201c}" span lang=(language) { (grid.statement) } "\u{201d}" }
                }
            }
        }
    }
}
