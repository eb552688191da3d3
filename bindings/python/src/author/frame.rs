//! Data frames in: whatever hands out Arrow, or columns of Python's own values.
//!
//! Invariant: a cell means what it would mean in a file. Cost: Arrow's columns are read where they lie, by all cores; Python's values are copied once.

use arrow_array::RecordBatchReader;
use jobpack_author::fault::Fault;
use jobpack_author::progress::{Progress, Stage};
use jobpack_author::source::{Held, RatingRows, ReadError, Survey, read_frame};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString};
use pyo3_arrow::input::AnyRecordBatch;

/// What findings call it.
const NAME: &str = "data frame";

/// A data frame that was handed over.
pub enum Frame {
    /// Arrow, batch by batch.
    Arrow(Box<dyn RecordBatchReader + Send>),
    /// The names of columns, and the columns.
    Columns(Vec<String>, Vec<Vec<Cell>>),
}

/// A value of Python's own.
pub enum Cell {
    Nothing,
    Text(String),
    Whole(i128),
    Number(f64),
    Other,
}

impl Frame {
    /// An object that hands out Arrow, or a pair of names and columns.
    pub fn of(source: &Bound<'_, PyAny>) -> PyResult<Self> {
        if source.hasattr("__arrow_c_stream__")? || source.hasattr("__arrow_c_array__")? {
            return Ok(Self::Arrow(source.extract::<AnyRecordBatch>()?.into_reader()?));
        }
        let (names, columns) = source.extract::<(Vec<String>, Vec<Vec<Cell>>)>()?;
        if names.len() != columns.len() || columns.iter().any(|column| column.len() != columns[0].len()) {
            return Err(PyTypeError::new_err("the columns of a table are as long as each other, and each has a name"));
        }
        Ok(Self::Columns(names, columns))
    }

    /// Reads it as ratings.
    pub fn read(self, progress: &dyn Progress) -> Result<Survey, Box<Fault>> {
        progress.stage(Stage::Reading);
        match self {
            Self::Arrow(reader) => read_arrow(reader, progress),
            Self::Columns(names, columns) => Ok(read_columns(&names, &columns, progress)?),
        }
    }
}

fn read_columns(names: &[String], columns: &[Vec<Cell>], progress: &dyn Progress) -> Result<Survey, ReadError> {
    let rows = columns.first().map_or(0, Vec::len);
    let mut reader = RatingRows::new(NAME, names, rows as u64, progress);
    let mut cells = Vec::with_capacity(columns.len());
    for row in 0..rows {
        cells.clear();
        cells.extend(columns.iter().map(|column| column[row].held()));
        reader.row(&cells)?;
    }
    Ok(reader.finish())
}

fn read_arrow(reader: Box<dyn RecordBatchReader + Send>, progress: &dyn Progress) -> Result<Survey, Box<Fault>> {
    let names = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
    // The batches stay where they lie; what holds them is a few words each.
    let batches: Result<Vec<_>, _> = reader.collect();
    let batches = batches.map_err(|error| Fault::frame(&error.to_string()))?;
    Ok(read_frame(NAME, names, batches, progress)?)
}

impl Cell {
    const fn held(&self) -> Held<'_> {
        match self {
            Self::Nothing => Held::Nothing,
            Self::Text(text) => Held::Text(text.as_str()),
            Self::Whole(number) => Held::Whole(*number),
            Self::Number(number) => Held::Number(*number),
            Self::Other => Held::Other,
        }
    }
}

impl<'py> FromPyObject<'_, 'py> for Cell {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        Ok(if value.is_none() {
            Self::Nothing
        } else if value.is_instance_of::<PyString>() {
            Self::Text(value.extract()?)
        } else if value.is_instance_of::<PyBool>() {
            Self::Text(value.str()?.to_string().to_lowercase())
        } else if value.is_instance_of::<PyInt>() {
            value.extract().map_or(Self::Other, Self::Whole)
        } else if value.is_instance_of::<PyFloat>() {
            Self::Number(value.extract()?)
        } else {
            // What counts like a number is one, such as those of NumPy.
            value.extract().map(Self::Whole).or_else(|_| value.extract().map(Self::Number)).unwrap_or(Self::Other)
        })
    }
}
