//! A pack that is open: what it holds and what it answers.

use crate::asking::{self, Completion, Found};
use crate::canonical::{Tuple, dict};
use crate::errors;
use crate::naming::{Kind, number};
use crate::opening::Bytes;
use crate::packs::Source;
use crate::picking::{self, Selection, Wanted};
use crate::record::{Numbered, follow, read};
use crate::records::{
    About, AnyNeed, AnyOutcome, Choice, Circumstance, Collection, Condition, Facet, Item, JobCircumstance, Link, Name,
    Requirement, Resource, Section, Served, TallyRecord,
};
use crate::sequence::Records;
use crate::situation::{Question, Situation};
use jobpack::{Error, fit};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyInt, PyString};
use self_cell::{MutBorrow, self_cell};

/// The engine's pack.
pub type Engine<'a> = jobpack::Pack<'a>;

/// The bytes in which a pack lies, and the memory that it was unpacked into, if it was.
struct Memory {
    bytes: Bytes,
    unpacked: MutBorrow<Vec<u32>>,
}

self_cell! {
    /// The engine's pack and the memory in which it lies.
    struct Opened {
        owner: Memory,
        #[covariant]
        dependent: Engine,
    }
}

/// A pack that is open: one file with jobs, desired outcomes and what helps with them. Any number of threads may share it.
#[pyclass(frozen, module = "jobpack")]
pub struct Pack {
    opened: Opened,
    file: String,
}

impl Pack {
    /// Opens the pack in these bytes, and unpacks it if that is asked for; `file` says where they are from, for errors.
    pub fn of(bytes: Bytes, file: String, unpack: bool) -> Result<Self, (Error, String)> {
        match opened(bytes, unpack) {
            Ok(opened) => Ok(Self { opened, file }),
            Err(error) => Err((error, file)),
        }
    }

    /// The engine's pack.
    pub fn engine(&self) -> &Engine<'_> {
        self.opened.borrow_dependent()
    }

    /// The path that it was opened from, or nothing.
    pub fn file(&self) -> &str {
        &self.file
    }
}

fn opened(bytes: Bytes, unpack: bool) -> Result<Opened, Error> {
    let size = if unpack { Engine::open((*bytes).as_ref())?.unpacked_size() } else { 0 };
    let memory = Memory { bytes, unpacked: MutBorrow::new(vec![0; size]) };
    Opened::try_new(memory, |memory| {
        let pack = Engine::open((*memory.bytes).as_ref())?;
        let unpacked = if unpack { pack.unpack(memory.unpacked.borrow_mut()) } else { None };
        Ok(unpacked.unwrap_or(pack))
    })
}

