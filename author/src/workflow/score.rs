//! Scores of a project, of ratings alone, or of a pack.

use super::{Examined, Holds, Opened, Work, examine_ratings, examine_survey, examine_without, holds};
use crate::ask::statement;
use crate::fault::Fault;
use crate::progress::Stage;
use crate::project::{Project, QualityRule};
use crate::source::{self, Counted};
use crate::survey::quality::QualityReport;
use crate::survey::{self, HALF_WIDTH, Scores, of_histogram};
use jobpack::pack::{NO_NAME, Pack};
use jobpack::score::{Error, PROFILES, Profile, Tally};
use std::collections::BTreeMap;
use std::path::Path;

/// Which scores are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// How ratings become scores; if not said, as the project or the pack says, else the first preset.
    pub profile: Option<Profile<'static>>,
    /// One segment of the respondents.
    pub segment: Option<&'w str>,
    /// Every segment by itself.
    pub by_segment: bool,
    /// What segments are of, such as `solution` or `role`; if not said, what the column `segment` says.
    pub by: Option<&'w str>,
    /// What these rules find in the answers is left out, beside what the project leaves out.
    pub exclude: &'w [QualityRule],
    /// Every respondent counts the same, whatever weights they have.
    pub unweighted: bool,
    /// Answers of a file are counted, and nobody is kept who gave them: any number of respondents takes little memory. Ranks are then as from a pack.
    pub counts_only: bool,
    /// The half-width of an interval, in points, that sample sizes are given for.
    pub half_width: f64,
}

impl Default for Wanted<'_> {
    fn default() -> Self {
        Self {
            profile: None,
            segment: None,
            by_segment: false,
            by: None,
            exclude: &[],
            unweighted: false,
            counts_only: false,
            half_width: HALF_WIDTH,
        }
    }
}

/// Scores what is at a path: a project, a file of ratings, or a pack.
///
/// # Errors
/// A path that cannot be read, a project or ratings with errors, and what [`score_project`] and [`score_pack`] say.
pub fn score(path: &Path, wanted: &Wanted<'_>, work: &Work<'_>) -> Result<Scores, Box<Fault>> {
    let name = path.display().to_string();
    match holds(path) {
        Holds::Table if wanted.counts_only => score_counts(path, &name, wanted, work),
        Holds::Project if wanted.counts_only => Err(Fault::usage(
            format!("only counts are kept of a file of ratings, and {name} is a project"),
            "give the file, such as ratings.csv in it, or leave --counts-only out",
        )),
        Holds::Project => score_examined(examine_without(path, wanted.exclude, work)?, &name, wanted, work),
        Holds::Table => {
            let profile = wanted.profile.map(|profile| profile.name);
            score_examined(examine_ratings(path, profile, wanted.exclude, work)?, &name, wanted, work)
        }
        Holds::Pack => score_pack(&Opened::open(path, work)?.pack()?, &name, wanted),
    }
}

/// Scores what was read and checked, with its respondents divided as is wanted. `name` is what people know it by.
///
/// # Errors
/// What is wrong with it, no such division, and what [`score_project`] says.
pub fn score_examined(
    examined: Examined,
    name: &str,
    wanted: &Wanted<'_>,
    work: &Work<'_>,
) -> Result<Scores, Box<Fault>> {
    score_project(&divided(examined, wanted)?, name, wanted, work)
}

/// What was read and checked, if it is sound, with its respondents weighed and divided as is wanted.
pub(super) fn divided(examined: Examined, wanted: &Wanted<'_>) -> Result<Project, Box<Fault>> {
    let mut project = examined.sound()?.project;
    if wanted.unweighted {
        project.ratings.weights.clear();
    }
    if let Some(by) = wanted.by
        && !project.ratings.divide_by(by)
    {
        let known: Vec<&str> = project.ratings.divisions().collect();
        let known = if known.is_empty() { "nothing".to_owned() } else { known.join(", ") };
        return Err(Fault::usage(
            format!("the respondents are not divided by `{by}`"),
            format!("they are divided by: {known}"),
        ));
    }
    Ok(project)
}

/// Scores the ratings of a project, or of a survey alone. `name` is what people know it by.
///
/// # Errors
/// No ratings, no such segment, or ratings that do not fit the profile.
pub fn score_project(
    project: &Project,
    name: &str,
    wanted: &Wanted<'_>,
    work: &Work<'_>,
) -> Result<Scores, Box<Fault>> {
    let profile = wanted.profile.or_else(|| project.settings.scoring()).unwrap_or(PROFILES[0]);
    let ratings = &project.ratings;
    let segments = wanted.segments(ratings.segments.all())?;
    if ratings.is_empty() {
        return Err(unrated(name));
    }
    let mut groups = Vec::new();
    for segment in segments {
        let number = segment.as_ref().and_then(|name| ratings.segments.find(name));
        let group = work.run(Stage::Scoring, || survey::score(ratings, number, &profile, wanted.half_width))?;
        groups.push((segment, group.map_err(|error| unfit(&profile, error))?));
    }
    let statements = told(project);
    let told = |id: &str| statements.get(id).cloned().unwrap_or_default();
    let scores = Scores::of(wanted.by_segment, &profile, wanted.half_width, groups, false, told);
    Ok(Scores { quality: QualityReport::of(project), weighted: survey::is_weighted(ratings), ..scores })
}

