//! Resources, what links them to needs, and the collections and circumstances around them.

use super::Place;
use jobpack::model::{FacetMatch, Level, LinkRole, Purpose, RequirementKind};

/// A facet of the circumstance with one of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Facet {
    /// The facet: role, place, device or a declared one.
    pub facet: String,
    /// The value.
    pub value: String,
}

impl Facet {
    /// The facet and the value.
    pub fn parts(&self) -> (&str, &str) {
        (&self.facet, &self.value)
    }
}

/// One learning resource. Empty text means "not said".
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// Where it was said.
    pub place: Place,
    /// Stable id.
    pub id: String,
    /// The title.
    pub title: String,
    /// What it is about.
    pub summary: String,
    /// The text itself, where it is embedded.
    pub body: String,
    /// Where it is.
    pub url: String,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// BCP 47, normalised to `-`; empty takes the project's.
    pub language: String,
    /// Article, video, course, checklist, ...: an open list.
    pub kind: String,
    /// How much it takes for granted.
    pub level: Option<Level>,
    /// The set of moments of need, one bit each (`Moment::bit`).
    pub moments: u8,
    /// SPDX or the author's words; empty takes the project's.
    pub licence: String,
    /// Who made it.
    pub author: String,
    /// Where it was found.
    pub source: String,
    /// When it was added.
    pub added: String,
    /// When it was last reviewed.
    pub reviewed: String,
    /// When it must be reviewed again.
    pub review_by: String,
    /// When it stops being true.
    pub expires: String,
    /// The id of the resource that replaces it.
    pub superseded_by: String,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Words that other resources' prerequisites refer to.
    pub teaches: Vec<String>,
    /// Values of facets that it is for.
    pub facets: Vec<Facet>,
}

/// A resource serves a need.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// Where it was said.
    pub place: Place,
    /// The id of the resource.
    pub resource: String,
    /// The id of the need.
    pub need: String,
    /// 1 to 5; `None` if it was not said, which counts as 3.
    pub strength: Option<u8>,
    /// Its role among those that serve the need.
    pub role: Option<LinkRole>,
    /// Why this one.
    pub why: String,
    /// The curator's order, from 1.
    pub order: Option<u16>,
}

/// Ids of which any one will do.
pub type Options = Vec<String>;

/// A resource requires an outcome or a resource.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Where it was said.
    pub place: Place,
    /// The id of the resource that requires.
    pub resource: String,
    /// Resources or outcomes, any one of them.
    pub options: Options,
    /// Hard or soft.
    pub kind: RequirementKind,
    /// Why.
    pub why: String,
}

/// What a resource takes for granted, in words.
#[derive(Clone, Debug, Default)]
pub struct Prerequisite {
    /// Where it was said.
    pub place: Place,
    /// The id of the resource.
    pub resource: String,
    /// A title, an id, or a word that a resource teaches.
    pub text: String,
}

/// A curated, ordered, annotated set with a purpose.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    /// Where it was said.
    pub place: Place,
    /// Stable id.
    pub id: String,
    /// The title.
    pub title: String,
    /// Just in time or just in case.
    pub purpose: Option<Purpose>,
    /// Who answers for it; empty takes the project's.
    pub curator: String,
    /// A sentence or two.
    pub summary: String,
    /// The budget in minutes.
    pub minutes: Option<u32>,
    /// The id of a job, or empty.
    pub job: String,
    /// The id of a circumstance, or empty.
    pub circumstance: String,
    /// What is in it; `order` decides, then the order of rows.
    pub items: Vec<Item>,
}

/// A resource in a collection.
#[derive(Clone, Debug, Default)]
pub struct Item {
    /// Where it was said.
    pub place: Place,
    /// The id of the resource.
    pub resource: String,
    /// From 1; `None` comes last, by id of the resource unless the list itself has an order.
    pub order: Option<u16>,
    /// Why it is here.
    pub note: String,
}

/// A named circumstance: what is true of a person's situation.
#[derive(Clone, Debug, Default)]
pub struct Circumstance {
    /// Where it was said.
    pub place: Place,
    /// Stable id.
    pub id: String,
    /// The title.
    pub title: String,
    /// A sentence or two.
    pub summary: String,
    /// Role, place, device and declared facets.
    pub facets: Vec<Facet>,
    /// The set of moments of need, one bit each.
    pub moments: u8,
    /// BCP 47, or empty.
    pub language: String,
    /// What the person can be expected to know.
    pub level: Option<Level>,
    /// The minutes at hand.
    pub minutes: Option<u32>,
}

/// The built-in facets with their match, which `jobpack.toml` may change.
pub const BUILT_IN_FACETS: [(&str, FacetMatch); 3] =
    [("role", FacetMatch::Soft), ("place", FacetMatch::Soft), ("device", FacetMatch::Soft)];
