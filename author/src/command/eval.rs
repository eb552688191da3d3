//! `jobpack eval`: how well a pack answers questions with known answers.

use super::progress::{steps, watched};
use super::queries::{Asker, judgements, queries};
use super::{Done, Output};
use crate::report::{Evaluation, micros};
use jobpack::fit::Situation;
use jobpack::pack::Packs;
use jobpack_author::eval::{DEPTH, evaluate, quantile};
use jobpack_author::fault::Fault;
use jobpack_author::workflow::Opened;
use std::path::PathBuf;
use std::time::Duration;

/// Measure how well a pack answers questions with known answers
#[derive(clap::Args)]
#[command(after_help = "\
QUERIES: one query a line, `id TAB text`, or JSON Lines with id and text.
QRELS: one judgement a line, `query TAB resource TAB grade`, or the four columns of TREC.

nDCG@10 takes grades as gains; MRR@10 and recall@100 count grades from 1. All are means over the
judged queries that have a relevant resource; a query without an answer counts 0. Times are of one
query each, after a first round in which the pack is brought into memory.

Example:
  jobpack eval my-pack.pack --queries queries.tsv --qrels qrels.tsv")]
pub struct Args {
    /// A pack, or a project or catalogue to build one from in memory
    pack: PathBuf,
    /// The questions
    #[arg(long, value_name = "FILE")]
    queries: PathBuf,
    /// The known answers
    #[arg(long, value_name = "FILE")]
    qrels: PathBuf,
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let source = watched(|work| Opened::open(&args.pack, work))?;
    let (queries, judgements) = (queries(&args.queries)?, judgements(&args.qrels)?);
    let pack = source.pack()?;
    let bar = steps(queries.len(), "asking");
    let step = || {
        bar.inc(1);
        true
    };
    let evaluated = evaluate(&pack, &queries, &judgements, step).unwrap_or_default();
    bar.finish_and_clear();
    let packs = [&pack];
    let whole = Packs::of(&packs).map_err(|error| Fault::pack(&args.pack, &error))?;
    let mut asker = Asker::new(whole, Situation::default(), DEPTH);
    // No bar here: drawing one would be part of what is measured.
    let times: Vec<Duration> = queries.iter().map(|query| asker.ask(&query.text).1).collect();
    let time = |share| micros(quantile(&times, share).unwrap_or_default());
    output.show(&Evaluation {
        measures: evaluated.measures.into(),
        queries: queries.len(),
        without_hit: evaluated.without_hit,
        median_us: time(0.5),
        p99_us: time(0.99),
    })
}
