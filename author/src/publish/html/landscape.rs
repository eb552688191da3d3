//! Importance against satisfaction: the regions, every outcome as a point, and those that are certainly underserved by number, with their intervals.

use super::labels::{self, Box};
use super::plot::{Scale, place};
use crate::publish::figures::{between, count, one, said};
use crate::publish::{ProfileRow, Report, is_underserved};
use crate::survey::{OutcomeCounts, OutcomeScore, SegmentScores};
use jobpack::score::Share;
use maud::{Markup, html};

/// The side of the drawing, and its margins.
const SIDE: f64 = 400.0;
const LEFT: f64 = 40.0;
const BOTTOM: f64 = 42.0;
const EDGE: f64 = 8.0;

/// So many points have a number at most.
const NUMBERED: usize = 24;

/// So many are named beside the drawing.
const LISTED: usize = 8;

pub fn section(report: &Report) -> Option<Markup> {
    let (everyone, profile) = (report.everyone.as_ref()?, report.profile.as_ref()?);
    if everyone.outcomes.is_empty() {
        return None;
    }
    let numbered = numbered(everyone);
    let first = numbered.iter().take(LISTED);
    Some(html! {
        p {
            "Each point is an outcome. The further right, the more people find it important; the lower, the fewer are satisfied. "
            "Below the line of " (profile.thresholds[0]) " an outcome is underserved. A filled point is certain: its whole interval lies in its region."
        }
        div.split {
            figure {
                (draw(everyone, profile, &numbered))
                figcaption { (legend()) }
            }
            div {
                h3 { @if numbered.iter().any(|&at| everyone.outcomes[at].certain) { "Certainly underserved" } @else { "Highest opportunities" } }
                ol.key {
                    @for &at in first {
                        @let row = &everyone.outcomes[at];
                        li value=(at + 1) {
                            a href={ "#o-" (at + 1) } lang=(report.language) { (said(&row.statement, &row.outcome)) }
                            " " strong { (one(row.opportunity)) } " " span.muted { "(" (between(row.interval)) ")" }
                        }
                    }
                }
                @if numbered.len() > LISTED { p.muted { "The other numbers stand in the " a href="#ranking" { "ranking" } "." } }
            }
        }
    })
}

/// The places of the outcomes that have a number: those that are certainly underserved, or else the best few.
fn numbered(everyone: &SegmentScores) -> Vec<usize> {
    let certain = |at: &usize| everyone.outcomes[*at].certain && is_underserved(&everyone.outcomes[*at]);
    let all: Vec<usize> = (0..everyone.outcomes.len()).filter(certain).take(NUMBERED).collect();
    if all.is_empty() { (0..everyone.outcomes.len().min(5)).collect() } else { all }
}

fn legend() -> Markup {
    html! {
        ul.legend {
            @for (class, name) in [("underserved", "underserved"), ("stakes", "table stakes"), ("right", "appropriately served"), ("overserved", "overserved")] {
                li { svg.swatch.(class) viewBox="0 0 12 12" aria-hidden="true" focusable="false" { circle.sure cx="6" cy="6" r="4" {} } (name) }
            }
            li { svg.swatch viewBox="0 0 12 12" aria-hidden="true" focusable="false" { circle cx="6" cy="6" r="4" {} } "not certain" }
            li { svg.swatch.cross viewBox="0 0 12 12" aria-hidden="true" focusable="false" { path d="M0 6H12M6 0V12" {} } "95 % interval" }
        }
    }
}

/// The scales of the drawing; ends without points are cut off, but never the middle of the field.
struct Field {
    x: Scale,
    y: Scale,
}

impl Field {
    fn of(rows: &[OutcomeScore]) -> Self {
        let least = |value: fn(&OutcomeScore) -> f64| rows.iter().map(value).fold(10.0, f64::min);
        let from = |least: f64| (least - 0.5).floor().clamp(0.0, 4.0);
        let (x, y) = (from(least(|row| row.importance)), from(least(|row| row.satisfaction)));
        Self {
            x: Scale { values: [x, 10.0], places: [LEFT, SIDE - EDGE] },
            y: Scale { values: [y, 10.0], places: [SIDE - BOTTOM, EDGE] },
        }
    }

