//! What the builder writes is verified, in any steps; what is wrong is told with its place.

use jobpack::pack::{Pack, Section};

mod support;
use support::whole;

#[test]
fn the_whole_pack_has_every_section_and_is_verified() {
    let bytes = whole::pack();
    let pack = Pack::open(&bytes).unwrap();
    for &section in Section::ALL {
        assert!(!pack.section(section).is_empty(), "{section:?} is empty");
    }
    assert_eq!(pack.verify(), Ok(()));
}
