//! The resources of a project, in few bytes: there may be millions.
//!
//! Owns: how a resource is kept while the project is read, checked and built. Each is one record of bytes, of which the larger part is the very record
//! that people read in a pack. Invariants: in the order in which they were added; what is read is what was added. Cost: the text and about forty bytes a
//! resource; looking at one decodes it, which copies no text.

use super::{Facet, Place, Resource};
use crate::store::{Spot, Store};
use jobpack::model::{Cold, Level, List, ResourceText};
use rayon::prelude::*;
use std::{fmt, io};

/// So many bytes of resources are kept in memory; beyond, they are kept in a temporary file.
const MOST_IN_MEMORY: usize = 256 << 20;

/// All resources of a project.
#[derive(Clone, Default)]
pub struct Resources {
    store: Store,
    spots: Vec<Spot>,
    lengths: Vec<u32>,
    /// Whether what is searched of each is ASCII, so that nobody need look for other characters.
    plain: Vec<bool>,
}

/// A resource as it is kept: the fields of [`Resource`], borrowed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept<'p> {
    /// Where it was said.
    pub place: Place,
    /// How long it takes, in minutes.
    pub minutes: Option<u32>,
    /// How much it takes for granted.
    pub level: Option<Level>,
    /// The set of moments of need, one bit each.
    pub moments: u8,
    /// BCP 47; empty takes the project's.
    pub language: &'p str,
    /// Article, video, course, checklist, ...
    pub kind: &'p str,
    /// What people read of it. Its prerequisites and its evidence stand elsewhere in the project.
    pub text: ResourceText<'p>,
    facets: List<'p, &'p str>,
}

impl<'p> Kept<'p> {
    /// Values of facets that it is for: the facet and the value.
    pub fn facets(&self) -> impl Iterator<Item = (&'p str, &'p str)> + use<'p> {
        pairs(self.facets)
    }
}

fn pairs<'p>(words: List<'p, &'p str>) -> impl Iterator<Item = (&'p str, &'p str)> + use<'p> {
    let mut words = words.iter();
    std::iter::from_fn(move || Some((words.next()?, words.next()?)))
}

/// Passes over a string or a list.
fn skip(rest: &mut &[u8]) {
    List::<&str>::take(rest);
}

/// The bytes before the strings: place, minutes, level, moments.
const FIXED: usize = 14;

/// Minutes that were not said.
const UNSAID: u32 = u32::MAX;

fn number(record: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(record[at..at + 4].try_into().unwrap_or_default())
}

/// Appends a string or the bytes of a list as the pack has them.
fn put<'a>(value: &impl Cold<'a>, record: &mut Vec<u8>) {
    value.put(&mut |part| record.extend_from_slice(part));
}

fn strings(strings: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    strings.into_iter().for_each(|string| put(&string.as_ref(), &mut bytes));
    bytes
}

fn encode(resource: &Resource, record: &mut Vec<u8>) {
    let Resource { place, minutes, level, moments, .. } = resource;
    for field in [place.file, place.row, minutes.map_or(UNSAID, |minutes| minutes.min(UNSAID - 1))] {
        record.extend(field.to_le_bytes());
    }
    record.extend([level.map_or(0, |level| level.code()), *moments]);
    put(&resource.language.as_str(), record);
    put(&resource.kind.as_str(), record);
    let facets = strings(resource.facets.iter().flat_map(|facet| [&facet.facet, &facet.value]));
    put(&List::<&str>::from_bytes(&facets), record);
    let (tags, teaches) = (strings(&resource.tags), strings(&resource.teaches));
    put(
        &ResourceText {
            id: &resource.id,
            title: &resource.title,
            summary: &resource.summary,
            url: &resource.url,
            body: &resource.body,
            licence: &resource.licence,
            author: &resource.author,
            source: &resource.source,
            added: &resource.added,
            reviewed: &resource.reviewed,
            review_by: &resource.review_by,
            expires: &resource.expires,
            superseded_by: &resource.superseded_by,
            tags: List::from_bytes(&tags),
            teaches: List::from_bytes(&teaches),
            prerequisites: List::default(),
            evidence: List::default(),
        },
        record,
    );
}

/// Whether what is searched of a resource is ASCII.
fn is_plain(resource: &Resource) -> bool {
    let Resource { title, summary, body, author, tags, .. } = resource;
    [title, summary, body, author].into_iter().chain(tags).all(|text| text.is_ascii())
}

