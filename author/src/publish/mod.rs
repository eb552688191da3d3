//! What is handed to those who decide: one page of HTML, or Markdown, or tables, or JSON.
//!
//! Owns: the report of a project or of a survey alone, and how it looks in each form. Invariants: every form tells the same figures; the same project gives
//! the same bytes, since no clock, no host and no path is read; texts of authors are escaped and never become markup. Cost: the size of what is told.

mod answer;
mod figures;
mod groups;
mod html;
mod markdown;
mod tables;

pub use groups::{GroupRow, Search};
pub use tables::{TABLES, table};

use crate::coverage::Coverage;
use crate::project::{Quality, QualityRule};
use crate::survey::{OutcomeScore, SegmentScores, is_weighted};
use crate::workflow::Overview;
use jobpack::model::Region;
use jobpack::score::Profile;
use serde::Serialize;

/// The forms that a report can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One self-contained page.
    Html,
    /// The same in Markdown.
    Markdown,
    /// One table of it, by name.
    Csv,
    /// All of it.
    Json,
}

impl Form {
    /// The end of a file's name that says this form.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }
}

/// The rule behind the scores, in points.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProfileRow {
    /// Its name, without which no score means anything.
    pub name: String,
    /// The highest answer; the lowest is 1.
    pub scale: u8,
    /// The lowest answer in the top box.
    pub top_from: u8,
    /// Which answers count when some are missing.
    pub missing: &'static str,
    /// How a score passes a threshold.
    pub comparison: &'static str,
    /// From where an outcome is underserved, and two more thresholds.
    pub thresholds: [f64; 3],
    /// Importance and satisfaction from which an outcome can be table stakes.
    pub table_stakes: [f64; 2],
    /// Fewer respondents than this are few.
    pub min_n: u32,
}

/// What a rule of data quality found in the answers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QualityRow {
    /// The rule, by the word that `[survey] exclude` takes.
    pub rule: &'static str,
    /// Whether it counts answers, else respondents.
    pub of_answers: bool,
    /// How many it found.
    pub count: u64,
    /// Whether these are left out of the scores.
    pub excluded: bool,
}

/// An outcome that the average hides: certainly underserved in a segment, and not underserved over all.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hidden {
    /// The id.
    pub outcome: String,
    /// What it says.
    pub statement: String,
    /// Its opportunity over all.
    pub everyone: f64,
    /// The segment.
    pub segment: String,
    /// Whether the segment was found in the answers rather than named by the survey.
    pub found: bool,
    /// Its opportunity in the segment.
    pub opportunity: f64,
    /// Where that lies with 95 % confidence.
    pub interval: [f64; 2],
    /// How many respondents of the segment it rests on.
    pub n: u32,
}

/// Everything that a report tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The title of the project; the name of the file for a survey alone.
    pub title: String,
    /// What the project says of itself; may be empty.
    pub summary: String,
    /// Who answers for it; may be empty.
    pub curator: String,
    /// The edition; 0 for a survey alone.
    pub edition: u32,
    /// The date that the edition is made for; may be empty.
    pub made_for: String,
    /// The language of the project's texts, BCP 47.
    pub language: String,
    /// The answer, in a few sentences.
    pub answer: Vec<String>,
    /// The rule behind the scores; `None` without ratings.
    pub profile: Option<ProfileRow>,
    /// The scores of everyone; `None` without ratings.
    pub everyone: Option<SegmentScores>,
    /// Whether respondents count by their weights: counts are then those of the effective sample.
    pub weighted: bool,
    /// What was found in the answers before they were scored, rule by rule; empty without ratings.
    pub quality: Vec<QualityRow>,
    /// The scores of each segment that the survey names, by name.
    pub segments: Vec<SegmentScores>,
    /// The scores of each segment that was found in the answers: they rest, outcome by outcome, on members who were found without that outcome.
    pub found: Vec<SegmentScores>,
    /// What sets each segment apart, and the strategy that it calls for: those that the survey names, then those that were found. Everyone, if there are none.
    pub groups: Vec<GroupRow>,
    /// How segments that nobody named were looked for; `None` if they were not.
    pub search: Option<Search>,
    /// What to beware of in strategies.
    pub beware: Vec<String>,
    /// What the average hides, the highest opportunity first.
    pub hidden: Vec<Hidden>,
    /// What the programme covers, what to make and what to retire; `None` for a survey alone.
    pub coverage: Option<Coverage>,
    /// Errors of the project.
    pub errors: usize,
    /// Warnings of the project.
    pub warnings: usize,
}

