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
    Synonyms,
    Tradeoffs,
}

/// A field: its name, the other names that are understood in order of preference.
#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub also: &'static [&'static str],
    /// Holds rows within the row, so there is no such field in CSV.
    pub nested: bool,
}

const fn field(name: &'static str, also: &'static [&'static str]) -> Field {
    Field { name, also, nested: false }
}

const fn rows(name: &'static str) -> Field {
    Field { name, also: &[], nested: true }
}

const ID: Field = field("id", &[]);
const TITLE: Field = field("title", &["name"]);
const SUMMARY: Field = field("summary", &["description", "abstract"]);
const MINUTES: Field = field("minutes", &["duration", "time", "time required"]);
const LANGUAGE: Field = field("language", &["lang", "in language"]);
const LEVEL: Field = field("level", &["difficulty"]);
const MOMENTS: Field = field("moments", &["moment"]);
const JOB: Field = field("job", &["job id"]);
const RESOURCE: Field = field("resource", &["resource id"]);
const STATEMENT: Field = field("statement", &[]);
const WAYS: Field = field("ways", &[]);
const ORDER: Field = field("order", &["position"]);
const WHY: Field = field("why", &[]);
const QUOTE: Field = field("quote", &[]);
const SOURCE: Field = field("source", &[]);
const CONFIDENCE: Field = field("confidence", &[]);
const EVIDENCE: Field = rows("evidence");

const CIRCUMSTANCES: &[Field] = &[ID, TITLE, SUMMARY, MOMENTS, LANGUAGE, LEVEL, MINUTES];
const COLLECTIONS: &[Field] = &[
    ID,
    TITLE,
    field("purpose", &[]),
    field("curator", &[]),
    SUMMARY,
    MINUTES,
    JOB,
    field("circumstance", &[]),
    field("items", &["resources"]),
];
const ABOUT: &[Field] = &[field("about", &[]), QUOTE, SOURCE, CONFIDENCE];
const EXPERIENCES: &[Field] = &[JOB, STATEMENT, QUOTE, SOURCE, CONFIDENCE, EVIDENCE];
const FORCES: &[Field] = &[JOB, field("force", &[]), STATEMENT, QUOTE, SOURCE, CONFIDENCE, EVIDENCE];
const HIRES: &[Field] =
    &[JOB, field("solution", &[]), field("hire", &["kind"]), WHY, QUOTE, SOURCE, CONFIDENCE, EVIDENCE];
const ITEMS: &[Field] = &[field("collection", &["collection id"]), RESOURCE, ORDER, field("note", &[])];
const JOBS: &[Field] = &[
    ID,
    field("kind", &["type"]),
    STATEMENT,
    field("verb", &[]),
    field("object", &[]),
    field("clarifier", &[]),
    field("parent", &[]),
    field("executor", &[]),
    field("phase", &[]),
    field("circumstances", &["circumstance"]),
    WAYS,
    SUMMARY,
    rows("stories"),
    rows("forces"),
    rows("obstacles"),
    rows("tradeoffs"),
    rows("experiences"),
    rows("hires"),
    EVIDENCE,
];
const LINKS: &[Field] =
    &[RESOURCE, field("need", &["need id"]), field("strength", &[]), field("role", &[]), WHY, ORDER];
const OBSTACLES: &[Field] = &[JOB, STATEMENT, field("stage", &[]), QUOTE, SOURCE, CONFIDENCE, EVIDENCE];
const OUTCOMES: &[Field] = &[
    ID,
    JOB,
    field("kind", &["type"]),
    field("step", &[]),
    STATEMENT,
    field("direction", &[]),
    field("metric", &[]),
    field("object", &[]),
    field("clarifier", &[]),
    field("example", &[]),
    WAYS,
    EVIDENCE,
];
const RATINGS: &[Field] = &[
    field("respondent", &["respondent id", "person", "id"]),
    field("outcome", &["outcome id", "item"]),
    field("importance", &["imp"]),
    field("satisfaction", &["sat"]),
    field("segment", &["group"]),
    field("solution", &["product"]),
    field("weight", &[]),
    field("seconds", &["duration", "duration in seconds"]),
];
const REQUIREMENTS: &[Field] = &[RESOURCE, field("requires", &[]), field("kind", &[]), WHY];
const RESOURCES: &[Field] = &[
    ID,
    TITLE,
    SUMMARY,
    field("body", &["text", "content"]),
    field("body_file", &[]),
    field("url", &["link", "href"]),
    MINUTES,
    LANGUAGE,
    field("kind", &["type", "format"]),
    LEVEL,
    MOMENTS,
    field("licence", &["license"]),
    field("author", &["authors", "creator"]),
    SOURCE,
    field("added", &[]),
    field("reviewed", &[]),
    field("review_by", &[]),
    field("expires", &[]),
    field("superseded_by", &[]),
    field("tags", &["keywords", "topics", "topic path"]),
    field("teaches", &[]),
    field("serves", &[]),
    WHY,
    field("requires", &[]),
    field("prerequisites", &[]),
    rows("links"),
    rows("requirements"),
    EVIDENCE,
];
const STORIES: &[Field] = &[JOB, field("when", &[]), field("want", &[]), field("so_that", &[]), field("without", &[])];
const SYNONYMS: &[Field] = &[field("words", &["word", "synonyms"]), field("means", &["meaning"]), LANGUAGE];
const TRADEOFFS: &[Field] = &[JOB, field("gives_up", &[]), field("gets", &[]), QUOTE, SOURCE, CONFIDENCE, EVIDENCE];

impl Table {
    pub const ALL: [Self; 17] = [
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
        Self::Synonyms,
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
            Self::Synonyms => ("synonyms", SYNONYMS),
            Self::Tradeoffs => ("tradeoffs", TRADEOFFS),
        }
    }
}