/// Decodes a record; what stands in the store was encoded here.
fn decode(record: &[u8]) -> Kept<'_> {
    let mut rest = &record[FIXED..];
    let minutes = number(record, 8);
    Kept {
        place: Place { file: number(record, 0), row: number(record, 4) },
        minutes: (minutes != UNSAID).then_some(minutes),
        level: Level::from_code(record[12]),
        moments: record[13],
        language: Cold::take(&mut rest).unwrap_or_default(),
        kind: Cold::take(&mut rest).unwrap_or_default(),
        facets: Cold::take(&mut rest).unwrap_or_default(),
        text: Cold::take(&mut rest).unwrap_or_default(),
    }
}

impl Resources {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.spots.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.spots.is_empty()
    }

    /// Adds one.
    pub fn push(&mut self, resource: Resource) {
        let mut record = Vec::with_capacity(256);
        encode(&resource, &mut record);
        self.spots.push(self.store.push(&record));
        self.lengths.push(record.len() as u32);
        self.plain.push(is_plain(&resource));
    }

    /// The one at this position.
    ///
    /// # Panics
    /// If there is none.
    pub fn get(&self, at: usize) -> Kept<'_> {
        decode(self.store.from(self.spots[at]))
    }

    /// The id of the one at this position; the rest is not looked at.
    ///
    /// # Panics
    /// If there is none.
    pub fn id(&self, at: usize) -> &str {
        self.behind(0, at)
    }

    /// The title of the one at this position; the rest is not looked at.
    ///
    /// # Panics
    /// If there is none.
    pub fn title(&self, at: usize) -> &str {
        self.behind(1, at)
    }

    /// The address of the one at this position; the rest is not looked at.
    ///
    /// # Panics
    /// If there is none.
    pub fn url(&self, at: usize) -> &str {
        self.behind(3, at)
    }

    /// The id of what replaces the one at this position; the rest is not looked at.
    ///
    /// # Panics
    /// If there is none.
    pub fn superseded_by(&self, at: usize) -> &str {
        self.behind(12, at)
    }

    /// The field of [`ResourceText`] that stands behind so many others.
    fn behind(&self, fields: usize, at: usize) -> &str {
        let mut rest = &self.store.from(self.spots[at])[FIXED..];
        // Strings and lists begin alike; what is not looked at need not be text: the language, the kind, the facets, and the fields before this one.
        (0..3 + fields).for_each(|_| skip(&mut rest));
        Cold::take(&mut rest).unwrap_or_default()
    }

    /// The language and the kind of the one at this position; the rest is not looked at.
    ///
    /// # Panics
    /// If there is none.
    pub(crate) fn language_and_kind(&self, at: usize) -> (&str, &str) {
        let mut rest = &self.store.from(self.spots[at])[FIXED..];
        (Cold::take(&mut rest).unwrap_or_default(), Cold::take(&mut rest).unwrap_or_default())
    }

    /// The values of facets of the one at this position; the text is not looked at.
    ///
    /// # Panics
    /// If there is none.
    pub fn facets(&self, at: usize) -> impl Iterator<Item = (&str, &str)> {
        let mut rest = &self.store.from(self.spots[at])[FIXED..];
        let (_language, _kind) = (skip(&mut rest), skip(&mut rest));
        pairs(Cold::take(&mut rest).unwrap_or_default())
    }

    /// How many bytes the one at this position takes here, which is about what its text takes in a pack.
    ///
    /// # Panics
    /// If there is none.
    pub(crate) fn bytes(&self, at: usize) -> usize {
        self.lengths[at] as usize
    }

    /// Whether what is searched of the one at this position is ASCII: its title, tags, author, summary and body.
    ///
    /// # Panics
    /// If there is none.
    pub(crate) fn is_plain(&self, at: usize) -> bool {
        self.plain[at]
    }

    /// What people read of the one at this position, as a pack has it; its prerequisites and its evidence, which stand elsewhere, are empty.
    ///
    /// # Panics
    /// If there is none.
    pub(crate) fn encoded_text(&self, at: usize) -> &[u8] {
        let mut rest = &self.store.from(self.spots[at])[FIXED..self.lengths[at] as usize];
        // The language, the kind, the facets.
        (0..3).for_each(|_| skip(&mut rest));
        rest
    }

    /// Where the one at this position was said.
    ///
    /// # Panics
    /// If there is none.
    pub fn place(&self, at: usize) -> Place {
        let record = self.store.from(self.spots[at]);
        Place { file: number(record, 0), row: number(record, 4) }
    }

    /// All of them, in the order in which they were added.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Kept<'_>> + Clone {
        (0..self.len()).map(|at| self.get(at))
    }

    /// All of them, by several threads.
    pub fn par_iter(&self) -> impl IndexedParallelIterator<Item = Kept<'_>> {
        (0..self.len()).into_par_iter().with_min_len(256).map(|at| self.get(at))
    }

    /// Changes the one at this position.
    ///
    /// # Panics
    /// If there is none.
    pub fn edit(&mut self, at: usize, change: impl FnOnce(&mut Resource)) {
        let mut resource = Resource::from(self.get(at));
        change(&mut resource);
        let mut record = Vec::new();
        encode(&resource, &mut record);
        (self.spots[at], self.lengths[at]) = (self.store.push(&record), record.len() as u32);
        self.plain[at] = is_plain(&resource);
    }

    /// Takes over those of another, behind its own.
    pub(crate) fn append(&mut self, other: Self) {
        let moved = self.store.append(other.store);
        self.spots.extend(other.spots.into_iter().map(moved));
        self.lengths.extend(other.lengths);
        self.plain.extend(other.plain);
    }

    /// Makes room in memory if there are very many.
    pub(crate) fn spill(&mut self) -> io::Result<()> {
        self.store.spill(MOST_IN_MEMORY)
    }
}

