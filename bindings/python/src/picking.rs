//! Just in case: the few resources that cover what matters.
//!
//! Owns: which Python values name resources and needs, and the answer. The memory is what the engine says is enough, given back after the call.

use crate::canonical::{Canonical, Code, Tuple, dict};
use crate::errors;
use crate::naming::{Kind, listed, other_pack};
use crate::pack::Pack;
use crate::presenting;
use crate::record::{follow, follow_if_said, plain, record, said};
use crate::records::{AnyNeed, Collection, Requirement, Resource};
use crate::sequence::{Walk, item};
use crate::situation::{self, Question, whole};
use jobpack::pick::{self, Pick, Reason, Request, Room, Scratch};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::types::PyString;

/// What to cover and within which limits, as Python says it.
pub struct Wanted<'py> {
    pub minutes: Option<i64>,
    pub items: Option<i64>,
    pub aspects: Option<Bound<'py, PyAny>>,
    pub known: Option<Bound<'py, PyAny>>,
    pub known_needs: Option<Bound<'py, PyAny>>,
    pub pool: Option<Bound<'py, PyAny>>,
}

/// Picks from the pack.
pub fn pick(pack: Bound<'_, Pack>, wanted: &Wanted<'_>, question: &Question<'_, '_>) -> PyResult<Selection> {
    let py = pack.py();
    let facts = situation::resolve(&pack, question)?;
    let numbers = |values: &Option<Bound<'_, PyAny>>, kind| {
        values.as_ref().map_or_else(|| Ok(Vec::new()), |values| listed(&pack, values, kind))
    };
    let (aspects, known) = (numbers(&wanted.aspects, Kind::Need)?, numbers(&wanted.known, Kind::Resource)?);
    let known_needs = numbers(&wanted.known_needs, Kind::Need)?;
    let pool = wanted.pool.as_ref().map(|values| pool(&pack, values)).transpose()?;
    let request = Request {
        minutes: whole(py, "minutes", wanted.minutes.unwrap_or(0), u16::MAX)?,
        items: whole(py, "items", wanted.items.unwrap_or(0), u16::MAX)?,
        aspects: &aspects,
        known: &known,
        known_needs: &known_needs,
        pool: pool.as_deref(),
        situation: facts.situation(),
    };
    let engine = *pack.get().engine();
    let room = Room::enough(&engine, request.items);
    let mut scratch = Scratch {
        aspects: &mut vec![pick::Aspect::default(); room.aspects],
        candidates: &mut vec![pick::Candidate::default(); room.candidates],
        edges: &mut vec![pick::Edge::default(); room.edges],
        picked: &mut vec![pick::Picked::default(); room.picked],
        left_out: &mut vec![pick::LeftOut::default(); room.left_out],
    };
    let answer = pick::pick(&engine, &request, &mut scratch);
    let advice = answer.advised(&engine, &request).map(|(item, number, _)| (item.resource, number)).collect();
    Ok(Selection::of(pack.clone().unbind(), &answer, advice))
}

/// The resources to choose from: those of a collection, or a list.
fn pool(pack: &Bound<'_, Pack>, values: &Bound<'_, PyAny>) -> PyResult<Vec<u32>> {
    let (py, engine) = (pack.py(), pack.get().engine());
    let collection = match values.cast::<Collection>() {
        Ok(collection) if !collection.get().pack.is(pack) => return Err(other_pack(py, "collection")),
        Ok(collection) => collection.get().number,
        Err(_) if values.is_instance_of::<PyString>() => {
            let id: String = values.extract()?;
            let message = || format!("the pack has no collection `{id}`");
            let unknown = || errors::usage(py, &message(), "see pack.collections for those that there are");
            engine.collection_by_id(&id).ok_or_else(unknown)?
        }
        Err(_) => return listed(pack, values, Kind::Resource),
    };
    let record = engine.collections().get(collection).unwrap_or_default();
    Ok(engine.items().range(record.first_item, record.item_count).map(|(_, item)| item.resource).collect())
}

plain! {
    /// How good a selection is. Values are sums of weight times strength: thousandths of opportunity times 255.
    Certificate {
        /// What is covered, `known` included.
        value: u64,
        /// What known resources cover.
        known: u64,
        /// No choice within the limits covers more than this.
        bound: u64,
        /// All aspects with full strength.
        possible: u64,
        /// The minutes of all items.
        minutes: u32,
        /// How many items there are.
        item_count: usize,
        /// How many aspects were to be covered.
        aspect_count: usize,
        /// How many resources are listed that were left out.
        left_out_count: usize,
        /// How many items have minutes that are not said and were taken to be ten.
        estimated: u16,
        /// Whether not everything could be looked at; then `bound` is `possible`.
        truncated: bool,
    }
}

