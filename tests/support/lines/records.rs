//! The lines of the records.

use super::{leading, word};
use jobpack::Pack;
use jobpack::model::{
    CircumstanceText, CollectionText, Evidence, JobText, List, ListIter, Moment, OutcomeText, PackText, ResourceText,
    Statement,
};
use jobpack::pack::{Link, NO_NAME, Need, Resource, SectionInfo, Tally};
use serde_json::{Value, json};

pub fn lines(pack: &Pack<'_>) -> Vec<Value> {
    let mut lines = vec![counts(pack), json!({"record": "check", "whole": pack.verify().is_ok()}), about(pack)];
    lines.extend(pack.resources().iter().map(|(number, record)| resource(pack, number, &record)));
    lines.extend((0..pack.need_count()).map(|number| need(pack, number)));
    lines.extend(pack.links().iter().map(|(number, record)| link(pack, "link", None, number, &record)));
    lines.extend(pack.served().iter().map(|(place, reference)| {
        let record = pack.links().get(reference.to).unwrap();
        link(pack, "served", Some(place), reference.to, &record)
    }));
    lines.extend(requirements(pack));
    lines.extend(circumstances(pack));
    lines.extend(collections(pack));
    lines.extend(pack.tallies().iter().map(|(number, record)| tally(pack, number, &record)));
    lines.extend((0..pack.names().len()).map(|number| {
        let name = pack.name(u16::try_from(number).unwrap());
        json!({"record": "name", "number": number, "name": name})
    }));
    lines.extend((0..).zip(pack.sections()).map(|(number, record)| section(number, &record)));
    lines
}

fn counts(pack: &Pack<'_>) -> Value {
    json!({
        "record": "counts",
        "resources": pack.resources().len(),
        "needs": pack.need_count(),
        "jobs": pack.jobs().len(),
        "outcomes": pack.outcomes().len(),
        "links": pack.links().len(),
        "served": pack.served().len(),
        "requirements": pack.requirements().len(),
        "options": pack.choices().len(),
        "conditions": pack.conditions().len(),
        "facets": pack.facets().len(),
        "circumstances": pack.circumstances().len(),
        "job_circumstances": pack.job_circumstances().len(),
        "collections": pack.collections().len(),
        "items": pack.items().len(),
        "tallies": pack.tallies().len(),
        "names": pack.names().len(),
        "sections": pack.sections().count(),
    })
}

/// The items of a list.
fn each<'a, T>(list: List<'a, T>, line: impl FnMut(T) -> Value) -> Value
where
    ListIter<'a, T>: Iterator<Item = T>,
{
    list.iter().map(line).collect()
}

fn evidence(Evidence { quote, source, confidence }: Evidence<'_>) -> Value {
    json!({"quote": quote, "source": source, "confidence": word!(Confidence confidence)})
}

fn moments(set: u8) -> Value {
    Moment::ALL.iter().filter(|moment| set & moment.bit() != 0).map(|moment| moment.name()).collect()
}

fn about(pack: &Pack<'_>) -> Value {
    let PackText { title, curator, language, licence, made_for, summary, profile, edition, analysers } =
        pack.about().unwrap();
    json!({
        "record": "about",
        "title": title,
        "curator": curator,
        "language": language,
        "licence": licence,
        "made_for": made_for,
        "summary": summary,
        "profile": profile,
        "analysers": each(analysers, |item| json!({"language": item.language, "name": item.name})),
        "edition": edition,
    })
}

fn resource(pack: &Pack<'_>, number: u32, record: &Resource) -> Value {
    json!({
        "record": "resource",
        "number": number,
        "language": pack.name(record.language),
        "kind": pack.name(record.kind),
        "first_served": record.first_served,
        "served_count": record.served_count,
        "first_condition": record.first_condition,
        "first_requirement": record.first_requirement,
        "rank": leading(record.rank),
        "condition_count": record.condition_count,
        "requirement_count": record.requirement_count,
        "minutes": record.minutes,
        "review_by": record.review_by,
        "expires": record.expires,
        "level": word!(Level record.level),
        "moments": moments(record.moments),
        "text": resource_text(pack.resource_text(record).unwrap()),
    })
}

