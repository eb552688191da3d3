//! The rules that `check` holds a whole project against.
//!
//! Owns: codes, titles, advice and explanations, which `check --explain` prints. Invariants: a code is never reused; E2xx are errors, W2xx
//! warnings. Cost: constants.

use super::Rule;

/// Declares rules, and lists them by code. Every explanation says why and shows wrong and right.
macro_rules! rules {
    ($list:ident: $($name:ident = $code:literal, $title:literal {
        advice: $advice:literal,
        why: $why:literal,
        wrong: $wrong:literal,
        right: $right:literal,
    })+) => {
        $(pub static $name: Rule = Rule {
            code: $code,
            title: $title,
            advice: $advice,
            explanation: concat!($why, "\n\nWrong:\n    ", $wrong, "\n\nRight:\n    ", $right, "\n"),
        };)+
        /// By code.
        pub(super) static $list: &[&Rule] = &[$(&$name,)+];
    };
}

mod errors;
mod needs;
mod resources;
mod surveys;
mod synonyms;

pub use errors::*;
pub use needs::*;
pub use resources::*;
pub use surveys::*;
pub use synonyms::*;

/// By code.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [ERRORS, NEEDS, RESOURCES, SURVEYS, SYNONYMS].into_iter().flatten().copied()
}
