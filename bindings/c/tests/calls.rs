//! Every function, with each of its pointers NULL one after the other, and with each handle zeroed: how it fails, and that it writes nothing then.

#![allow(clippy::undocumented_unsafe_blocks, reason = "a call is one, and what is passed stands beside it")]

#[path = "support/probe.rs"]
mod probe;

mod support;

use core::ffi::{CStr, c_char, c_void};
use core::ptr::{null, null_mut};
use jobpack_c::complete::*;
use jobpack_c::find::*;
use jobpack_c::jobpack_status::{self, *};
use jobpack_c::pack::*;
use jobpack_c::pick::{jobpack_request, jobpack_selection};
use jobpack_c::profile::jobpack_profile;
use jobpack_c::records::{jobpack_about, jobpack_job_text, jobpack_resource_text};
use jobpack_c::score::{jobpack_opportunity, jobpack_overlap, jobpack_rank_interval};
use jobpack_c::situation::jobpack_situation;
use jobpack_c::tally::*;
use jobpack_c::verify::*;
use probe::{Kind, Probe, Spoil};
use support::{SMALL, c, got, handle};

/// What the calls are given.
struct World {
    pack: *const jobpack_pack,
    search: *mut jobpack_search,
    tally: *mut jobpack_tally,
    verifier: *mut jobpack_verifier,
    selection: *const jobpack_selection,
    memory: *mut c_void,
    request: *const jobpack_request,
    situation: *const jobpack_situation,
    profile: *const jobpack_profile,
    scores: *const jobpack_opportunity,
    overlaps: *const jobpack_overlap,
    job: jobpack_job_text,
    about: jobpack_about,
    resource: jobpack_resource_text,
}

const MEMORY: usize = 2_048;
/// Enough for an empty answer, which is soon there.
const LITTLE: usize = 256;
/// How many numbers there are to unpack the pack into: more than it needs.
const UNPACKED: usize = 1 << 14;
/// The job that says the most, and that the first resource serves; the jobs come first, in the order of ids.
const MAIL: u32 = 2;
const QUERY: &CStr = c"reportung wrong names, errors when mailing";
const TALLIES: u32 = 0;

impl World {
    /// Everything opened.
    fn new(memory: &Probe) -> Self {
        let pack: *const jobpack_pack = memory.put(handle(SMALL));
        let (search, tally, verifier) = (memory.room(), memory.room(), memory.room());
        let piece = memory.room::<[u64; MEMORY / 8]>().cast();
        let situation = memory.put(got(|out| unsafe { c::jobpack_situation_of(pack, 0, out) }).unwrap());
        let profile = memory.put(got(|out| unsafe { c::jobpack_profile_at(0, out) }).unwrap());
        let pool = memory.put([0_u32]).cast_const().cast();
        let request = memory.put(jobpack_request { pool, pool_count: 1, items: 1, ..nothing() });
        // SAFETY: all of it is memory of the probe, and the pack is static.
        unsafe {
            assert_eq!(c::jobpack_search_open(search, size_of::<jobpack_search>()), JOBPACK_OK);
            assert_eq!(c::jobpack_tally_open(tally, size_of::<jobpack_tally>(), 5), JOBPACK_OK);
            assert_eq!(c::jobpack_tally_record(tally, 5, 1, 40), JOBPACK_OK);
            assert_eq!(c::jobpack_verifier_open(verifier, size_of::<jobpack_verifier>(), pack), JOBPACK_OK);
            let (words, length) = (QUERY.as_ptr(), QUERY.count_bytes());
            let found = got(|count| c::jobpack_find(pack, words, length, null(), search, null_mut(), 0, count));
            assert_eq!(found, Ok(0));
            let score = got(|out| c::jobpack_score_paired(40, 40, 0, 0, profile, out)).unwrap();
            Self {
                pack,
                search,
                tally,
                verifier,
                selection: got(|out| c::jobpack_pick(pack, request, piece, MEMORY, out)).unwrap(),
                memory: memory.room::<[u64; LITTLE / 8]>().cast(),
                request,
                situation,
                profile,
                scores: memory.put([score; 2]).cast(),
                overlaps: memory.put([jobpack_overlap { people: [1; 16] }]).cast(),
                job: got(|out| c::jobpack_job_text_at(pack, MAIL, out)).unwrap(),
                about: got(|out| c::jobpack_about_read(pack, out)).unwrap(),
                resource: got(|out| c::jobpack_resource_text_at(pack, 0, out)).unwrap(),
            }
        }
    }
}

