//! The tables of a project and the names of their columns, as data.
//!
//! Owns: every field name that `docs/PROJECT.md` gives, with the other names that are understood. A better name for a column is a line here.

use super::text::key;

/// A table of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    Circumstances,
    Collections,
    Evidence,
    Experiences,
    Forces,
    Hires,
    Items,
    Jobs,
    Links,
    Obstacles,
    Outcomes,
    Ratings,
    Requirements,
    Resources,
    Stories,
    Tradeoffs,
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One text, number or date.
    One,
    /// Any number of texts.
    List,
}

/// A field: its name, the other names that are understood, in order of preference, and what it holds.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub also: &'static [&'static str],
    pub shape: Shape,
}

const fn one(name: &'static str, also: &'static [&'static str]) -> Field {
    Field { name, also, shape: Shape::One }
}

const fn list(name: &'static str, also: &'static [&'static str]) -> Field {
    Field { name, also, shape: Shape::List }
}

const ID: Field = one("id", &[]);
const TITLE: Field = one("title", &["name"]);
const SUMMARY: Field = one("summary", &["description", "abstract"]);
const MINUTES: Field = one("minutes", &["duration", "time", "time required"]);
const LANGUAGE: Field = one("language", &["lang", "in language"]);
const LEVEL: Field = one("level", &["difficulty"]);
const MOMENTS: Field = list("moments", &["moment"]);
const JOB: Field = one("job", &["job id"]);
const RESOURCE: Field = one("resource", &["resource id"]);
const STATEMENT: Field = one("statement", &[]);
const WAYS: Field = list("ways", &[]);
const ORDER: Field = one("order", &["position"]);
const WHY: Field = one("why", &[]);
const QUOTE: Field = one("quote", &[]);
const SOURCE: Field = one("source", &[]);
const CONFIDENCE: Field = one("confidence", &[]);
const EVIDENCE: Field = list("evidence", &[]);

const CIRCUMSTANCES: &[Field] = &[ID, TITLE, SUMMARY, MOMENTS, LANGUAGE, LEVEL, MINUTES];
const COLLECTIONS: &[Field] = &[
    ID,
    TITLE,
    one("purpose", &[]),
    one("curator", &[]),
    SUMMARY,
    MINUTES,
    JOB,
    one("circumstance", &[]),
    list("items", &["resources"]),
];
const ABOUT: &[Field] = &[one("about", &[]), QUOTE, SOURCE, CONFIDENCE];
const EXPERIENCES: &[Field] = &[JOB, STATEMENT, QUOTE, SOURCE, CONFIDENCE, EVIDENCE];
const FORCES: &[Field] = &[JOB, one("force", &[]), STATEMENT, QUOTE, SOURCE, CONFIDENCE, EVIDENCE];
const HIRES: &[Field] = &[JOB, one("solution", &[]), one("hire", &["kind"]), WHY, QUOTE, SOURCE, CONFIDENCE, EVIDENCE];
const ITEMS: &[Field] = &[one("collection", &["collection id"]), RESOURCE, ORDER, one("note", &[])];
const JOBS: &[Field] = &[
    ID,
    one("kind", &["type"]),
    STATEMENT,
    one("verb", &[]),
    one("object", &[]),
    one("clarifier", &[]),
    one("parent", &[]),
    one("executor", &[]),
    one("phase", &[]),
    list("circumstances", &["circumstance"]),
    WAYS,
    SUMMARY,
    list("stories", &[]),
    list("forces", &[]),
    list("obstacles", &[]),
    list("tradeoffs", &[]),
    list("experiences", &[]),
    list("hires", &[]),
    EVIDENCE,
];
const LINKS: &[Field] = &[RESOURCE, one("need", &["need id"]), one("strength", &[]), one("role", &[]), WHY, ORDER];
const OBSTACLES: &[Field] = &[JOB, STATEMENT, one("stage", &[]), QUOTE, SOURCE, CONFIDENCE, EVIDENCE];
const OUTCOMES: &[Field] = &[
    ID,
    JOB,
    one("kind", &["type"]),
    one("step", &[]),
    STATEMENT,
    one("direction", &[]),
    one("metric", &[]),
    one("object", &[]),
    one("clarifier", &[]),
    one("example", &[]),
    WAYS,
    EVIDENCE,
];
const RATINGS: &[Field] = &[
    one("respondent", &["respondent id", "person", "id"]),
    one("outcome", &["outcome id", "item"]),
    one("importance", &["imp"]),
    one("satisfaction", &["sat"]),
    one("segment", &["group"]),
];
const REQUIREMENTS: &[Field] = &[RESOURCE, one("requires", &[]), one("kind", &[]), WHY];
const RESOURCES: &[Field] = &[
    ID,
    TITLE,
    SUMMARY,
    one("body", &["text", "content"]),
    one("body_file", &[]),
    one("url", &["link", "href"]),
    MINUTES,
    LANGUAGE,
    one("kind", &["type", "format"]),
    LEVEL,
    MOMENTS,
    one("licence", &["license"]),
    one("author", &["authors", "creator"]),
    SOURCE,
    one("added", &[]),
    one("reviewed", &[]),
    one("review_by", &[]),
    one("expires", &[]),
    one("superseded_by", &[]),
    list("tags", &["keywords", "topics", "topic path"]),
    list("teaches", &[]),
    list("serves", &[]),
    WHY,
    list("requires", &[]),
    list("prerequisites", &[]),
    list("links", &[]),
    list("requirements", &[]),
    EVIDENCE,
];
const STORIES: &[Field] = &[JOB, one("when", &[]), one("want", &[]), one("so_that", &[]), one("without", &[])];
const TRADEOFFS: &[Field] = &[JOB, one("gives_up", &[]), one("gets", &[]), QUOTE, SOURCE, CONFIDENCE, EVIDENCE];

impl Table {
    pub const ALL: [Self; 16] = [
        Self::Circumstances,
        Self::Collections,
        Self::Evidence,
        Self::Experiences,
        Self::Forces,
        Self::Hires,
        Self::Items,
        Self::Jobs,
        Self::Links,
        Self::Obstacles,
        Self::Outcomes,
        Self::Ratings,
        Self::Requirements,
        Self::Resources,
        Self::Stories,
        Self::Tradeoffs,
    ];

    /// The name that its files have.
    pub fn name(self) -> &'static str {
        self.parts().0
    }

    /// Its fields.
    pub fn fields(self) -> &'static [Field] {
        self.parts().1
    }

    /// The table with this name.
    pub fn named(name: &str) -> Option<Self> {
        let wanted = key(name);
        Self::ALL.into_iter().find(|table| table.name() == wanted)
    }

    /// Whether its rows may say values of facets.
    pub fn has_facets(self) -> bool {
        matches!(self, Self::Resources | Self::Circumstances)
    }

    fn parts(self) -> (&'static str, &'static [Field]) {
        match self {
            Self::Circumstances => ("circumstances", CIRCUMSTANCES),
            Self::Collections => ("collections", COLLECTIONS),
            Self::Evidence => ("evidence", ABOUT),
            Self::Experiences => ("experiences", EXPERIENCES),
            Self::Forces => ("forces", FORCES),
            Self::Hires => ("hires", HIRES),
            Self::Items => ("items", ITEMS),
            Self::Jobs => ("jobs", JOBS),
            Self::Links => ("links", LINKS),
            Self::Obstacles => ("obstacles", OBSTACLES),
            Self::Outcomes => ("outcomes", OUTCOMES),
            Self::Ratings => ("ratings", RATINGS),
            Self::Requirements => ("requirements", REQUIREMENTS),
            Self::Resources => ("resources", RESOURCES),
            Self::Stories => ("stories", STORIES),
            Self::Tradeoffs => ("tradeoffs", TRADEOFFS),
        }
    }
}
