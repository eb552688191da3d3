//! Searches and picks: what comes across is what the engine answers, whatever room there is for it.
#![allow(clippy::undocumented_unsafe_blocks, reason = "a call is one, and what is passed stands beside it")]

mod support;

use core::ptr::{null, null_mut};
use jobpack::find::{Hit, Scratch, find};
use jobpack::model::RequirementKind;
use jobpack::pack::{Record, Requirement, Section, SectionInfo};
use jobpack::pick::{self, Aspect, Candidate, Edge, LeftOut, Pick, Picked, Request, Room};
use jobpack::{Pack, Situation};
use jobpack_c::find::*;
use jobpack_c::jobpack_status::*;
use jobpack_c::pick::*;
use jobpack_c::situation::jobpack_situation;
use support::{SMALL, c, got, handle, opened, said};

/// Miri, which takes seconds for a pick, is given one of each: it looks at the memory, not at the answers.
const QUERIES: &[&str] = &[
    "wrong names, errors when mailing the reportung",
    "",
    "lists",
    "zzz",
    "readerz", // an edit behind the first five characters
    "Café reports reports tested, not listed",
    "editor of mailing lists who sends test reports to many readers and never mails them twice",
];

fn queries() -> impl Iterator<Item = &'static str> {
    QUERIES.iter().copied().take(if cfg!(miri) { 1 } else { QUERIES.len() })
}

fn search() -> Box<jobpack_search> {
    let mut search = Box::new_uninit();
    // SAFETY: it is opened before it is read.
    unsafe {
        assert_eq!(c::jobpack_search_open(search.as_mut_ptr(), size_of::<jobpack_search>()), JOBPACK_OK);
        search.assume_init()
    }
}