/// The record that an id or a number names.
fn named<T: Numbered>(
    slf: &Bound<'_, Pack>,
    key: &Bound<'_, PyAny>,
    by_id: impl Fn(&Engine<'_>, &str) -> Option<u32>,
) -> PyResult<Option<T>> {
    let number = if key.is_instance_of::<PyString>() {
        by_id(slf.get().engine(), key.extract()?)
    } else if key.is_instance_of::<PyInt>() {
        key.extract().ok()
    } else {
        return Err(PyTypeError::new_err(format!("take an id or a number, not {}", key.get_type().name()?)));
    };
    Ok(number.and_then(|number| T::at(slf.py(), slf.as_unbound(), number)))
}

/// A sequence of all records of a kind.
macro_rules! sequence {
    ($slf:ident, $kind:ty, $($count:tt)+) => {{
        let count = $slf.get().engine().$($count)+;
        Records::of::<$kind>($slf.unbind(), count)
    }};
}

#[pymethods]
impl Pack {
    /// The pack as a whole: title, curator, edition, ...
    #[getter]
    fn about(slf: Bound<'_, Self>) -> PyResult<About> {
        read(slf.py(), slf.as_unbound(), Engine::about).map(About::from)
    }

    /// How many there are of each kind of record.
    #[getter]
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let pack = self.engine();
        dict!(py;
            resources = pack.resources().len(),
            needs = pack.need_count(),
            jobs = pack.jobs().len(),
            outcomes = pack.outcomes().len(),
            links = pack.links().len(),
            served = pack.served().len(),
            requirements = pack.requirements().len(),
            options = pack.choices().len(),
            conditions = pack.conditions().len(),
            facets = pack.facets().len(),
            circumstances = pack.circumstances().len(),
            job_circumstances = pack.job_circumstances().len(),
            collections = pack.collections().len(),
            items = pack.items().len(),
            tallies = pack.tallies().len(),
            names = pack.names().len(),
            sections = pack.sections().count(),
        )
    }

    /// What helps, in the order of ids.
    #[getter]
    fn resources(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Resource, resources().len())
    }

    /// The jobs, then the outcomes.
    #[getter]
    fn needs(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, AnyNeed, need_count())
    }

    /// The jobs, in the order of ids.
    #[getter]
    fn jobs(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, AnyNeed, jobs().len())
    }

    /// The outcomes, in the order of ids.
    #[getter]
    fn outcomes(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, AnyOutcome, outcomes().len())
    }

    /// The links, in the order of needs, then of resources.
    #[getter]
    fn links(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Link, links().len())
    }

    /// The same links, in the order of resources.
    #[getter]
    fn served(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Served, served().len())
    }

    /// The requirements, in the order of resources.
    #[getter]
    fn requirements(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Requirement, requirements().len())
    }

    /// The options of requirements.
    #[getter]
    fn options(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Choice, choices().len())
    }

    /// The facet values of resources and circumstances.
    #[getter]
    fn conditions(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Condition, conditions().len())
    }

    /// The facets, in the order of their names.
    #[getter]
    fn facets(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Facet, facets().len())
    }

    /// The circumstances that have names, in the order of ids.
    #[getter]
    fn circumstances(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Circumstance, circumstances().len())
    }

    /// The circumstances that jobs are known in, in the order of jobs.
    #[getter]
    fn job_circumstances(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, JobCircumstance, job_circumstances().len())
    }

    /// The collections, in the order of ids.
    #[getter]
    fn collections(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Collection, collections().len())
    }

    /// The items of collections.
    #[getter]
    fn items(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Item, items().len())
    }

    /// The tallies of ratings.
    #[getter]
    fn tallies(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, TallyRecord, tallies().len())
    }

    /// The names of languages, kinds, facets and their values.
    #[getter]
    fn names(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Name, names().len())
    }

    /// The sections of the file.
    #[getter]
    fn sections(slf: Bound<'_, Self>) -> Records {
        sequence!(slf, Section, sections().count() as u32)
    }

    /// The resource with this id or number; None if there is none.
    fn resource(slf: Bound<'_, Self>, key: &Bound<'_, PyAny>) -> PyResult<Option<Resource>> {
        named(&slf, key, |pack, id| pack.resource_by_id(id))
    }

    /// The need with this id or number; None if there is none.
    fn need(slf: Bound<'_, Self>, key: &Bound<'_, PyAny>) -> PyResult<Option<AnyNeed>> {
        named(&slf, key, |pack, id| pack.need_by_id(id))
    }

    /// The circumstance with this id or number; None if there is none.
    fn circumstance(slf: Bound<'_, Self>, key: &Bound<'_, PyAny>) -> PyResult<Option<Circumstance>> {
        named(&slf, key, |pack, id| pack.circumstance_by_id(id))
    }

    /// The collection with this id or number; None if there is none.
    fn collection(slf: Bound<'_, Self>, key: &Bound<'_, PyAny>) -> PyResult<Option<Collection>> {
        named(&slf, key, |pack, id| pack.collection_by_id(id))
    }

    /// The number of a name among `names`; None if there is none.
    fn name_number(&self, name: &str) -> Option<u16> {
        self.engine().name_number(name)
    }

    /// The facet value with these names; None if the pack has no such facet. A value that the pack does not know is one that no resource has.
    fn condition(slf: Bound<'_, Self>, facet: &str, value: &str) -> Option<Condition> {
        let record = fit::condition(slf.get().engine(), facet, value)?;
        Some(Condition { pack: slf.unbind(), number: None, record })
    }

    /// The link by which a resource serves a need, each given by id, number or itself; None if it does not.
    fn link_between(
        slf: Bound<'_, Self>,
        resource: &Bound<'_, PyAny>,
        need: &Bound<'_, PyAny>,
    ) -> PyResult<Option<Link>> {
        let (resource, need) = (number(&slf, resource, Kind::Resource)?, number(&slf, need, Kind::Need)?);
        let link = slf.get().engine().link_between(resource, need);
        link.map(|link| follow(slf.py(), slf.as_unbound(), link)).transpose()
    }

    /// What is true of the person who asks, resolved on this pack; ask with it as `when`, as often as you like.
    #[pyo3(signature = (when = None, *, minutes = None, language = None, moments = None, level = None, today = None))]
    fn situation(
        slf: Bound<'_, Self>,
        when: Option<Bound<'_, PyAny>>,
        minutes: Option<i64>,
        language: Option<&str>,
        moments: Option<Bound<'_, PyAny>>,
        level: Option<&str>,
        today: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Situation> {
        Situation::of(slf, &Question { when, minutes, language, moments, level, today })
    }

    /// Just in time: the best resources for someone's own words, with the reason why.
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
        asking::find(py, Source::One(slf), words, limit, &question)
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
        asking::find_many(py, Source::One(slf), questions, limit, &question)
    }

    /// As one types: the known words that the last word may become, the most frequent first; none behind a space.
    #[pyo3(signature = (words, *, limit = 8))]
    fn complete(slf: &Bound<'_, Self>, words: &str, limit: i64) -> PyResult<Tuple<Completion>> {
        asking::complete(slf, words, limit)
    }

    /// Just in case: the few resources that cover what matters, in the time at hand.
    ///
    /// `minutes` is for all together; the minutes of a situation given as `when` are for each.
    #[pyo3(signature = (
        *, minutes = None, items = None, aspects = None, known = None, known_needs = None, pool = None, when = None,
        language = None, moments = None, level = None, today = None
    ))]
    #[allow(clippy::too_many_arguments)]
    fn pick(
        slf: Bound<'_, Self>,
        minutes: Option<i64>,
        items: Option<i64>,
        aspects: Option<Bound<'_, PyAny>>,
        known: Option<Bound<'_, PyAny>>,
        known_needs: Option<Bound<'_, PyAny>>,
        pool: Option<Bound<'_, PyAny>>,
        when: Option<Bound<'_, PyAny>>,
        language: Option<&str>,
        moments: Option<Bound<'_, PyAny>>,
        level: Option<&str>,
        today: Option<Bound<'_, PyAny>>,
    ) -> PyResult<Selection> {
        let wanted = Wanted { minutes, items, aspects, known, known_needs, pool };
        picking::pick(slf, &wanted, &Question { when, minutes: None, language, moments, level, today })
    }

    /// Check the whole pack; raises PackError at the first thing that is wrong. Other threads go on meanwhile.
    fn verify(&self, py: Python<'_>) -> PyResult<()> {
        let verified = py.detach(|| self.engine().verify());
        verified.map_err(|error| errors::pack(py, &error, &self.file))
    }

    fn __repr__(&self) -> String {
        let title = self.engine().about().map_or("?", |about| about.title);
        format!("<jobpack.Pack {title:?}>")
    }
}
