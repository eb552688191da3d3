//! Hot records: order, references and ranges, and the cold records that they lead to.

use super::{Checked, Fault, Piece, Verifier, ascends, ensure, fault};
use crate::error::ErrorCode::{Order, Record, Reference as Dangling};
use crate::model::{
    CircumstanceText, CollectionText, FacetMatch, JobKind, JobStep, JobText, Level, LinkRole, Moment, OutcomeKind,
    OutcomeText, Purpose, Region, RequirementKind, ResourceText,
};
use crate::pack::hot::{Choice, NO_NAME, NONE, Need, Requirement};
use crate::pack::open::Pack;
use crate::pack::section::Section;

/// A requirement of a resource.
pub(super) const OF_RESOURCE: u8 = 1;
/// A requirement of a need.
const OF_NEED: u8 = 2;
/// The longest id, in bytes.
const MAX_ID: usize = 255;
/// The largest score, in thousandths.
const MOST: u16 = 20_000;
/// The strength of the author's 1; 2 to 5 are as many times as much.
const STRENGTH: u8 = 51;

/// A reference that may lead nowhere.
const fn optional(number: u32, count: u32) -> Result<(), Fault> {
    if number == NONE || number < count { Ok(()) } else { Err(Fault::Here(Dangling)) }
}

/// A name that may not be said.
fn named(pack: &Pack<'_>, name: u16) -> Result<(), Fault> {
    optional(if name == NO_NAME { NONE } else { name.into() }, pack.names().len())
}

/// Where a range ends.
const fn end(first: u32, count: u32) -> u32 {
    first.saturating_add(count)
}

fn links_end(need: &Need) -> u32 {
    end(need.first_link, need.link_count)
}

fn known_in_end(need: &Need) -> u32 {
    end(need.first_circumstance, need.circumstance_count.into())
}

fn options_end(requirement: &Requirement) -> u32 {
    end(requirement.first_option, requirement.option_count.into())
}

/// Where the facet values of the resources before this one end.
fn conditions_of_resources(pack: &Pack<'_>, number: u32) -> u32 {
    let last = number.checked_sub(1).and_then(|last| pack.resources().get(last));
    last.map_or(0, |last| end(last.first_condition, last.condition_count.into()))
}

/// Where the facet values of all resources and of the circumstances before this one end.
fn conditions_of_circumstances(pack: &Pack<'_>, number: u32) -> u32 {
    let last = number.checked_sub(1).and_then(|last| pack.circumstances().get(last));
    let resources = || conditions_of_resources(pack, pack.resources().len());
    last.map_or_else(resources, |last| end(last.first_condition, last.condition_count.into()))
}

/// The facet values of an owner follow those of the owner before it, and ascend.
fn conditions_follow(pack: &Pack<'_>, first: u32, count: u16, expected: u32) -> Checked {
    let values = pack.conditions().range(first, count.into());
    ensure(first == expected, Order)?;
    ensure(ascends(values.map(|(_, value)| (value.facet, value.value))), Order)?;
    Ok(count.into())
}

pub(super) fn names(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Names, verifier.pack.names(), |verifier, number, name| {
        let text: &str = verifier.cold(name.to)?;
        let before = number.checked_sub(1).and_then(|before| u16::try_from(before).ok());
        let before = before.map_or("", |before| verifier.pack.name(before));
        ensure(before < text && number < NO_NAME.into(), Order)?;
        Ok(text.len() as u32)
    })
}

/// What jobs and outcomes have in common.
fn need(verifier: &Verifier<'_>, number: u32, need: &Need, own_id: &str) -> Result<(), Fault> {
    let pack = &verifier.pack;
    let before = number.checked_sub(1);
    let first_of_kind = number == pack.jobs().len();
    id(before.filter(|_| !first_of_kind).map_or("", |before| pack.need_id(before)), own_id)?;
    optional(need.job, pack.jobs().len())?;
    let before = before.and_then(|before| pack.need(before)).unwrap_or_default();
    ensure(need.first_link == links_end(&before), Order)?;
    score(verifier, need)
}

