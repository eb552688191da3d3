//! What a choice says: order, reasons, known things, pools, and what it does without enough room.

mod support;

use jobpack::fit::Situation;
use jobpack::model::RequirementKind::{Hard, Soft};
use jobpack::pack::{NONE, Pack};
use jobpack::pick::{DEFAULT_MINUTES, DEFAULT_WEIGHT, LeftOut, Pick, Reason, Request};
use support::selection::Room;
use support::{Tables, outcome, resource};

/// Needs: a job (0) with two outcomes (1 and 2), and an outcome (3) of no job. Resources take 10 minutes each.
fn tables(links: &[(u32, u32, u8)], resources: u32) -> Tables {
    let mut tables = Tables { jobs: vec![outcome(0)], outcomes: vec![outcome(10_000); 3], ..Tables::default() };
    tables.outcomes[0].job = 0;
    tables.outcomes[1].job = 0;
    tables.resources = vec![resource(10); resources as usize];
    for (number, resource) in (0..).zip(&mut tables.resources) {
        resource.rank = number;
    }
    tables.link(links.to_vec());
    tables
}

fn answer<T>(tables: &Tables, request: &Request<'_>, with: impl FnOnce(Pick<'_>) -> T) -> T {
    let bytes = tables.bytes();
    Room::new(9, 9, 50, 9, 9).pick(&Pack::open(&bytes).unwrap(), request, with)
}

fn resources(tables: &Tables, request: &Request<'_>) -> Vec<u32> {
    answer(tables, request, |pick| pick.items.iter().map(|item| item.resource).collect())
}

fn left_out(tables: &Tables, request: &Request<'_>) -> Vec<(u32, Reason)> {
    let pair = |left: &LeftOut| (left.resource, left.reason);
    answer(tables, request, |pick| pick.left_out.iter().map(pair).collect())
}

