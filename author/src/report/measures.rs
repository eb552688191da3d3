//! Outcomes by other measures than opportunity.

use super::scores::WEIGHTED;
use super::style::{DIM, STRONG};
use super::{Answer, Column, Page, Table};
use jobpack_author::survey::measures::kano::Kano;
use jobpack_author::survey::measures::maxdiff::MaxDiff;
use jobpack_author::survey::measures::{Measured, Measures};
use serde::Serialize;
use std::io::{self, Write};

/// What was measured, and by what.
#[derive(Serialize)]
#[serde(untagged)]
pub enum MeasureTable {
    /// Of ratings.
    Ratings {
        /// The measure that rows are ordered by.
        measure: String,
        /// Everyone, the segment that was asked for, or each.
        measures: Vec<Measures>,
    },
    /// Of Kano's questions.
    Kano {
        /// The outcomes, what people feel most about first.
        kano: Vec<Kano>,
    },
    /// Of best and worst choices.
    MaxDiff {
        /// The outcomes, the best first.
        maxdiff: Vec<MaxDiff>,
    },
}

impl Answer for MeasureTable {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        match self {
            Self::Ratings { measure, measures } => {
                measures.iter().try_for_each(|one| print_ratings(page, measure, one))
            }
            Self::Kano { kano } => print_kano(page, kano),
            Self::MaxDiff { maxdiff } => print_max_diff(page, maxdiff),
        }
    }
}

const RATINGS: &[Column] = &[
    Column::Left("outcome"),
    Column::Right("n"),
    Column::Right("opp"),
    Column::Right("gap"),
    Column::Right("95 %"),
    Column::Right("value left"),
    Column::Right("index"),
    Column::Right("mean imp"),
    Column::Right("mean sat"),
    Column::Right("mean opp"),
    Column::Left("quadrant"),
];

fn print_ratings(page: &mut Page, measure: &str, measures: &Measures) -> io::Result<()> {
    if let Some(segment) = &measures.segment {
        writeln!(page, "{STRONG}{segment}{STRONG:#}")?;
    }
    if measures.weighted {
        page.paragraph("", WEIGHTED)?;
    }
    let figure = |row: &Measured| match measure {
        "gap" => row.gap,
        "value" => row.value_left,
        "means" => row.mean_opportunity,
        "quadrants" => row.mean_importance - row.mean_satisfaction,
        _ => row.opportunity,
    };
    let mut rows: Vec<&Measured> = measures.outcomes.iter().collect();
    rows.sort_by(|a, b| figure(b).total_cmp(&figure(a)));
    let mut table = Table::new(RATINGS);
    for row in rows {
        let [lo, hi] = row.gap_interval;
        table.row([
            row.outcome.clone(),
            row.n.to_string(),
            format!("{:.1}", row.opportunity),
            format!("{:.1}", row.gap),
            format!("{lo:.1} to {hi:.1}"),
            format!("{:.1}", row.value_left),
            row.index.map_or_else(|| "-".to_owned(), |index| format!("{index:.2}")),
            format!("{:.2}", row.mean_importance),
            format!("{:.2}", row.mean_satisfaction),
            format!("{:.2}", row.mean_opportunity),
            row.quadrant.to_owned(),
        ]);
    }
    table.print(page)?;
    let [importance, satisfaction] = measures.cut_at;
    writeln!(page, "  {DIM}quadrants meet at importance {importance:.2}, satisfaction {satisfaction:.2}{DIM:#}")?;
    page.paragraph("  ", &format!("mean ratings have {}", measures.refused))
}

const KANO: &[Column] = &[
    Column::Left("outcome"),
    Column::Right("n"),
    Column::Left("category"),
    Column::Right("better"),
    Column::Right("95 %"),
    Column::Right("worse"),
    Column::Right("95 %"),
    Column::Right("M O A I R Q"),
];

fn print_kano(page: &mut Page, rows: &[Kano]) -> io::Result<()> {
    let mut table = Table::new(KANO);
    let share = |share: Option<f64>| share.map_or_else(|| "-".to_owned(), |share| format!("{share:.2}"));
    let interval = |limits: Option<[f64; 2]>| limits.map_or_else(String::new, |[lo, hi]| format!("{lo:.2} to {hi:.2}"));
    for row in rows {
        let Kano { must_be, one_dimensional, attractive, indifferent, reversed, questionable, .. } = row;
        table.row([
            row.outcome.clone(),
            row.n.to_string(),
            format!("{}{}", row.category, if row.certain { " (certain)" } else { "" }),
            share(row.better),
            interval(row.better_interval),
            share(row.worse),
            interval(row.worse_interval),
            format!("{must_be} {one_dimensional} {attractive} {indifferent} {reversed} {questionable}"),
        ]);
    }
    table.print(page)
}

const MAX_DIFF: &[Column] = &[
    Column::Left("outcome"),
    Column::Right("n"),
    Column::Right("shown"),
    Column::Right("best"),
    Column::Right("worst"),
    Column::Right("best - worst"),
    Column::Right("95 %"),
];

fn print_max_diff(page: &mut Page, rows: &[MaxDiff]) -> io::Result<()> {
    let mut table = Table::new(MAX_DIFF);
    for row in rows {
        let [lo, hi] = row.interval;
        table.row([
            row.outcome.clone(),
            row.n.to_string(),
            row.shown.to_string(),
            row.best.to_string(),
            row.worst.to_string(),
            format!("{:.2}", row.score),
            format!("{lo:.2} to {hi:.2}"),
        ]);
    }
    table.print(page)
}