/// A request that says nothing.
fn nothing() -> jobpack_request {
    // SAFETY: zeros are a request, as the header says.
    unsafe { core::mem::zeroed() }
}

type Call = fn(&Probe, &World) -> jobpack_status;

macro_rules! calls {
    ($($function:ident |$p:ident, $w:ident| ($($argument:expr),*);)+) => {
        const CALLS: &[(&str, Call)] = &[
            // SAFETY: what is passed is as C may pass it: the world is open, and outputs are apart.
            $((stringify!($function), |$p, $w| unsafe { let _ = $w; c::$function($($argument),*) }),)+
        ];
    };
}

calls! {
    jobpack_status_message |p, w| (100, p.out());
    jobpack_status_advice |p, w| (2, p.out());
    jobpack_open |p, w| (p.must(p.room()), size_of::<jobpack_pack>(), p.must(SMALL.as_ptr().cast::<c_void>()), SMALL.len(), p.out_or_null());
    jobpack_count |p, w| (p.handle(w.pack), 1, p.out());
    jobpack_number |p, w| (p.handle(w.pack), 2, p.must(c"mail".as_ptr()), 4, p.out());
    jobpack_id |p, w| (p.handle(w.pack), 1, 0, p.out());
    jobpack_section_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_verify |p, w| (p.handle(w.pack), p.out_or_null());
    jobpack_verifier_open |p, w| (p.must(p.room()), size_of::<jobpack_verifier>(), p.handle(w.pack));
    jobpack_verifier_step |p, w| (p.handle(p.put(*w.verifier)), 9, p.out(), p.out_or_null());
    jobpack_next_text |p, w| (p.must(p.put(w.job.ways)), p.out());
    jobpack_next_analyser |p, w| (p.must(p.put(w.about.analysers)), p.out());
    jobpack_next_evidence |p, w| (p.must(p.put(w.resource.evidence)), p.out());
    jobpack_next_story |p, w| (p.must(p.put(w.job.stories)), p.out());
    jobpack_next_force |p, w| (p.must(p.put(w.job.forces)), p.out());
    jobpack_next_obstacle |p, w| (p.must(p.put(w.job.obstacles)), p.out());
    jobpack_next_tradeoff |p, w| (p.must(p.put(w.job.tradeoffs)), p.out());
    jobpack_next_experience |p, w| (p.must(p.put(w.job.experiences)), p.out());
    jobpack_next_hire |p, w| (p.must(p.put(w.job.hires)), p.out());
    jobpack_about_read |p, w| (p.handle(w.pack), p.out());
    jobpack_resource_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_resource_text_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_resource_title |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_need_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_job_text_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_outcome_text_at |p, w| (p.handle(w.pack), 3, p.out());
    jobpack_need_statement |p, w| (p.handle(w.pack), 0, p.must(p.room::<[c_char; 16]>().cast::<c_char>()), 16, p.out());
    jobpack_link_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_served_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_link_between |p, w| (p.handle(w.pack), 0, MAIL, p.out());
    jobpack_requirement_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_option_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_condition_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_facet_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_circumstance_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_job_circumstance_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_collection_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_item_at |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_situation_of |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_condition_of |p, w| (p.handle(w.pack), p.must(c"role".as_ptr()), 4, p.must(c"editor".as_ptr()), 6, p.out());
    jobpack_fit |p, w| (p.handle(w.pack), 0, p.may(w.situation), p.out());
    jobpack_search_open |p, w| (p.must(p.room()), size_of::<jobpack_search>());
    jobpack_find |p, w| (p.handle(w.pack), p.must(QUERY.as_ptr()), QUERY.count_bytes(), p.may(w.situation),
        p.handle(p.put(*w.search)), p.must(p.room::<[jobpack_hit; 2]>().cast::<jobpack_hit>()), 2, p.out());
    jobpack_search_findings |p, w| (p.handle(w.search.cast_const()), p.out());
    jobpack_search_word_at |p, w| (p.handle(w.search.cast_const()), 0, p.out());
    jobpack_search_repair_at |p, w| (p.handle(w.search.cast_const()), 0, p.out());
    jobpack_search_need_at |p, w| (p.handle(w.search.cast_const()), 0, p.out());
    jobpack_find_in |p, w| (p.must(p.put(p.handle(w.pack)).cast_const()), 1, p.must(QUERY.as_ptr()), QUERY.count_bytes(), p.may(w.situation),
        p.handle(p.put(*w.search)), p.must(p.room::<[jobpack_hit; 2]>().cast::<jobpack_hit>()), 2, p.out());
    jobpack_locate |p, w| (p.must(p.put(p.handle(w.pack)).cast_const()), 1, 0, p.out());
    jobpack_complete |p, w| (p.handle(w.pack), p.must(QUERY.as_ptr()), 2, p.must(p.room::<[jobpack_completion; 2]>().cast::<jobpack_completion>()), 2, p.out());
    jobpack_unpacked_size |p, w| (p.handle(w.pack), p.out());
    jobpack_unpack |p, w| (p.must(p.room()), size_of::<jobpack_pack>(), p.handle(w.pack), p.must(p.room::<[u32; UNPACKED]>().cast::<u32>()), UNPACKED);
    jobpack_pick_memory |p, w| (p.handle(w.pack), 0, p.out());
    jobpack_pick |p, w| (p.handle(w.pack), p.may(w.request), p.must(w.memory), LITTLE, p.out());
    jobpack_certificate_read |p, w| (p.handle(w.selection), p.out());
    jobpack_picked_at |p, w| (p.handle(w.selection), 0, p.out());
    jobpack_aspect_at |p, w| (p.handle(w.selection), 0, p.out());
    jobpack_left_out_at |p, w| (p.handle(w.selection), 0, p.out());
    jobpack_advice_at |p, w| (p.handle(w.pack), p.may(w.request), p.handle(w.selection), 0, p.out());
    jobpack_profile_at |p, w| (0, p.out());
    jobpack_profile_of |p, w| (p.must(c"share10-2005".as_ptr()), 12, p.out());
    jobpack_score |p, w| (p.handle(w.tally.cast_const()), p.must(w.profile), p.out());
    jobpack_score_paired |p, w| (9, 8, 7, 6, p.must(w.profile), p.out());
    jobpack_score_unpaired |p, w| (8, 9, 7, 9, p.must(w.profile), p.out());
    jobpack_share_of |p, w| (8, 9, p.out());
    jobpack_difference_of |p, w| (p.must(w.scores), p.must(w.scores), p.may(w.overlaps), p.out());
    jobpack_ranks |p, w| (p.must(w.scores), 2, p.may(w.overlaps), p.must(p.room::<[jobpack_rank_interval; 2]>().cast::<jobpack_rank_interval>()));
    jobpack_tally_open |p, w| (p.must(p.room()), size_of::<jobpack_tally>(), 10);
    jobpack_tally_record |p, w| (p.handle(p.put(*w.tally)), 1, 1, 1);
    jobpack_tally_merge |p, w| (p.handle(p.put(*w.tally)), p.handle(w.tally.cast_const()));
    jobpack_tally_count |p, w| (p.handle(w.tally.cast_const()), 0, 0, p.out());
    jobpack_tally_at |p, w| (p.handle(w.pack), TALLIES, p.out());
    jobpack_tally_read |p, w| (p.handle(w.pack), TALLIES, p.must(p.room()), size_of::<jobpack_tally>());
    jobpack_code_name |p, w| (1, 1, p.out());
}

