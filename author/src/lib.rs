//! The author side of Jobpack: reads what people have, checks it, builds packs from it and reports on it.
#![deny(unsafe_code)]

pub mod check;
pub mod compile;
pub mod eval;
pub mod mapped;
pub mod project;
pub mod source;
pub mod survey;
