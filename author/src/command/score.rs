//! `jobpack score`: what is underserved, and how sure that is.

use super::explain::statement;
use super::failure::Failure;
use super::project::{examine, examine_ratings};
use super::source::{Source, is_project};
use super::{Done, Output};
use crate::report::{OutcomeRow, Scores, SegmentScores};
use jobpack::pack::{NO_NAME, Pack};
use jobpack::score::{Error, PROFILES, Profile, Tally};
use jobpack_author::project::Project;
use jobpack_author::survey::{self, Group};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Show which outcomes are underserved, with intervals and ranks
#[derive(clap::Args)]
#[command(after_help = "\
Importance and satisfaction are ten times the share of people in the top box; opportunity is
importance + max(importance - satisfaction, 0), from 0 to 20, with its 95 % interval. Two outcomes
whose ranks overlap cannot be told apart by this survey.

Profiles:
  share10-2005   top two of five, underserved above 10 (What Customers Want, 2005)
  share10-2016   the same, underserved from 10 on (Theory to Practice, 2016)

Examples:
  jobpack score my-pack                        a project with ratings
  jobpack score ratings.csv --by-segment       a survey alone, long or wide
  jobpack score my-pack.pack                   from the counts in a pack")]
pub struct Args {
    /// A file of ratings, a project, or a pack
    path: PathBuf,
    /// How ratings become scores [default: the project's, else share10-2005]
    #[arg(long, value_name = "NAME", value_parser = profile)]
    profile: Option<Profile<'static>>,
    /// One segment of the respondents
    #[arg(long, value_name = "NAME", conflicts_with = "by_segment")]
    segment: Option<String>,
    /// Every segment by itself
    #[arg(long)]
    by_segment: bool,
}

fn profile(name: &str) -> Result<Profile<'static>, String> {
    let names = PROFILES.iter().map(|profile| profile.name).collect::<Vec<_>>().join(", ");
    Profile::by_name(name).ok_or_else(|| format!("the profiles are {names}"))
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let survey = if !is_project(&args.path) {
        Survey::of_pack(args)?
    } else if is_whole(&args.path) {
        Survey::of_project(args, examine(&args.path)?.sound()?.project)?
    } else {
        Survey::of_project(args, examine_ratings(&args.path, args.profile.map(|profile| profile.name))?)?
    };
    if survey.rated == 0 {
        let message = format!("{} has no ratings", args.path.display());
        return Err(Failure::project_without(
            message,
            "add ratings.csv: respondent, outcome, importance, satisfaction",
        ));
    }
    output.show(&survey.scores)
}

/// Whether a path is a project with its folder, and not a file of ratings alone.
fn is_whole(path: &Path) -> bool {
    path.is_dir() || path.file_name().is_some_and(|name| name == "jobpack.toml")
}

/// The scores that were asked for.
struct Survey {
    rated: usize,
    scores: Scores,
}

impl Survey {
    fn of_project(args: &Args, project: Project) -> Result<Self, Failure> {
        let profile = args.profile.or_else(|| project.settings.scoring()).unwrap_or(PROFILES[0]);
        let ratings = &project.ratings;
        let segments = wanted(args, ratings.segments.all().iter().map(String::as_str))?;
        let mut groups = Vec::new();
        for segment in segments {
            let number = segment.as_ref().and_then(|name| ratings.segments.find(name));
            groups.push((segment, survey::score(ratings, number, &profile).map_err(|error| unfit(&profile, error))?));
        }
        let statements: BTreeMap<&str, String> =
            project.outcomes.iter().map(|outcome| (outcome.id.as_str(), outcome.statement.text())).collect();
        let told = |id: &str| statements.get(id).cloned().unwrap_or_default();
        Ok(Self { rated: ratings.rows.len(), scores: scores(args.by_segment, &profile, groups, false, told) })
    }

    fn of_pack(args: &Args) -> Result<Self, Failure> {
        let source = Source::open(&args.path)?;
        let pack = source.pack()?;
        let named = pack.about().ok().and_then(|about| Profile::by_name(about.profile));
        let profile = args.profile.or(named).unwrap_or(PROFILES[0]);
        let mut names: Vec<&str> = pack.tallies().iter().map(|(_, tally)| pack.name(tally.segment)).collect();
        names.retain(|name| !name.is_empty());
        names.sort_unstable();
        names.dedup();
        let mut groups = Vec::new();
        for segment in wanted(args, names.into_iter())? {
            let tallies = tallies(&pack, segment.as_deref());
            groups.push((segment, survey::score_tallies(tallies, &profile).map_err(|error| unfit(&profile, error))?));
        }
        let told = |id: &str| pack.need_by_id(id).map(|need| statement(&pack, need)).unwrap_or_default();
        Ok(Self { rated: pack.tallies().len() as usize, scores: scores(args.by_segment, &profile, groups, true, told) })
    }
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

/// The segments that were asked for; `None` is everyone.
fn wanted<'n>(args: &Args, names: impl Iterator<Item = &'n str>) -> Result<Vec<Option<String>>, Failure> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    match &args.segment {
        Some(name) if names.contains(&name.as_str()) => Ok(vec![Some(name.clone())]),
        Some(name) => {
            let message = format!("no respondent is in a segment `{name}`");
            Err(Failure::usage(message, &format!("the segments are: {}", names.join(", "))))
        }
        None if args.by_segment && names.is_empty() => {
            Err(Failure::usage("the respondents are in no segments", "leave --by-segment out"))
        }
        None if args.by_segment => Ok(names.into_iter().map(|name| Some(name.to_owned())).collect()),
        None => Ok(vec![None]),
    }
}

fn unfit(profile: &Profile<'_>, error: Error) -> Failure {
    let message = format!("the ratings do not fit the profile {}: {error}", profile.name);
    Failure::project_without(message, "choose the profile that the questions were asked with")
}

/// Groups and their scores in words.
pub fn scores(
    by_segment: bool,
    profile: &Profile<'static>,
    groups: Vec<(Option<String>, Group<'_>)>,
    independent: bool,
    statement: impl Fn(&str) -> String,
) -> Scores {
    let segments = groups.into_iter().map(|(segment, group)| SegmentScores {
        segment,
        respondents: group.respondents,
        excluded: group.scored.iter().map(|scored| scored.excluded).sum(),
        outcomes: group.scored.iter().map(|scored| OutcomeRow::of(scored, statement(&scored.outcome))).collect(),
        unscored: group.unscored,
    });
    Scores { profile: *profile, independent, by_segment, segments: segments.collect() }
}
