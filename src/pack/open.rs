//! Opening a pack and reaching its records.

use super::header::{ENTRY_SIZE, Entry, HEADER_SIZE, read_header};
use super::hot::{
    Choice, Circumstance, Collection, Condition, Facet, Fold, Item, LexiconBlock, Link, Need, Part, Record, Reference,
    Requirement, Resource, Search, Tally,
};
use super::section::Section;
use super::table::{Rows, Table};
use super::unpacked::{Kept, Unpacked};
use super::varint::take_varint;
use crate::error::{Error, ErrorCode};
use crate::model::{
    CircumstanceText, Cold, CollectionText, JobText, OutcomeText, PackText, ResourceText, Statement, Why, take_bytes,
};

/// Where a section lies.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u32,
    length: u32,
}

/// A pack, borrowed from its bytes. Plain data: copying it copies no bytes of the pack. Any number of threads may use one at once.
#[derive(Clone, Copy, Debug)]
pub struct Pack<'a> {
    bytes: &'a [u8],
    spans: [Span; Section::ALL.len()],
    unpacked: Kept<Unpacked<'a>>,
}

/// What the section table says of a section, known or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionInfo {
    /// The tag.
    pub tag: [u8; 4],
    /// The version of the section.
    pub version: u16,
    /// Whether a reader that does not know it must refuse the pack.
    pub critical: bool,
    /// Where it begins.
    pub offset: u32,
    /// How many bytes it has, without padding.
    pub length: u32,
    /// Its checksum.
    pub crc: u32,
}

