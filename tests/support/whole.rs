//! A small pack with every kind of record, built from `tests/whole`.

use jobpack_author::{compile, source};
use std::path::Path;

/// The pack as the builder writes it.
pub fn pack() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/whole");
    let reading = source::read(&folder, &source::Quiet).unwrap();
    assert!(reading.findings.is_empty(), "{:#?}", reading.findings);
    compile::compile(&reading.project).unwrap()
}
