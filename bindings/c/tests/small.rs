//! The committed pack of the other tests is what the builder writes today.
#![cfg(not(miri))]

#[path = "../../../tests/support/damage.rs"]
#[allow(dead_code, reason = "a part of it is used")]
mod damage;

use damage::RawPack;
use jobpack::pack::{Fold, Record, Section};
use jobpack_author::{compile, source};
use std::path::Path;

/// Folds are most of a small pack.
const FOLDS: usize = 12;

fn built() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/whole");
    let reading = source::read(&folder, &jobpack_author::progress::Quiet).unwrap();
    let mut pack = RawPack::of(&compile::compile(&reading.project).unwrap());
    let folds = pack.section(Section::Folds);
    folds.truncate(8 + FOLDS * Fold::SIZE);
    folds[4..8].copy_from_slice(&(FOLDS as u32).to_le_bytes());
    pack.bytes()
}

#[test]
fn the_committed_pack_is_the_one_that_is_built() {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/small.pack");
    let built = built();
    if std::fs::read(&committed).ok().as_ref() != Some(&built) {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("small.pack");
        std::fs::write(&fresh, built).unwrap();
        panic!("if the format was meant to change, copy {} to {}", fresh.display(), committed.display());
    }
}
