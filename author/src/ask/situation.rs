//! What is true of the person who asks, from what was said of them.

use crate::fault::Fault;
use jobpack::fit::{self, Situation};
use jobpack::model::{Level, Moment};
use jobpack::pack::{Condition, Pack};
use jobpack::score::{PROFILES, Profile};

/// What is said of the person who asks. What is said besides a circumstance holds instead of what the circumstance says.
#[derive(Clone, Debug, Default)]
pub struct Said<'s> {
    /// The id of a circumstance, at most one, and facts as `facet=value`.
    pub when: &'s [String],
    /// The minutes at hand; 0 for no limit.
    pub minutes: Option<u16>,
    /// A BCP 47 tag.
    pub language: Option<&'s str>,
    /// The moments of need.
    pub moments: Option<&'s [Moment]>,
    /// The level.
    pub level: Option<Level>,
    /// Days since 2000-01-01; 0 if not said.
    pub today: u16,
}

impl<'s> Said<'s> {
    /// The situation on this pack. `facts` holds what it borrows.
    ///
    /// # Errors
    /// A circumstance or a facet that the pack does not have, or two circumstances.
    pub fn on(&self, pack: &Pack<'s>, facts: &'s mut Vec<Condition>) -> Result<Situation<'s>, Box<Fault>> {
        let mut situation = Situation::default();
        let mut named = false;
        for when in self.when {
            if let Some(number) = pack.circumstance_by_id(when) {
                if std::mem::replace(&mut named, true) {
                    return Err(Fault::usage("only one circumstance can be named", "add facts to it as facet=value"));
                }
                let record = pack.circumstances().get(number).unwrap_or_default();
                situation = Situation::of_circumstance(pack, &record);
            } else {
                facts.push(fact(pack, when)?);
            }
        }
        situation.conditions = facts;
        situation.minutes = self.minutes.unwrap_or(situation.minutes);
        situation.language = self.language.unwrap_or(situation.language);
        situation.level = self.level.map_or(situation.level, Level::code);
        let set = |moments: &[Moment]| moments.iter().fold(0, |set, moment| set | moment.bit());
        situation.moments = self.moments.map_or(situation.moments, set);
        situation.today = self.today;
        Ok(situation)
    }
}

/// A fact, such as `role=analyst`. A value that the pack does not know fits no resource that says something of the facet.
///
/// # Errors
/// A text that is neither, or a facet that the pack does not have; the advice says which there are.
pub fn fact(pack: &Pack<'_>, text: &str) -> Result<Condition, Box<Fault>> {
    let Some((facet, value)) = text.split_once('=') else {
        let known: Vec<&str> =
            pack.circumstances().iter().filter_map(|(_, one)| Some(pack.circumstance_text(&one).ok()?.id)).collect();
        let message = format!("the pack has no circumstance `{text}`");
        return Err(Fault::usage(message, choices("circumstances of this pack", &known, "facet=value also works")));
    };
    let facet = facet.trim();
    let found = fit::condition(pack, facet, value.trim());
    found.ok_or_else(|| {
        let known: Vec<&str> = pack.facets().iter().map(|(_, facet)| pack.name(facet.name)).collect();
        Fault::usage(
            format!("the pack has no facet `{facet}`"),
            choices("facets of this pack", &known, "language, minutes, level and moment have options of their own"),
        )
    })
}

fn choices(what: &str, known: &[&str], else_say: &str) -> String {
    if known.is_empty() { else_say.to_owned() } else { format!("{what}: {}; {else_say}", known.join(", ")) }
}

/// A moment by its name.
///
/// # Errors
/// The names that there are.
pub fn moment(text: &str) -> Result<Moment, String> {
    Moment::from_name(text).ok_or_else(|| names(Moment::ALL.iter().map(|one| one.name())))
}

/// A level by its name.
///
/// # Errors
/// The names that there are.
pub fn level(text: &str) -> Result<Level, String> {
    Level::from_name(text).ok_or_else(|| names(Level::ALL.iter().map(|one| one.name())))
}

/// A preset of scoring by its name.
///
/// # Errors
/// The names that there are.
pub fn profile(text: &str) -> Result<Profile<'static>, String> {
    Profile::by_name(text).ok_or_else(|| names(PROFILES.iter().map(|one| one.name)))
}

fn names(all: impl Iterator<Item = &'static str>) -> String {
    format!("one of {}", all.collect::<Vec<_>>().join(", "))
}

/// Days since 2000-01-01, as packs count them, from `YYYY-MM-DD`.
///
/// # Errors
/// How a day is written, or which days there are.
pub fn day(text: &str) -> Result<u16, String> {
    let date: jiff::civil::Date = text.parse().map_err(|_| "write it as YYYY-MM-DD".to_owned())?;
    let days = date.since(jiff::civil::date(2000, 1, 1)).map_err(|error| error.to_string())?.get_days();
    u16::try_from(days).map_err(|_| "a day from 2000-01-01 to 2179-06-06".to_owned())
}
