//! Jobpack's engine: opens a pack in place and answers from it.
//!
//! A **pack** is one file with jobs to be done, desired outcomes and curated learning. It is read where it lies (flash, a mapped file, a browser's
//! buffer) and answers two questions: [`find`](mod@find), just in time, and [`pick`](mod@pick), just in case.
//!
//! ```
//! use jobpack::find::{Hit, Scratch, find};
//! use jobpack::{Pack, Situation};
//!
//! # use jobpack_author::{compile::compile, project::{Project, Resource}};
//! # let resource = |id: &str, title: &str| Resource { id: id.into(), title: title.into(), ..Resource::default() };
//! # let resources = vec![resource("bitter", "Why coffee turns bitter"), resource("grind", "Set the grind")];
//! # let bytes = compile(&Project { resources: resources.into(), ..Project::default() })?;
//! let pack = Pack::open(&bytes)?;
//! let mut scratch = Scratch::new(); // about 6 KiB, may be a static
//! let mut hits = [Hit::default(); 3]; // as many as are wanted
//! let count = find(&pack, "my coffe is bitter", &Situation::default(), &mut scratch, &mut hits);
//!
//! assert_eq!(count, 1);
//! assert_eq!(pack.resource_id(hits[0].resource), "bitter");
//! assert_eq!(scratch.repairs()[0].found, b"coffee");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The rooms, in the order in which data meets them:
//!
//! - [`model`]: what a pack says, in the words of the domain;
//! - [`pack`]: how it says it: header, sections, records; open and verify;
//! - [`text`]: words out of a query: folding, splitting, spelling repair;
//! - [`fit`]: whether a resource fits the situation that someone is in;
//! - [`find`](mod@find): just in time: ranked resources, each with the reason why;
//! - [`pick`](mod@pick): just in case: the few that cover what matters, with a certificate;
//! - [`score`]: ratings into opportunity, with intervals and ranks.
//!
//! The feature `repair`, on by default, looks for the word that was meant where a query has one that the pack does not know. It is three tenths of what a
//! device needs to open, read and find; without it such words are not searched for, and nothing else differs.
//!
//! Where memory is plenty and many questions are asked, [`Pack::unpack`] makes of a pack one that answers the same in less than a third of the time.
//!
//! What holds everywhere: no heap, no `unsafe`, integers only, so every platform gives the same answers; no panic on any bytes, which
//! `cargo xtask prove` proves at link time; bounded work on hostile bytes; memory that outlives a call is the caller's. Anything immutable may be
//! used by any number of threads.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic))]

#[cfg(test)]
#[macro_use]
extern crate std;

/// Whether code should be small rather than fast: in the flash of a microcontroller, and in a browser, which loads it first. What must not be inlined there
/// says the same in its attribute.
pub(crate) const SMALL: bool = cfg!(any(target_os = "none", target_family = "wasm"));

/// Whether memory is plenty: a search takes more of it then, and less time.
pub const ROOMY: bool =
    cfg!(any(target_os = "linux", target_os = "android", target_os = "windows", target_vendor = "apple"));

mod error;
pub mod find;
pub mod fit;
pub mod model;
pub mod pack;
pub mod pick;
pub mod score;
pub mod text;
mod unpack;

pub use error::{Error, ErrorCode};
pub use fit::Situation;
pub use pack::Pack;
