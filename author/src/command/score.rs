//! `jobpack score`: what is underserved, and how sure that is.

use super::progress::watched;
use super::{Done, Output};
use jobpack::score::Profile;
use jobpack_author::ask::profile;
use jobpack_author::workflow::{Wanted, score};
use std::path::PathBuf;

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

pub fn run(args: &Args, output: &mut Output) -> Done {
    let wanted = Wanted { profile: args.profile, segment: args.segment.as_deref(), by_segment: args.by_segment };
    let scores = watched(|work| score(&args.path, &wanted, work))?;
    output.show(&scores)
}
