//! What people write when they ask a pack, as the engine wants it, and what the engine answers, in words.
//!
//! Owns: how `facet=value`, the id of a circumstance and a date are understood, and the advice where they are not. Cost: a look into the pack for each.

mod situation;

pub use situation::{Said, day, fact, level, moment, profile};

use jobpack::pack::Pack;

/// The statement of a need, as one reads it.
pub fn statement(pack: &Pack<'_>, need: u32) -> String {
    pack.need_statement(need).unwrap_or_default().parts().collect::<Vec<_>>().join(" ")
}