pub(super) fn jobs(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Jobs, verifier.pack.jobs(), |verifier, number, job| {
        let start = verifier.text;
        let text: JobText<'_> = verifier.cold(job.text)?;
        need(verifier, number, &job, text.id)?;
        verifier.job_lists(&text)?;
        verifier.code(job.kind, JobKind::from_code(job.kind).is_some(), false)?;
        ensure(job.step == 0, Record)?;
        let before = number.checked_sub(1).and_then(|before| verifier.pack.need(before)).unwrap_or_default();
        ensure(job.first_circumstance == known_in_end(&before), Order)?;
        let known_in = verifier.pack.job_circumstances().range(job.first_circumstance, job.circumstance_count.into());
        ensure(ascends(known_in.map(|(_, circumstance)| circumstance.to)), Order)?;
        Ok(verifier.text.saturating_sub(start).saturating_add(job.circumstance_count.into()))
    })
}

pub(super) fn outcomes(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Outcomes, verifier.pack.outcomes(), |verifier, number, outcome| {
        let start = verifier.text;
        let text: OutcomeText<'_> = verifier.cold(outcome.text)?;
        need(verifier, end(verifier.pack.jobs().len(), number), &outcome, text.id)?;
        verifier.outcome_lists(&text)?;
        verifier.code(outcome.kind, OutcomeKind::from_code(outcome.kind).is_some(), false)?;
        verifier.code(outcome.step, JobStep::from_code(outcome.step).is_some(), true)?;
        // Jobs and outcomes share one space of ids; circumstances belong to jobs.
        ensure(verifier.pack.need_by_id(text.id).is_some_and(|found| !verifier.pack.is_job(found)), Order)?;
        ensure((outcome.first_circumstance, outcome.circumstance_count) == (0, 0), Record)?;
        Ok(verifier.text.saturating_sub(start))
    })
}

pub(super) fn resources(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Resources, verifier.pack.resources(), |verifier, number, resource| {
        let start = verifier.text;
        let text: ResourceText<'_> = verifier.cold(resource.text)?;
        verifier.resource_lists(&text)?;
        level_and_moments(verifier, resource.level, resource.moments)?;
        let pack = &verifier.pack;
        let before = number.checked_sub(1);
        id(before.map_or("", |before| pack.resource_id(before)), text.id)?;
        named(pack, resource.language)?;
        named(pack, resource.kind)?;
        let conditions = (resource.first_condition, resource.condition_count);
        let conditions = conditions_follow(pack, conditions.0, conditions.1, conditions_of_resources(pack, number))?;
        let before = before.and_then(|before| pack.resources().get(before)).unwrap_or_default();
        ensure(resource.first_served == end(before.first_served, before.served_count), Order)?;
        ensure(resource.first_requirement == end(before.first_requirement, before.requirement_count.into()), Order)?;
        Ok(verifier.text.saturating_sub(start).saturating_add(conditions))
    })
}

/// The level and the moments that a resource or a circumstance says.
fn level_and_moments(verifier: &Verifier<'_>, level: u8, moments: u8) -> Result<(), Fault> {
    verifier.code(level, Level::from_code(level).is_some(), true)?;
    let known = Moment::ALL.iter().fold(0, |all, moment| all | moment.bit());
    ensure(!verifier.exact || moments & !known == 0, Record)?;
    Ok(())
}

/// An id, greater than the one before it.
fn id(before: &str, id: &str) -> Result<(), Fault> {
    ensure(before < id, Order)?;
    ensure(id.len() <= MAX_ID, Record)?;
    Ok(())
}

/// The score of a need.
fn score(verifier: &Verifier<'_>, need: &Need) -> Result<(), Fault> {
    let Need { respondents, opportunity, opportunity_low: low, opportunity_high: high, region, certain, .. } = *need;
    verifier.code(region, Region::from_code(region).is_some(), true)?;
    ensure(certain <= 1 || !verifier.exact, Record)?;
    ensure(low <= opportunity && opportunity <= high && high <= MOST, Record)?;
    ensure(respondents > 0 || (high, region, certain) == (0, 0, 0), Record)?;
    Ok(())
}

