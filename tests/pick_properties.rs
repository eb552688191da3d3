//! What holds for every choice, against trying all.

mod support;

use jobpack::pack::Pack;
use jobpack::pick::{self, Certificate};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use support::Options;
use support::selection::{Problem, Room};

fn options(resources: u32, needs: u32) -> impl Strategy<Value = Options> {
    prop::collection::vec(prop_oneof![3 => (0..resources).prop_map(Ok), 1 => (0..needs).prop_map(Err)], 1..=3)
}

fn problem() -> impl Strategy<Value = Problem> {
    (2_usize..=12, 1_usize..=8).prop_flat_map(|(resources, needs)| {
        let (r, n) = (resources as u32, needs as u32);
        let strength = (1_u8..=5).prop_map(|strength| strength * 51);
        let groups = prop_oneof![7 => Just(vec![]), 3 => prop::collection::vec(options(r, n), 1..=2)];
        (
            prop::collection::vec(prop_oneof![1 => Just(0), 9 => 1_u16..60], resources),
            prop::collection::vec(prop_oneof![1 => Just(0), 4 => 1_u16..=20_000], needs),
            prop::collection::vec((0..n, 0..r, strength), 0..30),
            prop::collection::vec(groups, resources),
            prop::collection::vec(0..r, 0..2),
            prop::collection::vec(0..n, 0..2),
            prop_oneof![1 => Just(0), 4 => 10_u16..200],
            prop_oneof![1 => Just(0), 2 => 1_u16..6],
        )
            .prop_map(|(minutes, opportunities, mut links, requirements, known, known_needs, budget, cap)| {
                links.sort_unstable();
                links.dedup_by_key(|link| (link.0, link.1));
                Problem { minutes, opportunities, links, requirements, known, known_needs, budget, cap }
            })
    })
}