    fn at(&self, row: &OutcomeScore) -> (f64, f64) {
        (self.x.at(row.importance), self.y.at(row.satisfaction))
    }

    /// A figure with these corners, in points. Corners may lie outside; what is drawn is clipped.
    fn corners(&self, corners: &[(f64, f64)]) -> String {
        let linear = |scale: &Scale, value: f64| {
            let ([from, to], [start, end]) = (scale.values, scale.places);
            start + (value - from) / (to - from) * (end - start)
        };
        let corner = |&(x, y): &(f64, f64)| format!("{},{}", place(linear(&self.x, x)), place(linear(&self.y, y)));
        corners.iter().map(corner).collect::<Vec<_>>().join(" ")
    }
}

fn draw(everyone: &SegmentScores, profile: &ProfileRow, numbered: &[usize]) -> Markup {
    let rows = &everyone.outcomes;
    let field = Field::of(rows);
    let told = format!(
        "{} by importance, from left to right, and satisfaction, from bottom to top. The ranking below has every figure.",
        count(rows.len(), "outcome")
    );
    html! {
        svg.landscape viewBox={ "0 0 " (SIDE) " " (SIDE) } role="img" aria-labelledby="landscape-title landscape-text" {
            title #landscape-title { "Opportunity landscape" }
            desc #landscape-text { (told) }
            (regions(&field, profile))
            (axes(&field))
            @for (at, row) in rows.iter().enumerate().rev() { @if !numbered.contains(&at) { (point(&field, at, row)) } }
            @for &at in numbered { (cross(&field, &rows[at])) }
            @for &at in numbered { (point(&field, at, &rows[at])) }
            (numbers(&field, rows, numbered))
        }
    }
}

fn regions(field: &Field, profile: &ProfileRow) -> Markup {
    let [first, second, third] = profile.thresholds;
    let [importance, satisfaction] = profile.table_stakes;
    let line = |threshold: f64| field.corners(&[(threshold / 2.0, 0.0), (10.0, 20.0 - threshold)]);
    let inner = |scale: &Scale| (scale.places[0].min(scale.places[1]), (scale.places[1] - scale.places[0]).abs());
    let ((x, width), (y, height)) = (inner(&field.x), inner(&field.y));
    html! {
        clipPath #field { rect x=(place(x)) y=(place(y)) width=(place(width)) height=(place(height)) {} }
        g clip-path="url(#field)" {
            rect.right x=(place(x)) y=(place(y)) width=(place(width)) height=(place(height)) {}
            polygon.overserved points=(field.corners(&[(0.0, 0.0), (10.0, 10.0), (0.0, 10.0)])) {}
            polygon.stakes points=(field.corners(&[(importance, satisfaction), (10.0, satisfaction), (10.0, 10.0), (importance, 10.0)])) {}
            polygon.underserved points=(field.corners(&[(first / 2.0, 0.0), (10.0, 0.0), (10.0, 20.0 - first)])) {}
            polyline.threshold.first points=(line(first)) {}
            polyline.threshold points=(line(second)) {}
            polyline.threshold points=(line(third)) {}
            @for threshold in profile.thresholds {
                // Each line is named where it leaves the field, at the bottom or at the right.
                @let bottom = field.y.values[0];
                text.region x=(place(field.x.at((threshold + bottom) / 2.0) + 3.0)) y=(place(field.y.at(bottom) - 4.0)) { (threshold) }
            }
        }
        text.region.on-underserved x=(place(field.x.at(10.0) - 5.0)) y=(place(field.y.at(field.y.values[0]) - 20.0)) text-anchor="end" { "underserved" }
        text.region x=(place(field.x.at(10.0) - 5.0)) y=(place(field.y.at(10.0) + 13.0)) text-anchor="end" { "table stakes" }
        text.region x=(place(field.x.at(field.x.values[0]) + 5.0)) y=(place(field.y.at(10.0) + 13.0)) { "overserved" }
        @let low = field.y.values[0];
        text.region.wide x=(place(field.x.at(field.x.values[0].max(low + 0.7)) + 5.0)) y=(place(field.y.at(low) - 20.0)) { "appropriately served" }
    }
}

