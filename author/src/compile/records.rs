//! The hot records, and the cold ones in the order that the format asks for.

use super::layout::{Part, TextWriter, encode};
use super::numbers::{self, Numbers, optional};
use super::requirements::{self, Requirements};
use super::scores::Scores;
use super::{CompileError, cold};
use crate::project::{About, Collection, Facet, Link, Project, Resource};
use jobpack::model::{Analyser, JobKind, List, OutcomeKind, PackText};
use jobpack::pack::{self, Condition, Reference, Section};
use std::collections::HashMap;

/// The sections of everything but the search index.
pub fn write(project: &Project, numbers: &Numbers, scores: &Scores) -> Result<Vec<Part>, CompileError> {
    let mut records = Records::new(project, numbers)?;
    records.names()?;
    records.jobs(scores)?;
    records.outcomes(scores)?;
    records.resources()?;
    records.links()?;
    records.requirements()?;
    records.circumstances()?;
    records.collections()?;
    records.tallies(scores)?;
    Ok(records.finish())
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

struct Records<'n, 'p> {
    project: &'p Project,
    numbers: &'n Numbers<'p>,
    evidence: HashMap<&'p str, Vec<&'p About>>,
    sorted_links: Vec<NumberedLink<'p>>,
    required: Requirements<'p>,
    text: TextWriter,
    conditions: Vec<Condition>,
    parts: Vec<Part>,
}

impl<'n, 'p> Records<'n, 'p> {
    fn new(project: &'p Project, numbers: &'n Numbers<'p>) -> Result<Self, CompileError> {
        let numbered = |link: &'p Link| {
            Ok(NumberedLink { need: numbers.need(&link.need)?, resource: numbers.resource(&link.resource)?, link })
        };
        let mut sorted_links: Vec<_> = project.links.iter().map(numbered).collect::<Result<_, CompileError>>()?;
        sorted_links.sort_by_key(|link| (link.need, link.resource));
        Ok(Self {
            project,
            numbers,
            evidence: by_id(&project.evidence),
            sorted_links,
            required: requirements::resolve(project, numbers)?,
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

    fn resources(&mut self) -> Result<(), CompileError> {
        let served = self.served();
        let (mut records, mut references) = (Vec::new(), Vec::new());
        for (&resource, number) in self.numbers.resources.iter().zip(0..) {
            let prerequisites = self.required.words_of(number);
            let text = cold::resource(resource, prerequisites, self.evidence_of(&resource.id));
            let (first_condition, condition_count) = self.conditions(&resource.id, &resource.facets)?;
            let links = &served[number as usize];
            records.push(pack::Resource {
                text: self.text.push_bytes(&text)?,
                first_served: references.len() as u32,
                served_count: links.len() as u32,
                first_condition,
                condition_count,
                ..self.resource(resource, number)?
            });
            references.extend(links.iter().map(|&to| Reference { to }));
        }
        self.part(Section::Resources, &records);
        self.part(Section::Served, &references);
        Ok(())
    }

    /// What a resource's record says without its text and lists.
    fn resource(&self, resource: &Resource, number: u32) -> Result<pack::Resource, CompileError> {
        let (first_requirement, requirements) = self.required.range(number);
        Ok(pack::Resource {
            minutes: minutes(resource.minutes),
            language: self.numbers.name(numbers::language(self.project, resource)),
            kind: self.numbers.name(&resource.kind),
            level: resource.level.map_or(0, |level| level.code()),
            moments: resource.moments,
            requirement_count: count(requirements, &resource.id)?,
            first_requirement,
            rank: self.required.rank(number),
            review_by: days(&resource.review_by),
            expires: days(&resource.expires),
            ..Default::default()
        })
    }

    /// The numbers of the links of each resource.
    fn served(&self) -> Vec<Vec<u32>> {
        let mut served = vec![Vec::new(); self.numbers.resources.len()];
        for (link, number) in self.sorted_links.iter().zip(0..) {
            served[link.resource as usize].push(number);
        }
        served
    }

    /// Appends the facet values of an owner: where they begin and how many.
    fn conditions(&mut self, id: &str, facets: &[Facet]) -> Result<(u32, u16), CompileError> {
        let of = |facet: &Facet| Some((self.numbers.facet(&facet.facet)?, self.numbers.name(&facet.value)));
        let mut values: Vec<(u16, u16)> = facets.iter().filter_map(of).collect();
        values.sort_unstable();
        values.dedup();
        let first = self.conditions.len() as u32;
        self.conditions.extend(values.iter().map(|&(facet, value)| Condition { facet, value }));
        Ok((first, count(values.len(), id)?))
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
                    &self.numbers.resources[requirement.resource as usize].id,
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
            let (first_condition, condition_count) = self.conditions(&circumstance.id, &circumstance.facets)?;
            let (id, title, summary) = (&circumstance.id, &circumstance.title, &circumstance.summary);
            records.push(pack::Circumstance {
                text: self.text.push(&jobpack::model::CircumstanceText { id, title, summary })?,
                first_condition,
                condition_count,
                minutes: minutes(circumstance.minutes),
                language: self.numbers.name(&circumstance.language),
                level: circumstance.level.map_or(0, |level| level.code()),
                moments: circumstance.moments,
            });
        }
        self.part(Section::Circumstances, &records);
        Ok(())
    }

    fn collections(&mut self) -> Result<(), CompileError> {
        let mut records = Vec::new();
        let mut first_item = 0;
        for &collection in &self.numbers.collections {
            let Collection { id, title, curator, summary, .. } = collection;
            records.push(pack::Collection {
                text: self.text.push(&jobpack::model::CollectionText { id, title, curator, summary })?,
                first_item,
                item_count: collection.items.len() as u32,
                job: optional(&collection.job, |id| self.numbers.need(id))?,
                circumstance: optional(&collection.circumstance, |id| self.numbers.circumstance(id))?,
                minutes: minutes(collection.minutes),
                purpose: collection.purpose.map_or(0, |purpose| purpose.code()),
                reserved: 0,
            });
            first_item += collection.items.len() as u32;
        }
        self.part(Section::Collections, &records);
        self.items()
    }

    fn items(&mut self) -> Result<(), CompileError> {
        let mut records = Vec::new();
        for &collection in &self.numbers.collections {
            let mut items: Vec<_> = collection.items.iter().collect();
            items.sort_by_key(|item| (item.order.unwrap_or(u16::MAX), &item.resource));
            for item in items {
                let resource = self.numbers.resource(&item.resource)?;
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

    fn finish(mut self) -> Vec<Part> {
        let facets: Vec<_> = self.numbers.facets.iter().map(|facet| self.facet(facet)).collect();
        self.part(Section::Facets, &facets);
        let conditions = std::mem::take(&mut self.conditions);
        self.part(Section::Conditions, &conditions);
        self.part(Section::Search, &[super::index::search(&self.project.settings.find)]);
        self.parts.push(Part::new(Section::About, self.about()));
        self.parts.push(Part::new(Section::Text, self.text.finish()));
        self.parts
    }

    fn facet(&self, name: &str) -> pack::Facet {
        let matching = self.project.settings.facets.get(name).map_or(jobpack::model::FacetMatch::Soft, |f| f.matching);
        pack::Facet { name: self.numbers.name(name), matching: matching.code(), reserved: 0 }
    }
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
    let Ok(date) = date.parse::<jiff::civil::Date>() else { return 0 };
    let days = (date - jiff::civil::date(2000, 1, 1)).get_days();
    days.clamp(1, u16::MAX.into()) as u16
}
