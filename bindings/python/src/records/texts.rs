//! What people say and what backs it: plain values out of the texts of a pack.

use crate::canonical::{Code, Tuple, code};
use crate::record::plain;
use jobpack::model::{self, Cold, List};
use pyo3::prelude::*;

impl<'a, T: Cold<'a>, U: From<T>> From<List<'a, T>> for Tuple<U> {
    fn from(list: List<'a, T>) -> Self {
        list.iter().map(U::from).collect()
    }
}

plain! {
    /// What found the terms of words in a language.
    Analyser {
        /// BCP 47.
        language: String,
        /// Name and version, such as `snowball-english-2`.
        name: String,
    }

    /// The pack as a whole.
    About {
        /// The title.
        title: String,
        /// Who answers for the choice.
        curator: String,
        /// BCP 47, of what says nothing else.
        language: String,
        /// SPDX or words, of what says nothing else.
        licence: String,
        /// The date it was made for, or "".
        made_for: String,
        /// A sentence or two.
        summary: String,
        /// The name of the scoring profile under which opportunities were reckoned.
        profile: String,
        /// What analysed the texts, by language.
        analysers: Tuple<Analyser>,
        /// The edition, a number that grows.
        edition: u32,
    }

    /// A quotation that backs a claim.
    Evidence {
        /// What was said or seen.
        quote: String,
        /// Who or where.
        source: String,
        /// How far it can be trusted.
        confidence: Code,
    }

    /// A job or outcome statement: whole, or in parts.
    Statement {
        /// The whole statement, if it was written so; else "".
        whole: String,
        /// The verb of a job; the direction of an outcome.
        lead: String,
        /// The performance metric of an outcome.
        metric: String,
        /// The object of the verb, or the object of control.
        object: String,
        /// The contextual clarifier.
        clarifier: String,
    }

    /// When ..., I want to ..., so that ..., without ...
    Story {
        /// The situation.
        when: String,
        /// The motivation.
        want: String,
        /// The hoped-for result.
        so_that: String,
        /// The constraint.
        without: String,
    }

    /// A force on the way to a new solution.
    Force {
        /// What it is.
        statement: String,
        /// What backs it; empty if nothing does.
        evidence: Evidence,
        /// Which force.
        kind: Code,
    }

    /// Something in the way.
    Obstacle {
        /// What it is.
        statement: String,
        /// What backs it; empty if nothing does.
        evidence: Evidence,
        /// Where it stands.
        stage: Code,
    }

    /// What one gives up for what.
    Tradeoff {
        /// What is given up.
        gives_up: String,
        /// What for.
        gets: String,
        /// What backs it; empty if nothing does.
        evidence: Evidence,
    }

    /// What doing the job must feel like.
    Experience {
        /// What it is.
        statement: String,
        /// What backs it; empty if nothing does.
        evidence: Evidence,
    }

    /// What was taken on or let go to do the job.
    Hire {
        /// The solution, product or habit.
        solution: String,
        /// Why.
        why: String,
        /// What backs it; empty if nothing does.
        evidence: Evidence,
        /// What became of the solution.
        kind: Code,
    }
}

/// From the engine's texts to those that Python keeps.
macro_rules! from {
    ($($model:ident => $name:ident { $($field:ident),* } $($key:ident = $list:ident($code:ident))?;)+) => {
        $(impl From<model::$model<'_>> for $name {
            fn from(text: model::$model<'_>) -> Self {
                Self { $($field: text.$field.into(),)* $($key: code!($list, text.$code),)? }
            }
        })+
    };
}

from! {
    Analyser => Analyser { language, name };
    PackText => About { title, curator, language, licence, made_for, summary, profile, analysers, edition };
    Evidence => Evidence { quote, source } confidence = Confidence(confidence);
    Statement => Statement { whole, lead, metric, object, clarifier };
    Story => Story { when, want, so_that, without };
    ForceText => Force { statement, evidence } kind = Force(force);
    Obstacle => Obstacle { statement, evidence } stage = Stage(stage);
    TradeOff => Tradeoff { gives_up, gets, evidence };
    Experience => Experience { statement, evidence };
    Hire => Hire { solution, why, evidence } kind = HireKind(kind);
}