fn axes(field: &Field) -> Markup {
    let ticks = |scale: &Scale| (scale.values[0] as u32..=10).filter(|tick| tick % 2 == 0).collect::<Vec<_>>();
    let (left, bottom) = (field.x.places[0], field.y.places[0]);
    let [middle_x, middle_y] = [&field.x, &field.y].map(|scale| place((scale.places[0] + scale.places[1]) / 2.0));
    html! {
        @for tick in ticks(&field.x) {
            text.tick x=(place(field.x.at(tick.into()))) y=(place(bottom + 14.0)) text-anchor="middle" { (tick) }
        }
        @for tick in ticks(&field.y) {
            text.tick x=(place(left - 6.0)) y=(place(field.y.at(tick.into()) + 4.0)) text-anchor="end" { (tick) }
        }
        text.axis x=(middle_x) y=(place(bottom + 33.0)) text-anchor="middle" { "importance \u{2192}" }
        text.axis x="12" y=(middle_y) text-anchor="middle" transform={ "rotate(-90 12 " (middle_y) ")" } { "satisfaction \u{2192}" }
    }
}

/// The class of a region.
pub fn class(row: &OutcomeScore) -> &'static str {
    match row.region {
        "underserved" => "underserved",
        "table stakes" => "stakes",
        "overserved" => "overserved",
        _ => "right",
    }
}

fn point(field: &Field, at: usize, row: &OutcomeScore) -> Markup {
    let (x, y) = field.at(row);
    let figures = format!(
        "{}. {}: importance {}, satisfaction {}, opportunity {} ({})",
        at + 1,
        said(&row.statement, &row.outcome),
        one(row.importance),
        one(row.satisfaction),
        one(row.opportunity),
        between(row.interval)
    );
    html! {
        g.(class(row)) { circle.sure[row.certain] cx=(place(x)) cy=(place(y)) r="3.6" { title { (figures) } } }
    }
}

/// The limits of importance and of satisfaction, as a cross.
fn cross(field: &Field, row: &OutcomeScore) -> Markup {
    let OutcomeCounts { important: [important, of], satisfied: [satisfied, out_of], .. } = row.counts;
    let limits = |top: u32, n: u32| Share::new(top, n).ok()?.interval();
    let (x, y) = field.at(row);
    let points = |milli: u32| f64::from(milli) / 1_000.0;
    let along = limits(important, of).map(|of| (field.x.at(points(of.lo)), field.x.at(points(of.hi))));
    let across = limits(satisfied, out_of).map(|of| (field.y.at(points(of.lo)), field.y.at(points(of.hi))));
    html! {
        @if let (Some((left, right)), Some((low, high))) = (along, across) {
            path.cross d={ "M" (place(left)) " " (place(y)) "H" (place(right)) "M" (place(x)) " " (place(low)) "V" (place(high)) } {}
        }
    }
}

/// The numbers of the ranking beside their points, out of each other's way; a line leads to those that stand apart.
fn numbers(field: &Field, rows: &[OutcomeScore], numbered: &[usize]) -> Markup {
    let rest = (0..rows.len()).filter(|at| !numbered.contains(at));
    let points: Vec<(f64, f64)> = numbered.iter().copied().chain(rest).map(|at| field.at(&rows[at])).collect();
    let sizes: Vec<(f64, f64)> = numbered.iter().map(|at| (if *at < 9 { 9.0 } else { 16.0 }, 12.0)).collect();
    let (left, top) = (field.x.places[0], field.y.places[1]);
    let frame = Box { x: left, y: top, width: field.x.places[1] - left, height: field.y.places[0] - top };
    let placed = labels::place(&points, &sizes, frame);
    html! {
        @for ((at, label), (x, y)) in numbered.iter().zip(&placed).zip(&points) {
            @let (middle_x, middle_y) = label.middle();
            @let distance = libm::hypot(middle_x - x, middle_y - y);
            @if distance > 15.0 {
                @let reach = (distance - 8.0) / distance;
                path.lead-line d={ "M" (place(*x)) " " (place(*y)) "L" (place(x + (middle_x - x) * reach)) " " (place(y + (middle_y - y) * reach)) } {}
            }
            text.number x=(place(middle_x)) y=(place(middle_y + 4.0)) text-anchor="middle" { (at + 1) }
        }
    }
}
