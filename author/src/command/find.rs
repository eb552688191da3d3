//! `jobpack find`: just in time.

use super::explain::{self, Asked};
use super::progress::{steps, watched};
use super::queries::{Asker, queries};
use super::situation::SituationArgs;
use super::{Done, Output};
use crate::report::{Body, Found, FoundFor, Runs};
use jobpack::find::Hit;
use jobpack::fit::Situation;
use jobpack::pack::Pack;
use jobpack_author::eval::Query;
use jobpack_author::fault::Fault;
use jobpack_author::workflow::Opened;
use std::io::{self, Write};
use std::path::PathBuf;

/// Find the one thing that helps now, with the reason why
#[derive(clap::Args)]
#[command(after_help = "\
Words are the person's own; a word that the pack does not know is repaired and named. Each hit says
which need it serves, what the curator says about that, and which words matched.

Examples:
  jobpack find my-pack.pack who gets credit for the deal
  jobpack find my-pack.pack --when in-the-meeting --minutes 5 numbers disagree
  jobpack find my-pack.pack --when role=analyst --show 1 numbers disagree
  jobpack find my-pack.pack --queries queries.tsv --trec > run.trec")]
pub struct Args {
    /// A pack, or a project or catalogue to build one from in memory
    pack: PathBuf,
    /// What the person says
    #[arg(required_unless_present = "queries", conflicts_with = "queries")]
    words: Vec<String>,
    /// How many hits at most [default: 5; 100 with --queries]
    #[arg(long, short = 'n', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=10_000))]
    limit: Option<u16>,
    /// Leave out what takes longer
    #[arg(long, value_name = "N")]
    minutes: Option<u16>,
    /// Show the text of hit N, if it is in the pack
    #[arg(long, value_name = "N", conflicts_with = "queries", value_parser = clap::value_parser!(u16).range(1..))]
    show: Option<u16>,
    /// Answer every query of a file: `id TAB text`, or JSON Lines with id and text
    #[arg(long, value_name = "FILE")]
    queries: Option<PathBuf>,
    /// Answer in TREC form: query Q0 resource rank score jobpack
    #[arg(long, requires = "queries", conflicts_with = "json")]
    trec: bool,
    #[command(flatten)]
    situation: SituationArgs,
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let source = watched(|work| Opened::open(&args.pack, work))?;
    let pack = source.pack()?;
    let mut facts = Vec::new();
    let situation = args.situation.on(&pack, args.minutes, &mut facts)?;
    match &args.queries {
        Some(path) => answer_all(args, &pack, situation, &queries(path)?, output),
        None => answer_one(args, &pack, situation, output),
    }
}

fn answer_one(args: &Args, pack: &Pack<'_>, situation: Situation<'_>, output: &mut Output) -> Done {
    let query = args.words.join(" ");
    let limit = args.limit.unwrap_or(5).max(args.show.unwrap_or(0));
    let mut asker = Asker::new(*pack, situation, limit.into());
    let hits = asker.ask(&query).0.to_vec();
    if let Some(show) = args.show {
        return show_body(pack, &hits, show, output);
    }
    output.show(&found(pack, &query, &asker, &hits))
}

/// The answer to a query, in words.
pub fn found(pack: &Pack<'_>, query: &str, asker: &Asker<'_, '_>, hits: &[Hit]) -> Found {
    let asked = Asked { pack: *pack, query, scratch: &asker.scratch };
    Found {
        hits: hits.iter().map(|hit| asked.hit(hit)).collect(),
        repaired: asked.repaired(),
        jobs: asked.jobs(),
        overlong: asker.scratch.overlong(),
    }
}

fn show_body(pack: &Pack<'_>, hits: &[Hit], show: u16, output: &mut Output) -> Done {
    let hit = usize::from(show).checked_sub(1).and_then(|at| hits.get(at)).ok_or_else(|| {
        let message = format!("there is no hit {show}; the question has {}", hits.len());
        Fault::usage(message, "leave --show out to see them")
    })?;
    let text = explain::resource(pack, hit.resource);
    let own = |text: &str| text.to_owned();
    let body = Body { resource: own(text.id), title: own(text.title), url: own(text.url), body: own(text.body) };
    output.show(&body)
}

fn answer_all(args: &Args, pack: &Pack<'_>, situation: Situation<'_>, queries: &[Query], output: &mut Output) -> Done {
    let limit = usize::from(args.limit.unwrap_or(100));
    let mut asker = Asker::new(*pack, situation, limit);
    let bar = steps(queries.len(), "asking");
    if args.trec {
        let bar = &bar;
        return output.raw(|out| {
            let answered = bar.wrap_iter(queries.iter());
            answered.into_iter().try_for_each(|query| trec(out, pack, query, asker.ask(&query.text).0, limit))
        });
    }
    let mut runs = Vec::with_capacity(queries.len());
    for query in bar.wrap_iter(queries.iter()) {
        let hits = asker.ask(&query.text).0.to_vec();
        runs.push(FoundFor { query: query.id.clone(), found: found(pack, &query.text, &asker, &hits) });
    }
    output.show(&Runs { queries: runs })
}

/// The lines of a TREC run. Evaluators order by score, many in single precision, and break ties by id. So decimals count down where the ranking does:
/// as few of them as the limit needs, for single precision to tell them apart.
fn trec(out: &mut dyn Write, pack: &Pack<'_>, query: &Query, hits: &[Hit], limit: usize) -> io::Result<()> {
    let decimals = if limit <= 100 {
        2
    } else if limit <= 1_000 {
        3
    } else {
        4
    };
    let most = 10_usize.pow(decimals as u32) - 1;
    for (place, hit) in hits.iter().enumerate() {
        let (id, rank, score) = (column(pack.resource_id(hit.resource)), place + 1, hit.score);
        writeln!(out, "{} Q0 {id} {rank} {score}.{:0decimals$} jobpack", column(&query.id), most - place)?;
    }
    Ok(())
}

/// A TREC run is separated by blanks, which an id may have: these are written as `_`.
fn column(id: &str) -> String {
    id.split_whitespace().collect::<Vec<_>>().join("_")
}
