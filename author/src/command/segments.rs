//! `jobpack segments`: who misses what others do not.

use super::progress::watched;
use super::score::rule;
use super::{Done, Output};
use jobpack::score::Profile;
use jobpack_author::ask::profile;
use jobpack_author::project::QualityRule;
use jobpack_author::survey::segments::Search;
use jobpack_author::workflow::{WantedSegments, segments};
use std::path::PathBuf;

/// Show which groups of respondents miss what others do not
#[derive(clap::Args)]
#[command(after_help = "\
Given segments are those of the column `segment`. For each: what sets it apart, and what is
underserved in it though not for everyone. Then segments are looked for that nobody named: people
who miss the same outcomes, whatever their way of answering. People of one kind are divided in one
survey of a hundred at most; the figures that decided stand beside the answer. A found segment is a
supposition to be confirmed.

Examples:
  jobpack segments my-pack                        a project with ratings
  jobpack segments ratings.csv --seed 7           another beginning of chance; little should change
  jobpack segments ratings.csv --exclude straight-line
  jobpack segments my-pack --json                 with the members of what was found")]
pub struct Args {
    /// A project or a file of ratings
    path: PathBuf,
    /// How ratings become scores [default: the project's, else share10-2005]
    #[arg(long, value_name = "NAME", value_parser = profile)]
    profile: Option<Profile<'static>>,
    /// Leave out what this rule finds: off-scale, repeated, straight-line, speeder or identical; may be repeated
    #[arg(long, value_name = "RULE", value_parser = rule)]
    exclude: Vec<QualityRule>,
    /// Only the segments that the survey names
    #[arg(long)]
    given: bool,
    /// Where chance begins
    #[arg(long, default_value_t = 1, conflicts_with = "given")]
    seed: u64,
    /// No more segments than this
    #[arg(long, default_value_t = 6, value_name = "N", value_parser = clap::value_parser!(u8).range(2..=20), conflicts_with = "given")]
    most: u8,
    /// No segment smaller than this [default: 30, or a twentieth of all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..), conflicts_with = "given")]
    smallest: Option<u32>,
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let smallest = args.smallest.map(|smallest| smallest as usize);
    let search = Search { seed: args.seed, most: args.most.into(), smallest };
    let wanted = WantedSegments {
        profile: args.profile,
        exclude: args.exclude.clone(),
        search: (!args.given).then_some(search),
        ..WantedSegments::default()
    };
    let found = watched(|work| segments(&args.path, &wanted, work))?;
    output.show(&found)
}
