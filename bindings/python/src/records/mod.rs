//! What a pack holds: a class for each kind of record, and the sequences of them.

mod circumstance;
mod collection;
mod link;
mod need;
mod resource;
mod tally;
mod texts;

pub use circumstance::{Circumstance, Condition, Facet};
pub use collection::{Collection, Item};
pub use link::{Choice, Link, Requirement};
pub use need::{AnyNeed, Job, Need, Outcome};
pub use resource::Resource;
pub use tally::TallyRecord;
pub use texts::{About, Analyser, Evidence, Experience, Force, Hire, Obstacle, Statement, Story, Tradeoff};

use crate::pack::Pack;
use crate::record::{Numbered, plain};
use jobpack::pack::SectionInfo;
use pyo3::prelude::*;
use pyo3::types::PyString;

plain! {
    /// A section of the file.
    Section {
        /// Its number.
        number: u32,
        /// Its tag, four letters.
        tag: String,
        /// Where it begins, in bytes.
        offset: u32,
        /// How many bytes it has, without padding.
        length: u32,
        /// Its checksum.
        crc: u32,
        /// Its version.
        version: u16,
        /// Whether a reader that does not know it must refuse the pack.
        critical: bool,
    }
}

impl Numbered for Section {
    fn at(_: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let section = pack.get().engine().sections().nth(number as usize)?;
        let SectionInfo { tag, version, critical, offset, length, crc } = section;
        Some(Self { number, tag: String::from_utf8_lossy(&tag).into_owned(), offset, length, crc, version, critical })
    }
}

/// A record of another kind that stands at a place of a list of references.
macro_rules! by_place {
    ($(#[$meta:meta])* $name:ident of $kind:ty, |$pack:ident, $place:ident| $number:expr) => {
        $(#[$meta])*
        pub struct $name($kind);

        impl Numbered for $name {
            fn at(py: Python<'_>, pack: &Py<Pack>, $place: u32) -> Option<Self> {
                let $pack = pack.get().engine();
                <$kind>::at(py, pack, $number?).map(Self)
            }
        }

        impl<'py> IntoPyObject<'py> for $name {
            type Target = <$kind as IntoPyObject<'py>>::Target;
            type Output = <$kind as IntoPyObject<'py>>::Output;
            type Error = PyErr;
            fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
                self.0.into_pyobject(py)
            }
        }
    };
}

by_place! {
    /// A link by its place among what resources serve.
    Served of Link, |pack, place| pack.served().get(place).map(|link| link.to)
}

by_place! {
    /// A circumstance by its place among those that jobs are known in.
    JobCircumstance of Circumstance, |pack, place| pack.job_circumstances().get(place).map(|place| place.to)
}

by_place! {
    /// An outcome by its own number, which as a need is behind the jobs.
    AnyOutcome of AnyNeed, |pack, place| pack.jobs().len().checked_add(place)
}

/// A name, which is a text.
pub struct Name(String);

impl Numbered for Name {
    fn at(_: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        Some(Self(pack.get().engine().name(number.try_into().ok()?).to_owned()))
    }
}

impl<'py> IntoPyObject<'py> for Name {
    type Target = PyString;
    type Output = Bound<'py, PyString>;
    type Error = std::convert::Infallible;
    fn into_pyobject(self, py: Python<'py>) -> Result<Self::Output, Self::Error> {
        self.0.into_pyobject(py)
    }
}
