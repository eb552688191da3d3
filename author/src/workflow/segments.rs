//! The segments of a project's or a survey's respondents, and the strategy for each.

use super::score::{told, unfit, unrated};
use super::{Holds, Work, examine_ratings, examine_without, holds};
use crate::fault::Fault;
use crate::progress::Stage;
use crate::project::{Project, QualityRule};
use crate::survey::segments::{Search, Segments, find, given, turned_everywhere};
use crate::survey::strategy::{Known, LEAP, MANY, MOST, Strategy, strategy};
use crate::survey::{self, HALF_WIDTH, SegmentScores};
use jobpack::score::{PROFILES, Profile};
use serde::Serialize;
use std::path::Path;

/// Which segments are wanted.
#[derive(Clone, Debug)]
pub struct WantedSegments {
    /// How ratings become scores; if not said, as the project says, else the first preset.
    pub profile: Option<Profile<'static>>,
    /// What these rules find in the answers is left out, beside what the project leaves out.
    pub exclude: Vec<QualityRule>,
    /// How segments are looked for that nobody named; `None` if they are not.
    pub search: Option<Search>,
    /// What the author knows of prices, costs and restrictions; what is not said here is as the project says.
    pub known: Known,
}

impl Default for WantedSegments {
    fn default() -> Self {
        Self { profile: None, exclude: Vec::new(), search: Some(Search::default()), known: Known::default() }
    }
}

/// The strategy for each segment.
#[derive(Clone, Debug, Serialize)]
pub struct Strategies {
    /// The name of the profile.
    pub profile: &'static str,
    /// What was known beside the scores.
    pub known: Known,
    /// The shares of outcomes and the per cents from which the rules fire.
    pub cuts: Cuts,
    /// One for each given and each found segment; for everyone where there are none.
    pub strategies: Vec<Strategy>,
    /// What to beware of.
    pub warnings: Vec<String>,
}

/// The figures that rules compare with.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Cuts {
    /// From this share of underserved outcomes on there are many.
    pub underserved: f64,
    /// From this share of overserved outcomes on most are.
    pub overserved: f64,
    /// From so many per cent on, better or cheaper is a leap.
    pub leap: f64,
}

/// The segments of what is at a path: a project or a file of ratings.
///
/// # Errors
/// A path that cannot be read, a project or ratings with errors, a pack (which holds no respondents), and ratings that do not fit the profile.
pub fn segments(path: &Path, wanted: &WantedSegments, work: &Work<'_>) -> Result<Segments, Box<Fault>> {
    segments_project(&read(path, wanted, work)?, &path.display().to_string(), wanted, work)
}

/// The strategy for each segment of what is at a path.
///
/// # Errors
/// Those of [`segments`].
pub fn strategies(path: &Path, wanted: &WantedSegments, work: &Work<'_>) -> Result<Strategies, Box<Fault>> {
    strategies_project(&read(path, wanted, work)?, &path.display().to_string(), wanted, work)
}

fn read(path: &Path, wanted: &WantedSegments, work: &Work<'_>) -> Result<Project, Box<Fault>> {
    let examined = match holds(path) {
        Holds::Project => examine_without(path, &wanted.exclude, work)?,
        Holds::Table => examine_ratings(path, wanted.profile.map(|profile| profile.name), &wanted.exclude, work)?,
        Holds::Pack => {
            let message = format!("{} is a pack, which holds counts and no respondents", path.display());
            return Err(Fault::usage(message, "give the project or the ratings that it was built from"));
        }
    };
    Ok(examined.sound()?.project)
}

/// The segments of a project's respondents. `name` is what people know it by.
///
/// # Errors
/// No ratings, or ratings that do not fit the profile.
pub fn segments_project(
    project: &Project,
    name: &str,
    wanted: &WantedSegments,
    work: &Work<'_>,
) -> Result<Segments, Box<Fault>> {
    let profile = wanted.profile.or_else(|| project.settings.scoring()).unwrap_or(PROFILES[0]);
    let ratings = &project.ratings;
    if ratings.is_empty() {
        return Err(unrated(name));
    }
    let statements = told(project);
    let say = |id: &str| statements.get(id).cloned().unwrap_or_default();
    let found = work.run(Stage::Scoring, || {
        let group = survey::score(ratings, None, &profile, HALF_WIDTH)?;
        let everyone = SegmentScores::of(None, group.clone(), say);
        let both = (&group, &everyone);
        let given = given(ratings, &profile, HALF_WIDTH, both, &say)?;
        let search = |search: &Search| find(ratings, &profile, HALF_WIDTH, search, both, &say);
        let found = wanted.search.as_ref().map(search).transpose()?;
        let turned_everywhere = turned_everywhere(&everyone, &given);
        let weighted = survey::is_weighted(ratings);
        Ok(Segments { profile: profile.name, rule: profile, weighted, everyone, given, turned_everywhere, found })
    })?;
    found.map_err(|error| unfit(&profile, error))
}

/// The strategy for each segment of a project's respondents.
///
/// # Errors
/// Those of [`segments_project`].
pub fn strategies_project(
    project: &Project,
    name: &str,
    wanted: &WantedSegments,
    work: &Work<'_>,
) -> Result<Strategies, Box<Fault>> {
    let segments = segments_project(project, name, wanted, work)?;
    Ok(strategies_of(&segments, &project.settings.strategy.overlaid(&wanted.known)))
}

/// The strategy for each of these segments.
pub fn strategies_of(segments: &Segments, known: &Known) -> Strategies {
    let threshold = f64::from(segments.rule.thresholds[0]) / 1_000.0;
    let of = |scores: &SegmentScores, found| strategy(scores, threshold, known, found);
    let found = segments.found.iter().flat_map(|found| &found.segments).map(|one| of(&one.segment.scores, true));
    let mut strategies: Vec<Strategy> = segments.given.iter().map(|one| of(&one.scores, false)).chain(found).collect();
    let mut warnings = vec!["the matrix says what people would want, not whether it can be made and pays".to_owned()];
    if strategies.is_empty() {
        strategies.push(of(&segments.everyone, false));
        warnings.push(
            "for everyone together, since there are no segments: a strategy is for a segment, never for a whole market"
                .to_owned(),
        );
    }
    let unknown =
        known.restricted.iter().filter(|name| !strategies.iter().any(|one| one.segment.as_ref() == Some(*name)));
    warnings.extend(unknown.map(|name| format!("there is no segment `{name}`, which was said to be restricted")));
    if segments.weighted {
        let text = "scores go by the weights of the respondents; n, and how sure scores are, by the effective sample size (Kish)";
        warnings.push(text.to_owned());
    }
    let cuts = Cuts { underserved: MANY, overserved: MOST, leap: LEAP };
    Strategies { profile: segments.profile, known: known.clone(), cuts, strategies, warnings }
}
