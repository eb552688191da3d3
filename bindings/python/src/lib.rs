//! Jobpack for Python: the extension module `jobpack._jobpack`, which the package `jobpack` shows to people.
//!
//! Owns: how the engine's and the author library's values look in Python; no logic of its own. What is immutable in Rust is frozen here, so any number of
//! threads may share it, with or without a global lock. A record is a small object that keeps its pack alive and reads a text when it is asked for one.
//!
//! The rooms: `opening` (bytes to a pack), `pack`, `packs` (several as one), `records` (what it holds), `sequence`, `situation` (who asks), `asking` (find), `picking`, `score`,
//! `errors`, `presenting` (HTML and plots), `author` (check, build, score); `naming` (ids, numbers or records); `record` declares the classes and `canonical` says how values look.
#![forbid(unsafe_code)]

mod asking;
mod author;
mod canonical;
mod errors;
mod naming;
mod opening;
mod pack;
mod packs;
mod picking;
mod presenting;
mod record;
mod records;
mod score;
mod sequence;
mod situation;

use pyo3::prelude::*;

#[pymodule(name = "_jobpack")]
mod module {
    #[pymodule_export]
    use super::asking::{Completion, Found, Hit, NeedMatch, Reason, Repair, Word};
    #[pymodule_export]
    use super::author::building::author_build;
    #[pymodule_export]
    use super::author::checking::{author_check, author_rule, author_rules};
    #[pymodule_export]
    use super::author::evaluating::author_evaluate;
    #[pymodule_export]
    use super::author::export::score_stream;
    #[pymodule_export]
    use super::author::measuring::{author_measure, author_questions};
    #[pymodule_export]
    use super::author::reporting::{author_report, author_status};
    #[pymodule_export]
    use super::author::scoring::author_score;
    #[pymodule_export]
    use super::author::segmenting::{author_segments, author_strategy};
    #[pymodule_export]
    use super::opening::open;
    #[pymodule_export]
    use super::pack::Pack;
    #[pymodule_export]
    use super::packs::Packs;
    #[pymodule_export]
    use super::picking::{Advice, Aspect, Certificate, LeftOut, Picked, Selection};
    #[pymodule_export]
    use super::records::{
        About, Analyser, Choice, Circumstance, Collection, Condition, Evidence, Experience, Facet, Force, Hire, Item,
        Job, Link, Need, Obstacle, Outcome, Requirement, Resource, Section, Statement, Story, TallyRecord, Tradeoff,
    };
    #[pymodule_export]
    use super::score::{
        Difference, Opportunity, Profile, RankInterval, Share, Tally, difference, ranks, score_paired, score_unpaired,
        share,
    };
    #[pymodule_export]
    use super::sequence::Records;
    #[pymodule_export]
    use super::situation::Situation;

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("profiles", super::score::profiles(module.py())?)?;
        module.add("version", env!("CARGO_PKG_VERSION"))
    }
}