record! {
    /// A chosen resource.
    Picked(this, py) of pick::Picked {
        /// The resource.
        resource: PyResult<Resource> = follow(py, &this.pack, this.record.resource);
        /// The aspect to which it adds the most after those before it; None if it is there only because another requires it.
        need: PyResult<Option<AnyNeed>> = follow_if_said(py, &this.pack, this.record.need);
        /// What it adds to the value of those before it.
        gain: u32 = this.record.gain;
        /// What it takes, in minutes.
        minutes: u16 = this.record.minutes;
        /// Whether its minutes are not said and ten were counted.
        estimated: bool = this.record.estimated;
    }
    canonical {
        resource = this.record.resource,
        need = said(this.record.need),
        gain,
        minutes,
        estimated,
    }
    shown { resource = this.engine().resource_id(this.record.resource), gain, minutes }
}

/// What the engine says of an aspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covering {
    need: u32,
    weight: u16,
    covered: u8,
    reason: Option<Reason>,
}

record! {
    /// A need that was to be covered.
    Aspect(this, py) of Covering {
        /// The need.
        need: PyResult<AnyNeed> = follow(py, &this.pack, this.record.need);
        /// What it weighs: thousandths of opportunity.
        weight: u16 = this.record.weight;
        /// How well it is covered, up to 255.
        covered: u8 = this.record.covered;
        /// Why it is not covered; None if it is.
        reason: Code = Code(this.record.reason.map(Reason::name));
    }
    canonical { need = this.record.need, weight, covered, reason, }
    shown { need = this.engine().need_id(this.record.need), weight, covered, reason }
}

record! {
    /// A resource that serves an aspect and was left out.
    LeftOut(this, py) of pick::LeftOut {
        /// The resource.
        resource: PyResult<Resource> = follow(py, &this.pack, this.record.resource);
        /// What it would be worth alone if nothing were known, in the unit of the certificate's value.
        worth: u32 = this.record.worth;
        /// Why it was left out.
        reason: Code = Code(Some(this.record.reason.name()));
    }
    canonical { resource = this.record.resource, worth, reason, }
    shown { resource = this.engine().resource_id(this.record.resource), worth, reason }
}

record! {
    /// A soft requirement of an item that neither the selection nor what is known meets.
    Advice(this, py) of (u32, u32) {
        /// The item.
        resource: PyResult<Resource> = follow(py, &this.pack, this.record.0);
        /// What it requires.
        requirement: PyResult<Requirement> = follow(py, &this.pack, this.record.1);
    }
    canonical { resource = this.record.0, requirement = this.record.1, }
    shown { resource = this.engine().resource_id(this.record.0), requirement = this.record.1 }
}

/// The answer: a sequence of what was picked, in the order in which to take it.
#[pyclass(frozen, sequence, module = "jobpack")]
pub struct Selection {
    pack: Py<Pack>,
    items: Vec<pick::Picked>,
    aspects: Vec<Covering>,
    left_out: Vec<pick::LeftOut>,
    advice: Vec<(u32, u32)>,
    certificate: Certificate,
}

impl Selection {
    fn of(pack: Py<Pack>, pick: &Pick<'_>, advice: Vec<(u32, u32)>) -> Self {
        let certificate = Certificate {
            value: pick.certificate.value,
            known: pick.certificate.known,
            bound: pick.certificate.bound,
            possible: pick.certificate.possible,
            minutes: pick.certificate.minutes,
            item_count: pick.items.len(),
            aspect_count: pick.aspects.len(),
            left_out_count: pick.left_out.len(),
            estimated: pick.certificate.estimated,
            truncated: pick.truncated,
        };
        let covering = |&pick::Aspect { need, weight, covered, reason, .. }: &pick::Aspect| {
            let reason = (covered == 0).then_some(reason);
            Covering { need, weight, covered, reason }
        };
        let aspects = pick.aspects.iter().map(covering).collect();
        Self { pack, items: pick.items.into(), aspects, left_out: pick.left_out.into(), advice, certificate }
    }

