//! `jobpack pick`: just in case.

use super::explain;
use super::failure::Failure;
use super::progress::watched;
use super::situation::SituationArgs;
use super::{Done, Output};
use crate::report::{AdviceRow, CertificateRow, ItemRow, LeftRow, Selection, UncoveredRow};
use jobpack::pack::{Choice, NONE, Pack, Requirement};
use jobpack::pick::{Aspect, Candidate, Certificate, Edge, LeftOut, Pick, Picked, Request, Room, Scratch, pick};
use jobpack_author::ask::statement;
use jobpack_author::fault::Fault;
use jobpack_author::workflow::Opened;
use std::path::PathBuf;

/// Pick the few that cover what matters in the time there is
#[derive(clap::Args)]
#[command(after_help = "\
Outcomes are covered by weight of their opportunity. The answer comes with a certificate: the value
reached, a bound that no choice can pass, and what was left out and why.

Examples:
  jobpack pick my-pack.pack --minutes 15
  jobpack pick my-pack.pack --job make-cup --minutes 30 --items 4
  jobpack pick my-pack.pack right-dose find-fault --known measure-dose
  jobpack pick my-pack.pack --collection first-day --minutes 10")]
pub struct Args {
    /// A pack, or a project or catalogue to build one from in memory
    pack: PathBuf,
    /// The jobs or outcomes to cover, by id [default: all outcomes]
    needs: Vec<String>,
    /// A job to cover, with its outcomes; may be repeated
    #[arg(long, value_name = "ID")]
    job: Vec<String>,
    /// Choose among the items of a collection only
    #[arg(long, value_name = "ID")]
    collection: Option<String>,
    /// The budget [default: the collection's, else none]
    #[arg(long, value_name = "N")]
    minutes: Option<u16>,
    /// How many at most
    #[arg(long, short = 'n', value_name = "N", default_value_t = 0, hide_default_value = true)]
    items: u16,
    /// A resource, a job or an outcome that is known already; may be repeated
    #[arg(long, value_name = "ID")]
    known: Vec<String>,
    #[command(flatten)]
    situation: SituationArgs,
}

pub fn run(args: &Args, output: &mut Output) -> Done {
    let source = watched(|work| Opened::open(&args.pack, work))?;
    let pack = source.pack()?;
    let mut facts = Vec::new();
    let situation = args.situation.on(&pack, None, &mut facts)?;
    let wanted = Wanted::of(args, &pack)?;
    let request = Request {
        aspects: &wanted.aspects,
        minutes: wanted.minutes,
        items: args.items,
        known: &wanted.known,
        known_needs: &wanted.known_needs,
        pool: wanted.pool.as_deref(),
        situation,
    };
    with_scratch(&pack, |scratch| output.show(&selection(&pack, &request, &pick(&pack, &request, scratch))))
}

/// Memory for any choice from this pack.
pub fn with_scratch<T>(pack: &Pack<'_>, work: impl FnOnce(&mut Scratch<'_>) -> T) -> T {
    let room = Room::enough(pack, 0);
    work(&mut Scratch {
        aspects: &mut vec![Aspect::default(); room.aspects],
        candidates: &mut vec![Candidate::default(); room.candidates],
        edges: &mut vec![Edge::default(); room.edges],
        picked: &mut vec![Picked::default(); room.picked],
        left_out: &mut vec![LeftOut::default(); room.left_out],
    })
}

/// What was asked for, in numbers.
struct Wanted {
    aspects: Vec<u32>,
    known: Vec<u32>,
    known_needs: Vec<u32>,
    pool: Option<Vec<u32>>,
    minutes: u16,
}

impl Wanted {
    fn of(args: &Args, pack: &Pack<'_>) -> Result<Self, Failure> {
        let needs = args.needs.iter().chain(&args.job);
        let aspects = needs.map(|id| pack.need_by_id(id).ok_or_else(|| unknown("job or outcome", id)));
        let mut wanted = Self {
            aspects: aspects.collect::<Result<_, _>>()?,
            known: Vec::new(),
            known_needs: Vec::new(),
            pool: None,
            minutes: args.minutes.unwrap_or(0),
        };
        for id in &args.known {
            match (pack.resource_by_id(id), pack.need_by_id(id)) {
                (Some(resource), _) => wanted.known.push(resource),
                (None, Some(need)) => wanted.known_needs.push(need),
                (None, None) => return Err(unknown("resource, job or outcome", id)),
            }
        }
        if let Some(id) = &args.collection {
            let number = pack.collection_by_id(id).ok_or_else(|| unknown("collection", id))?;
            let record = pack.collections().get(number).unwrap_or_default();
            let items = pack.items().range(record.first_item, record.item_count);
            wanted.pool = Some(items.map(|(_, item)| item.resource).collect());
            wanted.minutes = args.minutes.unwrap_or(record.minutes);
        }
        Ok(wanted)
    }
}

