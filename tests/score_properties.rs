//! What holds for any answers: exact merging, bounds, order, and the interval against the same formula in real numbers.

use jobpack::score::{
    Comparison, Counts, Difference, Error, Missing, Overlap, PROFILES, Profile, Ranks, Region, Score, Share,
    TableStakes, Tally, Warnings, difference, ranks,
};
use proptest::prelude::*;

const Z: f64 = 1.959963984540054;

fn wilson(k: f64, n: f64) -> (f64, f64, f64) {
    let (p, w) = (k / n, Z * Z / n);
    let half = (w * p * (1.0 - p) + w * w / 4.0).sqrt();
    (p, (p + w / 2.0 - half) / (1.0 + w), (p + w / 2.0 + half) / (1.0 + w))
}

/// The limits of opportunity in points, from shares (top, n) and the correlation of the estimates.
fn reference(important: (u32, u32), satisfied: (u32, u32), r: f64) -> (f64, f64) {
    let (i, li, ui) = wilson(important.0 as f64, important.1 as f64);
    let (s, ls, us) = wilson(satisfied.0 as f64, satisfied.1 as f64);
    let reach = |a: f64, b: f64| (a * a + b * b - 2.0 * r * a * b).max(0.0).sqrt();
    let lo = 2.0 * i - s - reach(2.0 * (i - li), us - s);
    let hi = 2.0 * i - s + reach(2.0 * (ui - i), s - ls);
    (10.0 * lo.max(li), 10.0 * hi.max(ui))
}

fn phi(n: u32, a: u32, b: u32, both: u32) -> f64 {
    let (n, a, b, both) = (n as f64, a as f64, b as f64, both as f64);
    let spread = (a * (n - a) * b * (n - b)).sqrt();
    if spread == 0.0 { 0.0 } else { (n * both - a * b) / spread }
}

/// Sizes below `2^bits`, each order of magnitude as likely as the next.
fn size(bits: u32) -> impl Strategy<Value = u32> {
    (0..bits).prop_flat_map(|bit| (1u32 << bit)..=(u32::MAX >> (31 - bit)))
}

/// (n, important, satisfied, both) that some group of people can give.
fn people(bits: u32) -> impl Strategy<Value = (u32, u32, u32, u32)> {
    size(bits)
        .prop_flat_map(|n| (Just(n), 0..=n, 0..=n))
        .prop_flat_map(|(n, a, b)| (Just(n), Just(a), Just(b), a.saturating_sub(n - b)..=a.min(b)))
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn answer() -> impl Strategy<Value = Option<u8>> {
    prop_oneof![1 => Just(None), 6 => (1u8..=5).prop_map(Some)]
}

fn cell() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just(1), Just(u32::MAX), 0u32..1000, any::<u32>()]
}

fn any_tally() -> impl Strategy<Value = Tally> {
    (2u8..=10).prop_flat_map(|scale| {
        let cells = (usize::from(scale) + 1).pow(2);
        prop::collection::vec(cell(), cells).prop_map(move |cells| Tally::from_cells(scale, cells).unwrap())
    })
}

fn any_profile() -> impl Strategy<Value = Profile<'static>> {
    let missing = prop_oneof![Just(Missing::Listwise), Just(Missing::Pairwise), Just(Missing::Unpaired)];
    let comparison = prop_oneof![Just(Comparison::Greater), Just(Comparison::GreaterOrEqual)];
    let thresholds = [0u32..7_000, 7_000..14_000, 14_000..20_001];
    ((2u8..=10), (2u8..=10), missing, comparison, thresholds, 0..=10_000u32, 0..=10_000u32).prop_map(
        |(scale, top_from, missing, comparison, thresholds, importance, satisfaction)| Profile {
            name: "any",
            scale,
            top_from: top_from.min(scale),
            missing,
            thresholds,
            comparison,
            table_stakes: TableStakes { importance, satisfaction },
            min_n: 30,
        },
    )
}

/// Rounding to a milli-point, and what fixed-point arithmetic adds.
const CLOSE: f64 = 0.000_5 + 0.000_1;

