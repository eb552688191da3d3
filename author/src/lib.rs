//! The author side of Jobpack: reads what people have, checks it, builds packs from it and reports on it.
//!
//! | Room | What it is for |
//! | --- | --- |
//! | [`workflow`] | whole steps, each in one call: read and check, build, score. Begin here; the command and the bindings do. |
//! | [`source`] | reads files, and tables in memory, into a project |
//! | [`project`] | what was said, typed |
//! | [`check`] | what is wrong or weak in a project, with stable codes |
//! | [`compile`] | from a project to the bytes of a pack |
//! | [`survey`] | from ratings to scores, intervals and ranks |
//! | [`coverage`] | what the programme covers of it, what to make next and what to retire |
//! | [`status`] | where a project stands among the six steps, and what to do next |
//! | [`publish`] | all of it for those who decide: HTML, Markdown, CSV, JSON |
//! | [`told`] | numbers as people read them |
//! | [`ask`] | what people write when they ask a pack, as the engine wants it |
//! | [`eval`] | how well a pack answers questions with known answers |
//! | [`fault`] | why something was not done: what, where and what to do |
//! | [`mapped`] | a file mapped into memory, the one place with `unsafe` |
//! | [`progress`] | who watches work that takes long, and may stop it |

pub mod ask;
pub mod check;
pub mod compile;
pub mod coverage;
pub mod eval;
pub mod fault;
pub mod mapped;
pub mod progress;
pub mod project;
pub mod publish;
mod shelf;
pub mod source;
pub mod status;
mod store;
pub mod survey;
pub mod told;
pub mod workflow;