/// Scores the counts of a file of ratings, as if different people had rated each outcome.
fn score_counts(path: &Path, name: &str, wanted: &Wanted<'_>, work: &Work<'_>) -> Result<Scores, Box<Fault>> {
    wanted.needs_nobody()?;
    work.begin(Stage::Reading)?;
    let (Counted { outcomes, has_weights }, survey) = source::count_ratings(path, work.progress)?;
    let profile = wanted.profile.unwrap_or(PROFILES[0]);
    examine_survey(survey, Some(profile.name), wanted.exclude, work)?.sound()?;
    if has_weights && !wanted.unweighted {
        let message = format!("the respondents of {name} have weights, and counts know nobody");
        return Err(Fault::usage(message, "count everyone the same with --unweighted, or leave --counts-only out"));
    }
    let of = |(id, counts)| Ok((id, of_histogram(&counts, profile.scale)?));
    let tallies = outcomes.into_iter().map(of).collect::<Result<Vec<(String, Tally)>, Error>>();
    let tallies = tallies.map_err(|error| unfit(&profile, error))?;
    if tallies.iter().all(|(_, tally)| tally.people() == 0) {
        return Err(unrated(name));
    }
    let group = work.run(Stage::Scoring, || survey::score_tallies(tallies, &profile, wanted.half_width))?;
    let groups = vec![(None, group.map_err(|error| unfit(&profile, error))?)];
    Ok(Scores::of(false, &profile, wanted.half_width, groups, true, |_| String::new()))
}

/// Scores the counts in a pack, as if different people had rated each outcome. `name` is what people know it by.
///
/// # Errors
/// No counts, no such segment, or counts that do not fit the profile.
pub fn score_pack(pack: &Pack<'_>, name: &str, wanted: &Wanted<'_>) -> Result<Scores, Box<Fault>> {
    let named = pack.about().ok().and_then(|about| Profile::by_name(about.profile));
    let profile = wanted.profile.or(named).unwrap_or(PROFILES[0]);
    let mut names: Vec<&str> = pack.tallies().iter().map(|(_, tally)| pack.name(tally.segment)).collect();
    names.retain(|name| !name.is_empty());
    names.sort_unstable();
    names.dedup();
    let segments = wanted.segments(names.into_iter())?;
    if pack.tallies().is_empty() {
        return Err(unrated(name));
    }
    let mut groups = Vec::new();
    for segment in segments {
        let tallies = tallies(pack, segment.as_deref());
        let group = survey::score_tallies(tallies, &profile, wanted.half_width);
        groups.push((segment, group.map_err(|error| unfit(&profile, error))?));
    }
    let told = |id: &str| pack.need_by_id(id).map(|need| statement(pack, need)).unwrap_or_default();
    Ok(Scores::of(wanted.by_segment, &profile, wanted.half_width, groups, true, told))
}

/// The tallies of a segment, or of everyone, with the ids of their outcomes.
fn tallies<'p>(pack: &'p Pack<'_>, segment: Option<&str>) -> impl Iterator<Item = (String, Tally)> + use<'p> {
    let wanted = segment.map_or(Some(NO_NAME), |name| pack.name_number(name));
    let records = pack.tallies().iter().filter(move |(_, tally)| Some(tally.segment) == wanted);
    records.filter_map(|(_, record)| {
        let tally = Tally::from_cells(record.scale, pack.tally_cells(&record)).ok()?;
        Some((pack.need_id(record.need).to_owned(), tally))
    })
}

impl Wanted<'_> {
    /// Refuses what cannot be told without knowing who gave which answer.
    fn needs_nobody(&self) -> Result<(), Box<Fault>> {
        let of_people = self.exclude.iter().find(|rule| **rule != QualityRule::OffScale);
        let asked = match of_people {
            Some(rule) => format!("whom the rule {} finds", rule.name()),
            None if self.segment.is_some() || self.by_segment || self.by.is_some() => "segments".to_owned(),
            None => return Ok(()),
        };
        Err(Fault::usage(format!("counts of answers cannot tell {asked}"), "leave --counts-only out"))
    }

    /// The segments that were asked for, of those that there are; `None` is everyone.
    pub(super) fn segments<'n>(&self, names: impl Iterator<Item = &'n str>) -> Result<Vec<Option<String>>, Box<Fault>> {
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        match self.segment {
            Some(_) if self.by_segment => {
                Err(Fault::usage("one segment and every segment cannot both be asked for", "leave one of them out"))
            }
            Some(name) if names.contains(&name) => Ok(vec![Some(name.to_owned())]),
            Some(name) => {
                let message = format!("no respondent is in a segment `{name}`");
                Err(Fault::usage(message, format!("the segments are: {}", names.join(", "))))
            }
            None if self.by_segment && names.is_empty() => {
                Err(Fault::usage("the respondents are in no segments", "ask for everyone instead"))
            }
            None if self.by_segment => Ok(names.into_iter().map(|name| Some(name.to_owned())).collect()),
            None => Ok(vec![None]),
        }
    }
}

/// What the outcomes of a project say.
pub(super) fn told(project: &Project) -> BTreeMap<&str, String> {
    project.outcomes.iter().map(|outcome| (outcome.id.as_str(), outcome.statement.text())).collect()
}

pub(super) fn unrated(name: &str) -> Box<Fault> {
    Fault::project_without(
        format!("{name} has no ratings"),
        "add ratings.csv: respondent, outcome, importance, satisfaction",
    )
}

pub(super) fn unfit(profile: &Profile<'_>, error: Error) -> Box<Fault> {
    let message = format!("the ratings do not fit the profile {}: {error}", profile.name);
    Fault::project_without(message, "choose the profile that the questions were asked with")
}
