//! Small pieces of SVG that several plots share: scales, and the bar of an interval.

use maud::{Markup, html};

/// A scale from values to places in a drawing.
#[derive(Clone, Copy)]
pub struct Scale {
    pub values: [f64; 2],
    pub places: [f64; 2],
}

impl Scale {
    /// The place of a value; values beyond the ends stay at the ends.
    pub fn at(&self, value: f64) -> f64 {
        let [from, to] = self.values;
        let [start, end] = self.places;
        start + (value.clamp(from, to) - from) / (to - from) * (end - start)
    }
}

/// A place as it is written: tenths are finer than any screen.
pub fn place(place: f64) -> String {
    let text = format!("{place:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// How an interval is drawn.
pub struct Bar<'b> {
    /// The ends of the scale.
    pub ends: [f64; 2],
    pub interval: [f64; 2],
    pub at: f64,
    /// Lines across, such as thresholds.
    pub lines: &'b [f64],
    /// Whether the mark is filled.
    pub sure: bool,
    /// The class that gives the colour.
    pub class: &'b str,
}

impl Bar<'_> {
    /// A line from limit to limit and a mark between; figures stand beside it, so it is hidden from who listens.
    pub fn draw(&self) -> Markup {
        let scale = Scale { values: self.ends, places: [4.0, 156.0] };
        let [lo, hi] = self.interval.map(|limit| place(scale.at(limit)));
        html! {
            svg.bar.(self.class) viewBox="0 0 160 16" aria-hidden="true" focusable="false" {
                path.base d="M4 8H156" {}
                @for (at, line) in self.lines.iter().enumerate().filter(|(_, line)| self.ends[0] <= **line && **line <= self.ends[1]) {
                    @let x = place(scale.at(*line));
                    path.line.first[at == 0] d={ "M" (x) " 1V15" } {}
                }
                path.reach d={ "M" (lo) " 8H" (hi) } {}
                circle.sure[self.sure] cx=(place(scale.at(self.at))) cy="8" r="4" {}
            }
        }
    }
}