impl fmt::Debug for Resources {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_list().entries(self.iter().map(Resource::from)).finish()
    }
}

impl FromIterator<Resource> for Resources {
    fn from_iter<I: IntoIterator<Item = Resource>>(resources: I) -> Self {
        let mut all = Self::default();
        resources.into_iter().for_each(|resource| all.push(resource));
        all
    }
}

impl From<Vec<Resource>> for Resources {
    fn from(resources: Vec<Resource>) -> Self {
        resources.into_iter().collect()
    }
}

impl From<Kept<'_>> for Resource {
    fn from(kept: Kept<'_>) -> Self {
        let ResourceText { id, title, summary, url, body, licence, author, source, .. } = kept.text;
        let ResourceText { added, reviewed, review_by, expires, superseded_by, tags, teaches, .. } = kept.text;
        let facet = |(facet, value): (&str, &str)| Facet { facet: facet.into(), value: value.into() };
        Self {
            place: kept.place,
            id: id.into(),
            title: title.into(),
            summary: summary.into(),
            body: body.into(),
            url: url.into(),
            minutes: kept.minutes,
            language: kept.language.into(),
            kind: kept.kind.into(),
            level: kept.level,
            moments: kept.moments,
            licence: licence.into(),
            author: author.into(),
            source: source.into(),
            added: added.into(),
            reviewed: reviewed.into(),
            review_by: review_by.into(),
            expires: expires.into(),
            superseded_by: superseded_by.into(),
            tags: tags.iter().map(str::to_owned).collect(),
            teaches: teaches.iter().map(str::to_owned).collect(),
            facets: kept.facets().map(facet).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_looked_at_alone_is_what_is_decoded() {
        let all: Resources = (0..3)
            .map(|number| {
                let of = |field: &str| format!("{field} {number}");
                Resource {
                    id: of("id"),
                    title: of("title"),
                    summary: of("summary"),
                    url: of("url"),
                    body: of("body"),
                    language: of("language"),
                    kind: of("kind"),
                    licence: of("licence"),
                    expires: of("expires"),
                    superseded_by: of("newer"),
                    tags: vec![of("tag"), of("other")],
                    facets: vec![Facet { facet: of("facet"), value: of("value") }],
                    ..Resource::default()
                }
            })
            .collect();
        for at in 0..all.len() {
            let Kept { text, language, kind, place, .. } = all.get(at);
            assert_eq!([all.id(at), all.title(at)], [text.id, text.title]);
            assert_eq!([all.url(at), all.superseded_by(at)], [text.url, text.superseded_by]);
            assert_eq!((all.language_and_kind(at), all.place(at)), ((language, kind), place));
            assert!(all.facets(at).eq(all.get(at).facets()));
        }
    }
}
