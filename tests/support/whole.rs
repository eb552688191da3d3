//! A small pack with every kind of record, built from `tests/whole`.

use super::damage::RawPack;
use jobpack::pack::{Fold, Record, Section};
use jobpack_author::{compile, source};
use std::path::Path;

/// The pack of the project in a folder.
pub fn built(folder: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let reading = source::read(&folder, &jobpack_author::progress::Quiet).unwrap();
    compile::compile(&reading.project).unwrap()
}

/// The pack as the builder writes it.
pub fn pack() -> Vec<u8> {
    built("tests/whole")
}

/// The same with few folds, which otherwise are most of it.
pub fn small_pack() -> Vec<u8> {
    const FOLDS: usize = 12;
    let mut pack = RawPack::of(&pack());
    let folds = pack.section(Section::Folds);
    folds.truncate(8 + FOLDS * Fold::SIZE);
    folds[4..8].copy_from_slice(&(FOLDS as u32).to_le_bytes());
    pack.bytes()
}