fn assert_sound(score: &Score) {
    assert!(score.importance <= 10_000 && score.satisfaction <= 10_000 && score.opportunity <= 20_000);
    assert!(score.opportunity >= score.importance);
    assert!(score.interval.lo <= score.opportunity && score.opportunity <= score.interval.hi);
    assert!(score.interval.hi <= 20_000 && score.band <= 3);
    assert_eq!(score.region == Region::Underserved, score.band > 0);
}

proptest! {
    #![proptest_config(config(4096))]

    #[test]
    fn the_interval_is_that_of_real_numbers((n, a, b, both) in people(24)) {
        let got = Counts::paired(n, a, b, both).unwrap().score(&PROFILES[0]).unwrap().interval;
        let (lo, hi) = reference((a, n), (b, n), phi(n, a, b, both));
        prop_assert!((f64::from(got.lo) / 1e3 - lo).abs() <= CLOSE, "{:?} {lo} {hi}", got);
        prop_assert!((f64::from(got.hi) / 1e3 - hi).abs() <= CLOSE, "{:?} {lo} {hi}", got);
    }

    #[test]
    fn beyond_its_exact_range_the_interval_stays_close((n, a, b, both) in people(32)) {
        let got = Counts::paired(n, a, b, both).unwrap().score(&PROFILES[0]).unwrap();
        assert_sound(&got);
        let (lo, hi) = reference((a, n), (b, n), phi(n, a, b, both));
        prop_assert!((f64::from(got.interval.lo) / 1e3 - lo).abs() <= 0.01);
        prop_assert!((f64::from(got.interval.hi) / 1e3 - hi).abs() <= 0.01);
    }

    #[test]
    fn the_interval_of_unpaired_answers_has_no_correlation((n, a, ..) in people(24), (m, b, ..) in people(24)) {
        let counts = Counts::unpaired(Share::new(a, n).unwrap(), Share::new(b, m).unwrap());
        let got = counts.score(&PROFILES[0]).unwrap().interval;
        let (lo, hi) = reference((a, n), (b, m), 0.0);
        prop_assert!((f64::from(got.lo) / 1e3 - lo).abs() <= CLOSE);
        prop_assert!((f64::from(got.hi) / 1e3 - hi).abs() <= CLOSE);
    }

    #[test]
    fn up_to_a_million_the_interval_is_closer((n, a, b, both) in people(20)) {
        let got = Counts::paired(n, a, b, both).unwrap().score(&PROFILES[0]).unwrap().interval;
        let (lo, hi) = reference((a, n), (b, n), phi(n, a, b, both));
        prop_assert!((f64::from(got.lo) / 1e3 - lo).abs() <= 0.000_52);
        prop_assert!((f64::from(got.hi) / 1e3 - hi).abs() <= 0.000_52);
    }

    #[test]
    fn score_and_thresholds_are_exact((n, a, b, both) in people(24)) {
        let points = 10_000 * u128::from(a.max((2 * a).saturating_sub(b)));
        let counts = Counts::paired(n, a, b, both).unwrap();
        let rounded = (2 * points + u128::from(n)) / (2 * u128::from(n));
        for profile in &PROFILES {
            let score = counts.score(profile).unwrap();
            prop_assert_eq!(u128::from(score.opportunity), rounded);
            let passed = profile.thresholds.iter().filter(|threshold| {
                let bound = u128::from(**threshold) * u128::from(n);
                if profile.comparison == Comparison::Greater { points > bound } else { points >= bound }
            });
            prop_assert_eq!(usize::from(score.band), if b < a { passed.count() } else { 0 });
        }
    }

    #[test]
    fn opportunity_rises_with_importance_and_falls_with_satisfaction((n, a, b, _) in people(16)) {
        let opportunity = |a: u32, b: u32| {
            let counts = Counts::unpaired(Share::new(a, n).unwrap(), Share::new(b, n).unwrap());
            counts.score(&PROFILES[0]).unwrap().opportunity
        };
        prop_assert!(opportunity((a + 1).min(n), b) >= opportunity(a, b));
        prop_assert!(opportunity(a, (b + 1).min(n)) <= opportunity(a, b));
    }

    #[test]
    fn the_interval_of_a_share_narrows_with_more_people_like_these((n, a, ..) in people(16), more in 2u32..50) {
        let limits = |k: u32| Share::new(a * k, n * k).unwrap().interval().unwrap();
        prop_assert!(limits(more).lo >= limits(1).lo && limits(more).hi <= limits(1).hi);
    }

    #[test]
    fn a_region_is_certain_only_on_one_side_of_its_threshold((n, a, b, both) in people(12)) {
        let score = Counts::paired(n, a, b, both).unwrap().score(&PROFILES[0]).unwrap();
        let limits = [score.interval.lo, score.interval.hi];
        let bands = limits.map(|limit| PROFILES[0].thresholds.iter().filter(|t| limit > **t).count());
        prop_assert_eq!(score.warnings.contains(Warnings::CROSSES_THRESHOLD), bands[0] != bands[1]);
        let above = bands.map(|band| band > 0);
        match score.region {
            Region::Underserved => prop_assert!(!score.certain || above == [true, true]),
            Region::Overserved => {}
            _ => prop_assert!(!score.certain || above == [false, false]),
        }
    }
}

