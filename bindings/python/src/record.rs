//! Declares the classes of what a pack holds and answers, each from one list of fields.
//!
//! Owns: how such a class behaves. It is frozen, equal to what says the same of the same pack, hashable, and has `to_dict()` and a repr.

use crate::errors;
use crate::pack::{Engine, Pack};
use jobpack::pack::NONE;
use pyo3::prelude::*;

/// What has numbers in a pack.
pub trait Numbered: Sized {
    /// The record with this number; None if the pack does not have it.
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self>;
}

/// The record that a number in the pack leads to. In a damaged pack it may lead nowhere.
pub fn follow<T: Numbered>(py: Python<'_>, pack: &Py<Pack>, number: u32) -> PyResult<T> {
    T::at(py, pack, number).ok_or_else(|| errors::leads_nowhere(py, pack.get(), number))
}

/// The same for a number that may be none.
pub fn follow_if_said<T: Numbered>(py: Python<'_>, pack: &Py<Pack>, number: u32) -> PyResult<Option<T>> {
    said(number).map(|number| follow(py, pack, number)).transpose()
}

/// A number that leads somewhere.
pub fn said(number: u32) -> Option<u32> {
    Some(number).filter(|&number| number != NONE)
}

/// A class for something of a pack. `this` and `py` name the value and the interpreter in what follows; `record` is what the engine says of it.
///
/// Then come attributes; `texts`, those that are read from one text record, which makes a dict of them for `text` (those behind the semicolon stand only
/// there); the `canonical` form, where a key without a value is the attribute of that name; what the repr has `shown`; and further `methods`.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident($this:ident, $py:ident) of $record:ty $(, $option:ident $(= $base:tt)?)* {
            $($(#[$field_meta:meta])* $field:ident: $kind:ty = $value:expr;)*
        }
        $(texts($text:expr $(; $($hidden:ident: $hidden_kind:ty),+)?) {
            $($(#[$part_meta:meta])* $part:ident: $part_kind:ty,)+
        })?
        $(canonical { $($key:ident $(= $said:expr)?,)+ })?
        $(shown { $($shown:ident $(= $shown_value:expr)?),+ })?
        $(methods { $($method:tt)+ })?
    ) => {
        $(#[$meta])*
        #[pyclass(frozen, module = "jobpack" $(, $option $(= $base)?)*)]
        pub struct $name {
            pub pack: pyo3::Py<$crate::pack::Pack>,
            pub number: u32,
            pub record: $record,
        }

        impl $name {
            /// The engine's pack.
            #[allow(dead_code)]
            fn engine(&self) -> &$crate::pack::Engine<'_> {
                self.pack.get().engine()
            }

            $(
                /// The dict of the texts.
                #[allow(unused_variables)]
                pub fn text_dict<'py>(&self, $py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    let $this = self;
                    let text = $text?;
                    $crate::canonical::dict!($py;
                        $($($hidden = <$hidden_kind>::from(text.$hidden),)+)?
                        $($part = <$part_kind>::from(text.$part),)+
                    )
                }
            )?
        }

        $(
            impl $crate::canonical::Canonical for &$name {
                #[allow(unused_variables)]
                fn canonical<'py>(self, $py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    let $this = self;
                    $crate::canonical::dict!($py; $($key = $crate::record::value!($this $py $key $($said)?),)+)
                }
            }
        )?

        #[allow(unused_variables)]
        #[pymethods]
        impl $name {
            $(
                $(#[$field_meta])*
                #[getter]
                pub fn $field(&self, $py: Python<'_>) -> $kind {
                    let $this = self;
                    $value
                }
            )*

            $($(
                $(#[$part_meta])*
                #[getter]
                pub fn $part(&self, $py: Python<'_>) -> PyResult<$part_kind> {
                    let $this = self;
                    let text = $text?;
                    Ok(<$part_kind>::from(text.$part))
                }
            )+)?

            $(
                /// The canonical form, the same in every language: `{"key": value, ...}`.
                #[allow(clippy::wrong_self_convention)]
                fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    $(let _ = stringify!($key);)+
                    $crate::canonical::Canonical::canonical(self, py)
                }
            )?

            $(
                fn __repr__(slf: &Bound<'_, Self>, $py: Python<'_>) -> PyResult<String> {
                    let $this = slf.get();
                    let fields = [$((
                        stringify!($shown),
                        $crate::canonical::Canonical::canonical($crate::record::value!($this $py $shown $($shown_value)?), $py),
                    )),+];
                    // A need says whether it is a job or an outcome.
                    Ok($crate::canonical::repr(&slf.get_type().name()?.to_string_lossy(), fields))
                }

                fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
                    other.cast::<Self>().is_ok_and(|other| {
                        let other = other.get();
                        other.number == self.number && other.pack.is(&self.pack) && other.record == self.record
                    })
                }

                fn __hash__(&self) -> u64 {
                    let mut hasher = std::hash::DefaultHasher::new();
                    std::hash::Hash::hash(&(self.pack.as_ptr() as usize, self.number), &mut hasher);
                    std::hash::Hasher::finish(&hasher)
                }
            )?

            $($($method)+)?
        }
    };
}

