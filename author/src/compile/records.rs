//! The hot records, and the cold ones in the order that the format asks for.

use super::layout::{Part, TextWriter, encode, put_record};
use super::numbers::{self, Numbers, optional};
use super::requirements::{self, Requirements};
use super::scores::Scores;
use super::{CompileError, cold};
use crate::progress::Steps;
use crate::project::{About, Collection, Facet, Item, Kept, Link, Project};
use jobpack::model::{Analyser, JobKind, List, OutcomeKind, PackText};
use jobpack::pack::{self, Condition, Reference, Section};
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// The sections of everything but the search index.
pub fn write(
    project: &Project,
    numbers: &Numbers,
    scores: &Scores,
    range: Range<u32>,
    steps: &Steps,
) -> Result<Vec<Part>, CompileError> {
    let mut records = Records::new(project, numbers, range)?;
    records.names()?;
    records.jobs(scores)?;
    records.outcomes(scores)?;
    records.resources(steps)?;
    records.links()?;
    records.requirements()?;
    records.circumstances()?;
    records.collections()?;
    records.tallies(scores)?;
    records.finish()
}

/// Evidence in tables of its own, by the id that it is about.
fn by_id(about: &[About]) -> HashMap<&str, Vec<&About>> {
    let mut found: HashMap<&str, Vec<&About>> = HashMap::new();
    for evidence in about {
        found.entry(&evidence.about).or_default().push(evidence);
    }
    found
}

/// A link with its ids as numbers.
struct NumberedLink<'p> {
    need: u32,
    resource: u32,
    link: &'p Link,
}

/// The numbers of links by resource: pairs in order.
struct Served(Vec<(u32, u32)>);

impl Served {
    fn of(&self, resource: u32) -> &[(u32, u32)] {
        let first = self.0.partition_point(|served| served.0 < resource);
        let count = self.0[first..].partition_point(|served| served.0 == resource);
        &self.0[first..first + count]
    }
}

/// Some resources in a row, made by one thread. Where their text and their lists begin is counted from the first of them.
#[derive(Default)]
struct Made {
    text: Vec<u8>,
    records: Vec<pack::Resource>,
    references: Vec<Reference>,
    conditions: Vec<Condition>,
}

/// A record whose text and lists lie behind others of this text, these references and these conditions.
const fn behind((text, references, conditions): (u32, u32, u32), record: pack::Resource) -> pack::Resource {
    pack::Resource {
        text: record.text + text,
        first_served: record.first_served + references,
        first_condition: record.first_condition + conditions,
        ..record
    }
}

struct Records<'n, 'p> {
    project: &'p Project,
    /// The resources of this pack; in it they are numbered from 0.
    range: Range<u32>,
    numbers: &'n Numbers<'p>,
    evidence: HashMap<&'p str, Vec<&'p About>>,
    sorted_links: Vec<NumberedLink<'p>>,
    required: Requirements<'p>,
    text: TextWriter,
    conditions: Vec<Condition>,
    parts: Vec<Part>,
}

