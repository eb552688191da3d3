//! What is true of the person who asks, from arguments.

use super::failure::Failure;
use jobpack::fit::{self, Situation};
use jobpack::model::{Level, Moment};
use jobpack::pack::{Condition, Pack};

/// The circumstances of a question, the same for `find` and `pick`.
#[derive(clap::Args, Default)]
#[command(next_help_heading = "Circumstances")]
pub struct SituationArgs {
    /// A circumstance of the pack by its id, or one fact as facet=value; may be repeated
    #[arg(long, value_name = "ID|FACET=VALUE")]
    when: Vec<String>,
    /// Leave out what is in another language (en, de-AT, ...)
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Prefer what fits the moment: new, more, apply, solve, change
    #[arg(long, value_parser = moment)]
    moment: Vec<Moment>,
    /// Prefer what asks no more than this: beginner, intermediate, advanced
    #[arg(long, value_parser = level)]
    level: Option<Level>,
    /// Leave out what has expired by this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    today: Option<u16>,
}

/// What a situation borrows from.
#[derive(Default)]
pub struct Facts {
    conditions: Vec<Condition>,
}

impl SituationArgs {
    /// A circumstance of the pack, and nothing else.
    pub fn named(circumstance: &str) -> Self {
        Self { when: vec![circumstance.to_owned()], ..Self::default() }
    }

    /// The situation on this pack. `facts` holds what it borrows.
    pub fn on<'s>(&'s self, pack: &Pack<'s>, minutes: u16, facts: &'s mut Facts) -> Result<Situation<'s>, Failure> {
        let mut situation = Situation::default();
        let mut named = false;
        for when in &self.when {
            if let Some(number) = pack.circumstance_by_id(when) {
                if std::mem::replace(&mut named, true) {
                    return Err(Failure::usage("only one circumstance can be named", "add facts to it as facet=value"));
                }
                let record = pack.circumstances().get(number).unwrap_or_default();
                situation = Situation::of_circumstance(pack, &record);
            } else {
                facts.conditions.push(fact(pack, when)?);
            }
        }
        situation.conditions = &facts.conditions;
        situation.minutes = if minutes == 0 { situation.minutes } else { minutes };
        situation.language = self.language.as_deref().unwrap_or(situation.language);
        situation.level = self.level.map_or(situation.level, Level::code);
        if !self.moment.is_empty() {
            situation.moments = self.moment.iter().fold(0, |set, moment| set | moment.bit());
        }
        situation.today = self.today.unwrap_or(0);
        Ok(situation)
    }
}

/// A fact, such as `role=analyst`. A value that the pack does not know fits no resource that says something of the facet.
fn fact(pack: &Pack<'_>, text: &str) -> Result<Condition, Failure> {
    let Some((facet, value)) = text.split_once('=') else {
        let known: Vec<&str> =
            pack.circumstances().iter().filter_map(|(_, one)| Some(pack.circumstance_text(&one).ok()?.id)).collect();
        let message = format!("the pack has no circumstance `{text}`");
        return Err(Failure::usage(message, &choices("circumstances of this pack", &known, "facet=value also works")));
    };
    let found = fit::condition(pack, facet.trim(), value.trim());
    found.ok_or_else(|| {
        let known: Vec<&str> = pack.facets().iter().map(|(_, facet)| pack.name(facet.name)).collect();
        Failure::usage(
            format!("the pack has no facet `{facet}`"),
            &choices("facets of this pack", &known, "language, minutes, level and moment have options of their own"),
        )
    })
}

fn choices(what: &str, known: &[&str], else_say: &str) -> String {
    if known.is_empty() { else_say.to_owned() } else { format!("{what}: {}; {else_say}", known.join(", ")) }
}

fn moment(text: &str) -> Result<Moment, String> {
    Moment::from_name(text).ok_or_else(|| names(Moment::ALL.iter().map(|one| one.name())))
}

fn level(text: &str) -> Result<Level, String> {
    Level::from_name(text).ok_or_else(|| names(Level::ALL.iter().map(|one| one.name())))
}

fn names(all: impl Iterator<Item = &'static str>) -> String {
    format!("one of {}", all.collect::<Vec<_>>().join(", "))
}

/// Days since 2000-01-01, as packs count them.
fn day(text: &str) -> Result<u16, String> {
    let date: jiff::civil::Date = text.parse().map_err(|_| "write it as YYYY-MM-DD".to_owned())?;
    let days = date.since(jiff::civil::date(2000, 1, 1)).map_err(|error| error.to_string())?.get_days();
    u16::try_from(days).map_err(|_| "a day from 2000-01-01 to 2179-06-06".to_owned())
}
