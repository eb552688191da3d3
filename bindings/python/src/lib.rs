//! Jobpack for Python: the extension module `jobpack._jobpack`, which the package `jobpack` shows to people.
//!
//! Owns: how the engine's and the author library's values look in Python; no logic of its own. What is immutable in Rust is frozen here, so any number of
//! threads may share it, with or without a global lock. A record is a small object that keeps its pack alive and reads a text when it is asked for one.
//!
//! The rooms: `opening` (bytes to a pack), `pack`, `asking` (find), `errors`.
#![forbid(unsafe_code)]

mod asking;
mod errors;
mod opening;
mod pack;

use pyo3::prelude::*;

#[pymodule(name = "_jobpack")]
mod module {
    #[pymodule_export]
    use super::asking::{Found, Hit};
    #[pymodule_export]
    use super::opening::open;
    #[pymodule_export]
    use super::pack::Pack;

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("version", env!("CARGO_PKG_VERSION"))
    }
}
