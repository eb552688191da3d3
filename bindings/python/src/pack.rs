//! A pack that is open.

use crate::asking::{self, Found};
use crate::errors;
use crate::opening::Bytes;
use jobpack::Error;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use self_cell::self_cell;

type Engine<'a> = jobpack::Pack<'a>;

self_cell! {
    /// The engine's pack and the bytes in which it lies.
    struct Opened {
        owner: Bytes,
        #[covariant]
        dependent: Engine,
    }
}

/// A pack that is open: one file with jobs, desired outcomes and what helps with them.
#[pyclass(frozen, module = "jobpack")]
pub struct Pack {
    opened: Opened,
    file: String,
}

impl Pack {
    /// Opens the pack in these bytes; `file` says where they are from, for errors.
    pub fn of(bytes: Bytes, file: String) -> Result<Self, (Error, String)> {
        match Opened::try_new(bytes, |bytes| Engine::open((**bytes).as_ref())) {
            Ok(opened) => Ok(Self { opened, file }),
            Err(error) => Err((error, file)),
        }
    }

    /// The engine's pack.
    pub fn engine(&self) -> &Engine<'_> {
        self.opened.borrow_dependent()
    }
}

#[pymethods]
impl Pack {
    /// Just in time: the best resources for someone's own words, with the reason why.
    #[pyo3(signature = (words, *, limit = 10))]
    fn find(slf: Bound<'_, Self>, words: PyBackedStr, limit: u16) -> PyResult<Found> {
        asking::find(slf, words, limit)
    }

    /// Check the whole pack; raises PackError at the first thing that is wrong. Other threads go on meanwhile.
    fn verify(&self, py: Python<'_>) -> PyResult<()> {
        let verified = py.detach(|| self.engine().verify());
        verified.map_err(|error| errors::pack(py, &error, &self.file))
    }
}