    /// Something of the selection by its place.
    fn part<T, R: Copy>(&self, py: Python<'_>, rows: &[R], make: impl Fn(Py<Pack>, u32, R) -> T) -> Tuple<T> {
        (0..).zip(rows).map(|(place, row)| make(self.pack.clone_ref(py), place, *row)).collect()
    }

    fn row<'py>(&self, py: Python<'py>, item: &pick::Picked) -> PyResult<Bound<'py, PyAny>> {
        let engine = self.pack.get().engine();
        let resource: Resource = follow(py, &self.pack, item.resource)?;
        let need = follow_if_said::<AnyNeed>(py, &self.pack, item.need)?;
        let link = engine.link_between(item.resource, item.need).and_then(|number| engine.links().get(number));
        dict!(py;
            resource = engine.resource_id(item.resource),
            title = engine.resource_title(item.resource),
            minutes = item.minutes,
            estimated = item.estimated,
            gain = item.gain,
            kind = resource.kind(py),
            url = resource.url(py),
            need = said(item.need).map(|need| engine.need_id(need)),
            statement = need.map_or_else(|| Ok(String::new()), |need| need.0.statement(py)),
            why = link.map_or("", |link| engine.why(link.text)),
        )
    }
}

/// The canonical forms of records.
fn each<'py, T>(py: Python<'py>, records: Tuple<T>) -> PyResult<Tuple<Bound<'py, PyAny>>>
where
    for<'a> &'a T: Canonical,
{
    records.0.iter().map(|record| record.canonical(py)).collect()
}

#[pymethods]
impl Selection {
    const fn __len__(&self) -> usize {
        self.items.len()
    }

    fn __getitem__<'py>(&self, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = key.py();
        item(key, self.items.len(), |place| {
            let record = *self.items.get(place).ok_or_else(|| PyIndexError::new_err("there is no such item"))?;
            Picked { pack: self.pack.clone_ref(py), number: place as u32, record }.into_bound_py_any(py)
        })
    }

    fn __iter__(slf: Bound<'_, Self>) -> PyResult<Walk> {
        Walk::of(slf.into_any())
    }

    /// What to take, in the order in which to take it.
    #[getter]
    fn items(&self, py: Python<'_>) -> Tuple<Picked> {
        self.part(py, &self.items, |pack, number, record| Picked { pack, number, record })
    }

    /// The needs that were to be covered, in the order of their numbers.
    #[getter]
    fn aspects(&self, py: Python<'_>) -> Tuple<Aspect> {
        self.part(py, &self.aspects, |pack, number, record| Aspect { pack, number, record })
    }

    /// Resources that serve an aspect and were left out, the worthiest first.
    #[getter]
    fn left_out(&self, py: Python<'_>) -> Tuple<LeftOut> {
        self.part(py, &self.left_out, |pack, number, record| LeftOut { pack, number, record })
    }

    /// The soft requirements that nothing meets.
    #[getter]
    fn advice(&self, py: Python<'_>) -> Tuple<Advice> {
        self.part(py, &self.advice, |pack, number, record| Advice { pack, number, record })
    }

    /// How good the selection is.
    #[getter]
    fn certificate(&self) -> Certificate {
        self.certificate.clone()
    }

    /// The canonical form, the same in every language: `{"certificate": {...}, "items": [...], "aspects": [...], "left_out": [...], "advice": [...]}`.
    #[allow(clippy::wrong_self_convention)]
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        dict!(py;
            certificate = self.certificate(),
            items = each(py, self.items(py)),
            aspects = each(py, self.aspects(py)),
            left_out = each(py, self.left_out(py)),
            advice = each(py, self.advice(py)),
        )
    }

    /// The items as rows of a table: a list of flat dicts.
    #[allow(clippy::wrong_self_convention)]
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.items.iter().map(|item| self.row(py, item)).collect::<PyResult<Tuple<_>>>().canonical(py)
    }

    /// A list for notebooks: what to take, and what stays uncovered.
    fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        presenting::html(slf.into_any(), "selection")
    }

    /// Draw which item serves which aspect, and the minutes; needs matplotlib: `pip install "jobpack[plot]"`.
    fn plot(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
        presenting::plot(slf.into_any(), "selection")
    }

    fn __repr__(&self) -> String {
        format!("<{} items, {} minutes>", self.items.len(), self.certificate.minutes)
    }
}
