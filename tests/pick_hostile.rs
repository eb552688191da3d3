//! Packs that lie: no panic, an answer in bounded time, and limits that hold all the same.

mod support;

use jobpack::fit::Situation;
use jobpack::pack::{Choice, Condition, Link, NONE, Need, Pack, Reference, Requirement, Resource};
use jobpack::pick::Request;
use proptest::prelude::*;
use std::time::{Duration, Instant};
use support::Tables;
use support::selection::Room;

/// Numbers near what exists, and far from it.
fn number() -> impl Strategy<Value = u32> {
    prop_oneof![6 => 0_u32..12, 1 => Just(u32::MAX), 1 => Just(u32::MAX - 1), 1 => any::<u32>()]
}

fn short() -> impl Strategy<Value = u16> {
    prop_oneof![6 => 0_u16..6, 1 => Just(u16::MAX), 1 => any::<u16>()]
}

fn resource() -> impl Strategy<Value = Resource> {
    let ranges = ((number(), number()), (number(), short()), (number(), short()));
    (short(), ranges, number(), short(), any::<u8>()).prop_map(
        |(minutes, (served, conditions, required), rank, expires, level)| Resource {
            minutes,
            language: expires,
            level,
            moments: level,
            first_served: served.0,
            served_count: served.1,
            first_condition: conditions.0,
            condition_count: conditions.1,
            first_requirement: required.0,
            requirement_count: required.1,
            rank,
            expires,
            ..Resource::default()
        },
    )
}

fn need() -> impl Strategy<Value = Need> {
    (number(), number(), number(), any::<u16>()).prop_map(|(job, first_link, link_count, opportunity)| Need {
        job,
        first_link,
        link_count,
        opportunity,
        respondents: u32::from(opportunity & 1),
        ..Need::default()
    })
}

fn tables() -> impl Strategy<Value = Tables> {
    let link = (number(), number(), any::<u8>(), short());
    let link = link.prop_map(|(need, resource, strength, order)| Link {
        need,
        resource,
        text: NONE,
        order,
        strength,
        role: 0,
    });
    let requirement = (number(), short(), 0_u8..4);
    let requirement = requirement.prop_map(|(first_option, option_count, kind)| Requirement {
        first_option,
        text: NONE,
        option_count,
        kind,
        reserved: 0,
    });
    (
        prop::collection::vec(resource(), 0..12),
        prop::collection::vec(need(), 0..4),
        prop::collection::vec(need(), 0..8),
        prop::collection::vec(link, 0..30),
        prop::collection::vec(number().prop_map(|to| Reference { to }), 0..30),
        prop::collection::vec(requirement, 0..12),
        prop::collection::vec((number(), 0_u8..4).prop_map(|(target, of)| Choice { target, of, reserved: 0 }), 0..20),
        prop::collection::vec((short(), short()).prop_map(|(facet, value)| Condition { facet, value }), 0..8),
    )
        .prop_map(|(resources, jobs, outcomes, links, served, requirements, choices, conditions)| Tables {
            resources,
            jobs,
            outcomes,
            links,
            served,
            requirements,
            choices,
            conditions,
            names: vec!["de", "en"],
            ..Tables::default()
        })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3000) })]

    #[test]
    fn no_pack_and_no_request_breaks_it(
        tables in tables(),
        numbers in prop::collection::vec(number(), 0..5),
        pool in prop::option::of(prop::collection::vec(number(), 0..9)),
        (minutes, items, room) in (short(), short(), 0_usize..16),
    ) {
        let bytes = tables.bytes();
        let pack = Pack::open(&bytes).unwrap();
        let (aspects, known) = numbers.split_at(numbers.len() / 2);
        let situation = Situation { today: items, moments: 1, language: "de", conditions: &tables.conditions, ..Situation::default() };
        let request = Request { aspects, known, known_needs: known, minutes, items, pool: pool.as_deref(), situation };
        Room::new(room, room, 3 * room, room / 2, room / 3).pick(&pack, &request, |pick| {
            let sum: u32 = pick.items.iter().map(|item| u32::from(item.minutes)).sum();
            assert!(minutes == 0 || sum <= u32::from(minutes));
            assert!(items == 0 || pick.items.len() <= items.into());
            assert!(pick.certificate.value <= pick.certificate.bound);
            assert!(pick.certificate.bound <= pick.certificate.possible);
            for (place, item) in pick.items.iter().enumerate() {
                assert!(pick.items[..place].iter().all(|other| other.resource != item.resource));
            }
            pick.advised(&pack, &request).count()
        });
    }
}

/// Everything requires everything, every range claims all there is.
#[test]
fn a_pack_that_claims_everything_is_answered_in_bounded_time() {
    let count = 2_000;
    let all = Resource {
        minutes: 1,
        served_count: u32::MAX,
        requirement_count: 60,
        condition_count: u16::MAX,
        ..Resource::default()
    };
    let mut tables = Tables { resources: vec![all; count as usize], ..Tables::default() };
    for (number, resource) in (0..).zip(&mut tables.resources) {
        resource.rank = number;
    }
    tables.outcomes = vec![Need { link_count: u32::MAX, ..Need::default() }; 100];
    tables.links = (0..count)
        .map(|resource| Link { need: resource % 100, resource, text: NONE, order: 0, strength: 255, role: 0 })
        .collect();
    tables.served = (0..count).map(|to| Reference { to }).collect();
    tables.requirements = vec![Requirement { option_count: 60, kind: 1, ..Requirement::default() }; 60];
    tables.choices = (0..60).map(|target| Choice { target, of: 1 + (target % 2) as u8, reserved: 0 }).collect();
    tables.conditions = vec![Condition::default(); 70_000];
    let bytes = tables.bytes();
    let pack = Pack::open(&bytes).unwrap();
    let situation = Situation { conditions: &[Condition { facet: 0, value: 1 }; 64], ..Situation::default() };
    let begun = Instant::now();
    let pool: Vec<u32> = (0..count).collect();
    for pool in [None, Some(&pool[..])] {
        let request = Request { minutes: 600, pool, situation, ..Request::default() };
        Room::new(256, 1_024, 16_384, 32, 16).pick(&pack, &request, |pick| assert!(pick.truncated));
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    println!("{:?}", begun.elapsed());
}
