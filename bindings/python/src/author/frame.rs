//! Data frames in: whatever hands out Arrow, or columns of Python's own values.
//!
//! Invariant: a cell means what it would mean in a file. Cost: Arrow's columns are read where they lie, batch after batch; Python's values are copied once.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowPrimitiveType, Decimal128Type, Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatchReader};
use arrow_schema::DataType;
use jobpack_author::fault::Fault;
use jobpack_author::progress::{Progress, Stage};
use jobpack_author::source::{Held, RatingRows, ReadError, Survey};
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
    Whole(i64),
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
    let names: Vec<String> = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
    let mut rows = RatingRows::new(NAME, &names, 0, progress);
    for batch in reader {
        let batch = batch.map_err(|error| Fault::frame(&error.to_string()))?;
        let columns: Vec<Column<'_>> = batch.columns().iter().map(|column| column_of(column.as_ref())).collect();
        let mut cells = Vec::with_capacity(columns.len());
        for row in 0..batch.num_rows() {
            cells.clear();
            cells.extend(columns.iter().map(|column| column(row)));
            rows.row(&cells)?;
        }
    }
    Ok(rows.finish())
}

/// Gives the cell in a row.
type Column<'a> = Box<dyn Fn(usize) -> Held<'a> + 'a>;

/// Reads an array of any type; one that holds neither texts nor numbers gives what is something else.
fn column_of(array: &dyn Array) -> Column<'_> {
    match array.data_type() {
        DataType::Int8 => whole::<Int8Type>(array),
        DataType::Int16 => whole::<Int16Type>(array),
        DataType::Int32 => whole::<Int32Type>(array),
        DataType::Int64 => whole::<Int64Type>(array),
        DataType::UInt8 => whole::<UInt8Type>(array),
        DataType::UInt16 => whole::<UInt16Type>(array),
        DataType::UInt32 => whole::<UInt32Type>(array),
        DataType::UInt64 => number::<UInt64Type>(array, |value| i64::try_from(value).map_or(Held::Other, Held::Whole)),
        DataType::Float16 => number::<Float16Type>(array, |value| Held::Number(value.to_f64())),
        DataType::Float32 => number::<Float32Type>(array, |value| Held::Number(value.into())),
        DataType::Float64 => number::<Float64Type>(array, Held::Number),
        &DataType::Decimal128(_, scale) => {
            let unit = 10_f64.powi(scale.into());
            number::<Decimal128Type>(array, move |value| Held::Number(value as f64 / unit))
        }
        DataType::Utf8 => {
            let texts = array.as_string::<i32>();
            said(array, move |row| Held::Text(texts.value(row)))
        }
        DataType::LargeUtf8 => {
            let texts = array.as_string::<i64>();
            said(array, move |row| Held::Text(texts.value(row)))
        }
        DataType::Utf8View => {
            let texts = array.as_string_view();
            said(array, move |row| Held::Text(texts.value(row)))
        }
        DataType::Boolean => {
            let flags = array.as_boolean();
            said(array, move |row| Held::Text(if flags.value(row) { "true" } else { "false" }))
        }
        DataType::Dictionary(_, _) => dictionary(array),
        DataType::Null => Box::new(|_| Held::Nothing),
        _ => said(array, |_| Held::Other),
    }
}

/// A column whose nulls say nothing.
fn said<'a>(array: &'a dyn Array, value: impl Fn(usize) -> Held<'a> + 'a) -> Column<'a> {
    Box::new(move |row| if array.is_null(row) { Held::Nothing } else { value(row) })
}

fn number<'a, T: ArrowPrimitiveType>(array: &'a dyn Array, held: impl Fn(T::Native) -> Held<'a> + 'a) -> Column<'a> {
    let numbers = array.as_primitive::<T>();
    said(array, move |row| held(numbers.value(row)))
}

fn whole<'a, T: ArrowPrimitiveType>(array: &'a dyn Array) -> Column<'a>
where
    T::Native: Into<i64>,
{
    number::<T>(array, |value| Held::Whole(value.into()))
}

fn dictionary(array: &dyn Array) -> Column<'_> {
    let coded = array.as_any_dictionary();
    if coded.values().is_empty() {
        return Box::new(|_| Held::Nothing);
    }
    let (keys, values) = (coded.normalized_keys(), column_of(coded.values().as_ref()));
    said(array, move |row| values(keys[row]))
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
