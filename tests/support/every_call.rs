//! Every public call of the engine, on bytes that may be anything.
//!
//! Two who need the same list share it: the hostile-bytes tests, which watch what comes back, and the link-time proof, which only needs the calls to be
//! there. It therefore does without `std`. `tests/every_call.rs` tells if a public function is missing here.
#![allow(dead_code, reason = "each user uses a part of it")]

use jobpack::Error;
use jobpack::find;
use jobpack::fit::{self, Situation};
use jobpack::model::{CircumstanceText, Cold, CollectionText, Reader};
use jobpack::pack::{
    self, Circumstance, Collection, Condition, Need, Pack, Record, Resource, Section, SectionInfo, Table,
};
use jobpack::pick::{self, Aspect, Candidate, Edge, LeftOut, Picked, Request, pick};
use jobpack::score::{self, Counts, Overlap, Profile, Ranks, Score};
use jobpack::text::{self, Completion, Lexicon, LexiconEntry, MAX_ENDINGS, Speller, Words, may_begin, split};

/// Sees what the calls give back.
pub trait Watch {
    /// Bytes or text borrowed from the pack.
    fn borrowed(&mut self, bytes: &[u8]);
    /// A number.
    fn number(&mut self, number: u64);
    /// An iterator gave its item with this number, from 1.
    fn item(&mut self, number: u64);
}

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// A query; its words are also looked up one by one, and it is sought as an id and as a name.
    pub query: &'q str,
    /// A record number, in range or not.
    pub number: u32,
    /// An offset in the text section, in range or not.
    pub offset: u32,
}

/// The calls that need one watcher, one pack and one question.
pub struct Calls<'w, 'a, W> {
    pub watch: &'w mut W,
    pub pack: Pack<'a>,
    pub question: Question<'w>,
}

// By path, since two crates include this file from different places.
#[path = "every_call/numbers.rs"]
mod numbers;
#[path = "every_call/searches.rs"]
mod searches;
#[path = "every_call/texts.rs"]
mod texts;

use numbers::{see_counts, see_score, shares, words_and_numbers};

/// Opens the bytes and makes every call.
pub fn every_call<W: Watch>(bytes: &[u8], question: Question<'_>, watch: &mut W) {
    words_and_numbers(bytes, watch);
    shares(bytes, watch);
    match Pack::open(bytes) {
        Ok(pack) => {
            let mut calls = Calls { watch, pack, question };
            calls.sections();
            calls.records();
            calls.texts();
            calls.look_ups();
            calls.rows();
            calls.lists();
            calls.words();
            calls.completions();
            calls.searches();
            calls.unpacked();
            calls.picks();
            calls.scores();
            calls.verifies();
        }
        Err(error) => see_error(watch, error),
    }
}

fn see_error<W: Watch>(watch: &mut W, error: Error) {
    watch.number(error.code as u64);
    watch.number((error.code.message().len() + error.advice().len()) as u64);
    watch.number(u64::from(error.at) + u64::from(error.found) + u64::from(error.supported));
    watch.number(error.section[0].into());
}

