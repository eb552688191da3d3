//! Reads people's files into a project.

mod rules;

pub use rules::RULES;
