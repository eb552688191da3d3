//! Who asks: what Python says of a person, resolved on a pack.
//!
//! Owns: which Python values say what. What they mean is the author library's `ask`, the same as in the command.

use crate::canonical::{Canonical, Code, Tuple, code, repr};
use crate::errors;
use crate::pack::Pack;
use crate::records::{Circumstance, Condition};
use jobpack::fit;
use jobpack::model::{Level, Moment};
use jobpack::pack;
use jobpack_author::ask::{self, Said};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString, PyTuple};

/// A set of moments: a tuple of names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moments(pub u8);

impl Moments {
    fn names(self) -> Tuple<Code> {
        Moment::ALL.iter().filter(|moment| self.0 & moment.bit() != 0).map(|moment| Code(Some(moment.name()))).collect()
    }
}

impl<'py> IntoPyObject<'py> for Moments {
    type Target = PyTuple;
    type Output = Bound<'py, PyTuple>;
    type Error = PyErr;
    fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
        self.names().into_pyobject(py)
    }
}

impl Canonical for Moments {
    fn canonical<'py>(self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.names().canonical(py)
    }
}

/// The arguments that say who asks, as every question has them.
#[derive(Default)]
pub struct Question<'a, 'py> {
    pub when: Option<Bound<'py, PyAny>>,
    pub minutes: Option<i64>,
    pub language: Option<&'a str>,
    pub moments: Option<Bound<'py, PyAny>>,
    pub level: Option<&'a str>,
    pub today: Option<Bound<'py, PyAny>>,
}

impl Question<'_, '_> {
    /// Whether something is said at all.
    pub const fn says_something(&self) -> bool {
        self.when.is_some() || self.adds_something()
    }

    /// Whether something is said besides `when`.
    const fn adds_something(&self) -> bool {
        self.minutes.is_some()
            || self.language.is_some()
            || self.moments.is_some()
            || self.level.is_some()
            || self.today.is_some()
    }
}

/// What was said, kept.
#[derive(Clone, Debug, Default, PartialEq)]
struct Words {
    when: Vec<String>,
    minutes: Option<u16>,
    language: Option<String>,
    moments: Option<Vec<Moment>>,
    level: Option<Level>,
    today: u16,
}

/// The same, resolved: the engine's situation with what it borrows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    words: Words,
    language: String,
    minutes: u16,
    level: u8,
    moments: u8,
    today: u16,
    conditions: Vec<pack::Condition>,
    first_condition: u32,
    condition_count: u16,
}

impl Facts {
    /// As the engine wants it.
    pub fn situation(&self) -> fit::Situation<'_> {
        fit::Situation {
            minutes: self.minutes,
            language: &self.language,
            level: self.level,
            moments: self.moments,
            today: self.today,
            conditions: &self.conditions,
            first_condition: self.first_condition,
            condition_count: self.condition_count,
        }
    }

    fn of(py: Python<'_>, pack: &Pack, words: Words) -> PyResult<Self> {
        let mut conditions = Vec::new();
        let Words { when, minutes, language, moments, level, today } = &words;
        let (language, moments) = (language.as_deref(), moments.as_deref());
        let said = Said { when, minutes: *minutes, language, moments, level: *level, today: *today };
        let situation = said.on(pack.engine(), &mut conditions).map_err(|fault| errors::fault(py, &fault))?;
        let fit::Situation { minutes, level, moments, today, first_condition, condition_count, .. } = situation;
        let language = situation.language.to_owned();
        Ok(Self { language, minutes, level, moments, today, first_condition, condition_count, conditions, words })
    }
}

/// Resolves what is said on a pack.
pub fn resolve(pack: &Bound<'_, Pack>, question: &Question<'_, '_>) -> PyResult<Facts> {
    let py = pack.py();
    let mut words = Words::default();
    if let Some(when) = &question.when {
        if let Ok(situation) = when.cast::<Situation>() {
            let situation = situation.get();
            if !situation.pack.is(pack) {
                let message = "the situation is of another pack";
                return Err(errors::usage(py, message, "resolve it on this one with pack.situation(...)"));
            }
            if !question.adds_something() {
                return Ok(situation.facts.clone());
            }
            words = situation.facts.words.clone();
        } else {
            words.when = texts(when)?;
        }
    }
    add(py, &mut words, question)?;
    Facts::of(py, pack.get(), words)
}

/// What is said besides `when` holds instead of what was said before.
fn add(py: Python<'_>, words: &mut Words, question: &Question<'_, '_>) -> PyResult<()> {
    if let Some(minutes) = question.minutes {
        words.minutes = Some(whole(py, "minutes", minutes, u16::MAX)?);
    }
    if let Some(language) = question.language {
        words.language = Some(language.to_owned());
    }
    if let Some(moments) = &question.moments {
        let moment = |name: &String| {
            ask::moment(name).map_err(|advice| errors::usage(py, &format!("there is no moment `{name}`"), &advice))
        };
        words.moments = Some(listed(moments, "moments")?.iter().map(moment).collect::<PyResult<_>>()?);
    }
    if let Some(level) = question.level {
        let known = ask::level(level);
        let unknown = |advice: String| errors::usage(py, &format!("there is no level `{level}`"), &advice);
        words.level = Some(known.map_err(unknown)?);
    }
    if let Some(today) = &question.today {
        words.today = day(today)?;
    }
    Ok(())
}

