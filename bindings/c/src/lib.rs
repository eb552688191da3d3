//! The C ABI of Jobpack: the whole engine behind plain data and plain pointers.
//!
//! Owns: the functions and types of `include/jobpack.h`, which is generated from these files, and every `unsafe` of the project but the one call
//! that maps a file. Each block names the promise of the caller (`docs/ABI.md`, section 3, P1 to P8) that it rests on. No logic: what is
//! answered is answered by the engine.
//!
//! The rooms: [`boundary`] turns pointers into references and back, the only room with much `unsafe`; [`status`] has the outcomes; the others each
//! carry one room of the engine across: [`pack`], [`verify`], [`records`], [`lists`], [`situation`], [`find`], [`complete`], [`packs`], [`pick`], [`tally`], [`profile`],
//! [`score`], [`words`];
//! [`version`] says which library this is; [`table`] has all functions for those who load the library at run time, as [`api`] lays them out.
//!
//! Invariants: no allocation, no global state, no panic (proved at link time); a failed call writes nothing but the [`jobpack_error`] it was given.
//! Cost: that of the engine's call, and a copy of what crosses.
#![no_std]
#![allow(non_camel_case_types, reason = "the names are those of C")]
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic))]

#[cfg(test)]
extern crate std;

// In the order of the header, which is generated in it.
pub mod boundary;
pub mod status;

pub mod pack;
pub mod verify;

pub mod lists;
pub mod records;
pub mod words;

pub mod complete;
pub mod find;
pub mod packs;
pub mod pick;
pub mod situation;
pub mod unpack;

pub mod profile;
pub mod score;
pub mod tally;

pub mod version;

pub mod api;
pub mod table;

#[cfg(all(any(feature = "bare", feature = "prove"), target_os = "none"))]
mod memory;
#[cfg(any(feature = "bare", feature = "prove"))]
mod panic;

mod carry;

pub use boundary::jobpack_text;
pub use status::{jobpack_error, jobpack_status};
