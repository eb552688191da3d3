//! Jobpack's engine: opens a pack in place and answers from it.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic))]

#[cfg(test)]
#[macro_use]
extern crate std;

mod error;
pub mod find;
pub mod fit;
pub mod model;
pub mod pack;
pub mod pick;
pub mod score;
pub mod text;

pub use error::{Error, ErrorCode};
