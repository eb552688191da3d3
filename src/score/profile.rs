//! The rule that turns answers into a score, by name.
//!
//! A bare "12.3" means nothing: sources differ in the scale, the top box, what to do with missing answers, and
//! whether a score of exactly 10 is underserved. A profile settles all of it, and every score carries its name.

use super::{Error, MAX_SCALE};
use crate::model::codes;

codes! {
    /// Which answers count when some are missing.
    Missing {
        /// Only respondents who answered both questions.
        Listwise = 1 "listwise",
        /// Each question uses all of its answers; those who answered both tie the two together.
        Pairwise = 2 "pairwise",
        /// The two questions went to different people: all answers count, and nothing ties them together.
        Unpaired = 3 "unpaired",
    }
}

codes! {
    /// How a score passes a threshold.
    Comparison {
        /// Strictly above it.
        Greater = 1 "above",
        /// On it or above.
        GreaterOrEqual = 2 "on or above",
    }
}

/// The corner of outcomes that are important and already served, in milli-points (0..=10,000).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableStakes {
    /// Importance from which an outcome can be table stakes.
    pub importance: u32,
    /// Satisfaction from which it is.
    pub satisfaction: u32,
}

/// How ratings become scores. Use a preset by name, or fill in the fields and let [`check`](Profile::check) read them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile<'a> {
    /// The name that every score carries.
    pub name: &'a str,
    /// The highest answer, 2..=10; the lowest is 1.
    pub scale: u8,
    /// The lowest answer in the top box, 2..=scale.
    pub top_from: u8,
    /// Which answers count when some are missing.
    pub missing: Missing,
    /// Three rising thresholds of opportunity in milli-points (0..=20,000); the first bounds the underserved region.
    pub thresholds: [u32; 3],
    /// How a score passes a threshold.
    pub comparison: Comparison,
    /// The corner of table stakes.
    pub table_stakes: TableStakes,
    /// Fewer respondents than this earn a warning.
    pub min_n: u32,
}

/// The rule of "What Customers Want" (Ulwick, 2005): top two of five, a score is worth pursuing strictly **above** 10.
///
/// The least sample is the rule of thumb of 180 respondents; the corner of table stakes has no standard, and 7.5
/// is what other tools use.
const SHARE10_2005: Profile<'static> = Profile {
    name: "share10-2005",
    scale: 5,
    top_from: 4,
    missing: Missing::Listwise,
    thresholds: [10_000, 12_000, 15_000],
    comparison: Comparison::Greater,
    table_stakes: TableStakes { importance: 7_500, satisfaction: 7_500 },
    min_n: 180,
};

/// The rule of "Jobs to be Done: Theory to Practice" (Ulwick, 2016): the same, but a score **of** 10 is underserved.
const SHARE10_2016: Profile<'static> =
    Profile { name: "share10-2016", comparison: Comparison::GreaterOrEqual, ..SHARE10_2005 };

/// The presets, the default first.
pub static PROFILES: [Profile<'static>; 2] = [SHARE10_2005, SHARE10_2016];

impl Profile<'_> {
    /// The preset of that name.
    pub fn by_name(name: &str) -> Option<Profile<'static>> {
        PROFILES.iter().find(|preset| preset.name == name).copied()
    }

    /// Whether the fields agree: ranges as documented on each, a name, and thresholds that rise strictly.
    pub fn check(&self) -> Result<(), Error> {
        let [first, second, third] = self.thresholds;
        let good = !self.name.is_empty()
            && (2..=MAX_SCALE).contains(&self.scale)
            && (2..=self.scale).contains(&self.top_from)
            && first < second
            && second < third
            && third <= 20_000
            && self.table_stakes.importance <= 10_000
            && self.table_stakes.satisfaction <= 10_000;
        if good { Ok(()) } else { Err(Error::BadProfile) }
    }

    /// Whether `value / one` points pass a threshold in milli-points, without dividing.
    ///
    /// `value` is in milli-points times `one`, and `one` below 2^48, so that 63 bits hold the product.
    pub(super) fn passes(&self, value: u64, one: u64, threshold: u32) -> bool {
        let bound = u64::from(threshold) * one;
        match self.comparison {
            Comparison::Greater => value > bound,
            Comparison::GreaterOrEqual => value >= bound,
        }
    }

    /// How many of the thresholds `value / one` passes, 0..=3.
    #[inline(never)]
    pub(super) fn band(&self, value: u64, one: u64) -> u8 {
        self.thresholds.iter().map(|threshold| u8::from(self.passes(value, one, *threshold))).sum()
    }

    /// Whether figures in milli-points lie in the corner of table stakes.
    pub(super) fn in_corner(&self, importance: u32, satisfaction: u32) -> bool {
        importance >= self.table_stakes.importance && satisfaction >= self.table_stakes.satisfaction
    }
}