#[test]
fn a_job_stands_for_itself_and_its_outcomes() {
    let tables = tables(&[(0, 0, 255), (1, 1, 255), (3, 2, 255)], 3);
    let request = Request { aspects: &[0], ..Request::default() };
    answer(&tables, &request, |pick| {
        assert_eq!(pick.aspects.iter().map(|aspect| aspect.need).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(pick.aspects[0].weight, DEFAULT_WEIGHT);
        assert_eq!((pick.items[0].need, pick.items[1].need), (0, 1));
        assert_eq!(pick.aspects[2].reason, Reason::NothingServes);
        let certificate = pick.certificate;
        assert_eq!((certificate.value, certificate.possible), (15_000 * 255, 25_000 * 255));
        assert_eq!(certificate.bound, certificate.value);
    });
    let known = Request { known_needs: &[0], ..Request::default() };
    assert_eq!(resources(&tables, &known), [2]);
}

#[test]
fn what_is_required_comes_along_and_first() {
    let mut tables = tables(&[(1, 2, 255), (2, 3, 102)], 4);
    tables.require(2, &[(Hard, vec![Ok(0), Ok(1)])]);
    tables.resources[0].minutes = 20;
    answer(&tables, &Request { minutes: 20, ..Request::default() }, |pick| {
        assert_eq!(pick.items.iter().map(|item| item.resource).collect::<Vec<_>>(), [1, 2]);
        assert_eq!((pick.items[0].need, pick.items[0].gain), (NONE, 0));
        assert_eq!(pick.left_out, [LeftOut { resource: 3, worth: 1_020_000, reason: Reason::NoTime }]);
        assert_eq!(pick.aspects[1].reason, Reason::NoTime);
    });
    assert_eq!(resources(&tables, &Request { minutes: 20, known: &[0], ..Request::default() }), [2, 3]);
}

#[test]
fn an_outcome_is_required_from_what_serves_it_or_as_known() {
    let mut tables = tables(&[(1, 1, 255), (3, 0, 51)], 2);
    tables.require(1, &[(Hard, vec![Err(3)])]);
    let request = Request { aspects: &[1], ..Request::default() };
    assert_eq!(resources(&tables, &request), [0, 1]);
    assert_eq!(resources(&tables, &Request { known_needs: &[3], ..request }), [1]);
    assert_eq!(resources(&tables, &Request { pool: Some(&[1]), ..request }), [0; 0]);
    assert_eq!(left_out(&tables, &Request { pool: Some(&[1]), ..request }), [(1, Reason::Requirement)]);
}

#[test]
fn everything_left_out_has_its_reason() {
    let mut tables = tables(&[(1, 0, 255), (1, 1, 204), (2, 2, 255), (3, 3, 255), (2, 4, 153)], 5);
    tables.resources[3].expires = 8_000;
    tables.resources[2].minutes = 0;
    tables.require(4, &[(Hard, vec![Ok(99)])]);
    let request =
        Request { items: 1, situation: Situation { today: 8_000, ..Situation::default() }, ..Request::default() };
    let expected = [(2, Reason::Cap), (3, Reason::Excluded), (1, Reason::NothingNew), (4, Reason::Requirement)];
    assert_eq!(left_out(&tables, &request), expected);
    answer(&tables, &request, |pick| {
        assert_eq!(pick.aspects.iter().map(|aspect| aspect.covered).collect::<Vec<_>>(), [255, 0, 0]);
        assert_eq!((pick.aspects[1].reason, pick.aspects[2].reason), (Reason::Cap, Reason::Excluded));
    });
    answer(&tables, &Request { items: 0, ..request }, |pick| {
        assert!(pick.items[1].estimated && pick.items[1].minutes == DEFAULT_MINUTES);
        assert_eq!((pick.certificate.estimated, pick.certificate.minutes), (1, 20));
    });
}

#[test]
fn what_known_resources_serve_is_covered_so_far() {
    let tables = tables(&[(1, 0, 204), (1, 1, 255), (1, 2, 204), (2, 3, 51)], 4);
    let request = Request { known: &[0], items: 1, ..Request::default() };
    answer(&tables, &request, |pick| {
        assert_eq!((pick.items[0].resource, pick.items[0].gain), (1, 51 * 10_000));
        assert_eq!((pick.certificate.known, pick.certificate.value), (2_040_000, 2_550_000));
        assert!(pick.left_out.contains(&LeftOut { resource: 2, worth: 2_040_000, reason: Reason::NothingNew }));
    });
}

#[test]
fn soft_requirements_are_named_and_not_added() {
    let mut tables = tables(&[(1, 2, 255), (3, 0, 255)], 3);
    tables.require(2, &[(Soft, vec![Ok(0)]), (Soft, vec![Err(3)]), (Soft, vec![Ok(1), Ok(2)])]);
    let bytes = tables.bytes();
    let pack = Pack::open(&bytes).unwrap();
    let advised = |request: &Request<'_>| {
        let number = |pick: Pick<'_>| {
            pick.advised(&pack, request).map(|(item, number, _)| (item.resource, number)).collect::<Vec<_>>()
        };
        Room::new(9, 9, 50, 9, 9).pick(&pack, request, number)
    };
    let request = Request { aspects: &[1], ..Request::default() };
    assert_eq!(advised(&request), [(2, 0), (2, 1)]);
    assert_eq!(advised(&Request { known: &[0], ..request }), []);
    assert_eq!(advised(&Request { known_needs: &[3], ..request }), [(2, 0)]);
}

#[test]
fn equal_ranks_come_as_the_curator_says() {
    let mut tables = tables(&[(1, 0, 255), (2, 1, 255), (3, 2, 255)], 3);
    tables.resources.iter_mut().for_each(|resource| resource.rank = 0);
    (tables.links[0].order, tables.links[1].order, tables.links[2].order) = (0, 2, 1);
    assert_eq!(resources(&tables, &Request::default()), [2, 1, 0]);
    assert_eq!(resources(&tables, &Request { pool: Some(&[1, 0]), ..Request::default() }), [1, 0]);
}

#[test]
fn want_of_room_is_said() {
    let tables = tables(&[(1, 0, 51), (1, 1, 255), (2, 2, 204), (3, 2, 204)], 3);
    let bytes = tables.bytes();
    let pack = Pack::open(&bytes).unwrap();
    let mut enough = Room::new(3, 3, 4, 3, 3);
    enough.pick(&pack, &Request::default(), |pick| assert!(!pick.truncated && pick.items.len() == 2));
    for (aspects, candidates, edges) in [(2, 3, 4), (3, 2, 4), (3, 3, 3), (0, 0, 0)] {
        Room::new(aspects, candidates, edges, 3, 3).pick(&pack, &Request::default(), |pick| {
            assert!(pick.truncated);
            assert_eq!(pick.certificate.bound, pick.certificate.possible);
        });
    }
    let strong = |pick: Pick<'_>| {
        assert_eq!(pick.items.iter().map(|item| item.resource).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(pick.left_out, [LeftOut { resource: 0, worth: 510_000, reason: Reason::NoRoom }]);
    };
    Room::new(3, 2, 4, 3, 3).pick(&pack, &Request::default(), strong);
}
