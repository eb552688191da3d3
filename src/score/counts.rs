//! What a score needs to know about the answers: who is in the top box, and who is in both.

use core::num::NonZero;

use super::fixed::{self, COUNT_BITS, Moments};
use super::interval::{Estimate, Interval};
use super::{Error, Missing, Profile, Tally};

/// The largest count: counts stay below 2^40, as the sum of all cells of a tally does.
const MAX_COUNT: u64 = (1 << 40) - 1;

/// How many of those who answered are in the top box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    top: u64,
    n: u64,
}

impl Share {
    /// `top` of `n` people, where `top <= n < 2^40`.
    pub const fn new(top: u64, n: u64) -> Result<Self, Error> {
        if top > n || n > MAX_COUNT {
            return Err(Error::Impossible);
        }
        Ok(Self { top, n })
    }

    /// People in the top box.
    pub const fn top(&self) -> u64 {
        self.top
    }

    /// People who answered.
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// Ten times the share in milli-points (0..=10,000), rounded half up; `None` if nobody answered.
    pub fn milli(&self) -> Option<u32> {
        self.scaled().map(|(top, n)| fixed::rounded(top * fixed::TEN, n))
    }

    /// The 95 % interval of Wilson (1927) around [`milli`](Share::milli); `None` if nobody answered.
    ///
    /// The best all-round interval for a share (Brown, Cai and DasGupta 2001): it never leaves 0..=10,000 and keeps
    /// its promise near both ends. Exact to the rounding of a milli-point.
    pub fn interval(&self) -> Option<Interval> {
        let (top, n) = self.scaled()?;
        Some(Estimate::wilson(top, n).interval())
    }

    /// Both counts in at most 24 bits, so that products of four factors fit in 64: exact below 16,777,216 people.
    pub(super) fn scaled(&self) -> Option<(u64, NonZero<u64>)> {
        let shift = (u64::BITS - self.n.leading_zeros()).saturating_sub(COUNT_BITS);
        Some((self.top >> shift, NonZero::new(self.n >> shift)?))
    }

    fn add(&mut self, people: u64, top: bool) {
        self.n += people;
        self.top += if top { people } else { 0 };
    }
}

/// The counts of one outcome as one profile sees them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    importance: Share,
    satisfaction: Share,
    /// The share of importance and of satisfaction among those who answered both, and who is in both top boxes.
    paired: (Share, Share, u64),
    asked: u64,
    missing: u64,
}

impl Counts {
    /// Counts of `n` people who all answered both questions: in the top box of importance, of satisfaction, of both.
    pub fn paired(n: u64, important: u64, satisfied: u64, both: u64) -> Result<Self, Error> {
        let importance = Share::new(important, n)?;
        let satisfaction = Share::new(satisfied, n)?;
        if both > important.min(satisfied) || important + satisfied - both > n {
            return Err(Error::Impossible);
        }
        Ok(Self { importance, satisfaction, paired: (importance, satisfaction, both), asked: n, missing: 0 })
    }

    /// Counts of two groups of people, or of one whose answers are not known to belong together.
    pub fn unpaired(importance: Share, satisfaction: Share) -> Self {
        let asked = importance.n.max(satisfaction.n);
        Self { importance, satisfaction, paired: Default::default(), asked, missing: 0 }
    }

    /// Counts a tally under the profile's top box and its rule for missing answers. Cost: one pass over 121 cells.
    pub fn of(tally: &Tally, profile: &Profile) -> Result<Self, Error> {
        profile.check()?;
        if tally.scale() != profile.scale {
            return Err(Error::OtherScale);
        }
        let mut counts = Self::unpaired(Share::default(), Share::default());
        for (importance, satisfaction, people) in tally.entries() {
            let marks = [importance, satisfaction].map(|answer| (answer > 0).then_some(answer >= profile.top_from));
            counts.add(marks, people.into());
        }
        counts.apply(profile.missing);
        Ok(counts)
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
    pub const fn both(&self) -> u64 {
        self.paired.2
    }

    /// The number of respondents the score rests on: of the two questions, the one with fewer answers.
    pub fn n(&self) -> u64 {
        self.importance.n.min(self.satisfaction.n)
    }

    /// Whether more than a fifth of those asked gave no usable answer.
    pub const fn many_missing(&self) -> bool {
        self.missing * 5 > self.asked
    }

    /// The correlation of the two estimated shares.
    ///
    /// It is phi among those who answered both, times `n_both / sqrt(n_importance * n_satisfaction)`, because only
    /// they tie the two shares together.
    pub(super) fn correlation(&self) -> i64 {
        let (importance, satisfaction, both) = self.paired;
        let [x, y, xy] = [importance.top, satisfaction.top, both].map(u64::cast_signed);
        let phi = Moments { n: importance.n, x, y, xx: x, yy: y, xy }.correlation();
        fixed::diluted(phi, importance.n, self.importance.n, self.satisfaction.n)
    }

    fn add(&mut self, marks: [Option<bool>; 2], people: u64) {
        self.asked += people;
        let [importance, satisfaction] = marks;
        if let Some(top) = importance {
            self.importance.add(people, top);
        }
        if let Some(top) = satisfaction {
            self.satisfaction.add(people, top);
        }
        if let (Some(important), Some(satisfied)) = (importance, satisfaction) {
            self.paired.0.add(people, important);
            self.paired.1.add(people, satisfied);
            self.paired.2 += if important && satisfied { people } else { 0 };
        }
    }

    /// Keeps what the rule lets count. Before it, `importance` and `satisfaction` hold all answers.
    fn apply(&mut self, rule: Missing) {
        let answered_any = self.importance.n + self.satisfaction.n - self.paired.0.n;
        match rule {
            Missing::Listwise => (self.importance, self.satisfaction) = (self.paired.0, self.paired.1),
            Missing::Pairwise => {}
            Missing::Unpaired => self.paired = Default::default(),
        }
        // Those who were asked one question only are not missing the other.
        let answered = if rule == Missing::Unpaired { answered_any } else { self.n() };
        self.missing = self.asked - answered;
    }
}