fn resource_text(text: ResourceText<'_>) -> Value {
    json!({
        "id": text.id,
        "title": text.title,
        "summary": text.summary,
        "url": text.url,
        "body": text.body,
        "licence": text.licence,
        "author": text.author,
        "source": text.source,
        "added": text.added,
        "reviewed": text.reviewed,
        "review_by": text.review_by,
        "expires": text.expires,
        "superseded_by": text.superseded_by,
        "tags": each(text.tags, Value::from),
        "teaches": each(text.teaches, Value::from),
        "prerequisites": each(text.prerequisites, Value::from),
        "evidence": each(text.evidence, evidence),
    })
}

fn need(pack: &Pack<'_>, number: u32) -> Value {
    let (record, is_job) = (pack.need(number).unwrap(), pack.is_job(number));
    json!({
        "record": "need",
        "number": number,
        "job": leading(record.job),
        "first_link": record.first_link,
        "link_count": record.link_count,
        "first_circumstance": record.first_circumstance,
        "respondents": record.respondents,
        "opportunity": record.opportunity,
        "opportunity_low": record.opportunity_low,
        "opportunity_high": record.opportunity_high,
        "circumstance_count": record.circumstance_count,
        "is_job": is_job,
        "kind": if is_job { word!(JobKind record.kind) } else { word!(OutcomeKind record.kind) },
        "step": word!(JobStep record.step),
        "region": word!(Region record.region),
        "certain": record.certain != 0,
        "statement": joined(pack.need_statement(number).unwrap()),
        "text": need_text(pack, &record, is_job),
    })
}

/// The statement as one text.
fn joined(statement: Statement<'_>) -> String {
    statement.parts().collect::<Vec<_>>().join(" ")
}

fn statement(Statement { whole, lead, metric, object, clarifier }: Statement<'_>) -> Value {
    json!({"whole": whole, "lead": lead, "metric": metric, "object": object, "clarifier": clarifier})
}

fn need_text(pack: &Pack<'_>, record: &Need, is_job: bool) -> Value {
    match is_job {
        true => job_text(pack.job_text(record).unwrap()),
        false => outcome_text(pack.outcome_text(record).unwrap()),
    }
}

fn job_text(text: JobText<'_>) -> Value {
    json!({
        "id": text.id,
        "statement": statement(text.statement),
        "executor": text.executor,
        "phase": text.phase,
        "summary": text.summary,
        "ways": each(text.ways, Value::from),
        "stories": each(text.stories, |item| {
            json!({"when": item.when, "want": item.want, "so_that": item.so_that, "without": item.without})
        }),
        "forces": each(text.forces, |item| {
            json!({
                "statement": item.statement, "evidence": evidence(item.evidence), "kind": word!(Force item.force)
            })
        }),
        "obstacles": each(text.obstacles, |item| {
            json!({
                "statement": item.statement, "evidence": evidence(item.evidence), "stage": word!(Stage item.stage)
            })
        }),
        "tradeoffs": each(text.tradeoffs, |item| {
            json!({"gives_up": item.gives_up, "gets": item.gets, "evidence": evidence(item.evidence)})
        }),
        "experiences": each(text.experiences, |item| {
            json!({"statement": item.statement, "evidence": evidence(item.evidence)})
        }),
        "hires": each(text.hires, |item| {
            json!({
                "solution": item.solution,
                "why": item.why,
                "evidence": evidence(item.evidence),
                "kind": word!(HireKind item.kind),
            })
        }),
        "evidence": each(text.evidence, evidence),
    })
}

fn outcome_text(text: OutcomeText<'_>) -> Value {
    json!({
        "id": text.id,
        "statement": statement(text.statement),
        "example": text.example,
        "ways": each(text.ways, Value::from),
        "evidence": each(text.evidence, evidence),
    })
}

