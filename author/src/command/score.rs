//! `jobpack score`: what is underserved, and how sure that is.

use super::progress::watched;
use super::{Done, Output};
use jobpack::score::Profile;
use jobpack_author::ask::profile;
use jobpack_author::project::QualityRule;
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

Before any score the answers are looked through: answers off the scale (off-scale) or given twice
(repeated), respondents who gave one answer to all of five outcomes or more (straight-line), took
less than 40 % of the median time (speeder, by a column `seconds`), or agree with another in all of
ten outcomes or more (identical). They are told and kept, since who is left out is your decision:
--exclude RULE, or [survey] exclude = [\"straight-line\"] in jobpack.toml. Those off the scale or
given twice are errors until you decide.

Examples:
  jobpack score my-pack                        a project with ratings
  jobpack score ratings.csv --by-segment       a survey alone, long or wide
  jobpack score survey.parquet --by solution   each competitor by itself
  jobpack score ratings.csv --exclude speeder --exclude straight-line
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
    /// What the segments are of: `solution`, or ROLE of a column `segment_ROLE`; all of them, unless --segment names one
    #[arg(long, value_name = "DIVISION")]
    by: Option<String>,
    /// Count every respondent the same, whatever a column `weight` says
    #[arg(long)]
    unweighted: bool,
    /// Leave out what this rule finds: off-scale, repeated, straight-line, speeder or identical; may be repeated
    #[arg(long, value_name = "RULE", value_parser = rule)]
    exclude: Vec<QualityRule>,
}

fn rule(word: &str) -> Result<QualityRule, String> {
    let known = || format!("the rules are {}", QualityRule::ALL.map(QualityRule::name).join(", "));
    QualityRule::named(word).ok_or_else(known)
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let by_segment = args.by_segment || args.by.is_some() && args.segment.is_none();
    let (segment, by) = (args.segment.as_deref(), args.by.as_deref());
    let wanted = Wanted {
        profile: args.profile,
        segment,
        by_segment,
        by,
        exclude: &args.exclude,
        unweighted: args.unweighted,
        ..Wanted::default()
    };
    let scores = watched(|work| score(&args.path, &wanted, work))?;
    output.show(&scores)
}
