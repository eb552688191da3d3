//! What a score needs to know about the answers: who is in the top box, and who is in both.
//!
//! Counts are exact up to 16,777,215 people. Larger counts are halved together until they fit, which changes shares by
//! about a hundred-thousandth and leaves them the interval of at least 8 million people, some 0.01 points wide.

use super::fixed::{self, Moments};
use super::interval::{Estimate, Interval};
use super::{Error, Missing, Profile, Tally};

/// How many of those who answered are in the top box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    top: u32,
    n: u32,
}

impl Share {
    /// `top` of `n` people.
    pub fn new(top: u32, n: u32) -> Result<Self, Error> {
        if top > n {
            return Err(Error::Impossible);
        }
        Ok(Self { top, n }.halved(fixed::excess(n.into())))
    }

    /// People in the top box.
    pub const fn top(&self) -> u32 {
        self.top
    }

    /// People who answered.
    pub const fn n(&self) -> u32 {
        self.n
    }

    /// Ten times the share in milli-points (0..=10,000), rounded half up; `None` if nobody answered.
    pub fn milli(&self) -> Option<u32> {
        (self.n > 0).then(|| fixed::rounded(u64::from(self.top) * u64::from(fixed::TEN), self.n.into()))
    }

    /// The 95 % interval of Wilson (1927) around [`milli`](Share::milli); `None` if nobody answered.
    ///
    /// It never leaves 0..=10,000 and keeps its promise near both ends, where the usual plus-or-minus two standard
    /// errors does not (Brown, Cai and DasGupta 2001).
    pub fn interval(&self) -> Option<Interval> {
        (self.n > 0).then(|| Estimate::wilson(self.top, self.n).interval())
    }

    fn halved(self, times: u32) -> Self {
        Self { top: self.top >> times, n: self.n >> times }
    }
}

/// Those who answered both questions, on each question, and how many are in both top boxes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Pairs {
    importance: Share,
    satisfaction: Share,
    both: u32,
}

/// The counts of one outcome as one profile sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    importance: Share,
    satisfaction: Share,
    pairs: Pairs,
    n: u32,
    many_missing: bool,
}

impl Counts {
    /// Counts of `n` people who all answered both questions: in the top box of importance, of satisfaction, of both.
    pub fn paired(n: u32, important: u32, satisfied: u32, both: u32) -> Result<Self, Error> {
        let least = u64::from(important) + u64::from(satisfied);
        let fits = important.max(satisfied) <= n
            && both <= important.min(satisfied)
            && least <= u64::from(n) + u64::from(both);
        if !fits {
            return Err(Error::Impossible);
        }
        let times = fixed::excess(n.into());
        let share = |top: u32| Share { top, n }.halved(times);
        let (importance, satisfaction) = (share(important), share(satisfied));
        let pairs = Pairs { importance, satisfaction, both: both >> times };
        Ok(Self { importance, satisfaction, pairs, n, many_missing: false })
    }

    /// Counts of two groups of people, or of one whose answers are not known to belong together.
    pub fn unpaired(importance: Share, satisfaction: Share) -> Self {
        let n = importance.n.min(satisfaction.n);
        Self { importance, satisfaction, pairs: Pairs::default(), n, many_missing: false }
    }

    /// Counts a tally under the profile's top box and its rule for missing answers. Cost: one pass over the cells.
    pub fn of(tally: &Tally, profile: &Profile) -> Result<Self, Error> {
        profile.check()?;
        if tally.scale() != profile.scale {
            return Err(Error::OtherScale);
        }
        let times = fixed::excess(tally.people());
        let mut counts = Self::under(profile.missing, tally.by_top_box(profile.top_from, times));
        counts.n = u32::try_from(u64::from(counts.n) << times).unwrap_or(u32::MAX);
        Ok(counts)
    }

    /// Applies the rule to people by importance (row) and satisfaction (column): no answer, below the top box, in it.
    fn under(rule: Missing, people: [[u32; 3]; 3]) -> Self {
        let [[neither, s_no, s_yes], [i_no, no_no, no_yes], [i_yes, yes_no, yes_yes]] = people;
        let share = |top: u32, n: u32| Share { top, n };
        let n = no_no + no_yes + yes_no + yes_yes;
        let (important, satisfied) = (yes_no + yes_yes, no_yes + yes_yes);
        let mut counts =
            Self::unpaired(share(important + i_yes, n + i_no + i_yes), share(satisfied + s_yes, n + s_no + s_yes));
        let (importance, satisfaction) = (share(important, n), share(satisfied, n));
        let one_answer = i_no + i_yes + s_no + s_yes;
        // Those who were asked one question only are not missing the other.
        let mut answered = n + one_answer;
        if rule != Missing::Unpaired {
            counts.pairs = Pairs { importance, satisfaction, both: yes_yes };
            answered = counts.n;
        }
        if rule == Missing::Listwise {
            (counts.importance, counts.satisfaction, counts.n) = (importance, satisfaction, n);
            answered = n;
        }
        let asked = n + one_answer + neither;
        counts.many_missing = (asked - answered) * 5 > asked;
        counts
    }

    /// The importance share.
    pub const fn importance(&self) -> Share {
        self.importance
    }

    /// The satisfaction share.
    pub const fn satisfaction(&self) -> Share {
        self.satisfaction
    }

    /// People in both top boxes; 0 if the two questions went to different people.
    pub const fn both(&self) -> u32 {
        self.pairs.both
    }

    /// The respondents that the score rests on: of the two questions, the one with fewer answers. Not halved.
    pub const fn n(&self) -> u32 {
        self.n
    }

    /// Whether more than a fifth of those asked gave no usable answer.
    pub const fn many_missing(&self) -> bool {
        self.many_missing
    }

    /// The correlation of the two estimated shares.
    ///
    /// It is phi among those who answered both, times `n_both / sqrt(n_importance * n_satisfaction)`, because only
    /// they tie the two shares together.
    pub(super) fn correlation(&self) -> i32 {
        let pairs = &self.pairs;
        let n = pairs.importance.n;
        let [x, y, xy] = [pairs.importance.top, pairs.satisfaction.top, pairs.both].map(u32::cast_signed);
        // Marks of 0 and 1 are their own squares.
        let (xx, yy) = (x, y);
        let phi = Moments { n, x, y, xx, yy, xy }.correlation();
        fixed::diluted(phi, n, self.importance.n, self.satisfaction.n)
    }
}
