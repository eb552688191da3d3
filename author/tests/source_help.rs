//! Small projects in temporary folders, for the tests of reading.
#![allow(dead_code)]

use jobpack_author::progress::Quiet;
use jobpack_author::project::{Project, Ratings};
use jobpack_author::source::{Reading, read};
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder with these files.
pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    folder
}

/// Reads a project of these files; `jobpack.toml` has a title if it is not among them.
pub fn project(files: &[(&str, &str)]) -> Reading {
    let mut all: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    if !files.iter().any(|(name, _)| *name == "jobpack.toml") {
        all.push(("jobpack.toml", b"title = \"T\"\n"));
    }
    read(folder(&all).path(), &Quiet).unwrap()
}

/// Reads a catalogue alone.
pub fn catalogue(name: &str, bytes: &[u8]) -> Reading {
    let folder = folder(&[(name, bytes)]);
    read(&folder.path().join(PathBuf::from(name)), &Quiet).unwrap()
}

/// What was found, as `CODE file:row field`.
pub fn seen(reading: &Reading) -> Vec<String> {
    let said = |finding: &jobpack_author::check::Finding| {
        let file = &reading.project.files[finding.place.file as usize];
        format!("{} {file}:{} {}", finding.rule.code, finding.place.row, finding.field).trim_end().to_owned()
    };
    reading.findings.iter().map(said).collect()
}

/// All that a project says, without where it said so and without ratings.
pub fn content(project: &Project) -> String {
    let mut project = project.clone();
    project.files.clear();
    project.ratings = Ratings::default();
    let text = format!("{project:#?}");
    let mut lines = text.lines();
    let mut kept = Vec::new();
    while let Some(line) = lines.next() {
        if line.trim() == "place: Place {" {
            lines.by_ref().take(3).for_each(drop);
        } else {
            kept.push(line);
        }
    }
    kept.join("\n")
}