fn unknown(what: &str, id: &str) -> Failure {
    Fault::usage(format!("the pack has no {what} `{id}`"), "look at the spelling; ids are those of the project").into()
}

/// The answer in words.
pub fn selection(pack: &Pack<'_>, request: &Request<'_>, answer: &Pick<'_>) -> Selection {
    let whole = answer.certificate.possible;
    let advised = answer.advised(pack, request);
    Selection {
        items: answer.items.iter().map(|item| item_row(pack, item, whole)).collect(),
        certificate: certificate_row(&answer.certificate, request.minutes, answer.truncated),
        uncovered: answer
            .aspects
            .iter()
            .filter(|aspect| aspect.covered == 0)
            .map(|aspect| uncovered(pack, aspect))
            .collect(),
        left_out: answer.left_out.iter().map(|left| left_row(pack, left, whole)).collect(),
        advised: advised.map(|(item, _, requirement)| advice(pack, item, &requirement)).collect(),
    }
}

fn item_row(pack: &Pack<'_>, item: &Picked, whole: u64) -> ItemRow {
    let text = explain::resource(pack, item.resource);
    let need = (item.need != NONE).then_some(item.need);
    ItemRow {
        resource: text.id.to_owned(),
        title: text.title.to_owned(),
        minutes: item.minutes,
        estimated: item.estimated,
        need: need.map(|need| pack.need_id(need).to_owned()),
        statement: need.map(|need| statement(pack, need)),
        why: need.map(|need| explain::why(pack, item.resource, need)).filter(|why| !why.is_empty()).map(str::to_owned),
        adds: share(item.gain.into(), whole),
        kind: explain::kind(pack, item.resource).to_owned(),
        url: text.url.to_owned(),
        embedded: !text.body.is_empty(),
    }
}

/// Four decimals are enough for people and programs alike.
fn share(part: u64, whole: u64) -> f64 {
    (part as f64 / whole.max(1) as f64 * 1e4).round() / 1e4
}

fn certificate_row(certificate: &Certificate, budget: u16, truncated: bool) -> CertificateRow {
    let Certificate { value, known, bound, possible, minutes, estimated } = *certificate;
    CertificateRow {
        value,
        bound,
        possible,
        known,
        of_bound: if bound == 0 { 1.0 } else { share(value, bound) },
        of_possible: share(value, possible),
        minutes,
        budget: (budget > 0).then_some(budget),
        estimated,
        truncated,
    }
}

fn uncovered(pack: &Pack<'_>, aspect: &Aspect) -> UncoveredRow {
    UncoveredRow {
        need: pack.need_id(aspect.need).to_owned(),
        statement: statement(pack, aspect.need),
        opportunity: f64::from(aspect.weight) / 1_000.0,
        reason: aspect.reason.name(),
    }
}

fn left_row(pack: &Pack<'_>, left: &LeftOut, whole: u64) -> LeftRow {
    let text = explain::resource(pack, left.resource);
    LeftRow {
        resource: text.id.to_owned(),
        title: text.title.to_owned(),
        worth: share(left.worth.into(), whole),
        reason: left.reason.name(),
    }
}

/// A soft requirement that nothing meets.
fn advice(pack: &Pack<'_>, item: &Picked, requirement: &Requirement) -> AdviceRow {
    let options = pack.choices().range(requirement.first_option, requirement.option_count.into());
    let id =
        |option: Choice| if option.of == 1 { pack.resource_id(option.target) } else { pack.need_id(option.target) };
    AdviceRow {
        resource: pack.resource_id(item.resource).to_owned(),
        any_of: options.map(|(_, option)| id(option).to_owned()).collect(),
        why: pack.why(requirement.text).to_owned(),
    }
}
