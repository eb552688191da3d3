//! Other measures than opportunity, of a project or a survey.

use super::score::{Wanted, divided, told, unfit, unrated};
use super::{Examined, Holds, Work, examine_ratings, examine_without, holds};
use crate::fault::Fault;
use crate::progress::Stage;
use crate::project::Project;
use crate::survey::measures::{Cut, Measures, REFUSED, measures};
use crate::survey::{self, SegmentScores};
use jobpack::score::{PROFILES, Profile};
use std::path::Path;

/// The measures of what is at a path: a project or a file of ratings.
///
/// # Errors
/// A path that cannot be read, a pack, a project or ratings with errors, no ratings, or no such segment.
pub fn measure(path: &Path, wanted: &Wanted<'_>, cut: Cut, work: &Work<'_>) -> Result<Vec<Measures>, Box<Fault>> {
    let name = path.display().to_string();
    let examined = match holds(path) {
        Holds::Project => examine_without(path, wanted.exclude, work)?,
        Holds::Table => examine_ratings(path, wanted.profile.map(|profile| profile.name), wanted.exclude, work)?,
        Holds::Pack => {
            let message = format!("{name} is a pack, which is scored by opportunity alone");
            return Err(Fault::usage(message, "give the project or the ratings that it was built from"));
        }
    };
    measure_examined(examined, &name, wanted, cut, work)
}

/// The measures of what was read and checked, with its respondents divided as is wanted. `name` is what people know it by.
///
/// # Errors
/// What is wrong with it, no such division, and what [`measure_project`] says.
pub fn measure_examined(
    examined: Examined,
    name: &str,
    wanted: &Wanted<'_>,
    cut: Cut,
    work: &Work<'_>,
) -> Result<Vec<Measures>, Box<Fault>> {
    measure_project(&divided(examined, wanted)?, name, wanted, cut, work)
}

/// The measures of a project's ratings. `name` is what people know it by.
///
/// # Errors
/// No ratings, no such segment, or ratings that do not fit the profile.
pub fn measure_project(
    project: &Project,
    name: &str,
    wanted: &Wanted<'_>,
    cut: Cut,
    work: &Work<'_>,
) -> Result<Vec<Measures>, Box<Fault>> {
    let profile = wanted.profile.or_else(|| project.settings.scoring()).unwrap_or(PROFILES[0]);
    let ratings = &project.ratings;
    let segments = wanted.segments(ratings.segments.all())?;
    if ratings.is_empty() {
        return Err(unrated(name));
    }
    let statements = told(project);
    let mut all = Vec::new();
    for segment in segments {
        let number = segment.as_ref().and_then(|name| ratings.segments.find(name));
        let group = work.run(Stage::Scoring, || survey::score(ratings, number, &profile, wanted.half_width))?;
        let group = group.map_err(|error| unfit(&profile, error))?;
        let scored = group.scored.clone();
        let scores = SegmentScores::of(segment, group, |id| statements.get(id).cloned().unwrap_or_default());
        all.push(measures(&scores, &scored, &profile, cut, survey::is_weighted(ratings)));
    }
    Ok(all)
}

/// Refuses to hold mean ratings against a profile that was asked for by name.
///
/// # Errors
/// Always, if there is one.
pub fn refuse_means(profile: Option<&Profile<'_>>) -> Result<(), Box<Fault>> {
    let Some(profile) = profile else { return Ok(()) };
    let message = format!("mean ratings cannot be held against the profile {}: {REFUSED}", profile.name);
    Err(Fault::usage(message, "leave --profile out, or measure opportunity"))
}
