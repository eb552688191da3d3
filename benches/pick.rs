//! How long a choice among many takes (the median of fifteen), and how far it is from the bound: `cargo bench --bench pick`.

#[path = "../tests/support/mod.rs"]
mod support;

use jobpack::pack::Pack;
use std::time::Instant;
use support::selection::{Problem, Room};

/// Numbers that look random and are the same everywhere.
fn numbers(mut seed: u64) -> impl FnMut(u32) -> u32 {
    move |below| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((seed >> 33) as u32) % below
    }
}

fn main() {
    time_of_a_choice();
    how_far_from_the_bound();
}

fn problem(candidates: u32, needs: u32, links: u32, requiring: u32) -> Problem {
    let mut random = numbers(u64::from(candidates) << 8 | u64::from(links));
    let mut problem = Problem { budget: 300, cap: 20, ..Problem::default() };
    problem.minutes = (0..candidates).map(|_| 3 + random(57) as u16).collect();
    problem.opportunities = (0..needs).map(|_| 1 + random(20_000) as u16).collect();
    for resource in 0..candidates {
        for _ in 0..links {
            problem.links.push((random(needs), resource, 51 * (1 + random(5) as u8)));
        }
        let requires = resource > 0 && random(100) < requiring;
        problem.requirements.push(if requires { vec![vec![Ok(random(resource))]] } else { vec![] });
    }
    problem
}

fn time_of_a_choice() {
    for (candidates, needs, links, requiring) in
        [(80, 50, 4, 30), (256, 50, 4, 30), (1_000, 200, 4, 30), (10_000, 200, 4, 0), (10_000, 200, 4, 30)]
    {
        let problem = problem(candidates, needs, links, requiring);
        let bytes = problem.bytes();
        let pack = Pack::open(&bytes).unwrap();
        let mut room = Room::new(1_000, 20_000, 200_000, 20, 16);
        let mut times: Vec<_> = (0..15)
            .map(|_| {
                let begun = Instant::now();
                room.pick(&pack, &problem.request(), |pick| assert!(!pick.truncated));
                begun.elapsed()
            })
            .collect();
        times.sort();
        room.pick(&pack, &problem.request(), |pick| {
            let share = pick.certificate.value as f64 / pick.certificate.bound as f64;
            println!(
                "{candidates} candidates, {requiring} % require: {:?}, {} items, at least {share:.3} of the best",
                times[times.len() / 2],
                pick.items.len()
            );
        });
    }
}

fn how_far_from_the_bound() {
    for (candidates, needs, budget, cap, requiring) in [
        (40, 20, 120, 0, 0),
        (40, 20, 120, 0, 30),
        (80, 50, 300, 20, 30),
        (80, 50, 120, 0, 30),
        (200, 50, 0, 8, 30),
        (400, 100, 240, 12, 10),
        (400, 100, 240, 0, 30),
    ] {
        let (mut sum, mut worst) = (0.0, 1.0_f64);
        for seed in 0..100 {
            let mut problem = problem(candidates + seed % 10, needs, 2 + seed % 4, requiring);
            (problem.budget, problem.cap) = (budget, cap);
            let bytes = problem.bytes();
            let pack = Pack::open(&bytes).unwrap();
            Room::new(200, 1_000, 10_000, 200, 16).pick(&pack, &problem.request(), |pick| {
                let share = pick.certificate.value as f64 / pick.certificate.bound as f64;
                (sum, worst) = (sum + share, worst.min(share));
            });
        }
        println!(
            "{candidates} candidates, {requiring} % require, {budget} min, {cap} items: {:.4} of the bound, {worst:.4} at worst",
            sum / 100.0
        );
    }
}
