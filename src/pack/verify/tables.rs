//! What must hold for the records of each table, as section 6 of `docs/FORMAT.md` says it. What the rules mean is in [`super::rules`].

use super::cold::{CIRCUMSTANCE_TEXT, COLLECTION_TEXT, JOB_TEXT, ONE_TEXT, OUTCOME_TEXT, Part, RESOURCE_TEXT, last};
use crate::model::{FacetMatch, JobKind, JobStep, Level, LinkRole, OutcomeKind, Purpose, Region, RequirementKind};
use crate::pack::field::{Field, field, said};
use crate::pack::hot::{
    Choice, Circumstance, Collection, Condition, Facet, Fold, Item, Link, Need, Part as PartRecord, Record, Reference,
    Requirement, Resource, Search, Tally,
};
use crate::pack::section::Section;

/// What must hold for a record.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    /// Text: the next cold record, of the kind that belongs to the table.
    Text(Field),
    /// Text: a Why, or nowhere.
    Why(Field),
    /// The text begins with an id, greater than that of the record before.
    Id,
    /// The text is a name, greater than that of the record before; names have numbers of two bytes.
    Name,
    /// The id is found among the outcomes, and not among the jobs.
    IdOfNoJob,
    /// A code up to this one.
    Code(Field, u8),
    /// The same, or 0.
    OptionalCode(Field, u8),
    /// A set of moments.
    Moments(Field),
    /// Always 0.
    Zero(Field),
    /// Not 0.
    Said(Field),
    /// The number of a record there.
    Number(Field, Section),
    /// The same, or nowhere.
    Optional(Field, Section),
    /// The number of a need.
    NeedNumber(Field),
    /// First and count: the range begins where that of the owner before ends.
    Tiles(Field, Field, Section),
    /// The records in the range of this first and count ascend.
    Sorted(Field, Field, Section),
    /// Greater than the record before.
    Ascends,
    /// The opportunity lies in its interval; what was not rated has no score.
    Score,
    /// 51, 102, 153, 204 or 255.
    Strength,
    /// Stands in the range of the need that it names.
    InItsNeed,
    /// Stands in the range of the resource that its link names, in order.
    InItsResource,
    /// The need is an outcome.
    OfAnOutcome,
    /// The text has as many counts as the scale asks for.
    Cells,
    /// A resource or a need, as `of` says.
    Target,
    /// A character that needs to be listed, and what it reads as.
    FoldOfCharacter,
    /// Something is said.
    SaysSomething,
    /// The part and its resources are among those of the division.
    InItsDivision,
}

/// A table.
pub(super) struct Kind {
    pub section: Section,
    /// How many bytes of a record say something; those behind are 0.
    pub said: u8,
    /// The cold record that its [`Rule::Text`] leads to.
    pub text: &'static [Part],
    pub rules: &'static [Rule],
}

impl Kind {
    const fn of<R: Record>(section: Section, rules: &'static [Rule]) -> Self {
        Self { section, said: said::<R>(), text: &[], rules }
    }

    const fn with(self, text: &'static [Part]) -> Self {
        Self { text, ..self }
    }
}

use Rule::*;

pub(super) static NAMES: Kind =
    Kind::of::<Reference>(Section::Names, &[Text(field!(Reference.to)), Name]).with(ONE_TEXT);

pub(super) static JOBS: Kind = Kind::of::<Need>(
    Section::Jobs,
    &[
        Text(field!(Need.text)),
        Id,
        Optional(field!(Need.job), Section::Jobs),
        Tiles(field!(Need.first_link), field!(Need.link_count), Section::Links),
        OptionalCode(field!(Need.region), last!(Region)),
        OptionalCode(field!(Need.certain), 1),
        Score,
        Code(field!(Need.kind), last!(JobKind)),
        Zero(field!(Need.step)),
        Tiles(field!(Need.first_circumstance), field!(Need.circumstance_count), Section::JobCircumstances),
        Sorted(field!(Need.first_circumstance), field!(Need.circumstance_count), Section::JobCircumstances),
    ],
)
.with(JOB_TEXT);

pub(super) static OUTCOMES: Kind = Kind::of::<Need>(
    Section::Outcomes,
    &[
        Text(field!(Need.text)),
        Id,
        Optional(field!(Need.job), Section::Jobs),
        Tiles(field!(Need.first_link), field!(Need.link_count), Section::Links),
        OptionalCode(field!(Need.region), last!(Region)),
        OptionalCode(field!(Need.certain), 1),
        Score,
        Code(field!(Need.kind), last!(OutcomeKind)),
        OptionalCode(field!(Need.step), last!(JobStep)),
        IdOfNoJob,
        Zero(field!(Need.first_circumstance)),
        Zero(field!(Need.circumstance_count)),
    ],
)
.with(OUTCOME_TEXT);

