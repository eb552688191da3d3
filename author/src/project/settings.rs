//! What `jobpack.toml` says.

use super::QualityRule;
use crate::survey::strategy::Known;
use jobpack::model::FacetMatch;
use jobpack::score::{PROFILES, Profile};
use std::collections::BTreeMap;

/// The settings of a project, with defaults for a catalogue alone.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The title of the pack.
    pub title: String,
    /// Who answers for the choice.
    pub curator: String,
    /// BCP 47; `en` if not said.
    pub language: String,
    /// SPDX or the author's words.
    pub licence: String,
    /// The edition, a number that grows; 1 if not said.
    pub edition: u32,
    /// The date for which the edition is made, `YYYY-MM-DD`, or empty.
    pub made_for: String,
    /// A sentence or two.
    pub summary: String,
    /// The name of the scoring profile; see [`Settings::scoring`].
    pub profile: String,
    /// The facets, built-in ones included, by name.
    pub facets: BTreeMap<String, FacetSettings>,
    /// The names of the analysers that the author chose, by language.
    pub analysers: BTreeMap<String, String>,
    /// Weights for finding.
    pub find: FindSettings,
    /// What `check` allows.
    pub check: CheckSettings,
    /// What is known of prices, costs and restrictions, for a strategy.
    pub strategy: Known,
    /// Whose answers of a survey are left out.
    pub survey: SurveySettings,
}

impl Settings {
    /// The scoring profile: the engine's first one if none was named, `None` if it has none of that name.
    pub fn scoring(&self) -> Option<Profile<'static>> {
        if self.profile.is_empty() { PROFILES.first().copied() } else { Profile::by_name(&self.profile) }
    }
}

/// How a facet acts and which values it may have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetSettings {
    /// Hard or soft.
    pub matching: FacetMatch,
    /// The values allowed; empty allows any.
    pub values: Vec<String>,
}

/// Weights of the fields, relative to a body of weight 1.
#[derive(Clone, Debug, PartialEq)]
pub struct FindSettings {
    /// The title of a resource, the statement of a need and the ways people say it.
    pub title: f64,
    /// The match of a need, as it is passed on to what serves the need with full strength: 3 passes it on whole.
    pub need: f64,
    /// The summary of a resource.
    pub summary: f64,
    /// The tags of a resource.
    pub tags: f64,
    /// The body of a resource.
    pub body: f64,
    /// How often a word must be said to say as much as it can, as a share of how often words are said that are said again.
    pub saturation: f64,
    /// What a resource adds that has a word in the very form of the query, as a share of what it adds for any form.
    pub forms: f64,
    /// How much of what a resource's nearest neighbours say counts for it too; 0 for nothing.
    pub neighbours: f64,
}

impl Default for FindSettings {
    fn default() -> Self {
        Self { title: 4.2, need: 3.0, summary: 1.5, tags: 1.5, body: 1.0, saturation: 0.6, forms: 0.2, neighbours: 1.0 }
    }
}

/// How the answers of a survey are taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SurveySettings {
    /// What these rules find is left out; nothing if not said, since who is left out is the author's decision and changes every score.
    pub exclude: Vec<QualityRule>,
}

/// What `check` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckSettings {
    /// The profile of allowed directions.
    pub directions: String,
    /// Names of the product and its features.
    pub features: Vec<String>,
    /// More resources than this on one outcome is a crowd.
    pub crowded: u32,
    /// Warnings that this project lives with, by code.
    pub allow: Vec<String>,
}

impl Default for CheckSettings {
    fn default() -> Self {
        Self { directions: "minimize-increase".into(), features: Vec::new(), crowded: 12, allow: Vec::new() }
    }
}
