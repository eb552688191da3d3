//! Tallies, scores, ranks and checks in steps, and the handles that hold them: copies go on by themselves.

#![allow(clippy::undocumented_unsafe_blocks, reason = "a call is one, and what is passed stands beside it")]

mod support;

use core::ptr::{null, null_mut};
use jobpack::score::{self, Counts, Overlap, PROFILES, Profile, Ranks, Score, Share, Tally};
use jobpack_c::jobpack_status::{self, *};
use jobpack_c::pack::jobpack_pack;
use jobpack_c::profile::jobpack_profile;
use jobpack_c::score::*;
use jobpack_c::tally::*;
use jobpack_c::verify::jobpack_verifier;
use support::{SMALL, c, got, opened, said};

fn tally(scale: u8) -> jobpack_tally {
    got(|out| unsafe { c::jobpack_tally_open(out, size_of::<jobpack_tally>(), scale) }).unwrap()
}

fn cells(tally: &jobpack_tally, scale: u8) -> Vec<u32> {
    let count = |row, column| got(|out| unsafe { c::jobpack_tally_count(tally, row, column, out) }).unwrap();
    (0..=scale)
        .flat_map(|row| (0..=scale).map(move |column| (row, column)))
        .map(|(row, column)| count(row, column))
        .collect()
}

#[test]
fn tallies_count_as_the_engine_does_and_copies_count_on_by_themselves() {
    for scale in [0, 1, 11, u8::MAX] {
        let opened = got(|out| unsafe { c::jobpack_tally_open(out, size_of::<jobpack_tally>(), scale) });
        assert_eq!(opened.err(), Some(JOBPACK_ERROR_OFF_SCALE));
    }
    let (mut across, mut known) = (tally(5), Tally::new(5).unwrap());
    let record = |tally: &mut jobpack_tally, importance, satisfaction, people| unsafe {
        c::jobpack_tally_record(tally, importance, satisfaction, people)
    };
    let answer = |code: u8| (code != 0).then_some(code);
    for (importance, satisfaction, people) in [(5, 1, 40), (0, 3, 2), (4, 0, 7), (1, 5, u32::MAX), (1, 5, 1), (6, 1, 1)]
    {
        let status = record(&mut across, importance, satisfaction, people);
        let recorded = known.record_many(answer(importance), answer(satisfaction), people);
        assert_eq!(status, recorded.map_or_else(Into::into, |()| JOBPACK_OK));
    }
    assert!(cells(&across, 5).into_iter().eq(known.cells()));
    let mut copy = across;
    assert_eq!(record(&mut copy, 2, 2, 9), JOBPACK_OK);
    assert!(cells(&across, 5).into_iter().eq(known.cells()), "the first is as it was");
    assert_eq!(unsafe { c::jobpack_tally_merge(&mut across, &copy) }, JOBPACK_OK);
    let mut other = known.clone();
    other.record_many(Some(2), Some(2), 9).unwrap();
    known.merge(&other).unwrap();
    assert!(cells(&across, 5).into_iter().eq(known.cells()));
    assert_eq!(unsafe { c::jobpack_tally_merge(&mut across, &tally(4)) }, JOBPACK_ERROR_OTHER_SCALE);
    for (row, column) in [(6, 0), (0, 6), (u8::MAX, u8::MAX)] {
        let count = got(|out| unsafe { c::jobpack_tally_count(&across, row, column, out) });
        assert_eq!(count, Err(JOBPACK_ERROR_OFF_SCALE));
    }
}

fn same(across: Result<jobpack_opportunity, jobpack_status>, known: Result<Score<'_>, score::Error>) {
    let (across, known) = match (across, known) {
        (Ok(across), Ok(known)) => (across, known),
        (across, known) => return assert_eq!(across.err(), known.err().map(Into::into)),
    };
    assert_eq!(said(across.profile), known.profile);
    assert_eq!(
        (across.respondents, across.importance, across.satisfaction),
        (known.n, known.importance, known.satisfaction)
    );
    assert_eq!(
        (across.opportunity, across.low, across.high),
        (known.opportunity, known.interval.lo, known.interval.hi)
    );
    let codes = (known.region.code(), u8::from(known.certain), known.band, known.warnings.0);
    assert_eq!((across.region, across.certain, across.band, across.warnings), codes);
    assert_eq!(across.reserved_, [0; 5]);
}

