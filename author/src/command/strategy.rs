//! `jobpack strategy`: what a segment calls for, and what is not known.

use super::progress::watched;
use super::score::rule;
use super::{Done, Output};
use jobpack::score::Profile;
use jobpack_author::ask::profile;
use jobpack_author::project::QualityRule;
use jobpack_author::survey::strategy::{Known, Price};
use jobpack_author::workflow::{WantedSegments, strategies};
use std::path::PathBuf;

/// Show which growth strategy each segment calls for
#[derive(clap::Args)]
#[command(after_help = "\
Rules, by the outcomes of a segment:
  differentiated   a tenth or more are underserved
  disruptive       half or more are overserved, and few underserved
  sustaining       neither
  dominant         as differentiated, where you confirm 20 % better and 20 % cheaper
  discrete         where you say that people have no choice
  undecided        the intervals allow more than one of these
Scores alone never give dominant or discrete. What you know may stand in jobpack.toml instead:
  [strategy]
  price = \"more\"
  better = 25
  cheaper = 0
  restricted = [\"prisoners\"]

Examples:
  jobpack strategy my-pack
  jobpack strategy my-pack --price less --better 25 --cheaper 30")]
pub struct Args {
    /// A project or a file of ratings
    path: PathBuf,
    /// How ratings become scores [default: the project's, else share10-2005]
    #[arg(long, value_name = "NAME", value_parser = profile)]
    profile: Option<Profile<'static>>,
    /// Leave out what this rule finds: off-scale, repeated, straight-line, speeder or identical; may be repeated
    #[arg(long, value_name = "RULE", value_parser = rule)]
    exclude: Vec<QualityRule>,
    /// Whether you would charge more or less than what people use today
    #[arg(long, value_name = "more|less", value_parser = price)]
    price: Option<Price>,
    /// By how much per cent you get the job done better, as confirmed
    #[arg(long, value_name = "PERCENT")]
    better: Option<f64>,
    /// By how much per cent you can offer it more cheaply, as confirmed
    #[arg(long, value_name = "PERCENT")]
    cheaper: Option<f64>,
    /// A segment whose people have no choice; may be given again
    #[arg(long, value_name = "SEGMENT")]
    restricted: Vec<String>,
}

fn price(word: &str) -> Result<Price, String> {
    match Price::read(word)? {
        Some(price) => Ok(price),
        None => Err("say `more` or `less`".to_owned()),
    }
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let (better, cheaper, restricted) = (args.better, args.cheaper, args.restricted.clone());
    let known = Known { price: args.price, better, cheaper, restricted };
    let exclude = args.exclude.clone();
    let wanted = WantedSegments { profile: args.profile, exclude, known, ..WantedSegments::default() };
    let told = watched(|work| strategies(&args.path, &wanted, work))?;
    output.show(&told)
}