pub(super) fn links(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Links, verifier.pack.links(), |verifier, number, link| {
        let pack = &verifier.pack;
        let need = pack.need(link.need).ok_or(Dangling)?;
        ensure(link.resource < pack.resources().len(), Dangling)?;
        ensure((need.first_link..links_end(&need)).contains(&number), Order)?;
        let before = number.checked_sub(1).and_then(|before| pack.links().get(before));
        ensure(before.is_none_or(|before| (before.need, before.resource) < (link.need, link.resource)), Order)?;
        verifier.code(link.role, LinkRole::from_code(link.role).is_some(), true)?;
        ensure(!verifier.exact || (link.strength > 0 && link.strength % STRENGTH == 0), Record)?;
        verifier.why(link.text)
    })
}

pub(super) fn requirements(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Requirements, verifier.pack.requirements(), |verifier, number, requirement| {
        let pack = &verifier.pack;
        let before = number.checked_sub(1).and_then(|before| pack.requirements().get(before)).unwrap_or_default();
        ensure(requirement.first_option == options_end(&before), Order)?;
        ensure(requirement.option_count > 0, Record)?;
        let kind = requirement.kind;
        verifier.code(kind, RequirementKind::from_code(kind).is_some(), false)?;
        let options = pack.choices().range(requirement.first_option, requirement.option_count.into());
        ensure(ascends(options.map(|(_, option)| (option.of, option.target))), Order)?;
        let why = verifier.why(requirement.text)?;
        Ok(why.saturating_add(requirement.option_count.into()))
    })
}

pub(super) fn circumstances(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Circumstances, verifier.pack.circumstances(), |verifier, number, circumstance| {
        let start = verifier.text;
        let text: CircumstanceText<'_> = verifier.cold(circumstance.text)?;
        let pack = &verifier.pack;
        let before = number.checked_sub(1).and_then(|before| pack.circumstances().get(before));
        let before = before.and_then(|before| pack.circumstance_text(&before).ok());
        id(before.map_or("", |before| before.id), text.id)?;
        level_and_moments(verifier, circumstance.level, circumstance.moments)?;
        named(pack, circumstance.language)?;
        let expected = conditions_of_circumstances(pack, number);
        let count = conditions_follow(pack, circumstance.first_condition, circumstance.condition_count, expected)?;
        Ok(verifier.text.saturating_sub(start).saturating_add(count))
    })
}

pub(super) fn collections(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Collections, verifier.pack.collections(), |verifier, number, collection| {
        let start = verifier.text;
        let text: CollectionText<'_> = verifier.cold(collection.text)?;
        let pack = &verifier.pack;
        let before = number.checked_sub(1).and_then(|before| pack.collections().get(before));
        id(before.and_then(|before| pack.collection_text(&before).ok()).map_or("", |before| before.id), text.id)?;
        let purpose = collection.purpose;
        verifier.code(purpose, Purpose::from_code(purpose).is_some(), true)?;
        let before = before.unwrap_or_default();
        ensure(collection.first_item == end(before.first_item, before.item_count), Order)?;
        optional(collection.job, pack.jobs().len())?;
        optional(collection.circumstance, pack.circumstances().len())?;
        Ok(verifier.text.saturating_sub(start))
    })
}

pub(super) fn items(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Items, verifier.pack.items(), |verifier, _, item| {
        ensure(item.resource < verifier.pack.resources().len(), Dangling)?;
        verifier.why(item.text)
    })
}

pub(super) fn tallies(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Tallies, verifier.pack.tallies(), |verifier, number, tally| {
        let pack = &verifier.pack;
        ensure(tally.need < pack.need_count() && !pack.is_job(tally.need), Dangling)?;
        named(pack, tally.segment)?;
        let before = number.checked_sub(1).and_then(|before| pack.tallies().get(before));
        ensure(before.is_none_or(|before| (before.need, before.segment) < (tally.need, tally.segment)), Order)?;
        verifier.cells(&tally)
    })
}

