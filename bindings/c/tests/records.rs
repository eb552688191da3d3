//! Records and lists: every field that comes across is what the engine reads.

#![allow(clippy::undocumented_unsafe_blocks, reason = "a call is one, and what is passed stands beside it")]

mod support;

use jobpack::model::*;
use jobpack::pack::{NO_NAME, NONE, Pack};
use jobpack_c::jobpack_status::{self, *};
use jobpack_c::lists::*;
use jobpack_c::pack::jobpack_pack;
use jobpack_c::records::*;
use support::{c, got, opened, said};

/// Compares fields by name: texts as texts, numbers as they are.
macro_rules! same {
    ($across:expr, $engine:expr; $($text:ident),*; $($number:ident),*) => {{
        $(assert_eq!(said($across.$text), $engine.$text, stringify!($text));)*
        $(assert_eq!($across.$number, $engine.$number, stringify!($number));)*
    }};
}

/// A function that reads a record by its number.
type At<T> = unsafe extern "C" fn(*const jobpack_pack, u32, *mut T) -> jobpack_status;

/// Every record that a function reads, one after the other; beyond the last it finds nothing.
fn all<T>(pack: &jobpack_pack, count: u32, at: At<T>) -> Vec<T> {
    let read = |number| got(|out| unsafe { at(pack, number, out) });
    for beyond in [count, count + 1, u32::MAX] {
        assert_eq!(read(beyond).err(), Some(JOBPACK_NOT_FOUND));
    }
    (0..count).map(|number| read(number).unwrap_or_else(|status| panic!("{number}: {status:?}"))).collect()
}

/// How many there are of a kind.
fn count(pack: &jobpack_pack, kind: u32) -> Result<u32, jobpack_status> {
    got(|out| unsafe { c::jobpack_count(pack, kind, out) })
}

#[test]
fn counts_ids_and_numbers_are_the_engine_s() {
    let (across, pack) = opened();
    let sections = pack.sections().count() as u32;
    let counts = [
        pack.resources().len(),
        pack.need_count(),
        pack.jobs().len(),
        pack.outcomes().len(),
        pack.links().len(),
        pack.served().len(),
        pack.requirements().len(),
        pack.choices().len(),
        pack.conditions().len(),
        pack.facets().len(),
        pack.circumstances().len(),
        pack.job_circumstances().len(),
        pack.collections().len(),
        pack.items().len(),
        pack.tallies().len(),
        pack.names().len(),
        sections,
    ];
    assert!(counts.iter().all(|&count| count > 0), "the pack has every kind of record");
    for (kind, known) in (1..).zip(counts) {
        assert_eq!(count(&across, kind), Ok(known));
    }
    assert!([0, 18, u32::MAX].into_iter().all(|kind| count(&across, kind) == Err(JOBPACK_ERROR_CODE)));
    let id = |kind, number| got(|out| unsafe { c::jobpack_id(&across, kind, number, out) }).map(said);
    let number =
        |kind, id: &str| got(|out| unsafe { c::jobpack_number(&across, kind, id.as_ptr().cast(), id.len(), out) });
    for (kind, count) in (1..=17).zip(counts) {
        if ![1, 2, 11, 13, 16].contains(&kind) {
            assert_eq!((id(kind, 0), number(kind, "mail")), (Err(JOBPACK_ERROR_CODE), Err(JOBPACK_ERROR_CODE)));
            continue;
        }
        for at in 0..count {
            assert_eq!(number(kind, id(kind, at).unwrap()), Ok(at));
        }
        assert_eq!(number(kind, "there is no such id"), Err(JOBPACK_NOT_FOUND));
        let beyond = [count, u16::MAX.into(), 1 << 16, u32::MAX];
        assert!(beyond.into_iter().all(|number| id(kind, number) == Err(JOBPACK_NOT_FOUND)));
    }
    assert_eq!((id(1, 0), id(2, 0), id(11, 0)), (Ok(pack.resource_id(0)), Ok(pack.need_id(0)), Ok("desk")));
}

#[test]
fn sections_are_the_engine_s() {
    let (across, pack) = opened();
    let sections = all(&across, pack.sections().count() as u32, c::jobpack_section_at);
    for (read, info) in sections.iter().zip(pack.sections()) {
        same!(read, info; ; tag, offset, length, crc, version);
        assert_eq!(read.critical, u8::from(info.critical));
    }
}

