//! The author side: check, build, score, evaluate, report.
//!
//! Owns: how Python's arguments reach the author library and how its answers come back: as JSON text with the keys of docs/COMMAND.md, which the Python
//! package makes objects of, so that the two can never tell different things. Invariant: the lock of the interpreter is let go of while work is done. Cost over
//! the library's own: the text, and a look for signals every twentieth of a second.
//!
//! The rooms: `watch` (progress, and Ctrl-C), `failing` (exceptions), `checking`, `building`, `scoring`, `measuring`, `segmenting`, `reporting`, `evaluating`, `frame`
//! (data frames in) and `export` (data frames out).

pub mod building;
pub mod checking;
pub mod evaluating;
pub mod export;
mod failing;
mod frame;
pub mod measuring;
pub mod reporting;
pub mod scoring;
pub mod segmenting;
mod watch;