/// The first circumstance's situation, as both sides know it, and one that says nothing.
fn situations<'p>(across: &jobpack_c::pack::jobpack_pack, pack: &Pack<'p>) -> [(jobpack_situation, Situation<'p>); 2] {
    let record = pack.circumstances().get(0).unwrap();
    let named = got(|out| unsafe { c::jobpack_situation_of(across, 0, out) }).unwrap();
    // SAFETY: zeros are a situation.
    [(named, Situation::of_circumstance(pack, &record)), (unsafe { core::mem::zeroed() }, Situation::default())]
}

const EMPTY: jobpack_hit = jobpack_hit { words: 9, need_words: 9, resource: 9, score: 9, need: 9, inherited: 9 };

fn same(across: &jobpack_hit, hit: &Hit) -> bool {
    let jobpack_hit { words, need_words, resource, score, need, inherited } = *across;
    Hit { words, need_words, resource, score, need, inherited } == *hit
}

#[test]
fn searches_answer_as_the_engine_does_with_any_room() {
    let (across, pack) = opened();
    let (mut search, mut scratch) = (search(), Scratch::new());
    for (given, situation) in situations(&across, &pack) {
        for query in queries() {
            let mut hits = [Hit::default(); 5];
            let count = find(&pack, query, &situation, &mut scratch, &mut hits);
            for capacity in (0..=count + 1).filter(|capacity| !cfg!(miri) || *capacity == 2) {
                let mut written = vec![EMPTY; capacity + 1];
                let (words, length, room) = (query.as_ptr().cast(), query.len(), written.as_mut_ptr());
                // SAFETY: there is one hit more than the capacity.
                let found =
                    |out| unsafe { c::jobpack_find(&across, words, length, &given, &mut *search, room, capacity, out) };
                assert_eq!(got(found), Ok(count.min(capacity)));
                let found = count.min(capacity);
                assert!(written[..found].iter().zip(&hits[..found]).all(|(across, hit)| same(across, hit)));
                assert_eq!(written[capacity], EMPTY, "beyond the capacity");
            }
            findings(&search, &scratch);
        }
    }
}

/// What stands in the search beside the hits. It lies in the handle, and so in every copy of it.
fn findings(search: &jobpack_search, scratch: &Scratch) {
    let search = &Box::new(*search);
    // SAFETY: the search is open, and so is its copy.
    unsafe {
        let jobpack_findings { word_count, repair_count, need_count, overlong } =
            got(|out| c::jobpack_search_findings(&**search, out)).unwrap();
        for (number, word) in (0..).zip(scratch.words()) {
            let across = got(|out| c::jobpack_search_word_at(&**search, number, out)).unwrap();
            assert_eq!((across.start, across.end, across.times), (word.start, word.end, word.times.into()));
        }
        for (number, repair) in (0..).zip(scratch.repairs()) {
            let across = got(|out| c::jobpack_search_repair_at(&**search, number, out)).unwrap();
            assert_eq!((across.start, across.end), (repair.start, repair.end));
            assert_eq!(said(across.found).as_bytes(), repair.found.as_slice());
        }
        for (place, need) in (0..).zip(scratch.needs()) {
            let across = got(|out| c::jobpack_search_need_at(&**search, place, out)).unwrap();
            assert_eq!((across.need, across.score), need);
        }
        let counts = (scratch.words().len(), scratch.repairs().len(), scratch.needs().count());
        assert_eq!((word_count as usize, repair_count as usize, need_count as usize), counts);
        assert_eq!(overlong, u32::from(scratch.overlong()));
        let missing = |status| assert_eq!(status, Some(JOBPACK_NOT_FOUND));
        for beyond in [0, 1, u32::MAX - word_count] {
            missing(got(|out| c::jobpack_search_word_at(&**search, word_count + beyond, out)).err());
        }
        missing(got(|out| c::jobpack_search_repair_at(&**search, repair_count, out)).err());
        missing(got(|out| c::jobpack_search_need_at(&**search, need_count, out)).err());
    }
}

/// The engine's answer with enough room.
fn with_answer(pack: &Pack<'_>, request: &Request<'_>, see: impl FnOnce(Pick<'_>)) {
    let Room { aspects, candidates, edges, picked, left_out } = Room::enough(pack, request.items);
    see(pick::pick(
        pack,
        request,
        &mut pick::Scratch {
            aspects: &mut vec![Aspect::default(); aspects],
            candidates: &mut vec![Candidate::default(); candidates],
            edges: &mut vec![Edge::default(); edges],
            picked: &mut vec![Picked::default(); picked],
            left_out: &mut vec![LeftOut::default(); left_out],
        },
    ));
}

fn everything() -> jobpack_request {
    // SAFETY: zeros are a request.
    unsafe { core::mem::zeroed() }
}

/// Everything that can be read of an answer is what the engine says.
fn same_answer(selection: *const jobpack_selection, answer: &Pick<'_>) {
    // SAFETY: the selection lies in memory that is there.
    unsafe {
        let across = got(|out| c::jobpack_certificate_read(selection, out)).unwrap();
        let pick::Certificate { value, known, bound, possible, minutes, estimated } = answer.certificate;
        assert_eq!((across.value, across.known, across.bound, across.possible), (value, known, bound, possible));
        assert_eq!((across.minutes, across.estimated), (minutes, estimated.into()));
        assert_eq!(across.truncated, u32::from(answer.truncated));
        let counts = (answer.items.len(), answer.aspects.len(), answer.left_out.len());
        let read = (across.item_count as usize, across.aspect_count as usize, across.left_out_count as usize);
        assert_eq!(read, counts);
        for (place, item) in (0..).zip(answer.items) {
            let across = got(|out| c::jobpack_picked_at(selection, place, out)).unwrap();
            assert_eq!((across.resource, across.need, across.gain), (item.resource, item.need, item.gain));
            assert_eq!((across.minutes, across.estimated), (item.minutes, item.estimated.into()));
        }
        for (place, aspect) in (0..).zip(answer.aspects) {
            let across = got(|out| c::jobpack_aspect_at(selection, place, out)).unwrap();
            let read = (across.need, across.weight, across.covered, across.reason);
            assert_eq!(read, (aspect.need, aspect.weight, aspect.covered, aspect.reason as u8));
        }
        for (place, left) in (0..).zip(answer.left_out) {
            let across = got(|out| c::jobpack_left_out_at(selection, place, out)).unwrap();
            assert_eq!((across.resource, across.worth, across.reason), (left.resource, left.worth, left.reason as u32));
        }
        let missing = |status| assert_eq!(status, Some(JOBPACK_NOT_FOUND));
        missing(got(|out| c::jobpack_picked_at(selection, across.item_count, out)).err());
        missing(got(|out| c::jobpack_aspect_at(selection, across.aspect_count, out)).err());
        missing(got(|out| c::jobpack_left_out_at(selection, u32::MAX, out)).err());
    }
}

#[test]
fn the_memory_that_is_said_to_be_enough_is_wherever_it_begins() {
    let (across, pack) = opened();
    for &items in if cfg!(miri) { &[2][..] } else { &[0, 1, 2, 9] } {
        let size = got(|out| unsafe { c::jobpack_pick_memory(&across, items, out) }).unwrap();
        let request = jobpack_request { items, ..everything() };
        for offset in if cfg!(miri) { 3..4 } else { 0..16 } {
            let mut memory = vec![0_u64; (size + offset).div_ceil(8)];
            // SAFETY: that much memory was made.
            let picked = unsafe {
                let at = memory.as_mut_ptr().cast::<u8>().add(offset);
                got(|out| c::jobpack_pick(&across, &request, at.cast(), size, out))
            };
            let wanted = Request { items, ..Request::default() };
            with_answer(&pack, &wanted, |answer| {
                assert!(!answer.truncated);
                same_answer(picked.unwrap(), &answer);
            });
        }
    }
}

#[test]
fn with_less_memory_less_is_looked_at_and_nothing_beyond_it_is_touched() {
    const GUARD: u8 = 0xA5;
    let (across, _) = opened();
    let enough = got(|out| unsafe { c::jobpack_pick_memory(&across, 0, out) }).unwrap();
    let mut least = None;
    for size in (0..=enough).step_by(if cfg!(miri) { 97 } else { 1 }) {
        let offset = 9; // not aligned for anything
        let mut memory = vec![u64::from_ne_bytes([GUARD; 8]); (size + 24).div_ceil(8)];
        let base = memory.as_mut_ptr().cast::<u8>();
        // SAFETY: that much memory was made, and the answer is read before it goes.
        let picked = unsafe {
            let picked = got(|out| c::jobpack_pick(&across, null(), base.add(offset).cast(), size, out));
            picked.map(|at| got(|out| c::jobpack_certificate_read(at, out)).unwrap())
        };
        match picked {
            Ok(certificate) => {
                least.get_or_insert(size);
                assert!(certificate.value <= certificate.bound && certificate.bound <= certificate.possible);
            }
            Err(status) => assert_eq!((status, least), (JOBPACK_ERROR_ROOM, None), "{size} bytes"),
        }
        let guards = (0..offset).chain(offset + size..memory.len() * 8);
        // SAFETY: these bytes were written when the memory was made.
        guards.for_each(|at| assert_eq!(unsafe { base.add(at).read() }, GUARD));
    }
    let least = least.unwrap();
    println!("a pick takes {least} bytes at least, and {enough} here to look at everything");
    assert!(least <= 256);
    let none = |memory, size| got(|out| unsafe { c::jobpack_pick(&across, null(), memory, size, out) }).err();
    assert_eq!(none(null_mut(), 0), Some(JOBPACK_ERROR_ROOM));
    assert_eq!(none(null_mut(), 1), Some(JOBPACK_ERROR_NULL));
}

/// The request as C makes it: what is empty is NULL.
fn crossing(wanted: &Request<'_>, situation: *const jobpack_situation) -> jobpack_request {
    let at = |numbers: &[u32]| if numbers.is_empty() { null() } else { numbers.as_ptr() };
    jobpack_request {
        aspects: at(wanted.aspects),
        aspect_count: wanted.aspects.len(),
        known: at(wanted.known),
        known_count: wanted.known.len(),
        known_needs: at(wanted.known_needs),
        known_need_count: wanted.known_needs.len(),
        pool: wanted.pool.map_or(null(), <[u32]>::as_ptr),
        pool_count: wanted.pool.map_or(0, <[u32]>::len),
        situation,
        minutes: wanted.minutes,
        items: wanted.items,
        ..everything()
    }
}

/// The pack with every requirement soft, so that there is advice to give.
fn softened() -> Vec<u8> {
    /// `docs/FORMAT.md`
    const KIND: usize = 10;
    let mut bytes = SMALL.to_vec();
    let section = |info: &SectionInfo| info.tag == Section::Requirements.tag();
    let SectionInfo { offset, length, .. } = Pack::open(SMALL).unwrap().sections().find(section).unwrap();
    let table = &mut bytes[offset as usize..(offset + length) as usize];
    table[8..].chunks_exact_mut(Requirement::SIZE).for_each(|record| record[KIND] = RequirementKind::Soft.code());
    bytes
}

#[test]
fn requests_come_across() {
    let bytes = softened();
    let (across, pack) = (handle(&bytes), Pack::open(&bytes).unwrap());
    let [(given, situation), _] = situations(&across, &pack);
    let size = got(|out| unsafe { c::jobpack_pick_memory(&across, 0, out) }).unwrap();
    let mut advised = 0;
    let all: &[u8] = &core::array::from_fn::<u8, 64, _>(|at| at as u8);
    for &cases in if cfg!(miri) { &[8] } else { all } {
        let has = |bit: u8| cases >> bit & 1 == 1;
        let part = |bit, numbers: &'static [u32]| if has(bit) { numbers } else { &[] };
        let wanted = Request {
            aspects: part(0, &[2, 3, 5]),
            known: part(1, &[2]),
            known_needs: part(2, &[4]),
            pool: has(3).then_some(&[1]),
            situation: if has(4) { situation } else { Situation::default() },
            minutes: if has(5) { 12 } else { 0 },
            items: 0,
        };
        let request = crossing(&wanted, if has(4) { &given } else { null() });
        let mut memory = vec![0_u64; size.div_ceil(8)];
        // SAFETY: that much memory was made, and what the request points to is there.
        let picked = unsafe { got(|out| c::jobpack_pick(&across, &request, memory.as_mut_ptr().cast(), size, out)) };
        let selection = picked.unwrap();
        with_answer(&pack, &wanted, |answer| {
            same_answer(selection, &answer);
            for (place, (item, requirement, _)) in (0..).zip(answer.advised(&pack, &wanted)) {
                // SAFETY: as above.
                let advice = got(|out| unsafe { c::jobpack_advice_at(&across, &request, selection, place, out) });
                let advice = advice.unwrap();
                assert_eq!((advice.resource, advice.requirement), (item.resource, requirement));
                advised += 1;
            }
        });
    }
    assert!(advised > 0);
}
