//! Packs that were made together because one file would be too large, asked as one.
//!
//! Owns: what a question is asked of, and which pack of several has a resource. Cost: a look at each pack for a question, and for a hit that is looked at.

use crate::asking::{self, Found};
use crate::canonical::Tuple;
use crate::errors;
use crate::pack::{Engine, Pack};
use crate::record::follow;
use crate::records::Resource;
use crate::sequence::{Walk, item};
use crate::situation::{Question, Situation};
use jobpack::Error;
use jobpack::find::{Hit, Scratch, find, find_in};
use jobpack::fit;
use jobpack::pack;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;

/// What a question is asked of.
pub enum Source {
    One(Py<Pack>),
    Several(Py<Packs>),
}

impl Source {
    pub fn clone_ref(&self, py: Python<'_>) -> Self {
        match self {
            Self::One(pack) => Self::One(pack.clone_ref(py)),
            Self::Several(packs) => Self::Several(packs.clone_ref(py)),
        }
    }

    /// The pack that needs are read from and situations are resolved on: all of several have the same.
    pub fn first(&self) -> &Py<Pack> {
        match self {
            Self::One(pack) => pack,
            Self::Several(packs) => &packs.get().packs[0],
        }
    }

    /// Fills hits with the best resources, and says how many there are.
    pub fn find(&self, words: &str, who: &fit::Situation<'_>, scratch: &mut Scratch, hits: &mut [Hit]) -> usize {
        match self {
            Self::One(pack) => find(pack.get().engine(), words, who, scratch, hits),
            Self::Several(packs) => {
                packs.get().together(|packs| find_in(packs, words, who, scratch, hits)).unwrap_or_default()
            }
        }
    }

    /// The pack that has the resource of a hit, and its number there.
    pub fn locate(&self, resource: u32) -> (&Py<Pack>, u32) {
        let place = match self {
            Self::One(_) => None,
            Self::Several(packs) => packs.get().locate(resource),
        };
        place.unwrap_or((self.first(), resource))
    }

    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::One(pack), Self::One(other)) => pack.is(other),
            (Self::Several(packs), Self::Several(other)) => packs.is(other),
            _ => false,
        }
    }
}

/// Packs that were made together because one file would be too large, asked as one, in any order. Hits, scores, needs and repairs are those that one pack with
/// everything would give. Some of the packs may be missing. Any number of threads may share them.
#[pyclass(frozen, sequence, module = "jobpack")]
pub struct Packs {
    packs: Vec<Py<Pack>>,
}

impl Packs {
    fn together<T>(&self, ask: impl FnOnce(&pack::Packs<'_, '_>) -> T) -> Result<T, Error> {
        let engines: Vec<&Engine<'_>> = self.packs.iter().map(|pack| pack.get().engine()).collect();
        pack::Packs::of(&engines).map(|packs| ask(&packs))
    }

    fn locate(&self, resource: u32) -> Option<(&Py<Pack>, u32)> {
        let place = self.together(|packs| packs.locate(resource)).ok()??;
        Some((self.packs.get(place.pack as usize)?, place.resource))
    }
}

#[pymethods]
impl Packs {
    #[new]
    fn new(py: Python<'_>, packs: &Bound<'_, PyAny>) -> PyResult<Self> {
        let packs = packs.try_iter()?.map(|pack| Ok(pack?.extract::<Py<Pack>>()?));
        let packs = Self { packs: packs.collect::<PyResult<_>>()? };
        packs.together(|_| ()).map_err(|error| errors::pack(py, &error, ""))?;
        Ok(packs)
    }

    fn __len__(&self) -> usize {
        self.packs.len()
    }

    fn __getitem__<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        item(key, self.packs.len(), |place| Ok(self.packs[place].bind(key.py()).clone().into_any()))
    }

    fn __iter__(slf: Bound<'_, Self>) -> PyResult<Walk> {
        Walk::of(slf.into_any())
    }

    /// The resource with this number among all, as the hits count them; None if no pack has it.
    fn resource(&self, py: Python<'_>, number: u32) -> PyResult<Option<Resource>> {
        self.locate(number).map(|(pack, number)| follow(py, pack, number)).transpose()
    }

    /// What is true of the person who asks, resolved on these packs; ask with it as `when`, as often as you like.
    #[pyo3(signature = (when = None, *, minutes = None, language = None, moments = None, level = None, today = None))]
    #[allow(clippy::too_many_arguments)]
    fn situation(
        &self,
        py: Python<'_>,
        when: Option<Bound<'_, PyAny>>,
        minutes: Option<i64>,
        language: Option<&str>,
        moments: Option<Bound<'_, PyAny>>,
        level: Option<&str>,
        today: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Situation> {
        let question = Question { when, minutes, language, moments, level, today };
        Situation::of(self.packs[0].bind(py).clone(), &question)
    }

    /// Just in time: the best resources of all packs for someone's own words, with the reason why.
    #[pyo3(signature = (
        words, *, limit = 10, when = None, minutes = None, language = None, moments = None, level = None, today = None
    ))]
    #[allow(clippy::too_many_arguments)]
    fn find(
        slf: Py<Self>,
        py: Python<'_>,
        words: PyBackedStr,
        limit: i64,
        when: Option<Bound<'_, PyAny>>,
        minutes: Option<i64>,
        language: Option<&str>,
        moments: Option<Bound<'_, PyAny>>,
        level: Option<&str>,
        today: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Found> {
        let question = Question { when, minutes, language, moments, level, today };
        asking::find(py, Source::Several(slf), words, limit, &question)
    }

    /// Many questions at once, on all cores: what `find` answers to each, in their order. Other threads go on meanwhile.
    #[pyo3(signature = (
        questions, *, limit = 10, when = None, minutes = None, language = None, moments = None, level = None,
        today = None
    ))]
    #[allow(clippy::too_many_arguments)]
    fn find_many(
        slf: Py<Self>,
        py: Python<'_>,
        questions: &Bound<'_, PyAny>,
        limit: i64,
        when: Option<Bound<'_, PyAny>>,
        minutes: Option<i64>,
        language: Option<&str>,
        moments: Option<Bound<'_, PyAny>>,
        level: Option<&str>,
        today: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Tuple<Found>> {
        let question = Question { when, minutes, language, moments, level, today };
        asking::find_many(py, Source::Several(slf), questions, limit, &question)
    }

    fn __repr__(&self) -> String {
        format!("<jobpack.Packs, {} of one division>", self.packs.len())
    }
}
