//! What is underserved.

use super::page::grouped;
use super::style::{DIM, GOOD, STRONG, WEAK};
use super::{Answer, Column, Page, Table};
use jobpack::score::{Comparison, Missing, Profile};
use jobpack_author::survey::Scored;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// An outcome with its figures, in points from 0 to 20.
#[derive(Clone, Debug, Serialize)]
pub struct OutcomeRow {
    pub outcome: String,
    pub n: u32,
    pub importance: f64,
    pub satisfaction: f64,
    pub opportunity: f64,
    pub interval: [f64; 2],
    pub ranks: [u32; 2],
    pub region: &'static str,
    pub certain: bool,
    pub statement: String,
}

/// Milli-points as points.
fn points(milli: u32) -> f64 {
    f64::from(milli) / 1_000.0
}

impl OutcomeRow {
    pub fn of(scored: &Scored<'_>, statement: String) -> Self {
        let Scored { outcome, score, ranks, .. } = scored;
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
            statement,
        }
    }
}

/// The scores of a segment, or of everyone.
#[derive(Clone, Debug, Serialize)]
pub struct SegmentScores {
    pub segment: Option<String>,
    pub outcomes: Vec<OutcomeRow>,
    pub unscored: Vec<String>,
    pub respondents: Option<u64>,
    pub excluded: u64,
}

/// Scores under one profile.
#[derive(Clone, Debug)]
pub struct Scores {
    pub profile: Profile<'static>,
    /// True if outcomes are taken as rated by different people.
    pub independent: bool,
    /// True if each segment was asked for, however many there are.
    pub by_segment: bool,
    pub segments: Vec<SegmentScores>,
}

/// The keys of what was asked for stand at the top, so that a script finds `outcomes` there; segments by themselves stand in a list.
impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("profile", self.profile.name)?;
        match &self.segments[..] {
            [one] if !self.by_segment => {
                map.serialize_entry("outcomes", &one.outcomes)?;
                map.serialize_entry("segment", &one.segment)?;
                map.serialize_entry("unscored", &one.unscored)?;
                map.serialize_entry("respondents", &one.respondents)?;
                map.serialize_entry("excluded", &one.excluded)?;
            }
            several => map.serialize_entry("segments", several)?,
        }
        map.serialize_entry("independent", &self.independent)?;
        map.end()
    }
}

impl Answer for Scores {
    fn print(&self, page: &mut Page) -> io::Result<()> {
        self.print_profile(page)?;
        for segment in &self.segments {
            writeln!(page)?;
            segment.print(page, &self.profile)?;
        }
        Ok(())
    }
}

impl Scores {
    fn print_profile(&self, page: &mut Page) -> io::Result<()> {
        let Profile { name, scale, top_from, thresholds, comparison, missing, .. } = self.profile;
        let passes = if comparison == Comparison::Greater { "above" } else { "from" };
        let [first, second, third] = thresholds.map(points);
        let rule = match missing {
            Missing::Listwise => "who did not answer both questions is left out",
            Missing::Pairwise => "each question uses all of its answers",
            Missing::Unpaired => "the two questions went to different people",
        };
        let text = format!(
            "profile {name}: top box {top_from} to {scale} of 1 to {scale}; underserved {passes} {first}, more {passes} {second} and {third}; {rule}"
        );
        page.paragraph("", &text)?;
        if self.independent {
            page.paragraph("", "From counts alone: ranks take each outcome as rated by different people, so they are wider than from the ratings.")?;
        }
        Ok(())
    }
}

const COLUMNS: &[Column] = &[
    Column::Left("outcome"),
    Column::Right("n"),
    Column::Right("imp"),
    Column::Right("sat"),
    Column::Right("opp"),
    Column::Right("95 %"),
    Column::Right("ranks"),
    Column::Left("region"),
];

impl SegmentScores {
    fn print(&self, page: &mut Page, profile: &Profile<'_>) -> io::Result<()> {
        if let Some(segment) = &self.segment {
            writeln!(page, "{STRONG}{segment}{STRONG:#}")?;
        }
        if let Some(respondents) = self.respondents {
            writeln!(page, "{DIM}{} respondents{DIM:#}", grouped(respondents))?;
        }
        if self.excluded > 0 {
            let count = grouped(self.excluded);
            writeln!(page, "{WEAK}{count} answers to one question without the other were left out{WEAK:#}")?;
        }
        self.print_table(page)?;
        if !self.unscored.is_empty() {
            page.paragraph("  ", &format!("without usable answers: {}", self.unscored.join(", ")))?;
        }
        self.print_top(page)?;
        if self.outcomes.iter().any(|row| row.n < profile.min_n) {
            let text = format!("fewer than {} respondents: read the intervals, not the scores", profile.min_n);
            writeln!(page, "  {WEAK}{text}{WEAK:#}")?;
        }
        Ok(())
    }

    /// The outcomes and their figures alone.
    pub fn print_table(&self, page: &mut Page) -> io::Result<()> {
        let mut table = Table::new(COLUMNS);
        self.outcomes.iter().for_each(|row| table.row(row.cells()));
        table.print(page)
    }

    /// What the best-placed outcomes say, where that is known.
    fn print_top(&self, page: &mut Page) -> io::Result<()> {
        let certain = self.outcomes.iter().filter(|row| row.certain && row.region == "underserved").count();
        if certain > 0 {
            writeln!(page, "  {GOOD}{certain} certainly underserved{GOOD:#} (the whole interval lies there)")?;
        }
        let told = self.outcomes.iter().filter(|row| !row.statement.is_empty());
        for row in told.take(3) {
            page.hanging("  - ", "    ", &format!("{}: {}", row.outcome, row.statement))?;
        }
        Ok(())
    }
}

impl OutcomeRow {
    /// The cells of a row, as `COLUMNS` has them.
    fn cells(&self) -> [String; 8] {
        let [lo, hi] = self.interval;
        let ranks = if self.ranks[0] == self.ranks[1] {
            self.ranks[0].to_string()
        } else {
            format!("{}-{}", self.ranks[0], self.ranks[1])
        };
        [
            self.outcome.clone(),
            self.n.to_string(),
            format!("{:.1}", self.importance),
            format!("{:.1}", self.satisfaction),
            format!("{:.1}", self.opportunity),
            format!("{lo:.1}-{hi:.1}"),
            ranks,
            format!("{}{}", self.region, if self.certain { " (certain)" } else { "" }),
        ]
    }
}