/// The numbers of links, by resource: each stands among those of its own resource, in order, and so each stands there once.
pub(super) fn served(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Served, verifier.pack.served(), |verifier, number, served| {
        let pack = &verifier.pack;
        let link = pack.links().get(served.to).ok_or(Dangling)?;
        let owner = pack.resources().get(link.resource).ok_or(Dangling)?;
        let own = owner.first_served..end(owner.first_served, owner.served_count);
        ensure(own.contains(&number), Order)?;
        let before = number.checked_sub(1).filter(|before| own.contains(before));
        let before = before.and_then(|before| pack.served().get(before));
        ensure(before.is_none_or(|before| before.to < served.to), Order)?;
        Ok(0)
    })
}

pub(super) fn choices(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Choices, verifier.pack.choices(), |verifier, _, choice| {
        let count = match choice.of {
            OF_RESOURCE => verifier.pack.resources().len(),
            OF_NEED => verifier.pack.need_count(),
            // A kind that a later version knows.
            _ => NONE,
        };
        let Choice { of, target, .. } = choice;
        verifier.code(of, matches!(of, OF_RESOURCE | OF_NEED), false)?;
        ensure(target < count, Dangling)?;
        Ok(0)
    })
}

pub(super) fn conditions(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Conditions, verifier.pack.conditions(), |verifier, _, condition| {
        ensure(u32::from(condition.facet) < verifier.pack.facets().len(), Dangling)?;
        ensure(u32::from(condition.value) < verifier.pack.names().len(), Dangling)?;
        Ok(0)
    })
}

pub(super) fn facets(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::Facets, verifier.pack.facets(), |verifier, number, facet| {
        let before = number.checked_sub(1).and_then(|before| verifier.pack.facets().get(before));
        ensure(u32::from(facet.name) < verifier.pack.names().len(), Dangling)?;
        ensure(before.is_none_or(|before| before.name < facet.name), Order)?;
        let matching = facet.matching;
        verifier.code(matching, FacetMatch::from_code(matching).is_some(), false)?;
        Ok(0)
    })
}

pub(super) fn job_circumstances(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    verifier.record(Section::JobCircumstances, verifier.pack.job_circumstances(), |verifier, _, circumstance| {
        ensure(circumstance.to < verifier.pack.circumstances().len(), Dangling)?;
        Ok(0)
    })
}

/// What the last owner of a range leaves over belongs to nobody.
pub(super) fn ends(verifier: &mut Verifier<'_>, _: u32) -> Piece {
    let pack = &verifier.pack;
    let last = |count: u32| count.checked_sub(1);
    let need = last(pack.need_count()).and_then(|last| pack.need(last)).unwrap_or_default();
    let job = last(pack.jobs().len()).and_then(|last| pack.jobs().get(last)).unwrap_or_default();
    let resource = last(pack.resources().len()).and_then(|last| pack.resources().get(last)).unwrap_or_default();
    let requirement = last(pack.requirements().len()).and_then(|last| pack.requirements().get(last));
    let collection = last(pack.collections().len()).and_then(|last| pack.collections().get(last)).unwrap_or_default();
    let conditions = conditions_of_circumstances(pack, pack.circumstances().len());
    let ends = [
        (Section::Links, links_end(&need), pack.links().len()),
        // Each link stands there once if there are as many.
        (Section::Served, pack.links().len(), pack.served().len()),
        (Section::Served, end(resource.first_served, resource.served_count), pack.served().len()),
        (
            Section::Requirements,
            end(resource.first_requirement, resource.requirement_count.into()),
            pack.requirements().len(),
        ),
        (Section::Choices, requirement.as_ref().map_or(0, options_end), pack.choices().len()),
        (Section::Conditions, conditions, pack.conditions().len()),
        (Section::JobCircumstances, known_in_end(&job), pack.job_circumstances().len()),
        (Section::Items, end(collection.first_item, collection.item_count), pack.items().len()),
    ];
    match ends.into_iter().find(|(_, end, count)| end != count) {
        Some((section, ..)) => Err(fault(pack, section, 0, Dangling)),
        None => Ok(None),
    }
}
