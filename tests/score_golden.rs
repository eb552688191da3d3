//! Published worked examples, the figures of a real survey, and what is refused or warned about.

use jobpack::score::{
    Comparison, Counts, Error, Interval, Missing, Overlap, PROFILES, Profile, Region, Score, Share, Tally, Warnings,
    difference,
};

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

/// Milli-points to hundredths, rounded half up, as tables print them.
fn hundredths(milli: u32) -> u32 {
    (milli + 5) / 10
}

/// A tally on five points of rows (importance, satisfaction, people).
fn tally(rows: &[(Option<u8>, Option<u8>, u32)]) -> Tally {
    let mut tally = Tally::new(5).unwrap();
    for (importance, satisfaction, people) in rows {
        tally.record_many(*importance, *satisfaction, *people).unwrap();
    }
    tally
}

const YES: Option<u8> = Some(4);
const NO: Option<u8> = Some(3);

/// A tally of `n` people of whom `a` rate it important, `b` satisfied and `both` both.
fn paired_tally(n: u32, a: u32, b: u32, both: u32) -> Tally {
    tally(&[(YES, YES, both), (YES, NO, a - both), (NO, YES, b - both), (NO, NO, n + both - a - b)])
}

#[test]
fn single_worked_examples() {
    let saw = score(270, 200, 75);
    assert_eq!((saw.importance, saw.satisfaction, saw.opportunity), (7407, 2778, 12037));
    assert_eq!(score(300, 270, 90).opportunity, 15_000);
    for (importance, satisfaction, opportunity) in [
        (750, 400, 1100),
        (900, 600, 1200),
        (600, 0, 1200),
        (840, 650, 1030),
        (840, 670, 1010),
        (670, 840, 670),
        (857, 722, 992),
        (773, 767, 779),
        (900, 300, 1500),
        (900, 900, 900),
    ] {
        assert_eq!(points(importance, satisfaction).opportunity, opportunity * 10);
    }
}

#[test]
fn wilson_limits() {
    for (top, n, lo, hi) in [
        (200, 270, 68_535, 78_938),
        (75, 270, 22_775, 33_404),
        (270, 300, 86_083, 92_905),
        (90, 300, 25_094, 35_412),
        (6, 7, 48_687, 97_432),
        (1, 7, 2_568, 51_313),
        (0, 10, 0, 27_753),
        (10, 10, 72_247, 100_000),
    ] {
        let limits = Share::new(top, n).unwrap().interval().unwrap();
        assert!((limits.lo * 10).abs_diff(lo) <= 5, "{top}/{n}: {limits:?}");
        assert!((limits.hi * 10).abs_diff(hi) <= 5, "{top}/{n}: {limits:?}");
    }
}

/// "Surviving grad school" (J. P. Carrascal): n, important, satisfied; then I, S and O in hundredths.
const GRAD_SCHOOL: [([u32; 3], [u32; 3]); 11] = [
    ([7, 6, 1], [857, 143, 1571]),
    ([29, 22, 12], [759, 414, 1103]),
    ([10, 9, 8], [900, 800, 1000]),
    ([25, 24, 23], [960, 920, 1000]),
    ([31, 30, 30], [968, 968, 968]),
    ([30, 27, 28], [900, 933, 900]),
    ([19, 17, 17], [895, 895, 895]),
    ([26, 20, 20], [769, 769, 769]),
    ([21, 14, 16], [667, 762, 667]),
    ([23, 13, 18], [565, 783, 565]),
    ([6, 2, 2], [333, 333, 333]),
];

#[test]
fn grad_school() {
    for ([n, a, b], figures) in GRAD_SCHOOL {
        let score = score(n, a, b);
        let got = [score.importance, score.satisfaction, score.opportunity].map(hundredths);
        assert_eq!(got, figures);
        assert!(score.warnings.contains(Warnings::SMALL_SAMPLE));
    }
}

