//! `jobpack demo`: the whole way once, on the project in examples/academy.

use super::failure::Failure;
use super::find::found;
use super::pick::{selection, with_scratch};
use super::progress::Bar;
use super::queries::Asker;
use super::situation::SituationArgs;
use super::{Done, Output};
use crate::report::{Demo, DemoQuestion};
use jobpack::pack::{Pack, Packs};
use jobpack::pick::{Request, pick};
use jobpack_author::fault::Fault;
use jobpack_author::project::Project;
use jobpack_author::survey::Scores;
use jobpack_author::workflow::{Counts, Wanted, Work, compile, examine, score_project, write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Build the example project, ask it, pick from it and score it
#[derive(clap::Args)]
#[command(after_help = "\
Example:
  cargo run --release -- demo      from a clone, nothing else needed")]
pub struct Args {
    /// The example project [default: examples/academy of the clone]
    #[arg(long, value_name = "FOLDER")]
    project: Option<PathBuf>,
}

/// What three people say in the middle of their work, and where they are.
const QUESTIONS: [(&str, &str); 3] = [
    ("who gets credit for the deal", "in-the-meeting"),
    ("the numbres do not match what finance says", "numbers-disagree"),
    ("jemand fragt, woher die Zahl kommt", "german-colleague"),
];

/// The minutes that the one who learns ahead has.
const BUDGET: u16 = 15;
/// So many outcomes are shown.
const TOP: usize = 8;
/// The pack that is left behind.
const TARGET: &str = "academy.pack";

pub fn run(args: &Args, output: &mut Output) -> Done {
    let folder = args.project.clone().map_or_else(academy, Ok)?;
    let begun = Instant::now();
    let bar = Bar::new();
    let work = Work::new(&bar);
    let examined = examine(&folder, &work)?.sound()?;
    let bytes = compile(&examined.project, &work)?;
    let seconds = begun.elapsed().as_secs_f64();
    let target = Path::new(TARGET);
    write(target, &bytes)?;
    let pack = Pack::open(&bytes).map_err(|error| Fault::pack(target, &error))?;
    let packs = [pack];
    let packs: Vec<&Pack<'_>> = packs.iter().collect();
    let packs = Packs::of(&packs).map_err(|error| Fault::pack(target, &error))?;
    let request = Request { minutes: BUDGET, ..Request::default() };
    output.show(&Demo {
        project: folder.display().to_string(),
        title: examined.project.settings.title.clone(),
        path: TARGET.to_owned(),
        bytes: bytes.len() as u64,
        seconds,
        counts: Counts::of(&pack),
        warnings: examined.warnings(),
        questions: QUESTIONS.iter().map(|(query, when)| ask(packs, query, when)).collect::<Result<_, _>>()?,
        pick: with_scratch(&pack, |scratch| selection(&pack, &request, &pick(&pack, &request, scratch))),
        scores: top(&examined.project, &work)?,
    })
}

/// Where the example project is: in the clone that this was built from, or in the one at hand.
fn academy() -> Result<PathBuf, Failure> {
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(|root| root.join("examples/academy"));
    let places = [Some(PathBuf::from("examples/academy")), built_in];
    let found = places.into_iter().flatten().find(|place| place.join("jobpack.toml").is_file());
    found.ok_or_else(|| {
        let reason = std::io::Error::from(std::io::ErrorKind::NotFound);
        Fault::io("find", Path::new("examples/academy"), &reason).into()
    })
}

fn ask(packs: Packs<'_, '_>, query: &str, when: &str) -> Result<DemoQuestion, Failure> {
    let pack = packs.all()[0];
    let circumstance = pack.circumstance_by_id(when).and_then(|number| pack.circumstances().get(number));
    let title = circumstance.and_then(|record| pack.circumstance_text(&record).ok()).map_or("", |text| text.title);
    let situation = SituationArgs::named(when);
    let mut facts = Vec::new();
    let mut asker = Asker::new(packs, situation.on(pack, None, &mut facts)?, 1);
    let (hits, _) = asker.ask(query);
    let hits = hits.to_vec();
    let (_, time) = asker.ask(query);
    Ok(DemoQuestion {
        query: query.to_owned(),
        when: when.to_owned(),
        circumstance: title.to_owned(),
        micros: crate::report::micros(time),
        found: found(packs, query, &asker, &hits),
    })
}

fn top(project: &Project, work: &Work<'_>) -> Result<Scores, Failure> {
    let mut scores = score_project(project, &project.settings.title, &Wanted::default(), work)?;
    scores.segments.iter_mut().for_each(|segment| segment.outcomes.truncate(TOP));
    Ok(scores)
}