fn profiles() -> impl Iterator<Item = (jobpack_profile, &'static Profile<'static>)> {
    let profile = |number| got(|out| unsafe { c::jobpack_profile_at(number, out) });
    assert_eq!(profile(PROFILES.len() as u32).err(), Some(JOBPACK_NOT_FOUND));
    PROFILES.iter().zip(0..).map(move |(known, number)| (profile(number).unwrap(), known))
}

#[test]
fn scores_are_the_engine_s_under_every_profile() {
    let (across, pack) = opened();
    for (profile, known) in profiles() {
        let name = (profile.name.data, profile.name.length);
        let found = got(|out| unsafe { c::jobpack_profile_of(name.0, name.1, out) }).unwrap();
        assert_eq!((said(found.name), found.thresholds, found.scale), (known.name, known.thresholds, known.scale));
        for (number, record) in pack.tallies().iter() {
            let size = size_of::<jobpack_tally>();
            let tally = got(|out| unsafe { c::jobpack_tally_read(&across, number, out, size) }).unwrap();
            let counted = Tally::from_cells(record.scale, pack.tally_cells(&record)).unwrap();
            assert!(cells(&tally, record.scale).into_iter().eq(counted.cells()));
            same(got(|out| unsafe { c::jobpack_score(&tally, &profile, out) }), Score::of(&counted, known));
        }
        for (n, important, satisfied, both) in
            [(40, 30, 10, 5), (9, 9, 9, 9), (9, 10, 0, 0), (0, 0, 0, 0), (9, 5, 5, 0)]
        {
            let counts = Counts::paired(n, important, satisfied, both);
            let score = got(|out| unsafe { c::jobpack_score_paired(n, important, satisfied, both, &profile, out) });
            same(score, counts.and_then(|counts| counts.score(known)));
            let shares = Share::new(important, n).and_then(|share| Ok((share, Share::new(satisfied, n + 1)?)));
            let score = got(|out| unsafe { c::jobpack_score_unpaired(important, n, satisfied, n + 1, &profile, out) });
            same(score, shares.and_then(|(important, satisfied)| Counts::unpaired(important, satisfied).score(known)));
        }
    }
    for (top, asked) in [(0, 1), (7, 9), (9, 9), (u32::MAX, u32::MAX)] {
        let read = got(|out| unsafe { c::jobpack_share_of(top, asked, out) }).unwrap();
        let (known, share) = (Share::new(top, asked).unwrap(), (read.share, read.low, read.high));
        let interval = known.interval().unwrap();
        assert_eq!(share, (known.milli().unwrap(), interval.lo, interval.hi));
    }
    let share = |top, asked| got(|out| unsafe { c::jobpack_share_of(top, asked, out) }).err();
    assert_eq!((share(2, 1), share(0, 0)), (Some(JOBPACK_ERROR_IMPOSSIBLE), Some(JOBPACK_ERROR_NO_ANSWERS)));
}

