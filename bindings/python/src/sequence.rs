//! Sequences whose items are made when they are looked at.
//!
//! Owns: what Python expects of a sequence: places from both ends, slices, walking, `index` and `count`. A slice is a tuple. Cost: that of the items.

use crate::errors;
use crate::pack::Pack;
use crate::record::Numbered;
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyIndexError, PyOverflowError};
use pyo3::prelude::*;
use pyo3::types::{PySlice, PyTuple};
use std::sync::atomic::{AtomicUsize, Ordering};

/// What stands at a place or a slice of a sequence of so many items, which `make` makes by their places.
pub fn item<'py>(
    key: &Bound<'py, PyAny>,
    length: usize,
    make: impl Fn(usize) -> PyResult<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = key.py();
    if let Ok(slice) = key.cast::<PySlice>() {
        let places = slice.indices(length as isize)?;
        let at = |step: usize| usize::try_from(places.start + places.step * step as isize).unwrap_or(usize::MAX);
        let items = (0..places.slicelength).map(|step| make(at(step)));
        return Ok(PyTuple::new(py, items.collect::<PyResult<Vec<_>>>()?)?.into_any());
    }
    let place = match key.extract::<isize>() {
        // Larger than memory, so larger than any sequence.
        Err(error) if error.is_instance_of::<PyOverflowError>(py) => return Err(nothing_at(key, length)),
        place => place?,
    };
    let from_start = if place < 0 { place.saturating_add(length as isize) } else { place };
    match usize::try_from(from_start) {
        Ok(at) if at < length => make(at),
        _ => Err(nothing_at(key, length)),
    }
}

fn nothing_at(key: &Bound<'_, PyAny>, length: usize) -> PyErr {
    PyIndexError::new_err(format!("there is no place {key} among {length}"))
}

/// Walks through a sequence.
#[pyclass(frozen, module = "jobpack._jobpack", name = "_Walk")]
pub struct Walk {
    sequence: Py<PyAny>,
    length: usize,
    at: AtomicUsize,
}

impl Walk {
    /// From the first item on.
    pub fn of(sequence: Bound<'_, PyAny>) -> PyResult<Self> {
        Ok(Self { length: sequence.len()?, sequence: sequence.unbind(), at: AtomicUsize::new(0) })
    }
}

#[pymethods]
impl Walk {
    const fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let at = self.at.fetch_add(1, Ordering::Relaxed);
        (at < self.length).then(|| self.sequence.bind(py).get_item(at)).transpose()
    }
}

/// Makes the record with a number.
type Make = for<'py> fn(Python<'py>, &Py<Pack>, u32) -> PyResult<Bound<'py, PyAny>>;

fn make<'py, T>(py: Python<'py>, pack: &Py<Pack>, number: u32) -> PyResult<Bound<'py, PyAny>>
where
    T: Numbered + for<'a> IntoPyObject<'a>,
{
    let record = T::at(py, pack, number).ok_or_else(|| errors::leads_nowhere(py, pack.get(), number))?;
    record.into_bound_py_any(py)
}

/// All records of a kind: a sequence that makes each when it is looked at.
#[pyclass(frozen, sequence, generic, module = "jobpack")]
pub struct Records {
    pack: Py<Pack>,
    count: u32,
    make: Make,
}

impl Records {
    /// So many records of a kind.
    pub fn of<T: Numbered + for<'a> IntoPyObject<'a>>(pack: Py<Pack>, count: u32) -> Self {
        Self { pack, count, make: make::<T> }
    }
}

#[pymethods]
impl Records {
    const fn __len__(&self) -> usize {
        self.count as usize
    }

    fn __getitem__<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        item(key, self.count as usize, |place| (self.make)(key.py(), &self.pack, place as u32))
    }

    fn __iter__(slf: Bound<'_, Self>) -> PyResult<Walk> {
        Walk::of(slf.into_any())
    }

    /// The first place of an item; ValueError if there is none.
    fn index<'py>(slf: Bound<'py, Self>, item: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("operator")?.call_method1("indexOf", (slf, item))
    }

    /// How often an item is there.
    fn count<'py>(slf: Bound<'py, Self>, item: Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("operator")?.call_method1("countOf", (slf, item))
    }

    fn __repr__(&self) -> String {
        format!("<{} records>", self.count)
    }
}