proptest! {
    #![proptest_config(config(512))]

    #[test]
    fn any_cells_under_any_profile_are_sound(tally in any_tally(), profile in any_profile()) {
        let profile = Profile { scale: tally.scale(), top_from: profile.top_from.min(tally.scale()), ..profile };
        match Score::of(&tally, &profile) {
            Ok(score) => assert_sound(&score),
            Err(error) => prop_assert_eq!(error, Error::NoAnswers),
        }
    }

    #[test]
    fn any_profile_at_all_gives_an_answer_or_an_error(
        tally in any_tally(),
        scale in any::<u8>(),
        top_from in any::<u8>(),
        thresholds in any::<[u32; 3]>(),
        (importance, satisfaction) in any::<(u32, u32)>(),
    ) {
        let table_stakes = TableStakes { importance, satisfaction };
        let profile = Profile { scale, top_from, thresholds, table_stakes, ..PROFILES[0] };
        let _ = Score::of(&tally, &profile);
        let _ = Counts::paired(9, 5, 4, 3).unwrap().score(&profile);
    }

    #[test]
    fn cells_round_trip(tally in any_tally()) {
        prop_assert_eq!(Tally::from_cells(tally.scale(), tally.cells()), Ok(tally));
    }

    #[test]
    fn any_split_in_any_order_gives_the_same_tally(
        answers in prop::collection::vec((answer(), answer()), 0..60).prop_shuffle(),
        split in prop::collection::vec(0usize..4, 60),
    ) {
        let mut whole = Tally::new(5).unwrap();
        let mut parts = [(); 4].map(|()| Tally::new(5).unwrap());
        for ((importance, satisfaction), part) in answers.iter().zip(&split) {
            whole.record(*importance, *satisfaction).unwrap();
            parts[*part].record(*importance, *satisfaction).unwrap();
        }
        for order in [[0, 1, 2, 3], [3, 1, 0, 2]] {
            let mut merged = Tally::new(5).unwrap();
            for part in order {
                merged.merge(&parts[part]).unwrap();
            }
            prop_assert_eq!(&merged, &whole);
        }
    }

    #[test]
    fn merging_is_associative_and_commutative_even_when_full(
        cells in prop::array::uniform3(prop::collection::vec(cell(), 36)),
    ) {
        let [a, b, c] = cells.map(|cells| Tally::from_cells(5, cells).unwrap());
        let sum = |x: &Tally, y: &Tally| {
            let mut sum = x.clone();
            sum.merge(y).unwrap();
            sum
        };
        prop_assert_eq!(sum(&sum(&a, &b), &c), sum(&a, &sum(&b, &c)));
        prop_assert_eq!(sum(&a, &b), sum(&b, &a));
    }
}

/// Respondents' top-box marks (important, satisfied) for a few outcomes.
fn survey() -> impl Strategy<Value = Vec<Vec<(bool, bool)>>> {
    (1usize..8)
        .prop_flat_map(|outcomes| prop::collection::vec(prop::collection::vec(any::<(bool, bool)>(), outcomes), 1..60))
}

