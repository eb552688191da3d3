//! What was found in the answers of a survey, as people and programs read it.

use crate::project::{NO_SEGMENT, Project, QualityRule, Ratings, unpacked};
use serde::Serialize;

/// An outcome is told of where more than this share of respondents did not answer both questions, in percent.
const MISSING: u64 = 20;

/// A segment is told of where it has fewer respondents.
const SMALL: u64 = 30;

/// The quality of the answers of a survey.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QualityReport {
    /// How many respondents the files have.
    pub respondents: u64,
    /// How many are left to be scored.
    pub scored: u64,
    /// The median of the seconds that respondents took, where it is known.
    pub median_seconds: Option<u32>,
    /// What each rule found, and whom it left out.
    pub rules: Vec<RuleReport>,
    /// Outcomes that many did not answer.
    pub missing: Vec<MissingReport>,
    /// Segments of few respondents.
    pub small: Vec<SmallReport>,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleReport {
    /// The word for it, as in `[survey] exclude`.
    pub rule: &'static str,
    /// What it counts: `answers` or `respondents`.
    pub of: &'static str,
    /// How many there are.
    pub count: u64,
    /// How many of them are left out: all or none of the answers; a respondent counts under the first rule that leaves it out.
    pub left_out: u64,
    /// The first of them.
    pub rows: Vec<CaseReport>,
}

/// Somebody or something that a rule found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseReport {
    /// The file.
    pub file: String,
    /// The row, as an editor or a spreadsheet counts.
    pub row: u32,
    /// The column, or nothing.
    pub field: String,
    /// The respondent.
    pub respondent: String,
    /// What it is.
    pub told: String,
}

/// An outcome that many did not answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MissingReport {
    /// The id.
    pub outcome: String,
    /// How many did not answer both questions.
    pub missing: u64,
}

/// A segment of few respondents.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SmallReport {
    /// What the respondents are divided by.
    pub by: String,
    /// The segment.
    pub segment: String,
    /// How many are in it.
    pub respondents: u64,
}

impl QualityReport {
    /// The quality of a project's ratings; `None` if it has none.
    pub fn of(project: &Project) -> Option<Self> {
        let Project { ratings, files, .. } = project;
        let quality = &ratings.quality;
        if quality.respondents == 0 {
            return None;
        }
        Some(Self {
            respondents: quality.respondents,
            scored: ratings.respondents.len() as u64,
            median_seconds: quality.median_seconds,
            rules: QualityRule::ALL.into_iter().map(|rule| RuleReport::of(rule, ratings, files)).collect(),
            missing: missing(ratings),
            small: small(ratings),
        })
    }
}

impl RuleReport {
    fn of(rule: QualityRule, ratings: &Ratings, files: &[String]) -> Self {
        let quality = &ratings.quality;
        let cases = quality.cases(rule);
        let rows = cases.shown.iter().map(|case| CaseReport {
            file: files.get(case.place.file as usize).cloned().unwrap_or_default(),
            row: case.place.row,
            field: case.field.clone(),
            respondent: case.respondent.clone(),
            told: case.told.clone(),
        });
        let respondents = quality.left_out.iter().find(|(known, _)| *known == rule).map_or(0, |(_, count)| *count);
        let answers = if quality.excludes(rule) { cases.count } else { 0 };
        Self {
            rule: rule.name(),
            of: if rule.is_of_answers() { "answers" } else { "respondents" },
            count: cases.count,
            left_out: if rule.is_of_answers() { answers } else { respondents },
            rows: rows.collect(),
        }
    }
}

fn missing(ratings: &Ratings) -> Vec<MissingReport> {
    let people = ratings.respondents.len() as u64;
    let both = |&&answer: &&u8| {
        let (importance, satisfaction) = unpacked(answer);
        importance != 0 && satisfaction != 0
    };
    let counted = (0..).zip(ratings.outcomes.all()).map(|(outcome, id)| {
        let missing = people - ratings.answers(outcome).iter().filter(both).count() as u64;
        MissingReport { outcome: id.to_owned(), missing }
    });
    counted.filter(|one| one.missing * 100 > people * MISSING).collect()
}

fn small(ratings: &Ratings) -> Vec<SmallReport> {
    let own = ("segment", &ratings.segments, &ratings.segment_of);
    let others = ratings.others.iter().map(|other| (other.name.as_str(), &other.segments, &other.segment_of));
    let mut found = Vec::new();
    for (by, segments, segment_of) in std::iter::once(own).chain(others) {
        let mut sizes = vec![0; segments.len()];
        for &segment in segment_of.iter().filter(|segment| **segment != NO_SEGMENT) {
            if let Some(size) = sizes.get_mut(segment as usize) {
                *size += 1;
            }
        }
        let named = segments.all().zip(sizes).filter(|(_, size)| *size < SMALL);
        found.extend(named.map(|(segment, respondents)| SmallReport {
            by: by.to_owned(),
            segment: segment.to_owned(),
            respondents,
        }));
    }
    found
}
