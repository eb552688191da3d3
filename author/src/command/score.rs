//! `jobpack score`: what is underserved, and how sure that is.

use super::progress::watched;
use super::{Done, Output};
use crate::report::MeasureTable;
use clap::ValueEnum;
use jobpack::score::Profile;
use jobpack_author::ask::profile;
use jobpack_author::project::QualityRule;
use jobpack_author::survey::HALF_WIDTH;
use jobpack_author::survey::measures::{Cut, kano, maxdiff};
use jobpack_author::workflow::{Wanted, measure, refuse_means, score};
use std::path::PathBuf;

/// Show which outcomes are underserved, with intervals, ranks and tiers
#[derive(clap::Args)]
#[command(after_help = "\
Importance and satisfaction are ten times the share of people in the top box; opportunity is
importance + max(importance - satisfaction, 0), from 0 to 20, with its 95 % interval. P is the
confidence that it lies above the profile's first threshold. Tier 1 goes from the best outcome down
to the first that differs from it, after Holm's correction over all pairs; that one opens tier 2.

Profiles:
  share10-2005   top two of five, underserved above 10 (What Customers Want, 2005)
  share10-2016   the same, underserved from 10 on (Theory to Practice, 2016)

Before any score the answers are looked through: answers off the scale (off-scale) or given twice
(repeated), respondents who gave one answer to all of five outcomes or more (straight-line), took
less than 40 % of the median time (speeder, by a column `seconds`), or agree with another in all of
ten outcomes or more (identical). They are told and kept, since who is left out is your decision:
--exclude RULE, or [survey] exclude = [\"straight-line\"] in jobpack.toml. Those off the scale or
given twice are errors until you decide.

--counts-only takes a file of ratings of any length: it keeps how often each pair of answers was given
and nobody who gave it. So nobody is found who answered twice, segments and weights are not told
apart, and ranks take each outcome as rated by different people, as they do from a pack.

Other measures of ratings: gap, value (importance x (1 - satisfaction)), index (by the median),
means, quadrants. From files of their own:
  kano      respondent,outcome,functional,dysfunctional    1 to 5, or like ... dislike
  maxdiff   respondent,shown,best,worst                    shown: outcomes divided by ;

Examples:
  jobpack score my-pack                        a project with ratings
  jobpack score ratings.csv --by-segment       a survey alone, long or wide
  jobpack score survey.parquet --by solution   each competitor by itself
  jobpack score ratings.csv --exclude speeder --exclude straight-line
  jobpack score survey.parquet --counts-only   millions of respondents
  jobpack score my-pack.pack                   from the counts in a pack
  jobpack score my-pack --half-width 0.5       how many respondents half a point takes
  jobpack score my-pack --measure gap          by another measure")]
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
    /// Keep counts of answers and nobody who gave them: any number of respondents in little memory
    #[arg(long, conflicts_with_all = ["segment", "by_segment", "by", "measure"])]
    counts_only: bool,
    /// The half-width of an interval, in points, to give sample sizes for
    #[arg(long, value_name = "POINTS", default_value_t = HALF_WIDTH, value_parser = points)]
    half_width: f64,
    /// Another measure than opportunity
    #[arg(long, value_name = "NAME")]
    measure: Option<Measure>,
    /// Where quadrants meet
    #[arg(long, value_name = "WHERE", default_value = "means")]
    cut: CutAt,
}

/// What outcomes are measured by.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Measure {
    /// Importance minus satisfaction
    Gap,
    /// Importance times what satisfaction lacks
    Value,
    /// Opportunity by that of the median outcome
    Index,
    /// Mean ratings
    Means,
    /// Importance-performance quadrants of mean ratings
    Quadrants,
    /// Better and worse, from functional and dysfunctional questions
    Kano,
    /// Best minus worst choices
    Maxdiff,
}

#[derive(Clone, Copy, ValueEnum)]
enum CutAt {
    /// At the means of all outcomes
    Means,
    /// At the middle of the scale
    Centre,
}

fn points(text: &str) -> Result<f64, String> {
    let points = text.parse::<f64>().ok().filter(|points| *points >= 0.01 && *points <= 10.0);
    points.ok_or_else(|| "give points from 0.01 to 10".to_owned())
}

/// Reads the name of a rule for the quality of answers.
pub fn rule(word: &str) -> Result<QualityRule, String> {
    let known = || format!("the rules are {}", QualityRule::ALL.map(QualityRule::name).join(", "));
    QualityRule::named(word).ok_or_else(known)
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let by_segment = args.by_segment || args.by.is_some() && args.segment.is_none();
    let wanted = Wanted {
        profile: args.profile,
        segment: args.segment.as_deref(),
        by_segment,
        by: args.by.as_deref(),
        exclude: &args.exclude,
        unweighted: args.unweighted,
        counts_only: args.counts_only,
        half_width: args.half_width,
    };
    match args.measure {
        None => output.show(&watched(|work| score(&args.path, &wanted, work))?),
        Some(Measure::Kano) => output.show(&MeasureTable::Kano { kano: kano::read(&args.path)? }),
        Some(Measure::Maxdiff) => output.show(&MeasureTable::MaxDiff { maxdiff: maxdiff::read(&args.path)? }),
        Some(measured) => {
            if matches!(measured, Measure::Means | Measure::Quadrants) {
                refuse_means(args.profile.as_ref())?;
            }
            let cut = if matches!(args.cut, CutAt::Means) { Cut::Means } else { Cut::Centre };
            let measures = watched(|work| measure(&args.path, &wanted, cut, work))?;
            let name = measured.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned());
            output.show(&MeasureTable::Ratings { measure: name, measures })
        }
    }
}