impl Report {
    /// The report of what was looked at.
    pub fn of(overview: &Overview) -> Self {
        let settings = &overview.examined.project.settings;
        let title = if settings.title.is_empty() { &overview.name } else { &settings.title };
        let survey = overview.survey.as_ref();
        let mut report = Self {
            title: title.clone(),
            summary: settings.summary.clone(),
            curator: settings.curator.clone(),
            edition: settings.edition,
            made_for: settings.made_for.clone(),
            language: if settings.language.is_empty() { "en".to_owned() } else { settings.language.clone() },
            answer: Vec::new(),
            profile: survey.map(|survey| ProfileRow::of(&survey.profile)),
            everyone: survey.map(|survey| survey.everyone.clone()),
            quality: survey.map(|_| QualityRow::all(&overview.examined.project.ratings.quality)).unwrap_or_default(),
            weighted: survey.is_some() && is_weighted(&overview.examined.project.ratings),
            segments: survey.map(|survey| survey.segments.clone()).unwrap_or_default(),
            found: survey.map(groups::found).unwrap_or_default(),
            groups: survey.map(groups::groups).unwrap_or_default(),
            search: survey.and_then(groups::search),
            beware: survey.map(|survey| survey.strategies.warnings.clone()).unwrap_or_default(),
            hidden: Vec::new(),
            coverage: overview.coverage.clone(),
            errors: overview.examined.errors(),
            warnings: overview.examined.warnings(),
        };
        report.hidden = report.find_hidden();
        report.answer = answer::answer(&report);
        report
    }

    /// One self-contained page, for browsers and for paper.
    pub fn html(&self) -> String {
        html::page(self)
    }

    /// The same in Markdown.
    pub fn markdown(&self) -> String {
        markdown::page(self)
    }

    /// All of it as JSON, in lines.
    pub fn json(&self) -> String {
        // Numbers and texts alone, so nothing in it can fail.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// The score of everyone, if it hides that this outcome is certainly underserved in a segment.
    fn hides(&self, row: &OutcomeScore) -> Option<&OutcomeScore> {
        let over_all = self.everyone.as_ref()?.outcomes.iter().find(|over_all| over_all.outcome == row.outcome)?;
        (row.certain && is_underserved(row) && !is_underserved(over_all)).then_some(over_all)
    }

    fn find_hidden(&self) -> Vec<Hidden> {
        // What was found in the answers is told where the survey names no segments; else it would mostly be told twice.
        let found = self.segments.is_empty();
        let groups = if found { &self.found } else { &self.segments };
        let all = groups.iter().flat_map(|group| group.outcomes.iter().map(move |row| (group, row)));
        let hidden = all.filter_map(|(group, row)| {
            Some(Hidden {
                outcome: row.outcome.clone(),
                statement: row.statement.clone(),
                everyone: self.hides(row)?.opportunity,
                segment: group.segment.clone().unwrap_or_default(),
                found,
                opportunity: row.opportunity,
                interval: row.interval,
                n: row.n,
            })
        });
        let mut hidden: Vec<Hidden> = hidden.collect();
        hidden.sort_by(|one, other| {
            other.opportunity.total_cmp(&one.opportunity).then_with(|| one.outcome.cmp(&other.outcome))
        });
        hidden
    }
}

impl ProfileRow {
    fn of(profile: &Profile<'_>) -> Self {
        let points = |milli: u32| f64::from(milli) / 1_000.0;
        Self {
            name: profile.name.to_owned(),
            scale: profile.scale,
            top_from: profile.top_from,
            missing: profile.missing.name(),
            comparison: profile.comparison.name(),
            thresholds: profile.thresholds.map(points),
            table_stakes: [profile.table_stakes.importance, profile.table_stakes.satisfaction].map(points),
            min_n: profile.min_n,
        }
    }
}

impl QualityRow {
    fn all(quality: &Quality) -> Vec<Self> {
        let row = |rule: QualityRule| Self {
            rule: rule.name(),
            of_answers: rule.is_of_answers(),
            count: quality.cases(rule).count,
            excluded: quality.excludes(rule),
        };
        QualityRule::ALL.into_iter().map(row).collect()
    }
}

/// Whether the score lies in the region that is worth acting on.
fn is_underserved(row: &OutcomeScore) -> bool {
    row.region == Region::Underserved.name()
}