/// What ends otherwise than well when nothing is spoiled.
const OTHERWISE: &[(&str, jobpack_status)] =
    &[("jobpack_left_out_at", JOBPACK_NOT_FOUND), ("jobpack_advice_at", JOBPACK_NOT_FOUND)];

#[test]
fn every_pointer_may_be_null_and_every_handle_zeroed() {
    let probe = Probe::new();
    let world = World::new(&probe);
    // Miri takes long for checksums, and `scores.rs` has it check a pack once.
    for (name, call) in CALLS.iter().filter(|(name, _)| !cfg!(miri) || *name != "jobpack_verify") {
        let well = OTHERWISE.iter().find(|(known, _)| known == name).map_or(JOBPACK_OK, |&(_, status)| status);
        let (status, kinds, _) = probe.make(None, |probe| call(probe, &world));
        assert_eq!(status, well, "{name}");
        for (at, kind) in kinds.into_iter().enumerate() {
            let (null, _, untouched) = probe.make(Some((at, Spoil::Null)), |probe| call(probe, &world));
            match kind {
                Kind::May => assert_eq!(null, well, "{name}: {at}"),
                Kind::Must | Kind::Handle => {
                    assert_eq!(null, JOBPACK_ERROR_NULL, "{name}: {at}");
                    assert!(untouched, "{name}: {at}");
                }
            }
            if kind == Kind::Handle {
                let (zeros, _, untouched) = probe.make(Some((at, Spoil::Zeros)), |probe| call(probe, &world));
                assert_eq!(zeros, JOBPACK_ERROR_NOT_OPEN, "{name}: {at}");
                assert!(untouched, "{name}: {at}");
            }
        }
    }
}

