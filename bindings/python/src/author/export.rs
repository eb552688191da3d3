//! Data frames out: rows of scores as an Arrow stream.

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, BooleanArray, Float64Array, RecordBatch, RecordBatchIterator, StringArray, UInt32Array};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use std::sync::Arc;

/// An outcome's score, as the Python package has it.
#[derive(FromPyObject)]
pub struct Row {
    segment: Option<String>,
    outcome: String,
    statement: String,
    n: u32,
    importance: f64,
    satisfaction: f64,
    opportunity: f64,
    low: f64,
    high: f64,
    best_rank: u32,
    worst_rank: u32,
    region: String,
    certain: bool,
    tier: u32,
    best_rank_together: u32,
    worst_rank_together: u32,
    probability: f64,
    p_holm: f64,
    p_benjamini_hochberg: f64,
    needed: u32,
    important: u32,
    satisfied: u32,
    both: u32,
}

/// A stream of one batch with a column for each field.
#[pyfunction]
pub fn score_stream(py: Python<'_>, rows: Vec<Row>) -> PyResult<Bound<'_, PyCapsule>> {
    let texts = |of: fn(&Row) -> Option<&str>| -> ArrayRef { Arc::new(rows.iter().map(of).collect::<StringArray>()) };
    let counts = |of: fn(&Row) -> u32| -> ArrayRef { Arc::new(UInt32Array::from_iter_values(rows.iter().map(of))) };
    let points = |of: fn(&Row) -> f64| -> ArrayRef { Arc::new(Float64Array::from_iter_values(rows.iter().map(of))) };
    let certain: BooleanArray = rows.iter().map(|row| Some(row.certain)).collect();
    let columns: [(&str, ArrayRef); 23] = [
        ("segment", texts(|row| row.segment.as_deref())),
        ("outcome", texts(|row| Some(&row.outcome))),
        ("statement", texts(|row| Some(&row.statement))),
        ("n", counts(|row| row.n)),
        ("importance", points(|row| row.importance)),
        ("satisfaction", points(|row| row.satisfaction)),
        ("opportunity", points(|row| row.opportunity)),
        ("low", points(|row| row.low)),
        ("high", points(|row| row.high)),
        ("best_rank", counts(|row| row.best_rank)),
        ("worst_rank", counts(|row| row.worst_rank)),
        ("region", texts(|row| Some(&row.region))),
        ("certain", Arc::new(certain)),
        ("tier", counts(|row| row.tier)),
        ("best_rank_together", counts(|row| row.best_rank_together)),
        ("worst_rank_together", counts(|row| row.worst_rank_together)),
        ("probability", points(|row| row.probability)),
        ("p_holm", points(|row| row.p_holm)),
        ("p_benjamini_hochberg", points(|row| row.p_benjamini_hochberg)),
        ("needed", counts(|row| row.needed)),
        ("important", counts(|row| row.important)),
        ("satisfied", counts(|row| row.satisfied)),
        ("both", counts(|row| row.both)),
    ];
    let batch =
        RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, name == "segment")));
    let batch = batch.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
    let schema = batch.schema();
    let stream = FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new([Ok(batch)], schema)));
    // Whoever takes the stream takes what it holds; one that nobody takes is given back with the capsule.
    PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
}