#[test]
fn what_a_pack_says_of_itself_comes_across() {
    let (across, pack) = opened();
    let about = got(|out| unsafe { c::jobpack_about_read(&across, out) }).unwrap();
    let known = pack.about().unwrap();
    same!(about, known; title, curator, language, licence, made_for, summary, profile; edition);
    list(about.analysers, known.analysers, c::jobpack_next_analyser, |across, item| {
        same!(across, item; language, name;);
    });
}

#[test]
fn resources_come_across() {
    let (across, pack) = opened();
    let count = pack.resources().len();
    for (number, read) in (0..).zip(all(&across, count, c::jobpack_resource_at)) {
        let known = pack.resources().get(number).unwrap();
        same!(read, known; ; first_served, served_count, first_condition, first_requirement, rank, condition_count,
            requirement_count, minutes, review_by, expires, level, moments);
        assert_eq!((said(read.language), said(read.kind)), (pack.name(known.language), pack.name(known.kind)));
    }
    for (number, read) in (0..).zip(all(&across, count, c::jobpack_resource_text_at)) {
        let known = pack.resource_text(&pack.resources().get(number).unwrap()).unwrap();
        same!(read, known; id, title, summary, url, body, licence, author, source, added, reviewed, review_by, expires,
            superseded_by;);
        for (list, known) in
            [(read.tags, known.tags), (read.teaches, known.teaches), (read.prerequisites, known.prerequisites)]
        {
            texts(list, known);
        }
        evidence(read.evidence, known.evidence);
    }
    for (number, title) in (0..).zip(all(&across, count, c::jobpack_resource_title)) {
        assert_eq!(said(title), pack.resource_title(number));
    }
}

#[test]
fn needs_come_across() {
    let (across, pack) = opened();
    let (count, jobs) = (pack.need_count(), pack.jobs().len());
    for (number, read) in (0..).zip(all(&across, count, c::jobpack_need_at)) {
        let known = pack.need(number).unwrap();
        same!(read, known; ; job, first_link, link_count, first_circumstance, respondents, opportunity, opportunity_low,
            opportunity_high, circumstance_count, kind, step, region, certain);
        assert_eq!(read.is_job, u8::from(number < jobs));
    }
    for (number, read) in (0..).zip(all(&across, jobs, c::jobpack_job_text_at)) {
        job(&read, &pack.job_text(&pack.need(number).unwrap()).unwrap());
    }
    for number in 0..count {
        let read = got(|out| unsafe { c::jobpack_outcome_text_at(&across, number, out) });
        if number < jobs {
            assert_eq!(read.err(), Some(JOBPACK_NOT_FOUND));
            continue;
        }
        let (read, known) = (read.unwrap(), pack.outcome_text(&pack.need(number).unwrap()).unwrap());
        same!(read, known; id, example;);
        statement(&read.statement, &known.statement);
        texts(read.ways, known.ways);
        evidence(read.evidence, known.evidence);
    }
}

fn statement(read: &jobpack_statement, known: &Statement<'_>) {
    same!(read, known; whole, lead, metric, object, clarifier;);
}

fn job(read: &jobpack_job_text, known: &JobText<'static>) {
    same!(read, known; id, executor, phase, summary;);
    statement(&read.statement, &known.statement);
    texts(read.ways, known.ways);
    evidence(read.evidence, known.evidence);
    let backed = |read: &jobpack_evidence, known: &Evidence<'_>| same!(read, known; quote, source; confidence);
    list(read.stories, known.stories, c::jobpack_next_story, |read, known| {
        same!(read, known; when, want, so_that, without;);
    });
    list(read.forces, known.forces, c::jobpack_next_force, |read, known| {
        same!(read, known; statement;);
        assert_eq!(read.kind, known.force);
        backed(&read.evidence, &known.evidence);
    });
    list(read.obstacles, known.obstacles, c::jobpack_next_obstacle, |read, known| {
        same!(read, known; statement; stage);
        backed(&read.evidence, &known.evidence);
    });
    list(read.tradeoffs, known.tradeoffs, c::jobpack_next_tradeoff, |read, known| {
        same!(read, known; gives_up, gets;);
        backed(&read.evidence, &known.evidence);
    });
    list(read.experiences, known.experiences, c::jobpack_next_experience, |read, known| {
        same!(read, known; statement;);
        backed(&read.evidence, &known.evidence);
    });
    list(read.hires, known.hires, c::jobpack_next_hire, |read, known| {
        same!(read, known; solution, why; kind);
        backed(&read.evidence, &known.evidence);
    });
}

type Next<T> = unsafe extern "C" fn(*mut jobpack_list, *mut T) -> jobpack_status;