/// A length without a pointer, in each struct that has both.
#[test]
fn a_length_without_a_pointer_is_refused_and_none_is_legal() {
    let probe = Probe::new();
    let World { pack, memory, tally, profile, .. } = World::new(&probe);
    let picked = |request: jobpack_request| got(|out| unsafe { c::jobpack_pick(pack, &request, memory, LITTLE, out) });
    assert!(picked(nothing()).is_ok());
    let refused = [
        jobpack_request { aspect_count: 1, ..nothing() },
        jobpack_request { known_count: 1, ..nothing() },
        jobpack_request { known_need_count: 1, ..nothing() },
        jobpack_request { pool_count: 1, ..nothing() },
    ];
    refused.into_iter().for_each(|request| assert_eq!(picked(request).err(), Some(JOBPACK_ERROR_NULL)));
    for at in 0..7 {
        let mut request = nothing();
        request.reserved_[at] = 1;
        assert_eq!(picked(request).err(), Some(JOBPACK_ERROR_RESERVED));
    }
    // SAFETY: the world is open; zeros are a situation.
    let fits = |situation: &jobpack_situation| got(|out| unsafe { c::jobpack_fit(pack, 0, situation, out) });
    let silent = || unsafe { core::mem::zeroed::<jobpack_situation>() };
    assert_eq!(fits(&silent()), Ok(0));
    assert_eq!(fits(&jobpack_situation { condition_count: 1, ..silent() }), Err(JOBPACK_ERROR_NULL));
    let mut situation = silent();
    situation.language.length = 2;
    assert_eq!(fits(&situation), Err(JOBPACK_ERROR_NULL));
    assert_eq!(picked(jobpack_request { situation: &situation, ..nothing() }).err(), Some(JOBPACK_ERROR_NULL));
    assert_eq!(fits(&jobpack_situation { reserved_: [0, 0, 0, 0, 1], ..silent() }), Err(JOBPACK_ERROR_RESERVED));
    // SAFETY: as above; the name of the profile is NULL.
    let score = |profile: &jobpack_profile| got(|out| unsafe { c::jobpack_score(tally, profile, out) }).map(|_| ());
    let mut preset = unsafe { *profile };
    preset.name.data = null();
    assert_eq!(score(&preset), Err(JOBPACK_ERROR_NULL));
    preset.name.length = 0;
    assert_eq!(score(&preset), Err(JOBPACK_ERROR_BAD_PROFILE));
    preset.name = "mine".into();
    assert_eq!(score(&preset), Ok(()));
    assert_eq!(score(&jobpack_profile { missing: 0, ..preset }), Err(JOBPACK_ERROR_CODE));
    assert_eq!(score(&jobpack_profile { comparison: 9, ..preset }), Err(JOBPACK_ERROR_CODE));
    assert_eq!(score(&jobpack_profile { reserved_: [0, 1, 0], ..preset }), Err(JOBPACK_ERROR_RESERVED));
    assert_eq!(score(&jobpack_profile { scale: 99, ..preset }), Err(JOBPACK_ERROR_BAD_PROFILE));
}