/// A whole number within its limits.
pub fn whole(py: Python<'_>, name: &str, value: i64, most: u16) -> PyResult<u16> {
    let whole = u16::try_from(value).ok().filter(|&value| value <= most);
    let message = || format!("{name} cannot be {value}");
    whole.ok_or_else(|| errors::usage(py, &message(), &format!("take a whole number from 0 to {most}")))
}

/// What `when` says, as the command takes it: ids of circumstances and `facet=value`.
fn texts(when: &Bound<'_, PyAny>) -> PyResult<Vec<String>> {
    if let Ok(facets) = when.cast::<PyDict>() {
        let mut facts = Vec::new();
        for (facet, values) in facets {
            let facet: String = facet.extract()?;
            facts.extend(listed(&values, "the values of a facet")?.into_iter().map(|value| format!("{facet}={value}")));
        }
        return Ok(facts);
    }
    if let Ok(circumstance) = when.cast::<Circumstance>() {
        return Ok(vec![circumstance.getattr("id")?.extract()?]);
    }
    if when.is_instance_of::<PyString>() {
        return Ok(vec![when.extract()?]);
    }
    let parts =
        when.try_iter().map_err(|_| wrong(when, "when", "an id, `facet=value`, a list, a dict or a Situation"))?;
    let parts = parts.map(|part| part.and_then(|part| texts(&part)));
    Ok(parts.collect::<PyResult<Vec<_>>>()?.concat())
}

/// One text, or several.
fn listed(texts: &Bound<'_, PyAny>, what: &str) -> PyResult<Vec<String>> {
    match texts.is_instance_of::<PyString>() {
        true => Ok(vec![texts.extract()?]),
        false => texts.extract().map_err(|_| wrong(texts, what, "a text or a list of texts")),
    }
}

/// A TypeError: something else is wanted there.
pub fn wrong(value: &Bound<'_, PyAny>, what: &str, wanted: &str) -> PyErr {
    let kind = value.get_type().name().map_or_else(|_| "something else".to_owned(), |name| name.to_string());
    PyTypeError::new_err(format!("{what}: {wanted}, not {kind}"))
}

/// A day, from a date or a text.
fn day(today: &Bound<'_, PyAny>) -> PyResult<u16> {
    let text: String = match today.is_instance_of::<PyString>() {
        true => today.extract()?,
        false => {
            let written = today.call_method0("isoformat").map_err(|_| wrong(today, "today", "a date or a text"))?;
            // A time of day says nothing here.
            written.extract::<String>()?.split('T').next().unwrap_or_default().to_owned()
        }
    };
    let message = || format!("`{text}` is no day that packs count");
    ask::day(&text).map_err(|advice| errors::usage(today.py(), &message(), &advice))
}

/// What is true of the person who asks, resolved on a pack; ask with it as often as you like.
#[pyclass(frozen, module = "jobpack")]
pub struct Situation {
    pack: Py<Pack>,
    facts: Facts,
}

impl Situation {
    /// Resolves what is said on a pack.
    pub fn of(pack: Bound<'_, Pack>, question: &Question<'_, '_>) -> PyResult<Self> {
        Ok(Self { facts: resolve(&pack, question)?, pack: pack.unbind() })
    }
}

#[pymethods]
impl Situation {
    /// The minutes at hand; 0 if not said.
    #[getter]
    const fn minutes(&self) -> u16 {
        self.facts.minutes
    }

    /// BCP 47, or "".
    #[getter]
    fn language(&self) -> &str {
        &self.facts.language
    }

    /// The level of the person.
    #[getter]
    fn level(&self) -> Code {
        code!(Level, self.facts.level)
    }

    /// The moments of need.
    #[getter]
    const fn moments(&self) -> Moments {
        Moments(self.facts.moments)
    }

    /// The day, in days since 2000-01-01; 0 if not said.
    #[getter]
    const fn today(&self) -> u16 {
        self.facts.today
    }

    /// The facet values that hold: what was said, then those of the circumstance.
    #[getter]
    fn conditions(&self, py: Python<'_>) -> Tuple<Condition> {
        let of = |number, record| Condition { pack: self.pack.clone_ref(py), number, record };
        let Facts { conditions, first_condition, condition_count, .. } = &self.facts;
        let named = self.pack.get().engine().conditions().range(*first_condition, (*condition_count).into());
        let said = conditions.iter().map(|condition| of(None, *condition));
        said.chain(named.map(|(number, condition)| of(Some(number), condition))).collect()
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        let language = self.language().canonical(py);
        let (minutes, level, moments) =
            (self.minutes().canonical(py), self.level().canonical(py), self.moments().canonical(py));
        repr("Situation", [("minutes", minutes), ("language", language), ("level", level), ("moments", moments)])
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        let other = other.cast::<Self>().map(Bound::get);
        other.is_ok_and(|other| other.pack.is(&self.pack) && other.facts == self.facts)
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{DefaultHasher, Hash, Hasher};
        let mut hasher = DefaultHasher::new();
        let Facts { language, minutes, today, .. } = &self.facts;
        (self.pack.as_ptr() as usize, language, minutes, today).hash(&mut hasher);
        hasher.finish()
    }
}
