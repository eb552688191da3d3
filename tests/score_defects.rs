//! What public calculators of opportunity scores get wrong, one test each.

use jobpack::score::{Counts, Missing, PROFILES, Profile, Region, Score, Tally};

fn profile(name: &str) -> Profile<'static> {
    Profile::by_name(name).unwrap()
}

/// Scores `n` people of whom `a` rate it important, `b` satisfied, and as many both as can be.
fn score(n: u32, a: u32, b: u32) -> Score<'static> {
    Counts::paired(n, a, b, a.min(b)).unwrap().score(&PROFILES[0]).unwrap()
}

/// Scores importance and satisfaction given in hundredths of a point.
fn points(importance: u32, satisfaction: u32) -> Score<'static> {
    score(1000, importance, satisfaction)
}

const YES: Option<u8> = Some(4);
const NO: Option<u8> = Some(3);

/// A tally on five points of rows (importance, satisfaction, people).
fn tally(rows: &[(Option<u8>, Option<u8>, u32)]) -> Tally {
    let mut tally = Tally::new(5).unwrap();
    for (importance, satisfaction, people) in rows {
        tally.record_many(*importance, *satisfaction, *people).unwrap();
    }
    tally
}

/// A tally of `n` people of whom `a` rate it important, `b` satisfied and `both` both.
fn paired_tally(n: u32, a: u32, b: u32, both: u32) -> Tally {
    tally(&[(YES, YES, both), (YES, NO, a - both), (NO, YES, b - both), (NO, NO, n + both - a - b)])
}

/// "Getting out of bed" and "Getting submitted paper accepted", where two people each skipped satisfaction.
fn grad_school_with_gaps() -> [Tally; 2] {
    let mut bed = paired_tally(23, 22, 22, 21);
    bed.merge(&tally(&[(YES, None, 2)])).unwrap();
    let mut paper = paired_tally(24, 19, 18, 14);
    paper.merge(&tally(&[(YES, None, 1), (NO, None, 1)])).unwrap();
    [bed, paper]
}

#[test]
fn no_clamp_when_satisfaction_exceeds_importance() {
    assert_eq!(points(200, 900).opportunity, 2_000);
    assert_eq!(points(0, 1000).opportunity, 0);
}

#[test]
fn threshold_lines_drawn_beside_the_thresholds() {
    // Points on the lines S = 2 I - c, for c of 10, 12 and 15: on the line is not above it, one person more is.
    for (band, a, b) in [(1, 500, 0), (1, 750, 500), (2, 600, 0), (2, 750, 300), (3, 750, 0), (3, 900, 300)] {
        let counts = |a: u32| Counts::paired(1000, a, b, b).unwrap();
        assert_eq!(counts(a).score(&profile("share10-2005")).unwrap().band, band - 1);
        assert_eq!(counts(a).score(&profile("share10-2016")).unwrap().band, band);
        assert_eq!(counts(a + 1).score(&profile("share10-2005")).unwrap().band, band);
        assert_eq!(counts(a - 1).score(&profile("share10-2016")).unwrap().band, band - 1);
    }
}

#[test]
fn one_missing_answer_makes_the_outcome_unscored() {
    let mut tally = paired_tally(100, 80, 40, 30);
    let before = Score::of(&tally, &PROFILES[0]).unwrap();
    tally.record(None, YES).unwrap();
    tally.record(None, None).unwrap();
    assert_eq!(Score::of(&tally, &PROFILES[0]), Ok(before));
}

#[test]
fn missing_counted_as_not_in_the_top_box() {
    let full = paired_tally(100, 80, 40, 30);
    for missing in [Missing::Listwise, Missing::Pairwise, Missing::Unpaired] {
        let profile = Profile { missing, ..PROFILES[0] };
        let mut gaps = full.clone();
        gaps.record_many(None, None, 50).unwrap();
        let (full, gaps) = (Counts::of(&full, &profile).unwrap(), Counts::of(&gaps, &profile).unwrap());
        assert_eq!((gaps.importance(), gaps.satisfaction()), (full.importance(), full.satisfaction()));
    }
}

#[test]
fn one_file_three_answers() {
    let [bed, _] = grad_school_with_gaps();
    let by_rule = |missing| {
        let profile = Profile { missing, ..PROFILES[0] };
        let counts = Counts::of(&bed, &profile).unwrap();
        (counts.importance().n(), counts.satisfaction().n(), counts.score(&profile).unwrap().opportunity)
    };
    assert_eq!(by_rule(Missing::Listwise), (23, 23, 9_565));
    // 24 of 25 and 22 of 23: different questions, different people, and the rule says so.
    assert_eq!(by_rule(Missing::Pairwise), (25, 23, 9_635));
    assert_eq!(by_rule(Missing::Unpaired), (25, 23, 9_635));
}

#[test]
fn every_satisfied_outcome_is_overserved() {
    assert_eq!(score(30, 27, 28).region, Region::TableStakes);
    for profile in &PROFILES {
        let perfect = Counts::paired(500, 500, 500, 500).unwrap().score(profile).unwrap();
        assert_eq!((perfect.opportunity, perfect.region, perfect.band), (10_000, Region::TableStakes, 0));
        // One dissatisfied person in a thousand would make it underserved, and five hundred cannot rule that out.
        assert!(!perfect.certain);
    }
    assert_eq!(points(300, 900).region, Region::Overserved);
}

#[test]
fn shares_rounded_before_scoring() {
    // 359 and 289 of 393: shares rounded to a tenth of a per cent would give 10.91.
    assert_eq!(score(393, 359, 289).opportunity, 10_916);
    // Just below and just above the threshold, both shown as 10.000.
    let near = |b| Counts::paired(30_000, 20_000, b, b).unwrap().score(&PROFILES[0]).unwrap();
    assert_eq!((near(10_001).opportunity, near(10_001).region), (10_000, Region::AppropriatelyServed));
    assert_eq!((near(9_999).opportunity, near(9_999).region), (10_000, Region::Underserved));
}

#[test]
fn condition_the_wrong_way_round() {
    assert_eq!(points(840, 650).opportunity, 8_400 + 1_900);
    assert_eq!(points(650, 840).opportunity, 6_500);
}

#[test]
fn labels_that_contradict_the_landscape() {
    // Below ten is not overserved, and ten to twelve is not neutral.
    assert_eq!(points(700, 600).region, Region::AppropriatelyServed);
    assert_eq!((points(800, 500).region, points(800, 500).band), (Region::Underserved, 1));
    assert_eq!(points(500, 500).region, Region::AppropriatelyServed);
}

#[test]
fn scores_that_do_not_follow_from_their_parts() {
    for (importance, satisfaction, opportunity) in
        [(890, 120, 16_600), (870, 380, 13_600), (860, 410, 13_100), (820, 370, 12_700), (780, 510, 10_500)]
    {
        assert_eq!(points(importance, satisfaction).opportunity, opportunity);
    }
}