/// Lengths that no memory has, and texts that are none.
#[test]
fn what_cannot_be_read_is_not_read() {
    let probe = Probe::new();
    let World { pack, search, memory, scores, .. } = World::new(&probe);
    let (endless, word) = (isize::MAX as usize + 1, c"\xFFx");
    // SAFETY: the lengths are refused before anything is read.
    unsafe {
        let find = |words: &CStr, length, hits, capacity| {
            got(|count| c::jobpack_find(pack, words.as_ptr(), length, null(), search, hits, capacity, count))
        };
        assert_eq!(find(c"", endless, null_mut(), 0), Err(JOBPACK_ERROR_TOO_LONG));
        assert_eq!(find(c"", usize::MAX, null_mut(), 0), Err(JOBPACK_ERROR_TOO_LONG));
        assert_eq!(find(word, 2, null_mut(), 0), Err(JOBPACK_ERROR_UTF8));
        assert_eq!(find(c"", 0, memory.cast(), endless / size_of::<jobpack_hit>()), Err(JOBPACK_ERROR_TOO_LONG));
        assert_eq!(find(c"", 0, memory.cast(), usize::MAX), Err(JOBPACK_ERROR_TOO_LONG));
        let number = |id: &CStr, length| got(|out| c::jobpack_number(pack, 1, id.as_ptr(), length, out));
        assert_eq!(number(word, 1), Err(JOBPACK_ERROR_UTF8));
        assert_eq!(number(c"", endless), Err(JOBPACK_ERROR_TOO_LONG));
        let request = jobpack_request { aspects: memory.cast(), aspect_count: usize::MAX / 4, ..nothing() };
        let picked = got(|out| c::jobpack_pick(pack, &request, memory, LITTLE, out));
        assert_eq!(picked.err(), Some(JOBPACK_ERROR_TOO_LONG));
        assert_eq!(c::jobpack_ranks(scores, usize::MAX, null(), memory.cast()), JOBPACK_ERROR_TOO_LONG);
        let statement = |capacity| got(|out| c::jobpack_need_statement(pack, 0, memory.cast(), capacity, out));
        assert_eq!(statement(endless), Err(JOBPACK_ERROR_TOO_LONG));
        let open = |length| {
            let data = SMALL.as_ptr().cast();
            got(|out| c::jobpack_open(out, size_of::<jobpack_pack>(), data, length, null_mut())).map(|_| ())
        };
        assert_eq!(open(endless), Err(JOBPACK_ERROR_TOO_LONG));
        assert_eq!(open(0), Err(JOBPACK_ERROR_NOT_A_PACK));
        assert_eq!(c::jobpack_ranks(null(), 0, null(), null_mut()), JOBPACK_OK);
    }
}

