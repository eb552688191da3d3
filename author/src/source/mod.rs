//! Reads people's files into a project.
//!
//! Owns: the forms (CSV, JSON Lines, TOML, Markdown), the names of columns, and what each value may look like. Every file becomes a stream
//! of rows (`form`), every row is looked up under our names (`row`, `columns`, `table`), and one converter a table makes records of them
//! (`convert`). Invariants: files are read in the order of their names; what cannot be read right is a finding and never a silent loss.
//! Cost: one pass by all cores; a few batches of rows in memory beside the project (TOML: one file).

mod batches;
mod bodies;
mod columns;
mod convert;
mod error;
mod findings;
mod folder;
mod form;
mod input;
mod reader;
mod row;
mod rows;
mod rules;
mod settings;
mod survey;
mod table;
mod text;
mod value;

pub use batches::Threads;
pub(crate) use batches::scope;
pub use error::ReadError;
pub use form::Held;
pub use reader::{Reading, Survey, count_ratings, read, read_on, read_ratings};
pub use rows::RatingRows;
#[cfg(feature = "columnar")]
pub use rows::read_frame;
pub use rules::RULES;
pub use survey::Counted;
