//! Scores as people and programs read them: points from 0 to 20, in order, with what else is to be known.

use super::inference::{Family, Inferred, planned};
use super::quality::QualityReport;
use super::{Group, Scored};
use jobpack::score::{Counts, Profile, Share};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// An outcome with its figures, in points from 0 to 20.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutcomeScore {
    /// The id.
    pub outcome: String,
    /// How many respondents count.
    pub n: u32,
    /// From 0 to 10.
    pub importance: f64,
    /// From 0 to 10.
    pub satisfaction: f64,
    /// From 0 to 20.
    pub opportunity: f64,
    /// Where the opportunity lies with 95 % confidence.
    pub interval: [f64; 2],
    /// The best and the worst rank that it may have.
    pub ranks: [u32; 2],
    /// `underserved`, `served right` and so on, by the profile.
    pub region: &'static str,
    /// Whether the whole interval lies in the region.
    pub certain: bool,
    /// The counts behind importance, satisfaction and opportunity.
    pub counts: OutcomeCounts,
    /// Which order the scores can carry, and what they say of the threshold.
    #[serde(flatten)]
    pub inferred: Inferred,
    /// What the outcome says; empty where only its id is known.
    pub statement: String,
}

/// The counts that an outcome's figures rest on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OutcomeCounts {
    /// To how many it is important, of how many who said.
    pub important: [u32; 2],
    /// How many are satisfied, of how many who said.
    pub satisfied: [u32; 2],
    /// How many are both, of those who answered both questions.
    pub both: u32,
}

impl OutcomeCounts {
    fn of(counts: &Counts) -> Self {
        let share = |share: Share| [share.top(), share.n()];
        Self { important: share(counts.importance()), satisfied: share(counts.satisfaction()), both: counts.both() }
    }
}

/// Milli-points as points.
fn points(milli: u32) -> f64 {
    f64::from(milli) / 1_000.0
}

impl OutcomeScore {
    fn of(scored: &Scored<'_>, inferred: Inferred, statement: String) -> Self {
        let Scored { outcome, score, counts, ranks, .. } = scored;
        Self {
            outcome: outcome.clone(),
            n: score.n,
            importance: points(score.importance),
            satisfaction: points(score.satisfaction),
            opportunity: points(score.opportunity),
            interval: [points(score.interval.lo), points(score.interval.hi)],
            ranks: [ranks.lo, ranks.hi],
            region: score.region.name(),
            certain: score.certain,
            counts: OutcomeCounts::of(counts),
            inferred,
            statement,
        }
    }
}

/// The scores of a segment, or of everyone.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SegmentScores {
    /// The segment; `None` is everyone.
    pub segment: Option<String>,
    /// The highest opportunity first.
    pub outcomes: Vec<OutcomeScore>,
    /// Outcomes that nobody gave a usable answer for.
    pub unscored: Vec<String>,
    /// How many respondents there are; `None` from a pack, which holds counts.
    pub respondents: Option<u64>,
    /// What the respondents count together; 0 from a pack.
    #[serde(skip)]
    pub weight: f64,
    /// Answers to one question without the other, where the profile leaves those out.
    pub excluded: u64,
    /// The tests of every pair of outcomes: do they differ?
    pub pairs: Family,
    /// The tests of every outcome: is it above the profile's first threshold?
    pub over: Family,
}

impl SegmentScores {
    /// The scores of a group, with what its outcomes say.
    pub fn of(segment: Option<String>, group: Group<'_>, statement: impl Fn(&str) -> String) -> Self {
        let outcomes = group.scored.iter().zip(&group.inference.outcomes);
        Self {
            segment,
            respondents: group.respondents,
            weight: group.weight,
            excluded: group.excluded,
            outcomes: outcomes
                .map(|(scored, inferred)| OutcomeScore::of(scored, *inferred, statement(&scored.outcome)))
                .collect(),
            unscored: group.unscored,
            pairs: group.inference.differ,
            over: group.inference.over,
        }
    }
}

/// Scores under one profile.
#[derive(Clone, Debug)]
pub struct Scores {
    /// How ratings became scores.
    pub profile: Profile<'static>,
    /// The half-width of an interval, in points, that sample sizes are given for.
    pub half_width: f64,
    /// True if outcomes are taken as rated by different people.
    pub independent: bool,
    /// True if each segment was asked for, however many there are.
    pub by_segment: bool,
    /// Everyone, the segment that was asked for, or each.
    pub segments: Vec<SegmentScores>,
    /// True if some respondents count more than others: `n` is the effective sample size then.
    pub weighted: bool,
    /// The quality of the answers; `None` from a pack, which holds counts.
    pub quality: Option<QualityReport>,
}

impl Scores {
    /// Groups and their scores, with what their outcomes say.
    pub fn of(
        by_segment: bool,
        profile: &Profile<'static>,
        half_width: f64,
        groups: Vec<(Option<String>, Group<'_>)>,
        independent: bool,
        statement: impl Fn(&str) -> String,
    ) -> Self {
        let segments = groups.into_iter().map(|(segment, group)| SegmentScores::of(segment, group, &statement));
        let segments = segments.collect();
        Self { profile: *profile, half_width, independent, by_segment, segments, weighted: false, quality: None }
    }
}

/// The keys of what was asked for stand at the top, so that a script finds `outcomes` there; segments by themselves stand in a list.
impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("profile", self.profile.name)?;
        map.serialize_entry("half_width", &self.half_width)?;
        map.serialize_entry("planned", &planned(self.half_width))?;
        match &self.segments[..] {
            [one] if !self.by_segment => {
                map.serialize_entry("outcomes", &one.outcomes)?;
                map.serialize_entry("segment", &one.segment)?;
                map.serialize_entry("unscored", &one.unscored)?;
                map.serialize_entry("respondents", &one.respondents)?;
                map.serialize_entry("excluded", &one.excluded)?;
                map.serialize_entry("pairs", &one.pairs)?;
                map.serialize_entry("over", &one.over)?;
            }
            several => map.serialize_entry("segments", several)?,
        }
        map.serialize_entry("independent", &self.independent)?;
        map.serialize_entry("weighted", &self.weighted)?;
        map.serialize_entry("quality", &self.quality)?;
        map.end()
    }
}