/// As a program does that was built with a header whose handles were smaller: the memory ends where its size says.
#[test]
fn a_handle_that_is_too_small_is_not_touched() {
    let probe = Probe::new();
    let World { pack, .. } = World::new(&probe);
    let data: *const c_void = SMALL.as_ptr().cast();
    let check = |size: usize, open: &dyn Fn(*mut c_void, usize) -> jobpack_status| {
        let words = size / 8;
        for given in [0, 1, words - 1] {
            let mut memory = vec![0xA5_u64; given];
            assert_eq!(open(memory.as_mut_ptr().cast(), given * 8), JOBPACK_ERROR_SIZE);
            assert!(memory.iter().all(|&word| word == 0xA5));
        }
        let mut memory = vec![0_u64; words + 1];
        assert_eq!(open(memory.as_mut_ptr().cast(), size + 8), JOBPACK_OK);
        assert_eq!(memory[words], 0);
    };
    // SAFETY: the sizes are those of the memory.
    unsafe {
        check(size_of::<jobpack_pack>(), &|at, size| c::jobpack_open(at.cast(), size, data, SMALL.len(), null_mut()));
        check(size_of::<jobpack_search>(), &|at, size| c::jobpack_search_open(at.cast(), size));
        check(size_of::<jobpack_verifier>(), &|at, size| c::jobpack_verifier_open(at.cast(), size, pack));
        check(size_of::<jobpack_tally>(), &|at, size| c::jobpack_tally_open(at.cast(), size, 5));
        check(size_of::<jobpack_tally>(), &|at, size| c::jobpack_tally_read(pack, 0, at.cast(), size));
    }
}

/// The header's example goes on after a failure, with memory that nothing was written to before.
#[test]
fn a_handle_that_could_not_be_opened_is_not_open() {
    let probe = Probe::new();
    let World { pack, .. } = World::new(&probe);
    let uninitialised = || Box::new(core::mem::MaybeUninit::<jobpack_pack>::uninit());
    let (mut other, mut verifier) = (uninitialised(), Box::new(core::mem::MaybeUninit::<jobpack_verifier>::uninit()));
    let (mut tally, count) = (Box::new(core::mem::MaybeUninit::<jobpack_tally>::uninit()), probe.room());
    // SAFETY: the sizes are those of the memory, and opening it is what makes it readable.
    unsafe {
        let (size, none) = (size_of::<jobpack_pack>(), null_mut());
        let open = |at, data: &[u8]| c::jobpack_open(at, size, data.as_ptr().cast(), data.len(), none);
        assert_eq!(
            open(other.as_mut_ptr(), b"no pack, and long enough to be one if it were so"),
            JOBPACK_ERROR_NOT_A_PACK
        );
        assert_eq!(c::jobpack_count(other.as_ptr(), 1, count), JOBPACK_ERROR_NOT_OPEN);
        let mut again = handle(SMALL);
        assert_eq!(open(&mut again, b""), JOBPACK_ERROR_NOT_A_PACK);
        assert_eq!(c::jobpack_count(&again, 1, count), JOBPACK_ERROR_NOT_OPEN);
        let size = size_of::<jobpack_verifier>();
        assert_eq!(c::jobpack_verifier_open(verifier.as_mut_ptr(), size, null()), JOBPACK_ERROR_NULL);
        assert_eq!(c::jobpack_verifier_step(verifier.as_mut_ptr(), 1, count, null_mut()), JOBPACK_ERROR_NOT_OPEN);
        let size = size_of::<jobpack_tally>();
        assert_eq!(c::jobpack_tally_open(tally.as_mut_ptr(), size, 11), JOBPACK_ERROR_OFF_SCALE);
        assert_eq!(c::jobpack_tally_count(tally.as_ptr(), 0, 0, count), JOBPACK_ERROR_NOT_OPEN);
        assert_eq!(c::jobpack_tally_read(pack, 99, tally.as_mut_ptr(), size), JOBPACK_NOT_FOUND);
        assert_eq!(c::jobpack_tally_count(tally.as_ptr(), 0, 0, count), JOBPACK_ERROR_NOT_OPEN);
    }
}