macro_rules! tables {
    ($($(#[$meta:meta])* $name:ident: $section:ident of $record:ident;)+) => {
        $($(#[$meta])* pub fn $name(&self) -> Table<'a, $record> { self.table(Section::$section) })+
    };
}

macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident($record:ident) -> $text:ident;)+) => {
        $($(#[$meta])*
        ///
        /// # Errors
        /// [`ErrorCode::Record`] if the bytes there are not such a record.
        pub fn $name(&self, record: &$record) -> Result<$text<'a>, Error> { self.text(record.text) })+
    };
}

impl<'a> Pack<'a> {
    /// Opens a pack in place. Bytes behind its end are ignored, as flash is often padded.
    ///
    /// Cost: O(sections), no record is touched.
    ///
    /// # Errors
    /// What is wrong with the header or the section table: see [`ErrorCode`]. Damage elsewhere is found by [`Pack::verify`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, Error> {
        let (length, table) = read_header(bytes)?;
        let mut pack = Self {
            bytes: bytes.get(..length as usize).unwrap_or(bytes),
            spans: Default::default(),
            unpacked: Kept::of(None),
        };
        let mut end = (HEADER_SIZE + table.len()) as u32;
        let mut last_tag = [0; 4];
        for entry in table.chunks_exact(ENTRY_SIZE).map(Entry::read) {
            let misplaced = Error::new(ErrorCode::SectionTable, entry.tag, entry.offset);
            let after = entry.offset.checked_add(entry.length).ok_or(misplaced)?;
            if entry.tag <= last_tag || entry.offset < end || after > length {
                return Err(misplaced);
            }
            (last_tag, end) = (entry.tag, after);
            let span = entry.section()?.and_then(|section| pack.spans.get_mut(section as usize));
            if let Some(span) = span {
                *span = Span { start: entry.offset, length: entry.length };
            }
        }
        match pack.section(Section::About).is_empty() {
            true => Err(Error::new(ErrorCode::MissingSection, Section::About.tag(), 0)),
            false => Ok(pack),
        }
    }

    /// The same pack with what was unpacked of it.
    pub(crate) const fn with(&self, unpacked: Unpacked<'a>) -> Self {
        Self { unpacked: Kept::of(Some(unpacked)), ..*self }
    }

    /// What was unpacked, if anything was: on a device nothing is.
    #[inline(always)]
    pub(crate) const fn unpacked(&self) -> Option<Unpacked<'a>> {
        self.unpacked.get()
    }

    /// The bytes of the pack, without what lies behind its end.
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// What the section table says, unknown sections included.
    pub fn sections(&self) -> impl Iterator<Item = SectionInfo> + use<'a> {
        let table = read_header(self.bytes).map_or(&[][..], |(_, table)| table);
        table.chunks_exact(ENTRY_SIZE).map(Entry::read).map(|entry| SectionInfo {
            tag: entry.tag,
            version: entry.version,
            critical: entry.critical(),
            offset: entry.offset,
            length: entry.length,
            crc: entry.crc,
        })
    }

    /// The bytes of a section; none if the pack does not have it.
    #[cfg_attr(any(target_os = "none", target_family = "wasm"), inline(never))]
    pub fn section(&self, section: Section) -> &'a [u8] {
        let span = self.spans.get(section as usize).copied().unwrap_or_default();
        self.bytes.get(span.start as usize..).and_then(|rest| rest.get(..span.length as usize)).unwrap_or(&[])
    }

    /// Where a section begins in the pack.
    pub(crate) fn section_start(&self, section: Section) -> u32 {
        self.spans.get(section as usize).map_or(0, |span| span.start)
    }

    fn table<R: Record>(&self, section: Section) -> Table<'a, R> {
        Table::of_rows(self.rows(section))
    }

    /// The table in a section, whatever its records are.
    #[inline(never)]
    pub(super) fn rows(&self, section: Section) -> Rows<'a> {
        Rows::of(self.section(section)).unwrap_or_default()
    }

    tables! {
        /// The resources, by id.
        resources: Resources of Resource;
        /// The jobs, by id.
        jobs: Jobs of Need;
        /// The outcomes, by id. The number of an outcome as a need is its number here plus the number of jobs.
        outcomes: Outcomes of Need;
        /// The links, by need and resource.
        links: Links of Link;
        /// The numbers of links, by resource.
        served: Served of Reference;
        /// The requirements, by resource.
        requirements: Requirements of Requirement;
        /// The options of requirements.
        choices: Choices of Choice;
        /// The facet values of resources and circumstances.
        conditions: Conditions of Condition;
        /// The facets, by name.
        facets: Facets of Facet;
        /// The named circumstances, by id.
        circumstances: Circumstances of Circumstance;
        /// The circumstances that jobs are known in.
        job_circumstances: JobCircumstances of Reference;
        /// The collections, by id.
        collections: Collections of Collection;
        /// The items of collections.
        items: Items of Item;
        /// The tallies of ratings.
        tallies: Tallies of Tally;
        /// How characters are read.
        folds: Folds of Fold;
        /// Where the blocks of the lexicon begin.
        lexicon_blocks: LexiconBlocks of LexiconBlock;
        /// Where the lists of postings begin, one for every [`LISTS_PER_OFFSET`](super::LISTS_PER_OFFSET) terms.
        terms: Terms of Reference;
        /// The names, as offsets in the text section.
        names: Names of Reference;
    }

    texts! {
        /// What people read of a resource.
        resource_text(Resource) -> ResourceText;
        /// What people read of a job.
        job_text(Need) -> JobText;
        /// What people read of an outcome.
        outcome_text(Need) -> OutcomeText;
        /// What people read of a collection.
        collection_text(Collection) -> CollectionText;
        /// What people read of a named circumstance.
        circumstance_text(Circumstance) -> CircumstanceText;
    }

    /// How the pack wants to be searched.
    pub fn search(&self) -> Search {
        self.table(Section::Search).get(0).unwrap_or_default()
    }

    /// Which part of a division the pack is; zeros if it was not divided.
    pub fn part(&self) -> Part {
        self.table(Section::Part).get(0).unwrap_or_default()
    }

    /// The pack as a whole: title, curator, edition, ...
    ///
    /// # Errors
    /// [`ErrorCode::Record`] if the bytes there are not such a record.
    pub fn about(&self) -> Result<PackText<'a>, Error> {
        let malformed = Error::new(ErrorCode::Record, Section::About.tag(), self.section_start(Section::About));
        PackText::take(&mut self.section(Section::About)).ok_or(malformed)
    }

    /// The bytes of a record, for those who read [fields](super::Field) of it by themselves.
    #[inline(never)]
    pub fn row(&self, section: Section, number: u32) -> Option<&'a [u8]> {
        self.rows(section).row(number)
    }

    /// How many records a table has.
    pub fn row_count(&self, section: Section) -> u32 {
        self.rows(section).len()
    }

    /// The table that a need stands in, and its number there: jobs come first, then outcomes.
    pub fn need_place(&self, number: u32) -> (Section, u32) {
        match number.checked_sub(self.jobs().len()) {
            None => (Section::Jobs, number),
            Some(outcome) => (Section::Outcomes, outcome),
        }
    }

    /// The bytes of the need with this number.
    pub(super) fn need_row(&self, number: u32) -> Option<&'a [u8]> {
        let (section, number) = self.need_place(number);
        self.row(section, number)
    }

    /// The need with this number.
    pub fn need(&self, number: u32) -> Option<Need> {
        let (section, number) = self.need_place(number);
        self.table(section).get(number)
    }

    /// Whether the need with this number is a job (else it is an outcome).
    pub fn is_job(&self, need: u32) -> bool {
        need < self.jobs().len()
    }

    /// How many needs there are.
    pub fn need_count(&self) -> u32 {
        self.jobs().len().saturating_add(self.outcomes().len())
    }

    /// What the curator says of a link, a requirement or an item, given its `text`; empty if nothing was said.
    pub fn why(&self, text: u32) -> &'a str {
        self.text::<Why<'a>>(text).map_or("", |record| record.why)
    }

    /// The name with this number; empty if there is none.
    pub fn name(&self, number: u16) -> &'a str {
        self.id_at(Section::Names, number.into()).unwrap_or("")
    }

    /// The number of a name. Cost: the logarithm of the number of names.
    pub fn name_number(&self, name: &str) -> Option<u16> {
        self.number_by_id(Section::Names, name)?.try_into().ok()
    }

    /// The encoded bytes of the cold record at an offset of the text section.
    pub fn text_bytes(&self, offset: u32) -> Option<&'a [u8]> {
        let (length, rest) = take_varint(self.section(Section::Text).get(offset as usize..)?)?;
        rest.get(..length as usize)
    }

    /// The cold record at an offset of the text section.
    pub(crate) fn text<T: Cold<'a>>(&self, offset: u32) -> Result<T, Error> {
        let record = self.text_bytes(offset).and_then(|mut bytes| T::take(&mut bytes));
        record.ok_or_else(|| {
            let at = self.section_start(Section::Text).saturating_add(offset);
            Error::new(ErrorCode::Record, Section::Text.tag(), at)
        })
    }

    /// The counts of a tally, row by row from importance 0.
    pub fn tally_cells(&self, tally: &Tally) -> impl Iterator<Item = u32> + use<'a> {
        let mut rest = self.text_bytes(tally.text).unwrap_or(&[]);
        core::iter::from_fn(move || {
            let (value, after) = take_varint(rest)?;
            rest = after;
            Some(value)
        })
    }

    /// The string at this place among those that a cold record begins with; those before it are skipped.
    fn string(&self, text: u32, place: u32) -> Option<&'a str> {
        let mut bytes = self.text_bytes(text)?;
        for _ in 0..place {
            take_bytes::<false>(&mut bytes)?;
        }
        Cold::take(&mut bytes)
    }

    /// The string that a cold record begins with: its id, name or reason; empty if it is malformed.
    #[inline(never)]
    pub(super) fn id(&self, text: u32) -> &'a str {
        self.string(text, 0).unwrap_or("")
    }

    /// The id of a need; empty if there is none.
    pub fn need_id(&self, number: u32) -> &'a str {
        let (section, number) = self.need_place(number);
        self.id_at(section, number).unwrap_or("")
    }

    /// The statement of a need, which both kinds of need have behind their id. Cost: its parts, not the whole record.
    pub fn need_statement(&self, number: u32) -> Option<Statement<'a>> {
        let (section, number) = self.need_place(number);
        let mut bytes = self.text_bytes(self.text_of(section, number)?)?;
        take_bytes::<false>(&mut bytes)?;
        Statement::take(&mut bytes)
    }

    /// The id of a resource; empty if there is none.
    pub fn resource_id(&self, number: u32) -> &'a str {
        self.id_at(Section::Resources, number).unwrap_or("")
    }

    /// The title of a resource; empty if there is none. Cost: a step, and not the whole record.
    pub fn resource_title(&self, number: u32) -> &'a str {
        let text = self.text_of(Section::Resources, number);
        text.and_then(|text| self.string(text, 1)).unwrap_or("")
    }

    /// The id of a named circumstance.
    pub fn circumstance_id(&self, number: u32) -> &'a str {
        self.id_at(Section::Circumstances, number).unwrap_or("")
    }

    /// The id of a collection.
    pub fn collection_id(&self, number: u32) -> &'a str {
        self.id_at(Section::Collections, number).unwrap_or("")
    }

    /// Where the text of a record is, in a table whose records lead to text: they do so by their first field.
    fn text_of(&self, section: Section, number: u32) -> Option<u32> {
        self.table::<Reference>(section).get(number).map(|text| text.to)
    }

    /// The id of a record, empty if it is malformed, in a table that is in the order of ids; `None` if there is no such record. Names are their own ids.
    pub fn id_at(&self, section: Section, number: u32) -> Option<&'a str> {
        self.text_of(section, number).map(|text| self.id(text))
    }

    /// The number of the record with this id in such a table. Cost: the logarithm of the number of records.
    #[inline(never)]
    pub fn number_by_id(&self, section: Section, id: &str) -> Option<u32> {
        let texts = self.table::<Reference>(section);
        let number = texts.partition_point(|text| self.id(text.to) < id);
        (self.id_at(section, number)? == id).then_some(number)
    }

    /// The number of the resource with this id. Cost: the logarithm of the number of resources, as for the others.
    pub fn resource_by_id(&self, id: &str) -> Option<u32> {
        self.number_by_id(Section::Resources, id)
    }

    /// The number of the need with this id, job or outcome.
    pub fn need_by_id(&self, id: &str) -> Option<u32> {
        let job = self.number_by_id(Section::Jobs, id);
        job.or_else(|| Some(self.number_by_id(Section::Outcomes, id)?.saturating_add(self.jobs().len())))
    }

    /// The number of the collection with this id.
    pub fn collection_by_id(&self, id: &str) -> Option<u32> {
        self.number_by_id(Section::Collections, id)
    }

    /// The number of the circumstance with this id.
    pub fn circumstance_by_id(&self, id: &str) -> Option<u32> {
        self.number_by_id(Section::Circumstances, id)
    }

    /// The links to what serves a need, in the order of resources, with their numbers.
    pub fn links_of(&self, need: &Need) -> impl Iterator<Item = (u32, Link)> + use<'a> {
        self.links().range(need.first_link, need.link_count)
    }

    /// The links by which a resource serves needs, with their numbers.
    pub fn served_by(&self, resource: &Resource) -> impl Iterator<Item = (u32, Link)> + use<'a> {
        let links = self.links();
        let served = self.served().range(resource.first_served, resource.served_count);
        served.filter_map(move |(_, link)| links.get(link.to).map(|record| (link.to, record)))
    }

    /// The number of the link by which a resource serves a need. Cost: what the resource serves.
    pub fn link_between(&self, resource: u32, need: u32) -> Option<u32> {
        let record = self.resources().get(resource)?;
        self.served_by(&record).find(|(_, link)| link.need == need).map(|(number, _)| number)
    }
}
