//! How well a pack answers questions with known answers.

use super::failing::json;
use super::watch::Watch;
use crate::pack::Pack;
use jobpack_author::eval::{Evaluated, Judgements, Query, evaluate};
use jobpack_author::fault::Fault;
use jobpack_author::progress::{Progress, Stage};
use pyo3::prelude::*;
use serde_json::json;

/// The measures as JSON; queries are pairs of id and text, judgements triples of query, resource and grade.
#[pyfunction]
pub fn author_evaluate(
    pack: &Bound<'_, Pack>,
    queries: Vec<(String, String)>,
    judgements: Vec<(String, String, i64)>,
    progress: Option<Py<PyAny>>,
) -> PyResult<String> {
    let queries: Vec<Query> = queries.into_iter().map(|(id, text)| Query { id, text }).collect();
    let mut grades = Judgements::new();
    for (query, resource, grade) in judgements {
        grades.entry(query).or_default().insert(resource, grade);
    }
    let (engine, total) = (*pack.get().engine(), queries.len() as u64);
    let evaluated = Watch::new(progress).run(pack.py(), |watch| {
        watch.stage(Stage::Asking);
        let mut done = 0;
        let asked = || {
            done += 1;
            watch.advance("", done, total);
            !watch.stopped()
        };
        evaluate(&engine, &queries, &grades, asked).ok_or_else(Fault::stopped)
    })?;
    let Evaluated { measures, without_hit } = evaluated;
    json(&json!({
        "judged": measures.queries,
        "queries": total,
        "ndcg_10": measures.ndcg_10,
        "mrr_10": measures.mrr_10,
        "recall_100": measures.recall_100,
        "without_hit": without_hit,
    }))
}
