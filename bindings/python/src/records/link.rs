//! What ties records together: links, requirements and their options.

use super::{AnyNeed, Resource};
use crate::canonical::{Code, Tuple, code};
use crate::errors;
use crate::pack::Pack;
use crate::record::{Numbered, follow, range, record};
use jobpack::pack;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;

impl Numbered for Link {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().links().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number, record })
    }
}

record! {
    /// A resource serves a need.
    Link(this, py) of pack::Link {
        /// Its number in the pack.
        number: u32 = this.number;
        /// The reason, in the curator's words.
        why: &str = this.engine().why(this.record.text);
        /// The need.
        need: PyResult<AnyNeed> = follow(py, &this.pack, this.record.need);
        /// The resource.
        resource: PyResult<Resource> = follow(py, &this.pack, this.record.resource);
        /// The curator's order, from 1; 0 if not said.
        order: u16 = this.record.order;
        /// How well it serves, up to 255.
        strength: u8 = this.record.strength;
        /// What the resource is among those that serve the need.
        role: Code = code!(LinkRole, this.record.role);
    }
    canonical {
        number,
        why,
        need = this.record.need,
        resource = this.record.resource,
        order,
        strength,
        role,
    }
    shown { number, why }
}

impl Numbered for Requirement {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().requirements().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number, record })
    }
}

record! {
    /// What a resource requires: any one of the options will do.
    Requirement(this, py) of pack::Requirement {
        /// Its number in the pack.
        number: u32 = this.number;
        /// The reason, in the curator's words.
        why: &str = this.engine().why(this.record.text);
        /// Whether it binds.
        kind: Code = code!(RequirementKind, this.record.kind);
        /// The options.
        options: Tuple<Choice> =
            range(py, &this.pack, this.record.first_option, this.record.option_count.into()).collect();
    }
    canonical {
        number,
        why,
        first_option = this.record.first_option,
        option_count = this.record.option_count,
        kind,
    }
    shown { number, kind, why }
}

impl Numbered for Choice {
    fn at(py: Python<'_>, pack: &Py<Pack>, number: u32) -> Option<Self> {
        let record = pack.get().engine().choices().get(number)?;
        Some(Self { pack: pack.clone_ref(py), number, record })
    }
}

/// What an option may lead to, by its code, which has no list in the engine.
const TARGETS: [&str; 2] = ["resources", "needs"];

record! {
    /// An option of a requirement: a resource or a need.
    Choice(this, py) of pack::Choice, name = "Option" {
        /// Its number in the pack.
        number: u32 = this.number;
        /// What it leads to.
        kind: Code = {
            let place = usize::from(this.record.of).checked_sub(1);
            Code(place.and_then(|place| TARGETS.get(place).copied()))
        };
        /// The resource or the need.
        target: PyResult<Py<PyAny>> = match this.record.of {
            1 => follow::<Resource>(py, &this.pack, this.record.target)?.into_py_any(py),
            2 => follow::<AnyNeed>(py, &this.pack, this.record.target)?.into_py_any(py),
            _ => Err(errors::leads_nowhere(py, this.pack.get(), this.record.target)),
        };
    }
    canonical {
        number,
        kind,
        target = this.record.target,
    }
    shown { number, kind }
}
