//! Turns ratings into opportunity scores that say how sure they are.
//!
//! The room owns the way from a respondent's answers to a decision: a [`Tally`] counts answers, a [`Profile`] names
//! the rule that reads them, [`Counts`] is what the rule sees, [`Score`] is what it says, and [`ranks`] says which
//! order the scores can carry.
//!
//! What holds everywhere:
//! - Opportunity is `importance + max(importance - satisfaction, 0)`, where importance and satisfaction are ten times
//!   the share of respondents in the top box (Ulwick, Harvard Business Review, January 2002). It equals
//!   `max(importance, 2 * importance - satisfaction)` and lies between 0 and 20.
//! - Figures are **milli-points**, integers: 10,000 is ten points.
//! - Scores are compared with thresholds by their counts, exactly, and are rounded only for showing.
//! - A score carries the name of its profile and a 95 % interval.
//! - Every function is total: any counts give an answer or an [`Error`], never a panic.
//!
//! A tally takes 488 bytes; a score costs five integer square roots and a dozen divisions, all of them short loops, or
//! about two microseconds on a desktop; ranking `k` outcomes costs `k * (k - 1) / 2` differences of half that. Nothing is
//! allocated, and no call needs more than 1 KiB of stack.

mod counts;
mod fixed;
mod interval;
mod opportunity;
mod profile;
mod ranks;
mod tally;

pub use crate::model::Region;
pub use counts::{Counts, Share};
pub use interval::Interval;
pub use opportunity::{Score, Warnings};
pub use profile::{Comparison, Missing, PROFILES, Profile, TableStakes};
pub use ranks::{Difference, Overlap, Ranks, difference, ranks, ranks_of};
pub use tally::{MAX_SCALE, Tally};

/// Why there is no result. The numbers are frozen and never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[repr(u32)]
pub enum Error {
    /// An answer lies outside `1..=max`, or a scale outside `2..=10`.
    OffScale = 1,
    /// Two tallies, or a tally and a profile, use different scales.
    OtherScale = 2,
    /// The number of cells or of results does not fit.
    WrongLength = 3,
    /// Counts that no group of people can give, such as more in the top box than asked.
    Impossible = 4,
    /// The profile contradicts itself; see [`Profile::check`].
    BadProfile = 5,
    /// Nobody answered what the score needs.
    NoAnswers = 6,
}

impl Error {
    /// A sentence for people, the same in every language binding.
    pub const fn message(self) -> &'static str {
        match self {
            Self::OffScale => "the answer or the scale is out of range",
            Self::OtherScale => "the scales differ",
            Self::WrongLength => "the number of cells or results does not fit",
            Self::Impossible => "the counts contradict each other",
            Self::BadProfile => "the profile contradicts itself",
            Self::NoAnswers => "nobody answered",
        }
    }

    /// What to do about it, the same in every language binding.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::OffScale => "take a scale of 2 to 10, and answers from 1 to its top",
            Self::OtherScale => "use one scale for all",
            Self::WrongLength => "give a count for every pair of answers, and room for every result",
            Self::Impossible => "give no count larger than that of the people who were asked",
            Self::BadProfile => "use one of the presets",
            Self::NoAnswers => "ask people both questions",
        }
    }
}

impl core::fmt::Display for Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.message())
    }
}

impl core::error::Error for Error {}
