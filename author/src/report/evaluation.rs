//! How well a pack answers.

use super::{Answer, Column, Page, Table};
use jobpack_author::eval::Measures;
use serde::Serialize;
use std::io;
use std::time::Duration;

/// The measures, rounded for showing: four decimals, and tenths of a microsecond.
#[derive(Debug, Serialize)]
pub struct Rounded {
    pub judged: usize,
    pub ndcg_10: f64,
    pub mrr_10: f64,
    pub recall_100: f64,
}

impl From<Measures> for Rounded {
    fn from(measures: Measures) -> Self {
        let Measures { queries, ndcg_10, mrr_10, recall_100 } = measures;
        Self { judged: queries, ndcg_10: decimals(ndcg_10), mrr_10: decimals(mrr_10), recall_100: decimals(recall_100) }
    }
}

fn decimals(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

/// Microseconds with one decimal.
pub fn micros(time: Duration) -> f64 {
    (time.as_secs_f64() * 1e7).round() / 10.0
}

/// What `eval` found out.
#[derive(Debug, Serialize)]
pub struct Evaluation {
    #[serde(flatten)]
    pub measures: Rounded,
    pub queries: usize,
    pub without_hit: f64,
    pub median_us: f64,
    pub p99_us: f64,
}

impl Answer for Evaluation {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        let mut table = Table::new(&[Column::Left(""), Column::Right(""), Column::Left("")]);
        let mut row = |name: &str, figure: String, note: &str| table.row([name.into(), figure, note.into()]);
        let Rounded { judged, ndcg_10, mrr_10, recall_100 } = self.measures;
        row("nDCG@10", format!("{ndcg_10:.4}"), "the best answers first");
        row("MRR@10", format!("{mrr_10:.4}"), "one over the place of the first good answer");
        row("recall@100", format!("{recall_100:.4}"), "good answers among the first hundred");
        row("without a hit", format!("{:.2} %", self.without_hit * 100.0), "of all queries");
        row("median time", format!("{:.1} us", self.median_us), "a query");
        row("p99 time", format!("{:.1} us", self.p99_us), "");
        row("queries", self.queries.to_string(), &format!("{judged} of them judged, with a good answer"));
        table.print(page)
    }
}
