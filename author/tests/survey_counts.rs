//! Counting answers: exact, in any division and any order, and the same by every way of counting.

use jobpack::score::{PROFILES, Profile, Score, Tally};
use jobpack_author::progress::Quiet;
use jobpack_author::project::{packed, unpacked};
use jobpack_author::source::read_on;
use jobpack_author::survey::{histogram, of_histogram, score_answers, tally, top_boxes};
use proptest::prelude::*;

/// Counted one by one, by the engine.
fn one_by_one(answers: &[u8], scale: u8) -> Tally {
    let mut tally = Tally::new(scale).unwrap();
    for &both in answers.iter().filter(|&&both| both != 0) {
        let (importance, satisfaction) = unpacked(both);
        let answer = |rating: u8| (rating != 0).then_some(rating);
        tally.record(answer(importance), answer(satisfaction)).unwrap();
    }
    tally
}

/// Answers up to this one, from a small recurrence.
fn answers(length: usize, most: u8, seed: u32) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as u8 % (most + 1)
    };
    (0..length).map(|_| packed(next(), next())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn tallies_merge_exactly_however_the_answers_are_divided(
        length in 0_usize..40_000, most in 2_u8..11, seed: u32, cuts in prop::collection::vec(0_usize..40_000, 0..6),
    ) {
        let all = answers(length, most, seed);
        let expected = one_by_one(&all, most);
        prop_assert_eq!(&tally(&all, most).unwrap(), &expected);
        let mut ends: Vec<usize> = cuts.into_iter().map(|cut| cut.min(length)).chain([0, length]).collect();
        ends.sort_unstable();
        let parts: Vec<Tally> = ends.windows(2).map(|two| tally(&all[two[0]..two[1]], most).unwrap()).collect();
        for order in [parts.iter().collect::<Vec<_>>(), parts.iter().rev().collect()] {
            let mut merged = Tally::new(most).unwrap();
            order.into_iter().for_each(|part| merged.merge(part).unwrap());
            prop_assert_eq!(&merged, &expected);
        }
        let sum = histogram(&all).iter().map(|&count| count as usize).sum::<usize>();
        prop_assert_eq!(sum, length);
    }

    #[test]
    fn top_boxes_score_as_the_whole_tally(length in 1_usize..20_000, seed: u32, top_from in 2_u8..6) {
        let all = answers(length, 5, seed);
        for preset in PROFILES {
            let profile = Profile { top_from, ..preset };
            let whole = Score::of(&one_by_one(&all, 5), &profile);
            prop_assert_eq!(score_answers(&all, &profile), whole);
        }
        let people: u32 = top_boxes(&all, top_from).iter().flatten().sum();
        prop_assert_eq!(people as usize, all.iter().filter(|&&both| both != 0).count());
    }
}

#[test]
fn long_runs_of_one_answer_are_counted() {
    for length in [254, 255, 256, 8_159, 8_160, 8_161, 200_000, 1_000_003] {
        let all = vec![packed(5, 4); length];
        let counts = histogram(&all);
        assert_eq!(counts[usize::from(packed(5, 4))] as usize, length);
        assert_eq!(top_boxes(&all, 4)[2][2] as usize, length);
        assert_eq!(of_histogram(&counts, 5).unwrap(), one_by_one(&all, 5));
        assert!(of_histogram(&counts, 4).is_err());
    }
}

/// A survey of some megabytes, with answers that are off the scale or given twice here and there.
fn long_file() -> String {
    let given = answers(200_000, 6, 3);
    let row = |(at, both): (usize, &u8)| {
        let (importance, satisfaction) = unpacked(*both);
        // One in a thousand stands twice.
        let person = at / 40 - usize::from(at % 1_000 == 999);
        format!("respondent-{person},outcome-{},{importance},{satisfaction}\n", at % 40)
    };
    let rows: String = given.iter().enumerate().map(row).collect();
    format!("respondent,outcome,importance,satisfaction\n{rows}")
}

#[test]
fn a_survey_is_the_same_on_any_number_of_threads() {
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("jobpack.toml"), "title = \"T\"\n").unwrap();
    std::fs::write(place.path().join("ratings.csv"), long_file()).unwrap();
    let read = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let ratings = read_on(place.path(), &Quiet, Some(&pool)).unwrap().project.ratings;
        let tallies = (0..40).map(|outcome| tally(ratings.answers(outcome), 5).unwrap()).collect::<Vec<_>>();
        (tallies, ratings.quality.clone(), ratings.places.clone(), ratings.iter().collect::<Vec<_>>())
    };
    let expected = read(1);
    assert!(expected.1.off_scale.count > 1_000 && expected.1.repeated.count > 100);
    for threads in [2, 3, 8] {
        assert_eq!(read(threads), expected);
    }
}