#[test]
fn a_score_of_exactly_ten_follows_the_operator_of_the_profile() {
    for (n, a, b) in [(10, 9, 8), (25, 24, 23)] {
        let counts = Counts::paired(n, a, b, b).unwrap();
        let strict = counts.score(&profile("share10-2005")).unwrap();
        let inclusive = counts.score(&profile("share10-2016")).unwrap();
        assert_eq!((strict.opportunity, inclusive.opportunity), (10_000, 10_000));
        assert_eq!((strict.region, strict.band), (Region::TableStakes, 0));
        assert_eq!((inclusive.region, inclusive.band), (Region::Underserved, 1));
    }
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
fn grad_school_with_missing_answers() {
    let [bed, paper] = grad_school_with_gaps();
    let bed = Score::of(&bed, &PROFILES[0]).unwrap();
    assert_eq!((bed.n, hundredths(bed.opportunity)), (23, 957));
    let paper = Score::of(&paper, &PROFILES[0]).unwrap();
    let figures = [paper.importance, paper.satisfaction, paper.opportunity].map(hundredths);
    assert_eq!((paper.n, figures), (24, [792, 750, 833]));
}

/// Simpson and Parker 2018 (doi 10.3390/data3040069), 393 visitors of a park in Perth, CC BY: the counts important,
/// satisfied, both; then I, S, O in milli-points and the limits of O in hundredths.
const PARK: [([u32; 3], [u32; 3], [u32; 2]); 22] = [
    ([335, 228, 205], [8524, 5802, 11247], [1041, 1199]),
    ([359, 289, 277], [9135, 7354, 10916], [1025, 1148]),
    ([357, 292, 273], [9084, 7430, 10738], [1003, 1135]),
    ([259, 112, 70], [6590, 2850, 10331], [924, 1135]),
    ([351, 299, 276], [8931, 7608, 10254], [952, 1089]),
    ([267, 140, 94], [6794, 3562, 10025], [895, 1103]),
    ([339, 291, 254], [8626, 7405, 9847], [901, 1059]),
    ([263, 153, 107], [6692, 3893, 9491], [844, 1048]),
    ([323, 291, 242], [8219, 7405, 9033], [813, 985]),
    ([330, 319, 277], [8397, 8117, 8677], [800, 940]),
    ([258, 281, 207], [6565, 7150, 6565], [608, 702]),
    ([235, 254, 171], [5980, 6463, 5980], [549, 647]),
    ([192, 273, 134], [4885, 6947, 4885], [439, 538]),
    ([179, 170, 110], [4555, 4326, 4784], [407, 573]),
    ([187, 275, 151], [4758, 6997, 4758], [427, 525]),
    ([180, 249, 128], [4580, 6336, 4580], [409, 507]),
    ([171, 263, 128], [4351, 6692, 4351], [387, 485]),
    ([149, 277, 110], [3791, 7048, 3791], [333, 428]),
    ([145, 235, 92], [3690, 5980, 3690], [323, 418]),
    ([142, 250, 104], [3613, 6361, 3613], [315, 410]),
    ([124, 148, 79], [3155, 3766, 3155], [272, 363]),
    ([81, 250, 57], [2061, 6361, 2061], [169, 249]),
];

#[test]
fn park_survey() {
    for ([a, b, both], figures, limits) in PARK {
        let score = Counts::paired(393, a, b, both).unwrap().score(&PROFILES[0]).unwrap();
        assert_eq!([score.importance, score.satisfaction, score.opportunity], figures);
        let shown = [score.interval.lo, score.interval.hi];
        assert!(shown.iter().zip(limits).all(|(milli, limit)| milli.abs_diff(limit * 10) <= 5));
        assert_eq!((score.profile, score.n), ("share10-2005", 393));
    }
}

#[test]
fn six_outcomes_of_the_park_look_underserved_and_three_are() {
    let scores = PARK.map(|([a, b, both], ..)| Counts::paired(393, a, b, both).unwrap().score(&PROFILES[0]).unwrap());
    let underserved = || scores.iter().filter(|score| score.region == Region::Underserved);
    assert_eq!(underserved().count(), 6);
    assert_eq!(underserved().filter(|score| score.certain).count(), 3);
    for score in underserved() {
        assert_eq!(score.certain, score.interval.lo > 10_000);
    }
}

/// Of all pairs in the park survey and of those among its first seven outcomes, how many differ.
fn separable(overlap: impl Fn(usize, usize) -> Option<Overlap>) -> (usize, usize) {
    let scores = PARK.map(|([a, b, both], ..)| Counts::paired(393, a, b, both).unwrap().score(&PROFILES[0]).unwrap());
    let differ = |i: &usize, j: &usize| {
        let gap = difference(&scores[*i], &scores[*j], overlap(*i, *j).as_ref());
        gap.lo > 0 || gap.hi < 0
    };
    let pairs = |k: usize| (0..k).map(|j| (0..j).filter(|i| differ(i, &j)).count()).sum();
    (pairs(22), pairs(7))
}

#[test]
fn few_of_the_first_outcomes_of_the_park_can_be_told_apart() {
    assert_eq!(separable(|_, _| None).0, 183);
    let Some(survey) = park_answers() else { return };
    let overlap = |i: usize, j: usize| {
        let mut overlap = Overlap::default();
        survey.iter().for_each(|marks| overlap.record(marks[ITEMS[i] - 1], marks[ITEMS[j] - 1]));
        Some(overlap)
    };
    assert_eq!(separable(overlap), (187, 4));
}

/// The items of [`PARK`] by their numbers in the survey.
const ITEMS: [usize; 22] = [10, 11, 22, 16, 15, 5, 21, 9, 1, 6, 17, 12, 3, 14, 18, 20, 7, 2, 4, 13, 19, 8];

/// Whether each respondent rates each item important, and satisfied, if the survey is at hand.
fn park_answers() -> Option<Vec<[(bool, bool); 22]>> {
    let Ok(folder) = std::env::var("JOBPACK_DATA") else {
        println!("skipped: JOBPACK_DATA does not name a folder with survey/perth_parks.csv");
        return None;
    };
    let text = std::fs::read_to_string(format!("{folder}/survey/perth_parks.csv")).unwrap();
    let mut people = vec![[(false, false); 22]; 393];
    for line in text.lines().skip(1) {
        let row: Vec<usize> = line.split(',').map(|cell| cell.trim().parse().unwrap()).collect();
        people[row[0] - 1][row[1] - 1] = (row[2] >= 4, row[3] >= 4);
    }
    Some(people)
}

#[test]
fn regions_that_are_certain() {
    let of = |n, a, b, both| {
        let score = Counts::paired(n, a, b, both).unwrap().score(&PROFILES[0]).unwrap();
        (score.region, score.certain)
    };
    let [a, b, both] = PARK[9].0;
    assert_eq!(of(393, a, b, both), (Region::TableStakes, true));
    assert_eq!(of(39, a / 10, b / 10, both / 10), (Region::TableStakes, false));
    let [a, b, both] = PARK[12].0;
    assert_eq!(of(393, a, b, both), (Region::Overserved, true));
    assert_eq!(of(39, a / 10, b / 10, both / 10), (Region::Overserved, false));
    let [a, b, both] = PARK[10].0;
    assert_eq!(of(393, a, b, both), (Region::Overserved, true));
    let [a, b, both] = PARK[13].0;
    assert_eq!(of(393, a, b, both), (Region::AppropriatelyServed, false));
    assert_eq!(of(1000, 600, 400, 300), (Region::AppropriatelyServed, true));
}

#[test]
fn a_tally_and_its_counts_score_alike() {
    for ([a, b, both], ..) in PARK {
        let counts = Counts::paired(393, a, b, both).unwrap();
        let tally = paired_tally(393, a, b, both);
        for profile in &PROFILES {
            assert_eq!(Counts::of(&tally, profile), Ok(counts));
            assert_eq!(Score::of(&tally, profile), counts.score(profile));
        }
    }
}

// The rest of the contract.

#[test]
fn warnings_name_their_cause() {
    let of = |tally: &Tally| Score::of(tally, &PROFILES[0]).unwrap().warnings;
    let sound = paired_tally(400, 360, 40, 40);
    assert_eq!(of(&sound), Warnings::default());
    let mut gaps = sound.clone();
    gaps.record_many(YES, None, 100).unwrap();
    assert_eq!(of(&gaps), Warnings::default());
    gaps.record(None, None).unwrap();
    assert_eq!(of(&gaps), Warnings::MANY_MISSING);
    assert_eq!(of(&paired_tally(179, 161, 18, 18)), Warnings::SMALL_SAMPLE);
    assert_eq!(of(&paired_tally(180, 162, 18, 18)), Warnings::default());
    assert_eq!(of(&paired_tally(400, 280, 160, 120)), Warnings::CROSSES_THRESHOLD);
}

#[test]
fn people_who_were_asked_one_question_are_not_missing_the_other() {
    let halves = tally(&[(YES, None, 200), (NO, None, 100), (None, YES, 90), (None, NO, 210)]);
    let profile = Profile { missing: Missing::Unpaired, ..PROFILES[0] };
    let score = Score::of(&halves, &profile).unwrap();
    let shares = (Share::new(200, 300).unwrap(), Share::new(90, 300).unwrap());
    assert_eq!(Ok(score), Counts::unpaired(shares.0, shares.1).score(&profile));
    assert!(!score.warnings.contains(Warnings::MANY_MISSING));
    assert_eq!(Score::of(&halves, &PROFILES[0]), Err(Error::NoAnswers));
}

#[test]
fn pairwise_ties_the_questions_by_those_who_answered_both() {
    let pairwise = Profile { missing: Missing::Pairwise, ..PROFILES[0] };
    let complete = paired_tally(300, 240, 120, 110);
    let limits = |tally: &Tally, profile| Score::of(tally, profile).unwrap().interval;
    assert_eq!(limits(&complete, &pairwise), limits(&complete, &PROFILES[0]));
    // One person in both leaves next to nothing of the tie.
    let mut apart = tally(&[(YES, None, 239), (NO, None, 60), (None, YES, 119), (None, NO, 180)]);
    apart.record(YES, YES).unwrap();
    let unpaired = Profile { missing: Missing::Unpaired, ..PROFILES[0] };
    assert_eq!(limits(&apart, &pairwise), limits(&apart, &unpaired));
}

#[test]
fn what_does_not_fit_is_refused() {
    assert_eq!(Tally::new(1).err(), Some(Error::OffScale));
    assert_eq!(Tally::new(11).err(), Some(Error::OffScale));
    let mut tally = Tally::new(5).unwrap();
    assert_eq!(tally.record(Some(6), YES), Err(Error::OffScale));
    assert_eq!(tally.record(YES, Some(0)), Err(Error::OffScale));
    assert_eq!(tally, Tally::new(5).unwrap());
    assert_eq!(tally.merge(&Tally::new(7).unwrap()), Err(Error::OtherScale));
    assert_eq!(Score::of(&tally, &PROFILES[0]), Err(Error::NoAnswers));
    assert_eq!(Score::of(&Tally::new(7).unwrap(), &PROFILES[0]), Err(Error::OtherScale));
    assert_eq!(Tally::from_cells(2, [0; 8]).err(), Some(Error::WrongLength));
    assert_eq!(Tally::from_cells(2, [0; 10]).err(), Some(Error::WrongLength));
    assert_eq!(Share::new(2, 1), Err(Error::Impossible));
    assert_eq!(Counts::paired(10, 5, 5, 6), Err(Error::Impossible));
    assert_eq!(Counts::paired(10, 8, 8, 5), Err(Error::Impossible));
}

#[test]
fn a_profile_that_contradicts_itself_is_refused() {
    assert_eq!(Profile::by_name("share10"), None);
    for profile in &PROFILES {
        assert_eq!((profile.check(), Profile::by_name(profile.name)), (Ok(()), Some(*profile)));
    }
    let good = PROFILES[0];
    let bad = [
        Profile { name: "", ..good },
        Profile { scale: 11, ..good },
        Profile { top_from: 6, ..good },
        Profile { top_from: 1, ..good },
        Profile { thresholds: [10_000, 10_000, 12_000], ..good },
        Profile { thresholds: [10_000, 12_000, 20_001], ..good },
    ];
    for profile in bad {
        assert_eq!(profile.check(), Err(Error::BadProfile));
        assert_eq!(Score::of(&paired_tally(9, 5, 5, 5), &profile), Err(Error::BadProfile));
    }
}

#[test]
fn an_authors_own_profile_scores_on_its_own_scale() {
    let own =
        Profile { name: "ten-points", scale: 10, top_from: 9, comparison: Comparison::GreaterOrEqual, ..PROFILES[0] };
    let mut tally = Tally::new(10).unwrap();
    tally.record_many(Some(9), Some(8), 300).unwrap();
    let score = Score::of(&tally, &own).unwrap();
    assert_eq!((score.profile, score.opportunity, score.band), ("ten-points", 20_000, 3));
    assert!(matches!(score.interval, Interval { lo: 19_600.., hi: 20_000 }));
}
