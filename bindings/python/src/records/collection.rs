//! Collections: what a curator put together, in order.

use super::{AnyNeed, Circumstance, Resource};
use crate::canonical::{Code, Tuple, code};
use crate::pack::Pack;
use crate::presenting;
use crate::record::{Numbered, follow, follow_if_said, range, read, record, said};
use jobpack::pack;
use pyo3::prelude::*;

impl Numbered for Collection {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().collections().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number, record })
    }
}

record! {
    /// What a curator put together, in order.
    Collection(this, py) of pack::Collection {
        /// Its number in the pack: its place in the order of ids.
        number: u32 = this.number;
        /// The job it is for.
        job: PyResult<Option<AnyNeed>> = follow_if_said(py, &this.pack, this.record.job);
        /// The circumstance it is for.
        circumstance: PyResult<Option<Circumstance>> = follow_if_said(py, &this.pack, this.record.circumstance);
        /// The budget in minutes; 0 if not said.
        minutes: u16 = this.record.minutes;
        /// What it is for.
        purpose: Code = code!(Purpose, this.record.purpose);
        /// The items, in the curator's order.
        items: Tuple<Item> = range(py, &this.pack, this.record.first_item, this.record.item_count).collect();
    }
    texts(read(py, &this.pack, |pack| pack.collection_text(&this.record))) {
        /// Stable id.
        id: &str,
        /// The title.
        title: &str,
        /// Who answers for it; "" is the pack's curator.
        curator: &str,
        /// A sentence or two.
        summary: &str,
    }
    canonical {
        number,
        id,
        title,
        curator,
        summary,
        first_item = this.record.first_item,
        item_count = this.record.item_count,
        job = said(this.record.job),
        circumstance = said(this.record.circumstance),
        minutes,
        purpose,
    }
    shown { id, title }
    methods {
        /// A list for notebooks: the items in the curator's order.
        fn _repr_html_(slf: Bound<'_, Self>) -> PyResult<Bound<'_, PyAny>> {
            presenting::html(slf.into_any(), "collection")
        }
    }
}

impl Numbered for Item {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().items().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number, record })
    }
}

record! {
    /// An item of a collection.
    Item(this, py) of pack::Item {
        /// Its number in the pack.
        number: u32 = this.number;
        /// The reason, in the curator's words.
        why: &str = this.engine().why(this.record.text);
        /// The resource.
        resource: PyResult<Resource> = follow(py, &this.pack, this.record.resource);
    }
    canonical {
        number,
        why,
        resource = this.record.resource,
    }
    shown { number, why }
}
