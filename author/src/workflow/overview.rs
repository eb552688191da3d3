//! A project looked at as a whole: what it says, what its survey says, and what its programme covers.

use super::{
    Examined, Holds, Strategies, WantedSegments, Work, examine_ratings, examine_without, holds, segments_project,
    strategies_of,
};
use crate::coverage::{Coverage, Weights, cover};
use crate::fault::{Fault, Kind};
use crate::project::Project;
use crate::status::{self, Status};
use crate::survey::SegmentScores;
use crate::survey::segments::Segments;
use crate::told::word;
use jobpack::score::Profile;
use std::path::Path;

/// The scores of a survey, of everyone and of each segment that it names.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// How ratings became scores.
    pub profile: Profile<'static>,
    /// Everyone.
    pub everyone: SegmentScores,
    /// Each segment that the survey names by itself, by name; may be empty.
    pub segments: Vec<SegmentScores>,
    /// What sets the segments apart, those that were found too.
    pub apart: Segments,
    /// The strategy that each segment calls for.
    pub strategies: Strategies,
}

/// A project, or a survey alone, with what comes of it.
pub struct Overview {
    /// What it is known by: the name of its folder or file, without the way to it.
    pub name: String,
    /// What was read, and what is wrong or weak in it.
    pub examined: Examined,
    /// What the survey says; `None` if there is none, or none that can be scored.
    pub survey: Option<Surveyed>,
    /// What the programme covers; `None` for a survey alone.
    pub coverage: Option<Coverage>,
}

/// Looks at what is at a path: a project, or a file of ratings. A project with errors is looked at as far as that goes.
///
/// # Errors
/// A path that cannot be read, a pack, and work that is stopped.
pub fn overview(path: &Path, wanted: &WantedSegments, work: &Work<'_>) -> Result<Overview, Box<Fault>> {
    is_there(path)?;
    let name = name(path);
    match holds(path) {
        Holds::Project => of_project(examine_without(path, &wanted.exclude, work)?, name, wanted, work),
        Holds::Table => {
            let profile = wanted.profile.map(|profile| profile.name);
            let examined = examine_ratings(path, profile, &wanted.exclude, work)?.sound()?;
            let survey = surveyed(&examined.project, &name, wanted, work)?;
            Ok(Overview { name, survey: Some(survey), coverage: None, examined })
        }
        Holds::Pack => Err(Fault::usage(
            format!("{} is neither a project nor a file of ratings", path.display()),
            "give the folder with jobpack.toml, or a CSV or JSON Lines file of ratings",
        )),
    }
}

/// Looks at a project that was read.
fn of_project(
    examined: Examined,
    name: String,
    wanted: &WantedSegments,
    work: &Work<'_>,
) -> Result<Overview, Box<Fault>> {
    let project = &examined.project;
    let surveyed = (!project.ratings.is_empty()).then(|| surveyed(project, &name, wanted, work));
    let survey = match surveyed.transpose() {
        Err(fault) if fault.kind == Kind::Stopped => return Err(fault),
        // What else keeps ratings from being scored is among the findings.
        surveyed => surveyed.ok().flatten(),
    };
    let coverage = cover(project, survey.as_ref().map(Surveyed::weights));
    Ok(Overview { name, survey, coverage: Some(coverage), examined })
}

impl Surveyed {
    /// The scores as weights of outcomes.
    pub fn weights(&self) -> Weights<'_> {
        Weights { profile: &self.profile, everyone: &self.everyone, segments: &self.segments }
    }
}

fn surveyed(project: &Project, name: &str, wanted: &WantedSegments, work: &Work<'_>) -> Result<Surveyed, Box<Fault>> {
    let apart = segments_project(project, name, wanted, work)?;
    Ok(Surveyed {
        profile: apart.rule,
        everyone: apart.everyone.clone(),
        segments: apart.given.iter().map(|segment| segment.scores.clone()).collect(),
        strategies: strategies_of(&apart, &project.settings.strategy.overlaid(&wanted.known)),
        apart,
    })
}

/// Says where the project at a path stands; a folder that holds none yet is at the beginning.
///
/// # Errors
/// A path that cannot be read, and work that is stopped.
pub fn status(path: &Path, work: &Work<'_>) -> Result<Status, Box<Fault>> {
    is_there(path)?;
    let told = path.display().to_string();
    let told = word(&told);
    // Looking for segments takes long, and no step asks for it.
    let wanted = WantedSegments { search: None, ..WantedSegments::default() };
    if path.is_dir() && !path.join("jobpack.toml").is_file() {
        let examined = Examined::of(Project { files: entries(path)?, ..Project::default() }, Vec::new(), 0);
        return Ok(status::status(&of_project(examined, name(path), &wanted, work)?, &told));
    }
    if holds(path) != Holds::Project {
        let message = format!("{} is not a project", path.display());
        return Err(Fault::usage(message, "give the folder with jobpack.toml, or an empty one to begin in"));
    }
    Ok(status::status(&overview(path, &wanted, work)?, &told))
}

/// What stands in a folder that is no project yet.
fn entries(path: &Path) -> Result<Vec<String>, Box<Fault>> {
    let failed = |reason| Fault::io("read", path, &reason);
    let names = path.read_dir().map_err(failed)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    names.collect::<std::io::Result<_>>().map_err(failed)
}

fn is_there(path: &Path) -> Result<(), Box<Fault>> {
    std::fs::metadata(path).map(drop).map_err(|reason| Fault::io("read", path, &reason))
}

/// The name of a folder or a file, whatever the way to it.
fn name(path: &Path) -> String {
    let folder = if path.ends_with("jobpack.toml") { path.parent().unwrap_or(path) } else { path };
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let full = full.canonicalize().unwrap_or(full);
    let name = if full.is_dir() { full.file_name() } else { full.file_stem() };
    name.map_or_else(|| "project".to_owned(), |name| name.to_string_lossy().into_owned())
}