impl<'a, W: Watch> Calls<'_, 'a, W> {
    fn text(&mut self, text: &str) {
        self.watch.borrowed(text.as_bytes());
    }

    fn all<const N: usize>(&mut self, texts: [&str; N]) {
        for text in texts {
            self.text(text);
        }
    }

    /// Walks an iterator to its end.
    fn each<T>(&mut self, items: impl Iterator<Item = T>, mut see: impl FnMut(&mut Self, T)) {
        for (item, number) in items.zip(1..) {
            self.watch.item(number);
            see(self, item);
        }
    }

    fn sections(&mut self) {
        self.watch.borrowed(self.pack.bytes());
        self.each(self.pack.sections(), |calls, info| {
            let SectionInfo { tag, version, critical, offset, length, crc } = info;
            calls.watch.number(u64::from(tag[0]) + u64::from(version) + u64::from(critical));
            calls.watch.number(u64::from(offset) + u64::from(length) + u64::from(crc));
        });
        for &section in Section::ALL {
            self.watch.borrowed(self.pack.section(section));
        }
    }

    /// Every record of a table, in every way to reach it.
    fn table<R: Record>(&mut self, table: Table<'a, R>, mut see: impl FnMut(&mut Self, R)) {
        let number = self.question.number;
        self.watch.number(u64::from(table.len()) + table.stride() as u64 + u64::from(table.is_empty()));
        self.each(table.iter(), |calls, (number, record)| {
            calls.watch.number(number.into());
            let mut bytes = [0; 64];
            record.write(&mut bytes);
            calls.watch.number(bytes.iter().map(|&byte| u64::from(byte)).sum());
            see(calls, record);
        });
        self.each(table.range(number, number), |calls, (number, _)| calls.watch.number(number.into()));
        if let Some(record) = table.get(number) {
            see(self, record);
        }
        self.watch.number(
            table
                .partition_point(|record| {
                    let mut bytes = [0; 8];
                    record.write(&mut bytes);
                    bytes[0] < 128
                })
                .into(),
        );
    }

    fn records(&mut self) {
        let pack = self.pack;
        self.table(pack.resources(), |calls, resource| {
            calls.each(pack.served_by(&resource), |calls, (number, link)| {
                calls.watch.number(u64::from(number) + u64::from(link.need));
            });
            calls.watch.number(fit::fits(&pack, &resource, &calls.situation()).map_or(0, u64::from));
        });
        self.table(pack.jobs(), Self::need);
        self.table(pack.outcomes(), Self::need);
        self.table(pack.links(), |calls, link| calls.text(pack.why(link.text)));
        self.table(pack.served(), |_, _| {});
        self.table(pack.requirements(), |calls, requirement| calls.text(pack.why(requirement.text)));
        self.table(pack.choices(), |_, _| {});
        self.table(pack.conditions(), |calls, condition| calls.text(pack.name(condition.value)));
        self.table(pack.facets(), |calls, facet| calls.text(pack.name(facet.name)));
        self.table(pack.circumstances(), Self::circumstance);
        self.table(pack.job_circumstances(), |_, _| {});
        self.table(pack.collections(), Self::collection);
        self.table(pack.items(), |calls, item| calls.text(pack.why(item.text)));
        self.table(pack.tallies(), |calls, tally| {
            calls.each(pack.tally_cells(&tally), |calls, cell| calls.watch.number(cell.into()));
        });
        self.table(pack.folds(), |calls, fold| calls.watch.number(fold.bytes().1 as u64));
        self.table(pack.lexicon_blocks(), |_, _| {});
        self.table(pack.terms(), |_, _| {});
        self.table(pack.names(), |_, _| {});
        let search = pack.search();
        self.watch.number(u64::from(search.inherit) + u64::from(search.prefer));
    }

    fn situation(&self) -> Situation<'a> {
        let circumstance = self.pack.circumstances().get(0).unwrap_or_default();
        Situation { minutes: 10, today: 1, ..Situation::of_circumstance(&self.pack, &circumstance) }
    }

    fn need(&mut self, need: Need) {
        self.each(self.pack.links_of(&need), |calls, (number, link)| {
            calls.watch.number(u64::from(number) + u64::from(link.resource));
        });
        if let Ok(text) = self.pack.job_text(&need) {
            self.job(text);
        }
        if let Ok(text) = self.pack.outcome_text(&need) {
            self.outcome(text);
        }
    }

    fn circumstance(&mut self, circumstance: Circumstance) {
        self.text(self.pack.name(circumstance.language));
        if let Ok(CircumstanceText { id, title, summary }) = self.pack.circumstance_text(&circumstance) {
            self.all([id, title, summary]);
        }
    }

    fn collection(&mut self, collection: Collection) {
        if let Ok(CollectionText { id, title, curator, summary }) = self.pack.collection_text(&collection) {
            self.all([id, title, curator, summary]);
        }
    }

    fn look_ups(&mut self) {
        let (pack, Question { query, number, .. }) = (self.pack, self.question);
        let need = number;
        self.watch.number(u64::from(pack.need_count()) + u64::from(pack.is_job(need)));
        for number in 0..=pack.need_count() {
            self.text(pack.need_id(number));
            self.statement(pack.need_statement(number).unwrap_or_default());
            self.watch.number(pack.need(number).map_or(0, |need| need.text.into()));
            let found = pack.need_by_id(pack.need_id(number)).or(pack.link_between(self.question.number, number));
            self.watch.number(found.map_or(0, u64::from));
        }
        for number in 0..=pack.resources().len() {
            self.text(pack.resource_id(number));
            self.text(pack.resource_title(number));
            self.watch.number(pack.resource_by_id(pack.resource_id(number)).map_or(0, u64::from));
        }
        for number in 0..=u16::try_from(pack.names().len()).unwrap_or(u16::MAX) {
            let name = pack.name(number);
            self.text(name);
            self.watch.number(pack.name_number(name).map_or(0, u64::from));
            let condition = fit::condition(&pack, name, query).unwrap_or(Condition { facet: 0, value: 0 });
            self.watch.number(condition.facet.into());
        }
        let found = [
            pack.need_by_id(query),
            pack.resource_by_id(query),
            pack.collection_by_id(query),
            pack.circumstance_by_id(query),
            pack.name_number(query).map(u32::from),
        ];
        self.all([pack.circumstance_id(number), pack.collection_id(number)]);
        for number in found {
            self.watch.number(number.map_or(0, u64::from));
        }
    }

    /// Records of any table, whatever they are.
    fn rows(&mut self) {
        const TEXT: pack::Field = pack::Field::named::<pack::Reference>("to");
        let (pack, Question { query, number, .. }) = (self.pack, self.question);
        let (section, place) = pack.need_place(number);
        self.text(pack.id_at(section, place).unwrap_or(""));
        for &section in Section::ALL {
            self.watch.number(pack.row_count(section).into());
            self.watch.number(pack.number_by_id(section, query).map_or(0, u64::from));
            self.text(pack.id_at(section, number).unwrap_or(""));
            let row = pack.row(section, number).unwrap_or(&[]);
            self.watch.borrowed(row);
            let mut reader = Reader::of(pack.text_bytes(TEXT.of(row)).unwrap_or(&[]));
            self.text(<&str>::read(&mut reader));
            self.watch.borrowed(reader.rest().unwrap_or(&[]));
        }
    }

    fn entry(&mut self, lexicon: &Lexicon<'a>, entry: LexiconEntry<'a>) {
        self.each(entry.terms(), |calls, found| {
            calls.watch.number(u64::from(found.term) + u64::from(found.form) + u64::from(found.bonus));
            calls.postings(found.term);
        });
        self.watch.number(u64::from(lexicon.frequency(&entry)) + u64::from(entry.is_stop()));
        self.watch.number(u64::from(entry.commonness()) + u64::from(entry.joins()));
    }

    /// The postings of a term, in whichever block they may be.
    fn postings(&mut self, term: u32) {
        let list = self.pack.postings(term);
        self.watch.number(u64::from(list.frequency) + u64::from(list.count));
        self.watch.number(u64::from(list.least) + u64::from(list.impact) + u64::from(list.tenth));
        self.watch.number(
            list.only.map_or(0, |(document, impact, form)| u64::from(document) + u64::from(impact) + u64::from(form)),
        );
        self.watch.borrowed(list.blocks);
        let (mut rest, mut left) = (list.blocks, list.count);
        // Every term of every word comes here, so a few blocks are enough.
        for _ in 0..4 {
            let Some(block) = pack::take_block(rest, left).filter(|_| left > 0) else { break };
            self.watch.borrowed(block.fields);
            let size = left.min(pack::BLOCK_POSTINGS);
            for number in [0, 1, size.saturating_sub(1), size, u32::MAX] {
                let (gap, impact, form) = block.posting(&list, number);
                self.watch.number(u64::from(gap) + u64::from(impact) + u64::from(form) + u64::from(block.span));
            }
            rest = block.fields.get(block.size(list.form_bits, left)..).unwrap_or(&[]);
            left = left.saturating_sub(size);
        }
    }

    /// Lists one after the other, whatever they are.
    fn lists(&mut self) {
        let (mut rest, mut number) = (self.pack.section(Section::Postings), 0);
        let documents = self.pack.document_count() ^ self.question.number;
        self.watch.number(pack::only_size(documents) as u64 + u64::from(pack::bit_count(documents)));
        let mut counts = [0; 33];
        counts.iter_mut().zip(rest).for_each(|(count, &byte)| *count = byte);
        let (bits, patches) = pack::gap_widths(&counts);
        self.watch.number(u64::from(bits) + u64::from(patches));
        while let Some((list, after)) = pack::take_list(rest, documents) {
            number += 1;
            self.watch.item(number);
            self.watch.number(list.frequency.into());
            rest = after;
        }
        self.postings(self.question.number);
    }

    fn words(&mut self) {
        let (pack, lexicon) = (self.pack, Lexicon::of(&self.pack));
        self.watch.number(lexicon.block_count().into());
        let (mut walk, mut steps) = (lexicon.walk(), 0);
        while walk.step() {
            steps += 1;
            self.watch.item(steps);
            self.watch.number(walk.word.len() as u64);
            self.entry(&lexicon, walk.entry);
            let known = lexicon.look_up(&walk.word).is_some();
            self.watch.number(known.into());
        }
        let mut speller = Speller::new();
        for word in Words::new(self.question.query, pack.folds()) {
            self.watch.number((word.end - word.start) as u64);
            self.watch.number(word.pieces().map_or(0, |(first, second)| first.len() ^ second.len()) as u64);
            if let Some(walk) = lexicon.seek(&word.text) {
                self.entry(&lexicon, walk.entry);
            }
            for search in 0..3 {
                let found = match search {
                    0 => speller.inflected(&pack, &lexicon, &word.text, MAX_ENDINGS),
                    1 => speller.near(&pack, &lexicon, &word.text),
                    _ => speller.far(&lexicon, &word.text),
                };
                self.watch.number((speller.found().len() + speller.other().len()) as u64 + u64::from(found));
            }
            let parts = split(&pack, &lexicon, &word.text);
            self.watch.number(parts.map_or(0, |(first, second)| first.len() + second.len()) as u64);
            self.watch.number(may_begin(pack.section(Section::Beginnings), &word.text).into());
            self.watch.number(text::beginning_bits(&word.text, pack.section(Section::Beginnings).len())[0] as u64);
        }
    }

    fn completions(&mut self) {
        let mut found = [Completion::nothing(); 3];
        for room in [0, 3] {
            let found = found.get_mut(..room).unwrap_or_default();
            let counts = [
                find::complete(&self.pack, self.question.query, found),
                text::complete(&Lexicon::of(&self.pack), self.question.query.as_bytes(), found),
            ];
            for count in counts {
                self.watch.number(count as u64);
            }
            for completion in found.iter() {
                self.watch.number(u64::from(completion.frequency) + completion.word().len() as u64);
            }
        }
    }

    fn picks(&mut self) {
        self.room();
        let number = self.question.number;
        let (aspects, known, pool) = ([0, number, 3], [number, 2], [2, 0, 1, number]);
        let situation = self.situation();
        let requests = [
            Request::default(),
            Request { minutes: 15, items: 2, situation, ..Request::default() },
            Request { aspects: &aspects, known: &known, known_needs: &aspects, ..Request::default() },
            Request { pool: Some(&pool), known_needs: &known, ..Request::default() },
        ];
        for request in requests {
            self.pick::<8, 32>(&request);
            self.pick::<2, 3>(&request);
        }
    }

    fn room(&mut self) {
        let Question { number, offset, .. } = self.question;
        let room = pick::Room::enough(&self.pack, number as u16);
        self.watch.number((room.bytes() + room.within(offset as usize).bytes()) as u64);
    }

    fn pick<const MANY: usize, const EDGES: usize>(&mut self, request: &Request<'_>) {
        let pack = self.pack;
        let mut scratch = pick::Scratch {
            aspects: &mut [Aspect::default(); MANY],
            candidates: &mut [Candidate::default(); MANY],
            edges: &mut [Edge::default(); EDGES],
            picked: &mut [Picked::default(); MANY],
            left_out: &mut [LeftOut::default(); 2],
        };
        let answer = pick(&pack, request, &mut scratch);
        let certificate = answer.certificate;
        self.watch.number(certificate.value ^ certificate.bound ^ certificate.possible ^ certificate.known);
        self.watch.number(u64::from(certificate.minutes) + u64::from(answer.truncated));
        self.each(answer.items.iter(), |calls, item| {
            calls.watch.number(u64::from(item.resource) + u64::from(item.gain))
        });
        self.each(answer.aspects.iter(), |calls, aspect| calls.watch.number(aspect.covered.into()));
        self.each(answer.left_out.iter(), |calls, left| calls.watch.number(left.worth.into()));
        self.each(answer.advised(&pack, request), |calls, (_, number, _)| calls.watch.number(number.into()));
    }

    fn scores(&mut self) {
        let profile = self.pack.about().ok().and_then(|about| Profile::by_name(about.profile));
        let profile = profile.unwrap_or(score::PROFILES[0]);
        let hostile = Profile { scale: self.question.number as u8, top_from: self.question.offset as u8, ..profile };
        self.watch.number(hostile.check().is_ok().into());
        for (_, tally) in self.pack.tallies().iter() {
            let cells = self.pack.tally_cells(&tally);
            let Ok(mut tally) = score::Tally::from_cells(tally.scale, cells) else { continue };
            self.watch.number(tally.people());
            let twin = tally.clone();
            self.watch.number(tally.record(Some(1), Some(tally.scale())).is_ok().into());
            self.watch.number(tally.cell(None, Some(200)).map_or(0, u64::from));
            self.watch.number(tally.record_many(None, Some(200), 3).is_ok().into());
            self.watch.number(tally.merge(&twin).is_ok().into());
            self.each(tally.cells(), |calls, cell| calls.watch.number(cell.into()));
            for profile in [profile, hostile] {
                self.tally(&tally, &profile);
            }
        }
    }

    fn tally(&mut self, tally: &score::Tally, profile: &Profile<'_>) {
        if let Ok(counts) = Counts::of(tally, profile) {
            see_counts(self.watch, &counts);
        }
        let Ok(score) = Score::of(tally, profile) else { return };
        see_score(self.watch, &score);
        let overlap = Overlap::from_cells([self.question.number; 16]);
        let difference = score::difference(&score, &score, Some(&overlap));
        self.watch.number(u64::from(difference.lo <= difference.hi));
        let mut out = [Ranks::default(); 2];
        let ranked = score::ranks(&[score, score], |_, _| Some(overlap), &mut out);
        self.watch.number(ranked.map_or(0, |()| u64::from(out[0].lo) + u64::from(out[1].hi)));
        score::ranks_of(|at| (at == 0).then_some(score), |_, _| None, &mut out);
        self.watch.number(u64::from(out[0].lo) + u64::from(out[1].hi));
    }

    fn verifies(&mut self) {
        if let Err(error) = self.pack.verify() {
            see_error(self.watch, error);
        }
        let (mut verifier, mut steps) = (self.pack.verifier(), 0);
        while let Ok(false) = verifier.step(7) {
            steps += 1;
            self.watch.item(steps);
        }
        self.watch.number(verifier.step(1).is_ok().into());
    }
}

fn at_offset(text: u32) -> Resource {
    Resource { text, ..Resource::default() }
}