impl<'n, 'p> Records<'n, 'p> {
    fn new(project: &'p Project, numbers: &'n Numbers<'p>, range: Range<u32>) -> Result<Self, CompileError> {
        let numbered = |link: &'p Link| {
            let need = numbers.need(&link.need)?;
            let resource = within(&range, numbers.resource(&link.resource)?);
            Ok(resource.map(|resource| NumberedLink { need, resource, link }))
        };
        let links: Result<Vec<_>, CompileError> =
            project.links.iter().filter_map(|link| numbered(link).transpose()).collect();
        let mut sorted_links = links?;
        sorted_links.sort_by_key(|link| (link.need, link.resource));
        Ok(Self {
            project,
            numbers,
            evidence: by_id(&project.evidence),
            sorted_links,
            required: requirements::resolve(project, numbers, &range)?,
            range,
            text: TextWriter::default(),
            conditions: Vec::new(),
            parts: Vec::new(),
        })
    }

    fn part<R: pack::Record>(&mut self, section: Section, records: &[R]) {
        self.parts.push(Part::table(section, records));
    }

    fn names(&mut self) -> Result<(), CompileError> {
        let names = self.numbers.names.iter().map(|name| Ok(Reference { to: self.text.push(name)? }));
        let names = names.collect::<Result<Vec<_>, CompileError>>()?;
        self.part(Section::Names, &names);
        Ok(())
    }

    /// The range of links of a need: where it begins and how many.
    fn links_of(&self, need: u32) -> (u32, u32) {
        let first = self.sorted_links.partition_point(|link| link.need < need);
        let end = self.sorted_links.partition_point(|link| link.need <= need);
        (first as u32, (end - first) as u32)
    }

    fn evidence_of(&self, id: &str) -> &[&'p About] {
        self.evidence.get(id).map_or(&[], Vec::as_slice)
    }

    fn jobs(&mut self, scores: &Scores) -> Result<(), CompileError> {
        let (mut records, mut references) = (Vec::new(), Vec::new());
        for (&job, number) in self.numbers.jobs.iter().zip(0..) {
            let text = cold::job(job, self.evidence_of(&job.id));
            let mut circumstances: Vec<u32> =
                job.circumstances.iter().map(|id| self.numbers.circumstance(id)).collect::<Result<_, _>>()?;
            circumstances.sort_unstable();
            circumstances.dedup();
            let (first_link, link_count) = self.links_of(number);
            records.push(pack::Need {
                text: self.text.push_bytes(&text)?,
                job: optional(&job.parent, |id| self.numbers.need(id))?,
                first_link,
                link_count,
                kind: job.kind.unwrap_or(JobKind::Core).code(),
                first_circumstance: references.len() as u32,
                circumstance_count: count(circumstances.len(), &job.id)?,
                ..scores.of(number)
            });
            references.extend(circumstances.into_iter().map(|to| Reference { to }));
        }
        self.part(Section::Jobs, &records);
        self.part(Section::JobCircumstances, &references);
        Ok(())
    }

    fn outcomes(&mut self, scores: &Scores) -> Result<(), CompileError> {
        let mut records = Vec::new();
        for (&outcome, number) in self.numbers.outcomes.iter().zip(self.numbers.jobs.len() as u32..) {
            let text = cold::outcome(outcome, self.evidence_of(&outcome.id));
            let (first_link, link_count) = self.links_of(number);
            records.push(pack::Need {
                text: self.text.push_bytes(&text)?,
                job: optional(&outcome.job, |id| self.numbers.need(id))?,
                first_link,
                link_count,
                kind: outcome.kind.unwrap_or(OutcomeKind::Desired).code(),
                step: outcome.step.map_or(0, |step| step.code()),
                ..scores.of(number)
            });
        }
        self.part(Section::Outcomes, &records);
        Ok(())
    }

    /// The resources, made by all threads and put together in their order.
    fn resources(&mut self, steps: &Steps) -> Result<(), CompileError> {
        let served = self.served();
        let (mut records, mut references) = (Vec::with_capacity(self.range.len()), Vec::new());
        let count = self.range.len() as u32;
        let pieces: Vec<_> = (0..count).step_by(STEP as usize).map(|first| first..count.min(first + STEP)).collect();
        for some in pieces.chunks(4 * rayon::current_num_threads()) {
            let made = some.par_iter().map(|numbers| {
                super::go_on(steps)?;
                steps.done(numbers.len() as u64);
                self.made(numbers.clone(), &served)
            });
            for made in made.collect::<Result<Vec<Made>, CompileError>>()? {
                let first = (self.text.push_records(made.text)?, references.len() as u32, self.conditions.len() as u32);
                records.extend(made.records.into_iter().map(|record| behind(first, record)));
                references.extend(made.references);
                self.conditions.extend(made.conditions);
            }
        }
        self.part(Section::Resources, &records);
        self.part(Section::Served, &references);
        Ok(())
    }

    /// The resources with these numbers.
    fn made(&self, numbers: Range<u32>, served: &Served) -> Result<Made, CompileError> {
        let resources = &self.numbers.resources;
        let bytes = numbers.clone().map(|number| resources.bytes(self.range.start + number)).sum();
        let mut made = Made { text: Vec::with_capacity(bytes), ..Made::default() };
        for number in numbers {
            let resource = resources.get(self.range.start + number);
            let (prerequisites, evidence) = (self.required.words_of(number), self.evidence_of(resource.text.id));
            let (conditions, links) = (self.conditions_of(resource.facets()), served.of(number));
            made.records.push(pack::Resource {
                text: made.text.len() as u32,
                first_served: made.references.len() as u32,
                served_count: links.len() as u32,
                first_condition: made.conditions.len() as u32,
                condition_count: count(conditions.len(), resource.text.id)?,
                ..self.resource(&resource, number)?
            });
            if prerequisites.is_empty() && evidence.is_empty() {
                put_record(resources.encoded_text(self.range.start + number), &mut made.text);
            } else {
                put_record(&cold::resource(&resource.text, prerequisites, evidence), &mut made.text);
            }
            made.references.extend(links.iter().map(|&(_, to)| Reference { to }));
            made.conditions.extend(conditions);
        }
        Ok(made)
    }

    /// What a resource's record says without its text and lists.
    fn resource(&self, resource: &Kept, number: u32) -> Result<pack::Resource, CompileError> {
        let (first_requirement, requirements) = self.required.range(number);
        Ok(pack::Resource {
            minutes: minutes(resource.minutes),
            language: self.numbers.name(numbers::language(self.project, resource)),
            kind: self.numbers.name(resource.kind),
            level: resource.level.map_or(0, |level| level.code()),
            moments: resource.moments,
            requirement_count: count(requirements, resource.text.id)?,
            first_requirement,
            rank: self.required.rank(number),
            review_by: days(resource.text.review_by),
            expires: days(resource.text.expires),
            ..Default::default()
        })
    }

    /// The numbers of the links of each resource.
    fn served(&self) -> Served {
        let mut served: Vec<_> =
            self.sorted_links.iter().zip(0..).map(|(link, number)| (link.resource, number)).collect();
        served.sort_unstable();
        Served(served)
    }

    /// The facet values of an owner, in order.
    fn conditions_of<'f>(&self, facets: impl Iterator<Item = (&'f str, &'f str)>) -> Vec<Condition> {
        let of = |(facet, value): (&str, &str)| Some((self.numbers.facet(facet)?, self.numbers.name(value)));
        let mut values: Vec<(u16, u16)> = facets.filter_map(of).collect();
        values.sort_unstable();
        values.dedup();
        values.into_iter().map(|(facet, value)| Condition { facet, value }).collect()
    }

    fn links(&mut self) -> Result<(), CompileError> {
        let mut records = Vec::with_capacity(self.sorted_links.len());
        for &NumberedLink { need, resource, link } in &self.sorted_links {
            records.push(pack::Link {
                need,
                resource,
                text: self.text.push_why(&link.why)?,
                order: link.order.unwrap_or(0),
                strength: 51 * link.strength.unwrap_or(3).clamp(1, 5),
                role: link.role.map_or(0, |role| role.code()),
            });
        }
        self.part(Section::Links, &records);
        Ok(())
    }

    fn requirements(&mut self) -> Result<(), CompileError> {
        let (mut records, mut choices) = (Vec::new(), Vec::new());
        for requirement in self.required.all() {
            records.push(pack::Requirement {
                first_option: choices.len() as u32,
                text: self.text.push_why(requirement.why)?,
                option_count: count(
                    requirement.options.len(),
                    self.numbers.resources.id(self.range.start + requirement.resource),
                )?,
                kind: requirement.kind.code(),
                reserved: 0,
            });
            choices.extend(requirement.options.iter().copied());
        }
        self.part(Section::Requirements, &records);
        self.part(Section::Choices, &choices);
        Ok(())
    }

    fn circumstances(&mut self) -> Result<(), CompileError> {
        let mut records = Vec::new();
        for &circumstance in &self.numbers.circumstances {
            let conditions = self.conditions_of(circumstance.facets.iter().map(Facet::parts));
            let (id, title, summary) = (&circumstance.id, &circumstance.title, &circumstance.summary);
            records.push(pack::Circumstance {
                text: self.text.push(&jobpack::model::CircumstanceText { id, title, summary })?,
                first_condition: self.conditions.len() as u32,
                condition_count: count(conditions.len(), id)?,
                minutes: minutes(circumstance.minutes),
                language: self.numbers.name(&circumstance.language),
                level: circumstance.level.map_or(0, |level| level.code()),
                moments: circumstance.moments,
            });
            self.conditions.extend(conditions);
        }
        self.part(Section::Circumstances, &records);
        Ok(())
    }

    fn collections(&mut self) -> Result<(), CompileError> {
        let mut records = Vec::new();
        let mut first_item = 0;
        for &collection in &self.numbers.collections {
            let Collection { id, title, curator, summary, .. } = collection;
            let item_count = self.items_of(collection)?.len() as u32;
            records.push(pack::Collection {
                text: self.text.push(&jobpack::model::CollectionText { id, title, curator, summary })?,
                first_item,
                item_count,
                job: optional(&collection.job, |id| self.numbers.need(id))?,
                circumstance: optional(&collection.circumstance, |id| self.numbers.circumstance(id))?,
                minutes: minutes(collection.minutes),
                purpose: collection.purpose.map_or(0, |purpose| purpose.code()),
                reserved: 0,
            });
            first_item += item_count;
        }
        self.part(Section::Collections, &records);
        self.items()
    }

    /// The items of a collection that are in this pack, in order.
    fn items_of(&self, collection: &'p Collection) -> Result<Vec<(u32, &'p Item)>, CompileError> {
        let mut items: Vec<_> = collection.items.iter().collect();
        items.sort_by_key(|item| (item.order.unwrap_or(u16::MAX), &item.resource));
        let numbered = |item: &'p Item| {
            let resource = within(&self.range, self.numbers.resource(&item.resource)?);
            Ok(resource.map(|resource| (resource, item)))
        };
        items.into_iter().filter_map(|item| numbered(item).transpose()).collect()
    }

    fn items(&mut self) -> Result<(), CompileError> {
        let mut records = Vec::new();
        for &collection in &self.numbers.collections {
            for (resource, item) in self.items_of(collection)? {
                records.push(pack::Item { resource, text: self.text.push_why(&item.note)? });
            }
        }
        self.part(Section::Items, &records);
        Ok(())
    }

    fn tallies(&mut self, scores: &Scores) -> Result<(), CompileError> {
        let mut records = Vec::new();
        for tally in scores.tallies() {
            records.push(pack::Tally { text: self.text.push_bytes(&tally.cells())?, ..tally.record(self.numbers) });
        }
        self.part(Section::Tallies, &records);
        Ok(())
    }

    /// The pack as a whole.
    fn about(&self) -> Vec<u8> {
        let settings = &self.project.settings;
        let analysers = super::analyse::analysers(self.project);
        let analysers = analysers.iter().map(|(language, name)| Analyser { language, name });
        encode(&PackText {
            title: &settings.title,
            curator: &settings.curator,
            language: &settings.language,
            licence: &settings.licence,
            made_for: &settings.made_for,
            summary: &settings.summary,
            profile: &settings.profile,
            edition: settings.edition,
            analysers: List::from_bytes(&cold::list(analysers)),
        })
    }

    fn finish(mut self) -> Result<Vec<Part>, CompileError> {
        let facets: Vec<_> = self.numbers.facets.iter().map(|facet| self.facet(facet)).collect();
        self.part(Section::Facets, &facets);
        let conditions = std::mem::take(&mut self.conditions);
        self.part(Section::Conditions, &conditions);
        self.part(Section::Search, &[super::index::search(&self.project.settings.find)]);
        self.parts.push(Part::new(Section::About, self.about()));
        self.parts.push(self.text.finish()?);
        Ok(self.parts)
    }

    fn facet(&self, name: &str) -> pack::Facet {
        let matching = self.project.settings.facets.get(name).map_or(jobpack::model::FacetMatch::Soft, |f| f.matching);
        pack::Facet { name: self.numbers.name(name), matching: matching.code(), reserved: 0 }
    }
}

/// So many resources are made by a thread at a time.
const STEP: u32 = 4096;

/// The number in a pack of this range of a resource; `None` if it is in another.
pub fn within(range: &Range<u32>, resource: u32) -> Option<u32> {
    range.contains(&resource).then(|| resource - range.start)
}

/// A count of parts of the record with this id, which a pack holds in 16 bits.
fn count(parts: usize, id: &str) -> Result<u16, CompileError> {
    u16::try_from(parts).map_err(|_| CompileError::TooManyParts(id.into()))
}

/// Minutes as a pack holds them: 0 is "not said", so a resource of no time takes one.
fn minutes(minutes: Option<u32>) -> u16 {
    minutes.map_or(0, |minutes| minutes.clamp(1, u16::MAX.into()) as u16)
}

/// Days since 2000-01-01; 0 if not said. Dates before that day count as the day after it, so that they stay said.
fn days(date: &str) -> u16 {
    let Some(date) = crate::check::date(date) else { return 0 };
    let days = (date - jiff::civil::date(2000, 1, 1)).get_days();
    days.clamp(1, u16::MAX.into()) as u16
}