fn link(pack: &Pack<'_>, kind: &str, place: Option<u32>, number: u32, record: &Link) -> Value {
    let mut line = json!({"record": kind});
    if let Some(place) = place {
        line["place"] = place.into();
    }
    line["number"] = number.into();
    line["why"] = pack.why(record.text).into();
    line["need"] = record.need.into();
    line["resource"] = record.resource.into();
    line["order"] = record.order.into();
    line["strength"] = record.strength.into();
    line["role"] = word!(LinkRole record.role).into();
    line
}

fn requirements(pack: &Pack<'_>) -> Vec<Value> {
    let requirements = pack.requirements().iter().map(|(number, record)| {
        json!({
            "record": "requirement",
            "number": number,
            "why": pack.why(record.text),
            "first_option": record.first_option,
            "option_count": record.option_count,
            "kind": word!(RequirementKind record.kind),
        })
    });
    let options = pack.choices().iter().map(|(number, record)| {
        let kind = [None, Some("resources"), Some("needs")].into_iter().nth(record.of.into()).flatten();
        json!({"record": "option", "number": number, "kind": kind, "target": record.target})
    });
    requirements.chain(options).collect()
}

fn circumstances(pack: &Pack<'_>) -> Vec<Value> {
    let conditions = pack.conditions().iter().map(
        |(number, record)| json!({"record": "condition", "number": number, "facet": record.facet, "value": record.value}),
    );
    let facets = pack.facets().iter().map(|(number, record)| {
        let (name, matching) = (pack.name(record.name), word!(FacetMatch record.matching));
        json!({"record": "facet", "number": number, "name": name, "matching": matching})
    });
    let circumstances = pack.circumstances().iter().map(|(number, record)| {
        let CircumstanceText { id, title, summary } = pack.circumstance_text(&record).unwrap();
        json!({
            "record": "circumstance",
            "number": number,
            "id": id,
            "title": title,
            "summary": summary,
            "language": pack.name(record.language),
            "first_condition": record.first_condition,
            "condition_count": record.condition_count,
            "minutes": record.minutes,
            "level": word!(Level record.level),
            "moments": moments(record.moments),
        })
    });
    let places = pack
        .job_circumstances()
        .iter()
        .map(|(place, record)| json!({"record": "job_circumstance", "place": place, "circumstance": record.to}));
    conditions.chain(facets).chain(circumstances).chain(places).collect()
}

fn collections(pack: &Pack<'_>) -> Vec<Value> {
    let collections = pack.collections().iter().map(|(number, record)| {
        let CollectionText { id, title, curator, summary } = pack.collection_text(&record).unwrap();
        json!({
            "record": "collection",
            "number": number,
            "id": id,
            "title": title,
            "curator": curator,
            "summary": summary,
            "first_item": record.first_item,
            "item_count": record.item_count,
            "job": leading(record.job),
            "circumstance": leading(record.circumstance),
            "minutes": record.minutes,
            "purpose": word!(Purpose record.purpose),
        })
    });
    let items = pack.items().iter().map(|(number, record)| {
        json!({"record": "item", "number": number, "why": pack.why(record.text), "resource": record.resource})
    });
    collections.chain(items).collect()
}

/// The counts stand row by row, from importance 0, "no answer".
fn tally(pack: &Pack<'_>, number: u32, record: &Tally) -> Value {
    let cells: Vec<u32> = pack.tally_cells(record).collect();
    json!({
        "record": "tally",
        "number": number,
        "segment": pack.name(record.segment),
        "need": record.need,
        "scale": record.scale,
        "everyone": record.segment == NO_NAME,
        "cells": cells.chunks(usize::from(record.scale) + 1).collect::<Vec<_>>(),
    })
}

fn section(number: u32, info: &SectionInfo) -> Value {
    json!({
        "record": "section",
        "number": number,
        "tag": std::str::from_utf8(&info.tag).unwrap(),
        "offset": info.offset,
        "length": info.length,
        "crc": info.crc,
        "version": info.version,
        "critical": info.critical,
    })
}