fn score_of(survey: &[Vec<(bool, bool)>], outcome: usize) -> Score<'static> {
    let count = |mark: fn((bool, bool)) -> bool| survey.iter().filter(|row| mark(row[outcome])).count() as u32;
    let counts = Counts::paired(survey.len() as u32, count(|m| m.0), count(|m| m.1), count(|m| m.0 && m.1));
    counts.unwrap().score(&PROFILES[0]).unwrap()
}

fn overlap_of(survey: &[Vec<(bool, bool)>], i: usize, j: usize) -> Overlap {
    let mut overlap = Overlap::default();
    survey.iter().for_each(|row| overlap.record(row[i], row[j]));
    overlap
}

fn ranks_of(survey: &[Vec<(bool, bool)>], order: &[usize]) -> Vec<Ranks> {
    let scores: Vec<_> = order.iter().map(|outcome| score_of(survey, *outcome)).collect();
    let mut out = vec![Ranks::default(); scores.len()];
    ranks(&scores, |i, j| Some(overlap_of(survey, order[i], order[j])), &mut out).unwrap();
    out
}

proptest! {
    #![proptest_config(config(1024))]

    #[test]
    fn ranks_contain_the_place_by_score(survey in survey()) {
        let order: Vec<_> = (0..survey[0].len()).collect();
        let opportunity = |outcome: &usize| score_of(&survey, *outcome).opportunity;
        for (outcome, ranks) in order.iter().zip(ranks_of(&survey, &order)) {
            let above = order.iter().filter(|other| opportunity(other) > opportunity(outcome)).count() as u32;
            let below = order.iter().filter(|other| opportunity(other) < opportunity(outcome)).count() as u32;
            prop_assert!(1 <= ranks.lo && ranks.lo <= above + 1);
            prop_assert!(order.len() as u32 - below <= ranks.hi && ranks.hi <= order.len() as u32);
        }
    }

    #[test]
    fn ranks_do_not_depend_on_the_order_of_outcomes(survey in survey()) {
        let order: Vec<_> = (0..survey[0].len()).collect();
        let reversed: Vec<_> = order.iter().rev().copied().collect();
        let mut back = ranks_of(&survey, &reversed);
        back.reverse();
        prop_assert_eq!(ranks_of(&survey, &order), back);
    }

    #[test]
    fn a_difference_is_antisymmetric_and_contains_the_difference(survey in survey()) {
        let last = survey[0].len() - 1;
        let (x, y) = (score_of(&survey, 0), score_of(&survey, last));
        let there = difference(&x, &y, Some(&overlap_of(&survey, 0, last)));
        let back = difference(&y, &x, Some(&overlap_of(&survey, last, 0)));
        prop_assert_eq!(there, Difference { lo: -back.hi, hi: -back.lo });
        let gap = x.opportunity as i32 - y.opportunity as i32;
        prop_assert!(there.lo <= gap && gap <= there.hi);
    }

    #[test]
    fn overlaps_merge_as_the_whole(survey in survey(), at in 0usize..60) {
        let (one, two) = survey.split_at(at.min(survey.len()));
        let mut merged = overlap_of(two, 0, survey[0].len() - 1);
        merged.merge(&overlap_of(one, 0, survey[0].len() - 1));
        prop_assert_eq!(merged, overlap_of(&survey, 0, survey[0].len() - 1));
    }

    #[test]
    fn any_overlap_and_any_figures_give_a_difference(
        cells in prop::array::uniform16(cell()),
        figures in prop::array::uniform8(cell()),
    ) {
        let mut scores = [score_of(&[vec![(true, false)]], 0); 2];
        let [n, o, lo, hi, m, p, from, to] = figures;
        (scores[0].n, scores[0].opportunity, scores[0].interval.lo, scores[0].interval.hi) = (n, o, lo, hi);
        (scores[1].n, scores[1].opportunity, scores[1].interval.lo, scores[1].interval.hi) = (m, p, from, to);
        let gap = difference(&scores[0], &scores[1], Some(&Overlap::from_cells(cells)));
        prop_assert!(gap.lo <= gap.hi);
    }
}

#[test]
fn results_of_another_length_are_refused() {
    let score = score_of(&[vec![(true, false)]], 0);
    assert_eq!(ranks(&[score], |_, _| None, &mut []), Err(Error::WrongLength));
    assert_eq!(ranks(&[], |_, _| None, &mut []), Ok(()));
}
