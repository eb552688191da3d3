//! The package for Node and browsers.

mod header;
pub mod layout;
