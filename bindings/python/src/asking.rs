//! Just in time: a question and its hits.
//!
//! Owns: nothing but the answer. The memory of the search belongs to the thread, so that asking allocates only what it gives back; a hit is made when
//! it is looked at. Cost over the engine's call: about a microsecond.

use crate::pack::Pack;
use jobpack::Situation;
use jobpack::find::{self, Scratch};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use std::cell::RefCell;

thread_local! {
    static SCRATCH: RefCell<(Scratch, Vec<find::Hit>)> = const { RefCell::new((Scratch::new(), Vec::new())) };
}

/// Asks the pack.
pub fn find(pack: Bound<'_, Pack>, words: PyBackedStr, limit: u16) -> PyResult<Found> {
    SCRATCH.with_borrow_mut(|(scratch, hits)| {
        hits.resize(limit.into(), find::Hit::default());
        let count = find::find(pack.get().engine(), &words, &Situation::default(), scratch, hits);
        Ok(Found { hits: hits.iter().take(count).copied().collect(), pack: pack.unbind() })
    })
}

/// The answer to a question: a sequence of hits, the best first.
#[pyclass(frozen, module = "jobpack")]
pub struct Found {
    pack: Py<Pack>,
    hits: Box<[find::Hit]>,
}

#[pymethods]
impl Found {
    fn __len__(&self) -> usize {
        self.hits.len()
    }

    fn __getitem__(&self, py: Python<'_>, place: isize) -> PyResult<Hit> {
        let at = if place < 0 { place + self.hits.len() as isize } else { place };
        let hit = usize::try_from(at).ok().and_then(|at| self.hits.get(at));
        let hit = hit.ok_or_else(|| PyIndexError::new_err("there is no such hit"))?;
        Ok(Hit { pack: self.pack.clone_ref(py), hit: *hit })
    }
}

/// A resource that answers.
#[pyclass(frozen, module = "jobpack")]
pub struct Hit {
    pack: Py<Pack>,
    hit: find::Hit,
}

#[pymethods]
impl Hit {
    /// The id of the resource.
    #[getter]
    fn id(&self) -> &str {
        self.pack.get().engine().resource_id(self.hit.resource)
    }

    /// The larger, the better; comparable within one question on one pack.
    #[getter]
    const fn score(&self) -> u32 {
        self.hit.score
    }
}
