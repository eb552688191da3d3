//! Which resources fit a situation.

mod support;

use jobpack::fit::{Situation, condition, fits};
use jobpack::pack::{Circumstance, Facet, NO_NAME, Pack};
use support::{Tables, resource};

const NAMES: [&str; 6] = ["analyst", "de", "de-AT", "manager", "place", "role"];

/// Resource 0 says nothing, 1 is in German, 2 for Austria; 3 is for analysts, 4 for managers, hard; 5 lies at a soft place.
fn tables() -> Tables {
    let mut tables = Tables { names: NAMES.to_vec(), resources: vec![resource(10); 6], ..Tables::default() };
    tables.facets = vec![Facet { name: 4, matching: 2, reserved: 0 }, Facet { name: 5, matching: 1, reserved: 0 }];
    tables.resources[1].language = 1;
    tables.resources[2].language = 2;
    tables.describe(3, &[(0, 3), (1, 0)]);
    tables.describe(4, &[(1, 3)]);
    tables.describe(5, &[(0, 0)]);
    tables
}

fn all(tables: &Tables, situation: &Situation<'_>) -> Vec<Option<u32>> {
    let bytes = tables.bytes();
    let pack = Pack::open(&bytes).unwrap();
    pack.resources().iter().map(|(_, resource)| fits(&pack, &resource, situation)).collect()
}

#[test]
fn who_says_nothing_gets_everything() {
    assert_eq!(all(&tables(), &Situation::default()), [Some(0); 6]);
}

#[test]
fn a_language_fits_its_regions_and_the_other_way_round() {
    let asked = |language| all(&tables(), &Situation { language, ..Situation::default() })[..3].to_vec();
    assert_eq!(asked("de"), [Some(0), Some(0), Some(0)]);
    assert_eq!(asked("DE-at"), [Some(0), Some(0), Some(0)]);
    assert_eq!(asked("de-CH"), [Some(0), Some(0), None]);
    assert_eq!(asked("den"), [Some(0), None, None]);
    assert_eq!(asked("d"), [Some(0), None, None]);
}

#[test]
fn minutes_and_expiry_exclude() {
    let mut tables = tables();
    tables.resources[0].minutes = 0;
    tables.resources[1].expires = 9_000;
    let minutes = all(&tables, &Situation { minutes: 9, ..Situation::default() });
    assert_eq!(minutes, [Some(0), None, None, None, None, None]);
    let on = |today| all(&tables, &Situation { today, ..Situation::default() })[1];
    assert_eq!([on(0), on(8_999), on(9_000), on(9_001)], [Some(0), Some(0), None, None]);
}

#[test]
fn hard_facets_exclude_and_soft_ones_count() {
    let tables = tables();
    let bytes = tables.bytes();
    let pack = Pack::open(&bytes).unwrap();
    let role = condition(&pack, "role", "analyst").unwrap();
    let conditions = [condition(&pack, "place", "manager").unwrap(), role];
    let situation = Situation { conditions: &conditions, ..Situation::default() };
    assert_eq!(all(&tables, &situation), [Some(0), Some(0), Some(0), Some(2), None, Some(0)]);
    let unknown = [condition(&pack, "role", "nobody").unwrap()];
    assert_eq!(all(&tables, &Situation { conditions: &unknown, ..Situation::default() })[3], None);
    assert_eq!(condition(&pack, "analyst", "role"), None);
}

#[test]
fn level_and_moment_are_preferred() {
    let mut tables = tables();
    tables.resources[0].level = 1;
    tables.resources[1].level = 3;
    tables.resources[2].moments = 0b00101;
    let situation = Situation { level: 2, moments: 0b10100, ..Situation::default() };
    assert_eq!(all(&tables, &situation)[..4], [Some(1), Some(0), Some(1), Some(0)]);
}

#[test]
fn a_circumstance_of_the_pack_is_a_situation() {
    let mut tables = tables();
    tables.circumstances = vec![Circumstance {
        first_condition: tables.resources[4].first_condition,
        condition_count: 1,
        minutes: 10,
        language: 2,
        ..Circumstance::default()
    }];
    let bytes = tables.bytes();
    let pack = Pack::open(&bytes).unwrap();
    let situation = Situation::of_circumstance(&pack, &pack.circumstances().get(0).unwrap());
    assert_eq!(situation.language, "de-AT");
    assert_eq!(all(&tables, &situation), [Some(0), Some(0), Some(0), None, Some(1), Some(0)]);
    let nowhere = Circumstance {
        first_condition: u32::MAX,
        condition_count: u16::MAX,
        language: NO_NAME,
        ..Circumstance::default()
    };
    assert_eq!(all(&tables, &Situation::of_circumstance(&pack, &nowhere)), [Some(0); 6]);
}