/// The value of a canonical key: what is said, or the attribute of that name.
macro_rules! value {
    ($this:ident $py:ident $key:ident) => {
        $this.$key($py)
    };
    ($this:ident $py:ident $key:ident $said:expr) => {
        $said
    };
}

/// Classes of plain values: they need no pack, are equal if they say the same, and are their fields. What stands behind `also` is no part of `to_dict()`.
macro_rules! plain {
    ($(
        $(#[$meta:meta])*
        $name:ident { $($(#[$field_meta:meta])* $field:ident: $kind:ty,)+ }
        $(, also { $($(#[$more_meta:meta])* $more:ident: $more_kind:ty,)+ })?
        $(, methods { $($method:tt)+ })?
    )+) => {
        $(
            $(#[$meta])*
            #[pyclass(frozen, get_all, eq, hash, module = "jobpack")]
            #[derive(Clone, Debug, PartialEq, Eq, Hash)]
            pub struct $name {
                $($(#[$field_meta])* pub $field: $kind,)+
                $($($(#[$more_meta])* pub $more: $more_kind,)+)?
            }

            impl $crate::canonical::Canonical for $name {
                fn canonical<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    $crate::canonical::dict!(py; $($field = self.$field,)+)
                }
            }

            #[pymethods]
            impl $name {
                /// The canonical form, the same in every language: `{"key": value, ...}`.
                #[allow(clippy::wrong_self_convention)]
                fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    $crate::canonical::Canonical::canonical(self.clone(), py)
                }

                fn __repr__(&self, py: Python<'_>) -> String {
                    use pyo3::IntoPyObjectExt;
                    $crate::canonical::repr(stringify!($name), [
                        $((stringify!($field), self.$field.clone().into_bound_py_any(py)),)+
                        $($((stringify!($more), self.$more.clone().into_bound_py_any(py)),)+)?
                    ])
                }

                $($($method)+)?
            }
        )+
    };
}
pub(crate) use {plain, record, value};

/// The items of a range of a table, as records.
pub fn range<T: Numbered>(py: Python<'_>, pack: &Py<Pack>, first: u32, count: u32) -> impl Iterator<Item = T> {
    (first..first.saturating_add(count)).map_while(move |number| T::at(py, pack, number))
}

/// What the engine says of a pack, where a record cannot be read an exception.
pub fn read<'a, T>(
    py: Python<'_>,
    pack: &'a Py<Pack>,
    read: impl FnOnce(&'a Engine<'a>) -> Result<T, jobpack::Error>,
) -> PyResult<T> {
    read(pack.get().engine()).map_err(|error| errors::pack(py, &error, pack.get().file()))
}
