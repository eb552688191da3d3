//! What is true of the person who asks, from arguments.

use super::failure::Failure;
use jobpack::fit::Situation;
use jobpack::model::{Level, Moment};
use jobpack::pack::{Condition, Pack};
use jobpack_author::ask::{Said, day, level, moment};

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

impl SituationArgs {
    /// A circumstance of the pack, and nothing else.
    pub fn named(circumstance: &str) -> Self {
        Self { when: vec![circumstance.to_owned()], ..Self::default() }
    }

    /// The situation on this pack. `facts` holds what it borrows.
    pub fn on<'s>(
        &'s self,
        pack: &Pack<'s>,
        minutes: Option<u16>,
        facts: &'s mut Vec<Condition>,
    ) -> Result<Situation<'s>, Failure> {
        let said = Said {
            when: &self.when,
            minutes,
            language: self.language.as_deref(),
            moments: (!self.moment.is_empty()).then_some(&self.moment),
            level: self.level,
            today: self.today.unwrap_or(0),
        };
        Ok(said.on(pack, facts)?)
    }
}
