//! The score of one outcome: where it lies, how sure that is, and what to beware of.

use super::interval::{self, Estimate, Interval};
use super::{Counts, Error, Profile, Tally, fixed};
use crate::model::Region;

/// What to beware of in a score, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Warnings(pub u8);

impl Warnings {
    /// Fewer respondents than the profile asks for.
    pub const SMALL_SAMPLE: Self = Self(1);
    /// More than a fifth of those asked gave no usable answer.
    pub const MANY_MISSING: Self = Self(2);
    /// The limits of opportunity lie in different bands.
    pub const CROSSES_THRESHOLD: Self = Self(4);

    /// Whether all bits of `other` are set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The score of one outcome under one profile. Figures are in milli-points, rounded half up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score<'a> {
    /// The name of the profile, without which the figures mean nothing.
    pub profile: &'a str,
    /// Respondents it rests on.
    pub n: u32,
    /// Ten times the share to whom the outcome is important, 0..=10,000.
    pub importance: u32,
    /// Ten times the share who are satisfied, 0..=10,000.
    pub satisfaction: u32,
    /// Importance plus what satisfaction lacks, 0..=20,000.
    pub opportunity: u32,
    /// The 95 % interval of opportunity.
    pub interval: Interval,
    /// Where the outcome lies, decided on the counts.
    pub region: Region,
    /// Whether every comparison that the region rests on comes out the same at both limits of its 95 % interval.
    ///
    /// Underserved is certain if the interval of opportunity lies above the threshold and that of
    /// `importance - satisfaction` above 0. Table stakes: both shares' lower limits reach the cut-offs, and no limit
    /// is underserved. Overserved: `importance - satisfaction` lies below 0 and the upper limits stay out of the corner
    /// of table stakes. Appropriately served: none of the others is possible.
    pub certain: bool,
    /// How many of the profile's thresholds opportunity passes, 0..=3; 0 unless less satisfied than important.
    pub band: u8,
    /// What to beware of.
    pub warnings: Warnings,
}

impl<'a> Score<'a> {
    /// Scores a tally.
    pub fn of(tally: &Tally, profile: &Profile<'a>) -> Result<Self, Error> {
        Counts::of(tally, profile)?.score(profile)
    }
}

impl Counts {
    /// Scores the counts; they must have been taken under the same profile.
    pub fn score<'a>(&self, profile: &Profile<'a>) -> Result<Score<'a>, Error> {
        profile.check()?;
        let (importance, satisfaction) = (self.importance(), self.satisfaction());
        if importance.n() == 0 || satisfaction.n() == 0 {
            return Err(Error::NoAnswers);
        }
        // Cross-multiplied, in units of 1/one: 48 bits, and 63 as milli-points of opportunity.
        let times = |a: u32, b: u32| u64::from(a) * u64::from(b);
        let one = times(importance.n(), satisfaction.n());
        let ten = u64::from(fixed::TEN);
        let i = ten * times(importance.top(), satisfaction.n());
        let s = ten * times(satisfaction.top(), importance.n());
        let o = i.max((2 * i).saturating_sub(s));
        let band = if s < i { profile.band(o, one) } else { 0 };
        let region = region(profile, i, s, band, one);
        let opportunity = fixed::rounded(o, one);
        let limits = Limits::new(self, opportunity);
        let [lo, hi] = [limits.opportunity.lo, limits.opportunity.hi];
        let bands = [lo, hi].map(|limit| profile.band(limit.into(), 1));
        Ok(Score {
            profile: profile.name,
            n: self.n(),
            importance: fixed::rounded(i, one),
            satisfaction: fixed::rounded(s, one),
            opportunity,
            interval: limits.opportunity,
            region,
            certain: limits.agree_on(region, profile, bands),
            band,
            warnings: self.warnings(profile, bands),
        })
    }

    fn warnings(&self, profile: &Profile, [lo, hi]: [u8; 2]) -> Warnings {
        let when = |condition: bool, warning: Warnings| if condition { warning.0 } else { 0 };
        Warnings(
            when(self.n() < profile.min_n, Warnings::SMALL_SAMPLE)
                | when(self.many_missing(), Warnings::MANY_MISSING)
                | when(lo != hi, Warnings::CROSSES_THRESHOLD),
        )
    }
}

/// The region of importance `i` and satisfaction `s`, both in milli-points times `one`.
fn region(profile: &Profile, i: u64, s: u64, band: u8, one: u64) -> Region {
    let reaches = |value: u64, cut: u32| value >= u64::from(cut) * one;
    if band > 0 {
        Region::Underserved
    } else if reaches(i, profile.table_stakes.importance) && reaches(s, profile.table_stakes.satisfaction) {
        Region::TableStakes
    } else if s > i {
        Region::Overserved
    } else {
        Region::AppropriatelyServed
    }
}

/// The intervals that a region rests on.
struct Limits {
    importance: Interval,
    satisfaction: Interval,
    opportunity: Interval,
    /// Of `importance - satisfaction`, as shares.
    gap: (i32, i32),
}

impl Limits {
    fn new(counts: &Counts, opportunity: u32) -> Self {
        let [i, s] = [counts.importance(), counts.satisfaction()].map(|share| Estimate::wilson(share.top(), share.n()));
        let r = counts.correlation();
        Self {
            importance: i.interval(),
            satisfaction: s.interval(),
            opportunity: interval::opportunity(i, s, r).around(opportunity),
            gap: interval::contrast(1, i, s, r),
        }
    }

    /// Whether the region is the same wherever in the intervals the true figures lie.
    ///
    /// `lo` and `hi` are the bands of the limits of opportunity.
    fn agree_on(&self, region: Region, profile: &Profile, [lo, hi]: [u8; 2]) -> bool {
        let never_underserved = self.gap.1 <= 0 || hi == 0;
        let never_corner = !profile.in_corner(self.importance.hi, self.satisfaction.hi);
        match region {
            Region::Underserved => self.gap.0 > 0 && lo > 0,
            Region::TableStakes => never_underserved && profile.in_corner(self.importance.lo, self.satisfaction.lo),
            Region::Overserved => self.gap.1 < 0 && never_corner,
            Region::AppropriatelyServed => self.gap.0 >= 0 && never_underserved && never_corner,
        }
    }
}