#[test]
fn ranks_and_differences_are_the_engine_s() {
    let (profile, known) = profiles().next().unwrap();
    let counts = [(60, 50, 10, 8), (60, 30, 30, 20), (60, 55, 5, 5), (60, 20, 40, 10)];
    let across = counts.map(|(n, important, satisfied, both)| {
        got(|out| unsafe { c::jobpack_score_paired(n, important, satisfied, both, &profile, out) }).unwrap()
    });
    let scores = counts.map(|(n, important, satisfied, both)| {
        Counts::paired(n, important, satisfied, both).unwrap().score(known).unwrap()
    });
    // A different overlap for each pair, so that a wrong order of pairs shows.
    let people = |pair: u32| core::array::from_fn(|cell| (cell as u32 * 7 + pair * pair * 5) % 9);
    let pairs: Vec<(usize, usize)> = (0..4).flat_map(|i| (i + 1..4).map(move |j| (i, j))).collect();
    let overlaps: Vec<jobpack_overlap> = (0..6).map(|pair| jobpack_overlap { people: people(pair) }).collect();
    let overlap = |i, j| {
        let place = pairs.iter().position(|&pair| pair == (i, j)).unwrap();
        Some(Overlap::from_cells(people(place as u32)))
    };
    for count in 0..=4 {
        for with in [false, true] {
            let mut known = vec![Ranks::default(); count];
            score::ranks(&scores[..count], |i, j| overlap(i, j).filter(|_| with), &mut known).unwrap();
            let mut written = vec![jobpack_rank_interval { best: 9, worst: 9 }; count + 1];
            let at = if with { overlaps.as_ptr() } else { null() };
            let status = unsafe { c::jobpack_ranks(across.as_ptr(), count, at, written.as_mut_ptr()) };
            assert_eq!((status, written[count].best), (JOBPACK_OK, 9));
            assert!(written.iter().zip(&known).all(|(read, known)| (read.best, read.worst) == (known.lo, known.hi)));
        }
    }
    for (number, &(i, j)) in pairs.iter().enumerate() {
        for at in [null(), &raw const overlaps[number]] {
            let read = got(|out| unsafe { c::jobpack_difference_of(&across[i], &across[j], at, out) }).unwrap();
            let shared = overlap(i, j).filter(|_| !at.is_null());
            let score::Difference { lo, hi } = score::difference(&scores[i], &scores[j], shared.as_ref());
            assert_eq!((read.low, read.high), (lo, hi));
        }
    }
    let mut bad = across;
    bad[2].region = 0;
    let mut written = [jobpack_rank_interval { best: 9, worst: 9 }; 4];
    assert_eq!(unsafe { c::jobpack_ranks(bad.as_ptr(), 4, null(), written.as_mut_ptr()) }, JOBPACK_ERROR_CODE);
    assert!(written.iter().all(|ranks| ranks.best == 9), "a failed call writes nothing");
    let difference = got(|out| unsafe { c::jobpack_difference_of(&bad[2], &bad[0], null(), out) });
    assert_eq!(difference.err(), Some(JOBPACK_ERROR_CODE));
}

/// How many steps a check takes to its end, and how it ends.
fn steps(verifier: &mut jobpack_verifier, budget: u32) -> (u32, jobpack_status) {
    for count in 1.. {
        match got(|out| unsafe { c::jobpack_verifier_step(verifier, budget, out, null_mut()) }) {
            Ok(0) => {}
            Ok(_) => return (count, JOBPACK_OK),
            Err(status) => return (count, status),
        }
    }
    unreachable!()
}

#[test]
fn checks_in_steps_end_as_one_does_and_copies_go_on_by_themselves() {
    let mut damaged = SMALL.to_vec();
    *damaged.last_mut().unwrap() ^= 0xFF;
    let verifier = |pack: &jobpack_pack| {
        got(|out| unsafe { c::jobpack_verifier_open(out, size_of::<jobpack_verifier>(), pack) }).unwrap()
    };
    let packs = [(SMALL, JOBPACK_OK), (&damaged, JOBPACK_ERROR_DAMAGED)];
    // Miri takes long for checksums.
    for (bytes, wanted) in packs.into_iter().take(if cfg!(miri) { 1 } else { 2 }) {
        let pack = support::handle(bytes);
        assert_eq!(unsafe { c::jobpack_verify(&pack, null_mut()) }, wanted);
        let budget = if cfg!(miri) { 900 } else { 16 };
        let mut whole = verifier(&pack);
        let mut begun = whole;
        assert_eq!(got(|out| unsafe { c::jobpack_verifier_step(&mut begun, budget, out, null_mut()) }), Ok(0));
        let mut copy = begun;
        let (count, status) = steps(&mut whole, budget);
        assert_eq!((steps(&mut begun, budget), status), ((count - 1, wanted), wanted));
        assert_eq!(steps(&mut copy, u32::MAX), (1, wanted));
    }
}

/// The pack's handle may be copied, moved and read by any number of threads; a search belongs to one.
#[test]
fn threads_share_a_pack_and_its_copies() {
    let (across, pack) = opened();
    let moved = Box::new(across);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let title = got(|out| unsafe { c::jobpack_resource_title(&*moved, 1, out) }).unwrap();
                assert_eq!(said(title), pack.resource_title(1));
            });
        }
    });
}
