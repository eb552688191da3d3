//! The report as one page that needs nothing else: no network, no script, no fonts but those of the reader.
//!
//! Invariants: every text goes through the escaping of the template, and nothing else writes markup; every plot stands beside a table or a sentence with
//! the same figures, so that nobody needs to see it. Cost: the size of the page.

mod coverage;
mod labels;
mod landscape;
mod method;
mod plan;
mod plot;
mod ranking;
mod segments;

use super::Report;
use super::figures::{count, grouped, percent, percents, tenths};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");

/// Nothing is loaded from anywhere, and nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// A part of the page: its anchor, its name in the contents, and how it is written where there is something to write.
type Part = (&'static str, &'static str, Option<Markup>);

/// The whole page.
pub fn page(report: &Report) -> String {
    let parts: [Part; 7] = [
        ("landscape", "Opportunity landscape", landscape::section(report)),
        ("ranking", "Ranking", ranking::section(report)),
        ("segments", "Segments", segments::section(report)),
        ("coverage", "Coverage", coverage::section(report)),
        ("make", "What to make next", plan::make(report)),
        ("retire", "What to retire", plan::retire(report)),
        ("method", "Method", Some(method::section(report))),
    ];
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (report.title) ": what to make, and why" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#answer" { "Skip to the answer" }
                (head(report))
                main {
                    (answer(report))
                    nav aria-label="Contents" {
                        ul { @for (id, name, part) in &parts { @if part.is_some() { li { a href={ "#" (id) } { (name) } } } } }
                    }
                    @for (id, name, part) in parts {
                        @if let Some(part) = part {
                            section id=(id) aria-labelledby={ "head-" (id) } {
                                h2 id={ "head-" (id) } { (name) }
                                (part)
                            }
                        }
                    }
                }
                footer { p { "Computed by jobpack " (env!("CARGO_PKG_VERSION")) ". The same project gives the same page." } }
            }
        }
    };
    page.into_string()
}

fn head(report: &Report) -> Markup {
    let edition = (report.edition > 0).then(|| format!("Edition {}", report.edition));
    let made_for = (!report.made_for.is_empty()).then(|| format!("made for {}", report.made_for));
    let curator = (!report.curator.is_empty()).then(|| report.curator.clone());
    let facts: Vec<String> = [curator, edition, made_for].into_iter().flatten().collect();
    html! {
        header {
            p.kicker { "What people need, what serves it, what to make next" }
            h1 lang=(report.language) { (report.title) }
            @if !facts.is_empty() { p.facts { (facts.join(" \u{b7} ")) } }
        }
    }
}

fn answer(report: &Report) -> Markup {
    html! {
        section #answer aria-label="The answer" {
            p.lead { (report.answer.join(" ")) }
            (tiles(report))
            @if report.errors > 0 {
                p.note { "The project has " (count(report.errors, "error")) ", so it cannot be built yet and some of it may be missing here." }
            }
        }
    }
}

/// The few figures that matter most.
fn tiles(report: &Report) -> Markup {
    let mut tiles: Vec<(String, &str, String)> = Vec::new();
    if let Some(everyone) = &report.everyone {
        let certain = everyone.outcomes.iter().filter(|row| row.certain && super::is_underserved(row)).count();
        let all = everyone.outcomes.iter().filter(|row| super::is_underserved(row)).count();
        if let Some(people) = everyone.respondents {
            tiles.push((
                grouped(people),
                "respondents",
                format!("rated {}", count(everyone.outcomes.len(), "outcome")),
            ));
        }
        tiles.push((certain.to_string(), "certainly underserved", format!("of {all} that score so")));
    }
    if let Some(coverage) = &report.coverage {
        match coverage.weighted.first() {
            Some(all) => tiles.push((tenths(all.share), "of the opportunity covered", percents(all.interval))),
            None => tiles.extend(coverage.outcomes.share().map(|share| {
                let of = count(coverage.outcomes.of as usize, "outcome");
                (percent(share), "of the outcomes covered", format!("{} of {of}", coverage.outcomes.covered))
            })),
        }
        tiles.push((coverage.make.len().to_string(), "gaps to fill", "ranked below".to_owned()));
    }
    html! {
        ul.tiles {
            @for (figure, what, more) in tiles { li { strong { (figure) } span { (what) } small { (more) } } }
        }
    }
}
