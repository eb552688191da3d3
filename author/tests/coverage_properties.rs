//! Whatever is linked, shares are shares, and a link more never lowers one.

mod check_support;

use check_support::{job, kind, link, outcome, rate, resource};
use jobpack::model::{JobKind, JobStep};
use jobpack::score::PROFILES;
use jobpack_author::coverage::{Coverage, Part, Weights, cover};
use jobpack_author::progress::Quiet;
use jobpack_author::project::{Project, Resource};
use jobpack_author::workflow::{Wanted, Work, score_project};
use proptest::prelude::*;

const JOBS: [&str; 2] = ["make", "feel"];
const OUTCOMES: usize = 5;
const RESOURCES: usize = 4;

/// A link: the resource, the need, the strength.
type Tie = (usize, usize, u8);

fn need(at: usize) -> String {
    if at < OUTCOMES { format!("o{at}") } else { JOBS[(at - OUTCOMES) % 2].to_owned() }
}

fn project(moments: &[u8], expired: usize, ties: &[Tie], answers: &[(u8, u8)]) -> Project {
    let mut project = Project {
        jobs: vec![job("make", "Make a cup"), kind(job("feel", "Feel calm"), JobKind::Emotional)],
        ..Project::default()
    };
    project.settings.made_for = "2026-11-01".into();
    for at in 0..OUTCOMES {
        let mut one = outcome(&format!("o{at}"), JOBS[at % 2], "Minimize the time it takes");
        one.step = JobStep::from_code(at as u8);
        project.outcomes.push(one);
    }
    let made = (0..RESOURCES).map(|at| Resource {
        moments: moments[at],
        expires: if at == expired { "2026-01-01".into() } else { String::new() },
        ..resource(&format!("r{at}"), &format!("Do it {at}"))
    });
    project.resources = made.collect();
    for (from, to, strength) in ties {
        project
            .links
            .push(jobpack_author::project::Link { strength: Some(*strength), ..link(&format!("r{from}"), &need(*to)) });
    }
    for (at, (i, s)) in answers.iter().enumerate() {
        rate(&mut project, &(at / OUTCOMES).to_string(), &format!("o{}", at % OUTCOMES), *i, *s);
    }
    project
}

fn covered(project: &Project) -> Coverage {
    let scores = score_project(project, "test", &Wanted::default(), &Work::new(&Quiet)).unwrap();
    cover(project, Some(Weights { profile: &PROFILES[0], everyone: &scores.segments[0], segments: &[] }))
}

/// Every share that there is, in an order that a link does not change.
fn shares(coverage: &Coverage) -> Vec<f64> {
    let part = |part: Part| part.share().unwrap_or(0.0);
    let mut shares = vec![part(coverage.outcomes), part(coverage.jobs)];
    shares.extend(coverage.kinds.iter().map(|row| part(row.needs)));
    shares.extend(coverage.weighted.iter().map(|one| one.share));
    let mut grids: Vec<_> = coverage.grids.iter().collect();
    grids.sort_by(|one, other| one.job.cmp(&other.job));
    shares.extend(grids.iter().map(|grid| part(grid.cells)));
    shares.extend(grids.iter().flat_map(|grid| grid.steps.iter().map(|row| part(row.outcomes))));
    shares.extend(coverage.whole.iter().map(|row| part(row.outcomes)));
    shares
}

fn tie() -> impl Strategy<Value = Tie> {
    (0..RESOURCES, 0..OUTCOMES + 2, 1..=5_u8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_link_more_never_lowers_a_share(
        moments in proptest::collection::vec(0..32_u8, RESOURCES),
        expired in 0..RESOURCES + 2,
        ties in proptest::collection::vec(tie(), 0..6),
        more in tie(),
        answers in proptest::collection::vec((1..=5_u8, 1..=5_u8), 40),
    ) {
        let before = covered(&project(&moments, expired, &ties, &answers));
        let all: Vec<Tie> = ties.iter().copied().chain([more]).collect();
        let after = covered(&project(&moments, expired, &all, &answers));
        let (before, after) = (shares(&before), shares(&after));
        prop_assert_eq!(before.len(), after.len());
        for (one, other) in before.iter().zip(&after) {
            prop_assert!((0.0..=1.0).contains(one) && one <= other && *other <= 1.0, "{} {}", one, other);
        }
    }

    #[test]
    fn intervals_hold_their_shares_and_the_order_of_rows_does_not_matter(
        moments in proptest::collection::vec(0..32_u8, RESOURCES),
        ties in proptest::collection::vec(tie(), 0..8),
        answers in proptest::collection::vec((1..=5_u8, 1..=5_u8), 40),
    ) {
        let straight = project(&moments, 9, &ties, &answers);
        let coverage = covered(&straight);
        for one in &coverage.weighted {
            prop_assert!(0.0 <= one.interval[0] && one.interval[0] <= one.share && one.share <= one.interval[1] && one.interval[1] <= 1.0);
        }
        let mut turned = straight.clone();
        turned.links.reverse();
        turned.outcomes.reverse();
        turned.jobs.reverse();
        let mut resources: Vec<Resource> = straight.resources.iter().map(Resource::from).collect();
        resources.reverse();
        turned.resources = resources.into();
        prop_assert_eq!(covered(&turned), coverage);
    }
}