/// The chosen resources and the certificate.
fn solve(problem: &Problem) -> (Vec<u32>, Certificate) {
    let bytes = problem.bytes();
    let pack = Pack::open(&bytes).unwrap();
    Room::new(20, 20, 300, 20, 4).pick(&pack, &problem.request(), |pick| {
        assert!(!pick.truncated);
        (pick.items.iter().map(|item| item.resource).collect(), pick.certificate)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn the_answer_keeps_the_limits_and_its_word(problem in problem()) {
        let (items, certificate) = solve(&problem);
        let has = |resource: u32| items.contains(&resource);
        let minutes: u32 = items.iter().map(|&item| problem.minutes_of(item as usize)).sum();
        prop_assert_eq!(certificate.minutes, minutes);
        prop_assert!(problem.budget == 0 || minutes <= problem.budget.into());
        prop_assert!(problem.cap == 0 || items.len() <= problem.cap.into());
        prop_assert!(items.iter().all(|item| !problem.known.contains(item)));
        prop_assert!(items.windows(2).all(|pair| pair[0] < pair[1]), "what is required comes first, nothing twice");
        prop_assert!(items.iter().all(|&item| problem.is_met(item, has)));
        prop_assert_eq!(certificate.value, problem.value(has));
        prop_assert_eq!(certificate.known, problem.value(|_| false));
        prop_assert!(certificate.value <= certificate.bound && certificate.bound <= certificate.possible);
    }

    #[test]
    fn the_bound_is_never_below_the_best(problem in problem()) {
        let (_, certificate) = solve(&problem);
        let optimum = problem.optimum();
        prop_assert!(certificate.value <= optimum && optimum <= certificate.bound, "{} {optimum} {}", certificate.value, certificate.bound);
    }

    #[test]
    fn enough_room_is_never_too_little(problem in problem()) {
        let bytes = problem.bytes();
        let pack = Pack::open(&bytes).unwrap();
        let pick::Room { aspects, candidates, edges, picked, left_out } = pick::Room::enough(&pack, problem.cap);
        Room::new(aspects, candidates, edges, picked, left_out).pick(&pack, &problem.request(), |pick| {
            prop_assert!(!pick.truncated);
            prop_assert!(pick.left_out.iter().all(|left| left.reason != pick::Reason::NoRoom));
            Ok(())
        })?;
    }

    #[test]
    fn less_room_fits_and_grows_with_the_bytes(counts: [u16; 5], bytes in 0..4_000_000_usize, more in 0..1000_usize) {
        let [aspects, candidates, edges, picked, left_out] = counts.map(usize::from);
        let room = pick::Room { aspects, candidates, edges, picked, left_out };
        let (small, larger) = (room.within(bytes), room.within(bytes + more));
        let counts = |room: pick::Room| [room.aspects, room.candidates, room.edges, room.picked, room.left_out];
        prop_assert!(small.bytes() <= bytes);
        prop_assert!(counts(small).iter().zip(counts(larger)).all(|(&small, larger)| small <= larger));
        prop_assert_eq!(room.within(room.bytes()), room);
        // One more of each would not have fitted: little is given away.
        let one_each = pick::Room { aspects: 1, candidates: 1, edges: 1, picked: 1, left_out: 1 }.bytes();
        prop_assert!(small == room || small.bytes() + one_each > bytes);
    }

    #[test]
    fn naming_an_aspect_twice_changes_nothing(problem in problem()) {
        let bytes = problem.bytes();
        let pack = Pack::open(&bytes).unwrap();
        let needs: Vec<u32> = (0..problem.opportunities.len() as u32).collect();
        let twice: Vec<u32> = needs.iter().rev().chain(&needs).copied().collect();
        let mut room = Room::new(20, 20, 300, 20, 4);
        let mut answer = |aspects: &[u32]| {
            let request = pick::Request { aspects, ..problem.request() };
            room.pick(&pack, &request, |pick| (pick.items.to_vec(), pick.certificate, pick.left_out.to_vec()))
        };
        let once = answer(&needs);
        prop_assert_eq!(&once, &answer(&twice));
        prop_assert_eq!(&once, &answer(&[]));
    }
}

/// Not a property of each answer: how good they are together.
#[test]
fn answers_are_near_the_best() {
    let cases: usize = std::env::var("PICK_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(500);
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut shares, mut bounds) = (Vec::new(), Vec::new());
    for _ in 0..cases {
        let problem = problem().new_tree(&mut runner).unwrap().current();
        let (_, certificate) = solve(&problem);
        let optimum = problem.optimum();
        if optimum > 0 {
            shares.push(certificate.value as f64 / optimum as f64);
            bounds.push(certificate.bound as f64 / optimum as f64);
        }
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let worst = shares.iter().copied().fold(1.0, f64::min);
    let exact = shares.iter().filter(|&&share| share == 1.0).count();
    println!("{} cases: {:.4} of the best on average, {worst:.4} at worst, {exact} exact", shares.len(), mean(&shares));
    println!(
        "bound: {:.4} of the best on average, {:.4} at worst",
        mean(&bounds),
        bounds.iter().copied().fold(1.0, f64::max)
    );
    assert!(mean(&shares) > 0.99 && worst > 0.6 && mean(&bounds) < 1.5);
}

/// More time may make a greedy order worse; it must be rare and little.
#[test]
fn more_time_hardly_ever_covers_less() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut steps, mut drops, mut worst) = (0, 0, 1.0_f64);
    for _ in 0..200 {
        let mut problem = problem().new_tree(&mut runner).unwrap().current();
        let mut best = 0;
        for budget in (10..200).step_by(10) {
            problem.budget = budget;
            let value = solve(&problem).1.value;
            steps += 1;
            drops += usize::from(value < best);
            if best > 0 {
                worst = worst.min(value as f64 / best as f64);
            }
            best = best.max(value);
        }
    }
    println!("{drops} of {steps} covered less than with less time, {worst:.4} of it at worst");
    assert!(drops * 100 <= steps && worst > 0.8);
}