/// Every item of a list, and no more however often it is asked. A copy begins again.
fn list<T, I>(list: jobpack_list, known: List<'static, I>, next: Next<T>, same: impl Fn(T, I))
where
    ListIter<'static, I>: Iterator<Item = I>,
{
    for mut copy in [list, list] {
        for item in known.iter() {
            // Without room for an item, it stays.
            assert_eq!(unsafe { next(&mut copy, core::ptr::null_mut()) }, JOBPACK_ERROR_NULL);
            same(got(|out| unsafe { next(&mut copy, out) }).unwrap(), item);
        }
        for _ in 0..2 {
            assert_eq!(got(|out| unsafe { next(&mut copy, out) }).err(), Some(JOBPACK_DONE));
        }
    }
}

fn texts(read: jobpack_list, known: List<'static, &'static str>) {
    list(read, known, c::jobpack_next_text, |read, known| assert_eq!(said(read), known));
}

fn evidence(read: jobpack_list, known: List<'static, Evidence<'static>>) {
    list(read, known, c::jobpack_next_evidence, |read, known| same!(read, known; quote, source; confidence));
}

#[test]
fn statements_fill_what_room_there_is() {
    let (across, pack) = opened();
    for need in 0..pack.need_count() {
        let mut whole = [0; 96];
        let length = pack.need_statement(need).unwrap().join(&mut whole);
        let write = |at: *mut u8, capacity| {
            got(|out| unsafe { c::jobpack_need_statement(&across, need, at.cast(), capacity, out) })
        };
        assert_eq!(write(core::ptr::null_mut(), 0), Ok(length));
        for capacity in (0..=length + 1).step_by(if cfg!(miri) { 7 } else { 1 }) {
            let mut buffer = vec![0xA5; capacity + 1];
            assert_eq!(write(buffer.as_mut_ptr(), capacity), Ok(length));
            assert_eq!((&buffer[..length.min(capacity)], buffer[capacity]), (&whole[..length.min(capacity)], 0xA5));
        }
    }
    let none = got(|out| unsafe { c::jobpack_need_statement(&across, u32::MAX, core::ptr::null_mut(), 0, out) });
    assert_eq!(none, Err(JOBPACK_NOT_FOUND));
}

#[test]
fn links_and_requirements_come_across() {
    let (across, pack) = opened();
    let link = |read: &jobpack_link, number| {
        let known = pack.links().get(number).unwrap();
        same!(read, known; ; need, resource, order, strength, role);
        assert_eq!((said(read.why), read.number), (pack.why(known.text), number));
    };
    let links = all(&across, pack.links().len(), c::jobpack_link_at);
    links.iter().zip(0..).for_each(|(read, number)| link(read, number));
    let served = all(&across, pack.served().len(), c::jobpack_served_at);
    served.iter().zip(0..).for_each(|(read, place)| link(read, pack.served().get(place).unwrap().to));
    let between = |resource, need| got(|out| unsafe { c::jobpack_link_between(&across, resource, need, out) }).ok();
    links.iter().for_each(|link| assert_eq!(between(link.resource, link.need), Some(link.number)));
    let pairs =
        (0..=pack.resources().len()).flat_map(|resource| (0..=pack.need_count()).map(move |need| (resource, need)));
    assert_eq!(pairs.filter_map(|(resource, need)| between(resource, need)).count(), links.len());
    for (number, read) in (0..).zip(all(&across, pack.requirements().len(), c::jobpack_requirement_at)) {
        let known = pack.requirements().get(number).unwrap();
        same!(read, known; ; first_option, option_count, kind);
        assert_eq!(said(read.why), pack.why(known.text));
    }
    for (number, read) in (0..).zip(all(&across, pack.choices().len(), c::jobpack_option_at)) {
        let known = pack.choices().get(number).unwrap();
        assert_eq!((read.kind, read.target), (known.of.into(), known.target));
    }
}

#[test]
fn circumstances_and_collections_come_across() {
    let (across, pack) = opened();
    for (number, read) in (0..).zip(all(&across, pack.conditions().len(), c::jobpack_condition_at)) {
        same!(read, pack.conditions().get(number).unwrap(); ; facet, value);
    }
    for (number, read) in (0..).zip(all(&across, pack.facets().len(), c::jobpack_facet_at)) {
        let known = pack.facets().get(number).unwrap();
        assert_eq!((said(read.name), read.matching), (pack.name(known.name), known.matching));
    }
    for (number, read) in (0..).zip(all(&across, pack.circumstances().len(), c::jobpack_circumstance_at)) {
        let known = pack.circumstances().get(number).unwrap();
        same!(read, pack.circumstance_text(&known).unwrap(); id, title, summary;);
        same!(read, known; ; first_condition, condition_count, minutes, level, moments);
        assert_eq!(said(read.language), pack.name(known.language));
    }
    let places = all(&across, pack.job_circumstances().len(), c::jobpack_job_circumstance_at);
    assert!(places.into_iter().zip(0..).all(|(to, place)| pack.job_circumstances().get(place).unwrap().to == to));
    for (number, read) in (0..).zip(all(&across, pack.collections().len(), c::jobpack_collection_at)) {
        let known = pack.collections().get(number).unwrap();
        same!(read, pack.collection_text(&known).unwrap(); id, title, curator, summary;);
        same!(read, known; ; first_item, item_count, job, circumstance, minutes, purpose);
    }
    for (number, read) in (0..).zip(all(&across, pack.items().len(), c::jobpack_item_at)) {
        let known = pack.items().get(number).unwrap();
        assert_eq!((said(read.why), read.resource), (pack.why(known.text), known.resource));
    }
}

#[test]
fn situations_and_tallies_come_across() {
    let (across, pack) = opened();
    for (number, read) in (0..).zip(all(&across, pack.circumstances().len(), c::jobpack_situation_of)) {
        let known = jobpack::Situation::of_circumstance(&pack, &pack.circumstances().get(number).unwrap());
        same!(read, known; language; minutes, today, level, moments);
        let named = (read.first_named_condition, read.named_condition_count);
        assert_eq!(named, (known.first_condition, known.condition_count));
        for resource in 0..pack.resources().len() {
            let fit = got(|out| unsafe { c::jobpack_fit(&across, resource, &read, out) });
            let record = pack.resources().get(resource).unwrap();
            assert_eq!(fit, Ok(jobpack::fit::fits(&pack, &record, &known).unwrap_or(NONE)));
        }
    }
    let condition = |facet: &str, value: &str| {
        let (facet, value) = ((facet.as_ptr().cast(), facet.len()), (value.as_ptr().cast(), value.len()));
        got(|out| unsafe { c::jobpack_condition_of(&across, facet.0, facet.1, value.0, value.1, out) })
    };
    for (facet, value) in [("role", "editor"), ("region", "nowhere"), ("device", "phone"), ("north", "role"), ("", "")]
    {
        let known = jobpack::fit::condition(&pack, facet, value).map(jobpack_condition::from);
        assert_eq!(condition(facet, value), known.ok_or(JOBPACK_NOT_FOUND));
    }
    for (number, read) in (0..).zip(all(&across, pack.tallies().len(), c::jobpack_tally_at)) {
        let known = pack.tallies().get(number).unwrap();
        same!(read, known; ; need, scale);
        let everyone = known.segment == NO_NAME;
        assert_eq!((said(read.segment), read.everyone), (pack.name(known.segment), everyone.into()));
    }
}

/// A damaged pack that opens, and what is read of it.
#[test]
fn what_cannot_be_read_of_a_damaged_pack_says_so() {
    for at in (0..support::SMALL.len()).step_by(if cfg!(miri) { 2_003 } else { 1 }) {
        let mut bytes = support::SMALL.to_vec();
        bytes[at] ^= 0xFF;
        let mut across = core::mem::MaybeUninit::uninit();
        let mut error = core::mem::MaybeUninit::uninit();
        let size = size_of::<jobpack_pack>();
        let data = bytes.as_ptr().cast();
        let status = unsafe { c::jobpack_open(across.as_mut_ptr(), size, data, bytes.len(), error.as_mut_ptr()) };
        let known = Pack::open(&bytes);
        assert_eq!(status, known.map_or_else(Into::into, |_| JOBPACK_OK));
        if let Err(known) = known {
            assert_eq!(unsafe { error.assume_init() }, known.into());
            continue;
        }
        let (pack, across) = (known.unwrap(), unsafe { across.assume_init() });
        let status = unsafe { c::jobpack_verify(&across, error.as_mut_ptr()) };
        assert_eq!(status, pack.verify().map_or_else(Into::into, |()| JOBPACK_OK));
        if let Err(known) = pack.verify() {
            assert_eq!(unsafe { error.assume_init() }, known.into());
        }
        let about = got(|out| unsafe { c::jobpack_about_read(&across, out) });
        assert_eq!(about.err(), pack.about().err().map(Into::into));
        for (number, record) in pack.resources().iter() {
            let text = got(|out| unsafe { c::jobpack_resource_text_at(&across, number, out) });
            assert_eq!(text.err(), pack.resource_text(&record).err().map(Into::into));
        }
    }
}
