//! Packs by hand: tables of records as they are, well formed or not, laid out as a pack that opens.
#![allow(dead_code, reason = "each test uses a part of it")]

pub mod damage;
pub mod every_call;
pub mod selection;
pub mod whole;

use jobpack::model::{Cold, PackText, RequirementKind};
use jobpack::pack::{
    Choice, Circumstance, Collection, Condition, ENTRY_SIZE, FORMAT_MAJOR, Facet, HEADER_SIZE, Item, Link, MAGIC,
    NO_NAME, NONE, Need, Record, Reference, Requirement, Resource, Section, crc32,
};

/// The tables of a pack. What is written is what stands here, hostile numbers included.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    pub resources: Vec<Resource>,
    pub jobs: Vec<Need>,
    pub outcomes: Vec<Need>,
    pub links: Vec<Link>,
    pub served: Vec<Reference>,
    pub requirements: Vec<Requirement>,
    pub choices: Vec<Choice>,
    pub conditions: Vec<Condition>,
    pub facets: Vec<Facet>,
    pub circumstances: Vec<Circumstance>,
    pub collections: Vec<Collection>,
    pub items: Vec<Item>,
    /// In the order of the names.
    pub names: Vec<&'static str>,
}

/// A requirement by hand: any of these options, `Ok` a resource, `Err` a need.
pub type Options = Vec<Result<u32, u32>>;

/// A resource that takes these minutes and says nothing else.
pub fn resource(minutes: u16) -> Resource {
    Resource { minutes, language: NO_NAME, kind: NO_NAME, ..Resource::default() }
}

/// An outcome with this opportunity, in thousandths; 0 is not rated.
pub fn outcome(opportunity: u16) -> Need {
    let respondents = u32::from(opportunity != 0);
    Need { job: NONE, opportunity, respondents, ..Need::default() }
}

impl Tables {
    /// Links by (need, resource, strength): puts them in order and fills the ranges of needs and resources. Needs and resources must stand.
    pub fn link(&mut self, mut links: Vec<(u32, u32, u8)>) {
        links.sort_unstable();
        links.dedup_by_key(|&mut (need, resource, _)| (need, resource));
        let record = |&(need, resource, strength): &(u32, u32, u8)| {
            let order = u16::try_from(resource % 7).unwrap();
            Link { need, resource, strength, text: NONE, order, role: 0 }
        };
        self.links = links.iter().map(record).collect();
        for (number, need) in (0..).zip(self.jobs.iter_mut().chain(&mut self.outcomes)) {
            need.first_link = self.links.partition_point(|link| link.need < number) as u32;
            need.link_count = self.links.iter().filter(|link| link.need == number).count() as u32;
        }
        for (number, resource) in (0..).zip(&mut self.resources) {
            resource.first_served = self.served.len() as u32;
            let served = (0..).zip(&self.links).filter(|(_, link)| link.resource == number);
            self.served.extend(served.map(|(to, _)| Reference { to }));
            resource.served_count = self.served.len() as u32 - resource.first_served;
        }
    }

    /// Gives a resource all its requirements.
    pub fn require(&mut self, resource: u32, requirements: &[(RequirementKind, Options)]) {
        let record = &mut self.resources[resource as usize];
        record.first_requirement = self.requirements.len() as u32;
        record.requirement_count = requirements.len() as u16;
        for (kind, options) in requirements {
            let (first_option, option_count) = (self.choices.len() as u32, options.len() as u16);
            let requirement = Requirement { first_option, text: NONE, option_count, kind: kind.code(), reserved: 0 };
            self.requirements.push(requirement);
            self.choices.extend(options.iter().map(|option| match *option {
                Ok(target) => Choice { target, of: 1, reserved: 0 },
                Err(target) => Choice { target, of: 2, reserved: 0 },
            }));
        }
    }

    /// Gives a resource all its facet values, as (facet, value).
    pub fn describe(&mut self, resource: u32, values: &[(u16, u16)]) {
        let record = &mut self.resources[resource as usize];
        record.first_condition = self.conditions.len() as u32;
        record.condition_count = values.len() as u16;
        self.conditions.extend(values.iter().map(|&(facet, value)| Condition { facet, value }));
    }

    /// The pack.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = Vec::new();
        let names: Vec<Reference> = self.names.iter().map(|name| Reference { to: put_text(&mut text, name) }).collect();
        let about = encode(&PackText { language: "en", ..PackText::default() });
        lay_out(&[
            (Section::Choices, table(&self.choices)),
            (Section::Circumstances, table(&self.circumstances)),
            (Section::Collections, table(&self.collections)),
            (Section::Conditions, table(&self.conditions)),
            (Section::Facets, table(&self.facets)),
            (Section::Items, table(&self.items)),
            (Section::Jobs, table(&self.jobs)),
            (Section::Links, table(&self.links)),
            (Section::About, about),
            (Section::Names, table(&names)),
            (Section::Outcomes, table(&self.outcomes)),
            (Section::Requirements, table(&self.requirements)),
            (Section::Resources, table(&self.resources)),
            (Section::Served, table(&self.served)),
            (Section::Text, text),
        ])
    }
}

/// A cold value in its bytes.
pub fn encode<'a>(value: &impl Cold<'a>) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.put(&mut |part| bytes.extend_from_slice(part));
    bytes
}

fn put_text(text: &mut Vec<u8>, value: &str) -> u32 {
    let at = text.len() as u32;
    let record = encode(&value);
    text.push(u8::try_from(record.len()).unwrap());
    text.extend(record);
    at
}

/// The section of a table.
pub fn table<R: Record>(records: &[R]) -> Vec<u8> {
    let mut bytes = Vec::new();
    bytes.extend_from_slice(&(R::SIZE as u32).to_le_bytes());
    bytes.extend_from_slice(&(records.len() as u32).to_le_bytes());
    for record in records {
        let at = bytes.len();
        bytes.resize(at + R::SIZE, 0);
        record.write(&mut bytes[at..]);
    }
    bytes
}

/// A pack of these sections, which must stand in the order of their tags.
pub fn lay_out(sections: &[(Section, Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    let mut entries = Vec::new();
    let start = HEADER_SIZE + ENTRY_SIZE * sections.len();
    for (section, bytes) in sections {
        entries.extend_from_slice(&section.tag());
        entries.extend_from_slice(&section.version().to_le_bytes());
        entries.extend_from_slice(&u16::from(section.critical()).to_le_bytes());
        for field in [(start + body.len()) as u32, bytes.len() as u32, crc32(bytes)] {
            entries.extend_from_slice(&field.to_le_bytes());
        }
        body.extend_from_slice(bytes);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut pack = MAGIC.to_vec();
    pack.extend_from_slice(&FORMAT_MAJOR.to_le_bytes());
    pack.resize(20, 0);
    pack.extend_from_slice(&((start + body.len()) as u32).to_le_bytes());
    pack.extend_from_slice(&(sections.len() as u32).to_le_bytes());
    let summed = crc32(&[&pack[..], &entries[..]].concat());
    pack.extend_from_slice(&summed.to_le_bytes());
    [pack, entries, body].concat()
}
