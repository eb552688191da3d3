//! What Python names resources and needs by: their ids, their numbers or themselves.

use crate::errors;
use crate::pack::Pack;
use crate::records::{Need, Resource};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyString};

/// What a value in a list may name.
#[derive(Clone, Copy)]
pub enum Kind {
    Resource,
    Need,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Resource => "resource",
            Self::Need => "need",
        }
    }

    fn by_id(self, pack: &Pack, id: &str) -> Option<u32> {
        match self {
            Self::Resource => pack.engine().resource_by_id(id),
            Self::Need => pack.engine().need_by_id(id),
        }
    }

    fn count(self, pack: &Pack) -> u32 {
        match self {
            Self::Resource => pack.engine().resources().len(),
            Self::Need => pack.engine().need_count(),
        }
    }

    /// The pack and the number of a record of this kind.
    fn of_record<'a>(self, value: &'a Bound<'_, PyAny>) -> Option<(&'a Py<Pack>, u32)> {
        match self {
            Self::Resource => value.cast::<Resource>().ok().map(|record| (&record.get().pack, record.get().number)),
            Self::Need => value.cast::<Need>().ok().map(|record| (&record.get().pack, record.get().number)),
        }
    }
}

/// The numbers of one or several resources or needs, given as ids, numbers or records.
pub fn listed(pack: &Bound<'_, Pack>, values: &Bound<'_, PyAny>, kind: Kind) -> PyResult<Vec<u32>> {
    let one =
        values.is_instance_of::<PyString>() || values.is_instance_of::<PyInt>() || kind.of_record(values).is_some();
    match one {
        true => Ok(vec![number(pack, values, kind)?]),
        false => values.try_iter()?.map(|value| number(pack, &value?, kind)).collect(),
    }
}

/// The number of a resource or a need, given as its id, its number or itself.
pub fn number(pack: &Bound<'_, Pack>, value: &Bound<'_, PyAny>, kind: Kind) -> PyResult<u32> {
    let (py, name) = (pack.py(), kind.name());
    let unknown = |what: String| {
        let advice = format!("see pack.{name}s for those that there are");
        errors::usage(py, &format!("the pack has no {name} {what}"), &advice)
    };
    if let Some((of, number)) = kind.of_record(value) {
        return if of.is(pack) { Ok(number) } else { Err(other_pack(py, name)) };
    }
    if value.is_instance_of::<PyString>() {
        let id: String = value.extract()?;
        return kind.by_id(pack.get(), &id).ok_or_else(|| unknown(format!("`{id}`")));
    }
    if value.is_instance_of::<PyInt>() {
        let number = value.extract::<u32>().ok().filter(|&number| number < kind.count(pack.get()));
        return number.ok_or_else(|| unknown(format!("with the number {value}")));
    }
    let given = value.get_type();
    Err(PyTypeError::new_err(format!("a {name} is named by its id, its number or itself, not by {}", given.name()?)))
}

/// A UsageError: a record of one pack says nothing to another.
pub fn other_pack(py: Python<'_>, name: &str) -> PyErr {
    errors::usage(py, &format!("the {name} is of another pack"), "name it by its id")
}
