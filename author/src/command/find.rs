//! `jobpack find`: just in time.

use super::explain::{self, Asked};
use super::failure::Failure;
use super::progress::{steps, watched};
use super::queries::{Asker, queries};
use super::situation::SituationArgs;
use super::{Done, Output};
use crate::report::{Body, Found, FoundFor, Runs};
use jobpack::find::Hit;
use jobpack::fit::Situation;
use jobpack::pack::{Pack, Packs};
use jobpack_author::eval::Query;
use jobpack_author::fault::Fault;
use jobpack_author::workflow::Opened;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Find the one thing that helps now, with the reason why
#[derive(clap::Args)]
#[command(after_help = "\
Words are the person's own; a word that the pack does not know is repaired and named. Each hit says
which need it serves, what the curator says about that, and which words matched.

Examples:
  jobpack find my-pack.pack who gets credit for the deal
  jobpack find my-pack.pack --when in-the-meeting --minutes 5 numbers disagree
  jobpack find my-pack.pack --when role=analyst --show 1 numbers disagree
  jobpack find my-pack.pack --queries queries.tsv --trec > run.trec
  jobpack find my-pack-*.pack who gets credit     packs of one build, as one")]
pub struct Args {
    /// A pack, or the packs of one division; or a project or catalogue to build one from in memory
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
    let (more, words) = args.words.split_at(args.words.iter().take_while(|word| is_pack(word)).count());
    if words.is_empty() && args.queries.is_none() {
        return Err(Fault::usage("there is no question", "say it behind the packs").into());
    }
    let paths: Vec<&Path> = std::iter::once(args.pack.as_path()).chain(more.iter().map(Path::new)).collect();
    let open = |path: &&Path| Ok(watched(|work| Opened::open(path, work))?);
    let sources: Vec<Opened> = paths.iter().map(open).collect::<Result<_, Failure>>()?;
    let packs: Vec<Pack<'_>> = sources.iter().map(Opened::pack).collect::<Result<_, _>>()?;
    let packs: Vec<&Pack<'_>> = packs.iter().collect();
    let packs = Packs::of(&packs).map_err(|error| Fault::pack(&args.pack, &error))?;
    let mut facts = Vec::new();
    let situation = args.situation.on(packs.all()[0], args.minutes, &mut facts)?;
    match &args.queries {
        Some(path) => answer_all(args, packs, situation, &queries(path)?, output),
        None => answer_one(args, packs, words, situation, output),
    }
}

/// Whether a word is one more pack: they come before the question.
fn is_pack(word: &str) -> bool {
    word.ends_with(".pack") && Path::new(word).is_file()
}

fn answer_one(
    args: &Args,
    packs: Packs<'_, '_>,
    words: &[String],
    situation: Situation<'_>,
    output: &mut Output,
) -> Done {
    let query = words.join(" ");
    let limit = args.limit.unwrap_or(5).max(args.show.unwrap_or(0));
    let mut asker = Asker::new(packs, situation, limit.into());
    let hits = asker.ask(&query).0.to_vec();
    if let Some(show) = args.show {
        return show_body(packs, &hits, show, output);
    }
    output.show(&found(packs, &query, &asker, &hits))
}

/// The pack that has a hit, and the hit as that pack numbers it.
fn own<'p>(packs: Packs<'_, 'p>, hit: &Hit) -> Option<(Pack<'p>, Hit)> {
    let place = packs.locate(hit.resource)?;
    let pack = packs.all().get(place.pack as usize)?;
    Some((**pack, Hit { resource: place.resource, ..*hit }))
}

/// The answer to a query, in words.
pub fn found(packs: Packs<'_, '_>, query: &str, asker: &Asker<'_, '_>, hits: &[Hit]) -> Found {
    let asked = Asked { pack: *packs.all()[0], query, scratch: &asker.scratch };
    let hits = hits.iter().filter_map(|hit| own(packs, hit));
    Found {
        hits: hits.map(|(pack, hit)| Asked { pack, ..asked }.hit(&hit)).collect(),
        repaired: asked.repaired(),
        jobs: asked.jobs(),
        overlong: asker.scratch.overlong(),
    }
}

fn show_body(packs: Packs<'_, '_>, hits: &[Hit], show: u16, output: &mut Output) -> Done {
    let (pack, hit) = usize::from(show).checked_sub(1).and_then(|at| own(packs, hits.get(at)?)).ok_or_else(|| {
        let message = format!("there is no hit {show}; the question has {}", hits.len());
        Fault::usage(message, "leave --show out to see them")
    })?;
    let text = explain::resource(&pack, hit.resource);
    let own = |text: &str| text.to_owned();
    let body = Body { resource: own(text.id), title: own(text.title), url: own(text.url), body: own(text.body) };
    output.show(&body)
}

fn answer_all(
    args: &Args,
    packs: Packs<'_, '_>,
    situation: Situation<'_>,
    queries: &[Query],
    output: &mut Output,
) -> Done {
    let limit = usize::from(args.limit.unwrap_or(100));
    let mut asker = Asker::new(packs, situation, limit);
    let bar = steps(queries.len(), "asking");
    if args.trec {
        let bar = &bar;
        return output.raw(|out| {
            let answered = bar.wrap_iter(queries.iter());
            answered.into_iter().try_for_each(|query| trec(out, packs, query, asker.ask(&query.text).0, limit))
        });
    }
    let mut runs = Vec::with_capacity(queries.len());
    for query in bar.wrap_iter(queries.iter()) {
        let hits = asker.ask(&query.text).0.to_vec();
        runs.push(FoundFor { query: query.id.clone(), found: found(packs, &query.text, &asker, &hits) });
    }
    output.show(&Runs { queries: runs })
}

/// The lines of a TREC run. Evaluators order by score, many in single precision, and break ties by id. So decimals count down where the ranking does:
/// as few of them as the limit needs, for single precision to tell them apart.
fn trec(out: &mut dyn Write, packs: Packs<'_, '_>, query: &Query, hits: &[Hit], limit: usize) -> io::Result<()> {
    let decimals = if limit <= 100 {
        2
    } else if limit <= 1_000 {
        3
    } else {
        4
    };
    let most = 10_usize.pow(decimals as u32) - 1;
    for (place, hit) in hits.iter().enumerate() {
        let id = own(packs, hit).map_or("", |(pack, hit)| pack.resource_id(hit.resource));
        let (id, rank, score) = (column(id), place + 1, hit.score);
        writeln!(out, "{} Q0 {id} {rank} {score}.{:0decimals$} jobpack", column(&query.id), most - place)?;
    }
    Ok(())
}

/// A TREC run is separated by blanks, which an id may have: these are written as `_`.
fn column(id: &str) -> String {
    id.split_whitespace().collect::<Vec<_>>().join("_")
}
