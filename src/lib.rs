//! Jobpack's engine: opens a pack in place and answers from it.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod error;
pub mod fit;
pub mod model;
pub mod pack;
pub mod pick;
pub mod score;

pub use error::{Error, ErrorCode};
