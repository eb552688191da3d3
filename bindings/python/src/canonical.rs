//! How values look in `to_dict()` and in a repr.
//!
//! Owns: the canonical form, the same in every language (tests/vectors/README.md): numbers as numbers, codes as their names, None for what was not said.

use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

/// A value that has a canonical form.
pub trait Canonical {
    /// The form, made of dicts, lists, texts, numbers and None.
    fn canonical<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

macro_rules! as_it_is {
    ($($kind:ty),+) => {
        $(impl Canonical for $kind {
            fn canonical<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                self.into_bound_py_any(py)
            }
        })+
    };
}

as_it_is!(bool, u8, u16, u32, u64, usize, i32, &str, String, Code);

impl Canonical for Bound<'_, PyAny> {
    fn canonical<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        Ok(self.unbind().into_bound(py))
    }
}

impl<T: Canonical> Canonical for Option<T> {
    fn canonical<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.map_or_else(|| Ok(py.None().into_bound(py)), |value| value.canonical(py))
    }
}

impl<T: Canonical> Canonical for PyResult<T> {
    fn canonical<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self?.canonical(py)
    }
}

/// A list, which is a tuple in an attribute.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tuple<T>(pub Vec<T>);

impl<T> FromIterator<T> for Tuple<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(items.into_iter().collect())
    }
}

impl<T: Canonical> Canonical for Tuple<T> {
    fn canonical<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let list = PyList::empty(py);
        self.0.into_iter().try_for_each(|item| list.append(item.canonical(py)?))?;
        Ok(list.into_any())
    }
}

impl<'py, T: IntoPyObject<'py>> IntoPyObject<'py> for Tuple<T> {
    type Target = pyo3::types::PyTuple;
    type Output = Bound<'py, Self::Target>;
    type Error = PyErr;
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        pyo3::types::PyTuple::new(py, self.0)
    }
}

/// The name of a code, interned; None for what was not said or is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Code(pub Option<&'static str>);

impl<'py> IntoPyObject<'py> for Code {
    type Target = PyAny;
    type Output = Bound<'py, PyAny>;
    type Error = PyErr;
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        match self.0 {
            Some(name) => Ok(PyString::intern(py, name).into_any()),
            None => Ok(py.None().into_bound(py)),
        }
    }
}

/// The name of a code of one of the engine's word lists.
macro_rules! code {
    ($list:ident, $code:expr) => {
        $crate::canonical::Code(jobpack::model::$list::from_code($code).map(jobpack::model::$list::name))
    };
}

/// A dict of canonical values, keyed by their names.
macro_rules! dict {
    ($py:expr; $($key:ident = $value:expr),* $(,)?) => {{
        let dict = pyo3::types::PyDict::new($py);
        $(pyo3::types::PyDictMethods::set_item(&dict, pyo3::intern!($py, stringify!($key)), $crate::canonical::Canonical::canonical($value, $py)?)?;)*
        Ok::<_, pyo3::PyErr>(pyo3::Bound::into_any(dict))
    }};
}
pub(crate) use {code, dict};

/// `Name(key=value, ...)`; what cannot be read, in a damaged pack, is `?`.
pub fn repr<'py, const N: usize>(name: &str, fields: [(&str, PyResult<Bound<'py, PyAny>>); N]) -> String {
    let shown = |value: PyResult<Bound<'py, PyAny>>| value.and_then(|value| value.repr()?.extract::<String>());
    let fields = fields.map(|(key, value)| format!("{key}={}", shown(value).unwrap_or_else(|_| "?".to_owned())));
    format!("{name}({})", fields.join(", "))
}

/// Adds what a dict holds to another.
pub fn extend(dict: &Bound<'_, PyAny>, more: &Bound<'_, PyAny>) -> PyResult<()> {
    dict.cast::<PyDict>()?.update(more.cast::<PyDict>()?.as_mapping())
}