pub(super) static RESOURCES: Kind = Kind::of::<Resource>(
    Section::Resources,
    &[
        Text(field!(Resource.text)),
        OptionalCode(field!(Resource.level), last!(Level)),
        Moments(field!(Resource.moments)),
        Id,
        Optional(field!(Resource.language), Section::Names),
        Optional(field!(Resource.kind), Section::Names),
        Tiles(field!(Resource.first_condition), field!(Resource.condition_count), Section::Conditions),
        Sorted(field!(Resource.first_condition), field!(Resource.condition_count), Section::Conditions),
        Tiles(field!(Resource.first_served), field!(Resource.served_count), Section::Served),
        Tiles(field!(Resource.first_requirement), field!(Resource.requirement_count), Section::Requirements),
    ],
)
.with(RESOURCE_TEXT);

pub(super) static LINKS: Kind = Kind::of::<Link>(
    Section::Links,
    &[
        NeedNumber(field!(Link.need)),
        Number(field!(Link.resource), Section::Resources),
        InItsNeed,
        Ascends,
        OptionalCode(field!(Link.role), last!(LinkRole)),
        Strength,
        Why(field!(Link.text)),
    ],
);

pub(super) static REQUIREMENTS: Kind = Kind::of::<Requirement>(
    Section::Requirements,
    &[
        Tiles(field!(Requirement.first_option), field!(Requirement.option_count), Section::Choices),
        Said(field!(Requirement.option_count)),
        Code(field!(Requirement.kind), last!(RequirementKind)),
        Sorted(field!(Requirement.first_option), field!(Requirement.option_count), Section::Choices),
        Why(field!(Requirement.text)),
    ],
);

pub(super) static CIRCUMSTANCES: Kind = Kind::of::<Circumstance>(
    Section::Circumstances,
    &[
        Text(field!(Circumstance.text)),
        Id,
        OptionalCode(field!(Circumstance.level), last!(Level)),
        Moments(field!(Circumstance.moments)),
        Optional(field!(Circumstance.language), Section::Names),
        Tiles(field!(Circumstance.first_condition), field!(Circumstance.condition_count), Section::Conditions),
        Sorted(field!(Circumstance.first_condition), field!(Circumstance.condition_count), Section::Conditions),
    ],
)
.with(CIRCUMSTANCE_TEXT);

pub(super) static COLLECTIONS: Kind = Kind::of::<Collection>(
    Section::Collections,
    &[
        Text(field!(Collection.text)),
        Id,
        OptionalCode(field!(Collection.purpose), last!(Purpose)),
        Tiles(field!(Collection.first_item), field!(Collection.item_count), Section::Items),
        Optional(field!(Collection.job), Section::Jobs),
        Optional(field!(Collection.circumstance), Section::Circumstances),
    ],
)
.with(COLLECTION_TEXT);

pub(super) static ITEMS: Kind =
    Kind::of::<Item>(Section::Items, &[Number(field!(Item.resource), Section::Resources), Why(field!(Item.text))]);

pub(super) static TALLIES: Kind = Kind::of::<Tally>(
    Section::Tallies,
    &[OfAnOutcome, Optional(field!(Tally.segment), Section::Names), Ascends, Cells],
);

pub(super) static SERVED: Kind =
    Kind::of::<Reference>(Section::Served, &[Number(field!(Reference.to), Section::Links), InItsResource]);

pub(super) static CHOICES: Kind = Kind::of::<Choice>(Section::Choices, &[Target]);

pub(super) static CONDITIONS: Kind = Kind::of::<Condition>(
    Section::Conditions,
    &[Number(field!(Condition.facet), Section::Facets), Number(field!(Condition.value), Section::Names)],
);

pub(super) static FACETS: Kind = Kind::of::<Facet>(
    Section::Facets,
    &[Number(field!(Facet.name), Section::Names), Ascends, Code(field!(Facet.matching), last!(FacetMatch))],
);

pub(super) static JOB_CIRCUMSTANCES: Kind =
    Kind::of::<Reference>(Section::JobCircumstances, &[Number(field!(Reference.to), Section::Circumstances)]);

pub(super) static SEARCH: Kind = Kind::of::<Search>(Section::Search, &[SaysSomething]);

pub(super) static PART: Kind = Kind::of::<PartRecord>(Section::Part, &[InItsDivision]);

pub(super) static FOLDS: Kind = Kind::of::<Fold>(Section::Folds, &[FoldOfCharacter]);

/// By what records of a table, or those of one owner, ascend.
pub(super) const fn key(section: Section) -> [Field; 2] {
    match section {
        Section::Links => [field!(Link.need), field!(Link.resource)],
        Section::Tallies => [field!(Tally.need), field!(Tally.segment)],
        Section::Choices => [field!(Choice.of), field!(Choice.target)],
        Section::Conditions => [field!(Condition.facet), field!(Condition.value)],
        Section::Facets => [field!(Facet.name), Field::NOTHING],
        _ => [field!(Reference.to), Field::NOTHING],
    }
}
