//! A small pack with every kind of record, built from `tests/whole`.

use super::damage::RawPack;
use jobpack::pack::{Fold, Record, Section};
use jobpack_author::compile::{self, Compiled, Division};
use jobpack_author::progress::{Quiet, Steps};
use jobpack_author::project::Project;
use jobpack_author::source;
use std::io::Cursor;
use std::path::Path;

fn project(folder: &str) -> Project {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    source::read(&folder, &Quiet).unwrap().project
}

/// The pack of the project in a folder.
pub fn built(folder: &str) -> Vec<u8> {
    compile::compile(&project(folder)).unwrap()
}

/// The packs of a project.
pub fn divided(project: &Project, division: Division) -> Vec<Vec<u8>> {
    let steps = Steps::default();
    let compiled = Compiled::of(project, division, &steps).expect("the project compiles");
    let pack = |number| {
        let mut bytes = Cursor::new(Vec::new());
        let length = compiled.write(number, &mut bytes).expect("the pack fits");
        assert_eq!(length as usize, bytes.get_ref().len());
        bytes.into_inner()
    };
    (0..compiled.packs()).map(pack).collect()
}

/// The same in as many packs as it has resources.
pub fn parts() -> Vec<Vec<u8>> {
    let project = project("tests/whole");
    divided(&project, Division::Packs(project.resources.len() as u8))
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
