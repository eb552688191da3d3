//! Circumstances: facets, their values, and those that have names.

use crate::canonical::{Canonical, Code, Tuple, code, repr};
use crate::pack::Pack;
use crate::record::{Numbered, follow, range, read, record};
use crate::situation::Moments;
use jobpack::pack;
use pyo3::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

impl Numbered for Facet {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().facets().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number, record })
    }
}

record! {
    /// A facet of circumstances, such as the role.
    Facet(this, py) of pack::Facet {
        /// Its number in the pack: its place in the order of names.
        number: u32 = this.number;
        /// Its name.
        name: &str = this.engine().name(this.record.name);
        /// How it acts on an answer: `hard` leaves out what does not fit, `soft` prefers what fits.
        matching: Code = code!(FacetMatch, this.record.matching);
    }
    canonical { number, name, matching, }
    shown { name, matching }
}

/// A value of a facet.
#[pyclass(frozen, module = "jobpack")]
pub struct Condition {
    pub pack: Py<Pack>,
    /// None if it was asked for by name and stands nowhere in the pack.
    pub number: Option<u32>,
    pub record: pack::Condition,
}

impl Numbered for Condition {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().conditions().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number: Some(number), record })
    }
}

#[pymethods]
impl Condition {
    /// Its number in the pack; None if it was asked for by its names.
    #[getter]
    const fn number(&self) -> Option<u32> {
        self.number
    }

    /// The facet.
    #[getter]
    fn facet(&self, py: Python<'_>) -> PyResult<Facet> {
        follow(py, &self.pack, self.record.facet.into())
    }

    /// The value; None if the pack does not know it.
    #[getter]
    fn value(&self) -> Option<&str> {
        Some(self.pack.get().engine().name(self.record.value)).filter(|_| self.record.value != pack::NO_NAME)
    }

    /// The canonical form, the same in every language: `{"key": value, ...}`.
    #[allow(clippy::wrong_self_convention)]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let pack::Condition { facet, value } = self.record;
        crate::canonical::dict!(py; number = self.number, facet = facet, value = value)
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let facet = self.facet(py).map(|facet| facet.pack.get().engine().name(facet.record.name).to_owned());
        repr("Condition", [("facet", facet.canonical(py)), ("value", self.value().canonical(py))])
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let other = other.cast::<Self>().map(Bound::get);
        other.is_ok_and(|other| other.pack.is(&self.pack) && other.record == self.record)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.pack.as_ptr() as usize, self.record.facet, self.record.value).hash(&mut hasher);
        hasher.finish()
    }
}

impl Numbered for Circumstance {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().circumstances().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number, record })
    }
}

record! {
    /// A circumstance that has a name, such as "in the meeting".
    Circumstance(this, py) of pack::Circumstance {
        /// Its number in the pack: its place in the order of ids.
        number: u32 = this.number;
        /// BCP 47, or "".
        language: &str = this.engine().name(this.record.language);
        /// The minutes at hand; 0 if not said.
        minutes: u16 = this.record.minutes;
        /// The level of the person.
        level: Code = code!(Level, this.record.level);
        /// The moments of need.
        moments: Moments = Moments(this.record.moments);
        /// Its facet values.
        conditions: Tuple<Condition> =
            range(py, &this.pack, this.record.first_condition, this.record.condition_count.into()).collect();
    }
    texts(read(py, &this.pack, |pack| pack.circumstance_text(&this.record))) {
        /// Stable id.
        id: &str,
        /// The title.
        title: &str,
        /// A sentence or two.
        summary: &str,
    }
    canonical {
        number,
        id,
        title,
        summary,
        language,
        first_condition = this.record.first_condition,
        condition_count = this.record.condition_count,
        minutes,
        level,
        moments,
    }
    shown { id, title }
}
